"""Judgments in tables: grades in the cells beside areas, forces and years.

Belongs here: reading a grade from its row and column. Not here: grades at the head of columns (`grade_columns`), lines
and lists (`lines.judgments`), sentences (`statements`), or which basis a judgment has (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from pipelines.documents.document import Block, Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.lines.line import GRADE_LINE
from pipelines.extraction.areas import area as areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.areas.beside import areas_listed
from pipelines.extraction.grades.areas.sections import unsaid_area
from pipelines.extraction.grades.asked import pillar_of
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.tables.cells import Row, area_of_cell, laid_out, letters_of, words_of_cell
from pipelines.extraction.grades.tables.grade_columns import graded_columns
from pipelines.extraction.grades.tables.heads import (
    LAST_TIME,
    NOT_OF_INSPECTORS,
    WHEN,
    cycle_in,
    cycle_of_label,
    cycle_of_row,
    heads_years,
    stands_since,
)
from pipelines.extraction.grammar.grade_words import (
    bare_grade,
    carried_grade,
    cell_grade,
    cycle_before,
)
from pipelines.extraction.named_bodies import listed_bodies, names_unit
from pipelines.extraction.records import GradeWord


def _area_in(words: str, cycle: str | None) -> str | None:
    """What a row of several cycles meant in one of them: 'use of resources' is another area in each."""
    return areas.area_of_wording(words, cycle) if cycle else None


def read_tables(context: Context) -> Iterator[Stated]:
    """Every judgment that a table of the document states."""
    cycle = context.document.identity.cycle
    for table in _tables(context):
        found = graded_columns(context.document, table) or list(_graded_cells(context, table))
        pillars = {pillar_of(stated.area_id, cycle) for stated in found} - {None}
        of_all = pillars.pop() if len(pillars) == 1 else None
        for stated in found:
            yield replace(stated, area_id=of_all) if of_all and stated.area_id == areas.WHOLE_FORCE else stated


def _tables(context: Context) -> Iterator[list[Row]]:
    table: list[Row] = []
    for sentence in context.sentences:
        if sentence.block.kind == "table_row":
            table.append((sentence, sentence.block))
            continue
        if table:
            yield table
        table = []
    if table:
        yield table


def _graded_cells(context: Context, table: list[Row]) -> Iterator[Stated]:
    """A table whose cells hold grades: areas, forces or years down the side, cycles, forces or areas along the top.

    A grade in front of a list of areas holds for the rows below it, too, until there is another; so does 'Last
    inspected' at the end of a row, for the years below.
    """
    document = context.document
    key = context.once(letters_of)
    head, body = _head_and_body(document, table, key)
    headed, shortly = len(body) < len(table), _names_areas(document, body)
    listed: GradeWord | None = None
    dated: set[int] = set()
    for sentence, row in body:
        told = _heads_and_words(_words(document, row, key))
        words = [text for _, text in told]
        if own := _own_areas(document, sentence):
            yield from own
            continue
        grades = [grade for text in words if (grade := cell_grade(text))]
        if listed and not grades and not words[0]:
            yield from _areas_beside_grade(context, sentence, row, listed)
            continue
        listed = cell_grade(words[0]) if len(grades) == 1 else None
        label = next((text for text in words if text and cell_grade(text) is None), None)
        if label is None:
            yield from _below_areas(document, sentence, row, head)
            continue
        if len(set(map(cell_grade, words[: words.index(label)])) - {None}) >= _SEVERAL_GRADES:
            continue
        above = [head[at] if headed and at < len(head) else "" for at in range(len(words))]
        dated = {at for at, text in enumerate(words) if heads_years(text)} or dated
        tops = [
            own or top or (WHEN if at in dated else "")
            for at, ((own, _), top) in enumerate(zip(told, above, strict=True))
        ]
        yield from _listed_beside_grade(context, sentence, label, words) or _cells_of_row(
            context, sentence, label, words, tops, shortly=shortly
        )


_SEVERAL_GRADES = 3
"""Different ones in front of what a row is about: the scale itself."""
_FEWEST_NAMED = 2
"""Rows that name areas in full, beside which a short name is one too."""


def _names_areas(document: Document, body: Sequence[Row]) -> bool:
    named = (row for _, row in body if row.cells and area_of_cell(document, words_of_cell(document, row.cells[0])))
    return len(list(islice(named, _FEWEST_NAMED))) == _FEWEST_NAMED


def _own_areas(document: Document, sentence: Sentence) -> list[Stated]:
    """The judgments of a row whose cells each name an area and its grade: 'Efficiency: Good'."""
    cells = [(cell, text) for cell in sentence.block.cells if (text := words_of_cell(document, cell))]
    pairs = [(cell, _OWN_HEAD.fullmatch(text)) for cell, text in cells]
    found = [
        laid_out(sentence, grade, area_id, own[1], cell, "grade_table_cells")
        for cell, own in pairs
        if own and (grade := bare_grade(own[2])) and (area_id := area_of_cell(document, own[1]))
    ]
    return found if len(found) > 1 and len(found) == len(pairs) else []


def _listed_beside_grade(context: Context, sentence: Sentence, label: str, words: Sequence[str]) -> list[Stated]:
    """A row that lists the areas, or the forces, of its one grade."""
    grades = [grade for text in words if (grade := cell_grade(text))]
    if len(grades) != 1 or area_of_cell(context.document, label) or len(listed_bodies(label)) == 1:
        return []
    return list(_areas_beside_grade(context, sentence, sentence.block, grades[0]))


def _cells_of_row(
    context: Context, sentence: Sentence, label: str, words: Sequence[str], tops: Sequence[str], *, shortly: bool
) -> Iterator[Stated]:
    """The grades of a row; `label` is what it is about, `tops` what stands over each of its cells.

    `shortly`: a short name is an area too.
    """
    document = context.document
    short = areas.area_of_short_name(label, document.identity.cycle) if shortly else None
    area_of_row, force_of_row, unit = area_of_cell(document, label) or short, _force(label), names_unit(label)
    for cell, text, top in zip(sentence.block.cells, words, tops, strict=True):
        grade = cell_grade(text)
        if grade is None or NOT_OF_INSPECTORS.search(top):
            continue
        asks = document.identity.kind == "crime_data_integrity_report" and label.endswith("?")
        unsaid = unsaid_area(context, sentence) if force_of_row or unit or asks or _force(top) else None
        in_cycle = _area_in(label, cycle_in(top)) if area_of_row else None
        area_id = in_cycle or area_of_row or area_of_cell(document, top) or unsaid
        if area_id is None:
            continue
        own_cycle = document.identity.cycle
        last_time = cycle_before(own_cycle) if LAST_TIME.fullmatch(top) else None
        carried = carried_grade(text) is not None or stands_since(words, tops, own_cycle)
        written = label if area_of_row else top or label
        yield replace(
            laid_out(sentence, grade, area_id, written, cell, "grade_table_cells"),
            basis="history" if last_time else "carried_over" if carried else "summary_table",
            of_unit=unit,
            force_id=force_of_row or _force(top),
            cycle=cycle_in(top, area_id)
            or last_time
            or (own_cycle if carried else cycle_of_label(label, area_id) or cycle_of_row(words, tops)),
        )


_OWN_HEAD = expression(rf"([A-Za-z][^:;]{{1,60}}?)(?:\s*[:–-])?\s+({GRADE_LINE.pattern})", re.IGNORECASE)


def _heads_and_words(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The cells of a row; of a table that is written out in lines ('Efficiency: Good'), with the heads they name."""
    named = [_OWN_HEAD.fullmatch(text) for text in texts[1:]]
    if len(named) > 1 and all(
        own and bare_grade(own[2]) and (areas.area_of_wording(own[1]) or _force(own[1])) for own in named
    ):
        return [("", texts[0]), *((own[1], own[2]) for own in named if own)]
    return [("", text) for text in texts]


