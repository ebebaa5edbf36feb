"""Rows of gold and of facts in, scores out."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from rich.console import Console

from warehouse.evaluate import evaluate
from warehouse.gold import GoldError
from warehouse.scorecard import Score
from warehouse.scorecard_view import changes, details, summary

TEXT = """Wessex Police 2022
Wessex Police is good at managing offenders.
In 12 of 30 cases, victims weren’t told. In 4 of 9 cases they were.
The force should check its custody records every week. It should publish them.
It plans to save £2m.
The force must train new detectives sooner than it does.
"""
"""A document of our own."""


def facts(**tables: list[dict[str, Any]]) -> dict[str, pa.Table]:
    """Fact tables of one document; a fact's span is where its quote stands in TEXT."""
    document = {
        "document_id": "d1",
        "source_name": "wessex.txt",
        "text": TEXT,
        "title": "Wessex Police 2022",
        "publisher": "HMICFRS",
        "kind": "inspection_report",
        "force_id": "wessex",
        "programme": "PEEL",
        "cycle": "2021/22",
        "published_date": date(2022, 11, 1),
        "published_precision": "month",
    }
    read = {"core.dim_document": pa.Table.from_pylist([document | row for row in tables.pop("dim_document", [{}])])}
    for name, rows in tables.items():
        located = [
            {"document_id": "d1", "fact_id": f"{name}{at}", "rule": "a_rule", **row, **place(row["quote"])}
            for at, row in enumerate(rows)
        ]
        read[f"core.{name}"] = pa.Table.from_pylist(located)
    return read


def place(quote: str) -> dict[str, int]:
    start = TEXT.index(quote)
    return {"span_start": start, "span_end": start + len(quote)}


def gold(folder: Path, **files: str) -> Path:
    """A gold folder with these files; documents.csv names the one document unless given."""
    named = {"documents": "document\nwessex.txt\n"} | files
    for name, text in named.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def case(
    numerator: int, denominator: int, quote: str, sense: str = "not_met", measure: str | None = None
) -> dict[str, Any]:
    return {
        "numerator": numerator,
        "denominator": denominator,
        "numerator_counts": sense,
        "measure_id": measure,
        "quote": quote,
    }


TOLD = "In 12 of 30 cases, victims weren’t told."
WERE = "In 4 of 9 cases they were."
CASES = "document,numerator,denominator,numerator_counts,measure,note,quote\n"


def test_a_key_found_a_key_missed_and_a_key_invented(tmp_path: Path) -> None:
    folder = gold(tmp_path, case_counts=CASES + f'wessex.txt,12,30,,,,"{TOLD}"\nwessex.txt,5,9,,,,"{WERE}"\n')
    kind = evaluate(facts(fact_case_count=[case(12, 30, TOLD), case(4, 9, WERE)]), folder).kind("case_counts")
    assert kind.score == Score(matched=1, missed=1, invented=1)
    assert (kind.score.precision, kind.score.recall, kind.score.f1) == (0.5, 0.5, 0.5)
    assert [(miss.judgment, miss.quote) for miss in kind.misses] == [("numerator=5 denominator=9", WERE)]
    (invention,) = kind.inventions
    assert (invention.judgment, invention.quote) == ("numerator=4 denominator=9", WERE)
    assert (invention.rule, invention.fact_id) == ("a_rule", "fact_case_count1")
    assert kind.by_document == {"wessex.txt": Score(1, 1, 1)}
    assert kind.by_rule == {"a_rule": Score(1, 1, 1)}


def test_the_same_judgment_read_twice_counts_once(tmp_path: Path) -> None:
    folder = gold(tmp_path, case_counts=CASES + f'wessex.txt,12,30,,,,"{TOLD}"\n')
    read = [case(12, 30, TOLD), case(12, 30, TOLD), case(4, 9, WERE), case(4, 9, WERE)]
    assert evaluate(facts(fact_case_count=read), folder).kind("case_counts").score == Score(1, 0, 1)


def test_optional_rows_count_neither_for_nor_against(tmp_path: Path) -> None:
    rows = CASES + f'wessex.txt,12,30,,,all of N; optional,"{TOLD}"\nwessex.txt,4,9,,,optional,"{WERE}"\n'
    folder = gold(tmp_path, case_counts=rows)
    assert evaluate(facts(fact_case_count=[case(12, 30, TOLD)]), folder).kind("case_counts").score == Score(0, 0, 0)


