"""Titles told by the lines around them where no heading is one: below 'Agenda item', or before the day of a paper.

Belongs here: what a line at the top says by its neighbour, its date or the number of a request. Not here: choosing
among headings (`title`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.documents.dates import find_dates
from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import is_date_line
from pipelines.documents.lines.mastheads import is_body

_AGENDA_ITEM = expression(r"agenda item", re.IGNORECASE)
_LONGEST_LINE, _LONGEST_SENTENCE = 220, 110
"""Characters."""


def behind_label(line: str) -> str | None:
    """'Proposed precept' in 'Report title: Proposed precept'; None where no such label stands before it."""
    labelled = _LABEL.fullmatch(line)
    return labelled["title"].strip() if labelled else None


_LABEL = expression(
    r"(?:(?:(?:report|paper|document|decision) )?(?:title|subject)|"
    r"(?:title|subject|name) of (?:the )?(?:report|paper|inspection)|"
    r"(?:agenda )?item \d{1,2}[a-z]?): *(?P<title>.+)",
    re.I,
)
"""'Report title: Proposed precept', 'Subject: Financial monitoring', 'Item 9: Capital programme'."""


def day_of_issue(blocks: Sequence[Block], plain: str) -> int:
    """Where a day stands alone between the first heading and the next, as papers print it above a headline; else 0."""
    first = [block for block in blocks if block.kind != "furniture"][:3]
    if [block.kind for block in first] != ["heading", "metadata", "heading"]:
        return 0
    name, line = (" ".join(plain[block.start : block.end].split()) for block in first[:2])
    is_day = is_date_line(line) and all(found.precision == "day" for found in find_dates(line))
    return first[1].start if is_day and _NAME_OF_PAPER.fullmatch(name) else 0


_NAME_OF_PAPER = expression(r"(?:The )?[A-Z][\w'&-]*(?: (?:(?:and|of|on|the) )?[A-Z&][\w'-]*){0,4}")


def item_of_agenda(lines: Sequence[str]) -> str | None:
    """The line below 'Agenda item', as the sites of councils head what was said of it."""
    # once in the path of the page, once above the item
    items = [one for one, other in pairwise([*lines, ""]) if one != other]
    below = next((other for one, other in pairwise(items) if _AGENDA_ITEM.fullmatch(one)), None)
    if not below or below.endswith(":") or len(below) > _LONGEST_LINE:
        return None
    is_sentence = below.endswith(".") and len(below) > _LONGEST_SENTENCE and _SAYS_SOMETHING.search(below)
    return None if is_sentence else below.rstrip(".")


_SAYS_SOMETHING = expression(
    r"\b(?:is|are|was|were|has|have|had|will|would|must|should|can|could|may|said|says|noted|asked|considered)\b|"
    r"\. [A-Z]"
)


def title_before_date(line: str) -> str | None:
    """'Precept report of the Commissioner' in 'Precept report of the Commissioner, 3 February 2024'.

    A line without a day may be one, too; what stands before a colon is the label of what follows.
    """
    found = [mention for mention in find_dates(line) if mention.precision != "year"]
    before = line[: found[0].start].rstrip() if found else line
    if before.endswith(":") or (":" in line and not found):
        return None
    words = before.rstrip(" ,|(-\u2013\u2014") if found else before
    named = _FORM_OF_PAPER.search(words) and not _LABEL_OF_DATE.search(words) and len(words.split()) > 1
    return words if named and not is_body(words) and not _WHOSE_ALONE.fullmatch(words) else None


_FORM_OF_PAPER = expression(
    r"\b(?:report|paper|statement|strategy|plan|budget|precept|proposals?|review|update|forecast|outturn|monitoring|"
    r"decision|accounts|minutes|summary|response)\b",
    re.IGNORECASE,
)
_LABEL_OF_DATE = expression(
    r":$|\b(?:date|dated|published|issued|updated|release|meeting|received|sent|of|on|for|at|to|ending|ended)$",
    re.IGNORECASE,
)
_WHOSE_ALONE = expression(
    r"(?:(?:joint|covering) )?reports? (?:of|by|from) (?:(?! on | into ).)+|(?:press|news|media) .*", re.IGNORECASE
)
"""'Report by the Commissioner' is no title; 'Report by the Commissioner on the precept' is one."""


def request_answered(lines: Sequence[str]) -> str | None:
    """'FOI reference: 1074/2024', by which an answer is cited that has no heading of its own."""
    return next((line for line in lines if _REQUEST.fullmatch(line)), None)


_REQUEST = expression(
    r"(?:freedom of information|FOIA?)\b[^.?]{0,70}\d[\w/.-]*|enquiry ref(?:erence)?\b.{0,20}\d|"
    r"provision of information held by .{3,60} under .{3,90}",
    re.IGNORECASE,
)
OF_ANSWERS = expression(
    r"(?:(?:your |the )?(?:FOI )?request|(?:our |the )?(?:FOI )?response|disclosure|decision|you asked|"
    r"information requested)(?: (?:details|summary))?:?",
    re.IGNORECASE,
)
"""What heads the parts of such an answer."""
