"""The judgments of a document: every grade with its force, cycle, area and the basis on which it is known.

Belongs here: putting together what layout and sentences state, and telling the inspectors' own judgments from what
others report. Not here: finding grade and area (`tables`, `lines`, `statements`, `references`),
the time of a judgment (`times`, `told_cycles`), or whether its scale has such a grade (`faults`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from pipelines.documents.document import Span
from pipelines.extraction.areas import WHOLE_FORCE, find_areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.lines import OWN_REPORTS
from pipelines.extraction.grades.denials import goes_on_of_other_body
from pipelines.extraction.grades.judged_forces import judged_alike, judged_forces
from pipelines.extraction.grades.levelling import level_forces
from pipelines.extraction.grades.lines import read_lines
from pipelines.extraction.grades.loose_readings import OF_ANOTHER_TIME, without_loose_readings
from pipelines.extraction.grades.places import Judgment
from pipelines.extraction.grades.pointers import pointed_at, points_back
from pipelines.extraction.grades.references import references_in
from pipelines.extraction.grades.sections import (
    area_of_news,
    cycle_worded,
    pillar_of_document,
    pillar_told,
    pillars_named,
    unsaid_area,
)
from pipelines.extraction.grades.statements import find_judgments
from pipelines.extraction.grades.tables import LaidOut, read_tables
from pipelines.extraction.grades.times import (
    AS_REPORTED,
    NOT_CHANGED,
    THAT_INSPECTION,
    as_it_was,
    goes_on_with,
    told_of_before,
    when,
)
from pipelines.extraction.grades.told_cycles import cycle_headed, cycle_told, points_at_grade
from pipelines.extraction.grades.told_together import judged_in_order, judged_together, list_above
from pipelines.extraction.grammar.grade_words import (
    GRADE,
    bare_grade,
    cycle_of_day,
    may_grade,
    peel_cycle,
    programme_of,
    scale_of,
    terms,
)
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.papers import is_minutes
from pipelines.extraction.named_bodies import inspected_bodies
from pipelines.extraction.other_services import is_of_other_service
from pipelines.extraction.records import Grade, GradeBasis, GradeWord
from pipelines.extraction.reported import reported_by

_OWN_REPORTS = frozenset({*OWN_REPORTS, "revisit_letter"})
"""They speak of what they judge now in the present."""
_NEVER_GRADED = "leadership"
"""In no cycle was leadership alone given a grade; 'leadership and culture' is a part of crime recording."""
_PEEL = "PEEL"
_GRADES_ONLY = {"child_protection_report": "child_protection"}
"""Inspections whose headings sound like the areas of others: what their layout grades is a topic of this one area."""
_FINDING_LEVEL = 4
"""Headings so deep title single findings ('The force is good at recording rapes'), which are no graded judgments."""
_SENTENCES_OF_NEWS = 3
"""For so many sentences a newspaper speaks on of the area that it named."""
_LONGEST_SENTENCE = 2_000
"""Characters; what is longer is no sentence, and is not searched for one."""
_OVERALL = re.compile(r"\boverall\b", re.IGNORECASE)
_CONTINUES = re.compile(rf"\s*['\"]?(?:(?:is|was|are|has\s+been|as)\b|{GRADE})", re.IGNORECASE)
"""A list item that goes on with the sentence that opens the list: 'We judged that the force: - is good at …'."""


def read_grades(context: Context) -> list[Grade]:
    """Every judgment in the document, in the order of the text."""
    if context.once(is_of_other_service):
        return []
    facts = [fact for found in (*read_tables(context), *read_lines(context)) if (fact := _laid_out(context, found))]
    read_as_line = {fact.quote.start for fact in facts}
    before: list[Grade] = []
    in_news = context.document.identity.kind == "news_article"
    for at, sentence in enumerate(context.sentences):
        if sentence.block.kind == "table_row" or sentence.start in read_as_line or bare_grade(sentence.text):
            continue
        spoken_of_since = _paragraphs_of_news(context, at) if in_news else sentence.block.start
        before = [fact for fact in before if fact.quote.start >= spoken_of_since]
        stated = list(_from_sentence(context, sentence, before))
        facts.extend(stated)
        before.extend(stated)
        if not stated:
            facts.extend(_referred_to(context, at, facts))
    unique: dict[tuple[int, int, str | None, str | None], Grade] = {}
    for fact in without_loose_readings(facts):
        unique.setdefault((fact.anchor.start, fact.anchor.end, fact.area_id, fact.cycle), fact)
    return sorted(unique.values(), key=lambda fact: fact.anchor.start)


def _paragraphs_of_news(context: Context, at: int) -> int:
    """Where the paragraphs begin that news goes on with here: each of its sentences is a paragraph."""
    sentence = context.sentences[at]
    near = context.before(sentence, reach=_SENTENCES_OF_NEWS) or context.sentences[max(0, at - 1) : at]  # a headline
    return near[-1].start if near else sentence.block.start


def _laid_out(context: Context, found: LaidOut) -> Grade | None:
    area_id = pillar_of_document(context) if found.area_id == WHOLE_FORCE else found.area_id
    only = _GRADES_ONLY.get(context.document.identity.kind, area_id)
    if area_id is None or area_id != only:
        return None
    return _grade(
        context,
        found.sentence,
        quote=found.quote,
        anchor=found.anchor,
        area_id=area_id,
        area_as_written=found.area_as_written,
        grade=found.grade,
        cycle=found.cycle or cycle_headed(found.sentence) or context.document.identity.cycle,
        basis=found.basis,
        rule=found.rule,
        force_id=None if found.of_unit else found.force_id or found.sentence.force_id,
    )


def _names_other_force(sentence: Sentence, last: Grade) -> bool:
    """'Kent Police and Essex Police were both told …': what is judged was said of another force before."""
    return may_grade(sentence.text) and any(body.force_id != last.force_id for body in inspected_bodies(sentence.text))


def _from_sentence(context: Context, sentence: Sentence, before: list[Grade]) -> Iterator[Grade]:
    """The judgments of a sentence; `before` are those of its paragraph so far."""
    deep = (sentence.block.level or 0) >= _FINDING_LEVEL
    if deep or len(sentence.text) > _LONGEST_SENTENCE or not (may_grade(sentence.text) or points_back(sentence.text)):
        return
    said_last = next((other.text for other in context.before(sentence)), "")
    if goes_on_of_other_body(level_forces(sentence.text), level_forces(said_last)):
        return
    own_cycle = cycle_headed(sentence) or context.document.identity.cycle or cycle_told(context, sentence)
    if own_cycle is None and context.document.identity.kind == "other" and before:
        own_cycle = before[-1].cycle
    lead = context.lead_in(sentence)
    opening = f"{lead.text.strip(' :')} " if lead is not None and _CONTINUES.match(sentence.text) else ""
    unsaid = unsaid_area(context, sentence) or pillar_told(context)
    if spoken_of := _spoken_of_before(context, sentence):
        unsaid = spoken_of
    if "overall" in sentence.text and len(own := pillars_named(sentence.text)) == 1:
        unsaid = min(own)
    elif sentence.area_id is None and "overall" in sentence.text:
        unsaid = pillar_told(context, sentence) or unsaid
    if unsaid == WHOLE_FORCE or (unsaid is None and _OVERALL.search(sentence.text)):
        unsaid = pillar_of_document(context)
    goes_on = before and (_names_other_force(sentence, before[-1]) or points_at_grade(sentence.text, before[-1].basis))
    if unsaid is None and goes_on:
        unsaid = before[-1].area_id
    of_one_pillar = pillar_of_document(context) or pillar_told(context)
    own_report = context.document.identity.kind in _OWN_REPORTS
    said_before = next((s.text for s in context.before(sentence) if s.block_index == sentence.block_index), "")
    worded_in = own_cycle or context.once(cycle_worded)
    judgments = find_judgments(sentence.text, worded_in, opening, unsaid, first=not context.before(sentence))
    of_one_area = unsaid is None and not before and not _OVERALL.search(sentence.text)
    if not judgments and of_one_area and (of_news := area_of_news(context, sentence)):
        judgments = find_judgments(sentence.text, worded_in, opening, of_news)
    told = [*list_above(context, sentence), *(s.text for s in context.before(sentence, reach=_SENTENCES_OF_NEWS))]
    judgments = (
        judged_in_order(sentence.text, told, worded_in)
        or judged_together(sentence.text, told, worded_in)
        or judgments
        or pointed_at(sentence.text, said_last, worded_in)
    )
    by_year = context.document.identity.programme not in (None, _PEEL)
    for judgment in judgments:
        if (
            judgment.counted or judgment.area_id == _NEVER_GRADED or (of_one_pillar and judgment.of_every_pillar)
        ):  # the questions of the pillar are meant
            continue
        cycle, basis = when(sentence.text, judgment.grade_at, own_cycle, by_year=by_year)
        retells = own_report or THAT_INSPECTION.match(sentence.text)
        if basis == "statement" and retells and (year := told_of_before(sentence.text, said_before, own_cycle)):
            cycle, basis = (peel_cycle(year) if context.document.identity.programme == _PEEL else year), "history"
        if basis == "statement" and before and before[-1].basis == "history" and goes_on_with(sentence.text):
            cycle, basis = before[-1].cycle, "history"
        only_one = context.document.identity.cycle is None or (
            AS_REPORTED.search(sentence.text) is not None and context.once(is_minutes)
        )
        retold = own_cycle and only_one and not judgment.replaced
        if basis == "history" and cycle is None and retold:
            cycle, basis = own_cycle, "statement"  # the only inspection that the document tells of
        if basis == "history" and cycle is None and own_cycle and NOT_CHANGED.search(sentence.text):
            cycle, basis = own_cycle, "carried_over"
        if judgment.replaced:
            cycle, basis = (cycle if basis == "history" else None), "history"
        elif judgment.rule == "tally_of_areas" and basis == "statement":
            basis = "tally"
        elif sentence.block.kind == "heading" and basis == "statement":
            basis = "heading"
        start, end = judgment.area_at
        speaker, at = (lead, len(lead.text) - 1) if opening and lead else (sentence, judgment.grade_at[0])
        earlier = context.before(sentence, reach=3)
        forces = judged_forces(speaker, at, [other.text for other in earlier])
        if not opening:
            forces += judged_alike(sentence.text, judgment.grade_at[1])
        at_times: list[tuple[str | None, GradeBasis, Span | None]] = [(cycle, basis, None)]
        if then := as_it_was(sentence.text, judgment.grade_at[1], cycle, by_year=by_year):
            at_times.append((then[0], "history", sentence.span(min(start, then[1]), then[1])))
        for (force_id, force_at), (cycle, basis, told_at) in product(forces, at_times):
            yield _grade(
                context,
                sentence,
                quote=Span(sentence.start, sentence.end),
                anchor=told_at or _anchor(sentence, judgment, None if opening else force_at),
                area_id=judgment.area_id,
                area_as_written=" ".join(sentence.text[start:end].split()),
                grade=judgment.grade,
                cycle=cycle,
                basis=basis,
                rule=judgment.rule,
                force_id=force_id,
            )


_FOR_THAT = Quick(
    rf"{GRADE}['\")]*\s+(?:{terms('grade noun')}\s+)?(?:for|at|in)\s+(?:that|this|it)(?:\s+{terms('area noun')})?\b"
)


def _spoken_of_before(context: Context, sentence: Sentence) -> str | None:
    """The area or pillar of the sentence before, where this one points to it: 'Sussex was graded good for that'."""
    before = context.before(sentence, reach=1) if _FOR_THAT.search(sentence.text) else []
    cycle = context.document.identity.cycle
    named = {area for _, _, area in find_areas(level_forces(before[0].text), cycle)} if before else set()
    named = named or (pillars_named(before[0].text) if before else set())
    return named.pop() if len(named) == 1 else None


def _anchor(sentence: Sentence, judgment: Judgment, force_at: tuple[int, int] | None) -> Span:
    """Grade and area together, as two areas may share one grade word; with the force where several share both."""
    area = [judgment.area_at] if judgment.rule != "same_area_as_before" else []
    if area and force_at and area[0][1] <= force_at[0] < judgment.grade_at[0]:  # 'On vetting, Kent and Essex are good'
        return sentence.span(area[0][0], force_at[1])
    places = [judgment.grade_at, *area, *([force_at] if force_at else [])]
    return sentence.span(min(start for start, _ in places), max(end for _, end in places))


def _referred_to(context: Context, at: int, facts: list[Grade]) -> Iterator[Grade]:
    sentence = context.sentences[at]
    for found in references_in(context, at, facts):
        yield _grade(
            context,
            sentence,
            quote=Span(sentence.start, sentence.end),
            anchor=sentence.span(*found.at),
            area_id=found.area_id,
            area_as_written=found.area_as_written,
            grade=found.grade,
            cycle=found.cycle,
            basis=found.basis,
            rule=found.rule,
            force_id=found.force_id,
        )


def _grade(
    context: Context,
    sentence: Sentence,
    *,
    quote: Span,
    anchor: Span,
    area_id: str | None,
    area_as_written: str,
    grade: GradeWord | None,
    cycle: str | None,
    basis: GradeBasis,
    rule: str,
    force_id: str | None,
) -> Grade:
    identity = context.document.identity
    reported = reported_by(context)
    keeps_basis = basis in (*OF_ANOTHER_TIME, "carried_over")
    return Grade(
        quote=quote,
        anchor=anchor,
        rule=rule,
        section=sentence.section,
        page=sentence.block.page,
        force_id=force_id,
        area_id=area_id,
        programme=identity.programme or programme_of(cycle),
        cycle=cycle,
        scale=scale_of(cycle or cycle_of_day(identity.published_date)),
        area_as_written=area_as_written,
        grade=grade,
        basis=reported if reported and not keeps_basis else basis,
    )
