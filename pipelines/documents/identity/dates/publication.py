"""When a document was published, as it says itself.

Belongs here: weighing the dates of front matter, header lines and footers. Not here: recognising dates (`dates`);
a date inside the running text counts only where the text says that it is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from pipelines.documents.dates import MONTHS, DateMention, Precision, find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.identity.dates.in_addresses import dates_in_address
from pipelines.documents.identity.dates.of_figures import ends_of_years
from pipelines.documents.identity.dates.of_the_year import days_without_year
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.front_matter import rows_at_the_top
from pipelines.documents.identity.kinds.meetings import meeting_at_the_top
from pipelines.documents.lines.labelled_dates import THING
from pipelines.documents.lines.mastheads import is_dated_meeting

_FRONT_MATTER_KEYS = expression(
    r"(?:.*\.)?(?:article:)?(?:date|published|date_?published|published_?(?:time|at|on|date)|publication_?date|"
    r"pubdate|issued)"
)
_OWN_DATE = expression(
    r"date(?: of (?:(?:this|the|our|my) )?(?:comments?|response|reply|answer|letter|report|decision|statement|paper|"
    r"notice|publication|issue))?:?|(?:date )?(?:published|issued|answered|signed):?|"
    r"(?:response|reply|publication) (?:date|sent):?",
    re.IGNORECASE,
)
"""The first cell of a row that dates the document: 'Date of this reply', beside dates of what it replies to."""
_OF_THIS = expression(r"date of (?:this|our|my) \w+\b", re.IGNORECASE)
_OWN_ROW = 93
_OF_MEETING = expression(
    r"(?:(?:meeting|panel|committee|board) date|(?:date of )?(?:the )?(?:meeting|panel|committee|board)|"
    r"meeting (?:and|&) date|date (?:and|&) (?:time|venue|place)(?: of meeting)?):?",
    re.IGNORECASE,
)
_MEETING_ROW = 70
_SAYING = (
    (_OF_THIS, _OWN_ROW),
    (expression(r"date of (?:the )?(?:HMIC\w*|inspect\w+|original|fieldwork)\b|ordered by (?:the )?house\b", re.I), 30),
    (expression(r"(?:report )?(?:published|issued|released) by (?:HM|the inspectorate)", re.I), 30),
    (expression(r"date \d{4}-"), 95),
    (
        expression(
            rf"(?:- )?(?:(?:this |the )?{THING} )?(?:was )?(?:first |originally )?"
            r"(?:published|publication|date (?:first )?published|publish(?:ed)? date|(?:date|day) of publication|"
            r"released?|cyhoeddwyd|dyddiad (?:y )?cyhoeddi\w*)\b",
            re.I,
        ),
        90,
    ),
    (expression(r"(?:posted|issued|sent|date|dated)\b", re.I), 85),
    (expression(r"(?:meeting date|embargoed)\b", re.I), 70),
    (expression(rf"(?:(?:this |the )?{THING} )?(?:was )?(?:last )?(?:updated|modified|reviewed|revised)\b", re.I), 50),
)
_OF_ANSWER = expression(
    r"\b(?:comments?|response|statement|answer|reply)\b.{0,20}\b(?:published|sent|submitted|issued)\b|"
    r"\b(?:date of (?:the )?|published )(?:comments?|response|statement|answer|reply)\b|"
    r"\b(?:comments?|response|statement|answer|reply) date\b",
    re.I,
)
"""'These comments published: 3 April 2024': what an answer says of itself, not of the report that it answers."""
_ANSWER = 92
_DATE_LINE = 75
_COPYRIGHT_LINE = 60
_IMPRINT = expression(rf"(?P<when>\b(?:{MONTHS}) 20\d\d)[ ·|,;]{{1,3}}(?:© HMIC|HMIC\w* 20\d\d|ISBN)")
"""'Northshire Police July 2014 © HMIC 2014', where a conversion has lost the line breaks of a cover."""
_PAGE_UPDATED = expression(
    r"\b(?:page|last) (?:last )?(?:updated|reviewed|modified):? (?=[\w ,]{0,12}\d)", re.IGNORECASE
)
_UPDATED = 50
_OPENING_LINE = 55
_SENTENCE = 45
_ADDRESS = 40
_SAID_TO_BE_OWN = 85
"""'Date: 31 March 2019', 'Published 31 March 2019'."""
_OF_A_PART = 50
"""A date in the middle of the text is that of what is told there, such as an earlier report."""
_MINUTES = 80  # they are of the day of their meeting, whenever the next meeting signed them
_OF_THE_MEETING = expression(r"(?:minutes of (?:the |a )?)?meeting (?:to be |was )?held\b", re.IGNORECASE)
_OF_ANOTHER = expression(
    r"\b(?:(?:date|time|day|dates)\b.{0,12}\b)?(?:next|future|previous|last)\b.{0,12}\b(?:meetings?|inspection|report)\b|"
    r"^(?:read|view|see|download) |"
    r"^(?:\W|\d)*(?:list of )?(?:background (?:papers|documents|reading)|further reading|related|references|sources"
    r"|see also|you may also like|other documents|(?:meetings?|minutes) (?:and|&) papers|meeting papers)\b",
    re.IGNORECASE,
)
"""'Date of next meeting', 'Background papers': the dates below are of other days than the document's."""
_ITEMS = expression(r"^(?:items|no\. item|(?:[\d/.]+ )?apologies\b.{0,40}|resolved\b.*)$", re.IGNORECASE | re.MULTILINE)
"""The agenda has begun."""
# '… released today, 3 November 2016', 'sent the following letter on 6 March 2020', 'Panel Meeting Friday 3rd May 2019'
_DAY_NAMED = (
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{{1,2}}(?:\s?(?:st|nd|rd|th))? (?:of )?(?:{MONTHS})\b"
)
_SAID_IN_A_SENTENCE = Quick(
    *(
        rf"{said}(?P<when>[^\n.]{{4,40}})"
        for said in (
            r"\bdate published:",
            r"\bHC \d{1,4} ?published on",
            r"\b(?:published|released|issued) (?:earlier )?today,? \(?"
            r"(?=\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d)",
            rf"\btoday(?:'s)?,? ?\((?={_DAY_NAMED})",
            rf"\btoday, (?={_DAY_NAMED})",
            rf"\b(?:this (?:{THING}|assessment|summary)|it) was (?:first |last |originally )?"
            r"(?:published|updated|issued|posted|released) (?:on|in)",
            rf"\b(?:sent|wrote|issued|made) (?:the|this) (?:following|below) {THING}\b[^\n.]{{0,90}}? on "
            rf"(?={_DAY_NAMED})",
            r"\bthis report (?:is|was|belongs|forms)\b(?:(?!\b(?:previous|last|earlier)\b)[^.\n]){0,80}\bpublished on",
            r"\blast updated at \d{1,2}[:.]\d\d(?: ?[ap]m)? on",
            r"^(?:presented to (?:both houses of )?parliament|laid before [\w ]{3,40}) (?:in |on )?"
            r"(?=\d|(?-i:[A-Z][a-z]+ 20))",
            r"^(?:agenda item \d+[a-z]? )?report (?:to|of|for) (?:the )?[^\n.]{3,90}?(?:committee|board|panel),? "
            rf"(?={_DAY_NAMED})",
            r"(?-i:\b(?:Panel|Board|Committee) Meeting),? (?=(?:mon|tues|wednes|thurs|fri)day )",
            r"^(?:[-•*] )?(?:(?:extracts? (?:from|of) (?:the )?)?minutes of (?:(?:the|a) )?)?(?:[\w-]+ ){0,3}meeting "
            rf"(?:of [^\n]{{3,160}}?(?:,| on) (?={_DAY_NAMED})|of [^\n]{{3,80}}?,|"
            r"held (?:on|(?:at|in|by) [^\n]{3,80}? on))",
        )
    ),
    flags=re.IGNORECASE | re.MULTILINE,
)
_PUBLISHED = expression(
    rf"(?:^|[.,;|·(-] ?)(?:report )?(?:published|publication date|issued)(?: on)?:? (?={_DAY_NAMED}|(?:{MONTHS}) 20)",
    re.IGNORECASE,
)
"""'Visits: 12-23 September 2022. Published 31 January 2023'"""
_PUBLISHED_THERE = 42
"""It may be the day of a report that the document only answers."""
_CONVERTED_AFTER_DAYS = 550
"""A report that says it was published so long after its cycle was over says when its web page was made."""


