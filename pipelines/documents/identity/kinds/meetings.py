"""Whose meeting a document tells of, or is a paper for: a panel's, a council's, a committee's.

Belongs here: the names of those who meet, and how minutes and items of an agenda are worded. Not here: how their
minutes are cited (`citing`), or whose paper it was (`publishers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.documents.dates import MONTHS, DateMention, find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.lines.mastheads import as_written, is_body
from pipelines.reference import Force

COUNCIL = expression(
    r"\b(?P<council>(?!(?:County|City|Borough|District) Council)"
    r"(?:(?!(?:The|At|Of|From|Common|Privy)\b)[A-Z][\w'-]+ (?:and |& |upon |on )?){1,4}"
    r"(?<!Town )(?<!Parish )(?<!National )"
    r"(?:Council\b(?! (?:Tax|Chamber))|Combined Authority\b)|City of London Corporation)"
)
_PANEL_NAMED = expression(
    r"\b(?P<panel>(?:(?!(?:The|A)\b)[A-Z][\w'-]+,? (?:and |& )?){1,4}Police(?:,? Fire)? (?:and|&) Crime Panel)\b"
)
_TELLS_OF_A_MEETING = expression(
    r"^\W*(?:agenda item\b|(?:agenda and |extracts? (?:from|of) (?:the )?)?minutes\b|"
    r"(?:members )?(?:present|attendance|in attendance):)|"
    r"\bthe (?:sub-)?committee (?:received|considered|noted)\b|\bthe panel (?:received|considered|noted|resolved)\b",
    re.IGNORECASE | re.MULTILINE,
)
_COMMITTEE_THAT_DID = expression(
    r"\bThe (?P<committee>(?:[A-Z][\w'-]+,? (?:and |& )?){1,6}(?:Committee|Panel|Board)) "
    r"(?:considered|received|noted|resolved|was (?:informed|advised|asked))\b"
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met, when, and whether its minutes or its agenda stand below."""

    whose: str
    form: str
    day: DateMention


def meeting_at_the_top(evidence: Evidence) -> Meeting | None:
    """'MINUTES OF THE MEETING OF THE NORTHSHIRE POLICE AUTHORITY HELD ON FRIDAY 3 MAY 2019', however it is broken."""
    top = evidence.head[:_TOP]
    held = _HELD.search(top)
    if held is None or _BUSINESS.search(top, 0, held.start()):
        return None
    minutes = held["form"] or held["behind"]
    if not (minutes or _BUSINESS.search(top, held.end())):
        return None
    days = find_dates(" ".join(held["day"].split()))
    whose = as_written(" ".join(held["whose"].split()))
    return Meeting(whose, "minutes" if minutes else "agenda", days[0]) if days else None


_COUNCIL_ON_TOP = expression(r"[A-Z][A-Z' -]{4,50} COUNCIL\b")
_TOP = 1000
"""Characters."""
_WORD_OF_NAME = r"(?-i:[A-Z][\w'’-]*|and|of|for|the|&)"
_HELD = expression(
    rf"^\W*(?:(?-i:[A-Z][A-Z' -]{{4,50}} COUNCIL)\s+)?(?:(?:agenda )?item\s+\d+\s+)?(?:agenda\s+for\s+)?"
    rf"(?:(?P<form>minutes)\s+of\s+(?:the\s+|a\s+)?(?:meeting\s+of\s+)?)?(?:the\s+)?"
    rf"(?P<whose>(?!report|minutes|agenda|the\b){_WORD_OF_NAME}(?:,?\s+{_WORD_OF_NAME}){{0,12}}?"
    r"\s+(?:panel|board|committee|authority|forum|meeting))\b\s*[,:-]?\s*"
    r"(?P<behind>(?:draft\s+)?minutes\s+)?(?:held\s+(?:on|at\b[^.]{3,80}?\bon)\s+)?(?:on\s+)?"
    rf"(?P<day>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{{1,2}}(?:\s?(?:st|nd|rd|th))?\s+(?:{MONTHS}),?\s+20\d\d)",
    re.IGNORECASE | re.MULTILINE,
)
_BUSINESS = expression(
    r"\b(?:apologies|declarations? of interests?|minutes of (?:the )?(?:last|previous) meeting)\b", re.IGNORECASE
)


def tells_of_a_meeting(evidence: Evidence) -> bool:
    return _TELLS_OF_A_MEETING.search(evidence.head) is not None or meeting_at_the_top(evidence) is not None


def host_of_meeting(force: Force | None, evidence: Evidence) -> str | None:
    """The panel or the council whose meeting it was; the Corporation where the police of the City were its subject."""
    met = meeting_at_the_top(evidence)
    if met and "panel" not in met.whose.casefold() and (host := _COUNCIL_ON_TOP.match(evidence.head)):
        return as_written(host[0])
    if panel := _PANEL_NAMED.search(evidence.body):
        return panel["panel"]
    if met and find_forces(met.whose):
        return met.whose
    councils = {found["council"] for found in COUNCIL.finditer(evidence.head)}
    if len(councils) == 1:
        return councils.pop()
    if council := next((body for body in evidence.bodies_above if body.casefold().endswith(" council")), None):
        return as_written(council)
    if force and force.force_id == "city-of-london":
        return "City of London Corporation"
    return next((as_written(body) for body in evidence.bodies_above if "panel" in body.casefold()), None)


def committee_that_met(evidence: Evidence) -> str | None:
    """The committee by its own name, where no council or panel is named: beside the day, or as the one that heard."""
    if (met := meeting_at_the_top(evidence)) and not met.whose.casefold().endswith("meeting"):
        return met.whose
    if dated := next(bodies_dated(evidence), None):
        return as_written(dated)
    heard = _COMMITTEE_THAT_DID.search(evidence.head)
    return heard["committee"] if heard else None


def bodies_dated(evidence: Evidence) -> Iterator[str]:
    """'Northshire Police and Crime Panel - Friday, 3 May 2019 10.00 am': whose meeting it was, and when."""
    for line in (*evidence.metadata, *evidence.titles.splitlines()):
        for found in find_dates(line)[:1]:
            if is_body(before := line[: found.start].rstrip(" -,:|")):
                yield before.removeprefix("The ")
