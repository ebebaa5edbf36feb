"""The published database → one briefing.

Belongs here: which rows are asked for, and putting them together. Not here: what changed since a day (`changes`), what
is to be answered (`reports`), or any wording (`wording`, `outline`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import duckdb

from briefing.changes import changes_since
from briefing.forces import Force, find_force
from briefing.reading import Sources, evidence, rows, stated
from briefing.records import (
    REQUESTS,
    Briefing,
    CaseCount,
    Disagreement,
    Finding,
    Judgment,
    Matter,
    Money,
    Outcome,
    Percentage,
    Source,
    Step,
)
from briefing.reports import reports_to_answer, requests_elsewhere
from pages.addresses import web_address
from pages.excerpts import may_show_text
from pages.records import Document, load
from pages.visible import visible

_ORDER = (*REQUESTS, "cause_of_concern_past")
"""Kinds of matters, the gravest first; others come last."""


def gather(connection: duckdb.DuckDBPyConnection, force: str, today: date, since: date | None = None) -> Briefing:
    """All that the published database says about the force that `force` names. Raises UnknownForce."""
    found = find_force(connection, force)
    sources = {source.document_id: source for source in _sources(connection, found)}
    judgments = tuple(_judgments(connection, found, sources))
    matters = tuple(_matters(connection, found, sources))
    build_id, built_at = rows(connection, "select build_id, built_at from meta.build")[0]
    return Briefing(
        force=found,
        today=today,
        build_id=build_id,
        built_at=built_at,
        sources=tuple(sources.values()),
        judgments=judgments,
        matters=matters,
        findings=tuple(_findings(connection, found, sources)),
        reports=tuple(reports_to_answer(connection, found, sources)),
        not_in_reports=tuple(requests_elsewhere(connection, found, matters)),
        counts=tuple(_counts(connection, found, sources)),
        percentages=tuple(_percentages(connection, found, sources)),
        money=tuple(_money(connection, found, sources)),
        outcomes=tuple(_outcomes(connection, found)),
        disagreements=tuple(_disagreements(connection, found, sources)),
        changes=changes_since(connection, found, since, sources, judgments, matters) if since else None,
    )


def _sources(connection: duckdb.DuckDBPyConnection, force: Force) -> Iterator[Source]:
    """Documents about the force or with facts about it, the newest first; copies of another one are left out."""
    documents = load(
        connection,
        Document,
        """
        where duplicate_of is null and (
            force_id = $1 or document_id in (select document_id from core.fact where force_id = $1)
            or document_id in (select document_id from mart.claim_check where force_id = $1)
        )
        order by published_date desc nulls last, title, document_id
        """,
        force.force_id,
    )
    for number, document in enumerate(documents, start=1):
        yield Source(
            number=number,
            document_id=document.document_id,
            name=visible(document.name),
            kind=document.kind,
            publisher=visible(document.publisher) if document.publisher else None,
            published_date=document.published_date,
            published_precision=document.published_precision,
            address=web_address(document.source_uri),
            source_name=visible(document.source_name),
            format=document.format,
            is_open=may_show_text(document),
        )


def _judgments(connection: duckdb.DuckDBPyConnection, force: Force, sources: Sources) -> Iterator[Judgment]:
    statement = """
        select
            grade.programme, grade.cycle, grade.scale, grade.area_id, coalesce(grade.area_name, grade.area_id),
            grade.grade, grade.basis, is_carried_forward, conflicts, previous_cycle, previous_grade,
            change_is_comparable, change_reason, change_verified, change,
            fact_id, grade.quote, grade.document_id, fact.page
        from mart.grade_history as grade
        join mart.force_scorecard using (fact_id)
        join core.fact as fact using (fact_id)
        where grade.force_id = $1
        order by grade.cycle desc, grade.programme, grade.area_name
    """
    return (Judgment(*row) for row in stated(connection, statement, sources, force.force_id))


def _matters(connection: duckdb.DuckDBPyConnection, force: Force, sources: Sources) -> Iterator[Matter]:
    statement = """
        select
            thread_id, thread_status, area_name, opened_on, closed_on, documents, event, step.kind, basis, title,
            status, deadline, fact_id, step.quote, step.document_id, fact.page
        from mart.finding_tracker as step
        join core.fact as fact using (fact_id)
        where step.force_id = $1
        order by thread_id, step
    """
    found = stated(connection, statement, sources, force.force_id)
    matters = []
    for _, group in groupby(found, key=lambda row: row[0]):
        steps = list(group)
        area = next((row[2] for row in steps if row[2]), None)
        _, status, _, opened_on, closed_on, documents = steps[0][:6]
        of_it = tuple(Step(*row[6:]) for row in steps)
        matters.append(Matter(status, area, opened_on, closed_on, documents, of_it))
    yield from sorted(
        matters,
        key=lambda matter: (
            _ORDER.index(matter.request.kind) if matter.request.kind in _ORDER else len(_ORDER),
            matter.area or "\uffff",
            matter.opened_on or date.max,
            matter.request.evidence.source.number,
            matter.request.title,
        ),
    )


def _findings(connection: duckdb.DuckDBPyConnection, force: Force, sources: Sources) -> Iterator[Finding]:
    statement = """
        select finding.kind, area.name, title, fact_id, finding.quote, finding.document_id, finding.page
        from core.fact_finding as finding
        join mart.fact using (fact_id)
        left join core.dim_area as area on area.area_id = finding.area_id
        where finding.force_id = $1 and finding.kind in ('main_finding', 'innovative_practice')
    """
    found = [Finding(*row) for row in stated(connection, statement, sources, force.force_id)]
    return iter(sorted(found, key=lambda one: (one.evidence.source.number, one.area or "\uffff", one.title)))


def _counts(connection: duckdb.DuckDBPyConnection, force: Force, sources: Sources) -> Iterator[CaseCount]:
    statement = """
        select
            count.cycle, area_name, count.measure_name, subject, numerator, denominator, numerator_counts,
            if(shortfall_share is null, null, [shortfall_share, shortfall_low, shortfall_high]),
            [count.share, count.share_low, count.share_high],
            coalesce(other_forces, 0), others_share, others_cases, is_different, can_rank,
            fact_id, count.quote, count.document_id, fact.page
        from mart.case_counts as count
        join core.fact as fact using (fact_id)
        left join mart.case_count_benchmark as benchmark using (fact_id)
        where count.force_id = $1
        order by worst_first
    """
    return (CaseCount(*row) for row in stated(connection, statement, sources, force.force_id))


def _percentages(connection: duckdb.DuckDBPyConnection, force: Force, sources: Sources) -> Iterator[Percentage]:
    statement = """
        select
            measure.name, rate.subject, rate.percent, rate.qualifier, role, rate.ci_half_width, rate.ci_level,
            standard_percent, period_start, period_end,
            if(difference is null, null, [difference, difference_low, difference_high]), is_clear_change,
            fact_id, rate.quote, rate.document_id, rate.page
        from core.fact_rate as rate
        join mart.fact using (fact_id)
        join core.dim_document as document on document.document_id = rate.document_id
        left join core.dim_measure as measure on measure.measure_id = rate.measure_id
        left join mart.recording_rates as recorded using (fact_id)
        where rate.force_id = $1 and role <> 'standard'
        qualify row_number() over (
            partition by coalesce(rate.measure_id, rate.subject), rate.percent, rate.ci_half_width, role, period_end
            order by recorded.fact_id is null, published_date desc nulls last, rate.span_start, fact_id
        ) = 1
        order by measure.name nulls last, published_date desc nulls last, rate.subject, rate.percent, fact_id
    """
    return (Percentage(*row) for row in stated(connection, statement, sources, force.force_id))


def _money(connection: duckdb.DuckDBPyConnection, force: Force, sources: Sources) -> Iterator[Money]:
    statement = """
        select
            finance.kind, status, amount_gbp, amount_high_gbp, qualifier, recurrence, horizon, subject,
            fact_id, finance.quote, finance.document_id, finance.page
        from core.fact_finance as finance
        join mart.fact using (fact_id)
        join core.dim_document as document on document.document_id = finance.document_id
        where finance.force_id = $1
        qualify row_number() over (
            partition by finance.kind, status, amount_gbp, amount_high_gbp, recurrence, horizon
            order by published_date desc nulls last, finance.span_start, fact_id
        ) = 1
        order by published_date desc nulls last, finance.kind, amount_gbp desc, fact_id
    """
    return (Money(*row) for row in stated(connection, statement, sources, force.force_id))


def _outcomes(connection: duckdb.DuckDBPyConnection, force: Force) -> Iterator[Outcome]:
    statement = """
        select
            kind, period, required_gbp, forecast_gbp, actual_gbp, forecast_minus_required_gbp, actual_minus_forecast_gbp
        from mart.finance_outlook
        where force_id = $1 and coalesce(forecast_minus_required_gbp, actual_minus_forecast_gbp) is not null
        order by fiscal_year desc, kind, period
    """
    return (Outcome(*row) for row in rows(connection, statement, force.force_id))


def _disagreements(connection: duckdb.DuckDBPyConnection, force: Force, sources: Sources) -> Iterator[Disagreement]:
    statement = """
        select
            claim.statement, claim.fact_id, claim.quote, claim.document_id, fact.page,
            leading_statement, leading_fact_id, leading_quote, leading_document_id, best.page
        from mart.claim_check as claim
        left join core.fact as fact on fact.fact_id = claim.fact_id
        join core.fact as best on best.fact_id = leading_fact_id
        where claim.force_id = $1 and verdict = 'conflict'
        order by claim.kind, claim.document_id, claim.span_start, claim.fact_id
    """
    for row in rows(connection, statement, force.force_id):
        yield Disagreement(row[0], evidence(row[1:5], sources), row[5], evidence(row[6:], sources))
