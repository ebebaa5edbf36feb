"""Bodies that no table knows, told by a page that has their name on top and lets them speak below.

Belongs here: the name above a text that somebody speaks for: an association, a network, a firm; and the newspaper that
an article stands in. Not here: bodies of `reference/authors.csv` (`authors`), public bodies (`lines.mastheads`), or
telling the name of a newspaper (`lines.papers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.lines.mastheads import as_written, is_body, says_what_it_is
from pipelines.documents.lines.papers import is_known_paper, is_paper, without_section
from pipelines.documents.surroundings.navigation import is_navigation

_FIRST_LINES = 4
_LONGEST_NAME = 70
"""Characters."""
_NAME = expression(
    r"(?P<name>(?:The )?[A-Z][\w&'.-]*(?: (?:[A-Z][\w&'.-]*|of|for|and|the|in|on|&)){1,7})"
    r"(?: \((?P<short>[A-Z]\w{1,7})\))?"
)
_NAME_AND_WHAT = expression(r"(?P<name>[A-Z][A-Z&' -]{4,60}[A-Z]) (?P<what>(?:an?|the) .{5,90})")
"""'FAIR SEARCH a group of volunteers', where both stand on one line."""
_WHO_CAME = expression(
    r"(?:D?P?F?CC|PCVC|[AT]?/?[AD]?CC|ACO|Cllrs?|Councillors?|Coun|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|"
    r"(?:D/)?(?:Ch(?:ief)? )?Supt)\b\.? |.* \([A-Z]{2}\)$"
)
"""'PFCC Anna Perham (AP)', in a list of those who met."""
_FIRM = expression(r"\b(?:LLP|Ltd|Limited|Solicitors|Barristers|Chambers|Consulting|Consultancy)\b")
_OFFICES = (
    r"(?:(?:deputy |acting |national |interim )?(?:chief executive|CEO|chair\w*|director|managing director|president|"
    r"spokes\w+|general secretary|secretary|head of|policy|founder|coordinator|trustees?)\b|"
    r"(?:has |have )?(?:responded|welcomed)\b|respon(?:ds|se)\b|welcomes\b|members\b|statement\b|campaign\w*\b)"
)
_SHORTEST_SHORT_NAME = 3
"""Letters."""
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "&"})


def host_of_page(evidence: Evidence) -> str | None:
    """The body named on top whose officers, members or response the text speaks of as those of the page."""
    for name, short, described in (*_names_on_top(evidence), *_name_of_site(evidence), *_says_what_it_is(evidence)):
        known = "|".join(re.escape(one) for one in (name, short) if one)
        if re.search(rf"\btold (?:the )?(?:{known})\b", evidence.body):
            continue  # people tell a newspaper
        speaks = (
            rf"\b(?:{known})(?:'s)?,? {_OFFICES}|\bat (?:{known}),? we\b|"
            rf"\b(?:CEO|chief executive|chair\w*|director) of (?:the )?(?:{known})\b"
        )
        below = evidence.body.partition(name)[2]
        if described or _FIRM.search(name) or re.search(speaks, below, re.IGNORECASE):
            return as_written(name)
    return None


def _name_of_site(evidence: Evidence) -> Iterator[tuple[str, str | None, bool]]:
    """'Fair Search' of 'Fair Search - standing with survivors', as the page's own head names its site."""
    name = _BEHIND_NAME.split(evidence.site, maxsplit=1)[0].strip()
    if _NAME_OF_SITE.fullmatch(name) and not (is_body(name) or is_paper(name) or find_forces(name)):
        charity = rf"\b{re.escape(name)}\b[^\n.]{{0,40}} is an? (?:registered|national|local|independent)? ?charity\b"
        yield name, None, re.search(charity, evidence.body) is not None


def _says_what_it_is(evidence: Evidence) -> Iterator[tuple[str, str | None, bool]]:
    """'Fair Search is a think tank on the police. Our aim is …': who speaks says what it is, and goes on as 'we'."""
    for said in _IS.finditer(evidence.flowing):
        if _GOES_ON_AS_WE.match(evidence.flowing, said.end()):
            yield said["name"], None, True
    if _WE_ARE.search(evidence.unquoted):
        yield from ((said["name"], None, True) for said in _WELCOMES.finditer(evidence.unquoted))


_IS = Quick(
    r"\b(?P<name>(?!The |We |Our |It |About )[A-Z][\w&'-]*(?: (?:(?!The )[A-Z][\w&'-]*|of|for|and|&)){0,6}) "
    r"(?:\([A-Z]{2,8}\) )?is (?:an?|the|one of) [^.\n]{0,80}"
    r"\b(?:think[- ]?tank|charity|(?:trade )?union|association|network|institute|consultancy)\b"
    r"[^.\n]{0,160}\.",
    flags=0,
)
_GOES_ON_AS_WE = expression(r"\s{1,2}(?:We|Our)\b")
_WE_ARE = Quick(r"\b[Ww]e (?:are|welcome|look forward|believe|hope)\b", flags=0)
_WELCOMES = Quick(
    r"\b(?P<name>(?!The )[A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|of|for|and)){0,4} "
    r"(?:Trust|Foundation|Association|Alliance|Network|Campaign|Society|Institute|Centre|Coalition|Consortium)) "
    r"(?:welcomes|has long|is (?:pleased|delighted|concerned|disappointed)|calls for)\b",
    flags=0,
)
_BEHIND_NAME = expression(r"\s+[-|:\u2013\u2014]\s+|: ")
_NAME_OF_SITE = expression(r"[A-Z][\w&'.-]*(?: (?:[A-Z][\w&'.-]*|of|for|and|the|in|on|&)){0,7}")


