"""A briefing as a workbook, to filter, sort and fill in: one table a sheet, one thing a row.

Belongs here: which columns a sheet has. Not here: how cells are written, and why no text becomes a formula (`sheets`).
"""

from __future__ import annotations

from io import BytesIO

from briefing import wording
from briefing.answer_sheet import introduction, shortened
from briefing.answers import Due
from briefing.composed import HOW_TO_READ, glance, how_changed, licence
from briefing.records import Briefing, CaseCount, Evidence, Money, Percentage, Source
from briefing.sheets import Share, ToFillIn, Value, Workbook
from pages.dates import written
from pages.titles import capital, heading

Row = tuple[Value, ...]
_SENTENCE = (("Sentence", 60), ("Source", 34), ("Page", 7), ("Fact", 21))
"""The last columns of every row that comes from a document."""


def workbook(briefing: Briefing) -> bytes:
    """The file."""
    file = BytesIO()
    with Workbook(file, f"{briefing.force.name}: report from Peel") as book:
        _overview(book, briefing)
        _grades(book, briefing)
        _findings(book, briefing)
        _answers(book, briefing)
        _numbers(book, briefing)
        if briefing.changes:
            _changes(book, briefing)
        _sources(book, briefing)
    return file.getvalue()


def _overview(book: Workbook, briefing: Briefing) -> None:
    rows: list[Row] = [("Force", briefing.force.name), ("Made on", briefing.today)]
    rows += [("Warehouse", f"release {briefing.build_id}, built {written(briefing.built_at)}")]
    rows += list(glance(briefing))
    notes = [*how_changed(briefing), *introduction(briefing), *HOW_TO_READ]
    rows += [("How to read this" if at == 0 else "", note) for at, note in enumerate(notes)]
    book.sheet("Overview", (("What", 34), ("Answer", 100)), rows, has_filter=False)


def _grades(book: Workbook, briefing: Briefing) -> None:
    columns = (
        ("Programme", 12),
        ("Cycle", 10),
        ("Area", 34),
        ("Grade", 20),
        ("Scale", 11),
        ("Before", 24),
        ("Change", 10),
        ("Other sources say", 30),
        ("May be compared", 14),
        ("Why", 44),
        ("Evidence", 24),
        *_SENTENCE,
    )
    rows: list[Row] = [
        (
            one.programme,
            one.cycle,
            one.area,
            wording.grade(one),
            one.scale,
            wording.comparison(one),
            one.change,
            "; ".join(one.conflicts),
            one.comparable if one.previous_cycle else None,
            one.reason + ("" if one.is_reason_checked or not one.previous_cycle else " (from memory, not checked)"),
            wording.basis(one),
            *_evidence(one.evidence),
        )
        for one in briefing.judgments
    ]
    book.sheet("Grades", columns, rows, printed_columns=8)


def _findings(book: Workbook, briefing: Briefing) -> None:
    """A row for each step of each matter, and one for what was found with nothing asked."""
    columns = (
        ("Matter", 8),
        ("Stands", 12),
        ("Step", 18),
        ("Sort", 22),
        ("Who says it", 22),
        ("Area", 30),
        ("Finding", 60),
        ("Deadline printed", 20),
        ("Raised", 14),
        ("Closed", 14),
        *_SENTENCE,
    )
    rows: list[Row] = [
        (
            number,
            matter.status,
            step.event,
            wording.plain(step.kind),
            "inspectors" if step.basis == "own" else wording.plain(step.basis),
            matter.area,
            heading(step.title),
            step.deadline,
            matter.opened_on and _published(matter.steps[0].evidence.source),
            matter.closed_on,
            *_evidence(step.evidence),
        )
        for number, matter in enumerate(briefing.matters, start=1)
        for step in matter.steps
    ]
    for one in briefing.findings:
        found = heading(one.title)
        said = (None, None, "found", wording.plain(one.kind), "inspectors", one.area, found, None, None, None)
        rows.append((*said, *_evidence(one.evidence)))
    book.sheet("Findings", columns, rows, printed_columns=10)


