"""A page's tree as a stream of what is shown: elements that open and close, and words.

Belongs here: walking without recursion, and leaving out what no reader sees (scripts, hidden elements, controls).
Not here: what the elements mean (`html_flow`), or which of them are the page's content (`html_regions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

NEVER_SHOWN = frozenset(
    {
        "script", "style", "template", "noscript", "head", "svg", "iframe", "object", "embed", "canvas",
        "video", "audio", "map", "select", "datalist", "textarea", "input", "meta", "link", "base", "title",
        "dialog", "progress", "meter", "applet", "frameset", "noframes",
    }
)  # fmt: skip
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
        "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PANEL = re.compile(r"accordion|collaps|panel|tab-?content|tab-?pane|toggle|expand|drawer|disclosure", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HOLDS_BLOCKS = "p, li, table, h1, h2, h3, h4, h5, h6, dl"
_FOOTNOTE_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡]|[ivx]{1,4})\s*[\])]?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_TO_FOOTNOTE = re.compile(r"#|.*#.*(?:fn|note|ref)", re.IGNORECASE)
_GRADE_ALT = re.compile(
    r"(?:(?:graded?|judge?ment|rating)(?: as)?:? )?(?:outstanding|good|adequate|requires improvement|inadequate|"
    r"not graded|ungraded)",
    re.IGNORECASE,
)


class Opened(NamedTuple):
    """An element that begins."""

    tag: str
    attributes: dict[str, str | None]
    node: LexborNode


class Closed(NamedTuple):
    """An element that ends."""

    tag: str


Event = Opened | Closed | str
"""A string is a run of words; its line breaks are those that are seen."""


def walk(root: LexborNode) -> Iterator[Event]:
    """What is shown below `root`, in order."""
    open_elements: list[Closed] = []
    preformatted = 0
    node: LexborNode | None = root.child
    while node is not None:
        into = None
        tag = node.tag or ""
        if tag == "-text":
            words = node.text_content
            if words:
                yield words if preformatted or "\n" not in words else words.replace("\n", " ")
        elif tag == "br":
            yield "\n"
        elif tag == "img":
            alternative = (node.attributes.get("alt") or "").strip()
            if _GRADE_ALT.fullmatch(alternative):
                yield f"\n{alternative}\n"
        elif tag not in NEVER_SHOWN and tag[:1] not in "-!":
            attributes = node.attributes
            if not is_hidden(node, attributes) and not _is_footnote_mark(node, tag):
                yield Opened(tag, attributes, node)
                into = node.child
                if into is None:
                    yield Closed(tag)
                else:
                    open_elements.append(Closed(tag))
                    preformatted += tag == "pre"
        if into is not None:
            node = into
            continue
        following = node.next
        while following is None:
            parent = node.parent
            if not open_elements or parent is None:
                return
            closed = open_elements.pop()
            preformatted -= closed.tag == "pre"
            yield closed
            node = parent
            following = node.next
        node = following


def level_lines(written: str) -> str:
    """With single spaces, without empty lines and characters that are never seen."""
    if "\n" in written:
        words = "\n".join(filter(None, (" ".join(line.split()) for line in written.split("\n"))))
    else:
        words = " ".join(written.split())
    return words if words.isprintable() else _CONTROL.sub("", words)


def is_hidden(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether no reader sees the element; the closed panels of accordions and tabs are seen on a click."""
    if not attributes:
        return False
    style = attributes.get("style")
    unseen = "hidden" in attributes or (style is not None and _UNSEEN.search(style) is not None)
    quiet = attributes.get("aria-hidden") == "true"
    if not unseen and not quiet:
        return False
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    is_panel = attributes.get("role") in ("tabpanel", "region") or _PANEL.search(named) is not None
    if attributes.get("hidden") == "until-found" or "aria-labelledby" in attributes or is_panel:
        return False
    return unseen or node.css_first(_HOLDS_BLOCKS) is None


def is_toggle_of_panel(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether a control is the heading of a part that opens on a click."""
    if tag == "label":
        return _PANEL.search(f"{attributes.get('class') or ''} {attributes.get('for') or ''}") is not None
    return tag == "button" and ("aria-expanded" in attributes or "aria-controls" in attributes)


def _is_footnote_mark(node: LexborNode, tag: str) -> bool:
    """'<sup><a href="#fn3">3</a></sup>': a mark that would stick to the figure before it."""
    if tag == "sup":
        return _FOOTNOTE_MARK.fullmatch(_lone_text(node)) is not None
    if tag == "a":
        href = node.attributes.get("href") or ""
        return _TO_FOOTNOTE.match(href) is not None and _FOOTNOTE_MARK.fullmatch(_lone_text(node)) is not None
    return False


def _lone_text(node: LexborNode) -> str:
    """The words of an element that holds nothing else, at most inside a link in a span."""
    inner = node.child
    for _ in range(3):
        if inner is None or inner.next is not None:
            return ""
        if inner.tag == "-text":
            return inner.text_content or ""
        inner = inner.child
    return ""
