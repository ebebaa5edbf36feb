"""The section of figures: counts of case files, percentages, money, and where sources disagree.

Belongs here: which figures stand in which table. Not here: how one is worded (`wording`).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing import wording
from briefing.findings import Shown, evidence_lines
from briefing.outline import Block, Cell, Line, Look, Subheading, Table
from briefing.records import Briefing, CaseCount, Disagreement, Money, Outcome, Percentage
from pages.dates import number, pounds
from pages.titles import capital


def figures(briefing: Briefing) -> Iterator[Block]:
    """A table of each sort that there is."""
    tables = [
        table
        for table in (_counts(briefing), _percentages(briefing), _money(briefing), _outcomes(briefing))
        if table is not None
    ]
    for table in tables:
        yield Subheading(table.caption)
        yield table
    if not tables:
        yield Line("No figure about this force is in the warehouse.")
    if briefing.disagreements:
        caption = "Where two statements disagree"
        yield Subheading(caption)
        rows = tuple(_disagreement(one) for one in briefing.disagreements)
        yield Table(caption, ("The better source", "Another statement"), (50, 50), rows)


def _counts(briefing: Briefing) -> Table | None:
    """Other forces have a column only where the warehouse holds any of them."""
    if not briefing.counts:
        return None
    caption = "Case files, those that fell short most first (not a ranking)"
    shown = Shown()
    if any(one.other_forces for one in briefing.counts):
        heads = ("What was looked at", "Cases", "Share, 95% interval", "Other forces", "Sentence")
        rows = tuple(
            (*_count(one), (Line(wording.others(one), Look.note),), _sentence(one, shown)) for one in briefing.counts
        )
        return Table(caption, heads, (22, 15, 17, 15, 31), rows)
    rows = tuple((*_count(one), _sentence(one, shown)) for one in briefing.counts)
    return Table(caption, ("What was looked at", "Cases", "Share, 95% interval", "Sentence"), (26, 16, 18, 40), rows)


def _count(one: CaseCount) -> tuple[Cell, ...]:
    small = [Line("Small sample", Look.note)] if wording.is_small(one) else []
    return (
        (Line(_name(one)), *_note(one.area or "")),
        (Line(wording.count(one)),),
        (Line(wording.shortfall(one)), *small),
    )


def _sentence(one: CaseCount, shown: Shown) -> Cell:
    where = Line(wording.place(one.evidence), Look.note, one.evidence.source.number)
    return (shown.quoted(one.evidence, f"“{_name(one)}”, {wording.count(one)}"), where)


def _name(one: CaseCount) -> str:
    return capital(one.measure or one.subject)


def _percentages(briefing: Briefing) -> Table | None:
    rows = tuple(_percentage(one) for one in briefing.percentages)
    heads = ("What", "Percentage", "Standard and change", "Sentence")
    return Table("Percentages, as printed", heads, (26, 20, 20, 34), rows) if rows else None


def _percentage(one: Percentage) -> tuple[Cell, ...]:
    role = {"estimate": "Estimate", "observed": "Observed", "change": "Change"}.get(one.role, one.role)
    beside = [f"Standard {number(one.standard)}%" if one.standard is not None else "", wording.change_of(one)]
    return (
        (Line(capital(one.measure or one.subject)), *_note(wording.period(one))),
        (Line(wording.estimate(one)), Line(role, Look.note)),
        tuple(Line(said, Look.note) for said in beside if said),
        evidence_lines(one.evidence),
    )


def _money(briefing: Briefing) -> Table | None:
    rows = tuple(_sum(one) for one in briefing.money)
    return Table("Money", ("What", "Sum", "Until when", "Sentence"), (22, 22, 18, 38), rows) if rows else None


def _sum(one: Money) -> tuple[Cell, ...]:
    return (
        (Line(f"{capital(one.kind)}, {one.status}"), *_note(one.subject)),
        (Line(wording.amount(one)),),
        (Line(one.horizon or "Not said", Look.plain if one.horizon else Look.note),),
        evidence_lines(one.evidence),
    )


def _outcomes(briefing: Briefing) -> Table | None:
    rows = tuple(_outcome(one) for one in briefing.outcomes)
    heads = ("What and when", "Needed", "Forecast", "Came of it", "Difference")
    return Table("Money forecast, and what came of it", heads, (28, 18, 18, 18, 18), rows) if rows else None


def _outcome(one: Outcome) -> tuple[Cell, ...]:
    differences = (
        (one.forecast_minus_required, "forecast less needed"),
        (one.actual_minus_forecast, "actual less forecast"),
    )
    return (
        (Line(capital(one.kind)), Line(one.period, Look.note)),
        *((Line(pounds(amount)),) for amount in (one.required, one.forecast, one.actual)),
        tuple(Line(f"{pounds(amount)} {what}") for amount, what in differences if amount is not None),
    )


def _disagreement(one: Disagreement) -> tuple[Cell, ...]:
    return (
        (Line(capital(one.leading_statement), Look.strong), *evidence_lines(one.leading)),
        (Line(capital(one.statement), Look.strong), *evidence_lines(one.evidence)),
    )


def _note(text: str) -> Cell:
    return (Line(text, Look.note),) if text else ()
