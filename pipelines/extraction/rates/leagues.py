"""Shares of other forces in a league of what was told before: 'Gwent came second (93.3 per cent)', 'Durham 41%'.

Belongs here: telling such shares, and whose they are. Not here: other shares that take up what was told (`taken_up`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.elliptical import adds_nothing
from pipelines.extraction.rates.one_in_n import Share

_RANKED = expression(
    r"(?:\s+(?:police|constabulary|force|in|wales|england|and|came|was|were|is|joint|first|second|third|fourth|fifth|top|bottom|"
    r"next|last|best|worst|followed|by|with|at|on|the|close|behind|then))*,?\s*\((?:(?:just|only|with|at)\s+)*",
    re.IGNORECASE,
)


def ranked_force(sentence: Sentence, share: Share) -> str | None:
    """The force of 'Gwent and Sussex came joint second (93.3 per cent)', in a league of what was told before."""
    if sentence.text[share.end : share.end + 1] != ")":
        return None
    named = [mention for mention in find_forces(sentence.text) if mention.end <= share.start]
    ranked = named and _RANKED.fullmatch(sentence.text, named[-1].end, share.start)
    return named[-1].force_id if ranked else None


def says_only_who(before: str, behind: str, told: str) -> bool:
    """'Durham Police 41%, North Yorkshire 44%': a figure of another force, in a list of what was told before."""
    named = find_forces(before)
    if not named or not _CLOSE_BEHIND.fullmatch(before, named[-1].end):
        return False
    words = f"{before} {behind}"
    for mention in reversed(find_forces(words)):
        words = f"{words[: mention.start]} {words[mention.end :]}"
    return adds_nothing(_OF_A_LEAGUE.sub(" ", words), told)


_CLOSE_BEHIND = expression(r"(?:,?\s+(?!one\b|calls\b)[a-z]+){0,5},?\s*\(?\s*", re.IGNORECASE)
_OF_A_LEAGUE = expression(
    r"\b(?:followed|behind|ahead|joint|ranked|rank|league|table|top|bottom|police|constabulary|service|with|recorded|answered|scored|"
    r"rounded|five|ten|end|list|place|placed|fastest|slowest|quickest|swiftest|next|came|reaching)\b",
    re.IGNORECASE,
)
