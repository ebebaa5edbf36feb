"""The sections on what was found and what became of it: judgments, matters, and what inspectors found besides.

Belongs here: those three. Not here: figures (`figures`), or how a record is worded (`wording`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing import wording
from briefing.outline import Block, Cell, Line, Look, Subheading, Table
from briefing.records import Briefing, Evidence, Finding, Judgment, Matter
from pages.titles import capital, heading

_ANY_AREA = "No area named"


def evidence_lines(evidence: Evidence, said_already: str = "") -> Cell:
    """The sentence, unless it was said already, and where it stands."""
    where = Line(wording.place(evidence), Look.note, evidence.source.number)
    said = _letters(evidence.quote) == _letters(said_already)
    return (where,) if said else (Line(wording.quoted(evidence), Look.quote), where)


class Shown:
    """Sentences that a table has shown: one that says several things is printed once."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, int], str] = {}

    def quoted(self, evidence: Evidence, name: str) -> Line:
        """The sentence, or the name of the row that has it."""
        first = self._named.setdefault((evidence.quote, evidence.source.number), name)
        if first == name:
            return Line(wording.quoted(evidence), Look.quote)
        return Line(f"The sentence given for {first}", Look.note)


def judgments(briefing: Briefing) -> Iterator[Block]:
    """A table for each cycle, the newest first, and why grades may or may not be compared."""
    if not briefing.judgments:
        yield Line("No grade of this force is in the warehouse.")
        return
    reasons: dict[str, str] = {}
    for judgment in briefing.judgments:
        if judgment.previous_cycle:
            checked = "" if judgment.is_reason_checked else " (from memory, not checked)"
            reasons.setdefault(f"{judgment.reason}{checked}", chr(ord("a") + len(reasons) % 26))
    for (cycle, programme), group in groupby(
        briefing.judgments, key=lambda judgment: (judgment.cycle, judgment.programme)
    ):
        of_cycle = list(group)
        scale = next((judgment.scale for judgment in of_cycle if judgment.scale), None)
        shown = Shown()
        rows = tuple(_judgment(judgment, reasons, shown) for judgment in of_cycle)
        yield Subheading(f"{programme} {cycle}" + (f", {scale} scale" if scale else ""))
        heads = ("Area", "Grade", "Before", "Evidence")
        yield Table(f"Grades of {programme} {cycle}", heads, (29, 17, 24, 30), rows)
    if reasons:
        yield Subheading("Whether grades may be compared")
        for reason, letter in reasons.items():
            yield Line(f"({letter}) {capital(reason)}.")


def _judgment(judgment: Judgment, reasons: dict[str, str], shown: Shown) -> tuple[Cell, ...]:
    checked = "" if judgment.is_reason_checked else " (from memory, not checked)"
    letter = reasons.get(f"{judgment.reason}{checked}") if judgment.previous_cycle else None
    before = wording.comparison(judgment) + (f" ({letter})" if letter else "")
    conflicts = [Line(f"Another source says: {conflict}", Look.warning) for conflict in judgment.conflicts]
    how = f"{capital(wording.basis(judgment))}, {wording.place(judgment.evidence)}"
    is_sentence = judgment.basis not in ("summary_table", "heading")
    quote = [shown.quoted(judgment.evidence, judgment.area)] if is_sentence else []
    return (
        (Line(judgment.area),),
        (Line(wording.grade(judgment), Look.strong), *conflicts),
        (Line(before, Look.plain if letter else Look.note),),
        (*quote, Line(how, Look.note, judgment.evidence.source.number)),
    )


def open_matters(briefing: Briefing) -> Iterator[Block]:
    """What is asked of the force: open, progressed, closed; then what only others tell of."""
    own = [matter for matter in briefing.matters if matter.is_own]
    asked = [matter for matter in own if matter.is_request]
    told = [matter for matter in briefing.matters if not matter.is_own]
    groups = (
        ("Open", [matter for matter in asked if matter.status == "open"]),
        ("Progressed, not closed", [matter for matter in asked if matter.status == "progressed"]),
        ("Closed", [matter for matter in asked if matter.status == "closed"]),
        ("Improvement told of, without the request that it answers", [m for m in own if not m.is_request]),
        ("Told by others only", told),
    )
    if not asked:
        yield Line("No inspector's request to this force is in the warehouse.")
    for title, matters in groups:
        if matters:
            yield Subheading(f"{title} ({len(matters)})")
            yield _matters(title, matters)


def _matters(caption: str, matters: Sequence[Matter]) -> Table:
    rows = []
    for matter in matters:
        request = matter.request
        standing = [Line(wording.since(matter), Look.note)]
        if printed := wording.deadlines(matter.deadlines):
            standing.append(Line(printed, Look.strong))
        later = [
            Line(
                f"{capital(step.event)}: {heading(step.title)} {wording.place(step.evidence)}",
                Look.note,
            )
            for step in matter.steps
            if step is not request
        ]
        rows.append(
            (
                (
                    Line(heading(request.title), Look.strong),
                    *evidence_lines(request.evidence, request.title),
                    *later,
                ),
                (Line(matter.area or _ANY_AREA),),
                (Line(capital(wording.plain(request.kind))), *standing),
            )
        )
    return Table(caption, ("What is asked or told", "Area", "Sort and standing"), (56, 20, 24), tuple(rows))


def found_besides(briefing: Briefing) -> Iterator[Block]:
    """Main findings and innovative practice, by area."""
    if not briefing.findings:
        yield Line("No main finding or innovative practice is in the warehouse.")
        return
    by_area = sorted(briefing.findings, key=lambda finding: finding.area or "\uffff")
    rows = []
    for area, group in groupby(by_area, key=lambda finding: finding.area):
        rows.append(((Line(area or _ANY_AREA),), tuple(line for finding in group for line in _finding(finding))))
    yield Table("Main findings and innovative practice", ("Area", "What was found"), (25, 75), tuple(rows))


def _finding(finding: Finding) -> Cell:
    kind = " (innovative practice)" if finding.kind == "innovative_practice" else ""
    return (
        Line(
            f"{heading(finding.title)}{kind} {wording.place(finding.evidence)}",
            source=finding.evidence.source.number,
        ),
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
