"""Sentences that speak of a judgment without making it: consistent with an earlier one, carried over, not graded.

Belongs here: those three ways. Not here: the area that isn't graded (`areas.not_graded`), or judgments that are stated
(`statements`).

    consistent_with_previous   That is consistent with what we found in 2017.
    carried_over               Our judgment of good from 2017 has been carried over.
    not_graded                 This area isn't graded.  We don't give a grade for the service to victims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.areas.area import area_of_topic
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.words.lines import OWN_REPORTS
from pipelines.extraction.grades.areas.loose_readings import OF_ANOTHER_TIME
from pipelines.extraction.grades.areas.not_graded import area_named, area_not_graded
from pipelines.extraction.grades.areas.sections import leads_elsewhere, pillar_of_document
from pipelines.extraction.grades.forces.judged import judged_forces
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.times.looking_back import when
from pipelines.extraction.grades.times.told_cycles import cycle_told
from pipelines.extraction.grammar.grade_words import GRADE, find_grades, peel_cycle
from pipelines.extraction.grammar.phrases import holds_any
from pipelines.extraction.named_bodies import inspected_bodies
from pipelines.extraction.records import Grade, GradeWord

_GRADE = r"(?:graded\s+)?(?:judge?ment|grade|grading|rating)s?"
_CONSISTENT = expression(
    rf"\b(?:consistent\s+with|unchanged\s+(?:from|since)|(?:the\s+)?same\s+(?:{_GRADE}\s+)?as|no\s+change\s+(?:from"
    rf"|since)|in\s+line\s+with)\b"
    r"[^.;]{0,80}?\b(?P<year>(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?)",
    re.IGNORECASE,
)
_CARRIED = Quick(
    rf"\b{_GRADE}\b[^.;]{{0,120}}?\b(?:carried\s+(?:over|forward)|(?<!force\s)(?<!forces\s)(?<!constabulary\s)(?<!police\s)(?<!service\s)(?<!it\s)(?:still\s+|continues?\s+to\s+)?(?:stands?|apply"
    rf"|applies)"
    rf"|remains?\s+in\s+place|has\s+not\s+changed)\b|"
    rf"\bcarried\s+(?:over|forward)\b[^.;]{{0,60}}\b{_GRADE}\b|"
    rf"\b{GRADE}['\")]*\s*[,(-]*\s*(?:(?:is|was|has\s+been)\s+)?carried\s+(?:over|forward)\b|"
    rf"\bcarried\s+(?:over|forward)\b[^.;]{{0,60}}\b{GRADE}\b"
)
_SAME_GRADE = expression(rf"\bthe\s+same\s+(?:overall\s+)?{_GRADE}\b(?!\s+(?:as|in)\b)", re.IGNORECASE)
_NO = r"(?:n't|\s+not|\s+never)"
_YET = r"(?:\s+yet|\s+itself|\s+themselves)?"
_NOT_GRADED = Quick(
    rf"\b(?:(?:do|did|does|will|have|has){_NO}{_YET}\s+(?:been\s+)?(?:make|made|give|given|award|awarded|issue"
    rf"|issued|provide|receive|received|get|have|carry|publish|published)\s+"
    rf"(?:\ue000*[A-Z][\w\s&-]{{2,40}}?\s+)?(?:an?\s+|any\s+)?(?:graded\s+|individual\s+|separate\s+"
    rf"|overall\s+)*(?:judge?ments?|grades?|gradings?|ratings?|marks?|scores?)|"
    rf"(?:is|was|are|were|has|have|has\s+been|have\s+been){_NO}{_YET}\s+(?:been\s+)?(?:inspected\s+(?:or|and|nor)\s+)?"
    rf"(?:graded|rated)|(?:is|was|are|were"
    rf"|remains?)\s+(?:an\s+)?ungraded|not{_YET}\s+(?:been\s+)?(?:graded|rated)|"
    rf"(?:do|did|does|have|has){_NO}{_YET}\s+(?:been\s+)?(?:graded?|rated?)|"
    rf"(?:is|was|were|are|been){_NO}{_YET}\s+(?:given|awarded)\s+(?:an?\s+|any\s+)?{_GRADE}|"
    rf"no\s+{_GRADE}\s+(?:(?:is|was|has\s+been|will\s+be)\s+(?:made|given|awarded|published)|(?:for|in|on)\s+(?:this"
    rf"|the)\s+\w+)|"
    r"(?:made|makes|make|gave|gives|give|given|awarded|carries|carry|carried|receives?|received|has|have|had|gets?"
    rf"|got)\s+no\s+(?:graded\s+|overall\s+|separate\s+)*{_GRADE}|"
    rf"there\s+is\s+no\s+{_GRADE}|"
    rf"{_GRADE}\s+for\s+[^.;]{{4,80}}?\s+(?:will|is\s+to)\s+(?:follow|be\s+(?:added|given|published)\s+(?:later"
    rf"|separately|when|once|in)))\b"
)
_SIGNS_OF_REFERENCE = (
    "grad",
    "judg",
    "rating",
    "rated",
    "rate ",
    "a mark",
    "no mark",
    "carried",
    "consistent",
    "change",
    "same",
    "line",
)
_AS_GOOD = expression(rf"\s+(?:as\s+|to\s+be\s+)?['\"]?{GRADE}\b", re.IGNORECASE)
"""'It was not graded inadequate for anything.'"""
_SOME_AREAS = expression(r"\b(?:areas|questions)\b[^.;]{0,40}\b(?:not|n't|never)\b", re.IGNORECASE)
"""'Judgments remain in place for areas that were not inspected again': whichever those are."""


def references_in(context: Context, at: int, facts: Sequence[Grade]) -> list[Stated]:
    """What sentence `at` says of a judgment made elsewhere; `facts` are those read before it."""
    sentence = context.sentences[at]
    if not holds_any(sentence.text, _SIGNS_OF_REFERENCE):
        return []
    if leads_elsewhere(context, sentence):
        return []
    if consistent := _CONSISTENT.search(sentence.text):
        return _consistent(context, at, consistent, facts)
    if same := _SAME_GRADE.search(sentence.text):
        return _as_the_other_force(context, at, same, facts)
    own_cycle = context.document.identity.cycle
    if carried := _CARRIED.search(sentence.text):
        if _SOME_AREAS.search(sentence.text, carried.start()):
            return []
        area_id = area_named(sentence.text, own_cycle) or sentence.area_id or area_of_topic(sentence.text)
        printed = _printed(sentence.text)
        known = any(fact.area_id == area_id and fact.cycle == own_cycle and fact.grade for fact in facts)
        if area_id is None or (printed is None and known):
            return []
        return [_reference(sentence, carried, area_id, printed, own_cycle, "carried_over")]
    ungraded = _NOT_GRADED.search(sentence.text)
    if ungraded and any(mention.grade != "not graded" for mention in find_grades(ungraded.group())):
        return []  # 'It did not get a single good grade.'
    if ungraded and not _AS_GOOD.match(sentence.text, ungraded.end()):
        bodies = inspected_bodies(sentence.text)
        if not (bodies or sentence.force_id or context.document.identity.force_id):
            return []  # what a programme doesn't grade, of any force
        area_id = area_not_graded(context, sentence, ungraded)
        if area_id is None and len(bodies) == 1:
            area_id = pillar_of_document(context)
        retold, spoken_of = (
            context.document.identity.kind not in OWN_REPORTS,
            own_cycle or cycle_told(context, sentence),
        )
        cycle, basis = when(sentence.text, ungraded.span(), spoken_of, retold=retold)
        stated = [_reference(sentence, ungraded, area_id, "not graded", cycle, "not_graded")] if area_id else []
        return [replace(told, basis="history") if basis == "history" else told for told in stated]
    return []


def _reference(
    sentence: Sentence, found: re.Match[str], area_id: str, grade: GradeWord | None, cycle: str | None, rule: str
) -> Stated:
    bodies = inspected_bodies(sentence.text)
    return Stated(
        grade,
        area_id,
        area_as_written=sentence.headings[-1] if sentence.headings else "",
        quote=Span(sentence.start, sentence.end),
        anchor=sentence.span(*found.span()),
        sentence=sentence,
        basis="carried_over" if rule == "carried_over" else "statement",
        rule=rule,
        force_id=bodies[0].force_id if len(bodies) == 1 else sentence.force_id,
        cycle=cycle,
    )


def _as_the_other_force(context: Context, at: int, found: re.Match[str], facts: Sequence[Grade]) -> list[Stated]:
    """'Suffolk got the same grade.' after a judgment of Norfolk."""
    sentence = context.sentences[at]
    earlier = [fact for fact in facts if sentence.block.start <= fact.quote.start < sentence.start]
    own = [fact for fact in earlier if fact.basis not in OF_ANOTHER_TIME]
    last, area_id = (own[-1], own[-1].area_id) if own else (None, None)
    if last is None or area_id is None:
        return []
    return [
        Stated(
            last.grade,
            area_id,
            last.area_as_written,
            quote=Span(sentence.start, sentence.end),
            anchor=sentence.span(*(force_at or found.span())),
            sentence=sentence,
            basis="statement",
            rule="same_area_as_before",
            force_id=force_id,
            cycle=last.cycle,
        )
        for force_id, force_at in judged_forces(sentence, found.start())
        if force_id != last.force_id
    ]


_NEAR = 120
"""Characters from the judgment to the sentence that calls it consistent with an earlier one."""


def _consistent(context: Context, at: int, found: re.Match[str], facts: Sequence[Grade]) -> list[Stated]:
    sentence, previous = context.sentences[at], context.sentences[max(0, at - 1)]
    earlier = [fact for fact in facts if 0 <= sentence.start - fact.quote.end < _NEAR]
    last, area_id = (earlier[-1], earlier[-1].area_id) if earlier else (None, None)
    if last is None or area_id is None or last.quote.start < previous.start:
        return []
    return [
        Stated(
            last.grade,
            area_id,
            last.area_as_written,
            quote=Span(sentence.start, sentence.end),
            anchor=sentence.span(*found.span("year")),
            sentence=sentence,
            basis="consistent_with_previous",
            rule="consistent_with_previous",
            force_id=last.force_id,
            cycle=peel_cycle(found["year"]),
        )
    ]


def _printed(text: str) -> GradeWord | None:
    """The grade that a sentence about a carried-over judgment prints, None where it doesn't."""
    grades = {mention.grade for mention in find_grades(text)} - {"not graded"}
    return grades.pop() if len(grades) == 1 else None
