"""Asking the published database: `peel sql`, `explain`, `measures`.

Belongs here: arguments and what is printed. Not here: the answers (`warehouse.reader`, `pipelines.explanation`).
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipelines.commands.terminal import Format, console, fail, nothing_published
from pipelines.places import Home, default_home

app = typer.Typer()


@app.command(epilog='Example: peel sql "select force_id, cycle, grade from core.fact_grade" --format csv')
def sql(
    statement: Annotated[str, typer.Argument(help="One SELECT.", metavar="SELECT")],
    format: Annotated[Format, typer.Option(help="How the rows are written, to standard output.")] = Format.table,
) -> None:
    """Ask the published database; nothing can be changed by it."""
    import duckdb

    from pipelines.rows import write
    from warehouse.reader import QueryRefused, query

    if format is Format.parquet and sys.stdout.isatty():
        fail("Parquet is not for a terminal: send it to a file, as in  peel sql … --format parquet > rows.parquet", 2)
    try:
        rows = query(Home(default_home()).database, statement)
    except FileNotFoundError:
        nothing_published()
    except QueryRefused as error:
        fail(f"{error}.", 2)
    except duckdb.Error as error:
        fail(str(error).partition("\nLINE ")[0].replace("\n", " ").strip(), 2)
    write(rows, format.value, console)


@app.command(epilog="Example: peel explain g-0123456789abcdef")
def explain(
    what: Annotated[
        str,
        typer.Argument(help="The fact_id of a fact, or its beginning; with --rules, a text.", metavar="FACT_ID|TEXT"),
    ],
    rules: Annotated[
        bool, typer.Option("--rules", help="Show how a text is read: its sentences, numbers, facts and rules.")
    ] = False,
) -> None:
    """Show a fact with its sentence, its place in the document, and the rule that read it; or how a text is read."""
    from pipelines.explanation import UnknownFact
    from pipelines.explanation import explain as explain_fact

    if rules:
        from pipelines.documents.unreadable import Unreadable
        from pipelines.vocabulary import reading_of

        try:
            console.print(reading_of(what))
        except Unreadable as unreadable:
            fail(unreadable.reason, 2)
        return
    try:
        console.print(explain_fact(what, Home(default_home())))
    except FileNotFoundError:
        nothing_published()
    except UnknownFact as error:
        fail(str(error))


@app.command(epilog="Example: peel measures 999")
def measures(
    words: Annotated[
        list[str] | None, typer.Argument(help="Words that a measure must have in it.", metavar="WORD...")
    ] = None,
) -> None:
    """List the measures: what is counted and estimated, its unit, which direction is better, and the standard."""
    from pipelines.vocabulary import measures_table, measures_with

    found = measures_with(words or [])
    if not found:
        fail(f"No measure has {' and '.join(words or [])} in its id, name, area or words.")
    console.print(measures_table(found))
    console.print(f"{len(found):,} measure{'' if len(found) == 1 else 's'}", highlight=False)