def test_attributes_are_compared_where_the_gold_gives_them_with_the_fact_that_stands_there(tmp_path: Path) -> None:
    rows = f'wessex.txt,12,30,not_met,victim_told,,"{TOLD}"\nwessex.txt,4,9,met,,,"{WERE}"\n'
    read = [
        case(12, 30, "In 12 of 30 cases", "unclear", "victim_told"),
        case(12, 30, WERE, "not_met", "elsewhere"),
        case(4, 9, WERE, "met", "never_asked"),
    ]
    kind = evaluate(facts(fact_case_count=read), gold(tmp_path, case_counts=CASES + rows)).kind("case_counts")
    sense, measure = kind.attributes
    assert (sense.name, sense.scored, sense.right, sense.accuracy) == ("numerator_counts", True, 1, 0.5)
    assert [(wrong.expected, wrong.found) for wrong in sense.wrong] == [("not_met", "unclear")]
    assert (measure.name, measure.right, measure.wrong) == ("measure", 1, ())


GRADE = "Wessex Police is good at managing offenders."


@pytest.mark.parametrize(
    ("gold_basis", "fact_basis", "score"),
    [
        ("statement", "summary_table", Score(1, 0, 0)),
        ("history", "history", Score(0, 0, 0)),
        ("history", "statement", Score(0, 0, 0)),
        ("statement", "consistent_with_previous", Score(0, 1, 0)),
    ],
)
def test_the_basis_of_a_grade_is_not_required_but_history_is_no_evidence(
    tmp_path: Path, gold_basis: str, fact_basis: str, score: Score
) -> None:
    header = "document,force,programme,cycle,scale,area,grade,basis,note,quote\n"
    row = f"wessex.txt,wessex,PEEL,2021/22,five-tier,managing_offenders,good,{gold_basis},,{GRADE}\n"
    read = {"programme": "PEEL", "cycle": "2021/22", "scale": "five-tier", "force_id": "wessex", "quote": GRADE}
    read |= {"area_id": "managing_offenders", "grade": "good", "basis": fact_basis}
    assert evaluate(facts(fact_grade=[read]), gold(tmp_path, grades=header + row)).kind("grades").score == score


@pytest.mark.parametrize(
    ("percent", "half_width", "agrees"),
    [(92.46, 2.5, True), (92.5, 2.5, True), (92.4, 2.5, False), (92.5, None, False), (92.5, 2.0, False)],
)
def test_rates_agree_to_one_decimal_and_in_their_interval(
    tmp_path: Path, percent: float, half_width: float | None, agrees: bool
) -> None:
    folder = gold(tmp_path, rates="document,percent,ci_half_width,quote\nwessex.txt,92.5,2.5,Wessex Police 2022\n")
    rate = {"percent": percent, "ci_half_width": half_width, "measure_id": None, "role": "estimate"}
    read = [rate | {"qualifier": "exact", "quote": "Wessex Police 2022"}]
    expected = Score(1, 0, 0) if agrees else Score(0, 1, 1)
    assert evaluate(facts(fact_rate=read), folder).kind("rates").score == expected


def test_money_agrees_in_its_amount_and_its_kind_is_scored_apart(tmp_path: Path) -> None:
    header = "document,amount_gbp,kind,direction,recurrence,horizon,starts,ends,status,note,quote\n"
    folder = gold(
        tmp_path, finances=header + 'wessex.txt,"2,000,000",saving,,total,,,,planned,,It plans to save £2m.\n'
    )
    amount = {"amount_gbp": 2e6, "kind": "cost", "direction": "inflow", "recurrence": "total", "horizon": None}
    read = [amount | {"starts": None, "ends": None, "status": "planned", "quote": "It plans to save £2m."}]
    kind = evaluate(facts(fact_finance=read), folder).kind("finances")
    assert kind.score == Score(1, 0, 0)
    assert {a.name: a.accuracy for a in kind.attributes if a.scored} == {"kind": 0, "status": 1, "recurrence": 1}


def finding(quote: str, kind: str = "area_for_improvement", area: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "area_id": area, "quote": quote}


FINDINGS = "document,kind,area,note,quote\n"
CUSTODY = "The force should check its custody records every week. It should publish them."
TRAIN = "The force must train new detectives sooner than it does."


