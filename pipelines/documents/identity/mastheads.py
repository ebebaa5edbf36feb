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

_CRUMBS = re.compile(r"\s*(?:[>»›/|]|\u2192)\s*|\s\"\s")
"""A » is a quotation mark where a line is levelled."""
_COUNTED = re.compile(r"^\d{1,2}\. ")
"""The entries of a path that a conversion has numbered."""
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
    r"(?:(?:the )?office of the )?"
    r"(?:(?!.{0,40}\b(?:letter|audit|accounts|plan|reports? (?:to|for))\b.{0,30}\bcrime)[A-Z][\w&' -]{2,40} )?"
    r"(?:police(?:,? fire)? (?:and|&) crime commissioner(?:'s office)?|OP?F?CC|PF?CC)(?: for [A-Z][\w&', -]{2,60})?"
)
_BODY = re.compile(
    rf"{_COMMISSIONER}|comisiynydd .{{5,60}}|"
    r"(?:HM|His Majesty's|Her Majesty's)\s+Inspectorate of .{5,80}|HMIC(?:FRS)?|(?:HM )?Home Office|"
    r"(?:the )?(?:[A-Z][\w&',-]+ )*(?:police(?:,? fire)? (?:and|&) crime panel(?: for (?:the )?[A-Z][\w&' ,-]{2,40})?|"
    r"(?:joint |independent )?audit (?:and \w+ )?"
    r"committee|combined authority|police authority(?: board)?|county council|city council|"
    r"(?-i:(?:[A-Z][\w'-]+ (?:and |upon |on |of )?){1,5}Council)|house of (?:commons|lords)|"
    r"mayor's office for policing and crime|mayor of [A-Z][\w ]+)|"
    r"(?-i:(?:The )?(?:[A-Z]\w+ ){0,3}(?:Institute|Foundation|Centre)"
    r"(?: (?:for|of) [A-Z]\w+(?: (?:and )?[A-Z]\w+){0,3})?)|"
    r"(?:[A-Z][\w&'-]+ )*(?:Police )?Federation(?: of England (?:and|&) Wales)?"
    r"|(?-i:(?:[A-Z][\w&,'-]+ |and )*(?:[A-Z][\w&,'-]+ )(?:Board|Committee|Panel|BOARD|COMMITTEE|PANEL))",
    re.IGNORECASE,
)
_ABOUT_THE_PAPER = re.compile(
    r"(?:joint |covering )?reports? (?:(?:of|by|from) [^:]{3,120}|(?:of|by|from|to): .{3,120})|"
    r"meeting (?:to be )?held (?:on|at) .{5,60}"
    r"|(?:press|news|media) (?:notice|release):?(?: (?:no\.?|number))? ?[\d/]+|embargoed\b.{0,80}"
    r"|decision (?:number|notice|record)\b.{0,40}|"
    r"(?:(?:members|also) )?(?:present|apologies|absent|(?:in )?attendance|venue):.{0,200}|"
    r"agenda item\b.{0,20}|by (?:HM|the|[A-Z]).{3,160}|presented (?:to|by) .{3,80}|laid before .{3,60}|"
    r"(?:item|(?:working )?paper|appendix) (?:no\.? ?)?\d{1,3}(?:[a-z]|\([a-z]\))?|"
    r"(?:paper|report|item|reference) (?:no|number|ref)\b[.:]? ?[A-Z]{0,4}[\d/.-]{1,9}[a-z]?",
    re.IGNORECASE,
)


@cache
def _page_names() -> frozenset[str]:
    return frozenset(row["words"].lower() for row in rows("page_names"))


@cache
def _mottos() -> tuple[str, ...]:
    return tuple(row["words"].lower() for row in rows("page_names") if row["meaning"] == "motto of a site")


def is_navigation(plain: str, raw: str = "") -> bool:
    """'Home', 'Menu Search', 'Home > Publications > …': where on a site the page is, not what it says.

    `raw` is the line as it is stored, with the gaps between the entries of a menu.
    """
    words = _COUNTED.sub("", plain.strip(" :*#").lower().removeprefix("you are here: "))
    if words in _page_names() or words.endswith(_mottos()) or _is_run_of_names(words.split()):
        return True
    crumbs = [crumb for crumb in _CRUMBS.split(words) if crumb]
    below_body = len(crumbs) > _SHORTEST_TRAIL and "|" not in plain and is_body(plain.split(" ")[0])
    if not (len(crumbs) > 1 and crumbs[0] in _page_names()) and not below_body and not _is_menu(raw):
        return False
    return all(found.precision != "day" for found in find_dates(plain))  # 'News | 17 May 2024'


def _is_run_of_names(words: list[str]) -> bool:
    """'Menu Search': names of parts of a page and nothing else."""
    if not words or len(words) > _LONGEST_MENU:
        return not words
    return any(
        " ".join(words[:count]) in _page_names() and _is_run_of_names(words[count:])
        for count in range(1, len(words) + 1)
    )


