"""The date that news sites write into the address of a page.

Belongs here: reading it. Not here: what it weighs beside the dates of the text (`publication`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.dates import DateMention, find_dates
from pipelines.documents.expressions.late import expression

# '/news/2023/august/headline', '/2022-07-01/headline', '/2016/02/11/headline'
_PATH_DATE = expression(
    r"/(?P<year>20[12]\d)[/-](?P<month>\d{1,2}|[a-z]{3,9})(?:[/-](?P<day>\d{1,2}))?(?=[/-]|\s|$)", re.IGNORECASE
)


def dates_in_address(address: str) -> Iterator[DateMention]:
    """The date that news sites write into the address of a page."""
    for path in _PATH_DATE.finditer(address):
        year, month, day = path.group("year", "month", "day")
        separator = "/" if month.isdecimal() else " "
        written = separator.join(part for part in (day, month.title(), year) if part)
        yield from (found for found in find_dates(written) if found.precision != "year")