@dataclass(frozen=True, slots=True)
class Published:
    first: date
    last: date
    precision: Precision


def published(evidence: Evidence, not_after: date | None = None) -> Published | None:
    """The best date the document gives for itself; `not_after` is the end of the cycle that it states, if any."""
    best: tuple[int, int, DateMention] | None = None
    of_figures = ends_of_years(evidence)
    for weight, mention in _candidates(evidence):
        if not_after is not None and (mention.first - not_after).days > _CONVERTED_AFTER_DAYS:
            continue
        if weight < _SAID_TO_BE_OWN and mention.first in of_figures:
            continue
        fineness = {"day": 2, "month": 1, "year": 0}[mention.precision]
        if best is None or (weight, fineness) > best[:2]:
            best = (weight, fineness, mention)
    return Published(best[2].first, best[2].last, best[2].precision) if best else None


def _candidates(evidence: Evidence) -> Iterator[tuple[int, DateMention]]:
    for key, value in evidence.front_matter.items():
        if _FRONT_MATTER_KEYS.fullmatch(key):
            yield from ((100, mention) for mention in find_dates(value)[:1])
    of_parts = _metadata_of_parts(evidence)
    for line in evidence.metadata:
        line = line.strip("| ")
        mentions = [mention for mention in find_dates(line) if mention.precision != "year"]
        told = _FIGURE_BESIDE.search(line) or _OF_A_SHARED_FILE.search(line) or _OF_ANOTHER.search(line)
        if mentions and not told and not _is_period(line, mentions):
            weight = next((weight for saying, weight in _SAYING if saying.match(line)), _DATE_LINE)
            weight = _ANSWER if _OF_ANSWER.search(line) else weight
            yield weight - (_OF_A_PART if line in of_parts else 0), mentions[0]
    yield from _in_opening_lines(evidence)
    beside = map(_beside_publication, _opening_lines(evidence))
    yield from ((_PUBLISHED_THERE, mention) for mention in beside if mention)
    yield from ((_ADDRESS, mention) for mention in dates_in_address(evidence.address))
    yield from ((_SENTENCE, mention) for mention in days_without_year(evidence))
    for said in _SAID_IN_A_SENTENCE.finditer(evidence.flowing):
        minutes = said[0].casefold().startswith(("minutes", "extract"))
        if minutes and _ITEMS.search(evidence.flowing, 0, said.start()):
            continue  # those of the meeting before
        weight = _MINUTES if minutes else _SENTENCE
        yield from ((weight, mention) for mention in find_dates(said.group("when"))[:1])
    if met := meeting_at_the_top(evidence):
        yield _MINUTES, met.day
    yield from _in_rows_at_the_top(evidence)
    for imprint in _IMPRINT.finditer(evidence.head):
        yield from ((_COPYRIGHT_LINE, mention) for mention in find_dates(imprint["when"])[:1])
    for line in evidence.footers:
        if updated := _PAGE_UPDATED.search(line):
            yield from ((_UPDATED, mention) for mention in find_dates(line[updated.end() :])[:1])
        if re.search(r"©|\(c\)|copyright", line, re.IGNORECASE) and not _SINCE_WHEN.search(line):
            for mention in find_dates(line):
                yield _COPYRIGHT_LINE - (40 if mention.precision == "year" else 0), mention


