"""Clauses that say nothing of their own: 'against 15.9% a year before', 'in 2019 it was 82.3', 'that was so in'.

Belongs here: telling that such a clause speaks of what other words have named, and which words those are. Not here:
what is said there (`measures.measure`, `counts.senses.sense`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipelines.documents.expressions.late import expression

_WORD = expression(r"[a-z]{2,}")
_NUMBERED = expression(r"\b(?:outcome|grade|band|level)\s+(?:type\s+)?(?:\d+|one|two|three)\b")
"""What a number tells apart: 'outcome 15'."""
_STEM = 5
"""Letters: 'recorded' speaks of what 'records' spoke of."""

_EMPTY_WORDS = """
    three four five six seven eight nine ten eleven twelve
    graded grade outstanding good adequate inadequate improvement
    a about above after against ago almost also among an and are around as at average be been before being below
    best better between but by cent compared confidence down earlier each estimate estimated every expected fallen
    fell few figure find for force forces found from gone had has have he higher highest how if in increase
    inspection inspections interval into is it its just last later less level lost low lower lowest mean median
    minus more most nation national nationally nearly new next no not now of on one only or other others our out over
    per percent percentage period plus point points previous previously proportion quarter rate reached remained
    report reported require rise risen rose same share short show showed shows similar since so some standard still
    stood target than that the their then there these they third this those time times to two under up was we well
    were what when where which while whole with within worse worst would year years month months january february
    march april may june july august september october november december spring summer autumn winter england wales
    half did done do does doing so occasion occasions case cases instance instances first second set met meet achieved
    managed hit inspected visit visited revisit returned ago came come went go remains remain stays stayed currently
    today overall total standing far much fewer though although while whereas still even twice double
    represents equates equals equivalent amounts means makes making leaves leaving compares
    statistically significant significantly broadly unchanged changed change review reviews reviewed sample dip
    audit audits own my records all any both either such
    according says said told put puts given us she he nine eleven mark figures numbers number one level
    preceding prior believe believed mind you respective respectively somewhat roughly rather quite
    wasn weren didn hadn hasn haven isn aren couldn mostly mainly largely
    corresponding comparable matching parallel day annual annually ending ended rates ranged ranges ranging
    varied varies varying past
    aim aims bring brings bringing brought hopes inspectorate inspectors
    hundred thousand million dozen country nationwide fourth fifth sixth joint ranked
    jul sep oct nov dec jan feb mar apr jun week weeks weekly middle morning evening chief commissioner
