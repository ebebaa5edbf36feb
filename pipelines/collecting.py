"""Collecting for a data folder, from all its sources or one: `peel collect`, and the job of the same name.

Belongs here: going through the sources, one run at a time, and counting what came. Not here: how a source is asked
(`pipelines.collect`), what is printed (`pipelines.commands.collecting`), or when (`pipelines.automation`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from pipelines.collect.collector import BudgetSpent, Clock, Collected, Inbox, LeftAlone, Meter, Outcome
from pipelines.collect.configuration import Settings, budget_of, collector_of, read_sources, write_template
from pipelines.collect.state import open_state
from pipelines.lock import refresh_lock
from pipelines.places import Home

Told = Callable[["Tally", Collected], None]
"""Who is told of each address."""


class CannotCollect(Exception):
    """No source can be asked; the message is one line for the person who wants it."""


@dataclass(slots=True)
class Tally:
    """What came of one source in one run."""

    source: str
    most_requests: int
    requests: int = 0
    listings: int = 0
    """Those that could be read."""
    counts: Counter[Outcome] = field(default_factory=Counter)
    """Of documents."""
    problems: list[str] = field(default_factory=list)
    """Of what was refused, failed or is gone, one sentence each."""
    ended: str | None = None
    """Why the source was left before its end; None where all that was due was asked for."""

    @property
    def new(self) -> int:
        return self.counts[Outcome.new]

    @property
    def changed(self) -> int:
        return self.counts[Outcome.changed]

    @property
    def was_answered(self) -> bool:
        """Whether the source said anything at all, be it that nothing is new."""
        heard = self.counts.total() - self.counts[Outcome.failed] - self.counts[Outcome.refused]
        return heard > 0 or self.listings > 0 or (self.ended is None and not self.problems)

    def add(self, collected: Collected) -> None:
        if collected.problem:
            self.problems.append(collected.problem)
        if not collected.is_listing:
            self.counts[collected.outcome] += 1
        elif collected.problem is None:
            self.listings += 1


def enabled_sources(home: Home, name: str | None = None) -> list[Settings]:
    """The sources to be asked: the one of this name, or all. Raises CannotCollect where there is none, and
    SourcesUnreadable."""
    is_new = write_template(home.sources)
    known = read_sources(home.sources)
    if name is not None and name not in {source.name for source in known}:
        names = ", ".join(source.name for source in known) or "none"
        raise CannotCollect(f"There is no source {name} in {home.sources}; there are: {names}.")
    chosen = [source for source in known if source.enabled and name in (None, source.name)]
    if not chosen:
        what = "It was written just now" if is_new else f"{len(known)} are described there"
        raise CannotCollect(f"No source is enabled in {home.sources}. {what}: read it, and set enabled: true.")
    return chosen


def collect(
    home: Home,
    *,
    name: str | None = None,
    requests: int | None = None,
    allow_local: bool = False,
    told: Told = lambda tally, collected: None,
    patience: float = 0.0,
    clock: Clock | None = None,
) -> list[Tally]:
    """Collect from the source of this name, or from all that are enabled; one that fails stops no other.

    Raises CannotCollect, SourcesUnreadable, StateUnreadable, RegisterUnreadable and RefreshUnderWay.
    """
    clock = clock or Clock()
    sources = enabled_sources(home, name)
    with refresh_lock(home.collect_lock, patience, "collection"), _inbox(home) as inbox:
        return [_collected(source, inbox, requests, allow_local, told, clock) for source in sources]


def coming(home: Home, name: str | None = None) -> Iterator[tuple[str, str]]:
    """Sources, and the addresses that they would be asked for first. Nobody is asked. Raises as `collect` does."""
    sources = enabled_sources(home, name)
    with _inbox(home) as inbox:
        for source in sources:
            for address in collector_of(source, Clock()).coming(inbox):
                yield source.name, address


def listing_problems(home: Home) -> list[str]:
    """What was wrong with the listings of enabled sources when they were last asked for: has a site changed? Raises
    SourcesUnreadable and StateUnreadable."""
    enabled = [source.name for source in read_sources(home.sources) if source.enabled]
    if not enabled or not home.collect_state.exists():
        return []
    with open_state(home.collect_state) as state:
        return [problem for name in enabled for problem in state.of(name, Clock().now()).listing_problems()]


def summary(tallies: Sequence[Tally]) -> str:
    """All of it in one sentence."""
    total = sum((tally.counts for tally in tallies), Counter[Outcome]())
    counted = ", ".join(f"{total[outcome]:,} {outcome}" for outcome in Outcome if total[outcome])
    return f"{sum(tally.requests for tally in tallies):,} requests: {counted or 'no document was due'}."


@contextmanager
def _inbox(home: Home) -> Iterator[Inbox]:
    with open_state(home.collect_state) as state:
        yield Inbox(home.landing, home.fetched, state)


def _collected(
    source: Settings, inbox: Inbox, requests: int | None, allow_local: bool, told: Told, clock: Clock
) -> Tally:
    meter = Meter(budget_of(source, requests), clock)
    tally = Tally(source.name, meter.budget.requests)
    try:
        for collected in collector_of(source, clock, allow_local=allow_local).collect(inbox, meter):
            tally.requests = meter.requests
            tally.add(collected)
            told(tally, collected)
    except (BudgetSpent, LeftAlone) as end:
        tally.ended = str(end)
    tally.requests = meter.requests
    return tally
