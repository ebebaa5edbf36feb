"""The forces and regional units that a text names: as those that were inspected, in a list, in headings.

Belongs here: which names of a text stand for a body. Not here: recognising the names of forces (`forces`), or
which of them a figure is about (`subjects`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipelines.documents.forces import ForceMention, find_forces
from pipelines.extraction.judged_places import is_judged
from pipelines.reference import rows


def named_forces(text: str) -> list[ForceMention]:
    """The forces named in a text as forces; a bare place name is not one."""
    return [mention for mention in find_forces(text) if mention.form != "place"]


@dataclass(frozen=True, slots=True)
class Body:
    """A force or a regional unit named in a text; a unit is no force, and has no id."""

    start: int
    end: int
    force_id: str | None


@cache
def _signs_of_units() -> tuple[str, ...]:
    """One of them stands in every text that names a unit."""
    named = (row["name"] for row in rows("regional_units") if "ROCU" not in row["name"])
    return ("ROCU", "rganised", "egional unit", *named)


@cache
def _units() -> re.Pattern[str]:
    names = "|".join(re.escape(row["name"]) for row in rows("regional_units"))
    return re.compile(
        rf"\b(?:{names})\b|(?:\b(?:the|The)\s+)?(?:(?!Police\b|Constabulary\b)[A-Z][\w-]+\s+(?:and\s+(?:the\s+)?)?){{0,5}}"
        r"\b(?:ROCU|[Rr]egional\s+[Uu]nit|[Rr]egional\s+[Oo]rganised\s+[Cc]rime\s+[Uu]nit)\b(?:\s+for\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?)?(?:\s+\(\w+\))?"
    )


def units_in(text: str) -> list[re.Match[str]]:
    """Where regional units are named in a text."""
    return list(_units().finditer(text)) if any(map(text.__contains__, _signs_of_units())) else []


def names_unit(text: str) -> bool:
    """Whether a text names a regional unit."""
    return bool(units_in(text))


def inspected_bodies(text: str) -> list[Body]:
    """The forces and regional units named in a text, in order; a place counts where it is judged."""
    units = [Body(found.start(), found.end(), None) for found in units_in(text)]
    mentions = find_forces(text)
    forces = [
        Body(mention.start, mention.end, mention.force_id)
        for at, mention in enumerate(mentions)
        if mention.form != "place" or is_judged(text, mentions, at)
    ]
    said_again = [
        later
        for earlier, later in pairwise(forces)
        if later.force_id == earlier.force_id and text[earlier.end : later.start] == " ("
    ]
    clear = [
        force
        for force in forces
        if force not in said_again and not any(unit.start <= force.start < unit.end for unit in units)
    ]
    return sorted([*clear, *units], key=lambda body: body.start)


def listed_bodies(text: str) -> list[Body]:
    """The forces and units of a line that holds nothing else, by name or place: 'Durham, Kent and Avon & Somerset'."""
    units = [Body(found.start(), found.end(), None) for found in units_in(text)]
    forces = [Body(mention.start, mention.end, mention.force_id) for mention in find_forces(text)]
    clear = [force for force in forces if not any(unit.start <= force.start < unit.end for unit in units)]
    bodies = sorted([*clear, *units], key=lambda body: body.start)
    left = text
    for body in reversed(bodies):
        left = left[: body.start] + left[body.end :]
    return [] if re.sub(r"\band\b|[,;.&\s-]|\bthe\b", "", left, flags=re.IGNORECASE) else bodies


def bodies_in(words: str, begins: int) -> list[Body]:
    """The forces and units that words list, which stand from `begins` on in their sentence."""
    return [replace(body, start=begins + body.start, end=begins + body.end) for body in listed_bodies(words)]


def force_of_headings(headings: Sequence[str], document_force: str | None) -> str | None:
    """The force that the innermost heading naming exactly one is about, else the document's."""
    for heading in reversed(headings):
        if names_unit(heading):
            return None
        mentions = find_forces(heading)
        if any(mention.form == "place" and len(heading.split()) > 4 for mention in mentions):
            mentions = [mention for mention in mentions if mention.form != "place"]
        named = {mention.force_id for mention in mentions}
        if len(named) == 1:
            return named.pop()
        if named:
            return document_force
    return document_force
