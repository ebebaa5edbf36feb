"""What stands around figures of a table and tells something of them: its title and unit, a title between rows, the
rest of a label.

Belongs here: finding those words. Not here: the rows and heads themselves (`figures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence

TITLE_OF_ROWS = expression(r"[A-Z][a-z'’&,/-]*(?:\s[A-Za-z'’&,/-]+){0,4}:?")
"""'Financed by', between the rows of one table."""


def told_around(context: Context, above: Sentence | None, position: int) -> Iterator[str]:
    """The sentence above a table, and the title or unit below it where none stands above."""
    if above:
        yield above.text
    if above and _IS_TITLE.match(above.text):
        return
    behind = range(position, len(context.sentences))
    at = next((at for at in behind if context.sentences[at].block.kind != "table_row"), None)
    below = context.sentences[at] if at is not None else None
    if below and (_IS_TITLE.match(below.text) and not _heads_rows(context, at)):
        yield below.text


def _heads_rows(context: Context, at: int | None) -> bool:
    """Whether rows follow right behind a title: it is theirs."""
    return at is not None and any(line.block.kind == "table_row" for line in context.sentences[at + 1 : at + 2])


_IS_TITLE = expression(r"\W*(?:table|figure|chart|graph)\s+\d", re.IGNORECASE)


def label_over_lines(rows: Sequence[Sentence], at: int) -> str | None:
    """The label of a row that begins on the line above its figures, or goes on below them; None where it does not."""
    own = rows[at].cells[0][2] if rows[at].cells else ""
    if not own:
        return None
    above, below = (_words_alone(rows[other]) if 0 <= other < len(rows) else "" for other in (at - 1, at + 1))
    if above and _GOES_ON.match(own) and not above.endswith(":"):
        return f"{above} {own}"
    return f"{own} {below}" if below and _GOES_ON.match(below) else None


def _words_alone(line: Sentence) -> str:
    """The words of a row that holds a label and nothing else."""
    filled = [text for _, _, text in line.cells if text] if line.block.kind == "table_row" else []
    return filled[0] if filled and filled[0] == line.cells[0][2] and len(filled) == 1 and not line.numbers else ""


_GOES_ON = expression(r"(?!(?:of\s+which|including|excluding|inc|excl?)\b)(?:[a-z]|\([a-z])")
"""Labels begin with capitals; 'of which: urban' is one of its own."""
