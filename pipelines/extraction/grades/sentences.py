"""The judgments of one sentence with all that stands around it: its list, its headings, the sentences before.

Belongs here: which area such a sentence leaves unsaid, whom it judges, and putting that together with its time. Not
here: what its own words judge (`statements`, `told_together`, `pointers`), its time (`dated`), lines and tables
(`lines`, `tables`), or sentences that only speak of a judgment (`references`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from pipelines.documents.document import Span
from pipelines.extraction.areas import WHOLE_FORCE, area_of_wording, find_areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.lines import OWN_REPORTS
from pipelines.extraction.grades.dated import cycle_spoken_of, times_of
from pipelines.extraction.grades.denials import goes_on_of_other_body
from pipelines.extraction.grades.judged_forces import JudgedForce, force_gone_on_with, judged_alike, judged_forces
from pipelines.extraction.grades.levelling import level_forces
from pipelines.extraction.grades.places import Judgment
from pipelines.extraction.grades.pointers import pointed_at, points_back
from pipelines.extraction.grades.sections import (
    area_inspected,
    area_of_news,
    cycle_worded,
    pillar_of_document,
    pillar_told,
    pillars_named,
    unsaid_area,
)
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.statements import find_judgments
from pipelines.extraction.grades.told_cycles import points_at_grade
from pipelines.extraction.grades.told_together import (
    judged_in_every_question,
    judged_in_order,
    judged_together,
    list_above,
)
from pipelines.extraction.grammar.grade_words import GRADE, may_grade, terms
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.named_bodies import inspected_bodies
from pipelines.extraction.records import Grade

_NEVER_GRADED = "leadership"
"""In no cycle was leadership alone given a grade; 'leadership and culture' is a part of crime recording."""
_FINDING_LEVEL = 4
"""Headings so deep title single findings ('The force is good at recording rapes'), which are no graded judgments."""
_LONGEST_SENTENCE = 2_000
"""Characters; what is longer is no sentence, and is not searched for one."""
SPOKEN_OF = 3
"""For so many sentences a text speaks on of the areas and forces that it named."""


def read_sentence(context: Context, sentence: Sentence, before: Sequence[Grade]) -> Iterator[Stated]:
    """The judgments of a sentence; `before` are those of its paragraph so far."""
    if not _may_judge(context, sentence):
        return
    own_cycle = cycle_spoken_of(context, sentence, before)
    opening = _continued(context, sentence)
    for judgment in _judgments(context, sentence, before, own_cycle, opening):
        if _is_of_no_area(context, judgment):
            continue
        forces = _forces(context, sentence, judgment, opening)
        times = list(times_of(context, sentence, judgment, own_cycle, before))
        start, end = judgment.area_at
        for (force_id, force_at), dated in product(forces, times):
            anchor = _anchor(sentence, judgment, None if opening else force_at)
            if told_to := dated.told_to:
                anchor = sentence.span(min(start, told_to), told_to)
            yield Stated(
                judgment.grade,
                judgment.area_id,
                area_as_written=" ".join(sentence.text[start:end].split()),
                quote=Span(sentence.start, sentence.end),
                anchor=anchor,
                sentence=sentence,
                basis=dated.basis,
                rule=judgment.rule,
                force_id=force_id,
                cycle=dated.cycle,
            )


def _may_judge(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence could judge, and goes on with nothing that was said of another body than a force."""
    text = sentence.text
    if (sentence.block.level or 0) >= _FINDING_LEVEL or len(text) > _LONGEST_SENTENCE:
        return False
    if not (may_grade(text) or points_back(text)):
        return False
    return not goes_on_of_other_body(level_forces(text), level_forces(_said_last(context, sentence)))


def _said_last(context: Context, sentence: Sentence) -> str:
    return next((other.text for other in context.before(sentence)), "")


def _continued(context: Context, sentence: Sentence) -> Sentence | None:
    """The sentence that opens a list, where this item of it goes on with that sentence."""
    lead = context.lead_in(sentence)
    return lead if lead and _CONTINUES.match(sentence.text) else None


