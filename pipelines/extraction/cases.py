"""What inspectors review and how they say so: cases, the verbs of reviewing, and nouns that are no cases.

Belongs here: recognising the noun that a number counts in a file review. Not here: the counts (`case_counts`) and
the sizes of samples (`samples`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines import reference
from pipelines.extraction import number_words
from pipelines.extraction.numbers import Number

REVIEWED = re.compile(
    r"\b(?:(?:re-?)?(?:review|examin|assess|audit|sampl|inspect|analys|scrutinis|evaluat|dip-?\s?sampl)(?:ed|d|ing|e)?|"
    r"looked\s+(?:at|into|through)|viewed|watched|listened\s+to|checked|read|considered|tested)\b",
    re.IGNORECASE,
)
"""Verbs of reviewing, for telling a sentence about a review from others."""

CASES = re.compile(r"\b(?:case|file|crime|incident|call|investigation|record|victim)s?\b", re.IGNORECASE)

_OBJECT = re.compile(
    r"(?:\s+(?:a|an|the|our|its|some|over|about|around|approximately|nearly|almost|total|further|additional|random|small|large|of|"
    r"at|sample|samples|representative|selection|set|number|up|to|into|through|more|than|just|under|least|another|also|audit|in))*\s*",
    re.IGNORECASE,
)
_REVIEWERS = re.compile(
    r"\b(?:we|inspectors?|inspectorate|hmicfrs|hmic|hmi|team|auditors?|they|researchers?|force|constabulary|review|audit|inspection)\b"
    r"|\bto\s*$",
    re.IGNORECASE,
)
_SAMPLE_OF = re.compile(
    r"\b(?:dip[\s-]?)?(?:sampl(?:e|es|ing)|reviews?|audits?|analysis|examination|assessment|selection)\s+(?:size\s+)?"
    r"(?:(?:consisted\s+|comprised\s+)?of|was|included|covered|comprised)\s+(?:(?:a|some|over|about|further|around|another)\s+){0,2}$",
    re.IGNORECASE,
)
_REVIEWED_AFTER = re.compile(
    r"(?:(?!n't|\bnot\b|\bnever\b)[^.;,]){0,60}?\s(?:(?:(?:that|which)\s+)?(?:we|inspectors|they|the\s+inspectorate|our\s+inspectors)\s+(?:had\s+|have\s+)?(?:also\s+)?|"
    r"(?:was|were|had\s+been|have\s+been)\s+(?:also\s+|then\s+)?)?"
    r"(?:(?:re)?reviewed|examined|assessed|audited|(?:dip-?\s?)?sampled|scrutinised|looked\s+at|in\s+(?:our|the)\s+sample)\b",
    re.IGNORECASE,
)


def is_reviewed(text: str, number: Number) -> bool:
    """Whether a number says how many were reviewed: object of the verb, 'a sample of' it, or 'N files … examined'."""
    before = text[: number.start]
    if _SAMPLE_OF.search(before) or _REVIEWED_AFTER.match(text, number.end):
        return True
    verbs = list(REVIEWED.finditer(before))
    if not verbs or not _REVIEWERS.search(before[: verbs[-1].start()]):
        return False
    between = before[verbs[-1].end() :]
    if _OBJECT.fullmatch(between):
        return True
    joined = re.search(r"(?:\band|\bwith|,)\s+(?:(?:a|another|further|some)\s+)*$", between)
    return bool(joined) and _HOLDS_NUMBER.search(between) is not None and not _ENDS_OBJECT.search(between)


_HOLDS_NUMBER = re.compile(rf"\d|\b{number_words.CARDINAL}\b", re.IGNORECASE)
_ENDS_OBJECT = re.compile(r"\b(?:found|showed|identified|that|but|were|was|had)\b|[;:]", re.IGNORECASE)


_STOPS = (
    r"(?:of|and|or|in|that|which|where|were|was|had|have|has|did|we|to|for|with|but|no|not|any|a|an|the|this|these|those|by|from|"
    r"on|at|as|when|while|because|if|who|there|it|they|held|lack\w*|show\w*|contain\w*|includ\w*|receiv\w*|should|could|would|is|are|"
    r"been|be|met|fail\w*|need\w*|requir\w*|involv\w*|took|made|gave|got|went|came|resulted|led|left|still|also|then|only|just)\b"
)
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
