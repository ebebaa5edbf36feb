"""What changed about a force since a day: judgments, findings and documents.

Belongs here: then against now. Not here: what differs between two releases of the whole warehouse
(`warehouse.changes`).

What was known then is what the warehouse held at the end of that day. A warehouse that is younger than the day can't
tell that; then dates of publication decide, and documents that have none are named as left out.

A newer version of a document gives all its facts new identifiers, so findings are told apart by their words.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import duckdb

from briefing.forces import Force
from briefing.reading import Sources, rows
from briefing.records import Change, Changes, Judgment, Matter, Source

_NOT_A_LETTER = re.compile(r"[\W_]+")
_EVENTS = {"raised": "new finding", "raised again": "raised again", "progress reported": "progress", "closed": "closed"}
"""Steps that change something; what is stated again or recalled doesn't."""
_GradeKey = tuple[str | None, str | None, str | None]
_FindingKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Then:
    """What was known."""

    grades: dict[_GradeKey, set[str]]
    findings: dict[_FindingKey, set[str]]
    """By kind and words, with the status."""
    titles: dict[_FindingKey, str]


def changes_since(
    connection: duckdb.DuckDBPyConnection,
    force: Force,
    since: date,
    sources: Sources,
    judgments: Sequence[Judgment],
    matters: Sequence[Matter],
) -> Changes:
    """What is other now than at the end of that day."""
    known_from: datetime | None = rows(connection, _KNOWN_FROM)[0][0]
    end = datetime.combine(since + timedelta(days=1), time(), UTC)
    is_young = known_from is None or known_from >= end
    if is_young:
        later = {source.document_id for source in sources.values() if _is_published_after(source, since)}
        undated = tuple(source for source in sources.values() if _is_published_after(source, since) is None)
        documents = [
            Change("new document", source.name, "", source, source.published_date)
            for source in sources.values()
            if source.document_id in later
        ]
        grades, findings = rows(connection, _GRADES_NOW, force.force_id), rows(connection, _NOW, force.force_id)
        then = _then([row for row in grades if row[-1] not in later], [row for row in findings if row[-1] not in later])
    else:
        undated = ()
        documents = list(_documents(connection, force, end, sources))
        day = since.isoformat()
        then = _then(
            rows(connection, _GRADES_THEN.format(day=day), force.force_id),
            rows(connection, _THEN.format(day=day), force.force_id),
        )
    changed = [*_grades(then, judgments), *_findings(then, matters)]
    gone = [] if is_young else [*_grades_gone(then, judgments), *_findings_gone(then, matters)]
    return Changes(since, is_young, known_from, undated, (*changed, *gone, *documents))


def _then(grades: Sequence[tuple[str | None, ...]], findings: Sequence[tuple[str, ...]]) -> _Then:
    known = _Then({}, {}, {})
    for programme, cycle, area_id, grade, *_ in grades:
        known.grades.setdefault((programme, cycle, area_id), set()).add(grade or "")
    for kind, title, status, *_ in findings:
        known.findings.setdefault((kind, _words(title)), set()).add(status)
        known.titles[kind, _words(title)] = title
    return known


def _is_published_after(source: Source, since: date) -> bool | None:
    """None where the date isn't known well enough to say."""
    first = source.published_date
    if first is None:
        return None
    last = first
    if source.published_precision == "month":
        last = first.replace(day=monthrange(first.year, first.month)[1])
    elif source.published_precision == "year":
        last = date(first.year, 12, 31)
    return None if first <= since < last else first > since


def _grades(then: _Then, judgments: Sequence[Judgment]) -> Iterator[Change]:
    for judgment in judgments:
        before = then.grades.get((judgment.programme, judgment.cycle, judgment.area_id))
        grade = judgment.grade or ""
        if before is not None and grade in before:
            continue
        source = judgment.evidence.source
        where = f"{judgment.area}, {judgment.programme} {judgment.cycle}"
        said = judgment.grade or "carried forward, not printed"
        was = " or ".join(sorted(known or "not printed" for known in before)) if before else ""
        what = "other grade" if before else "new grade"
        yield Change(what, f"{where}: {said}", f"was {was}" if was else "", source, source.published_date)