_CONTINUES = re.compile(rf"\s*['\"]?(?:(?:is|was|are|has\s+been|as)\b|{GRADE})", re.IGNORECASE)
"""A list item that goes on with the sentence that opens the list: 'We judged that the force: - is good at …'."""


def _judgments(
    context: Context, sentence: Sentence, before: Sequence[Grade], own_cycle: str | None, opening: Sentence | None
) -> list[Judgment]:
    """What the sentence judges: areas told just before, those that it names itself, or those that it points to."""
    text, cycle = sentence.text, own_cycle or context.once(cycle_worded)
    told = [*list_above(context, sentence), *(other.text for other in context.before(sentence, reach=SPOKEN_OF))]
    if pointed := judged_in_order(text, told, cycle) or judged_together(text, told, cycle):
        return pointed
    words_before = f"{opening.text.strip(' :')} " if opening else ""
    named = _judged_by_name(context, sentence, before, cycle, words_before)
    if all(judgment.of_every_pillar for judgment in named):
        pillar = pillar_of_document(context) or pillar_told(context)
        named = judged_in_every_question(text, pillar, cycle) or named
    return named or pointed_at(text, _said_last(context, sentence), cycle)


def _judged_by_name(
    context: Context, sentence: Sentence, before: Sequence[Grade], cycle: str | None, opening: str
) -> list[Judgment]:
    """The judgments of the areas that the sentence names, or of the one that it leaves unsaid."""
    unsaid = _area_unsaid(context, sentence, before)
    judgments = find_judgments(sentence.text, cycle, opening, unsaid, first=not context.before(sentence))
    if judgments or unsaid or before or _OVERALL.search(sentence.text):
        return judgments
    of_news = area_of_news(context, sentence)
    return find_judgments(sentence.text, cycle, opening, of_news) if of_news else []


_OVERALL = re.compile(r"\boverall\b", re.IGNORECASE)


def _area_unsaid(context: Context, sentence: Sentence, before: Sequence[Grade]) -> str | None:
    """The area that a judgment of the sentence may leave unsaid."""
    area_id = (
        _area_that_it_is(context, sentence)
        or _pillar_overall(context, sentence)
        or _labelled(context, sentence)
        or _pointed_to(context, sentence)
        or unsaid_area(context, sentence)
        or _area_inspected(context, sentence)
        or pillar_told(context)
    )
    if area_id == WHOLE_FORCE or (area_id is None and _OVERALL.search(sentence.text)):
        area_id = pillar_of_document(context)
    return area_id or (_area_gone_on_with(sentence, before[-1]) if before else None)


_IT_IS = re.compile(rf"\W*(?:it|this|that)\s+{terms('is')}\b", re.IGNORECASE)
_IS_SUBJECT = re.compile(
    rf"\s+(?:{terms('is')}|has|have|had|{terms('change')}|continues?|continued|needs?|needed)\b", re.IGNORECASE
)


def _area_that_it_is(context: Context, sentence: Sentence) -> str | None:
    """The area that the sentence before says something of: 'Crime recording has improved. It is good today.'"""
    if not _IT_IS.match(sentence.text):
        return None
    before = next((other for other in context.before(sentence) if other.block_index == sentence.block_index), None)
    if before is None:
        return None
    words, cycle = level_forces(before.text), context.document.identity.cycle
    named = [area for _, end, area in find_areas(words, cycle) if _IS_SUBJECT.match(words, end)]
    return named[0] if len(named) == 1 else None


_LABEL = re.compile(
    r"\W*(?:PEEL\W+)?(?P<words>[A-Z][^:;.?]{3,80}?)(?:\s+\(?20\d\d(?:/\d\d)?\)?)?\s*:\s+(?=(?:the|it|we|[A-Z])\b)"
)
"""'Legitimacy 2015: the force was graded as good.'"""


def _labelled(context: Context, sentence: Sentence) -> str | None:
    """The area that a sentence begins with as a label."""
    label = _LABEL.match(sentence.text)
    return area_of_wording(label["words"], context.once(cycle_worded)) if label else None


