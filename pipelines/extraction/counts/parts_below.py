"""What a sample is made of, told line by line: '290 cases, made up as follows:' above '120 crimes' and '170 calls'.

The lines below a number that was reviewed are its parts where each gives one number and they add up to it.

Belongs here: such lists and labelled lines. Not here: parts in one sentence (`breakdowns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.count import cardinals
from pipelines.extraction.counts.labelled_sizes import LABEL, is_labelled_line
from pipelines.extraction.counts.reviewed import is_all_reviewed, is_reviewed
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.numbers import Number

_MOST_LINES = 15
_LEAST_PARTS = 2
_OPENS = re.compile(rf"\W*{LIMITS}", re.IGNORECASE)
_ENDS = re.compile(r"\s*[.;,]?\s*$")


def parts_below(context: Context, sentence: Sentence) -> frozenset[int]:
    """Where, in a sentence, the number stands that is a part of what was reviewed above it; empty where none is."""
    return frozenset(context.once(_parts).get(sentence.start, ()))


def _parts(context: Context) -> dict[int, tuple[int, ...]]:
    """The parts by where their sentence begins."""
    found: dict[int, tuple[int, ...]] = {}
    for sentence in context.sentences:
        if sentence.block.kind == "table_row" or not sentence.numbers or not _leads_to_lines(context, sentence):
            continue
        for whole in cardinals(sentence):
            if is_reviewed(sentence.text, whole) or is_all_reviewed(sentence.text, whole):
                found |= {line.start: (part.start,) for line, part in _lines_of(context, sentence, whole)}
    return found


def _leads_to_lines(context: Context, sentence: Sentence) -> bool:
    """Whether it is the last of its block and ends in a colon, or is a label and a number."""
    if context.in_block(sentence.block_index)[-1] is not sentence:
        return False
    return sentence.text.rstrip().endswith(":") or is_labelled_line(sentence.text)


def _lines_of(context: Context, sentence: Sentence, whole: Number) -> list[tuple[Sentence, Number]]:
    """The lines below and their numbers, if these add up to the whole."""
    lines: list[tuple[Sentence, Number]] = []
    total = 0.0
    for line, part in _numbered_lines(context, sentence):
        lines.append((line, part))
        total += part.value or 0
        if total >= (whole.value or 0):
            break
    return lines if total == whole.value and len(lines) >= _LEAST_PARTS else []


def _numbered_lines(context: Context, above: Sentence) -> Iterator[tuple[Sentence, Number]]:
    """The lines below, each with the number that it opens with or that stands behind its label."""
    for index in range(above.block_index + 1, above.block_index + 1 + _MOST_LINES):
        line = next(iter(context.in_block(index)), None)
        number = _number_of(line) if line else None
        if line is None or number is None:
            return
        yield line, number


def _number_of(line: Sentence) -> Number | None:
    for number in cardinals(line):
        labelled = LABEL.fullmatch(line.text, 0, number.start) and _ENDS.match(line.text, number.end)
        if labelled or _OPENS.fullmatch(line.text, 0, number.start):
            return number
    return None
