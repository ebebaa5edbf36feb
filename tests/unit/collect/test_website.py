"""A run on a site: what is asked for and in which order, what an answer means, and what goes wrong."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from pipelines.collect.collector import Inbox, Outcome
from tests.inspectorate_site import FORCES, listing, publication, robots, xml
from tests.unit.collect.conftest import Collect, TestClock
from tests.web_server import Answer, Server

ALL = ["/publications/kent/", "/uploads/kent-report.pdf", *(f"/publications/{force}/" for force in FORCES[1:])]
LISTINGS = ["/publications/", "/publications/page/2/", "/publications/page/3/"]


def landed(landing: Path) -> set[str]:
    return {path.name for path in landing.rglob("*") if path.is_file()}


def test_all_pages_of_a_listing_lead_to_documents_and_those_to_their_attachments(
    collect: Collect, server: Server, landing: Path
) -> None:
    run = collect()
    assert run.ended == ""
    assert server.paths[:4] == ["/robots.txt", *LISTINGS]
    assert set(run.paths(Outcome.new)) == set(ALL)
    assert landed(landing) == {*(f"{force}.html" for force in FORCES), "kent-report.pdf"}


def test_the_newest_comes_first(collect: Collect) -> None:
    assert [path for path in collect().paths() if "uploads" not in path] == [f"/publications/{f}/" for f in FORCES]


def test_a_second_run_asks_whether_anything_has_changed_and_takes_no_for_an_answer(
    collect: Collect, server: Server, landing: Path
) -> None:
    collect()
    before = {path: path.stat().st_mtime_ns for path in landing.rglob("*.*")}
    run = collect()
    assert set(run.paths(Outcome.unchanged)) == set(run.paths()) == set(ALL)
    assert all(asked.headers.get("If-None-Match") for asked in server.asked if asked.path in ALL)
    assert server.paths[:2] == ["/robots.txt", "/publications/"]
    assert "/publications/page/2/" not in server.paths  # nothing new on the first page
    assert {path: path.stat().st_mtime_ns for path in landing.rglob("*.*")} == before


def test_last_modified_is_sent_where_there_is_no_etag(collect: Collect, server: Server) -> None:
    told = {"Content-Type": "text/html", "Last-Modified": "Mon, 14 Mar 2022 09:00:00 GMT"}
    server.says("/publications/kent/", Answer(publication("kent").body, headers=told))
    collect()
    collect()
    (asked,) = [asked for asked in server.asked if asked.path == "/publications/kent/"]
    assert asked.headers["If-Modified-Since"] == told["Last-Modified"]


def test_a_new_publication_is_found_on_the_first_page_and_fetched_first(collect: Collect, server: Server) -> None:
    collect()
    server.says("/publications/", listing(["/publications/gwent/", "/publications/kent/"], "/publications/page/2/"))
    server.says("/publications/gwent/", publication("gwent"))
    run = collect()
    assert run.paths(Outcome.new) == ["/publications/gwent/"]
    assert run.paths()[0] == "/publications/gwent/"
    assert "/publications/page/2/" in server.paths  # what was on the first page may have moved on
    assert "/publications/page/3/" not in server.paths


def test_a_page_with_another_token_has_not_changed(collect: Collect, server: Server, landing: Path) -> None:
    collect()
    file = next(landing.rglob("essex.html"))
    before = file.read_bytes()
    server.says("/publications/essex/", publication("essex", token="another"))
    assert "/publications/essex/" in collect().paths(Outcome.unchanged)
    assert file.read_bytes() == before


def test_a_page_with_another_grade_has(collect: Collect, server: Server, landing: Path) -> None:
    collect()
    server.says("/publications/essex/", publication("essex", "good"))
    run = collect()
    assert run.paths(Outcome.changed) == ["/publications/essex/"]
    assert b"Police is good" in next(landing.rglob("essex.html")).read_bytes()


def test_a_page_that_vanished_is_reported_once_and_its_file_stays(
    collect: Collect, server: Server, landing: Path
) -> None:
    collect()
    server.says("/publications/essex/", Answer(status=410))
    run = collect()
    assert run.paths(Outcome.gone) == ["/publications/essex/"]
    assert next(landing.rglob("essex.html")).exists()
    assert "/publications/essex/" not in collect().paths()


def test_a_vanished_page_that_is_named_again_is_asked_for_again(collect: Collect, server: Server) -> None:
    collect()
    server.says("/publications/essex/", Answer(status=404))
    collect()
    server.says("/publications/essex/", publication("essex"))
    server.says("/publications/", listing(["/publications/essex/", "/publications/dyfed/"]))
    assert "/publications/essex/" in collect().paths(Outcome.unchanged)


def test_the_budget_is_kept_and_the_next_run_goes_on(collect: Collect, server: Server) -> None:
    taken: list[str] = []
    for _ in range(4):
        run = collect(budget=6)
        assert len(server.asked) <= 6
        taken += run.paths(Outcome.new)
    assert sorted(taken) == sorted(ALL)
    assert "requests of this run are used up" in run.ended or not run.ended


def test_listings_leave_half_of_a_run_to_documents(collect: Collect, server: Server) -> None:
    """A listing without end can't keep a run from its documents."""
    for number in range(1, 60):
        path = "/publications/" if number == 1 else f"/publications/page/{number}/"
        force = f"/publications/force-{'x' * number}/"
        server.says(path, listing([force], f"/publications/page/{number + 1}/"))
        server.says(force, publication("kent"))
    run = collect(budget=20)
    assert len(run.paths(Outcome.new)) == 9
    assert server.paths[-2:] == ["/publications/force-xxxxxxxxx/", "/publications/page/10/"]
    collect(budget=20)
    assert "/publications/page/11/" in server.paths  # where the first run left off


