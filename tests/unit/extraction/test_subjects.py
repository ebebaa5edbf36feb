"""Who a figure or a judgment is about: the document's force, another one, several, a regional unit, or the nation."""

from __future__ import annotations

import pytest

from pipelines.extraction.context import Sentence
from pipelines.extraction.grades.forces.judged import judged_forces
from pipelines.extraction.named_bodies import force_of_headings, inspected_bodies, listed_bodies
from pipelines.extraction.subjects import subject_force
from tests.unit.extraction.text_cases import Setting, context_of

_REPORT_ON_KENT = Setting("kent", "PEEL", "2021/22", "inspection_report")
_REGIONAL_REPORT = Setting(None, "PEEL", "2021/22", "regional_report")


def _last_sentence(*lines: str, setting: Setting = _REPORT_ON_KENT) -> Sentence:
    return context_of(lines, setting=setting).sentences[-1]


@pytest.mark.parametrize(
    ("text", "figure", "force"),
    [
        ("The force recorded 91 percent of crimes.", "91", "kent"),
        ("Kent Police recorded 91 percent of crimes.", "91", "kent"),
        ("It attended 71 percent of incidents, compared with 68 percent nationally.", "71", "kent"),
        ("It attended 71 percent of incidents, compared with 68 percent nationally.", "68", None),
        ("The national rate was 83.5 percent.", "83.5", None),
        ("Solved rate: 16.8% (England and Wales average 14.9%)", "16.8", "kent"),
        ("Solved rate: 16.8% (England and Wales average 14.9%)", "14.9", None),
        ("81 percent were satisfied, in line with the figure across England and Wales of 80 percent.", "81", "kent"),
        ("81 percent were satisfied, in line with the figure across England and Wales of 80 percent.", "80", None),
        ("52 percent agree, less than the England and Wales proportion of 60 percent.", "60", None),
        ("It has 85 officers as its share of the uplift of 20,000 nationally.", "85", "kent"),
        ("It has 85 officers as its share of the uplift of 20,000 nationally.", "20,000", None),
        ("The find rate is 28.1% (national 27.0%).", "27.0", None),
        ("The find rate is 28.1% (MSF average 26.2%).", "28.1", "kent"),
        ("The find rate is 28.1% (Essex Police 25%).", "25", "essex"),
        ("The find rate is 28.1% (2019: 25%).", "25", "kent"),
        ("The average for all forces was 12 minutes.", "12", None),
        ("Across England and Wales, 7 percent of offences led to a charge.", "7", None),
        ("Other forces answered 88 percent of calls in time.", "88", None),
        ("The force charged 9 percent of suspects, while Essex Police charged 11 percent.", "9", "kent"),
        ("The force charged 9 percent of suspects, while Essex Police charged 11 percent.", "11", "essex"),
        ("The force works with Essex Police on 14 joint operations.", "14", "kent"),
        ("Together with Surrey Police, it spends £3m on training.", "3", "kent"),
        ("Unlike Sussex Police, the force has 20 analysts.", "20", "kent"),
        ("Sussex Police has 20 analysts.", "20", "sussex"),
        ("The South East ROCU disrupted 45 gangs.", "45", None),
        ("SEROCU disrupted 45 gangs.", "45", None),
        ("The force sent 45 cases to SEROCU.", "45", "kent"),
        ("Essex Police and Surrey Police had 41 and 38 vacancies respectively.", "38", "surrey"),
        ("The force has 3,800 officers and Essex 3,600.", "3,600", "essex"),
        ("Norfolk and Suffolk: 430 dogs.", "430", "kent"),
        ("Officers lent to Essex Police (14) come back in May.", "14", "kent"),
        ("There were 24 assaults recorded by Essex Police.", "24", "essex"),
        ("Surrey Police has 2,100 officers and 1,900 staff.", "1,900", "surrey"),
        ("The backlog is 900 devices, says the Police Federation of England and Wales.", "900", "kent"),
        ("It was one of four; 1,360 devices wait in these forces.", "1,360", None),
        ("Devon and Cornwall Police recorded 4,000 crimes.", "4,000", "devon-and-cornwall"),
        ("Heddlu Gwent recorded 4,000 crimes.", "4,000", "gwent"),
        ("In Suffolk, the force left out 5,300 crimes, about 9% of them.", "9", "suffolk"),
        ("But in Kent, only 9% were charged.", "9", "kent"),
        ("In Suffolk, Norfolk and Essex, 9% were charged.", "9", "kent"),
        ("In Suffolk, 9% were charged, while Essex Police charged 11 percent.", "11", "essex"),
        ("There were 636 allegations made against police officers in Norfolk.", "636", "norfolk"),
    ],
)
def test_a_figure_is_about_whom_its_clause_names(text: str, figure: str, force: str | None) -> None:
    sentence = _last_sentence(text)
    assert subject_force(sentence, sentence.text.index(figure)) == force


