"""The area that a judgment of a sentence may leave unsaid: of its title, its label, the sentence before, its section.

Belongs here: choosing it from all that stands around a sentence. Not here: which judgments do leave it unsaid
(`areas.unsaid`), or what headings and whole documents are about (`areas.sections`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.areas.area import WHOLE_FORCE, area_of_topic, area_of_wording, find_areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.words.lines import OWN_REPORTS
from pipelines.extraction.grades.areas.beside import areas_listed
from pipelines.extraction.grades.areas.sections import (
    area_inspected,
    cycle_worded,
    pillar_of_document,
    pillar_told,
    pillars_named,
    unsaid_area,
)
from pipelines.extraction.grades.claims.denials import is_withdrawn
from pipelines.extraction.grades.claims.levelling import FORCE, level_forces
from pipelines.extraction.grammar.grade_words import GRADE, may_grade, terms
from pipelines.extraction.named_bodies import inspected_bodies
from pipelines.extraction.records import Grade


def said_last(context: Context, sentence: Sentence) -> str:
    return next((other.text for other in context.before(sentence)), "")


def area_unsaid(context: Context, sentence: Sentence, before: Sequence[Grade]) -> str | None:
    """The area that a judgment of the sentence may leave unsaid."""
    if _is_of_another_force(context, sentence):
        return pillar_of_document(context)
    titled = title_before(context, sentence) if sentence.area_id in (None, WHOLE_FORCE) else None
    area_id = (
        _pillar_overall(context, sentence)
        or _labelled(context, sentence)
        or _pointed_to(context, sentence)
        or (titled[1] if titled else None)
        or _area_of_forces_counted(context, sentence)
        or unsaid_area(context, sentence)
        or _area_inspected(context, sentence)
        or context.once(_area_of_report)
        or pillar_told(context)
    )
    if area_id == WHOLE_FORCE:
        area_id = pillar_of_document(context)
    return area_id or (_area_gone_on_with(sentence, before[-1]) if before else None)


def _is_of_another_force(context: Context, sentence: Sentence) -> bool:
    """Whether the report of one force comes to another: 'Kent Police was itself graded good this year.'"""
    own = context.document.identity.force_id
    if own is None or context.document.identity.kind != "inspection_report" or not may_grade(sentence.text):
        return False
    named = {body.force_id for body in inspected_bodies(sentence.text)}
    return bool(named) and own not in named and None not in named


_TITLE = expression(r"(?:\d+(?:\.\d+)*[.)]?\s+)?(?P<words>[A-Z][^:(,.;-]{3,60}?)\s*(?:[:(,-]|\s-\s|$)")
_A_VERB = expression(rf"\b(?:{terms('is')}|has|have|had|it|we|they|the\s+(?:force|constabulary))\b", re.IGNORECASE)


def title_before(context: Context, sentence: Sentence) -> tuple[str, str] | None:
    """A title that stands as a sentence just before, and its area: 'Serious and organised crime (May 2023).'"""
    before = next(iter(context.before(sentence)), None)
    title = _TITLE.match(before.text) if before and before.block.kind in ("paragraph", "list_item") else None
    if before is None or title is None or _A_VERB.search(before.text) or may_grade(before.text):
        return None
    if before.block_index != sentence.block_index and _is_one_of_several(context, before):
        return None
    area_id = area_of_wording(title["words"], context.once(cycle_worded))
    return (before.text, area_id) if area_id else None


def _is_one_of_several(context: Context, item: Sentence) -> bool:
    """Whether it ends a list: of three questions the last is no title of what is said below them."""
    above = context.document.blocks[item.block_index - 1] if item.block_index else None
    return item.block.kind == "list_item" and above is not None and above.kind == "list_item"


_LABEL = expression(
    r"\W*(?:PEEL\W+)?(?P<words>[A-Z][^:;.?]{3,80}?)(?:\s+\(?20\d\d(?:/\d\d)?\)?)?\s*:\s+(?=(?:the|it|we)\b|[A-Z])"
)
"""'Legitimacy 2015: the force was graded as good.'"""


def _labelled(context: Context, sentence: Sentence) -> str | None:
    """The area that a sentence begins with as a label."""
    label, cycle = _LABEL.match(sentence.text), context.once(cycle_worded)
    if label is None:
        return None
    if whole := area_of_wording(label["words"], cycle):
        return whole
    said_of = _SAID_OF_LABEL.match(label["words"])
    return area_of_wording(said_of["words"], cycle) if said_of else None


_SAID_OF_LABEL = expression(
    rf"(?P<words>[^,]{{3,60}}?),?\s+(?:(?:in|on|at)\s[^,]{{2,30}},\s+)?{terms('is')}\s+[^,]{{3,60}}$"
)
"""'Efficiency, in November, was much the same story: Kent was good …'"""


def _area_inspected(context: Context, sentence: Sentence) -> str | None:
    """The area of the inspection that a sentence of others than the inspectors names, or the one before it."""
    if context.document.identity.kind in OWN_REPORTS:
        return None
    cycle = context.once(cycle_worded)
    near = (sentence.text, said_last(context, sentence))
    return next((area for text in near if (area := _inspected_of(text, cycle) or area_inspected(text, cycle))), None)


_OPENING = 5


def _area_of_report(context: Context) -> str | None:
    """The one area whose report news tells of in its opening, pillars aside: 'the report on vulnerability'."""
    if context.document.identity.kind not in ("news_article", "force_news"):
        return None
    told = [said.text for said in context.sentences if said.block.kind == "paragraph"][:_OPENING]
    cycle = context.once(cycle_worded)
    named = {area for text in told if (area := _inspected_of(text, cycle))}
    return named.pop() if len(named) == 1 and not min(named).startswith(WHOLE_FORCE) else None


_INSPECTION_OF = expression(r"\b(?:inspection|report|audit|review|assessment)\s+(?:of|into|on|about)\s+", re.IGNORECASE)


def _inspected_of(text: str, cycle: str | None) -> str | None:
    """The one area of 'In the regional inspection of serious and organised crime Kent Police was graded …'."""
    found = _INSPECTION_OF.search(text)
    named = [area.area_id for area in areas_listed(text[found.end() :], cycle)] if found else []
    if found and not named:
        words = _JUDGES.split(text[found.end() : found.end() + _LONGEST_NAME])[0]
        named = [area for _, _, area in find_areas(words, cycle)]
    return named[0] if len(named) == 1 else None


_JUDGES = expression(rf"\s(?={terms('judge')}\b)", re.IGNORECASE)
_LONGEST_NAME = 100
"""Characters of 'the eastern region's response to serious and organised crime'."""


