"""A page's tree, told to a reader in order: elements that open and close, and the words that are shown.

Belongs here: walking without recursion, and leaving out what no reader sees (scripts, hidden elements, controls).
Not here: what the elements mean (`flow`), or which of them are the page's content (`regions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from selectolax.lexbor import LexborNode

from pipelines.documents.expressions.late import expression

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
_PANEL = expression(r"accordion|collaps|panel|tab-?content|tab-?pane|toggle|expand|drawer|disclosure", re.IGNORECASE)
_UNSEEN = expression(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HOLDS_BLOCKS = "p, li, table, h1, h2, h3, h4, h5, h6, dl"
_FOOTNOTE_MARK = expression(r"[\[(]?\s*(?:\d{1,3}|[*†‡]|[ivx]{1,4})\s*[\])]?")
_FOOTNOTE_TAGS = frozenset({"sup", "a"})
_CONTROL = expression(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\ufeff]")
_TO_FOOTNOTE = expression(r"#|.*#.*(?:fn|note|ref)", re.IGNORECASE)
_GRADE_ALT = expression(
    r"(?:(?:graded?|judge?ment|rating)(?: as)?:? )?(?:outstanding|good|adequate|requires improvement|inadequate|"
    r"not graded|ungraded)",
    re.IGNORECASE,
)


class Shown(Protocol):
    """What is told of a page. Calls and no events: a page has a hundred thousand of them."""

    def words(self, words: str) -> None:
        """A run of words; its line breaks are those that are seen."""

    def opened(self, tag: str, attributes: dict[str, str | None], node: LexborNode) -> bool:
        """An element begins; False where nothing inside it is wanted, then it doesn't end either."""

    def closed(self, tag: str) -> None:
        """An element ends."""


def walk(root: LexborNode, shown: Shown, inside: Sequence[str] = (), until: str = "") -> None:
    """Tells what is shown below `root`, in order.

    Where the page comes in parts, `inside` are the tags that an earlier part opened, `root` the innermost of them, and
    an element `until` stands where this part ends.
    """
    open_tags = list(inside)
    preformatted = open_tags.count("pre")
    around: LexborNode | None = root
    node = root.child
    while around is not None:
        if node is None:
            if not open_tags:
                return
            tag = open_tags.pop()
            preformatted -= tag == "pre"
            shown.closed(tag)
            node, around = around.next, around.parent
            continue
        tag = node.tag or ""
        if tag == "-text":
            words = node.text_content
            if words:
                shown.words(words if preformatted or "\n" not in words else words.replace("\n", " "))
        elif tag == "br":
            shown.words("\n")
        elif tag == until:
            return
        elif tag == "img":
            alternative = (node.attributes.get("alt") or "").strip()
            if _GRADE_ALT.fullmatch(alternative):
                shown.words(f"\n{alternative}\n")
        elif tag not in NEVER_SHOWN and tag[:1] not in "-!":
            attributes = node.attributes
            if (
                not (attributes and is_hidden(node, attributes))
                and not (tag in _FOOTNOTE_TAGS and _is_footnote_mark(node, tag))
                and shown.opened(tag, attributes, node)
            ):
                open_tags.append(tag)
                preformatted += tag == "pre"
                around, node = node, node.child
                continue
        node = node.next


def level_lines(written: str) -> str:
    """With single spaces, without empty lines and characters that are never seen."""
    if "\n" in written:
        words = "\n".join(filter(None, (" ".join(line.split()) for line in written.split("\n"))))
    else:
        words = " ".join(written.split())
    return words if words.isprintable() else _CONTROL.sub("", words)


def is_hidden(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether no reader sees the element; the closed panels of accordions and tabs are seen on a click."""
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
