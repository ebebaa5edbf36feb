"""The answer sheet of section 55: each report, its last day, each finding, and room for the answer.

Belongs here: what the sheet says. Not here: the counting of days (`answers`), or which findings are on it (`reports`).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing import wording
from briefing.answers import DAYS, State
from briefing.findings import evidence_lines
from briefing.outline import Block, Field, Form, Line, Look, Subheading, Takes
from briefing.records import Briefing, Report, ToAnswer
from pages.titles import capital, heading

FIELDS = (
    Field("Comments of the chief constable", Takes.sentences),
    Field("Action taken or proposed, or why none", Takes.sentences),
    Field("Who leads", Takes.words),
    Field("By when", Takes.day),
)
"""Room that each finding gets."""
LONGEST_BODY = 1_500
"""Characters quoted of what a report says about one finding; the report itself has the rest."""


def introduction(briefing: Briefing) -> list[str]:
    """What the law asks, for this force."""
    if not briefing.force.has_policing_body:
        return [
            f"Section 55 of the Police Act 1996 is about the forces of the police areas of England and Wales. "
            f"{briefing.force.name} is none of them, so this sheet has no deadlines."
        ]
    return [
        "Section 55 of the Police Act 1996: the local policing body publishes its comments on a report, and those of "
        f"the chief constable, within {DAYS} days that begin with the day of publication. That day is the first, so "
        f"the last is {DAYS - 1} days after it. For each recommendation they say what was done or will be done, or "
        "why nothing.",
        "Listed are reports of the inspectorate that are about this force by name, and what they ask for that they "
        "don't call done. National reports may have to be answered too. Check the day of publication on the "
        "inspectorate's own page: one printed in a file may be the day on which the file was made. Whether an answer "
        "was published isn't known here.",
    ]


def answer_sheet(briefing: Briefing) -> Iterator[Block]:
    for text in introduction(briefing):
        yield Line(text)
    if not briefing.force.has_policing_body:
        return
    if not briefing.reports:
        yield Line("No report with anything to answer is in the warehouse.", Look.strong)
    for report in briefing.reports:
        yield Subheading(f"[{report.source.number}] {report.source.name}")
        yield from _standing(report, briefing)
        for number, finding in enumerate(report.findings, start=1):
            yield _form(f"{report.source.number}.{number}", finding)
    yield from _elsewhere(briefing)


def _standing(report: Report, briefing: Briefing) -> Iterator[Line]:
    state = report.due.state(briefing.today)
    look = {State.ahead: Look.strong, State.no_period: Look.plain}.get(state, Look.warning)
    yield Line(f"Published: {wording.published(report.source)}", source=report.source.number)
    yield Line(wording.due(report.due, report.source, briefing.today), look)
    for response in report.responses:
        said = f"Held here, and may answer it: [{response.number}] {response.name}, {wording.published(response)}"
        yield Line(said, Look.note, response.number)


def _form(number: str, finding: ToAnswer) -> Form:
    kind = capital(wording.plain(finding.kind))
    about = f"{kind}, {finding.area}" if finding.area else kind
    lines = [Line(about, Look.note)]
    if finding.deadline:
        lines.append(Line(wording.deadlines((finding.deadline,)), Look.strong))
    if finding.status != "open":
        lines.append(Line(f"A later document says: {finding.status}", Look.warning))
    if finding.body:
        lines.append(Line(f"“{shortened(finding.body)}”", Look.quote))
        lines.append(Line(wording.place(finding.evidence), Look.note, finding.evidence.source.number))
    else:
        lines.extend(evidence_lines(finding.evidence, finding.title))
    return Form(f"{number} {heading(finding.title)}", tuple(lines), FIELDS, finding.evidence.fact_id)


def _elsewhere(briefing: Briefing) -> Iterator[Block]:
    if not briefing.not_in_reports:
        return
    yield Subheading(f"Not on this sheet: reports that are not here ({len(briefing.not_in_reports)})")
    yield Line(
        "Press notices of the inspectorate tell of these requests. The report itself is to be answered; add it to see "
        "its last day."
    )
    for step in briefing.not_in_reports:
        yield Line(f"{heading(step.title)} {wording.place(step.evidence)}", source=step.evidence.source.number)


def shortened(text: str) -> str:
    if len(text) <= LONGEST_BODY:
        return text
    return text[:LONGEST_BODY].rsplit(" ", 1)[0] + " …"