def _pillar_overall(context: Context, sentence: Sentence) -> str | None:
    """The pillar of a sentence that says 'overall': the one it names, or that news has told of so far."""
    if "overall" not in sentence.text:
        return None
    own = pillars_named(sentence.text) or _pillar_so_found(sentence.text)
    if len(own) == 1:
        return own.pop()
    return pillar_told(context, sentence) if sentence.area_id is None else None


def _pillar_so_found(text: str) -> set[str]:
    """'The force is considered to be efficient, and the overall judgment is good': the pillar of that quality."""
    found = _SO_FOUND.search(text)
    return {_PILLAR_OF[found["quality"].lower()]} if found else set()


_PILLAR_OF = {
    "effective": "overall_effectiveness", "efficient": "overall_efficiency", "legitimate": "overall_legitimacy",
}  # fmt: skip
_SO_FOUND = expression(
    rf"\b(?:is|was|as|to\s+be)\s+(?:\w+ly\s+|very\s+)?(?P<quality>{'|'.join(_PILLAR_OF)})(?=\s*[,;]|\s+and\b)",
    re.IGNORECASE,
)


def _pointed_to(context: Context, sentence: Sentence) -> str | None:
    """The area or pillar of the sentence before, where this one points to it: 'Sussex was graded good for that'."""
    for_that = _FOR_THAT.search(sentence.text)
    if for_that and find_areas(level_forces(sentence.text[: for_that.start()]), context.document.identity.cycle):
        return None  # '… treats people fairly, and is graded good for this'
    retold = context.document.identity.kind not in OWN_REPORTS
    points = for_that or _THERE.match(sentence.text) or (retold and _THIS_AREA_IS.match(sentence.text))
    before = context.before(sentence, reach=1)
    before = (
        before
        if points or (before and is_withdrawn(before[0].text) and _IN_FACT.match(level_forces(sentence.text)))
        else ()
    )
    cycle = context.document.identity.cycle
    named = {area for _, _, area in find_areas(level_forces(before[0].text), cycle)} if before else set()
    named = named or (pillars_named(before[0].text) if before else set())
    if before and not named:
        return area_of_topic(before[0].text)
    return named.pop() if len(named) == 1 else None


