"""Counts of cases in tables: case files by grade, and how many of the records audited were right.

Belongs here: tables whose columns are counts of one set of cases. Not here: how a table is laid out (`tables`), or
counts in sentences (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.extraction.areas import area_of_topic
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.measured import graded_cases
from pipelines.extraction.counts.reviewing import CASES
from pipelines.extraction.counts.sense import sense
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.measures import measure_of
from pipelines.extraction.records import CaseCount, Sense
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables import Cell, figure_rows


def counts_of_tables(context: Context) -> Iterator[CaseCount]:
    """Case files by grade: a grade in each row (or column head) and the number of files beside (or below) it."""
    columns: dict[tuple[str, str], list[tuple[Sentence, Cell]]] = {}
    for sentence, cells in figure_rows(context):
        graded = [cell for cell in cells if bare_grade(cell.head) and _whole(cell) is not None]
        shares = [cell for cell in cells if _share(cell)]
        if audited := _audited(cells):
            base, parts = audited
            yield from (_fact(context, sentence, cell, cell.head, _whole(base) or 0, _sense_in(cell)) for cell in parts)
            yield from _shared(context, sentence, shares)
        elif halves := _halves(cells):
            total = sum(_whole(cell) or 0 for cell in halves)
            yield from (
                _fact(context, sentence, cell, cell.head, total, _sense_in(cell)) for cell in halves if total > 1
            )
        elif marked := _marked(context, sentence, cells):
            total = sum(_whole(cell) or 0 for cell, _ in marked)
            yield from (_of_table(context, sentence, cell, grade, total) for cell, grade in marked if total > 1)
        elif shares:
            yield from _shared(context, sentence, shares)
        elif len(graded) >= 2 and CASES.search(_around(cells)) and not _of_forces(sentence, cells):
            yield from _graded(context, sentence, graded)
        elif bare_grade(cells[0].label):
            for cell in cells:
                if _whole(cell) is not None and CASES.search(f"{cell.caption} {cell.head}"):
                    columns.setdefault((cell.caption, cell.head), []).append((sentence, cell))
    for rows in columns.values():
        total = sum(_whole(cell) or 0 for _, cell in rows)
        if len(rows) >= 2 and total > 1:
            yield from (_of_table(context, sentence, cell, cell.label, total) for sentence, cell in rows)


def audited_sizes(context: Context) -> Iterator[tuple[Sentence, Cell, str | None]]:
    """The numbers of cases reviewed that a column such as 'Records audited' gives, with their rows and measures."""
    for sentence, cells in figure_rows(context):
        if audited := _audited(cells):
            told = audited[1][0]
            measure = _measure(context, sentence, told, told.head)
            yield from (
                (sentence, cell, measure)
                for cell in cells
                if _whole(cell)
                and (_REVIEWED_HEAD.search(cell.head) or (cell is audited[0] and _PAPERS.match(cell.head)))
            )
        elif any(number.kind == "percent" for cell in cells for number in cell.numbers):
            for cell in cells:
                if _whole(cell) and (_REVIEWED_HEAD.search(cell.head) or _ASKED_HEAD.fullmatch(cell.head)):
                    yield sentence, cell, _measure(context, sentence, cell, cell.label)


_REVIEWED_HEAD = re.compile(
    r"\b(?:reviewed|audited|examined|sampled|looked\s+at)\b|\bsample(?:\s+size)?$|^(?:size\s+of\s+(?:the\s+)?)?sample",
    re.IGNORECASE,
)
_ASKED_HEAD = re.compile(
    r"(?:(?:number|no\.?)\s+(?:of\s+)?)?(?:(?:people|victims|residents|callers|staff)\s+)?"
    r"(?:respondents|responses|replies|interviews|surveyed|interviewed|asked|base|n)",
    re.IGNORECASE,
)
"""'Respondents', beside the share of them who said so."""
_PAPERS = re.compile(
    r"(?:number\s+of\s+|no\.?\s+of\s+|all\s+)?(?:case\s+)?(?:files?|records?|logs?|forms?|recordings?)$", re.IGNORECASE
)
"""What is read one by one, so that a column of its number is one of what was read."""
_COUNTS_ONLY = re.compile(
    r"^(?:number|no\.?|count|found|result|results|cases|files|records|our\s+finding|finding|of\s+which|yes|met|"
    r"(?:cases|files|records)\s+found)?$",
    re.IGNORECASE,
)
"""A head that says nothing itself of the cases, so that the label of the row does: 'No plan on file | 12'."""
_REFUSED = re.compile(r"^(?:no|non-?compliant|fail(?:ed|s)?|not\b.*)$", re.IGNORECASE)


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
    whole = all(_whole(cell) is not None for cell in cells[:2])
    halves = heads in _HALVES or (len(heads) > 1 and heads[1] in _denied(heads[0]))
    return list(cells[:2]) if halves and whole and cells[0].label else []


def _denied(head: str) -> tuple[str, ...]:
    """'Effective' as 'not effective' or 'ineffective'."""
    return (f"not {head}", f"in{head}", f"un{head}", f"non-{head}") if head else ()


_FILES = re.compile(r"\b(?:case|file|audit|record)s?\b", re.IGNORECASE)


def _marked(context: Context, sentence: Sentence, cells: tuple[Cell, ...]) -> list[tuple[Cell, str]]:
    """Cells that hold a grade with its number of files: 'Good 4 | Requires improvement 5 | Inadequate 2'.

    A child protection report counts case files by grade wherever it counts by grade.
    """
    marked: list[tuple[Cell, str]] = []
    for cell in cells:
        if _whole(cell) is not None and (grade := bare_grade(_words(cell))):
            marked.append((cell, grade))
    around = (*sentence.headings, cells[0].caption, cells[0].label)
    of_files = context.document.identity.kind == "child_protection_report" or any(map(_FILES.search, around))
    return marked if len(marked) > 1 and of_files else []


_FORCES = re.compile(r"\b(?:forces|constabularies)\b", re.IGNORECASE)
_KIND_OF_CASES = re.compile(r"\b(?:investigations|incidents|calls|crimes|reports|searches|enquiries)$", re.IGNORECASE)
_ASKS = re.compile(
    r"\s*(?:how\s+(?:well|effective|efficient|good|much)|to\s+what\s+extent|does|is)\b|.*\?\s*$", re.IGNORECASE
)


def _of_forces(sentence: Sentence, cells: tuple[Cell, ...]) -> bool:
    """Whether a row tells how many forces had each grade: for a question or an area, and not for a kind of file."""
    label, around = cells[0].label, (*sentence.headings[-1:], cells[0].caption)
    if _ASKS.match(label) or any(map(_FORCES.search, around)):
        return True
    if _KIND_OF_CASES.search(label) or any(map(_FILES.search, (_around(cells), *around))):
        return False
    return area_of_topic(label) is not None


def _words(cell: Cell) -> str:
    number, offset = cell.numbers[0], cell.start
    return f"{cell.text[: number.start - offset]} {cell.text[number.end - offset :]}".strip(" :-–()")


_SHARE = re.compile(
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
    total = sum(_whole(cell) or 0 for cell in cells)
    if total > 1:
        yield from (_of_table(context, sentence, cell, cell.head, total) for cell in cells)


_WITH_SHARE = re.compile(r"\d[\d,]*\s*\(\s*\d[\d.]*\s?(?:%|per\s?cent)\s*\)", re.IGNORECASE)
"""'17 (52%)': how many, and again as a share."""


def _whole(cell: Cell) -> int | None:
    counted = [number for number in cell.numbers if number.kind != "percent"]
    plain = len(counted) == len(cell.numbers) or _WITH_SHARE.fullmatch(cell.text) is not None
    number = counted[0] if len(counted) == 1 and plain else None
    if number is None or number.kind != "cardinal" or number.value is None or number.value % 1:
        return None
    return int(number.value)


def _of_table(context: Context, sentence: Sentence, cell: Cell, grade: str, total: int) -> CaseCount:
    good = bare_grade(grade) in ("outstanding", "good", "adequate")
    fact = _fact(context, sentence, cell, grade, total, "met" if good else "not_met")
    measure = graded_cases(context, grade, (cell.label, cell.caption, *sentence.headings[-1:]))
    return replace(fact, measure_id=measure) if measure else fact


_AUDITED = re.compile(
    r"\b(?:reviewed|audited|examined|assessed|sampled|checked|inspected|looked\s+at|in\s+(?:the\s+)?sample|sample|"
    r"should\s+have\s+been|ought\s+to\s+have|relevant|applicable|applied|eligible|in\s+scope|due|total)\b|"
    r"^(?:no\.?\s+of\s+|number\s+of\s+|all\s+)?(?:cases?|files?|records?|reports?|calls|crimes|incidents|searches|"
    r"investigations|victims|forms|logs|visits|stops|referrals|decisions|n|no\.?|number|base|out\s+of|of|size|denominator)$",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:\w+ly|recorded|met|right|wrong|compliant|effective|satisfactory|supervised|standard|passed|failed|good|poor|"
    r"appropriate|justified|reasonable|cancelled|updated|completed|evidence[ds]?|missed|late|on\s+time|in\s+time|not|yes|no|done)\b",
    re.IGNORECASE,
)


_DONE_HEAD = re.compile(
    r"\b(?!(?:dated|red|bed|need|speed|indeed|aged|named|based)\b)(?:\w+ed|taken|given|made|done|sent|found|held|told|kept|seen|sought|written|"
    r"drawn|set|put|left|begun|agreed|heard|spoken)\b(?:\s+(?:to|in|at|on|with|by|for|of|up|back)\b[^.;]{0,30})?$",
    re.IGNORECASE,
)
"""'Risk assessed', 'Order considered', 'Plan written': what was done in so many of the files of a row."""
_DUE_HEAD = re.compile(
    r"\b(?:should|ought\s+to)\s+have\b|\b(?:relevant|applicable|applied|eligible|due)\b|\bin\s+scope\b", re.IGNORECASE
)
"""'Audited | Should have been recorded | Recorded': the nearer column is what the right ones are out of."""
_TOTAL = re.compile(r"^(?:total|all|cases|files|sample|number)\b", re.IGNORECASE)


def _audited(cells: tuple[Cell, ...]) -> tuple[Cell, list[Cell]] | None:
    """The column of cases audited, and those that say how many of them were right: 'Records reviewed', 'Recorded'.

    Columns that add up to the cases audited divide them, whatever they are called: 'Done', 'Not done'.
    """
    base, *parts = cells
    sizes = [cell for cell in parts if _PAPERS.match(cell.head) and _whole(cell) is not None]
    if len(sizes) == 1 and not _PAPERS.match(base.head) and not _AUDITED.search(base.head):
        base, parts = sizes[0], [cell for cell in cells if cell is not sizes[0]]
    while parts and _DUE_HEAD.search(parts[0].head) and (_whole(parts[0]) or 0) <= (_whole(base) or 0):
        base, *parts = parts
    if _TOTAL.search(cells[-1].head) and all(_JUDGED.search(cell.head) for cell in cells[:-1]):
        *parts, base = cells
    size = _whole(base)
    papers = _PAPERS.match(base.head)
    if not parts or not base.label or not size or not (papers or _AUDITED.search(base.head)) or bare_grade(base.label):
        return None
    within = [cell for cell in parts if (part := _whole(cell)) is not None and part <= size]
    adds_up = len(within) > 1 and sum(_whole(cell) or 0 for cell in within) == size
    judged = _DONE_HEAD if papers else _JUDGED
    counted = [cell for cell in within if adds_up or _JUDGED.search(cell.head) or judged.search(cell.head)]
    return (base, counted) if counted and not any(bare_grade(cell.head) for cell in parts) else None


def _fact(context: Context, sentence: Sentence, cell: Cell, head: str, total: int, counts: Sense) -> CaseCount:
    number = next(number for number in cell.numbers if number.kind == "cardinal")
    span = sentence.span(number.start, number.end)
    words = f"{cell.caption}: {head}"
    evidence = sentence.evidence()
    evidence["force_id"] = subject_force(sentence, number.start)
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
