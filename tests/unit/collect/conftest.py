"""What tests of collecting share: a site, and a run on it by a clock that nobody waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.collect.collector import Budget, BudgetSpent, Clock, Collected, Inbox, LeftAlone, Meter, Outcome
from pipelines.collect.configuration import WebsiteSettings
from pipelines.collect.fetch import Limits
from pipelines.collect.register import Register
from pipelines.collect.state import open_state
from tests import inspectorate_site
from tests.web_server import Server, serving

LIMITS = Limits(connecting=1.0, silence=0.3, altogether=2.0, tries=2, pause=0.01, longest_wait=60.0)


class TestClock(Clock):
    """A clock that stands still while anything is done, and jumps when somebody waits."""

    __test__ = False

    def __init__(self) -> None:
        self.passed = 0.0

    def now(self) -> datetime:
        self.passed += 0.001  # no two moments are the same
        return datetime(2026, 11, 22, 4, tzinfo=UTC) + timedelta(seconds=self.passed)

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.passed += seconds


class Run:
    """What came of one run."""

    def __init__(self) -> None:
        self.all: list[Collected] = []
        self.ended = ""

    def paths(self, *outcomes: Outcome) -> list[str]:
        """The paths of documents with these outcomes, or all."""
        told = [each for each in self.all if not each.is_listing and (not outcomes or each.outcome in outcomes)]
        return ["/" + each.address.split("/", 3)[3] for each in told]

    @property
    def problems(self) -> list[str]:
        return [each.problem for each in self.all if each.problem]


Collect = Callable[..., Run]


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        inspectorate_site.build(started)
        yield started


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    return tmp_path / "landing"


@pytest.fixture
def inbox(tmp_path: Path, landing: Path) -> Iterator[Inbox]:
    with open_state(tmp_path / "collect.sqlite") as state:
        yield Inbox(landing, Register(tmp_path / "fetched.jsonl"), state)


@pytest.fixture
def collect(server: Server, inbox: Inbox, clock: TestClock) -> Collect:
    """A run on the site; options are those of a source, `budget` is in requests."""

    def run(*start: str, budget: int = 1000, **options: Any) -> Run:
        server.asked.clear()
        source = WebsiteSettings.model_validate(inspectorate_site.settings(server, *start, **options))
        website = replace(source.collector(clock, allow_local=False), limits=LIMITS)
        done = Run()
        try:
            for collected in website.collect(inbox, Meter(Budget(budget), clock)):
                done.all.append(collected)
        except (BudgetSpent, LeftAlone) as end:
            done.ended = str(end)
        return done

    return run
