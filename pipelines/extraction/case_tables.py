"""Counts of cases in tables: case files by grade, and how many of the records audited were right.

Belongs here: tables whose columns are counts of one set of cases. Not here: how a table is laid out (`tables`), or
counts in sentences (`case_counts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.cases import CASES
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grade_words import bare_grade
from pipelines.extraction.measures import measure_of
from pipelines.extraction.records import CaseCount, Sense
from pipelines.extraction.sense import sense
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables import Cell, figure_rows


def counts_of_tables(context: Context) -> Iterator[CaseCount]:
    """Case files by grade: a grade in each row (or column head) and the number of files beside (or below) it."""
    columns: dict[tuple[str, str], list[tuple[Sentence, Cell]]] = {}
    for sentence, cells in figure_rows(context):
        graded = [cell for cell in cells if bare_grade(cell.head) and _whole(cell) is not None]
        if audited := _audited(cells):
            base, parts = audited
            yield from (_fact(sentence, cell, cell.head, _whole(base) or 0, _sense_of(cell.head)) for cell in parts)
        elif len(graded) >= 2 and CASES.search(f"{graded[0].caption} {graded[0].label}"):
            yield from _graded(sentence, graded)
        elif bare_grade(cells[0].label):
            for cell in cells:
                if _whole(cell) is not None and CASES.search(f"{cell.caption} {cell.head}"):
                    columns.setdefault((cell.caption, cell.head), []).append((sentence, cell))
    for rows in columns.values():
        total = sum(_whole(cell) or 0 for _, cell in rows)
        if len(rows) >= 2 and total > 1:
            yield from (_of_table(sentence, cell, cell.label, total) for sentence, cell in rows)


def _sense_of(head: str) -> Sense:
    return "not_met" if head.strip().lower() == "no" else sense(head)


def _graded(sentence: Sentence, cells: list[Cell]) -> Iterator[CaseCount]:
    total = sum(_whole(cell) or 0 for cell in cells)
    if total > 1:
        yield from (_of_table(sentence, cell, cell.head, total) for cell in cells)


def _whole(cell: Cell) -> int | None:
    number = cell.numbers[0] if len(cell.numbers) == 1 else None
    if number is None or number.kind != "cardinal" or number.value is None or number.value % 1:
        return None
    return int(number.value)


def _of_table(sentence: Sentence, cell: Cell, grade: str, total: int) -> CaseCount:
    good = bare_grade(grade) in ("outstanding", "good", "adequate")
    return _fact(sentence, cell, grade, total, "met" if good else "not_met")


_AUDITED = re.compile(
    r"\b(?:reviewed|audited|examined|assessed|sampled|checked|inspected|looked\s+at|in\s+(?:the\s+)?sample|sample|"
    r"should\s+have\s+been|relevant|applicable|total)\b|^(?:no\.?\s+of\s+|number\s+of\s+|all\s+)?(?:cases?|files?|records?|"
    r"reports?|calls|crimes|incidents|searches|investigations)$",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:\w+ly|recorded|met|right|wrong|compliant|effective|satisfactory|supervised|standard|passed|failed|good|poor|"
    r"appropriate|justified|reasonable|cancelled|updated|completed|evidence[ds]?|missed|late|on\s+time|in\s+time|not|yes|no|done)\b",
    re.IGNORECASE,
)


_TOTAL = re.compile(r"^(?:total|all|cases|files|sample|number)\b", re.IGNORECASE)


def _audited(cells: tuple[Cell, ...]) -> tuple[Cell, list[Cell]] | None:
    """The column of cases audited, and those that say how many of them were right: 'Records reviewed', 'Recorded'.

    Columns that add up to the cases audited divide them, whatever they are called: 'Done', 'Not done'.
    """
    base, *parts = cells
    if _TOTAL.search(cells[-1].head) and all(_JUDGED.search(cell.head) for cell in cells[:-1]):
        *parts, base = cells
    size = _whole(base)
    if not parts or not base.label or not size or not _AUDITED.search(base.head) or bare_grade(base.label):
        return None
    within = [cell for cell in parts if (part := _whole(cell)) is not None and part <= size]
    adds_up = len(within) > 1 and sum(_whole(cell) or 0 for cell in within) == size
    counted = [cell for cell in within if adds_up or _JUDGED.search(cell.head)]
    return (base, counted) if counted and not any(bare_grade(cell.head) for cell in parts) else None


def _fact(sentence: Sentence, cell: Cell, head: str, total: int, counts: Sense) -> CaseCount:
    number = cell.numbers[0]
    span = sentence.span(number.start, number.end)
    words = f"{cell.caption}: {head}"
    evidence = sentence.evidence()
    evidence["force_id"] = subject_force(sentence, number.start)
    return CaseCount(
        **evidence,
        anchor=span,
        rule="case_table",
        claims=(span,),
        numerator=_whole(cell) or 0,
        denominator=total,
        numerator_counts=counts,
        measure_id=measure_of(f"{head} {cell.label}", words, cell.caption, sentence.area_id, "case_count"),
        subject=f"{cell.label} {words}".strip(),
    )
