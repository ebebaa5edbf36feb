"""What a refresh did, told on a terminal, and how far it is while it runs.

Belongs here: the progress bar and the closing summary. Not here: the refresh itself (`pipelines.refresh`).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from pipelines.places import Home
from pipelines.refresh import Refreshed
from pipelines.resources import Progress
from warehouse.reader import query

DOCUMENTS_SHOWN = 12
REJECTIONS_SHOWN = 10
WIDE_TERMINAL = 110
"""Characters from which on every column can be shown whole."""
KINDS = ("grades", "case_counts", "samples", "rates", "finances", "volumes", "findings")


class BarProgress(Progress):
    """Progress of documents on a bar."""

    def __init__(self, bar: Bar, task: TaskID) -> None:
        self._bar, self._task = bar, task

    def documents(self, doing: str, done: int, total: int) -> None:
        self._bar.update(self._task, description=doing, completed=done, total=total)
        if done >= total:
            self._bar.update(self._task, description="Building tables", total=None)


@contextmanager
def progress_bar(console: Console) -> Iterator[Progress]:
    """A bar that goes away when the refresh is over, and isn't drawn where nobody looks."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield BarProgress(bar, bar.add_task("Looking at what has landed", total=None))


def show(console: Console, home: Home, refreshed: Refreshed) -> None:
    """The documents, the facts of each kind, what was rejected, and where to look next."""
    documents = _rows(
        home.database,
        f"""
        select coalesce(summary.title, summary.source_name) as title, summary.kind, force.name as force,
            summary.published_date, duplicate_of, facts, {", ".join(KINDS)}, unread_numbers, document_id in (
                select document_id from raw.document where first_seen_at >= '{refreshed.started_at.isoformat()}'
            ) as is_new
        from mart.document_summary as summary
        left join core.dim_force as force using (force_id)
        order by is_new desc, published_date, title
        """,
    )
    if documents:
        console.print(_documents_table(documents, console.width))
        console.print(_facts_line(documents))
    _show_rejections(console, home)
    console.print(_closing_line(refreshed))
    for line in refreshed.what_changed:
        console.print(line, highlight=False, markup=False)
    _show_next_steps(console, home)


def _documents_table(documents: list[dict[str, Any]], width: int) -> Table:
    is_narrow = width < WIDE_TERMINAL
    table = Table(
        title="Documents in the warehouse", title_justify="left", title_style="bold", box=None, expand=is_narrow
    )
    table.add_column("document", no_wrap=True, ratio=1)
    for name, narrow in (("kind", 17), ("force", 13)):
        table.add_column(name, no_wrap=True, max_width=narrow if is_narrow else None)
    table.add_column("published", no_wrap=True, min_width=len("2000-12-31"))
    table.add_column("facts", justify="right", no_wrap=True, min_width=len("facts"))
    table.add_column("", no_wrap=True, min_width=len("new"))
    for row in documents[:DOCUMENTS_SHOWN]:
        table.add_row(
            row["title"],
            row["kind"].replace("_", " "),
            _short(row["force"]),
            str(row["published_date"] or ""),
            f"{row['facts']:,}",
            "repeats" if row["duplicate_of"] else "new" if row["is_new"] else "",
        )
    if hidden := documents[DOCUMENTS_SHOWN:]:
        facts = sum(row["facts"] for row in hidden)
        table.add_row(f"… and {len(hidden):,} more", "", "", "", f"{facts:,}", "")
    return table


def _facts_line(documents: list[dict[str, Any]]) -> str:
    counted = [row for row in documents if row["duplicate_of"] is None]
    counts = [f"{sum(row[kind] for row in counted):,} {kind.replace('_', ' ')}" for kind in KINDS]
    unread = sum(row["unread_numbers"] for row in counted)
    return f"Facts: {', '.join(counts)}. Numbers that no rule accounts for: {unread:,}."


def _show_rejections(console: Console, home: Home) -> None:
    rejected = _rows(home.database, "select source_name, stage, reason from raw.reject order by source_name, reason")
    if not rejected:
        return
    table = Table(title="Not taken in", title_justify="left", title_style="bold yellow", box=None)
    for name in ("file", "at", "reason"):
        table.add_column(name, overflow="fold")
    for row in rejected[:REJECTIONS_SHOWN]:
        table.add_row(row["source_name"], row["stage"], row["reason"])
    console.print(table)
    if len(rejected) > REJECTIONS_SHOWN:
        console.print(f'… and {len(rejected) - REJECTIONS_SHOWN:,} more: peel sql "from raw.reject"')


def _closing_line(refreshed: Refreshed) -> str:
    parts = [f"{_counted(refreshed.documents, 'document')} in the warehouse"]
    if refreshed.documents_repeated:
        parts.append(f"{refreshed.documents_repeated:,} of them the same as another")
    if refreshed.documents_added:
        parts.append(f"{refreshed.documents_added:,} new")
    if refreshed.documents_left:
        parts.append(f"{refreshed.documents_left:,} gone")
    if refreshed.documents_extracted:
        parts.append(f"{refreshed.documents_extracted:,} read")
    if refreshed.files_rejected:
        parts.append(f"{_counted(refreshed.files_rejected, 'file')} rejected")
    outcome = "Published" if refreshed.changed else "Nothing has changed since the last refresh"
    return f"[bold]{outcome}[/bold]: {', '.join(parts)}."


def _show_next_steps(console: Console, home: Home) -> None:
    shown, peel = _shown(home.path), _command()
    console.print(
        f"""
Where to look next
  the database       {shown}/peel.duckdb (tables as Parquet: {shown}/tables)
  look at it         {peel} site --open, or {shown}/site/index.html
  ask a question     {peel} sql "select force_name, area_name, grade from mart.force_scorecard"
  see the evidence   {peel} explain FACT_ID, for any fact_id of the tables
  add a document     {peel} add PATH, then {peel} refresh
  the whole graph    {peel} ui""",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )


def _rows(database: Path, sql: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = query(database, sql).to_pylist()
    return rows


def _short(force: str | None) -> str:
    return (force or "").removesuffix(" Constabulary").removesuffix(" Police")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _command() -> str:
    """The command as it can be typed here: by its path where it isn't found by name."""
    own = Path(sys.argv[0]).absolute()
    return "peel" if shutil.which("peel") or own.name != "peel" else _shown(own)


def _shown(path: Path) -> str:
    """The path as one would type it here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) and path != here else str(path)