def _beside_publication(line: str) -> DateMention | None:
    said = None if _OF_ANOTHER.search(line) else _PUBLISHED.search(line)
    return next(iter(find_dates(line[said.end() :])), None) if said else None


def _metadata_of_parts(evidence: Evidence) -> frozenset[str]:
    """The lines of metadata below a section's text and above another's heading, or below what heads other documents."""
    in_section = begun = False
    waiting: list[str] = []
    found: set[str] = set()
    of_others = False
    for block in evidence.blocks:
        if block.kind == "heading" and (block.level or 1) > 1:
            found.update(waiting)
            in_section, begun, waiting = True, False, []
            of_others = _OF_ANOTHER.search(evidence.plain, block.start, block.end) is not None
        elif block.kind == "metadata" and of_others:
            found.add(" ".join(evidence.plain[block.start : block.end].split()))
        elif block.kind in ("paragraph", "list_item", "table_row"):
            begun = in_section
        elif block.kind == "metadata" and begun:
            waiting.append(" ".join(evidence.plain[block.start : block.end].split()))
    return frozenset(found)


def _in_rows_at_the_top(evidence: Evidence) -> Iterator[tuple[int, DateMention]]:
    """The date that a row of the table at the top gives for the document itself, or for the meeting that it is for."""
    for label, value in rows_at_the_top(evidence.blocks, evidence.plain):
        if is_dated_meeting(f"{label}, {value}"):
            yield from ((_MEETING_ROW, mention) for mention in find_dates(value)[:1])
        told = ((_OWN_DATE.fullmatch, _OWN_ROW), (_OF_ANSWER.search, _ANSWER), (_OF_MEETING.fullmatch, _MEETING_ROW))
        if weight := next((weight for is_said, weight in told if is_said(label)), None):
            yield from ((weight, mention) for mention in find_dates(value)[:1])


