"""What a sample is made of, told line by line: '290 cases, made up as follows:' above '120 crimes' and '170 calls'.

The lines below a number that was reviewed are its parts where each gives one number and they add up to it.

Belongs here: such lists and labelled lines. Not here: parts in one sentence (`breakdowns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.audited import JUDGED
from pipelines.extraction.counts.sizes.base import Base
from pipelines.extraction.counts.sizes.labelled_sizes import LABEL, is_labelled_line
from pipelines.extraction.counts.sizes.reviewed import is_all_reviewed, is_reviewed
from pipelines.extraction.counts.words.count import cardinals
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.numbers import Number

_MOST_LINES = 15
_LEAST_PARTS = 2
_OPENS = expression(rf"\W*{LIMITS}", re.IGNORECASE)
_ENDS = expression(r"\s*[.;,]?\s*$|,?\s+of\s+which\s")


def judged_below(context: Context, sentence: Sentence) -> Base | None:
    """What a line that judges is out of: 'Effective: 66' below 'Investigations reviewed: 84'."""
    whole = context.once(_judged).get(sentence.start)
    return Base(int(whole[1].value or 0), outright=True, source=whole[0]) if whole else None


def parts_below(context: Context, sentence: Sentence) -> frozenset[int]:
    """Where, in a sentence, the number stands that is a part of what was reviewed above it; empty where none is."""
    return frozenset(context.once(_parts).get(sentence.start, ()))


def _judged(context: Context) -> dict[int, tuple[Sentence, Number]]:
    """The lines below a labelled number that judge the cases, each with the line and the number they divide."""
    found: dict[int, tuple[Sentence, Number]] = {}
    for sentence, whole, lines in _divided(context):
        if is_labelled_line(sentence.text) and all(map(_judges, lines)):
            found |= {line.start: (sentence, whole) for line, _ in lines}
    return found


def _judges(line: tuple[Sentence, Number]) -> bool:
    sentence, number = line
    label = sentence.text[: number.start]
    return JUDGED.search(label) is not None


def _parts(context: Context) -> dict[int, tuple[int, ...]]:
    """The parts by where their sentence begins."""
    found: dict[int, tuple[int, ...]] = {}
    for _, _, lines in _divided(context):
        if not all(map(_judges, lines)):
            for line, part in lines:
                found[line.start] = (*found.get(line.start, ()), part.start)
    return found


def _divided(context: Context) -> Iterator[tuple[Sentence, Number, list[tuple[Sentence, Number]]]]:
    """The numbers reviewed that the lines below add up to, with these lines."""
    for sentence in context.sentences:
        if sentence.block.kind == "table_row" or not sentence.numbers or not _leads_to_lines(context, sentence):
            continue
        for whole in cardinals(sentence):
            reviewed = is_reviewed(sentence.text, whole) or is_all_reviewed(sentence.text, whole)
            if reviewed and (lines := _lines_of(context, sentence, whole)):
                yield sentence, whole, lines


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
        if line and (several := _all_labelled(line)):
            yield from ((line, number) for number in several)
            continue
        number = _number_of(line) if line else None
        if line is None or number is None:
            return
        yield line, number


def _all_labelled(line: Sentence) -> list[Number]:
    """The numbers of lines that stand in one block, each behind a label of its own; none where one has none."""
    numbers = cardinals(line)
    starts = [0, *(number.end for number in numbers)]
    labels = [line.text[start : number.start].lstrip(" .;,\n") for start, number in zip(starts, numbers, strict=False)]
    return list(numbers) if len(numbers) > 1 and all(LABEL.fullmatch(label) for label in labels) else []


def _number_of(line: Sentence) -> Number | None:
    for number in cardinals(line):
        labelled = LABEL.fullmatch(line.text, 0, number.start) and _ENDS.match(line.text, number.end)
        if labelled or _OPENS.fullmatch(line.text, 0, number.start):
            return number
    return None
