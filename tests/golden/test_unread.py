"""No number is unread without a reason: `unread.csv` holds each one that the rules leave open, and why.

A number that no fact claims and that nothing else explains stays `unread`, so that users see what was not understood.
Where a rule learns to read one, its row goes; a new one is read by a rule, or gets a row with the reason. A reason says
what the number is, or which rule is missing. Only the set `newest` is left out: nobody who writes rules looks at its
sentences (tests/fixtures/README.md).
"""

from __future__ import annotations

from collections import Counter
from csv import DictReader
from pathlib import Path

import pytest

from pipelines.documents.reader import read
from pipelines.extraction import extract

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
SETS = {
    "shared": ROOT.parent / "shared" / "documents",
    "examples": ROOT / "examples",
    "open": FIXTURES / "open",
    "varied": FIXTURES / "varied",
    "kept": FIXTURES / "kept",
    "fresh": FIXTURES / "fresh",
    "mixed": FIXTURES / "mixed",
    "unseen": FIXTURES / "unseen",
    "later": FIXTURES / "later",
    "wider": FIXTURES / "wider",
    "before": FIXTURES / "before",
    "last": FIXTURES / "last",
    "newer": FIXTURES / "newer",
}


def _explained(of_set: str) -> Counter[tuple[str, str]]:
    with (Path(__file__).parent / "unread.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in DictReader(table) if row["set"] == of_set]
    assert all(row["reason"] for row in rows)
    return Counter((row["document"], row["text"]) for row in rows)


@pytest.mark.parametrize("of_set", SETS)
def test_every_unread_number_has_its_reason(of_set: str) -> None:
    folder = SETS[of_set]
    if not folder.is_dir():
        pytest.skip(f"{folder} is not beside this checkout")
    unread: Counter[tuple[str, str]] = Counter()
    for path in sorted(file for file in folder.glob("*") if file.is_file()):
        extraction = extract(read(path.read_bytes(), path.name))
        assert extraction.numbers or not any(sign.isdigit() for sign in path.read_text(encoding="utf-8"))
        unread.update((path.name, number.text) for number in extraction.numbers if number.reading == "unread")
    assert unread == _explained(of_set)
