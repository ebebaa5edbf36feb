"""The fiscal year that the headings and the title of a paper give to the amounts below them.

Belongs here: 'Revenue outturn 2016/17' above 'The year closed with an underspend of £1.9m'. Not here: years printed
with an amount (`words.terms`), or which amounts take them over (`reading`, `tables.budgets`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.words.fiscal import shifted

_YEAR = expression(r"(?<![\d/])((?:19|20)\d{2})(?:\s?[/-]\s?|\sto\s(?=\d{4}))((?:19|20)?\d{2})(?!\d)")
_OF_MONEY = expression(
    r"outturn|budget|accounts|financ|precept|saving|monitoring|spend|funding|expenditure|revenue|capital|money|settlement|council\s+tax",
    re.I,
)
_YEAR_ENDED = expression(
    r"\byear\s+(?:ended|ending|to)\s+31(?:st)?\s+March\s+(?P<closes>(?:19|20)\d{2})\b", re.IGNORECASE
)
_OF_THE_PAPER = expression(r"(?:budget|precept|outturn|accounts|settlement)\s+(?:for\s+)?$", re.IGNORECASE)

_THIS_YEAR = expression(
    r"\b(?:this|the\s+current)\s+(?:financial\s+)?year's\b|\bin-year\b|\bat\s+(?:(?:the\s+end\s+of\s+)?(?:quarter|Q|month|period)\s?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)|the\s+(?:half|mid)[\s-]?year)\b|\b(?:in|during|for|over)\s+the\s+first\s+(?:half|quarter|(?:three|six|nine|\d)\s+months)\b",
    re.IGNORECASE,
)
"""'At quarter three we forecast', in a paper whose title names the year to come."""


def _year_named(heading: str) -> str | None:
    """The one fiscal year that a heading about money names; of several, the one beside the name of the paper."""
    if closes := _YEAR_ENDED.search(heading):
        return shifted(f"{closes['closes']}/", -1)
    if not _OF_MONEY.search(heading):
        return None
    found = [match for match in _YEAR.finditer(heading) if (int(match[1]) + 1) % 100 == int(match[2][-2:])]
    years = {_written(match) for match in found}
    if len(years) == 1:
        return years.pop()
    return next((_written(match) for match in found if _OF_THE_PAPER.search(heading[: match.start()])), None)


def years_named(heading: str) -> list[str]:
    """Every fiscal year that a heading about money names."""
    if not _OF_MONEY.search(heading):
        return []
    return [_written(match) for match in _YEAR.finditer(heading) if (int(match[1]) + 1) % 100 == int(match[2][-2:])]


def _written(match: re.Match[str]) -> str:
    return f"{match[1]}/{match[2][-2:]}"


def this_year(context: Context, sentence: Sentence) -> str | None:
    """The running year, where the sentence or the heading above says that it tells of it."""
    published = context.document.identity.published_date
    said = (sentence.text, *sentence.headings[-1:])
    return fiscal_year(published) if published and any(_THIS_YEAR.search(words) for words in said) else None


def opening_headings(context: Context) -> tuple[str, ...]:
    """The title and the headings that open the paper."""
    opening: list[str] = []
    for other in context.sentences:
        if other.block.kind != "heading":
            break
        opening.append(other.text)
    return (context.document.identity.title or "", *opening)


def year_above(context: Context, sentence: Sentence) -> str | None:
    """The year of the nearest heading above that names one, else of the title or the headings that open the paper."""
    headings = (*reversed(sentence.headings), *opening_headings(context))
    return next((year for heading in headings if (year := _year_named(heading))), None)
