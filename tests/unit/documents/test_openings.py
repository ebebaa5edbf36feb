"""What short openings of documents say about themselves, one case of `openings.txt` a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.documents.document import Identity
from pipelines.documents.reader import read


@dataclass(frozen=True)
class Opening:
    name: str
    expected: dict[str, str]
    text: str

    def __str__(self) -> str:
        return self.name


def openings() -> list[Opening]:
    cases = Path(__file__).with_name("openings.txt").read_text(encoding="utf-8")
    found = []
    for case in re.split(r"^%%% ", cases, flags=re.MULTILINE)[1:]:
        said, _, text = case.partition("\n%%%\n")
        name, *lines = said.splitlines()
        found.append(Opening(name, dict(line.split(": ", 1) for line in lines), text))
    return found


OPENINGS = openings()


def published(identity: Identity) -> str | None:
    if identity.published_date is None or identity.published_precision is None:
        return None
    return identity.published_date.isoformat()[: {"day": 10, "month": 7, "year": 4}[identity.published_precision]]


def told_by(text: str) -> dict[str, str]:
    """What the text says of itself, without what it leaves unsaid."""
    identity = read(text.encode(), "document.txt").identity
    told = {
        "kind": identity.kind,
        "publisher": identity.publisher,
        "title": identity.title,
        "force": identity.force_id,
        "programme": identity.programme,
        "cycle": identity.cycle,
        "published": published(identity),
    }
    return {key: value for key, value in told.items() if value is not None}


@pytest.mark.parametrize("opening", OPENINGS, ids=str)
def test_what_an_opening_says_of_itself(opening: Opening) -> None:
    assert told_by(opening.text) == opening.expected


def test_every_case_of_the_file_is_read() -> None:
    cases = Path(__file__).with_name("openings.txt").read_text(encoding="utf-8")
    assert len(OPENINGS) == cases.count("\n%%% ")