@pytest.mark.parametrize(
    ("headings", "force"),
    [
        (("Regional findings",), None),
        (("Durham Constabulary",), "durham"),
        (("Durham Constabulary", "Resources and skills"), "durham"),
        (("Understanding serious and organised crime: West Mercia Police",), "west-mercia"),
        (("Regional Organised Crime Unit for the West Midlands",), None),
        (("Durham Constabulary", "NEROCU"), None),
        (("Norfolk and Suffolk Constabularies",), None),
        (("An inspection of the West Midlands regional response to serious and organised crime",), None),
    ],
)
def test_a_heading_says_whom_its_section_is_about(headings: tuple[str, ...], force: str | None) -> None:
    assert force_of_headings(headings, None) == force


def test_a_notice_for_a_group_has_a_block_for_each_force() -> None:
    context = context_of(
        (
            "# Dorset Police", "The force recorded 90 percent of crimes.",
            "# Gwent Police", "It recorded 95 percent of crimes. Dorset Police had 88 percent in 2017.",
        ),
        setting=Setting(None, "PEEL", "2017", "press_release"),
    )  # fmt: skip
    figures = [("90", "dorset"), ("95", "gwent"), ("88", "dorset")]
    found = [
        (figure, subject_force(sentence, sentence.text.index(figure)))
        for figure, _ in figures
        for sentence in context.sentences
        if figure in sentence.text
    ]
    assert found == figures


@pytest.mark.parametrize(
    ("text", "grade", "forces"),
    [
        ("Dorset Police was graded as good.", "good", ["dorset"]),
        ("Dorset Police and Gwent Police were graded as good.", "good", ["dorset", "gwent"]),
        ("Kent, Essex and Surrey Police were all graded good.", "good", ["kent", "essex", "surrey"]),
        (
            "The two forces judged inadequate are Cleveland Police and Gwent Police.",
            "inadequate",
            ["cleveland", "gwent"],
        ),
        ("One force (Durham Constabulary) was outstanding.", "outstanding", ["durham"]),
        ("The unit, NEROCU, is good.", "good", [None]),
        ("The South West Regional Organised Crime Unit has been graded as adequate.", "adequate", [None]),
        ("Gwent Police is adequate, unlike Dorset Police.", "adequate", ["gwent"]),
        ("Unlike Dorset Police, Gwent Police is adequate.", "adequate", ["gwent"]),
        ("Gwent was rated good.", "good", ["gwent"]),
    ],
)
def test_a_judgment_is_about_each_force_listed(text: str, grade: str, forces: list[str | None]) -> None:
    sentence = _last_sentence(text, setting=_REGIONAL_REPORT)
    assert [force for force, _ in judged_forces(sentence, sentence.text.index(grade))] == forces


def test_it_is_the_force_last_named() -> None:
    sentence = _last_sentence("It is good.", setting=_REGIONAL_REPORT)
    assert judged_forces(sentence, 6, ["Gwent Police has changed.", "Kent Police has not."]) == [("gwent", None)]


def test_in_a_report_on_one_force_its_own_words_go_first() -> None:
    text = "The force, which shares a unit with Essex Police, is good."
    sentence = _last_sentence(text)
    assert judged_forces(sentence, text.index("good")) == [("kent", None)]


def test_a_place_is_a_force_only_where_it_is_judged() -> None:
    assert inspected_bodies("Officers searched homes in Durham.") == []
    assert [body.force_id for body in inspected_bodies("Durham was rated outstanding.")] == ["durham"]


def test_a_line_of_nothing_but_forces() -> None:
    assert [body.force_id for body in listed_bodies("Durham, Kent and Avon & Somerset")] == [
        "durham", "kent", "avon-and-somerset",
    ]  # fmt: skip
    assert listed_bodies("Durham has many villages") == []
