"""What is to be answered under section 55: the reports of the inspectors about a force, and what each of them asks for.

Belongs here: which documents are reports, and which of their findings stand on the answer sheet. Not here: by when
(`answers`).

A finding that the document itself calls done or past is no part of the sheet; neither is one that only a press notice
tells of: its report is to be answered, and has to be read first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb

from briefing.answers import DAYS, due
from briefing.forces import Force
from briefing.reading import Sources, as_said, rows, stated
from briefing.records import REQUESTS, Matter, Report, Source, Step, ToAnswer

_DAYS_TO_LOOK = 2 * DAYS
"""After a report: answers come late, but a paper of years later answers another one."""
_TELLS_OF_REPORTS = "press_release"
"""The one sort of document in which inspectors speak that is no report."""


def reports_to_answer(connection: duckdb.DuckDBPyConnection, force: Force, sources: Sources) -> Iterator[Report]:
    """Every report of the inspectors that asks this force for something, the newest first."""
    if not force.has_policing_body:
        return
    reports = inspectors_reports(connection)
    responses = [source for source in sources.values() if source.kind == "pcc_response"]
    asked: dict[str, list[ToAnswer]] = {}
    for row in stated(connection, _REQUESTS, sources, force.force_id, list(REQUESTS)):
        kind, area, title, body, deadline, status, found = row
        said = as_said(body, found.source) if found.source.is_open else ""
        said = "" if said in (title, found.quote) else said
        asked.setdefault(found.source.document_id, []).append(
            ToAnswer(kind, area, title, said, deadline, status, found)
        )
    for document_id, source in sources.items():
        if source.kind in reports and document_id in asked:
            yield Report(
                source,
                due(source.published_date, source.published_precision),
                tuple(asked[document_id]),
                tuple(response for response in responses if _may_answer(response, source)),
            )


def requests_elsewhere(
    connection: duckdb.DuckDBPyConnection, force: Force, matters: Iterable[Matter]
) -> Iterator[Step]:
    """What inspectors ask for in their press notices, of which the report may not be here."""
    if not force.has_policing_body:
        return
    reports = inspectors_reports(connection)
    for matter in matters:
        own = [step for step in matter.steps if step.basis == "own" and step.kind in REQUESTS]
        if own and not any(step.evidence.source.kind in reports for step in own):
            yield own[-1]


def inspectors_reports(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Kinds of document that are reports of the inspectors."""
    kinds = rows(connection, "select kind from core.dim_document_kind where author = 'inspectorate'")
    return {kind for (kind,) in kinds} - {_TELLS_OF_REPORTS}


def _may_answer(response: Source, report: Source) -> bool:
    return (
        response.published_date is not None
        and report.published_date is not None
        and 0 <= (response.published_date - report.published_date).days < _DAYS_TO_LOOK
    )


_REQUESTS = """
    select
        finding.kind, area.name, title, body, deadline, coalesce(thread_status, status),
        fact_id, finding.quote, finding.document_id, finding.page
    from core.fact_finding as finding
    join mart.fact using (fact_id)
    left join (select fact_id, thread_status from mart.finding_tracker) as tracked using (fact_id)
    left join core.dim_area as area on area.area_id = finding.area_id
    where
        finding.force_id = $1 and list_contains($2, finding.kind) and finding.basis = 'own'
        and status in ('open', 'unknown')
    order by list_position($2, finding.kind), finding.span_start, fact_id
"""
