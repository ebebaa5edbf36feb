"""Which force is meant: by its id, its name, another name of it, or the beginning of one that no other force shares.

Belongs here: that decision. Not here: which names there are (`core.dim_force`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

_NOT_A_LETTER = re.compile(r"[\W_]+")
_CANDIDATES_SHOWN = 8


class UnknownForce(ValueError):
    """No force, or more than one, is called so; the message is one line that names those that may be meant."""


@dataclass(frozen=True, slots=True)
class Force:
    force_id: str
    name: str
    kind: str
    names: tuple[str, ...]
    """All that it is called, its id and former names too."""

    @property
    def has_policing_body(self) -> bool:
        """Whether it is maintained for a police area of England and Wales, so that section 55 names who answers."""
        return self.kind == "territorial"


def find_force(connection: duckdb.DuckDBPyConnection, words: str) -> Force:
    """Raises UnknownForce."""
    forces = [
        Force(force_id, name, kind, (force_id, name, *former, *other))
        for force_id, name, kind, former, other in connection.execute(
            "select force_id, name, kind, former_names, other_names from core.dim_force order by name"
        ).fetchall()
    ]
    asked = _letters(words)
    called = [force for force in forces if any(_letters(name) == asked for name in force.names)]
    begun = [force for force in forces if asked and any(_letters(name).startswith(asked) for name in force.names)]
    found = called or begun
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownForce(f"{words.strip()} may be {_listed(found, 'or')}. Name one of them.")
    alike = [force for force in forces if asked and any(asked[:3] in _letters(name) for name in force.names)]
    hint = f" Is it {_listed(alike, 'or')}?" if alike else ""
    raise UnknownForce(f'No force is called "{words.strip()}".{hint} To see all: peel sql "from core.dim_force"')


def _letters(name: str) -> str:
    return _NOT_A_LETTER.sub(" ", name.replace("&", " and ")).strip().casefold()


def _listed(forces: Sequence[Force], last: str) -> str:
    names = [f"{force.name} ({force.force_id})" for force in forces[:_CANDIDATES_SHOWN]]
    if len(forces) > _CANDIDATES_SHOWN:
        return f"{', '.join(names)} {last} {len(forces) - _CANDIDATES_SHOWN} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
