"""Counts out of a number of cases: 'in 21 of 51 cases', 'none of the 12 files', 'of 40 assessed, 6 were late'.

Belongs here: finding numerator and denominator in every shape. Not here: what the cases are (`cases`), which words the
count governs (`governed`), whether that is good or bad (`sense`), or how many were reviewed (`samples`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.documents.document import Span
from pipelines.extraction.cases import REVIEWED, case_noun, counts_scope
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.governed import governed_clause
from pipelines.extraction.measures import measure_of
from pipelines.extraction.numbers import Number
from pipelines.extraction.records import CaseCount
from pipelines.extraction.sense import sense
from pipelines.extraction.subjects import subject_force


@dataclass(frozen=True)
class Count:
    """One count inside a sentence; positions are inside its text."""

    numerator: int
    denominator: int
    start: int
    """Where the words of the count begin: its numerator, or 'all' and 'none'."""
    end: int
    """Where they end: the denominator, or the noun behind it."""
    anchor: tuple[int, int]
    rule: str
    numbers: tuple[Number, ...]
    base: Sentence | None = None
    """The earlier sentence that gives the denominator, when this one doesn't."""


_OF = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}?(?:out\s+of|of|from(?:\s+among)?|in)\s+(?:only\s+|just\s+)?"
    r"(?:(?:a|the|our|its|their)\s+(?:total|sample|set|further|random\s+sample|combined\s+total)\s+(?:of\s+)?)?"
    r"(?:all\s+)?(?:of\s+)?(?:the|these|those|our|its|their|such)?\s*(?:total\s+of\s+)?(?:relevant\s+|other\s+|further\s+)?$",
    re.IGNORECASE,
)
_STRICT_OF = re.compile(r"\bof\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?P<all>all(?:\s+of)?(?:\s+(?:the|these|those|our|its))?|each\s+of\s+(?:the|these|those)|every\s+one\s+of\s+(?:the|these|those)|"
    r"both(?:\s+of)?(?:\s+(?:the|these|those))?)\s+(?:other\s+)?$|"
    r"\b(?P<none>(?:none|not\s+one|not\s+a\s+single\s+one)\s+of\s+(?:(?:the|these|those|our|its)\s+)?)$|"
    r"\b(?P<half>half(?:\s+of)?(?:\s+(?:the|these|those|our|its))?\s+)$",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\ball\s+but\s+$", re.IGNORECASE)
_OPENS_BASE = re.compile(
    r"(?:^|[,;:.]\s+|\band\s+)(?:of|from|among|out\s+of)\s+(?:(?:a|our)\s+(?:total|sample|dip[\s-]sample)\s+of\s+)?(?:all\s+)?(?:the|these|those|our)?\s*"
    r"(?:relevant\s+|further\s+|other\s+)?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s+(?:of\s+(?:them|these|those|the\s+(?:cases|files|records|crimes|incidents|calls))\b|(?:cases?|files?|crimes?|incidents?|calls?|records?|victims?|"
    r"investigations?|reports?|others?)\b|(?:was|were|had|have|did|didn't|could|should|showed|contained|needed|required|requiring|as|good|inadequate|"
    r"adequate|outstanding|involved|met|failed|lacked|received|(?:\w+ly\s+)?\w+ed)\b|,)",
    re.IGNORECASE,
)
_IN_PART = re.compile(
    r"\b(?:in|for|on|found|identified|with|and|that|only|another|further|remaining|other|the|but)\s+(?:only\s+|just\s+|a\s+further\s+|another\s+)?$",
    re.I,
)
_STAFF = re.compile(r"\b(?:officers?|staff|recommendations?|members?|sergeants?|constables?)$", re.IGNORECASE)
_OF_THESE = re.compile(r"\s+(?:\w+\s+)?of\s+(?:these|those|them)\b", re.IGNORECASE)
_FRONTED_PART = re.compile(r"(?:,|;|:|\band|\bbut)\s+(?:in|for|on)\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_CARRIED = re.compile(
    r"(?:^|[,;]\s+(?:and\s+|but\s+)?|\band\s+|\bbut\s+|\bthat\s+)(?:in|for|on)\s+(?:only\s+|just\s+|a\s+further\s+|another\s+|the\s+other\s+|the\s+remaining\s+)?$",
    re.I,
)


def read_case_counts(context: Context) -> list[CaseCount]:
    """Every count of cases in the document, in the order of the text."""
    facts: list[CaseCount] = []
    for sentence in context.sentences:
        if sentence.block.kind == "table_row":
            continue
        counts = find_counts(context, sentence)
        for position, count in enumerate(counts):
            facts.append(_fact(sentence, count, counts, position))
    return facts


def find_counts(context: Context, sentence: Sentence) -> list[Count]:
    """The counts of one sentence, none overlapping, in order."""
    if not sentence.numbers and not re.search(r"\b(?:all|none|each)\b", sentence.text):
        return []
    found = list(_pairs(sentence))
    found += [count for count in _wholes(sentence) if not _overlaps(count, found)]
    found += [count for count in _parts_of_base(sentence) if not _overlaps(count, found)]
    found += [count for count in _carried(context, sentence, found) if not _overlaps(count, found)]
    return sorted(found, key=lambda count: count.start)


def _cardinals(sentence: Sentence) -> list[Number]:
    return [
        number
        for number in sentence.numbers
        if number.value is not None
        and number.value == int(number.value)
        and (number.kind == "cardinal" or (number.kind == "compound" and number.value == 1))
    ]


def _pairs(sentence: Sentence) -> Iterator[Count]:
    """'21 of 51 cases', 'four of the eight', '9 out of 14', 'all but two of 40'."""
    text, numbers = sentence.text, _cardinals(sentence)
    for part, whole in zip(numbers, numbers[1:], strict=False):
        between = text[part.end : whole.start]
        if not _OF.fullmatch(between) or (not _STRICT_OF.search(between) and " in " in between):
            continue
        assert part.value is not None and whole.value is not None
        if not 0 <= part.value <= whole.value or whole.value < 2 or not _is_case_pair(sentence, part, whole, between):
            continue
        numerator, start, rule = int(part.value), part.start, "n_of_m"
        if but := _ALL_BUT.search(text[: part.start]):
            numerator, start, rule = int(whole.value - part.value), but.start(), "all_but_n_of_m"
        noun = case_noun(text, whole.end)
        yield Count(
            numerator,
            int(whole.value),
            start,
            noun.end if noun else whole.end,
            (start, whole.end),
            rule,
            (part, whole),
        )


def _is_case_pair(sentence: Sentence, part: Number, whole: Number, between: str) -> bool:
    text = sentence.text
    if counts_scope(text, whole.end):
        return False
    first_noun = between.strip().split(" ")[0].lower()
    if first_noun not in ("of", "out", "from", "in") and counts_scope(text, part.end):
        return False
    if case_noun(text, whole.end) or (first_noun not in ("of", "out", "from", "in") and case_noun(text, part.end)):
        return True
    if REVIEWED.search(text) or re.match(
        r"\s+(?:had|were|was|did|didn't|contained|showed|met|we)\b", text[whole.end :]
    ):
        return True
    return not (part.in_words and whole.in_words) and whole.value is not None and whole.value > 4


def _wholes(sentence: Sentence) -> Iterator[Count]:
    """'all these eight cases', 'none of the 12', 'half of the 40 files', 'both cases' with its number."""
    text = sentence.text
    for whole in _cardinals(sentence):
        opening = _WHOLE.search(text[: whole.start])
        if not opening or whole.value is None or whole.value < 2:
            continue
        noun = case_noun(text, whole.end)
        if counts_scope(text, whole.end) or not (noun or REVIEWED.search(text)):
            continue
        if noun and _STAFF.search(noun.words) and not REVIEWED.search(text):
            continue
        share = 1.0 if opening["all"] else 0.5 if opening["half"] else 0.0
        if (whole.value * share) % 1:
            continue
        rule = "all_of_m" if opening["all"] else "half_of_m" if opening["half"] else "none_of_m"
        halves = tuple(n for n in sentence.numbers if n.kind == "fraction" and opening.start() <= n.start < whole.start)
        yield Count(
            int(whole.value * share), int(whole.value), opening.start(), noun.end if noun else whole.end,
            (opening.start(), whole.end), rule, (*halves, whole),
        )  # fmt: skip


def _parts_of_base(sentence: Sentence) -> Iterator[Count]:
    """'Of the 40 files we assessed, 12 were good and 8 inadequate'; 'we reviewed 15 cases: 3 good, 12 inadequate'."""
    text, numbers = sentence.text, _cardinals(sentence)
    for position, base in enumerate(numbers[:-1]):
        if base.value is None or base.value < 2 or counts_scope(text, base.end):
            continue
        noun = case_noun(text, base.end)
        opens = _OPENS_BASE.search(text[: base.start]) is not None and (
            noun or REVIEWED.search(text[base.end : base.end + 60])
        )
        reviewed = noun is not None and REVIEWED.search(text[max(0, base.start - 60) : base.start]) is not None
        if not (opens or reviewed):
            continue
        for part in numbers[position + 1 :]:
            assert part.value is not None
            if part.value > base.value or counts_scope(text, part.end):
                continue
            if _OPENS_BASE.search(text[: part.start]):
                continue
            if not _PART_AFTER.match(text, part.end) and not _FRONTED_PART.search(text[: part.start]):
                continue
            if not opens and not _IN_PART.search(text[: part.start]) and not re.search(r"[:,]\s+$", text[: part.start]):
                continue
            noun_of_part = case_noun(text, part.end)
            end = noun_of_part.end if noun_of_part and noun_of_part.end - part.end < 25 else part.end
            yield Count(
                int(part.value), int(base.value), part.start, end, (part.start, part.end), "part_of_base", (part,)
            )
        return


def _carried(context: Context, sentence: Sentence, own: list[Count]) -> Iterator[Count]:
    """'In 2 cases …' after 'In 66 of 68 cases …'; 'in all cases' after 'We reviewed 32 cases'; 'in 5 of these'."""
    text = sentence.text
    used = {number.start for count in own for number in count.numbers}
    for part in _cardinals(sentence):
        if part.start in used or part.value is None or counts_scope(text, part.end):
            continue
        of_these = _OF_THESE.match(text, part.end)
        noun = case_noun(text, part.end)
        if not (_CARRIED.search(text[: part.start]) and (of_these or noun)) and not of_these:
            continue
        base = _base_before(context, sentence, part.start, own, whole=not of_these)
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
    for found in re.finditer(
        r"\b(?:in|for)\s+(?P<all>all|every|each)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:(?:cases?|files?|records?|incidents?|calls?|crimes?|investigations?)\b|of\s+(?:them|these|those)\b)"
        r"|\b(?:in\s+)?(?P<none>none)\s+of\s+(?:these|those|them|the\s+(?:cases|files|records|incidents|calls))\b",
        text,
        re.IGNORECASE,
    ):
        if any(count.start < found.end() and found.start() < count.end for count in own) or re.match(
            r"\s*\d", text[found.end() :]
        ):
            continue
        base = _sample_before(context, sentence)
        if base:
            numerator = base[0] if found["all"] else 0
            yield Count(
                numerator, base[0], found.start(), found.end(), found.span(), "all_of_sample_before", (), base[1]
            )


def _base_before(
    context: Context, sentence: Sentence, at: int, own: list[Count], *, whole: bool
) -> tuple[int, Sentence | None] | None:
    """The number of cases that a bare count is out of: of the same review, or 'of these', of the cases just counted."""
    earlier_here = [count for count in own if count.end <= at]
    if earlier_here:
        count = earlier_here[-1]
        return (count.denominator if whole else count.numerator), None
    for earlier in context.before(sentence, reach=2):
        if earlier.block_index != sentence.block_index and sentence.block.kind != "list_item":
            break
        counts = [*_pairs(earlier), *_wholes(earlier), *_parts_of_base(earlier)]
        if counts:
            return (counts[-1].denominator if whole else counts[-1].numerator), earlier
        if sample := _reviewed(earlier):
            return sample, earlier
    return None


def _sample_before(context: Context, sentence: Sentence) -> tuple[int, Sentence | None] | None:
    for earlier in context.before(sentence, reach=1):
        if earlier.block_index == sentence.block_index and not list(_pairs(earlier)) and (sample := _reviewed(earlier)):
            return sample, earlier
    return None


def _reviewed(sentence: Sentence) -> int | None:
    """How many cases a sentence says were reviewed, where it says so of exactly one number."""
    sizes = [
        int(number.value)
        for number in _cardinals(sentence)
        if number.value is not None and case_noun(sentence.text, number.end) and REVIEWED.search(sentence.text)
    ]
    return sizes[0] if len(sizes) == 1 else None


def _overlaps(count: Count, others: list[Count]) -> bool:
    numbers = {number.start for number in count.numbers}
    return any(
        (count.anchor[0] < other.anchor[1] and other.anchor[0] < count.anchor[1])
        or numbers & {number.start for number in other.numbers}
        for other in others
    )


def _fact(sentence: Sentence, count: Count, counts: list[Count], position: int) -> CaseCount:
    others = [(other.start, other.end) for other in counts if other is not count]
    clause = governed_clause(sentence.text, count.start, count.end, others)
    evidence = sentence.evidence()
    if count.base is not None:
        evidence["quote"] = Span(count.base.start, sentence.end)
    evidence["force_id"] = subject_force(sentence, count.start)
    heading = sentence.headings[-1] if sentence.headings else ""
    return CaseCount(
        **evidence,
        anchor=sentence.span(*count.anchor),
        rule=count.rule,
        claims=tuple(sentence.span(number.start, number.end) for number in count.numbers),
        numerator=count.numerator,
        denominator=count.denominator,
        numerator_counts=sense(clause),
        measure_id=measure_of(clause, sentence.text, heading, sentence.area_id, "case_count"),
        subject=" ".join(clause.split()),
    )
