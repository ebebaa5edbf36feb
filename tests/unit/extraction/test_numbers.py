"""Numbers in digits and words, and what kind of number each is."""

from __future__ import annotations

import pytest

from pipelines.extraction.grammar.number_words import cardinal, fraction, ordinal
from pipelines.extraction.grammar.numbers import find_numbers, find_numbers_of_cells, may_hold_number


def _read(text: str) -> list[tuple[str, str, float | None]]:
    return [(text[number.start : number.end], number.kind, number.value) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We reviewed 1,247 records.", ("1,247", "cardinal", 1247)),
        ("The average wait is 3m 12s.", ("3m", "duration", 3)),
        ("It was 6m40s in 2023.", ("6m", "duration", 6)),
        ("Detainees stay 11hrs 42mins.", ("11hrs", "duration", 11)),
        ("It serves 3m people.", ("3m", "cardinal", 3e6)),
        ("Up 2.1 pts on 2023.", ("2.1 pts", "points", 2.1)),
        ("It was 64% in 23/24 Q2.", ("23/24", "fiscal_year", 2023)),
        ("It was 64% in Q2 24/25.", ("24/25", "fiscal_year", 2024)),
        ("It fell in 22/23.", ("22/23", "fiscal_year", 2022)),
        ("It fell in 2026/7.", ("2026/7", "fiscal_year", 2026)),
        ("the years (20/21) and (21/22)", ("20/21", "fiscal_year", 2020)),
        ("The Treasury Plan 18/22 was noted.", ("18/22", "fiscal_year", 2018)),
        ("the grades of PEEL 202325", ("202325", "fiscal_year", 2023)),
        ("an offence against a child under 16 is worse", ("16", "age", 16)),
        ("In 22/23 cases it was done.", ("22", "cardinal", 22)),
        ("It is ranked 4 of 43.", ("4", "reference", 4)),
        ("We reviewed three dozen files.", ("three dozen", "cardinal", 36)),
        ("Twenty-one of them were late.", ("Twenty-one", "cardinal", 21)),
        (
            "Two thousand three hundred and forty-one calls",
            ("Two thousand three hundred and forty-one", "cardinal", 2341),
        ),
        ("four in every thousand", ("thousand", "cardinal", 1000)),
        ("nil returns", ("nil", "cardinal", 0)),
        ("96.4% of crime", ("96.4%", "percent", 96.4)),
        ("five per cent of calls", ("five per cent", "percent", 5)),
        ("18 per-cent of calls", ("18 per-cent", "percent", 18)),
        ("88.7     percent of crime", ("88.7     percent", "percent", 88.7)),
        ("up by six percentage points", ("six percentage points", "points", 6)),
        ("now 14 points worse", ("14 points", "points", 14)),
        ("a gap of £2.5m", ("£2.5m", "money", 2_500_000)),
        ("a council tax of £ 2. Background", ("2", "cardinal", 2)),
        ("a badge at £ 2.50 each", ("£ 2.50", "money", 2.5)),
        ("savings of £40k", ("£40k", "money", 40_000)),
        ("some 3 million pounds", ("3 million pounds", "money", 3_000_000)),
        ("just .5 of it costs £.5m", ("£.5m", "money", 500_000)),
        ("a third of victims", ("a third", "fraction", 1 / 3)),
        ("three-quarters of staff", ("three-quarters", "fraction", 0.75)),
        ("½ of the posts", ("½", "fraction", 0.5)),
        ("2/3 of the posts", ("2/3", "fraction", 2 / 3)),
        ("the first half of the year", ("half", "duration", 0.5)),
        ("half an hour", ("half", "duration", 0.5)),
        ("the 21st case", ("21st", "ordinal", 21)),
        ("a boy aged 14", ("14", "age", 14)),
        ("a 15-year-old girl", ("15", "age", 15)),
        ("within six months", ("six months", "duration", 6)),
        ("after 48 working hours", ("48 working hours", "duration", 48)),
        ("at 9.30pm", ("9.30pm", "time", None)),
        ("The meeting closed at 14.05.", ("14.05", "time", None)),
        ("It rose at 14.05 percent", ("14.05 percent", "percent", 14.05)),
        ("staff and officers, split 60:40", ("60:40", "reference", None)),
        ("in 2021/22", ("2021/22", "fiscal_year", 2021)),
        ("in 2019 alone", ("2019", "date", 2019)),
        ("in 2019 calls rose again", ("2019", "date", 2019)),
        ("its 2019 complaints", ("2019", "date", 2019)),
        ("almost 2019 calls were lost", ("2019", "cardinal", 2019)),
        ("it has 2000 officers", ("2000", "cardinal", 2000)),
        ("on 1 April 2022", ("1 April 2022", "date", 2022)),
        ("between 2 and 27 January", ("2 and 27 January", "date", None)),
        ("open on 2, 3 and 4 June", ("2, 3 and 4 June", "date", None)),
        ("calls to (a) 999", ("999", "reference", 999)),
        ("Abandoned 101 non emergency calls", ("101", "reference", 101)),
        ("call 101 today", ("101", "reference", 101)),
        ("outcome 16 was used", ("16", "reference", 16)),
        ("COVID-19 rules", ("19", "reference", 19)),
        ("a two-stage process", ("two", "compound", 2)),
        ("ring 0300 123 4567", ("0300 123 4567", "contact", None)),
        ("write to 50 Station Road, Maidstone", ("50", "contact", None)),
        ("files at 2-16 Northgate, Norwich", ("2-16", "contact", None)),
        ("went to 15 High Street shops", ("15", "cardinal", 15.0)),
        ("found in 9094% of files", ("9094", "compound", 9094.0)),
        ("rose by 1250% in a year", ("1250%", "percent", 1250.0)),
        ("see paragraph 2.3.1 below", ("2.3.1", "reference", None)),
    ],
)
def test_a_number_is_told_by_what_stands_around_it(text: str, expected: tuple[str, str, float | None]) -> None:
    words, kind, value = expected
    found = [number for number in _read(text) if number[0] == words]
    assert [(number[0], number[1]) for number in found] == [(words, kind)]
    assert found[0][2] == pytest.approx(value)


