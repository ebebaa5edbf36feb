"""What was said, asked or laid in Parliament, told by how its records are headed, and who keeps them.

Belongs here: the lines that only records of Parliament have. Not here: what a member writes on a page of his own, or
what a committee is sent (`publishers`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.identity.evidence import Evidence

_CHAMBER = (
    r"(?:westminster hall|(?:house of )?(?:commons|lords)(?: chamber)?|grand committee|"
    r"(?:general|public bill) committees?)"
)
_RECORD = expression(
    rf"^(?:(?:the )?official report|(?:uk parliament ?[-|:>/]? ?)?(?:{_CHAMBER} )?hansard(?: uk parliament)?|"
    rf"{_CHAMBER}|"
    r"(?:hansard )?volume \d{2,3}(?:: debated on .{6,40})?|column \d{1,4}(?:WH|WS|GC)?|\[[^\n]{3,40} in the chair\]|"
    r"i beg to move,?(?: that this house .*)?|that (?:this house has considered .{3,200}|the .{3,120}, be approved\.?)|"
    r"(?:[–—-] )?in the house of (?:commons|lords) (?:at|am)\b.*|[^\n]{3,90} \((?:commons|lords)/[^()\n]{3,60}\)|"
    r"\(\d+ years?\b[^()\n]{0,30} ago\)|(?:commons|lords) chamber(?-i:[A-Z])[^\n]*|"
    r"read (?:full debate|hansard text)\b.*|(?:hc|hl) deb\b.{3,80}|(?:my )?hon\. friends?\b.*|"
    r"[^\n]{3,60} portrait [^\n]{3,60} \((?:con|lab|lab/co-op|ld|snp|ind|pc|dup|reform|green)\)|"
    r"(?:uk parliament|hansard|theyworkforyou|previous section)(?: ?[>/|] ?[^\n>/|]{2,60}){1,6}(?: ?\|)?|"
    r"[^\n]{3,90} \| (?:commons|lords) debates?|main page: .*debates with the .*|early day motion\b.*|edm ?#?\d+\b.*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""Lines of the record of a debate, wherever it is printed."""
