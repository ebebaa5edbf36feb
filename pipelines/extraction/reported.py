"""Who reports what inspectors judged and found: they in their own documents, or a force, a commissioner or the press.

Belongs here: the basis that a kind of document gives to the judgments and findings in it. Not here: whether a judgment
is of this inspection or an earlier one (`grades.times.looking_back`), or what kind a document is
(`documents.identity`).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money.papers.paper import is_minutes

ReportedBy = Literal["reported_by_press", "reported_by_force", "reported_by_commissioner"]

_REPORTED: dict[str, ReportedBy] = {
    "news_article": "reported_by_press", "force_news": "reported_by_force", "pcc_response": "reported_by_commissioner",
    "finance_paper": "reported_by_commissioner",
}  # fmt: skip
_OF_PANEL = expression(r"\b(?:panel|committee|council|board|commissioner|mayor)\b", re.IGNORECASE)
_OF_FORCE = expression(r"\b(?:police(?! federation)|constabulary)\b", re.IGNORECASE)
_RANKS = (
    r"(?:(?:deputy|assistant|temporary|acting|the)\s+)*(?:chief\s+(?:constable|superintendent|inspector)|superintendent|commander"
    r"|commissioner\s+of\s+(?:the\s+)?police)|(?-i:(?:T/|A/)?(?:DCC|ACC|CC)\b)"
)
_OFFICES = (
    r"(?:(?:deputy|assistant|the)\s+)*(?:(?:police(?:,\s+fire)?\s+(?:and|&)\s+crime\s+)?commissioner(?!\s+of\s+(?:the\s+)?police)|mayor)"
    r"|(?-i:(?:O|D)?(?:PCC|PFCC)\b)"
)
_MEMBERS = r"(?:(?:panel|committee|board)\s+)?(?:members?|chair(?:man|woman)?|councillors?|cllrs?)"
_TELLS = (
    r"(?:said|told|reminded|advised|reported|introduced|explained|confirmed|informed|replied|stated|noted|presented|outlined|added"
    r"|highlighted|referred|gave|summarised|updated|briefed|acknowledged|answered|asked|pointed|queried|observed|questioned|took\s+(?:members|the))"
)
_SPEAKER = Quick(
    rf"\b(?:(?P<force>{_RANKS})|{_OFFICES}|{_MEMBERS})(?:,?\s+\(?(?:[A-Z][\w'.-]++\s*){{1,4}}\)?,?)?(?:\s+(?:also|then|had|has))?\s+{_TELLS}\b"
)
"""'The Deputy Chief Constable introduced the report …', 'The PCC reminded members …'"""
_AUTHOR = expression(
    r"\W*(?:report\s+(?:of|author|by|from)|author|sponsor|presented\s+by|prepared\s+by|lead\s+officer|from)\b\s*[:|]?\s*"
    rf"(?:the\s+)?(?:(?P<office>{_OFFICES}|office\s+of\s+the\s+(?:police|commissioner)\b|.{{0,40}}\bOPCC\b|chief\s+executive)|(?P<force>{_RANKS}"
    r"|(?:head|director|manager|lead|superintendent)\s+of\b|[\w\s&]{3,50}\b(?:manager|lead|officer)\b))",
    re.IGNORECASE,
)
"""'Report of: Head of Planning and Performance', '| Author | Deputy Chief Constable |'"""
_SPOKEN_WITHIN, _LONGEST_LIST = 6, 20
"""Sentences above in which the one who speaks may be named, and rows and items that may stand between."""
_INSPECTORATE = expression(
    r"\W*(?:HMIC(?:FRS)?|H(?:er|is) Majesty's Inspectorate of Constabulary"
    r"(?: (?:and|&) Fire (?:and|&) Rescue Services)?)"
    r"\W*(?:press notice\b|news\b|letter\b|,|\d|$)",
    re.IGNORECASE,
)
"""A line with the name of who publishes it, and at most a date."""
_TOP = 6
"""Sentences in which a document says whose it is."""
_HEAD = 1_500
"""Characters in which a paper says who wrote it."""


def reported_by(context: Context) -> ReportedBy | None:
    """The basis of a judgment or finding that this document retells; None in the inspectors' own documents."""
    kind = context.document.identity.kind
    return context.once(_of_other_kind) if kind == "other" else _REPORTED.get(kind)


def reported_at(context: Context, sentence: Sentence) -> ReportedBy | None:
    """The same for one sentence: where a meeting heard more than one, by the one who speaks there."""
    told = reported_by(context)
    if context.document.identity.kind != "other" or told != "reported_by_commissioner":
        return told
    above = context.before(sentence, reach=_SPOKEN_WITHIN + _LONGEST_LIST)
    said = [other for other in above if other.block.kind not in ("table_row", "list_item")][:_SPOKEN_WITHIN]
    for near in (sentence, *said):
        spoke = list(_SPEAKER.finditer(near.text))
        if spoke:
            return "reported_by_force" if spoke[-1]["force"] else told
    return context.once(_by_author) or told


def _by_author(context: Context) -> ReportedBy | None:
    """By the line at the top of a paper that says whose report it is."""
    for line in context.document.plain[:_HEAD].splitlines():
        if author := _AUTHOR.match(line):
            return "reported_by_force" if author["force"] else "reported_by_commissioner"
    return None


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
