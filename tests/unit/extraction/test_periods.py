"""Periods that figures cover, and fiscal years."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extraction.grammar.periods import find_periods, fiscal_year, period_near

_PUBLISHED = date(2022, 11, 25)


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("between January and June 2022", "2022-01-01", "2022-06-30", "range"),
        ("from 1 January to 31 December 2021", "2021-01-01", "2021-12-31", "range"),
        ("between June 1 and November 30 2017", "2017-06-01", "2017-11-30", "range"),
        ("1 January 2021 - 31 December 2021", "2021-01-01", "2021-12-31", "range"),
        ("April to September 2023", "2023-04-01", "2023-09-30", "range"),
        ("between 2016 and 2019", "2016-01-01", "2019-12-31", "range"),
        ("from 5 to 9 March 2018", "2018-03-05", "2018-03-09", "range"),
        ("between November 2018 and February 2019", "2018-11-01", "2019-02-28", "range"),
        ("in the year ending 31 March 2022", "2021-04-01", "2022-03-31", "months_to"),
        ("in the 12 months to September 2021", "2020-10-01", "2021-09-30", "months_to"),
        ("in the six months to the end of June 2017", "2017-01-01", "2017-06-30", "months_to"),
        ("in the year to March 2022", "2021-04-01", "2022-03-31", "months_to"),
        ("the twelve months ending 30 June 2016", "2015-07-01", "2016-06-30", "months_to"),
        ("in the year to 29 February 2024", "2023-03-01", "2024-02-29", "months_to"),
        ("in 2021/22", "2021-04-01", "2022-03-31", "fiscal_year"),
        ("during 2018-19", "2018-04-01", "2019-03-31", "fiscal_year"),
        ("in 2019/2020", "2019-04-01", "2020-03-31", "fiscal_year"),
        ("in 2024/5", "2024-04-01", "2025-03-31", "fiscal_year"),
        ("in 2029/30", "2029-04-01", "2030-03-31", "fiscal_year"),
        ("in the financial year 1999/00", "1999-04-01", "2000-03-31", "fiscal_year"),
        ("between 2019/20 and 2022/23", "2019-04-01", "2023-03-31", "fiscal_years"),
        ("from 2023/24 to 2026/27", "2023-04-01", "2027-03-31", "fiscal_years"),
        ("in Q1 2023/24", "2023-04-01", "2023-06-30", "quarter"),
        ("in the final quarter of 2022/23", "2023-01-01", "2023-03-31", "quarter"),
        ("in quarter 2 of 2019/20", "2019-07-01", "2019-09-30", "quarter"),
        ("in Q2 2022", "2022-04-01", "2022-06-30", "quarter"),
        ("in 2019", "2019-01-01", "2019-12-31", "year"),
        ("in March 2020", "2020-03-01", "2020-03-31", "month"),
        ("on 31 March 2020", "2020-03-31", "2020-03-31", "day"),
        ("on 31 st March 2020", "2020-03-31", "2020-03-31", "day"),
        ("since 2019", "2019-01-01", "2022-11-25", "since"),
        ("over the last three years", "2019-11-26", "2022-11-25", "relative"),
        ("in the past year", "2021-11-26", "2022-11-25", "relative"),
        ("over the next 18 months", "2022-11-25", "2024-05-25", "relative"),
        ("in the last couple of years", "2020-11-26", "2022-11-25", "relative"),
        ("over the past six weeks", "2022-10-14", "2022-11-25", "relative"),
        ("our 2018/19 inspection", "2018-04-01", "2019-03-31", "cycle"),
        ("PEEL 2021/22", "2021-04-01", "2022-03-31", "cycle"),
    ],
)
def test_a_period_is_dated(text: str, first: str, last: str, kind: str) -> None:
    (period,) = find_periods(text, _PUBLISHED)
    assert (str(period.first), str(period.last), period.kind) == (first, last, kind)


def test_two_years_joined_by_and_are_two_periods() -> None:
    assert [(str(p.first), p.kind) for p in find_periods("in 2018/19 and 2020/21")] == [
        ("2018-04-01", "fiscal_year"),
        ("2020-04-01", "fiscal_year"),
    ]


@pytest.mark.parametrize("text", ["over the last few years", "in the past three years"])
def test_words_alone_date_nothing_without_a_day_of_publication(text: str) -> None:
    (period,) = find_periods(text)
    assert (period.first, period.last) == (None, None)


@pytest.mark.parametrize("text", ["about 2,019 crimes", "open 24/7", "call 101 or 999", "12 of 20 cases"])
def test_other_numbers_are_no_periods(text: str) -> None:
    assert not find_periods(text, _PUBLISHED)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2022, 4, 1), "2022/23"),
        (date(2023, 3, 31), "2022/23"),
        (date(2022, 12, 25), "2022/23"),
        (date(1999, 4, 1), "1999/00"),
        (date(2000, 3, 31), "1999/00"),
    ],
)
def test_the_fiscal_year_runs_from_april_to_march(day: date, year: str) -> None:
    assert fiscal_year(day) == year


@pytest.mark.parametrize(
    ("text", "figure", "first"),
    [
        ("In 2019 there were 1,200 calls, compared with 1,500 in 2020.", "1,200", "2019-01-01"),
        ("In 2019 there were 1,200 calls, compared with 1,500 in 2020.", "1,500", "2020-01-01"),
        ("In the year ending 31 March 2022, it recorded 92,000 crimes, but solved 9,000.", "9,000", "2021-04-01"),
        ("It recorded 92,000 crimes in 2021/22.", "92,000", "2021-04-01"),
        ("Since our 2018/19 inspection, it has made 900 arrests.", "900", None),
        ("It aims to have 900 officers by March 2025.", "900", None),
    ],
)
def test_the_period_of_a_figure(text: str, figure: str, first: str | None) -> None:
    period = period_near(text, text.index(figure))
    assert (str(period.first) if period else None) == first


def test_the_same_period_is_looked_up_in_the_sentences_before() -> None:
    earlier = ["Nothing dated here.", "Between May and July 2021, it answered 4,000 calls."]
    period = period_near("For the same period, 300 calls were abandoned.", 21, earlier)
    assert period
    assert (str(period.first), str(period.last), period.kind) == ("2021-05-01", "2021-07-31", "same")
    assert period_near("For the same period, 300 calls were abandoned.", 21, []) is None
