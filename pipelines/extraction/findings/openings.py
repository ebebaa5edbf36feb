"""A label where it opens: what its words, its place and the label before it say of the findings below.

Belongs here: making the record of a label that comes into force. Not here: the record itself and what ends it
(`scope`), the words of labels (`labels`), or what follows one (`sections`).
"""

from __future__ import annotations

from pipelines.documents.document import Document
from pipelines.extraction.findings.labels import Label
from pipelines.extraction.findings.scope import Section
from pipelines.extraction.findings.topics import Topics
from pipelines.extraction.records import FindingKind


class Openings:
    """Makes the sections of a document, each with what it takes over from the one that it stands in."""

    def __init__(self, document: Document, topics: Topics) -> None:
        self._document = document
        self._topics = topics

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
        section.demand, section.single = label.demand, label.single
        section.told_elsewhere = label.names_topic and self._document.identity.kind == "revisit_letter"
        section.open_list = not section.told_elsewhere
        is_set_off = block.kind == "heading" or kind == "innovative_practice"
        section.titled = label.title_at is not None and is_set_off
        return section
