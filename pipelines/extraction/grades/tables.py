"""Judgments in tables: a column for each grade, or grades in the cells beside areas, forces and years.

Belongs here: reading a grade from its row and column. Not here: lines and lists (`lines`), sentences
(`statements`), or which basis a judgment has (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipelines.documents.document import Block, Document, Span
from pipelines.documents.forces import find_forces
from pipelines.documents.lines import GRADE_LINE
from pipelines.extraction import areas
from pipelines.extraction.area_wordings import with_synonyms
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.graded_areas import areas_listed
from pipelines.extraction.grades.runs import OVERALL
from pipelines.extraction.grades.sections import pillar_of, unsaid_area
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.table_heads import (
    LAST_TIME,
    NOT_OF_INSPECTORS,
    YEAR,
    cycle_in,
    cycle_of_row,
    stands_since,
)
from pipelines.extraction.grammar.grade_words import (
    bare_grade,
    carried_grade,
    cell_grade,
    cycle_before,
    terms,
)
from pipelines.extraction.named_bodies import listed_bodies, names_unit
from pipelines.extraction.records import GradeWord


def _area(document: Document, words: str) -> str | None:
    wording, cycle = _GRADE_FOR.sub("", words), document.identity.cycle
    question = words.rstrip().endswith("?")
    if found := areas.area_of_wording(wording, cycle) or (
        areas.area_of_paraphrase(wording, cycle)
        if question
        else areas.area_of_wording(with_synonyms(wording.lower()), cycle)
    ):
        return found
    if OVERALL.fullmatch(wording):
        return areas.WHOLE_FORCE
    pillar = areas.area_of_wording(bare, cycle) if (bare := _OVERALL.sub("", wording)) != wording else None
    return pillar if pillar and pillar.startswith(areas.WHOLE_FORCE) else None


def _area_in(words: str, cycle: str | None) -> str | None:
    """What a row of several cycles meant in one of them: 'use of resources' is another area in each."""
    return areas.area_of_wording(words, cycle) if cycle else None


_OVERALL = re.compile(r"^overall\s+|[\s,:-]+overall$", re.IGNORECASE)
_GRADE_FOR = re.compile(rf"^(?:(?:overall|our|peel)\s+)?{terms('grade noun')}\s+(?:for|in|on|at|of)\s+", re.IGNORECASE)
"""'Grade for serious and organised crime' at the head of a column."""


def read_tables(context: Context) -> Iterator[Stated]:
    """Every judgment that a table of the document states."""
    cycle = context.document.identity.cycle
    for table in _tables(context):
        found = _graded_columns(context.document, table) or list(_graded_cells(context, table))
        pillars = {pillar_of(stated.area_id, cycle) for stated in found} - {None}
        of_all = pillars.pop() if len(pillars) == 1 else None
        for stated in found:
            yield replace(stated, area_id=of_all) if of_all and stated.area_id == areas.WHOLE_FORCE else stated


Row = tuple[Sentence, Block]


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


def _cell(document: Document, span: Span) -> str:
    return " ".join(document.plain[span.start : span.end].split())


def _graded_columns(document: Document, table: list[Row]) -> list[Stated]:
    """A table with a grade at the head of each column and areas below."""
    for position, (_, head) in enumerate(table[:3]):
        grades = [bare_grade(_cell(document, cell)) for cell in head.cells]
        if sum(grade is not None for grade in grades) >= 2 and all(
            grade is not None or not _cell(document, cell) or at == 0
            for at, (grade, cell) in enumerate(zip(grades, head.cells, strict=True))
        ):
            return list(_below_grades(document, table[position + 1 :], grades))
    return []


def _below_grades(document: Document, rows: Sequence[Row], grades: Sequence[GradeWord | None]) -> Iterator[Stated]:
    for column, grade in enumerate(grades):
        if grade is None:
            continue
        cells = [(row, row[1].cells[column]) for row in rows if column < len(row[1].cells)]
        told = [(row, cell, words) for row, cell in cells if (words := _cell(document, cell))]
        wrapped = False
        for (row, cell, words), (_, _, below) in zip_longest(told, told[1:], fillvalue=(None, None, "")):
            if wrapped or row is None or cell is None:
                wrapped = False
                continue
            wrapped = bool(below) and _goes_on_below(document, words, below)
            if wrapped and (area_id := _area(document, f"{words} {below}")):
                yield _laid_out(row[0], grade, area_id, f"{words} {below}", cell, "grade_table_columns")
            else:
                yield from _marked_or_listed(document, row, cell, grade, marks=grades[0] is None)


def _goes_on_below(document: Document, words: str, below: str) -> bool:
    """Whether the words of a cell go on in the one below: 'Responding to the', 'public'."""
    return _area(document, f"{words} {below}") is not None and None in (_area(document, words), _area(document, below))


def _marked_or_listed(document: Document, row: Row, cell: Span, grade: GradeWord, *, marks: bool) -> Iterator[Stated]:
    """The area of the row whose cell below a grade is marked, or the areas that the cell lists."""
    sentence, block = row
    label = _cell(document, block.cells[0]) if marks else ""
    if label and _MARK.fullmatch(_cell(document, cell)) and (area_id := _area(document, label)):
        yield _laid_out(sentence, grade, area_id, label, cell, "grade_table_marks")
        return
    for part in _parts(document, cell):
        words = _cell(document, part)
        if area_id := _area(document, words) or areas.area_of_short_name(words, document.identity.cycle):
            yield _laid_out(sentence, grade, area_id, words, part, "grade_table_columns")


_MARK = re.compile(r"[xX✓✔•●■]|[Yy]es")


def _parts(document: Document, cell: Span) -> Iterator[Span]:
    """The areas of a cell that lists several, by line breaks (also written <br>) or semicolons."""
    text = document.plain[cell.start : cell.end]
    if _area(document, " ".join(text.split())):
        yield cell
        return
    for part in re.finditer(r"(?:(?!<br\s*/?>)[^\n;])+", text):
        piece = part.group()
        lead = len(piece) - len(piece.lstrip(" -•*"))
        if piece.strip(" -•*"):
            yield Span(cell.start + part.start() + lead, cell.start + part.start() + len(piece.rstrip()))


def _laid_out(sentence: Sentence, grade: GradeWord, area_id: str, written: str, anchor: Span, rule: str) -> Stated:
    quote = Span(sentence.start, sentence.end)
    return Stated(grade, area_id, written, quote, anchor, sentence, "summary_table", rule)


def _graded_cells(context: Context, table: list[Row]) -> Iterator[Stated]:
    """A table whose cells hold grades: areas, forces or years down the side, cycles, forces or areas along the top."""
    document = context.document
    head, body = _head_and_body(document, table)
    headed = len(body) < len(table)
    for sentence, row in body:
        told = _heads_and_words([_cell(document, cell) for cell in row.cells])
        words = [text for _, text in told]
        label = _label([text for text in words if text and cell_grade(text) is None])
        if label is None:
            yield from _below_areas(document, sentence, row, head)
            continue
        above = [head[at] if headed and at < len(head) else "" for at in range(len(words))]
        tops = [own or top for (own, _), top in zip(told, above, strict=True)]
        yield from _listed_beside_grade(context, sentence, label, words) or _cells_of_row(
            context, sentence, label, words, tops
        )


def _listed_beside_grade(context: Context, sentence: Sentence, label: str, words: Sequence[str]) -> list[Stated]:
    """A row that lists the areas, or the forces, of its one grade."""
    grades = [grade for text in words if (grade := cell_grade(text))]
    if len(grades) != 1 or _area(context.document, label) or len(listed_bodies(label)) == 1:
        return []
    return list(_areas_beside_grade(context, sentence, sentence.block, grades[0]))


def _cells_of_row(
    context: Context, sentence: Sentence, label: str, words: Sequence[str], tops: Sequence[str]
) -> Iterator[Stated]:
    """The grades of a row; `label` is what it is about, `tops` what stands over each of its cells."""
    document = context.document
    area_of_row, force_of_row, unit = _area(document, label), _force(label), names_unit(label)
    for cell, text, top in zip(sentence.block.cells, words, tops, strict=True):
        grade = cell_grade(text)
        if grade is None or NOT_OF_INSPECTORS.search(top):
            continue
        unsaid = unsaid_area(context, sentence) if force_of_row or unit or _force(top) else None
        in_cycle = _area_in(label, cycle_in(top)) if area_of_row else None
        area_id = in_cycle or area_of_row or _area(document, top) or unsaid
        if area_id is None:
            continue
        own_cycle = document.identity.cycle
        last_time = cycle_before(own_cycle) if LAST_TIME.fullmatch(top) else None
        carried = carried_grade(text) is not None or stands_since(words, tops, own_cycle)
        written = label if area_of_row else top or label
        yield replace(
            _laid_out(sentence, grade, area_id, written, cell, "grade_table_cells"),
            basis="history" if last_time else "carried_over" if carried else "summary_table",
            of_unit=unit,
            force_id=force_of_row or _force(top),
            cycle=cycle_in(top) or last_time or (own_cycle if carried else cycle_of_row(words, tops)),
        )


_DATED = re.compile(r"((?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?):?\s+([A-Za-z ]+)")


def _year_and_words(text: str) -> tuple[str, str]:
    """'2016: Good', where a table is written out in lines, as its year and its grade; no year for any other cell."""
    dated = _DATED.fullmatch(text)
    return (dated[1], dated[2]) if dated and bare_grade(dated[2]) else ("", text)


_OWN_HEAD = re.compile(rf"([A-Za-z][^:;]{{1,60}}?)(?:\s*[:–-])?\s+({GRADE_LINE.pattern})", re.IGNORECASE)


def _heads_and_words(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The cells of a row; of a table that is written out in lines ('Efficiency: Good'), with the heads they name."""
    named = [_OWN_HEAD.fullmatch(text) for text in texts[1:]]
    if len(named) > 1 and all(
        own and bare_grade(own[2]) and (areas.area_of_wording(own[1]) or _force(own[1])) for own in named
    ):
        return [("", texts[0]), *((own[1], own[2]) for own in named if own)]
    return [_year_and_words(text) for text in texts]