def _area_of_forces_counted(context: Context, sentence: Sentence) -> str | None:
    """The area in which the sentence before counts forces, one of which this one names."""
    if not _FORCE_THAT_IS.search(sentence.text):
        return None
    before, cycle = said_last(context, sentence), context.document.identity.cycle
    if not (_FORCES_COUNTED.search(before) and may_grade(before)):
        return None
    named = {area for _, _, area in find_areas(level_forces(before), cycle)} or pillars_named(before)
    return named.pop() if len(named) == 1 else None


_FORCE_THAT_IS = Quick(
    rf"\b(?:force|forces|one|ones|those)\s*(?:(?:that|which)(?:'s|\s+{terms('is')})|(?:to\s+be\s+)?{terms('judge')})\s+"
    rf"(?:(?:{terms('judge')}|as|to\s+be)\s+){{0,2}}['\"]?{GRADE}"
)
_FORCES_COUNTED = expression(r"\bforces\b", re.IGNORECASE)
"""'Of 43 forces five were outstanding for efficiency and one inadequate. The force that is inadequate is Kent.'"""
_THIS_ONE = rf"(?:this|that)(?:\s+(?:{terms('area noun')}|score|count|front|measure|regard))?"
_THERE = expression(
    rf"\W*(?:(?:and|but)\W+)?(?:there|here|(?:on|in|at|for|under)\s+(?:it|{_THIS_ONE}))\b(?!\s+{terms('is')}\b)"
    r"(?!\s+(?:year|month|week|time|cycle|round|report|inspection|assessment|review|letter|document|occasion|way|case)\b)",
    re.IGNORECASE,
)
"""'The exception was vetting. There, inspectors said, Kent requires improvement.'; not 'In this year's report …'."""
_THIS_AREA_IS = expression(
    rf"\W*(?:this|that)\s+(?:(?:last|final|particular)\s+)?(?:{terms('area noun')}|work)\s+"
    r"(?:(?:also|too|still|now|again|therefore)\s+)?"
    rf"(?:{terms('is')}|has|had|requires?|required|needs?)\b",
    re.IGNORECASE,
)
"""'There was a question mark over how it vets people. This area requires improvement.'"""


_IN_FACT = expression(
    rf"\W*(?:(?:in\s+fact|in\s+reality|actually|rather|instead|it\s+was\s+in\s+fact|this\s+has\s+been\s+corrected)\W+)?(?:it|that|{FORCE}+|the\s+(?:force|constabulary|grade|correct\s+grade))\s",
    re.IGNORECASE,
)
"""'An earlier version said that Kent was inadequate at vetting. In fact it was graded adequate.'"""
_FOR_THAT = Quick(
    rf"{GRADE}['\")]*\s+(?:{terms('grade noun')}\s+)?(?:for|at|in)\s+(?:that|this|it)(?:\s+{terms('area noun')})?\b"
)


def _area_gone_on_with(sentence: Sentence, last: Grade) -> str | None:
    """The area of the grade before, where this sentence points at that grade or gives another force its own."""
    return last.area_id if _names_other_force(sentence, last) or _THIS_GRADE.search(sentence.text) else None


_THIS_GRADE = expression(rf"\b(?:this|that)\s+{terms('grade noun')}\b", re.IGNORECASE)
"""'That grade': the judgment of the sentence before."""


def _names_other_force(sentence: Sentence, last: Grade) -> bool:
    """'Kent Police and Essex Police were both told …': what is judged was said of another force before."""
    return may_grade(sentence.text) and any(body.force_id != last.force_id for body in inspected_bodies(sentence.text))
