"""What a number counts: the noun that it stands with.

Belongs here: finding the counted noun after or before a number, with the vocabulary of `reference/counted_things.csv`.
Not here: whether the count is a fact (`volumes`), and cases of a file review (`case_nouns`).

Columns of the vocabulary: `noun` in the singular; `role`: volume for what the field tracks, context for what only
describes (forces, areas, districts); `unit`; `least`: smaller counts are narrative ('two officers stopped a car');
`needs`: one of these beginnings of words must stand in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.cases_of_crime import are_cases_of_crime
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import one_of


@dataclass(frozen=True, slots=True)
class CountedThing:
    """A counted noun. Positions hold the whole noun phrase, its adjectives included."""

    start: int
    end: int
    noun: str
    role: Literal["volume", "context"]
    unit: str
    least: float


@dataclass(frozen=True, slots=True)
class CountedNumber:
    """A number and the noun that it counts; `high` is the upper end of a range."""

    number: Number
    thing: CountedThing
    rule: str
    high: Number | None = None

    @property
    def start(self) -> int:
        """Where its words begin, a noun before the number included."""
        return self.number.start if self.rule == "joined_count" else min(self.number.start, self.thing.start)

    @property
    def end(self) -> int:
        return self.number.end if self.rule == "joined_count" else max(self.number.end, self.thing.end)


@dataclass(frozen=True, slots=True)
class _Entry:
    noun: str
    role: Literal["volume", "context"]
    unit: str
    least: float
    needs: tuple[str, ...]


_IRREGULAR = {
    **{same: same for same in ("staff", "people", "personnel")},
    "child": "children",
    "person": "persons",
    "knife": "knives",
}


_WHOLE_PLURALS = {
    "use of force": "uses of force",
    "cause of concern": "causes of concern",
    "cause for concern": "causes for concern",
    "area for improvement": "areas for improvement",
    "area for further improvement": "areas for further improvement",
    "member of staff": "members of staff",
    "member of police staff": "members of police staff",
    "member of the team": "members of the team",
    "member of the public": "members of the public",
    "area of policing": "areas of policing",
    **{same: same for same in ("officers and staff", "county lines")},
}
_EXAMPLE = "example "
"""'Four examples of promising practice.'"""
_SAME_IN_BOTH = frozenset(("fte", "full-time equivalent", "throughput"))
"""'210,620 FTE' as well as '210,620 FTEs'."""
_ONLY_BEFORE_NUMBERS = frozenset(("police",))
"""'Police numbers', but not '12 police'."""
_MORE_POLICE = (
    r"(?:(?<=\bmore\s)|(?<=\bextra\s)|(?<=\badditional\s)|(?<=\bfewer\s))"
    r"police(?!\s+(?!this\b|as\b|is\b|was\b|has\b|across\b)[a-z]+s\b|\s+(?:staff|and\s+crime|presence|time|work|land)\b|-)"
)
"""'120 more police': the one way in which the word is counted by itself."""
_GAP = r"[\s-]+"


@cache
def _vocabulary() -> tuple[re.Pattern[str], dict[str, _Entry]]:
    """All nouns in the plural, or in the singular before 'numbers', and what each means by its words."""
    plurals: dict[str, _Entry] = {}
    singulars: dict[str, _Entry] = {}
    for row in reference.rows("counted_things"):
        role: Literal["volume", "context"] = "volume" if row["role"] == "volume" else "context"
        needs = tuple(part for part in row["needs"].split(";") if part)
        entry = _Entry(row["noun"], role, row["unit"], float(row["least"] or 0), needs)
        singulars[_key(entry.noun)] = entry
        if entry.noun not in _ONLY_BEFORE_NUMBERS:
            plurals[_key(_plural(entry.noun))] = entry
        if entry.noun in _SAME_IN_BOTH:
            plurals[_key(entry.noun)] = entry
    singular = rf"{one_of(singulars, _GAP)}(?=\s+(?:numbers|volumes|strength|headcount)\b)"
    plural = rf"{one_of(plurals, _GAP)}(?![\w-]|'\s+[a-z]+s\b)"
    return expression(rf"(?<!\w)(?:{plural}|{singular}|{_MORE_POLICE})", re.IGNORECASE), singulars | plurals


def _key(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())


def _entry_of(match: re.Match[str]) -> _Entry:
    return _vocabulary()[1][_key(match.group())]


def _plural(noun: str) -> str:
    if noun in _WHOLE_PLURALS:
        return _WHOLE_PLURALS[noun]
    if noun.startswith(_EXAMPLE):
        return noun.replace(_EXAMPLE, "examples ", 1)
    *first, last = noun.split(" ")
    if last in _IRREGULAR:
        ending = _IRREGULAR[last]
    elif last.endswith("y") and last[-2] not in "aeiou":
        ending = f"{last[:-1]}ies"
    elif last.endswith(("ch", "sh", "x", "ss")):
        ending = f"{last}es"
    else:
        ending = f"{last}s"
    return " ".join((*first, ending))


_STOP = (
    r"(?:of|in|to|at|for|by|on|with|from|and|or|but|that|which|who|when|where|was|were|is|are|be|been|had|has|have|did|do|"
    r"does|will|would|could|can|may|should|as|than|per|each|every|against|between|because|while|if|not|then|so|it|they|"
    r"we|he|she|the|a|an|this|these|those|after|before|since|until|during|without|despite|including|rather|instead|compared)\b(?!-\w)"
)
_LEAD = expression(
    r"\s+(?:or\s+(?:more|fewer|so)\s+)?(?:\((?:[^()\d]{2,40}|\d[\d.]*\s?(?:%|per\s?cent))\)\s+)?(?:of\s+(?:the|its|our|their|these|those|his|her)\s+)?(?:[\"'](?=[a-z]))?(?=[A-Za-z\d\"'])"
)
_WORD = expression(
    rf"(?!{_STOP})(?:999|101|[\"'](?:999|101)\s?[\"']|"
    rf"(?:grade|band|priority|category|level)\s+\d|[A-Za-z][\w'&/-]*)\s+(?:\((?-i:[A-Z]{{2,5}})\)\s+)?",
    re.IGNORECASE,
)
_PAIR = expression(
    rf"(?!{_STOP})[a-z][\w'-]*(?<![^us]s)\s+(?:and|or)\s+(?=(?!{_STOP}|{CARDINAL}\b)[a-z][\w'-]*(?<![^us]s)\s+[a-z])",
    re.IGNORECASE,
)
"""'122 serious and organised crime offenders': two modifiers of one noun."""
_MOST_MODIFIERS = 6
_LEAST_UNKNOWN = 10.0
"""Fewer of a thing that the field's vocabulary does not name are part of a story rather than a figure."""


