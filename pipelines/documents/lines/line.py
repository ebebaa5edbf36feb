"""A line of a text, and what it can be told to be by itself.

Belongs here: the patterns of markers, furniture, metadata and grade lines. Not here: where the lines of a text begin
and end (`run_together.splitting`), or what a line is because of its neighbours (`blocks.contents`, `tables.rows`,
`blocks.structure`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from pipelines.documents.dates import find_dates, heads_columns
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.captions import are_names_run_together, is_caption
from pipelines.documents.lines.labelled_dates import says_when
from pipelines.documents.lines.links import LABELLED_LINK, LINK_ANNOUNCEMENT, NAMING_LINK
from pipelines.documents.lines.page_lines import page_lines

Role = Literal["metadata", "contents", "furniture", "table_row", "item", "markdown_heading", "grade", "marker"]

TOP = 20
END = 8
"""How many lines from the top and from the end may say when, by whom and to whom the document is."""
NAVIGATION = 8
"""How many lines from the top may say where on a site the page stands."""
SEE = (
    r"(?:\s?\((?:see )?(?:also )?(?:para(?:graph)?s?\.? )?\d{1,2}\.\d{1,3}(?:(?:,| and|[-–]| to) ?\d{1,2}\.\d{1,3})*\))"
)
"""'Reviews should be done in person. (5.14)': where more is said of it."""
ENDED = expression(rf"[.!?:;][\"')\]]*{SEE}?$")
"""What the last line of a sentence, or one that leads to a list, ends in."""


class Line(NamedTuple):
    """One line without the blanks around it. `raw` is as stored; `plain` is levelled, with single spaces, to match."""

    number: int
    start: int
    end: int
    raw: str
    plain: str
    indent: int
    role: Role | None = None
    content_start: int = -1
    """Where the words begin after a list marker or the '#' of a heading; `start` where there is none."""

    @property
    def blank(self) -> bool:
        return self.start == self.end

    def as_role(self, role: Role, content_start: int | None = None) -> Line:
        begins = self.start if content_start is None else content_start
        return Line(self.number, self.start, self.end, self.raw, self.plain, self.indent, role, begins)


# '- item', '• item', '– item', '* item', 'o item'
_BULLET = expression(r"(?:::|[-*+•●○◦▪■□►▶▸➢➤‣⁃·\uf0b7\uf0a7–—]|\uf0fc)[ \t\u00a0]+(?=\S)")
_LETTER_BULLET = expression(r"o[ \t\u00a0]+(?=\S)")
_LETTER_BEFORE_CAPITAL = expression(r"o[ \t\u00a0]+(?=[A-Z])")
"""No sentence opens like that."""
LONE_BULLET = expression(r"[-*•●○◦▪■□►▶▸➢➤‣⁃·\uf0b7\uf0a7–]|o")
# '1. item', '12) item', '(a) item', 'iv) item', 'a. item'
_NUMBERED = expression(r"(?:\(?\d{1,3}[.)]|\([a-z]{1,2}\)|\([ivx]+\)|[a-z]\)|[ivx]{1,4}\)|[a-h]\.)[ \t\u00a0]+(?=\S)")
MARKDOWN_HEADING = expression(r"(#{1,6})[ \t]+(?=\S)")
RULE = expression(r"(?:[-*_=~][ \t]*){3,}|`{3,}\w*")
SETEXT = expression(r"={3,}|-{3,}")
# '3.2 Title', '4 Title', '2.1.1 Title'
NUMBERED_TITLE = expression(r"(?:(?:Section|Chapter|Part)[ ])?(\d{1,2}(?:\.\d{1,2}){0,3})\.?[ \t:]+(?=[A-Z'\"])")


def marker_of(line: Line, after_item: bool) -> int | None:
    """Where the words of a list item begin, or None where the line opens none."""
    marker = _BULLET.match(line.raw) or _NUMBERED.match(line.raw) or _LETTER_BEFORE_CAPITAL.match(line.raw)
    if marker is None and (after_item or line.indent):
        marker = _LETTER_BULLET.match(line.raw)
    return line.start + marker.end() if marker else None


ADDRESS_LABEL = (
    r"(?:(?:(?:page |source |original |web |full )?(?:url|link|address)|permalink|web ?site|web page|"
    r"(?:available|retrieved|accessed|archived|taken|copied) (?:at|from)|source|online(?: at)?|found at) ?:? )"
)
_ADDRESS = expression(
    rf"{ADDRESS_LABEL}?<?(?:https?://|www\.)\S+>?|[\w-]+(?:\.[\w-]+)+/\S*|(?:[\w-]+\.)+[a-z]{{2,}}(?:\s*[/|]\s*(?:[\w-]+\.)+[a-z]{{2,}})*",
    re.IGNORECASE,
)
_HOLDS_RIGHTS = r"(?-i:(?:[A-Z][\w&'-]*,? ){0,4})(?:\d{4}\b|copyright|crown|ltd|limited|plc|media|group)"
_COPYRIGHT = expression(
    rf"(?:(?:[^.]{{0,60}}[|]|[A-Z][a-z]{{2,8}} 20\d\d) ?)?"
    rf"(?:©|\(c\)(?=\s*{_HOLDS_RIGHTS})|Crown copyright|Copyright)[^.]{{0,160}}"
    r"(?:www\.\S+|\.? ?(?:All rights reserved|(?:First )?(?:published|issued|updated|produced)\b[^.]{0,60}))?\.?",
    re.IGNORECASE,
)
"""'(c) 2019 Bedfordshire Police'; in '(c) it was done in 39 cases' the letter counts an item."""
_PAGE = expression(
    r"(?:-+ ?)?(?:page|tudalen|p\.) ?\d{1,4}(?: ?(?:of|o|/) ?\d{1,4})?(?: ?-+|:)?|- ?\d{1,3} ?-", re.IGNORECASE
)
NUMBER_ALONE = expression(r"\d{1,3}")
_NEWSLETTER = expression(r"sign up (?:to|for) (?:the|our) .{3,60}newsletters?\b.{0,400}\bsubmitting\.*", re.IGNORECASE)
_COOKIES = expression(r".{0,250}\bcookies?\b.{0,300}", re.IGNORECASE)
_LONGEST_FURNITURE = 350
_ENDS_A_SENTENCE = (".", ":", ";", ",")


def is_page_line(plain: str) -> bool:
    """'Page 3 of 20', '- 3 -'"""
    return _PAGE.fullmatch(plain) is not None


def is_furniture(line: Line) -> bool:
    """Whether the line belongs to the page rather than to what it says."""
    if _NEWSLETTER.fullmatch(line.plain):
        return True
    if len(line.raw) > _LONGEST_FURNITURE and line.raw[-1:] in _ENDS_A_SENTENCE:
        return False
    return bool(
        not (line.raw[:1].isalnum() or any(map(str.isalnum, line.raw)) or LONE_BULLET.fullmatch(line.raw))
        or RULE.fullmatch(line.raw)
        or _ADDRESS.fullmatch(line.raw)
        or is_page_line(line.plain)
        or page_lines("around any page").fullmatch(line.plain)
        or ("cookie" in line.plain.lower() and _COOKIES.fullmatch(line.plain))
        or LINK_ANNOUNCEMENT.fullmatch(line.plain)
        or LABELLED_LINK.fullmatch(line.plain)
        or NAMING_LINK.fullmatch(line.plain)
        or is_caption(line.raw, line.plain)
        or are_names_run_together(line.plain)
        or (_COPYRIGHT.fullmatch(line.plain) and len(line.plain) < 120)
    )


# ' date 2022-11-25 Headline': what some archives put before the first line
DATED_FIRST_LINE = expression(r"date \d{4}-\d\d-\d\d(?=\s|$)")
_LABELLED = expression(
    r"(?:from|to|cc|bcc|copy|ref|reference|our ref|your ref|author(?: and [\w ]{3,20})?|report (?:of|by|author|from)|"
    r"contact(?: officer)?|subject|title|type|"
    r"publication types?|police forces?|part of|tags?|category|categories|filed under|topic|status|agenda item|"
    r"classification|protective marking|letter information|source|reading time|sent (?:on|from|to)|publication|"
    r"(?:[\w ]{2,20} )?(?:sent|copied|addressed|submitted|circulated) to|meeting|venue) ?:.{0,120}|"
    r"letter information|agenda item(?: [\d.]+)?",
    re.IGNORECASE,
)
_COUNT_BEHIND = expression(
    r"(?:contact|status|type|source|topic|category|copy|part of): ?\d[\d,.]*(?:%| (?!min)[a-z])", re.I
)
"""'Contact: 24,000 calls': what a list counts under the same word."""
_BYLINE = expression(
    r"(?i:by|gan|written by|reported by|words by) (?:[A-Z][\w.'-]*(?: (?:and|&) | |, ?|$)){1,8}(?:.{0,40})|"
    r"[A-Z][\w'-]+ [A-Z][\w'-]+,? (?:(?i:local democracy|political|crime|senior|chief|home affairs) )?"
    r"(?i:reporter|correspondent|editor)s?\b.{0,40}|BBC News.{0,40}|Local Democracy Reporting Service"
)
_TIME = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
_TIME_ALONE = expression(rf"(?:(?:time|at|starts?):? )?{_TIME}(?: ?(?:hours|hrs))?", re.IGNORECASE)
_BETWEEN_DATE_PARTS = expression(
    rf"(?:\b{_TIME}(?: ?(?:to|until|-) ?(?:{_TIME}|(?:12 )?noon|midday))?|"
    rf"\b(?:GMT|BST|UTC|at|on|the|updated|published|posted|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|"
    rf"Sat(?:ur)?|Sun)"
    r"(?:day)?\b|this (?:story|article) is (?:over|more than) \d+ (?:month|year)s? old|"
    r"T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|\b\d{1,2} min(?:ute)?s?(?: read)?\b|"
    r"\b(?:last|first) (?:updated|published|modified)\b|"
    r"[\s,|:;()./•·-])+",
    re.IGNORECASE,
)


def is_date_line(plain: str) -> bool:
    """'07:30 07/02/2020', 'November 2022', 'Friday 6 November 2015, 9am': nothing but a date and perhaps a time."""
    if len(plain) > 60:
        return False
    dates = [found for found in find_dates(plain) if found.precision != "year"]
    if not dates:
        return False
    rest = plain[: dates[0].start] + " ".join(
        plain[one.end : other.start] for one, other in pairwise(dates)
    ) + " " + plain[dates[-1].end :]  # fmt: skip
    return _BETWEEN_DATE_PARTS.sub("", rest) == ""


def is_metadata(line: Line) -> bool:
    """Whether a line near the top or the end says when, by whom or to whom the document is, and nothing else."""
    if _COUNT_BEHIND.match(line.plain) or heads_columns(line.raw):
        return False
    if is_date_line(line.plain) or _LABELLED.fullmatch(line.plain) or _TIME_ALONE.fullmatch(line.plain):
        return True
    if says_when(line.plain):
        return True
    if any(map(_is_dated_part, _PARTS_OF_BYLINE.split(line.plain)[1:])) or _is_rubric_and_day(line.plain):
        return len(line.plain) <= _LONGEST_BYLINE
    return len(line.plain) <= 80 and _BYLINE.fullmatch(line.plain) is not None and not line.plain.endswith((".", ":"))


def _is_dated_part(part: str) -> bool:
    """'PUBLISHED: 14:32, 5 March 2019' behind the name of who wrote."""
    return says_when(part) and any(d.precision == "day" for d in find_dates(part))


def _is_rubric_and_day(plain: str) -> bool:
    """'Local News - 8 December 2016 at 1:40 pm - Updated: 9 December 2016': the part of a paper, and when."""
    rubric, *days = _DASHES.split(plain)
    return bool(days) and _RUBRIC.fullmatch(rubric) is not None and all(is_date_line(day) for day in days)


_DASHES = expression(r" [|•·\u2013\u2014-] ")
_RUBRIC = expression(r"(?:[\w&'-]+ ){0,3}(?:news|headlines|politics|stories|crime)", re.IGNORECASE)
_PARTS_OF_BYLINE = expression(r" [|•·] ")
_LONGEST_BYLINE = 140
"""Characters."""
ADDRESSEE = expression(r"(?:from|to|cc):", re.IGNORECASE)
GRADE_LINE = expression(
    r"(?:(?:graded?|judge?ment|rating|overall)(?: as)?:? )?['\"]?(?:outstanding|good|adequate|requires improvement|"
    r"inadequate|"
    r"not (?:yet )?graded|ungraded|no grade|not inspected|not assessed)['\"]?(?: \(?(?:ungraded|not graded)\)?)?",
    re.IGNORECASE,
)
HALF_GRADE = expression(r"requires|not(?: yet)?", re.IGNORECASE)
OTHER_HALF = expression(r"improvement|graded|inspected|assessed", re.IGNORECASE)
