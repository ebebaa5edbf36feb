"""The command `peel`.

Belongs here: arguments, what is printed, and exit codes: 0 done, 1 not done, 2 not understood. Not here: the doing,
which each command imports only when it is asked for, so that a question doesn't wait for Dagster to load.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from pipelines.places import Home, default_home

app = typer.Typer(
    name="peel",
    help="Inspection findings about police forces, as tables. The data folder is ./data, or the one in PEEL_HOME.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
console = Console()
errors = Console(stderr=True)


class Format(StrEnum):
    """How `peel sql` writes rows."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def main() -> None:
    """Run the command; what a user can put right is one line, never a traceback."""
    try:
        app()
    except BrokenPipeError:  # the reader of a pipe, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except ModuleNotFoundError as error:  # new code on an old environment
        _fail(
            f"The package {error.name} is not installed. Run make warehouse, or install the pinned requirements again."
        )
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        _fail(f"{what}.")


@app.command(epilog="Example: peel refresh --landing ~/reports")
def refresh(
    landing: Annotated[Path | None, typer.Option(help="Read this folder instead of the data folder's landing.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Read every document again, also those that are known.")] = False,
) -> None:
    """Read what is new, extract the facts, rebuild and check the tables, publish the database."""
    _refresh(landing=landing, full=full)


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
    from pipelines.refresh import RefreshFailed, prepare
    from pipelines.sources import CannotAdd, add_addresses, is_address
    from pipelines.sources import add as add_files

    home = Home(default_home())
    addresses, paths = [name for name in what if is_address(name)], [name for name in what if not is_address(name)]
    try:
        prepare(home)
        added = add_files(paths, home) if paths else []
    except (CannotAdd, RefreshFailed) as error:
        _fail(str(error))
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
        _fail(str(error))
    for document in withdrawn:
        console.print(f"withdrawn {document.source_name} ({document.document_id[:12]})", highlight=False, markup=False)
    if withdrawn:
        _refresh(landing=None, full=False)
    else:
        console.print("Already withdrawn; nothing to do.")


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
        _fail("Parquet is not for a terminal: send it to a file, as in  peel sql … --format parquet > rows.parquet", 2)
    try:
        rows = query(Home(default_home()).database, statement)
    except FileNotFoundError:
        _nothing_published()
    except QueryRefused as error:
        _fail(f"{error}.", 2)
    except duckdb.Error as error:
        _fail(str(error).partition("\nLINE ")[0].replace("\n", " ").strip(), 2)
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
            _fail(unreadable.reason, 2)
        return
    try:
        console.print(explain_fact(what, Home(default_home())))
    except FileNotFoundError:
        _nothing_published()
    except UnknownFact as error:
        _fail(str(error))


@app.command(epilog="Example: peel verify")
def verify() -> None:
    """Open every archived source again and prove that each fact's quotation stands at its span."""
    from pipelines.verification import verify as verify_documents

    try:
        results = list(verify_documents(Home(default_home())))
    except FileNotFoundError:
        _nothing_published()
    for result in results:
        if result.fault:
            errors.print(f"{result.source_name}: {result.fault}", highlight=False, markup=False)
        if result.standing < result.quotations:
            missing = result.quotations - result.standing
            errors.print(f"{result.source_name}: {missing} quotations are not at their spans", highlight=False)
    quotations = sum(result.quotations for result in results)
    standing = sum(result.standing for result in results)
    proved = sum(result.fault is None for result in results)
    # Rounded down: 99.99 percent must never read as 100.
    percent = 100.0 if standing == quotations else int(10_000 * standing / quotations) / 100
    console.print(
        f"{proved:,} of {len(results):,} documents read again from the archive with the same text; "
        f"{standing:,} of {quotations:,} quotations at their spans: {percent:g} percent",
        highlight=False,
        soft_wrap=True,
    )
    if proved < len(results) or standing < quotations:
        raise typer.Exit(1)


@app.command(epilog="Example: peel evaluate gold --details")
def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="A folder with grades.csv, documents.csv and so on.", metavar="GOLD_DIR")
    ],
    details: Annotated[
        bool,
        typer.Option("--details", help="Show also the scores of documents and rules, and each miss and invention."),
    ] = False,
) -> None:
    """Precision and recall per kind of fact against a folder of gold CSVs, and what changed since the last time."""
    from pipelines.evaluation import keep_scores, last_scores, published_facts
    from warehouse import scorecard_view as view
    from warehouse.evaluate import evaluate as evaluate_facts
    from warehouse.gold import GoldError

    home = Home(default_home())
    try:
        scorecard = evaluate_facts(published_facts(home), gold)
    except FileNotFoundError:
        _nothing_published()
    except GoldError as error:
        _fail(str(error))
    before = last_scores(home, gold)
    console.print(view.summary(scorecard, before))
    if details:
        console.print(view.details(scorecard))
    if before is not None:
        console.print(view.changes(scorecard, before))
    file = keep_scores(home, gold, scorecard)
    console.print(f"The scores are in {file}.", highlight=False, markup=False, soft_wrap=True)


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
        _fail(f"No measure has {' and '.join(words or [])} in its id, name, area or words.")
    console.print(measures_table(found))
    console.print(f"{len(found):,} measure{'' if len(found) == 1 else 's'}", highlight=False)


@app.command(epilog="Example: peel ui --port 3000")
def ui(
    port: Annotated[int, typer.Option(help="Port of the web page on this machine.", min=1, max=65535)] = 3000,
) -> None:
    """Open the Dagster UI on this project, with the schedule running."""
    from pipelines.refresh import RefreshFailed, prepare
    from pipelines.web import PortTaken, serve

    home = Home(default_home())
    try:
        prepare(home)
        serve(home, port)
    except (RefreshFailed, PortTaken) as error:
        _fail(str(error))


def _refresh(*, landing: Path | None, full: bool) -> None:
    from pipelines.lock import RefreshUnderWay
    from pipelines.refresh import RefreshFailed
    from pipelines.refresh import refresh as run_refresh
    from pipelines.summary import progress_bar, show

    home = Home(default_home())
    try:
        with progress_bar(console) as progress:
            refreshed = run_refresh(home.path, landing, full=full, progress=progress)
    except (RefreshFailed, RefreshUnderWay) as error:
        _fail(str(error))
    show(console, home, refreshed)


def _nothing_published() -> NoReturn:
    _fail(f"Nothing has been published in {default_home()} yet. Run peel refresh first.")


def _fail(message: str, code: int = 1) -> NoReturn:
    errors.print(f"peel: {message}", highlight=False, markup=False, soft_wrap=True)
    raise SystemExit(code)
