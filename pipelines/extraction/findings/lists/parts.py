"""Lists and their parts: which items stand below a line, and which of them are parts of another item.

Belongs here: the shape of lists, from marks and indentation. Not here: what the items of a list are
(`labels.sections`, `prose.statements`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.documents.document import Block, Document
from pipelines.documents.expressions.late import expression

_PASSED_OVER = ("furniture", "metadata")
_DEEPER = 2
"""Characters of indentation that tell two levels apart; less is noise of a conversion."""
_INNER_MARKS = frozenset("o◦○")
"""Bullets that only ever stand below another bullet."""
_NUMBERING = ("1", "a", "i")
"""From the outermost to the innermost: (a) below 1., (i) below (a)."""
_ROMAN = expression(r"[ivx]+")
_LEVELLED = str.maketrans("*+–—‑", "-----")


@dataclass(frozen=True, slots=True)
class _Mark:
    indent: int
    form: str
    """'1', 'a' and 'i' for numbers, letters and Roman numbers; else the bullet itself."""


class Lists:
    """The list items of a document, each with the item that it is a part of."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parents = dict(self._pairs())
        self._interludes = frozenset(self._between_numbers())

    def is_part(self, index: int) -> bool:
        return self._parents.get(index) is not None

    def is_headed(self, index: int) -> bool:
        """A heading with a list right below it."""
        return self._document.blocks[index].kind == "heading" and self.is_above(index)

    def is_above(self, index: int) -> bool:
        """A list stands right below the block."""
        blocks = self._document.blocks
        return index + 1 < len(blocks) and blocks[index + 1].kind == "list_item"

    def is_interlude(self, index: int) -> bool:
        """Text between two items of one numbered list, such as the answer to each."""
        return index in self._interludes

    def has_parts(self, index: int) -> bool:
        return self.last_part(index) != index

    def last_part(self, index: int) -> int:
        """The last of the items that are parts of this one, at any depth; itself where there are none."""
        last, within = index, {index}
        for item in range(index + 1, len(self._document.blocks)):
            if self._parents.get(item) in within:
                within.add(item)
                last = item
            elif self._document.blocks[item].kind not in _PASSED_OVER:
                break
        return last

    def last_below(self, index: int) -> int:
        """The last of the list items that follow a block; the block itself where none does."""
        blocks = self._document.blocks
        while index + 1 < len(blocks) and blocks[index + 1].kind == "list_item":
            index += 1
        return index

    def items_below(self, index: int) -> Iterator[int]:
        """The items of the list below a block, without their parts; or lines that lost their bullets: in lower case.

        Below an item, its parts. A numbered list goes on after a paragraph if the next number follows.
        """
        blocks, plain = self._document.blocks, self._document.plain
        bulleted: bool | None = None
        form: str | None = None
        for item in range(index + 1, len(blocks)):
            if blocks[item].kind in _PASSED_OVER:
                continue
            is_item = blocks[item].kind == "list_item"
            first = plain[blocks[item].start : blocks[item].end].strip()[:1]
            lost_bullet = blocks[item].kind == "paragraph" and first.islower()
            if bulleted and item in self._interludes:
                continue
            if not (is_item or lost_bullet) or bulleted not in (None, is_item):
                return
            if blocks[index].kind == "list_item" and self.has_parts(index) and item > self.last_part(index):
                return
            bulleted = is_item
            if is_item and self._parents.get(item) is None:
                mark = self._mark(blocks[item]).form
                if form is not None and (mark in _NUMBERING) != (form in _NUMBERING):
                    return  # numbers right below bullets are another list
                form = mark
            if not is_item or self._parents.get(item) in (None, index):
                yield item

    def _pairs(self) -> Iterator[tuple[int, int | None]]:
        open_items: list[tuple[int, _Mark]] = []
        for index, block in enumerate(self._document.blocks):
            if block.kind in _PASSED_OVER:
                continue
            if block.kind != "list_item":
                open_items = []
                continue
            mark = self._mark(block)
            open_items = self._above(open_items, mark)
            yield index, open_items[-1][0] if open_items else None
            open_items.append((index, mark))

    def _between_numbers(self) -> Iterator[int]:
        number, between = 0, list[int]()
        for index, block in enumerate(self._document.blocks):
            if block.kind == "list_item":
                following = self._number(block)
                if between and number and following == number + 1:
                    yield from between
                number, between = following, []
            elif block.kind == "paragraph":
                between.append(index)
            elif block.kind not in _PASSED_OVER:
                number = 0

    def _number(self, block: Block) -> int:
        digits = self._before(block).strip().strip("().")
        return int(digits) if digits.isdigit() else 0

    def _above(self, open_items: list[tuple[int, _Mark]], mark: _Mark) -> list[tuple[int, _Mark]]:
        """The items that a new one is part of, outermost first."""
        for depth in range(len(open_items) - 1, -1, -1):
            other = open_items[depth][1]
            if other.form == mark.form and abs(other.indent - mark.indent) < _DEEPER:
                return open_items[:depth]
        while open_items:
            index, last = open_items[-1]
            deeper = mark.indent - last.indent
            differs = mark.form != last.form and deeper > -_DEEPER
            if deeper >= _DEEPER or (differs and (_is_inner(mark.form, last.form) or self._opens(index))):
                return open_items
            open_items = open_items[:-1]
        return []

    def _opens(self, index: int) -> bool:
        block = self._document.blocks[index]
        return self._document.plain[block.start : block.end].rstrip().endswith((":", ":-", "…"))

    def _mark(self, block: Block) -> _Mark:
        before = self._before(block).replace("\t", "    ")
        mark = before.strip()
        bare = mark.strip("().")
        if bare.isdigit():
            form = "1"
        elif bare.isalpha() and bare != mark:
            form = "i" if _ROMAN.fullmatch(bare) else "a"
        else:
            form = mark.translate(_LEVELLED)
        return _Mark(len(before) - len(before.lstrip()), form)

    def _before(self, block: Block) -> str:
        """What stands before a block on its line: indentation and mark."""
        text = self._document.text
        return text[text.rfind("\n", 0, block.start) + 1 : block.start]


def _is_inner(form: str, outer: str) -> bool:
    if form in _NUMBERING and outer in _NUMBERING:
        return _NUMBERING.index(form) > _NUMBERING.index(outer)
    return form in _INNER_MARKS