def thing_after(text: str, at: int) -> CountedThing | None:
    """What a number ending at `at` counts: '12 further recommendations', '1,600 registered sex offenders'."""
    lead = _LEAD.match(text, at)
    if lead is None:
        return None
    pattern, _ = _vocabulary()
    place = lead.end()
    for _ in range(_MOST_MODIFIERS + 1):
        if found := pattern.match(text, place):
            following = _follow_on(text, found.end())
            if following is None:
                return _thing(text, lead.end(), found.end(), _entry_of(found))
            place = following
            continue
        word = _PAIR.match(text, place) or _WORD.match(text, place)
        if word is None:
            return None
        place = word.end()
    return None


_PLURAL = expression(
    rf"(?!{_STOP})(?:[A-Za-z][\w'-]*(?<![sui])s|people|children|men|women|staff)(?![\w'-])", re.IGNORECASE
)
_NO_NOUN = expression(
    r"(?:Mrs|Ms|others|always|perhaps|besides|towards|sometimes|afterwards|needs|seems|remains|means|goes|does|says|takes|makes|gets|comes)\b",
    re.I,
)
_MOST_WORDS_BEFORE = 4


def anything_after(text: str, at: int) -> CountedThing | None:
    """What a number ending at `at` counts where the vocabulary does not know it: '62 schemes', '24 cells'.

    The first plural word is taken for the noun; a word of the vocabulary on the way to it decides by itself.
    """
    lead = _LEAD.match(text, at)
    if lead is None:
        return None
    pattern, _ = _vocabulary()
    place = lead.end()
    for _ in range(_MOST_WORDS_BEFORE + 1):
        if pattern.match(text, place):
            return None
        plural = _PLURAL.match(text, place)
        if plural and not _NO_NOUN.match(text, place):
            following = _PLURAL.match(text, plural.end() + 1) if text[plural.end() : plural.end() + 1] == " " else None
            if following and pattern.match(text, following.start()):
                return None
            noun = plural.group().lower().removesuffix("s")
            return CountedThing(lead.end(), plural.end(), noun, "volume", "", _LEAST_UNKNOWN)
        word = _PAIR.match(text, place) or _WORD.match(text, place)
        if word is None:
            return None
        place = word.end()
    return None


def _follow_on(text: str, end: int) -> int | None:
    """Where a longer noun goes on that this one only modifies ('officers posts'); None where the noun ends here."""
    pattern, _ = _vocabulary()
    gap = re.match(r"\s+", text[end:])
    return end + gap.end() if gap and pattern.match(text, end + gap.end()) else None


