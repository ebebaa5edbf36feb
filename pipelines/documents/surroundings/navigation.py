"""Lines at the top of a page that belong to its site: menus, paths to the page, mottos, notices to every visitor.

Belongs here: telling such a line by its words and its shape. Not here: names of bodies, papers and senders
(`lines.mastheads`), or what surrounds pages anywhere (`lines.line`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.documents.dates import find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.mastheads import is_body
from pipelines.documents.tables.rows_of_text import YEAR, is_value
from pipelines.reference import rows

_CRUMBS = expression(r"\s*(?:[>»›/|]|\u2192)\s*|\s\"\s")
"""A » is a quotation mark where a line is levelled."""
_WHERE = expression(r"^(?:you are here|breadcrumbs?|(?:main )?menu): ")
_COUNTED = expression(r"^\d{1,2}\. |(?<=[a-z]) \d{1,2}$")
"""The entries of a path that a conversion has numbered; 'Custom search 1'."""


@cache
def _page_names() -> frozenset[str]:
    return frozenset(row["words"].lower() for row in rows("page_names"))


@cache
def _only_in_menus() -> frozenset[str]:
    """'Contact', 'Advice': by themselves they may head a section."""
    return frozenset(row["words"].lower() for row in rows("page_names") if row["meaning"] == "entry of a menu")


@cache
def _mottos() -> tuple[str, ...]:
    return tuple(row["words"].lower() for row in rows("page_names") if row["meaning"] == "motto of a site")


def is_navigation(plain: str, raw: str = "") -> bool:
    """'Home', 'Menu Search', 'Home > Publications > …': where on a site the page is, not what it says.

    `raw` is the line as it is stored, with the gaps between the entries of a menu.
    """
    words = _WHERE.sub("", _COUNTED.sub("", plain.strip(" :*#.").lower()))
    if words in _only_in_menus() or _is_row_of_values(plain):
        return False
    if (
        words in _page_names()
        or words.endswith(_mottos())
        or _MOTTO.fullmatch(plain)
        or _is_run_of_names(words.split())
        or _is_run_from_home(plain)
    ):
        return True
    if len(words) < len(plain.strip(" :*#.")) and _WHERE.match(plain.lower()):
        return True
    crumbs = [crumb for crumb in _CRUMBS.split(words) if crumb]
    below_body = len(crumbs) > _SHORTEST_TRAIL and "|" not in plain and is_body(plain.split(" ")[0])
    if _is_section(plain) or _LINKS_ALONE.fullmatch(raw):
        return True
    path = (len(crumbs) > 1 and crumbs[0] in _page_names()) or below_body or _is_trail(plain)
    if not path and not _is_menu(raw):
        return False
    return all(found.precision != "day" for found in find_dates(plain))  # 'News | 17 May 2024'


def _is_row_of_values(plain: str) -> bool:
    """'| Police | 24 | 9 |', 'Crime | Good': a label with figures or a grade beside it."""
    cells = [cell.strip() for cell in plain.strip(" |").split("|")]
    return len(cells) > 1 and any(is_value(cell) and not YEAR.fullmatch(cell) for cell in cells[1:])


def _is_section(plain: str) -> bool:
    """'SECURITY / PUBLIC SECTOR': where in a paper an article stands."""
    parts = plain.split(" / ")
    short = all(len(part.split()) <= _LONGEST_SECTION for part in parts)
    return len(parts) > 1 and short and plain.isupper() and not is_body(plain) and not _NO_ENTRY.search(plain)


_LONGEST_SECTION = 2
"""Words."""


def _is_trail(plain: str) -> bool:
    """'Decisions > Decision notices > Setting the precept': down to a page; a series names what it is about."""
    crumbs = _DOWN.split(plain.strip(" *#"))
    return (
        (len(crumbs) > _SHORTEST_TRAIL or _IN_SECTION.fullmatch(plain) is not None)
        and not _SERIES.search(crumbs[0])
        and all(crumb[:1] != crumb[:1].lower() or crumb.isdecimal() for crumb in crumbs)
        and max(len(crumb.split()) for crumb in crumbs) <= _LONGEST_CRUMB
    )


_DOWN = expression(r"\s+[>»›\u2192]\s+")
_SERIES = expression(r"\bPEEL\b|\binspections?\b", re.IGNORECASE)
_IN_SECTION = expression(r"(?:[A-Z][a-z]+ (?:& )?){1,3}> (?:[A-Z][a-z]+(?: (?:& )?|$)){1,3}")
"""'Public Services > Courts'."""
_LONGEST_CRUMB = 12
"""Words."""


def end_of_path(words: str) -> str | None:
    """The page that 'Home / Publications / Northshire Police: a report' leads to, where its name is that of a page."""
    crumbs = _STEP.split(words.strip(" *#"))
    if len(crumbs) < _SHORTEST_TRAIL or crumbs[0].lower() not in _page_names():
        return None
    last = crumbs[-1].strip()
    return last if len(last.split()) >= _SHORTEST_TITLE and last.lower() not in _page_names() else None


_STEP = expression(r"\s+[>»›/\u2192]\s+")


def is_path_to(plain: str, title: str) -> bool:
    """'Home Publications Northshire Police: a report' above 'Northshire Police: a report', its marks lost."""
    first, _, rest = plain.partition(" ")
    between = rest[: len(rest) - len(title)].split()
    return (
        first.lower() in _page_names()
        and len(title.split()) >= _SHORTEST_TITLE
        and rest.casefold() != title.casefold()
        and rest.casefold().endswith(title.casefold())
        and (first.lower() in _TOPS or not any(word[:1].isalpha() and word.islower() for word in between))
    )


_TOPS = ("home", "homepage", "hafan")
_SHORTEST_TITLE = 3
"""Words."""


def _is_run_of_names(words: list[str]) -> bool:
    """'Menu Search': names of parts of a page and nothing else."""
    if not words or len(words) > _LONGEST_MENU:
        return not words
    return any(
        " ".join(words[:count]) in _page_names() and _is_run_of_names(words[count:])
        for count in range(1, len(words) + 1)
    )


def _is_run_from_home(plain: str) -> bool:
    """'Home News Your area Contact': down from the top of a site, its gaps lost, most of its entries known."""
    first, *others = plain.strip(" *#").split()
    if first.lower() not in ("home", "hafan") or not 1 < len(others) < _LONGEST_MENU or _NO_ENTRY.search(plain):
        return False
    known = [word.lower() in _page_names() for word in others if word[:1].isupper()]
    return others[0].lower() not in ("office", "secretary") and sum(known) > 1 and sum(known) * 2 >= len(known)


def _is_menu(raw: str) -> bool:
    """'Report  Tell us about  Advice  Careers': many short entries side by side, none of them a figure or a grade."""
    entries = [entry.strip() for entry in _ENTRY_ENDS.split(raw.strip(" *#"))]
    known = sum(entry.lower() in _page_names() for entry in entries) > 1 or entries[0].lower() in ("home", "hafan")
    longest = _LONGEST_ENTRY_BESIDE_KNOWN if known else _LONGEST_ENTRY
    return (
        not raw.startswith("|")  # the head of a table
        and len(entries) >= _FEWEST_ENTRIES
        and all(entry[:2] != entry[:2].lower() and len(entry.split()) <= longest for entry in entries)
        and not _NO_ENTRY.search(raw)
        and sum(map(is_body, entries)) < _JOINT
    )


_JOINT = 2
"""Bodies side by side are a joint letterhead."""
_SHORTEST_TRAIL = 2
"""'HMICFRS > PEEL assessments > PEEL 2017' leads down from a body to a page; 'HMICFRS | A headline' does not."""
_LONGEST_MENU = 10
"""Words."""
_LINKS_ALONE = expression(r"\W*(?:\[[^\[\]\n]{2,30}\]\([^()\s]*\)[\s|·•,/-]*){3,}")
"""'[About us](/about) [Our work](/work) [Blog](/blog)': a line of nothing but links."""
_ENTRY_ENDS = expression(r"\s*[|•·]\s*| {2,}")
_NO_ENTRY = expression(r"\d|\b(?:outstanding|good|adequate|inadequate|improvement|graded)\b|[.!?:;]$", re.IGNORECASE)
_FEWEST_ENTRIES = 4
_LONGEST_ENTRY, _LONGEST_ENTRY_BESIDE_KNOWN = 3, 6
"""Words."""


_BETTER = r"(?:safer|stronger|kinder|fairer|better|closer|prouder|brighter|greener|smarter|healthier|diogel\w+)"
_SLOGAN = (
    r"(?=\S+ \S.{1,90}$)(?!.*(?:\d|\b(?:polic\w+|inspect\w*|HMIC\w*|PEEL|report|plan|strategy|statement|budget|precept|"
    r"review|response|crime|force|forces|fund|programme|partnership|board|scheme|project|"
    r"committee|panel|team|council|forum|unit|group|day|week|than|needs?|must|is|are|at|to)\b))"
    r"(?:[^.]{3,30} - )?"
    rf"(?:(?:(?:(?:making|keeping|building) (?-i:[A-Z])[\w' -]{{2,30}}?|making|creating|building|for|a|an|our|"
    rf"working|together|delivering) )*{_BETTER}"
    r"(?: (?!and\b)(?:[A-Za-z][\w'-]+)){0,3}?(?: and |, and |, | - | / |\. ?|$)){1,4}"
)
"""'Safer streets, stronger communities', 'A safer Northshire': what an office promises below its name."""
_MOTTO = expression(
    rf"(?:{_SLOGAN})|"
    r"for (?:all |general )?(?:media|press|further|other)? ?(?:enquiries|queries|information)\b.{0,60}(?<!\.)|"
    r"(?:(?:tel(?:ephone)?|call|phone)\W{0,2})?(?:\+44|\(?0)\d[\d ()]{8,13}(?: (?:for|or|ext)\b.{0,60})?|"
    r".{0,60}\b-?\d{1,2} ?°[CF]?\b.{0,20}|"
    r"(?:filter|sort|refine|search) by\b:?.*|showing (?:[\d,]+ ?(?:-|to) ?)?[\d,]+ (?:of|from) [\d,]+(?: \w+)?|"
    r"(?:the|an?) (?:[\w-]+ )?(?:blog|web ?site|magazine|newsletter|voice|home|journal) "
    r"(?:about|of|for|by|on|from|that)\b[^.]{3,90}\.?|serving (?-i:[A-Z])[\w,' -]{3,80}|"
    r"this is (?:the |an )?archived (?:version|copy) of\b.{3,160}|(?:do you )?need the police\?.{0,90}|"
    r"looking for (?:the )?[\w' ]{3,40}\?.{0,60}|(?:we're|we are) now (?:part of|called|known as)\b[^.]{3,90}|"
    r"your [\w ]{3,20}(?:,| [-\u2013]) your [\w ]{3,20}[.!]?|(?:the )?office of (?!police|place)(?-i:[A-Z])[\w'-]+|"
    r"(?:watch|see) more of our videos\b.{0,40}|and live on .{3,30}|visit .{3,30}! now|"
    r"subscribe to (?:our )?updates|(?:main page|full debate): .*|"
    r"(?:skip|jump|go|don't read)\b.{0,50}\b(?:content|navigation|menu)\W*|speeches sourced from .{3,90}|"
    r"session (?:19|20)\d\d ?- ?\d\d",
    re.IGNORECASE,
)
"""'A blog about policing', 'Serving Northshire and Southshire': what a site says of itself below its name."""
_SITE_NOTICE = expression(
    r"planned (?:web ?)?site (?:downtime|maintenance)|.{3,40} (?:web ?)?site will be (?:un|not )?available .{5,200}|"
    r"proposed (?:.{3,80}\b)?inspection programmes?\b.{0,80}|.{3,30} (?:is|are) consulting on .{5,120}|"
    r"(?:we would like|please give us|give us|tell us) your (?:views|feedback) on .{5,200}|"
    r"this is (?:a|our) new (?:web ?)?site\b.{0,120}",
    re.IGNORECASE,
)


def is_site_notice(plain: str) -> bool:
    """What a site tells every visitor above its pages: that it will be down, or that it asks for views."""
    return _SITE_NOTICE.fullmatch(plain) is not None
