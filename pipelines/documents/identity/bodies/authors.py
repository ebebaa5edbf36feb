"""Bodies that speak for themselves on matters of the police: unions, charities, departments, those of officers.

Belongs here: telling which of `reference/authors.csv` a document is by. Not here: inspectors, forces, commissioners and
newspapers (`publishers`), or names of bodies as lines of a page (`lines.mastheads`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.needed_words import Needed, may_match, needed_words
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.lines.mastheads import BRANCH, BRANCH_BEFORE
from pipelines.reference import rows

_SPEAKS = (
    r"(?: \([A-Z]{2,8}\))?(?:'s?|, which [^,\n]{3,80},)? (?:(?:[A-Z]\w+ ){0,2}[Ll]ead(?:'s)? )?"
    r"(?:(?:has |have )?(?:responded|welcomed|said|issued|warned)|[Rr]esponds?|[Rr]esponse|[Ww]elcomes?|says|warns|"
    r"[Ss]tatement|[Bb]ulletin|[Nn]ewsletter|[Cc]omments? on|(?:[Cc]alls|is calling|has called) (?:for|on))\b"
)
_ANYBODY_SPEAKS = expression(rf"{_SPEAKS}|, (?:says|warns|said) ")
_SIGNED = (
    r"(?m:^)(?i:(?:[A-Z\d][^\n]{0,80}[:,-] )?(?:an? |the |this )?(?:joint )?"
    r"(?:report|briefing|statement|paper|blog) by (?:the )?)"
)
_BROKEN = expression(r"\s*\n(?=[a-z])")
_ADDRESSEE = expression(r"^(?:the )?(?:rt|right) hon(?:ourable|\.)? [^\n]*\n(?:\s?[^\n]{1,60}\n){0,6}", re.I | re.M)
"""'The Rt Hon Jane Doe MP', 'Home Secretary', 'Home Office': to whom a letter goes."""
_AT_ONCE = 400
"""Characters."""
_OFFICE = (
    r"(?:(?:(?:assistant |deputy )?general secretary|national (?:officer|secretary|lead)|chief executive|"
    r"chair\w*|president|(?:policy )?director|head of [\w ]{3,40}),?)"
)


@dataclass(frozen=True)
class _Author:
    """A body and the ways in which it is written."""

    name: str
    words: str
    needed: Needed
    """One of them stands wherever the body is named."""

    @cached_property
    def signed(self) -> re.Pattern[str]:
        return re.compile(rf"{_SIGNED}(?:{self.words})\b")

    @cached_property
    def alone(self) -> re.Pattern[str]:
        return re.compile(rf"(?:the )?(?P<before>{BRANCH_BEFORE})(?:{self.words})(?P<branch>{BRANCH})", re.IGNORECASE)

    @cached_property
    def speaks(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\band )(?<!& )\b(?P<before>{BRANCH_BEFORE})(?:{self.words}){_SPEAKS}")

    @cached_property
    def spoke(self) -> re.Pattern[str]:
        return re.compile(rf", (?:says|warns|said) (?:the )?(?:{self.words})(?=\*?\.? |\*?\.?$)", re.MULTILINE)

    @cached_property
    def speaks_first(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:[^\n,]{{3,40}}, )?(?:the )?(?:{self.words})(?:"
            rf"(?:'s)? {_OFFICE} (?-i:[A-Z])[^\n\"]{{3,60}} (?:has )?said|"
            rf"'s shadow [\w &']{{3,60}}, (?:has written|[^\n\"]{{0,160}}?\bsaid)|"
            rf"(?P<branch>{BRANCH})(?: \([A-Z]+\))?(?:, [^,\n]{{3,60}},)? "
            r"(?:is|are) (?:warning|calling|urging|demanding))\b",
            re.IGNORECASE,
        )


def author_of(evidence: Evidence) -> str | None:
    """The body that the letterhead, the title or the beginning of the text names as the one that speaks."""
    return (
        author_of_page(evidence)
        or _spoken_for(evidence.lead)
        or _who_alone(_OFFICER_SAYS, evidence.flowing)
        or _who_alone(_LEAD_SAYS, evidence.flowing)
        or _who_alone(_HOLDS, evidence.flowing)
    )


def author_of_page(evidence: Evidence) -> str | None:
    """The same where it is told above the text."""
    written_to = _ADDRESSEE.search(evidence.head)
    addressed = written_to[0].splitlines() if written_to else []
    named = (line for line in (*evidence.letterhead, *evidence.metadata) if line not in addressed)
    signed = _signed_by(_BROKEN.sub(" ", evidence.head[:_AT_ONCE]))
    alone = next(filter(None, map(_named_alone, named)), None)
    bylined = any(map(_BYLINE.match, evidence.metadata))  # papers have bodies say something in their headlines
    by_title = _of_government(evidence) or (None if bylined else _spoken_for(evidence.titles))
    return signed or alone or by_title or _opened_by_officer(evidence.lead)


_BYLINE = expression(r"(?i:(?:words |written )?by) (?!HM|His|Her|The)[A-Z][\w'-]+ [A-Z]")


def _opened_by_officer(lead: str) -> str | None:
    """The body that speaks first, or whose officer does: 'UNISON general secretary Jane Doe said: …'."""
    spoken = ((author, author.speaks_first.match(lead)) for author in _named_in(lead))
    return next((author.name + (first["branch"] or "").rstrip() for author, first in spoken if first), None)


def _who_alone(says: Quick, words: str) -> str | None:
    """The one body of which it is said: 'Jane Doe, chief executive of SafeLives, said:', 'The GMB believes that'."""
    named = {name for said in says.finditer(words) if (name := _named_alone(said["whose"]))}
    return named.pop() if len(named) == 1 else None


_LEAD_SAYS = Quick(
    r"\b(?P<whose>[A-Z][\w'&-]*(?: (?:[A-Z][\w'&-]*|of|for|and|&)){0,6}?)(?:'s)? "
    r"(?:(?:[Jj]oint|[Nn]ational|[Dd]eputy) (?:[A-Z]\w+ )?)?[Ll]ead"
    r"(?: (?:for|on) [^,.\n\"]{3,60},)? [A-Z][^.\n\"]{3,60}\b(?:said|says|added)\b",
    flags=0,
)
"""'NPCC lead for custody, Jane Doe, said', 'APCC Joint Lead Jane Doe said'."""
_HOLDS = Quick(
    r"\b(?P<whose>[A-Z][\w'&-]*(?: (?:[A-Z][\w'&-]*|of|for|and|&)){0,6}) "
    r"(?:believes|recommends|argues|hosted|has been campaigning|is calling (?:for|on))\b",
    flags=0,
)
"""What bodies say of themselves where they don't say 'we'."""


