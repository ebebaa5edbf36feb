"""Labels and figures in a row, on a line or in brackets: 'Joiners 388, leavers 304', '(pursue 902, prevent 104)'.

Belongs here: several labels, each with its number right behind it. Not here: one label and its figure on a line
(`lines`), or lists that a heading names (`labelled`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.reviewing import speaks_of_review
from pipelines.extraction.grammar.counted import thing_of_label, things_before
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.volumes.labels import LabelledFigure
from pipelines.extraction.volumes.plain_cells import names_no_count, tells_rate

_FIGURE = r"\d{1,3}(?:,\d{3})+|\d+"
_WORDS = (
    r"(?!(?:and|or|up|down|to|from|about|around|over|nearly|at|in|on|by|for|of|the|"
    r"page|item|part|no|tel|ext|ref|section|table|figure)\b)"
    r"[A-Za-z](?:(?!\b(?:is|are|was|were|has|have|had|will|would|we|it|they|than|from|which|who|that|to)\b)"
    r"[A-Za-z /&'’-]){1,45}?"
)
_ITEM = rf"(?:and\s+|of\s+which\s+)?{_WORDS}\s*[:=]?\s+(?:{_FIGURE})(?:\s*\(\s*[+-]?\d+(?:\.\d+)?\s?%\s*\))?"
_BETWEEN = r"(?:\s*[,;]\s*|\s+and\s+(?:the\s+)?|\s*\(\s*|\s*\)\s*[,;]?\s*)"
_SERIES = re.compile(
    rf"\W*(?:(?P<head>[A-Z][A-Za-z '’/&-]{{2,60}}):\s+)?(?P<items>{_ITEM}(?:{_BETWEEN}{_ITEM})+)\s*\)?\W*"
)
_IN_BRACKETS = re.compile(rf"\((?P<items>{_ITEM}(?:(?:\s*[,;]\s*|\s+and\s+){_ITEM})+)\)")
_ONE = re.compile(rf"(?P<label>{_WORDS})\s*[:=]?\s+(?P<digits>{_FIGURE})(?!\d)")
_FEWEST = 2.0


def series_of_labels(context: Context) -> Iterator[LabelledFigure]:
    """The figures of every such line, and of every such bracket behind a thing that is counted."""
    for sentence in context.sentences:
        text = sentence.text
        if len(sentence.numbers) < _FEWEST or sentence.block.kind == "table_row" or speaks_of_review(text):
            continue
        if line := _SERIES.fullmatch(text):
            if _names_thing(line["head"] or "") or any(
                _names_thing(one["label"]) for one in _ONE.finditer(text, *line.span("items"))
            ):
                yield from _figures(sentence, line, (line["head"] or "").strip())
            continue
        for bracket in _IN_BRACKETS.finditer(text):
            named = things_before(text, bracket.start())
            if named and named.role == "context":
                named = things_before(text, named.start)
            if named and named.role == "volume":
                yield from _figures(sentence, bracket, text[named.start : named.end])


def _figures(sentence: Sentence, found: re.Match[str], head: str) -> Iterator[LabelledFigure]:
    """None where one of the labels is a grade, or says that its figure is no count."""
    items = [(one["label"].strip(), one.start("digits")) for one in _ONE.finditer(sentence.text, *found.span("items"))]
    if any(
        bare_grade(label) or names_no_count(label) or tells_rate(label) for label in (head, *(one for one, _ in items))
    ):
        return
    cardinals = {number.start: number for number in sentence.numbers if number.kind == "cardinal"}
    for label, start in items:
        if start in cardinals:
            title = label if _names_thing(label) else f"{head} {label}".strip()
            yield LabelledFigure(sentence, cardinals[start], title, sentence.force_id, (start, start))


def _names_thing(label: str) -> bool:
    thing = thing_of_label(label.strip()) if label.strip() else None
    return thing is not None and thing.role == "volume"
