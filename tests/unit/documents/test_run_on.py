"""Pages of which a copy lost the line breaks: what stood by itself on the page is found in the middle of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.reader import read
from pipelines.documents.run_together.pages import is_run_on
from pipelines.documents.run_together.splitting import split_lines

PAGE = (
    "PEEL 2021/22 An inspection of Norfolk Constabulary",
    "Published on: 14 October 2022",
    "Responding to the public",
    "Requires improvement",
    "Norfolk Constabulary requires improvement at responding to the public.",
    "Area for improvement",
    "The constabulary should make sure that call handlers assess the risk to those who ring",
    "In 19 of the 60 calls that we heard, nobody asked whether the caller was vulnerable. Supervisors seldom "
    "listened in, and those who did wrote down nothing of what they had heard, so that the next shift could learn "
    "nothing from it.",
    "Main findings",
    "The constabulary answers emergency calls sooner than it did a year ago",
    "In the year to March 2022 it answered 91 percent of them within 10 seconds. Those who ring 101 wait for "
    "longer, and the constabulary knows why: many of the people who used to work in its control room have left, "
    "and those who replace them can't be left to work alone before seven months have passed.",
    "It sends somebody in good time to most people who are in danger",
    "We found that officers came within the time set in 44 of 52 cases. When they were going to be late, victims "
    "were told so in most of them. A sergeant reads each morning through the list of those who are still waiting, "
    "and picks out who can't; another one does the same each evening. This works well, but it takes much of the "
    "time that both of them have.",
    "Investigating crime",
    "Good",
    "Norfolk Constabulary is good at investigating crime.",
)
RUN_ON = " ".join(PAGE)


def _lines(text: str) -> list[str]:
    return [line.raw for line in split_lines(text, plain_view(text))]


def test_titles_days_labels_grades_and_headings_stand_by_themselves_again() -> None:
    assert _lines(RUN_ON) == list(PAGE)


def test_headings_are_headings_again() -> None:
    headings = [RUN_ON[block.start : block.end] for block in read_blocks(RUN_ON, plain_view(RUN_ON)) if block.level]
    assert headings[-6:] == [PAGE[at] for at in (5, 6, 8, 9, 11, 13)]


def test_the_day_above_the_text_is_the_day_of_publication() -> None:
    identity = read(RUN_ON.encode(), "page.txt").identity
    assert (identity.published_date.isoformat(), identity.cycle) == ("2022-10-14", "2021/22")  # type: ignore[union-attr]


def test_the_month_beside_the_imprint_is_that_of_publication_where_no_day_is_told() -> None:
    text = " ".join([PAGE[0], *PAGE[2:], "November 2022 © HMICFRS 2022 www.justiceinspectorates.gov.uk/hmicfrs"])
    published = read(text.encode(), "page.txt").identity
    assert published.published_date is not None
    assert (published.published_date.isoformat(), published.published_precision) == ("2022-11-01", "month")


def test_points_of_a_list_are_points_again() -> None:
    points = ["- write down what was said;", "- call back within an hour;", "- tell the victim who asks."]
    assert _lines(" ".join([RUN_ON, "It should:", *points]))[-3:] == points


def test_what_follows_the_last_point_of_a_list_is_none_of_it() -> None:
    points = ["• better records of calls;", "• a plan for those at risk; and", "• sergeants who have the time."]
    assert _lines(" ".join([RUN_ON, "It needs:", *points, "We will return."]))[-4:] == [*points, "We will return."]


def test_a_list_of_contents_on_one_line_has_an_entry_a_line() -> None:
    entries = ["Overall summary 1", "Our judgments 1", "Main findings 4", "Areas for improvement 9", "Annex A 12"]
    text = " ".join([PAGE[0], "Contents", *entries, *PAGE[2:]])
    assert _lines(text)[1 : len(entries) + 2] == ["Contents", *entries]
    kinds = [block.kind for block in read_blocks(text, plain_view(text))]
    assert kinds.count("contents") == len(entries) + 1


@pytest.mark.parametrize("page", ["{n} {text}", "{text} {n}"])
def test_numbers_of_pages_stand_apart_from_the_text_of_their_pages(page: str) -> None:
    words = " ".join(PAGE[4:])
    text = "\n\n".join(page.format(n=n, text=words) for n in (7, 8, 9))
    furniture = [
        text[block.start : block.end] for block in read_blocks(text, plain_view(text)) if block.kind == "furniture"
    ]
    assert furniture == ["7", "8", "9"]


def test_a_number_that_counts_no_pages_stays_with_its_sentence() -> None:
    words = " ".join(PAGE[4:])
    text = "\n\n".join(f"{n} officers came. {words}" for n in (7, 11, 9))
    assert not any(block.kind == "furniture" for block in read_blocks(text, plain_view(text)))


def test_paragraphs_of_a_line_each_are_left_alone() -> None:
    text = "\n".join(PAGE)
    assert not is_run_on(text)
    assert _lines(text) == list(PAGE)


@given(
    st.lists(
        st.sampled_from(
            [
                *PAGE,
                "Good",
                "- so",
                "• so",
                "Contents One 1 Two 2 Two 3 Four 4 Five 5",
                "? Good The",
                "Main findings",
                ". ",
            ]
        ),
        min_size=40,
        max_size=80,
    )
)
def test_no_character_is_lost(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert "".join("".join(_lines(text)).split()) == "".join(text.split())


JOINED = (
    "PEEL 2021/22 An inspection of Norfolk Constabulary Published on: 14 October 2022 Responding to the public "
    "Requires improvement Norfolk Constabulary requires improvement at responding to the public.",
    "Callers wait too long for an answer Sergeants told us that governance of the control room had changed twice in a "
    "year. When sergeants are away, nobody reads the list of those who wait, and nobody rings them to say when an "
    "officer will come.",
    "Area for improvement The constabulary should answer more calls In 2021 it answered 91 percent of emergency calls "
    "within 10 seconds. The staff of the control room know how far that is from what other forces do in this region.",
    "The constabulary has a clear plan Norfolk Constabulary has hired 40 people for the control room since the autumn "
    "of 2021, and trained 31 of them. It expects the rest to begin work on their own by the end of the coming summer.",
)


def test_headings_that_open_a_paragraph_stand_by_themselves_again() -> None:
    lines = _lines("\n\n".join(JOINED))
    assert "Callers wait too long for an answer" in lines
    assert "Area for improvement" in lines
    assert "The constabulary should answer more calls" in lines
    assert "The constabulary has a clear plan" in lines
    assert "Published on: 14 October 2022" in lines


@pytest.mark.parametrize(
    "sentence",
    [
        "In the course of the year I asked sergeants of the force 318 questions, and 41 of them got no answer "
        "or only after I had asked again, too many for a force of that size.",
        "Officers from the West Mercia control room told Members that governance had changed, and the panel "
        "asked for a paper on what had become of the sergeants who used to read the list of those who wait.",
        "By 31 August 2022, Wiltshire Police should make sure that sergeants read the list of those who wait, and ring "
        "them to say when an officer will come, whether or not somebody has already rung them on the same day.",
    ],
)
def test_no_sentence_is_broken_where_a_name_stands_in_it(sentence: str) -> None:
    assert not is_run_on("\n\n".join([sentence] * 6))


def test_areas_with_their_grades_beside_them_stand_by_themselves() -> None:
    graded = ["Investigating crime: Adequate", "Managing offenders: Good", "Preventing crime: Requires improvement"]
    lines = _lines(" ".join([RUN_ON, *graded, "We will return."]))
    assert lines[-4:] == [*graded, "We will return."]


def test_areas_side_by_side_below_their_grade_stand_by_themselves() -> None:
    graded = ["Good", "Preventing crime", "Managing offenders", "Adequate", "Investigating crime", "Inadequate"]
    lines = _lines(" ".join([RUN_ON, "We graded five areas:", *graded, "We will return."]))
    assert lines[-7:] == [*graded, "We will return."]


def test_demands_below_their_label_are_parted() -> None:
    demands = ["The constabulary should answer more calls.", "Norfolk Constabulary should keep better records."]
    lines = _lines(" ".join([RUN_ON, "Areas for improvement", *demands, "We will return next year."]))
    assert lines[-4:] == ["Areas for improvement", *demands, "We will return next year."]


def test_a_figure_below_its_heading_stands_on_a_line_of_its_own() -> None:
    figures = ["Sexual offences", "94.4% of reported sexual offences were recorded", "The force has improved this."]
    assert _lines(" ".join([RUN_ON, *figures]))[-3:] == figures


def test_numbers_of_pages_within_a_line_stand_apart() -> None:
    words = " ".join(PAGE[4:])
    text = " ".join(f"{words} {n} Norfolk Constabulary was told so." for n in (7, 8, 9, 10))
    furniture = [
        text[block.start : block.end] for block in read_blocks(text, plain_view(text)) if block.kind == "furniture"
    ]
    assert furniture == ["7", "8", "9", "10"]


SITE_ABOVE = (
    "{title} - Norfolk Gazette We use cookies to improve our site. You may change your settings. Accept all Skip to "
    "content Menu Home News Sport Your area Contact us Home » News » {title} {title} Published on: 14 October 2022 "
)
SITE_BELOW = (
    " Share this: Click to share on a network Related Road shut for 12 weeks 3 May 2021 Leave a Reply Your email "
    "address will not be published. Recent Posts Burglary up 9% in 2021 Archives May 2021 Proudly powered by Press"
)


def test_numbers_of_recommendations_are_none_of_pages() -> None:
    asked = " ".join(
        f"Recommendation {n} Within {n + 1} months the force should look again at how it trains its staff. We have"
        f" begun, and will tell the panel more. A decision was made in 28 days in {90 + n}% of them."
        for n in range(1, 7)
    )
    lines = _lines(f"The commissioner writes about what was recommended of the force. {asked}")
    assert [line for line in lines if line.startswith("Recommendation")] == [f"Recommendation {n}" for n in range(1, 7)]
    assert not any(line.endswith(" in") for line in lines)


def test_what_a_site_sets_around_a_page_is_not_of_its_text() -> None:
    title = "Constabulary told to answer sooner"
    page = SITE_ABOVE.format(title=title) + " ".join(PAGE[2:]) + SITE_BELOW
    document = read(page.encode(), "page.txt")
    assert document.identity.title == title
    assert str(document.identity.published_date) == "2022-10-14"
    furniture = " ".join(page[block.start : block.end] for block in document.blocks if block.kind == "furniture")
    assert all(words in furniture for words in ("Accept all", "Road shut", "Burglary up 9%"))


def test_words_of_a_menu_in_a_text_head_no_page() -> None:
    page = f"Policing at home - A survey of news and search {RUN_ON} Policing at home"
    assert len(_lines(page)[0]) > len("Policing at home")


def test_what_somebody_says_of_himself_heads_nothing() -> None:
    said = 'The chief constable of the force said: "Three years ago I set a simple test of how well it does."'
    page = f"{RUN_ON} {said}"
    assert not any(line.startswith("I set") for line in _lines(page))


def test_areas_and_grades_of_a_table_stand_below_each_other_again() -> None:
    grades = (
        "Preventing crime",
        "Outstanding",
        "Investigating crime",
        "Good",
        "Protecting vulnerable people",
        "Adequate",
    )
    page = (
        f"{RUN_ON} The grades of the constabulary are these. Area Grade {' '.join(grades)} Next steps We will return."
    )
    lines = _lines(page)
    at = lines.index("Outstanding") - 1
    assert lines[at : at + len(grades)] == list(grades)


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            "Heading Budget 2016/17 Actual 2016/17 Variance",
            "Pay 161,240 159,975 (1,265)/Fuel 6,480 6,905 425/All 7 7 0",
        ),
        ("Case Cases Good Requires improvement Inadequate", "Children Act 1989 16 6 5 5/Missing 10 3 4 3/All 26 9 9 8"),
        ("£m 2024/25 budget 2024/25 forecast", "Pay 86.1 85.4/Non-pay 51.3 52.0/Income (20.7) (21.8)"),
        ("Force Cases reviewed Days to arrest (%)", "Cheshire 40 3/Essex 40 9/Kent 42 16"),
    ],
)
def test_rows_of_figures_stand_below_their_heads_again(heads: str, rows: str) -> None:
    table = " ".join((heads, *rows.split("/")))
    lines = _lines(f"{RUN_ON} This is what it spent. {table} The constabulary knows why.")
    at = lines.index(heads)
    assert lines[at + 1 : at + 1 + len(rows.split("/"))] == rows.split("/")


def test_figures_within_sentences_are_no_rows() -> None:
    page = f"{RUN_ON} In 2021 it had 4 and in 2022 5 9 of them. Kent had 3 4 years ago. Essex 3 4 and Surrey 5 6."
    assert not any(line.startswith(("Essex", "Surrey")) for line in _lines(page))


def test_what_a_force_should_do_stands_on_lines_of_its_own_again() -> None:
    demands = ("review each file;", "tell victims what it did; and", "train its staff in a year.")
    page = f"{RUN_ON} Recommendation Within six months, the force should: {' '.join(demands)} We will return."
    lines = _lines(page)
    at = lines.index("review each file;")
    assert lines[at + 1 : at + 3] == ["tell victims what it did; and", "train its staff in a year."]


@pytest.mark.parametrize(
    "said",
    [
        "The Chair said that, when the Panel met on 4 February 2021, the Commissioner had asked for £11 more. ",
        "Statement of accounts for the year ended 31 March 2021 of the Police and Crime Commissioner for Dorset. ",
    ],
)
def test_a_day_that_the_first_sentence_tells_of_is_not_that_of_publication(said: str) -> None:
    more = "Members asked how the money would be spent, and were told that it would pay for more officers. " * 15
    document = read((said + more).encode(), "page.txt")
    assert document.identity.published_date is None
    assert document.text[document.blocks[0].start : document.blocks[0].end].startswith(said.strip())


def test_entries_of_a_contents_list_may_hold_letters_years_and_numbered_priorities() -> None:
    text = (
        "Annual Report 2019/20 1 INDEX Foreword from the Commissioner 3 A. Delivery of the plan in 2019/20 4 "
        "Priority 1 To make Dorset a safer place to live in 6 Priority 2 To answer sooner when people ring. 13 "
        "B. Money and people 28 Foreword from the Commissioner I am glad to give an account of a year in which much "
        "was asked of all who keep us safe. " + "It was a year in which a great deal changed for the force. " * 20
    )
    contents = [block for block in read(text.encode(), "report.txt").blocks if block.kind == "contents"]
    assert [text[block.start : block.end] for block in contents][1:4] == [
        "Foreword from the Commissioner 3",
        "A. Delivery of the plan in 2019/20 4",
        "Priority 1 To make Dorset a safer place to live in 6",
    ]


def test_demands_behind_a_colon_stand_alone_whether_or_not_a_full_stop_parts_them() -> None:
    demands = [
        "The force should find out more about demand, now and later. It may then send people where they are needed",
        "The force should learn what its services cost",
        "The force should write a plan for its workforce. The plan should say which skills it needs.",
    ]
    told = "2.3 HMIC reported in May. The text had a few areas for improvement, not recommendations: " + " ".join(
        demands
    )
    text = (
        f"1 PURPOSE 1.1 It is about Dorset Police. 2.1 HMIC came in May. 2.2 It left in June. {told} 2.4 That is all. "
    )
    blocks = read((text + "Members asked what it meant. " * 9).encode(), "paper.txt").blocks
    listed = [text[block.start : block.end] for block in blocks if block.kind == "list_item"]
    assert [one for one in listed if one.startswith("The force")] == demands
