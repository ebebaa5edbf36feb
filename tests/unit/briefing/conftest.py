"""One warehouse for all tests that only read: Kent with documents of every sort, Durham with none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import warehouse
from briefing.gather import gather
from briefing.records import Briefing
from tests.unit.briefing.making import (
    CONTROL,
    DEADLINE,
    FORMULA,
    LONG,
    SCRIPT,
    TODAY,
    TURNED,
    count,
    finding,
    grade,
    money,
    paper,
    published,
    rate,
)

Gathered = Callable[..., Briefing]
"""The briefing on a force, as of a day."""


@pytest.fixture(scope="session")
def kent_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(
        tmp_path_factory.mktemp("kent"),
        paper(
            "newest",
            finding(
                "The force doesn't answer emergency calls in time.",
                "cause_of_concern",
                body="Callers wait.\n\nThe force knows about this and has too few people in its control room.",
            ),
            finding(f"{DEADLINE} the force should staff its control room.", "recommendation", deadline=DEADLINE),
            finding("Volunteers are used well.", "main_finding", status="unknown"),
            grade("Kent Police is adequate at preventing crime.", "adequate"),
            count("In 12 of 15 files victims weren't told.", 12, 15, "not_met"),
            count("In 87 of 90 files the crime was allocated.", 87, 90, "met"),
            rate("We estimate that 92.5 percent (plus or minus 2.5) was recorded.", 92.5, 2.5),
            money("It will save £2m a year.", 2e6),
        ),
        paper(
            "month",
            finding("The force should keep better records of searches."),
            published_date=date(2022, 11, 1),
            published_precision="month",
        ),
        paper(
            "oldest",
            finding("The force should visit repeat victims at home."),
            grade("Kent Police is good at preventing crime.", "good", "2018/19"),
            cycle="2018/19",
            published_date=date(2016, 3, 1),
        ),
        paper(
            "undated", finding("The force should train its detectives."), published_date=None, published_precision=None
        ),
        paper(
            "hostile",
            finding(f"{SCRIPT} should be text.", "recommendation", title=FORMULA, body=f"{TURNED} {CONTROL} {LONG}"),
            finding(f"-1+1 {LONG}", title=f"@SUM(A1) {TURNED}"),
            source_uri="javascript:alert(1)",
            published_date=date(2026, 11, 20),
        ),
        paper("notice", finding("The force must look after exhibits."), kind="press_release"),
        paper(
            "paper",
            finding(
                "The force was told to answer the telephone.",
                basis="reported_by_press",
                body="A long piece of journalism.",
            ),
            kind="news_article",
            publisher="news media",
        ),
        paper("answer", kind="pcc_response", publisher="commissioner", published_date=date(2026, 11, 1)),
    )


@pytest.fixture(scope="session")
def gathered(kent_home: Path) -> Gathered:
    """The briefing on a force, as of a day."""

    def of(force: str = "kent", today: date = TODAY, since: date | None = None) -> Briefing:
        with warehouse.open_latest(kent_home) as connection:
            return gather(connection, force, today, since)

    return of


@pytest.fixture(scope="session")
def kent(gathered: Gathered) -> Briefing:
    return gathered()


@pytest.fixture(scope="session")
def durham(gathered: Gathered) -> Briefing:
    return gathered("durham")
