"""Sentences below a label that only count what it names: "There are nine.", "Eleven were listed in the report."

Belongs here: their grammar. Not here: sentences of prose that count under a name (`areas_named`, `cause_groups`,
`demands`).
"""

from __future__ import annotations

from pipelines.extraction.findings.follow_up import SETTLED
from pipelines.extraction.findings.grammar import any_of
from pipelines.extraction.grammar.function_words import ARE, HAVE
from pipelines.extraction.grammar.number_words import CARDINAL

_SO_MANY = rf"(?:{CARDINAL}|\d{{1,2}}|some|several|a (?:handful|number))"
_COUNT = (
    rf"(?:(?:only|just|a (?:total|further)(?: of)?|another) )*{_SO_MANY}(?: (?:in (?:all|total)|more|others?|so far))?"
)
_GIVES = (
    r"(?:given|gave|gives|made|makes|identified|issued|listed|found|set|sets|raised|received|has|have|had|contains?"
    r"|contained)(?: (?:us|it|the (?:force|constabulary)))?"
)
_BECAME = (
    rf"(?:{ARE}|{HAVE}|remains?)(?: (?:now|also|still|since|already))?(?: been)?"
    rf" (?:listed|made|given|found|set out|identified|issued|raised|open|outstanding|recorded|{SETTLED})"
)
_COUNTS_BARE = any_of(
    rf"^\W*(?:in (?:all|total|the report),? )?(?:there {ARE}(?: now)? |(?:[\w'-]+ ){{1,4}}?{_GIVES} )?{_COUNT}"
    r"(?: of (?:them|these|those))?"
    rf"(?:\W*$|,? (?:(?:{_SO_MANY} )?of which|under|across|and (?:it|they|both|all)|in (?:all|the|our|its|this))\b"
    rf"|,? {_BECAME}\b(?! (?:as|in) an?\b))"
)


def counts_bare(text: str) -> bool:
    """Only how many there are, with no word of what they are."""
    return bool(_COUNTS_BARE.search(text))
