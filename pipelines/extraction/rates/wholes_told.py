"""Of what a share is a share, as the noun behind it says, and whether that can be what its measure counts.

Belongs here: 'of police forces', 'one in five homes', '46 percent felt': the head of the phrase that a figure governs,
against `reference/measured_wholes.csv`. Not here: the words that name a measure (`measures.measure`).

Columns of the vocabulary: `whole`, a name; `nouns` that mean it; `of`: parts of the ids of measures, or areas, that
are told of it; with `!` those that are not.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.extraction.measures.matches import known
from pipelines.extraction.records import Rate

_PHRASE = expression(
    r"(?:\s*\([^()]*\))?(?P<of>\s+of\b)?(?:\s+(?:all|the|its|their|our|your|these|those|his|her|an?|every|such|any|about|more|than|"
    r"\d[\d,]*|both))*"
    r"(?:\s+(?:had|have|has)(?:\s+(?:ever|never|also|at\s+some\s+time))?(?=\s+(?:said|felt|thought|told|agreed)))?(?P<words>(?:\s+(?!(?:that|which|who|whose|whom|where|when|in|at|on|for|from|with|within|by|to|and|or|but|were|"
    r"was|are|is|had|has|have|did|do|does|would|could|can|may|might|should|will|not|over|under|before|after|of|per|being|compared|the|its|their|a|an|no|all)\b)"
    r"[A-Za-z][\w'-]*){1,5})",
    re.IGNORECASE,
)
"""'Of the 43 police forces', 'of its response officers', 'felt valued'."""
_IN_BETWEEN = expression(r"[\w-]+\s+(?P<words>[\w'-]+(?:\s+[\w'-]+){0,2})\s+in\s+(?:every\s+)?[\w-]+", re.IGNORECASE)
"""'Two police stations in five'."""


def can_measure(plain: str, fact: Rate) -> bool:
    """Whether the measure of a share can be told of what it is a share of, as far as the words behind it say that.

    Sickness cannot be told of 'a third of police forces'.
    """
    whole = _whole(plain, fact) if fact.measure_id else None
    if whole is None or fact.measure_id is None:
        return True
    parts, area = _measures_of()[whole], known(fact.measure_id).area_id
    denied = [part[1:] for part in parts if part.startswith("!")]
    named = (part == area or part in fact.measure_id for part in denied or parts)
    return any(named) != bool(denied)


def _whole(plain: str, fact: Rate) -> str | None:
    """The kind of thing that a share is of: the last noun of the phrase that it governs, or a verb of saying."""
    anchor, in_words, wholes = fact.anchor, fact.rule in _IN_WORDS, _wholes()
    inside = _IN_BETWEEN.fullmatch(plain, anchor.start, anchor.end) if in_words else None
    said = inside or _PHRASE.match(plain, anchor.end)
    if said is None:
        return None
    words = said["words"].lower().split()
    if not (inside or in_words or said["of"]):
        words = [word for word in words[:1] if wholes.get(word) == _SAYING]
    head = None
    for word in words:
        kind = wholes.get(word)
        if kind == _SAYING or (head and word.endswith("ed")):
            return kind or head
        head = kind or head
        if kind is None and _PLURAL.fullmatch(word):
            return head
    return head


_SAYING = "saying"
_PLURAL = expression(r"[a-z]{3,}[^s]s")
"""'Of searches officers found it': another noun ends the phrase."""
_IN_WORDS = frozenset(("one_in_n", "fraction"))


@cache
def _wholes() -> dict[str, str]:
    return {noun: row["whole"] for row in reference.rows("measured_wholes") for noun in row["nouns"].split("|")}


@cache
def _measures_of() -> dict[str, tuple[str, ...]]:
    return {row["whole"]: tuple(filter(None, row["of"].split("|"))) for row in reference.rows("measured_wholes")}