def _names_on_top(evidence: Evidence) -> Iterator[tuple[str, str | None, bool]]:
    """Each with its short name, the one in brackets or its initials, and whether it says below what it is."""
    own = (block for block in evidence.blocks if block.start >= evidence.body_start)
    lines = [" ".join(evidence.plain[block.start : block.end].split()) for block in islice(own, _FIRST_LINES + 1)]
    for line, below in pairwise([*lines, ""]):
        if beside := _NAME_AND_WHAT.fullmatch(line):
            line, below = beside["name"], beside["what"]
        named = _NAME.fullmatch(line) if len(line) <= _LONGEST_NAME else None
        if named is None or is_body(line) or is_paper(line) or is_navigation(line) or _WHO_CAME.match(line):
            continue
        initials = "".join(word[0] for word in named["name"].removeprefix("The ").split() if word not in _SMALL)
        short = named["short"] or (initials if len(initials) >= _SHORTEST_SHORT_NAME else None)
        yield named["name"], short, says_what_it_is(below)


def paper_of(evidence: Evidence) -> str | None:
    """The newspaper or broadcaster that names itself around an article, in its byline or in what it asks of readers."""
    tab = _BEHIND_TITLE.search(evidence.front_matter.get("title", ""))
    own = [block for block in evidence.blocks if block.start >= evidence.body_start]
    lines = [evidence.line(block) for block in (*own[:_ABOVE_ARTICLE], *own[-_BELOW_ARTICLE:])]
    rights = [found["name"] for line in lines for found in (_RIGHTS.search(line), _BYLINE.fullmatch(line)) if found]
    asked = [
        found["name"] or found["credit"]
        for line in (*evidence.footers, *lines)
        for found in _ASKS_READERS.finditer(line)
    ]
    leader, says, _ = (evidence.title or "").partition(" says: ")
    said = (evidence.site, evidence.front_matter.get("source", ""), tab["site"] if tab else "", leader if says else "")
    named = next(filter(_names_a_paper, (*said, *lines, *rights)), None) or next(filter(is_paper, asked), None)
    return as_written(without_section(named)) if named else None


def _names_a_paper(name: str) -> bool:
    alone = is_known_paper(name) or _TWO_WORDS.search(name.removeprefix("The ")) is not None
    return alone and is_paper(name) and not is_navigation(name) and not _SECTION.fullmatch(name)


_ABOVE_ARTICLE, _BELOW_ARTICLE = 10, 4
"""Blocks."""
_BEHIND_TITLE = expression(r"\s(?:[-|\u2013\u2014]|::)\s(?P<site>[^|\u2013\u2014]{3,60})$")
_BYLINE = expression(
    r"(?:words |written |posted )?by [A-Z][^,|]{3,40}[,|] (?P<name>[A-Z][\w&' -]{3,50})", re.IGNORECASE
)
_RIGHTS = expression(
    r"(?:\u00a9|\(c\)|(?<!image )copyright) (?:20\d\d )?(?P<name>[A-Z][\w&' -]{3,50}?)"
    r"(?: (?:20\d\d|Ltd|Limited|Media|Group)\b|[.,|]|$)",
    re.IGNORECASE,
)
_ASKS_READERS = expression(
    r"\b(?:(?:version|readers?|website|home|app) of|subscri(?:be|ption) to|welcome to|register (?:with|for)|log ?in to|"
    r"sign up (?:to|for|with)|more (?:news |stories )?from|follow|download|stay (?:up to date )?with|"
    r"advertise (?:with|in)) "
    r"(?-i:(?P<name>(?:[Tt]he )?[A-Z][\w'&-]*(?: (?:(?:and|&|of|on) )?[A-Z][\w'&-]*){0,4}))"
    r"(?= (?-i:[a-z])|['!.,:|)-]|$)|"
    r"^(?P<credit>(?-i:(?:BBC|ITV)(?=[A-Z][a-z]| .*BBC$)|"
    r"[A-Z][\w'&-]*(?: (?:(?:and|&|of|on) )?[A-Z][\w'&-]*){1,4}"
    r"(?=: (?:.*\((?:Image|Picture|Photo)\b|(?P<said>.{10,150}?)(?P=said)))))",
    re.IGNORECASE,
)
"""'Subscribe to The Voice today', 'the desktop version of Police Oracle'; and whose pictures are."""
_TWO_WORDS = expression(r"\S \S|[a-z][A-Z\d]")
"""'Solent Mercury', 'KentNow'."""
_SECTION = expression(
    r"(?!news \w+$)(?:(?:UK|home|local|latest|breaking|top|more|related|crime|police|policing|regional|national|world|"
    r"your|all|sports?|court|the|by|from|most|election|business|politics|news|features|opinion|health|education) "
    r"(?:& )?)+"
    r"(?:news|today|now|live|online|crime|post|press|world|daily|weekly)|"
    r"(?:\w+ ){0,2}(?:senior|chief|junior|trainee|crime|court|politic\w+|democracy|data|digital|community|news|council|"
    r"staff|affairs|regional|local|politics|multimedia|freelance|general|special|press|agency) reporter|"
    r"(?:get|read|follow|join|see|sign|subscribe|more) .+",
    re.IGNORECASE,
)
"""'Local news', 'Crime & court news', 'Senior reporter': a part of any paper."""
