"""Shares of one kind of what was told before: 'the rate for rape' after a charge rate, grade 2 after grade 1.

Belongs here: the measure of a kind, and whether one measure is of a kind of what another is of. Not here: whether a
share takes up what was told (`taken_up`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.elliptical import adds_nothing
from pipelines.extraction.lines_of_calls import without_line
from pipelines.extraction.measures.matches import is_known, known
from pipelines.extraction.measures.measure import measure_of

_OF_THE_WHOLE = expression(
    r"\boverall\s+(?:[\w-]+\s+)?(?:rate|figure|level|accuracy|result|score|share|proportion|percentage|estimate|average|standard|recording)\b|"
    r"\b(?:for|of|across|in|on)\s+(?:all\s+(?:(?:reported|recorded|types?\s+of|kinds?\s+of)\s+)*(?:crimes?|offences|incidents)|crime\s+(?:overall|as\s+a\s+whole|in\s+general|of\s+all\s+kinds))\b|"
    r"\b(?:rate|figure)\s+overall\b|\boverall,?\s+(?:it|this|that|the\s+(?:figure|rate|force))\b",
    re.IGNORECASE,
)
"""'93 percent of violent crime, which compares with an overall rate of 81': of the whole, after its kinds."""


def of_its_kind(own: str, told: str, kind: str) -> str | None:
    """The measure of one kind of what `told` measures, where a figure's own words name the kind; else None."""
    any_kind = _of_any_kind(told)
    if any_kind != told and _OF_THE_WHOLE.search(own):
        return any_kind
    if adds_nothing(own, known(told).name):
        return None
    said = f"{own} | {without_line(known(any_kind).name, own)}"
    measure = measure_of(own, said, kind=kind)
    if measure == any_kind and told != any_kind and _A_CRIME.search(own):
        return any_kind
    return measure if measure and measure != any_kind and is_kind_of(measure, told) else None


_A_CRIME = expression(
    r"\b(?:burglar\w*|robber\w*|thefts?|shoplifting|violen\w+|assaults?|sexual|rapes?|domestic|hate|fraud|drugs?|vehicle|knife|stalking|harassment|arson|weapons?)\b",
    re.IGNORECASE,
)
"""'The charge rate for rape was 7.2%, and for burglary 6.5': another kind, which has no measure of its own."""


_KINDS = {
    "officer_vacancies": ("detective_vacancies", "contact_centre_vacancies"),
    "turnover": ("contact_centre_turnover",),
    "response_within_target": ("response_within_target_priority", "domestic_abuse_attended_in_target"),
}
"""Measures of anybody or of any incident, and those of the kinds that the sentence before may have told of."""


def of_kind_before(clause: str, measure_id: str | None, earlier: str, kind: str) -> str | None:
    """'We need more detectives. Today 19 percent of posts are unfilled': of the kind that was told of before."""
    kinds = _KINDS.get(measure_id or "", ())
    if not kinds or not earlier:
        return measure_id
    said = f"{clause} | {earlier}"
    named = measure_of(said, said, kind=kind)
    return named if named in kinds else measure_id


def _of_any_kind(measure_id: str) -> str:
    """The measure of every kind of what one measures: incidents attended, for emergencies attended; else itself."""
    parts = measure_id.split("_")
    wider = ("_".join((*parts[:-1], *every)) for every in ((), ("all",)))
    return next((name for name in wider if is_known(name)), measure_id)


def is_kind_of(measure_id: str, told: str) -> bool:
    """Whether a measure is of one kind of what another is of, or another kind, as their ids show: charges of rape."""
    own, others = measure_id.split("_"), [part for part in told.split("_") if part != "all"]
    return measure_id != told and (set(others) <= set(own) or own[:-1] == others[:-1])