def test_every_number_of_a_sentence_is_read_once_and_in_order() -> None:
    text = "In 2021/22, 17 of 64 calls (26.6 percent) waited six minutes; one in five cost £2.5m."
    assert [words for words, _, _ in _read(text)] == [
        "2021/22", "17", "64", "26.6 percent", "six minutes", "one", "five", "£2.5m",
    ]  # fmt: skip


def test_one_of_the_reasons_is_a_pronoun_and_one_of_twelve_a_count() -> None:
    assert [kind for _, kind, _ in _read("This is one of the reasons.")] == ["compound"]
    assert [kind for _, kind, _ in _read("In one of 12 cases")] == ["cardinal", "cardinal"]


def test_999_is_a_service_unless_something_else_is_counted() -> None:
    assert _read("It answered 999 calls")[0][1] == "reference"
    assert _read("It recorded 999 burglaries")[0][1] == "cardinal"


def test_the_cells_of_a_row_are_read_one_by_one() -> None:
    row = "Outcome | 60 | 47"
    numbers = find_numbers_of_cells(row, [(0, 7), (10, 12), (15, 17)])
    assert [(number.start, number.kind, number.value) for number in numbers] == [
        (10, "cardinal", 60),
        (15, "cardinal", 47),
    ]


@pytest.mark.parametrize("text", ["The force is good at this.", "Officers and staff told us so.", ""])
def test_a_text_without_numbers_is_passed_over(text: str) -> None:
    assert not may_hold_number(text)
    assert not find_numbers(text)


@pytest.mark.parametrize(
    ("words", "value"),
    [("nineteen", 19), ("a hundred and five", 105), ("half a dozen", 6), ("two score", 40), ("one million", 1e6)],
)
def test_cardinals_in_words(words: str, value: float) -> None:
    assert cardinal(words) == value


@pytest.mark.parametrize("words", ["one two", "ten twenty", "five ten"])
def test_two_numbers_side_by_side_are_not_one(words: str) -> None:
    assert cardinal(words) is None


def test_ordinals_and_fractions_in_words() -> None:
    assert ordinal("twenty-first") == 21
    assert ordinal("oneth") is None
    assert fraction("nine tenths") == 0.9
    assert fraction("halves") == 0.5
