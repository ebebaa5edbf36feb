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

    def expects(self, *keys: str) -> tuple[str | None, ...]:
        return tuple(self.expected.get(key) for key in keys)


def openings() -> list[Opening]:
    cases = Path(__file__).with_name("openings.txt").read_text(encoding="utf-8")
    found = []
    for case in re.split(r"^%%% ", cases, flags=re.MULTILINE)[1:]:
        said, _, text = case.partition("\n%%%\n")
        name, *lines = said.splitlines()
        found.append(Opening(name, dict(line.split(": ", 1) for line in lines), text))
    return found


OPENINGS = openings()


def identity_of(opening: Opening) -> Identity:
    return read(opening.text.encode(), "document.txt").identity


def published(identity: Identity) -> str | None:
    if identity.published_date is None or identity.published_precision is None:
        return None
    return identity.published_date.isoformat()[: {"day": 10, "month": 7, "year": 4}[identity.published_precision]]


@pytest.mark.parametrize("opening", OPENINGS, ids=str)
def test_kind(opening: Opening) -> None:
    assert identity_of(opening).kind == opening.expected["kind"]


@pytest.mark.parametrize("opening", OPENINGS, ids=str)
def test_force(opening: Opening) -> None:
    assert identity_of(opening).force_id == opening.expected.get("force")


@pytest.mark.parametrize("opening", OPENINGS, ids=str)
def test_publisher(opening: Opening) -> None:
    assert identity_of(opening).publisher == opening.expected.get("publisher")


@pytest.mark.parametrize("opening", OPENINGS, ids=str)
def test_programme_and_cycle(opening: Opening) -> None:
    identity = identity_of(opening)
    assert (identity.programme, identity.cycle) == opening.expects("programme", "cycle")


@pytest.mark.parametrize("opening", OPENINGS, ids=str)
def test_date_and_precision(opening: Opening) -> None:
    assert published(identity_of(opening)) == opening.expected.get("published")


@pytest.mark.parametrize("opening", OPENINGS, ids=str)
def test_title(opening: Opening) -> None:
    assert identity_of(opening).title == opening.expected.get("title")


def test_every_case_of_the_file_is_read() -> None:
    cases = Path(__file__).with_name("openings.txt").read_text(encoding="utf-8")
    assert len(OPENINGS) == cases.count("\n%%% ")
