"""Forces by the names people give them, and names that only look like forces."""

from __future__ import annotations

import pytest

from pipelines.documents.forces import find_forces


def read(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.force_id, m.form) for m in find_forces(text)]


@pytest.mark.parametrize(
    ("text", "name", "force_id"),
    [
        ("Essex Police was inspected", "Essex Police", "essex"),
        ("ESSEX POLICE", "ESSEX POLICE", "essex"),
        ("Devon & Cornwall Police", "Devon & Cornwall Police", "devon-and-cornwall"),
        ("Dyfed Powys Police", "Dyfed Powys Police", "dyfed-powys"),
        ("the Metropolitan Police Service", "Metropolitan Police Service", "metropolitan"),
        ("Hampshire & the Isle of Wight Constabulary", "Hampshire & the Isle of Wight Constabulary", "hampshire"),
        ("North\nYorkshire Police", "North\nYorkshire Police", "north-yorkshire"),
        ("the Police Service of Northern Ireland", "Police Service of Northern Ireland", "northern-ireland"),
        ("W. Yorkshire Police", "W. Yorkshire Police", "west-yorkshire"),
        ("N Wales Police", "N Wales Police", "north-wales"),
        ("British transport police", "British transport police", "btp"),
        ("Derbyshire Constabulary's plan", "Derbyshire Constabulary", "derbyshire"),
    ],
)
def test_the_full_name_however_it_is_printed(text: str, name: str, force_id: str) -> None:
    assert read(text) == [(name, force_id, "full_name")]


@pytest.mark.parametrize(
    ("text", "name", "force_id"),
    [
        ("Derbyshire police", "Derbyshire police", "derbyshire"),
        ("Derbyshire's force", "Derbyshire's force", "derbyshire"),
        ("the Chief Constable of Kent", "Kent", "kent"),
        ("Staffs Police", "Staffs Police", "staffordshire"),
        ("S Yorks Police", "S Yorks Police", "south-yorkshire"),
        ("Durham and Darlington Constabulary", "Durham and Darlington Constabulary", "durham"),
        ("Hants and IoW police", "Hants and IoW police", "hampshire"),
        ("Hampshire Constabulary", "Hampshire Constabulary", "hampshire"),
        ("Heddlu Dyfed-Powys", "Heddlu Dyfed-Powys", "dyfed-powys"),
        ("Heddlu Gogledd Cymru", "Heddlu Gogledd Cymru", "north-wales"),
        ("the Met said", "Met", "metropolitan"),
        ("Scotland Yard", "Scotland Yard", "metropolitan"),
        ("PSNI", "PSNI", "northern-ireland"),
        ("West Midlands officers", "West Midlands", "west-midlands"),
    ],
)
def test_another_name(text: str, name: str, force_id: str) -> None:
    assert read(text) == [(name, force_id, "alias")]


@pytest.mark.parametrize(
    ("text", "force_ids"),
    [
        ("across Cumbria", ["cumbria"]),
        ("The West Midlands Police and Crime Panel", ["west-midlands"]),
        ("the Police and Crime Commissioner for Essex", ["essex"]),
        ("Derbyshire Police and Crime Commissioner", ["derbyshire"]),
        ("Northamptonshire Police, Fire and Crime Commissioner", ["northamptonshire"]),
        ("Norfolk and Suffolk", ["norfolk", "suffolk"]),
        (
            "with Leicestershire, Lincolnshire and Nottinghamshire",
            ["leicestershire", "lincolnshire", "nottinghamshire"],
        ),
        ("Devon and Cornwall", ["devon-and-cornwall"]),
        ("Cheshire PEEL 2018", ["cheshire"]),
    ],
)
def test_only_the_place(text: str, force_ids: list[str]) -> None:
    assert [(m.force_id, m.form) for m in find_forces(text)] == [(force_id, "place") for force_id in force_ids]


@pytest.mark.parametrize(
    "text",
    [
        "Surrey Heath",
        "Clark Kent arrived",
        "Mr Cleveland said",
        "Durham University",
        "the University of Kent",
        "Lincolnshire Fire and Rescue",
        "Essex County Council",
        "Norfolk and Suffolk NHS",
        "in the West Midlands",
        "West Midlands region",
        "Met with staff",
        "the Met Office",
        "the force met its target",
        "derbyshire.police.uk",
        "beds in a ward",
        "the DPP said",
        "metropolitan areas",
    ],
)
def test_no_force(text: str) -> None:
    assert read(text) == []


def test_a_list_with_a_comma_before_its_last_name_shares_the_police_word() -> None:
    assert {m.form for m in find_forces("Essex, Kent, and Surrey police")} == {"alias", "full_name"}
    assert [m.form for m in find_forces("We went to Kent, and Surrey Police came too.")] == ["place", "full_name"]


def test_places_that_share_one_police_word() -> None:
    assert [(m.force_id, m.form) for m in find_forces("Norfolk and Suffolk constabularies")] == [
        ("norfolk", "alias"),
        ("suffolk", "alias"),
    ]
    assert [(m.force_id, m.form) for m in find_forces("Kent and Essex Police")] == [
        ("kent", "alias"),
        ("essex", "full_name"),
    ]
    assert [m.force_id for m in find_forces("Devon, Cornwall and Dorset police")] == ["devon-and-cornwall", "dorset"]


def test_a_short_abbreviation_is_believed_beside_the_name() -> None:
    assert find_forces("GMP is improving") == []
    assert [m.form for m in find_forces("Greater Manchester Police (GMP) said GMP is improving")] == [
        "full_name",
        "alias",
        "alias",
    ]