def _is_menu(raw: str) -> bool:
    """'Report  Tell us about  Advice  Careers': many short entries side by side, none of them a figure or a grade."""
    entries = [entry.strip() for entry in _ENTRY_ENDS.split(raw.strip(" *#"))]
    return (
        not raw.startswith("|")  # the head of a table
        and len(entries) >= _FEWEST_ENTRIES
        and all(entry[:1].isupper() and len(entry.split()) <= _LONGEST_ENTRY for entry in entries)
        and not _NO_ENTRY.search(raw)
    )


_SHORTEST_TRAIL = 2
"""'HMICFRS > PEEL assessments > PEEL 2017' leads down from a body to a page; 'HMICFRS | A headline' does not."""
_LONGEST_MENU = 10
"""Words."""
_ENTRY_ENDS = re.compile(r" {2,}|\s*[|•·]\s*")
_NO_ENTRY = re.compile(r"\d|\b(?:outstanding|good|adequate|inadequate|improvement|graded)\b|[.!?:;]$", re.IGNORECASE)
_FEWEST_ENTRIES = 4
_LONGEST_ENTRY = 3
"""Words."""


_SITE_NOTICE = re.compile(
    r"planned (?:web ?)?site (?:downtime|maintenance)|.{3,40} (?:web ?)?site will be (?:un|not )?available .{5,200}|"
    r"proposed (?:.{3,80}\b)?inspection programmes?\b.{0,80}|.{3,30} (?:is|are) consulting on .{5,120}|"
    r"(?:we would like|please give us|give us|tell us) your (?:views|feedback) on .{5,200}|"
    r"this is (?:a|our) new (?:web ?)?site\b.{0,120}",
    re.IGNORECASE,
)


def is_site_notice(plain: str) -> bool:
    """What a site tells every visitor above its pages: that it will be down, or that it asks for views."""
    return _SITE_NOTICE.fullmatch(plain) is not None


@cache
def _paper() -> re.Pattern[str]:
    last = "|".join(sorted((re.escape(row["word"]) for row in rows("paper_names")), key=len, reverse=True))
    last += "|[A-Z][a-z]+(?:Live|Online|World)"
    return re.compile(rf"(?:[Tt]he )?(?:[A-Z][\w'-]+ (?:(?:&|and|of|on) )?){{0,4}}(?:{last})")


_ABOUT_POLICE = re.compile(r"\b(?:inspect\w*|polic\w+|PEEL|HMIC\w*|report)\b", re.IGNORECASE)


def is_paper(plain: str) -> bool:
    """The name of a newspaper or a broadcaster and nothing else."""
    words = plain.strip(" *#")
    named = any(mention.form != "place" for mention in find_forces(words))
    return not named and is_named_like_paper(words.title() if words.isupper() and " " in words else words)


def is_named_like_paper(words: str) -> bool:
    """'South Wales Argus': a place that a force polices may be in the name."""
    return _paper().fullmatch(words) is not None and not _ABOUT_POLICE.search(words)


_MINUTES = re.compile(r"\W*(?:draft )?minutes\b", re.IGNORECASE)
"""'Minutes of the meeting held on 30 January 2025 in the Council Chamber': a title."""


def is_dated_byline(plain: str) -> bool:
    """'Northshire Police news, 2 May 2019', 'LEEDS, May 2, 2019 (PA)': a sender and a date, no sentence."""
    if len(plain) > _LONGEST_BYLINE or plain.rstrip().endswith((".", ":", "?", "!")) or _MINUTES.match(plain):
        return False
    dates = [found for found in find_dates(plain) if found.precision != "year"]
    if len(dates) != 1:
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


_PLACE_IN_MEETING = re.compile(r"\s+agenda item\b.{0,12}$", re.IGNORECASE)
"""'Joint Management Board   Agenda item 6'."""


def is_body(plain: str) -> bool:
    """The name of a body alone: a commissioner, an inspectorate, a panel, a police force in one language or two."""
    words = _PLACE_IN_MEETING.sub("", plain.strip(" *#:-\u2013"))
    names = [name.strip() for name in words.split(" | ")]
    if len(names) > 1:
        return all(is_body(name) for name in names)  # in two languages
    return _BODY.fullmatch(words) is not None or is_force(words)


def as_written(name: str) -> str:
    """The name of a body in small letters where it is printed in capitals."""
    return _IN_CAPITALS.sub(lambda run: _SMALL_WORDS.sub(lambda word: word[0].lower(), run[0].title()), name)


_IN_CAPITALS = re.compile(r"\b[A-Z][A-Z]+(?:(?:, | & | )[A-Z]+)+\b")
_SMALL_WORDS = re.compile(r"\b(?:And|For|Of|The)\b")


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
    """'Report of the Treasurer', 'Report to: the Panel', 'Agenda item 7': whose paper it is, or its place."""
    return _ABOUT_THE_PAPER.fullmatch(plain.strip(" *#")) is not None
