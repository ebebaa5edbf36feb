"""Numbers of cases that should have been, before how many there were: '81 crimes ought to have been recorded, …'.

Belongs here: telling such a number. Not here: 'it should have been used on 22 occasions, and was on 15', which is a
count by itself (`shapes.owed`), or other numbers of cases (`declared`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.sizes.base import head_of
from pipelines.extraction.counts.words.count import OF_THESE, cardinals
from pipelines.extraction.grammar.case_nouns import Noun, case_noun
from pipelines.extraction.grammar.clauses import LIMITS, SUBJECT
from pipelines.extraction.grammar.function_words import THE_FORCE, THEM
from pipelines.extraction.grammar.numbers import Number

_EXPECTED = Quick(
    r"\bshould\s+(?:all\s+)?have\s+(?:been|produced|led\s+to|resulted\s+in|recorded|created|given)\s+(?:at\s+least\s+)?$|"
    r"\b(?:would\s+have|had)\s+expected\s+(?:to\s+(?:see|find)\s+)?(?:at\s+least\s+)?$",
)
_DUE_AFTER = expression(
    rf"(?:\s+of\s+{THEM})?\s+(?:(?:should|ought\s+to)\s+(?:all\s+)?have|were\s+due)\b", re.IGNORECASE
)
_DONE_AFTER = expression(
    rf"\s+(?:of\s+{THEM}\s+)?(?:(?:had|have|actually|in\s+fact|ever|really)\s+)*(?:were|was|did|had|been|have)\b",
    re.IGNORECASE,
)

_DONE_BEFORE = expression(
    rf"\b(?:{THE_FORCE}|it|they|officers|staff)\s+(?:had\s+|have\s+|has\s+)?(?:\w+ly\s+)?(?:only\s+)?(?:recorded|crimed|created|logged)\s+{LIMITS}$",
    re.IGNORECASE,
)
"""'They held 14 crimes, and the force had recorded nine.'"""


def is_expected(text: str, number: Number) -> bool:
    """'These should have produced 94 crimes; 81 …', 'we would have expected to see at least 40'."""
    return _EXPECTED.search(text, 0, number.start) is not None


def is_needed_in(text: str, number: Number) -> bool:
    """'A plan was needed in 54 cases', 'it was required in 61 of them': how many should have one, and nothing found."""
    return _NEEDED_IN.search(text, 0, number.start) is not None


_NEEDED = r"(?<!not\s)(?<!n't\s)(?<!never\s)(?:needed|required|necessary|due|called\s+for|applicable|merited|warranted)"
_NEEDED_IN = Quick(
    rf"\b(?:was|were|is|are|been|be)\s+(?:\w+ly\s+)?{_NEEDED}\s+(?:in|for|on)\s+{LIMITS}$",
    rf"\b(?:{_NEEDED}|entitled\s+to|eligible\s+for)\s+(?:an?|the|some|such)\s+(?:[\w'-]+\s+){{0,4}}?[\w'-]+\s+(?:in|for|on)\s+{LIMITS}$",
)


def is_due(sentence: Sentence, number: Number, noun: Noun | None) -> bool:
    """'81 crimes ought to have been recorded, and 73 were': how many there should be, before how many there were."""
    text = sentence.text
    if noun and SUBJECT.search(text, 0, number.start) and _WERE_DUE.match(text, noun.end):
        return True
    later = next((other for other in cardinals(sentence) if other.start > number.start), None)
    crimes = head_of(noun) in ("crime", "offence", "rape")
    if _WERE_CRIMES.match(text, noun.end if noun else number.end):
        return True
    if noun and (crimes or _OF_CRIME.match(text, noun.end)) and _OUGHT_TO_BE_RECORDED.match(text, _end_of(text, noun)):
        return True
    if noun and _OUGHT_TO_BE.match(text, noun.end):
        return True
    if later is None:
        return False
    if (noun or OF_THESE.match(text, number.end)) and _MIGHT_HAVE.search(text, 0, number.start):
        return case_noun(text, later.end) is None
    if not _DONE_AFTER.match(text, later.end) and not _DONE_BEFORE.search(text, number.end, later.start):
        return False
    disclosed = crimes and _DISCLOSED.search(text, 0, number.start) is not None
    return disclosed or _DUE_AFTER.match(text, noun.end if noun else number.end) is not None


_WERE_DUE = expression(
    r"(?:\s+(?:in|for|at|under|on)\s[^.;,\d]{2,40})?\s+(?:were|had\s+been|fell)\s+(?:due|needed|required|called\s+for)\s*[.;]",
    re.IGNORECASE,
)
"""'Fourteen interviews were due. Ten had taken place.'"""


def _end_of(text: str, noun: Noun) -> int:
    of_crime = _OF_CRIME.match(text, noun.end)
    return of_crime.end() if of_crime else noun.end


_OF_CRIME = expression(
    r"\s+of\s+(?:rapes?|crimes?|violence|violent\s+crimes?|sexual\s+offences?|assaults?)\b"
    r"|\s+(?:(?:relating|related|linked)\s+to|of|with|involving|concerning|about|against)\s+(?:an?\s+|the\s+)?[a-z-]+"
    r"(?:\s+[a-z-]+){0,3}?(?=\s+(?:that|which|should|ought)\b)",
    re.IGNORECASE,
)
"""'94 reports of rape that should have been recorded', '148 crimes relating to domestic abuse'."""
_OUGHT_TO_BE_RECORDED = expression(
    r"\s+(?:(?:that|which)\s+)?(?:should|ought\s+to)\s+(?:all\s+)?have\s+(?:been\s+(?:recorded|crimed|created|logged)|come\s+(?:from|out\s+of)|resulted|arisen)\b|"
    r"\s+to\s+(?:be\s+recorded|record)\b",
    re.IGNORECASE,
)
"""'452 crimes should have been recorded. Of these, 433 had been', 'there were 26 crimes to record, and 22 were'."""
_OUGHT_TO_BE = expression(
    r"\s+(?:that|which)\s+(?:should|ought\s+to)\s+(?:all\s+)?have\s+been\s+(?:recorded|crimed|logged|treated|classed)\s+as\s+(?:an?\s+|being\s+)?\w",
    re.IGNORECASE,
)
"""'78 reports that should have been recorded as rape, and 75 were.'"""
_WERE_CRIMES = expression(
    rf"(?:\s+of\s+{THEM})?(?:\s+(?:in|at|for)\s+(?:[\w'-]+\s+){{0,2}}?[\w'-]+)?\s+"
    r"(?:(?:were|amounted\s+to|had\s+been|turned\s+out\s+to\s+be)\s+(?:(?:in\s+fact|actually|really|clearly|plainly|indeed)\s+)?"
    r"|(?:should|ought\s+to)\s+have\s+been\s+(?:recorded|treated|classed|logged)\s+as\s+)"
    r"(?:(?:notifiable|recordable)\s+)?(?:crimes|offences)\b"
    r"(?!\s+(?:of|in|that|which|against|by)\b)(?!,?\s+(?:but|and|yet)\s+(?:were|was|had|weren't|hadn't)\b)",
    re.IGNORECASE,
)
"""'We found that 112 incidents there were crimes but only 67 had been recorded as such.'"""
_MIGHT_HAVE = expression(
    r"\b(?:might|could|should|ought\s+to)\s+have\s+(?:been\s+[\w\s'-]{2,40}?|followed\s+)\b(?:in|for|at|on)\s+$",
    re.IGNORECASE,
)
"""'An order might have been sought in 25 cases and was sought in nine.'"""
_DISCLOSED = expression(
    rf"\b(?:disclosed|contained|revealed|held|yielded|described|amounted\s+to|gave\s+rise\s+to|told\s+of|pointed\s+to|there\s+were|found|identified)\s+"
    rf"{LIMITS}$",
    re.IGNORECASE,
)
"""'The reports disclosed 90 crimes, and 81 were recorded.'"""
