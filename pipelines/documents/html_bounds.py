"""What makes a page too costly to build a tree from, told before anything is built.

Belongs here: limits on nesting and attributes, each with the attack it stops. Not here: reading the page (`html`).
"""

from __future__ import annotations

import re

from pipelines.documents.unreadable import Unreadable

_LARGEST = 128 * 1024 * 1024
"""Bytes; a page of 50 MB takes about 1 GB of memory as a tree."""
_SCOPE_STEPS = 400_000_000
"""A parser looks through the open elements at each start tag: about two seconds for so many looks."""
_REOPENED = 3_000_000
"""Formatting left open ('<b id=1><b id=2>…') is opened again in each block: so many elements would be made."""
_FEW_TAGS = 5_000
"""Fewer tags than this cannot reach the limits, however they nest."""
_LONG_TAG = 20_000
_MANY_ATTRIBUTES = 2_000
"""A parser compares each attribute of a tag with those before it."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|<!--")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
_NO_DEPTH = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html",
        "head", "body",
    }
)  # fmt: skip
_FORMATTING = frozenset(
    {
        "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    }
)  # fmt: skip
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")


def check_bounds(markup: str, size: int) -> None:
    """Raises Unreadable where building the tree could take unbounded time or memory."""
    if size > _LARGEST:
        raise Unreadable(f"The page is larger than {_LARGEST // 1024 // 1024} MB.")
    _check_tags(markup)
    if markup.count("<") > _FEW_TAGS:
        _check_nesting(markup)


def _check_tags(markup: str) -> None:
    for tag in re.finditer(rf"<[a-zA-Z][^>]{{{_LONG_TAG},}}", markup):
        bare = _QUOTED.sub("", tag.group())
        if len(re.findall(r"[\s/]+[^\s/=]", bare)) + bare.count("=") > _MANY_ATTRIBUTES:
            raise Unreadable("The page holds a tag with thousands of attributes, as no real page does.")


def _check_nesting(markup: str) -> None:
    open_of: dict[str, int] = {}
    depth = formatting = steps = reopened = 0
    skip_until = 0
    without_end: set[str] = set()
    for tag in _TAG.finditer(markup):
        if tag.start() < skip_until:
            continue
        name = (tag.group(2) or "").lower()
        if not name or (name in _RAW and not tag.group(1)):
            end = "-->" if not name else f"</{name}"
            if end not in without_end:
                at = markup.find(end, tag.end())
                skip_until = at if at >= 0 else skip_until
                without_end |= {end} if at < 0 else set()
            continue
        is_formatting = name in _FORMATTING
        if tag.group(1):
            if open_of.get(name):
                open_of[name] -= 1
                depth -= 1
                formatting -= is_formatting
            continue
        steps += depth
        reopened += 0 if is_formatting else formatting
        if steps > _SCOPE_STEPS or reopened > _REOPENED:
            raise Unreadable("The page's elements are nested thousands deep, as no real page's are.")
        if name not in _NO_DEPTH:
            open_of[name] = open_of.get(name, 0) + 1
            depth += 1
            formatting += is_formatting