@pytest.mark.parametrize(
    ("kind", "quote", "agrees"),
    [
        ("area_for_improvement", "The force should check its custody records every week.", True),
        ("area_for_improvement", "custody records every week. It should publish them.\nIt plans to save", True),
        ("area_for_improvement", "them.\nIt plans to save £2m.", False),
        ("recommendation", CUSTODY, False),
    ],
)
def test_findings_agree_in_kind_and_half_of_the_shorter_quotation(
    tmp_path: Path, kind: str, quote: str, agrees: bool
) -> None:
    folder = gold(tmp_path, findings=FINDINGS + f'wessex.txt,area_for_improvement,,,"{CUSTODY}"\n')
    read = evaluate(facts(fact_finding=[finding(quote, kind)]), folder).kind("findings").score
    assert read == (Score(1, 0, 0) if agrees else Score(0, 1, 1))


def test_a_finding_serves_one_gold_row_only_and_as_many_as_possible_are_paired(tmp_path: Path) -> None:
    first, second = "The force should check its custody records every week.", "It should publish them."
    rows = FINDINGS + "".join(f'wessex.txt,area_for_improvement,,,"{quote}"\n' for quote in (first, second))
    folder = gold(tmp_path, findings=rows)
    assert evaluate(facts(fact_finding=[finding(CUSTODY)]), folder).kind("findings").score == Score(1, 1, 0)
    both = [finding(CUSTODY), finding(first)]
    assert evaluate(facts(fact_finding=both), folder).kind("findings").score == Score(2, 0, 0)


def test_a_finding_that_only_an_optional_row_explains_is_no_invention(tmp_path: Path) -> None:
    rows = f'wessex.txt,area_for_improvement,,,"{CUSTODY}"\nwessex.txt,area_for_improvement,,optional,"{TRAIN}"\n'
    read = [finding(CUSTODY), finding("train new detectives sooner"), finding("It plans to save £2m.")]
    kind = evaluate(facts(fact_finding=read), gold(tmp_path, findings=FINDINGS + rows)).kind("findings")
    assert kind.score == Score(1, 0, 1)
    assert [invention.quote for invention in kind.inventions] == ["It plans to save £2m."]


def test_findings_are_counted_by_their_own_kind_too_and_their_area_is_reported(tmp_path: Path) -> None:
    rows = FINDINGS + f'wessex.txt,area_for_improvement,custody,,"{CUSTODY}"\nwessex.txt,main_finding,,,"{TRAIN}"\n'
    read = facts(fact_finding=[finding(CUSTODY, area="finance")])
    kind = evaluate(read, gold(tmp_path, findings=rows)).kind("findings")
    assert kind.by_subkind == {"area_for_improvement": Score(1, 0, 0), "main_finding": Score(0, 1, 0)}
    (area,) = kind.attributes
    assert (area.name, area.scored, area.accuracy, area.wrong[0].found) == ("area", False, 0, "finance")


def test_typography_and_line_breaks_do_not_part_a_quotation_from_its_text(tmp_path: Path) -> None:
    straight = "In 12 of 30 cases,\nvictims weren't told."
    kind = evaluate(
        facts(fact_case_count=[case(12, 30, TOLD)]),
        gold(tmp_path, case_counts=CASES + f'wessex.txt,12,30,not_met,,,"{straight}"\n'),
    )
    assert kind.problems == ()


DOCUMENTS = "document,title,kind,publisher,force,programme,cycle,published,note,quote\n"


@pytest.mark.parametrize(
    ("row", "score"),
    [
        ("wessex.txt,,inspection_report,,wessex,,2021/22,2022-11,,", Score(1, 0, 0)),
        ("wessex.txt,,,,,,,2022,,", Score(1, 0, 0)),
        ("wessex.txt,Another title,,Another publisher,,,,,,", Score(1, 0, 0)),
        ("wessex.txt,,,,,,,2022-11-01,,", Score(0, 1, 1)),
        ("wessex.txt,,press_release,,wessex,,2021/22,,,", Score(0, 1, 1)),
    ],
)
def test_a_document_agrees_as_far_as_the_gold_goes(tmp_path: Path, row: str, score: Score) -> None:
    scorecard = evaluate(facts(), gold(tmp_path, documents=DOCUMENTS + row + "\n"))
    assert scorecard.kind("documents").score == score


def test_a_document_that_was_never_read_is_missed_with_all_its_gold(tmp_path: Path) -> None:
    files = {"documents": "document\nlost.txt\n", "case_counts": CASES + "lost.txt,1,2,,,,words\n"}
    scorecard = evaluate(facts(), gold(tmp_path, **files))
    assert scorecard.score == Score(matched=0, missed=2, invented=0)
    assert scorecard.problems == ("lost.txt: not in the warehouse, all its gold is missed.",)


