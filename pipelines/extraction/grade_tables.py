"""Judgments laid out rather than said: tables, bare grade lines under a heading, lists sorted by grade.

Belongs here: reading a grade from where it stands. Not here: sentences (`grade_statements`), or which cycle and basis a
judgment has (`grades`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.documents.document import Block, Document, Span
from pipelines.documents.forces import find_forces
from pipelines.extraction import areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grade_words import GRADE, bare_grade, grade_of, peel_cycle
from pipelines.extraction.records import GradeBasis, GradeWord


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One judgment read from the layout; spans are in the document."""

    grade: GradeWord
    area_id: str
    area_as_written: str
    quote: Span
    anchor: Span
    sentence: Sentence
    basis: GradeBasis
    rule: str
    force_id: str | None = None
    """Set where the table names the force."""
    cycle: str | None = None
    """Set where the table names the year."""


def _area(document: Document, words: str) -> str | None:
    return areas.area_of_wording(words, document.identity.cycle)


def read_layout(context: Context) -> Iterator[LaidOut]:
    """Every judgment that the layout of the document states."""
    for table in _tables(context):
        yield from _graded_columns(context.document, table) or _graded_cells(context.document, table)
    yield from _lines(context)


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


def _graded_columns(document: Document, table: list[Row]) -> list[LaidOut]:
    """A table with a grade at the head of each column and areas below."""
    for position, (_, head) in enumerate(table[:3]):
        grades = [bare_grade(_cell(document, cell)) for cell in head.cells]
        if sum(grade is not None for grade in grades) >= 2 and all(
            grade is not None or not _cell(document, cell) or at == 0
            for at, (grade, cell) in enumerate(zip(grades, head.cells, strict=True))
        ):
            return list(_below_grades(document, table[position + 1 :], grades))
    return []


def _below_grades(document: Document, rows: Sequence[Row], grades: Sequence[GradeWord | None]) -> Iterator[LaidOut]:
    for sentence, row in rows:
        marked_area = _area(document, _cell(document, row.cells[0])) if row.cells and grades[0] is None else None
        for cell, grade in zip(row.cells, grades, strict=False):
            if grade is None:
                continue
            words = _cell(document, cell)
            if marked_area and re.fullmatch(r"[xX✓✔•●*■]|yes", words):
                yield _laid_out(document, sentence, grade, marked_area, row.cells[0], cell, "grade_table_marks")
                continue
            for part in _parts(document, cell):
                if area_id := _area(document, _cell(document, part)):
                    yield _laid_out(document, sentence, grade, area_id, part, part, "grade_table_columns")


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


def _laid_out(
    document: Document, sentence: Sentence, grade: GradeWord, area_id: str, area: Span, anchor: Span, rule: str
) -> LaidOut:
    return LaidOut(
        grade,
        area_id,
        _cell(document, area),
        Span(sentence.start, sentence.end),
        anchor,
        sentence,
        "summary_table",
        rule,
    )


def _graded_cells(document: Document, table: list[Row]) -> list[LaidOut]:
    """A table whose cells hold grades: areas (or forces) down the side, cycles, forces or areas along the top."""
    head = [_cell(document, cell) for cell in table[0][1].cells]
    body = table if any(bare_grade(words) for words in head) else table[1:]
    found: list[LaidOut] = []
    for sentence, row in body:
        label = next(
            (cell for cell in row.cells if _cell(document, cell) and not bare_grade(_cell(document, cell))), None
        )
        if label is None:
            continue
        words = _cell(document, label)
        area_of_row, force_of_row = _area(document, words), _force(words)
        for position, cell in enumerate(row.cells):
            grade = bare_grade(_cell(document, cell))
            if grade is None:
                continue
            top = head[position] if body is not table and position < len(head) else ""
            area_id = area_of_row or _area(document, top) or (sentence.area_id if force_of_row else None)
            if area_id is None:
                continue
            found.append(
                LaidOut(
                    grade=grade,
                    area_id=area_id,
                    area_as_written=words if area_of_row else top or words,
                    quote=Span(sentence.start, sentence.end),
                    anchor=cell,
                    sentence=sentence,
                    basis="summary_table",
                    rule="grade_table_cells",
                    force_id=force_of_row or _force(top),
                    cycle=_cycle(top),
                )
            )
    return found


def _force(words: str) -> str | None:
    named = {mention.force_id for mention in find_forces(words)}
    return named.pop() if len(named) == 1 and len(words.split()) <= 7 else None


def _cycle(words: str) -> str | None:
    year = re.search(r"(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?", words)
    return peel_cycle(year.group()) if year else None


