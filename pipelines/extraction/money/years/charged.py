"""The year of what households pay, where nothing names it: the running one, as long as a charge of it can be meant.

Belongs here: 'residents pay £251 a year at Band D', told while that year runs. Not here: a charge that is proposed for
the year to come (`proposed_years`), or other sources of years (`dated`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.around import Around
from pipelines.extraction.money.papers.paper import spoken_on
from pipelines.extraction.money.words.tense import Tense
from pipelines.extraction.records import MoneyStatus

_OF_ANOTHER_TIME = expression(
    rf"\b{YEAR}|\b(?:last|previous|next|coming|past|earlier|ago|before|since|years|used\s+to|former\w*|each\s+(?:£|extra|further)|will|would|could|(?-i:may)|might|"
    r"maximum|limit\w*|cap|capped|ceiling|threshold|most\s+that|option\w*|referendum)\b",
    re.IGNORECASE,
)
"""A charge of another year, or one that only might be."""
_PAYS_NOW = expression(
    r"\b(?:pays?|paying|contributes?|costs?)\b[^.;]*£|\b(?:charge|precept|levy|bill|tax|share|band\s+[a-h]|policing)\s+(?:[\w-]+\s+){0,6}?(?:is|are|stands?\s+at)\b[^.;]*£|"
    r"\b(?:at\s+present|currently|now|already|one\s+of\s+the\s+(?:lowest|highest))\b",
    re.IGNORECASE,
)
_ROSE = expression(
    r"\b(?:rais|increas|went\s+up|gone\s+up|put\s+up|rise|rose|risen|add(?:s|ed|ing)|hike|up\s+by|set)\w*\b",
    re.IGNORECASE,
)
"""'He has raised the police share of council tax by £14', told later in the year that it is of."""
_SINCE_SET = range(4, 13)
"""Months in which the charge that was raised last is that of the running year, and none is proposed yet."""


def year_charged(around: Around, status: MoneyStatus | None, tense: Tense | None) -> str | None:
    """The running fiscal year, where the amount is a household's charge that is paid in it; else None."""
    published = around.context.once(spoken_on)
    if published is None or not around.is_bill or around.amount.changes or status not in ("actual", None):
        return None
    if tense in ("imagined", "ahead") or _OF_ANOTHER_TIME.search(around.text):
        return None
    raised = tense == "past" and published.month in _SINCE_SET and _ROSE.search(around.text)
    pays = tense != "past" and _PAYS_NOW.search(around.text)
    return fiscal_year(published) if raised or pays else None
