"""The account of every number in a document: which fact claims it, or what else it is.

Belongs here: classifying what no fact claims. Not here: finding numbers (`numbers`), or the facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipelines.documents.document import Block, Document, Span
from pipelines.extraction.cases import counts_scope
from pipelines.extraction.context import Context
from pipelines.extraction.grade_words import GRADE
from pipelines.extraction.numbers import Number as Found
from pipelines.extraction.numbers import NumberKind, find_numbers, may_hold_number
from pipelines.extraction.quantities import is_figure_of_speech
from pipelines.extraction.records import Fact, Number, Reading

_READINGS: dict[NumberKind, Reading] = {
    "date": "date", "time": "date", "fiscal_year": "period", "duration": "period", "age": "age", "ordinal": "ordinal",
    "contact": "contact", "reference": "reference", "compound": "context",
}  # fmt: skip
_ALWAYS = re.compile(r"24/7")
_NUMBERING = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+[\"'(]*[A-Z£|]")
_GRADED_FORCES = re.compile(
    rf"\s+(?:(?:are|were|was|is)\s+)?(?:(?:graded|judged|rated)\s+)?(?:as\s+)?['\"]?{GRADE}", re.IGNORECASE
)
"""'Of the forces inspected so far, 3 were graded as outstanding, 11 good': about the nation, not the force."""
_AGE_IN_COMMAS = re.compile(r".*[A-Z][a-z]+,\s\d{2},$", re.DOTALL)
"""'Ann Example, 55, said'."""
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
    return tuple(
        Number(
            span=span,
            text=document.text[span.start : span.end],
            value=found.value,
            reading="fact" if span.start in starts else _reading(document, found, span, block),
            fact_index=starts.get(span.start),
        )
        for found, span, block in _numbers(context)
    )


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
        else:
            yield from ((*read, block) for read in _read(context.document, block.start, block.end))
        at = block.end


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
        return (
            first is not None
            and document.plain[first.start : first.end].strip(" .)") == document.text[span.start : span.end]
        )
    before = document.plain[block.start : span.start].strip(" *(")
    return not before and _NUMBERING.match(document.plain, span.start) is not None


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
    if _GRADED_FORCES.match(document.plain, span.end) and "forces" in document.plain[block.start : span.start]:
        return "context"
    if _AGE_IN_COMMAS.match(document.plain[max(block.start, span.start - 25) : span.end + 1]):
        return "age"
    text = document.plain[block.start : block.end].replace("\n", " ")
    if found.kind == "percent" and is_figure_of_speech(text, _moved(found, span, block)):
        return "context"
    if found.kind == "cardinal":
        if found.in_words and found.value is not None and found.value <= _INCIDENTAL:
            return "context"
        if counts_scope(text, span.end - block.start):
            return "context"
    return "unread"
