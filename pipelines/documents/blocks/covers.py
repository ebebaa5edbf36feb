"""Titles that a conversion broke over several lines, put together again.

Belongs here: joining the pieces of a title page that make one phrase. Not here: which pieces are headings (`headings`)
or how the title is cited (`identity.titles.title`).
"""

from __future__ import annotations

import re

from pipelines.documents.blocks.drafts import Draft
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.lines.mastheads import is_force, says_what_it_is
from pipelines.documents.lines.wording import is_known

_LONGEST_PIECE = 110
_OPEN_END = expression(r"(?:,|&|\b(?:and|or|of|to|the|in|into|on|for|by|with|from|at))$", re.IGNORECASE)
"""A line that cannot be the end of a title."""
_CONTINUES = expression(r"(?!by\b|[\w-]+\.[a-z]{2,})[a-z&]")
"""In small letters, but no byline and no name of a site."""
_FULL_LINE = 80
"""Characters: a page that prints so long a line has not broken its title before the next blank one."""
_SEEN = expression(
    r"(?:[\w-]+ ){0,4}(?:police|officers?|constables?|cars?|vans?|vehicles?|lights?|sirens?|badges?|helmets?|uniforms?|"
    r"handcuffs|signs?|logo|banner|stations?|headquarters|HQ|buildings?|cells?|streets?|laptops?|coins|cash)"
)
"""'police lights', 'an officer beside a police car': what a picture shows, in the place of the picture."""
_IN_BRACKETS = expression(r"\([a-z][^()]{3,60}\)")
"""'PEEL: Police effectiveness 2015', '(vulnerability)'."""
_SALUTATION = expression(r"dear\b", re.IGNORECASE)
_SENTENCE = expression(r"[.!?:;]['\")]*$")


def join_broken_titles(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the lines of each title above the first sentence joined; a joined one spans its blank lines."""
    joined: list[Draft] = []
    for position, draft in enumerate(drafts):
        previous = joined[-1] if joined else None
        if _is_text(draft) and not _is_half_a_title(draft, drafts[position + 1 : position + 2]):
            return [*joined, *drafts[position:]]
        if previous is not None and _go_together(previous, draft):
            joined[-1] = previous._replace(
                end=draft.end, plain=f"{previous.plain} {draft.plain}", last_line=draft.last_line
            )
        else:
            joined.append(draft)
    return joined


def _is_text(draft: Draft) -> bool:
    if draft.kind in ("table_row", "contents", "list_item"):
        return True
    return draft.kind == "paragraph" and (len(draft.plain) > _LONGEST_PIECE or bool(_SENTENCE.search(draft.plain)))


def _go_together(one: Draft, other: Draft) -> bool:
    if _SALUTATION.match(one.plain) or one.kind != "paragraph" or other.kind != "paragraph" or one.grade or other.grade:
        return False
    if is_known(other.plain) or says_what_it_is(other.plain) or len(one.plain) + len(other.plain) > 2 * _LONGEST_PIECE:
        return False
    if _is_half_a_title(one, [other]):
        return True
    parted = one.last_line + 1 < other.first_line
    parted_word = parted and (" " not in other.plain or len(one.plain) > _FULL_LINE or _SEEN.fullmatch(other.plain))
    if (
        _OPEN_END.search(one.plain)
        or _within_office(one.plain, other.plain)
        or (_CONTINUES.match(other.plain) and not parted_word)
    ):
        return True
    close = one.last_line + 1 == other.first_line
    return close and (_IN_BRACKETS.fullmatch(other.plain) is not None or _is_one_name(one, other))


def _within_office(one: str, other: str) -> bool:
    """'… for the Police and Crime', 'Commissioner for Essex'."""
    return bool(_OFFICE_BEGINS.search(one) and _OFFICE_ENDS.match(other))


_OFFICE_BEGINS = expression(
    r"\b(?:police,?(?: fire)? (?:and|&) crime|(?:deputy|assistant) chief|chief)$", re.IGNORECASE
)
_OFFICE_ENDS = expression(r"(?:commissioners?|panels?|plans?|constables?)\b", re.IGNORECASE)


def _is_half_a_title(draft: Draft, below: list[Draft]) -> bool:
    """'Policing in Austerity:' right above 'Rising to the Challenge'; a blank line may part those of known reports."""
    if draft.kind != "paragraph" or not below or below[0].kind != "paragraph":
        return False
    other = below[0]
    apart = other.first_line - draft.last_line
    if _OF_A_REPORT.fullmatch(draft.plain) and draft.first_line < _TOP and not other.grade:
        return apart <= _APART and _REST.fullmatch(other.plain) is not None
    may_be = _FIRST_HALF.fullmatch(draft.plain) and not is_known(draft.plain)
    return bool(may_be) and apart == 1 and _SECOND_HALF.fullmatch(other.plain) is not None


_OF_A_REPORT = expression(
    r"(?:Crime[- ]recording|State of policing|Policing in \w+|Valuing the police|Core business):", re.IGNORECASE
)
_REST = expression(r"(?!requires improvement)[A-Za-z][\w'-]*(?: [\w'&,-]+){1,9}", re.IGNORECASE)
_TOP, _APART = 30, 2
"""Lines."""
_FIRST_HALF = expression(
    r"(?!.*\b(?:is|are|has|have|was|were|said|says|found|should|must|will|to|from|by|for|the force|following|below)\b)"
    r"[A-Z][\w'-]*(?: [\w'&-]+){1,6}:"
)
"""No sentence that leads to a list, and no label of a line."""
_SECOND_HALF = expression(r"[A-Z][\w'-]*(?: [\w'&,-]+){2,9}")


def _is_one_name(one: Draft, other: Draft) -> bool:
    """'An inspection of Greater', 'Manchester Police': the line ends within a force's name, or that of a subject."""
    if is_force(one.plain) and not is_force(f"{one.plain} {other.plain}"):
        return False  # 'Northshire Police', 'Force performance report'
    both = f"{one.plain} {other.plain}"
    forces = ((found.start, found.end) for found in find_forces(both) if found.form != "place")
    names = (*forces, *(found.span() for found in _COMPOUND.finditer(both)))
    return any(start < len(one.plain) < end for start, end in names)


_COMPOUND = expression(
    r"\b(?:crime data integrity|child protection (?:re-?)?inspections?|(?:serious and )?organised crime|"
    r"police(?:,? fire)? (?:and|&) crime (?:panel|commissioner|plan)|medium[- ]term financial (?:plan|strategy)|"
    r"joint targeted area inspections?|causes? of concern|stop (?:and|&) search|statement of accounts|council tax|"
    r"(?:budget|financial) monitoring(?: report)?|custody suites|(?:revisit|progress) letter|"
    r"victim service assessment|(?:capital|revenue) (?:budget|programme|outturn))\b",
    re.IGNORECASE,
)