"""
"""Words that compare, date and measure, and name nothing."""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_WORDS_KEPT = 65_536

_POINTING = expression(
    r"\b(?:it|that|this|these|those|they|the\s+(?:same|figure|rate|proportion|share|percentage|level|average|total|best|"
    r"worst|highest|lowest|others?|rest))\b|\bdid(?:\s+so|n't|\s+not)?(?=\s*(?:[,;.]|$))",
    re.IGNORECASE,
)
_SAME_AS_BEFORE = expression(
    r"\b(?:that|this|it|the\s+same)\s+(?:(?:was|is|had\s+been|has\s+been)\s+(?:also\s+)?(?:so|true|the\s+case)|"
    r"(?:also\s+)?(?:applied|happened|occurred))\s*$|"
    r"^(?:they\s+|it\s+|officers\s+|staff\s+)?(?:(?:was|were|had\s+been)\s+\w+ed|did|had\s+done|had)\s+so$",
    re.IGNORECASE,
)

_ONLY_FINDS = expression(
    r"(?:(?:(?:in|for|at|by)\s+[\w\s/-]{2,45}?|(?:this|last)\s+(?:year|time)),?\s+)?(?:we|inspectors|they|it|this|that|(?:the|that|this)\s+(?:figure|number|result|share|proportion))\s+"
    r"(?:had\s+|has\s+)?(?:found|seen|saw|was|is|been|were|stood\s+at|"
    r"(?:come\s+down|gone\s+(?:up|down)|fallen|risen|improved|dropped)\s+(?:to|from))(?:\s+(?:this|it|that|the\s+same))?\s*",
    re.IGNORECASE,
)


_OPPOSES = expression(
    r"\b(?:(?:were|was|are|is)\s+(?:against|opposed)|opposed?|disagree\w*|rejected|wanted\s+(?:no|none)|said\s+no)\b",
    re.IGNORECASE,
)
"""'67% would pay more; 18% were against any rise': the contrary of what was told."""
_OPENS_WITH_IT = expression(
    r"\W*(?:(?:(?:last|this)\s+(?:year|month|quarter|week|time|winter|summer)|in\s+[A-Z\d][\w/]*(?:\s+\d{4})?|now|today),?\s+)?"
    r"(?:it|this|that|the\s+(?:figure|rate))(?:'s|\s+(?:is|was|has|had|stands|stood))\b",
    re.IGNORECASE,
)
"""'Last month it was 4.1 percent, and 92 percent of 999 calls …': of what the sentence before told."""
_NAMES_A_WHOLE = expression(r"\b(?:overall|total|999s?|101)\b", re.IGNORECASE)
_OPENING = 60
"""Characters in which such a clause stands."""
_ONLY_WHERE = expression(
    r"\W*(?:(?:and|but|while|or|only)\s+)?(?:in|across|at|around)\s+(?:(?:the\s+)?(?:[A-Z][\w'-]+(?:\s+(?:and\s+)?[A-Z][\w'-]+){0,3}|"
    r"(?:north|south|east|west|centre|city|county|country|towns?|villages?|region)(?:\s+of\s+the\s+(?:county|force|city|region))?|(?:rural|urban|other)\s+(?:areas|districts|parts))"
    r"|(?:towns|cities|villages))(?:\s*\(\w*)?\W*"
)
"""'And 88.0% in the city', 'in Sheffield': where it was so, and nothing else."""


def lending(clause: str, sentence: str, earlier: str) -> list[str]:
    """The words that a clause without a subject of its own may take one from, nearest first; none where it has one.

    >>> lending("against 15.9% a year before", "Of calls, 7.4% were abandoned, against 15.9% a year before", "")
    ['Of calls, 7.4% were abandoned, |']
    """
    if _OPPOSES.search(clause):
        return []
    rest = without(clause, sentence).strip()
    only_where = _ONLY_WHERE.fullmatch(clause) is not None
    found = [rest] if (only_where or _subjects(clause) <= _subjects(rest)) and _subjects(rest) else []
    pointing = clause if found else sentence
    says_nothing = not found and not _subjects(sentence) and not _NAMES_A_WHOLE.search(sentence)
    if earlier and (says_nothing or _POINTING.search(pointing)) and _subjects(clause) <= _subjects(earlier):
        found.insert(
            0 if _OPENS_WITH_IT.match(sentence) and clause.strip() in sentence[:_OPENING] else len(found), earlier
        )
    return found


def adds_nothing(clause: str, told: str) -> bool:
    """Whether a clause names nothing that wasn't told before: 'a year earlier', 'when we first inspected'."""
    if _OPPOSES.search(clause):
        return False
    named = frozenset(_NUMBERED.findall(clause.lower()))
    return _subjects(clause) <= _subjects(told) and named <= frozenset(_NUMBERED.findall(told.lower()))


def places_of_subjects(words: Sequence[str]) -> frozenset[int]:
    """Which of the words say what is spoken of."""
    return frozenset([at for at, word in enumerate(words) if _names_something(word)])


@lru_cache(maxsize=_WORDS_KEPT)
def _names_something(word: str) -> bool:
    return word not in _EMPTY and _WORD.fullmatch(word) is not None


def repeats(clause: str) -> bool:
    """Whether a clause only says that what was told before holds again: 'that was so', 'in 2013 we had found'."""
    return _SAME_AS_BEFORE.search(clause) is not None or _ONLY_FINDS.fullmatch(clause) is not None


def without(clause: str, sentence: str) -> str:
    """The sentence without the clause, with a bar where it stood, which no wording reaches across."""
    whole, part = " ".join(sentence.split()), " ".join(clause.split())
    if not part:
        return whole
    before, found, after = whole.partition(part)
    return f"{before.rstrip()} | {after.lstrip()}" if found else whole


def _subjects(text: str) -> frozenset[str]:
    """What a text speaks of, by the beginnings of its words."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _EMPTY)
