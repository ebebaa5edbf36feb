"""The sentences that stand in the cells of a table.

Belongs here: taking them out of a row. Not here: what they say (`reading`, `samples`), or cells that hold a number
(`tables`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.sentences import split

_WORDS_OF_PROSE = 5


def prose_of(row: Sentence) -> Iterator[Sentence]:
    """The sentences in the cells of a table row that hold prose."""
    for cell in row.block.cells:
        text = row.text[cell.start - row.start : cell.end - row.start]
        if len(text.split()) >= _WORDS_OF_PROSE:
            for start, end in split(text):
                yield replace(row, start=cell.start + start, end=cell.start + end, text=text[start:end])
