"""Tables of figures: rows that stand together, the heads of their columns, and the unit that counts for all.

Belongs here: what a cell's row and column say about it. Not here: what its figure is (`money.tables`, `volumes`), or
tables of grades (`grades.tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.documents.rows_of_text import FIGURE, TIME, YEAR, is_value
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.short_periods import head_in_full
from pipelines.extraction.titles_of_tables import TITLE_OF_ROWS, label_over_lines, told_around

_SPACES_OF_PROSE = 6
_VERB_LIKE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|should|needs?|must|can|could|may)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\W*(?:£\s?\w*\W+|(?:cash|year[\s-]on[\s-]year|annual)\s+)*(?:changes?|movements?|variations?|increases?|growth)(?:\W+(?:or\s+)?(?:decreases?|reductions?))?(?:\s+(?:on|from|over)\s+\S+)?(?:\W+£\s?\w*)?\W*",
    re.IGNORECASE,
)
"""A column of what two others differ by tells nothing that they don't."""


Head = dict[int, str]
"""A row of heads: the words of each column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with figures below a head. Offsets are inside the row's text."""

    start: int
    end: int
    text: str
    head: str
    """The words of the heads above it in its column, top first."""
    label: str
    """The first cell of its row."""
    caption: str
    """The heading above the table, the sentence that leads to it, and the head of its first column."""
    numbers: tuple[Number, ...]


def figure_rows(context: Context) -> tuple[tuple[Sentence, tuple[Cell, ...]], ...]:
    """Each row of each table with its cells that hold figures, the label aside."""
    return context.once(_figure_rows)


def cells_of(context: Context, row: Sentence) -> tuple[Cell, ...]:
    """The cells of a row that hold figures; none outside tables."""
    return context.once(_cells_by_row).get(row.start, ())


def cell_at(context: Context, row: Sentence, at: int) -> Cell | None:
    """The cell with figures that a place in the text of a row lies in."""
    return next((cell for cell in cells_of(context, row) if cell.start <= at < cell.end), None)


def _cells_by_row(context: Context) -> dict[int, tuple[Cell, ...]]:
    return {row.start: cells for row, cells in figure_rows(context)}


def tells_difference(head: str) -> bool:
    """Whether a column is headed as what two others differ by: 'Change', 'Year on year movement £000'."""
    return _DIFFERENCE.fullmatch(head) is not None


def differences(context: Context) -> frozenset[int]:
    """Where the figures of such columns begin in the document."""
    return frozenset(
        row.start + number.start
        for row, cells in figure_rows(context)
        for cell in cells
        if tells_difference(cell.head)
        for number in cell.numbers
    )


def _figure_rows(context: Context) -> tuple[tuple[Sentence, tuple[Cell, ...]], ...]:
    return tuple(_rows(context))


def _rows(context: Context) -> Iterator[tuple[Sentence, tuple[Cell, ...]]]:
    heads: list[Head] = []
    kept: list[Head] = []
    around, caption = "", ""
    above: Sentence | None = None
    filled = False
    for position, sentence in enumerate(context.sentences):
        if sentence.block.kind != "table_row" or holds_prose(sentence):
            kept = heads if filled and TITLE_OF_ROWS.fullmatch(sentence.text) else []
            above, heads, filled = sentence, [], False
            continue
        told = caption
        heads = kept if kept and _goes_on(sentence, kept) else heads
        if filled and heads and above and _opens_another(sentence, heads[-1], _between(context, above, sentence)):
            heads, caption, filled = [], around, False
        if above is None or above.block.kind != "table_row" or holds_prose(above):
            around = " ".join(dict.fromkeys((*sentence.headings[-1:], *told_around(context, above, position))))
            caption = f"{told} {above.text}" if kept and heads and above else around
            kept = []
        above = sentence
        figures = tuple(_figures(sentence, heads, caption, label_over_lines(context.sentences, position)))
        if _is_head(sentence, heads):
            title, head = _title_and_head(sentence)
            caption = " ".join(filter(None, (caption, title)))
            heads += [head] if head else []
        elif figures:
            filled = True
            yield sentence, figures


def _goes_on(row: Sentence, heads: Sequence[Head]) -> bool:
    """Whether a row below a title in a table has figures for the heads above the title, and no heads of its own."""
    cells = [text for _, _, text in row.cells]
    figures = len(cells) > _FEWEST_COLUMNS and bool(cells[0]) and all(is_value(text) for text in cells[1:] if text)
    return figures and len(cells) <= max(map(len, heads)) and not _is_head(row, [])


