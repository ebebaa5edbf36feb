"""Lines that say when a document is from: 'Published 3 May 2021', 'Date of issue: 3 May 2021', 'Embargo: 00:01, 3 May'.

Belongs here: the words that such a line begins with. Not here: recognising dates (`dates`), lines of other labels
(`line`), or which of a document's dates is the one it was published on (`identity.dates.publication`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.record_lines import heads_record

THING = (
    r"(?:(?:web ?)?page|article|story|item|(?:news|press|media)(?: (?:item|story|article|release|notice|statement))?|"
    r"post|blog(?: post)?|letter|report|statement|response|release|document|bulletin|notice|paper|edition|entry)"
)
"""What such a line may call the document."""
_DONE = (
    r"(?:published|posted|updated|issued|released|added|created|shared|submitted|written|filed|sent|dated|reviewed|"
    r"modified|revised|circulated)"
)
_DAY_OF = r"(?:publication|publish(?:ed)?|pub|issue|release|creation|posting|embargo)"
_TIME = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?| ?hours| ?hrs)?|\d{1,2} ?[ap]\.?m\.?|midnight|noon)"
_LABEL = expression(
    rf"(?:(?:- )?(?:this {THING} is (?:now )?(?:old|archived|out of date|over [^-:]{{3,20}}) ?[-:] ?)?"
    rf"(?:(?:this |the )?{THING} )?(?:was )?(?:(?:first|originally|last) )?{_DONE}"
    r"(?: (?:by|in) (?-i:[A-Z][\w&.'-]*)(?: [\w&.'-]+){0,4}?)?(?: (?:on|at))?|"
    rf"(?:this |the )?{THING}(?: date| dated| of|(?= ?[:,|–-]))|{_DAY_OF} date|"
    rf"(?:day|date) of (?:the |this |our )?(?:{THING}|{_DAY_OF})|date (?:(?:first|{THING}) )?{_DONE}|"
    r"dyddiad(?: (?:y )?cyhoeddi(?:ad)?)?|cyhoeddwyd(?: ar)?|"
    r"(?:(?:strictly|under) )?embargo(?:ed)?(?: (?:until|till|to|for))?|"
    r"(?:embargo(?:ed)? ?[:–-] ?)?(?:strictly )?not (?:for|to be) (?:publication|release|broadcast|published|released)"
    r"(?: or \w+)? (?:before|until)|for (?:immediate )?(?:publication|release)(?: on| from| at)?|"
    r"version (?:[\d.]+|date)|ordered by (?:the )?house of (?:commons|lords),? to be printed(?: on)?|"
    r"(?:version|ref|reference|time|category|section|type)\b ?:[^:\n]{1,40}[ |]date)"
    rf"[\s:,|–-]*(?:(?:at |from )?{_TIME}(?:,? on)?[\s,|–-]*)?(?:the )?",
    re.IGNORECASE,
)
_BEGINS_LOOSELY = expression(
    r"(?:- )?(?:(?:first |originally |report |page |article )?(?:published|posted|updated|last (?:updated|modified)|"
    r"date|dated|issued|sent|answered|"
    r"released|"
    r"embargoed until|(?:for )?released? (?:on|at)|"
    r"sent on|cyhoeddwyd|date published|publication date|meeting date|release date)(?: (?:on|at|by))?) ?:? .{0,80}|"
    r"(?:[-•] )?published",
    re.IGNORECASE,
)
"""The commonest labels may have other words around the date."""
_BEHIND = expression(
    r"(?:\W|\d|\b(?:at|on|GMT|BST|UTC|am|pm|hours|hrs|updated|published|last|modified|noon|midnight)\b)*"
    r"(?:(?:by|in|edition)\b.{0,40})?",
    re.IGNORECASE,
)
_ASIDE = expression(r"(?<=\d) ?\([^()\d]{0,12}[^()]{3,160}\)$")
"""'Date response sent: 3 May 2021 (responses go to …)': what stands in brackets behind a date."""
_LONGEST = 110
"""Characters."""


def says_when(plain: str) -> bool:
    """Whether a line is a label of a date with its date, and perhaps the time or who did it; or 'Published' alone."""
    dates = [found for found in find_dates(plain) if found.precision != "year"]
    if heads_record(plain):
        return bool(dates)
    if _BEGINS_LOOSELY.fullmatch(plain):
        return bool(dates) or plain.lower().endswith("published")
    plain = _ASIDE.sub("", plain)
    if not dates or len(plain) > _LONGEST or not _LABEL.fullmatch(plain, 0, dates[0].start):
        return False
    return _BEHIND.fullmatch(plain, dates[0].end) is not None
