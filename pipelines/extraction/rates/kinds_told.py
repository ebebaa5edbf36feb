"""Shares of one kind of what was told before: 'the rate for rape' after a charge rate, grade 2 after grade 1.

Belongs here: the measure of a kind, and whether one measure is of a kind of what another is of. Not here: whether a
share takes up what was told (`taken_up`).
"""

from __future__ import annotations

from pipelines.extraction.grammar.elliptical import adds_nothing
from pipelines.extraction.lines_of_calls import without_line
from pipelines.extraction.measure_matches import is_known, known
from pipelines.extraction.measures import measure_of


def of_its_kind(own: str, told: str, kind: str) -> str | None:
    """The measure of one kind of what `told` measures, where a figure's own words name the kind; else None."""
    if adds_nothing(own, known(told).name):
        return None
    any_kind = _of_any_kind(told)
    said = f"{own} | {without_line(known(any_kind).name, own)}"
    measure = measure_of(own, said, kind=kind)
    return measure if measure and measure != any_kind and is_kind_of(measure, told) else None


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
