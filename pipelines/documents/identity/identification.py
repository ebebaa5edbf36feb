"""Who and what a document is about, from the document itself: kind, publisher, title, force, programme, cycle, date.

Belongs here: the publisher, and putting the judgments together. Not here: weighing kinds (`kinds`), forces
(`subjects`), programmes (`programmes`), cycles (`peel_cycles`) or dates (`publication`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.documents.document import Block, Identity
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.citing import cited_by
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.inspection_years import inspection_year
from pipelines.documents.identity.kinds import kind_of
from pipelines.documents.identity.peel_cycles import end_of_cycle, peel_cycle, stated_peel_cycle
from pipelines.documents.identity.programmes import PEEL, programme_of
from pipelines.documents.identity.publication import published
from pipelines.documents.identity.subjects import force_of, force_of_commissioner
from pipelines.reference import Force

_INSPECTORATE_KINDS = frozenset(
    {
        "inspection_report", "inspection_page", "crime_data_integrity_report", "child_protection_report",
        "regional_report", "revisit_letter", "press_release",
    }
)  # fmt: skip
_HMICFRS_SINCE = date(2017, 7, 19)
"""The day on which HMIC became HMICFRS."""


def identify(text: str, plain: str, blocks: tuple[Block, ...], source_name: str) -> Identity:
    """What the document says about itself; None stands where it does not say."""
    evidence = Evidence(text, plain, blocks)
    kind = kind_of(evidence)
    force = None if kind == "regional_report" else force_of(evidence)
    if force is None and kind in ("pcc_response", "finance_paper"):
        force = force_of_commissioner(evidence)
    programme = programme_of(evidence, kind, force is not None)
    stated = stated_peel_cycle(evidence) if programme == PEEL else None
    follows_up = kind == "revisit_letter"  # of its own day, however long ago the cycle was
    when = published(evidence, end_of_cycle(stated) if stated and not follows_up else None)
    cycle = (
        peel_cycle(evidence, when, kind)
        if programme == PEEL
        else inspection_year(programme, evidence, when)
        if programme
        else None
    )
    return Identity(
        title=cited_by(evidence, kind, programme, cycle[0] if cycle else None, force),
        kind=kind,
        publisher=_publisher(kind, force, evidence, when.last if when else end_of_cycle(cycle[0]) if cycle else None),
        force_id=force.force_id if force else None,
        programme=programme,
        cycle=cycle[0] if cycle else None,
        cycle_basis=cycle[1] if cycle else None,
        published_date=when.first if when else None,
        published_precision=when.precision if when else None,
    )


def _publisher(kind: str, force: Force | None, evidence: Evidence, when: date | None) -> str | None:
    if kind in _INSPECTORATE_KINDS:
        return _inspectorate(evidence, when)
    if kind == "news_article":
        return "news media"
    if kind == "force_news":
        return force.name if force else None
    commissioner = re.search(r"commissioner|\bO?P?PCC\b|\bPFCC\b|mayor", evidence.titles + evidence.head, re.IGNORECASE)
    if kind == "pcc_response" or (kind == "finance_paper" and commissioner):
        return _commissioner(force, evidence)
    if kind == "finance_paper":
        return force.name if force else None
    if panel := _PANEL.search("\n".join((*evidence.letterhead, *evidence.metadata))):
        return _POLICE_AND_CRIME.sub(lambda words: words.group().title().replace(" And ", " and "), panel["panel"])
    if sender := _SENT_IN_BY.search("\n".join((evidence.title or "", evidence.lead))):
        return sender["sender"]
    if statistics := _STATISTICS_OF.search(evidence.head):
        return statistics["office"]
    titled = "\n".join((evidence.title or "", evidence.lead))
    if federation := _FEDERATION.search(titled) or _ITS_CHAIR_SPEAKS.search(evidence.unquoted):
        return federation["federation"]
    return (
        _inspectorate(evidence, when) if re.search(r"©[^\n]{0,20}HMIC|state of policing", evidence.body, re.I) else None
    )


_PANEL = re.compile(
    r"^(?:(?:minutes of (?:the|a) )?meeting of (?:the )?)?"
    r"(?P<panel>(?-i:[A-Z])[\w, '-]{3,60} (?:police|crime)(?:,? fire)? (?:and|&) (?:police|crime) "
    r"panel)\b",
    re.IGNORECASE | re.MULTILINE,
)
_FEDERATION = re.compile(
    r"(?:^(?:The )?|\b(?i:says|said) (?:the )?(?=[A-Z][^.\n]{3,60} Federation's (?:chair|secretary|general secretary))"
    r"|[\"\u201d] (?:the )?(?=(?:[A-Z][\w-]+ ){1,4}Police Federation (?:has |have )?(?:said|says|warned)))"
    r"(?P<federation>(?:(?:[A-Z][\w'-]+|and|&|of) ){0,4}Police Federation(?: of England and Wales)?)\b",
    re.MULTILINE,
)
_ITS_CHAIR_SPEAKS = re.compile(
    r"^(?P<federation>(?:[A-Z][\w'-]+ ){1,4}Police Federation)"
    r"(?='?s? (?i:chair|secretary)\w* (?:[A-Z][\w'-]+ ){2}said\b)",
    re.MULTILINE,
)
_SENT_IN_BY = re.compile(
    r"^Written evidence (?:submitted by|from) (?:the )?(?P<sender>[A-Z][\w' -]{3,60}?)"
    r"(?: for England(?: and Wales)?)?\s*(?:[,.(\n]|$)",
    re.MULTILINE,
)
"""What is sent to a committee of Parliament."""
_STATISTICS_OF = re.compile(r"\b(?P<office>Home Office|Ministry of Justice) (?:responsible )?statistic", re.IGNORECASE)
_POLICE_AND_CRIME = re.compile(r"\b[A-Z][A-Z]+(?: [A-Z]+)*\b")
"""Names printed in capitals."""


def _inspectorate(evidence: Evidence, when: date | None) -> str:
    """HMIC until July 2017, HMICFRS since."""
    if when is not None and when < _HMICFRS_SINCE and re.search(r"\bHMIC\b", evidence.body):
        return "HMIC"  # whatever its site is called by now
    if re.search(r"\bHMICFRS\b|Fire (?:&|and) Rescue Services", evidence.body):
        return "HMICFRS"
    if re.search(r"©[^\n]{0,12}\bHMIC\b", evidence.body):
        return "HMIC"
    if when is not None:
        return "HMIC" if when < _HMICFRS_SINCE else "HMICFRS"
    return "HMIC" if re.search(r"\bHMIC\b", evidence.body) else "HMICFRS"


def _commissioner(force: Force | None, evidence: Evidence) -> str | None:
    """The local policing body by its title; London and Manchester have mayors, the City of London an authority."""
    if force is None:
        return None
    mayors = {
        "metropolitan": "Mayor's Office for Policing and Crime",
        "greater-manchester": "Mayor of Greater Manchester",
        "city-of-london": "City of London Police Authority",
    }
    named = _called_himself(force, evidence)
    mayor = _MAYOR.search(f"{evidence.titles}\n{evidence.head}") if named is None else None
    if mayor and force.force_id not in mayors and find_forces(mayor["place"]):
        return f"Mayor of {mayor['place']}"
    if named or force.force_id in mayors:
        return mayors.get(force.force_id) or named
    with_fire = _WITH_FIRE.search(evidence.titles + evidence.head)
    office = "Police, Fire and Crime Commissioner" if with_fire else "Police and Crime Commissioner"
    return f"{office} for {_place(force)}"


_WITH_FIRE = re.compile(r"police, fire (?:and|&) crime (?:commissioner|panel)|\bPFCC\b", re.IGNORECASE)
_MAYOR = re.compile(r"\b(?<!Deputy )(?<!Lord )Mayor (?:of|for) (?P<place>[A-Z]\w+(?: (?:and )?[A-Z]\w+){0,3})")
"""Some regions' mayors are their commissioners too."""


def _called_himself(force: Force, evidence: Evidence) -> str | None:
    """'Northshire Police and Crime Commissioner' or 'Police and Crime Commissioner for Northshire'; the first."""
    place = re.escape(_place(force)).replace("\\ and\\ ", r"(?:,? | and | & )").replace("\\ ", r"\s+")
    office = r"(?:Police(?P<fire>,? Fire)?\s+(?:and|&)\s+Crime\s+Commissioner|(?-i:P(?P<short>F)?CC)\b)"
    for zone in ("\n".join(evidence.letterhead), evidence.titles, "\n".join(evidence.metadata), evidence.body):
        found = re.search(
            rf"(?P<before>{place}[ ]+){office}|{office.replace('P<', 'P<its_')}\s+for\s+(?:the )?{place}", zone, re.I
        )
        if found:
            with_fire = any(found[part] for part in ("fire", "short", "its_fire", "its_short"))
            title = f"Police{', Fire' if with_fire else ''} and Crime Commissioner"
            return f"{_place(force)} {title}" if found.group("before") else f"{title} for {_place(force)}"
    return None


def _place(force: Force) -> str:
    return re.sub(r" (?:Police|Constabulary)$", "", force.name)
