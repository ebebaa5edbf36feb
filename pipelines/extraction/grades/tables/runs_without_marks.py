"""A table of areas and grades that a copy ran together, with nothing but blanks or colons between its cells.

Belongs here: taking such a line apart, so that each word of it is an area, a grade, or what stands above the table;
areas and grades begin with capitals, as cells do.
Not here: lines whose judgments marks part (`runs`).

    'Our judgments Preventing crime Good Investigating crime Adequate Managing offenders Inadequate'
    'Outstanding Managing offenders Good Preventing crime Investigating crime Adequate Responding to the public'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import area_of_wording
from pipelines.extraction.context import Sentence
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grammar.grade_words import GRADE, grade_of

_FEWEST = 3
"""Areas. Two of them and their grades may stand in a sentence of somebody's."""
_FEWEST_GRADES = 2
_LONGEST = 2_000
"""Characters of the line."""
_MARKS = " .:-"
_PARTED = expression(r"[;|•]|[.,] [A-Z]")
"""Marks that tell where a judgment ends: other readings know them."""
_WORDS_OF_AREA = 16
_WORDS_ABOVE = 8
"""Of the table's title at most."""
_NO_AREA = expression(r"\W*(?:none|no(?: graded)? (?:areas|grades|questions|pillars))\W*", re.IGNORECASE)
"""What stands below a grade that no area was given."""
_GRADES = expression(rf"(?<!\S){GRADE}(?![\w'’-])(?!\s+(?-i:[a-z]))", re.IGNORECASE)
"""'Good use of resources' is an area, no grade."""
_WORD = expression(r"[\w'’&()-]+[,?]?")


class _Area(NamedTuple):
    area_id: str
    start: int
    end: int


def judgments_run_together(sentence: Sentence, cycle: str | None) -> list[Stated]:
    """The judgments of a line that holds three or more, each beside its grade, and nothing else."""
    text = sentence.text
    if len(text) > _LONGEST or _PARTED.search(text):
        return []
    grades = [found for found in _GRADES.finditer(text) if found.group()[:1].isupper()]
    if len(grades) < _FEWEST_GRADES:
        return []
    starts = [0, *(found.end() for found in grades)]
    parts = list(zip(starts, [*(found.start() for found in grades), len(text)], strict=True))
    if not text[slice(*parts[-1])].strip(_MARKS):
        judged = [
            [(grade, area)] if (area := _last(text, *part, cycle, alone=at > 0)) else []
            for at, (grade, part) in enumerate(zip(grades, parts[:-1], strict=True))
        ]
    elif len(_WORD.findall(text, *parts[0])) <= _WORDS_ABOVE:
        judged = [
            [(grade, area) for area in _all(text, *part, cycle)]
            for grade, part in zip(grades, parts[1:], strict=True)
            if not _NO_AREA.fullmatch(text, *part)
        ]
    else:
        return []
    found = [_stated(sentence, grade, area) for pairs in judged for grade, area in pairs]
    return found if all(judged) and len(found) >= _FEWEST else []


def _last(text: str, start: int, end: int, cycle: str | None, *, alone: bool) -> _Area | None:
    """The area that these words end with, or are if they stand `alone`."""
    words = list(_WORD.finditer(text, start, end))
    if not words or len(words) > _WORDS_OF_AREA + _WORDS_ABOVE:
        return None
    for first in words[:1] if alone else words:
        if first.group()[0].isupper() and (area_id := area_of_wording(text[first.start() : words[-1].end()], cycle)):
            return _Area(area_id, first.start(), words[-1].end())
    return None


def _all(text: str, start: int, end: int, cycle: str | None) -> list[_Area]:
    """The areas that these words name one after the other, the longest names first; none if a word is left over."""
    words = list(_WORD.finditer(text, start, end))
    found: list[_Area] = []
    at = 0
    while at < len(words):
        named = next(_areas_from(text, words[at : at + _WORDS_OF_AREA], cycle), None)
        if named is None:
            return []
        found.append(named)
        at = next((later for later in range(at, len(words)) if words[later].start() >= named.end), len(words))
    return found


def _areas_from(text: str, words: list[re.Match[str]], cycle: str | None) -> Iterator[_Area]:
    for last in reversed(words) if words[0].group()[0].isupper() else ():
        if area_id := area_of_wording(text[words[0].start() : last.end()], cycle):
            yield _Area(area_id, words[0].start(), last.end())


def _stated(sentence: Sentence, grade: re.Match[str], area: _Area) -> Stated:
    return Stated(
        grade_of(grade.group()),
        area.area_id,
        sentence.text[area.start : area.end],
        sentence.span(min(area.start, grade.start()), max(area.end, grade.end())),
        sentence.span(area.start, area.end),
        sentence,
        "summary_table",
        "area_and_grade",
    )
