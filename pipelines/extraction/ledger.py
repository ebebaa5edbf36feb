"""The account of every number in a document: which fact claims it, or what else it is.

Belongs here: classifying what no fact claims. Not here: finding numbers (`grammar.numbers`), or the facts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from pipelines.documents.document import Block, Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.asked_for import asks_to_be_told
from pipelines.extraction.context import Context
from pipelines.extraction.grammar.case_nouns import counts_scope
from pipelines.extraction.grammar.numbers import Number as Found
from pipelines.extraction.grammar.numbers import NumberKind, find_numbers, may_hold_number
from pipelines.extraction.grammar.quantities import goes_with_time, is_figure_of_speech
from pipelines.extraction.money.subjects import is_of_others
from pipelines.extraction.number_readings import reading_of
from pipelines.extraction.rates.units import is_unit
from pipelines.extraction.records import CaseCount, Fact, Number, Reading
from pipelines.extraction.tables.figures import differences

_READINGS: dict[NumberKind, Reading] = {
    "date": "date", "time": "date", "fiscal_year": "period", "duration": "period", "age": "age", "ordinal": "ordinal",
    "contact": "contact", "reference": "reference", "compound": "context",
}  # fmt: skip
_ALWAYS = expression(r"24/7")
_MARKS = expression(r"[ *(]*")
_NUMBERING = expression(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+[\"'(]*[A-Z£|]")
_SPAN_OF_AGES = expression(r"(?:[-+<>]\s?)?\d{1,3}(?:\s?(?:-|to)\s?\d{1,3})?(?:\s?\+)?")
"""'18-24', '+75': what labels a row."""
_LEADS_TO_COUNT = 400
"""Characters before a count within which the sentence stands that names its base."""
_INCIDENTAL = 12
"""The highest number in words that is taken for incidental ('two teams', 'six further meetings') when no fact claims
it: the field writes counted things in digits or beside what they are out of."""


def account(context: Context, facts: Mapping[str, Sequence[Fact]]) -> tuple[Number, ...]:
    """Every number of the document once, in order, with its reading; `facts` by kind, in the order they are kept."""
    document = context.document
    claims: dict[tuple[int, int], tuple[str, int]] = {}
    for kind, records in facts.items():
        for index, fact in enumerate(records):
            for span in fact.claims:
                claims.setdefault((span.start, span.end), (kind, index))
    starts = {start: fact for (start, _), fact in claims.items()}
    bases = _bases(facts)
    numbers: list[Number] = []
    for found, span, block in _numbers(context):
        claimed = starts.get(span.start)
        reading: Reading = "fact" if claimed else _reading(document, found, span, block)
        if reading == "unread" and (claimed := _base_of(bases, found, span)):
            reading = "fact"
        if reading == "unread" and span.start in context.once(differences):
            reading = "context"
        words = document.text[span.start : span.end]
        numbers.append(Number(span=span, text=words, value=found.value, reading=reading, fact_index=claimed))
    numbers += _of_notes(document)
    return tuple(sorted(numbers, key=lambda number: number.span.start))


def _of_notes(document: Document) -> Iterator[Number]:
    """The numbers that lead to footnotes."""
    for mark in document.note_marks:
        for found in find_numbers(document.text[mark.start : mark.end]):
            span = Span(mark.start + found.start, mark.start + found.end)
            words = document.text[span.start : span.end]
            yield Number(span=span, text=words, value=found.value, reading="reference", fact_index=None)


def _bases(facts: Mapping[str, Sequence[Fact]]) -> dict[int, list[tuple[Span, tuple[str, int]]]]:
    """Where the number that cases were counted out of may stand: in the quotation, or in the words leading to it."""
    bases: dict[int, list[tuple[Span, tuple[str, int]]]] = {}
    for index, fact in enumerate(facts.get("case_counts", ())):
        if isinstance(fact, CaseCount):
            place = Span(max(0, fact.quote.start - _LEADS_TO_COUNT), fact.quote.end)
            bases.setdefault(fact.denominator, []).append((place, ("case_counts", index)))
    return bases


def _base_of(
    bases: Mapping[int, Sequence[tuple[Span, tuple[str, int]]]], found: Found, span: Span
) -> tuple[str, int] | None:
    """The count whose base a number is that the count itself has not claimed: 'Of 71 crimes of rape, 66 …'."""
    if found.kind != "cardinal" or found.value is None or not found.value.is_integer():
        return None
    near = bases.get(int(found.value), ())
    return next((fact for place, fact in near if place.start <= span.start and span.end <= place.end), None)


def _numbers(context: Context) -> Iterator[tuple[Found, Span, Block | None]]:
    """Every number with its block; None for one that stands between blocks, such as the mark of a list item.

    Where a block is laid out in sentences, theirs are taken: so a number is read once, and as the facts have read it.
    """
    at = 0
    for index, block in enumerate(context.document.blocks):
        yield from ((*read, None) for read in _read(context.document, at, block.start))
        if sentences := context.in_block(index):
            for sentence in sentences:
                for found in sentence.numbers:
                    yield found, sentence.span(found.start, found.end), block
            yield from _pages_within(context.document, block)
        else:
            yield from ((*read, block) for read in _read(context.document, block.start, block.end))
        at = block.end


def _pages_within(document: Document, block: Block) -> Iterator[tuple[Found, Span, Block]]:
    """The numbers of pages that stand in the middle of a sentence of the block."""
    pages = document.pages_within
    for page in pages[bisect_left(pages, block.start, key=attrgetter("start")) :]:
        if page.start >= block.end:
            break
        for found in find_numbers(document.text[page.start : page.end]):
            yield found, Span(page.start + found.start, page.start + found.end), replace(block, kind="furniture")


def _read(document: Document, start: int, end: int) -> Iterator[tuple[Found, Span]]:
    """The numbers of a stretch of text that states no facts."""
    if start < end:
        text = document.plain[start:end].replace("\n", " ").replace("\t", " ")
        if may_hold_number(text):
            for found in find_numbers(text):
                yield found, Span(start + found.start, start + found.end)


def _is_numbering(document: Document, span: Span, block: Block) -> bool:
    """Whether a number only numbers its paragraph ('2.1 The budget …') or table row."""
    if block.kind == "table_row":
        first = next((cell for cell in block.cells if cell.end > cell.start), None)
        if first is None:
            return False
        words = document.plain[first.start : first.end]
        labels = first.start <= span.start < first.end and _SPAN_OF_AGES.fullmatch(words) is not None
        return labels or words.strip(" .)") == document.text[span.start : span.end]
    opens = _MARKS.fullmatch(document.plain, block.start, span.start)
    return opens is not None and _NUMBERING.match(document.plain, span.start) is not None


@lru_cache(maxsize=1)
def _text_of(plain: str, start: int, end: int) -> str:
    """The words of a block, kept for the next of its numbers."""
    return plain[start:end].replace("\n", " ")


def _moved(found: Found, span: Span, block: Block) -> Found:
    """The number with its place inside its block."""
    return replace(found, start=span.start - block.start, end=span.end - block.start)


def _reading(document: Document, found: Found, span: Span, block: Block | None) -> Reading:
    if block is None:
        return "reference"
    if found.kind in _READINGS:
        return "context" if _ALWAYS.match(document.plain, span.start) else _READINGS[found.kind]
    if block.kind == "contents":
        return "page"
    if block.kind == "metadata":
        return "reference"
    if block.kind == "furniture":
        return "page"
    if block.kind == "heading":
        return "heading"
    if _is_numbering(document, span, block):
        return "reference"
    text = _text_of(document.plain, block.start, block.end)
    if found.kind in ("percent", "points") and is_figure_of_speech(text, _moved(found, span, block)):
        return "context"
    if found.kind == "percent" and is_unit(text, span.start - block.start, span.end - block.start, found.value):
        return "context"
    if found.kind == "money" and is_of_others(text, span.start - block.start, span.end - block.start):
        return "context"
    if found.kind == "fraction" and goes_with_time(text[: span.start - block.start]):
        return "period"
    if found.kind == "cardinal":
        if reading := reading_of(text, span.start - block.start, span.end - block.start, found.value):
            return reading
        if found.in_words and found.value is not None and found.value <= _INCIDENTAL:
            return "context"
        if counts_scope(text, span.end - block.start):
            return "context"
    return "context" if asks_to_be_told(text) else "unread"
