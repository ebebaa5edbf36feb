"""Counts out of a number of cases, as facts: what was counted, of what measure, and whether that was good.

Belongs here: putting the parts of a count together. Not here: finding the two numbers (`count_shapes`, `counts_of_base`),
the words a count governs (`governed`), good or bad (`sense`), or how many cases were reviewed (`samples`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.document import Span
from pipelines.extraction.bases import Counted
from pipelines.extraction.cases import CASES
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.count_shapes import Count, overlaps, pairs, wholes
from pipelines.extraction.counts_of_base import parts_of_base
from pipelines.extraction.governed import governed_clause
from pipelines.extraction.grade_words import bare_grade
from pipelines.extraction.measures import measure_of
from pipelines.extraction.records import CaseCount
from pipelines.extraction.sense import sense
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables import Cell, figure_rows

_SAYS_WHOLE = re.compile(r"\b(?:all|none|each|every)\b", re.IGNORECASE)


def read_case_counts(context: Context) -> list[CaseCount]:
    """Every count of cases in the document, in the order of the text."""
    facts = [*_from_tables(context)]
    found: dict[int, list[Count]] = {}

    def counted(earlier: Sentence) -> list[Count]:
        return found.get(earlier.start, [])

    for sentence in context.sentences:
        if sentence.block.kind != "table_row":
            counts = found[sentence.start] = find_counts(context, sentence, counted)
            facts.extend(_fact(sentence, count, counts) for count in counts)
    return sorted(facts, key=lambda fact: fact.anchor.start)


def find_counts(context: Context, sentence: Sentence, counted: Counted) -> list[Count]:
    """The counts of one sentence, none overlapping, in order; `counted` gives those of earlier sentences."""
    if not sentence.numbers and not _SAYS_WHOLE.search(sentence.text):
        return []
    own = list(pairs(sentence))
    own += [count for count in wholes(sentence) if not overlaps(count, own)]
    own.sort(key=_place)
    found = [*own]
    for part in parts_of_base(context, sentence, own, counted):
        if not overlaps(part, found):
            found.append(part)
    return sorted(found, key=_place)


def _place(count: Count) -> int:
    return count.start


def _fact(sentence: Sentence, count: Count, counts: list[Count]) -> CaseCount:
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


def _from_tables(context: Context) -> Iterator[CaseCount]:
    """Case files by grade: a grade in each row (or column head) and the number of files beside (or below) it."""
    columns: dict[tuple[str, str], list[tuple[Sentence, Cell]]] = {}
    for sentence, cells in figure_rows(context):
        graded = [cell for cell in cells if bare_grade(cell.head) and _whole(cell) is not None]
        if len(graded) >= 2 and CASES.search(f"{graded[0].caption} {graded[0].label}"):
            yield from _graded(sentence, graded)
        elif bare_grade(cells[0].label):
            for cell in cells:
                if _whole(cell) is not None and CASES.search(f"{cell.caption} {cell.head}"):
                    columns.setdefault((cell.caption, cell.head), []).append((sentence, cell))
    for rows in columns.values():
        total = sum(_whole(cell) or 0 for _, cell in rows)
        if len(rows) >= 2 and total > 1:
            yield from (_of_table(sentence, cell, cell.label, total) for sentence, cell in rows)


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
    number = cell.numbers[0]
    span = sentence.span(number.start, number.end)
    words = f"{cell.caption}: {grade}"
    good = bare_grade(grade) in ("outstanding", "good", "adequate")
    return CaseCount(
        **sentence.evidence(),
        anchor=span,
        rule="case_file_table",
        claims=(span,),
        numerator=_whole(cell) or 0,
        denominator=total,
        numerator_counts="met" if good else "not_met",
        measure_id=measure_of(f"{grade} {cell.label}", words, cell.caption, sentence.area_id, "case_count"),
        subject=words,
    )
