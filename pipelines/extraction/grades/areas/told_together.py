"""Judgments of areas that were told together just before: 'inadequate in these three areas', 'good on all counts'.

Belongs here: the words that point back to several areas, and which areas those are. Not here: one area left unsaid
(`unsaid`), or sentences that point back to a grade (`pointers`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import find_areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.areas.places import Judgment
from pipelines.extraction.grades.claims.judging import claim_of
from pipelines.extraction.grades.claims.levelling import level_forces
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.grade_words import GradeMention, find_grades, terms

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_COUNT = r"(?:both|two|three|four|five|[2-5])"
_HEADING = rf"(?:{terms('area noun')}|counts|headings|fronts|measures|tests|respects)"
_THESE = (
    rf"(?:(?:in|at|for|on|across)\s+(?:(?P<these>(?:all\s+)?(?:(?P<both>both)\s+)?(?:of\s+)?(?:these|those)(?:\s+(?P<count>{_COUNT}))?)"
    rf"|(?:all|both|each)(?:\s+(?:of\s+)?(?:the\s+)?(?P<all>{_COUNT}))?)\s+(?:of\s+(?:the|its)\s+)?(?:(?:main|key|core)\s+)?{_HEADING}\b(?!\s+(?:where|in\s+which|for\s+which)\b)"
    rf"|(?:in|at|for|on|across)\s+(?P<some>{_COUNT})\s+(?:(?:main|key|core)\s+)?{_HEADING}\b"
    r"|(?:in|at|for|on)\s+(?P<pair>both)(?=\s*(?:[.,;]|$)))"
)
_BEHIND = expression(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:\s*overall\s+and\b)?"
    rf"(?:\s-\s(?:(?!\s-\s).){{3,60}}\s-\s|,\s[^,]{{3,60}},\s)?\s*{_THESE}",
    re.IGNORECASE,
)
_LISTED = expression(r"^(?!\s*(?:[:;(-]|,\s+(?:namely|including)\b)).*$", re.DOTALL)
"""'in all three areas; preventing crime, …': which they are, is told behind."""
_IN_FRONT = expression(
    rf"\W*(?:(?:and|but|now|today|this\s+(?:time|year))\W+)*(?:{_THESE}"
    rf"|(?:all|both|each)(?:\s+(?P<of_them>{_COUNT}))?(?:\s+of\s+{THEM}|\s+{_HEADING})?(?=\s+{terms('is')}\b))",
    re.IGNORECASE,
)
"""'In all three areas the force was found to be good.', 'Both were rated as requiring improvement.'"""
_COUNTED = ("of_them", "count", "both", "all", "some", "pair")


def judged_together(
    text: str, earlier: Sequence[str], later: Sequence[str], questions: Sequence[str], cycle: str | None
) -> list[Judgment]:
    """The judgments of a sentence whose one grade is given to the areas told before, nearest first, or soon after.

    `questions` are those of the pillar that the document is about: 'good in all four of the core questions'.
    """
    whole = level_forces(text)
    mentions = find_grades(whole)
    pointed = (_BEHIND.match(whole, mentions[0].end) or _IN_FRONT.match(whole)) if len(mentions) == 1 else None
    claim = claim_of(whole, mentions, 0, False) if pointed else None
    if (
        pointed is None
        or claim is None
        or (claim.of_others and pointed.end() > claim.start)
        or _several(_LISTED.sub("", whole[pointed.end() :]), cycle)
    ):
        return []
    counted = next((word for part, word in pointed.groupdict().items() if word and part in _COUNTED), "").lower()
    number = 2 if pointed.group().strip().lower() == "both" else _NUMBERS.get(counted)
    own = (whole[: claim.start],) if pointed.start() >= claim.start else ()
    before = () if pointed["some"] else (*own, *map(level_forces, earlier))
    areas = next((named for words in before if len(named := _several(words, cycle)) > 1), ())
    areas = areas if number in (None, len(areas)) else ()
    counted_later = (named for words in map(level_forces, later) if len(named := _several(words, cycle)) == number)
    areas = areas or next(counted_later, ())
    asked = number == len(questions) and "pillar" not in pointed.group().lower()
    areas = areas or (tuple(questions) if asked else ())
    return _judging(mentions[0], pointed, areas) if areas else []


def _several(text: str, cycle: str | None) -> tuple[str, ...]:
    """The areas that a text without a grade names."""
    if find_grades(text):
        return ()
    return tuple(dict.fromkeys(area_id for _, _, area_id in find_areas(text, cycle)))


def _judging(mention: GradeMention, pointed: re.Match[str], areas: Sequence[str]) -> list[Judgment]:
    """Each area has a place of its own: from another word on where they stand in front, else up to another word."""
    grade_at = (mention.start, mention.end)
    words = list(re.finditer(r"\w+", pointed.string[: max(mention.end, pointed.end())]))
    if pointed.end() <= mention.start:
        places = [(word.start(), mention.end) for word in words]
    else:
        places = [(mention.start, word.end()) for word in words[-len(areas) :]]
    return [
        Judgment(mention.grade, grade_at, area_id, place, "tally_of_areas")
        for area_id, place in zip(areas, places, strict=False)
    ]


_LONGEST_LIST = 10


def list_above(context: Context, sentence: Sentence) -> list[str]:
    """The items of the list that stands just above, as one text: '- How well …? - How sustainable …?'"""
    items = list(
        takewhile(lambda other: other.block.kind == "list_item", context.before(sentence, reach=_LONGEST_LIST))
    )
    return ["; ".join(item.text for item in reversed(items))] if len(items) > 1 else []
