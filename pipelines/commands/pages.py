"""Look at it: `peel site`.

Belongs here: arguments and what is printed. Not here: the pages (the package `pages`).
"""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from pipelines.commands.terminal import fail, nothing_published, say
from pipelines.places import Home, default_home

app = typer.Typer()


@app.command(epilog="Example: peel site --open")
def site(
    open: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
) -> None:
    """Bring the web pages of the published database up to date, as each refresh does, and say where they are."""
    from pages.build import build
    from pipelines.assets.site import source_of
    from pipelines.lock import RefreshUnderWay, refresh_lock

    home = Home(default_home())
    if not home.database.exists():
        nothing_published()
    try:
        with refresh_lock(home.lock):
            built = build(home.path, home.site, lambda document_id: source_of(home, document_id))
    except RefreshUnderWay as error:
        fail(str(error))
    index = home.site / "index.html"
    say(f"{built.pages:,} pages, {built.written:,} files written anew: {index}")
    if open and not webbrowser.open(index.as_uri()):
        fail(f"No browser could be started. Open {index} yourself.")
