"""A landing folder in which almost everything is wrong, refreshed once for all tests that look at what came of it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.places import Home
from tests.conftest import Outcome, run_peel

REPORT = """# PEEL 2021/22: an inspection of Wiltshire Police

Published on 14 March 2022

## Responding to the public

Wiltshire Police requires improvement at responding to the public.

We looked at 60 calls. In 21 of 51 cases the victim was not told of a delay.
The force\u2019s budget is \u00a3135m for 2022/23 \u2013 a rise of \u00a36m.
"""

NO_FORCE = """# A note on the weather

Published on 3 May 2021

The county show was held in the rain. In 4 of 9 tents the roof leaked, and the band played on.
"""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A landing folder, what the refresh of it said, and the data folder afterwards."""

    landing: Path
    outcome: Outcome
    home: Home


@pytest.fixture(scope="session")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Refreshed:
    root = tmp_path_factory.mktemp("troubled")
    landing = root / "landing"
    landing.mkdir()
    (landing / "empty.txt").touch()
    (landing / "garbage.txt").write_bytes(random.Random(43).randbytes(20_000))
    (landing / "old-windows.txt").write_bytes(REPORT.encode("cp1252"))
    (landing / "unicode-16.txt").write_bytes(REPORT.replace("14 March", "15 March").encode("utf-16"))
    (landing / "weather.txt").write_text(NO_FORCE, encoding="utf-8")
    for name in ("report.txt", "the same report.txt"):
        (landing / name).write_text(REPORT, encoding="utf-8")
    home = Home(root / "data")
    return Refreshed(landing, run_peel(home.path, "refresh", "--landing", str(landing)), home)
