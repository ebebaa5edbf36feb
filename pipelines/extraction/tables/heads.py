"""The heads of a table of figures: which rows hold them, and the columns that they stand over.

Belongs here: telling a row of heads from rows of figures. Not here: what a cell's row and column say of it (`figures`),
or what stands around a table (`titles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.documents.tables.rows_of_text import FIGURE, TIME, YEAR, is_value
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.short_periods import head_in_full

Head = dict[int, str]
"""A row of heads: the words of each column."""


OWN_HEAD = expression(
    rf"(?P<head>{YEAR.pattern}|[A-Za-z%£][^:;|]*?)(?:\s+|\s*[:–-]\s*)(?P<value>(?=[^A-Za-z]*\d){FIGURE.pattern})",
    re.IGNORECASE,
)
"""'2024/25 61.4', 'Records reviewed: 60', 'Q3 9.1 secs': a cell of a table that is written out in lines."""


def is_head(sentence: Sentence, heads: list[Head]) -> bool:
    """A row without plain figures (years, quarters, units and numbers of cases are none) before the first with them."""
    cells = sentence.cells
    periods = [range(start, end) for start, end, text in cells if _PERIOD.fullmatch(text)]
    periods += [range(*found.span("size")) for found in SIZE_IN_HEAD.finditer(sentence.text)]
    plain = [
        number for number in sentence.numbers
        if number.kind in ("cardinal", "money", "percent") and number.value is not None and not number.in_words
        and not any(number.start in period for period in periods)
    ]  # fmt: skip
    timed = any(_tells_time(text, alone=bool(heads)) or _PENCE.fullmatch(text) for _, _, text in cells[1:])
    return not plain and not timed and (not heads or not cells or not cells[0][2] or len(heads[-1]) == len(cells))


def heads_values(row: Sentence, heads: Sequence[Head], below: Sequence[Sentence]) -> bool:
    """Whether a row holds numbers in its words alone, above values: 'Answered in 10 seconds | Open over 7 days'."""
    told = [(column, text) for column, (_, _, text) in enumerate(row.cells) if column and text]
    values = _first_values(row, below)
    if not told or len(values) != len(row.cells) or (heads and len(heads[-1]) != len(values)) or is_value(values[0]):
        return False
    worded = all(
        (re.search(r"[A-Za-z]{2}", text) and not is_value(text)) or _PERIOD.fullmatch(text) for _, text in told
    )
    filled = [values[column] for column, _ in told if values[column]]
    return worded and all(map(is_value, filled)) and any(re.search(r"\d", text) for text in filled)


def _first_values(row: Sentence, below: Sequence[Sentence]) -> list[str]:
    """The cells of the row below, or of the one after it where that goes on with the words of the heads."""
    for following in below[:_LINES_OF_HEADS]:
        texts = [text for _, _, text in following.cells]
        if following.block.kind != "table_row" or len(texts) != len(row.cells):
            return texts if following is below[0] and following.block.kind == "table_row" else []
        if texts[0] or any(map(is_value, texts)):
            return texts
    return []


_LINES_OF_HEADS = 3
_PENCE = expression(r"\d[\d.]*\s?p")
_IS_TIME = expression(TIME, re.IGNORECASE)


def _tells_time(text: str, *, alone: bool) -> bool:
    """'Q3: 9.1 secs', '2024 9.1 secs'; and `alone`, '9.1 secs'. 'Answered in 10 seconds' is the head of a column."""
    own = OWN_HEAD.fullmatch(text)
    if own and not (_PARTED.match(text, own.end("head")) or _PERIOD.fullmatch(own["head"])):
        return False
    return bool((own or alone) and _IS_TIME.fullmatch(own["value"] if own else text))


_PARTED = expression(r"\s*[:–-]")


SIZE_IN_HEAD = expression(
    r"\(\s*(?:(?:out\s+)?of|n\s?=)\s*(?P<size>\d[\d,]*)(?:\s+(?:cases|files|records|calls|incidents))?\s*\)",
    re.IGNORECASE,
)
"""'Risk assessed (of 30)', 'Plan on file (n = 60)': how many cases the figures below are out of."""


_SHORT_YEARS = "|".join(f"{year:02d}/{year + 1:02d}" for year in range(40))
"""'23/24'; '44/60' is so many of so many."""
_PERIOD = expression(
    rf"{YEAR.pattern}|(?:Q[1-4]\s+)?(?:{_SHORT_YEARS})(?:\s+Q[1-4])?|(?:{YEAR.pattern}\s+)?(?:Q|quarter|qtr|period|month|week|year|tranche|wave|round)\s?\d{{1,2}},?(?:\s+(?:of\s+)?{YEAR.pattern})?",
    re.IGNORECASE,
)
"""'Q3 2023/24', '23/24 Q2', '2024 Quarter 2', 'Year 1'."""


def heads_time(words: str) -> bool:
    """Whether a head is a time and nothing else: '2023/24', 'January 2024'."""
    return _PERIOD.fullmatch(words) is not None or _MONTH_OF_YEAR.fullmatch(words) is not None


_MONTH_OF_YEAR = expression(rf"(?:\d{{1,2}}\s+)?(?:{MONTHS})(?:\s+{YEAR.pattern})?", re.IGNORECASE)


def title_and_head(sentence: Sentence) -> tuple[str, Head]:
    """A row of heads, or what it says of the whole table: one cell over all columns, or over all but the labels."""
    head = {column: head_in_full(text) for column, (_, _, text) in enumerate(sentence.cells)}
    over_columns = {text for column, text in head.items() if column}
    if len(head) > FEWEST_COLUMNS and len(over_columns) == 1 and not _MONTHS_ALONE.fullmatch("".join(over_columns)):
        title = over_columns.pop()
        return (title, {0: head[0]} if head[0] != title else {}) if title else (head[0], {})
    return "", head


_MONTHS_ALONE = expression(r"[A-Z][a-z]{2,8}\s?(?:[-–]|to)\s?[A-Z][a-z]{2,8}|Q[1-4]|Quarter\s[1-4]")
"""'Oct-Dec' twice, above '2023' and '2024'."""
FEWEST_COLUMNS = 2
"""A label and a figure: the head above the figure is its own."""


def moved_right(head: Head, below: Sequence[Sentence]) -> Head:
    """The heads one column further: 'Actual | Budget | Variance |' over 'Pay | 57.4 | 58.9 | 1.5' lost its corner."""
    rows = ([text for _, _, text in row.cells] for row in below[:_LINES_OF_HEADS] if row.block.kind == "table_row")
    values = next((texts for texts in rows if any(map(is_value, texts[1:]))), [""])
    last = max(column for column, text in enumerate(values) if column == 0 or is_value(text))
    lost = last >= FEWEST_COLUMNS and not head.get(last) and _HEADS_VALUES.fullmatch(head.get(0, ""))
    labelled = bool(values[0]) and not is_value(values[0])
    return {column + 1: text for column, text in head.items()} if lost and labelled else head


_HEADS_VALUES = expression(
    rf"£\s?'?(?:m|k|000s?|million)?|%|(?:actual|budget|forecast|outturn|estimate|variance|plan|{YEAR.pattern})(?:\s.*)?",
    re.IGNORECASE,
)


def opens_another(row: Sentence, head: Head, between: str) -> bool:
    """Whether a row below figures holds the heads of another table.

    It has other columns, is set apart by a blank line, or says the same of the columns and something else of the rows.
    """
    told = [text for _, _, text in row.cells if text]
    figures = any(number.value for number in row.numbers) and not all(_PERIOD.fullmatch(text) for text in told[1:])
    figures = figures and any(re.search(r"\d", text) for text in told[1:])
    if len(told) < 2 or figures:
        return False
    return len(row.cells) != len(head) or between.count("\n") > 1 or _same_but_first(row, head)


def _same_but_first(row: Sentence, head: Head) -> bool:
    """'Workforce | 2023/24 | 2024/25' below 'Budget (£m) | 2023/24 | 2024/25'; the same heads again open no table."""
    again = [head_in_full(text) == head.get(column) for column, (_, _, text) in enumerate(row.cells)]
    return not again[0] and all(again[1:])


def pairs_labels(row: Sentence, heads: Sequence[Head]) -> bool:
    """Whether a table sets words beside labels, and has no heads: 'Force | Dorset Police', 'Last inspected | 2014'."""
    told = [text for _, _, text in row.cells]
    return len(told) == FEWEST_COLUMNS and all(told) and any(all(head.get(at) for at in (0, 1)) for head in heads[-1:])


def paired(texts: Sequence[tuple[int, int, str]], head: Head) -> Head:
    """A row of heads by column; where columns set with spaces leave cells empty, filled ones are paired in order."""
    filled = [column for column, (_, _, text) in enumerate(texts) if text and column]
    headed = [column for column, text in sorted(head.items()) if text and column]
    if len(filled) != len(headed) or filled == headed:
        return head
    return {0: head.get(0, ""), **{column: head[above] for column, above in zip(filled, headed, strict=True)}}


def spread(over: Head, under: Head) -> Head:
    """A row of heads as far as each reaches: '2022 | | 2023 |' over 'Recorded | Solved | Recorded | Solved'."""
    words = [under[column] for column in sorted(under) if column and under[column]]
    heads = [over[column] for column in sorted(over) if column and over[column]]
    times, rest = divmod(len(words), len(heads)) if heads else (0, 1)
    if rest or times < FEWEST_COLUMNS or words != words[:times] * len(heads):
        return over
    columns = [column for column in sorted(under) if column and under[column]]
    return {0: over.get(0, ""), **{column: heads[at // times] for at, column in enumerate(columns)}}


def widened(over: Head, width: int) -> Head:
    """A row of fewer heads, each of which reaches over as many columns: '2022 | 2023' over 'Force | Recorded | …'."""
    words = [over[column] for column in sorted(over) if over[column]]
    if len(words) < len(over) or not words:
        return {}
    corner = (width - 1) % len(words) == 0
    reach, rest = divmod(width - corner, len(words))
    if rest:
        return {}
    return {column: words[(column - corner) // reach] if column >= corner else "" for column in range(width)}
