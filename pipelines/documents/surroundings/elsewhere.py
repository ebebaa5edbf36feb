"""What else a site offers beside a page: teasers of other articles, lists of what is read most, what readers say below.

Belongs here: telling them, so that what they say is no fact of this page. Not here: menus above a page
(`navigation`), or single lines that stand around any page (`lines.line`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import Line, is_date_line

_TEASER = expression(
    r"(?:read (?:more|next|also|this|now)|also read|more on this(?: story| topic)?|related(?: (?:story|article|news))?|"
    r"watch(?: next| now)?|listen(?: now)?|don't miss|you (?:may|might) also like|recommended(?: reading)?|up next|"
    r"next up|in pictures|gallery|most read|from the archive|earlier|previously) ?(?::|\||>|»|-(?= )) ?.{3,200}",
    re.IGNORECASE,
)
_HEADS_LIST = expression(
    r"(?:most (?:read|popular|viewed|shared|commented)|trending(?: now)?|top stories|"
    r"(?:latest|more|other|related|similar|recommended|popular) (?:news|stories|headlines|articles|reading|content|"
    r"posts|documents|papers|presentations|publications|magazines|titles|items)|more from .{2,40}|"
    r"more on this (?:story|topic)|more information|readers also (?:read|liked)|"
    r"more like this|read (?:next|more)|editor'?s'? picks?|don't miss(?: out)?|also in the news|in other news|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|recommended (?:for you|reading|stories)|"
    r"popular (?:now|stories|posts)|what others are reading|(?:from|around) (?:around )?the web|promoted stories|"
    r"sponsored (?:links|content|stories)|elsewhere on .{2,30}|latest from .{2,40}) ?:?",
    re.IGNORECASE,
)
_AGO = expression(r"(?:an?|\d+) ?(?:min(?:ute)?|hour|hr|day|week|month|year|[mhdwy])s? ago", re.IGNORECASE)
_WITHIN = 5
"""Lines in which a headline, what it leads to and its age stand."""
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
    return found | _said_by_readers(filled)


def _is_teaser(line: Line) -> bool:
    return _TEASER.fullmatch(line.plain) is not None and not line.plain.endswith((".", ":"))


def _entries(filled: Sequence[Line], first: int) -> list[Line]:
    """The headlines from here on: they end where something is said in whole sentences, or marked as a heading."""
    entries: list[Line] = []
    for at, line in enumerate(filled[first:], start=first):
        if any(_AGO.fullmatch(other.plain) for other in filled[at : at + _WITHIN]):
            entries.append(line)
            continue
        if len(line.plain) > _LONGEST or line.plain.endswith((".", ":", '."')) or line.raw.startswith("#"):
            break
        entries.append(line)
    return entries


_COMMENTS = expression(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:thoughts?|comments?|responses?|replies) (?:on|to) "
    r"['\"]?(?P<title>.{5,200}?)['\"]?",
    re.IGNORECASE,
)
_SAYS = expression(r"[\w .'@-]{2,40} says:", re.IGNORECASE)


def _said_by_readers(filled: Sequence[Line]) -> set[int]:
    """All from '2 thoughts on "Inspectors praise force"' on, or from where the first reader 'says:' something."""
    titles = {line.plain.strip("'\"#* ").casefold() for line in filled[:_TOP]}
    for at, line in enumerate(filled[_TOP:], start=_TOP):
        headed = _COMMENTS.fullmatch(line.plain)
        if headed and headed["title"].strip("'\" ").casefold() in titles:
            return {other.number for other in filled[at:]}
        if _SAYS.fullmatch(line.plain) and any(is_date_line(other.plain) for other in filled[at + 1 : at + 2]):
            return {other.number for other in filled[at:]}
    return set()
