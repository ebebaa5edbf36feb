"""Figures that stand alone above or below what they count: '214,605' over 'emergency calls'.

Belongs here: blocks of a page that are all figure, with the block beside that says of what. Not here: labels and
figures on one line (`shaped`, `telegraphic`), or cells (`tables.cells`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import thing_of_label
from pipelines.extraction.volumes.shapes.labels import LabelledFigure
from pipelines.extraction.volumes.shapes.unnamed import NAMED_LINES
from pipelines.extraction.volumes.tables.plain_cells import names_no_count, tells_rate

_DAY = rf"(?:\d{{1,2}}\s+)?(?:{MONTHS})"
_PERIOD = (
    rf"(?:(?:(?:the\s+)?(?:financial\s+)?(?:year|12\s+months|quarter)\s+(?:to|ending|ended)\s+)?{_DAY}(?:\s+{YEAR})?(?:\s*(?:-|–|to)\s*{_DAY})?(?:\s+{YEAR})?|"
    rf"{YEAR}(?:\s?[/-]\s?\d\d(?:\d\d)?)?)"
)
_ALONE = expression(
    rf"\W*(?:(?:in\s+|for\s+)?{_PERIOD}\s*:\s*)?"
    r"(?:over\s+|nearly\s+|around\s+|more\s+than\s+)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?(?:million|m))?\+?\W*",
    re.IGNORECASE,
)
"""'214,605', 'Year to March 2019: 51,860'."""
_LABEL = expression(r"\W*(?:(?:999|101)\s+)?[A-Za-z][^.!?£%]{2,90}\W*")
_SENTENCE = expression(r"\b(?:is|are|was|were|has|have|had|will|we|they|it|you)\b|[.!?]\s*$", re.IGNORECASE)
_THOUSANDS = 1_000
_FEWEST = 2
_LAST_PAGE = 300


def figures_alone(context: Context) -> Iterator[LabelledFigure]:
    """The figures of every page that sets them so: above their labels, or below, as its first pair does."""
    sentences = context.sentences
    at = 0
    while at < len(sentences):
        run = _run(sentences, at)
        yield from _figures(run)
        at += max(len(run), 1)


def _run(sentences: list[Sentence] | tuple[Sentence, ...], at: int) -> list[Sentence]:
    """Figures alone and labels by turns, from `at` on."""
    run: list[Sentence] = []
    for index in range(at, len(sentences)):
        sentence = sentences[index]
        figure = _is_figure(sentence)
        if not figure and not _is_label(sentence):
            break
        if run and _is_figure(run[-1]) == figure:
            break
        run.append(sentence)
    return run if any(map(_is_figure, run)) else run[:0]


def _figures(run: list[Sentence]) -> Iterator[LabelledFigure]:
    if len(run) % 2 and not _is_figure(run[0]) and not _names_thing(run[0].text):
        run = run[1:]  # the title over them
    if len(run) < _FEWEST:
        return
    pairs = zip(run[::2], run[1::2], strict=False)
    found = [(one, other) if _is_figure(one) else (other, one) for one, other in pairs]
    told = len(found) > 1 and any(_names_thing(label.text) for _, label in found) and not _are_pages(found)
    for figure, label in found:
        number = next((one for one in reversed(figure.numbers) if one.kind == "cardinal" and one.value), None)
        if number is None or not (told or (number.value or 0) >= _THOUSANDS):
            continue
        if not names_no_count(label.text) and not tells_rate(label.text):
            title = " ".join(label.text.split())
            yield LabelledFigure(figure, number, title, figure.force_id, (number.start, number.start))


def _are_pages(pairs: list[tuple[Sentence, Sentence]]) -> bool:
    """Whether the figures never fall, and none is higher than the last page of a report."""
    values = [figure.numbers[0].value or 0 for figure, _ in pairs if figure.numbers]
    return all(one <= other <= _LAST_PAGE for one, other in pairwise(values))


def _is_figure(sentence: Sentence) -> bool:
    return sentence.block.kind != "table_row" and _ALONE.fullmatch(sentence.text) is not None


def _is_label(sentence: Sentence) -> bool:
    if sentence.block.kind == "table_row" or any(
        one.kind in ("cardinal", "percent", "money") and one.value not in NAMED_LINES for one in sentence.numbers
    ):
        return False
    return _LABEL.fullmatch(sentence.text) is not None and not _SENTENCE.search(sentence.text)


def _names_thing(label: str) -> bool:
    thing = thing_of_label(label)
    return thing is not None and thing.role == "volume"
