"""Which columns of a table hold findings, and of what kind.

Belongs here: the heads of columns, the sentence or caption above a table, and the shape of its rows. Not here: the rows
(`tables`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, takewhile

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context
from pipelines.extraction.findings.lists.openings import counted_above, opening_at
from pipelines.extraction.findings.lists.parts import Lists
from pipelines.extraction.findings.words.grammar import asks, reads_as_sentence, says_none
from pipelines.extraction.findings.words.known import Label, read_label
from pipelines.extraction.findings.words.readers import asks_of_readers

SHORTEST = 3
"""Words; a cell with fewer is a number, a reference or a topic."""
_NAMES_FINDINGS = Quick(
    r"(?:(?:HMIC\w*|inspectorate|inspectors?)(?:'s?)? )?"
    r"(?:findings?|what (?:the )?(?:HMIC\w*|inspectors|inspectorate|report) (?:said|says|found|asked for|wants?))"
    r"(?: (?:by|of|from) (?:the )?(?:HMIC\w*|inspectorate|inspectors))?",
    r"(?:HMIC\w*|inspectors|inspectorate|the report) (?:said|says|found|wording|text|comments?)",
)
_GIVES_WORDS = Quick(
    r"(?:full |exact |published )?(?:wording|text|details?|description|summary|statement|issue|title|what it says"
    r"|in (?:full|summary|brief))"
)
"""A column that holds the words of the findings, where a heading above says of what kind they are."""


@dataclass(frozen=True, slots=True)
class Column:
    at: int
    label: Label
    if_asked: bool = False
    """The heading doesn't say of what kind its findings are: those that ask for something are areas for improvement."""


def columns_of(context: Context, index: int, headed: Label | None, above: Label | None) -> list[Column]:
    """The columns that the row at `index` heads; `headed` is the label over the table, `above` the words next to it."""
    cells = cells_of(context, index)
    return _demands(cells) or _named_so(cells, headed or above) or _by_shape(context, index, above)


def opened_above(context: Context, lists: Lists, index: int) -> Label | None:
    """What the sentence right above a table says that its rows are."""
    blocks = context.document.blocks
    if index + 1 == len(blocks) or blocks[index + 1].kind != "table_row":
        return None
    opening = opening_at(context, lists, index) or counted_above(context, index)
    return Label(opening.kind) if opening else None


def _by_shape(context: Context, index: int, above: Label | None) -> list[Column]:
    """The column in which every row below asks for something, or states it, where a sentence says what they are."""
    if above is None:
        return []
    blocks = context.document.blocks
    below = takewhile(lambda at: blocks[at].kind in ("table_row", "furniture"), range(index + 1, len(blocks)))
    rows = [cells_of(context, at) for at in below if blocks[at].kind == "table_row"]
    tells = reads_as_sentence if above.kind in ("cause_of_concern", "cause_of_concern_past") else asks
    width = min((len(row) for row in rows), default=0)
    told = (at for at in range(width) if all(is_finding(row[at]) and tells(row[at]) for row in rows))
    return [Column(at, above) for at in islice(told, 1)]


def cells_of(context: Context, index: int) -> list[str]:
    return [" ".join(context.document.plain[c.start : c.end].split()) for c in context.document.blocks[index].cells]


_FORCE_SHOULD = expression(
    r"(?:(?:the|each|our) )?(?:(?:force|constabulary|unit)|(?:[A-Z][\w&-]+ ){1,4}(?:Police|Constabulary))"
    r" (?:should|must|needs to)\W*"
)
OF_AREA = expression(
    r"(?:PEEL |inspection |policing |graded )?(?:area|theme|pillar|question|topic|core question)s?(?: of policing)?",
    re.IGNORECASE,
)
BY_WHEN = expression(r"(?:by|when|by when|due|due by|due date|deadline|timescale|time)\W*", re.IGNORECASE)


def _demands(cells: list[str]) -> list[Column]:
    """A column below 'The force should': recommendations where another says by when."""
    dated = any(BY_WHEN.fullmatch(cell) for cell in cells)
    label = Label("recommendation" if dated else "area_for_improvement")
    return [Column(at, label) for at, cell in enumerate(cells) if _FORCE_SHOULD.fullmatch(cell)]


def _named_so(cells: list[str], headed: Label | None) -> list[Column]:
    """A column below 'Findings', of the kind that the heading above names, or of whatever kind."""
    label = headed or Label("area_for_improvement")
    named = [at for at, cell in enumerate(cells) if _NAMES_FINDINGS.fullmatch(cell)]
    if headed and not named:
        named = [at for at, cell in enumerate(cells) if _GIVES_WORDS.fullmatch(cell)][:1]
    return [Column(at, label, if_asked=headed is None) for at in named]


def bare_label(cell: str) -> Label | None:
    if not any(map(str.isalpha, cell)):
        return None
    if _SHORT_RECOMMENDATION.fullmatch(cell):
        return Label("recommendation", numbered=True)
    label = read_label(cell, is_heading=True)
    return label if label and label.title_at is None else None


_SHORT_RECOMMENDATION = expression(r"Recs?\.?\s?(?:no\.?\s?)?\d[\w./-]*", re.IGNORECASE)
"""'Rec 3', in the first cell of a tracker's row."""


def is_finding(cell: str) -> bool:
    return len(cell.split()) >= SHORTEST and not says_none(cell) and not asks_of_readers(cell)
