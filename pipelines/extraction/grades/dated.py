"""The inspection that each judgment of a sentence is of, and on what basis that is known.

Belongs here: what the sentence's own words (`times.looking_back`), the sentences before it and its document tell
together of that, step by step. Not here: the words of time themselves (`times.looking_back`, `times.told_cycles`), or
who reports a judgment (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.words.lines import OWN_REPORTS
from pipelines.extraction.grades.areas.loose_readings import OF_ANOTHER_TIME
from pipelines.extraction.grades.areas.places import Judgment
from pipelines.extraction.grades.areas_around import title_before
from pipelines.extraction.grades.times.looking_back import YEAR, again_in, as_it_was, when
from pipelines.extraction.grades.times.told_cycles import (
    cycle_headed,
    cycle_led,
    cycle_of_grades,
    cycle_of_peel_report,
    cycle_told,
    is_of_other_programme,
    latest_cycle,
)
from pipelines.extraction.grades.times.words_of_past import CARRIED, MONTH_OF_YEAR, PRESENT
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.grade_words import (
    GRADE,
    LAST_FOUR_TIER_YEAR,
    cycle_at,
    cycle_of_day,
    peel_cycle,
    scale_of,
    terms,
)
from pipelines.extraction.money.papers.paper import is_minutes
from pipelines.extraction.records import Grade, GradeBasis

_OWN_REPORTS = frozenset({*OWN_REPORTS, "revisit_letter"})
"""They speak of what they judge now in the present."""
_PEEL = "PEEL"


@dataclass(frozen=True, slots=True)
class Dated:
    """The inspection that a judgment is of, and on what basis that is known."""

    cycle: str | None
    basis: GradeBasis
    told_to: int | None = None
    """Where the words for it end, if the judgment is told of two: 'graded good, as it was in 2017'."""


def cycle_spoken_of(context: Context, sentence: Sentence, before: Sequence[Grade]) -> str | None:
    """The cycle of the inspection that a sentence speaks of; `before` are the judgments of its paragraph so far."""
    identity = context.document.identity
    titled = None if identity.kind in OWN_REPORTS else _cycle_of_title(context, sentence)
    retold = titled or cycle_of_peel_report(context, sentence)
    cycle = cycle_headed(sentence) or retold or cycle_of_grades(context) or cycle_told(context, sentence)
    return before[-1].cycle if cycle is None and identity.kind == "other" and before else cycle


def _cycle_of_title(context: Context, sentence: Sentence) -> str | None:
    """The cycle of the month that the title of another inspection just before names: 'Organised crime (May 2023).'"""
    title = title_before(context, sentence)
    month = MONTH_OF_YEAR.search(title[0]) if title else None
    return cycle_at(month["month"], month["year"]) if month else None


def times_of(
    context: Context, sentence: Sentence, judgment: Judgment, own_cycle: str | None, before: Sequence[Grade]
) -> Iterator[Dated]:
    """The inspections that a judgment is told of, usually one; `own_cycle` is the one that its sentence speaks of."""
    if own_cycle == context.document.identity.cycle and is_of_other_programme(context, judgment.area_id):
        own_cycle = None
    said = _as_said(context, sentence, judgment, own_cycle)
    said = _as_going_on(context, sentence, said, before)
    said = _of_only_inspection(context, sentence, judgment, said, own_cycle)
    said = _of_latest(
        context,
        sentence,
        judgment,
        _by_form(context, sentence, judgment, _of_its_year(context, sentence, judgment, said)),
    )
    yield said
    if again := again_in(sentence.text, judgment.grade_at[1], said.cycle, by_year=_counts_years(context, judgment)):
        yield Dated(again[0], said.basis, told_to=again[1])
    if then := as_it_was(sentence.text, judgment.grade_at[1], said.cycle, by_year=_counts_years(context, judgment)):
        yield Dated(then[0], "history", told_to=then[1])


def _counts_years(context: Context, judgment: Judgment) -> bool:
    """Whether what is graded has no cycles but the years of its inspections."""
    of_peel = context.document.identity.programme in (None, _PEEL) or cycle_of_grades(context) is None
    return not of_peel or judgment.area_id == _YEARLY


_YEARLY = "crime_recording"


def _as_said(context: Context, sentence: Sentence, judgment: Judgment, own_cycle: str | None) -> Dated:
    """By the words of the sentence, and the year of the sentence before where this one only goes on with it."""
    identity = context.document.identity
    by_year, retold = _counts_years(context, judgment), identity.kind not in _OWN_REPORTS
    cycle, basis = when(sentence.text, judgment.grade_at, own_cycle, by_year=by_year, retold=retold)
    if basis == "history" and cycle is None and _is_of_last_year(context, sentence, own_cycle):
        return Dated(own_cycle, "statement")
    if basis == "statement" and sentence.block.kind == "list_item" and (led := cycle_led(context, sentence)):
        past = identity.cycle is not None and led < identity.cycle
        return Dated(led, "history") if past else Dated(identity.cycle or led, "statement")
    retells = identity.kind in _OWN_REPORTS or _THAT_INSPECTION.match(sentence.text)
    if basis == "statement" and retells:
        earlier = (said.text for said in context.before(sentence) if retold or said.block_index == sentence.block_index)
        if then := _told_of_before(sentence.text, next(earlier, ""), own_cycle, by_year=by_year):
            return Dated(then, "history" if own_cycle else "statement")
        if _AT_THE_TIME.match(sentence.text) and not PRESENT.search(sentence.text):
            return Dated(None, "history")
    return Dated(cycle, basis)


def _is_of_last_year(context: Context, sentence: Sentence, own_cycle: str | None) -> bool:
    """Whether the report that a plan or minutes tell of is itself the one that came out the year before them."""
    identity = context.document.identity
    day = identity.published_date if identity.kind == "other" else None
    if day is None or own_cycle is None or not _LAST_YEAR.search(sentence.text):
        return False
    return cycle_of_day(date(day.year - 1, 12, 31)) == own_cycle


_LAST_YEAR = expression(r"\blast\s+year\b(?!\s+but\s+one)", re.IGNORECASE)
_WAS_JUDGED = expression(
    rf"\b(?:was|were|had)\s+(?:\w+\s+){{0,2}}(?:{terms('judge')}|given|['\"]?{GRADE})\b"
    r"|^\W*(?:as\s+a\s+result|therefore|so|accordingly),?\s+we\s+gave\b",
    re.IGNORECASE,
)
_INSPECTING = expression(r"\b(?:inspect|report|judg|grad|conclu|assess|HMIC|engage\b|special measures)", re.IGNORECASE)


def _told_of_before(text: str, before: str, own_cycle: str | None, *, by_year: bool) -> str | None:
    """The cycle of the earlier inspection that the sentence before tells of, where this one only goes on with it.

    'We reported on it in February 2017. As a result, the force was given a judgment of inadequate.'
    """
    years = [found.group()[:4] for found in YEAR.finditer(before)]
    of_then = _THAT_INSPECTION.match(text)
    if not (years and _INSPECTING.search(before) and (own_cycle or of_then)):
        return None
    year = max(years)
    judged_then = _WAS_JUDGED.search(text) or (
        (of_then or _EARLIER_INSPECTION.match(before)) and _WE_JUDGED.search(text)
    )
    if not judged_then or PRESENT.search(text) or YEAR.search(text):
        return None
    month = MONTH_OF_YEAR.search(before) if of_then and not by_year else None
    cycle = cycle_at(month["month"], month["year"]) if month else year if by_year else peel_cycle(year)
    later = own_cycle and (int(year) >= int(own_cycle[:4]) if month is None else (cycle or "") >= own_cycle)
    return None if later else cycle


_THAT_INSPECTION = expression(
    r"\W*(?:(?:(?:in|at|during|after|following)\s+)?(?:that|the\s+(?:earlier|previous))\s+(?:inspection|report|visit|assessment)"
    r"|(?:on|at)\s+that\s+(?:occasion|time)|at\s+the\s+time|then)\b",
    re.IGNORECASE,
)
"""'That inspection revealed problems, and the force was graded inadequate.'"""
_AT_THE_TIME = expression(
    r"\W*at\s+(?:that|the)\s+time\b(?!\s+of\s+(?:our|the|its|this)\s+(?:\w+\s+)?inspection)", re.IGNORECASE
)
"""'It went into special measures last year. At the time it was found to be inadequate in …'"""
_EARLIER_INSPECTION = expression(
    r"\W*(?:in\s+)?our\s+(?:(?:first|last|previous|earlier)\s+)?20\d\d(?:/\d\d)?\s+[^.;]{0,60}?\b(?:inspection|report|audit)\b",
    re.IGNORECASE,
)
"""'Our 2017 inspection concluded that this wasn't good enough. We gave the force a judgment of inadequate.'"""
_WE_JUDGED = expression(rf"\b(?:we|HMIC\w*|inspectors|it)\s+(?:also\s+)?(?:{terms('judge')}|gave)\b", re.IGNORECASE)
"""'In that report we graded the force as inadequate.'"""


