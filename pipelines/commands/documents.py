"""Documents in, documents out, and the refresh that reads them: `peel refresh`, `add`, `withdraw`, `ui`.

Belongs here: arguments and what is printed. Not here: the doing (`pipelines.refresh`, `pipelines.sources`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.terminal import console, errors, fail
from pipelines.places import Home, default_home

app = typer.Typer()


@app.command(epilog="Example: peel refresh --landing ~/reports")
def refresh(
    landing: Annotated[Path | None, typer.Option(help="Read this folder instead of the data folder's landing.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Read every document again, also those that are known.")] = False,
    accept_drop: Annotated[
        bool, typer.Option("--accept-drop", help="Publish also where facts get lost that nothing explains.")
    ] = False,
    forward: Annotated[
        bool, typer.Option("--forward", help="Publish also where the database was rolled back: what is newer.")
    ] = False,
) -> None:
    """Read what is new, extract the facts, rebuild and check the tables, publish the database."""
    _refresh(landing=landing, full=full, accept_drop=accept_drop, forward=forward)


@app.command(epilog="Example: peel add report.pdf ~/letters https://example.org/inspection-report")
def add(
    what: Annotated[
        list[str],
        typer.Argument(help="Files, folders of files, or web addresses (http, https).", metavar="PATH|URL..."),
    ],
    allow_local: Annotated[
        bool, typer.Option("--allow-local", help="Fetch also from addresses in the local network, which are refused.")
    ] = False,
) -> None:
    """Put documents into the landing folder; the next refresh reads them.

    A page or file from the web keeps its address as source_uri. Added again, it is a new version if it has changed.
    """
    from pipelines.preparing import NotPrepared, prepare
    from pipelines.sources import CannotAdd, add_addresses, is_address
    from pipelines.sources import add as add_files

    home = Home(default_home())
    addresses, paths = [name for name in what if is_address(name)], [name for name in what if not is_address(name)]
    try:
        prepare(home)
        added = add_files(paths, home) if paths else []
    except (CannotAdd, NotPrepared) as error:
        fail(str(error))
    for path in added:
        console.print(f"added {path.relative_to(home.landing)}", highlight=False, markup=False)
    problems = 0
    for fetching in add_addresses(addresses, home, allow_local=allow_local):
        if fetching.file is None:
            problems += 1
            errors.print(f"peel: {fetching.problem}", highlight=False, markup=False, soft_wrap=True)
        else:
            landed = fetching.file.relative_to(home.landing)
            console.print(f"added {landed} from {fetching.address}", highlight=False, markup=False, soft_wrap=True)
    if len(what) > problems:
        console.print("To read them: peel refresh")
    if problems:
        raise typer.Exit(1)


@app.command(epilog="Example: peel withdraw report.txt 3f2a9c")
def withdraw(
    names: Annotated[
        list[str], typer.Argument(help="Document ids, their beginnings, or file names.", metavar="ID|NAME...")
    ],
) -> None:
    """Take documents and their facts out of the warehouse, and refresh it. Adding one again brings it back."""
    from pipelines.sources import NotFound
    from pipelines.sources import withdraw as withdraw_documents

    try:
        withdrawn = withdraw_documents(names, Home(default_home()))
    except NotFound as error:
        fail(str(error))
    for document in withdrawn:
        console.print(f"withdrawn {document.source_name} ({document.document_id[:12]})", highlight=False, markup=False)
    if not withdrawn:
        console.print("Withdrawn before.")
    _refresh()  # also where it was withdrawn before: another refresh may have stood in the way then


@app.command(epilog="Example: peel ui --port 3000")
def ui(
    port: Annotated[int, typer.Option(help="Port of the web page on this machine.", min=1, max=65535)] = 3000,
) -> None:
    """Open the Dagster UI on this project, with the schedule running."""
    from pipelines.preparing import NotPrepared, prepare
    from pipelines.web import PortTaken, serve

    home = Home(default_home())
    try:
        prepare(home)
        serve(home, port)
    except (NotPrepared, PortTaken) as error:
        fail(str(error))


def _refresh(
    *, landing: Path | None = None, full: bool = False, accept_drop: bool = False, forward: bool = False
) -> None:
    from pipelines.lock import RefreshUnderWay
    from pipelines.refresh import RefreshFailed
    from pipelines.refresh import refresh as run_refresh
    from pipelines.summary import progress_bar, show

    home = Home(default_home())
    try:
        with progress_bar(console) as progress:
            refreshed = run_refresh(
                home.path, landing, full=full, progress=progress, accept_drop=accept_drop, forward=forward
            )
    except (RefreshFailed, RefreshUnderWay) as error:
        fail(str(error))
    show(console, home, refreshed)