def _grades_gone(then: _Then, judgments: Sequence[Judgment]) -> Iterator[Change]:
    areas = {judgment.area_id: judgment.area for judgment in judgments}
    now = {(judgment.programme, judgment.cycle, judgment.area_id) for judgment in judgments}
    for key, before in then.grades.items():
        programme, cycle, area_id = key
        if key not in now and programme and cycle and area_id:
            area = areas.get(area_id, area_id.replace("_", " "))
            was = " or ".join(sorted(known or "not printed" for known in before))
            yield Change("grade gone", f"{area}, {programme} {cycle}", f"was {was}", None, None)


def _findings(then: _Then, matters: Sequence[Matter]) -> Iterator[Change]:
    for matter in matters:
        for step in matter.steps:
            before = then.findings.get((step.kind, _words(step.title)), set())
            if step.status in before or step.event not in _EVENTS:
                continue
            source = step.evidence.source
            kind = step.kind.replace("_", " ")
            if step.basis == "own":
                yield Change(_EVENTS[step.event], step.title, kind, source, source.published_date)
            else:
                detail = f"{kind}, {step.basis.replace('_', ' ')}"
                yield Change("told by others", step.title, detail, source, source.published_date)


def _findings_gone(then: _Then, matters: Sequence[Matter]) -> Iterator[Change]:
    now = {(step.kind, _words(step.title)) for matter in matters for step in matter.steps}
    for key, title in then.titles.items():
        if key not in now:
            yield Change("finding gone", title, key[0].replace("_", " "), None, None)


def _documents(
    connection: duckdb.DuckDBPyConnection, force: Force, end: datetime, sources: Sources
) -> Iterator[Change]:
    newer: dict[str, str] = dict(rows(connection, _NEWER, end))
    for (document_id,) in rows(connection, _NEW, end):
        if source := sources.get(document_id):
            older = newer.get(document_id)
            what, detail = ("newer version", f"in the place of {older}") if older else ("new document", "")
            yield Change(what, source.name, detail, source, source.published_date)
    for (name,) in rows(connection, _WITHDRAWN, force.force_id, end):
        yield Change("document withdrawn", name, "", None, None)


def _words(title: str) -> str:
    return _NOT_A_LETTER.sub(" ", title).strip().casefold()


_KNOWN_FROM = """
    select min(known_from)
    from (select known_from from history.fact_grade union all select known_from from history.fact_finding)
"""
_GRADES_NOW = "select programme, cycle, area_id, grade, document_id from core.fact_grade where force_id = $1"
_GRADES_THEN = """
    select programme, cycle, area_id, grade, document_id from core.fact_grade_as_known('{day}') where force_id = $1
"""
_TRACKED = "force_id = $1 and kind not in ('main_finding', 'innovative_practice')"
_NOW = f"select kind, title, status, document_id from core.fact_finding where {_TRACKED}"
_THEN = f"select kind, title, status, document_id from core.fact_finding_as_known('{{day}}') where {_TRACKED}"
_NEW = """
    select document_id from raw.document group by document_id having min(first_seen_at) >= $1 order by document_id
"""
_NEWER = """
    select superseded_by, min(source_name) from raw.document
    where superseded_by is not null and superseded_by <> document_id
    and superseded_by in (select document_id from raw.document group by document_id having min(first_seen_at) >= $1)
    group by superseded_by
"""
_WITHDRAWN = """
    select distinct source_name from raw.document
    where withdrawn_at >= $2 and document_id in (
        select document_id from history.fact_grade where force_id = $1
        union all select document_id from history.fact_finding where force_id = $1
    )
    order by source_name
"""
