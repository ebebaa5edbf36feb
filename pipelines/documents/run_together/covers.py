"""Covers of reports whose lines a copy set on one: the title, who inspected, the days of the visit, the imprint.

Belongs here: where in the first line of a text the parts of a cover begin. Not here: what else lost its line breaks
(`pages`), or what a site sets around a page (`sites`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression

_BODY = r"(?:HM|Her Majesty['’]s|His Majesty['’]s) (?:Chief )?Inspect(?:or|orate)\b"
_IMPRINT = rf"(?:(?:(?:{MONTHS}) 20\d\d )?(?:© ?(?:HMIC|Crown)|HMIC(?:FRS)? 20\d\d ISBN)|Crown copyright\b|ISBN:? ?\d)"
_DAYS = rf"\d{{1,2}} ?[-–] ?\d{{1,2}} (?:{MONTHS}) 20\d\d\b"
_SIGNED = (
    rf"(?:by )?{_BODY}(?=[^.]{{3,150}} (?:{_DAYS}|{_IMPRINT}|Contents\b|Glossary\b)|"
    r"(?: (?:of|and|&|HM|Her|His|[A-Z][\w'’]+))*$)"
)
"""Who inspected, with nothing behind that he does."""
_TITLE = expression(
    r"(?:(?:A|An|The|Joint|Full|Final|Interim) )*(?:[A-Z][^.?!]{2,80}: )?(?:[Aa]n? )?"
    r"(?:[Rr]eport (?:on|of) (?:an? |the )?(?:(?:un)?announced |joint |follow-up )*inspection|"
    r"(?:(?:[Uu]n)?[Aa]nnounced |[Jj]oint )*[Ii]nspection (?:of|visit)|State of [Pp]olicing|PEEL|"
    r"Police [a-z]+ 20\d\d)\b"
    r"[^.?!]{10,160}?"
    rf"(?= (?:{_SIGNED}|{_IMPRINT}|{_DAYS}))"
)
_PART = expression(
    rf"(?<= )(?:{_SIGNED}|{_IMPRINT}|{_DAYS}|(?:Glossary of terms|Contents)(?= [A-Z])|You may re-?use this)"
)
_LONGEST = 900
"""Characters of a cover."""
_AND = expression(r"\band $")


_TOP = 3
"""Lines among which a cover stands."""


def parts_of_cover(lines: Sequence[str]) -> dict[int, list[int]]:
    """Where in the first lines the parts of a cover begin."""
    top = islice((number for number, line in enumerate(lines) if line.strip()), _TOP)
    return {number: _parts(lines[number]) for number in top}


def _parts(line: str) -> list[int]:
    """Where the parts behind the title begin; none where the line opens with no title of a report."""
    title = _TITLE.match(line)
    if title is None:
        return []
    cuts = [title.end() + 1]
    for part in _PART.finditer(line, title.end(), _LONGEST):
        if not _AND.search(line, cuts[-1], part.start()):
            cuts += [part.start(), part.end() + 1] if part[0].startswith("Glossary") else [part.start()]
    return sorted(set(cuts))