_LABELLED = re.compile(
    rf"(?P<area>[^:|]{{4,140}}?)\s*(?::|\s-|-\s|\||\(|\.{{2,}}|\s{{2,}}|\bis\s+graded|\bgraded)\s*(?:graded\s+|judged\s+|rated\s+)?['\"]?(?P<grade>{GRADE})['\"]?\s*\)?\s*[.;,]?\s*(?:and)?",
    re.IGNORECASE,
)
_GRADE_FIRST = re.compile(
    rf"(?:(?:we\s+)?(?:graded|judged|rated)\s+(?:as\s+)?|the\s+force\s+(?:is|was)\s+)?['\"]?(?P<grade>{GRADE})['\"]?\s*(?:(?:in|at|for)\s+)?(?::|\s-|-\s)\s*(?P<areas>.+)",
    re.IGNORECASE,
)
_OPENS_LIST = re.compile(rf"(?P<grade>{GRADE})['\"]?\s*(?:(?:in|at|for)\b[^:]*)?:\s*$", re.IGNORECASE)


def _lines(context: Context) -> Iterator[LaidOut]:
    """Bare grade lines, 'Area: grade' lines, and areas listed under a grade."""
    sentences = [sentence for sentence in context.sentences if sentence.block.kind != "table_row"]
    legend = _legend(sentences)
    under: tuple[GradeWord, Sentence] | None = None
    for position, sentence in enumerate(sentences):
        text = sentence.text.strip()
        grade = bare_grade(text)
        if grade is not None and position not in legend:
            if sentence.area_id and _heading_is_area(context.document, sentence, sentences[:position]):
                yield _under_heading(sentence, grade)
                under = None
            else:
                under = (grade, sentence)
            continue
        if under and (area_id := _listed_area(context.document, sentence)):
            yield LaidOut(
                under[0], area_id, text, Span(sentence.start, sentence.end), Span(sentence.start, sentence.end), sentence,
                "summary_table", "list_under_grade",
            )  # fmt: skip
            continue
        under = _opened(sentence, text) or None
        if under is None:
            yield from _labelled(context.document, sentence)


def _legend(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Positions of bare grades that only spell out the scale: three or more in a row."""
    found: set[int] = set()
    run: list[int] = []
    for position, sentence in enumerate(sentences):
        if bare_grade(sentence.text.strip()):
            run.append(position)
            continue
        if len(run) >= 3:
            found.update(run)
        run = []
    return frozenset({*found, *(run if len(run) >= 3 else ())})


def _heading_is_area(document: Document, sentence: Sentence, earlier: Sequence[Sentence]) -> bool:
    """Whether the line just before is the area's heading (or this grade belongs under it with nothing between)."""
    if not earlier:
        return False
    before = earlier[-1]
    if before.block.kind == "heading" or sentence.block.kind == "heading":
        return True
    return _area(document, before.text.strip(" .:")) is not None


def _under_heading(sentence: Sentence, grade: GradeWord) -> LaidOut:
    span = Span(sentence.start, sentence.end)
    heading = next((words for words in reversed(sentence.headings) if not bare_grade(words)), "")
    assert sentence.area_id is not None
    return LaidOut(grade, sentence.area_id, heading, span, span, sentence, "heading", "grade_under_heading")


def _listed_area(document: Document, sentence: Sentence) -> str | None:
    return _area(document, sentence.text.strip(" .;,").removesuffix(" and").strip(" ;,"))


def _opened(sentence: Sentence, text: str) -> tuple[GradeWord, Sentence] | None:
    """The grade of a line that opens a list of areas: 'The force was graded good in the following areas:'."""
    found = _OPENS_LIST.search(text)
    return (grade_of(found["grade"]), sentence) if found else None


def _labelled(document: Document, sentence: Sentence) -> Iterator[LaidOut]:
    text = sentence.text
    if len(text) > 260:
        return
    if found := _LABELLED.fullmatch(text.strip()):
        lead = len(text) - len(text.lstrip())
        if area_id := _area(document, found["area"].strip(" -")):
            yield LaidOut(
                grade_of(found["grade"]), area_id, found["area"].strip(" -"), Span(sentence.start, sentence.end),
                sentence.span(lead + found.start("grade"), lead + found.end("grade")), sentence, "heading", "area_and_grade",
            )  # fmt: skip
        return
    if found := _GRADE_FIRST.fullmatch(text.strip()):
        lead = len(text) - len(text.lstrip()) + found.start("areas")
        for part in re.finditer(r"[^,;]+", found["areas"]):
            words = re.sub(r"^\s*and\s+", "", part.group()).strip(" .")
            if area_id := _area(document, words):
                yield LaidOut(
                    grade_of(found["grade"]), area_id, words, Span(sentence.start, sentence.end),
                    sentence.span(lead + part.start(), lead + part.end()), sentence, "tally", "grade_and_areas",
                )  # fmt: skip
