"""Lines at the top of a page that say where it comes from: navigation, bylines, datelines, names of bodies.

Belongs here: telling such a line by its words. Not here: dates and labels of a single line that stand anywhere at the
edges (`lines`), or how a title is cited (`titles`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.documents.dates import find_dates
from pipelines.documents.forces import find_forces
from pipelines.reference import rows

_CRUMBS = re.compile(r"\s*(?:[>»›/|]|\u2192)\s*")
_LONGEST_BYLINE = 110
_MOST_WORDS = 12
_SENDER = re.compile(
    r"\b(?:news|press|media|communications|reporter|reporting|correspondent|editor|agency|PA|Reuters|staff|"
    r"police|constabulary|commissioner|council|office|online|live|times|post|echo|gazette|mail|notice|release|report|"
    r"article|blog|update|(?:by|words:?) (?-i:[A-Z][\w'-]+ [A-Z][\w'-]+))\b",
    re.IGNORECASE,
)
# 'LEEDS, 4 May 2019 (PA)': the place in capitals, the date, the agency
_DATELINE = re.compile(r"(?:[A-Z]{3,}[A-Z ]*, )[^.]{0,60}?(?:\((?:PA|Reuters|LDRS)[^)]*\))?")
_COMMISSIONER = (
    r"(?:(?:the )?office of the )?(?:[A-Z][\w&' -]{2,40} )?"
    r"(?:police(?:,? fire)? (?:and|&) crime commissioner(?:'s office)?|OP?F?CC|PF?CC)(?: for [A-Z][\w&' -]{2,40})?"
)
_BODY = re.compile(
    rf"{_COMMISSIONER}|comisiynydd .{{5,60}}|"
    r"(?:HM|His Majesty's|Her Majesty's)\s+Inspectorate of .{5,80}|HMIC(?:FRS)?|(?:HM )?Home Office|"
    r"(?:the )?(?:[A-Z][\w&',-]+ )*(?:police(?:,? fire)? and crime panel|(?:joint |independent )?audit (?:and \w+ )?"
    r"committee|combined authority|police authority(?: board)?|county council|city council|"
    r"mayor's office for policing and crime|mayor of [A-Z][\w ]+)",
    re.IGNORECASE,
)
_ABOUT_THE_PAPER = re.compile(
    r"(?:joint |covering )?reports? (?:of|by|from) .{3,120}|decision (?:number|notice|record)\b.{0,40}|"
    r"agenda item\b.{0,20}|by (?:HM|the|[A-Z]).{3,80}|presented (?:to|by) .{3,80}|laid before .{3,60}|"
    r"(?:item|paper|appendix) (?:no\.? ?)?\d{1,3}[a-z]?",
    re.IGNORECASE,
)


@cache
def _page_names() -> frozenset[str]:
    return frozenset(row["words"].lower() for row in rows("page_names"))


def is_navigation(plain: str) -> bool:
    """'Home', 'Press release', 'Home > Publications > …': where on a site the page is, not what it says."""
    words = plain.strip(" :*#").lower()
    if words in _page_names():
        return True
    if any(found.precision == "day" for found in find_dates(plain)):
        return False  # 'News | 17 May 2024'

    crumbs = [crumb.lower() for crumb in _CRUMBS.split(words) if crumb]
    return len(crumbs) > 1 and crumbs[0] in _page_names()


def is_dated_byline(plain: str) -> bool:
    """'Northshire Police news, 2 May 2019', 'LEEDS, May 2, 2019 (PA)': a sender and a date, no sentence."""
    dates = [found for found in find_dates(plain) if found.precision != "year"]
    if len(plain) > _LONGEST_BYLINE or len(dates) != 1 or plain.rstrip().endswith((".", ":", "?", "!")):
        return False
    rest = plain[: dates[0].start] + " " + plain[dates[0].end :]
    if is_body(rest.strip(" |,·-*")):
        return True
    if dates[0].precision == "month":
        return False
    if len(rest.split()) > _MOST_WORDS or re.search(r"[a-z] (?:has|have|was|were|is|are|to|for) [a-z]", rest):
        return False
    return bool(_DATELINE.fullmatch(plain) or _SENDER.search(rest)) and bool(
        re.search(r"[,|(–-]|^\W*(?:from|by)\b", rest, re.IGNORECASE) or rest.strip()[:1].isupper()
    )


def is_body(plain: str) -> bool:
    """The name of a body alone: a commissioner, an inspectorate, a panel, a police force in one language or two."""
    words = plain.strip(" *#:")
    return _BODY.fullmatch(words) is not None or is_force(words)


def is_force(plain: str) -> bool:
    """A force's own name and nothing else, in one language or two."""
    left = plain
    mentions = find_forces(plain)
    for mention in reversed(mentions):
        if mention.form == "place":
            return False
        left = left[: mention.start] + left[mention.end :]
    return bool(mentions) and not re.search(r"\w", left)


def is_place(plain: str) -> bool:
    """The place that a force polices and nothing else, as the sections of broadcasters' sites are named."""
    mentions = find_forces(plain)
    return len(mentions) == 1 and plain.strip() == plain[mentions[0].start : mentions[0].end]


def is_about_the_paper(plain: str) -> bool:
    """'Report of the Chief Finance Officer', 'Agenda item 7': whose paper it is, or its place in a meeting."""
    return _ABOUT_THE_PAPER.fullmatch(plain.strip(" *#")) is not None
