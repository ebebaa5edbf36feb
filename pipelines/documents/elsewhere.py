"""What else a site offers beside a page: teasers of other articles, and lists of what is read most.

Belongs here: telling them, so that what they say of other matters is no fact of this page. Not here: menus above a page
(`identity.navigation`), or single lines that stand around any page (`lines`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.late import expression
from pipelines.documents.lines import Line

_TEASER = expression(
    r"(?:read (?:more|next|also|this|now)|also read|more on this(?: story| topic)?|related(?: (?:story|article|news))?|"
    r"watch(?: next| now)?|listen(?: now)?|don't miss|you (?:may|might) also like|recommended(?: reading)?|up next|"
    r"next up|in pictures|gallery|most read|from the archive|earlier|previously) ?(?::|\||>|»|-(?= )) ?.{3,200}",
    re.IGNORECASE,
)
_HEADS_LIST = expression(
    r"(?:most (?:read|popular|viewed|shared|commented)|trending(?: now)?|top stories|"
    r"(?:latest|more|other|related) (?:news|stories|headlines|articles|reading|content|posts)|more from .{2,40}|"
    r"more like this|read (?:next|more)|editor'?s'? picks?|don't miss(?: out)?|also in the news|in other news|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|recommended (?:for you|reading|stories)|"
    r"popular (?:now|stories|posts)|what others are reading|(?:from|around) (?:around )?the web|promoted stories|"
    r"sponsored (?:links|content|stories)|elsewhere on .{2,30}|latest from .{2,40}) ?:?",
    re.IGNORECASE,
)
_TOP = 12
"""Lines, blank ones aside, above which a list is the page itself: the news of a force."""
_LONGEST = 160
"""Characters of a headline."""
_FEWEST = 2


def offered_elsewhere(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that lead to other pages, the heads of their lists among them."""
    filled = [line for line in lines if not line.blank]
    found = {line.number for line in filled[_TOP:] if _is_teaser(line)}
    for at, line in enumerate(filled):
        if at >= _TOP and _HEADS_LIST.fullmatch(line.plain.strip("#* ")):
            entries = _entries(filled, at + 1)
            found.update(other.number for other in (line, *entries) if len(entries) >= _FEWEST)
    return found


def _is_teaser(line: Line) -> bool:
    return _TEASER.fullmatch(line.plain) is not None and not line.plain.endswith((".", ":"))


def _entries(filled: Sequence[Line], first: int) -> list[Line]:
    """The headlines from here on: they end where something is said in whole sentences, or marked as a heading."""
    entries: list[Line] = []
    for line in filled[first:]:
        if len(line.plain) > _LONGEST or line.plain.endswith((".", ":", '."')) or line.raw.startswith("#"):
            break
        entries.append(line)
    return entries