def _between(context: Context, above: Sentence, row: Sentence) -> str:
    return context.document.text[above.end : row.start]


def _opens_another(row: Sentence, head: Head, between: str) -> bool:
    """Whether a row below figures holds the heads of another table.

    It has other columns, is set apart by a blank line, or says the same of the columns and something else of the rows.
    """
    told = [text for _, _, text in row.cells if text]
    figures = any(number.value for number in row.numbers) and not all(_PERIOD.fullmatch(text) for text in told[1:])
    if len(told) < 2 or figures:
        return False
    return len(row.cells) != len(head) or between.count("\n") > 1 or _same_but_first(row, head)


def _same_but_first(row: Sentence, head: Head) -> bool:
    """'Workforce | 2023/24 | 2024/25' below 'Budget (£m) | 2023/24 | 2024/25'; the same heads again open no table."""
    again = [head_in_full(text) == head.get(column) for column, (_, _, text) in enumerate(row.cells)]
    return not again[0] and all(again[1:])


def _title_and_head(sentence: Sentence) -> tuple[str, Head]:
    """A row of heads, or what it says of the whole table: one cell over all columns, or over all but the labels."""
    head = {column: head_in_full(text) for column, (_, _, text) in enumerate(sentence.cells)}
    over_columns = {text for column, text in head.items() if column}
    if len(head) > _FEWEST_COLUMNS and len(over_columns) == 1 and not _MONTHS_ALONE.fullmatch("".join(over_columns)):
        title = over_columns.pop()
        return (title, {0: head[0]} if head[0] != title else {}) if title else (head[0], {})
    return "", head


_MONTHS_ALONE = re.compile(r"[A-Z][a-z]{2,8}\s?(?:[-–]|to)\s?[A-Z][a-z]{2,8}|Q[1-4]|Quarter\s[1-4]")
"""'Oct-Dec' twice, above '2023' and '2024'."""
_FEWEST_COLUMNS = 2
"""A label and a figure: the head above the figure is its own."""


def holds_prose(row: Sentence) -> bool:
    """Whether the cells of a row hold sentences, as in a list of findings and answers set as a table.

    A long label beside nothing but figures is none: 'Calls that were answered within 10 seconds | 92% | 84%'.
    """
    if any(_reads_as_prose(text) for _, _, text in row.cells[1:]):
        return True
    beside = [text for _, _, text in row.cells[1:] if text]
    labels = bool(beside) and all(is_value(text) or _OWN_HEAD.fullmatch(text) for text in beside)
    return not labels and any(_reads_as_prose(text) for _, _, text in row.cells[:1])


def _reads_as_prose(text: str) -> bool:
    return text.count(" ") >= _SPACES_OF_PROSE and _VERB_LIKE.search(text) is not None


_IS_TIME = re.compile(TIME, re.IGNORECASE)


def _tells_time(text: str, *, alone: bool) -> bool:
    """'Q3: 9.1 secs', '2024 9.1 secs'; and `alone`, '9.1 secs'. 'Answered in 10 seconds' is the head of a column."""
    own = _OWN_HEAD.fullmatch(text)
    if own and not (_PARTED.match(text, own.end("head")) or _PERIOD.fullmatch(own["head"])):
        return False
    return bool((own or alone) and _IS_TIME.fullmatch(own["value"] if own else text))


_PARTED = re.compile(r"\s*[:–-]")


SIZE_IN_HEAD = re.compile(
    r"\(\s*(?:(?:out\s+)?of|n\s?=)\s*(?P<size>\d[\d,]*)(?:\s+(?:cases|files|records|calls|incidents))?\s*\)",
    re.IGNORECASE,
)
"""'Risk assessed (of 30)', 'Plan on file (n = 60)': how many cases the figures below are out of."""


def _is_head(sentence: Sentence, heads: list[Head]) -> bool:
    """A row without plain figures (years, quarters, units and numbers of cases are none) before the first with them."""
    cells = sentence.cells
    periods = [range(start, end) for start, end, text in cells if _PERIOD.fullmatch(text)]
    periods += [range(*found.span("size")) for found in SIZE_IN_HEAD.finditer(sentence.text)]
    plain = [
        number for number in sentence.numbers
        if number.kind in ("cardinal", "money", "percent") and number.value and not number.in_words
        and not any(number.start in period for period in periods)
    ]  # fmt: skip
    timed = any(_tells_time(text, alone=bool(heads)) for _, _, text in cells[1:])
    return not plain and not timed and (not heads or not cells or not cells[0][2] or len(heads[-1]) == len(cells))


