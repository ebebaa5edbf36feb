"""Lines that copies of the record of Parliament print around what was said: who is pictured, where it stands, its age.

Belongs here: telling such a line. Not here: that a document is such a record (`identity.kinds.parliament`), or the
other lines that stand around any page (`line`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.page_lines import page_lines

_HEAD = expression(r"H[CL] Deb(?:ate)?s?,? .{6,40}\bvol\.? \d{1,4}\b.{0,60}", re.IGNORECASE)


def is_around_record(plain: str) -> bool:
    """'Jane Doe Portrait Jane Doe', '- Hansard - - -', '(8 years, 2 months ago)', 'Read Full debate …'."""
    return page_lines("around a record").fullmatch(plain) is not None


def heads_record(plain: str) -> bool:
    """'HC Deb 4 February 1999 vol 324 cc1095-137': the day and the columns of a debate."""
    return _HEAD.fullmatch(plain) is not None