def test_documents_that_the_gold_does_not_name_are_not_judged(tmp_path: Path) -> None:
    files = {"documents": "document\nother.txt\n", "case_counts": CASES + f'wessex.txt,12,30,,,,"{TOLD}"\n'}
    scorecard = evaluate(facts(fact_case_count=[case(4, 9, WERE)]), gold(tmp_path, **files))
    assert scorecard.kind("case_counts").score == Score(0, 0, 0)
    assert "case_counts.csv: wessex.txt isn't named in documents.csv, its rows aren't judged." in scorecard.problems


def test_a_kind_without_a_gold_file_is_not_scored(tmp_path: Path) -> None:
    scorecard = evaluate(facts(fact_case_count=[case(4, 9, WERE)]), gold(tmp_path))
    assert [kind.kind for kind in scorecard.kinds] == ["documents"]
    with pytest.raises(KeyError, match="no gold for case_counts"):
        scorecard.kind("case_counts")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("document,size,colour\nwessex.txt,12,red\n", "samples.csv: unknown column colour, not read."),
        ("document,unit\nwessex.txt,cases\n", "samples.csv: not scored, the column size is missing."),
        ("document,size\nwessex.txt,a dozen\n", "samples.csv line 2: size='a dozen' can't be read as a number"),
        ("document,size\nwessex.txt,12,cases\n", "samples.csv line 2: more cells than columns"),
        ("document,size,quote\nwessex.txt,12,no such words\n", "samples.csv line 2: the quotation isn't in wessex.txt"),
    ],
)
def test_a_fault_of_the_gold_is_told_in_one_line(tmp_path: Path, text: str, problem: str) -> None:
    (told,) = evaluate(facts(), gold(tmp_path, samples=text)).problems
    assert told.startswith(problem)
    assert "\n" not in told


def test_a_gold_file_that_is_no_text_is_told_and_the_others_are_scored(tmp_path: Path) -> None:
    folder = gold(tmp_path)
    (folder / "samples.csv").write_bytes(b"\xff\xfe\x00document")
    scorecard = evaluate(facts(), folder)
    assert scorecard.problems[0].startswith("samples.csv: not scored, the file can't be read")
    assert scorecard.kind("documents").score == Score(1, 0, 0)


def test_a_folder_that_is_no_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="There is no gold folder at"):
        evaluate(facts(), tmp_path / "nowhere")
    with pytest.raises(GoldError, match="There is no gold in"):
        evaluate(facts(), tmp_path)


def test_the_scorecard_as_plain_values_and_as_a_page(tmp_path: Path) -> None:
    folder = gold(tmp_path, case_counts=CASES + f'wessex.txt,12,30,met,,,"{TOLD}"\nwessex.txt,5,9,,,,"{WERE}"\n')
    scorecard = evaluate(facts(fact_case_count=[case(12, 30, TOLD), case(4, 9, WERE)]), folder)
    plain = scorecard.to_dict()
    assert plain["kinds"]["case_counts"]["precision"] == 0.5
    assert plain["kinds"]["case_counts"]["attributes"]["numerator_counts"]["wrong"][0]["expected"] == "met"
    assert plain["by_document"]["wessex.txt"]["matched"] == 2

    page = StringIO()
    Console(file=page, width=120).print(summary(scorecard), details(scorecard))
    for words in ("case_counts: a_rule", "missed   wessex.txt: numerator=5 denominator=9", "read as not_met", WERE):
        assert words in page.getvalue()


def test_what_changed_since_another_run_is_said_line_by_line(tmp_path: Path) -> None:
    folder = gold(tmp_path, case_counts=CASES + f'wessex.txt,12,30,met,,,"{TOLD}"\nwessex.txt,4,9,,,,"{WERE}"\n')
    before = evaluate(facts(fact_case_count=[case(12, 30, TOLD)]), folder).to_dict()
    now = evaluate(facts(fact_case_count=[case(4, 9, WERE)]), folder)
    page = StringIO()
    Console(file=page, width=120).print(summary(now, before), changes(now, before))
    assert "F1 before" in page.getvalue()
    assert "worse    case_counts missed: wessex.txt: numerator=12 denominator=30" in page.getvalue()
    assert "better   case_counts missed: wessex.txt: numerator=4 denominator=9" in page.getvalue()
