"""Documents that come by themselves: `peel collect`.

Belongs here: arguments and what is printed. Not here: the doing (`pipelines.collecting`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipelines.commands.terminal import console, fail, say
from pipelines.places import Home, default_home

if TYPE_CHECKING:
    from pipelines.collect.collector import Collected
    from pipelines.collecting import Tally

app = typer.Typer()

_MOST_SHOWN = 20
"""Problems of one source."""


@app.command(epilog="Example: peel collect --source inspectorate --budget 20")
def collect(
    source: Annotated[str | None, typer.Option(help="Only this source of sources.yaml.", metavar="NAME")] = None,
    budget: Annotated[
        int | None, typer.Option(help="At most so many requests to each source.", metavar="N", min=1)
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be asked for, as far as it is known; ask nobody.")
    ] = False,
    allow_local: Annotated[
        bool, typer.Option("--allow-local", help="Ask also addresses in the local network, which are refused.")
    ] = False,
) -> None:
    """Fetch what is new or changed from the sources in sources.yaml into the landing folder; the next refresh reads it.

    A run that was ended, by its budget or by you, is continued by the next one. Sites are asked slowly, and as their
    robots.txt allows.
    """
    from pipelines.collect.configuration import SourcesUnreadable
    from pipelines.collect.register import RegisterUnreadable
    from pipelines.collect.state_file import StateUnreadable
    from pipelines.collecting import CannotCollect, coming, summary
    from pipelines.collecting import collect as collect_all
    from pipelines.lock import RefreshUnderWay

    home = Home(default_home())
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    try:
        if dry_run:
            for name, address in coming(home, source):
                say(f"{name}: {address}")
            return
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("Collecting", total=None)

            def tell(tally: Tally, collected: Collected) -> None:
                bar.update(task, description=tally.source, completed=tally.requests, total=tally.most_requests)
                if collected.file is not None:
                    say(f"{collected.outcome} {collected.address}")

            tallies = collect_all(home, name=source, requests=budget, allow_local=allow_local, told=tell)
    except (CannotCollect, SourcesUnreadable, StateUnreadable, RegisterUnreadable, RefreshUnderWay) as error:
        fail(str(error))
    for tally in tallies:
        _say_what_failed(tally)
    console.print(_table(tallies))
    say(summary(tallies))
    if any(tally.new or tally.changed for tally in tallies):
        say("To read them: peel refresh")
    if not any(tally.was_answered for tally in tallies):
        fail("No source could be asked.")


def _say_what_failed(tally: Tally) -> None:
    for problem in tally.problems[:_MOST_SHOWN]:
        say(f"{tally.source}: {problem}")
    if len(tally.problems) > _MOST_SHOWN:
        say(f"{tally.source}: and {len(tally.problems) - _MOST_SHOWN:,} more.")
    if tally.ended:
        say(f"{tally.source} was left early: {tally.ended.rstrip('.')}. The next run goes on.")


def _table(tallies: list[Tally]) -> Table:
    from pipelines.collect.collector import Outcome

    table = Table(box=None)
    table.add_column("source", overflow="fold")
    for name in ("requests", "lists", *Outcome):
        table.add_column(name, justify="right")
    for tally in tallies:
        counts = [f"{tally.counts[outcome]:,}" for outcome in Outcome]
        table.add_row(tally.source, f"{tally.requests:,}", f"{tally.listings:,}", *counts)
    return table
