"""What changed since a day: by what the warehouse knew, or by dates of publication where it is younger."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

import warehouse
from briefing.composed import how_changed
from briefing.gather import gather
from briefing.records import Briefing
from tests.unit.briefing.conftest import Gathered
from tests.unit.briefing.making import TODAY, as_if_known_since, finding, grade, paper, published

BEGUN = datetime(2026, 1, 2, 6, tzinfo=UTC)
LATER = datetime(2026, 11, 1, tzinfo=UTC)
CALLS = "The force should answer emergency calls sooner."
VISITS = "The force should visit repeat victims at home."
DOGS = "The force should keep fewer dogs."


@pytest.fixture(scope="module")
def since_spring(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """Known from January; in November one document has a newer version, one is new, one is gone."""
    home = tmp_path_factory.mktemp("since")
    first = paper("first", finding(CALLS), finding(VISITS), published_date=date(2025, 3, 1))
    gone = paper("gone", finding(DOGS), grade("Kent Police is good at preventing crime.", "good", "2018/19"))
    graded = grade("Kent Police is adequate at preventing crime.", "adequate")
    published(home, first, gone, paper("graded", graded))
    as_if_known_since(home, BEGUN)
    published(
        home,
        paper("first-again", finding(CALLS), finding(VISITS, status="closed"), published_date=date(2025, 3, 1)),
        paper("graded", grade("Kent Police is good at preventing crime.", "good")),
        paper("new", finding("The force should lock its cells."), published_date=date(2026, 10, 1), seen=LATER),
    )
    with warehouse.open_latest(home) as connection:
        return gather(connection, "kent", TODAY, date(2026, 3, 31))


def test_what_the_warehouse_knew_decides(since_spring: Briefing) -> None:
    assert since_spring.changes is not None
    assert not since_spring.changes.is_by_publication
    changed = {(change.what, change.text) for change in since_spring.changes.changes}
    assert changed == {
        ("other grade", "Preventing crime, PEEL 2021/22: good"),
        ("grade gone", "Preventing crime, PEEL 2018/19"),
        ("closed", VISITS),
        ("new finding", "The force should lock its cells."),
        ("finding gone", DOGS),
        ("new document", "Report new"),
    }


def test_another_grade_says_what_it_was(since_spring: Briefing) -> None:
    assert since_spring.changes is not None
    details = {change.what: change.detail for change in since_spring.changes.changes}
    assert details["other grade"] == "was adequate"
    assert details["grade gone"] == "was good"


def test_the_same_words_in_a_newer_version_are_no_change(since_spring: Briefing) -> None:
    assert since_spring.changes is not None
    assert CALLS not in {change.text for change in since_spring.changes.changes}


def test_a_younger_warehouse_goes_by_dates_of_publication(gathered: Gathered) -> None:
    briefing = gathered(since=date(2026, 10, 31))
    assert briefing.changes is not None
    assert briefing.changes.is_by_publication
    of = {change.source.document_id for change in briefing.changes.changes if change.source}
    assert of == {"hostile", "answer"}
    assert [source.document_id for source in briefing.changes.undated] == ["undated"]
    assert "so what was published after 31 October 2026 counts as new" in " ".join(how_changed(briefing))


def test_a_month_that_the_day_lies_in_is_left_out(gathered: Gathered) -> None:
    briefing = gathered(since=date(2022, 11, 10))
    assert briefing.changes is not None
    assert {source.document_id for source in briefing.changes.undated} == {"month", "undated"}


def test_without_a_day_nothing_is_said_of_changes(kent: Briefing) -> None:
    assert kent.changes is None
