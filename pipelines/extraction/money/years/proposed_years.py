"""The year to come that a paper proposes a budget or precept for, as the year of an amount in it.

Belongs here: which amounts have it. Not here: telling such papers and their years (`papers.paper`), or other sources of
years (`dated`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.papers.headings import year_above
from pipelines.extraction.money.papers.paper import plans_for, proposes, spoken_on, year_proposed
from pipelines.extraction.money.words.alike import STOCKS
from pipelines.extraction.money.words.fiscal import Years, shifted
from pipelines.extraction.money.words.tense import Tense
from pipelines.extraction.money.words.terms import horizons
from pipelines.extraction.records import MoneyKind, MoneyStatus

MONTHS_OF_SETTING = (11, 12, 1, 2, 3)
PROPOSED: frozenset[MoneyKind] = frozenset({"precept", "budget", "funding"})
OF_ANOTHER_TIME = expression(
    r"\b(?:to\s+date|so\s+far|since|a\s+year|per\s+year|each\s+year|every\s+year|annual\w*|over\s+the\s+years|in\s+total|band\s+[a-h])\b",
    re.IGNORECASE,
)
"""The year of a heading does not hold for what recurs or has added up."""
OF_NOW = expression(r"\b(?:now|current|currently|already|this\s+year|at\s+present)\b", re.IGNORECASE)
ADDED_UP = expression(r"\b(?:to\s+date|so\s+far|since|over\s+the\s+years|in\s+total)\b", re.IGNORECASE)
"""As before; but a household's bill is always one of a year and a band."""


def of_proposal(
    context: Context, sentence: Sentence, kind: MoneyKind, status: MoneyStatus | None, tense: Tense | None
) -> str | None:
    """The year to come that a budget or precept is planned for: told by list, heading or paper, or else by law.

    A commissioner must issue the precept of the next fiscal year by 1 March (Local Government Finance Act 1992).
    """
    published = context.once(spoken_on)
    if status in ("actual", "achieved", "potential", "required") or (tense == "past" and status != "planned"):
        return None
    if kind != "precept" or (tense == "present" and status != "planned"):
        added_up = ADDED_UP if kind == "precept" else OF_ANOTHER_TIME
        elsewhen = added_up.search(sentence.text) or OF_NOW.search(sentence.text)
        named = context.once(year_proposed) if tense is None or not elsewhen else None
        to_come = status == "planned" or (status is None and tense == "ahead" and kind in PROPOSED)
        decided = to_come and not elsewhen and context.once(proposes)
        of_heading = kind in STOCKS and status == "planned" and not elsewhen
        headed = year_above(context, sentence) if of_heading else None
        if named is None and headed and (published is None or headed > fiscal_year(published)):
            return headed
        in_season = decided and published and published.month in MONTHS_OF_SETTING
        return named or (shifted(fiscal_year(published), 1) if in_season and published else None)
    lead = context.lead_in(sentence)
    said = [when.starts for when in horizons(lead.text, published) if when.starts == when.ends] if lead else []
    named = said[0] if said else year_above(context, sentence) or context.once(year_proposed)
    if named and (published is None or named > fiscal_year(published)):
        return named
    ahead = status == "planned" or tense is not None
    return shifted(fiscal_year(published), 1) if ahead and published and published.month in MONTHS_OF_SETTING else None


def year_before(context: Context, years: Years) -> Years:
    """The year of the charge that a rise sets out from: the one before that of the rise."""
    published = context.once(spoken_on)
    now = fiscal_year(published) if published else None
    risen = years[1] if years[1] and now and years[1] > now else None
    risen = risen or context.once(plans_for) or context.once(year_proposed)
    if risen is None and published and context.once(proposes) and published.month in MONTHS_OF_SETTING:
        return now, now
    return (shifted(risen, -1), shifted(risen, -1)) if risen else years
