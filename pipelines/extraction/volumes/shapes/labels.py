"""Figures for so many people under a label: 'Calls for assistance per 1,000 population: 236 (England and Wales 240)'.

Belongs here: lines that hold only names and numbers, with the words above or before them that say what is counted. Not
here: the same in a sentence (`constructions`), tables (`tables`) or the facts (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import things_before
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.subjects import NATIONAL

_TITLE = expression(
    r"(?:[A-Z][^:.;]{3,80}?:\s+(?=[a-z])|(?:[A-Z][^:.;]{3,80}?:\s+)?(?=[A-Z\d]))[^:.;]{3,80}?\s\(?(?:per|for\s+every)\s+(?:(?:1,?000|10,?000|100,?000|(?:one\s+|1\s+)?million)\s+"
    r"(?:of\s+)?(?:the\s+)?(?:population|people|persons|residents|inhabitants|households|workforce|members\s+of\s+the\s+workforce)|person|head)"
    r"(?:\s+of\s+(?:the\s+)?population)?(?:\s+(?:per|a|each)\s+(?:day|week|month|quarter|year))?\)?(?:\s*\([^():]{3,60}\))?"
    rf"(?:,?\s+(?:in\s+|for\s+|as\s+at\s+|at\s+)?(?:the\s+)?(?:(?:12|twelve)\s+months|year)?\s*(?:to|ending|ended|from)?\s*(?:\d{{1,2}}\s+)?(?:(?:{MONTHS})\s+)?{YEAR}"
    r"(?:[/-]\d\d(?:\d\d)?)?|,\s+(?:the\s+)?same\s+(?:period|year|months?))?"
)
"""'Recorded crime per 1,000 population (excluding fraud), 12 months to 30 June 2017'."""
_NAME = expression(
    r"[\s,;|]*(?:and\s+)?\(?(?P<name>(?:(?:local(?:ly)?|(?:national|regional)\s+(?:level|average|figure)|national(?:ly)?|regional(?:ly)?|the\s+(?:force|constabulary)|force|average)(?=[\s:–-])|[A-Z][\w&'.-]*(?:\s+(?:and\s+|of\s+|for\s+)?[\w&'.-]+){0,6})?)\s*[:–-]?\s*"
)
"""What stands between two numbers: 'West Yorkshire Police: ', '), England and Wales '."""
_ENDS = expression(r"[\s).]*")
_REACH = 4
"""Lines below their title: a force, its similar forces, the region and the nation."""
_PER_PERSON = expression(
    r"[A-Z][\w\s-]{3,60}?:\s+(?P<digits>[\d.,]+)\s+(?:per|for\s+each)\s+(?:person|head|resident)"
    r"(?:\s+of\s+(?:the\s+)?population)?\.?"
)
"""'Victim-based crimes: 0.05 per person'."""


_DAY = rf"(?:(?:\d{{1,2}}\s+)?(?:{MONTHS})\s+)?{YEAR}"
_LINE = expression(
    rf"\W*(?:(?P<time>(?:(?:(?:12|twelve)\s+months|(?:financial\s+)?year)\s+(?:to|ending|ended)\s+)?{_DAY}(?:[/-]\d\d(?:\d\d)?)?(?:\s*(?:to|[-–—])\s*{_DAY})?)|(?P<name>[A-Z][A-Za-z&'.-]*(?:\s+[A-Za-z&'.-]+){{0,5}}?))"
    r"\s*[:-]?\s+(?P<digits>\d[\d,.]*?)\W*"
)
"""'Durham Constabulary 38', 'March 2022: 340', '1 April 2022 to 31 March 2023   4,112'."""
_OWN_AND_NATIONAL = expression(r"\W*(?P<own>\d[\d,.]*)\s+/\s+(?P<nation>\d[\d,.]*)\W*")
"""'198 / 240' below 'Calls per 1,000 population': the force's own, and the nation's."""
_OF_A_PLACE = expression(
    r"\b(?:England|Wales|Police|Constabulary|average|force|region(?:al)?|national)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """A number of a line of labels, what it counts, and whose it is: None for the nation."""

    sentence: Sentence
    number: Number
    title: str
    force_id: str | None
    window: tuple[int, int] | None = None
    """Where its own words lie, on a line that holds another figure."""


_LABEL_AND_NUMBER = expression(r"[A-Z][A-Za-z ()/&'-]*\s[\d,.]+")


def holds_labels(row: Sentence) -> bool:
    """Whether each cell of a row holds a label and its number: 'Officers 1,801 | Staff 1,148 | PCSOs 214'."""
    return bool(row.cells) and all(_LABEL_AND_NUMBER.fullmatch(text) for _, _, text in row.cells)


_COUNT_IN_CELL = expression(
    r"(?<![\d.,£/-])\d{1,3}(?:,?\d{3})*(?:\.\d+\s+million)?\s+(?!(?:to|and|or|out|of|in|per|x|by|within|days?|weeks?|months?|years?|hours?|minutes?|seconds?|mins?|secs?|hrs?)\b)[a-z]{3,}",
    re.IGNORECASE,
)


def holds_counts(row: Sentence) -> bool:
    """Whether cells of a row tell counts with their nouns: 'Suites | Exeter: 37 cells'; none a bare figure."""
    if puts_figure_first(row):
        return True
    beside = [text for _, _, text in row.cells[1:] if text]
    return any(map(_COUNT_IN_CELL.search, beside)) and not any(map(_BARE.fullmatch, beside))


def puts_figure_first(row: Sentence) -> bool:
    """'1,012 | new devices issued to officers': a figure, and beside it what it is of."""
    told = [text for _, _, text in row.cells]
    return len(told) == _FIGURE_AND_WORDS and bool(_FIGURE.fullmatch(told[0]) and _SAYS_OF_WHAT.match(told[1]))


def with_bars(sentence: Sentence) -> str:
    """The text of a row with bars between its cells, so that no number takes the noun of the next one; none behind a
    figure that stands first.
    """
    text = sentence.text
    if sentence.block.kind != "table_row":
        return text
    between = " " if puts_figure_first(sentence) else "|"
    for (_, end, _), (start, _, _) in pairwise(sentence.cells):
        if 0 <= end < start:
            text = text[:end] + between * (start - end) + text[start:]
    return text


_FIGURE_AND_WORDS = 2
_FIGURE = expression(r"(?:over\s+|\+)?\d{1,3}(?:,?\d{3})*(?:\.\d+)?(?:\s?(?:m|million))?\+?")
_SAYS_OF_WHAT = expression(r"(?:[A-Z]{2,5}s?\s|[a-z])[^.]*[a-z]{3}(?:\s|$)")
_BARE = expression(r"[£(]?\d[\d,.]*\s?(?:%|m|k)?\)?")


def labelled_figures(context: Context) -> Iterator[LabelledFigure]:
    """Every such figure in the document, in order."""
    title, counted, lines_left = "", "", 0
    for sentence in context.sentences:
        text = sentence.text
        for_so_many = "per " in text or " for e" in text
        own = _TITLE.match(text) if for_so_many else None
        if own and text[own.end() : own.end() + 1] not in (":", " ", "", "\t"):
            own = None
        if own:
            title, lines_left = own.group(), _REACH
        elif not lines_left or not text.strip():
            title = ""
            if told := _under_title(sentence, counted):
                yield told
                continue
            counted = text if names_things(sentence) else ""
            if for_so_many and (per := _PER_PERSON.fullmatch(text.strip())):
                number = next((n for n in sentence.numbers if n.kind == "cardinal" and n.value), None)
                if number and text.strip().find(per["digits"]) >= 0:
                    yield LabelledFigure(sentence, number, text, sentence.force_id)
            continue
        if title and not own and (both := _OWN_AND_NATIONAL.fullmatch(text)):
            yield from _own_and_national(sentence, both, title)
            continue
        at = own.end() if own else 0
        found = list(_named_numbers(sentence, at, unnamed=own is not None))
        yield from (LabelledFigure(sentence, number, title, force_id) for number, force_id in found)
        lines_left = lines_left - 1 if own or found else 0


def measured_lines(context: Context) -> Iterator[LabelledFigure]:
    """Lines that are the name of a measure and its figure: 'Number of searches 8,412', 'Days lost per officer: 9.8'."""
    for sentence in context.sentences:
        found = _NAME_OF_MEASURE.fullmatch(sentence.text) if len(sentence.numbers) == 1 else None
        number = sentence.numbers[0] if found else None
        if not found or not number or number.kind != "cardinal" or sentence.block.kind == "table_row":
            continue
        label = found["label"]
        if measure_of(f"{label} {found['digits']}", label, "", sentence.area_id, "volume"):
            yield LabelledFigure(sentence, number, label, sentence.force_id)


def yearly_figures(context: Context) -> Iterator[LabelledFigure]:
    """Lines of years and numbers: '2019: 112' above '2020: 131', '2019: 7; 2020: 11'; of what the words above name."""
    lines = [(at, sentence) for at, sentence in enumerate(context.sentences) if _YEARS.fullmatch(sentence.text)]
    for place, (at, sentence) in enumerate(lines):
        pairs = [
            number
            for number in sentence.numbers
            if number.kind == "cardinal" and not _IS_YEAR.match(sentence.text, number.start)
        ]
        neighbours = {other for other, _ in lines[max(0, place - 1) : place + 2]}
        if len(pairs) < _FEWEST_PAIRS and not neighbours & {at - 1, at + 1}:
            continue
        first = at
        while first and any(said.fullmatch(context.sentences[first].text) for said in (_YEARS, _NUMBERED)):
            first -= 1
        title = _BEFORE_DIGITS.sub("", context.sentences[first].text)
        if "£" in title or "%" in title or "percent" in title:
            continue
        for number in pairs:
            year = sentence.text[: number.start].rstrip(" :–-=").split()[-1]
            yield LabelledFigure(sentence, number, f"{title.rstrip(':?. ')} in {year}", sentence.force_id)


_NUMBERED = expression(r"\W*(?:[QA]|Question|Answer)?\s?\d{0,2}\W*")
_BEFORE_DIGITS = expression(r"\s*\d.*$")
_FEWEST_PAIRS = 2
_PAIR = rf"{YEAR}(?:[/-]\d\d(?:\d\d)?)?\s*[:=–-]\s*\d{{1,3}}(?:,\d{{3}})*(?!\d|[.%/]\d|\s?%)"
_YEARS = expression(rf"\W*(?:[QA]\d{{0,2}}[.):]\s*)?{_PAIR}(?:[;,.]?\s+{_PAIR})*\W*")
_IS_YEAR = expression(rf"{YEAR}\b")
_NAME_OF_MEASURE = expression(
    r"\W*(?P<label>[A-Z][^.;:?!\d]{3,70}?)\s*[:–-]?\s+(?P<digits>\d[\d,]*(?:\.\d+)?)\W*(?:\([^()]*\))?\W*"
)


def _named_numbers(sentence: Sentence, at: int, *, unnamed: bool) -> Iterator[tuple[Number, str | None]]:
    """The numbers of a line from `at` on, if it holds only names and numbers; `unnamed`: the first may have none."""
    text, last = sentence.text, at
    told: list[tuple[Number, str | None]] = []
    for number in sentence.numbers:
        if number.start < at:
            continue
        between = _NAME.fullmatch(text, last + (text[last : last + 1] == ":"), number.start)
        if between is None or number.kind != "cardinal" or number.value is None or number.in_words:
            return
        name = between["name"]
        if not name and not (unnamed and len(told) <= 1):
            return
        told.append((number, _whose(sentence, name, first=not told)))
        last = number.end
    if _ENDS.fullmatch(text, last):
        yield from told


def _own_and_national(sentence: Sentence, both: re.Match[str], title: str) -> Iterator[LabelledFigure]:
    for number in sentence.numbers:
        if number.kind == "cardinal" and number.value:
            whose = sentence.force_id if number.start == both.start("own") else None
            yield LabelledFigure(sentence, number, title, whose, (number.start, number.end))


def names_things(line: Sentence) -> bool:
    """'Organised crime groups by force, 30 June 2022': a title of figures below, which counts nothing itself."""
    if line.text.rstrip().endswith((".", ";", "?", "!")) or any(number.kind == "cardinal" for number in line.numbers):
        return False
    thing = things_before(f"{line.text} ", len(line.text) + 1)
    return thing is not None and thing.role == "volume"


def _under_title(line: Sentence, title: str) -> LabelledFigure | None:
    """The figure of a line that holds only whose or of when it is, below a title."""
    found = _LINE.fullmatch(line.text) if title else None
    number = line.numbers[-1] if found and line.numbers else None
    if found is None or number is None or not number.value or number.start != found.start("digits"):
        return None
    name = found["name"] or ""
    if _IS_YEAR.fullmatch(found["digits"]):
        return None
    if name and not (_OF_A_PLACE.search(name) or find_forces(name)):
        return None
    whose = force_of_name(name, line.force_id) if name else line.force_id
    return LabelledFigure(line, number, f"{title} {found['time'] or ''}".strip(), whose)


_OF_MANY = expression(r"\b(?:England|average(?!\s+(?!for\b|of\b|across\b)[a-z])|similar|national|all)\b", re.IGNORECASE)
"""The average of forces, and not an 'average time'."""


def _whose(sentence: Sentence, name: str, *, first: bool) -> str | None:
    """The force that a name is of; a second number without one, in brackets, is the nation's."""
    if not name:
        return sentence.force_id if first else None
    return force_of_name(name, sentence.force_id)


def force_of_name(name: str, force_id: str | None) -> str | None:
    """The force that a label or the head of a column names; None for the nation, `force_id` where it names none."""
    if NATIONAL.search(name) or _OF_MANY.search(name):
        return None
    forces = {mention.force_id for mention in find_forces(name)}
    return forces.pop() if len(forces) == 1 else force_id
