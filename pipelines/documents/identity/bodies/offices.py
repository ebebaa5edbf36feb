"""The local policing body of a force, by the title that it goes by.

Belongs here: commissioners with or without the fire service, mayors who are commissioners, the authority of the City.
Not here: whether a document is theirs (`publishers`, `kinds.kind`), or commissioners by their own names
(`commissioners`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.lines.mastheads import as_written
from pipelines.reference import Force


def commissioner_of(force: Force | None, evidence: Evidence) -> str | None:
    """The local policing body by its title; London and Manchester have mayors, the City of London an authority."""
    if force is None:
        return None
    mayors = {
        "metropolitan": "Mayor's Office for Policing and Crime",
        "greater-manchester": "Mayor of Greater Manchester",
        "city-of-london": "City of London Police Authority",
    }
    if letterhead := next(filter(None, map(OFFICE.fullmatch, evidence.letterhead)), None):
        return as_written(letterhead["office"])
    named = _called_himself(force, evidence)
    mayor = _MAYOR.search(f"{evidence.titles}\n{evidence.head}") if named is None else None
    if mayor and force.force_id not in mayors and find_forces(mayor["place"]):
        return f"Mayor of {mayor['place']}"
    if named or force.force_id in mayors:
        return mayors.get(force.force_id) or named
    with_fire = _WITH_FIRE.search(evidence.titles + evidence.head)
    office = "Police, Fire and Crime Commissioner" if with_fire else "Police and Crime Commissioner"
    return f"{office} for {_place(force)}"


OFFICE = expression(
    r"(?:the )?(?P<office>office of the police(?:,? fire)? (?:and|&) crime commissioner for [\w&', -]{3,60}|"
    r"(?!(?:e-?mail|contact|visit|write|call|about|message|follow) )[\w&' -]{3,40} "
    r"office of the police(?:,? fire)? (?:and|&) crime commissioner|"
    r"(?-i:(?:(?!Crime |Police )[A-Z][\w'-]+ ){1,3}Commissioner(?:'s Office)?))",
    re.IGNORECASE,
)
"""On whose paper it is, in full."""
_WITH_FIRE = expression(r"police, fire (?:and|&) crime (?:commissioner|panel)|\bO?PFCC\b", re.IGNORECASE)
_MAYOR = expression(r"\b(?<!Deputy )(?<!Lord )Mayor (?:of|for) (?P<place>[A-Z]\w+(?: (?:and )?[A-Z]\w+){0,3})")
"""Some regions' mayors are their commissioners too."""


_AND_MORE = r"(?: (?:and|&) (?:the )?(?-i:Isles? of [A-Z]\w+|Swindon|Medway|Rutland))?"
"""Islands and towns that an office names beside its counties."""


def _called_himself(force: Force, evidence: Evidence) -> str | None:
    """'Northshire Police and Crime Commissioner' or 'Police and Crime Commissioner for Northshire'; the first."""
    place = re.escape(_place(force)).replace("\\ and\\ ", r"(?:,? | and | & )").replace("\\ ", r"\s+")
    office = r"(?:Police(?P<fire>,? Fire)?\s+(?:and|&)\s+Crime\s+Commissioner|(?-i:P(?P<short>F)?CC)\b)"
    for zone in (
        "\n".join((*evidence.letterhead, evidence.site)),
        evidence.titles,
        "\n".join(evidence.metadata),
        evidence.body,
    ):
        found = re.search(
            rf"(?P<before>{place}[ ]+){office}|{office.replace('P<', 'P<its_')}\s+for\s+(?:the )?"
            rf"(?P<whole>{place}{_AND_MORE})",
            zone,
            re.I,
        )
        if found:
            with_fire = any(found[part] for part in ("fire", "short", "its_fire", "its_short"))
            title = f"Police{', Fire' if with_fire else ''} and Crime Commissioner"
            more = found["whole"] and re.search(rf"{_AND_MORE}$", found["whole"])
            beyond = as_written(" ".join(found["whole"].split())) if more and more[0] else _place(force)
            return f"{_place(force)} {title}" if found.group("before") else f"{title} for {beyond}"
    return None


def _place(force: Force) -> str:
    return re.sub(r" (?:Police|Constabulary)$", "", force.name)
