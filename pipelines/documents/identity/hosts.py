"""Bodies that no table knows, told by a page that has their name on top and lets them speak below.

Belongs here: the name above a text that somebody speaks for: an association, a network, a firm. Not here: bodies of
`reference/authors.csv` (`authors`), papers and public bodies (`mastheads`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.mastheads import as_written, is_body, is_paper, says_what_it_is
from pipelines.documents.identity.navigation import is_navigation
from pipelines.documents.late import expression

_FIRST_LINES = 4
_LONGEST_NAME = 70
"""Characters."""
_NAME = expression(
    r"(?P<name>(?:The )?[A-Z][\w&'.-]*(?: (?:[A-Z][\w&'.-]*|of|for|and|the|in|on|&)){1,7})"
    r"(?: \((?P<short>[A-Z]\w{1,7})\))?"
)
_NAME_AND_WHAT = expression(r"(?P<name>[A-Z][A-Z&' -]{4,60}[A-Z]) (?P<what>(?:an?|the) .{5,90})")
"""'FAIR SEARCH a group of volunteers', where both stand on one line."""
_FIRM = expression(r"\b(?:LLP|Ltd|Limited|Solicitors|Barristers|Chambers|Consulting|Consultancy)\b")
_OFFICES = (
    r"(?:(?:deputy |acting |national |interim )?(?:chief executive|CEO|chair\w*|director|managing director|president|"
    r"spokes\w+|general secretary|secretary|head of|policy|founder|coordinator|trustees?)\b|"
    r"(?:has |have )?(?:responded|welcomed)\b|respon(?:ds|se)\b|welcomes\b|members\b|statement\b|campaign\w*\b)"
)
_OF_ITS_OWN = expression(
    r"\b[Oo]ur (?:members|clients|supporters|campaign\w*|customers|products|courses|trustees)\b|\bregistered charity\b"
)
_SHORTEST_SHORT_NAME = 3
"""Letters."""
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "&"})


def host_of_page(evidence: Evidence) -> str | None:
    """The body named on top whose officers, members or response the text speaks of as those of the page."""
    for name, short, described in _names_on_top(evidence):
        known = "|".join(re.escape(one) for one in (name, short) if one)
        if re.search(rf"\btold (?:the )?(?:{known})\b", evidence.body):
            continue  # people tell a newspaper
        speaks = (
            rf"\b(?:{known})(?:'s)?,? {_OFFICES}|\bat (?:{known}),? we\b|"
            rf"\b(?:CEO|chief executive|chair\w*|director) of (?:the )?(?:{known})\b"
        )
        below = evidence.body.partition(name)[2]
        if described or _FIRM.search(name) or _OF_ITS_OWN.search(below) or re.search(speaks, below, re.IGNORECASE):
            return as_written(name)
    return None


def _names_on_top(evidence: Evidence) -> Iterator[tuple[str, str | None, bool]]:
    """Each with its short name, the one in brackets or its initials, and whether it says below what it is."""
    own = (block for block in evidence.blocks if block.start >= evidence.body_start)
    lines = [" ".join(evidence.plain[block.start : block.end].split()) for block in islice(own, _FIRST_LINES + 1)]
    for line, below in pairwise([*lines, ""]):
        if beside := _NAME_AND_WHAT.fullmatch(line):
            line, below = beside["name"], beside["what"]
        named = _NAME.fullmatch(line) if len(line) <= _LONGEST_NAME else None
        if named is None or is_body(line) or is_paper(line) or is_navigation(line):
            continue
        initials = "".join(word[0] for word in named["name"].removeprefix("The ").split() if word not in _SMALL)
        short = named["short"] or (initials if len(initials) >= _SHORTEST_SHORT_NAME else None)
        yield named["name"], short, says_what_it_is(below)
