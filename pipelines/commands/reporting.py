"""A paper about one force for a meeting: `peel report`.

Belongs here: arguments, the file, and what is printed. Not here: what the paper says (`briefing`).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.terminal import fail, nothing_published, say
from pipelines.places import Home, default_home

app = typer.Typer()


class ReportFormat(StrEnum):
    """The forms of the paper."""

    html = "html"
    docx = "docx"
    xlsx = "xlsx"


@app.command(epilog="Example: peel report derbyshire --since 2026-03-31 --format docx")
def report(
    force: Annotated[
        str, typer.Argument(help="Its id, its name, another name of it, or the beginning of one.", metavar="FORCE")
    ],
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Also say what changed since the end of that day."),
    ] = None,
    format: Annotated[
        ReportFormat, typer.Option(help="A page to print, a file to fill in, or tables to filter.")
    ] = ReportFormat.html,
    out: Annotated[
        Path | None, typer.Option(help="A new file, or the folder it goes into; the current one, unless said.")
    ] = None,
) -> None:
    """Write a paper for a meeting: what was found, what is open, what changed, and the section 55 answer sheet."""
    from briefing.forces import UnknownForce
    from briefing.gather import gather
    from warehouse.reader import open_latest

    today = date.today()
    if since is not None and since.date() >= today:
        fail(f"{since:%Y-%m-%d} is not past yet: nothing can have changed since.", 2)
    try:
        with open_latest(Home(default_home()).path) as connection:
            briefing = gather(connection, force, today, since.date() if since else None)
    except FileNotFoundError:
        nothing_published()
    except UnknownForce as error:
        fail(str(error), 2)
    name = f"{briefing.force.force_id}-{today:%Y-%m-%d}.{format.value}"
    file = Path(name) if out is None else out.expanduser() / name if out.expanduser().is_dir() else out.expanduser()
    if file.exists():  # somebody's answers may be in it
        fail(f"{file} is there already, and may have answers in it. Name another file with --out.")
    if format is ReportFormat.html:
        from briefing.web import page as written
    elif format is ReportFormat.docx:
        from briefing.word import document as written
    else:
        from briefing.excel import workbook as written
    content = written(briefing)
    with file.open("xb") as target:
        target.write(content)
    documents = "1 document" if len(briefing.sources) == 1 else f"{len(briefing.sources):,} documents"
    say(f"{briefing.force.name}, from {documents}: {file}")
