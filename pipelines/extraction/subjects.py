"""Which force a figure or a judgment is about.

Belongs here: choosing between the document's force, a force named nearby and nobody (the nation, a group of forces).
Not here: recognising the names of forces (`documents.forces`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.documents.forces import ForceMention, find_forces
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.judged_places import is_judged
from pipelines.reference import rows

if TYPE_CHECKING:
    from pipelines.extraction.context import Sentence

NATIONAL = Quick(
    r"\b(?:nationally|(?:the\s+)?national\s+(?:average|figure|rate|picture|total|mean|median|level|data|standard|target)|"
    r"(?<!lowest\s)(?<!highest\s)(?<!best\s)(?<!worst\s)(?<!largest\s)(?<!smallest\s)(?:across|in|throughout|of|for)\s+England\s+and\s+Wales|England\s+and\s+Wales\s+(?:average|rate|figure|force\s+average|as\s+a\s+whole)|"
    r"(?:all|other|most|many|similar|the\s+43|43|inspected)\s+(?:police\s+)?forces|forces\s+(?:nationally|overall|in\s+England)|"
    r"average\s+(?:for|of|across)\s+(?:all\s+)?(?:\w+\s+)?forces|most\s+similar\s+(?:group|forces)|peer\s+(?:group|forces)|"
    rf"(?<!\bthe\s)(?<!\bour\s)(?<!\bits\s)(?<!\bof\s)\b(?:\d+|{CARDINAL})\s+forces\b|\b(?:of|by)\s+forces\b|"
    r"across\s+the\s+country|the\s+police\s+service\s+as\s+a\s+whole|force\s+average)\b"
)
_MANY_ALONE = re.compile(
    r"\W*(?:(?:(?:the|all|for|of|in|and)\s+)*(?:England(?:\s+(?:and|&)\s+Wales)?|national|(?:most\s+)?similar|all\s+forces)\b\W*)+"
    r"(?:(?:forces?|group|average|mean|median|total|rate|figure)\b\W*)*",
    re.IGNORECASE,
)
"""'England and Wales', 'National average', 'Most similar forces': all that labels a row."""
OWN = re.compile(
    r"\b(?:the|this|our|its)\s+(?:force|constabulary|service|organisation)\b|\b(?:it|its|we|our|they)\b(?!\s+neighbour)",
    re.IGNORECASE,
)
PARTNER_BEFORE = re.compile(
    r"\b(?:with|alongside|by|and|from|like|joining|including|between|than|to|unlike|for)\s+(?:the\s+)?$", re.IGNORECASE
)


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
    return ("ROCU", "rganised", *(row["name"] for row in rows("regional_units") if "ROCU" not in row["name"]))


@cache
def _units() -> re.Pattern[str]:
    names = "|".join(re.escape(row["name"]) for row in rows("regional_units"))
    return re.compile(
        rf"\b(?:{names})\b|(?:\b(?:the|The)\s+)?(?:(?!Police\b|Constabulary\b)[A-Z][\w-]+\s+(?:and\s+(?:the\s+)?)?){{0,5}}"
        r"\b(?:ROCU|[Rr]egional\s+[Oo]rganised\s+[Cc]rime\s+[Uu]nit)\b(?:\s+for\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?)?(?:\s+\(\w+\))?"
    )


def _units_in(text: str) -> list[re.Match[str]]:
    return list(_units().finditer(text)) if any(map(text.__contains__, _signs_of_units())) else []


def names_unit(text: str) -> bool:
    """Whether a text names a regional unit."""
    return bool(_units_in(text))


def inspected_bodies(text: str) -> list[Body]:
    """The forces and regional units named in a text, in order; a place counts where it is judged."""
    units = [Body(found.start(), found.end(), None) for found in _units_in(text)]
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


def is_of_many(label: str) -> bool:
    """Whether the label of a row is the name of the nation or of several forces, and nothing else."""
    return _MANY_ALONE.fullmatch(label) is not None


def subject_force(sentence: Sentence, at: int) -> str | None:
    """The force that the clause around `at` (inside the sentence's text) is about; None for the nation or several."""
    start, end = clause_bounds(sentence.text, at, at)
    clause = sentence.text[start:end]
    if NATIONAL.search(clause):
        return None
    named = named_forces(clause)
    unit = next(iter(_units_in(clause)), None)
    if unit and unit.start() < min(
        [body.start for body in named] + [m.start() for m in OWN.finditer(clause)], default=at
    ):
        return None
    others = [mention for mention in named if mention.force_id != sentence.force_id]
    if sentence.force_id and (len(others) < len(named) or not others):
        return sentence.force_id
    leading = [mention for mention in others if not PARTNER_BEFORE.search(clause[: mention.start])]
    if leading and (sentence.force_id is None or not OWN.search(clause[: leading[0].start])):
        before = [mention for mention in leading if start + mention.start <= at] or leading
        return before[-1].force_id
    if sentence.force_id is None and not named:
        earlier = named_forces(sentence.text[:at])
        return earlier[-1].force_id if earlier else None
    return sentence.force_id


def listed_bodies(text: str) -> list[Body]:
    """The forces and units of a line that holds nothing else, by name or place: 'Durham, Kent and Avon & Somerset'."""
    units = [Body(found.start(), found.end(), None) for found in _units_in(text)]
    forces = [Body(mention.start, mention.end, mention.force_id) for mention in find_forces(text)]
    clear = [force for force in forces if not any(unit.start <= force.start < unit.end for unit in units)]
    bodies = sorted([*clear, *units], key=lambda body: body.start)
    left = text
    for body in reversed(bodies):
        left = left[: body.start] + left[body.end :]
    return [] if re.sub(r"\band\b|[,;.&\s-]|\bthe\b", "", left, flags=re.IGNORECASE) else bodies