def _answers(book: Workbook, briefing: Briefing) -> None:
    columns = (
        ("No.", 6),
        ("Finding", 44),
        ("Deadline printed", 14),
        ("Last day for the answer", 14),
        ("Comments of the chief constable", 40),
        ("Action taken or proposed, or why none", 40),
        ("Who leads", 14),
        ("By when", 13),
        ("Stands", 12),
        ("Sort", 22),
        ("Area", 28),
        ("What the report says", 110),
        ("Report", 34),
        ("Published", 16),
        ("Where today stands", 36),
        *_SENTENCE,
    )
    rows: list[Row] = [
        (
            f"{report.source.number}.{number}",
            heading(one.title),
            one.deadline,
            _last_day(report.due),
            ToFillIn(),
            ToFillIn(),
            ToFillIn(),
            ToFillIn(is_day=True),
            one.status,
            wording.plain(one.kind),
            one.area,
            shortened(one.body),
            report.source.name,
            _published(report.source),
            wording.due(report.due, report.source, briefing.today),
            *_evidence(one.evidence),
        )
        for report in briefing.reports
        for number, one in enumerate(report.findings, start=1)
    ]
    book.sheet("Section 55", columns, rows, frozen_columns=2, printed_columns=8)


def _last_day(due: Due) -> Value:
    """The days between which it lies, where no more is known."""
    if due.day or not (due.earliest and due.latest):
        return due.day or "not known"
    return f"{written(due.earliest)} to {written(due.latest)}"


def _numbers(book: Workbook, briefing: Briefing) -> None:
    columns = (
        ("Sort", 16),
        ("What", 44),
        ("Area", 28),
        ("As words", 40),
        ("Number", 14),
        ("Of", 8),
        ("Share", 9),
        ("Low", 9),
        ("High", 9),
        ("What the share is", 22),
        ("Sample", 14),
        ("Beside others, or standard", 40),
        ("Period", 26),
        *_SENTENCE,
    )
    rows = [
        *map(_of_count, briefing.counts),
        *map(_of_percentage, briefing.percentages),
        *map(_of_money, briefing.money),
    ]
    book.sheet("Numbers", columns, rows, frozen_columns=2, printed_columns=12)


def _of_count(count: CaseCount) -> Row:
    share, low, high = count.shortfall or count.share
    return (
        "case files",
        capital(count.measure or count.subject),
        count.area,
        f"{wording.count(count)}; {wording.shortfall(count)}",
        count.numerator,
        count.denominator,
        Share(share),
        Share(low),
        Share(high),
        "fell short; Wilson interval" if count.shortfall else "counted; Wilson interval",
        "small sample" if wording.is_small(count) else "",
        wording.others(count),
        count.cycle,
        *_evidence(count.evidence),
    )


def _of_percentage(rate: Percentage) -> Row:
    width = rate.half_width
    standard = f"standard {rate.standard:g}%" if rate.standard is not None else ""
    return (
        rate.role,
        capital(rate.measure or rate.subject),
        None,
        wording.estimate(rate),
        rate.percent,
        None,
        Share(rate.percent / 100),
        None if width is None else Share(max(0.0, rate.percent - width) / 100),
        None if width is None else Share(min(100.0, rate.percent + width) / 100),
        "as printed" if width is None else "as printed, with its printed interval",
        None,
        "; ".join(said for said in (standard, wording.change_of(rate)) if said),
        wording.period(rate),
        *_evidence(rate.evidence),
    )


def _of_money(money: Money) -> Row:
    what = f"{capital(money.kind)}, {money.status}"
    about = (None, wording.amount(money), money.amount, None, None, None, None, money.subject, None, None)
    return ("pounds", what, *about, money.horizon, *_evidence(money.evidence))


def _changes(book: Workbook, briefing: Briefing) -> None:
    columns = (("Change", 18), ("What", 70), ("More", 40), ("Published", 16), ("Source", 50))
    changes = briefing.changes.changes if briefing.changes else ()
    rows: list[Row] = [
        (
            one.what,
            heading(one.text),
            one.detail,
            _published(one.source) if one.source else None,
            _cited(one.source) if one.source else "no longer held",
        )
        for one in changes
    ]
    book.sheet("Changes", columns, rows)


def _sources(book: Workbook, briefing: Briefing) -> None:
    columns = (
        ("No.", 6),
        ("Document", 60),
        ("Sort", 22),
        ("Publisher", 26),
        ("Published", 16),
        ("Address", 60),
        ("File", 34),
        ("Quoted here", 30),
        ("Document identifier", 66),
    )
    rows: list[Row] = [
        (
            one.number,
            one.name,
            wording.plain(one.kind),
            one.publisher,
            _published(one),
            one.address,
            one.source_name,
            licence(one.is_open),
            one.document_id,
        )
        for one in briefing.sources
    ]
    book.sheet("Sources", columns, rows, printed_columns=6)


def _evidence(evidence: Evidence) -> Row:
    return (evidence.quote, _cited(evidence.source), evidence.page, evidence.fact_id)


def _cited(source: Source) -> str:
    return f"[{source.number}] {source.name}"


def _published(source: Source) -> Value:
    """A date where the day is known, else as much as is known, in words."""
    return source.published_date if source.published_precision == "day" else wording.published(source)
