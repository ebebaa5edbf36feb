"""A text is cut so that every fact and every unread number shows, and none of the text is lost."""

from __future__ import annotations

from pages.highlights import Paragraph, excerpts, paragraphs
from pages.records import Fact, Unread

TEXT = (
    "Overall\n\nIn 12 of 40 cases, 7 of them rapes, nobody came. It was a fine day in 1884.\n\n"
    "Area\tGrade\nCalls\tGood\n\nThe plan runs\n\nover two paragraphs."
)


def fact(fact_id: str, anchor: str, sentence: str, kind: str = "case_count", section: str = "") -> Fact:
    start = TEXT.index(sentence)
    at = TEXT.index(anchor, start)
    return Fact(
        fact_id,
        kind,
        anchor,
        "d",
        None,
        None,
        section,
        None,
        sentence,
        start,
        start + len(sentence),
        at,
        at + len(anchor),
        "r",
        "1",
    )


SENTENCE = "In 12 of 40 cases, 7 of them rapes, nobody came."
OUTER = fact("outer", "12 of 40 cases, 7", SENTENCE, "finding", "Overall")
INNER = fact("inner", "12 of 40", SENTENCE)
SECOND = fact("second", "7", SENTENCE, "volume")
ROW = fact("row", "Good", "Calls\tGood", "grade")
LONG = fact("long", "runs", "The plan runs\n\nover two paragraphs.", "finding")
YEAR = Unread("d", TEXT.index("1884"), TEXT.index("1884") + 4, "1884")


def text_of(paragraph: Paragraph) -> str:
    return "".join(piece.text for run in paragraph.runs for piece in run.pieces)


def test_the_whole_text_is_there() -> None:
    cut = paragraphs(TEXT, [OUTER, INNER, SECOND, ROW, LONG], [YEAR])
    assert "\n\n".join(text_of(paragraph) for paragraph in cut) == TEXT


def test_each_fact_begins_at_one_place() -> None:
    cut = paragraphs(TEXT, [OUTER, INNER, SECOND, ROW, LONG], [YEAR])
    begun = [one.fact_id for paragraph in cut for run in paragraph.runs for piece in run.pieces for one in piece.facts]
    assert sorted(begun) == ["inner", "long", "outer", "row", "second"]


def test_of_facts_that_overlap_a_click_shows_the_one_with_the_shortest_words() -> None:
    run = paragraphs(TEXT, [OUTER, INNER, SECOND], [])[1].runs[0]
    shown = {piece.text: (piece.leads_to.fact_id if piece.leads_to else None, piece.kinds) for piece in run.pieces}
    assert shown["12 of 40"] == ("inner", ("case_count", "finding"))
    assert shown["7"] == ("second", ("finding", "volume"))
    assert shown["In "] == (None, ())


def test_an_unread_number_shows_outside_of_every_quotation() -> None:
    after = paragraphs(TEXT, [INNER], [YEAR])[1].runs[1]
    assert after.quotation is None
    assert [(piece.text, piece.kinds) for piece in after.pieces] == [
        (" It was a fine day in ", ()),
        ("1884", ("unread",)),
        (".", ()),
    ]


def test_a_heading_is_one_that_facts_stand_under_and_a_table_has_cells() -> None:
    cut = paragraphs(TEXT, [OUTER], [])
    assert [paragraph.is_heading for paragraph in cut] == [True, False, False, False, False]
    assert [paragraph.is_table for paragraph in cut] == [False, False, True, False, False]


def test_a_quotation_over_two_paragraphs_is_one() -> None:
    assert {run.quotation for paragraph in paragraphs(TEXT, [LONG], [])[3:] for run in paragraph.runs} == {0}


def test_of_a_text_that_may_not_be_shown_only_the_sentences_with_facts_are() -> None:
    assert [text_of(paragraph) for paragraph in excerpts(TEXT, [INNER, SECOND, ROW])] == [SENTENCE, "Calls\tGood"]
