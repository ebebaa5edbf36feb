"""What makes a page too costly to build a tree from, told before anything is built.

Belongs here: limits on nesting and attributes, each with the attack it stops. Not here: reading the page (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
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

_TAG = expression(r"<(/?[a-zA-Z][a-zA-Z0-9]*)")
_RAW_BEGINS = expression(r"<(?:(script|style|textarea|title|xmp)\b|!--)", re.IGNORECASE)
_AT_A_TIME = 1_000_000
"""Characters; a tag that is cut in two counts as two."""
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
_QUOTED = expression(r""""[^"]*"|'[^']*'""")


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
    for names in _tags(markup):
        for written in names:
            name = written.lower()
            if name[0] == "/":
                name = name[1:]
                if open_of.get(name):
                    open_of[name] -= 1
                    depth -= 1
                    formatting -= name in _FORMATTING
                continue
            steps += depth
            if name not in _FORMATTING:
                reopened += formatting
            if name not in _NO_DEPTH:
                open_of[name] = open_of.get(name, 0) + 1
                depth += 1
                formatting += name in _FORMATTING
        if steps > _SCOPE_STEPS or reopened > _REOPENED:
            raise Unreadable("The page's elements are nested thousands deep, as no real page's are.")


def _tags(markup: str) -> Iterator[list[str]]:
    """The names of the tags in order, '/p' for an end, without those in scripts and comments; some at a time."""
    at = 0
    without_end: set[str] = set()
    while at < len(markup):
        end = min(len(markup), at + _AT_A_TIME)
        raw = next((one for one in _RAW_BEGINS.finditer(markup, at, end) if _end_of(one) not in without_end), None)
        yield _TAG.findall(markup, at, raw.start() if raw else end)
        if raw is None:
            at = end
            continue
        ends_at = markup.find(_end_of(raw), raw.end())
        if ends_at < 0:
            without_end.add(_end_of(raw))
        at = max(ends_at, raw.end())


def _end_of(raw: re.Match[str]) -> str:
    return f"</{raw.group(1).lower()}" if raw.group(1) else "-->"
