"""What a document without a title of its own is cited by: its programme and force, or its first sentence.

Belongs here: naming such a document as a reader would. Not here: titles that are printed (`titles.title`, `evidence`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.documents.characters.plain import plain_view
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.bodies.hosts import host_of_page
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.meetings import bodies_dated, meeting_at_the_top
from pipelines.documents.identity.programmes import PEEL
from pipelines.documents.lines.about_papers import is_about_the_paper
from pipelines.documents.lines.addresses import is_address
from pipelines.documents.lines.mastheads import (
    as_written,
    is_body,
    is_force,
    is_place,
)
from pipelines.documents.lines.papers import is_paper
from pipelines.documents.lines.wording import is_known
from pipelines.documents.surroundings.navigation import is_navigation
from pipelines.reference import Force

_REPORTS = frozenset({"inspection_report", "inspection_page"})
_LONGEST_OF_PART = 6
"""Words: the title of a part of a report says no more."""
_LONGEST = 140
"""Characters."""
_LONGEST_MOTTO = 80
"""Characters: what a site says of itself below its name is no more."""
_LONGEST_PRINTED = 220
"""Characters: a longer heading is a sentence that lost its full stop."""
_SENTENCE_END = expression(
    r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<=[a-z\d'\"’”)%][.!?])['\"’”)]*\s+(?=[A-Z\"'‘“£])"
)
_WHO_SAYS_SO = expression(
    r",\s+(?:according to|it (?:has been|was|emerged|can be)|(?:an?|the|new|official) [^,]{0,60}"
    r"(?:has|have|says?|said|found|warned|revealed)\b|"
    r"(?:independent |government |police )?(?:inspectors|watchdogs?|bosses|chiefs)\b[^,]{0,40}"
    r"(?:have|has|say|said|warned|concluded)\b|"
    r"[^,]{3,60}\b(?:has|have) (?:said|warned|found|concluded|heard|revealed))\b.*$",
    re.IGNORECASE,
)
"""'…, according to a new report', '…, inspectors have said': who says it is no part of what is said."""
_CLAUSE_ENDS = expression(r"(?:,|;|\s[-–—])\s")
_FIRST_WORDS = expression(
    r"(?P<capitals>(?:(?:AN?|THE|ONE|TWO|NEW)\s+)?(?:[A-Z]{4,}(?:['’]S|-[A-Z]+)?\s+)*)(?=[A-Za-z‘'\"“])"
)
"""'GREATER Manchester Police', 'AN independent report': newspapers print the first words in capitals."""
_NO_TITLE = expression(r"dear\b|(?:name|views|size):|.{1,80}\.(?:jpe?g|png|gif)$", re.IGNORECASE)
"""Salutations and what surrounds a picture."""
_WHAT = expression(r"\b(?:update|reports?|response|inspections?|statement|letter)\b", re.IGNORECASE)
_VERB = expression(
    r"\b(?:has|have|had|is|are|was|were|will|would|must|may|can|could|should|says?|said|wants?|needs?|faces?|gets?|[a-z]{3,}(?:ed|ing))\b"
)


def cited_by(
    evidence: Evidence, kind: str, programme: str | None, cycle: str | None, force: Force | None, day: date | None
) -> str | None:
    """The title; where none is printed, or only that of a part of a report, what tells the document from others."""
    printed = None if evidence.title is None or _NO_TITLE.match(evidence.title) else evidence.title.rstrip(" :")
    if meeting := _of_a_meeting(printed or evidence.printed_lead, evidence, day):
        return meeting
    if printed and len(printed) > _LONGEST_PRINTED:
        return _first_sentence(printed)
    part = printed and is_known(printed) and not find_forces(printed) and len(printed.split()) <= _LONGEST_OF_PART
    if printed and kind in _REPORTS and programme == PEEL and cycle and _names_a_place_alone(printed, evidence):
        return f"{printed} {programme} {cycle}"
    if kind == "force_news" and printed and is_force(printed):
        printed = _headline_below(evidence) or printed
    if printed and (not part or PEEL in printed) and not _names_no_more_than_who(printed, evidence):
        return printed
    if kind in _REPORTS and programme == PEEL and force is not None:
        return f"{' '.join(filter(None, (programme, cycle)))}: {force.name}".replace("-", "–", 1 if cycle else 0)
    names_who = printed and _names_no_more_than_who(printed, evidence)
    headline = _headline_below(evidence) if names_who else None
    return headline or _first_sentence(evidence.printed_lead) or printed


def _names_a_place_alone(printed: str, evidence: Evidence) -> bool:
    """'Northshire' above the judgments of a cycle, and not above a list of what came out on the force."""
    return is_place(printed) and not is_force(printed) and not evidence.entries


def _headline_below(evidence: Evidence) -> str | None:
    """The first line below the name of a paper or a body that may be a title, where the text has not begun."""
    for line in _lines_above_lead(evidence):
        plain = plain_view(line)
        kept = (
            is_address(plain)
            or is_body(plain)
            or is_paper(plain)
            or is_navigation(plain)
            or is_about_the_paper(plain)
            or is_known(plain)
        )
        if not kept and line != evidence.title and _HEADLINE.fullmatch(plain) and not _NO_TITLE.match(plain):
            return line
    return None


def _lines_above_lead(evidence: Evidence) -> list[str]:
    """The headings and lines between the top and the first paragraph, as printed."""
    found: list[str] = []
    for block in evidence.blocks:
        if block.kind in ("list_item", "table_row", "contents"):
            break
        words = evidence.words(block)
        if block.kind in ("heading", "paragraph") and block.start >= evidence.body_start:
            if len(words) > _LONGEST_PRINTED:
                break
            if block.kind == "paragraph" and words.endswith(".") and len(words) > _LONGEST_MOTTO:
                break
            found.append(words)
    return found


_HEADLINE = expression(r"(?!by\b)['\"]?[A-Z£\d](?:\S* ){3,}\S*[\w)'\"?!%]", re.IGNORECASE)


def _of_a_meeting(printed: str, evidence: Evidence, day: date | None) -> str | None:
    """'Northshire Police and Crime Panel: minutes, 3 May 2019', where a title says no more than 'Minutes' or whose."""
    called = _MINUTES.fullmatch(printed)
    named = _MEETING_OF.search(printed)
    bodies = (*([named["whose"]] if named else []), *evidence.bodies_above[-1:], *bodies_dated(evidence))
    whose = next(iter(bodies), None) if called else None
    printed = re.sub(r" meeting$", "", printed, flags=re.IGNORECASE)
    if called is None and _MEETS.search(printed) and is_body(printed) and _PRESENT.search(evidence.head):
        whose = printed
    held = f", {day.day} {day:%B %Y}" if day else ""
    if whose is None:
        on_top = meeting_at_the_top(evidence)
        return f"{on_top.whose}: {on_top.form}{held}" if on_top and _MEETS.search(on_top.whose) else None
    return f"{as_written(whose)}: {called['form'].lower() if called else 'minutes'}{held}"


_MINUTES = expression(
    r"(?:(?:draft|printed|public|unconfirmed) )*(?P<form>(?:agenda (?:and|&) )?(?:draft )?minutes|agenda)"
    r"(?: (?:of|from) .{3,200})?",
    re.IGNORECASE,
)
_MEETING_OF = expression(
    r"\bmeeting of (?:the )?(?P<whose>[A-Z][\w',& -]{3,90}?(?:Panel|Board|Committee|Forum|Council|Authority))\b"
)
_MEETS = expression(r"\b(?:panel|committee|board|authority)$", re.IGNORECASE)
_PRESENT = expression(
    r"^\W*(?:(?:members|also) )?(?:present|(?:in )?attendance|apologies)\b", re.IGNORECASE | re.MULTILINE
)


def _names_no_more_than_who(printed: str, evidence: Evidence) -> bool:
    """'Northshire Police and Crime Commissioner -', 'Northshire Herald': whose page it is. A page may be on a force."""
    words = printed.rstrip(" -–")
    named = (is_body(words) and not is_force(words) and not _WHAT.search(words)) or is_paper(words)
    told_of = _MEETS.search(words) and re.search(rf"\b[Tt]he {re.escape(words)}\b", evidence.head)
    return (named and not told_of) or words == host_of_page(evidence)


def _as_in_a_sentence(word: re.Match[str]) -> str:
    """'GREATER' as 'Greater'; 'PEEL' is written so anywhere."""
    return word.group() if _SHORT_NAME.match(word.group()) else word.group().capitalize()


_SHORT_NAME = expression(r"(?:PEEL|UNISON|HMIC(?:FRS)?|HMICRFS|NPCC|MOPAC|MARAC|MAPPA|JTAI|NCPI|ROCUS?|GMCA)\b")


def _first_sentence(lead: str) -> str | None:
    said = _SENTENCE_END.split(lead.strip(), maxsplit=1)[0].rstrip(" .")
    said = _WHO_SAYS_SO.sub("", said)
    capitals = _FIRST_WORDS.match(said)
    if capitals and capitals["capitals"]:
        written = re.sub(r"\w[\w'’]*", _as_in_a_sentence, capitals["capitals"])
        said = written + said[capitals.end() :]
    if len(said) > _LONGEST:
        clauses = (found.start() for found in _CLAUSE_ENDS.finditer(said, 0, _LONGEST))
        ends = [end for end in clauses if _VERB.search(said, 0, end)]
        said = said[: ends[-1]] if ends and ends[-1] > _LONGEST // 3 else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"
    if said.startswith(('"', "“")) and not re.search(r"[\"”]", said[1:]):
        said = said[1:]  # the quotation goes on
    return said or None
