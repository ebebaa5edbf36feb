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
_LOOK_AT = (
    r"(?:look(?:ed|s)?\s+(?:at|into)|(?:examine|scrutinise|measure|judge)[ds]?"
    r"|(?:inspect|assess|consider|cover)(?:e?d|e?s)?)\s+"
)
_LOOKED_AT = expression(rf"\s*,?\s+(?:which|who|that|after\s+(?:they|it|inspectors))\s+{_LOOK_AT}", re.IGNORECASE)
"""'inadequate in all three areas by HMICFRS, which looked at its effectiveness, efficiency and legitimacy'."""
_NAMES_THEM = expression(
    rf"\W*(?:(?:they|the|these|those)\s+(?:{_COUNT}\s+)?(?:{_HEADING}\s+)?(?:{terms('is')}|include[sd]?)\s"
    rf"|(?:(?:the|each|all)\s+)?(?:PEEL\s+|annual\s+)*(?:assessments|inspections|reports)\s+{_LOOK_AT})",
    re.IGNORECASE,
)
"""'The three areas are …', 'PEEL inspections look at the effectiveness, efficiency and legitimacy of forces.'"""
_NAMED_WITHIN = 4
"""Sentences behind a count of areas in which news comes to naming them."""
_AS_SUBJECT = rf"(?:all|both|each)(?:\s+(?P<of_them>{_COUNT}))?(?:\s+of\s+{THEM}|\s+{_HEADING})?(?=\s+{terms('is')}\b)"
_IN_FRONT = re.compile(
    rf"\W*(?:(?:and|but|now|today|this\s+(?:time|year))\W+)*(?:{_THESE}|(?P<subject>{_AS_SUBJECT}))",
    re.IGNORECASE,
)
"""Compiled at once: a match is told by the expression that found it."""
_LISTED = expression(r"^(?!\s*(?:[:;(-]|,\s+(?:namely|including)\b)).*$", re.DOTALL)
"""'in all three areas; preventing crime, …': which they are, is told behind."""
_COUNTED = ("count", "both", "all", "some", "pair", "of_them")
_BOTH = expression(r"\W*both\b", re.IGNORECASE)
_ALL_OF_WHICH = expression(r"[\s,-]+(?:all|each|both)(?:\s+(?:two|three))?\s+of\s+which\b.*$", re.DOTALL)
"""'… its effectiveness and efficiency, both of which had to improve': the areas alone are told."""
_JOINED = expression(r"\s+(?:after|and|but|while|when|with)\s*$", re.IGNORECASE)
_PILLARS = ("effectiveness", "efficiency", "legitimacy")


def names_follow(context: Context, sentence: Sentence) -> list[str]:
    """The sentences soon after this one that say which areas it counts, before others are graded."""
    at = context.position(sentence) + 1
    soon = takewhile(
        lambda text: not find_grades(text), (said.text for said in context.sentences[at : at + _NAMED_WITHIN])
    )
    return [text for text in soon if _NAMES_THEM.match(text)]


def judged_together(
    text: str, earlier: Sequence[str], later: Sequence[str], questions: Sequence[str], cycle: str | None
) -> list[Judgment]:
    """The judgments of a sentence whose one grade is given to the areas told before, nearest first, or soon after.

    `questions` are those of the pillar that the document is about: 'good in all four of the core questions'.
    """
    whole = level_forces(text)
    mentions = find_grades(whole)
    if len(mentions) != 1:
        return []
    (mention,) = mentions
    pointed = _BEHIND.match(whole, mention.end) or _IN_FRONT.match(whole)
    claim = claim_of(whole, mentions, 0, False) if pointed else None
    if pointed is None or claim is None or _several(_LISTED.sub("", whole[pointed.end() :]), cycle, again=False):
        return []
    again = pointed.re is _IN_FRONT and pointed["subject"] is not None
    if claim.of_others and not again:
        return []
    counted = next((word for part, word in pointed.groupdict().items() if word and part in _COUNTED), "").lower()
    number = 2 if _BOTH.match(pointed.group()) else _NUMBERS.get(counted)
    own = [] if pointed.start() < claim.start else [_JOINED.sub("", whole[: claim.start])]
    looked_at = _LOOKED_AT.match(whole, pointed.end())
    listed = [whole[looked_at.end() :]] if looked_at else []
    before = () if pointed["some"] else (*own, *map(level_forces, earlier))
    areas: tuple[str, ...] = ()
    for told in ((*listed, *before), map(level_forces, later)):
        areas = areas or next((named for words in told if len(named := _several(words, cycle, again)) > 1), ())
        areas = areas if number in (None, len(areas)) else ()
    asked = number == len(questions) and "pillar" not in pointed.group().lower()
    areas = areas or (tuple(questions) if asked else ())
    if not areas:
        return []
    return _judging(whole, mention, pointed, areas)


