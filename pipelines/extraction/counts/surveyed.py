"""How many people a survey reached or had answers from, and how many inspectors spoke to.

Belongs here: telling that a number says so. Not here: cases and records that were read (`reviewed`), or which numbers
are sizes of samples in all (`sample_sizes`).
"""

from __future__ import annotations

import re

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.case_nouns import Noun
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import Quick

_SURVEYED = re.compile(
    r"\b(?:surveyed|polled|(?:survey|poll)\s+of|(?:survey|questionnaire|poll)(?:\s+(?:about|of|on|for)(?:\s+[\w'-]+){1,4}?)?\s+(?:was|were|had\s+been)\s+(?:completed|answered|returned|filled\s+in)\s+by|responses?\s+from|questionnaire\s+(?:from|of))\s+"
    r"(?:a\s+sample\s+of\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ADULTS = re.compile(
    r"\s+(?:[\w'-]+\s+)?(?:adults|people|households|businesses|women|men|pupils|students|drivers)\b", re.IGNORECASE
)
_ANSWERED = re.compile(
    r"\s+(?:[\w'-]+\s+){0,3}?(?:people|residents|adults|officers|staff|victims|members\s+of\s+(?:staff|the\s+public)|respondents|employees|children|young\s+people|callers|women)\s+"
    r"(?:who|that)\s+(?:had\s+|have\s+)?(?:answered|replied|(?:responded|took\s+part)\b(?!\s+(?:to|in)\b))",
    re.IGNORECASE,
)
"""'7 in 10 of the 432 people who responded'; who completed a course answered nothing."""
_ANSWERED_SURVEY = re.compile(
    r"\s+(?:[\w'-]+\s+){1,6}?(?:answered|replied\s+to|responded\s+to|took\s+part\s+in|completed|filled\s+in|returned)\s+"
    r"(?:our|my|the|this|its|an?|that)\s+(?:[\w'-]+\s+){0,3}?(?:survey|questionnaire|poll)\b",
    re.IGNORECASE,
)
"""'Some 317 officers and staff answered our survey'."""
_WERE_ASKED = re.compile(rf"(?:\d|\b{CARDINAL})\s+(?:out\s+)?of\s+{LIMITS}$", re.IGNORECASE)
"""'Only 1,200 of some 5,000 people had answered the survey.'"""
_REPLIED = re.compile(
    r"\s+(?:[\w'-]+\s+){0,3}?(?:people|residents|officers|staff|victims|respondents|employees|businesses|adults)\s+"
    r"(?:had\s+)?(?:replied|responded|answered|took\s+part)\b|"
    r"\s+of\s+(?:whom|them|these|those)\s+(?:had\s+)?(?:replied|responded|answered)\b",
    re.IGNORECASE,
)
_SURVEY = re.compile(r"\b(?:survey(?:s|ed)?|questionnaires?|polls?)\b", re.IGNORECASE)
"""'We surveyed the workforce, and 611 people replied'."""
_OF_THOSE = re.compile(r"\b(?:out\s+)?of\s+(?:the\s+|all\s+)?$", re.IGNORECASE)


def answered(text: str, number: Number, noun: Noun | None) -> bool:
    """How many a survey reached, or how many answered it; `noun` is what the number counts."""
    if (noun or _ADULTS.match(text, number.end)) and _SURVEYED.search(text, 0, number.start):
        return True
    if noun and _ANSWERED_SURVEY.match(text, number.end) and not _WERE_ASKED.search(text, 0, number.start):
        return True
    if _ANSWERED.match(text, number.end) and _OF_THOSE.search(text, 0, number.start):
        return True
    return _REPLIED.match(text, number.end) is not None and _SURVEY.search(text, 0, number.start) is not None


def are_replies(context: Context, sentence: Sentence, number: Number) -> bool:
    """'We sent a questionnaire to practitioners. There were 23 replies', 'the survey had 17,000 respondents'."""
    if not _REPLIES.match(sentence.text, number.end) or _CONSULTATION.search(sentence.text):
        return False
    before = (said for said in context.before(sentence) if said.block_index == sentence.block_index)
    return any(_SURVEY.search(said.text) for said in (sentence, *before))


_REPLIES = re.compile(r"\s+(?:replies|responses|respondents|returns)\b", re.IGNORECASE)
_CONSULTATION = re.compile(r"\b(?:my|his|her|commissioner's|consultation|precept|council\s+tax)\b", re.IGNORECASE)
"""'There were 1,500 replies to my survey about the precept': how many took part, and no sample of inspectors."""


_SPOKE_TO = Quick(
    r"\b(?:we|i|inspectors?|the\s+team)\s+(?:also\s+|had\s+|have\s+)*(?:spoke[n]?\s+(?:to|with)|talked\s+(?:to|with)|interviewed|asked)\s+"
    rf"{HEDGED_MORE}$",
)
_SOME_DID = (
    rf"(?:only\s+|just\s+)?(?:\d+|{CARDINAL})\s+"
    rf"(?:of\s+{THEM}\b|had\b|were\b|said\b|could\b|told\b|did|knew\b|felt\b)"
)
_SOME_OF_THEM = re.compile(rf"[^.;]{{0,90}}?(?:[,;]?\s+(?:and|but|of\s+whom)|[;:])\s+{_SOME_DID}", re.IGNORECASE)
_SOME_OPEN = re.compile(rf"\W*(?:of\s+{THEM},?\s+)?{_SOME_DID}", re.IGNORECASE)


def were_spoken_to(context: Context, sentence: Sentence, number: Number) -> bool:
    """'We spoke to 11 lead officers, and 7 of them had had no training': people are a sample where some are counted."""
    if not _SPOKE_TO.search(sentence.text, 0, number.start):
        return False
    if _SOME_OF_THEM.match(sentence.text, number.end):
        return True
    after = context.next_here(sentence)
    last = all(other.start <= number.start for other in sentence.numbers)
    return after is not None and last and _SOME_OPEN.match(after.text) is not None
