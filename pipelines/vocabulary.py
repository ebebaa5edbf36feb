"""What the rules know and what they make of a text, for the people who extend them.

Belongs here: the list of measures, and a short text shown as the rules see it. Not here: the vocabulary
(`pipelines.reference`), the rules (`pipelines.extraction`), or facts that were published (`explanation`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipelines.documents.document import Document
from pipelines.documents.reader import read
from pipelines.extraction import extract
from pipelines.extraction.batch import KINDS
from pipelines.extraction.context import lay_out
from pipelines.extraction.records import Extraction, Fact
from pipelines.reference import Measure, areas, measures

_EVIDENCE = {field.name for field in fields(Fact)} - {"force_id", "area_id"}


def measures_with(words: Sequence[str]) -> list[Measure]:
    """The measures that have all these words in their id, name, area or vocabulary."""
    names = {area.area_id: area.name for area in areas()}
    return [
        measure
        for measure in measures()
        if all(
            word.lower()
            in f"{measure.measure_id} {measure.name} {names.get(measure.area_id or '', '')} {measure.words}".lower()
            for word in words
        )
    ]


def measures_table(found: Sequence[Measure]) -> RenderableType:
    """One row per measure."""
    table = Table(box=None)
    for name in ("measure", "name", "area", "unit", "better", "standard"):
        table.add_column(name, overflow="fold")
    for measure in found:
        standard = "" if measure.standard_percent is None else f"{measure.standard_percent:g}%"
        cells = (measure.measure_id, measure.name, measure.area_id or "", measure.unit, measure.better or "", standard)
        table.add_row(*map(Text, cells))
    return table


def reading_of(text: str) -> RenderableType:
    """Each sentence with its numbers and what became of them, and the facts that were read. Raises Unreadable."""
    document = read(text.encode("utf-8", "replace"), "text.txt")
    extraction = extract(document)
    parts: list[RenderableType] = []
    for sentence in lay_out(document).sentences:
        parts.append(Text(sentence.text, style="bold"))
        about = ", ".join(filter(None, (sentence.force_id, sentence.topic_area_id)))
        parts.append(Text(f"  about     {about or 'no force or area that the words name'}"))
        for number in sentence.numbers:
            start, end = sentence.start + number.start, sentence.start + number.end
            became = next(
                (n.reading for n in extraction.numbers if n.span.start < end and start < n.span.end), "unread"
            )
            value = "" if number.value is None else f" = {number.value:.10g}"
            parts.append(Text(f"  number    {document.text[start:end]}: {number.kind}{value}, read as {became}"))
        parts += _facts(extraction, document, sentence.start, sentence.end)
    parts += [Text(f"  refused   {reason}: {words}", style="yellow") for reason, words in extraction.rejects]
    return Group(*parts)


def _facts(extraction: Extraction, document: Document, start: int, end: int) -> Iterator[Text]:
    """The facts whose anchor stands in the sentence."""
    facts: list[tuple[str, Fact]] = [
        (kind.column, fact)
        for kind in KINDS
        for fact in getattr(extraction, kind.column)
        if start <= fact.anchor.start < end
    ]
    for column, fact in sorted(facts, key=lambda found: found[1].anchor.start):
        values = ", ".join(
            f"{field.name} {getattr(fact, field.name)}"
            for field in fields(fact)
            if field.name not in _EVIDENCE and getattr(fact, field.name) not in (None, "")
        )
        anchor = document.text[fact.anchor.start : fact.anchor.end]
        yield Text.assemble(
            (f"  fact      {column.replace('_', ' ')} [{anchor}] {values}", "green"),
            f"\n            by rule {fact.rule}",
        )
    if not facts:
        yield Text("  no fact", style="dim")
