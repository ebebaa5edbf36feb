"""Sentences that announce that findings are gone through below: "I deal with each area for improvement in turn."

Belongs here: their grammar. Not here: lead-ins that end in a colon (`lead_ins`, `going_on`), sentences that only count
(`prose.areas_named`, `causes.groups`, `prose.counted`), or which blocks are the list (`lists.items`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.findings.words.grammar import any_of
from pipelines.extraction.grammar.phrases import holds_any
from pipelines.extraction.records import FindingKind

_KINDS = (
    r"(?:(?P<area_for_improvement>areas? (?:for|of) improvement|AFIs?)|(?P<cause_of_concern>causes? of concern)"
    r"|(?P<recommendation>recommendations?))"
)
_NAMED = expression(rf"\b{_KINDS}\b", re.IGNORECASE)
_POINTS_BELOW = any_of(
    # "… are set out below", "the table below gives", "… beneath each"
    r"\b(?:below|beneath|underneath|overleaf|hereunder)\b",
    r"\b(?:as follows|in turn|one by one|in order|individually|separately|one at a time|point by point)\W*$",
    r"\b(?:the following(?: [\w-]+){0,5} (?:areas?|AFIs?|causes?|recommendations?)"
    r"|(?:following|next) (?:table|list|paragraphs?|sections?|pages?))\b",
    # "our response to each is given here", "I comment on each cause of concern"
    r"\b(?:responses?|replies|reply|comments?|position|progress|action|update)\b[^.;]{0,60}\b(?:each|every|all)\b",
    r"\b(?:respond|reply|comment|deal|take|address|answer|turn)\b[^.;]{0,40}\b(?:each|every one|all)\b",
)
_MAY_POINT = (
    "below", "beneath", "underneath", "overleaf", "hereunder", "follow", "in turn", "each", "every", " all ",
    "one by one", "next ", "individually", "separately", "in order", "one at a time", "point by point",
)  # fmt: skip
_ELSEWHERE = any_of(
    r"\b(?:appendix|appendices|annex|attached|attachment|enclos\w+|website|published separately|elsewhere|online)\b",
    r"\b(?:above|earlier) (?:areas?|AFIs?|causes?|recommendations?)\b|\bnumbers? (?:of|in|by)\b",
)


def announced_in(text: str) -> FindingKind | None:
    """The kind of findings that the sentence says are gone through below."""
    if not holds_any(text, _MAY_POINT):
        return None
    if not _POINTS_BELOW.search(text) or _ELSEWHERE.search(text):
        return None
    named = next((found for found in _NAMED.finditer(text) if not _NONE.search(text[: found.start()])), None)
    return next((kind for kind in _KINDS_TOLD if named[kind]), None) if named else None


_NONE = expression(r"\b(?:no|not any|without)\W+(?:[\w-]+ ){0,2}$", re.IGNORECASE)
_KINDS_TOLD: tuple[FindingKind, ...] = ("area_for_improvement", "cause_of_concern", "recommendation")
