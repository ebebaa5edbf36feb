"""Findings that a document sets out under a label: boxes, headed sections, numbered lists.

Belongs here: which blocks a label such as "Areas for improvement" governs, and what among them is a finding. Not here:
what is known of a label where it opens (`openings`), the words of labels and lead-ins (`words.known`,
`words.lead_ins`), findings in running prose (`prose.statements`), whose and about what a finding is (`reading`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines.documents.document import Document, Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.causes.raised import closes_earlier
from pipelines.extraction.findings.labels.openings import Openings
from pipelines.extraction.findings.labels.titles import Titles
from pipelines.extraction.findings.lists.parts import Lists
from pipelines.extraction.findings.prose.demands import begins_with_deadline, is_demand
from pipelines.extraction.findings.prose.paragraphs import (
    ASKED_FOR,
    demand_with_parts,
    finding_in,
    speaks_of_author,
    told_before_list,
)
from pipelines.extraction.findings.topics import Topics
from pipelines.extraction.findings.words.follow_up import deadline_in, is_deadline, is_standing
from pipelines.extraction.findings.words.grammar import asks, is_numbered_topic, says_none
from pipelines.extraction.findings.words.headings import may_be_titled, states_finding
from pipelines.extraction.findings.words.known import (
    Label,
    is_answer,
    is_observations,
    is_topic,
    is_victim_service,
    label_of_page,
)
from pipelines.extraction.findings.words.lead_in_ends import breaks_off, is_lead_in, without_pointer
from pipelines.extraction.findings.words.lead_ins import is_bare_demand
from pipelines.extraction.findings.words.lines import BY_INSPECTORS, OWN_REPORTS, Found, Lines
from pipelines.extraction.findings.words.readers import asks_of_readers
from pipelines.extraction.findings.words.scope import Section
from pipelines.extraction.findings.words.tallies import counts_bare
from pipelines.extraction.records import FindingKind


class SectionReader:
    """Walks through the blocks once, label by label."""

    def __init__(self, document: Document, context: Context, lists: Lists) -> None:
        self._document = document
        self._context = context
        self._lines = Lines(document)
        self._lists = lists
        self._titles = Titles(document, context, self._lines)
        self._section: Section | None = None
        self._level = 1
        self._topics = Topics(document, context)
        self._openings = Openings(document, self._topics)
        self._read_until = -1
        """The last block of the list item that was read with its parts."""
        self._told_to = 0
        """Where the rest of the last finding ends, on the next page."""
        self.titled: list[Found] = []  # causes of concern that a letter's headings name
        kind = document.identity.kind
        self._own_report, self._by_others = kind in OWN_REPORTS, kind not in BY_INSPECTORS

    def read(self) -> Iterator[Found]:
        """Every finding under a label, in order."""
        for index, block in enumerate(self._document.blocks):
            if index <= self._read_until:
                continue
            told = self._told_to
            line = self._lines.line(index) if block.start >= told else self._lines.words(told, block.end)
            if block.kind == "furniture" and (of_page := label_of_page(line)):
                self._open_label(of_page, index)
            is_date = block.kind == "metadata" and is_deadline(line)  # a date of its own looks like the document's
            if not line or (block.kind in ("contents", "furniture", "table_row", "metadata") and not is_date):
                continue
            if block.kind == "heading":
                self._level = block.level or 1
                self._topics.pass_heading(index, line, self._level)
            yield from self._read_block(index, line)

    def _read_block(self, index: int, line: str) -> Iterator[Found]:
        """The findings of one block, by what it is: a label, an answer, a date, a heading, an item or a paragraph."""
        block = self._document.blocks[index]
        is_heading = block.kind == "heading"
        stands_over_list = block.kind == "paragraph" and self._titles.stands_over_list(index)
        may_lose_headings = self._section is not None and self._section.kind != "recommendation"
        section = self._section
        if section and section.kind == "recommendation" and not self._own_report and asks_of_readers(line):
            self._section = None
            return
        if section and breaks_off(line) and self._lists.is_above(index):
            self._section = self._openings.of_lead_in(section, index, f"{line}:", self._level)
            return
        label = self._titles.label(index, line, is_heading or stands_over_list)
        if label and label.none:
            self._section = None
        elif label and label.title_at is not None:
            self._open_label(label, index)
            found = self._found(label.kind, index, "labelled_line", deadline=deadline_in(line[label.title_at :]))
            anchor = Span(self._lines.place(index, line, label.title_at), found.quote.end)
            yield replace(found, anchor=anchor, title=self._lines.words(anchor.start, anchor.end))
            if self._section:
                self._section.by_heading = True
                self._section.count += 1
        elif label:
            self._open_label(label, index)
        elif is_heading and (is_observations(line) or is_victim_service(line)):
            self._open("main_finding", index).overall = is_observations(line)
        elif self._section and self._section.kind != "main_finding" and is_answer(line):
            self._section.answered = True
        elif self._section and self._section.kind in ASKED_FOR and is_deadline(line):
            self._section.deadline = self._section.heading_deadline = deadline_in(line)
            self._section.answered, self._section.count = False, 0
        elif is_heading or (may_lose_headings and self._titles.is_lost_heading(index, line, self._section)):
            yield from self._read_heading(index, line)
        elif self._section and self._section.passes_over(line, self._lines.is_numbered(index)):
            return
        elif self._section and (block.kind == "list_item" or self._lines.is_quoted_item(index)):
            yield from self._read_item(self._section, index, line)
        elif self._section:
            yield from self._read_paragraph(self._section, index, line)
        elif self._own_report and block.kind == "paragraph":
            run_in = self._titles.run_in(index)
            if run_in and states_finding(run_in.text.strip(" ."), self._titles.above(index)):
                yield self._found("main_finding", index, "main_finding_run_in", sentence=run_in)

    def _open(self, kind: FindingKind, index: int) -> Section:
        self._section = self._openings.of_part(kind, index, self._section, self._level)
        return self._section

    def _open_label(self, label: Label, index: int) -> None:
        self._section = self._openings.of_label(label, index, self._section, self._level)
        if self._section.told_elsewhere and self._section.kind == "cause_of_concern":
            self.titled.append(replace(self._found("cause_of_concern", index, "title"), has_body=False))

    def _read_heading(self, index: int, line: str) -> Iterator[Found]:
        """A heading that is a finding, names the subject of those below it, or ends the label in force."""
        section = self._section
        level = self._document.blocks[index].level or (section.level + 1 if section else self._level)
        if section and (next_of := section.left_for(level)) and self._titles.is_subject(index, line):
            section = self._section = next_of
        is_first = section is not None and section.count == 0 and self._titles.may_be_first_subject(section, index)
        if section and (is_first or section.by_topic) and self._titles.is_subject(index, line):
            section.by_topic, section.by_list, section.count = True, False, 0
            section.topic_level = level
            section.area_id = self._topics.area_above(index, level) or section.area_id
            return
        if section and (is_standing(line) or (level >= section.level and self._titles.is_of_listing(section, line))):
            return
        if section and section.kind == "area_for_improvement" and section.of_label:
            section.bare_items = section.bare_items or section.opens_at(index)
            section.bare_items = section.bare_items and self._titles.is_bare_item(index, line)
            if section.bare_items:
                section.count += 1
                section.by_heading, section.item_level = level > section.level, level
                yield self._found(section.kind, index, "area_for_improvement_line")
                return
        names_practice = section is not None and self._titles.names_practice(section, index, line)
        if section and not names_practice and section.ended_by(level, line):
            section = self._section = None
        untold = section is not None and section.is_untold(line, level)
        if section and untold and section.count and self._own_report and self._titles.states_finding(index, line):
            section = self._section = None  # what was found besides, below what is recommended
        if section is None:
            if level > 1 and self._own_report and self._titles.states_finding(index, line):
                area_id = self._topics.area_above(index, level)
                found = self._found("main_finding", index, "finding_heading")
                yield replace(found, area_id=None if area_id == "overall" else area_id)
            return
        section.answered = False
        untold = untold or (section.if_asked and not asks(line))
        if not untold and may_be_titled(line, needs_verb=section.kind == "main_finding"):
            section.by_heading = True
            section.item_level = level
            section.count += 1
            rule = "observation_heading" if section.overall else f"{section.kind}_heading"
            yield self._found(section.kind, index, rule, deadline=deadline_in(line) if asks(line) else None)

    def _read_paragraph(self, section: Section, index: int, line: str) -> Iterator[Found]:
        """A paragraph below a label: it opens a list, states a finding, or ends the findings of the label."""
        if is_lead_in(line):
            yield from self._read_opening(section, index, line)
            return
        if run_in := self._titles.run_in(index, named=section.kind == "innovative_practice"):
            section.count += 1
            yield self._found(section.kind, index, f"{section.kind}_run_in", sentence=run_in)
            return
        if says_none(line):
            yield from self._read_none(section, index)
            return
        if section.kind == "main_finding" or section.is_announced(index, self._context.in_block(index)):
            return
        answers = section.count > 0 and self._lists.is_interlude(index)
        if answers or (section.by_list and line[0].islower()):  # or an item over two pages
            return
        if section.by_list and (section.kind != "recommendation" or not asks(line)):
            self._section = None
            return
        sentences = tuple(s for s in self._context.in_block(index) if s.start >= self._told_to)
        if self._by_others:
            sentences = tuple(s for s in sentences if not speaks_of_author(s.text))
        if section.kind == "cause_of_concern" and begins_with_deadline(line):
            section = self._open("recommendation", index)
        if (
            sentences
            and self._titles.may_be_next(section, index, sentences)
            and (told := finding_in(section, sentences))
        ):
            section.count += 1
            deadline = deadline_in(told.text) if section.demand or section.kind == "recommendation" else None
            if section.kind == "recommendation":
                deadline = deadline or section.deadline
            else:
                section.open_list = False
            yield self._found(section.kind, index, f"{section.kind}_paragraph", sentence=told, deadline=deadline)

    def _read_opening(self, section: Section, index: int, line: str) -> Iterator[Found]:
        """A paragraph that opens a list: what it states or asks by itself, and what the list therefore is."""
        line = without_pointer(line)
        *before, opening = self._context.in_block(index) or (None,)
        if opening and (demand := demand_with_parts(section, before, opening)):
            section.count += 1
            section.open_list = False
            deadline = deadline_in(demand.text) or section.deadline
            yield self._found(section.kind, index, f"{section.kind}_paragraph", sentence=demand, deadline=deadline)
            return
        told = told_before_list(section, before)
        if told:
            section.count += 1
            yield self._found(section.kind, index, f"{section.kind}_paragraph", sentence=told)
        if opening and (told or section.told_elsewhere or (before and counts_bare(before[0].text))):
            line = opening.text
        self._section = self._openings.of_lead_in(section, index, line, self._level)
        if section.numbered and section.count == 0 and not section.told_elsewhere:
            section.count += 1
            yield self._found(
                section.kind, index, "numbered", deadline=deadline_in(line), until=self._lists.last_below(index)
            )
            section.open_list = False

    def _read_none(self, section: Section, index: int) -> Iterator[Found]:
        """There are none to report: nothing that follows is one, but earlier ones may be told of."""
        for sentence in self._context.in_block(index):
            if section.kind == "cause_of_concern" and closes_earlier(sentence.text):
                found = self._found("cause_of_concern", index, "cause_of_concern_closed", sentence=sentence)
                yield replace(found, kind="cause_of_concern_past", has_body=False, area_id=None, labelled=index)
        if section.count == 0:
            self._section = None

    def _read_item(self, section: Section, index: int, line: str) -> Iterator[Found]:
        """An item of a list below a label, with the items that are its parts."""
        if is_lead_in(line) and (is_bare_demand(line) or not self._lists.has_parts(index)):
            self._section = self._openings.of_lead_in(section, index, line, self._level)
            return
        told = section.kind == "cause_of_concern" and section.count > 0 and not section.told_elsewhere
        if told and asks(line):
            section = self._open("recommendation", index)
        is_open = section.open_list or (self._by_others and section.kind in ASKED_FOR and is_demand(line))
        if not is_open or says_none(line):
            return
        if section.kind == "main_finding" and not (section.of_label and self._titles.states(index)):
            return
        if is_topic(line) or (section.kind == "recommendation" and is_numbered_topic(line)):
            self._section = None
            return
        if section.by_heading and section.kind != "recommendation":
            return
        section.by_list = section.kind != "main_finding"
        section.count += 1
        if section.single and not section.of_label:
            self._section = None  # its words announce one only
        self._read_until = until = self._lists.last_part(index)
        deadline = deadline_in(line) or (section.deadline if section.kind in ASKED_FOR else None)
        found = self._found(section.kind, index, f"{section.kind}_item", deadline=deadline, until=until)
        yield replace(found, has_body=False)

    def _found(
        self,
        kind: FindingKind,
        index: int,
        rule: str,
        *,
        sentence: Sentence | None = None,
        deadline: str | None = None,
        until: int | None = None,
    ) -> Found:
        """A finding of a block; it belongs to the label in force."""
        section = self._section or Section(kind, self._level, index)
        quote = self._lines.quote(index, until, sentence)
        found = section.found(kind, index, rule, quote, self._lines, deadline)
        if quote.end == self._document.blocks[index].end and (rest := self._titles.over_page(index)):
            found = found.with_rest(rest)
            self._told_to = rest.end
        return found
