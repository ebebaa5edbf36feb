"""Tables of figures: rows that stand together, the heads of their columns, and the unit that counts for all.

Belongs here: what a cell's row and column say about it. Not here: what its figure is (`money.tables.budgets`,
`volumes`), or tables of grades (`grades.tables.judgments`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.documents.expressions.late import expression
from pipelines.documents.tables.rows_of_text import is_value
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.short_periods import head_in_full
from pipelines.extraction.tables.heads import (
    FEWEST_COLUMNS,
    OWN_HEAD,
    Head,
    heads_time,
    heads_values,
    is_head,
    moved_right,
    opens_another,
    paired,
    pairs_labels,
    spread,
    title_and_head,
    widened,
)
from pipelines.extraction.tables.titles import TITLE_OF_ROWS, label_over_lines, told_around

_SPACES_OF_PROSE = 6
_VERB_LIKE = expression(r"\b(?:is|are|was|were|has|have|had|will|should|needs?|must|can|could|may)\b", re.IGNORECASE)
_DIFFERENCE = expression(
    r"\W*(?:£\s?\w*\W+|(?:cash|year[\s-]on[\s-]year|annual)\s+)*(?:changes?|movements?|variations?|increases?|growth|diff\b\.?|\+\s?/\s?[-−–](?!\s?\d))(?:\W+(?:or\s+)?(?:decreases?|reductions?))?(?:\s+(?:on|from|over)\s+\S+)?(?:\W+£\s?\w*)?\W*",
    re.IGNORECASE,
)
"""A column of what two others differ by tells nothing that they don't."""


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
        if sentence.block.kind != "table_row" or (holds_prose(sentence) and not _says_what_is_below(context, position)):
            kept = heads if filled and TITLE_OF_ROWS.fullmatch(sentence.text) else []
            above, heads, filled = sentence, [], False
            continue
        told = caption
        heads = kept if kept and _goes_on(sentence, kept) else heads
        keyed = bool(heads) and not heads[-1]
        if (
            filled
            and heads
            and above
            and not keyed
            and opens_another(sentence, heads[-1], _between(context, above, sentence))
        ):
            heads, caption, filled = [], around, False
        if above is None or above.block.kind != "table_row" or (not heads and holds_prose(above)):
            around = " ".join(dict.fromkeys((*sentence.headings[-1:], *told_around(context, above, position))))
            caption = f"{told} {above.text}" if kept and heads and above else around
            kept = []
        above = sentence
        if heads and not filled and len(heads) <= _MOST_NARROW and _is_wider_head(sentence, heads):
            heads = [wide for head in heads if (wide := widened(head, len(sentence.cells)))]
        figures = tuple(_figures(sentence, heads, caption, label_over_lines(context.sentences, position)))
        if not filled and pairs_labels(sentence, heads) and is_head(sentence, heads):
            heads = [{}]
        elif not keyed and (
            is_head(sentence, heads) or heads_values(sentence, heads, context.sentences[position + 1 : position + 4])
        ):
            title, head = title_and_head(sentence)
            head = moved_right(head, context.sentences[position + 1 : position + 4])
            caption = " ".join(filter(None, (caption, title)))
            heads = [*heads[:-1], *(spread(over, head) for over in heads[-1:]), head] if head else heads
        elif figures:
            filled = True
            yield sentence, figures


_MOST_NARROW = 2
"""Rows of heads that reach over several columns each."""


def _is_wider_head(row: Sentence, heads: Sequence[Head]) -> bool:
    """Whether a row of heads has more columns than the one above it, and is labelled throughout."""
    return len(row.cells) > max(map(len, heads)) > 0 and all(text for _, _, text in row.cells) and is_head(row, [])


def _says_what_is_below(context: Context, position: int) -> bool:
    """Whether the sentences of a row head figures: 'We looked at so many records. | The force recorded so many.'"""
    row, *below = context.sentences[position : position + 2]
    return any(
        next_row.block.kind == "table_row"
        and len(next_row.cells) == len(row.cells)
        and all(is_value(text) for _, _, text in next_row.cells)
        for next_row in below
    )


def _goes_on(row: Sentence, heads: Sequence[Head]) -> bool:
    """Whether a row below a title in a table has figures for the heads above the title, and no heads of its own."""
    cells = [text for _, _, text in row.cells]
    figures = len(cells) > FEWEST_COLUMNS and bool(cells[0]) and all(is_value(text) for text in cells[1:] if text)
    return figures and len(cells) <= max(map(len, heads)) and not is_head(row, [])


