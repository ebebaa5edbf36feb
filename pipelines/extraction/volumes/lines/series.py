"""Labels and figures in the brackets of a sentence: '(pursue 902, prevent 104)', 'pay (91), workload (77)'.

Belongs here: several labels in one bracket, and several brackets behind their labels. Not here: lines of labels
(`telegraphic`, `shaped`), or a number in brackets that stands for itself (`shapes.announced`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.words.reviewing import speaks_of_review
from pipelines.extraction.grammar.counted import things_before
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.volumes.shapes.labels import LabelledFigure
from pipelines.extraction.volumes.shapes.unnamed import NAMED_LINES
from pipelines.extraction.volumes.tables.plain_cells import names_no_count, tells_rate

_FIGURE = r"\d{1,3}(?:,\d{3})+|\d+"
_WORDS = r"[A-Za-z][A-Za-z /&'’-]{1,45}?"
_ITEM = rf"(?:and\s+|of\s+which\s+)?{_WORDS}\s*[:=]?\s+(?:{_FIGURE})"
_IN_BRACKETS = expression(rf"\((?P<items>{_ITEM}(?:(?:\s*[,;]\s*|\s+and\s+){_ITEM})+)\)")
_ONE = expression(rf"(?P<label>{_WORDS})\s*[:=]?\s+(?P<digits>{_FIGURE})(?!\d)")
_EACH = expression(
    rf"(?P<label>\b(?!(?:and|by|on|of|in|for|with|from)\b)[a-z][a-z'-]*(?: [a-z'-]+){{0,2}})\s\((?P<digits>{_FIGURE})\)"
)
_FEWEST = 2


def series_in_brackets(context: Context) -> Iterator[LabelledFigure]:
    """The figures of every such bracket behind a thing that is counted, and of several behind what they count."""
    for sentence in context.sentences:
        text = sentence.text
        if "(" not in text or len(sentence.numbers) < _FEWEST or speaks_of_review(text):
            continue
        for bracket in _IN_BRACKETS.finditer(text):
            named = things_before(text, bracket.start())
            if named and named.role == "context":
                named = things_before(text, named.start)
            if named and named.role == "volume":
                items = list(_ONE.finditer(text, *bracket.span("items")))
                yield from _figures(sentence, items, text[named.start : named.end])
        if len(each := list(_EACH.finditer(text))) >= _FEWEST:
            yield from _figures(sentence, each, "")


def _figures(sentence: Sentence, items: list[re.Match[str]], head: str) -> Iterator[LabelledFigure]:
    """None where one of the labels is a grade, or says that its figure is no count."""
    labels = [head, *(item["label"].strip() for item in items)]
    if any(bare_grade(label) or names_no_count(label) or tells_rate(label) for label in labels):
        return
    cardinals = {number.start: number for number in sentence.numbers if number.kind == "cardinal"}
    for item in items:
        number = cardinals.get(item.start("digits"))
        if number and number.value not in NAMED_LINES:
            title = f"{head} {item['label']}".strip()
            yield LabelledFigure(sentence, number, title, sentence.force_id, (number.start, number.start))
