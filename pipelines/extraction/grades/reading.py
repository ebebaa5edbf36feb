"""The judgments of a document: every grade with its force, cycle, area and the basis on which it is known.

Belongs here: putting together what layout and sentences state, and telling the inspectors' own judgments from what
others report. Not here: finding grade and area (`tables.judgments`, `lines.judgments`, `sentences`, `references`), the
time of a judgment (`dated`, `times.told_cycles`), or whether its scale has such a grade (`faults`).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.documents.document import Identity
from pipelines.documents.forces import find_forces
from pipelines.extraction.areas.area import WHOLE_FORCE, area_of_wording
from pipelines.extraction.context import Context
from pipelines.extraction.findings.words.lines import OWN_REPORTS
from pipelines.extraction.grades.areas.loose_readings import IN_SENTENCES, OF_ANOTHER_TIME, without_loose_readings
from pipelines.extraction.grades.areas.sections import cycle_worded, pillar_of_document
from pipelines.extraction.grades.lines.judgments import read_lines
from pipelines.extraction.grades.references import references_in
from pipelines.extraction.grades.sentences import SPOKEN_OF, read_sentence
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.tables.judgments import read_tables
from pipelines.extraction.grades.times.told_cycles import (
    cycle_headed,
    cycle_led,
    cycle_of_grades,
    cycle_told,
    latest_cycle,
)
from pipelines.extraction.grammar.grade_words import bare_grade, programme_of, scale_of
from pipelines.extraction.named_bodies import names_unit
from pipelines.extraction.other_services import is_of_other_service
from pipelines.extraction.records import Grade, GradeBasis
from pipelines.extraction.reported import reported_at, reported_by

_GRADES_ONLY = {"child_protection_report": "child_protection"}
"""Inspections whose headings sound like the areas of others: what their layout grades is a topic of this one area."""


def read_grades(context: Context) -> list[Grade]:
    """Every judgment in the document, in the order of the text."""
    if context.once(is_of_other_service):
        return []
    laid_out = (*read_tables(context), *read_lines(context))
    facts = [_fact(context, whole) for stated in laid_out if (whole := _of_document(context, stated))]
    _add_sentences(context, facts)
    unique: dict[tuple[int, int, str | None, str | None], Grade] = {}
    for fact in _with_cycle_of_others(
        context, _of_earlier_alone(context, without_loose_readings(facts, context.document.plain))
    ):
        fact = _as_then_called(context, fact)
        unique.setdefault((fact.anchor.start, fact.anchor.end, fact.area_id, fact.cycle), fact)
    return sorted(unique.values(), key=lambda fact: fact.anchor.start)


def _of_earlier_alone(context: Context, facts: list[Grade]) -> list[Grade]:
    """The judgments, none of which is history where a document that doesn't say its cycle tells of no others."""
    identity = context.document.identity
    graded = [fact for fact in facts if fact.grade != "not graded"]
    if identity.cycle_basis != "inferred" or identity.kind in OWN_REPORTS or not graded:
        return facts
    if any(fact.basis != "history" for fact in graded):
        return facts
    latest = max((fact.cycle for fact in graded if fact.cycle), default=None)
    stated: GradeBasis = reported_by(context) or "statement"
    return [replace(fact, basis=stated) if latest and fact.cycle == latest else fact for fact in facts]


def _with_cycle_of_others(context: Context, facts: list[Grade]) -> list[Grade]:
    """The judgments of a document without a day or cycle, all of the one cycle that the names of some areas tell."""
    identity = context.document.identity
    if identity.cycle or identity.published_date or identity.kind in OWN_REPORTS:
        return facts
    own = [fact for fact in facts if fact.basis not in OF_ANOTHER_TIME]
    cycles = {fact.cycle for fact in own if fact.cycle}
    if len(cycles) != 1:
        return facts
    cycle = cycles.pop()
    programme, scale = _programme(identity, cycle), scale_of(cycle)
    return [
        replace(fact, cycle=cycle, programme=programme, scale=scale) if fact.cycle is None and fact in own else fact
        for fact in facts
    ]


def _as_then_called(context: Context, fact: Grade) -> Grade:
    """The judgment of the area that its own cycle called so, which may not be the one whose names the text uses."""
    if fact.rule not in IN_SENTENCES or fact.cycle in (None, context.once(cycle_worded)):
        return fact
    return replace(fact, area_id=area_of_wording(fact.area_as_written.rstrip(". "), fact.cycle) or fact.area_id)


