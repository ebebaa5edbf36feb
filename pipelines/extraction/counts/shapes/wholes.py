"""Counts that name one number and say how much of it: 'all eight cases', 'none of the 12', 'half of the 40 files'.

Belongs here: the words that take all, none or a fraction of a number beside them. Not here: 'all of them', which leans
on a number given before (`bases.wholes_of_base`), or counts that name both numbers (`pairs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.shapes.words_of_count import named_again
from pipelines.extraction.counts.words.count import ARTICLE, SAID_OF, Count, cardinals
from pipelines.extraction.counts.words.reviewing import REVIEWED, is_object_of_review
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import hedge

_WHOLE = Quick(
    rf"\b(?P<all>all(?:\s+of)?(?:\s+{ARTICLE})?|each\s+of\s+{ARTICLE}|(?:every|each)\s+(?:single\s+)?one\s+of\s+"
    rf"{ARTICLE}|both(?:\s+of)?(?:\s+{ARTICLE})?)\s+(?:other\s+|relevant\s+)?$|"
    rf"\b(?P<none>(?:none|neither|not\s+one|not\s+a\s+single\s+one)\s+of\s+(?:{ARTICLE}\s+)?(?:sample\s+of\s+)?)$",
)
_TAKEN_IN = expression(
    r"^\W*(?:view|see|show|browse|download|list|find|explore|load|open|share|read)\s+all\s+(?:of\s+)?(?:the\s+|our\s+)?$|"
    r"\b(?:read|reviewed?|examined?|audit(?:ed)?|assess(?:ed)?|check(?:ed)?|watch(?:ed)?|grade|rate|mark|score|sample|look(?=\s+at)|listen(?=\s+to)|looked\s+at|listened\s+to|went\s+through)\s+(?:each|every\s+(?:single\s+)?one)\s+of\s+(?:the|these|those|our|its)\s+$|"
    r"\b(?:drawn|taken|selected|chosen|picked)\s+(?:at\s+random\s+)?from\s+(?:among\s+)?all\s+(?:of\s+)?(?:the\s+)?$|"
    r"\b(?:sent|circulated|e-?mailed|issued|distributed|rolled\s+out|opened?|available|addressed|delivered|went|gone|goes|appl(?:y|ies|ied))\s+(?:out\s+)?to\s+all\s+(?:(?:of\s+)?the\s+)?$|"
    r"\b(?:surveyed|inspected|visited|(?:reviewed|examined|audited|assessed)\s+(?:the\s+)?(?:\w+\s+)?(?:of\s+)?)\s*all\s+"
    r"(?:the\s+|of\s+the\s+)?$",
    re.IGNORECASE,
)
"""'We surveyed all 43', 'we reviewed the records of all 40': how many were looked at, not how they did."""
_GONE_THROUGH = expression(
    r"\b(?:been|gone|going|went|looked|worked|trawled)\s+(?:back\s+|again\s+)?(?:through|over|into)\s+$|\b(?:re-?)(?:examined|reviewed|opened|read|checked)\s+$|"
    r"\b(?:review|audit|check|examination|reading)\s+of\s+$",
    re.IGNORECASE,
)
_MADE = expression(
    r"\s+(?:[\w-]+\s+){0,6}?(?:(?:had|has|have)\s+been|was|were|is)\s+(?:\w+ly\s+)?(?:done|made|carried\s+out|completed|undertaken|under\s*way|finished)\b|"
    r"\s+(?:again|afresh|anew)\b",
    re.IGNORECASE,
)
"""'Supervisors have been through all 110 cases again', 'a review of all 187 cases had been done'."""
_SHARE_OF = expression(rf"\s+(?:of\s+)?(?:{ARTICLE}\s+)?(?:other\s+|relevant\s+)?", re.IGNORECASE)
"""'Half of the 40', 'a third of 36'."""
_STAFF = expression(
    r"\b(?:officers?|staff|members?|sergeants?|constables?|detectives?|investigators?|supervisors?|employees)$",
    re.IGNORECASE,
)


_TO_BE_MET = expression(
    r"\b(?:recommendations?|areas?\s+for\s+(?:further\s+)?improvement|AFIs?|causes?\s+(?:of|for)\s+concern|actions?)$",
    re.IGNORECASE,
)
_CARRIED_OUT = expression(
    r"\b(?:met|addressed|completed?|achieved|carried\s+out|closed|implemented|actioned|discharged|fulfilled|finished|acted\s+on|signed\s+off)\b",
    re.IGNORECASE,
)
_PROGRESS = expression(r"\bprogress\s+[^.;,]{0,30}$", re.IGNORECASE)


def _is_carried_out(text: str, whole: Number) -> bool:
    """'All five recommendations have been met'; how many were made, or made progress with, is no count."""
    opening = _WHOLE.search(text, 0, whole.start)
    progress = opening is not None and _PROGRESS.search(text, 0, opening.start()) is not None
    ends = joint.start() if (joint := _NEXT_CLAUSE.search(text, whole.end)) else len(text)
    return not progress and _CARRIED_OUT.search(text, 0, ends) is not None


_NEXT_CLAUSE = expression(
    r";|,?\s+(?:and|but)\s+(?=(?:[\w'-]+\s+){1,3}?(?:is|are|was|were|has|have|had)\b)", re.IGNORECASE
)
"""'All eleven are in a plan and six have been signed off.'"""


def wholes(sentence: Sentence) -> Iterator[Count]:
    """'All these eight cases', 'none of the 12', 'both cases' with its number; 'half of the 40 files'."""
    text = sentence.text
    for whole in cardinals(sentence):
        if whole.value is None or whole.value < 2 or counts_scope(text, whole.end):
            continue
        noun, reviewed = named_again(text, whole) or case_noun(text, whole.end), REVIEWED.search(text)
        said = SAID_OF.match(text, whole.end) or (_EACH_OF.search(text, 0, whole.start) and _DID.match(text, whole.end))
        if not (noun or said or _closes_all(text, whole)) or (noun and _STAFF.search(noun.words) and not reviewed):
            continue
        if noun and _TO_BE_MET.search(noun.words) and not _is_carried_out(text, whole):
            continue
        if is_object_of_review(text, whole) or _TAKEN_IN.search(text, 0, whole.start):
            continue
        end = noun.end if noun else whole.end
        if noun and (behind := _ALL_BEHIND.match(text, noun.end)) and _THE.search(text, 0, whole.start):
            anchor = (whole.start, whole.end)
            yield Count(int(whole.value), int(whole.value), whole.start, behind.end(), anchor, "whole_of_m", (whole,))
            continue
        opening = _WHOLE.search(text, 0, whole.start)
        if opening and any(words.search(text, 0, opening.start()) for words in (_ONCE, _CAPTION, _STILL_TO_COME)):
            continue
        if opening and _GONE_THROUGH.search(text, 0, opening.start()) and _MADE.match(text, end):
            continue
        if opening and NOT_QUITE.search(text, 0, opening.start()):
            continue
        if opening and not reviewed and _HAS_NOW.match(text, end):
            continue
        if opening and not reviewed and _AGAIN_AND_AGAIN.search(text, whole.end):
            continue
        if opening:
            numerator = int(whole.value) if opening["all"] else 0
            anchor = (opening.start(), whole.end)
            yield Count(numerator, int(whole.value), opening.start(), end, anchor, "whole_of_m", (whole,))
        elif (share := _share_of(sentence, whole)) and (part := exact_part(sentence, share, int(whole.value))):
            numerator, anchor = part, (share.start, whole.end)
            numbers = (share, whole, *_said_again(sentence, numerator, whole))
            yield Count(numerator, int(whole.value), share.start, end, anchor, "fraction_of_m", numbers)


_EACH_OF = expression(r"\b(?:every|each)(?:\s+(?:single\s+)?one)?\s+of\s+(?:the|these|those|our)\s+$", re.IGNORECASE)
_DID = expression(r"\s+[a-z]{3,}ed\b", re.IGNORECASE)
"""'Every one of the 30 followed the model.'"""


def _closes_all(text: str, whole: Number) -> bool:
    """'A log was found in every one of the 64.'"""
    return _IN_ALL_OF.search(text, 0, whole.start) is not None and _ENDS.match(text, whole.end) is not None


_IN_ALL_OF = expression(
    r"\b(?:in|for|on|with)\s+(?:(?:every|each)(?:\s+single)?(?:\s+one)?|all|none)\s+of\s+(?:the|these|those)\s+$",
    re.IGNORECASE,
)
_ENDS = expression(r"\s*(?:[.;]|$)")
_THE = expression(r"(?:^|[.;:,]\s+|\b(?:and|but|that)\s+)(?:the|these|those)\s+$", re.IGNORECASE)
_ALL_BEHIND = expression(
    r"(?:\s+(?:(?:that\s+)?(?:we|inspectors)\s+\w+|in\s+(?:our|the)\s+sample|among\s+(?:these|them)))*\s+(?:had|have|were)\s+all\b(?=\s+(?:been|\w+ed|\w+n)\b)",
    re.IGNORECASE,
)
"""'The 12 rapes we found had all been recorded.'"""
_ONCE = expression(r"\b(?:when(?:ever)?|once|until|till|before|as)\s+$", re.IGNORECASE)
"""'Once all eight files are in', 'as each of the three reports appears': when it happens, and no finding."""
NOT_QUITE = Quick(
    r"\b(?:not(?:\s+(?:quite|nearly|yet|necessarily))?|isn't|aren't|wasn't|weren't|nearly|almost|virtually|practically|hardly|"
    r"if\s+not|but\s+not)\s+$",
)
"""'Not all of the 22 were poor', 'nearly all 40 calls': how many were, nobody says."""
_HAS_NOW = expression(
    r"(?:\s+(?:in|of|from|within|across|under)\s+(?:the|this|our|its|that)(?:\s+[\w'-]+){1,3}?)?\s+(?:now\s+|already\s+)?(?:has|have)\s+(?:an?|its|their|one|no)\s",
    re.IGNORECASE,
)
"""'Each of its 41 groups has a plan': how many there are."""
_AGAIN_AND_AGAIN = expression(
    r"\b(?:each|every|(?:once|twice)\s+(?:a|every))\s+(?:second\s+|third\s+)?(?:day|week|month|quarter|year|shift|morning|meeting)\b",
    re.IGNORECASE,
)
"""'Each of its 61 plans is read every quarter': a habit, and no finding."""
_STILL_TO_COME = expression(
    r"\b(?:(?-i:will)|shall|(?:intend|plan|want|promise|expect)s?\s+to)\s+(?!have\b)[^.;]*$", re.I
)
"""'I will ask for news of each of the four areas for improvement'."""
_CAPTION = expression(
    r"^\W*(?:(?:figure|table|chart|annex)\s+\w+\W+)?(?:[\w-]+\s+){0,2}(?:breakdown|list|summary|details|outcomes?|results?|"
    r"overview|numbers?|types?|findings?)\s+(?:of|for|in|from)\s+$",
    re.IGNORECASE,
)
"""'Breakdown of all 51 cases by type'."""


def _said_again(sentence: Sentence, numerator: int, whole: Number) -> list[Number]:
    """The 31 of 'half of the 62 files had no plan (31 of them)'."""
    return [
        number
        for number in cardinals(sentence)
        if number.start > whole.end
        and number.value == numerator
        and (sentence.text[: number.start].endswith("(") and _BRACKET_CLOSES.match(sentence.text, number.end))
    ]


_BRACKET_CLOSES = expression(rf"\s*(?:of\s+{THEM}|in\s+all|cases|files|records)?\s*\)", re.IGNORECASE)


def _share_of(sentence: Sentence, whole: Number) -> Number | None:
    """The fraction that stands right before a number."""
    fractions = (share for share in sentence.numbers if share.kind == "fraction" and share.value)
    return next((share for share in fractions if _SHARE_OF.fullmatch(sentence.text, share.end, whole.start)), None)


def exact_part(sentence: Sentence, share: Number, size: int) -> int | None:
    """How many of so many cases a fraction is, where it makes a whole number of them and is not hedged."""
    part = (share.value or 0) * size
    exact = abs(part - round(part)) < _EXACT and hedge(sentence.text, share).qualifier == "exact"
    return round(part) if exact else None


_EXACT = 1e-9
