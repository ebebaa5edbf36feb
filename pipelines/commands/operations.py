"""Is all well? `peel status`, `peel doctor`, `peel gc`.

Belongs here: arguments and what is printed. Not here: what is looked at (`pipelines.operations`).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from pipelines.commands.terminal import console, fail, say
from pipelines.hours import LONDON
from pipelines.places import Home, default_home

if TYPE_CHECKING:
    from pipelines.operations.status import Status

app = typer.Typer()


class StatusFormat(StrEnum):
    """How the status is written."""

    text = "text"
    json = "json"


@app.command(epilog="Example: peel status")
def status(
    format: Annotated[StatusFormat, typer.Option(help="Text for people, JSON for programs.")] = StatusFormat.text,
) -> None:
    """Say how things stand: last refresh, next runs, sources, rejects, freshness, room on the disk."""
    from sqlalchemy.exc import DBAPIError

    from pipelines.operations.status import status as status_of

    home = Home(default_home())
    try:
        found = status_of(home)
    except DBAPIError as error:
        fail(f"The records of runs in {home.dagster} can't be read: {error.orig}. See peel doctor.")
    if format is StatusFormat.json:
        typer.echo(json.dumps(found.as_dict(), default=str, indent=2, ensure_ascii=False))
        return
    for name, value in _lines(found):
        console.print(f"[bold]{name:<14}[/bold]", end="")
        say(value)


@app.command(epilog="Example: peel doctor")
def doctor(
    quiet: Annotated[bool, typer.Option("--quiet", help="Print only what is wrong.")] = False,
) -> None:
    """Look for the usual troubles, and say what to do about each; ends with 1 where one keeps Peel from its work."""
    from pipelines.operations.doctor import examine

    serious = 0
    for name, trouble in examine(Home(default_home())):
        if trouble is None:
            if not quiet:
                console.print(f"[green]well[/green]     {name}", highlight=False)
            continue
        serious += trouble.is_serious
        mark = "[red]trouble[/red] " if trouble.is_serious else "[yellow]note[/yellow]    "
        console.print(f"{mark} {name}", highlight=False)
        say(f"         {trouble.what}")
        say(f"         → {trouble.advice}")
    if serious:
        raise typer.Exit(1)


@app.command(epilog="Example: peel gc, then peel gc --yes")
def gc(
    yes: Annotated[bool, typer.Option("--yes", help="Remove them; without it, they are only listed.")] = False,
) -> None:
    """List what nothing needs any longer (halves of files, orphaned bytes, records of old runs), or remove it."""
    from pipelines.lock import RefreshUnderWay, refresh_lock
    from pipelines.operations.cleaning import clear, forget_runs, leftovers, old_runs, records_of

    home = Home(default_home())
    try:
        if home.path.exists():
            with refresh_lock(home.lock):
                found = list(leftovers(home))
        else:
            found = []
        with records_of(home) as instance:
            runs = [] if instance is None else old_runs(instance)
            if yes:
                found = clear(home)
            if yes and instance is not None:
                forget_runs(home, instance, runs)
    except RefreshUnderWay as error:
        fail(str(error))
    table = Table(box=None)
    for name in ("file", "bytes", "why"):
        table.add_column(name, justify="right" if name == "bytes" else "left", overflow="fold")
    for each in found:
        table.add_row(str(each.path.relative_to(home.path)), f"{each.bytes:,}", each.why)
    if found:
        console.print(table)
    total = sum(each.bytes for each in found)
    told = f"{len(found):,} files of {total / 1e6:,.1f} MB, records of {len(runs):,} old runs"
    say(f"Removed: {told}." if yes else f"To be removed: {told}." if found or runs else "There is nothing to remove.")
    if (found or runs) and not yes:
        say("Nothing was touched; to remove them: peel gc --yes")


def _lines(found: Status) -> list[tuple[str, str]]:
    lines = [("data folder", found.home)]
    if found.built_at is None:
        lines.append(("published", "nothing yet: run peel refresh"))
    else:
        lines.append(
            ("published", f"release {found.build_id}, built {_when(found.built_at)}: "
             f"{found.documents:,} documents, {found.facts:,} facts")
        )  # fmt: skip
        lines.append(("fresh", "yes" if found.is_fresh else f"no: last refreshed {_when(found.last_refresh_at)}"))
    for run in found.last_runs[:3]:
        took = f", took {run.seconds:.0f} s" if run.seconds is not None else ""
        state = "started, but its process is gone" if run.is_lost else run.status.lower().replace("_", " ")
        lines.append(("run", f"{run.job} {state}, {_when(run.started_at)}{took}, by {run.started_by}"))
    if found.runs_waiting:
        lines.append(("waiting", f"{found.runs_waiting} more"))
    for coming in found.next_runs:
        when = "looks all the time" if coming.at is None else _when(coming.at)
        state = (
            when
            if coming.is_on and found.daemon_is_running
            else "off"
            if not coming.is_on
            else f"{when}, once the daemon runs"
        )
        lines.append(("next", f"{coming.name}: {state}"))
    lines.append(("daemon", "running" if found.daemon_is_running else "not running: peel ui, or dagster-daemon"))
    lines += [("source", f"{name}: {count:,} documents") for name, count in found.sources.items()]
    rejects = ", ".join(f"{count:,} at {stage}" for stage, count in found.rejects.items())
    lines.append(("rejects", rejects or "none"))
    lines.append(("disk", ", ".join(f"{name} {size / 1e6:,.1f} MB" for name, size in found.bytes.items() if size)))
    lines += [("alert", f"{alert.at}: {alert.reason}") for alert in found.alerts]
    return lines


def _when(moment: datetime | None) -> str:
    """'today 06:00', 'Sun 22 Nov 2026 06:00', in the time of the schedules."""
    if moment is None:
        return "never"
    there = moment.astimezone(LONDON)
    today = datetime.now(UTC).astimezone(LONDON).date()
    days = (there.date() - today).days
    day = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days, f"{there:%a %d %b %Y}")
    return f"{day} {there:%H:%M}"
