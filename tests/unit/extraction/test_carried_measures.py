"""Measures that figures take over from what was told before: texts of our own in `carried_measures.txt`."""

from pathlib import Path

import pytest

from pipelines.extraction.completion.going_on import going_on
from pipelines.extraction.completion.measures_of_samples import named_by_what_is_told_of_them
from pipelines.extraction.completion.told_above import named_from_above
from pipelines.extraction.context import Context
from pipelines.extraction.counts.reading import read_case_counts
from pipelines.extraction.counts.samples import read_samples
from pipelines.extraction.counts.shapes.gapped import named_by_what_they_take_up
from pipelines.extraction.grammar.elliptical import adds_nothing
from pipelines.extraction.rates.reading import read_rates
from pipelines.extraction.volumes.reading import read_volumes
from tests.unit.extraction.text_cases import context_of, text_cases

CASES = text_cases(Path(__file__).with_name("carried_measures.txt"))


def measures_of(group: str, context: Context) -> list[str | None]:
    if group == "case_counts":
        counts = named_from_above(context, read_case_counts(context))
        return [fact.measure_id for fact in named_by_what_they_take_up(context, counts)]
    if group == "samples":
        counts = named_from_above(context, read_case_counts(context))
        claimed = [span for fact in counts for span in fact.claims]
        samples = read_samples(context, claimed)
        rates = read_rates(context, claimed)
        return [fact.measure_id for fact in named_by_what_is_told_of_them(context, samples, counts, rates)]
    if group == "volumes":
        return [fact.measure_id for fact in going_on(context, named_from_above(context, read_volumes(context, [])))]
    return [fact.measure_id for fact in going_on(context, named_from_above(context, read_rates(context, [])))]


def test_figures_take_over_a_measure_only_where_their_words_do() -> None:
    found = {
        str(case): " ".join(
            name or "-" for name in measures_of(case.group, context_of(case.lines, setting=case.setting))
        )
        for case in CASES
    }
    assert found == {str(case): " ".join(case.expected) for case in CASES}


@pytest.mark.parametrize(
    ("clause", "told", "nothing"),
    [
        ("compared with 31 of 87 when we first inspected", "supervision was effective", True),
        ("In October they were abandoned", "101 calls that are abandoned", True),
        ("of vehicles", "of 999 calls", False),
        ("the figure for outcome 15", "the figure for outcome 18", False),
    ],
)
def test_what_adds_nothing_to_what_was_told(clause: str, told: str, *, nothing: bool) -> None:
    assert adds_nothing(clause, told) is nothing
