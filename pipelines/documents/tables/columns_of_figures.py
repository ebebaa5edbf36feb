"""Rows of plain text whose columns a single blank parts: lines below heads that end in as many figures or grades.

Belongs here: telling such lines by the units, years or grades above them. Not here: columns that wider gaps part
(`columns`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import Line
from pipelines.documents.tables.rows_of_text import YEAR, Row, are_units, trimmed

_GRADE = r"[Oo]utstanding|[Gg]ood|[Aa]dequate|[Rr]equires\s[Ii]mprovement|[Ii]nadequate"
_BAND = r"(?<![\w'])[A-H](?![\w'])"
"""Of council tax: 'Band A B C D'."""
_HEAD = rf"(?:£\s?(?:m|k|bn|000'?s?|million)?|{YEAR.pattern}|{_GRADE}|%|{_BAND})"
_HEADS = expression(
    rf"(?P<label>(?:[A-Z]|{YEAR.pattern}\s+[A-Za-z])[\w &/()',£-]{{0,60}}?\s+)?(?P<columns>{_HEAD}(?:\s+{_HEAD})*)"
)
_VALUE = rf"(?:\(?-?£?\d[\d,]*(?:\.\d+)?%?\)?|{_GRADE})"
_FEWEST_BELOW_A_HEAD = 3


def rows_below_heads(lines: list[Line], taken: Collection[int], *, sums_alone: bool) -> Iterator[dict[int, Row]]:
    """'Source £m' or 'Force 2021 2022', and lines below it that each end in as many figures or grades: a table whose
    columns a single blank parts. With `sums_alone`, those with one column of money, else those with several.
    """
    free = [line for line in lines if line.number not in taken and not line.blank]
    for at, head in enumerate(free):
        found = _HEADS.fullmatch(head.raw.rstrip()) if head.role is None else None
        count = len(re.findall(_HEAD, found["columns"])) if found else 0
        if found is None or (count == 1) != sums_alone:
            continue
        if sums_alone and ("£" not in found["columns"] or "£" in (found["label"] or "")):
            continue  # a unit before the last: other columns have one of their own
        row = re.compile(
            rf"(?P<label>(?:[^\d(]|{YEAR.pattern}).*?[^\s:])\s+(?P<columns>{_VALUE}(?:\s+{_VALUE}){{{count - 1}}})"
        )
        run = {head.number: _parted(head, found, _HEAD)}
        for line in free[at + 1 :]:
            fits = row.fullmatch(line.raw.rstrip())
            units = _HEADS.fullmatch(line.raw.rstrip()) if len(run) == 1 and are_units(line.raw.split()) else None
            if line.number != max(run) + 1 or not (fits or (units and len(line.raw.split()) == count)):
                break
            run[line.number] = _parted(line, fits, _VALUE) if fits else _parted(line, units or found, _HEAD)
        if len(run) > _FEWEST_BELOW_A_HEAD or (len(run) == _FEWEST_BELOW_A_HEAD and count > 1):
            yield run


def _parted(line: Line, found: re.Match[str], column: str) -> Row:
    """The label, empty or not, and each figure, grade or unit behind it as cells."""
    label = found["label"] or ""
    cells = [trimmed(line.start, label)]
    for part in re.finditer(column, found["columns"]):
        start = line.start + found.start("columns") + part.start()
        cells.append(Span(start, start + len(part.group())))
    return Row(line.start, line.end, tuple(cells))
