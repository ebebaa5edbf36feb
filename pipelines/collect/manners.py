"""How a web site is asked: only the hosts that were named, as robots.txt allows, and never faster than it can bear.

Belongs here: what is heard before each request. Not here: the request (`fetch`), or what is asked for (`website`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import httpx
from protego import Protego

from pipelines.collect.addresses import Busy, Empty, Gone, NotFetchable, TryLater, web_address
from pipelines.collect.collector import Clock, Meter
from pipelines.collect.fetch import AGENT, Courtesy, Limits, Marks, Page, fetch

PATIENT = Limits(longest_wait=60.0, pause=5.0)
"""Nobody waits for a page that is collected by night."""
_HOPS = 10
"""Waits that one fetch may need: for the page, its redirects, and their hosts' robots.txt."""


@dataclass(slots=True)
class Manners:
    """The courtesy of one run towards one site."""

    hosts: Collection[str]
    interval: float
    """Seconds between the beginnings of two requests to a host, at least."""
    meter: Meter
    clock: Clock
    allow_local: bool = False
    limits: Limits = PATIENT
    _rules: dict[str, Protego | TryLater] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, address: str, known: Marks | None = None) -> Page:
        """The page, asked for with courtesy. Raises as `fetch` does, and BudgetSpent."""
        url = web_address(address)
        self.check_host(url)
        self._robots(url)  # how long it may take depends on the delay that the site asks for
        page = self._fetch(address, self, known)
        self.meter.received(len(page.data))
        return page

    def before(self, url: httpx.URL) -> None:
        """Wait until the address may be asked. Raises NotFetchable where it may not be, and BudgetSpent."""
        self.check_host(url)
        rules = self._robots(url)
        if isinstance(rules, TryLater):
            raise rules
        if not rules.can_fetch(str(url), AGENT):
            raise NotFetchable(f"{url} is not fetched: the robots.txt of {url.host} asks for that.")
        self.wait(url, _delay(rules))

    def sleep(self, seconds: float) -> None:
        self.clock.sleep(seconds)

    def _fetch(self, address: str, courtesy: Courtesy, known: Marks | None) -> Page:
        slowest = max([self.interval, *(_delay(rules) for rules in self._rules.values() if isinstance(rules, Protego))])
        limits = replace(self.limits, altogether=self.limits.altogether + _HOPS * slowest)
        return fetch(address, allow_local=self.allow_local, limits=limits, known=known, courtesy=courtesy)

    def check_host(self, url: httpx.URL) -> None:
        if url.host not in self.hosts:
            raise NotFetchable(f"{url} is not fetched: {url.host} is none of the hosts of this source.")

    def _robots(self, url: httpx.URL) -> Protego | TryLater:
        """The rules of the site, asked for once a run. There are none where there is no such page; where it can't be
        had, the site isn't asked (RFC 9309)."""
        origin = str(url.copy_with(raw_path=b"/"))
        if origin not in self._rules:
            self._rules[origin] = self._ask_robots(origin)
        return self._rules[origin]

    def _ask_robots(self, origin: str) -> Protego | TryLater:
        try:
            page = self._fetch(f"{origin}robots.txt", _Unruled(self), None)
        except (Gone, Empty):
            return Protego.parse("")
        except Busy:
            raise
        except NotFetchable as error:
            return TryLater(f"{origin} is not asked, since its robots.txt could not be had: {error}")
        return Protego.parse(page.data.decode("utf-8", "replace"))

    def wait(self, url: httpx.URL, delay: float = 0.0) -> None:
        """Wait for this host's turn, and count the request. Raises BudgetSpent."""
        due = self._last.get(url.host, float("-inf")) + max(self.interval, delay)
        waiting = max(0.0, due - self.clock.monotonic())
        self.meter.request(after=waiting)
        self.clock.sleep(waiting)
        self._last[url.host] = self.clock.monotonic()


@dataclass(frozen=True, slots=True)
class _Unruled:
    """The courtesy with which the rules themselves are asked for."""

    manners: Manners

    def before(self, url: httpx.URL) -> None:
        self.manners.check_host(url)
        self.manners.wait(url)

    def sleep(self, seconds: float) -> None:
        self.manners.sleep(seconds)


def _delay(rules: Protego) -> float:
    """The seconds between two requests that the rules ask for."""
    rate = rules.request_rate(AGENT)
    return max(rules.crawl_delay(AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0)
