"""Periods as the heads of tables shorten them."""

from __future__ import annotations

import pytest

from pipelines.documents.reader import read
from pipelines.extraction import extract
from pipelines.extraction.grammar.short_periods import head_in_full, in_full

SHORT = [
    ("12m to Aug 23", "12 months to August 2023"),
    ("12 mths to Mar-24", "12 months to March 2024"),
    ("R12M Aug 23", "year ending August 2023"),
    ("Rolling year to Sept 2024", "year ending September 2024"),
    ("YE Mar 2024", "year ending March 2024"),
    ("Yr to 31 Mar 24", "year ending 31 March 2024"),
    ("Aug-23", "August 2023"),
    ("Dec '22", "December 2022"),
    ("31 Mar 24", "31 March 2024"),
    ("Apr-Jun 24", "April to June 2024"),
    ("FY23/24", "2023/24"),
    ("FY2023/24", "2023/24"),
]


@pytest.mark.parametrize(("short", "full"), SHORT)
def test_a_shortened_head_is_written_out(short: str, full: str) -> None:
    assert in_full(short) == full


@pytest.mark.parametrize(
    "head", ["Change", "Band 3", "Officers 23", "Mayor 24", "2023/24", "Q1 23/24", "12m", "Marks 10"]
)
def test_other_heads_stay_as_they_are(head: str) -> None:
    assert in_full(head) == head


@pytest.mark.parametrize(
    ("head", "full"),
    [
        ("23/24", "2023/24"),
        ("Budget 23/24 £m", "Budget 2023/24 £m"),
        ("Q1 23/24", "Q1 2023/24"),
        ("23/24 Q2", "Q2 2023/24"),
        ("2023/24 Q2", "Q2 2023/24"),
        ("Aug 23", "August 2023"),
        ("44/60", "44/60"),
        ("31/03/25", "31/03/25"),
    ],
)
def test_two_years_that_head_a_column_are_a_fiscal_year(head: str, full: str) -> None:
    assert head_in_full(head) == full


def test_figures_below_a_shortened_period_are_of_it() -> None:
    paper = """\
Performance of Surrey Police

Crime                12m to Aug 23   12m to Aug 24   Change
All crime                   77,602          76,115      -2%
Shoplifting                  6,110           8,320      36%
"""
    told = extract(read(paper.encode(), "paper.txt"))
    volumes = [(int(fact.value), str(fact.period_start), str(fact.period_end)) for fact in told.volumes]
    assert volumes == [
        (77602, "2022-09-01", "2023-08-31"),
        (76115, "2023-09-01", "2024-08-31"),
        (6110, "2022-09-01", "2023-08-31"),
        (8320, "2023-09-01", "2024-08-31"),
    ]
    assert [(fact.percent, fact.role) for fact in told.rates] == [(-2, "change"), (36, "change")]
    assert "unread" not in {number.reading for number in told.numbers}
