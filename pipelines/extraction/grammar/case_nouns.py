"""What a number counts in a file review: the noun behind it, and nouns that are no cases.

Belongs here: the grammar of that noun; its words are in `reference/case_nouns.csv`. Not here: whether they were
reviewed (`counts.sizes.reviewed`), or what a number counts elsewhere (`counted`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar import number_words

_STOPS = (
    r"(?:of|and|or|in|that|which|where|were|was|had|have|has|did|we|to|for|with|but|no|not|any|a|an|the|this|these|"
    r"those|by|from|on|at|as|when|while|because|if|who|there|it|they|held|lack\w*|show\w*|contain\w*|includ\w*|"
    r"receiv\w*|should|could|would|is|are|been|be|met|fail\w*|need\w*|requir\w*|involv\w*|took|made|gave|got|went|"
    r"came|resulted|led|left|fell|lay|stood|below|above|beyond|outside|against|within|without|still|also|then|only|just|last|this)\b(?!-\w)"
)
_WORD = rf"[\"“‘]?(?!{_STOPS})[\w'-]+[\"”’]?\s+"
_MODIFIERS = rf"(?:(?:{_WORD}and\s+)?{_WORD}){{0,4}}?"
"""'Domestic abuse', 'serious and complex'."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a number counts: the noun and where it stands."""

    words: str
    start: int
    end: int


@cache
def _nouns(role: str) -> re.Pattern[str]:
    nouns = [row["noun"] for row in reference.rows("case_nouns") if row["role"] == role]
    either = "|".join(_plural(noun) for noun in sorted(nouns, key=len, reverse=True))
    return expression(rf"\s+{_MODIFIERS}({either})\b(?!-)", re.IGNORECASE)


_PLACES_KEPT = 1_024
"""Places whose noun is remembered: several rules ask for the noun behind one number."""


_PLURAL_WITHIN = frozenset(("report of crime", "area for improvement"))


def _plural(noun: str) -> str:
    irregular = {
        "child": "child(?:ren)?",
        "person": "(?:person|people)",
        "staff": "staff",
        "woman": "wom[ae]n",
        "man": "m[ae]n",
    }
    if noun in _PLURAL_WITHIN:
        return noun.replace(" ", r"s?\s+", 1).replace(" ", r"\s+")
    *first, last = noun.split()
    if last in irregular:
        ending = irregular[last]
    elif last.endswith("y") and last[-2] not in "aeiou":
        ending = f"{last[:-1]}(?:y|ies)"
    elif last.endswith(("ch", "s", "sh", "x")):
        ending = f"{last}(?:es)?"
    else:
        ending = f"{last}s?"
    return r"\s+".join((*first, ending))


@lru_cache(maxsize=_PLACES_KEPT)
def case_noun(text: str, at: int) -> Noun | None:
    """The noun that a number ending at `at` counts, where it is something that inspectors review.

    A noun in the singular only opens the name of the thing: 'six rape investigations', '33 child protection cases'.
    """
    found = _nouns("case").match(text, at)
    if found is None:
        return None
    scope = _scope(text, at)
    if scope and (scope.start(1), -scope.end()) < (found.start(1), -found.end()):
        return None
    while not _IN_PLURAL.search(found[1]):
        longer = _nouns("case").match(text, found.end())
        if longer is None or longer.start(1) - found.end() > 25:
            break
        found = longer
    if _NAMES_ANOTHER.match(text, found.end()) and not _IN_PLURAL.search(found[1]):
        return None
    return Noun(text[at : found.end(1)].strip(), found.start(1), found.end(1))


_IN_PLURAL = expression(r"(?:s|people|children|staff)$", re.IGNORECASE)
_NAMES_ANOTHER = expression(r"\s+[a-z]{3,}(?<![sui])s\b(?<!was)(?<!has)(?<!does)", re.IGNORECASE)
"""'61 organised crime groups': a noun in the singular says what kind of group it is."""


def _scope(text: str, at: int) -> re.Match[str] | None:
    """The area, force or station counted; in '30 force submissions' the force only says whose they are."""
    scope = _nouns("scope").match(text, at)
    if scope and _OTHER_NUMBER.search(text, at, scope.start(1)):
        return None
    if scope and not scope[1].lower().endswith("s"):
        following = _nouns("case").match(text, scope.end())
        if following and following.start(1) - scope.end() <= _NEXT_WORD:
            return None
    return scope


_OTHER_NUMBER = expression(rf"\s(?:\d+|{number_words.CARDINAL})\s+$", re.IGNORECASE)
"""'44 of 65 two years ago': two is what counts the years."""
_NEXT_WORD = 15
"""Characters: one more adjective may stand between."""


def cases_counted(text: str, at: int) -> Noun | None:
    """The noun of '33 files', and of '33 of its own files': that many of a whole whose number nobody gives."""
    owned = _OF_ITS_OWN.match(text, at)
    return case_noun(text, at) or (case_noun(text, owned.end()) if owned else None)


_OF_ITS_OWN = expression(
    r"\s+of\s+(?:its|their|our|your|(?:the\s+)?[\w-]+(?:\s+(?-i:[A-Z])[\w-]+)?'s|the|these)(?:\s+own)?"
    rf"(?=\s)(?!\s+(?:\d|{number_words.CARDINAL}\b))",
    re.IGNORECASE,
)


@lru_cache(maxsize=_PLACES_KEPT)
def counts_scope(text: str, at: int) -> bool:
    """Whether a number ending at `at` counts areas, forces, districts and the like: no sample of cases."""
    scope, found = _scope(text, at), _nouns("case").match(text, at)
    if (
        scope
        and found
        and not _IN_PLURAL.search(found[1])
        and 0 < scope.start(1) - found.end() <= 1
        and scope[1].endswith("s")
    ):
        return True  # 'two regional organised crime units'
    return scope is not None and (found is None or (scope.start(1), -scope.end()) <= (found.start(1), -found.end()))
