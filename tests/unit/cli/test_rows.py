"""Rows as people see them: side by side where that can be read, else one below the other, and whole when piped."""

from __future__ import annotations

import io

import pyarrow as pa
from rich.console import Console

from pipelines.rows import write

_NARROW = pa.table({"force": ["Kent Police"], "grade": ["good"]})
_WIDE = pa.table({f"column_{at}": ["a sentence that goes on for a while"] for at in range(12)})


def _shown(rows: pa.Table, *, terminal: bool) -> str:
    out = io.StringIO()
    write(rows, "table", Console(file=out, width=80, force_terminal=terminal, no_color=True))
    return out.getvalue()


def test_few_columns_stand_side_by_side() -> None:
    lines = _shown(_NARROW, terminal=True).splitlines()
    assert any("Kent Police" in line and "good" in line for line in lines)


def test_many_columns_stand_one_below_the_other_on_a_terminal() -> None:
    lines = _shown(_WIDE, terminal=True).splitlines()
    assert sum("column_" in line and "a sentence that goes on for a while" in line for line in lines) == 12


def test_a_piped_table_is_never_wrapped() -> None:
    lines = _shown(_WIDE, terminal=False).splitlines()
    assert any(line.count("a sentence that goes on for a while") == 12 for line in lines)


def test_brackets_in_a_quotation_are_words_not_markup() -> None:
    assert "[bold]" in _shown(pa.table({"quote": ["the [bold] plan"]}), terminal=True)
