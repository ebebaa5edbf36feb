"""Findings that a document sets out under a label: boxes, headed sections, numbered lists.

Belongs here: which blocks a label such as "Areas for improvement" governs, and what among them is a finding. Not here:
the words of labels and lead-ins (`finding_words`), findings in running prose (`finding_statements`), whose and about what
a finding is (`findings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.documents.document import Document, Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.finding_words import (
    asks,
    deadline_in,
    has_finite_verb,
    is_deadline,
    is_lead_in,
    is_observations,
    is_topic,
    is_victim_service,
    list_kind,
    read_label,
    reads_as_sentence,
    recommends,
    says_none,
)
from pipelines.extraction.records import FindingKind

OWN_REPORTS = frozenset(
    {
        "inspection_report", "inspection_page", "crime_data_integrity_report", "child_protection_report",
        "regional_report",
    }
)  # fmt: skip
"""Kinds of document in which the inspectorate sets out what it found."""

_MARKER = re.compile(r"\s*(?:#+\s+|[-–•*·▪◦●○]\s+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]\s+)*")
_GRADED = re.compile(
    r"\b(?:is|are|was|were) (?:'|\")?(?:outstanding|good|adequate|inadequate)\b|\brequires improvement\b", re.I
)
_GRADED_FORCE = re.compile(
    r"(?:[A-Z][\w'&-]+ (?:[\w'&-]+ ){0,5}?)(?:is|are) (?:outstanding|good|adequate|inadequate) (?:at|in)\b|.{3,60} requires improvement\b"
)
_ABOUT_POLICE = re.compile(
    r"\b(?:force|forces|constabulary|police|unit|region|rocu\w*|\w*rocu|service|workforce|officers?|staff|leaders(?:hip)?|"
    r"supervisors?|managers?|teams?|investigat\w+|victims?|calls?|call handlers|crimes?|offenders?|children|arrangements|governance)\b",
    re.I,
)
_PREAMBLE = re.compile(
    r"\b(?:about (?:us|our|the|this)|introduction|methodolog\w+|terminology|annex|appendix|contents|foreword|changes to|how we|"
    r"what we|background|context|next steps|conclusion|glossary|data in|expectations|responsibility to)\b",
    re.I,
)
_SHORTEST_ACTION = 3
"""Words; an item with fewer is a numbered heading rather than something to be done."""
_LONGEST_TITLE = 60
"""Words; a paragraph without a full stop that is longer isn't a heading that lost its mark."""


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
    has_body: bool = True
    """What follows, up to the next heading, belongs to it."""


@dataclass(slots=True)
class _Section:
    """A label in force: from its block to the heading that ends it."""

    kind: FindingKind
    level: int
    at: int
    numbered: bool = False
    earlier: bool = False
    overall: bool = False
    area_id: str | None = None
    item_level: int | None = None
    """How deep the headings below it turned out to stand; marks of depth may be lost."""
    by_heading: bool = False
    by_list: bool = False
    count: int = 0
    deadline: str | None = None
    open_list: bool = True
    """Whether list items are findings: no lead-in yet, or one that asks for something."""
    in_cause: bool = field(default=False)


