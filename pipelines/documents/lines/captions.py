"""Lines about a picture: what it shows, who took it, who is seen from left to right.

Belongs here: telling such a line in a copied page, so that it is neither title nor text. Not here: titles of figures
and tables (`blocks.headings`), or the other lines that stand around any page (`line`).
"""

from __future__ import annotations

import re
from itertools import islice

from pipelines.documents.expressions.late import expression

_IMAGE = expression(r"\[?!\[[^\[\]]*\]\([^()\s]*\)(?:\]\([^()\s]*\))?")
_LABELLED = expression(
    r"(?:image|media) (?:source|caption|copyright)\b.{0,80}|.{3,200} image source, .{2,60}|"
    r"image (?:copyright|source) .{2,60} (?:image|media) caption .{3,250}|"
    r"(?:pictured:? )?(?:from )?(?:left to right|L-R)\b.{0,250}",
    re.IGNORECASE,
)
_PICTURE = r"(?i:pictures?|photos?|photographs?|pics?|images?)"
_NAME = r"[A-Z][\w&'./@-]*(?: (?:[A-Z][\w&'./@-]*|and|of|for|the|via|on|/|&)){0,7}"
_GIVEN = r"(?: (?i:credit|by|from|courtesy of|supplied by|taken by))?"
_AGENCY = r"(?:PA|PA Wire|PA Images|SWNS|Getty(?: Images)?|Reuters|Alamy|Shutterstock|iStock|LDRS|Google(?: Maps)?|NQ)"
_CREDITED = expression(
    rf"(?:[^|\n]{{3,180}}?[.)]? )?(?:"
    rf"(?<!Universal )(?<!Pension )(?<!Tax )(?<!Extra )(?:\(|\[)?(?:(?i:image|photo|picture|pic) )?"
    rf"(?:Credits?|CREDITS?): ?{_NAME}|"
    rf"[(\[]{_PICTURE}{_GIVEN}:? {_NAME}[)\]]|"
    rf"(?<=[.)] ){_PICTURE}{_GIVEN}: ?{_NAME}|"
    rf"(?i:picture|photo|photograph|image) (?i:by|courtesy of|supplied by):? {_NAME}|"
    rf"(?:©|\(c\)) ?{_AGENCY}|{_NAME} ?/ ?{_AGENCY}"
    rf")[.)\]]?"
)
"""'… leads the force. Picture: Northshire Police', '… in 2012 Credit: Jane Doe/PA', '(Image: Northshire Live)'."""
_CREDIT_ALONE = expression(rf"[(\[]?{_PICTURE}{_GIVEN}(?i: credit)?: ?{_NAME}[)\]]?")
_CREDIT_ATTACHED = expression(rf"[^|\n]{{3,200}}\w\((?:Credits?|CREDITS?|{_PICTURE}): ?{_NAME}\)")
"""'Officers at work(Image: Northshire Live)'."""
_MAY_CREDIT = expression(r"credit|pic|photo|image|©|\(c\)|/", re.IGNORECASE)
_LONGEST = 240
"""Characters."""


def is_caption(raw: str, plain: str) -> bool:
    """Whether a line, as it stands and levelled, shows a picture or says what is seen on it."""
    if raw.startswith(("![", "[![")):
        return _IMAGE.fullmatch(raw) is not None
    if _LABELLED.fullmatch(plain):
        return True
    if len(plain) > _LONGEST or not _MAY_CREDIT.search(plain):
        return False
    return any(form.fullmatch(plain) for form in (_CREDITED, _CREDIT_ALONE, _CREDIT_ATTACHED))


def are_names_run_together(line: str) -> bool:
    """Whether a line is names without blanks between them, as of the icons of a site: 'CalendarCashClockClose'."""
    if len(line) < _LONG or line.count(" ") > len(line) // _LONGEST_NAME:
        return False
    joints = sum(1 for _ in islice(_JOINT.finditer(line), _MANY_JOINTS))
    return joints == _MANY_JOINTS


_JOINT = expression(r"[a-z][A-Z]")
_LONG = 120
_MANY_JOINTS = 12
_LONGEST_NAME = 8
"""Characters: prose with names such as 'HMICFRS' or 'WhatsApp' has a blank more often."""
