"""Which measure a number is about: sentences of our own in `measure_sentences.csv`, and the rules that decide.

In that file the part of a sentence that holds the number stands in [brackets] where it isn't the whole sentence; an
empty measure means that nothing may be linked.
"""

import csv
from pathlib import Path

import pytest

from pipelines.extraction.grammar.vocabulary import Vocabulary
from pipelines.extraction.measures.measure import measure_of
from pipelines.reference import areas, measures

SENTENCES = list(csv.DictReader(Path(__file__).with_name("measure_sentences.csv").open(encoding="utf-8")))


def clause_of(sentence: str) -> str:
    before, opened, rest = sentence.partition("[")
    return rest.partition("]")[0] if opened else before


def named_by(row: dict[str, str]) -> str:
    sentence = row["sentence"].replace("[", "").replace("]", "")
    return measure_of(clause_of(row["sentence"]), sentence, row["heading"], kind=row["kind"]) or ""


@pytest.mark.parametrize("measure", sorted({row["measure"] for row in SENTENCES}))
def test_sentences_name_their_measure(measure: str) -> None:
    rows = [row for row in SENTENCES if row["measure"] == measure]
    found = [(row["heading"], row["sentence"], named_by(row)) for row in rows]
    assert [named for named in found if named[2] != measure] == []


def test_there_are_enough_sentences_to_trust() -> None:
    assert len(SENTENCES) >= 150
    assert sum(not row["measure"] for row in SENTENCES) >= 12


def test_every_measure_belongs_to_a_known_area() -> None:
    known = {area.area_id for area in areas()}
    assert {measure.area_id for measure in measures()} <= known


def test_measures_are_named_once() -> None:
    names = [measure.measure_id for measure in measures()]
    assert len(names) == len(set(names))
    assert len(names) >= 120


def test_the_clause_of_the_number_decides_before_the_rest_of_the_sentence() -> None:
    sentence = "Victims were updated in 30 of 40 cases, and a personal statement was taken in 12 of 20."
    assert measure_of("Victims were updated in 30 of 40 cases", sentence, kind="case_count") == "victim_updated"
    assert measure_of("a personal statement was taken in 12 of 20", sentence) == "victim_personal_statement"


def test_a_bare_count_takes_its_measure_from_the_rest_of_the_sentence() -> None:
    sentence = "Where a protective order such as a DVPN should have been considered, it happened in 9 of 14 cases."
    assert measure_of("it happened in 9 of 14 cases", sentence, kind="case_count") == "ancillary_order_considered"


def test_a_part_with_a_number_of_its_own_lends_nothing() -> None:
    sentence = "Of 999 calls, 92 percent were answered in 10 seconds; we also reviewed 20 cases."
    assert measure_of("we also reviewed 20 cases", sentence, kind="sample") is None


def test_a_tie_is_settled_by_the_area_or_stays_open() -> None:
    clause = "we audited 40 case files"
    assert measure_of(clause, clause, kind="sample") is None
    assert measure_of(clause, clause, area_id="child_protection", kind="sample") == "child_protection_case_files"


def test_a_percentage_is_not_linked_to_what_is_counted() -> None:
    sentence = "The force failed to record 9 percent of crimes reported to it."
    assert measure_of(sentence, sentence, kind="volume") == "crimes_not_recorded"
    assert measure_of(sentence, sentence, kind="rate") != "crimes_not_recorded"


def test_the_heading_speaks_only_for_a_sentence_that_points_back() -> None:
    heading = "The force should complete victim needs assessments"
    pointing, other = "This wasn't done in 12 of 30 cases.", "Officers drove too fast in 12 of 30 cases."
    assert measure_of(pointing, pointing, heading, kind="case_count") == "victim_needs_assessment"
    assert measure_of(other, other, heading, kind="case_count") is None


def test_the_title_of_an_office_is_no_subject() -> None:
    sentence = (
        "The Police and Crime Commissioner said that after the loss of 18 percent of the workforce it was no surprise."
    )
    assert measure_of("of the workforce it was no surprise", sentence, kind="rate") == "workforce_lost"
    assert measure_of("a quarter", "The Police and Crime Commissioner saw a quarter of it fall.", kind="rate") is None


def test_a_plan_is_one_of_an_investigation_only_where_the_area_says_so() -> None:
    sentence = "There was a plan in 30 of 44 cases."
    assert measure_of(sentence, sentence, area_id="investigating_crime", kind="case_count") == "investigation_plan"
    assert measure_of(sentence, sentence, area_id="preventing_crime", kind="case_count") is None


def test_a_measure_of_time_needs_a_number_of_time() -> None:
    sentence = "The average wait on 101 was long, and the force has put 28 more vans in place."
    assert measure_of("the force has put 28 more vans in place", sentence, kind="volume") is None


def test_the_sentence_before_may_add_words_to_two_that_the_clause_has() -> None:
    earlier = "The force has improved the way it supervises investigations."
    clause, sentence = "showed regular reviews", "All but one of the 14 showed regular reviews."
    assert measure_of(clause, sentence, kind="case_count", earlier=earlier) == "investigation_supervised"
    assert measure_of("was quick", "All but one of the 14 was quick.", kind="case_count", earlier=earlier) is None


def test_what_a_count_is_out_of_names_its_measure_too() -> None:
    """'We read 62 reports of rape. Of these, 59 had been recorded': the clause alone could be any crime."""
    clause = "had been recorded as crimes"
    assert (
        measure_of(clause, f"Of these, 59 {clause}.", kind="case_count", cases="reports of rape")
        == "crime_recorded_rape"
    )
    clause = "had reasonable grounds"
    of_some = measure_of(clause, clause, kind="case_count", cases="searches of people from an ethnic minority")
    assert of_some == "stop_search_grounds_recorded_ethnic_minorities"


def test_a_class_of_words_stands_for_all_of_them() -> None:
    for word in ("appropriate", "wrong", "against policy", "in line with guidance"):
        clause = f"outcome 21 was {word}"
        assert measure_of(clause, clause, kind="case_count") == "outcome_21_used_correctly"


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="no class of words"):
        Vocabulary([("plan", "plan + <bright>")])


def test_these_incidents_are_of_the_kind_told_before() -> None:
    earlier = "The force is slow to reach priority incidents."
    sentence = "In 2019 officers got to 74 percent of these incidents within an hour."
    clause = "of these incidents within an hour"
    assert measure_of(clause, sentence, kind="rate", earlier=earlier) == "response_within_target_priority"


def test_a_figure_is_measured_by_its_own_part_of_the_sentence_first() -> None:
    sentence = "Crimes are investigated more thoroughly than before, and the force solves 15 percent of the crimes."
    assert measure_of("of the crimes", sentence, kind="rate") == "crime_solved_rate"


def test_how_long_something_takes_is_no_measure_of_how_often() -> None:
    sentence = "Callers to 101 hung up in their thousands after waiting on hold for seven minutes on average."
    assert measure_of(sentence, sentence, kind="time") == "non_emergency_call_answer_time"
    assert measure_of(sentence, sentence, kind="rate") == "calls_abandoned_101"


def test_a_sample_is_no_measure_of_how_many_there_are() -> None:
    sentence = "We looked at 50 incidents of antisocial behaviour."
    assert measure_of(sentence, sentence, kind="sample") != "antisocial_behaviour_incidents"
    assert measure_of(sentence, sentence, kind="volume") == "antisocial_behaviour_incidents"
