"""Volumes: how many of the things that the field tracks there are: crimes, calls, officers, offenders, recommendations.

Belongs here: counts that stand alone. Not here: counts of cases out of cases (`case_counts`), sizes of samples
(`samples`), percentages (`rates`), money (`finances`), or the nouns (`counted`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.documents.document import Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counted import CountedNumber, CountedThing, kind_of_crime, thing_after, things_before
from pipelines.extraction.grade_words import bare_grade
from pipelines.extraction.measures import is_measured_in, measure_of
from pipelines.extraction.number_readings import lists_pages
from pipelines.extraction.numbers import Number
from pipelines.extraction.periods import period_near
from pipelines.extraction.quantities import clause_bounds, hedge
from pipelines.extraction.records import CaseCount, Qualifier, Volume
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables import Cell, figure_rows, holds_prose
from pipelines.extraction.volume_constructions import of_nation
from pipelines.extraction.volume_labels import LabelledFigure, force_of_name, labelled_figures
from pipelines.extraction.volume_places import counted_numbers, is_part
from pipelines.extraction.volumes_measured import Measured, measured

_ESTIMATED_BEFORE = re.compile(r"\b(?:estimat\w+|approximates?|extrapolat\w+|suggests?\s+that)\b[^.;]*$", re.IGNORECASE)
_NONE_OF = re.compile(
    r"\b(?P<none>none|not\s+one)\s+of\s+(?:the|our|its|these|those|HMIC\w*'s)\s+(?:(?:\d+|[a-z]+)\s+){0,3}?recommendations\b|"
    r"\brecommendations\b[^.;]{0,60}?,?\s(?P<later>none)\s+(?:of\s+(?:them|these)\s+)?(?:has|have|had|was|were)\b|"
    r"\b(?P<no>no)\s+recommendations\s+(?:have|had|were|has)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:of|among|amongst)\s+(?:(?:the|these|those|our|its|some|all)\s+)*$|\bdealt\s+with\s+$", re.IGNORECASE
)
_CALLED_FOR = re.compile(r"\s+(?:[\w-]+\s+){1,4}(?:should|ought\s+to|needed\s+to|had\s+to)\b", re.IGNORECASE)
"""'81 crimes ought to have been recorded, and 73 were'."""
_NUMBER_OF = re.compile(r"\bnumbers?\s+of\b[^.;\d]*\.?$|\bare\s+(?:few|many|rare|common|up|down)\b", re.IGNORECASE)
"""'The number of officers has fallen. Sussex Police had 2,712 in September.'"""
_THERE_ARE_NOW = re.compile(r"\bthere\s+(?:are|were)\s+(?:now|then)\s+(?:[a-z]+\s+){0,2}?\d", re.IGNORECASE)
"""'He asked about PCSOs. There were now 212.'"""
_OF_THEM = re.compile(r"\d\s+of\s+(?:them|these|those)\b")
_COMPARES = re.compile(
    r"\W*(?:that|this|it|which|the\s+figure)(?:'s|\s+(?:is|was))?\s+(?:compare[sd]?|up|down|against|higher|lower|more|fewer|set\s+against)\b|"
    r"\W*compared\s+(?:with|to)\b|[^.;]{0,90}\b(?:majority|most|half|\d)\s+of\s+(?:these|them|those)\b",
    re.IGNORECASE,
)
"""'That's compared with an average of 271 …', a paragraph of its own."""
_ELSEWHERE = re.compile(
    r"^\W*(?:most\s+read|read\s+more|read\s+next|related|more\s+news|trending|see\s+also)\b", re.IGNORECASE
)
"""What a page offers to read besides."""
_FEW_NUMBERS = 4
"""A list of contents has more pages."""
_SUPPOSED = re.compile(r"\b(?:imaginary|hypothetical|made-up|suppose|imagine)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:achieved|implemented|completed?|met|closed|discharged|fulfilled|addressed|delivered)\b", re.IGNORECASE
)
_YEAR_LEADS = re.compile(r"\(\s*(?:in\s+)?(?:19|20)\d\d\s*:\s*$")
"""'94,117 (2018: 88,906)': the year of the next count."""
_SINGULAR = re.compile(r"\s+(?:numbers|strength|headcount)\b", re.IGNORECASE)
"""'Officer numbers' are numbers of officers."""
_LABEL = re.compile(r"\s*:")
"""'Officers: 1,164' says how many there are."""
_WORKFORCE = re.compile(r"officer|constable|staff|recruit|pcso|workforce|special|post", re.IGNORECASE)
_LARGEST_FORCE = 9_000
"""More people than any force has but the Metropolitan Police: such a count is of the nation."""
_METROPOLITAN = "metropolitan"