def _as_going_on(context: Context, sentence: Sentence, said: Dated, before: Sequence[Grade]) -> Dated:
    """'In 2017 it was inadequate at A. It was also found to require improvement in B': of the same inspection.

    So is 'It had been rated good' behind 'In that report HMICFRS had judged it inadequate'.
    """
    last = [fact for fact in before if fact.quote.start == before[-1].quote.start]
    if said == _SOME_TIME_BEFORE and last and _AS_REPORTED.search(sentence.text):
        told = context.document.plain[last[-1].quote.start : last[-1].quote.end]
        if last[-1].basis not in OF_ANOTHER_TIME and _HAD.search(told) and not YEAR.search(sentence.text):
            return Dated(last[-1].cycle, "statement")
    history = [fact for fact in last if fact.basis == "history"]
    goes_on = said.basis == "statement" and history and history == last and _ALSO_WAS.match(sentence.text)
    present = PRESENT.search(sentence.text) or YEAR.search(sentence.text)
    return Dated(last[-1].cycle, "history") if goes_on and not present else said


_SOME_TIME_BEFORE = Dated(None, "history")
_HAD = expression(r"\bhad\b", re.IGNORECASE)


_ALSO_WAS = expression(
    rf"\W*(?:it|{THE_FORCE}|(?:[A-Z][\w'-]+\s+){{1,4}}?)\s*(?:was|had)\s+(?:also|then|further|even|additionally)\b",
    re.IGNORECASE,
)


