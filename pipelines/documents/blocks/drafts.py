"""A piece of a text on its way to becoming a block.

Belongs here: the record that `structure`, `headings` and `levels` hand on to each other, and nothing else.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from pipelines.documents.document import Block, BlockKind, Span


class Draft(NamedTuple):
    """A piece of the text before headings are told; `plain` is its words, levelled and on one line."""

    kind: str
    start: int
    end: int
    plain: str
    first_line: int
    last_line: int
    marker_start: int = -1
    level: int | None = None
    cells: tuple[Span, ...] = ()
    grade: bool = False
    bold: bool = False
    """Printed in bold from end to end, in Markdown."""
    page: int | None = None

    def block(self) -> Block:
        return Block(cast(BlockKind, self.kind), self.start, self.end, self.level, self.page, self.cells)
