"""Who reports what inspectors judged and found: they in their own documents, or a force, a commissioner or the press.

Belongs here: the basis that a kind of document gives to the judgments and findings in it. Not here: whether a judgment
is of this inspection or an earlier one (`grades.times`), or what kind a document is (`documents.identity`).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from pipelines.documents.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.money.papers import is_minutes

ReportedBy = Literal["reported_by_press", "reported_by_force", "reported_by_commissioner"]

_REPORTED: dict[str, ReportedBy] = {
    "news_article": "reported_by_press", "force_news": "reported_by_force", "pcc_response": "reported_by_commissioner",
    "finance_paper": "reported_by_commissioner",
}  # fmt: skip
_OF_PANEL = expression(r"\b(?:panel|committee|council|board|commissioner|mayor)\b", re.IGNORECASE)
_OF_FORCE = expression(r"\b(?:police(?! federation)|constabulary)\b", re.IGNORECASE)
_INSPECTORATE = expression(
    r"\W*(?:HMIC(?:FRS)?|H(?:er|is) Majesty's Inspectorate of Constabulary"
    r"(?: (?:and|&) Fire (?:and|&) Rescue Services)?)"
    r"\W*(?:press notice\b|news\b|letter\b|,|\d|$)",
    re.IGNORECASE,
)
"""A line with the name of who publishes it, and at most a date."""
_TOP = 6
"""Sentences in which a document says whose it is."""


def reported_by(context: Context) -> ReportedBy | None:
    """The basis of a judgment or finding that this document retells; None in the inspectors' own documents."""
    kind = context.document.identity.kind
    return context.once(_of_other_kind) if kind == "other" else _REPORTED.get(kind)


def _of_other_kind(context: Context) -> ReportedBy | None:
    """Panels hear the commissioner; federations, members of parliament and the like tell what the public is told."""
    publisher = context.document.identity.publisher or ""
    if _OF_PANEL.search(publisher) or is_minutes(context):
        return "reported_by_commissioner"
    top = (publisher, *(sentence.text for sentence in islice(context.sentences, _TOP)))
    if any(_INSPECTORATE.match(line) for line in top):
        return None
    if _OF_FORCE.search(publisher):
        return "reported_by_force"
    return "reported_by_press"
