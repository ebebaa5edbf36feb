"""Where a sentence has turned away from the cases told of before: 'We read 60 files. The unit has two rooms; one …'.

Belongs here: the words between such cases and a bare number that show it to count others, or nothing that was found.
Not here: which number of cases it would be out of (`bases.before`), or its place in its clause (`places`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.shapes.graded import is_graded
from pipelines.extraction.counts.shapes.words_of_count import OF_THEM, goes_on_about, quantifier_of
from pipelines.extraction.counts.sizes.base import Base
from pipelines.extraction.counts.words.count import cardinals
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.clauses import CLOSES, FOUND, LIMITS, SUBJECT
from pipelines.extraction.grammar.counted import anything_after, thing_after
from pipelines.extraction.grammar.numbers import Number


def has_turned_away(sentence: Sentence, number: Number, base: Base) -> bool:
    """Whether a number that would count some of the cases of an earlier sentence counts something else."""
    if base.source is None or base.here or is_graded(sentence.text, number):
        return False
    text, start = sentence.text, number.start
    if quantifier_of(text, number):
        return False
    if _OF_ANOTHER_YEAR.match(text, 0, start) or _AS_A_RULE.search(text, 0, start):
        return True
    if _ANOTHER_LOOK.match(text, 0, start) and FOUND.search(text, 0, start):
        return True
    return _counts_others(sentence, number, base) or _follows_clause_of_others(text, number)


_OF_ANOTHER_YEAR = expression(
    r"\W*(?:(?:in|at|during|over)\s+(?:the\s+)?(?:(?:previous|preceding|prior)\s+(?:[\w-]+\s+)?(?:year|quarter|month|inspection|round|period|exercise)|"
    r"(?:year|quarter|month|inspection)\s+before(?:\s+(?:that|this))?|last\s+year)|"
    r"(?:last|the\s+previous|the\s+preceding)\s+(?:year|time|quarter|month)|(?:a|one|two|three)\s+(?:years?|months?)\s+(?:earlier|before|ago|previously)|"
    rf"the\s+(?:year|quarter|month)\s+before)(?:\s+(?:that|this))?,?\s+(?:it\s+(?:was|had\s+been)\s+)?{LIMITS}$",
    re.IGNORECASE,
)
"""'In the year before, nine had been lost.'"""
_ANOTHER_LOOK = expression(
    r"\W*(?:an?|another|one|on\s+an?|in\s+an?)\s+(?:(?!(?:supervisor|sergeant|manager|officer|detective|closer|further|second)\b)[\w-]+\s+){0,3}?"
    r"(?:review|audit|check|look|trawl|search|snapshot|examination|analysis|survey|sample|test|inspection|visit|walk|tour|count|reading)s?\s+"
    r"(?:of|at|on|in|to|through|by|from|among|round|around)\s+(?!(?:these|those|them|(?:the|our|all)\s+(?:same\s+)?(?:\d+\s+)?(?:files|cases|records|sample))\b)[\w'-]",
    re.IGNORECASE,
)
"""'A review of calls on one day turned up 23 incidents': none of the files told of before."""
_AS_A_RULE = expression(
    r"\b(?:speaks?|talks?|reports?|answers?|belongs?|listens?|turns?|goes|go|comes?|writes?|works?|passes|pass|sends?|hands?|gives?|brings?|takes?)\s+(?:(?:\w+\s+){1,3}?)?(?:to|with|for|from|at|on|in)\s+"
    rf"{LIMITS}$",
    re.IGNORECASE,
)
"""'Callers who need no visit speak to one of them': what always happens, and nothing found."""
_JOINT = expression(
    r"(?:[;:]|,\s+(?=(?:and|but|while|whereas|although|though|so|yet|or)\b)|\s(?=(?:and|but|while|whereas)\s))",
    re.IGNORECASE,
)
_POINTS_BACK = expression(
    r"\b(?:these|those|them|they|their|theirs|we|our|inspectors?|auditors?|cases?|files?|records?|calls?|incidents?|crimes?|investigations?|reports?|"
    r"searches|samples?|reviews?|audits?|plans?|forms?|logs?|complaints?|recommendations?|victims?|examples?|results?|grounds|assessments?)\b|"
    r"\b(?:most|many|some|few|several|all|none|both|neither|half|(?:the\s+)?(?:others?|rest|remainder|majority|minority))"
    r"(?=\s*[,;:.)]|\s+(?:of\s+(?:them|these|those)|was|were|had|have|are|did|didn't|weren't|hadn't|could|showed|met|\w+ed)\b)",
    re.IGNORECASE,
)
"""What takes up the cases told of before, so that the next clause may go on about them."""
_HAS_VERB = expression(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|did|do|does|began|met|left|rose|fell|came|went|took|got|held|\w+ed|\w+s)\b",
    re.IGNORECASE,
)


def _follows_clause_of_others(text: str, number: Number) -> bool:
    """'Candidates can join directly, and 18 have done so', '… had a new lead; two were due to start'."""
    if case_noun(text, number.end) is not None or not SUBJECT.search(text, 0, number.start):
        return False
    joints = list(_JOINT.finditer(text, 0, number.start))
    if not joints or not _ONLY_LIMITS.fullmatch(text, joints[-1].end(), number.start):
        return False
    clause = text[: joints[-1].start()]
    return _HAS_VERB.search(clause) is not None and _POINTS_BACK.search(clause) is None


_ONLY_LIMITS = expression(
    rf"\s*(?:(?:and|but|while|whereas|although|though|so|yet|or)\s+)?(?:of\s+wh(?:ich|om),?\s+)?{LIMITS}", re.IGNORECASE
)


def _counts_others(sentence: Sentence, number: Number, base: Base) -> bool:
    """'Call handlers sit in two rooms; one is in Exeter', 'six weeks of training, two of these with a mentor'."""
    text = sentence.text
    if case_noun(text, number.end) is not None:
        return False
    pointing = OF_THEM.match(text, number.end) is not None
    subject = SUBJECT.search(text, 0, number.start) is not None
    for other in sentence.numbers:
        if other.end >= number.start:
            break
        told = (base.size, base.last)
        if (
            pointing
            and other.kind == "cardinal"
            and (other.value or 0) > (number.value or 0)
            and other.value not in told
        ):
            return True
        length = other.kind == "duration"
        if not length and not (other in cardinals(sentence) and _names_others(text, other, base)):
            continue
        several = (other.value or 0) > 1
        if _is_gapped(text, other, number) or (several and (pointing or (subject and not length))):
            return True
    return False


def _is_gapped(text: str, other: Number, number: Number) -> bool:
    """'It is open for 12 hours; on Sundays it is open for six.'"""
    first, second = _PLACED.search(text, 0, other.start), _PLACED.search(text, 0, number.start)
    same = first is not None and second is not None and first["by"].lower() == second["by"].lower()
    return same and CLOSES.match(text, number.end) is not None


_PLACED = expression(rf"\b(?P<by>for|within|after|by|to|in|of|than|about|at)\s+{LIMITS}$", re.IGNORECASE)


def _names_others(text: str, other: Number, base: Base) -> bool:
    noun = case_noun(text, other.end)
    if noun is not None:
        return not goes_on_about(noun, base)
    return counts_scope(text, other.end) or bool(thing_after(text, other.end) or anything_after(text, other.end))
