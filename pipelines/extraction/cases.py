"""What inspectors review and how they say so: cases, the verbs of reviewing, and nouns that are no cases.

Belongs here: recognising the noun that a number counts in a file review. Not here: the counts (`case_counts`) and
the sizes of samples (`samples`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines import reference

REVIEWED = re.compile(
    r"\b(?:(?:re-?)?(?:review|examin|assess|audit|sampl|inspect|analys|scrutinis|evaluat|check|consider|dip-?\s?sampl)(?:ed|d|ing|e)?|"
    r"looked\s+(?:at|into|through)|saw|viewed|watched|listened\s+to|dip[\s-]sampled|tested|read|studied|tracked)\b",
    re.IGNORECASE,
)

_STOPS = r"(?:of|and|or|in|that|which|where|were|was|had|have|did|we|to|for|with|but)\b"
_MODIFIERS = rf"(?:(?!{_STOPS})[\w'-]+\s+){{0,4}}?"


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
    return re.compile(rf"\s+{_MODIFIERS}({either})\b", re.IGNORECASE)


def _plural(noun: str) -> str:
    irregular = {"child": "child(?:ren)?", "person": "(?:person|people)", "staff": "staff"}
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


def case_noun(text: str, at: int) -> Noun | None:
    """The noun that a number ending at `at` counts, where it is something that inspectors review.

    A noun in the singular only opens the name of the thing: 'six rape investigations', '33 child protection cases'.
    """
    found = _nouns("case").match(text, at)
    if found is None:
        return None
    scope = _nouns("scope").match(text, at)
    if scope and scope.start(1) < found.start(1):
        return None
    while not re.search(r"(?:s|people|children|staff)$", found[1], re.IGNORECASE):
        longer = _nouns("case").match(text, found.end())
        if longer is None or longer.start(1) - found.end() > 25:
            break
        found = longer
    return Noun(text[at : found.end(1)].strip(), found.start(1), found.end(1))


def counts_scope(text: str, at: int) -> bool:
    """Whether a number ending at `at` counts areas, forces, districts and the like: no sample of cases."""
    scope, found = _nouns("scope").match(text, at), _nouns("case").match(text, at)
    return scope is not None and (found is None or scope.start(1) <= found.start(1))
