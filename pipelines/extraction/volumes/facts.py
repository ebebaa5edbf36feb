"""What a volume says beside its value: its period, force, measure, subject and hedge.

Belongs here: making the fact of a count, of a label and of a cell. Not here: the facts of quantities
(`measured.quantities`), or which numbers are volumes (`reading`, `places`, `shapes.labels`, `measured.measures`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import CountedNumber
from pipelines.extraction.grammar.function_words import ARE, HAVE, THE_FORCE, THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.periods import period_near
from pipelines.extraction.grammar.quantities import clause_bounds, hedge
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.records import Qualifier, Volume
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables.figures import cell_at
from pipelines.extraction.volumes.shapes.around import BY_A_SHARE, MEANWHILE, MODIFIERS
from pipelines.extraction.volumes.shapes.behind_nouns import HAS_MOVED, MOVES_BEFORE
from pipelines.extraction.volumes.shapes.labels import LabelledFigure, force_of_name
from pipelines.extraction.volumes.shapes.parts import is_entire
from pipelines.extraction.volumes.shapes.whole_force import lost_or_added

_ESTIMATED_BEFORE = expression(r"\b(?:estimat\w+|approximates?|extrapolat\w+|suggests?\s+that)\b[^.;]*$", re.IGNORECASE)
_SINGULAR = expression(r"\s+(?:numbers|volumes|strength|headcount)\b", re.IGNORECASE)
"""'Officer numbers' are numbers of officers."""
_TAKES_THE_TOTAL = expression(
    r"\b(?:tak|bring|push|rais|increas|lift|boost|swell)(?:e|es|s|ing)?\s+(?:the\s+|its\s+|our\s+)?(?=(?:total|overall|full)\s+(?:number|strength|count)\s+of\b)",
    re.IGNORECASE,
)
"""'Another 80 will take the total number of officers to 1,640': how many there are, and not who is recruited."""
_LABEL = expression(r"\s*:")
"""'Officers: 1,164' says how many there are."""
_WORKFORCE = expression(
    r"(?:officer|staff)(?!\s+(?:days|hours|shifts)\b)|constable|recruit|pcso|workforce|special|post", re.IGNORECASE
)
_LARGEST_FORCE = 9_000
"""More people than any force has but the Metropolitan Police: such a count is of the nation."""
_METROPOLITAN = "metropolitan"
_OF_A_WHOLE_FORCE = 500
"""'1,216 officers', a line of its own: so many are all that a force has."""


def is_free(sentence: Sentence, number: Number, taken: frozenset[int]) -> bool:
    """Whether no other fact has taken any character of the number."""
    return taken.isdisjoint(range(sentence.start + number.start, sentence.start + number.end))


@dataclass(frozen=True, slots=True)
class Told:
    """A volume as its sentence tells it, from `start` to `end` there."""

    start: int
    end: int
    claims: tuple[Span, ...]
    rule: str
    value: float
    subject: str
    words: str
    """Those by which its measure is known."""
    qualifier: Qualifier = "exact"
    window: tuple[int, int] | None = None
    """What bounds its own words where its sentence has several counts."""
    kind: Literal["volume", "time"] = "volume"
    """As measures know it."""
    caption: str = ""
    """What stands over the table of a cell."""


def volume_of(
    context: Context,
    sentence: Sentence,
    counted: CountedNumber,
    window: tuple[int, int],
    *,
    alone: bool,
    shared: str = "",
) -> Volume:
    """The fact of a count; `shared` is the verb that it has in common with the one before it."""
    number, thing, high = counted.number, counted.thing, counted.high
    clause = _clause(sentence.text, counted, window)
    told = Told(
        number.start,
        number.end,
        tuple(sentence.span(one.start, one.end) for one in (number, high) if one),
        counted.rule,
        number.value or 0.0,
        " ".join(sentence.text[thing.start : thing.end].split()),
        clause,
        "range" if high else qualifier_of(sentence.text, number),
        None if alone and not is_entire(sentence.text, number) else window,
    )
    fact = fact_of(context, sentence, told)
    if (meant := lost_or_added(sentence.text, counted, fact.measure_id)) != fact.measure_id:
        return replace(fact, measure_id=meant)
    if not shared:
        return fact
    words = f"{shared}{clause[max(0, clause.find(sentence.text[number.start : number.end])) :]}"
    measure = measure_of(words, words, "", sentence.area_id, "volume", surroundings=sentence.text)
    return replace(fact, measure_id=measure or fact.measure_id)


def upper_end(sentence: Sentence, high: Number, lower: Volume) -> Volume:
    """The 25 of 'between 18 and 25 investigations each'."""
    return replace(lower, value=high.value or 0.0, anchor=sentence.span(high.start, high.end))


def fact_of(context: Context, sentence: Sentence, told: Told) -> Volume:
    """The fact: whose it is, of when and of which measure, as the sentence and those before it say."""
    text, window = sentence.text, told.window
    earlier = [before.text for before in context.before(sentence, 2)]
    period = period_near(text, told.start, earlier, context.document.identity.published_date, _own_words(text, told))
    force_id = subject_force(sentence, told.start)
    if cell := cell_at(context, sentence, told.start):
        force_id = force_of_name(cell.head, force_id)
    if told.value > _LARGEST_FORCE and force_id != _METROPOLITAN and _WORKFORCE.search(told.subject):
        force_id = None
    evidence = sentence.evidence()
    evidence["force_id"] = force_id
    heading = sentence.headings[-1] if sentence.headings else ""
    lead = context.lead_in(sentence)
    above = lead.text if lead else ""
    period = period or period_near(above, len(above), (), context.document.identity.published_date)
    return Volume(
        **evidence,
        anchor=sentence.span(told.start, told.end),
        rule=told.rule,
        claims=told.claims,
        value=told.value,
        qualifier=told.qualifier,
        measure_id=measure_of(
            told.words,
            told.words if window else text,
            heading,
            sentence.area_id,
            told.kind,
            earlier=earlier[0] if earlier and told.rule != "joined_count" else "",
            surroundings=f"{told.caption or above} {text}",
        ),
        subject=told.subject,
        period_start=period.first if period else None,
        period_end=period.last if period else None,
    )


_COMPARED_NEXT = expression(
    r"\b(?:(?:twice|half|double|(?:three|four|five)\s+times)\s+(?:as\s+many|as\s+much|the\s+(?:number|figure))|(?:more|fewer|higher|lower|greater)\s+than)\b",
    re.IGNORECASE,
)


def _own_words(text: str, told: Told) -> tuple[int, int] | None:
    """What bounds the words of a volume, without what it is compared with: 'last year, twice as many as in 2018'."""
    compared = _COMPARED_NEXT.search(text, told.end)
    if compared is None:
        return told.window
    opened, closed = told.window or (0, len(text))
    return opened, max(told.end, min(closed, compared.start()))


def _clause(text: str, counted: CountedNumber, window: tuple[int, int]) -> str:
    """The words that speak of this count and of no other, with the number before its noun as measures expect it."""
    start, end = clause_bounds(text, counted.start, counted.end)
    start, end = max(start, window[0]), min(end, window[1])
    for begins in _NEW_CLAUSE.finditer(text, start, end):
        start, end = (begins.end(), end) if begins.end() <= counted.start else (start, min(end, begins.start()))
    if share := _SHARE_NEXT.search(text, counted.end, end) or _NEXT_WITH_SHARE.search(text, counted.end, end):
        end = share.start()
    if end == window[1] < len(text) and (leads := _LEADS_TO_NEXT.search(text, counted.end, end)):
        end = leads.start()
    if end == window[1] < len(text) and (next_verb := _VERB_OF_NEXT.search(text, counted.end, end)):
        end = next_verb.start()
    number, thing = counted.number, counted.thing
    if (
        counted.rule == "counted_things"
        and start
        and (label := _LABEL_OF_SENTENCE.match(text))
        and label.end() == start
    ):
        start = label.start("label")
    if counted.rule == "counted_things" and _AGENT.search(text, start, number.start):
        start = number.start
    if counted.rule != "count_of_things":
        alone = not re.search(r"\w", text[: number.start] + text[thing.end :])
        whole = is_entire(text, number) or ((number.value or 0) >= _OF_A_WHOLE_FORCE and alone)
        return (
            f"{text[number.start : number.end]} number of {text[thing.start : thing.end]}" if whole else text[start:end]
        )
    if taken_to := _TAKES_THE_TOTAL.search(text, start, thing.start):
        start = taken_to.end()
    phrase = MODIFIERS.search(text, start, thing.start)
    opened = phrase.start() if phrase else thing.start
    named = f"{thing.noun}s, " if _SINGULAR.match(text, thing.end) else ""
    labels = _LABEL.match(text, thing.end) or (
        _OPENS_LINE.fullmatch(text, 0, opened) and not text[thing.end : number.start].strip()
    )
    level = _TO_A_LEVEL.search(text, thing.end, number.start)
    named = named or ("number of " if labels or level else "")
    so_many = _FOR_SO_MANY.match(text, number.end, end)
    behind = so_many.group() if so_many else ""
    things, leading = text[opened : level.start() if level else number.start], text[start:opened]
    if level and (moves := MOVES_BEFORE.search(leading)):
        leading = leading[: moves.start()]
    return f"{text[number.start : number.end]} {named}{things}{behind}, {leading}"


_NEW_CLAUSE = expression(
    rf"\s+and\s+(?=(?:there|it|they|we|{THE_FORCE})\s+(?:(?:now|also|still)\s+)?(?:{ARE}|{HAVE}|will)\b)", re.IGNORECASE
)
"""'It spends more on neighbourhood policing and there are now 3,755 officers.'"""
_TO_A_LEVEL = expression(
    rf"\s+(?:{HAS_MOVED}|{ARE}(?:\s+now)?(?:\s+(?:up|down)))?{BY_A_SHARE}{MEANWHILE},?\s+(?:to|from)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Officers were cut to 950': how many there are, whatever brought them there."""