def test_a_run_that_breaks_off_is_continued(collect: Collect) -> None:
    """Wherever it breaks off, nothing is new twice, and nothing is lost."""
    taken: list[str] = []
    for budget in (1, 2, 3, 4, 5, 1000):
        taken += collect(budget=budget).paths(Outcome.new)
    assert sorted(taken) == sorted(ALL)


def test_a_forces_page_a_sitemap_index_and_a_feed_are_listings_too(collect: Collect, server: Server) -> None:
    at = server.address
    server.says("/police-forces/", listing(["/police-forces/gwent/"]))
    server.says("/police-forces/gwent/", listing(["/publications/gwent/"]))
    server.says(
        "/sitemap_index.xml",
        xml(f"<sitemapindex><sitemap><loc>{at}/reports-sitemap.xml</loc></sitemap></sitemapindex>"),
    )
    server.says(
        "/reports-sitemap.xml",
        xml(
            f"<urlset><url><loc>{at}/publications/old/</loc><lastmod>2015-01-01</lastmod></url>"
            f"<url><loc>{at}/publications/new/</loc><lastmod>2022-01-01</lastmod></url></urlset>"
        ),
    )
    server.says(
        "/feed/",
        xml(
            "<rss><channel><item><title>Report</title>"
            f"<link>{at}/publications/fed/</link><pubDate>Mon, 14 Mar 2022 09:00:00 +0000</pubDate>"
            "</item></channel></rss>"
        ),
    )
    for name in ("gwent", "old", "new", "fed"):
        server.says(f"/publications/{name}/", publication(name))
    run = collect("/police-forces/", "/sitemap_index.xml", "/feed/")
    told = ["gwent", "fed", "new", "old"]
    assert run.paths(Outcome.new) == [f"/publications/{name}/" for name in told]


def test_what_a_sitemap_calls_newer_is_asked_for_before_the_rest(
    collect: Collect, server: Server, clock: TestClock
) -> None:
    def sitemap(dorset: str = "") -> Answer:
        dated = {"dorset": dorset}
        locations = [(f"{server.address}/publications/{force}/", dated.get(force, "")) for force in FORCES]
        return xml(f"<urlset>{''.join(f'<url><loc>{at}</loc>{when}</url>' for at, when in locations)}</urlset>")

    server.says("/sitemap.xml", sitemap())
    collect("/sitemap.xml")
    clock.sleep(7 * 86400)
    server.says("/sitemap.xml", sitemap("<lastmod>2026-11-29</lastmod>"))
    assert collect("/sitemap.xml").paths()[0] == "/publications/dorset/"


def test_a_listing_that_names_nothing_says_that_the_site_may_have_changed(collect: Collect, server: Server) -> None:
    server.says("/publications/", Answer(b"<html><body><div>Now made by a script.</div></body></html>"))
    assert collect().problems == [
        f"{server.address}/publications/ names no document: has the site changed? Its layout is in sources.yaml."
    ]


def test_other_rules_read_the_same_listing_anew(collect: Collect) -> None:
    assert collect(documents=["/publications/kent/$"]).paths() == ["/publications/kent/", "/uploads/kent-report.pdf"]
    assert set(collect().paths(Outcome.new)) == {*ALL} - {"/publications/kent/", "/uploads/kent-report.pdf"}


def test_robots_txt_is_obeyed(collect: Collect, server: Server) -> None:
    server.says("/robots.txt", robots("User-agent: peel-warehouse\nDisallow: /publications/essex/\n"))
    run = collect()
    assert run.paths(Outcome.refused) == ["/publications/essex/"]
    assert "/publications/essex/" not in server.paths
    assert server.paths.count("/robots.txt") == 1


