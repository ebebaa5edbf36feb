"""Who reports a judgment: the inspectors in their own documents, or a force, a commissioner or the press.

Belongs here: the basis that a kind of document gives to the judgments in it. Not here: whether a judgment is of this
inspection or an earlier one (`times`), or what kind a document is (`documents.identity`).
"""

from __future__ import annotations

import re
from itertools import islice

from pipelines.extraction.context import Context
from pipelines.extraction.money.papers import is_minutes
from pipelines.extraction.records import GradeBasis

_REPORTED: dict[str, GradeBasis] = {
    "news_article": "reported_by_press", "force_news": "reported_by_force", "pcc_response": "reported_by_commissioner",
    "finance_paper": "reported_by_commissioner",
}  # fmt: skip
_OF_PANEL = re.compile(r"\b(?:panel|committee|council|board)\b", re.IGNORECASE)
_INSPECTORATE = re.compile(r"\W*(?:HMIC|H(?:er|is) Majesty's Inspectorate of Constab)", re.IGNORECASE)
_TOP = 6
"""Sentences in which a document says whose it is."""


def reported_basis(context: Context) -> GradeBasis | None:
    """The basis of a judgment that this document retells; None in the inspectors' own documents."""
    kind = context.document.identity.kind
    return context.once(_of_other_kind) if kind == "other" else _REPORTED.get(kind)


def _of_other_kind(context: Context) -> GradeBasis | None:
    """Panels hear the commissioner; federations, members of parliament and the like tell what the public is told."""
    publisher = context.document.identity.publisher or ""
    top = (publisher, *(sentence.text for sentence in islice(context.sentences, _TOP)))
    if any(_INSPECTORATE.match(line) for line in top if len(line.split()) < _WORDS_OF_NAME):
        return None
    if _OF_PANEL.search(publisher) or is_minutes(context):
        return "reported_by_commissioner"
    return "reported_by_press"


_WORDS_OF_NAME = 12
"""A line of fewer words may be the name of whoever publishes it."""