_PAID_FOR = expression(r"'?\s+(?:pay|salaries|wages|overtime|pensions?|allowances|expenses|costs)\b", re.IGNORECASE)
"""'Staff and officers' pay' is money, and counts nobody."""


def things_before(text: str, at: int, start: int = 0) -> CountedThing | None:
    """The last counted noun between `start` and `at`."""
    pattern, _ = _vocabulary()
    found = [match for match in pattern.finditer(text, start, at) if not _PAID_FOR.match(text, match.end())]
    return _thing(text, found[-1].start(), found[-1].end(), _entry_of(found[-1])) if found else None


_KIND_OF_CRIME = expression(
    r"\W*(?:[A-Za-z][\w'-]*\s+){0,4}?(?:crime|burglary|robbery|theft|rape|arson|fraud|homicide|stalking|harassment|shoplifting|violence|assault|"
    r"(?:anti-?social|threatening)\s+behaviour|criminal\s+damage|domestic\s+abuse|possession\s+of\s+(?:weapons|drugs)|drug\s+offences)"
    r"(?:\s+(?:with(?:out)?|against|of|from|in|per)\s+(?:[\w'-]++\s*){1,4})?\s*(?:\([^()]*\))?\W*",
    re.IGNORECASE,
)


def kind_of_crime(label: str) -> CountedThing | None:
    """The crimes that the label of a row names in the singular: 'Burglary (dwelling)', 'Violence with injury'."""
    if not _KIND_OF_CRIME.fullmatch(label):
        return None
    return CountedThing(0, len(label), label.strip().lower(), "volume", "crimes", 0)


_KIND_OF_OUTCOME = expression(
    r"\W*(?:charge[ds]?|summons(?:ed)?|(?:charge[ds]?|charging)\s*(?:/|,|or|and)\s*summons(?:e[ds])?(?:\s*(?:/|,|or|and)\s*postal\s+requisition(?:ed)?)?|"
    r"(?:adult|youth|simple|conditional)\s+cautions?|cautioned|community\s+resolutions?|(?:cannabis|khat)\s+warnings?|penalty\s+notices?(?:\s+for\s+disorder)?|"
    r"out[\s-]of[\s-]court\s+(?:disposals?|resolutions?)|taken\s+into\s+consideration|no\s+further\s+action|no\s+suspect(?:\s+(?:was\s+)?identified)?|"
    r"(?:investigation\s+complete\W+)?no\s+suspect\s+identified|evidential\s+difficulties(?:[\s:,;(-]+[\w\s'-]+)?|(?:action\s+)?not\s+in\s+(?:the\s+)?public\s+interest|"
    r"outcome\s+\d{1,2}(?:\W+[\w\s',/-]+)?|not\s+yet\s+assigned\s+an\s+outcome|diversion\w*(?:\s+[\w-]+){0,3})\s*(?:\([^()]*\))?\W*",
    re.IGNORECASE,
)


def thing_of_label(label: str) -> CountedThing | None:
    """What the label of a row or the head of a column counts, also in the singular: 'Homicide', 'Caution'."""
    label = _FOR_SO_MANY.sub("", label)
    named = things_before(f"{label} ", len(label) + 1) or kind_of_crime(label)
    if named or not label.strip():
        return named
    alone = _vocabulary()[1].get(_key(label))
    if alone and alone.role == "volume" and not alone.needs:
        return CountedThing(0, len(label), alone.noun, alone.role, alone.unit, 0)
    if _KIND_OF_OUTCOME.fullmatch(label):
        return CountedThing(0, len(label), label.strip().lower(), "volume", "outcomes", 0)
    return None


_FOR_SO_MANY = expression(r"\s+(?:per|for\s+(?:every|each))\s+[\d,]+\b.*$", re.IGNORECASE)
"""'Complaints per 1,000 employees' counts complaints."""


def named_before(text: str, at: int, units: tuple[str, ...]) -> CountedThing | None:
    """The last thing in one of the units that is named before `at`, whatever else is counted between."""
    pattern, _ = _vocabulary()
    for match in reversed(list(pattern.finditer(text, 0, at))):
        entry = _entry_of(match)
        if entry.role == "volume" and entry.unit in units:
            return _thing(text, match.start(), match.end(), entry)
    return None


def _thing(text: str, start: int, end: int, entry: _Entry) -> CountedThing:
    meant = not entry.needs or any(re.search(rf"\b{re.escape(part)}", text, re.IGNORECASE) for part in entry.needs)
    counts = meant or (entry.noun == "case" and are_cases_of_crime(text, start, end))
    return CountedThing(start, end, entry.noun, entry.role if counts else "context", entry.unit, entry.least)