def _add_sentences(context: Context, facts: list[Grade]) -> None:
    """Put the judgments of sentences behind those of tables and lines, which `facts` holds so far."""
    read_as_line = {fact.quote.start for fact in facts}
    before: list[Grade] = []
    for at, sentence in enumerate(context.sentences):
        alone = sentence.start == context.in_block(sentence.block_index)[0].start
        if (
            (alone and bare_grade(sentence.text))
            or sentence.block.kind == "table_row"
            or sentence.start in read_as_line
        ):
            continue
        spoken_of_since = _spoken_of_since(context, at)
        before = [fact for fact in before if fact.quote.start >= spoken_of_since]
        stated = [_fact(context, judged) for judged in read_sentence(context, sentence, before)]
        before += stated
        facts += stated or [_fact(context, spoken_of) for spoken_of in references_in(context, at, facts)]


def _spoken_of_since(context: Context, at: int) -> int:
    """Where the paragraph of a sentence begins; in news, where each sentence is one, those that it goes on with."""
    sentence = context.sentences[at]
    if context.document.identity.kind in OWN_REPORTS:
        return sentence.block.start
    near = context.before(sentence, reach=SPOKEN_OF) or context.sentences[max(0, at - 1) : at]  # a headline
    return near[-1].start if near else sentence.block.start


def _of_document(context: Context, stated: Stated) -> Stated | None:
    """A judgment of the layout with what its document tells of it; None where the document grades no such area."""
    area_id = pillar_of_document(context) if stated.area_id == WHOLE_FORCE else stated.area_id
    identity, sentence = context.document.identity, stated.sentence
    if area_id is None or area_id != _GRADES_ONLY.get(identity.kind, area_id):
        return None
    headed = cycle_headed(sentence)
    led = None if stated.cycle or headed else cycle_led(context, sentence)
    of_document = cycle_of_grades(context)
    told = headed if headed and identity.kind in OWN_REPORTS and not stated.cycle else led
    past = told is not None and of_document is not None and told < of_document
    own = told if past else of_document or led
    cycle = stated.cycle or headed or own or cycle_told(context, sentence)
    return replace(
        stated,
        area_id=area_id,
        basis="history" if past else stated.basis,
        cycle=cycle or _of_latest(context, stated, area_id),
        force_id=None if stated.of_unit else stated.force_id or sentence.force_id,
    )


def _of_latest(context: Context, stated: Stated, area_id: str) -> str | None:
    if stated.basis == "history":
        return None
    return latest_cycle(context, area_id, stated.grade, stated.area_as_written)


def _only_force(context: Context) -> str | None:
    """The one force that a document names, where it is not known whom it is about."""
    if context.document.identity.force_id or context.document.identity.kind == "regional_report":
        return None
    named = {mention.force_id for mention in find_forces(context.document.plain) if mention.form != "place"}
    return named.pop() if len(named) == 1 else None


def _programme(identity: Identity, cycle: str | None) -> str | None:
    """The programme of a judgment: its document's, unless the cycle is one that only another programme has."""
    other = programme_of(cycle) if cycle != identity.cycle and cycle and not cycle.isdigit() else None
    return other or identity.programme or programme_of(cycle)


def _fact(context: Context, stated: Stated) -> Grade:
    identity, sentence = context.document.identity, stated.sentence
    reported = reported_at(context, sentence)
    nobody = stated.force_id is None and not stated.of_unit and not names_unit(sentence.text)
    keeps_basis = stated.basis in (*OF_ANOTHER_TIME, "carried_over")
    return Grade(
        quote=stated.quote,
        anchor=stated.anchor,
        rule=stated.rule,
        section=sentence.section,
        page=sentence.block.page,
        force_id=context.once(_only_force) if nobody else stated.force_id,
        area_id=stated.area_id,
        programme=_programme(identity, stated.cycle),
        cycle=stated.cycle,
        scale=scale_of(stated.cycle or context.once(cycle_worded)),
        area_as_written=stated.area_as_written,
        grade=stated.grade,
        basis=reported if reported and not keeps_basis else stated.basis,
    )
