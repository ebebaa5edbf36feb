"""Bodies that speak for themselves on matters of the police: unions, charities, departments, those of officers.

Belongs here: telling which of `reference/authors.csv` a document is by. Not here: inspectors, forces, commissioners and
newspapers (`publishers`), or names of bodies as lines of a page (`mastheads`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.mastheads import BRANCH, BRANCH_BEFORE
from pipelines.reference import rows

_SPEAKS = (
    r"(?:'s?)? (?:(?:has |have )?(?:responded|welcomed|said|issued|warned)|responds?|response|welcomes?|says|warns|"
    r"statement)\b"
)
_ANYBODY_SPEAKS = re.compile(rf"{_SPEAKS}|, (?:says|warns|said) ")
_SIGNED = r"\b(?i:report|briefing|statement|paper) by (?:the )?"
_ADDRESSEE = re.compile(r"^(?:the )?(?:rt|right) hon(?:ourable|\.)? [^\n]*\n(?:\s?[^\n]{1,60}\n){0,6}", re.I | re.M)
"""'The Rt Hon Jane Doe MP', 'Home Secretary', 'Home Office': to whom a letter goes."""
_AT_ONCE = 400
"""Characters."""
_COUNTS = r" (?:responsible )?statistic"
"""Who publishes figures names its statistician."""


def author_of(evidence: Evidence) -> str | None:
    """The body that the letterhead, the title or the beginning of the text names as the one that speaks."""
    return author_of_page(evidence) or _spoken_for(evidence.lead) or _counting(evidence.head)


def author_of_page(evidence: Evidence) -> str | None:
    """The same where it is told above the text."""
    written_to = _ADDRESSEE.search(evidence.head)
    addressed = written_to[0].splitlines() if written_to else []
    named = (line for line in (*evidence.letterhead, *evidence.metadata) if line not in addressed)
    signed = _signed_by(" ".join(evidence.head[:_AT_ONCE].split()))
    return signed or next(filter(None, map(_named_alone, named)), None) or _spoken_for(evidence.titles)


def _signed_by(opening: str) -> str | None:
    if not re.search(_SIGNED, opening):
        return None
    return next((author for author, words in _authors() if re.search(rf"{_SIGNED}(?:{words})\b", opening)), None)


def _named_alone(line: str) -> str | None:
    words = re.sub(r"^(?:from|by|published by|publisher|organisation):? ", "", line, flags=re.IGNORECASE)
    for author, name in _authors():
        pattern = rf"(?:the )?(?P<before>{BRANCH_BEFORE})(?:{name})(?P<branch>{BRANCH})"
        if named := re.fullmatch(pattern, words, re.IGNORECASE):
            return named["before"] + author + named["branch"].rstrip()
    return None


def _spoken_for(zone: str) -> str | None:
    if not _ANYBODY_SPEAKS.search(zone):
        return None
    for author, words in _authors():
        speaks = re.search(rf"(?<!\band )(?<!& )\b(?P<before>{BRANCH_BEFORE})(?:{words}){_SPEAKS}", zone)
        if speaks or re.search(rf", (?:says|warns|said) (?:the )?(?:{words})$", zone, re.MULTILINE):
            return (speaks["before"] if speaks else "") + author
    return None


def _counting(head: str) -> str | None:
    return next((author for author, words in _authors() if re.search(rf"\b(?:{words}){_COUNTS}", head)), None)


@cache
def _authors() -> tuple[tuple[str, str], ...]:
    return tuple((row["name"], row["words"]) for row in rows("authors"))
