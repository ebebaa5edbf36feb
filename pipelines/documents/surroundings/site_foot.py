"""What a copy of a whole web page has below the page's own text: buttons, other pages, forms, the foot of its site.

Belongs here: telling where that begins. Not here: teasers and lists of other articles within a text (`elsewhere`), or
what stands around pages anywhere (`lines.line`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.labelled_dates import says_when
from pipelines.documents.lines.line import Line, is_furniture
from pipelines.documents.lines.page_lines import page_lines
from pipelines.documents.lines.wrapping import WIDEST
from pipelines.documents.surroundings.navigation import is_navigation
from pipelines.documents.surroundings.site_head import words_of

_FEWEST_KNOWN, _KNOWN_SHARE = 3, 5
"""Lines known to be of a site, and one of how many has to be."""
_PROSE = expression(
    r".{25,}[.;:!?][\"')\]]*$|.*\b[a-z]{2,}[.!?] [A-Z][a-z]+ [a-z]+ .*|.*\b\d+(?:\.\d+)? ?(?:%|per ?cent)(?= of\b).*"
)
_JUDGED = expression(
    r"(?:.{2,80}(?::|\||\s-|\s{2,})\s?)?['\"]?(?:outstanding|good|adequate|requires improvement|inadequate|"
    r"not graded|ungraded)\W*",
    re.IGNORECASE,
)


def below_text(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines below a page's text that are of its site, but for those that say when it is from."""
    filled = [line for line in lines if not line.blank]
    end = _last_of_text(filled)
    below = range(end + 1, len(filled)) if end >= 0 else range(0)
    opening = next((at for at in below if _opens(filled[at])), len(filled))
    foot = filled[opening:]
    known = sum(_opens(line) or _is_known(line) for line in foot)
    if known < _FEWEST_KNOWN or known * _KNOWN_SHARE < len(foot):
        return set()
    return {line.number for line in foot if not says_when(line.plain)}


def _last_of_text(filled: Sequence[Line]) -> int:
    """Where the last line stands that says something in a sentence, gives a grade or is a row of a table."""
    for at in range(len(filled) - 1, -1, -1):
        line = filled[at]
        if _says_something(line) and not _is_known(line) and not _is_of_any_site(filled, at):
            return at
    return -1


def _says_something(line: Line) -> bool:
    is_row = line.raw.startswith("|") or "\t" in line.raw
    return is_row or _PROSE.match(line.plain) is not None or _JUDGED.fullmatch(line.plain) is not None


def _is_of_any_site(filled: Sequence[Line], at: int) -> bool:
    """Whether the paragraph around the line, which may be broken over several, is on every page of a site."""
    line = filled[at]
    if len(line.plain) > WIDEST:
        return page_lines("of any site").search(line.plain) is not None
    near = range(max(at - _REACH, 0), min(at + _REACH, len(filled)))
    around = (filled[other].plain for other in near if filled[other].number - line.number == other - at)
    return page_lines("of any site").search(" ".join(around)) is not None


_REACH = 4
"""Lines of a paragraph."""


def _opens(line: Line) -> bool:
    return page_lines("opens the foot of a site").fullmatch(words_of(line).strip(" :?*#")) is not None


def _is_known(line: Line) -> bool:
    words = words_of(line)
    return (
        page_lines("at the foot of a site alone").fullmatch(words) is not None
        or is_navigation(words)
        or is_furniture(line._replace(raw=words, plain=words))
    )