def _label(texts: Sequence[str]) -> str | None:
    """What a row is about: its first words, behind its number in a list."""
    if len(texts) > 1 and _LIST_NUMBER.fullmatch(texts[0]) and not YEAR.fullmatch(texts[1]):
        return texts[1]
    return texts[0] if texts else None


_LIST_NUMBER = re.compile(r"\d{1,2}[.)]?")


def _head_and_body(document: Document, table: list[Row]) -> tuple[list[str], list[Row]]:
    """The heads of the columns, below a title that reaches over all of them or in two rows, and the rows below."""
    head: list[str] = []
    for position, (_, row) in enumerate(table):
        words = [_cell(document, cell) for cell in row.cells]
        if any(cell_grade(text) for _, text in _heads_and_words(words)) or (head and words[0]):
            return head, table[position:]
        titled = len(words) > 2 and len({text for text in words if text}) == 1
        lines = zip_longest(head, [] if titled else words, fillvalue="")
        head = [f"{above} {text}".strip() for above, text in lines]
    return head, []


def _below_areas(document: Document, sentence: Sentence, row: Block, head: Sequence[str]) -> Iterator[Stated]:
    """A row of nothing but grades, below a row of areas."""
    for cell, top in zip(row.cells, head, strict=False):
        grade, area_id = cell_grade(_cell(document, cell)), _area(document, top) if top else None
        if grade and area_id:
            yield _laid_out(sentence, grade, area_id, top, cell, "grade_table_cells")


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
            yield _laid_out(sentence, grade, area.area_id, _cell(document, anchor), anchor, "grade_table_cells")
        area_id = None if areas_named else unsaid_area(context, sentence)
        for body in listed_bodies(text) if area_id else ():
            anchor = Span(cell.start + body.start, cell.start + body.end)
            listed = _laid_out(sentence, grade, area_id or "", _cell(document, anchor), anchor, "grade_table_cells")
            yield replace(listed, force_id=body.force_id, of_unit=body.force_id is None)


def _force(words: str) -> str | None:
    named = {mention.force_id for mention in find_forces(words)}
    return named.pop() if len(named) == 1 and len(words.split()) <= 7 else None
