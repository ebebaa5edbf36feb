"""What a page says first: how the newest cycle went, what came in last, what is open, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from pages.drawing import Drawer
from pages.folder import Folder
from pages.forces import force_pages
from pages.judgments import Below
from pages.library import Library, well_on_its_way
from pages.matrices import grade_table, matrices
from pages.measures import measure_pages
from pages.others import other_pages
from pages.overview import overview
from tests.pages.conftest import change
from warehouse.reader import open_latest


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with open_latest(home) as connection:
        yield Library(connection)


def words(html: str, selector: str = "main") -> str:
    return " ".join(" ".join(node.text() for node in LexborHTMLParser(html).css(selector)).split())


def page_of(library: Library, home: Path) -> str:
    (page,) = force_pages(library, Drawer(Folder(home / "site")))
    return page.make()


def test_a_force_in_a_few_lines(library: Library, home: Path) -> None:
    said = words(page_of(library, home), ".glance")
    assert "PEEL 2021/22A 1 adequate" in said
    assert "open: 1 recommendation Clearest" in said
    assert "Victims weren't told: 12 of 15 fell short, 80%; likely between 55% and 93% of all such cases" in said
    assert "small sample" in said
    assert "A small report, November 2022; 1 in all" in said


def test_what_only_others_tell_is_not_counted_as_open(home: Path) -> None:
    change(home, "update mart.finding_tracker set basis = 'reported_by_press'")
    with open_latest(home) as connection:
        library = Library(connection)
        page = page_of(library, home)
        forces = next(page.make() for page in other_pages(library, {}, [], []) if page.path == "forces.html")
    assert "nothing open" in words(page, ".glance")
    assert "Told by others than inspectors only: 1" in words(page)
    assert words(forces, "tbody td") == "territorial PEEL 2021/22 – – – 1"


def test_a_date_is_as_exact_as_it_is_known(library: Library, home: Path) -> None:
    assert words(page_of(library, home), ".matters td.date") == "November 2022 November 2022"


def test_when_all_came_at_once_nothing_is_new(library: Library) -> None:
    assert "Came into the warehouse last" not in overview(library)


@pytest.mark.parametrize(("later_by", "day"), [("9 day", "11 January 2026"), ("1 hour", "2 January 2026")])
def test_what_came_in_last_stands_before_what_was_published_last(home: Path, later_by: str, day: str) -> None:
    later = "'d2' as document_id"
    change(
        home,
        *(
            f"insert into {table} by name select * replace ({new}) from {table} where document_id = 'd1'"
            for table, new in (
                ("core.dim_document", f"{later}, 'A later report' as title"),
                ("mart.document_summary", later),
                ("raw.document", f"{later}, first_seen_at + interval {later_by} as first_seen_at"),
            )
        ),
    )
    with open_latest(home) as connection:
        said = words(overview(Library(connection)))
    news = said.partition(f"Came into the warehouse last, on {day}")[2].partition("Published last")
    assert "A later report" in news[0]
    assert "A small report" not in news[0]
    assert "A small report" in news[2]


@pytest.mark.parametrize(("forces", "shown"), [([3, 40, 43], 1), ([22, 40, 43], 0), ([1], 0), ([], 0)])
def test_a_cycle_that_has_just_begun_is_not_shown_first(forces: list[int], shown: int) -> None:
    assert well_on_its_way(forces) == shown


def test_an_area_counts_as_weak_only_where_enough_forces_were_graded(home: Path) -> None:
    with open_latest(home) as connection:
        (matrix,) = matrices(Library(connection))
    assert matrix.weakest is None
    change(
        home,
        "update mart.grade_distribution set forces = 5, forces_graded = 8 where grade = 'adequate'",
        "update mart.grade_distribution set grade = 'inadequate' where grade = 'adequate'",
    )
    with open_latest(home) as connection:
        library = Library(connection)
        (matrix,) = matrices(library)
        assert matrix.weakest == Below("PEEL", "2021/22", "preventing_crime", 5, 8)
        assert "most often: Preventing crime, 5 of the 8 forces graded in it" in words(overview(library))


def test_a_measure_opens_at_the_cycle_that_tells_of_most_and_names_who_is_unlike_the_others(home: Path) -> None:
    forces = [("2023-25", "kent", 12, "false"), ("2021/22", "kent", 12, "false"), ("2021/22", "essex", 3, "true")]
    forces += [("2021/22", "surrey", 13, "false")]
    change(
        home,
        "update mart.case_counts set measure_id = 'm'",
        *(
            "insert into mart.case_count_benchmark by name "
            f"select 'm' as measure_id, 'PEEL' as programme, '{cycle}' as cycle, '{force}' as force_id, "
            f"'{force}' as force_name, {met} as met, 15 as cases, {met} / 15 as share, 0.1 as share_low, "
            "0.9 as share_high, 2 as other_forces, 0 as other_counts, 30 as others_cases, 0.7 as others_share, "
            f"0.0004 as q_value, {different} as is_different, false as can_rank, 2 as overlapping_forces, "
            "'f2' as fact_id, 'd1' as document_id, '' as quote"
            for cycle, force, met, different in forces
        ),
    )
    with open_latest(home) as connection:
        (page,) = measure_pages(Library(connection), Drawer(Folder(home / "site")))
        html = page.make()
    assert words(html, "section > h2") == "Case files, PEEL 2021/22"
    assert words(html, "details.older > summary") == "Case files, PEEL 2023-25 1 force, 12 of 15 cases"
    said = words(html)
    assert "3 forces: 28 of 45 cases met it (62%)" in said
    assert "Unlike the others beyond chance: essex (20%, lower)." in said
    assert "their intervals overlap, so any order could be chance" in said
    assert "yes, q < 0.001" in said
    assert len(LexborHTMLParser(html).css("figure.chart svg")) == 2  # a funnel and the intervals, of three forces


def test_the_table_of_grades_for_the_page_of_a_run(library: Library) -> None:
    assert grade_table(library).splitlines()[2:] == ["| force | Preventing crime |", "|---|:-:|", "| Kent Police | A |"]
