"""Headings among findings: which of them state something that the inspectors found, and which end what a label governs.

Belongs here: the judgement of a single heading. Not here: labels (`known`), walking through the blocks
(`labels.sections`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import WHOLE_FORCE, area_of_wording
from pipelines.extraction.findings.words.grammar import (
    any_of,
    asks,
    begins_with_verb,
    has_finite_verb,
    reads_as_sentence,
)
from pipelines.extraction.findings.words.known import is_answer, is_topic, is_victim_service
from pipelines.extraction.grammar.function_words import ARE

_GRADE = r"(?:outstanding|good|adequate|inadequate)"
_GRADED = any_of(rf"\b{ARE} ['\"]?{_GRADE}\b", r"\brequires improvement\b")
_GRADED_FORCE = expression(
    rf"(?:[A-Z][\w'&-]+ (?:[\w'&-]+ ){{0,5}}?)(?:is|are) {_GRADE} (?:at|in)\b|.{{3,60}} requires improvement\b"
)
_GRADE_ALONE = expression(rf"\W*(?:{_GRADE}|requires improvement|ungraded|not graded)\W*", re.IGNORECASE)
_GRADED_AT = expression(rf"\b(?:(?:is|are) {_GRADE}|requires improvement) (?:at|in) (.+)$", re.IGNORECASE)
_ABOUT_POLICE = any_of(
    r"\b(?:force|forces|constabulary|police|unit|region|\w*rocu\w*|service|workforce|teams?|arrangements|governance)\b",
    r"\b(?:officers?|staff|leaders(?:hip)?|supervisors?|managers?|call handlers|investigat\w+)\b",
    r"\b(?:victims?|call(?:er)?s?|crimes?|offenders?|children|suspects?|detainees|complaints|vetting|incidents"
    r"|searches|stop and search)\b",
)
_PREAMBLE = any_of(
    r"\b(?:about (?:us|our|the|this)|introduction|foreword|contents|background|context|conclusion|next steps)\b",
    r"\b(?:methodolog\w+|terminology|glossary|annex|appendix|data in|expectations|responsibility to)\b",
    r"\b(?:changes to|how we|what we)\b|^\W*you are (?:currently )?here\b",
    r"\b(?:we|HMIC\w*|inspectors) (?:will|are going to) (?:look|inspect|focus|return)\b",
    r"\b(?:page|site|document) (?:was|is|has been) (?:\w+ )?(?:updated|reviewed|changed|published)\b",
)
_EXPLAINS = any_of(r"\b(?:glossary|terminology|definitions?|methodolog\w+|about (?:us|this report|our inspections?))\b")
_GIVES_FIGURE = expression(r":\s(?:[^:]{0,60}\s)?[-+£]?\d[\d,.]*\s?(?:%|percent|per cent|[mk]\b)?(?:[\s,;]|$|\()")
"""'Victims satisfied: 84% (England and Wales: 82%)', 'Charged: Dorset 12%, England 7%': a line of data."""
_LONGEST_SUBJECT = 5
_LONGEST_TITLE = 60
"""Words; a paragraph without a full stop that is longer isn't a heading that lost its mark."""
_FEWEST_WORDS = 3


def states_finding(line: str, above: Iterable[str]) -> bool:
    """A heading of a report that says what the inspectors found, where no label announces it."""
    above = tuple(above)
    inspected = any(is_topic(head) or is_victim_service(head) or _names_area(head) for head in above)
    return (
        reads_as_sentence(line)
        and not is_topic(line)
        and not _GIVES_FIGURE.search(line)
        and (inspected or bool(_ABOUT_POLICE.search(line)))
        and not _GRADED.search(line)
        and not _is_graded_line(line)
        and not any(_PREAMBLE.search(heading) for heading in (*above, line))
    )


_GRADE_LAST = expression(rf"(?<=\w)[ :–|-]+(?:{_GRADE}|requires improvement|not graded)\W*$", re.IGNORECASE)


def _is_graded_line(line: str) -> bool:
    """An area and its grade: "Good use of resources  Good"."""
    grade = _GRADE_LAST.search(line)
    return grade is not None and _names_area(line[: grade.start()])


def _names_area(heading: str) -> bool:
    area_id = area_of_wording(heading)
    return area_id is not None and not area_id.startswith(WHOLE_FORCE)


def may_be_titled(line: str, needs_verb: bool) -> bool:
    """A heading below a label that is a finding of that label, not a grade or a subject."""
    if reads_as_sentence(line):
        graded = _GRADED_AT.search(line)
        return not (graded and area_of_wording(graded[1]))
    return not needs_verb and len(line.split()) >= _FEWEST_WORDS and not _GRADED.search(line)


def states_more_than_grade(line: str) -> bool:
    return reads_as_sentence(line) and not _GRADED_FORCE.match(line)


_FIGURES = expression(
    r"[\W\d]*(?:\d[\d,.]*(?: ?(?:%|per ?cent|[mk]|million|days?|hours?|minutes?|seconds?)(?!\w))?[\W]*)+"
)


def heads_figures(line: str, below: str) -> bool:
    """A heading over nothing but figures says what they count: "Victim doesn't support action", with "15.9%"."""
    return bool(_FIGURES.fullmatch(below)) and not line.endswith(".")


def names_subject(line: str, below: str) -> bool:
    """A heading that says only what the finding below is about, such as "Use of force" between label and statement."""
    is_subject = is_topic(line) or (len(line.split()) <= _LONGEST_SUBJECT and not has_finite_verb(line))
    return (
        is_subject and (asks(below) or has_finite_verb(below) or begins_with_verb(below)) and not _GRADED.search(below)
    )


def opens_part(line: str) -> bool:
    """A heading that names a part of the document rather than a finding, a grade or an answer."""
    if _PREAMBLE.match(line):
        return True
    words = len(line.split())
    return words <= _LONGEST_SUBJECT and not (has_finite_verb(line) or _GRADE_ALONE.fullmatch(line) or is_answer(line))


_NOTE = expression(r"\s?(?:\[\^?\w{1,3}\]|[*†‡]|\((?:see )?(?:also )?\d{1,2}\.\d{1,3}[^()]{0,20}\))+$")


def is_untold_title(line: str) -> bool:
    """A line without a full stop that states something: a heading whose mark was lost."""
    line = _NOTE.sub("", line) or line
    return line[-1] not in ".:;,!?\"'" and len(line.split()) <= _LONGEST_TITLE and reads_as_sentence(line)


def explains_words(headings: Iterable[str]) -> bool:
    """A part of a report that says what its words mean: nothing is found there."""
    return any(_EXPLAINS.search(heading) for heading in headings)