def _between(context: Context, above: Sentence, row: Sentence) -> str:
    return context.document.text[above.end : row.start]


def holds_prose(row: Sentence) -> bool:
    """Whether the cells of a row hold sentences, as in a list of findings and answers set as a table.

    A long label beside nothing but figures is none: 'Calls that were answered within 10 seconds | 92% | 84%'.
    """
    if any(_reads_as_prose(text) for _, _, text in row.cells[1:]):
        return True
    beside = [text for _, _, text in row.cells[1:] if text]
    labels = bool(beside) and all(is_value(text) or OWN_HEAD.fullmatch(text) for text in beside)
    return not labels and any(_reads_as_prose(text) for _, _, text in row.cells[:1])


def _reads_as_prose(text: str) -> bool:
    return text.count(" ") >= _SPACES_OF_PROSE and _VERB_LIKE.search(text) is not None


def _all_figures(texts: Sequence[tuple[int, int, str]], heads: Sequence[Head]) -> bool:
    """Whether a row is figures, the first as well, below times alone or a head that says what was counted."""
    firsts = [head.get(0, "") for head in heads]
    counted = any(map(heads_time, firsts)) or any(map(_COUNTED.search, firsts))
    return counted and all(is_value(text) for _, _, text in texts if text) and bool(texts[0][2])


_COUNTED = expression(r"\b(?:reviewed|audited|examined|sampled|assessed|looked\s+at|read)\b", re.IGNORECASE)
"""'Jan-24 | Feb-24' above '612 | 540'; 'Incidents reviewed | Crimes recorded' above '96 | 72'."""


def _tallies_grade(text: str) -> bool:
    """Whether a cell holds a grade with its number: in 'Good 17 | Inadequate 5' the first cell labels nothing."""
    found = _NUMBER_OF_GRADE.fullmatch(text.strip())
    return found is not None and bare_grade(found[1]) is not None


_NUMBER_OF_GRADE = expression(r"([A-Za-z][A-Za-z ]*[A-Za-z])\s*[:=–-]?\s*\(?\d+\)?")


_LIST_NUMBER = expression(r"\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[A-Z]{1,4}[ -]?\d{1,2}(?:[/.]\d{1,3})?")
"""'1', 'AFI 2', 'P22/01': what numbers the rows of a table before their labels."""


def _is_label(text: str) -> bool:
    return bool(text) and not is_value(text) and OWN_HEAD.fullmatch(text) is None


_NOTE = expression(r"(?<=\S)\s?(?:\[\w{1,2}\]|[*†‡]{1,2})$")
"""The mark of a footnote, behind a figure or a label."""


def _figures(sentence: Sentence, heads: list[Head], caption: str, over_lines: str | None) -> Iterator[Cell]:
    texts = sentence.cells
    if not texts or not sentence.numbers:
        return
    first = " ".join(filter(None, (head.get(0, "") for head in heads)))
    unlabelled = bare_grade(first) is not None or _tallies_grade(texts[0][2]) or _all_figures(texts, heads)
    numbered = len(texts) > FEWEST_COLUMNS and _LIST_NUMBER.fullmatch(texts[0][2]) and _is_label(texts[1][2])
    of_label = 1 if numbered else 0
    label = "" if unlabelled else over_lines or _NOTE.sub("", texts[of_label][2])
    over = [paired(texts, head) for head in heads]
    for column, (start, end, text) in enumerate(texts):
        if column <= of_label and not unlabelled:
            continue
        note = _NOTE.search(text)
        text, end = (text[: note.start()], end - len(note.group())) if note else (text, end)
        inside = tuple(number for number in sentence.numbers if start <= number.start and number.end <= end)
        if inside:
            around = caption if unlabelled else f"{caption} {first}".strip()
            head = head_in_full(" ".join(filter(None, (row.get(column, "") for row in over))))
            if not heads and label and (own := OWN_HEAD.fullmatch(text)):
                head = own["head"]
                text = text if bare_grade(head) else own["value"]
                inside = tuple(number for number in inside if number.start >= end - len(own["value"]))
            if inside:
                yield Cell(start, end, text, head, label, around, inside)
