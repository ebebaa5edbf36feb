"""Sheets of a workbook: typed cells, a frozen head that filters, text that wraps and stays text.

Belongs here: how a table becomes a sheet. Not here: which tables there are (`excel`).

Text of strangers may begin like a formula. It is written as a string, which no program computes, and marked as text, so
that it stays one when somebody edits the cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import ceil
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

_CHARACTERS = 32_767
"""That a cell of Excel can hold."""
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAY = "d mmm yyyy"
_LINE = 15
"""Points of a line of letters."""
_ROOM = 6 * _LINE
"""Points of a row with room for an answer."""
_TALLEST = 409
"""Points. Excel has no taller row."""
_ACCENT, _FILL, _FIELD, _LINES = "#0b3c6f", "#f2f4f7", "#fff9e5", "#d9d9d9"


@dataclass(frozen=True, slots=True)
class Share:
    """A number between 0 and 1 that is shown in percent."""

    value: float


@dataclass(frozen=True, slots=True)
class ToFillIn:
    """An empty cell that waits for an answer."""

    is_day: bool = False


Value = str | int | float | date | Share | ToFillIn | None
Columns = Sequence[tuple[str, int]]
"""Heading and width in characters."""


class Workbook:
    """A workbook that is finished when the block ends."""

    def __init__(self, file: IO[bytes], title: str) -> None:
        self._file, self._raw = file, BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(self._raw, options)
        self._book.set_properties({"title": title, "author": "Peel"})
        cell = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": _LINES}
        self._plain = self._book.add_format(cell)
        self._text = self._book.add_format(cell | {"quote_prefix": True})
        self._date = self._book.add_format(cell | {"num_format": _DAY, "align": "left"})
        self._whole = self._book.add_format(cell | {"num_format": "#,##0"})
        self._share = self._book.add_format(cell | {"num_format": "0%"})
        self._field = self._book.add_format(cell | {"bg_color": _FIELD, "border": 1, "border_color": "#bbbbbb"})
        self._field_day = self._book.add_format(
            cell | {"bg_color": _FIELD, "border": 1, "border_color": "#bbbbbb", "num_format": _DAY}
        )
        self._head = self._book.add_format(
            cell | {"bold": True, "bg_color": _FILL, "bottom": 2, "bottom_color": _ACCENT}
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.close()
        if kind is None:
            _let_rows_grow(self._raw, self._file)

    def sheet(
        self,
        name: str,
        columns: Columns,
        rows: Sequence[Sequence[Value]],
        *,
        has_filter: bool = True,
        frozen_columns: int = 0,
        printed_columns: int = 0,
    ) -> None:
        """One table: its head stays in view and is printed on every page, with so many columns, or all."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, len(rows), (printed_columns or len(columns)) - 1)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.freeze_panes(1, frozen_columns)
        for at, (heading, width) in enumerate(columns):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, heading, self._head)
        sheet.set_row(0, _height([heading for heading, _ in columns], columns))
        for number, row in enumerate(rows, start=1):
            sheet.set_row(number, _height(row, columns))
            for at, value in enumerate(row):
                self._write(sheet, number, at, value)
        if has_filter:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)

    def _write(self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value) -> None:
        match value:
            case None | "":
                sheet.write_blank(row, column, None, self._plain)
            case str():
                said = value if len(value) <= _CHARACTERS else value[: _CHARACTERS - 1] + "…"
                look = self._text if said.startswith(_BEGINS_A_FORMULA) else self._plain
                sheet.write_string(row, column, said, look)
            case date():
                sheet.write_datetime(row, column, value, self._date)
            case Share():
                sheet.write_number(row, column, value.value, self._share)
            case ToFillIn():
                sheet.write_blank(row, column, None, self._field_day if value.is_day else self._field)
            case _:
                sheet.write_number(row, column, value, self._whole if value == int(value) else self._plain)


def _height(row: Sequence[Value], columns: Columns) -> float:
    """Points that the row takes: not every program looks at its letters before it shows them."""
    lines = max(
        sum(ceil(max(1, len(line)) / width) for line in value.splitlines())
        for value, (_, width) in zip(row, columns, strict=True)
        if isinstance(value, str)
    )
    room = _ROOM if any(isinstance(value, ToFillIn) for value in row) else _LINE
    return min(_TALLEST, max(room, _LINE * lines))


def _let_rows_grow(book: BytesIO, file: IO[bytes]) -> None:
    """Heights that hold until somebody writes: a row that is said to be set by hand would not grow with an answer."""
    with ZipFile(book) as written, ZipFile(file, "w", ZIP_DEFLATED) as kept:
        for part in written.infolist():
            content = written.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content = content.replace(b' customHeight="1"', b"")
            kept.writestr(part, content)