def test_a_fault_that_passes_is_not_noticed(collect: Collect, server: Server) -> None:
    server.says("/publications/kent/", Answer(status=500), publication("kent"))
    server.says("/publications/essex/", publication("essex"))
    server.says("/publications/essex/", Answer(publication("essex").body, announced=9_999), publication("essex"))
    assert collect().problems == []


@pytest.mark.parametrize(
    ("answer", "outcome", "words"),
    [
        (Answer(status=500), Outcome.failed, "answered 500"),
        (Answer(b"x", pause=0.6), Outcome.failed, "did not answer in time"),
        (Answer(b"<html>", announced=9_999), Outcome.failed, "broke off"),
        (Answer(status=302, headers={"Location": "/publications/essex/"}), Outcome.refused, "in a circle"),
        (Answer(status=302, headers={"Location": "/"}), Outcome.refused, "which is none of the documents"),
        (Answer(status=302, headers={"Location": "http://example.org/"}), Outcome.refused, "none of the hosts"),
        (Answer(status=403), Outcome.refused, "answered 403"),
        (Answer(b"\x89PNG\r\n\x1a\n"), Outcome.refused, "is a PNG image"),
    ],
)
def test_what_goes_wrong_with_one_page_is_said_and_stops_no_other(
    collect: Collect, server: Server, landing: Path, answer: Answer, outcome: Outcome, words: str
) -> None:
    server.says("/", Answer(b"<html><body><h1>Welcome</h1></body></html>"))
    server.says("/publications/essex/", answer)
    run = collect()
    assert run.paths(outcome) == ["/publications/essex/"]
    assert words in run.problems[0]
    assert len(run.paths(Outcome.new)) == len(ALL) - 1
    assert "essex.html" not in landed(landing)


def test_what_failed_is_asked_for_before_what_is_merely_old(collect: Collect, server: Server) -> None:
    server.says("/publications/cumbria/", Answer(status=500))
    collect()
    server.says("/publications/cumbria/", publication("cumbria"))
    assert collect().paths()[0] == "/publications/cumbria/"


def test_a_site_that_fails_again_and_again_is_left(collect: Collect, server: Server) -> None:
    for path in ALL:
        server.says(path, Answer(status=500))
    run = collect()
    assert run.ended == "5 addresses failed one after the other"
    assert run.paths(Outcome.new) == []


def test_a_site_that_asks_for_a_pause_gets_it(collect: Collect, server: Server, clock: TestClock) -> None:
    busy = Answer(status=429, headers={"Retry-After": "30"})
    server.says("/publications/kent/", busy, publication("kent"))
    run = collect()
    assert "/publications/kent/" in run.paths(Outcome.new)
    assert 30 < clock.passed < 40


def test_a_site_that_asks_for_a_long_pause_is_left_until_it_is_over(
    collect: Collect, server: Server, clock: TestClock
) -> None:
    server.says("/publications/essex/", Answer(status=503, headers={"Retry-After": "7200"}), publication("essex"))
    first = collect()
    assert "It is left alone until 22 Nov 2026 06:00 UTC" in first.ended
    assert server.paths[-1] == "/publications/essex/"
    again = collect()
    assert again.ended == "the site asked to be left alone until 22 Nov 2026 06:00 UTC"
    assert server.paths == []
    clock.sleep(timedelta(hours=3).total_seconds())
    later = collect().paths(Outcome.new)
    assert {*first.paths(Outcome.new), *later} == set(ALL)
    assert "/publications/essex/" in later


def test_a_site_that_is_busy_for_two_pages_is_left(collect: Collect, server: Server) -> None:
    for force in FORCES:
        server.says(f"/publications/{force}/", Answer(status=429))
    run = collect()
    assert len({path for path in server.paths if path in ALL}) == 2
    assert "answered 429" in run.ended


def test_a_page_that_moved_is_one_document_under_its_new_address(collect: Collect, server: Server) -> None:
    server.says("/publications/", listing(["/publications/former/"]))
    server.says("/publications/former/", Answer(status=301, headers={"Location": "/publications/kent/"}))
    run = collect()
    assert run.paths(Outcome.new) == ["/publications/kent/", "/uploads/kent-report.pdf"]
    collect()
    assert "/publications/former/" not in server.paths


def test_a_page_that_was_added_by_hand_is_not_new(collect: Collect, server: Server, inbox: Inbox) -> None:
    from pipelines.collect.fetch import fetch
    from pipelines.collect.fetched import land

    land(fetch(f"{server.address}/publications/essex/", allow_local=True), inbox.landing, inbox.register)
    run = collect()
    assert "/publications/essex/" in run.paths(Outcome.unchanged)


def test_local_addresses_are_asked_only_where_that_is_allowed(collect: Collect, server: Server) -> None:
    run = collect(allow_local=False, seconds_between_requests=2)
    assert server.asked == []
    assert "local network" in run.problems[0]
