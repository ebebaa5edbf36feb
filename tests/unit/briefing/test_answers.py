"""Section 55: 56 days that begin with the day of publication, and what can be said when that day isn't known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.answers import State, due, last_day


@pytest.mark.parametrize(
    ("published", "last"),
    [
        (date(2026, 1, 1), date(2026, 2, 25)),
        (date(2026, 1, 31), date(2026, 3, 27)),  # over the end of February
        (date(2024, 1, 31), date(2024, 3, 26)),  # in a leap year
        (date(2022, 11, 25), date(2023, 1, 19)),  # over the end of a year
    ],
)
def test_the_day_of_publication_is_the_first_of_the_days(published: date, last: date) -> None:
    assert last_day(published) == last
    days = [published + timedelta(days=n) for n in range((last - published).days + 1)]
    assert len(days) == 56


def test_a_day_has_one_last_day() -> None:
    assert due(date(2026, 10, 5), "day").day == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("published", "precision", "earliest", "latest"),
    [
        (date(2024, 2, 1), "month", date(2024, 3, 27), date(2024, 4, 24)),
        (date(2022, 12, 1), "month", date(2023, 1, 25), date(2023, 2, 24)),
        (date(2022, 1, 1), "year", date(2022, 2, 25), date(2023, 2, 24)),
    ],
)
def test_a_month_or_a_year_has_none_but_two_ends(published: date, precision: str, earliest: date, latest: date) -> None:
    answer = due(published, precision)
    assert (answer.day, answer.earliest, answer.latest) == (None, earliest, latest)


@pytest.mark.parametrize(
    ("published", "precision", "today", "state"),
    [
        (date(2026, 10, 5), "day", date(2026, 11, 29), State.ahead),
        (date(2026, 10, 5), "day", date(2026, 11, 30), State.passed),
        (date(2026, 10, 1), "month", date(2026, 11, 25), State.ahead),
        (date(2026, 10, 1), "month", date(2026, 11, 26), State.unclear),
        (date(2026, 10, 1), "month", date(2026, 12, 25), State.unclear),
        (date(2026, 10, 1), "month", date(2026, 12, 26), State.passed),
        (date(2017, 5, 1), "day", date(2026, 11, 22), State.no_period),  # the 56 days are law from 2 May 2017
        (date(2017, 5, 2), "day", date(2026, 11, 22), State.passed),
        (None, None, date(2026, 11, 22), State.unknown),
    ],
)
def test_where_today_stands(published: date | None, precision: str | None, today: date, state: State) -> None:
    assert due(published, precision).state(today) is state
