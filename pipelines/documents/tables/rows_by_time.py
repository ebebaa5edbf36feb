"""Rows of two columns that one blank parts, of which the first is days, months or ages: '01/07/2021 412', '18-24 176'.

Belongs here: telling such lines, the head above them and the total below. Not here: columns of several figures
(`rows_of_figures`, `columns_of_figures`), or wider gaps (`columns`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from re import Pattern

from pipelines.documents.dates import MONTHS
from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import Line
from pipelines.documents.tables.rows_of_text import Row

_MONTH = rf"(?:{MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_WHEN = (
    rf"(?:\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d|\d{{1,2}}-\d{{1,2}}-20\d\d|(?:\d{{1,2}}\s)?{_MONTH}[\s'-]{{1,2}}(?:20)?\d\d)"
)
_AGE = r"(?:\d{1,2}\s?(?:-|–|to)\s?\d{1,2}|[-+<>]\s?\d{2}|\d{2}\s?\+|(?:[Uu]nder|[Oo]ver)\s\d{2})"
_FIGURE = r"\d{1,3}(?:,\d{3})+|\d+"
_OF_TIME = expression(rf"(?P<label>{_WHEN})\s+(?P<value>{_FIGURE})")
_OF_AGE = expression(rf"(?P<label>{_AGE})\s+(?P<value>{_FIGURE})")
_TOTAL = expression(rf"(?P<label>(?:Grand |Overall )?Total|TOTAL)\s+(?P<value>{_FIGURE})")
_HEAD = expression(r"(?P<label>[A-Z][\w &/-]{1,40}?)\s+(?P<value>[A-Z][a-z]+(?: [a-z]+){0,3})")
_FEWEST = 3


def rows_by_time(lines: Sequence[Line], taken: Collection[int]) -> dict[int, Row]:
    """The rows by the numbers of their lines: three or more below each other, with the head right above."""
    found: dict[int, Row] = {}
    for run in _runs([line for line in lines if not line.blank], taken):
        found.update((line.number, _row(line, match)) for line, match in run)
    return found


_Matched = tuple[Line, re.Match[str]]


def _runs(lines: Sequence[Line], taken: Collection[int]) -> Iterator[list[_Matched]]:
    at = 0
    while at < len(lines):
        form = next((one for one in (_OF_TIME, _OF_AGE) if _matched(lines[at], one, taken)), None)
        if form is None:
            at += 1
            continue
        run: list[_Matched] = []
        end = at
        while end < len(lines) and (match := _matched(lines[end], form, taken)):
            run.append((lines[end], match))
            end += 1
        if len(run) >= _FEWEST:
            if at and (head := _matched(lines[at - 1], _HEAD, taken)):
                run.insert(0, (lines[at - 1], head))
            if end < len(lines) and (total := _matched(lines[end], _TOTAL, taken)):
                run.append((lines[end], total))
            yield run
        at = end


def _matched(line: Line, form: Pattern[str], taken: Collection[int]) -> re.Match[str] | None:
    return form.fullmatch(line.raw.rstrip()) if line.role is None and line.number not in taken else None


def _row(line: Line, match: re.Match[str]) -> Row:
    cells = tuple(Span(line.start + match.start(part), line.start + match.end(part)) for part in ("label", "value"))
    return Row(line.start, cells[-1].end, cells)
