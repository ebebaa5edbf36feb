"""Where findings stand: a document's blocks as lines without their marks, and the place of a finding among them.

Belongs here: turning blocks into lines and lines back into places, and the record `Found` that the readers of findings
yield. Not here: what is a finding (`labels.sections`, `prose.statements`, `tables`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.documents.document import Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.records import FindingKind

OWN_REPORTS = frozenset(
    {
        "inspection_report", "inspection_page", "crime_data_integrity_report", "child_protection_report",
        "regional_report",
    }
)  # fmt: skip
"""Kinds of document in which the inspectorate sets out what it found."""
BY_INSPECTORS = OWN_REPORTS | {"revisit_letter", "press_release"}

_MARKER = expression(
    r"\s*(?:#+\s+|>\s*|[-–•*·▪◦●○]\s+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]\s+|\d{1,2}(?:\.\d{1,2})+\s+"
    r"|(?:[A-Z]{1,2})?\d{1,3}(?:\.\d{1,3})?(?:\t\s*|\s{2,})|\d{1,2}\s+(?=(?:What|How|Areas?|Causes?|Recommendations?)\b))*"
)


_NUMBERED = expression(r"[\s*_]*(?:[A-Za-z]+\s)?\(?\d{1,2}[.):]")
_QUOTED_ITEM = expression(r"\s*(?:>\s*)+[-–•*]\s+\S")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and where it stands; what it is about is worked out from `labelled`, the block that announced it."""

    kind: FindingKind
    quote: Span
    anchor: Span
    title: str
    block_index: int
    labelled: int
    rule: str
    deadline: str | None = None
    earlier: bool = False
    area_id: str | None = None
    """The area that the label stands under."""
    overall: bool = False
    """One of the inspector's own observations on the whole force."""
    in_area: bool = False
    """A column of its table names the area."""
    ends_cause: bool = False
    """A recommendation set out below the cause of concern that it would end."""
    for_all: bool = False
    """One of a list of those of all areas: the heading above says nothing of it."""
    row: str = ""
    """The short cells of its row in a table, which may tell what became of it: 'Closed', 'In progress'."""
    has_body: bool = True
    """What follows, up to the next heading, belongs to it."""

    def with_rest(self, rest: Sentence) -> Found:
        """The finding with the sentence of the next page in which it goes on."""
        whole = Span(self.quote.start, rest.end)
        return replace(self, quote=whole, anchor=whole, title=" ".join([self.title, *rest.text.split()]))


def found_at(kind: FindingKind, span: Span, block_index: int, rule: str, title: str) -> Found:
    """A finding in running text: a sentence or an item, which is its own body."""
    return Found(kind, span, span, without_marker(title), block_index, block_index, rule, has_body=False)


def without_marker(title: str) -> str:
    """The words of a finding without bullet or number."""
    return _MARKER.sub("", title, count=1) or title


class Lines:
    """The blocks of a document as lines of levelled text, single-spaced, without bullets, numbers and heading marks."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._plain = document.plain

    def line(self, index: int) -> str:
        return self.words(self._start(index), self._blocks[index].end)

    def words(self, start: int, end: int) -> str:
        return " ".join(self._plain[start:end].split())

    def span(self, index: int) -> Span:
        """A block without its bullet, number or heading mark."""
        start = self._start(index)
        return Span(start, start + len(self._plain[start : self._blocks[index].end].rstrip()))

    def quote(self, index: int, until: int | None = None, sentence: Sentence | None = None) -> Span:
        """What of a block is quoted: all of it, up to the end of the block `until`, or one sentence of it."""
        own = Span(sentence.start, sentence.end) if sentence else self.span(index)
        return own if until is None else Span(own.start, self.span(until).end)

    def is_quoted_item(self, index: int) -> bool:
        """A list item within a quotation mark of Markdown: '> - …'."""
        block = self._blocks[index]
        return _QUOTED_ITEM.match(self._plain, block.start, block.end) is not None

    def is_item(self, index: int) -> bool:
        return self._blocks[index].kind == "list_item"

    def is_numbered(self, index: int) -> bool:
        """A paragraph or item that begins with its number, also in bold: '**2. …**'."""
        block = self._blocks[index]
        before = self._plain[self._plain.rfind("\n", 0, block.start) + 1 : block.start]
        return _NUMBERED.match(before + self._plain[block.start : block.end]) is not None

    def place(self, index: int, line: str, at: int) -> int:
        """Where in the document the character `at` of a block's line stands."""
        wanted = len(line[:at].replace(" ", ""))
        start = self._start(index)
        for position, character in enumerate(self._plain[start : self._blocks[index].end]):
            if not character.isspace():
                if wanted == 0:
                    return start + position
                wanted -= 1
        return start

    def _start(self, index: int) -> int:
        block = self._blocks[index]
        marker = _MARKER.match(self._plain, block.start, block.end)
        return marker.end() if marker else block.start
