"""Titles of findings that aren't marked as headings, or not as titles: run in, lost in a copy, or under a subject.

Belongs here: recognising them by what stands around them. Not here: the judgement of a single line
(`words.headings`), what is done with them (`sections`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.document import Document
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.lists.told_by_items import tells_shortfall
from pipelines.extraction.findings.prose.demands import asks_of_force, begins_with_deadline, begins_with_demand
from pipelines.extraction.findings.prose.paragraphs import ASKED_FOR
from pipelines.extraction.findings.words.follow_up import is_deadline
from pipelines.extraction.findings.words.grammar import asks, begins_with_verb, is_definition, reads_as_sentence
from pipelines.extraction.findings.words.headings import (
    explains_words,
    heads_figures,
    is_untold_title,
    names_subject,
    opens_part,
    states_finding,
)
from pipelines.extraction.findings.words.known import Label, is_topic, read_label
from pipelines.extraction.findings.words.lines import BY_INSPECTORS, OWN_REPORTS, Lines
from pipelines.extraction.findings.words.scope import Section
from pipelines.extraction.named_bodies import inspected_bodies

_BOLD = expression(r"(\*\*|__)(?=\S).+?\1", re.DOTALL)
_NAMES_CAUSE = expression(r"\bcauses?\b|\bA?CoCs?\b", re.IGNORECASE)
_LONGEST_TITLE = 90
"""Characters behind a name in bold that say whose practice it is."""
_ENDS_SENTENCE = frozenset(".!?:;\"')")
_SHORTEST_TITLE = 4
"""Words."""
_FIRST_LINES = 3
"""Blocks at the top of a document among which its title stands."""
_SHORTEST_BODY = 20
"""Characters."""


class Titles:
    """The blocks of a document as titles."""

    def __init__(self, document: Document, context: Context, lines: Lines) -> None:
        self._document = document
        self._context = context
        self._lines = lines

    def run_in(self, index: int, named: bool = False) -> Sentence | None:
        """The first sentence of a paragraph, printed in bold: a title that runs into its text; or, where titles are
        names ("**Clinic for witnesses** – Kent Police"), one with bold words on a line of its own.
        """
        block = self._document.blocks[index]
        bold = _BOLD.match(self._document.text, block.start, block.end)
        first = next(iter(self._context.in_block(index)), None)
        if bold and first and named and self._is_named_title(index, bold.end()):
            return first
        if not bold or not first or first.end >= block.end - _SHORTEST_BODY:
            return None
        same = abs(bold.end() - first.end) <= len(bold[1]) + 1
        return first if same and reads_as_sentence(first.text.strip()) else None

    def _is_named_title(self, index: int, end: int) -> bool:
        """Whether what stands behind a name in bold only says whose it is, with the text on the next line."""
        block = self._document.blocks[index]
        behind, _, below = self._document.text[end : block.end].partition("\n")
        has_text = bool(below.strip()) or self._kind_below(index) == "paragraph"
        says_whose = behind.lstrip().startswith(("–", "—", "-", "(", ","))
        return has_text and says_whose and len(behind) <= _LONGEST_TITLE and not behind.rstrip().endswith((".", ":"))

    def is_lost_heading(self, index: int, line: str, section: Section | None = None) -> bool:
        """A line of its own with text below it that reads like a heading."""
        is_line = self._document.blocks[index].kind == "paragraph" and self._kind_below(index) == "paragraph"
        names_practice = section is not None and self.names_practice(section, index, line)
        return is_line and (names_practice or is_untold_title(line)) and not self.over_page(index)

    def names_practice(self, section: Section, index: int, line: str) -> bool:
        """The first line below 'Promising practice', whatever it says, with its story below."""
        is_first = section.kind == "innovative_practice" and section.of_label and section.opens_at(index)
        is_title = line[-1].isalnum() and len(line.split()) >= _SHORTEST_TITLE and len(line) <= _LONGEST_TITLE
        return is_first and is_title and not is_topic(line) and self._kind_below(index) == "paragraph"

    def states(self, index: int) -> bool:
        """Whether the first sentence of a block states something, or names something that is wanting."""
        first = next(iter(self._context.in_block(index)), None)
        line = " ".join(first.text.split()) if first else ""
        return reads_as_sentence(line) or tells_shortfall(line)

    def is_subject(self, index: int, line: str) -> bool:
        """A heading that says only what the finding below it is about: "Cause of concern", "Use of force"."""
        kind_below = self._kind_below(index)
        if kind_below is None or is_deadline(line):
            return False
        below = self._lines.line(index + 1)
        return (kind_below in ("paragraph", "list_item") or asks(below)) and names_subject(line, below)

    def may_be_first_subject(self, section: Section, index: int) -> bool:
        """Right below the label; or, behind words on all of its findings, with a demand below."""
        if section.opens_at(index):
            return True
        asked_for = section.of_label and section.kind in ASKED_FOR and self._kind_below(index) is not None
        return asked_for and asks_of_force(self._lines.line(index + 1))

    def is_bare_item(self, index: int, line: str) -> bool:
        """A line too long to be the name of a part, with the next line of its kind right below."""
        return self._kind_below(index) == "heading" and not (is_topic(line) or opens_part(line) or line.endswith(":"))

    def states_finding(self, index: int, line: str) -> bool:
        """A heading below others that says what was found, over more than figures."""
        above = self.above(index)
        below = self._lines.line(index + 1) if self._kind_below(index) else ""
        return bool(above) and states_finding(line, above) and not (below and heads_figures(line, below))

    def stands_over_list(self, index: int) -> bool:
        """A short line right above a list, such as a caption in italics: a heading but for its mark."""
        line = self._lines.line(index)
        return self._kind_below(index) == "list_item" and (line[-1].isalpha() or line.endswith(")"))

    def is_of_listing(self, section: Section, line: str) -> bool:
        """The force's name alone, as a listing prints it between one finding and the next."""
        if self._document.identity.kind not in OWN_REPORTS:
            return False
        of_force, listed = self._document.identity.force_id, section.by_heading or section.kind == "recommendation"
        whose = (body for body in inspected_bodies(line) if body.start == 0 and body.end == len(line))
        return any(listed or (of_force is not None and body.force_id == of_force) for body in whose)

    def is_line_of_its_own(self, index: int) -> bool:
        """A paragraph of one sentence that asks for something: the next finding, not the story of the last."""
        sentences = [s for s in self._context.in_block(index) if any(map(str.isalpha, s.text))]
        return (
            len(sentences) == 1
            and asks(sentences[0].text)
            and not is_definition(sentences[0].text)
            and not sentences[0].text.startswith(("This", "It ", "They"))
        )

    def may_be_next(self, section: Section, index: int, sentences: tuple[Sentence, ...]) -> bool:
        """Whether a paragraph is a finding of its own: the first, a single line, or one that asks for more."""
        if section.kind == "recommendation":
            return not (section.numbered and section.count)
        asks_for_more = section.kind == "area_for_improvement" and asks_of_force(sentences[0].text)
        if section.by_heading or (section.told_elsewhere and not section.opens_at(index)):
            return section.by_topic and section.count == 0 and asks_for_more
        return section.count == 0 or self.is_line_of_its_own(index) or asks_for_more

    def over_page(self, index: int) -> Sentence | None:
        """The sentence behind the foot and head of a page with which a block that breaks off goes on."""
        blocks, below = self._document.blocks, index + 1
        while below < len(blocks) and (blocks[below].kind == "furniture" or self._lines.line(below).isdigit()):
            below += 1
        broken_off = below > index + 1 and self._lines.line(index)[-1:] not in _ENDS_SENTENCE
        rest = self._context.in_block(below) if broken_off and self._kind_below(below - 1) == "paragraph" else ()
        return rest[0] if rest and rest[0].text[0].islower() else None

    def label(self, index: int, line: str, is_heading: bool) -> Label | None:
        """The label that a block is, or begins with, where it doesn't only read like one."""
        label = read_label(line, is_heading)
        if label is None or explains_words(self.above(index)) or self.only_titles(index, label):
            return None
        names_source = label.title_at is not None and self.names_source(index, line, label)
        return replace(label, title_at=None) if names_source else label

    def names_source(self, index: int, line: str, label: Label) -> bool:
        """'Recommendation 4 – A review of hate crime': a report or a subject, with what is asked for right below."""
        title = line[label.title_at :]
        if label.kind not in ASKED_FOR or self._kind_below(index) not in ("paragraph", "list_item") or asks(title):
            return False
        states = begins_with_verb(title) if label.kind == "recommendation" else reads_as_sentence(title)
        below = self._lines.line(index + 1)
        return not states and (begins_with_demand(below) or begins_with_deadline(below))

    def above(self, index: int) -> list[str]:
        """The headings over a block, outermost first."""
        start = self._document.blocks[index].start
        return [self._lines.words(h.start, h.end) for h in self._document.trails[index] if h.end <= start]

    def _kind_below(self, index: int) -> str | None:
        blocks = self._document.blocks
        return blocks[index + 1].kind if index + 1 < len(blocks) else None

    def only_titles(self, index: int, label: Label) -> bool:
        """A line that only reads like a label: a title of the document, where the label itself comes further down, or
        'Serious concerns' above a part of an article, or 'Concern: …' in what others write.
        """
        blocks = self._document.blocks
        kind, bare = self._document.identity.kind, label.title_at is not None and not label.numbered
        by_others = kind in ("news_article", "force_news") or (bare and kind not in BY_INSPECTORS)
        if by_others and label.kind == "cause_of_concern" and not _NAMES_CAUSE.search(self._lines.line(index)):
            return True
        if index > _FIRST_LINES or blocks[index].kind != "heading" or not inspected_bodies(self._lines.line(index)):
            return False
        later = (
            read_label(self._lines.line(at), blocks[at].kind == "heading")
            for at in range(index + 1, len(blocks))
            if blocks[at].kind in ("heading", "paragraph")
        )
        return any(other is not None and other.kind == label.kind for other in later)
