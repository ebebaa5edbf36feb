"""Counts without a number: 'all', 'none' and 'half' of the cases given before.

Belongs here: the words that count all or none. Not here: bare numbers (`of_base`), or 'all eight cases', which
names its number (`shapes.wholes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.shapes.wholes import NOT_QUITE, exact_part
from pipelines.extraction.counts.sizes.base import Base
from pipelines.extraction.counts.words.count import Count, cardinals
from pipelines.extraction.counts.words.reviewing import REVIEWED
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.clauses import FRONTED, SUBJECT
from pipelines.extraction.grammar.counted import anything_after
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import any_word, spaced

_CASES = r"(?:cases|files|records|incidents|calls|crimes|investigations|reports|searches|instances|occasions)"
_ONE_CASE = r"(?:case|file|record|incident|call|crime|investigation|report|search|instance|occasion)"
_POINTS = rf"(?:of\s+(?:them|these|those|the\s+{_CASES})|(?:the\s+|these\s+|those\s+)?{_CASES})"
_OTHER_THINGS = expression(
    rf"(?<=these|those)\s+(?!{_CASES}\b)(?:[\w-]+\s+)?(?!(?:was|has|does|is|us|this)\b)[a-z][a-z'-]+(?<!s)s\b",
    re.IGNORECASE,
)
"""'Each of these stations': nothing that was read."""
_VERB = r"(?:had|has|have|was|were|did|met|showed|contained|received)\b"
_NOT_OF_OUTCOMES = (
    r"(?!\s+(?:following\s+)?(?:outcomes?|areas|forces|districts|types|categories|groups|stages|offences?\s+types)\b)"
)
"""'20 cases for each of these outcomes'."""
_WITHOUT_NUMBER = Quick(
    rf"\b(?:in|for)\s+(?P<all>(?:all|each)\s+{_POINTS}\b|(?:every|each)\s+(?:single\s+)?(?:{_ONE_CASE}|one)\b)(?!\s*\d){_NOT_OF_OUTCOMES}|"
    r"(?<!all\s)in\s+(?P<all_each>each|every\s+(?:single\s+)?one)(?=\s*(?:[.;]|$))|"
    rf"\b(?P<all_of>(?:all|every\s+one|each\s+one|each|both))\s+of\s+(?:them|these|those|which|whom)\b(?!\s*[\d:])"
    rf"{_NOT_OF_OUTCOMES}"
    r"(?!\s+(?:should|must|may|might|can|will|would|is|are|has\s+to|have\s+to)\b)|"
    rf"(?:^|[,;:]\s+(?:and\s+|but\s+)?|\band\s+|\bbut\s+|\bthat\s+)(?P<all_had>all)(?:\s+{_POINTS})?\s+"
    rf"(?!(?:was|has)\b)(?:{_VERB}|\w+ed\b)|"
    rf"\bof\s+(?:the\s+|these\s+|those\s+)?(?:\d+|{CARDINAL})\s+(?:(?!(?:that|which|who|we|was|were|had)\b)[\w'-]+\s+){{1,3}}?(?:(?P<all_after>all)|(?P<none_after>none))\s+{_VERB}|"
    rf"\b(?:in\s+)?(?P<none>none)\s+{_POINTS}\b(?!\s*\d)|\b(?:in|for)\s+(?P<in_none>none|not\s+(?:a\s+single\s+)?one)\b(?=\s*(?:[,.;]|$)|\s+(?:was|were|had|did)\b)|"
    rf"(?:^|[,;:]\s+(?:and\s+|but\s+)?|\band\s+|\bbut\s+|\bthat\s+)(?P<none_had>none|not\s+(?:a\s+single\s+)?one)\s+(?:{_VERB}|\w+ed\b)|"
    r"(?:^|[,;:]\s+(?:and\s+|but\s+)?|\band\s+|\bbut\s+|\bthat\s+)(?P<all_one>each|every\s+(?:single\s+)?one)\s+(?:had|was|did|met|showed|contained|received)\b|"
    r"(?:^|[,;:]\s+(?:and\s+|but\s+)?|\band\s+|\bbut\s+|\bthat\s+)(?P<all_case>(?:every|each)\s+(?:single\s+)?(?:case|file|record))\s+(?:had|was|met|showed|contained)\b",
)


_SIGNS = any_word(("all", "each", "every", "both", "none", "not one", "not a single one"))
"""One of them stands in every such count."""


_PART_POINTS = expression(rf"\s+of\s+{THEM}\b(?!\s+\d)", re.IGNORECASE)


_OF_THEM_SO = expression(
    r"\s+of\s+(?:them|these)\s+(?:\w+ly\s+)?[a-z]+(?:\s+(?:ones|crimes|cases))?\s*[.;,)]", re.IGNORECASE
)
"""'60 crimes, half of them violent': what they were."""


def _shares(sentence: Sentence, bases: Sequence[tuple[int, Base]]) -> Iterator[Count]:
    """'A quarter of them', 'three quarters of these', where that makes a whole number of the cases."""
    for share in sentence.numbers:
        declared = [base for place, base in bases if place <= share.start]
        if share.kind != "fraction" or not share.value or not declared:
            continue
        base = declared[-1]
        if base.pointed_to:
            continue
        if not _PART_POINTS.match(sentence.text, share.end) and not _is_subject(sentence.text, share, base):
            continue
        if _OF_THEM_SO.match(sentence.text, share.end) and sentence.text[: share.start].endswith(", "):
            continue
        if (part := exact_part(sentence, share, base.size)) is not None:
            anchor = (share.start, share.end)
            yield Count(part, base.size, share.start, share.end, anchor, "whole_of_base", (share,), base.source)


def _is_subject(text: str, share: Number, base: Base) -> bool:
    """'Of the 40 files that we read, half had no plan': of those that were read, and of no others."""
    read = base.outright or base.source is not None
    return read and SUBJECT.search(text, 0, share.start) is not None and _VERB_NEXT.match(text, share.end) is not None


_VERB_NEXT = expression(
    rf"\s+{_VERB}|\s+(?:didn't|hadn't|weren't|lacked|failed|needed|contained|included)\b", re.IGNORECASE
)


def wholes_of_base(sentence: Sentence, own: Sequence[Count], bases: Sequence[tuple[int, Base]]) -> Iterator[Count]:
    """'All had been approved', 'in none of these', 'half of them'.

    `own` are the counts that name both their numbers; `bases` the numbers of cases that can be meant, each from the
    place on where it is the latest.
    """
    yield from _shares(sentence, bases)
    if not _SIGNS.search(spaced(sentence.text)):
        return
    for found in _WITHOUT_NUMBER.finditer(sentence.text):
        if any(count.start < found.end() and found.start() < count.end for count in own):
            continue
        declared = [base for place, base in bases if place <= found.start()]
        if not declared:
            continue
        base = declared[-1]
        word = found.lastgroup or ""
        start, end = found.span(word)
        if word.endswith("_after"):
            base = _told_in(sentence, found) or base
        if _OTHER_THINGS.match(sentence.text, found.end()) or _are_others(sentence, found, base):
            continue
        if word == "all_each" and _SO_MANY_IN.search(sentence.text, 0, start):
            continue
        relative = found.group().lower().endswith(("which", "whom"))
        if base.pointed_to and not _says_which(sentence.text, found):
            continue
        if _READ_THEM.search(sentence.text, 0, start) or (relative and base.source is not None):
            continue
        if NOT_QUITE.search(sentence.text, 0, start):
            continue
        numbers = tuple(number for number in sentence.numbers if number.start == start)
        numerator = base.size if word.startswith("all") else 0
        if word.startswith("all") and (spared := _spared(sentence, end)):
            numerator, numbers = base.size - int(spared.value or 0), (spared,)
        anchor = (start, end)
        yield Count(numerator, base.size, start, end, anchor, "whole_of_base", numbers, base.source)


_SO_MANY_IN = expression(rf"(?:\d|\b{CARDINAL})\s+(?:[\w'-]+\s+){{1,3}}?in\s+$", re.IGNORECASE)
"""'We went to eight forces and read 40 files in each': how many were read."""


def _are_others(sentence: Sentence, found: re.Match[str], base: Base) -> bool:
    """'They line up 43 chief constables and tell each of them …': of those that the sentence itself tells of."""
    if (base.source is None and not base.far) or base.here or not _OF_THESE.search(found.group()):
        return False
    text = sentence.text
    return any(
        other.end < found.start()
        and (other.value or 0) > 1
        and other.value not in (base.size, base.last)
        and (case_noun(text, other.end) or counts_scope(text, other.end) or anything_after(text, other.end))
        for other in cardinals(sentence)
    )


def _says_which(text: str, found: re.Match[str]) -> bool:
    """'In none of these …', 'all of them had …'; 'we sent the force the details of all of these' counts nothing."""
    placed = SUBJECT.search(text, 0, found.start()) or FRONTED.search(text, 0, found.start())
    return _OF_THESE.search(found.group()) is not None and placed is not None


def _told_in(sentence: Sentence, found: re.Match[str]) -> Base | None:
    """The 20 of 'of the 20 grants all were accompanied by a letter'."""
    told = next((one for one in cardinals(sentence) if found.start() < one.start < found.end()), None)
    return Base(int(told.value or 0), outright=True) if told else None


_OF_THESE = expression(rf"\bof\s+{THEM}$", re.IGNORECASE)
_READ_THEM = expression(
    r"\b(?:we|inspectors|they|auditors|and)\s+(?:have\s+|had\s+|also\s+|then\s+)*"
    rf"(?:{REVIEWED.pattern})(?:\s+(?:at|to|through|into))?\s+$|"
    rf"(?:^|\b(?:we|inspectors|they|auditors)\b|,\s+|\band\s+)[^.;:,]{{0,40}}?(?:{REVIEWED.pattern})\s+(?:(?:at|to|through|into)\s+)?"
    r"(?:[^.;:,]{0,40}?\b(?:and|with)\s+)?(?:the|their|its|any|all\s+the)\s+(?:[\w'-]+\s+){1,4}(?:(?:that|which)\s+(?:went|goes|go|came|belonged|belong)\s+)?"
    r"(?:with|to|of|for|on|about|behind|from)\s+$",
    re.IGNORECASE,
)
"""'… and we listened to each of these', 'read the log of every one of them': how many were read, and nothing found."""
_BAR = expression(
    r"[^.;,]{0,40}?,?\s+(?:bar|except(?:\s+for)?|apart\s+from|other\s+than|save)\s+(?:for\s+)?$", re.IGNORECASE
)


def _spared(sentence: Sentence, end: int) -> Number | None:
    """The number that 'all were right bar six' takes off."""
    return next((number for number in cardinals(sentence) if _BAR.fullmatch(sentence.text, end, number.start)), None)