def read_volumes(context: Context, claimed: Collection[Span], counts: Collection[CaseCount] = ()) -> list[Volume]:
    """Every volume in the document, in order; numbers at `claimed` spans are taken by other facts.

    A number of cases that `counts` of its sentence were made out of is no volume either.
    """
    taken = frozenset(at for span in claimed for at in range(span.start, span.end)) | _wholes(context, counts)
    found: list[Volume] = []
    spoken: _Spoken | None = None
    timed: int | None = None
    for sentence in context.sentences:
        if sentence.block.kind == "table_row" and not (holds_prose(sentence) or _holds_labels(sentence)):
            continue
        if (
            _ELSEWHERE.match(sentence.text)
            or _SUPPOSED.search(sentence.text)
            or (len(sentence.numbers) > _FEW_NUMBERS and lists_pages(sentence.text))
        ):
            continue
        found.extend(_none_achieved(context, sentence))
        near = spoken is not None and (
            spoken.block_index == sentence.block_index
            or (spoken.block_index == sentence.block_index - 1 and _COMPARES.match(sentence.text) is not None)
        )
        before = spoken if near else None
        unclaimed = [number for number in sentence.numbers if _free(sentence, number, taken)]
        averaged = timed is not None and timed == sentence.block_index
        quantities = list(measured(sentence, unclaimed, after_average=averaged))
        timed = sentence.block_index if any(quantity.is_time for quantity in quantities) else None
        facts = [(quantity, _of_quantity(context, sentence, quantity)) for quantity in quantities]
        known = [(quantity, fact) for quantity, fact in facts if fact.measure_id or not quantity.is_time]
        found.extend(fact for _, fact in known)
        told = {number.start for quantity, _ in known for number in quantity.numbers}
        free = [number for number in unclaimed if number.kind == "cardinal" and number.start not in told]
        if free:
            carried = before.thing if before else _named_above(context, sentence)
            for counted, fact in _of_sentence(context, sentence, free, carried, before.fact if before else None):
                again = bool(found) and found[-1].value == fact.value and counted.rule == "joined_count"
                found.append(_lent(sentence, counted, fact, found[-1]) if again else fact)
                spoken = _Spoken(sentence.block_index, counted.thing, found[-1])
        if thing := _told_of_by_counts(sentence, taken):
            spoken = _Spoken(sentence.block_index, thing, None)
    for row, cells in figure_rows(context):
        if any(bare_grade(cell.head) for cell in cells) or _holds_labels(row):
            continue
        found.extend(volume for cell in cells if (volume := _of_cell(context, row, cell, taken)) is not None)
    places = {fact.anchor for fact in found}
    found.extend(
        _of_label(context, figure)
        for figure in labelled_figures(context)
        if _free(figure.sentence, figure.number, taken)
        and figure.sentence.span(figure.number.start, figure.number.end) not in places
    )
    return sorted(found, key=lambda volume: volume.anchor.start)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What was counted last, on which a number without a noun may lean; no `fact` where a count of cases did."""

    block_index: int
    thing: CountedThing
    fact: Volume | None


def _of_sentence(
    context: Context, sentence: Sentence, free: Sequence[Number], carried: CountedThing | None, lender: Volume | None
) -> Iterator[tuple[CountedNumber, Volume]]:
    """The volumes of one sentence; `carried` and `lender` are what the sentence before counted."""
    here = list(counted_numbers(_with_bars(sentence), free, carried))
    for position, counted in enumerate(here):
        opened = here[position - 1].end if position else 0
        closed = here[position + 1].start if position + 1 < len(here) else len(sentence.text)
        if own_year := _YEAR_LEADS.search(sentence.text, counted.end, closed):
            closed = own_year.start()
        fact = _volume(context, sentence, counted, (opened, closed), alone=len(here) == 1)
        if counted.rule == "joined_count" and lender:
            fact = _lent(sentence, counted, fact, lender)
        lender = fact if fact.subject else replace(fact, subject=counted.thing.noun)
        yield counted, lender


_LABEL_AND_NUMBER = re.compile(r"[A-Z][A-Za-z ()/&'-]*\s[\d,.]+")


def _holds_labels(row: Sentence) -> bool:
    """Whether each cell of a row holds a label and its number: 'Officers 1,801 | Staff 1,148 | PCSOs 214'."""
    return bool(row.cells) and all(_LABEL_AND_NUMBER.fullmatch(text) for _, _, text in row.cells)


def _with_bars(sentence: Sentence) -> str:
    """The text of a row with bars between its cells, so that no number takes the noun of the next one."""
    if sentence.block.kind != "table_row":
        return sentence.text
    text = sentence.text
    for (_, end, _), (start, _, _) in pairwise(sentence.cells):
        if 0 <= end < start:
            text = text[:end] + "|" * (start - end) + text[start:]
    return text


def _lent(sentence: Sentence, counted: CountedNumber, fact: Volume, lender: Volume) -> Volume:
    """A count without a noun, with what the count that it leans on says of it."""
    of_force = lender.force_id if fact.force_id == sentence.force_id else fact.force_id
    return replace(
        fact,
        measure_id=fact.measure_id or (None if is_part(sentence.text, counted.number) else lender.measure_id),
        force_id=None if of_nation(sentence.text, counted.number, counted.thing) else of_force,
        subject=fact.subject or lender.subject,
    )


def _told_of_by_counts(sentence: Sentence, taken: frozenset[int]) -> CountedThing | None:
    """The posts of '97 of 640 posts are vacant': what counts of the sentence are of, on which the next one may lean."""
    claimed = [
        number for number in sentence.numbers if number.kind == "cardinal" and not _free(sentence, number, taken)
    ]
    things = [
        thing for number in claimed if (thing := thing_after(sentence.text, number.end)) and thing.role == "volume"
    ]
    return things[-1] if things and things[-1].unit in _LASTING else None


_LASTING = ("people", "posts", "vehicles", "devices")
"""What there is, unlike what was read for an inspection."""


def _wholes(context: Context, counts: Collection[CaseCount]) -> frozenset[int]:
    """Where the numbers of cases stand that counts of their sentence are parts of, and nothing besides."""
    told: dict[int, set[int]] = {}
    for count in counts:
        told.setdefault(count.quote.start, set()).add(count.denominator)
    return frozenset(
        at
        for sentence in context.sentences
        if sentence.start in told
        for number in sentence.numbers
        if number.kind == "cardinal"
        and number.value in told[sentence.start]
        and (
            sentence.block.kind == "table_row"
            or _OF.search(sentence.text[: number.start])
            or _CALLED_FOR.match(sentence.text, number.end)
        )
        for at in range(sentence.start + number.start, sentence.start + number.end)
    )


def _named_above(context: Context, sentence: Sentence) -> CountedThing | None:
    """What the sentence or heading before names, though it counts none: 'It had 412 of them'."""
    earlier = [before.text for before in context.before(sentence)] or list(sentence.headings[-1:])
    now = _THERE_ARE_NOW.search(sentence.text)
    if not now and not _OF_THEM.search(sentence.text) and not (earlier and _NUMBER_OF.search(earlier[0])):
        return None
    named = things_before(f"{earlier[0]} ", len(earlier[0]) + 1) if earlier else None
    return named if named and named.role == "volume" else None


def _free(sentence: Sentence, number: Number, taken: frozenset[int]) -> bool:
    """Whether no other fact has taken any character of the number."""
    return taken.isdisjoint(range(sentence.start + number.start, sentence.start + number.end))


def _volume(
    context: Context, sentence: Sentence, counted: CountedNumber, window: tuple[int, int], *, alone: bool
) -> Volume:
    number, thing, high = counted.number, counted.thing, counted.high
    spans = [number, *([high] if high else [])]
    return _fact(
        context,
        sentence,
        Span(number.start, (high or number).end),
        tuple(sentence.span(one.start, one.end) for one in spans),
        counted.rule,
        number.value or 0.0,
        "range" if high else _qualifier(sentence.text, number),
        " ".join(sentence.text[thing.start : thing.end].split()),
        _clause(sentence.text, counted, window),
        None if alone else window,
    )


def _fact(
    context: Context,
    sentence: Sentence,
    anchor: Span,
    claims: tuple[Span, ...],
    rule: str,
    value: float,
    qualifier: Qualifier,
    subject: str,
    clause: str,
    window: tuple[int, int] | None = None,
) -> Volume:
    """The fact; `window` bounds its own words where its sentence has several counts."""
    text = sentence.text
    earlier = [before.text for before in context.before(sentence, 2)]
    period = period_near(text, anchor.start, earlier, context.document.identity.published_date, window)
    force_id = subject_force(sentence, anchor.start)
    if value > _LARGEST_FORCE and force_id != _METROPOLITAN and _WORKFORCE.search(subject):
        force_id = None
    evidence = sentence.evidence()
    evidence["force_id"] = force_id
    heading = sentence.headings[-1] if sentence.headings else ""
    lead = context.lead_in(sentence)
    above = lead.text if lead else ""
    return Volume(
        **evidence,
        anchor=sentence.span(anchor.start, anchor.end),
        rule=rule,
        claims=claims,
        value=value,
        qualifier=qualifier,
        measure_id=measure_of(
            clause,
            clause if window else text,
            heading,
            sentence.area_id,
            "volume",
            earlier=earlier[0] if earlier and rule != "joined_count" else "",
            surroundings=f"{above} {text}",
        ),
        subject=subject,
        period_start=period.first if period else None,
        period_end=period.last if period else None,
    )


def _clause(text: str, counted: CountedNumber, window: tuple[int, int]) -> str:
    """The words that speak of this count and of no other, with the number before its noun as measures expect it."""
    start, end = clause_bounds(text, counted.start, counted.end)
    start, end = max(start, window[0]), min(end, window[1])
    if counted.rule != "count_of_things":
        return text[start:end]
    number, thing = counted.number, counted.thing
    named = f"{thing.noun}s, " if _SINGULAR.match(text, thing.end) else ""
    named = "number of " if _LABEL.match(text, thing.end) else named
    return f"{text[number.start : number.end]} {named}{text[thing.start : number.start]}, {text[start : thing.start]}"


def _qualifier(text: str, number: Number) -> Qualifier:
    """As hedged beside the number; 'we estimate that …' hedges the whole clause."""
    beside = hedge(text, number).qualifier
    if beside == "exact" and _ESTIMATED_BEFORE.search(text[: number.start]):
        return "about"
    return beside


def _none_achieved(context: Context, sentence: Sentence) -> Iterator[Volume]:
    """'None of our recommendations has been fully achieved': a count of nought."""
    if "recommendations" not in sentence.text.lower():
        return
    for found in _NONE_OF.finditer(sentence.text):
        group = next(name for name in ("none", "later", "no") if found[name])
        done = _DONE.search(sentence.text, found.end())
        if done is None:
            continue
        anchor = Span(*found.span(group))
        clause = f"0 recommendations {done.group()}"
        yield _fact(context, sentence, anchor, (), "none_achieved", 0.0, "exact", "recommendations", clause)


def _of_quantity(context: Context, sentence: Sentence, quantity: Measured) -> Volume:
    """'The average wait was four minutes and 12 seconds', in the smaller of its units."""
    first, last = quantity.numbers[0], quantity.numbers[-1]
    clause = sentence.text[slice(*clause_bounds(sentence.text, first.start, last.end))]
    anchor, claims = Span(first.start, last.end), tuple(sentence.span(one.start, one.end) for one in quantity.numbers)
    qualifier = _qualifier(sentence.text, first)
    fact = _fact(context, sentence, anchor, claims, "measured", quantity.value, qualifier, quantity.subject, clause)
    earlier = next((said.text for said in context.before(sentence)), "")
    words = f"{clause} {earlier}"
    measure = fact.measure_id or measure_of(words, words, area_id=sentence.area_id, kind="volume")
    return replace(fact, measure_id=measure if is_measured_in(measure, quantity.subject) else None)


def _of_label(context: Context, figure: LabelledFigure) -> Volume:
    """'Recorded crime per 1,000 population' and, below it, 'West Yorkshire Police: 107'."""
    sentence, number = figure.sentence, figure.number
    anchor, words = Span(number.start, number.end), f"{sentence.text[number.start : number.end]} {figure.title}"
    fact = _fact(
        context, sentence, anchor, (sentence.span(number.start, number.end),), "labelled_count", number.value or 0.0,
        "exact", " ".join(figure.title.split()), words,
    )  # fmt: skip
    period = period_near(figure.title, len(figure.title), (), context.document.identity.published_date)
    return replace(
        fact,
        force_id=figure.force_id,
        period_start=period.first if period else fact.period_start,
        period_end=period.last if period else fact.period_end,
    )


def _of_cell(context: Context, row: Sentence, cell: Cell, taken: frozenset[int]) -> Volume | None:
    """A cell below a head, or beside a label, that names what is counted."""
    number = cell.numbers[0]
    if (
        bare_grade(re.sub(r"[\d\s]+$", "", cell.text))
        or len(cell.numbers) != 1
        or number.kind != "cardinal"
        or number.value is None
        or not _free(row, number, taken)
    ):
        return None
    said = f"{cell.label} {cell.head}"
    if (
        "%" in said + cell.text
        or "£" in said + cell.caption
        or re.search(
            r"\b(?:per\s*cent|rate|average|ratio|per(?!\s+(?:1,?000|100,?000|thousand|million|head|officer|detective|constable|investigator)\b)|reviewed|audited|sampled?|examined|assessed)\b",
            said,
            re.I,
        )
    ):
        return None
    for place in (cell.label, cell.head):
        thing = things_before(f"{place} ", len(place) + 1) or kind_of_crime(place)
        if thing and thing.role == "volume":
            anchor = Span(number.start, number.end)
            claims = (row.span(number.start, number.end),)
            said = said.strip()
            fact = _fact(context, row, anchor, claims, "table_cell", number.value, "exact", said, f"{cell.text} {said}")
            return replace(fact, force_id=force_of_name(cell.head, fact.force_id))
    return None
