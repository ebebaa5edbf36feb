"""Findings that a document sets out under a label: boxes, headed sections, numbered lists.

Belongs here: which blocks a label such as "Areas for improvement" governs, and what among them is a finding. Not here:
the words of labels and lead-ins (`finding_labels`, `finding_grammar`), findings in running prose
(`finding_statements`), whose and about what a finding is (`findings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.documents.document import Document, Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.finding_follow_up import deadline_in, is_deadline
from pipelines.extraction.finding_grammar import (
    any_of,
    asks,
    has_finite_verb,
    is_definition,
    is_lead_in,
    list_kind,
    reads_as_sentence,
    says_none,
)
from pipelines.extraction.finding_labels import is_observations, is_topic, is_victim_service, read_label
from pipelines.extraction.finding_lines import OWN_REPORTS, Found, Lines
from pipelines.extraction.records import FindingKind

_RECOMMENDS_THAT = any_of(r"\brecommend(?:s|ed)?\b(?:,[^,]*,)? (?:that|\w+ (?:Police|Constabulary|force))")
_GRADE = r"(?:outstanding|good|adequate|inadequate)"
_GRADED = any_of(rf"\b(?:is|are|was|were) ['\"]?{_GRADE}\b", r"\brequires improvement\b")
_GRADED_FORCE = re.compile(
    rf"(?:[A-Z][\w'&-]+ (?:[\w'&-]+ ){{0,5}}?)(?:is|are) {_GRADE} (?:at|in)\b|.{{3,60}} requires improvement\b"
)
_ABOUT_POLICE = any_of(
    r"\b(?:force|forces|constabulary|police|unit|region|\w*rocu\w*|service|workforce|teams?|arrangements|governance)\b",
    r"\b(?:officers?|staff|leaders(?:hip)?|supervisors?|managers?|call handlers|investigat\w+)\b",
    r"\b(?:victims?|calls?|crimes?|offenders?|children)\b",
)
_PREAMBLE = any_of(
    r"\b(?:about (?:us|our|the|this)|introduction|foreword|contents|background|context|conclusion|next steps)\b",
    r"\b(?:methodolog\w+|terminology|glossary|annex|appendix|data in|expectations|responsibility to)\b",
    r"\b(?:changes to|how we|what we)\b",
)
_SHORTEST_ACTION = 3
"""Words; an item with fewer is a numbered heading rather than something to be done."""
_LONGEST_TITLE = 60
"""Words; a paragraph without a full stop that is longer isn't a heading that lost its mark."""


def _is_bare(line: str) -> bool:
    """A numbered heading read as a list item, such as "4. Investigation"."""
    return len(line.split()) < _SHORTEST_ACTION and not line.endswith((".", ";", ",", " and", " or"))


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
    heading_deadline: str | None = None
    open_list: bool = True
    """Whether list items are findings: no lead-in yet, or one that asks for something."""
    in_cause: bool = False


class SectionReader:
    """Walks through the blocks once, label by label."""

    def __init__(self, document: Document, context: Context) -> None:
        self._document = document
        self._context = context
        self._lines = Lines(document)
        self._section: _Section | None = None
        self._level = 1
        self._topic: int | None = None
        """The last heading that names an area, a block."""
        self._own_report = document.identity.kind in OWN_REPORTS

    def read(self) -> Iterator[Found]:
        """Every finding under a label, in order."""
        for index, block in enumerate(self._document.blocks):
            line = self._lines.line(index)
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
            start = self._lines.place(index, line, label.title_at)
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
            section.deadline = section.heading_deadline = deadline_in(line)
            section.count = 0
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
        """Whether a heading closes a label; a sentence right below it, or as deep as those before, doesn't."""
        states = reads_as_sentence(line) and not _GRADED_FORCE.match(line)
        if section.kind == "recommendation" and is_deadline(line):
            return False
        if is_topic(line) or (level <= section.level and not states):
            return True
        return level < section.level and section.count > 0 and level != section.item_level

    def _states_finding(self, index: int, line: str) -> bool:
        above = [self._lines.words(h.start, h.end) for h in self._document.trails[index][:-1]]
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
                    section.kind, index, "numbered", deadline=deadline_in(line), until=self._lines.list_end(index)
                )
                section.open_list = False
            return
        if says_none(line) or section.kind == "main_finding":
            return
        if section.by_list and (section.kind != "recommendation" or not asks(line)):
            self._section = None
            return
        sentences = self._context.in_block(index)
        if section.kind == "recommendation":
            asking = next((s for s in sentences if asks(s.text) or _RECOMMENDS_THAT.search(s.text)), None)
            if asking and not (section.numbered and section.count):
                section.count += 1
                deadline = deadline_in(asking.text) or section.deadline
                yield self._found(
                    "recommendation", index, "recommendation_paragraph", sentence=asking, deadline=deadline
                )
        elif sentences and not section.by_heading and (section.count == 0 or self._is_title_line(sentences)):
            telling = [s for s in sentences if not is_definition(s.text)]
            stating = next((s for s in telling if asks(s.text)), telling[0] if telling else None)
            if stating and (section.kind != "area_for_improvement" or has_finite_verb(stating.text)):
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
            section.deadline = deadline_in(line) or section.heading_deadline

    def _read_item(self, section: _Section, index: int, line: str) -> Iterator[Found]:
        if is_lead_in(line):
            self._read_lead_in(section, index, line)
            return
        if section.kind == "main_finding" or not section.open_list or says_none(line):
            return
        if is_topic(line) or (section.kind == "recommendation" and _is_bare(line)):
            self._section = None
            return
        if section.by_heading and section.kind != "recommendation":
            return
        section.by_list = True
        section.count += 1
        deadline = (deadline_in(line) or section.deadline) if section.kind == "recommendation" else deadline_in(line)
        yield self._found(section.kind, index, f"{section.kind}_item", deadline=deadline, has_body=False)

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
        own = Span(sentence.start, sentence.end) if sentence else self._lines.span(index)
        quote = Span(own.start, self._lines.span(until).end) if until is not None else own
        anchor = Span(start, own.end) if start is not None else quote
        earlier = bool(section and section.earlier)
        return Found(
            kind="cause_of_concern_past" if earlier and kind == "cause_of_concern" else kind,
            quote=quote,
            anchor=anchor,
            title=self._lines.words(anchor.start, anchor.end),
            block_index=index,
            labelled=labelled if labelled is not None else section.at if section else index,
            rule=rule,
            deadline=deadline,
            earlier=earlier,
            area_id=section.area_id if section else None,
            overall=bool(section and section.overall),
            has_body=has_body and block.kind != "list_item",
        )
