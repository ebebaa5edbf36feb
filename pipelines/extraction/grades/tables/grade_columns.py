"""Tables with a grade at the head of each column, and areas or marks below it.

Belongs here: reading a judgment from the column that its area stands in. Not here: grades in cells (`judgments`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pipelines.documents.document import Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas import area as areas
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.tables.cells import Row, area_of_cell, laid_out, words_of_cell
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.records import GradeWord


def graded_columns(document: Document, table: list[Row]) -> list[Stated]:
    """A table with a grade at the head of each column and areas below."""
    for position, (_, head) in enumerate(table[:3]):
        grades = [bare_grade(words_of_cell(document, cell)) for cell in head.cells]
        if sum(grade is not None for grade in grades) >= 2 and all(
            grade is not None or not words_of_cell(document, cell) or at == 0
            for at, (grade, cell) in enumerate(zip(grades, head.cells, strict=True))
        ):
            return list(_below_grades(document, table[position + 1 :], grades))
    return []


def _below_grades(document: Document, rows: Sequence[Row], grades: Sequence[GradeWord | None]) -> Iterator[Stated]:
    for column, grade in enumerate(grades):
        if grade is None:
            continue
        cells = [(row, row[1].cells[column]) for row in rows if column < len(row[1].cells)]
        told = [(row, cell, words) for row, cell in cells if (words := words_of_cell(document, cell))]
        wrapped = False
        for (row, cell, words), (_, _, below) in zip_longest(told, told[1:], fillvalue=(None, None, "")):
            if wrapped or row is None or cell is None:
                wrapped = False
                continue
            wrapped = bool(below) and _goes_on_below(document, words, below)
            if wrapped and (area_id := area_of_cell(document, f"{words} {below}")):
                yield laid_out(row[0], grade, area_id, f"{words} {below}", cell, "grade_table_columns")
            else:
                yield from _marked_or_listed(document, row, cell, grade, marks=grades[0] is None)


def _goes_on_below(document: Document, words: str, below: str) -> bool:
    """Whether the words of a cell go on in the one below: 'Responding to the', 'public'; areas begin with a capital."""
    if area_of_cell(document, f"{words} {below}") is None:
        return False
    goes_on = words[:1].isupper() and below[:1].islower()
    return goes_on or None in (area_of_cell(document, words), area_of_cell(document, below))


def _marked_or_listed(document: Document, row: Row, cell: Span, grade: GradeWord, *, marks: bool) -> Iterator[Stated]:
    """The area of the row whose cell below a grade is marked, or the areas that the cell lists."""
    sentence, block = row
    label = words_of_cell(document, block.cells[0]) if marks else ""
    if label and _MARK.fullmatch(words_of_cell(document, cell)) and (area_id := area_of_cell(document, label)):
        yield laid_out(sentence, grade, area_id, label, cell, "grade_table_marks")
        return
    for part in _parts(document, cell):
        words = words_of_cell(document, part)
        if area_id := area_of_cell(document, words) or areas.area_of_short_name(words, document.identity.cycle):
            yield laid_out(sentence, grade, area_id, words, part, "grade_table_columns")


_MARK = expression(r"[xX✓✔•●■]|[Yy]es")


def _parts(document: Document, cell: Span) -> Iterator[Span]:
    """The areas of a cell that lists several, by line breaks (also <br>, or left as wide gaps) or semicolons."""
    text = document.plain[cell.start : cell.end]
    if area_of_cell(document, " ".join(text.split())):
        yield cell
        return
    for part in re.finditer(r"(?:(?!<br\s*/?>| {3})[^\n;])+", text):
        piece = part.group()
        lead = len(piece) - len(piece.lstrip(" -•*"))
        if piece.strip(" -•*"):
            yield Span(cell.start + part.start() + lead, cell.start + part.start() + len(piece.rstrip()))
