"""Lines of a page that lead to a document: 'Get the report', 'Get the letter: Northshire Police, causes of concern'.

Belongs here: telling such a line, and what it leads to. Not here: what else surrounds a page (`line`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_LEADS_TO = (
    r"(?:get|read|download|view|see) (?:the|this|our|full) (?:full |national |force |latest )?"
    r"(?:report|letter|press release|response|document|publication|data)s?(?: here)?(?: \(.*\))?"
)
LINK_ANNOUNCEMENT = expression(rf"{_LEADS_TO}:?", re.IGNORECASE)
LABELLED_LINK = expression(rf"(?P<announcement>{_LEADS_TO}) ?: ?(?P<label>\S.{{2,140}}[^.:;,\s])", re.IGNORECASE)
"""With what it leads to on the same line."""
NAMING_LINK = expression(
    r"(?:download|view) (?:the|our|a copy of the) (?P<label>"
    r"(?:(?!(?:on|in|at|from|and|to|is|are|was)\b)[\w'’&()/-]+,? ){0,12}?"
    r"(?:report|letter|response|assessment|publication)(?: (?:for|on|about|into|of|to) (?:\S+ ){0,9}\S*\w\)?)?)"
    r"(?: (?:here|\(?(?:pdf|docx?)\b.*))?",
    re.IGNORECASE,
)
"""'Download the 2015 Efficiency Report for Northshire Police': it names what it leads to itself."""


def parts_of_link(line: str) -> tuple[str, ...]:
    """The announcement and what it leads to, where they share a line; else the line."""
    link = LABELLED_LINK.fullmatch(line.strip())
    return (link["announcement"], link["label"]) if link else (line,)
