"""The judgments of one sentence with all that stands around it: its list, its headings, the sentences before.

Belongs here: which area such a sentence leaves unsaid, whom it judges, and putting that together with its time. Not
here: what its own words judge (`statements`, `areas.told_together`, `pointers`), its time (`dated`), lines and tables
(`lines.judgments`, `tables.judgments`), or sentences that only speak of a judgment (`references`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product, takewhile

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.words.lines import OWN_REPORTS
from pipelines.extraction.grades.areas.places import Judgment
from pipelines.extraction.grades.areas.sections import (
    area_of_news,
    cycle_worded,
    pillar_of_document,
    pillar_told,
)
from pipelines.extraction.grades.areas.told_together import judged_together, list_above
from pipelines.extraction.grades.areas_around import area_unsaid, said_last
from pipelines.extraction.grades.asked import questions_of
from pipelines.extraction.grades.claims.denials import goes_on_of_other_body
from pipelines.extraction.grades.claims.levelling import level_forces
from pipelines.extraction.grades.dated import cycle_spoken_of, times_of
from pipelines.extraction.grades.forces.judged import (
    JudgedForce,
    as_they,
    judged_alike,
    judged_forces,
)
from pipelines.extraction.grades.forces.spoken_of import force_gone_on_with
from pipelines.extraction.grades.pointers import pointed_at, points_back
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.statements import find_judgments
from pipelines.extraction.grammar.grade_words import find_grades, may_grade
from pipelines.extraction.records import Grade

_NEVER_GRADED = "leadership"
"""In no cycle was leadership alone given a grade; 'leadership and culture' is a part of crime recording."""
_FINDING_LEVEL = 4
"""Headings so deep title single findings ('The force is good at recording rapes'), which are no graded judgments."""
_LONGEST_SENTENCE = 2_000
"""Characters; what is longer is no sentence, and is not searched for one."""
SPOKEN_OF = 3
"""For so many sentences a text speaks on of the areas and forces that it named."""


_NAMED_WITHIN = 4
"""Sentences behind a count of areas in which news comes to naming them."""


def read_sentence(context: Context, sentence: Sentence, before: Sequence[Grade]) -> Iterator[Stated]:
    """The judgments of a sentence; `before` are those of its paragraph so far."""
    if not _may_judge(context, sentence):
        return
    own_cycle = cycle_spoken_of(context, sentence, before)
    for judgment in _judgments(context, sentence, before, own_cycle):
        if _is_of_no_area(context, judgment):
            continue
        forces = _forces(context, sentence, judgment)
        times = list(times_of(context, sentence, judgment, own_cycle, before))
        start, end = judgment.area_at
        for (force_id, force_at), dated in product(forces, times):
            anchor = _anchor(sentence, judgment, force_at)
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
    return not goes_on_of_other_body(level_forces(text), level_forces(said_last(context, sentence)))


def _judgments(context: Context, sentence: Sentence, before: Sequence[Grade], own_cycle: str | None) -> list[Judgment]:
    """What the sentence judges: areas told just before, those that it names itself, or those that it points to."""
    text, cycle = sentence.text, own_cycle or context.once(cycle_worded)
    told = [*list_above(context, sentence), *(other.text for other in context.before(sentence, reach=SPOKEN_OF))]
    pillar = pillar_of_document(context) or pillar_told(context)
    questions = questions_of(pillar, cycle) if pillar else ()
    if together := judged_together(text, told, _told_next(context, sentence), questions, cycle):
        return together
    named = _judged_by_name(context, sentence, before, cycle)
    return named or pointed_at(text, said_last(context, sentence), cycle)


def _told_next(context: Context, sentence: Sentence) -> list[str]:
    """The sentences soon after this one, before others are graded, or one points back to the grade itself."""
    at = context.position(sentence) + 1
    following = (said.text for said in context.sentences[at : at + _NAMED_WITHIN])
    return list(takewhile(lambda text: not (find_grades(text) or points_back(text)), following))


def _judged_by_name(context: Context, sentence: Sentence, before: Sequence[Grade], cycle: str | None) -> list[Judgment]:
    """The judgments of the areas that the sentence names, or of the one that it leaves unsaid."""
    unsaid = area_unsaid(context, sentence, before)
    text = as_they(sentence.text, [other.text for other in context.before(sentence, reach=SPOKEN_OF)])
    judgments = find_judgments(text, cycle, unsaid, first=not context.before(sentence))
    if judgments or unsaid or before or _OVERALL.search(text):
        return judgments
    of_news = area_of_news(context, sentence)
    return find_judgments(text, cycle, of_news) if of_news else []


_OVERALL = expression(r"\boverall\b", re.IGNORECASE)


def _is_of_no_area(context: Context, judgment: Judgment) -> bool:
    """Whether forces are only counted, or the area has no grades; 'all three' are questions where a pillar is meant."""
    if judgment.counted or judgment.area_id == _NEVER_GRADED:
        return True
    return judgment.of_every_pillar and (pillar_of_document(context) or pillar_told(context)) is not None


def _forces(context: Context, sentence: Sentence, judgment: Judgment) -> list[JudgedForce]:
    """Whom the judgment is about."""
    at = judgment.grade_at[0]
    before = context.before(sentence, reach=max(SPOKEN_OF, _so_far(context, sentence)))
    retold = context.document.identity.kind not in OWN_REPORTS
    beside = _beside(context, sentence, before) if retold else []
    if retold and (gone_on_with := force_gone_on_with(sentence.text, at, beside)):
        return [(gone_on_with, None)]
    forces = judged_forces(sentence, at, [other.text for other in before], context.document.identity.title or "")
    return forces + judged_alike(sentence.text, judgment.grade_at[1])


def _so_far(context: Context, sentence: Sentence) -> int:
    """How many sentences its paragraph has had, all of which may go on about the force named first."""
    return sum(other.start < sentence.start for other in context.in_block(sentence.block_index))


def _beside(context: Context, sentence: Sentence, before: Sequence[Sentence]) -> list[str]:
    """What a sentence may go on with: its paragraph so far; in news, where each is one, also the sentence before that.

    Nearest first.
    """
    own = [other.text for other in before if other.block_index == sentence.block_index]
    above = before[len(own) : len(own) + 1] if context.document.identity.kind == "news_article" else ()
    return [*own, *(other.text for other in above)]


def _anchor(sentence: Sentence, judgment: Judgment, force_at: tuple[int, int] | None) -> Span:
    """Grade and area together, as two areas may share one grade word; with the force where several share both."""
    area = [judgment.area_at] if judgment.rule != "same_area_as_before" else []
    if area and force_at and area[0][1] <= force_at[0] < judgment.grade_at[0]:  # 'On vetting, Kent and Essex are good'
        return sentence.span(area[0][0], force_at[1])
    places = [judgment.grade_at, *area, *([force_at] if force_at else [])]
    return sentence.span(min(start for start, _ in places), max(end for _, end in places))
