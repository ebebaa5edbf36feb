"""Numbers of people, posts and findings, named by what they are and what becomes of them: '40 more officers'.

Belongs here: the noun of a number with the state that its clause, its column or its label tells. Not here: the nouns,
the states and the measures themselves (`reference/counted_measures.csv`, `reference/counted_states.csv`), or words that
name a measure by themselves (`measures.measure`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.measures.measured_words import names_a_time_alone
from pipelines.extraction.records import Volume
from pipelines.extraction.tables.figures import cell_at
from pipelines.extraction.volumes.shapes.around import MODIFIERS

_FEW, _FEWEST, _MOST = 200, 600, 9_000
"""Staff and officers of the smallest forces, and more than any has but the Metropolitan Police."""
_QUALIFIED = (
    r"(?:(?:how\s+many|[\w-]+'s|total|overall|full\s+time\s+equivalent|fte|an?|the|its|our|their|such|other|more|fewer|less|new|extra|additional|further|vacant|unfilled|empty|remaining|"
    r"outstanding|open|overdue|unmet|full-time|serving|uniformed|regular|existing|all|previous|separate|specific)\s+)*"
)
"""Words before a noun that leave it what it is."""
_SENTENCES_BACK = 3
_HEDGED = expression(rf"(?<!\w){HEDGES}$", re.IGNORECASE)
_RELATIVE = expression(r",?\s+(?:which|who)\s+", re.IGNORECASE)
"""'Notifications which had not been read': the clause goes on."""
_YEAR = expression(r"(?:19|20)\d\d")
_LABEL = expression(r"\W*[A-Z][^:;|.!?]{2,60}[:|\t]\s*")
_NO_WORDS_OF_LABEL = expression(
    r"\([^()]*\)|[*•|]|\b(?:number|total)\s+of\b|,?\s+(?:at|on|as\s+at|in|,)?\s*\d.*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One way in which a number is of a measure."""

    things: re.Pattern[str]
    named: re.Pattern[str]
    """The same anywhere in a title."""
    about: re.Pattern[str] | None
    """What must be spoken of as near as its `reach`: in the clause, the sentence or above."""
    reach: str
    state: str
    measure_id: str

    def may_tell(self, told: _Told, fact: Volume) -> bool:
        """Whether the state of the things says more of a count than its words do, and is its own where it leans."""
        leans = fact.rule == "joined_count"
        if self.state == "level":
            return leans and fact.measure_id in (None, "workforce_lost")
        if fact.measure_id in _of_people() and self.state in _OF_CHANGE and not (leans and self.state == "strength"):
            return True
        if leans:
            return fact.measure_id is None and self.state not in _OF_THEMSELVES
        outdoes = self.state in _OUTDOING or (self.state == _MADE and told.label is not None)
        return outdoes or fact.measure_id is None

    def is_spoken_of(self, reach: str, text: str) -> bool:
        """Whether a text that is so near speaks of what the things are about."""
        if self.about is None or not reach:
            return self.about is None and not reach
        return _REACHES.index(reach) <= _REACHES.index(self.reach) and self.about.search(text) is not None


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a number: its noun, what leads to it and what follows, or the label and the head of a cell."""

    things: str
    before: str
    behind: str
    label: str | None = None
    value: float = 0
    of_a_force: bool = True


def measure_by_state(context: Context, sentence: Sentence, fact: Volume) -> str | None:
    """The measure of the things of a count in their state, where its words name none or only its things."""
    told = _told(context, sentence, fact)
    rows = [row for row in _rows() if row.things.fullmatch(told.things) and row.may_tell(told, fact)]
    if not rows or (fact.value >= _MOST and any(row.state in _OF_ONE_FORCE for row in rows)):
        return fact.measure_id
    own = f"{told.before} {told.things} {told.behind} {told.label or ''}"
    lead = context.lead_in(sentence)
    above = (*((lead.text,) if lead else ()), *(said.text for said in context.before(sentence, _SENTENCES_BACK)))
    spoken_of = (
        ("clause", own),
        ("sentence", sentence.text),
        *(("above", text) for text in (*above, *sentence.headings[-2:][::-1])),
    )
    for reach, text in (*spoken_of, ("", "")):
        for row in rows:
            if row.is_spoken_of(reach, text) and _is_so(row.state, told):
                return row.measure_id or None
    return fact.measure_id


_MADE = "made"
_OF_ONE_FORCE = ("added", "whole")
_OF_CHANGE = ("gone", "fallen", "risen", "strength", "aimed")
"""States that make of those who are there so many who came or went, or the other way round."""
_REACHES = ("clause", "sentence", "above")
_OF_THEMSELVES = ("there", "whole", "made", "any", "attended", "managed", "of_searches")
"""States that only a number with its noun beside it tells."""
_OUTDOING = ("partly", "closed", "open", "of_team", "each")
"""States that the words of a measure leave open."""


def _told(context: Context, sentence: Sentence, fact: Volume) -> _Told:
    text, start, end = sentence.text, fact.anchor.start - sentence.start, fact.anchor.end - sentence.start
    size = fact.value, fact.force_id is not None
    if cell := cell_at(context, sentence, start) if sentence.block.kind == "table_row" else None:
        thing = next(filter(None, map(_thing_of_label, (cell.label, cell.head, cell.caption))), "")
        timed = not any(map(str.isalpha, cell.head)) or names_a_time_alone(cell.head)
        return _Told(thing, "", "", cell.label if timed else cell.head, *size)
    counted = (one for one in sentence.numbers if one.kind == "cardinal")
    numbers = [one for one in counted if not _YEAR.fullmatch(text, one.start, one.end)]
    opened, closed = clause_bounds(text, start, end)
    if relative := _RELATIVE.match(text, closed):  # 'notifications which had not been read'
        closed = clause_bounds(text, start, relative.end())[1]
    opened = max([opened, *(one.end for one in numbers if one.end <= start)])
    stands = text.find(fact.subject, end) if fact.rule == "counted_things" else -1
    after = stands + len(fact.subject) if end < stands < end + _FAR else end
    closed = max(after, min([closed, *(one.start for one in numbers if one.start >= after)]))
    label = text[:start] if _LABEL.fullmatch(text, 0, start) else None
    before = _HEDGED.sub("", text[opened:start])
    things = f"{_modifiers(text, fact, start)}{fact.subject}"
    return _Told(" ".join(things.split()), before, text[after:closed], label, *size)


def _modifiers(text: str, fact: Volume, start: int) -> str:
    """The 'armed response' of 'its number of armed response officers, now 84'."""
    stands = text.rfind(fact.subject, 0, start) if fact.rule == "count_of_things" else -1
    told = MODIFIERS.search(text, 0, stands) if stands > 0 else None
    opens = told and (told.group()[0].isdigit() or _OPENS_PHRASE.search(text, 0, told.start()))
    return told.group().lstrip("0123456789, ") if told and opens else ""


_OPENS_PHRASE = expression(r"\b(?:of|the|its|our|their)\s+$", re.IGNORECASE)
_FAR = 40
"""Characters between a number and a noun that it shares with others: '214, 239 and 198 incidents'."""


def _thing_of_label(label: str) -> str:
    """The noun of a label or a head: the 'Staff' of 'Staff (including PCSOs)', the findings that a title names."""
    noun = " ".join(_NO_WORDS_OF_LABEL.sub(" ", label).split())
    if any(row.things.fullmatch(noun) for row in _rows()):
        return noun
    named = (row.named.search(label) for row in _rows() if row.state == _MADE)
    return next((found.group() for found in named if found), "")


def _is_so(state: str, told: _Told) -> bool:
    """Whether the things of a number are in a state, as the words on either side of it tell."""
    words = _states()
    around = f"{told.before} | {told.behind.partition(',')[0]}"
    if state in ("there", "whole") and words["others", "around"].search(around):
        return False
    if state == "aimed" and told.value < _FEWEST:
        return False
    if state == "whole" and (told.value < _FEWEST or told.of_a_force):
        return told.value >= (
            _FEWEST if told.label is None and not words[state, "before"].search(told.before) else _FEW
        )
    if told.label is not None or state == _MADE:
        place, text = ("behind", told.behind) if told.label is None else ("label", told.label)
        return (state, place) in words and bool(words[state, place].search(text))
    said = {"within": told.things, "before": told.before, "behind": told.behind}
    return any((state, place) in words and words[state, place].search(text) for place, text in said.items())


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            expression(rf"{_QUALIFIED}(?:{row['things']})", re.IGNORECASE),
            expression(rf"\b(?:{row['things']})\b", re.IGNORECASE),
            expression(rf"\b(?:{row['about']})", re.IGNORECASE) if row["about"] else None,
            row["reach"],
            row["state"],
            row["measure"],
        )
        for row in reference.rows("counted_measures")
    )


@cache
def _of_people() -> frozenset[str]:
    """The measures of people who are there, came or went."""
    return frozenset(row.measure_id for row in _rows() if row.state in ("gone", "added", "whole", "there"))


@cache
def _states() -> dict[tuple[str, str], re.Pattern[str]]:
    """The words of each state, by it and where they stand."""
    return {
        (row["state"], row["place"]): expression(row["words"], re.IGNORECASE)
        for row in reference.rows("counted_states")
    }