_SHORT_YEARS = "|".join(f"{year:02d}/{year + 1:02d}" for year in range(40))
"""'23/24'; '44/60' is so many of so many."""
_PERIOD = re.compile(
    rf"{YEAR.pattern}|(?:Q[1-4]\s+)?(?:{_SHORT_YEARS})(?:\s+Q[1-4])?|(?:{YEAR.pattern}\s+)?(?:Q|quarter|qtr|period|month|week|year|tranche|wave|round)\s?\d{{1,2}},?(?:\s+(?:of\s+)?{YEAR.pattern})?",
    re.IGNORECASE,
)
"""'Q3 2023/24', '23/24 Q2', '2024 Quarter 2', 'Year 1'."""


def _paired(texts: Sequence[tuple[int, int, str]], head: Head) -> Head:
    """A row of heads by column; where columns set with spaces leave cells empty, filled ones are paired in order."""
    filled = [column for column, (_, _, text) in enumerate(texts) if text and column]
    headed = [column for column, text in sorted(head.items()) if text and column]
    if len(filled) != len(headed) or filled == headed:
        return head
    return {0: head.get(0, ""), **{column: head[above] for column, above in zip(filled, headed, strict=True)}}


def _tallies_grade(text: str) -> bool:
    """Whether a cell holds a grade with its number: in 'Good 17 | Inadequate 5' the first cell labels nothing."""
    found = _NUMBER_OF_GRADE.fullmatch(text.strip())
    return found is not None and bare_grade(found[1]) is not None


_NUMBER_OF_GRADE = re.compile(r"([A-Za-z][A-Za-z ]*[A-Za-z])\s*[:=–-]?\s*\(?\d+\)?")


_LIST_NUMBER = re.compile(r"\d{1,2}[.)]?|[A-Z]{1,4}[ -]?\d{1,2}(?:[/.]\d{1,3})?")
"""'1', 'AFI 2', 'P22/01': what numbers the rows of a table before their labels."""


def _is_label(text: str) -> bool:
    return bool(text) and not is_value(text) and _OWN_HEAD.fullmatch(text) is None


_NOTE = re.compile(r"(?<=\S)\s?(?:\[\w{1,2}\]|[*†‡]{1,2})$")
"""The mark of a footnote, behind a figure or a label."""


_OWN_HEAD = re.compile(
    rf"(?P<head>{YEAR.pattern}|[A-Za-z%£][^:;|]*?)(?:\s+|\s*[:–-]\s*)(?P<value>(?=[^A-Za-z]*\d){FIGURE.pattern})",
    re.IGNORECASE,
)
"""'2024/25 61.4', 'Records reviewed: 60', 'Q3 9.1 secs': a cell of a table that is written out in lines."""


def _figures(sentence: Sentence, heads: list[Head], caption: str, over_lines: str | None) -> Iterator[Cell]:
    texts = sentence.cells
    if not texts or not sentence.numbers:
        return
    first = " ".join(filter(None, (head.get(0, "") for head in heads)))
    unlabelled = bare_grade(first) is not None or _tallies_grade(texts[0][2])
    numbered = len(texts) > _FEWEST_COLUMNS and _LIST_NUMBER.fullmatch(texts[0][2]) and _is_label(texts[1][2])
    of_label = 1 if numbered else 0
    label = "" if unlabelled else over_lines or _NOTE.sub("", texts[of_label][2])
    paired = [_paired(texts, head) for head in heads]
    for column, (start, end, text) in enumerate(texts):
        if column <= of_label and not unlabelled:
            continue
        note = _NOTE.search(text)
        text, end = (text[: note.start()], end - len(note.group())) if note else (text, end)
        inside = tuple(number for number in sentence.numbers if start <= number.start and number.end <= end)
        if inside:
            around = caption if unlabelled else f"{caption} {first}".strip()
            head = head_in_full(" ".join(filter(None, (row.get(column, "") for row in paired))))
            if not heads and label and (own := _OWN_HEAD.fullmatch(text)):
                head = own["head"]
                text = text if bare_grade(head) else own["value"]
                inside = tuple(number for number in inside if number.start >= end - len(own["value"]))
            if inside:
                yield Cell(start, end, text, head, label, around, inside)
