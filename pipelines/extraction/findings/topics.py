"""Under which topic a block of a document stands, and so which area a finding there is about.

Belongs here: following the headings that name areas. Not here: which wording names an area (`areas.area`), or the
findings themselves (`labels.sections`).
"""

from __future__ import annotations

import re

from pipelines.documents.document import Document
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import WHOLE_FORCE, area_of_wording
from pipelines.extraction.context import Context
from pipelines.extraction.findings.words.headings import opens_part
from pipelines.extraction.findings.words.known import is_topic, read_label
from pipelines.extraction.grammar.grade_words import bare_grade

_MANY = 3
_OF_OTHERS = expression(r"(?:other|all|remaining|further|national|thematic)\b", re.IGNORECASE)
"""'Other recommendations', as high as the topic or higher, are of any topic."""


class Topics:
    """The last heading that named an area, while the blocks are walked through."""

    def __init__(self, document: Document, context: Context) -> None:
        self._document = document
        self._context = context
        self._topic: int | None = None
        self._passed = 0
        """Topics as high as the last one, one after the other."""

    def pass_heading(self, index: int, line: str, level: int) -> None:
        """A heading may name a topic, or end one: where it opens a part of its own as high, such as "Next steps"."""
        if is_topic(line) or self._names_area(line, level):
            same = self._topic is not None and level == (self._document.blocks[self._topic].level or 1)
            self._passed = (self._passed if same else 0) + int(self._is_of_one_area(index))
            self._topic = index
        elif self._topic is not None and level <= (self._document.blocks[self._topic].level or 1):
            ends = _OF_OTHERS.match(line) is not None
            ends = ends or (
                opens_part(line) and not (read_label(line, is_heading=True) or self._is_topic_right_above(index))
            )
            self._topic = None if ends else self._topic

    def _names_area(self, line: str, level: int) -> bool:
        """A heading as high as the last topic that is an area's name in words of its own, and none of the cycles'."""
        if self._topic is not None and level > (self._document.blocks[self._topic].level or 1):
            return False
        area_id = area_of_wording(line, self._document.identity.cycle)
        return area_id is not None and not area_id.startswith(WHOLE_FORCE)

    def area_above(self, index: int, level: int) -> str | None:
        """The area of the nearest topic above, also when the label's mark puts it beside the topic, not below."""
        own = self._context.in_block(index)
        if self._topic is not None and (self._is_topic_within(level) or self._is_topic_right_above(index)):
            above = self._context.in_block(self._topic)
            if above and above[0].area_id:
                return above[0].area_id
        return own[0].area_id if own else None

    def _is_topic_within(self, level: int) -> bool:
        return self._topic is not None and (self._document.blocks[self._topic].level or 1) <= level

    def _is_topic_right_above(self, index: int) -> bool:
        """Nothing but its grade between the topic and the label, however deep they seem to stand."""
        between = self._document.blocks[self._topic + 1 : index] if self._topic is not None else ()
        graded = [bare_grade(self._document.plain[block.start : block.end]) for block in between]
        return bool(graded) and all(graded)

    def _is_of_one_area(self, index: int) -> bool:
        above = self._context.in_block(index)
        return bool(above and above[0].area_id and not above[0].area_id.startswith(WHOLE_FORCE))

    def lists_all(self, index: int) -> bool:
        """The only 'Areas for improvement' of a document, below the last of its questions and as high as they are: it
        lists those of all of them.
        """
        blocks = self._document.blocks
        if self._passed < _MANY or self._topic is None or blocks[index].kind != "heading":
            return False
        if (blocks[index].level or 1) > (blocks[self._topic].level or 1) or not self._is_list(index):
            return False
        return not any(self._is_list(at) for at in range(len(blocks)) if at != index and blocks[at].kind == "heading")

    def _is_list(self, index: int) -> bool:
        block = self._document.blocks[index]
        line = " ".join(self._document.plain[block.start : block.end].split()).strip(" #*")
        label = read_label(line, is_heading=True)
        return label is not None and label.kind == "area_for_improvement"
