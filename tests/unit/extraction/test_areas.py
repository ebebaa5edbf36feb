"""Which area of policing a wording, a heading trail, a list or a sentence is about."""

import pytest

from pipelines.extraction.areas.area import area_of_topic, area_of_trail, area_of_wording, find_areas
from pipelines.extraction.areas.lineage import area_in_cycle
from pipelines.reference import areas, cycles, questions, rows


@pytest.mark.parametrize("question", questions(), ids=lambda question: f"{question.cycle} {question.headings[0][:50]}")
def test_every_question_is_recognised_in_its_own_cycle(question) -> None:
    for wording in question.headings:
        assert area_of_wording(wording, question.cycle) == question.area_id


@pytest.mark.parametrize(
    ("wording", "cycle", "area"),
    [
        ("treating people fairly and with respect", "2021/22", "treating_public"),
        ("treating the public fairly", "2018/19", "treating_public"),
        ("the way it treats the public", "2018/19", "treating_public"),
        ("how it treats the public", None, "treating_public"),
        ("Treatment of the public", "2021/22", "treating_public"),
        ("using police powers and treating the public fairly and respectfully", "2023-25", "treating_public"),
        ("prevention and deterrence", "2021/22", "preventing_crime"),
        ("preventing crime and antisocial behaviour", "2021/22", "preventing_crime"),
        ("Preventing crime and anti-social behaviour", "2021/22", "preventing_crime"),
        ("understanding and reducing vulnerability", "2023-25", "preventing_crime"),
        ("both preventing crime and tackling anti-social behaviour", None, "preventing_crime"),
        ("building and developing its workforce", "2021/22", "workforce_treatment"),
        ("Developing a positive workplace", "2021/22", "workforce_treatment"),
        ("treating its workforce with fairness and respect", "2017", "workforce_treatment"),
        ("operating efficiently", "2021/22", "leadership_management"),
        ("Good use of resources", "2021/22", "leadership_management"),
        ("leadership and force management", "2023-25", "leadership_management"),
        ("operates efficiently and sustainably", "2018/19", "overall_efficiency"),
        ("making sure its workforce operates in an ethical and lawful way", "2018/19", "ethical_workforce"),
        ("ensuring its workforce behaves ethically and lawfully", "2016", "ethical_workforce"),
        ("vetting and counter-corruption", None, "ethical_workforce"),
        ("Vetting and counter corruption", None, "ethical_workforce"),
        ("recording crime", "2021/22", "crime_recording"),
        ("Recording data about crime", "2021/22", "crime_recording"),
        ("tackling serious and organised crime", "2017", "serious_organised_crime"),
        ("disrupting serious organised crime", "2021/22", "serious_organised_crime"),
        ("investigating crime", None, "investigating_crime"),
        ("how it investigates crime", None, "investigating_crime"),
        ("investigating crime and reducing reoffending", "2017", "investigating_crime"),
        ("Investigating crime and reducing re-offending", "2016", "investigating_crime"),
        ("how it responds to the public", None, "responding_to_public"),
        ("protecting those who are vulnerable from harm", "2018/19", "protecting_vulnerable"),
        ("the way it protects vulnerable people", None, "protecting_vulnerable"),
        ("managing offenders and suspects", "2021/22", "managing_offenders"),
        ("planning for the future", "2018/19", "planning_finance"),
        ("how it uses its resources", "2017", "use_of_resources"),
        ("understanding the demands for its services", "2017", "understanding_demand"),
        ("keeping people safe and reducing crime", "2016", "overall_effectiveness"),
        ("How efficient is the force at keeping people safe and reducing crime?", "2016", "overall_efficiency"),
        ("the extent to which the force is effective at reducing crime and keeping people safe", "2018/19",
         "overall_effectiveness"),
        ("the efficiency with which it keeps people safe and reduces crime", "2017", "overall_efficiency"),
        ("treats the public and its workforce legitimately", "2018/19", "overall_legitimacy"),
        ("Investigating crime: Requires improvement", "2021/22", "investigating_crime"),
        ("3. Responding to the public", "2021/22", "responding_to_public"),
        ("PEEL: Police effectiveness (vulnerability) 2015", "2015", "protecting_vulnerable"),
        ("PEEL: Police legitimacy (including leadership) 2017", "2017", "overall_legitimacy"),
        ("Oxshire Constabulary's efficiency at keeping people safe and reducing crime", "2017", "overall_efficiency"),
    ],
)  # fmt: skip
def test_wording_of_a_graded_area(wording: str, cycle: str | None, area: str) -> None:
    assert area_of_wording(wording, cycle) == area


@pytest.mark.parametrize(
    ("wording", "in_one", "area_in_one", "in_another", "area_in_another"),
    [
        ("supporting victims", "2016", "protecting_vulnerable", "2021/22", "victim_service"),
        ("tackling anti-social behaviour", "2014", "antisocial_behaviour", "2017", "preventing_crime"),
        ("operating efficiently", "2018/19", "overall_efficiency", "2021/22", "leadership_management"),
        ("use of resources", "2017", "use_of_resources", "2021/22", "leadership_management"),
        ("leadership", "2016", "leadership", "2023-25", "leadership_management"),
    ],
)
def test_one_wording_means_another_area_in_another_cycle(
    wording: str, in_one: str, area_in_one: str, in_another: str, area_in_another: str
) -> None:
    assert area_of_wording(wording, in_one) == area_in_one
    assert area_of_wording(wording, in_another) == area_in_another


