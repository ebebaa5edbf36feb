"""Pages that list other documents: headings with a date of their own below each.

Belongs here: telling what stands on a page as an entry of a list. Not here: which title the page itself has (`title`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.documents.dates import find_dates
from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick

_LONGEST_LABEL = 45
"""Characters around a date: 'Published on', 'National child protection inspection |'."""
_LONGEST_DATED = _LONGEST_LABEL + len("Wednesday, the 30th of September 2020, 10.00 am")
_WHAT_IT_IS = expression(r"[^·|•]*(?= [·|•] *$)")
_LONGEST_TEASER = 4
"""Blocks from one entry to the next: its heading, its date, a line on what it says and 'Read more'."""
_LONGEST_BETWEEN = 120
"""Characters."""
_DATED_ROW = expression(r"[| ]*(?:[A-Z][a-z]+day,? )?\d{1,2}[^|\d]{1,14}\d{2,4} *\|.*\w")
"""The last row of a table that says what came out when."""


def entries_of(blocks: Sequence[Block], plain: str) -> frozenset[int]:
    """Where the headings of other documents and the dates below them start; none on the page of one document.

    They follow each other, their dates differ and are all labelled alike: a page that says when it came out and when
    it was changed is one document, and so is one whose parts have dates of their own.
    """
    own = [block for block in blocks if block.kind != "furniture"]
    labels = [_label_of(block, plain) for block in own]
    dated = [(_heading_of(own, at), at, label) for at, label in enumerate(labels) if label is not None]
    found: set[int] = set()
    for (one, below, label), (other, below_other, other_label) in pairwise(dated):
        days = {plain[own[at].start : own[at].end] for at in (below, below_other)}
        alike = label == other_label and len(days) > 1
        if one is not None and other is not None and alike and other - one <= _LONGEST_TEASER:
            found.update(own[at].start for at in (one, below, other, below_other))
    rows = (other for one, other in pairwise(blocks) if one.kind == "table_row" and other.kind == "metadata")
    found.update(row.start for row in rows if _DATED_ROW.match(plain, row.start, row.end))
    return frozenset(found.union(_days_of_items(own, labels, plain)))


def _days_of_items(own: Sequence[Block], labels: Sequence[str | None], plain: str) -> set[int]:
    """Where days stand alike between paragraphs, the first below one, too: each is of what is told there.

    They have a label or a heading, as the days of letters one below the other don't.
    """
    told = [at for at, block in enumerate(own) if block.kind == "paragraph" and labels[at] is None]
    days = [at for at, label in enumerate(labels) if label is not None and own[at].kind == "metadata"]
    alike = len({labels[at] for at in days}) == 1 and len({plain[own[at].start : own[at].end] for at in days}) > 1
    apart = all(any(one < at < other for at in told) for one, other in pairwise([-1, *days]))
    named = all(any(map(str.isalpha, labels[at] or "")) or own[at - 1].kind == "heading" for at in days)
    return {own[at].start for at in days} if alike and apart and named else set()


def _heading_of(own: Sequence[Block], dated: int) -> int | None:
    """Which block is the heading that a date stands below, where no more than one line is between them."""
    for at in range(dated - 1, max(dated - 3, -1), -1):
        if own[at].kind in ("heading", "list_item"):
            return at
        if own[at].end - own[at].start > _LONGEST_BETWEEN:
            return None
    return None


def _label_of(block: Block, plain: str) -> str | None:
    """'Published on ' in 'Published on 3 May 2019'; None where the line is more than a date with its label."""
    line = plain[block.start : block.end].strip()
    if len(line) > _LONGEST_DATED:
        return None
    dates = [date for date in find_dates(line) if date.precision != "year"]
    if len(dates) != 1:
        return None
    label = line[: dates[0].start] + line[dates[0].end :]
    kept = _WHAT_IT_IS.sub("", label)
    return kept if len(label) <= _LONGEST_LABEL and (kept != label or block.kind == "metadata") else None


def tells_what_became(head: str, body: str) -> bool:
    """'3 March 2017 awaiting-review': a page that keeps account of one recommendation, whose days are of no report."""
    return _STATUS.search(body) is not None or _ONE_RECOMMENDATION.search(head) is not None


_STATUS = Quick(
    r"\b(?:awaiting-review|being-progressed)\b",
    r"\[/?(?:on|status|comment)\]",
    r"^(?i:(?:this recommendation|the (?:status|progress) of this recommendation) (?:is|has been) (?:now |currently )?"
    r"(?:complete|closed|being (?:progressed|reviewed)))\b",
    flags=re.MULTILINE,
)
"""As the inspectorate's site writes them."""
_ONE_RECOMMENDATION = expression(
    r"\A\s*(?:[^\n]{1,150}\n+){0,6}?(?:causes? of concern|areas? for improvement)\n+"
    r"(?:HMIC\w*|we|the (?:force|constabulary))\b[^\n]+\n+recommendation \d+$",
    re.IGNORECASE | re.MULTILINE,
)