_ASKED = r"to ask (?:the )?(?:secretary of state|home secretary)\b"
"""Of ministers in the Commons; the Lords ask the Government."""
_SPEAKS = expression(
    r"\b(?:right )?hon\. (?:and (?:learned|gallant) )?(?:friend|member|gentleman|lady)s?\b|"
    r"\b(?:madam|mr) (?:deputy )?speaker\b|^ordered by the house of commons\b|(?:^|chamber)my lords,|"
    r"\b(?:my|the) noble (?:friend|lord|baroness)\b|\bI (?:welcome|thank) the minister (?:to|for) (?:his|her)\b|"
    r"\bwill the minister (?:\w+ )?(?:confirm|say|tell|agree|join)\b|"
    rf"^(?:[^\n]{{3,40}}: |§[^\n]{{3,40}})?(?:{_ASKED}|to ask (?:his|her) majesty's government\b)",
    re.IGNORECASE | re.MULTILINE,
)
_ENOUGH = 2
"""One such line may stand in a member's own account of a debate."""
_IN_WRITING = expression(
    r"^(?:written (?:answer|question|statement)s?\b[^\n]{0,40}|"
    r"[^\n]{0,60}\bwritten (?:question|(?:ministerial )?statement)\b(?! (?:from|by|on|of)\b)[^\n]{0,40}|"
    r"[^\n]{0,160}\bmade the following written (?:ministerial )?statement[.:]?|"
    r"i have today (?:placed in the library|laid before (?:the house|parliament))\b[^\n]*|"
    r"question (?:for|to) (?:the )?(?:home office|ministry of justice|home department):?|"
    r"(?:statement )?UIN:? [A-Z\d]+.*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""Questions to ministers, and what they lay before both houses."""
_LORDS = expression(r"^(?:lords chamber|house of lords$|hl deb\b)|\bnoble (?:lord|friend|baroness)", re.I | re.M)
_COMMONS = expression(_ASKED, re.IGNORECASE)
_COLUMNS = r"^h[cl] deb\b[^\n]{3,80}$"
"""'HC Deb 4 February 1999 vol 324 cc1095-137': no other record is headed like that."""
_HANSARD = expression(
    rf"^(?:[^\n]{{0,40}}[ >|])?hansard(?:[ >|][^\n]{{0,60}})?$|{_COLUMNS}", re.IGNORECASE | re.MULTILINE
)
_HEADED = expression(_COLUMNS, re.IGNORECASE | re.MULTILINE)

_MEMBER = expression(
    r"(?:(?!Rt\b|The\b|Right\b)(?:Sir |Dame |Dr )?(?:[A-Z][\w'-]+ ){1,3}[A-Z][\w'-]+,? (?:MP|AM|MS|AS)\b.{0,60}|.{0,60}"
    r"\bMember of Parliament for [A-Z].{2,60}|(?:[A-Z][\w'-]+ ){1,3}[A-Z][\w'-]+ MP (?:for|-|\|) .{3,60})"
)
_OTHER_HOUSES = {
    "London Assembly": expression(r"^[^\n]{0,30}\b(?:london assembly|mayor's question time)\b", re.I | re.M),
    "Senedd Cymru": expression(r"^[^\n]{0,30}\b(?:senedd|national assembly for wales)\b", re.I | re.M),
}
_ASKED_THERE = expression(
    r"^(?:(?:part of the debate )?[–—-] in the senedd at \d.*|part of the debate [–—-] in the senedd\b.*|"
    r"question (?:no|number|ref)\b.*|.{0,40}\b(?:written|oral) (?:question|answer)s?\b.{0,40}|"
    r".{0,40}\bquestion time\b.{0,40}|record of proceedings\b.*|cofnod y trafodion\b.*|asked by\b.*)$",
    re.IGNORECASE | re.MULTILINE,
)


def is_member(line: str) -> bool:
    """'Jane Doe MP', 'Member of Parliament for Northshire East': whose page it is."""
    return not line.endswith(".") and _MEMBER.fullmatch(line) is not None


def _other_house(head: str) -> str | None:
    if not _ASKED_THERE.search(head):
        return None
    return next((name for name, named in _OTHER_HOUSES.items() if named.search(head)), None)


def is_record_of_parliament(evidence: Evidence) -> bool:
    """Whether two lines at least are those of a debate, or one that of a question, there or in another assembly."""
    head = evidence.head
    if _other_house(head) or _HEADED.search(head):
        return True
    return bool(_IN_WRITING.search(head)) or len(_RECORD.findall(head)) + bool(_SPEAKS.search(head)) >= _ENOUGH


_COMMITTEE = expression(r"(?:\bCommittee|^Committee of Public Accounts)$", re.IGNORECASE)


def keeper_of_record(evidence: Evidence) -> str | None:
    """The House, its committee or its official report; None where nothing is of Parliament."""
    head = evidence.head
    if house := _other_house(head):
        return house
    spoken = _HEADED.search(head) or _SPEAKS.search(head) is not None or len(_RECORD.findall(head)) >= _ENOUGH
    if _IN_WRITING.search(head) and not _HANSARD.search(head):
        return "UK Parliament"
    if not spoken and not _IN_WRITING.search(head):
        return None
    if committee := next((body for body in evidence.letterhead if _COMMITTEE.search(body)), None):
        return f"House of Commons {committee}"
    if re.search(r"^house of commons$", head, re.IGNORECASE | re.MULTILINE):
        return "House of Commons"
    if _HANSARD.search(head):
        return "Hansard"
    return "House of Lords" if _LORDS.search(head) and not _COMMONS.search(head) else "House of Commons"