def test_a_wording_of_two_areas_stays_open_without_a_cycle() -> None:
    assert area_of_wording("supporting victims") is None
    assert area_of_wording("operating efficiently") is None


@pytest.mark.parametrize(
    "wording",
    [
        "recording crimes of rape", "recording crime when antisocial behaviour is reported",
        "engaging with young people through sport", "recording crimes of rape and reported incidents of rape",
        "preventing repeat victimisation", "responding to missing people", "investigating rape",
        "managing its fleet", "protecting its data", "learning from complaints", "good practice", "crime", "people",
        "the public", "its workforce", "treating detainees fairly", "planning large events", "Areas for improvement",
        "Main findings", "", "?", "2021/22",
    ],
)  # fmt: skip
def test_what_only_resembles_an_area_is_none(wording: str) -> None:
    for cycle in (None, *(cycle.cycle for cycle in cycles())):
        assert area_of_wording(wording, cycle) is None


@pytest.mark.parametrize(
    ("trail", "area"),
    [
        (["Overall summary", "HM Inspector's observations"], "overall"),
        (["Overall summary", "Our judgments"], "overall"),
        (["HM Inspector's summary"], "overall"),
        (["Reducing crime assessment"], "overall"),
        (["Service to victims of crime", "Victim service assessment", "Calls take long"], "victim_service"),
        (["Service to victims of crime", "Crime data integrity", "Areas for improvement"], "crime_recording"),
        (["Responding to the public", "Areas for improvement", "The force should be quicker"], "responding_to_public"),
        (["Effectiveness", "Preventing crime and tackling anti-social behaviour", "Summary"], "preventing_crime"),
        (["Effectiveness", "Summary"], "overall_effectiveness"),
        (["Oxshire Constabulary: crime data integrity inspection 2018", "Findings"], "crime_recording"),
        (["Oxshire - National child protection re-inspection", "Leadership"], "leadership"),
        (["Notes"], None),
        ([], None),
    ],
)  # fmt: skip
def test_innermost_heading_that_names_an_area_wins(trail: list[str], area: str | None) -> None:
    assert area_of_trail(trail) == area


def named(text: str, cycle: str | None = None) -> list[tuple[str, str]]:
    return [(text[start:end], area) for start, end, area in find_areas(text, cycle)]


def test_areas_listed_in_a_run_of_text() -> None:
    assert named("preventing crime, treatment of the public and managing offenders", "2021/22") == [
        ("preventing crime", "preventing_crime"),
        ("treatment of the public", "treating_public"),
        ("managing offenders", "managing_offenders"),
    ]


def test_the_longer_name_counts() -> None:
    assert named("good at strategic planning, organisational management and value for money.", "2021/22") == [
        ("strategic planning, organisational management and value for money", "leadership_management")
    ]


def test_two_areas_that_were_once_one() -> None:
    text = "It needs to improve at investigating crime and managing offenders."
    once = [("investigating crime and managing offenders", "investigating_crime")]
    now = [("investigating crime", "investigating_crime"), ("managing offenders", "managing_offenders")]
    assert named(text, "2015") == once
    assert named(text, "2021/22") == now
    assert named(text) == now


def test_what_only_begins_like_a_name_is_passed_over() -> None:
    assert named("It is good at recording crimes of rape, and at recording crime when asked.") == []
    assert named("Managing offenders through work was praised.") == []
    assert named("efficiency savings") == []


def test_names_do_not_reach_across_a_full_stop() -> None:
    assert named("It is good at preventing. Crime fell.") == []


def test_what_an_area_is_part_of_in_other_cycles() -> None:
    assert area_in_cycle("managing_offenders", "2017") == "investigating_crime"
    assert area_in_cycle("responding_to_public", "2014") == "responding_to_public"
    assert area_in_cycle("responding_to_public", "2016") == "protecting_vulnerable"
    assert area_in_cycle("understanding_demand", "2017") == "understanding_demand"
    assert area_in_cycle("understanding_demand", "2018/19") == "use_of_resources"
    assert area_in_cycle("planning_finance", "2021/22") == "leadership_management"
    assert area_in_cycle("use_of_resources", None) == "leadership_management"
    assert area_in_cycle("child_protection", "2018/19") == "child_protection"


def test_area_of_topic() -> None:
    assert area_of_topic("999 calls were not answered soon enough.") == "responding_to_public"
    assert area_of_topic("Too many registered sex offenders had not been visited.") == "managing_offenders"
    assert area_of_topic("Officers did not record the grounds for a stop and search.") == "treating_public"
    assert area_of_topic("The vetting unit and the counter-corruption unit are understaffed.") == "ethical_workforce"
    assert area_of_topic("Neighbourhood policing teams solve problems with partners.") == "preventing_crime"
    assert area_of_topic("Organised crime groups are disrupted.") == "serious_organised_crime"
    assert area_of_topic("The weather was fine.") is None
    assert area_of_topic("It spoke of vetting and of county lines.") is None


def test_every_area_word_belongs_to_a_known_area_and_cycle() -> None:
    known_areas = {area.area_id for area in areas()}
    known_cycles = {cycle.cycle for cycle in cycles()}
    for row in rows("area_words"):
        assert row["area_id"] in known_areas, row
        assert set(filter(None, row["cycle"].split(";"))) <= known_cycles, row
        assert row["use"] in {"graded", "short", "heading", "topic"}, row