def _area_inspected(context: Context, sentence: Sentence) -> str | None:
    """The area of the inspection that a sentence of others than the inspectors names, or the one before it."""
    if context.document.identity.kind in OWN_REPORTS:
        return None
    cycle = context.once(cycle_worded)
    return next(
        (area for text in (sentence.text, _said_last(context, sentence)) if (area := area_inspected(text, cycle))), None
    )


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
_SO_FOUND = re.compile(
    rf"\b(?:is|was|as|to\s+be)\s+(?:\w+ly\s+|very\s+)?(?P<quality>{'|'.join(_PILLAR_OF)})(?=\s*[,;]|\s+and\b)",
    re.IGNORECASE,
)


def _pointed_to(context: Context, sentence: Sentence) -> str | None:
    """The area or pillar of the sentence before, where this one points to it: 'Sussex was graded good for that'."""
    before = context.before(sentence, reach=1) if _FOR_THAT.search(sentence.text) else ()
    cycle = context.document.identity.cycle
    named = {area for _, _, area in find_areas(level_forces(before[0].text), cycle)} if before else set()
    named = named or (pillars_named(before[0].text) if before else set())
    return named.pop() if len(named) == 1 else None


_FOR_THAT = Quick(
    rf"{GRADE}['\")]*\s+(?:{terms('grade noun')}\s+)?(?:for|at|in)\s+(?:that|this|it)(?:\s+{terms('area noun')})?\b"
)


def _area_gone_on_with(sentence: Sentence, last: Grade) -> str | None:
    """The area of the grade before, where this sentence points at that grade or gives another force its own."""
    goes_on = _names_other_force(sentence, last) or points_at_grade(sentence.text, last.basis)
    return last.area_id if goes_on else None


def _names_other_force(sentence: Sentence, last: Grade) -> bool:
    """'Kent Police and Essex Police were both told …': what is judged was said of another force before."""
    return may_grade(sentence.text) and any(body.force_id != last.force_id for body in inspected_bodies(sentence.text))


def _is_of_no_area(context: Context, judgment: Judgment) -> bool:
    """Whether forces are only counted, or the area has no grades; 'all three' are questions where a pillar is meant."""
    if judgment.counted or judgment.area_id == _NEVER_GRADED:
        return True
    return judgment.of_every_pillar and (pillar_of_document(context) or pillar_told(context)) is not None


def _forces(context: Context, sentence: Sentence, judgment: Judgment, opening: Sentence | None) -> list[JudgedForce]:
    """Whom the judgment is about: as the sentence says, or the one that opens its list."""
    speaker, at = (opening, len(opening.text) - 1) if opening else (sentence, judgment.grade_at[0])
    before = context.before(sentence, reach=SPOKEN_OF)
    retold = context.document.identity.kind not in OWN_REPORTS and opening is None
    beside = [other.text for other in before if retold and _stands_beside(context, other, sentence)]
    if retold and (gone_on_with := force_gone_on_with(sentence.text, at, beside)):
        return [(gone_on_with, None)]
    forces = judged_forces(speaker, at, [other.text for other in before])
    return forces if opening else forces + judged_alike(sentence.text, judgment.grade_at[1])


def _stands_beside(context: Context, other: Sentence, sentence: Sentence) -> bool:
    """Whether two sentences are of one paragraph; in news each may be one."""
    return other.block_index == sentence.block_index or context.document.identity.kind == "news_article"


def _anchor(sentence: Sentence, judgment: Judgment, force_at: tuple[int, int] | None) -> Span:
    """Grade and area together, as two areas may share one grade word; with the force where several share both."""
    area = [judgment.area_at] if judgment.rule != "same_area_as_before" else []
    if area and force_at and area[0][1] <= force_at[0] < judgment.grade_at[0]:  # 'On vetting, Kent and Essex are good'
        return sentence.span(area[0][0], force_at[1])
    places = [judgment.grade_at, *area, *([force_at] if force_at else [])]
    return sentence.span(min(start for start, _ in places), max(end for _, end in places))
