"""Why a fact can't stand: the last look at each fact before it leaves this room.

Belongs here: what the fact alone can break (its evidence, the values of its fields, what it names). A fact that fails
goes to the rejects with its sentence, so that it never stops a table or another document. Not here: rules between
tables (`sql/checks`), which then have nothing left to find.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pipelines.documents.document import Document
from pipelines.documents.expressions.late import expression
from pipelines.extraction.records import CaseCount, Fact, Grade, Rate, Sample
from pipelines.reference import areas, cycles, forces, measures, rows

_LARGEST_INTEGER = 2**31 - 1
"""Of the tables' integer columns."""

CAN_BE_PASSED = (
    "target|budget|plan|planned|goal|establishment|strength|capacity|complement|allocation|allowance|requirement|baseline|"
    "level|levels|average|forecast|expected|norm|need|demand|supply|previous|earlier|year's|quarter's|month's"
)
"""Of a target, a budget or last year's figure there can be more than the whole; a check of the tables asks the same."""
_OF_WHAT_CAN_BE_PASSED = expression(rf"\b(?:{CAN_BE_PASSED})\b", re.IGNORECASE)

_LONGEST_QUOTE = 20_000
"""Characters; thousands of facts that each quote the same megabyte would fill every memory."""


def fault_of(fact: Fact, document: Document) -> str | None:
    """One clause that says what is wrong; None where the fact may stand."""
    return next(_faults(fact, document), None)


def _faults(fact: Fact, document: Document) -> Iterator[str]:
    quote, anchor = fact.quote, fact.anchor
    if not 0 <= quote.start < quote.end <= len(document.text):
        yield f"its quotation {quote.start} to {quote.end} is not inside the text"
        return
    if not quote.start <= anchor.start < anchor.end <= quote.end:
        yield f"its anchor {anchor.start} to {anchor.end} is not inside its quotation"
    if quote.end - quote.start > _LONGEST_QUOTE:
        yield f"its quotation of {quote.end - quote.start} characters is no sentence or row"
    if not document.text[quote.start : quote.end].strip():
        yield "its quotation is blank"
    for name, hint in _hints(type(fact)).items():  # type: ignore[arg-type]
        yield from _value_faults(name, getattr(fact, name), hint)
    for name, known in _known_ids().items():
        value = getattr(fact, name, None)
        if value is not None and value not in known:
            yield f"unknown {name} {value}"
    yield from _sense_faults(fact, document)


def _value_faults(name: str, value: object, hint: Any) -> Iterator[str]:
    """A value that the field's type doesn't allow, or that its column couldn't hold."""
    arms = get_args(hint) if NoneType in get_args(hint) else (hint,)
    if value is None:
        if NoneType not in arms:
            yield f"it has no {name}"
        return
    allowed = [option for arm in arms if get_origin(arm) is Literal for option in get_args(arm)]
    if allowed and value not in allowed:
        yield f"{name} is none of its values: {value}"
    if isinstance(value, float) and not math.isfinite(value):
        yield f"{name} is no number"
    if isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
        yield f"{name} is too large: {value}"


def _sense_faults(fact: Fact, document: Document) -> Iterator[str]:
    if isinstance(fact, CaseCount) and not 0 <= fact.numerator <= fact.denominator > 0:
        yield f"{fact.numerator} of {fact.denominator} is no share"
    if isinstance(fact, Sample) and fact.size < 0:
        yield f"{fact.size} is no size"
    if isinstance(fact, Rate):
        if fact.role != "change" and not 0 <= fact.percent <= 100 and not _is_of_what_was_passed(fact, document):
            yield f"{fact.percent:g} percent is no share"
        for width in (fact.ci_half_width, fact.ci_level):
            if width is not None and not 0 <= width <= 100:
                yield f"{width:g} is no part of an interval in percent"
    if isinstance(fact, Grade):
        if fact.scale and fact.grade not in (None, "not graded") and (fact.scale, fact.grade) not in _grades():
            yield f"{fact.grade} is no grade of the {fact.scale} scale"
        scale = _scales().get((fact.programme, fact.cycle))
        if fact.scale and scale and fact.scale != scale:
            yield f"{fact.cycle} was graded on the {scale} scale, not the {fact.scale} one"


def _is_of_what_was_passed(rate: Rate, document: Document) -> bool:
    """'107 per cent of the target', 'overtime at 112% of budget'."""
    said = f"{document.text[rate.quote.start : rate.quote.end]} {rate.subject}"
    return rate.percent > 100 and _OF_WHAT_CAN_BE_PASSED.search(said) is not None


@cache
def _hints(record: type[Fact]) -> Mapping[str, Any]:
    hints = get_type_hints(record)
    return {
        field.name: hints[field.name] for field in fields(record) if field.name not in ("quote", "anchor", "claims")
    }


@cache
def _known_ids() -> Mapping[str, frozenset[str]]:
    return {
        "force_id": frozenset(force.force_id for force in forces()),
        "area_id": frozenset(area.area_id for area in areas()),
        "measure_id": frozenset(measure.measure_id for measure in measures()),
    }


@cache
def _grades() -> frozenset[tuple[str, str]]:
    return frozenset((row["scale"], row["grade"].lower()) for row in rows("grades") if row["scale"])


@cache
def _scales() -> Mapping[tuple[str | None, str | None], str]:
    return {(cycle.programme, cycle.cycle): cycle.scale for cycle in cycles()}