def _of_only_inspection(
    context: Context, sentence: Sentence, judgment: Judgment, said: Dated, own_cycle: str | None
) -> Dated:
    """History of no known time is of the inspection that the document tells of, where it tells of no other."""
    if said.basis != "history" or own_cycle is None:
        return said
    if CARRIED.search(sentence.text):
        return Dated(own_cycle, "carried_over")
    if said.cycle is not None:
        return said
    retold = context.document.identity.cycle is None or (
        _AS_REPORTED.search(sentence.text) is not None and context.once(is_minutes)
    )
    return Dated(own_cycle, "statement") if retold and not judgment.replaced else said


def _of_its_year(context: Context, sentence: Sentence, judgment: Judgment, said: Dated) -> Dated:
    """How crimes were recorded had inspections of its own years, which a document without a cycle tells beside it."""
    of_peel = context.document.identity.cycle
    graded_then = of_peel is not None and scale_of(of_peel) != "four-tier"
    if judgment.area_id != _YEARLY or graded_then or said.basis == "history":
        return said
    inspected = _INSPECTED_IN_YEAR.search(sentence.text)
    year = (inspected["before"] or inspected["behind"]) if inspected else None
    return replace(said, cycle=year) if year and int(year) <= LAST_FOUR_TIER_YEAR else said


_INSPECTED_IN_YEAR = expression(
    rf"\b(?:inspection|audit|inspected|audited)\s+(?:of|in|from)\s+(?:(?:{MONTHS})\s+)?(?P<behind>20\d\d)\b(?!/)"
    r"|(?<!since )(?<!since its )(?<!since the )(?<!since our )(?<!since their )(?<!since HMIC's )"
    r"(?<!since HMICFRS's )(?<!since HMICFRS' )"
    r"\b(?P<before>20\d\d)\s+(?:[\w-]+\s+){0,3}?(?:re-?)?(?:inspection|audit)\b",
    re.IGNORECASE,
)
"""'The crime data integrity re-inspection of September 2018 moved the force from inadequate to good.'"""


def _of_latest(context: Context, sentence: Sentence, judgment: Judgment, said: Dated) -> Dated:
    """What is told without a word of when is of the latest inspection by the document's day; its last one is that."""
    if said.cycle is not None or judgment.replaced:
        return said
    if said.basis == "history" and not _ITS_LAST.search(sentence.text):
        return said
    start, end = judgment.area_at
    cycle = latest_cycle(context, judgment.area_id, judgment.grade, sentence.text[start:end])
    return Dated(cycle, "statement") if cycle and said.basis == "history" else replace(said, cycle=cycle)


_ITS_LAST = expression(
    r"\b(?:its|the|their|our)\s+last\s+(?:\w+\s+){0,2}?(?:inspection|report|assessment)\b(?!\s+but\s+one\b)",
    re.IGNORECASE,
)
"""'In its last PEEL report HMICFRS graded Kent as good', in a document that tells of no inspection of its own."""
_AS_REPORTED = expression(
    r"^(?!.*\b(?:previous|last|earlier|former|prior|since|until|before|now)).*\bhad\s+been\b", re.IGNORECASE | re.DOTALL
)
"""'The force had been assessed as good': how minutes report what is."""
_SUMS_UP = "inspection_report"
"""In a report a count of areas sums up what its parts state; elsewhere it states their grades."""


def _by_form(context: Context, sentence: Sentence, judgment: Judgment, said: Dated) -> Dated:
    """A grade that another takes the place of is history; a count or a heading states its judgment in its own way."""
    if judgment.replaced:
        return Dated(said.cycle if said.basis == "history" else None, "history")
    if said.basis != "statement":
        return said
    if judgment.rule == "tally_of_areas" and context.document.identity.kind == _SUMS_UP:
        return replace(said, basis="tally")
    return replace(said, basis="heading") if sentence.block.kind == "heading" else said
