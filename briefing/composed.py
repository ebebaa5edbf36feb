"""A briefing → its outline: which sections there are, in which order, and what the short ones say.

Belongs here: beginning and end of the paper. Not here: what was found and is open (`findings`), the figures
(`figures`), or the answer sheet (`answer_sheet`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing import wording
from briefing.answer_sheet import answer_sheet
from briefing.answers import State
from briefing.figures import figures
from briefing.findings import found_besides, judgments, open_matters
from briefing.outline import Cell, Line, Look, Outline, Section, Table
from briefing.records import REQUESTS, Briefing, Change
from pages.dates import written
from pages.grades import GRADES
from pages.templating import SMALL_SAMPLE
from pages.titles import capital, heading, several

_REPORTS_AT_A_GLANCE = 4
"""The newest; the answer sheet has them all."""


def compose(briefing: Briefing) -> Outline:
    """The whole paper."""
    documents = wording.counted(len(briefing.sources), "document")
    return Outline(
        title=briefing.force.name,
        subtitle="What inspectors found, what is open, and what is to be answered",
        made=(
            f"Made on {written(briefing.today)} from {documents}, release {briefing.build_id} of the warehouse, "
            f"built {written(briefing.built_at)}."
        ),
        sections=(
            Section("At a glance", "glance", tuple(_glance(briefing))),
            Section("How the force was judged", "judgments", tuple(judgments(briefing))),
            Section("What is open", "open", tuple(open_matters(briefing))),
            *([Section("What changed", "changes", tuple(_changes(briefing)))] if briefing.changes else []),
            Section("Figures", "figures", tuple(figures(briefing))),
            Section("What else inspectors found", "findings", tuple(found_besides(briefing))),
            Section("Section 55 answer sheet", "answers", tuple(answer_sheet(briefing)), is_on_new_page=True),
            Section("Sources", "sources", tuple(_sources(briefing)), is_on_new_page=True),
            Section("How to read this", "reading", tuple(Line(text) for text in HOW_TO_READ)),
        ),
    )


def glance(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """What is asked about first, and the answer, a line each."""
    newest: dict[str, str] = {}
    for judgment in briefing.judgments:
        newest.setdefault(judgment.programme, judgment.cycle)
    for programme, cycle in newest.items():
        of_it = [
            judgment for judgment in briefing.judgments if (judgment.programme, judgment.cycle) == (programme, cycle)
        ]
        tally = Counter(judgment.grade for judgment in of_it)
        said = [f"{tally[grade]} {grade}" for grade in GRADES if tally[grade]]
        said += [f"{tally[None]} carried forward, not printed"] if tally[None] else []
        yield f"Grades, {programme} {cycle}", wording.listed(said)
    asked = [matter for matter in briefing.matters if matter.is_own and matter.is_request]
    for status in ("open", "progressed", "closed"):
        kinds = Counter(matter.request.kind for matter in asked if matter.status == status)
        said = [several(kind, kinds[kind]) for kind in REQUESTS if kinds[kind]]
        yield capital(status), wording.listed(said) if said else "nothing"
    current = [report for report in briefing.reports if report.due.state(briefing.today) is not State.no_period]
    for report in current[:_REPORTS_AT_A_GLANCE]:
        title = f"Answer to [{report.source.number}] {report.source.name}"
        yield title, wording.due(report.due, report.source, briefing.today)
    if more := len(briefing.reports) - min(len(current), _REPORTS_AT_A_GLANCE):
        yield "Older reports", f"{more} more on the answer sheet"
    if briefing.disagreements:
        yield "Statements that disagree", wording.counted(len(briefing.disagreements), "pair")
    if briefing.changes:
        what = Counter(change.what for change in briefing.changes.changes)
        said = [f"{name} ({many})" for name, many in what.items()]
        yield f"Since {written(briefing.changes.since)}", wording.listed(said) if said else "nothing changed"


def _glance(briefing: Briefing) -> Iterator[Line | Table]:
    if not briefing.sources:
        yield Line("No document about this force is in the warehouse. Add some with peel add, then peel refresh.")
        return
    rows = tuple(((Line(name, Look.strong),), (Line(said),)) for name, said in glance(briefing))
    yield Table("The force in a few lines", ("", ""), (35, 65), rows)


def how_changed(briefing: Briefing) -> list[str]:
    """What "changed" means here."""
    changes = briefing.changes
    if changes is None:
        return []
    day = written(changes.since)
    if not changes.is_by_publication:
        return [f"What this warehouse holds now, against what it held at the end of {day}."]
    if changes.known_from:
        known = f"This warehouse holds facts only from {written(changes.known_from)}, which is later than {day}"
    else:
        known = "This warehouse holds no facts"
    said = [f"{known}: so what was published after {day} counts as new."]
    if changes.undated:
        numbers = ", ".join(f"[{source.number}]" for source in changes.undated)
        said.append(f"Left out, since the day of their publication isn't known well enough: {numbers}.")
    return said


def _changes(briefing: Briefing) -> Iterator[Line | Table]:
    for line in how_changed(briefing):
        yield Line(line)
    changes = briefing.changes.changes if briefing.changes else ()
    if not changes:
        yield Line("Nothing changed.", Look.strong)
        return
    rows = tuple((_what(change), _text(change), _where(change)) for change in changes)
    yield Table("What is new, other than before, or gone", ("Change", "What", "Source"), (17, 61, 22), rows)


def _what(change: Change) -> Cell:
    return (Line(capital(change.what), Look.strong),)


def _text(change: Change) -> Cell:
    detail = [Line(capital(change.detail), Look.note)] if change.detail else []
    return (Line(heading(change.text)), *detail)


def _where(change: Change) -> Cell:
    if change.source is None:
        return (Line("No longer held", Look.note),)
    return (Line(f"[{change.source.number}], {wording.published(change.source)}", Look.note, change.source.number),)


def _sources(briefing: Briefing) -> Iterator[Line | Table]:
    if not briefing.sources:
        yield Line("None.")
        return
    rows = tuple(
        (
            (Line(f"[{source.number}]", Look.strong),),
            (
                Line(source.name, Look.strong),
                Line(source.address, Look.note, address=source.address)
                if source.address
                else Line(f"File {source.source_name}", Look.note),
            ),
            (
                Line(capital(wording.plain(source.kind))),
                Line(source.publisher or "publisher unknown", Look.note),
            ),
            (Line(wording.published(source)),),
            (Line(licence(source.is_open)),),
        )
        for source in briefing.sources
    )
    heads = ("No.", "Document", "Sort and publisher", "Published", "Quoted here")
    yield Table("Documents that the facts come from", heads, (7, 42, 19, 17, 15), rows, are_sources=True)


def licence(is_open: bool) -> str:
    return "At length: open licence" if is_open else "Only sentences that carry a fact"


HOW_TO_READ = (
    "Words in quotation marks stand so in the source; [1] is its number in the list of sources. The workbook gives "
    "each fact's identifier, with which the command peel explain shows the sentence in its surroundings.",
    "Open means that no document here says it is done. That two findings are one matter is told from their words, "
    "which may be wrong in either direction.",
    "Grades of two cycles are compared only where the inspectorate's own words allow it.",
    "Shares of case files come with their 95 percent interval (Wilson, computed here): the true share may lie "
    f"anywhere in it. Under {SMALL_SAMPLE} cases it is marked as a small sample. Where the intervals of two forces "
    "overlap, neither is before the other. Intervals of estimates are those printed.",
    "Inspectorate reports are normally under the Open Government Licence; pages of forces, commissioners and "
    "newspapers are not, so of those only the sentence that carries a fact is shown.",
)
