"""A force is found by what people call it, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

import warehouse
from briefing.forces import Force, UnknownForce, find_force


def found(home: Path, words: str) -> Force:
    with warehouse.open_latest(home) as connection:
        return find_force(connection, words)


@pytest.mark.parametrize(
    "words", ["west-mercia", "West Mercia Police", "west mercia", "WMC", "West Mer", "  WEST MERCIA  "]
)
def test_by_id_name_other_name_or_beginning(kent_home: Path, words: str) -> None:
    assert found(kent_home, words).force_id == "west-mercia"


def test_a_whole_name_comes_before_the_beginning_of_another(kent_home: Path) -> None:
    assert found(kent_home, "durham").name == "Durham Constabulary"


def test_a_beginning_that_two_share_names_both(kent_home: Path) -> None:
    with pytest.raises(UnknownForce, match=r"West Mercia Police \(west-mercia\) or West Midlands Police"):
        found(kent_home, "west")


@pytest.mark.parametrize("words", ["narnia", "", "  ", "'; drop table x"])
def test_what_is_no_force_is_said(kent_home: Path, words: str) -> None:
    with pytest.raises(UnknownForce, match="No force is called"):
        found(kent_home, words)


def test_a_near_miss_gets_a_hint(kent_home: Path) -> None:
    with pytest.raises(UnknownForce, match=r"Is it Kent Police \(kent\)\?"):
        found(kent_home, "kenty")


def test_section_55_is_about_forces_of_police_areas_in_england_and_wales(kent_home: Path) -> None:
    assert found(kent_home, "kent").has_policing_body
    assert not found(kent_home, "police-scotland").has_policing_body
