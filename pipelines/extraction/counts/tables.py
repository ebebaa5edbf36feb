"""Counts of cases in tables: case files by grade, and how many of the records audited were right.

Belongs here: tables whose columns are counts of one set of cases. Not here: how a table is laid out (`tables`), or
counts in sentences (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.areas.area import area_of_topic
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.measured import graded_cases
from pipelines.extraction.counts.senses.sense import sense
from pipelines.extraction.counts.sizes.audited import (
    audited,
    is_size,
    is_size_of_method,
    is_size_of_share,
    rows_of,
    turned_columns,
    whole,
)
from pipelines.extraction.counts.sizes.sizes_told import sizes_told
from pipelines.extraction.counts.words.reviewing import CASES
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.records import CaseCount, Sense
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables.figures import Cell, figure_rows


def counts_of_tables(context: Context) -> Iterator[CaseCount]:
    """Case files by grade: a grade in each row (or column head) and the number of files beside (or below) it."""
    columns: dict[tuple[str, str], list[tuple[Sentence, Cell]]] = {}
    turned = turned_columns(context)
    for column in turned:
        yield from _of_audited(context, column)
    of_turned = rows_of(turned)
    for sentence, cells in figure_rows(context):
        if sentence.start in of_turned:
            continue
        graded = [cell for cell in cells if bare_grade(cell.head) and whole(cell) is not None]
        shares = [cell for cell in cells if _share(cell)]
        if audited(cells):
            yield from _of_audited(context, [(sentence, cell) for cell in cells])
            yield from _shared(context, sentence, shares)
        elif sized := sizes_told(cells):
            yield from (_fact(context, sentence, cell, cell.head, size, _sense_in(cell)) for cell, size in sized)
        elif halves := _halves(cells):
            total = sum(whole(cell) or 0 for cell in halves)
            yield from (
                _fact(context, sentence, cell, cell.head, total, _sense_in(cell)) for cell in halves if total > 1
            )
        elif marked := _marked(context, sentence, cells):
            total = sum(whole(cell) or 0 for cell, _ in marked)
            yield from (_of_table(context, sentence, cell, grade, total) for cell, grade in marked if total > 1)
        elif shares:
            yield from _shared(context, sentence, shares)
        elif len(graded) >= 2 and CASES.search(_around(cells)) and not _of_forces(sentence, cells):
            yield from _graded(context, sentence, graded)
        elif bare_grade(cells[0].label):
            for cell in cells:
                if whole(cell) is not None and CASES.search(f"{cell.caption} {cell.head}"):
                    columns.setdefault((cell.caption, cell.head), []).append((sentence, cell))
    for rows in columns.values():
        total = sum(whole(cell) or 0 for _, cell in rows)
        if len(rows) >= 2 and total > 1:
            yield from (_of_table(context, sentence, cell, cell.label, total) for sentence, cell in rows)


def _of_audited(context: Context, line: Sequence[tuple[Sentence, Cell]]) -> Iterator[CaseCount]:
    """How many of the cases audited were right, of a row or a column."""
    if told := audited([cell for _, cell in line]):
        base, parts = told
        for row, cell in line:
            if any(cell is part for part in parts):
                yield _fact(context, row, cell, cell.head, whole(base) or 0, _sense_in(cell))


def audited_sizes(context: Context) -> Iterator[tuple[Sentence, Cell, str | None]]:
    """The numbers of cases reviewed that a column such as 'Records audited' gives, with their rows and measures."""
    turned = turned_columns(context)
    for column in turned:
        yield from _sizes(context, column)
    of_turned = rows_of(turned)
    for sentence, cells in figure_rows(context):
        if sentence.start in of_turned:
            continue
        if audited(cells):
            yield from _sizes(context, [(sentence, cell) for cell in cells])
        elif all_graded := _all_graded(sentence, cells):
            yield sentence, all_graded, _measure(context, sentence, all_graded, all_graded.label)
        elif any(number.kind == "percent" for cell in cells for number in cell.numbers):
            for cell in cells:
                if whole(cell) and is_size_of_share(cell.head):
                    yield sentence, cell, _measure(context, sentence, cell, cell.label)
        elif sum(bare_grade(cell.head) is not None for cell in cells) > 1:
            yield from ((sentence, cell, None) for cell in cells if whole(cell) and is_size(cell.head, of_base=False))
        elif len(cells) == 1 and is_size_of_method(cells[0]):
            yield sentence, cells[0], _measure(context, sentence, cells[0], cells[0].label)


_ALL = expression(
    r"(?:grand\s+)?(?:total|all|sum)\b.*|(?:no\.?|number)\s+of\s+(?:cases|files|audits)|(?:cases|files|audits|number|audited|assessed|examined|reviewed)(?:\s+(?:audited|assessed|examined|reviewed|total))?",
    re.IGNORECASE,
)


_OF_ALL = expression(
    r"^(?:grand\s+)?(?:total|all)\b|^(?:in\s+)?(?:19|20)\d\d\b|\b(?:visit|re-?inspection|inspection|review|year|round)\b",
    re.IGNORECASE,
)
"""The row of all of them, of a year or of a visit; those of kinds of cases are parts."""


def _all_graded(sentence: Sentence, cells: tuple[Cell, ...]) -> Cell | None:
    """The column of how many case files were graded: 'Good | Inadequate | All' above '2016 | 15 | 24 | 39'."""
    graded = [whole(cell) or 0 for cell in cells if bare_grade(cell.head) and whole(cell) is not None]
    rest = [cell for cell in cells if not bare_grade(cell.head) and whole(cell) == sum(graded)]
    if (
        len(graded) < 2
        or len(rest) != 1
        or not _OF_ALL.search(cells[0].label)
        or not CASES.search(_around(cells))
        or _of_forces(sentence, cells)
    ):
        return None
    return rest[0] if _ALL.fullmatch(rest[0].head) else None


def _sizes(context: Context, column: Sequence[tuple[Sentence, Cell]]) -> Iterator[tuple[Sentence, Cell, str | None]]:
    told = audited([cell for _, cell in column])
    if told is None:
        return
    base, (first, *_) = told
    row = next(row for row, cell in column if cell is first)
    measure = _measure(context, row, first, first.head)
    yield from (
        (row, cell, measure) for row, cell in column if whole(cell) and is_size(cell.head, of_base=cell is base)
    )


_COUNTS_ONLY = expression(
    r"^(?:number|no\.?|count|found|result|results|cases|files|records|our\s+finding|finding|of\s+which|yes|met|"
    rf"(?:cases|files|records)\s+found|(?:(?:{MONTHS})\s+)?{YEAR}(?:\s?[/-]\s?\d\d(?:\d\d)?)?|(?:this|last|previous)\s+(?:year|inspection)|now|then)?$",
    re.IGNORECASE,
)
"""A head that says nothing itself of the cases, so that the label of the row does: 'No plan on file | 12'."""
_REFUSED = expression(r"^(?:no|non-?compliant|fail(?:ed|s)?|not\b.*)$", re.IGNORECASE)


def _around(cells: tuple[Cell, ...]) -> str:
    return " ".join((cells[0].caption, cells[0].label, *(cell.head for cell in cells)))


def _sense_in(cell: Cell) -> Sense:
    head = cell.head.strip()
    if _REFUSED.match(head):
        return "not_met"
    return sense(cell.label) if _COUNTS_ONLY.match(head) and cell.label and "?" not in cell.label else sense(head)


_HALVES = (
    ("yes", "no"),
    ("met", "not met"),
    ("done", "not done"),
    ("compliant", "non-compliant"),
    ("compliant", "not compliant"),
    ("pass", "fail"),
    ("passed", "failed"),
    ("right", "wrong"),
    ("correct", "incorrect"),
    ("correct", "not correct"),
)
"""Heads of two columns that together hold all cases."""


def _halves(cells: tuple[Cell, ...]) -> list[Cell]:
    """The two columns that divide the cases, where no column gives their number: 'Yes', 'No'."""
    heads = tuple(cell.head.strip().lower() for cell in cells[:2])
    in_figures = all(whole(cell) is not None for cell in cells[:2])
    halves = heads in _HALVES or (len(heads) > 1 and heads[1] in _denied(heads[0]))
    return list(cells[:2]) if halves and in_figures and cells[0].label else []


def _denied(head: str) -> tuple[str, ...]:
    """'Effective' as 'not effective' or 'ineffective'."""
    return (f"not {head}", f"in{head}", f"un{head}", f"non-{head}") if head else ()


_FILES = expression(r"\b(?:case|file|audit|record)s?\b", re.IGNORECASE)


def _marked(context: Context, sentence: Sentence, cells: tuple[Cell, ...]) -> list[tuple[Cell, str]]:
    """Cells that hold a grade with its number of files: 'Good 4 | Requires improvement 5 | Inadequate 2'.

    A child protection report counts case files by grade wherever it counts by grade.
    """
    marked: list[tuple[Cell, str]] = []
    for cell in cells:
        if whole(cell) is not None and (grade := bare_grade(_words(cell))):
            marked.append((cell, grade))
    around = (*sentence.headings, cells[0].caption, cells[0].label)
    of_files = context.document.identity.kind == "child_protection_report" or any(map(_FILES.search, around))
    return marked if len(marked) > 1 and of_files else []


_FORCES = expression(r"\b(?:forces|constabularies)\b", re.IGNORECASE)
_ASKS = expression(
    r"\s*(?:how\s+(?:well|effective|efficient|good|much)|to\s+what\s+extent|does|is)\b|.*\?\s*$", re.IGNORECASE
)


def _of_forces(sentence: Sentence, cells: tuple[Cell, ...]) -> bool:
    """Whether a row tells how many forces had each grade: for a question or an area, and not for a kind of file."""
    label, around = cells[0].label, (*sentence.headings[-1:], cells[0].caption)
    if _ASKS.match(label) or any(map(_FORCES.search, around)):
        return True
    if any(map(_FILES.search, (_around(cells), *around))):
        return False
    return area_of_topic(label) is not None


def _words(cell: Cell) -> str:
    number, offset = cell.numbers[0], cell.start
    return f"{cell.text[: number.start - offset]} {cell.text[number.end - offset :]}".strip(" :-–()")


_SHARE = expression(
    r"\(?\d[\d,]*\s*(?:/|of|out\s+of|\(of)\s*\d[\d,]*\)?\s*(?:\(\d[\d.]*\s?(?:%|per\s?cent)\))?", re.IGNORECASE
)


def _share(cell: Cell) -> int | None:
    """The denominator of a cell such as '71 of 89' or '71/89 (80%)'."""
    plain = [number.value for number in cell.numbers if number.kind == "cardinal"]
    if len(plain) != 2 or not _SHARE.fullmatch(cell.text) or not plain[0] or not plain[1] or plain[0] > plain[1]:
        return None
    return int(plain[1])


def _shared(context: Context, sentence: Sentence, cells: list[Cell]) -> Iterator[CaseCount]:
    yield from (_fact(context, sentence, cell, cell.head, _share(cell) or 0, _sense_in(cell)) for cell in cells)


def _graded(context: Context, sentence: Sentence, cells: list[Cell]) -> Iterator[CaseCount]:
    total = sum(whole(cell) or 0 for cell in cells)
    if total > 1:
        yield from (_of_table(context, sentence, cell, cell.head, total) for cell in cells)


def _of_table(context: Context, sentence: Sentence, cell: Cell, grade: str, total: int) -> CaseCount:
    good = bare_grade(grade) in ("outstanding", "good", "adequate")
    fact = _fact(context, sentence, cell, grade, total, "met" if good else "not_met")
    measure = graded_cases(context, grade, (cell.label, cell.caption, *sentence.headings[-1:]))
    return replace(fact, measure_id=measure) if measure else fact


def _fact(context: Context, sentence: Sentence, cell: Cell, head: str, total: int, counts: Sense) -> CaseCount:
    number = next(number for number in cell.numbers if number.kind == "cardinal")
    span = sentence.span(number.start, number.end)
    words = f"{cell.caption}: {head}"
    evidence = sentence.evidence()
    named = {mention.force_id for mention in find_forces(cell.label) or find_forces(cell.head)}
    evidence["force_id"] = named.pop() if len(named) == 1 else subject_force(sentence, number.start)
    return CaseCount(
        **evidence,
        anchor=span,
        rule="case_table",
        claims=tuple(sentence.span(one.start, one.end) for one in cell.numbers if one.kind == "cardinal"),
        numerator=int(number.value or 0),
        denominator=total,
        numerator_counts=counts,
        measure_id=_measure(context, sentence, cell, head),
        subject=f"{cell.label} {words}".strip(),
    )


def _measure(context: Context, sentence: Sentence, cell: Cell, head: str) -> str | None:
    own, around = f"{head} {cell.label}", f"{cell.caption}: {head}"
    area, programme = sentence.area_id, context.programme
    return measure_of(own, own, "", area, "case_count", surroundings=programme) or measure_of(
        own, around, cell.caption, area, "case_count", surroundings=programme
    )
