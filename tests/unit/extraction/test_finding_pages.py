"""Whole pages in, their findings out: the cases of `finding_pages.txt`, whose head explains their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.document import Document, Identity
from pipelines.extraction.context import lay_out
from pipelines.extraction.findings.reading import read_findings
from pipelines.extraction.records import Finding
from pipelines.reference import areas

CASES = Path(__file__).with_name("finding_pages.txt")
KINDS = {
    "AFI": "area_for_improvement",
    "CONCERN": "cause_of_concern",
    "PAST": "cause_of_concern_past",
    "RECOMMENDATION": "recommendation",
    "MAIN": "main_finding",
    "PRACTICE": "innovative_practice",
    "IMPROVED": "improvement_reported",
}
STATUSES = {"open", "progressed", "closed", "superseded", "unknown"}
_EXPECTED = re.compile(r"=(?P<sure>[>?]) (?P<kind>[A-Z]+)(?: \((?P<attributes>[^)]*)\))?: (?P<quotation>.*)")


@dataclass(frozen=True)
class Expected:
    kind: str
    quotation: str
    attributes: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class Page:
    name: str
    group: str
    kind: str
    programme: str
    text: str
    expected: tuple[Expected, ...]
    holds_nothing: bool


def pages() -> Iterator[Page]:
    group = ""
    for piece in re.split(r"(?m)^(?==== |#{8} )", CASES.read_text(encoding="utf-8"))[1:]:
        head, _, rest = piece.partition("\n")
        if head.startswith("####"):
            group = head.strip("# ")
            continue
        name, kind, programme = (part.strip() for part in head.removeprefix("=== ").split("|"))
        lines = rest.rstrip().split("\n")
        told = [line for line in lines if line.startswith(("=> ", "=? "))]
        text = "\n".join(line for line in lines if line not in told).rstrip() + "\n"
        expected = tuple(_expected(line) for line in told if line != "=> nothing")
        assert told, f"a page without what it holds: {name}"
        yield Page(name, group, kind, programme, text, expected, "=> nothing" in told)


def _expected(line: str) -> Expected:
    found = _EXPECTED.fullmatch(line)
    assert found, f"not a finding: {line}"
    attributes = tuple(part.strip() for part in (found["attributes"] or "").split(";") if part.strip())
    return Expected(KINDS[found["kind"]], found["quotation"], attributes, found["sure"] == "?")


PAGES = list(pages())


def findings_of(page: Page) -> list[Finding]:
    identity = Identity(
        title="A title",
        kind=page.kind,
        force_id="kent",
        programme=page.programme or None,
        cycle="2023-25",
        published_date=date(2024, 5, 2),
        published_precision="day",
    )
    document = Document("id", "page.txt", "text", page.text, read_blocks(page.text, plain_view(page.text)), identity)
    return read_findings(document, lay_out(document))


def overlap(page: Page, finding: Finding, quotation: str) -> float:
    """The share of the shorter of the two that they have in common."""
    start = page.text.index(quotation)
    shared = min(finding.quote.end, start + len(quotation)) - max(finding.quote.start, start)
    return max(0, shared) / min(len(quotation), finding.quote.end - finding.quote.start)


def attribute(finding: Finding, like: str) -> str:
    """The finding's own value for the attribute that a case names."""
    if like in {area.area_id for area in areas()}:
        return finding.area_id or "none"
    return finding.status if like in STATUSES else (finding.deadline or "none")


@pytest.mark.parametrize("group", sorted({page.group for page in PAGES}))
def test_pages_and_their_findings(group: str) -> None:
    faults = [(page.name, faults_of(page)) for page in PAGES if page.group == group]
    assert [(name, found) for name, found in faults if found] == []


def faults_of(page: Page) -> list[str]:
    """What the findings of a page lack, and what they have too much."""
    left = findings_of(page)
    faults = []
    for expected in page.expected:
        alike = [f for f in left if f.kind == expected.kind and overlap(page, f, expected.quotation) >= 0.5]
        if alike:
            finding = max(alike, key=lambda f: overlap(page, f, expected.quotation))
            left.remove(finding)
            values = {value: attribute(finding, value) for value in expected.attributes}
            wrong = [has for value, has in values.items() if has.casefold() != value.casefold()]
            faults += [f"{', '.join(wrong)}: {expected.quotation}"] * bool(wrong)
        elif not expected.optional:
            faults.append(f"missed: {expected.quotation}")
    names_improvements = page.holds_nothing or page.group == "improvements"
    return faults + [
        f"{finding.kind} by {finding.rule}: {page.text[finding.quote.start : finding.quote.end]}"
        for finding in left
        if finding.kind != "improvement_reported" or names_improvements
    ]


def test_every_kind_has_pages_that_hold_it_and_pages_that_do_not() -> None:
    by_group: dict[str, list[Page]] = {}
    for page in PAGES:
        by_group.setdefault(page.group, []).append(page)
    assert all(len(of_group) >= 12 for of_group in by_group.values()), {k: len(v) for k, v in by_group.items()}
    assert all(any(page.holds_nothing for page in of_group) for of_group in by_group.values())
