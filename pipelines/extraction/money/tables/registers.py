"""Registers of decisions and contracts: rows that tell in words what their one sum is.

Belongs here: 'Award of the cleaning contract | £6.4m', below a head that only says 'Value'. Not here: rows and columns
that name a kind of money (`cells`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.money.words.kinds_named import Direction, kind_words
from pipelines.extraction.records import MoneyKind
from pipelines.extraction.tables.figures import Cell

_VALUE = expression(
    r"\W*(?:(?:total|contract|approved|estimated)\s+)*(?:values?|amounts?|sums?|costs?|price|£)(?:\s*\(?£?\)?)?\W*",
    re.IGNORECASE,
)
_CONTRACT = expression(r"\bcontracts?\b", re.IGNORECASE)
_GRANT_TO = expression(r"\b(?:grants?|funding|award)\b[^|]*\bto\b", re.IGNORECASE)
_PURCHASE = expression(r"\b(?:purchase|acquisition|construction|refurbishment|building|replacement)\b", re.IGNORECASE)


def kind_of_row(row: Sentence, cell: Cell) -> tuple[MoneyKind, Direction] | None:
    """What the words of a row say of its sum: 'Award of the cleaning contract | £6.4m', 'Disposal of … | £410,000'."""
    if cell.numbers[0].kind != "money" or not _VALUE.fullmatch(cell.head):
        return None
    words = [word for word in kind_words(row.text[: cell.start]) if word.kind]
    if _CONTRACT.search(row.text):
        return "cost", "outflow"
    if _GRANT_TO.search(row.text):
        return "funding", "outflow"
    if words and words[0].kind:
        return words[0].kind, words[0].direction
    return ("investment", "outflow") if _PURCHASE.search(row.text) else None
