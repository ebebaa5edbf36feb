"""A label where it opens: what its words, its place and the label before it say of the findings below.

Belongs here: making the record of a label that comes into force, or of a list that a line below one opens. Not here:
the record itself and what ends it (`words.scope`), the words of labels (`words.known`), or what follows one
(`sections`).
"""

from __future__ import annotations

from pipelines.documents.document import Document
from pipelines.extraction.findings.prose.paragraphs import ASKED_FOR
from pipelines.extraction.findings.topics import Topics
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.going_on import goes_on_with_list
from pipelines.extraction.findings.words.grammar import asks
from pipelines.extraction.findings.words.known import Label
from pipelines.extraction.findings.words.lead_ins import announces_one, list_kind, names_kind
from pipelines.extraction.findings.words.lines import OWN_REPORTS
from pipelines.extraction.findings.words.scope import Section
from pipelines.extraction.findings.words.tallies import counts_bare
from pipelines.extraction.records import FindingKind


class Openings:
    """Makes the sections of a document, each with what it takes over from the one that it stands in."""

    def __init__(self, document: Document, topics: Topics) -> None:
        self._document = document
        self._topics = topics
        self._own_report = document.identity.kind in OWN_REPORTS

    def of_part(self, kind: FindingKind, index: int, outer: Section | None, level: int) -> Section:
        """The section that begins at a block; `outer` is the one before it, `level` that of the heading above."""
        block = self._document.blocks[index]
        level = (block.level or 1) if block.kind == "heading" else level + 1
        in_cause = kind == "recommendation" and outer is not None and outer.is_of_cause
        area_id = outer.area_id if in_cause and outer else self._topics.area_above(index, level)
        return Section(
            kind,
            level,
            index,
            area_id=area_id,
            deadline=outer.deadline if outer and outer.kind == kind == "recommendation" else None,
            in_cause=in_cause,
            outer=(outer.outer or outer) if in_cause and outer else None,
            for_all=self._topics.lists_all(index),
            area_named=in_cause and area_id is not None and bool(outer and outer.told_elsewhere),
        )

    def of_label(self, label: Label, index: int, outer: Section | None, level: int) -> Section:
        """The section that a label opens; in a cause of concern, demands are recommendations."""
        block = self._document.blocks[index]
        in_cause = outer is not None and outer.is_of_cause
        kind = "recommendation" if label.demand and in_cause else label.kind
        below = label.title_at is not None or (block.level or 0) > (outer.level if outer else 0)
        inherited = outer is not None and outer.kind == kind and outer.earlier and below
        section = self.of_part(kind, index, outer, level)
        section.of_label, section.numbered = True, label.numbered
        section.earlier = label.earlier or inherited
        section.deadline = None if label.numbered else section.deadline
        section.demand, section.single, section.if_asked = label.demand, label.single, label.of_several
        section.told_elsewhere = label.names_topic and self._document.identity.kind == "revisit_letter"
        section.open_list = not section.told_elsewhere
        is_set_off = block.kind == "heading" or kind == "innovative_practice"
        section.titled = label.title_at is not None and is_set_off
        return section

    def of_lead_in(self, section: Section, index: int, line: str, level: int) -> Section:
        """The section that holds the list which a line opens below a label: the same one, or one of another kind."""
        opens = list_kind(line, self._own_report)
        if section.kind == "cause_of_concern" and (opens == "recommendation" or asks(line)):
            section = self.of_part("recommendation", index, section, level)
        elif section.is_of_cause and opens == "area_for_improvement" and announces_one(line):
            section = self.of_part("area_for_improvement", index, section, level)
            section.single = True
        elif another := self._kind_named(section.kind, line.rsplit(". ", 1)[-1]):
            section = self.of_part(another, index, section, level)
        due = section.kind == "recommendation" and (section.count == 0 or deadline_in(line) is not None)
        goes_on = section.count == 0 and (goes_on_with_list(line) or counts_bare(line.rstrip(" :")))
        section.open_list = due or opens is not None or asks(line) or goes_on
        if section.kind in ASKED_FOR and (deadline_in(line) or asks(line)):
            section.deadline = deadline_in(line) or section.heading_deadline
        return section

    def _kind_named(self, kind: FindingKind, line: str) -> FindingKind | None:
        """The other kind that a lead-in below a label says its list is of."""
        opens = list_kind(line, self._own_report)
        if kind == "main_finding":
            return opens if opens == "area_for_improvement" else None
        return opens if not self._own_report and opens and opens != kind and names_kind(line, opens) else None