_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "final": -1}
_FEWEST_IN_ORDER = 2
_BY_ORDER = expression(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:in|at|for|on)\s+the\s+"
    rf"(?:(?P<ordinal>{'|'.join(_ORDINALS)})(?:\s+(?P<run>two|three|four))?"
    r"|(?:other|remaining)\s+(?P<others>two|three|four|five|[2-5])|(?:others?|rest|remainder))\b",
    re.IGNORECASE,
)
"""'good in the first area but requires improvement in the other three'."""


def judged_in_order(text: str, earlier: Sequence[str], cycle: str | None) -> list[Judgment]:
    """The judgments of a sentence that gives its grades to the areas told before by their order."""
    whole = level_forces(text)
    mentions = find_grades(whole)
    pointed = [_BY_ORDER.match(whole, mention.end) for mention in mentions]
    if not any(pointed) or len(mentions) < _FEWEST_IN_ORDER:
        return []
    told = (areas for words in map(level_forces, earlier) if len(areas := _one_by_one(words, cycle)) > _FEWEST_IN_ORDER)
    left = list(areas := next(told, ()))
    found: list[Judgment] = []
    for position, (mention, place) in enumerate(zip(mentions, pointed, strict=True)):
        if place is None or claim_of(whole, mentions, position, bool(found)) is None:
            return []
        if place["ordinal"]:
            at = _ORDINALS[place["ordinal"].lower()]
            several = _NUMBERS[place["run"].lower()] if place["run"] else 1
            named = areas[-several:] if at < 0 else areas[at : at + several]
        else:
            named = tuple(left)
            if place["others"] and _NUMBERS[place["others"].lower()] != len(named):
                return []
        left = [area for area in left if area not in named]
        found += _judging(whole, mention, place, named)
    return found


def _one_by_one(text: str, cycle: str | None) -> tuple[str, ...]:
    """The area of each part of a list of questions, in its order: one question may name two."""
    if find_grades(text):
        return ()
    parts = [find_areas(part, cycle) for part in re.split(r"[;?:]\s", text)]
    return tuple(dict.fromkeys(named[0][2] for named in parts if named))


def _several(text: str, cycle: str | None, again: bool) -> tuple[str, ...]:
    """The areas that a text names; of 'three headings', the third pillar too where its own word is misspelt.

    `again`: also of a text that gives them one grade: 'It was inadequate at A and B. This time both are good.'
    """
    text = _ALL_OF_WHICH.sub("", text)
    if len(find_grades(text)) > again:
        return ()
    return tuple(dict.fromkeys(area_id for _, _, area_id in find_areas(text, cycle)))


def _judging(whole: str, mention: GradeMention, pointed: re.Match[str], areas: Sequence[str]) -> list[Judgment]:
    """Each area has a place of its own: from another word on where they stand in front, else up to another word."""
    if pointed.end() <= mention.start:
        until = max(pointed.end(), mention.start)
        starts = [word.start() for word in re.finditer(r"\w+", whole[:until])][: len(areas)]
        places = [(start, until) for start in starts]
    else:
        words = list(re.finditer(r"\w+", pointed.group()))[-len(areas) :]
        places = [(mention.start, pointed.start() + word.end()) for word in words]
    at = (mention.start, mention.end)
    return [
        Judgment(mention.grade, at, area_id, place, "tally_of_areas")
        for area_id, place in zip(areas, places, strict=False)
    ]


_LONGEST_LIST = 10


def list_above(context: Context, sentence: Sentence) -> list[str]:
    """The items of the list that stands just above, as one text: '- How well …? - How sustainable …?'"""
    items = list(
        takewhile(lambda other: other.block.kind == "list_item", context.before(sentence, reach=_LONGEST_LIST))
    )
    return ["; ".join(item.text for item in reversed(items))] if len(items) > 1 else []
