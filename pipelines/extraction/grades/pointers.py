"""Sentences that give the grade of the sentence before to areas of their own.

Belongs here: what points back to a grade, and the areas listed there. Not here: judgments that have a grade word of
their own (`statements`), or lists below a grade (`lines.judgments`).

    The force was graded good in two areas. These are: preventing crime and managing offenders.
    Adequate is a new grade. The force received this grade for investigating crime.
    Vetting requires improvement. So too does investigating crime.
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grades.areas.beside import AreaPlace, areas_listed
from pipelines.extraction.grades.areas.places import Judgment
from pipelines.extraction.grammar.grade_words import find_grades, terms
from pipelines.extraction.records import GradeWord

_THESE_ARE = expression(
    rf"\W*(?:(?:these|those)(?:\s+(?P<count>two|three|four|five|six))?|they|the\s+(?:(?:other|remaining)\s+(?:two|three|four)|(?:two|three|four)\s+others?))"
    rf"(?:\s+{terms('area noun')})?\s+(?:are|were|include[sd]?)\b\s*:?\s*"
    r"(?:(?:the\s+following|as\s+follows)\s*:?\s*)?",
    re.IGNORECASE,
)
_FINDING = rf"(?:{terms('grade noun')}|conclusions?|views?|opinion|finding|result|outcome|thing)"
_THAT_GRADE = rf"(?:(?:this|that)\s+(?:same\s+)?{_FINDING}|(?:exactly\s+|much\s+|just\s+)?the\s+same(?:\s+{_FINDING})?)"
_GIVES = rf"(?:{terms('award')}|(?:came|comes)\s+to|reach(?:ed|es)?|drew|formed|took|made|said|says|found|thought|had)"
_GIVEN = rf"\s+(?:is|was|has\s+been)\s+(?:also\s+|again\s+)?(?:{terms('award')}|made|reached|drawn)"
GIVES_IT_AGAIN = (
    rf"\b(?:{_GIVES}\s+(?:also\s+|again\s+|it\s+|them\s+)?{_THAT_GRADE}|{_THAT_GRADE}{_GIVEN})"
    rf"\s+(?:also\s+)?(?:{terms('link')}|of)\s+"
)
"""'The force received this grade for …', 'inspectors came to the same conclusion about …'"""
_THIS_GRADE_FOR = Quick(GIVES_IT_AGAIN)
_IN_SO_MANY = expression(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:(?:in|at|for|across)\s+)?"
    rf"(?:[\w-]+\s+){{1,4}}?{terms('area noun')}\b[^:;]*$"
    rf"|['\")]*\s*(?:{terms('grade noun')}\s*)?\W*$",
    re.IGNORECASE,
)
"""'good in five of the areas inspected.'"""


GOES = (
    r"(?:(?:goes|went|appl(?:ies|ied)|holds|held)(?:\s+true)?|(?:is|was)\s+(?:true|said)|(?:can|could|may)\s+be\s+said)"
)
"""'The same goes for …', 'the same is true of …'."""
_SO_TOO = expression(
    r"\W*(?:(?:so|as)\s+(?:too\s+|also\s+)?(?:do|does|did|is|are|was|were)|(?:(?:and|but)\s+)?the\s+same\s+"
    rf"{GOES}\s+(?:for|of|to)|so\s+(?:too|also|it\s+(?:is|was))\s+(?:with|for|on|in))\s+(?:its\s+|the\s+|how\s+it\s+)?",
    re.IGNORECASE,
)
"""'Vetting requires improvement. So too does investigating crime.'"""
_CLAUSE = expression(
    r",\s+(?:where|which|who|as|though|although|but|and\s+(?:it|there|the\s+(?:force|constabulary)))\s"
)
_QUOTED = ("'T", '"T')
_POINTING = ("So ", "The same ", "And the same ")


def points_back(text: str) -> bool:
    """A quick look, before any rule: whether a sentence could give an earlier grade to areas."""
    if (text[:1] == "T" or text[:2] in _QUOTED) and _THESE_ARE.match(text):
        return True
    if text.startswith(_POINTING) and _SO_TOO.match(text):
        return True
    if not any(sign in text for sign in ("his ", "hat ", "same")):
        return False
    return _THIS_GRADE_FOR.search(text) is not None


def pointed_at(text: str, before: str, cycle: str | None) -> list[Judgment]:
    """The judgments of a sentence without a grade; `before` is the sentence that has it."""
    these = _THESE_ARE.match(text)
    if these and (grade := tallied_grade(before) or _grade_of_so_many(before, these["count"])):
        areas = areas_listed(text[these.end() :], cycle, whole=True, loosely=True, briefly=True)
        return _judging(grade, areas, these.end(), "tally_of_areas")
    grades = [mention.grade for mention in find_grades(before) if mention.grade != "not graded"]
    if (so_too := _SO_TOO.match(text)) and grades:
        areas = areas_listed(_CLAUSE.split(text[so_too.end() :])[0], cycle, whole=True)
        return _judging(grades[-1], areas, so_too.end(), "area_is_graded")
    if (this := _THIS_GRADE_FOR.search(text)) and grades:
        areas = areas_listed(text[this.end() :], cycle, loosely=True)
        return _judging(grades[-1], areas, this.end(), "graded_at_area")
    return []


def tallied_grade(text: str) -> GradeWord | None:
    """The one grade that a sentence gives to a number of areas without naming them."""
    mentions = find_grades(text)
    if len(mentions) != 1 or mentions[0].grade == "not graded" or not _IN_SO_MANY.match(text, mentions[0].end):
        return None
    return mentions[0].grade if re.search(rf"\b{terms('area noun')}\b", text) else None


_SO_MANY = expression(
    r"['\")]*\s+(?:grades?\s+)?(?:at|in|for|on)\s+(?:the\s+other\s+)?(?P<count>\w+)\b(?!\s+of\b)", re.IGNORECASE
)


def _grade_of_so_many(text: str, count: str | None) -> GradeWord | None:
    """The grade that a sentence gives to so many things: 'good at four, adequate at three. Those three are …'"""
    told = [(mention.grade, _SO_MANY.match(text, mention.end)) for mention in find_grades(text)]
    grades = [grade for grade, found in told if found and count and found["count"].lower() == count.lower()]
    return grades[0] if len(grades) == 1 and grades[0] != "not graded" else None


def opens_with_these(text: str) -> bool:
    """Whether a line only leads to the list below it: 'These areas are:'."""
    return _THESE_ARE.fullmatch(text.strip()) is not None


def _judging(grade: GradeWord, areas: list[AreaPlace], shift: int, rule: str) -> list[Judgment]:
    places = [(area.area_id, (shift + area.start, shift + area.end)) for area in areas]
    return [Judgment(grade, at, area_id, at, rule) for area_id, at in places]
