"""Which force a figure or a judgment is about.

Belongs here: choosing between the document's force, a force named nearby and nobody (the nation, a group of forces).
Not here: recognising the names of forces (`documents.forces`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.documents.forces import ForceMention, find_forces
from pipelines.extraction.quantities import clause_bounds

if TYPE_CHECKING:
    from pipelines.extraction.context import Sentence

NATIONAL = re.compile(
    r"\b(?:nationally|(?:the\s+)?national\s+(?:average|figure|rate|picture|total|mean|median|level|data|standard|target)|"
    r"(?:across|in|throughout|of)\s+England\s+and\s+Wales|England\s+and\s+Wales\s+(?:average|rate|figure|as\s+a\s+whole)|"
    r"(?:all|other|most|many|similar|the\s+43|43|inspected)\s+(?:police\s+)?forces|forces\s+(?:nationally|overall|in\s+England)|"
    r"average\s+(?:for|of|across)\s+(?:all\s+)?(?:\w+\s+)?forces|most\s+similar\s+(?:group|forces)|peer\s+(?:group|forces)|"
    r"across\s+the\s+country|the\s+police\s+service\s+as\s+a\s+whole|force\s+average)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:the|this|our|its)\s+(?:force|constabulary|service|organisation)\b|\b(?:it|its|we|our|they)\b", re.IGNORECASE
)
_PARTNER_BEFORE = re.compile(
    r"\b(?:with|alongside|by|and|from|like|joining|including|between|than|to|unlike|for)\s+(?:the\s+)?$", re.IGNORECASE
)


def named_forces(text: str) -> list[ForceMention]:
    """The forces named in a text as forces; a bare place name is not one."""
    return [mention for mention in find_forces(text) if mention.form != "place"]


def force_of_headings(headings: Sequence[str], document_force: str | None) -> str | None:
    """The force that the innermost heading naming exactly one is about, else the document's."""
    for heading in reversed(headings):
        mentions = find_forces(heading)
        if any(mention.form == "place" and len(heading.split()) > 4 for mention in mentions):
            mentions = [mention for mention in mentions if mention.form != "place"]
        named = {mention.force_id for mention in mentions}
        if len(named) == 1:
            return named.pop()
        if named:
            return document_force
    return document_force


def subject_force(sentence: Sentence, at: int) -> str | None:
    """The force that the clause around `at` (inside the sentence's text) is about; None for the nation or several."""
    start, end = clause_bounds(sentence.text, at, at)
    clause = sentence.text[start:end]
    if NATIONAL.search(clause):
        return None
    named = named_forces(clause)
    others = [mention for mention in named if mention.force_id != sentence.force_id]
    if sentence.force_id and (len(others) < len(named) or not others):
        return sentence.force_id
    leading = [mention for mention in others if not _PARTNER_BEFORE.search(clause[: mention.start])]
    if leading and (sentence.force_id is None or not _OWN.search(clause[: leading[0].start])):
        before = [mention for mention in leading if start + mention.start <= at] or leading
        return before[-1].force_id
    if sentence.force_id is None and not named:
        earlier = named_forces(sentence.text[:at])
        return earlier[-1].force_id if earlier else None
    return sentence.force_id
