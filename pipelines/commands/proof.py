"""Is it right? `peel verify` against the sources, `peel evaluate` against what people have read.

Belongs here: arguments and what is printed. Not here: the comparison (`pipelines.verification`, `warehouse.evaluate`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.terminal import console, errors, fail, nothing_published
from pipelines.places import Home, default_home

app = typer.Typer()


@app.command(epilog="Example: peel verify")
def verify() -> None:
    """Open every archived source again and prove that each fact's quotation stands at its span."""
    from pipelines.verification import verify as verify_documents

    try:
        results = list(verify_documents(Home(default_home())))
    except FileNotFoundError:
        nothing_published()
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
        nothing_published()
    except GoldError as error:
        fail(str(error))
    before = last_scores(home, gold)
    console.print(view.summary(scorecard, before))
    if details:
        console.print(view.details(scorecard))
    if before is not None:
        console.print(view.changes(scorecard, before))
    file = keep_scores(home, gold, scorecard)
    console.print(f"The scores are in {file}.", highlight=False, markup=False, soft_wrap=True)
