"""Lines without a verb that set labels and figures in a row: 'Joiners 388, leavers 304', '999 - offered 36,118'.

Belongs here: the parts of such lines, each a label with its figure. Not here: one label and its figure on a line
(`shaped`), lists that a heading names (`labelled`), or brackets in a sentence (`series`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.words.reviewing import speaks_of_review
from pipelines.extraction.grammar.counted import thing_of_label
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.number_readings import lists_pages
from pipelines.extraction.volumes.shapes.labels import LabelledFigure
from pipelines.extraction.volumes.tables.plain_cells import names_no_count, tells_rate

_SAYS = expression(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|must|can|may|might|we|they|it|I|said|says|that|which|who|if|please|see)\b|£|\?",
    re.IGNORECASE,
)
"""A sentence, or sums of money."""
_LONGEST_LINE = 240
_FEWEST_FIGURES = 2
_BETWEEN = expression(r"\s+[-–—]\s+|[:;,]\s+|\s*\(|\)[\s,;]*|\.\s+|\s+and\s+(?=[A-Za-z/ ]{2,30}\s\d)")
_FIGURE = r"(?!(?:999|101)\b)(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_TIME = rf"(?:Q[1-4](?:\s+{YEAR}(?:[/-]\d\d)?)?|(?:(?:{MONTHS})\s+)?{YEAR}(?:[/-]\d\d)?|(?:{MONTHS}))"
_NO_LABEL = (
    r"(?!(?:page|item|part|no|tel|ext|ref|section|table|figure|annex|appendix|recommendation|paragraph|question|"
    r"version|issue)\b)"
)
_LABEL_FIRST = expression(
    rf"\W*(?:of\s+which\s+|and\s+)?{_NO_LABEL}(?P<label>[A-Za-z](?:[A-Za-z /&'’-]|\b(?:999|101)\b){{1,60}}?|{_TIME})"
    rf"\s*=?\s+(?P<digits>{_FIGURE})\W*",
    re.IGNORECASE,
)
_FIGURE_FIRST = expression(
    rf"\W*(?P<digits>{_FIGURE})\s+(?P<label>(?:[a-z-]+\s+){{0,2}}"
    r"(?:[a-z]{3,}(?:ed|s)|made|lost|met|sent|won|held|open|upheld|withdrawn)(?:\s+[a-z ]{2,30})?)\W*"
)
_ALONE = expression(rf"\W*(?P<digits>{_FIGURE})\W*")
_CALLS = expression(r"\W*(?:digital\s+)?(?:999|101)(?:\s+calls?)?\W*", re.IGNORECASE)
_CRIME = expression(
    r"\b(?:recorded|total|all|violent|knife|hate|rural|business|retail|vehicle)\s+crime\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line, the label of its figure, and where that stands; none where it holds words alone."""

    label: str
    digits: int | None


_IN_RUN = expression(
    rf"(?P<label>(?:(?:999|101)\s+)?[A-Za-z][A-Za-z /&'’-]{{2,40}}?)\s+(?P<digits>{_FIGURE})(?:\s+|\W*$)"
)
_RUN = expression(rf"\W*(?:{_IN_RUN.pattern.replace('?P<label>', '?:').replace('?P<digits>', '?:')}){{3,}}")
_OF_PROSE = expression(rf"\b(?:the|in|at|than|by|from|for|to|fewer|more|its|our|their|{YEAR})\b", re.IGNORECASE)


def runs_on(sentence: Sentence) -> bool:
    """Whether each figure stands behind its label: '999 calls 12,345 101 calls 45,678 Arrests 907'."""
    if sentence.block.kind == "table_row" or len(sentence.text) > _LONGEST_LINE:
        return False
    return _is_run(sentence.text) and not _SAYS.search(sentence.text)


def _is_run(text: str) -> bool:
    return _RUN.fullmatch(text) is not None and not _OF_PROSE.search(text) and not lists_pages(text)


def telegraphic(context: Context) -> Iterator[LabelledFigure]:
    """The figures of every such line."""
    for sentence in context.sentences:
        text = sentence.text
        if len(sentence.numbers) < _FEWEST_FIGURES or len(text) > _LONGEST_LINE or sentence.block.kind == "table_row":
            continue
        if _SAYS.search(text) or speaks_of_review(text) or lists_pages(text):
            continue
        yield from _figures(sentence, list(_parts(text)))


def _parts(text: str) -> Iterator[_Part]:
    if _is_run(text):
        yield from (_Part(found["label"], found.start("digits")) for found in _IN_RUN.finditer(text))
        return
    start, above, opened = 0, "", ""
    for between in (*_BETWEEN.finditer(text), None):
        end = between.start() if between else len(text)
        said = text[start:end]
        if found := _LABEL_FIRST.fullmatch(said) or _FIGURE_FIRST.fullmatch(said):
            yield _Part(found["label"].strip(), start + found.start("digits"))
        elif (found := _ALONE.fullmatch(said)) and above and opened != ",":
            yield _Part(above, start + found.start("digits"))
        elif words := said.strip(" •-–—"):
            above = words
            yield _Part(above, None)
        if not between:
            return
        start, opened = between.end(), between.group().strip()[:1]


def _figures(sentence: Sentence, parts: list[_Part]) -> Iterator[LabelledFigure]:
    """None where no label names a thing, or one is a grade or says that its figure is no count."""
    told = [part for part in parts if part.digits is not None]
    labels = [part.label for part in parts]
    if len(told) < _FEWEST_FIGURES or not any(map(_names_thing, labels)) or any(map(bare_grade, labels)):
        return
    head = next((part.label for part in parts if part.digits is None), "")
    cardinals = {number.start: number for number in sentence.numbers if number.kind == "cardinal"}
    for part in told:
        number = cardinals.get(part.digits if part.digits is not None else -1)
        if number and number.value and not names_no_count(part.label) and not tells_rate(part.label):
            title = part.label if _names_thing(part.label) else f"{head} {part.label}".strip()
            yield LabelledFigure(sentence, number, title, sentence.force_id, (number.start, number.start))


def _names_thing(label: str) -> bool:
    thing = thing_of_label(label)
    return bool((thing and thing.role == "volume") or _CALLS.fullmatch(label) or _CRIME.search(label))
