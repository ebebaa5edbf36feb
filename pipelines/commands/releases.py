"""What was published and when: `peel releases`, `rollback`, `diff`.

Belongs here: arguments and what is printed. Not here: the files (`warehouse.releases`) and their differences
(`warehouse.changes`).
"""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from pipelines.commands.terminal import Format, console, fail, nothing_published, say
from pipelines.places import Home, default_home

app = typer.Typer()

ROWS_SHOWN = 20
"""Of a difference, on a terminal; all of them in the other formats."""


@app.command(epilog="Example: peel releases")
def releases() -> None:
    """List the published database and the earlier ones that are kept, newest first."""
    from warehouse.releases import pin
    from warehouse.releases import releases as known_releases

    database = Home(default_home()).database
    known = known_releases(database)
    if not known:
        nothing_published()
    table = Table(box=None)
    for name in ("release", "built (UTC)", "documents", "facts", "MB", "read by extractor", ""):
        table.add_column(name, justify="right" if name in ("documents", "facts", "MB") else "left", overflow="fold")
    for release in known:
        table.add_row(
            release.build_id,
            f"{release.built_at:%Y-%m-%d %H:%M:%S}",
            f"{release.documents:,}",
            f"{release.facts:,}",
            f"{release.bytes / 1e6:.1f}",
            release.extractor_version or "",
            "published" if release.is_published else "",
        )
    console.print(table)
    if held := pin(database):
        say(
            f"Rolled back from {held.from_build_id} on {held.at:%Y-%m-%d %H:%M} UTC: a refresh publishes nothing until "
            "it is told to with peel refresh --forward."
        )


@app.command(epilog="Example: peel rollback")
def rollback(
    release: Annotated[
        str | None,
        typer.Argument(help="A release as peel releases lists it, or its beginning; without it, the one before."),
    ] = None,
) -> None:
    """Publish an earlier release again, in one step; refreshes leave it in place until told otherwise."""
    from pipelines.lock import RefreshUnderWay, refresh_lock
    from warehouse.releases import UnknownRelease, find, pin, previous, roll_back
    from warehouse.releases import releases as known_releases

    home = Home(default_home())
    if not home.path.exists():
        nothing_published()
    try:
        with refresh_lock(home.lock):
            known = known_releases(home.database)
            target = find(known, release) if release else previous(known)
            if target.is_published:
                say(f"Release {target.build_id} is published already.")
                return
            roll_back(home.database, target)
    except (UnknownRelease, RefreshUnderWay) as error:
        fail(str(error))
    say(f"Published again: release {target.build_id}, built {target.built_at:%Y-%m-%d %H:%M:%S} UTC.")
    if pin(home.database):
        say("Refreshes leave it in place; to publish what is newer: peel refresh --forward")


@app.command(epilog="Example: peel diff 3f2a 91bc")
def diff(
    a: Annotated[str | None, typer.Argument(help="The earlier release; without it, the one before.")] = None,
    b: Annotated[str | None, typer.Argument(help="The later release; without it, the published one.")] = None,
    format: Annotated[Format, typer.Option(help="How the changed facts are written.")] = Format.table,
) -> None:
    """Say what changed between two releases: because the source did, or because it is read differently."""
    from pipelines.rows import write
    from warehouse.changes import changes
    from warehouse.releases import UnknownRelease, find, previous
    from warehouse.releases import releases as known_releases

    known = known_releases(Home(default_home()).database)
    if not known:
        nothing_published()
    try:
        before = find(known, a) if a else previous(known)
        after = find(known, b) if b else next(r for r in known if r.is_published)
    except UnknownRelease as error:
        fail(str(error))
    found = changes(before.file, after.file)
    if format is not Format.table:
        write(found.rows, format.value, console)
        return
    say(
        f"From release {before.build_id} ({before.built_at:%Y-%m-%d %H:%M:%S} UTC) "
        f"to {after.build_id} ({after.built_at:%Y-%m-%d %H:%M:%S} UTC)"
    )
    for line in found.words or ["The documents and the facts are the same."]:
        say(line)
    if found.rows.num_rows:
        write(found.rows.slice(0, ROWS_SHOWN), format.value, console)
    if found.rows.num_rows > ROWS_SHOWN:
        every = f"peel diff {before.build_id} {after.build_id} --format csv"
        say(f"… of {found.rows.num_rows:,} changed facts; all of them: {every}")
