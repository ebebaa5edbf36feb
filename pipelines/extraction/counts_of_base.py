"""Counts whose denominator stands earlier: 'Of the 40 files, 12 …', 'We read 60 files. Of these, 53 …', 'In 2 cases …'.

Belongs here: finding the number of cases that a bare count is out of, in its sentence or before it. Not here: counts
that name both numbers (`count_shapes`), or what a count says (`case_counts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.extraction.cases import case_noun, counts_scope, is_reviewed
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.count_shapes import Count, cardinals, pairs, wholes
from pipelines.extraction.numbers import Number

Base = tuple[int, Sentence | None]
"""A number of cases, and the sentence it stands in where that is an earlier one."""

_OPENS_BASE = re.compile(
    r"(?:^|[,;:.]\s+|\band\s+|\bfound\s+(?:that\s+)?|\bthat\s+)(?:of|from|among|out\s+of)\s+"
    r"(?:(?:a|our)\s+(?:total|sample|dip[\s-]sample)\s+of\s+)?(?:all\s+)?(?:the|these|those|our)?\s*"
    r"(?:relevant\s+|further\s+|other\s+)?$",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"[^.;]{0,80}?,?\s+of\s+(?:which|whom|these|those)\s*,?\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_OPENS_OF_THESE = re.compile(
    r"(?:^|[;.,]\s+|\band\s+)(?:of|among)\s+(?:these|those|them|the\s+(?:cases|files|records|crimes|incidents|calls))\b"
    r"[^,.;\d]{0,50},?\s+(?:only\s+|just\s+)?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s+(?:of\s+(?:them|these|those|the\s+(?:cases|files|records|crimes|incidents|calls))\b|where\b|in\s+which\b|that\b|which\b|"
    r"(?:cases?|files?|crimes?|incidents?|calls?|records?|victims?|investigations?|reports?|others?|decisions?)\b|"
    r"(?:was|were|had|have|did|didn't|could|should|showed|contained|needed|required|requiring|as|good|inadequate|adequate|"
    r"outstanding|involved|met|failed|lacked|received|held|gave|took|(?:\w+ly\s+)?\w+ed)\b)|,",
    re.IGNORECASE,
)
_IN_PART = re.compile(
    r"(?:\b(?:in|for|on|found|identified|with|and|that|only|another|further|remaining|other|the|but)\s+|[:;,]\s+)"
    r"(?:only\s+|just\s+|a\s+further\s+|another\s+)?$",
    re.IGNORECASE,
)
_FRONTED_PART = re.compile(r"(?:^|,|;|:|\band|\bbut)\s+(?:in|for|on)\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_CLOSING_PART = re.compile(r"\bin\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:[,.;]|and\b|but\b|$)", re.IGNORECASE)
_GRADED_AFTER = re.compile(
    r"\s+(?:(?:cases?|files?|more|others?)\s+)?(?:(?:were|was)\s+)?(?:(?:graded|judged|rated|assessed)\s+)?(?:as\s+|to\s+be\s+)?"
    r"(?:being\s+)?['\"]?(?:outstanding|good|adequate|inadequate|requir\w+\s+improvement|need\w+\s+improvement)\b",
    re.IGNORECASE,
)
_OF_THESE_AFTER = re.compile(r"\s+(?:\w+\s+)?of\s+(?:these|those|them)\b", re.IGNORECASE)
_FRONTED_CARRIED = re.compile(
    r"(?:^|[,;]\s+(?:and\s+|but\s+)?|\band\s+|\bbut\s+|\bthat\s+)(?:in|for|on)\s+"
    r"(?:only\s+|just\s+|a\s+further\s+|another\s+|the\s+other\s+|the\s+remaining\s+)?$",
    re.IGNORECASE,
)
_ALL_OR_NONE = re.compile(
    r"\b(?:in|for)\s+(?P<all>all|every|each)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?"
    r"(?:(?:cases?|files?|records?|incidents?|calls?|crimes?|investigations?)\b|of\s+(?:them|these|those)\b)(?!\s*\d)|"
    r"\b(?:in\s+)?(?P<none>none)\s+of\s+(?:these|those|them|the\s+(?:cases|files|records|incidents|calls))\b",
    re.IGNORECASE,
)


def parts_of_base(context: Context, sentence: Sentence) -> Iterator[Count]:
    """Counts out of a number named earlier in the same sentence, or in the one before where the words point back."""
    numbers = cardinals(sentence)
    for position, number in enumerate(numbers):
        if (of := _base_here(sentence, number)) is not None:
            yield from _parts(sentence, numbers[position + 1 :], (of[0], None), opens=of[1])
            return
        if _OPENS_OF_THESE.search(sentence.text[: number.start]):
            if base := base_before(context, sentence, whole=False):
                yield from _parts(sentence, numbers[position:], base, opens=True)
            return
    graded = [number for number in numbers if _GRADED_AFTER.match(sentence.text, number.end)]
    base = base_before(context, sentence, whole=True) if len(graded) >= 2 else None
    if base and sum(number.value or 0 for number in graded) <= base[0]:
        yield from (_part(sentence, number, base) for number in graded)


def _base_here(sentence: Sentence, number: Number) -> tuple[int, bool] | None:
    """A number of cases that later numbers are out of, and whether 'of the 40' says so outright."""
    text = sentence.text
    noun = case_noun(text, number.end)
    if number.value is None or number.value < 2 or counts_scope(text, number.end):
        return None
    opens = _OPENS_BASE.search(text[: number.start]) is not None and (noun is not None or is_reviewed(text, number))
    if not opens and noun is not None:
        later = [other for other in cardinals(sentence) if other.start > number.start]
        opens = bool(later) and _OF_WHICH.fullmatch(text[noun.end : later[0].start]) is not None
    if opens or (noun is not None and is_reviewed(text, number)):
        return int(number.value), opens
    return None


def _parts(sentence: Sentence, numbers: Sequence[Number], base: Base, *, opens: bool) -> Iterator[Count]:
    text = sentence.text
    for part in numbers:
        before = text[: part.start]
        if part.value is None or part.value > base[0] or counts_scope(text, part.end) or _OPENS_BASE.search(before):
            continue
        fronted = _FRONTED_PART.search(before) is not None
        closing = opens and _CLOSING_PART.search(before) is not None and _CLOSES.match(text, part.end) is not None
        said = _PART_AFTER.match(text, part.end) is not None and (opens or _IN_PART.search(before) is not None)
        graded = _GRADED_AFTER.match(text, part.end) is not None
        if fronted or closing or said or graded:
            yield _part(sentence, part, base)


def _part(sentence: Sentence, part: Number, base: Base) -> Count:
    noun = case_noun(sentence.text, part.end)
    end = noun.end if noun and noun.end - part.end < 25 else part.end
    assert part.value is not None
    return Count(int(part.value), base[0], part.start, end, (part.start, part.end), "part_of_base", (part,), base[1])


def carried(context: Context, sentence: Sentence, own: Sequence[Count]) -> Iterator[Count]:
    """'In 2 cases …' after 'In 66 of 68 cases …'; 'and in 5 of these'; 'in all cases' after 'We reviewed 32 cases'."""
    text = sentence.text
    used = {number.start for count in own for number in count.numbers}
    for part in cardinals(sentence):
        if part.start in used or part.value is None or counts_scope(text, part.end):
            continue
        of_these, noun = _OF_THESE_AFTER.match(text, part.end), case_noun(text, part.end)
        if not of_these and not (_FRONTED_CARRIED.search(text[: part.start]) and noun):
            continue
        earlier = [count for count in own if count.end <= part.start]
        if earlier:
            base: Base | None = (earlier[-1].numerator if of_these else earlier[-1].denominator, None)
        else:
            base = base_before(context, sentence, whole=not of_these)
        if base and part.value <= base[0]:
            end = of_these.end() if of_these else noun.end if noun else part.end
            yield Count(
                int(part.value),
                base[0],
                part.start,
                end,
                (part.start, part.end),
                "carried_denominator",
                (part,),
                base[1],
            )
    for found in _ALL_OR_NONE.finditer(text):
        if any(count.start < found.end() and found.start() < count.end for count in own):
            continue
        if sample := _sample_just_before(context, sentence):
            numerator = sample[0] if found["all"] else 0
            yield Count(
                numerator, sample[0], found.start(), found.end(), found.span(), "all_of_sample_before", (), sample[1]
            )


def base_before(context: Context, sentence: Sentence, *, whole: bool) -> Base | None:
    """The cases of the sentence before: all that were reviewed (`whole`), or those it counted last ('of these')."""
    for earlier in context.before(sentence, reach=2):
        if earlier.block_index != sentence.block_index and sentence.block.kind != "list_item":
            break
        counts = [*pairs(earlier), *wholes(earlier), *parts_of_base(context, earlier)]
        if counts:
            return (counts[-1].denominator if whole else counts[-1].numerator), earlier
        if size := _reviewed(earlier):
            return size, earlier
    return None


def _sample_just_before(context: Context, sentence: Sentence) -> Base | None:
    for earlier in context.before(sentence):
        same_paragraph = earlier.block_index == sentence.block_index
        if same_paragraph and not list(pairs(earlier)) and (size := _reviewed(earlier)):
            return size, earlier
    return None


def _reviewed(sentence: Sentence) -> int | None:
    """How many cases a sentence says were reviewed, where it says so of exactly one number."""
    sizes = [
        int(number.value)
        for number in cardinals(sentence)
        if number.value is not None and case_noun(sentence.text, number.end) and is_reviewed(sentence.text, number)
    ]
    return sizes[0] if len(sizes) == 1 else None
