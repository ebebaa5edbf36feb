"""How many cases the figures of a table are out of, where no column of it says so: its head, or what stands over it.

Belongs here: 'Plan on file (n = 60)', 'Case audits (10 records in each force)'. Not here: columns of the cases audited
(`audited`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.counts.sizes.audited import tells_found, whole
from pipelines.extraction.measures.measured_words import names_a_time_alone
from pipelines.extraction.tables.figures import Cell
from pipelines.extraction.tables.heads import SIZE_IN_HEAD


def sizes_told(cells: Sequence[Cell]) -> list[tuple[Cell, int]]:
    """The cells of a row that are out of what a head gives, 'Plan on file (n = 60)', or what stands over the table."""
    bare = _OF_CASES.search(cells[0].caption) and all(_BARE_SIZE.search(cell.head) for cell in cells)
    told = _BARE_SIZE if bare else SIZE_IN_HEAD
    headed = [(cell, size) for cell in cells if (size := _size_in_head(cell, told))]
    each = None if headed or not _OF_CASES.search(cells[0].caption) else _SIZE_OVER.search(cells[0].caption)
    size = int(each["of_each"] or each["apart"] or each["of_sample"] or each["all"]) if each else 0
    parts = [whole(cell) for cell in cells]
    if not each or not cells[0].label or not all(part is not None and part <= size for part in parts):
        return headed
    found = sum(_says_what_was_found(cell) for cell in cells)
    return [(cell, size) for cell in cells] if 2 * found >= len(cells) else []


def _says_what_was_found(cell: Cell) -> bool:
    """Whether a head does, or where it only says of when the figures are, the label."""
    return _DONE.search(cell.label) is not None if names_a_time_alone(cell.head) else tells_found(cell.head)


_DONE = expression(
    r"\b(?!(?:need|speed|indeed|based|named|aged|related)\b)(?:\w{3,}ed|taken|given|made|done|sent|found|held|told|kept|seen|sought|written|drawn|set|met|in\s+place|on\s+time)\b",
    re.IGNORECASE,
)
"""'Updated within 28 days', 'Plan agreed with the victim'."""
_OF_CASES = expression(r"\b(?:files?|cases|records|logs|forms|calls|audit\w*|review\w*|sampl\w+)\b", re.IGNORECASE)
_SIZE_OVER = expression(
    r"\b(?P<of_each>\d+)\s+(?:[\w-]+\s+){0,2}?(?:files?|cases|records|logs|forms|calls|audits)\s+(?:(?:were\s+)?(?:reviewed|audited|examined|checked)\s+)?"
    r"(?:in|from|for|at|per|of)\s+(?:each|every)\b|\(\s*(?P<apart>\d+)\s+(?:in|from|for|at|per|of)\s+(?:each|every)\b|"
    r"\b(?:sampled?|audit(?:ed|s)?|review(?:ed|s)?|examine[ds]?|check(?:ed|s)?|look(?:ed|s)\s+at)\s+(?:a\s+(?:\w+\s+)?sample\s+of\s+)?(?P<of_sample>\d+)\s+(?:[\w-]+\s+){0,2}?(?:files?|cases|records|logs|forms|calls|audits|investigations|incidents|crimes|reports)\b|"
    r"\(\s*(?:n\s?=\s?|out\s+of\s+)?(?P<all>\d+)(?:\s+(?:[\w-]+\s+){0,2}?(?:files?|cases|records|logs|forms|calls|audits)(?:\s+(?:reviewed|audited|examined|checked))?)?\s*\)",
    re.IGNORECASE,
)
"""'Case audits (10 records in each force)', 'Custody records (n = 30)': what every figure of a table is out of."""


_BARE_SIZE = expression(r"[A-Za-z]\s*\(\s*(?P<size>\d{1,3})\s*\)$")
"""'Norfolk (30)', in a review of case files."""


def _size_in_head(cell: Cell, told: re.Pattern[str]) -> int | None:
    """The number of cases that the head of a column gives: 'Risk assessed (of 30)', 'Plan on file (n = 60)'."""
    found, part = told.search(cell.head), whole(cell)
    size = int(found["size"].replace(",", "")) if found else 0
    return size if part is not None and part <= size else None
