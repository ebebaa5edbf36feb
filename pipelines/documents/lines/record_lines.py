"""Lines that copies of the record of Parliament print around what was said: who is pictured, where it stands, its age.

Belongs here: telling such a line. Not here: that a document is such a record (`identity.kinds.parliament`), or the
other lines that stand around any page (`line`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_AROUND = expression(
    r"\(\d{1,3} (?:year|month|week|day)s?(?:, \d{1,2} (?:month|week|day)s?)? ago\)|"
    r"(?:full debate: )?read full debate\b.{0,80}|read hansard text\b.{0,80}|"
    r"- hansard -[ -]*(?:excerpts)?|.{3,60} portrait .{3,90}|(?-i:(?:[A-Z][\w'.-]+ ){1,4}Excerpts)|"
    r"(?:commons|lords) chamber|(?:department|ministry): (?:the )?(?:[a-z]+ ){0,4}[a-z]+|"
    r"\[relevant documents?: .{5,300}\]|"
    r"to match an exact phrase, .{5,250}|keep yourself up-to-date with the latest developments .{5,200}|"
    r"(?:find|create) (?:written questions?|an alert) by\b.{0,60}|showing \d+-\d+ out of [\d,]+|"
    r"results per page\b.{0,60}|"
    r"expand all answers|print selected|unique identifying number .{5,250}|"
    r"(?:library|hansard|division) (?:home|search)\b.{0,40}",
    re.IGNORECASE,
)
_HEAD = expression(r"H[CL] Deb(?:ate)?s?,? .{6,40}\bvol\.? \d{1,4}\b.{0,60}", re.IGNORECASE)


def is_around_record(plain: str) -> bool:
    """'Jane Doe Portrait Jane Doe', '- Hansard - - -', '(8 years, 2 months ago)', 'Read Full debate …'."""
    return _AROUND.fullmatch(plain) is not None


def heads_record(plain: str) -> bool:
    """'HC Deb 4 February 1999 vol 324 cc1095-137': the day and the columns of a debate."""
    return _HEAD.fullmatch(plain) is not None