def _words(document: Document, row: Block, key: Mapping[str, str]) -> list[str]:
    """The words of each cell; a letter stands for the grade that the document's key gives it."""
    words = (words_of_cell(document, cell) for cell in row.cells)
    return [key.get(text.strip("*"), text) if key else text for text in words]


def _head_and_body(document: Document, table: list[Row], key: Mapping[str, str]) -> tuple[list[str], list[Row]]:
    """The heads of the columns, below a title that reaches over all of them or in two rows, and the rows below."""
    head: list[str] = []
    for position, (_, row) in enumerate(table):
        words = _words(document, row, key)
        if any(cell_grade(text) for _, text in _heads_and_words(words)) or (head and words[0]):
            return head, table[position:]
        titled = len(words) > 2 and len({text for text in words if text}) == 1
        lines = zip_longest(head, [] if titled else words, fillvalue="")
        head = [f"{above} {text}".strip() for above, text in lines]
    return head, []


def _below_areas(document: Document, sentence: Sentence, row: Block, head: Sequence[str]) -> Iterator[Stated]:
    """A row of nothing but grades, below a row of areas."""
    for cell, top in zip(row.cells, head, strict=False):
        grade, area_id = cell_grade(words_of_cell(document, cell)), area_of_cell(document, top) if top else None
        if grade and area_id:
            yield laid_out(sentence, grade, area_id, top, cell, "grade_table_cells")


def _areas_beside_grade(context: Context, sentence: Sentence, row: Block, grade: GradeWord) -> Iterator[Stated]:
    """A row that lists the areas, or the forces, of one grade."""
    document = context.document
    for cell in row.cells:
        text = document.plain[cell.start : cell.end].replace("\n", " ")
        if cell_grade(text):
            continue
        areas_named = areas_listed(text, document.identity.cycle, whole=True, loosely=True, briefly=True)
        for area in areas_named:
            anchor = Span(cell.start + area.start, cell.start + area.end)
            yield laid_out(sentence, grade, area.area_id, words_of_cell(document, anchor), anchor, "grade_table_cells")
        area_id = None if areas_named else unsaid_area(context, sentence)
        for body in listed_bodies(text) if area_id else ():
            anchor = Span(cell.start + body.start, cell.start + body.end)
            listed = laid_out(
                sentence, grade, area_id or "", words_of_cell(document, anchor), anchor, "grade_table_cells"
            )
            yield replace(listed, force_id=body.force_id, of_unit=body.force_id is None)


def _force(words: str) -> str | None:
    named = {mention.force_id for mention in find_forces(words)}
    return named.pop() if len(named) == 1 and len(words.split()) <= 7 else None
