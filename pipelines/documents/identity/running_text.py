"""What a document says below its title: its words as they run, its first and last lines, the forces that it names.

Belongs here: the views of the text that those who judge a document look at. Not here: its title and what stands above
it (`evidence`), or weighing any of it (`kinds.kind`, `programmes`, `dates.publication`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import ForceMention, find_forces
from pipelines.documents.identity.front_matter import read_front_matter, rows_as_lines
from pipelines.documents.lines.links import parts_of_link

HEAD = 1500
"""Characters from the top, front matter aside, in which a document introduces itself."""
_MARGIN = expression(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_WORDS_OF_A_HEADLINE = 6
_SHORTEST_LEAD = 50
"""Characters."""
_SALUTATION = expression(r"dear [^.]{2,110},?", re.IGNORECASE)
SPOKEN_ON = expression(r"\"|'(?=[A-Z][^']{40,})")
"""How a paragraph begins that somebody speaks."""
_SPOKEN = expression(
    r"\"[^\"]*(?:\"|$)|'(?:(?<=\bsaid ')|(?<=\bsaid: '))(?=[A-Z]).*?(?:[.,!?]'(?=\s|$)|$)|"
    r"(?<!\w)'(?=[a-z])(?:[^'\n]|(?<=\w)'(?=\w)){12,200}(?<=[\w.,])'(?!\w)",
    re.DOTALL,
)
"""Also words of others within a sentence: it found problems 'identical to those that we saw last time'."""


@dataclass(frozen=True)
class RunningText:
    text: str
    plain: str
    blocks: tuple[Block, ...]

    @cached_property
    def front_matter(self) -> dict[str, str]:
        """The front matter's simple values, nested keys joined by a dot, all lower case."""
        return read_front_matter(self.text)

    @cached_property
    def head(self) -> str:
        return rows_as_lines(_MARGIN.sub("", self.plain[self.body_start : self.body_start + HEAD]))

    @cached_property
    def paragraphs(self) -> list[str]:
        """Each on one line, headings, lists and what belongs to the page aside."""
        return [
            self.line(block) for block in self.blocks if block.kind == "paragraph" and block.start >= self.body_start
        ]

    @cached_property
    def lead(self) -> str:
        """The first paragraph that is more than a caption, a byline, a salutation or a line of the page."""
        long = (words for words in self.paragraphs if len(words) >= _SHORTEST_LEAD)
        return next((words for words in long if not _SALUTATION.fullmatch(words)), "")

    @cached_property
    def printed_lead(self) -> str:
        """The same paragraph as it is printed."""
        return next(
            (
                self.words(block)
                for block in self.blocks
                if block.kind == "paragraph" and block.start >= self.body_start and self.line(block) == self.lead
            ),
            "",
        )

    @cached_property
    def footers(self) -> list[str]:
        """The lines of the page; a link and what it leads to are two."""
        of_page = (self.plain[block.start : block.end] for block in self.blocks if block.kind == "furniture")
        return [part for line in of_page for part in parts_of_link(line)]

    @cached_property
    def body(self) -> str:
        return self.plain[self.body_start :]

    @cached_property
    def flowing(self) -> str:
        """The body without the line breaks of a conversion: a block a line."""
        blocks = [block for block in self.blocks if block.end > self.body_start and block.kind != "furniture"]
        return "\n".join(map(self.line, blocks))

    @cached_property
    def unquoted(self) -> str:
        """What the document says in its own voice: paragraphs without anybody's quoted words."""
        spoken = []
        for block in self.blocks:
            words = self.line(block) if block.kind in ("paragraph", "list_item") else ""
            if words and not SPOKEN_ON.match(words):
                spoken.append(_SPOKEN.sub(" ", words))
        return "\n".join(spoken)

    @cached_property
    def forces(self) -> list[ForceMention]:
        """Mentions in the text, front matter, credits of photographs and headlines of other pages aside."""
        offered = self._headlines_below
        return [
            mention
            for mention in find_forces(self.plain)
            if mention.start >= self.body_start
            and not self.plain.startswith("© ", mention.start - 2)
            and not any(start <= mention.start < end for start, end in offered)
        ]

    @cached_property
    def _headlines_below(self) -> list[tuple[int, int]]:
        """What a site offers below the text: lines of the page that are as long as headlines."""
        text_ends = max((block.end for block in self.blocks if block.kind == "paragraph"), default=0)
        below = [block for block in self.blocks if block.kind == "furniture" and block.start >= text_ends > 0]
        return [(block.start, block.end) for block in below if len(self.line(block).split()) >= _WORDS_OF_A_HEADLINE]

    @cached_property
    def body_start(self) -> int:
        fenced = re.match(r"\s*(?:---|```ya?ml)[ ]*\n.*?\n(?:---|\.\.\.|```)[ ]*(?:\n|$)", self.text, re.DOTALL)
        return fenced.end() if fenced and self.front_matter else 0

    def line(self, block: Block) -> str:
        """The block levelled and on one line."""
        return " ".join(self.plain[block.start : block.end].split())

    def words(self, block: Block) -> str:
        """The block as printed, without the marks of links and emphasis."""
        printed = re.sub(r"\[((?:[^\]\\]|\\.)*)\]\([^()\s]*\)", r"\1", self.text[block.start : block.end])
        unmarked = re.sub(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)", "", printed)
        return " ".join(unmarked.replace("\\", "").split())
