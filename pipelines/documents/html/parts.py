"""A page too large for one tree → a tree for each of its parts, one after the other.

Belongs here: where a page may be cut, and how a part begins inside the elements that the part before left open. Not
here: what a tree says (`flow`). A tree takes fifteen times the bytes of its page: in parts, a page of 50 MB takes
no more memory than its pieces do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from pipelines.documents.expressions.late import expression
from pipelines.documents.html.walk import BLOCKS, is_hidden
from pipelines.documents.unreadable import Unreadable

CUT = "peel-cut"
"""The element that stands where a part ends."""
_PART = 4_000_000
"""Characters; reports of a thousand pages hold fewer."""
_MAY_BEGIN = expression(r"<(?:section|article|div|h[1-6]|p)\b", re.IGNORECASE)
_MAY_STAY_OPEN = (BLOCKS | {"html", "span"}) - {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "option", "pre"}


class Part(NamedTuple):
    """A tree, the element to start from, and the tags around its words that earlier parts opened."""

    tree: LexborHTMLParser
    root: LexborNode
    inside: tuple[str, ...]


def parts_of(markup: str, size: int = _PART) -> Iterator[Part]:
    """The whole page, in one part where it is as large as pages are; raises Unreadable where there is none."""
    start, opened = 0, ""
    inside: tuple[str, ...] = ()
    while True:
        end = start
        cut: tuple[LexborNode, ...] | None = None
        while cut is None:
            end = _next_cut(markup, max(end, start + size - 1) + 1)
            tree = _parsed(opened + markup[start:end] + (f"<{CUT}></{CUT}>" if end < len(markup) else ""))
            cut = _open_at_the_end(tree) if end < len(markup) else ()
        root = tree.body or tree.root
        if root is None:
            raise Unreadable("The page holds no content.")
        yield Part(tree, _innermost(root, len(inside)), inside)
        opened = "".join(_start_tag(node) for node in cut)
        inside = tuple(node.tag or "" for node in cut)
        start = end
        if start >= len(markup):
            return


def _parsed(markup: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(markup)
    except SelectolaxError as error:
        raise Unreadable("The page's HTML cannot be parsed.") from error


def _next_cut(markup: str, at: int) -> int:
    if at >= len(markup):
        return len(markup)
    begins = _MAY_BEGIN.search(markup, at)
    return begins.start() if begins else len(markup)


def _open_at_the_end(tree: LexborHTMLParser) -> tuple[LexborNode, ...] | None:
    """The elements below the body that are open at the cut, outermost first; None where it can't be cut there."""
    mark = tree.css_first(CUT)
    if mark is None:
        return None  # inside a script, a comment or a tag
    around: list[LexborNode] = []
    node: LexborNode | None = mark
    while node is not None and node.tag != "body":
        if node.next is not None:
            return None  # put elsewhere by the parser, as out of a table
        if node is not mark:
            if node.tag not in _MAY_STAY_OPEN or is_hidden(node, node.attributes):
                return None
            around.append(node)
        node = node.parent
    return tuple(reversed(around)) if node is not None else None


def _start_tag(node: LexborNode) -> str:
    escaped = {
        name: (value or "").replace("&", "&amp;").replace('"', "&quot;") for name, value in node.attributes.items()
    }
    attributes = "".join(f' {name}="{value}"' for name, value in escaped.items())
    return f"<{node.tag}{attributes}>"


def _innermost(root: LexborNode, depth: int) -> LexborNode:
    for _ in range(depth):
        root = root.child or root
    return root
