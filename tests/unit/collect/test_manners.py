"""How a site is asked: whom robots.txt lets in, and how long is waited, by a clock that nobody waits for."""

from __future__ import annotations

import httpx
import pytest

from pipelines.collect.addresses import Busy, NotFetchable, TryLater
from pipelines.collect.collector import Budget, BudgetSpent, Meter
from pipelines.collect.manners import Manners
from tests.inspectorate_site import robots
from tests.unit.collect.conftest import LIMITS, TestClock
from tests.web_server import Answer, Server


@pytest.fixture
def manners(clock: TestClock) -> Manners:
    meter = Meter(Budget(requests=100, seconds=600), clock)
    return Manners({"127.0.0.1"}, 2.0, meter, clock, allow_local=True, limits=LIMITS)


def moments(manners: Manners, clock: TestClock, *addresses: str) -> list[float]:
    """When each address was let through, in seconds since the first."""
    found = []
    for address in addresses:
        manners.before(httpx.URL(address))
        found.append(clock.passed)
    return [round(moment - found[0], 3) for moment in found]


def test_a_host_is_asked_every_two_seconds_at_most(manners: Manners, server: Server, clock: TestClock) -> None:
    began = clock.passed
    pages = [f"{server.address}/{number}" for number in range(5)]
    assert moments(manners, clock, *pages) == [0, 2, 4, 6, 8]
    assert clock.passed - began == pytest.approx(10, abs=0.1)  # robots.txt was asked for first


def test_time_that_passed_by_itself_is_not_waited_for_again(manners: Manners, server: Server, clock: TestClock) -> None:
    manners.before(httpx.URL(f"{server.address}/a"))
    clock.sleep(1.5)
    before = clock.passed
    manners.before(httpx.URL(f"{server.address}/b"))
    assert clock.passed - before == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("rules", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 10\n", 10),
        ("User-agent: peel-warehouse\nCrawl-delay: 7\n\nUser-agent: *\nCrawl-delay: 90\n", 7),
        ("User-agent: *\nRequest-rate: 2/30s\n", 15),
        ("User-agent: *\nCrawl-delay: 0.1\n", 2),
    ],
)
def test_the_delay_that_a_site_asks_for_is_kept(
    manners: Manners, server: Server, clock: TestClock, rules: str, seconds: float
) -> None:
    server.says("/robots.txt", robots(rules))
    assert moments(manners, clock, f"{server.address}/a", f"{server.address}/b") == [0, seconds]


def test_a_delay_longer_than_the_run_ends_it_without_waiting(
    manners: Manners, server: Server, clock: TestClock
) -> None:
    server.says("/robots.txt", robots("User-agent: *\nCrawl-delay: 86400\n"))
    with pytest.raises(BudgetSpent, match="600 seconds"):
        manners.before(httpx.URL(f"{server.address}/a"))
    assert clock.passed < 1


def test_redirects_and_further_tries_wait_for_their_turn_too(
    manners: Manners, server: Server, clock: TestClock
) -> None:
    server.says("/old", Answer(status=302, headers={"Location": "/new"}))
    server.says("/new", Answer(status=500), Answer(b"<html>There.</html>"))
    manners.get(f"{server.address}/old")
    assert server.paths == ["/robots.txt", "/old", "/new", "/old", "/new"]
    assert clock.passed == pytest.approx(8, abs=0.2)
    assert manners.meter.requests == 5


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(manners: Manners, server: Server) -> None:
    server.says("/old", Answer(status=302, headers={"Location": "/private/new"}))
    with pytest.raises(NotFetchable, match=r"robots\.txt of 127\.0\.0\.1 asks for that"):
        manners.get(f"{server.address}/old")
    assert "/private/new" not in server.paths


@pytest.mark.parametrize("answer", [Answer(status=404), Answer(status=410), Answer(b"")])
def test_a_site_without_rules_may_be_asked(manners: Manners, server: Server, answer: Answer) -> None:
    server.says("/robots.txt", answer)
    manners.before(httpx.URL(f"{server.address}/private/a"))


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(status=403), Answer(b"x", pause=0.6)])
def test_a_site_whose_rules_cannot_be_had_is_not_asked(manners: Manners, server: Server, answer: Answer) -> None:
    server.says("/robots.txt", answer)
    for page in ("/a", "/b"):
        with pytest.raises(TryLater, match=r"its robots\.txt could not be had"):
            manners.before(httpx.URL(server.address + page))
    assert set(server.paths) == {"/robots.txt"}
    assert len(server.paths) <= LIMITS.tries


def test_a_site_that_is_too_busy_for_its_rules_is_busy(manners: Manners, server: Server) -> None:
    server.says("/robots.txt", Answer(status=429, headers={"Retry-After": "900"}))
    with pytest.raises(Busy):
        manners.before(httpx.URL(f"{server.address}/a"))


def test_other_hosts_are_not_asked(manners: Manners, server: Server) -> None:
    with pytest.raises(NotFetchable, match="localhost is none of the hosts of this source"):
        manners.before(httpx.URL(server.address.replace("127.0.0.1", "localhost")))
    assert server.asked == []


def test_the_budget_is_never_exceeded(manners: Manners, server: Server) -> None:
    for number in range(99):
        manners.before(httpx.URL(f"{server.address}/{number}"))
    with pytest.raises(BudgetSpent, match="100 requests"):
        manners.before(httpx.URL(f"{server.address}/one-too-many"))
    assert manners.meter.requests == 100
