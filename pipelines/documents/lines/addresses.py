"""Where an office stands and to whom a letter goes: lines of a letterhead that say nothing of what is below them.

Belongs here: telling such a line by its words, and names and offices of people on a line of their own. Not here:
names of bodies (`mastheads`), or the subject of a letter (`identity.titles.letters`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_BUILDING = (
    r"House|Headquarters|HQ|Hall|Floor|Buildings?|Court|Tower|Offices?|Chambers|Lodge|Campus|Centre|Villas?|Works|Suite"
)
_STREET = (
    r"Street|St|Road|Rd|Lane|Close|Avenue|Ave|Way|Drive|Square|Place|Park|Quay|Terrace|Gate|Gardens|Crescent|Green|Hill|"
    r"Row|Parade|Wharf|Bridge|Estate|Yard|Mews|Embankment|Broadway|Boulevard|Grove|Walk|Mount"
)
_NUMBER = r"\d{1,4}[A-Za-z]?(?:\s?[-/]\s?\d{1,4})?|(?:\d{1,2}(?:st|nd|rd|th)|Ground|First|Second|Third|Fourth)"
_NAMES = r"[A-Z][\w'.&-]*(?: (?:[A-Z][\w'.&-]*|upon|on|in|of|the|and|by|le|under|\d{1,3}))*"
_PART = expression(rf"(?:(?:{_NUMBER}) )?{_NAMES}")
_PLACE = expression(rf"(?:(?:{_NUMBER}) )?(?:{_NAMES} )?(?:{_BUILDING}|{_STREET})")
_ALONE = expression(
    rf"(?:{_NUMBER}) {_NAMES} (?:{_STREET})|(?:{_NUMBER}) Floor|"
    r"(?:Force|Police|Constabulary|County) (?:Headquarters|HQ)|"
    r"(?:[A-Z][\w'-]+ ){1,2}(?:House|Headquarters|HQ)|(?:County|City|Town|Shire) Hall|P\.?O\.? Box \d+",
)
"""'2 Marsham Street', 'Force Headquarters', 'Sackville House': no title, though nothing else stands on the line."""
_POSTCODE = expression(r"(?:^|[\s,])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\W*$")
_TELEPHONE = expression(r"[^\d]{2,40}:? ?\(?0\d{2,4}\)? ?\d{3,4} ?\d{3,4}")
_SAYS_WHAT = expression(r"\b(?:inspect\w*|report|review|PEEL|HMIC\w*|respon\w+|budget|plan|update)\b", re.IGNORECASE)
_LONGEST = 120
"""Characters."""
_ADDRESSEE = expression(
    r"(?:the )?(?:rt\.?|right) hon\b.*|.{3,60}\bMP|(?:the )?(?:shadow )?(?:home|prime|policing) (?:secretary|minister)|"
    r"home office|(?:by|via) (?:e-?mail|post)\b.*|(?:strictly )?private and confidential|dear\b.*|"
    r"(?:(?:temporary|acting|deputy|assistant|interim) )?chief (?:constable|executive|officer)\b(?!').{0,80}|"
    r"directors? of .{3,80}|"
    r"minister (?:of state )?for .{5,60}|(?:chair|members) of the .{3,60}|to:? .{3,60}",
    re.IGNORECASE,
)


INSPECTOR = expression(
    r"(?:(?:HM|His Majesty's|Her Majesty's|HMI)[ ])?(?:Assistant |Chief |Lead )*Inspectors?(?: of| General).{0,60}|"
    r"HMI [A-Z].{0,40}|(?:Temporary |Acting |Deputy |Assistant )*(?:Chief Constable|Commissioner)(?: of .{3,40})?|"
    r"(?:Deputy )?(?:Police (?:and|&) Crime|Police, Fire (?:and|&) Crime) Commissioner(?: for .{3,40})?|"
    r"(?:His|Her) Majesty's Chief Inspector.{0,60}",
)
PERSON = expression(
    r"(?:(?:Sir|Dame|Mr|Mrs|Ms|Dr|HMI|HMCIC|CC|DCC) )?(?:[A-Z][\w'-]+\.? ){1,3}[A-Z][\w'-]+(?:,? (?:QPM|CBE|OBE|MBE|"
    r"DL|KBE|"
    r"BSc|MA|LLB|CB|CPFA))*"
)


def is_address(plain: str) -> bool:
    """'Sackville House, Brooks Close, Lewes', '2 Marsham Street', 'London SW1P 4DF', 'Tel: 01622 000000'."""
    line = plain.strip(" *#,.|")
    if len(line) > _LONGEST or _SAYS_WHAT.search(line):
        return False
    if _POSTCODE.search(line) or _ALONE.fullmatch(line) or _TELEPHONE.fullmatch(line):
        return True
    parts = [part.strip() for part in re.split(r",| [|·•] ", line) if part.strip()]
    return len(parts) > 1 and all(map(_PART.fullmatch, parts)) and any(map(_PLACE.fullmatch, parts))


def is_addressee(plain: str) -> bool:
    """'The Rt Hon. the Home Secretary', 'Chief Constable', 'Jane Doe': to whom a letter goes, above 'Dear …'."""
    line = plain.strip(" *#,.")
    return any(pattern.fullmatch(line) for pattern in (_ADDRESSEE, INSPECTOR, PERSON))
