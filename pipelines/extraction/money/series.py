"""Amounts in a row that one verb speaks of: 'would cut £2m and bring in £6m', 'borrowing of £8m and grants of £2m'.

Belongs here: whether an amount shares the verb of the one before it. Not here: what the verb says of time
(`words.tense`), lists and labels (`kinds.lists`), or the facts (`reading`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.words.kinds_named import KindWord
from pipelines.extraction.money.words.tense import has_verb
from pipelines.extraction.records import Finance, MoneyKind

_AND = expression(r"\b(?:and|or)\s+(?:also\s+|so\s+|thereby\s+|then\s+|thus\s+)?$", re.IGNORECASE)
_BASE_FORM = expression(
    r"(?:bring|save|raise|cut|release|yield|generate|add|borrow|invest|reduce|free|cost|take|give|avoid)\b.*",
    re.IGNORECASE,
)
_SERIES = expression(
    r"\)?(?:,|,?\s+and|,?\s+plus|;)\s+(?:(?:and|also|an?|the|its|their|new|further)\s+)*(?:[\w'-]+\s+){0,2}?",
    re.IGNORECASE,
)
_SERIES_OF = expression(r"(?:,|,?\s+and)\s+(?:[\w'-]+\s+){1,4}(?:of|at)\s+", re.IGNORECASE)
_USE_OF = expression(
    r"(?:,|,?\s+and|,?\s+plus)\s+(?:including\s+)?(?:the\s+|a\s+)?(?:use|release|transfer|drawdown|further\s+\w+)\s+of\s+",
    re.IGNORECASE,
)
"""'Savings of £4m and the use of £2m of reserves'"""
_ROW = expression(r"[^;.:£]*(?:,|\band|\bplus)\s+(?:[\w'-]+\s+){0,3}", re.IGNORECASE)
_AGAINST = expression(
    r"\b(?:against|compared\s+(?:with|to))\s+(?:a|an|its|the|their)\s+(?:[\w-]+\s+){0,3}?(?:target|budget|plan|forecast|requirement)\s+of\s+"
    rf"{HEDGES}$",
    re.IGNORECASE,
)
SOURCES: frozenset[MoneyKind] = frozenset({"funding", "precept", "reserve", "borrowing", "income"})
"""What pays for a budget or a programme."""
_FROM = expression(
    r"\b(?:com(?:es?|ing)|is|are|be|drawn|met|funded|financed|paid)\b[^.;£]*\b(?:from|by|through)\b|£\S+\s+(?:million\s+)?from\b",
    re.IGNORECASE,
)
_NAMED_OF = expression(rf"\s+(?:(?:of|at)\s+{HEDGES}|\()", re.IGNORECASE)


def goes_on_with(text: str, opened: int, word: KindWord | None) -> bool:
    """Whether the amount's verb hangs on the helping verb of the amount before: 'would cut £2m and bring in £6m'."""
    if word is None or not word.is_verb or not opened <= word.start:
        return False
    return bool(_AND.search(text[opened : word.start]) and _BASE_FORM.fullmatch(text, word.start, word.end))


def is_next_of_series(text: str, opened: int, start: int, word: KindWord | None) -> bool:
    """Whether the amount is the next of a series under one verb: 'borrowing of £8m, grants of £2m and sales of £1m'."""
    if word is None:
        return _SERIES_OF.fullmatch(text, opened, start) is not None and not has_verb(text[opened:start])
    if word.start >= start and _USE_OF.fullmatch(text, opened, start):
        return True
    if word.is_verb or not opened <= word.start < word.end <= start:
        return False
    return bool(_SERIES.fullmatch(text, opened, word.start) and _NAMED_OF.fullmatch(text, word.end, start))


def is_next_of_row(text: str, opened: int, start: int) -> bool:
    """Whether the amount is another object of one verb: 'include £17m for pay inflation and £2m for financing'."""
    return _ROW.fullmatch(text, opened, start) is not None and not has_verb(text[opened:start])


def is_measure_of(text: str, opened: int, start: int) -> bool:
    """Whether the amount before is measured by this one: 'savings of £12m were made against a target of £11m'."""
    told = text[opened:start]
    return bool(_AGAINST.search(told))


def is_source_of(before: Finance, kind: MoneyKind, words: str, *, here: Finance | None, in_row: bool) -> bool:
    """Whether the amount is where that of a plan comes from: 'some £190m comes from grant and £121m from council tax'.

    `words` are those around it; `here` is an amount before it in its sentence, and `in_row` says that both share a row.
    """
    if before.status != "planned" or kind not in SOURCES:
        return False
    of_plan = (here or before.kind in ("budget", "investment")) and _FROM.search(words)
    return bool(of_plan) or (in_row and before.kind in SOURCES)