_SINCE_WHEN = expression(r"\b(?:19|20)\d\d ?[-/] ?(?:(?:19|20)?\d\d\b|present)")
"""'© 2001-2024': of the site, not of the page."""
_FIGURE_BESIDE = expression(r"\|\s*[-+£]?(?!\d\d?\.\d\d?\.\d)[\d,.]+(?:%|m|bn| percent)?\s*(?:\||$)")
"""'Police officers, 31 March 2019 | 3,047': a row of figures."""
_OF_A_SHARED_FILE = expression(r"\bcategory: documents\b|\b\d+ (?:views?|downloads?)\b", re.IGNORECASE)
"""'Posted on 11-Aug-2020, 6 views': when somebody put a copy on a site for any files."""


def _opening_lines(evidence: Evidence) -> Iterator[str]:
    """The short lines at the top."""
    own = (block for block in evidence.blocks if block.start >= evidence.body_start and block.kind != "furniture")
    for block in islice(own, _OPENING_BLOCKS):
        line = " ".join(evidence.plain[block.start : block.end].split())
        longest = _LONG_TITLE if _DATED_LAST.search(line) else _SHORT_LINE
        if block.kind in ("heading", "paragraph") and len(line) <= longest:
            yield line


_DATED_LAST = expression(
    r"(?:\(| [-\u2013] )\d\d?(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? 20\d\d\)?$"
)  # a title's last words


def _in_opening_lines(evidence: Evidence) -> Iterator[tuple[int, DateMention]]:
    """The one full date of a short line at the top, 'An inspection, 21 June 2024', 'Audit Board - 3 May 2021'."""
    for line in _opening_lines(evidence):
        if _OF_ANOTHER.search(line) or (_REPORTS_EVENTS.search(line) and not _DATED_LAST.search(line)):
            continue
        fine = ("day", "month") if _ISSUE.search(line) or is_dated_meeting(line) else ("day",)
        days = [mention for mention in find_dates(line) if mention.precision in fine]
        if len(days) == 1:
            met = is_dated_meeting(line) or _OF_THE_MEETING.match(line)
            yield _MINUTES if met else _OPENING_LINE, days[0]


_ISSUE = expression(
    r"\b(?:series|edition|issue|volume|vol|no|number)\b\.? ?(?:[A-Z]{2,5} ?)?\d+\b[^.]{0,20}$|"
    r"\b(?:newsletter|bulletin|magazine|(?:monthly|weekly|quarterly) update)\b",
    re.IGNORECASE,
)
"""'Series 3, Edition 2, March 2017'."""
_OPENING_BLOCKS, _SHORT_LINE, _LONG_TITLE = 5, 110, 250
_REPORTS_EVENTS = expression(
    r"\b(?:was|were|had|has|have|will|since|until|by|between|from|is|are|should|must|tabled|"
    r"(?:year|months?|weeks?|quarter|period|reports?) (?:to|end(?:ed|ing)?)|as at|(?:pdf|docx?|xlsx?),? [\d.]+ ?[km]b|"
    r"workforce|data|statistics|"
    r"figures|position|accounts)\b",
    re.IGNORECASE,
)
"""Of something that happened on the day."""


def _is_period(line: str, mentions: Sequence[DateMention]) -> bool:
    """'June 2015 - October 2015' says when the inspection was, not when the report came out."""
    joins = [line[one.end : other.start].strip() for one, other in pairwise(mentions)]
    return any(join in ("-", "to", "and", "until") for join in joins)
