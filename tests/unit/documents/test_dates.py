"""Dates in all the forms the field uses, and numbers that only look like dates."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.documents.dates import find_dates


def read(text: str) -> list[tuple[str, str, str, str]]:
    return [(text[d.start : d.end], d.first.isoformat(), d.last.isoformat(), d.precision) for d in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("Published on 25 November 2022.", "25 November 2022", "2022-11-25"),
        ("7th February 2020", "7th February 2020", "2020-02-07"),
        ("on Friday 6 November 2015 at noon", "Friday 6 November 2015", "2015-11-06"),
        ("the 3rd of May, 2016", "3rd of May, 2016", "2016-05-03"),
        ("on 23 rd January 2018 it met", "23 rd January 2018", "2018-01-23"),
        ("07:30 07/02/2020", "07/02/2020", "2020-02-07"),
        ("posted 9/8/2021", "9/8/2021", "2021-08-09"),
        ("date 2022-11-25 A headline", "2022-11-25", "2022-11-25"),
        ("2022-11-25T09:30:00Z", "2022-11-25", "2022-11-25"),
        ("25.11.2022", "25.11.2022", "2022-11-25"),
        ("25/11/22", "25/11/22", "2022-11-25"),
        ("Date: 3/6/19", "3/6/19", "2019-06-03"),
        ("signed 03.06.19", "03.06.19", "2019-06-03"),
        ("23-May-24", "23-May-24", "2024-05-23"),
        ("position at 23 May 24", "23 May 24", "2024-05-23"),
        ("position at 12 Mar 03", "12 Mar 03", "2003-03-12"),
        ("23/May/2024", "23/May/2024", "2024-05-23"),
        ("signed 03-06-19", "03-06-19", "2019-06-03"),
        ("3 / 6 / 2019", "3 / 6 / 2019", "2019-06-03"),
        ("3rd June '19", "3rd June '19", "2019-06-03"),
        ("County Radio News06-02-2025", "06-02-2025", "2025-02-06"),
        ("Nov 25, 2022", "Nov 25, 2022", "2022-11-25"),
        ("Nov 252022", "Nov 252022", "2022-11-25"),
        ("NOVEMBER 25 2022", "NOVEMBER 25 2022", "2022-11-25"),
        ("on 31\nDecember 2021", "31\nDecember 2021", "2021-12-31"),
        ("25 Sept. 2019", "25 Sept. 2019", "2019-09-25"),
        ("9fed Medi 2014", "9fed Medi 2014", "2014-09-09"),
        ("Cyhoeddwyd: 21ain Tachwedd 2019", "21ain Tachwedd 2019", "2019-11-21"),
    ],
)
def test_a_day(text: str, written: str, day: str) -> None:
    assert read(text) == [(written, day, day, "day")]


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("November 2022 | a footer", "November 2022", "2022-11-01", "2022-11-30"),
        ("in February 2020 we went back", "February 2020", "2020-02-01", "2020-02-29"),
        ("May 2022", "May 2022", "2022-05-01", "2022-05-31"),
        ("JUNE 2017", "JUNE 2017", "2017-06-01", "2017-06-30"),
        ("spring 2019", "spring 2019", "2019-03-01", "2019-05-31"),
        ("the summer of 2019", "summer of 2019", "2019-06-01", "2019-08-31"),
        ("Winter 2019", "Winter 2019", "2019-12-01", "2020-02-29"),
    ],
)
def test_a_month_or_a_season_stands_for_all_its_days(text: str, written: str, first: str, last: str) -> None:
    assert read(text) == [(written, first, last, "month")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("the force was inspected in 2019.", ["2019"]),
        ("since 2018, and again", ["2018"]),
        ("PEEL 2018", ["2018"]),
        ("since early 2019", ["2019"]),
        ("our 2017 legitimacy inspection", ["2017"]),
        ("In 2019 officers searched more people", ["2019"]),
        ("of the year 2000 cases", ["2000"]),
        ("our review of 2019 records", ["2019"]),
        ("in the force's 2025 staff survey", ["2025"]),
        ("2017, 2018 and 2019", ["2017", "2018", "2019"]),
        ("the Police Act 1996", ["1996"]),
        ("© HMICFRS 2022", ["2022"]),
        ("PEEL 2023-2025", ["2023", "2025"]),
        ("2020\t2021", ["2020", "2021"]),
        ("Year   2020   2021", ["2020", "2021"]),
    ],
)
def test_a_bare_year_where_it_is_clearly_one(text: str, written: list[str]) -> None:
    assert [mention[0] for mention in read(text)] == written
    assert {mention[3] for mention in read(text)} == {"year"}


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2020",
        "30 February 2020",
        "13/13/2020",
        "2018/19 and 2023-25",
        "by 2024/25",
        "in 2000 cases",
        "2020 vehicles",
        "almost 2016 logs of calls",
        "grew from 1800 to 2000 officers",
        "£2019",
        "2,019 officers",
        "it may 2020",
        "call 0800 2020 202",
        "page 7 of 12",
        "in 1066 and in 2077",
        "16 of 75",
        "outcomes 15/16/17",
        "a 24/7/365 service",
        "section 2.3.11",
    ],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


def test_the_open_half_of_a_range_borrows_its_year() -> None:
    assert read("from 1 January to 31 December 2021") == [
        ("1 January", "2021-01-01", "2021-01-01", "day"),
        ("31 December 2021", "2021-12-31", "2021-12-31", "day"),
    ]
    assert read("between November and January 2022") == [
        ("November", "2021-11-01", "2021-11-30", "month"),
        ("January 2022", "2022-01-01", "2022-01-31", "month"),
    ]
    assert read("5 to 9 March 2021")[0] == ("5", "2021-03-05", "2021-03-05", "day")


def test_a_leap_day_exists_only_in_leap_years() -> None:
    assert [d.first for d in find_dates("29 February 2020")] == [date(2020, 2, 29)]
    assert find_dates("29 February 2021") == ()