_OFFICER_SAYS = Quick(
    rf"\b(?i:{_OFFICE}) (?:of|at|for) (?:the )?(?P<whose>[A-Z][\w'&-]*(?: (?:[A-Z][\w'&-]*|of|for|and|&)){{0,6}}),? "
    r"(?:has )?(?:said|says|commented|added)\b",
    flags=0,
)


def _of_government(evidence: Evidence) -> str | None:
    """The department that a page of the government's own site names on a line of its own, or whose address it has."""
    top = _ADDRESSEE.sub("", evidence.head[:_TOP])
    if _OF_HOME_OFFICE.search(top) and not _TO_MINISTERS.search(top):
        return "Home Office"
    if not _SITE_OF_GOVERNMENT.search(f"{top}\n{evidence.address}"):
        return None
    lines = (line for line in top.splitlines() if not _ADDRESSED.match(line))
    return next(filter(None, map(_named_alone, lines)), None)


_TOP = 900
"""Characters."""
_SITE_OF_GOVERNMENT = expression(
    r"^(?:GOV\.UK|Welcome to GOV\.UK)\b|\bgov\.uk/(?:government|home-office|search)|"
    r"^this was published under the 20\d\d to 20\d\d|^\W*(?:home > )?crime, justice and (?:the )?law\b|"
    r"^(?:news story|press release|policy paper|transparency data|speech|correspondence)\n",
    re.IGNORECASE | re.MULTILINE,
)
_OF_HOME_OFFICE = expression(
    r"^(?:[^\n]{0,40} )?2 Marsham Street\b|\bgov\.uk/home-office\b", re.IGNORECASE | re.MULTILINE
)
_ADDRESSED = expression(r"to:? |dear ", re.IGNORECASE)
_TO_MINISTERS = expression(
    r"^(?:to:? |dear (?:home secretary|(?:policing )?minister|secretary of state)\b)", re.IGNORECASE | re.MULTILINE
)


_LABEL = expression(
    r"^(?:from|by|published by|publisher|organisation):? |,? (?:and|&) (?:the )?(?:rt|right) hon\b.*$", re.IGNORECASE
)
"""'From: Home Office and The Rt Hon Jane Doe MP'."""


def _signed_by(opening: str) -> str | None:
    if not re.search(_SIGNED, opening):
        return None
    return next((author.name for author in _named_in(opening) if author.signed.search(opening)), None)


def _named_alone(line: str) -> str | None:
    words = _LABEL.sub("", line)
    for author in _named_in(words):
        if named := author.alone.fullmatch(words):
            return named["before"] + author.name + named["branch"].rstrip()
    return None


def _spoken_for(zone: str) -> str | None:
    if not _ANYBODY_SPEAKS.search(zone):
        return None
    for author in _named_in(zone):
        speaks = author.speaks.search(zone)
        if speaks or author.spoke.search(zone):
            return (speaks["before"] if speaks else "") + author.name
    return None


def _named_in(zone: str) -> Iterator[_Author]:
    """The bodies whose names the zone may hold, in the order of the table."""
    lowered = zone.lower()
    return (author for author in _authors() if may_match(author.needed, lowered))


@cache
def _authors() -> tuple[_Author, ...]:
    return tuple(_Author(row["name"], row["words"], needed_words(row["words"])) for row in rows("authors"))
