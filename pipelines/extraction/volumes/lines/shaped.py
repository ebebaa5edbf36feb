"""Lines that hold a label and its figure, told by their shape: 'Object found 771 (26.9%)', 'Grants 412', 'Refusals 14'.

Belongs here: lines whose label the vocabulary need not know, because something beside it says that it counts: its
share, the figure of another time or of the nation, a total, the lines around. Not here: labels that name what is
counted (`labelled`), figures for so many people (`shapes.labels`), or tables (`tables.cells`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.words.reviewing import speaks_of_review
from pipelines.extraction.grammar.counted import thing_of_label
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.labels import LabelledFigure, names_things
from pipelines.extraction.volumes.tables.plain_cells import TAKES_SO_LONG, names_no_count, tells_rate

_FIGURE = r"\d{1,3}(?:,\d{3})+|\d+"
_LABEL = (
    r"(?-i:(?=[A-Z]|of\s+which\s|999\s|101\s))(?:[^.;:?!£%|\d]|"
    r"\b(?:section|under|over|aged|outcome|priority|grade)\s+\d{1,3}\b|\b(?:999|101)\b)"
)
_TIME = (
    r"(?:(?:the\s+)?(?:previous|last|same|prior)\s+[a-z]+(?:\s+[a-z]+){0,3}|"
    r"PYTD|LYTD|PY|LY|prev(?:ious)?(?:\s+year)?|last\s+yr|"
    rf"Q[1-4](?:\s+{YEAR}(?:[/-]\d\d)?)?|(?:(?:{MONTHS})\s+)?{YEAR}(?:[/-]\d\d(?:\d\d)?)?)"
)
_NATION = (
    r"(?:(?:the\s+)?(?:national|England\s+and\s+Wales|regional|similar\s+forces?)"
    r"(?:\s+(?:average|mean|median|figure|total))?)"
)
_SHARE = r"\s*\(\s*\d+(?:\.\d+)?\s?(?:%|per\s?cent)(?:\s+of\s+[a-z ]{3,30})?\s*\)"
_LINE = expression(
    rf"\W*(?P<label>{_LABEL}{{2,80}}?)\s*[:–-]?\s+(?P<digits>{_FIGURE}|\d+\.\d+)(?P<share>{_SHARE})?"
    rf"(?P<beside>\s*[(;,]\s*(?:(?P<time>{_TIME})|(?P<nation>{_NATION}))\s*[:=–-]?\s*"
    rf"(?P<other>{_FIGURE}|\d+\.\d+)\s*\)?|\s*[(;,]\s*(?:up|down|a\s+(?:rise|fall|drop|cut)\s+of)\s+(?:by\s+)?(?P<change>{_FIGURE})"
    rf"(?:\s+(?:on|from|since|over)\s+[\w\s/]{{3,40}}?)?\s*\)?)?\W*",
    re.IGNORECASE,
)
"""A label, a figure, what share that is, and the figure of another time or of the nation."""
_SAYS = expression(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|must|we|they|you|see)\b|"
    r"\b(?:can|may|might|it|at|than|to|from|by|since|until|between|about|nearly|around|over|of|and|the|for)$",
    re.IGNORECASE,
)
"""Words of a sentence, or such as end no label."""
_NAMES_PLACE = expression(
    r"(?:[\w/-]+\s+)*?(?:page|item|part|section|chapter|table|figure|appendix|annex|recommendation|question|volume|"
    r"issue|version|phase|tier|level|step|cause\s+of\s+concern|areas?\s+for\s+improvement|no|number|ref|paragraph|row|"
    rf"line|band|week|day|{MONTHS})\W*|"
    r".*\b(?:PEEL|agenda|tel|telephone|comments?|likes?|shares?|views|published|posted|since|inspection)\b.*",
    re.IGNORECASE,
)
"""'Agenda item 7', 'Recommendation 2', 'June 2021': a number that names a place or a day."""
_TOTAL = expression(
    r"(?:grand\s+|overall\s+)?(?:total|number\s+of|no\.?\s+of|all(?:\s+other)?)\s+(?!for\b)[\w' -]*[a-z](?<![sui])s\b",
    re.IGNORECASE,
)
_PART = (
    rf"(?:{_FIGURE})\s+(?:(?:not|still|already|partly)\s+)?(?:[a-z]{{2,}}ed|open|upheld|made|won|lost|met|sent|withdrawn|"
    rf"ongoing|outstanding|pending|overdue|in\s+progress)\b(?:\s+[a-z]+){{0,3}}(?:{_SHARE})?"
)
_PARTS = expression(
    rf"\W*(?P<label>{_LABEL}{{2,60}}?)\s*[:–-]\s+{_PART}(?:(?:[,;]|,?\s+and)\s+{_PART})+\W*", re.IGNORECASE
)
"""'Reviews by the commissioner: 214 received, 31 upheld (14%)'."""

_Line = tuple[Sentence, re.Match[str]]


def plain_lines(context: Context) -> Iterator[LabelledFigure]:
    """The figures of such lines: those of one line alone, of several together, and the parts behind one label."""
    for together in _runs(context):
        counted = len(together) > 1 and not _lists_pages(together) and _counts(context, together)
        for sentence, found in together:
            if counted or _is_told(found):
                yield from _figures(sentence, found)
    for sentence in filter(_may_be_line, context.sentences):
        parts = _PARTS.fullmatch(sentence.text)
        if parts is None or speaks_of_review(sentence.text):
            continue
        for number in sentence.numbers:
            if number.kind == "cardinal" and number.start > parts.end("label"):
                yield LabelledFigure(sentence, number, parts["label"].strip(), sentence.force_id)


def _runs(context: Context) -> Iterator[list[_Line]]:
    """The lines, those that follow each other together."""
    lines = [
        (at, sentence, found)
        for at, sentence in enumerate(context.sentences)
        if _may_be_line(sentence) and (found := _line(sentence.text))
    ]
    for _, run in groupby(enumerate(lines), key=lambda line: line[1][0] - line[0]):
        yield [(sentence, found) for _, (_, sentence, found) in run]


def _may_be_line(sentence: Sentence) -> bool:
    return bool(sentence.numbers) and sentence.block.kind in ("paragraph", "list_item")


def _line(text: str) -> re.Match[str] | None:
    """A line whose label says nothing that is no count."""
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    label = found["label"].strip()
    if _SAYS.search(label) or _NAMES_PLACE.fullmatch(label) or bare_grade(label) or speaks_of_review(label):
        return None
    if TAKES_SO_LONG.search(label):
        return found
    plain = "." not in found["digits"] and not tells_rate(label) and not names_no_count(label)
    return found if plain else None


def _is_told(found: re.Match[str]) -> bool:
    """Whether the line alone shows that it counts or measures."""
    return bool(
        found["share"]
        or found["beside"]
        or "," in found["digits"]
        or _TOTAL.match(found["label"])
        or TAKES_SO_LONG.search(found["label"])
    )


def _counts(context: Context, together: Sequence[_Line]) -> bool:
    """Whether one of the lines, or the title above them, says that they count."""
    if any(_names_thing(found["label"]) or _is_told(found) for _, found in together):
        return True
    title = next(iter(context.before(together[0][0])), None)
    return title is not None and names_things(title)


def _names_thing(label: str) -> bool:
    thing = thing_of_label(label)
    return thing is not None and thing.role == "volume"


def _lists_pages(together: Sequence[_Line]) -> bool:
    """A list of contents, whose numbers never fall."""
    pages = [float(found["digits"].replace(",", "")) for _, found in together if not found["share"]]
    rise = all(one <= other for one, other in pairwise(pages))
    return rise and len(pages) >= _FEWEST_PAGES and pages[-1] <= _LAST_PAGE


_FEWEST_PAGES = 3
_LAST_PAGE = 300


def _figures(sentence: Sentence, found: re.Match[str]) -> Iterator[LabelledFigure]:
    """The figure of the label, and that of another time or of the nation beside it."""
    label, parted = found["label"].strip(), found.end("digits")
    if number := _number_at(sentence, found.start("digits")):
        window = (0, parted) if found["beside"] else None
        yield LabelledFigure(sentence, number, label, sentence.force_id, window)
    if number := _number_at(sentence, found.start("change")):
        yield LabelledFigure(sentence, number, label, sentence.force_id, (parted, len(sentence.text)))
    if number := _number_at(sentence, found.start("other")):
        whose = None if found["nation"] else sentence.force_id
        title = f"{label} {found['time'] or ''}".strip()
        yield LabelledFigure(sentence, number, title, whose, (parted, len(sentence.text)))


def _number_at(sentence: Sentence, start: int) -> Number | None:
    return next((one for one in sentence.numbers if one.start == start and one.kind == "cardinal" and one.value), None)