class SectionReader:
    """Walks through the blocks once, label by label."""

    def __init__(self, document: Document, context: Context) -> None:
        self._document = document
        self._context = context
        self._plain = document.plain
        self._section: _Section | None = None
        self._level = 1
        self._topic: int | None = None
        """The last heading that names an area, a block."""
        self._own_report = document.identity.kind in OWN_REPORTS

    def read(self) -> Iterator[Found]:
        """Every finding under a label, in order."""
        for index, block in enumerate(self._document.blocks):
            line = self._line(index)
            if not line or block.kind in ("contents", "metadata", "furniture", "table_row"):
                continue
            if block.kind == "heading":
                self._level = block.level or 1
                self._topic = index if is_topic(line) else self._topic
            yield from self._read_block(index, line)

    def _read_block(self, index: int, line: str) -> Iterator[Found]:
        block = self._document.blocks[index]
        is_heading = block.kind == "heading"
        label = read_label(line, is_heading)
        if label and label.title_at is not None:
            start = self._start(index) + self._offset(index, line, label.title_at)
            self._open(label.kind, index, numbered=label.numbered, earlier=label.earlier)
            yield self._found(label.kind, index, "labelled_line", start, deadline=deadline_in(line[label.title_at :]))
            self._close_list()
        elif label:
            self._open(label.kind, index, numbered=label.numbered, earlier=label.earlier)
        elif is_heading and (is_observations(line) or is_victim_service(line)):
            self._open("main_finding", index, overall=is_observations(line))
        elif is_heading or self._is_lost_heading(index, line):
            yield from self._read_heading(index, line)
        elif self._section and block.kind == "list_item":
            yield from self._read_item(self._section, index, line)
        elif self._section:
            yield from self._read_paragraph(self._section, index, line)

    def _open(
        self, kind: FindingKind, index: int, *, numbered: bool = False, earlier: bool = False, overall: bool = False
    ) -> None:
        block, outer = self._document.blocks[index], self._section
        level = (block.level or 1) if block.kind == "heading" else self._level + 1
        in_cause = (
            kind == "recommendation" and outer is not None and (outer.kind == "cause_of_concern" or outer.in_cause)
        )
        deadline = outer.deadline if outer and outer.kind == kind == "recommendation" and not numbered else None
        area_id = outer.area_id if in_cause and outer else self._area_above(index, level)
        self._section = _Section(
            kind, level, index, numbered, earlier, overall, area_id, deadline=deadline, in_cause=in_cause
        )

    def _area_above(self, index: int, level: int) -> str | None:
        """The area of the nearest topic above, also when the label's mark puts it beside the topic, not below."""
        own = self._context.in_block(index)
        if self._topic is not None and (self._document.blocks[self._topic].level or 1) <= level:
            above = self._context.in_block(self._topic)
            if above and above[0].area_id:
                return above[0].area_id
        return own[0].area_id if own else None

    def _close_list(self) -> None:
        if self._section:
            self._section.by_heading = True
            self._section.count += 1

    def _read_heading(self, index: int, line: str) -> Iterator[Found]:
        section = self._section
        level = self._document.blocks[index].level or (section.level + 1 if section else self._level)
        if section and self._ends(section, level, line):
            section = self._section = None
        if section is None:
            if self._own_report and level > 1 and self._states_finding(index, line):
                yield self._found("main_finding", index, "finding_heading", labelled=index)
            return
        if section.kind == "recommendation" and is_deadline(line):
            section.deadline, section.count = deadline_in(line), 0
            return
        needs_verb = section.kind == "main_finding"
        if reads_as_sentence(line) or (not needs_verb and len(line.split()) >= 3 and not _GRADED.search(line)):
            section.by_heading = True
            section.item_level = level
            section.count += 1
            rule = "observation_heading" if section.overall else f"{section.kind}_heading"
            yield self._found(section.kind, index, rule, deadline=deadline_in(line) if asks(line) else None)

    @staticmethod
    def _ends(section: _Section, level: int, line: str) -> bool:
        """Whether a heading closes a label. A sentence right below the label, or as deep as the ones before, doesn't."""
        states = reads_as_sentence(line) and not _GRADED_FORCE.match(line)
        if is_topic(line) or (level <= section.level and not states):
            return True
        return level < section.level and section.count > 0 and level != section.item_level

    def _states_finding(self, index: int, line: str) -> bool:
        above = [self._clean(h.start, h.end) for h in self._document.trails[index][:-1]]
        return (
            len(above) > 0
            and reads_as_sentence(line)
            and bool(_ABOUT_POLICE.search(line))
            and not _GRADED.search(line)
            and not any(_PREAMBLE.search(heading) for heading in (*above, line))
        )

    def _is_lost_heading(self, index: int, line: str) -> bool:
        """A line of its own without a full stop, under a label, with text below it: a heading whose mark was lost."""
        block = self._document.blocks[index]
        if not self._section or block.kind != "paragraph" or self._section.kind == "recommendation":
            return False
        below = self._document.blocks[index + 1].kind if index + 1 < len(self._document.blocks) else None
        return (
            line[-1] not in ".:;,!?\"'" and below == "paragraph" and len(line.split()) <= _LONGEST_TITLE
            and reads_as_sentence(line)
        )  # fmt: skip

    def _read_paragraph(self, section: _Section, index: int, line: str) -> Iterator[Found]:
        if is_lead_in(line):
            self._read_lead_in(section, index, line)
            if section.numbered and section.count == 0:
                section.count += 1
                yield self._found(
                    section.kind, index, "numbered", deadline=deadline_in(line), until=self._list_end(index)
                )
                section.open_list = False
            return
        if says_none(line) or section.kind == "main_finding":
            return
        if section.by_list:
            if section.kind != "recommendation" or not asks(line):
                self._section = None
                return
        sentences = self._context.in_block(index)
        if section.kind == "recommendation":
            asking = next((s for s in sentences if asks(s.text) or recommends(s.text)), None)
            if asking and not (section.numbered and section.count):
                section.count += 1
                deadline = deadline_in(asking.text) or section.deadline
                yield self._found(
                    "recommendation", index, "recommendation_paragraph", sentence=asking, deadline=deadline
                )
        elif sentences and not section.by_heading and (section.count == 0 or self._is_title_line(sentences)):
            stating = next((s for s in sentences if asks(s.text)), sentences[0])
            if section.kind != "area_for_improvement" or has_finite_verb(stating.text):
                section.count += 1
                section.open_list = False
                yield self._found(section.kind, index, f"{section.kind}_paragraph", sentence=stating)

    @staticmethod
    def _is_title_line(sentences: tuple[Sentence, ...]) -> bool:
        """A paragraph of one sentence that asks for something: the next finding, not the story of the last."""
        return (
            len(sentences) == 1
            and asks(sentences[0].text)
            and not sentences[0].text.startswith(("This", "It ", "They"))
        )

    def _read_lead_in(self, section: _Section, index: int, line: str) -> None:
        opens = list_kind(line, self._own_report)
        if section.kind == "cause_of_concern" and (opens == "recommendation" or asks(line)):
            self._open("recommendation", index)
            section = self._section or section
        due = section.kind == "recommendation" and (section.count == 0 or deadline_in(line) is not None)
        section.open_list = due or opens is not None or asks(line)
        if section.kind == "recommendation" and (deadline_in(line) or asks(line)):
            section.deadline = deadline_in(line)

    def _read_item(self, section: _Section, index: int, line: str) -> Iterator[Found]:
        if is_lead_in(line):
            self._read_lead_in(section, index, line)
            return
        if section.kind == "main_finding" or not section.open_list or says_none(line):
            return
        if is_topic(line) or (section.kind == "recommendation" and len(line.split()) < _SHORTEST_ACTION):
            self._section = None
            return
        if section.by_heading and section.kind != "recommendation":
            return
        section.by_list = True
        section.count += 1
        deadline = (deadline_in(line) or section.deadline) if section.kind == "recommendation" else deadline_in(line)
        yield self._found(section.kind, index, f"{section.kind}_item", deadline=deadline, has_body=False)

    def _list_end(self, index: int) -> int:
        end = index
        while end + 1 < len(self._document.blocks) and self._document.blocks[end + 1].kind == "list_item":
            end += 1
        return end

    def _found(
        self,
        kind: FindingKind,
        index: int,
        rule: str,
        start: int | None = None,
        *,
        sentence: Sentence | None = None,
        labelled: int | None = None,
        deadline: str | None = None,
        until: int | None = None,
        has_body: bool = True,
    ) -> Found:
        block, section = self._document.blocks[index], self._section
        own = Span(sentence.start, sentence.end) if sentence else self.span(index)
        quote = Span(own.start, self.span(until).end) if until is not None else own
        anchor = Span(start, own.end) if start is not None else quote
        earlier = bool(section and section.earlier)
        return Found(
            kind="cause_of_concern_past" if earlier and kind == "cause_of_concern" else kind,
            quote=quote,
            anchor=anchor,
            title=self._clean(anchor.start, anchor.end),
            block_index=index,
            labelled=labelled if labelled is not None else section.at if section else index,
            rule=rule,
            deadline=deadline,
            earlier=earlier,
            area_id=section.area_id if section else None,
            overall=bool(section and section.overall),
            has_body=has_body and block.kind != "list_item",
        )

    def span(self, index: int) -> Span:
        """A block without its bullet, number or heading mark."""
        block = self._document.blocks[index]
        start = self._start(index)
        end = start + len(self._plain[start : block.end].rstrip())
        return Span(start, end)

    def _start(self, index: int) -> int:
        block = self._document.blocks[index]
        marker = _MARKER.match(self._plain, block.start, block.end)
        return marker.end() if marker else block.start

    def _offset(self, index: int, line: str, at: int) -> int:
        """Where the character `at` of the cleaned line stands in the block, counted from its start."""
        wanted = len(line[:at].replace(" ", ""))
        start = self._start(index)
        for position, character in enumerate(self._plain[start : self._document.blocks[index].end]):
            if not character.isspace():
                if wanted == 0:
                    return position
                wanted -= 1
        return 0

    def _line(self, index: int) -> str:
        return self._clean(self._start(index), self._document.blocks[index].end)

    def _clean(self, start: int, end: int) -> str:
        return " ".join(self._plain[start:end].split())