_VERB_OF_NEXT = expression(
    r"(?:[,;]|\s+and)\s+(?:(?:and|but)\s+)?(?:(?:has|have|had|will|is|are|was|were)\s+)?[a-z]+(?:ed|es|s|st)\s+(?:[a-z]+\s+){0,6}$"
)
"""The 'lost' of 'it recruited 174 officers, lost 96'."""
_SHARE_NEXT = expression(
    rf"(?:,|,?\s+and|;)\s+(?:of\s+(?:these|those|them|which|whom),?\s+)?{HEDGED_MORE}[\d.]+\s?(?:%|per\s?cent|percent)\s+(?:of\s+)?{THEM}\b",
    re.IGNORECASE,
)
"""'It received 19,200 calls and 26.7 percent of them were abandoned': what became of some isn't what is counted."""
_NEXT_WITH_SHARE = expression(
    r",?\s+(?:and|but|while)\s+(?:(?!and\b|but\b|while\b)[\w'-]+\s+){1,8}[\d.]+\s?(?:%|per\s?cent|percent)",
    re.IGNORECASE,
)
"""'We attended 41,870 incidents and arrested a suspect in 38 percent': the words of the next figure."""
_LABEL_OF_SENTENCE = expression(r"\W*(?:\d[\d.]*\s+)?(?P<label>[A-Z][\w'-]+(?:\s+[a-z][\w'-]*){0,5}):\s*")
"""'Anti-social behaviour: 4,310 incidents were logged': the label says of what kind."""
_AGENT = expression(
    r"\b(?:been|being|was|were|are|is)\s+(?:[a-z]+ly\s+)?(?!cut\b|reduced|increased|raised|lowered|exceeded|missed|boosted|swelled|strengthened)[a-z]+(?:ed|en|ught|un|ne)\s+"
    rf"(?:(?!by\b)[\w'-]+\s+){{0,6}}by\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Offenders were being managed by 21 officers': who does it is not what it is done to."""
_LEADS_TO_NEXT = expression(
    r"[,;]?\s+(?:(?:and|or|with|which\s+is)\s+)?an?\s+(?:average|mean|median|ratio|total|equivalent)\s+of\s*$",
    re.IGNORECASE,
)
"""'1,046 offenders, an average of 67 for each officer'."""
_OPENS_LINE = expression(r"\W*")
_FOR_SO_MANY = expression(r"\s+(?:per|for\s+(?:every|each))\s+[\w,]+(?:\s+[a-z]+)?", re.IGNORECASE)


def qualifier_of(text: str, number: Number) -> Qualifier:
    """As hedged beside the number; 'we estimate that …' hedges the whole clause."""
    beside = hedge(text, number).qualifier
    if beside == "exact" and _ESTIMATED_BEFORE.search(text[: number.start]):
        return "about"
    return beside


def of_label(context: Context, figure: LabelledFigure) -> Volume:
    """'Recorded crime per 1,000 population' and, below it, 'West Yorkshire Police: 107'."""
    sentence, number = figure.sentence, figure.number
    number_of = "number of " if (number.value or 0) >= _OF_A_WHOLE_FORCE else ""
    told = Told(
        number.start,
        number.end,
        (sentence.span(number.start, number.end),),
        "labelled_count",
        number.value or 0.0,
        " ".join(figure.title.split()),
        f"{sentence.text[number.start : number.end]} {number_of}{figure.title}",
        window=figure.window,
    )
    fact = fact_of(context, sentence, told)
    period = period_near(figure.title, len(figure.title), (), context.document.identity.published_date)
    around = (None, None) if figure.window else (fact.period_start, fact.period_end)
    first, last = (period.first, period.last) if period else around
    return replace(fact, force_id=figure.force_id, period_start=first, period_end=last)
