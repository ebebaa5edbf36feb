"""Layouts in, blocks out: what each piece of a text is, and the headings above it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.document import Block, Document
from pipelines.documents.reader import read


def blocks_of(text: str) -> tuple[str, tuple[Block, ...]]:
    laid_out = dedent(text).strip("\n")
    return laid_out, read_blocks(laid_out, plain_view(laid_out))


def kinds(text: str) -> list[tuple[str, str]]:
    laid_out, blocks = blocks_of(text)
    return [(block.kind, laid_out[block.start : block.end]) for block in blocks]


def headings(text: str) -> list[tuple[int | None, str]]:
    laid_out, blocks = blocks_of(text)
    return [(block.level, laid_out[block.start : block.end]) for block in blocks if block.kind == "heading"]


def trail(text: str, words: str) -> list[str]:
    """The headings above the block that begins with these words."""
    laid_out, blocks = blocks_of(text)
    document = Document("", "", "text", laid_out, blocks)
    at = next(n for n, block in enumerate(blocks) if laid_out[block.start : block.end].startswith(words))
    return [laid_out[heading.start : heading.end] for heading in document.trails[at]]


def cells(text: str) -> list[list[str]]:
    laid_out, blocks = blocks_of(text)
    return [[laid_out[c.start : c.end] for c in block.cells] for block in blocks if block.kind == "table_row"]


REPORT = """
    PEEL 2021/22

    Police effectiveness, efficiency and legitimacy

    An inspection of Northshire Police

    Contents

    Overall summary\t1
    Our judgments\t1
    Responding to the public\t3
    Areas for improvement\t3
    Main findings\t4

    Overall summary

    Our judgments

    We make graded judgments as follows:

    Good\tAdequate\tInadequate
    Preventing crime\t\tResponding to the public

    HM Inspector's observations

    The force needs to answer its calls faster

    Callers waited too long.

    Ann Example

    HM Inspector of Constabulary

    Providing a service to the victims of crime

    Victim service assessment

    We looked at the files of many victims.

    Crime data integrity

    Not graded

    Areas for improvement

    The force should record what its officers hear. It should do so without delay

    Records were late.

    Responding to the public

    Requires
    improvement

    The force requires improvement at responding to the public.

    Main findings

    In this section we set out what we found.

    Staff are polite and communicate clearly with [callers](#)

    Most calls were handled well.

    March 2023 | © HMICFRS 2023

    www.example.org/reports
"""


def test_headings_of_a_report_and_their_levels() -> None:
    assert headings(REPORT) == [
        (1, "PEEL 2021/22"),
        (1, "Police effectiveness, efficiency and legitimacy"),
        (1, "An inspection of Northshire Police"),
        (2, "Overall summary"),
        (3, "Our judgments"),
        (2, "HM Inspector's observations"),
        (4, "The force needs to answer its calls faster"),
        (2, "Providing a service to the victims of crime"),
        (3, "Victim service assessment"),
        (2, "Crime data integrity"),
        (3, "Areas for improvement"),
        (4, "The force should record what its officers hear. It should do so without delay"),
        (2, "Responding to the public"),
        (3, "Main findings"),
        (4, "Staff are polite and communicate clearly with [callers](#)"),
    ]


def test_trail_of_a_finding() -> None:
    assert trail(REPORT, "Records were late") == [
        "An inspection of Northshire Police",
        "Crime data integrity",
        "Areas for improvement",
        "The force should record what its officers hear. It should do so without delay",
    ]


def test_contents_entries_are_no_headings() -> None:
    listed = [words for kind, words in kinds(REPORT) if kind == "contents"]
    assert listed == [
        "Contents",
        "Overall summary\t1",
        "Our judgments\t1",
        "Responding to the public\t3",
        "Areas for improvement\t3",
        "Main findings\t4",
    ]


def test_a_grade_broken_over_two_lines_is_one_paragraph() -> None:
    assert ("paragraph", "Requires\n    improvement".replace("    ", "")) in kinds(REPORT)
    assert ("paragraph", "Not graded") in kinds(REPORT)


def test_a_signature_is_no_heading() -> None:
    assert ("paragraph", "Ann Example") in kinds(REPORT)
    assert ("paragraph", "HM Inspector of Constabulary") in kinds(REPORT)


def test_footers_are_furniture() -> None:
    assert [words for kind, words in kinds(REPORT) if kind == "furniture"] == [
        "March 2023 | © HMICFRS 2023",
        "www.example.org/reports",
    ]


def test_cells_of_a_tabbed_table_keep_the_empty_ones() -> None:
    assert cells(REPORT) == [["Good", "Adequate", "Inadequate"], ["Preventing crime", "", "Responding to the public"]]
    assert cells("\tGood\tPoor\nA\t1\t\nB\t\t2") == [["", "Good", "Poor"], ["A", "1", ""], ["B", "", "2"]]


def test_markdown_table() -> None:
    text = """
        # Grades

        | Area | Grade |
        |------|:-----:|
        | Investigating crime | Good |
        | Custody | |
    """
    assert cells(text) == [["Area", "Grade"], ["Investigating crime", "Good"], ["Custody", ""]]
    assert ("furniture", "|------|:-----:|") in kinds(text)


def test_lines_with_as_many_bars_are_rows_also_where_cells_are_single_figures() -> None:
    text = """
        Kind of case | Cases | Good | Inadequate
        Missing children | 9 | 4 | 5
        All | 12 | 6 | 6
    """
    assert cells(text) == [
        ["Kind of case", "Cases", "Good", "Inadequate"],
        ["Missing children", "9", "4", "5"],
        ["All", "12", "6", "6"],
    ]


def test_a_bar_above_labels_that_have_none_opens_the_second_column() -> None:
    text = """
        | 2024/25 | 2025/26
        Pay of officers | 1.2 | 1.3
        Pay of staff | 0.7 | 0.9
        Estate | 0.4 | 0.2
    """
    assert cells(text)[:2] == [["", "2024/25", "2025/26"], ["Pay of officers", "1.2", "1.3"]]


def test_two_lines_with_bars_are_rows_where_the_second_is_figures() -> None:
    text = """
        2025/26 | 2026/27 | 2027/28
        0.4 | £2.1 | (3.6)

        Home | Reports | Contact
        News | Data | Jobs
    """
    assert cells(text) == [["2025/26", "2026/27", "2027/28"], ["0.4", "£2.1", "(3.6)"]]


def test_lines_below_a_unit_are_rows_even_where_a_single_blank_parts_their_columns() -> None:
    text = """
        Source £m
        Grants from government (2019/20) 104.2
        Council tax precept 61.7
        Rents (2.1)

        The commissioner holds £4m.
    """
    assert cells(text) == [
        ["Source", "£m"],
        ["Grants from government (2019/20)", "104.2"],
        ["Council tax precept", "61.7"],
        ["Rents", "(2.1)"],
    ]


def test_a_head_that_has_lost_its_corner_stands_above_the_figures_and_not_above_their_labels() -> None:
    heads = ["", "Good", "Requires improvement", "Inadequate"]
    assert cells("Good\tRequires improvement\tInadequate\nBurglary\t5\t2\t2\nRobbery\t1\t3\t4")[0] == heads
    assert cells("    Good  Requires improvement  Inadequate\nBurglary  5  2  2\nRobbery  1  3  4")[0] == heads


@pytest.mark.parametrize(
    "text",
    [
        """
                                 2018/19   2019/20   2020/21
                                    £000      £000      £000
        Home Office grants       115,900   115,900   115,900
        Other income              10,250    10,120     9,980
        """,
        "2018/19\t2019/20\t2020/21\n£000\t£000\t£000\nHome Office grants\t115,900\t115,900\t115,900\n"
        "Other income\t10,250\t10,120\t9,980",
        "2018/19 2019/20 2020/21\n£000 £000 £000\nHome Office grants 115,900 115,900 115,900\n"
        "Other income 10,250 10,120 9,980",
    ],
    ids=["set to the right", "tabs", "single blanks"],
)
def test_units_below_the_years_are_a_second_line_of_heads(text: str) -> None:
    assert cells(text) == [
        ["", "2018/19", "2019/20", "2020/21"],
        ["", "£000", "£000", "£000"],
        ["Home Office grants", "115,900", "115,900", "115,900"],
        ["Other income", "10,250", "10,120", "9,980"],
    ]


def test_a_second_line_of_heads_may_hold_signs_alone() -> None:
    text = """
        Band    2023/24    2024/25
                £          £
        A       187.72     196.39
        D       281.58     294.58
    """
    assert cells(text) == [
        ["Band", "2023/24", "2024/25"],
        ["", "£", "£"],
        ["A", "187.72", "196.39"],
        ["D", "281.58", "294.58"],
    ]


def test_a_line_below_the_years_may_say_how_certain_the_columns_are() -> None:
    text = """
                  2019/20   2020/21    2021/22
                  Actual    Forecast   Estimate
                  £m        £m         £m
        Estates    8.214     11.902     14.350
        Fleet      1.910      2.210      2.300
    """
    assert cells(text) == [
        ["", "2019/20", "2020/21", "2021/22"],
        ["", "Actual", "Forecast", "Estimate"],
        ["", "£m", "£m", "£m"],
        ["Estates", "8.214", "11.902", "14.350"],
        ["Fleet", "1.910", "2.210", "2.300"],
    ]


def test_a_separator_between_rows_without_outer_bars_keeps_the_head_and_the_empty_cells() -> None:
    text = """
        Outstanding | Good | Adequate
        --- | --- | ---
         | Preventing crime | Managing offenders
         | Supporting victims |
    """
    assert cells(text) == [
        ["Outstanding", "Good", "Adequate"],
        ["", "Preventing crime", "Managing offenders"],
        ["", "Supporting victims", ""],
    ]


def test_a_line_of_short_words_above_figures_is_the_head_of_a_table_also_near_the_top() -> None:
    text = "Year | Records reviewed | Good | Poor grounds\n2017 | 194 | 148 | 46\n2018 | 211 | 187 | 24"
    assert cells(text)[0] == ["Year", "Records reviewed", "Good", "Poor grounds"]


def test_figures_that_end_below_each_other_are_cells_by_their_order() -> None:
    text = """
        Heading           Budget   Forecast   Variance
        Officer pay        214.3      212.9       -1.4
        Premises            11.9       13.4        1.5
        All other          148.8        8.8      (0.7)
    """
    assert cells(text)[0] == ["Heading", "Budget", "Forecast", "Variance"]
    assert cells(text)[3] == ["All other", "148.8", "8.8", "(0.7)"]


def test_years_or_grades_above_lines_that_end_in_as_many_values_are_rows_with_single_blanks() -> None:
    text = "Rank 2021 2022\nPolice officers 1,842 1,915\nPolice staff 1,204 1,221"
    assert cells(text) == [
        ["Rank", "2021", "2022"],
        ["Police officers", "1,842", "1,915"],
        ["Police staff", "1,204", "1,221"],
    ]


def test_each_cell_on_a_line_of_its_own() -> None:
    text = "Test\nFiles reviewed\nMet\n%\nSupervision\n60\n41\n68%\nPlan on file\n55\n50\n91%"
    rows = [
        ["Test", "Files reviewed", "Met", "%"],
        ["Supervision", "60", "41", "68%"],
        ["Plan on file", "55", "50", "91%"],
    ]
    assert cells(text) == rows
    assert cells(text.replace("\n", "\n\n")) == rows


def test_cells_on_lines_of_their_own_below_years_and_beside_years() -> None:
    below = "Workforce\n\n2021\n2022\nPolice officers\n1,842\n1,915\nPolice staff\n1,204\n1,221"
    assert cells(below) == [
        ["", "2021", "2022"],
        ["Police officers", "1,842", "1,915"],
        ["Police staff", "1,204", "1,221"],
    ]
    beside = "Year\nReviewed\nReasonable\n2017\n194\n148\n2018\n211\n187\n2019\n220\n201\n"
    assert cells(beside)[1:3] == [["2017", "194", "148"], ["2018", "211", "187"]]


def test_lines_that_name_the_same_heads_are_rows() -> None:
    rows = [["Pay", "2024/25 61.4", "2025/26 64.2"], ["Premises", "2024/25 5.8", "2025/26 6.1"]]
    assert cells("Pay: 2024/25 61.4, 2025/26 64.2\nPremises: 2024/25 5.8, 2025/26 6.1.") == rows
    assert cells("- Pay – 2024/25 61.4; 2025/26 64.2\n- Premises – 2024/25 5.8; 2025/26 6.1") == rows
    assert cells("Pay: 2024/25 61.4, 2025/26 64.2\nCrime: burglary 120, robbery 33") == []


def test_labels_above_lines_that_name_the_same_heads_are_rows() -> None:
    text = """
        Missing children
        Good: 2
        Inadequate: 7

        Domestic abuse
        Good: 5
        Inadequate: 1
    """
    assert cells(text) == [
        ["Missing children", "Good: 2", "Inadequate: 7"],
        ["Domestic abuse", "Good: 5", "Inadequate: 1"],
    ]


def test_labels_above_heads_without_a_colon_are_rows_also_where_each_has_a_title_of_its_own() -> None:
    text = """
        Calls
        Calls for each 1,000 people in the year to June 2017
        Kent Police 391
        England and Wales 240

        Crime
        Crime for each 1,000 people in the year to 30 June 2017
        Kent Police 107
        England and Wales 74
    """
    assert [row[1:] for row in cells(text)] == [
        ["Kent Police 391", "England and Wales 240"],
        ["Kent Police 107", "England and Wales 74"],
    ]
    assert cells(text.replace("Crime\n", "Crime has gone down for the third year.\n")) == []


def test_labels_with_one_value_below_each_are_no_rows() -> None:
    assert cells("Officers\n1,842\nStaff\n1,204\nVolunteers\n88") == []
    assert cells("Bedfordshire -   good\nKent -   inadequate\nNorth Wales -   good") == []


def test_a_line_drawn_below_the_heads_and_blank_lines_between_rows_part_no_table() -> None:
    rows = [["Force", "Reviewed", "Met"], ["Northshire", "40", "31"], ["Southshire", "36", "12"]]
    lines = ["Force        Reviewed   Met", "Northshire   40         31", "Southshire   36         12"]
    assert cells("\n".join([lines[0], "-" * 27, *lines[1:]])) == rows
    assert cells("\n".join([lines[0], "----------   --------   ---", *lines[1:]])) == rows
    assert cells("\n\n".join(lines)) == rows


def test_a_sheet_saved_with_commas_or_semicolons_is_a_table_and_a_list_of_words_is_none() -> None:
    rows = [["Offence", "2022/23", "Change"], ["Burglary", "3,412", "-9.0%"], ["Robbery", "904", "4.6%"]]
    assert cells('Offence,2022/23,Change\nBurglary,"3,412",-9.0%\nRobbery,904,4.6%') == rows
    assert cells("Offence;2022/23;Change\nBurglary;3,412;-9.0%\nRobbery;904;4.6%") == rows
    assert cells("Burglary, robbery, theft\nOfficers, staff, volunteers\nCars, vans, bicycles") == []


def test_columns_aligned_by_blanks() -> None:
    text = """
        Force            Reviewed    Met
        Northshire       40          31
        Southshire                   12
    """
    assert cells(text) == [["Force", "Reviewed", "Met"], ["Northshire", "40", "31"], ["Southshire", "", "12"]]


def test_figures_set_flush_right_stay_below_their_heads_where_cells_are_empty() -> None:
    text = """
                                    Approved       Spend to      Forecast
                                   programme           date
        Estates                        9,640          2,215         5,120
        Equipment                        690             10
        Police radio
        handsets                       1,420                        1,055
        Total                         11,750          2,225         6,175
    """
    assert cells(text) == [
        ["", "Approved", "Spend to", "Forecast"],
        ["", "programme", "date", ""],
        ["Estates", "9,640", "2,215", "5,120"],
        ["Equipment", "690", "10", ""],
        ["Police radio"],
        ["handsets", "1,420", "", "1,055"],
        ["Total", "11,750", "2,225", "6,175"],
    ]


def test_heads_over_several_columns_stand_over_the_first_of_them() -> None:
    text = """
                           2022/23               2023/24
        Offence       Recorded  Solved     Recorded   Solved
        Burglary         1,204     n/a          988      112
        Robbery             61       9           57
    """
    assert cells(text)[0] == ["", "2022/23", "", "2023/24", ""]


def test_rows_below_a_sum_are_one_table_though_two_of_them_line_up() -> None:
    text = """
        £m
        PCSO pay   4.9
        Capital financing   5.2
        Office of the PCC   1.1
        Victims' services   (4.6)
    """
    assert cells(text) == [
        ["", "£m"],
        ["PCSO pay", "4.9"],
        ["Capital financing", "5.2"],
        ["Office of the PCC", "1.1"],
        ["Victims' services", "(4.6)"],
    ]


def test_a_title_over_some_rows_keeps_the_table_whole() -> None:
    text = """
                          2024/25   2025/26
                             £000      £000
        Net budget        387,300   400,380
        Funded by:
        Police grant      231,600   233,900
        Use of reserves       700     3,380
    """
    assert cells(text) == [
        ["", "2024/25", "2025/26"],
        ["", "£000", "£000"],
        ["Net budget", "387,300", "400,380"],
        ["Funded by:"],
        ["Police grant", "231,600", "233,900"],
        ["Use of reserves", "700", "3,380"],
    ]


def test_a_cell_that_goes_on_below_keeps_the_table_whole() -> None:
    text = """
        Good                 Adequate             Inadequate
        Preventing crime     Responding to the    Investigating crime
                             public
        Police powers and    Managing offenders   Protecting vulnerable
        public treatment                          people
    """
    assert cells(text) == [
        ["Good", "Adequate", "Inadequate"],
        ["Preventing crime", "Responding to the", "Investigating crime"],
        ["", "public", ""],
        ["Police powers and", "Managing offenders", "Protecting vulnerable"],
        ["public treatment", "", "people"],
    ]


def test_rows_of_letters_for_grades_are_no_menu_even_near_the_top() -> None:
    text = """
        Police and Crime Panel

                              Norfolk   Kent   Essex
        Preventing crime         O       G      RI
        Investigating crime      A       I      G
        """
    assert cells(text) == [
        ["", "Norfolk", "Kent", "Essex"],
        ["Preventing crime", "O", "G", "RI"],
        ["Investigating crime", "A", "I", "G"],
    ]


def test_two_blanks_after_a_full_stop_make_no_table() -> None:
    text = """
        The force is slow.  It knows why.
        The force is late.  It has a plan.
    """
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_items_whose_mark_stands_blanks_before_their_words_are_no_rows() -> None:
    text = "What has to be better:\n\n-  the checks on people in cells\n-  the letters to victims\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "list_item", "list_item"]
    text = "The force should:\n(i)   read each\n      record; and\n(ii)  answer each\n      letter.\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "list_item", "list_item"]
    table = "      2015   2016\nCalls   120    140\n-        12     14\n"
    assert {kind for kind, _ in kinds(table)} == {"table_row"}


def test_list_items_begin_after_their_marks() -> None:
    text = """
        The force should:

        - answer calls;
        • keep records that
          others can read;
        – train staff; and
        (a) visit victims;
        2. write it down.
    """
    assert kinds(text) == [
        ("paragraph", "The force should:"),
        ("list_item", "answer calls;"),
        ("list_item", "keep records that\n  others can read;"),
        ("list_item", "train staff; and"),
        ("list_item", "visit victims;"),
        ("list_item", "write it down."),
    ]


def test_the_letter_o_is_a_bullet_where_no_sentence_opens_with_it() -> None:
    text = """
        The grades are:

        o Investigating crime: Good
        o preventing crime: Adequate
    """
    assert kinds(text)[1:] == [("list_item", "Investigating crime: Good"), ("list_item", "preventing crime: Adequate")]
    assert kinds("The letter\no is a vowel.") == [("paragraph", "The letter\no is a vowel.")]


def test_a_list_that_lost_its_marks_follows_a_colon() -> None:
    text = """
        The forces in this report are:
        Northshire
        Southshire

        They work together on many things.
    """
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "list_item", "list_item", "paragraph"]


def test_lines_that_are_paragraphs_of_their_own() -> None:
    text = """
        Northshire PEEL 2018
        How efficiently does the force operate and how sustainable are its services?
        Northshire Police is good at treating people fairly. It listens to them and explains what it does.
        It reviews how it uses force.
        Areas for improvement
        - The force should train more of its officers.
        Detailed findings for question 2
    """
    assert kinds(text) == [
        ("heading", "Northshire PEEL 2018"),
        ("heading", "How efficiently does the force operate and how sustainable are its services?"),
        (
            "paragraph",
            "Northshire Police is good at treating people fairly. It listens to them and explains what it does.",
        ),
        ("paragraph", "It reviews how it uses force."),
        ("heading", "Areas for improvement"),
        ("list_item", "The force should train more of its officers."),
        ("paragraph", "Detailed findings for question 2"),
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = """
        The force has changed the way in which it plans its work, and
        its officers know what is expected of them. In March it began
        to review each case.

        It is too early to say whether this will last, because no one
        has measured the results so far.
    """
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_a_wrapped_list_of_areas_goes_on_after_a_semicolon() -> None:
    text = """
        Inspectors came to see how the officers of the county do their work, and
        where they have to become better at it than when they were here before.

        Adequate: Responding to the public; Protecting vulnerable people; Good;
        Leadership and force management
    """
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_a_sentence_cut_by_a_page_break_is_no_heading() -> None:
    text = """
        Northshire Police plans well

        The force has told us that it will

        12

        review the way it allocates work.
    """
    assert headings(text) == [(1, "Northshire Police plans well")]


def test_a_dated_first_line_is_a_date_and_a_headline() -> None:
    text = """
        date 2023-04-05 Northshire force told to do better
        Inspectors have told the force to improve.
    """
    assert kinds(text) == [
        ("metadata", "date 2023-04-05"),
        ("heading", "Northshire force told to do better"),
        ("paragraph", "Inspectors have told the force to improve."),
    ]


def test_a_dated_first_line_may_go_on_with_a_sentence() -> None:
    text = """
        date 2024-08-30 Today we published a report.

        An inspection of the northern regional response to organised crime

        We inspected the region.
    """
    assert kinds(text)[:2] == [("metadata", "date 2024-08-30"), ("paragraph", "Today we published a report.")]
    assert headings(text) == [(1, "An inspection of the northern regional response to organised crime")]


@pytest.mark.parametrize("opening", ["---", "```yaml"])
def test_front_matter(opening: str) -> None:
    text = f"{opening}\ntitle: Good news\ndate: 2020-02-07\n{opening.removesuffix('yaml')}\n\n07:30 07/02/2020\n\nText."
    assert [kind for kind, _ in kinds(text)] == ["metadata"] * 5 + ["paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Published on: 25 November 2022",
        "Published: March 2017",
        "Posted: 9 May 2016",
        "07:30 07/02/2020",
        "15 January 2024",
        "By Jane Porter",
        "Publication types: Child protection",
        "From:",
        "- Published",
    ],
)
def test_header_lines_are_metadata(line: str) -> None:
    text = f"Northshire Police told to improve\n\n{line}\n\nThe force was told to improve its work."
    assert kinds(text)[1][0] == "metadata"


@pytest.mark.parametrize(
    "line",
    [
        "Get the report",
        "Print this document",
        "Share this page",
        "https://www.example.org/a",
        "Page 3 of 9",
        "© HMIC 2016",
    ],
)
def test_page_lines_are_furniture(line: str) -> None:
    text = f"Northshire Police told to improve\n\nThe force was told to improve.\n\n{line}\n\nIt has begun to do so."
    assert kinds(text)[2] == ("furniture", line)


def test_what_get_the_report_links_to_is_no_heading() -> None:
    text = """
        Northshire Police told to improve

        Get the report

        Northshire – Crime data integrity re-inspection

        The force was told to improve.
    """
    assert headings(text) == [(1, "Northshire Police told to improve")]


def test_a_link_that_names_its_report_is_no_heading() -> None:
    text = """
        Northshire Police told to improve

        Download the 2015 Efficiency Report for Northshire Police

        The force was told to improve.
    """
    assert headings(text) == [(1, "Northshire Police told to improve")]


def test_the_third_of_lettered_items_is_no_copyright_line() -> None:
    text = """
        We examined 70 files:

        (a) 56 had a plan;
        (b) in 48 there was a review;
        (c) the contract had been kept to in 39.

        (c) 2022 Kent Police
    """
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "list_item", "list_item", "list_item", "furniture"]


def test_page_numbers_are_furniture_and_single_figures_are_not() -> None:
    pages = "A first text.\n\n1\n\nA second text.\n\n2\n\nA third text.\n\n3\n"
    assert [words for kind, words in kinds(pages) if kind == "furniture"] == ["1", "2", "3"]
    assert ("paragraph", "87") in kinds("Calls answered in time\n\n87\n\nThis is a good result.")


def test_bare_contents_end_where_the_first_title_comes_again() -> None:
    text = """
        An inspection of Northshire Police
        Contents
        Print this document
        Introduction
        Regional findings
        Introduction
        We inspected the force.
        Regional findings
        We found much.
    """
    assert [words for kind, words in kinds(text) if kind == "contents"] == [
        "Contents",
        "Introduction",
        "Regional findings",
    ]
    assert trail(text, "We found much") == ["An inspection of Northshire Police", "Regional findings"]


def test_bare_contents_end_with_a_blank_line_where_their_first_title_never_comes() -> None:
    text = """
        Contents
        Foreword by the inspector
        Summary
        The control room
        Recommendations

        Summary

        The force answers its calls in time.

        The control room

        It has 210 staff.

        Recommendations
    """
    assert [words for kind, words in kinds(text) if kind == "contents"] == [
        "Contents",
        "Foreword by the inspector",
        "Summary",
        "The control room",
        "Recommendations",
    ]


def test_dotted_contents_without_the_word() -> None:
    text = """
        Introduction ........ 3
        Our findings ........ 5
        Next steps .......... 9

        Introduction

        We inspected the force.

        Our findings

        We found much.

        Next steps

        We will return.
    """
    assert [kind for kind, _ in kinds(text)][:3] == ["contents", "contents", "contents"]


def test_a_table_at_the_end_of_names_that_headed_parts_above_is_no_contents_list() -> None:
    text = """
        Cleveland Police

        It shares a unit with its neighbours.

        Durham Constabulary

        It leads the unit.

        Groups by force
        Cleveland Police\t31
        Durham Constabulary\t38
        Northumbria Police\t67
    """
    assert "contents" not in [kind for kind, _ in kinds(text)]


def test_a_table_of_small_numbers_is_no_contents_list() -> None:
    text = "Burglary\t3\nRobbery\t5\nTheft\t9\n\nThese are low figures."
    assert cells(text) == [["Burglary", "3"], ["Robbery", "5"], ["Theft", "9"]]


def test_sub_headings_below_a_question_stay_below_it() -> None:
    text = """
        PEEL: Police effectiveness 2016

        An inspection of Northshire Police

        How effective is the force at investigating crime and reducing re-offending?

        Good

        Investigating crime

        The force is quick.

        How effectively does the force reduce re-offending?

        It knows its offenders.

        How effective is the force at tackling serious and organised crime?

        It is slow.
    """
    question = "How effective is the force at investigating crime and reducing re-offending?"
    assert trail(text, "The force is quick")[1:] == [question, "Investigating crime"]
    assert trail(text, "It knows its offenders")[1:] == [
        question,
        "How effectively does the force reduce re-offending?",
    ]
    assert trail(text, "It is slow")[1:] == ["How effective is the force at tackling serious and organised crime?"]


def test_each_force_of_a_group_notice_has_its_own_trail() -> None:
    text = """
        PEEL 2018/19 – group 2 force press releases

        Findings are published today.

        Cheshire Constabulary keeps people safe

        The force is 'good' at this.

        Kent Police is praised by inspectors

        The force is 'outstanding' at that.
    """
    assert trail(text, "The force is 'outstanding'") == [
        "PEEL 2018/19 – group 2 force press releases",
        "Kent Police is praised by inspectors",
    ]


def test_numbered_headings_and_numbered_items() -> None:
    text = """
        A review of Northshire Police

        1. Introduction

        We reviewed the force.

        3.2 What we did

        We read files:

        1. old ones;
        2. new ones.
    """
    assert headings(text) == [
        (1, "A review of Northshire Police"),
        (2, "1. Introduction"),
        (3, "3.2 What we did"),
    ]
    assert [words for kind, words in kinds(text) if kind == "list_item"] == ["old ones;", "new ones."]


def test_markdown_levels_count_and_unmarked_headings_stand_below() -> None:
    text = """
        # An inspection of Northshire Police

        ## Preventing crime

        Good

        Areas for improvement

        The force should plan its patrols better

        Patrols were not planned.

        ## Custody
    """
    assert headings(text) == [
        (1, "An inspection of Northshire Police"),
        (2, "Preventing crime"),
        (3, "Areas for improvement"),
        (4, "The force should plan its patrols better"),
        (2, "Custody"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The areas that need work are:",
        "Figure 3: Calls by month",
        "“We are proud of it.”",
        "press@example.org",
        "and so it went on",
        "Temporary Chief Constable",
    ],
)
def test_no_heading(line: str) -> None:
    text = f"Northshire Police told to improve\n\nThe force was told.\n\n{line}\n\nIt has begun to improve its work."
    assert [words for _, words in headings(text)] == ["Northshire Police told to improve"]


def test_a_label_above_a_grade_is_an_area() -> None:
    text = """
        Northshire – National child protection inspection

        Published on: 14 May 2024

        Working with partners

        Good

        Main findings

        The force contributes well to partnerships

        Leaders attend.

        Responding to children

        Requires improvement

        It is slow.
    """
    assert [level for level, _ in headings(text)] == [1, 2, 3, 4, 2]


@pytest.mark.parametrize(
    "text",
    [
        "| Police | 24 | 9 | 11 | 4 |\n| Fire | 12 | 3 | 4 | 5 |\n",
        "| Home | Visits | Calls |\n|---|---|---|\n| Kent | 12 | 30 |\n",
        "About | Contact | Response\nNorth | 12 | 14\nSouth | 9 | 11\n",
        "Crime | Good\nContact | Inadequate\nNews | Adequate\n",
    ],
)
def test_rows_whose_label_could_stand_in_a_menu_are_rows(text: str) -> None:
    rows = [words for kind, words in kinds(text) if kind == "table_row"]
    assert rows == [line for line in text.splitlines() if "--" not in line]


def test_points_headed_like_the_parts_of_a_site_are_points() -> None:
    assert [kind for kind, _ in kinds("1. Police\n2. Fire\n3. Crime\n")] == ["list_item"] * 3


def test_what_a_list_counts_says_nothing_of_the_document() -> None:
    counted = "Status: 14 open\nContact: 24,000 calls\nCategory: 12% of crimes\n"
    assert [kind for kind, _ in kinds(counted)] == ["paragraph"] * 3
    assert [kind for kind, _ in kinds("Contact: 01234 567890\nStatus: Open\n")] == ["metadata"] * 2


def test_a_sentence_goes_on_below_the_number_of_a_page() -> None:
    torn = (
        "Sergeants supervised most crimes well. This had been done in 12 of the 14\n\n23\n\ncases that we read.\n\n"
        "Officers told us that their workloads are higher than those of\n\nPage 24 of 60\n\nCleveland Police.\n"
    )
    document = read(torn.encode(), "a.txt")
    assert [kind for kind, _ in kinds(torn)] == ["paragraph", "paragraph"]
    assert [torn[page.start : page.end] for page in document.pages_within] == ["23", "Page 24 of 60"]
    assert "in 12 of the 14 cases that we read." in " ".join(document.plain.split())


def test_labels_above_their_figures_are_no_sentence_torn_by_a_page() -> None:
    text = "The number of domestic abuse crimes recorded in all of the force area\n\n231\n\nof which rape\n\n17\n"
    assert not read(text.encode(), "a.txt").pages_within


def test_page_numbers_count_up_beside_other_lone_figures() -> None:
    text = "One.\n\n3\n\nTwo.\n\n4\n\nThree.\n\n5\n\nFour.\n\n1\n\nA footnote."
    assert [words for kind, words in kinds(text) if kind == "furniture"] == ["3", "4", "5"]


def test_an_unmarked_list_ends_at_the_next_headline() -> None:
    text = """
        PEEL 2018/19 – group 2 force press releases

        Inspectors found that Essex Police:

        is 'good' at reducing crime;

        is 'good' at operating efficiently

        Kent Police causes inspectors concern

        Inspectors found that it is slow.
    """
    assert [words for kind, words in kinds(text) if kind == "list_item"] == [
        "is 'good' at reducing crime;",
        "is 'good' at operating efficiently",
    ]
    assert headings(text)[-1] == (2, "Kent Police causes inspectors concern")


def test_names_in_a_letterhead_are_metadata() -> None:
    text = """
        Northshire Police: monitoring decision

        From:
        Ann Example QPM
        His Majesty's Chief Inspector of Constabulary

        To:
        Ben Example

        Thank you for your letter.
    """
    assert [kind for kind, _ in kinds(text)] == ["heading", *["metadata"] * 5, "paragraph"]


def test_a_title_broken_over_separate_lines_is_one_heading() -> None:
    text = """
        An inspection of the

        north-east regional response

        to serious and organised crime

        by HM Inspectorate of Constabulary

        May 2023

        Introduction

        We inspected the region in the winter, and this is what we found.
        """
    assert headings(text) == [
        (1, "An inspection of the\n\nnorth-east regional response\n\nto serious and organised crime"),
        (2, "Introduction"),
    ]


def test_a_line_may_end_within_the_name_of_a_force() -> None:
    text = """
        PEEL 2023–25

        An inspection of Greater
        Manchester Police

        Overall summary

        Our inspection looked at ten areas of policing.
        """
    assert headings(text)[:2] == [(1, "PEEL 2023–25"), (1, "An inspection of Greater\nManchester Police")]


def test_a_salutation_is_no_part_of_the_title_below_it() -> None:
    text = """
        20 February 2024

        Dear Debbie,

        Warwickshire Police: end of enhanced monitoring

        I am writing to tell you what my inspectors have found since the autumn.
        """
    assert ("paragraph", "Dear Debbie,") in kinds(text)


@pytest.mark.parametrize(
    "line",
    ["Home", "Press release", "Home > Publications > PEEL 2021/22", "Police forces / Durham / Assessment", "OFFICIAL"],
)
def test_where_a_page_stands_on_its_site_is_furniture(line: str) -> None:
    text = f"{line}\n\nDurham Constabulary praised\n\nThe force has been praised by inspectors for its work.\n"
    assert kinds(text)[:2] == [("furniture", line), ("heading", "Durham Constabulary praised")]


@pytest.mark.parametrize("line", ["Comments (46)", "12 comments", "Comments are closed"])
def test_how_many_readers_have_commented_is_furniture(line: str) -> None:
    text = f"Durham Constabulary praised\n\nThe force has been praised by inspectors for its work.\n\n{line}\n"
    assert kinds(text)[-1] == ("furniture", line)


@pytest.mark.parametrize(
    "line",
    [
        "*Thames Valley Police news, 2 May 2019*",
        "Wiltshire Police | 9 May 2024",
        "LEEDS, 4 May 2019 (PA)",
        "Kerry Example | Local Democracy Reporting Service, 19 July 2022",
        "*December 2017 · HMICFRS*",
        "Embargoed until 00:01 on Friday 13 May 2022",
    ],
)
def test_a_sender_with_a_date_is_metadata(line: str) -> None:
    text = f"Force praised by inspectors\n\n{line}\n\nThe force has been praised by inspectors for its work.\n"
    assert [kind for kind, _ in kinds(text)] == ["heading", "metadata", "paragraph"]


@pytest.mark.parametrize(
    "line",
    ["Kent Police was graded good on 2 May 2019", "On 2 May 2019 the force of Kent, its people and its partners met"],
)
def test_a_headline_with_a_date_is_no_byline(line: str) -> None:
    text = f"{line}\n\nThe force has been praised by inspectors for its work.\n"
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph"]


def test_a_question_in_fresher_words_stands_beside_the_known_ones() -> None:
    text = """
        PEEL Assessment 2014: Cumbria Constabulary

        How effective is the force at investigating offending?

        Good

        How effective is the force at protecting people at greatest risk of harm?

        This question was not graded. Officers know what makes a victim vulnerable.
        """
    assert [level for level, _ in headings(text)] == [1, 2, 2]


def test_sentences_about_a_force_stand_below_its_name() -> None:
    text = """
        An inspection of the eastern regional response to serious and organised crime

        Regional findings

        The forces work well together, we found.

        Essex Police

        Good

        Area for improvement

        Essex Police should train those who lead its operations

        Six of nine had no training.

        Kent Police

        Good

        Kent Police is good at tackling serious and organised crime.
        """
    assert headings(text)[2:] == [
        (2, "Essex Police"),
        (3, "Area for improvement"),
        (4, "Essex Police should train those who lead its operations"),
        (2, "Kent Police"),
    ]


def test_a_numbered_title_after_a_list_goes_on_with_the_numbers_of_the_titles() -> None:
    text = """
        Surrey Police – National child protection inspection

        1. Initial contact

        Officers don't always speak to the children whom they meet at incidents.

        Recommendations

        - Surrey Police should look again at how it assesses risk.

        2. Investigation

        Of 11 online cases only three met the standard that we expect.
        """
    assert headings(text)[1:] == [(2, "1. Initial contact"), (3, "Recommendations"), (2, "2. Investigation")]


def test_a_quoted_box_in_markdown_has_a_heading_and_items() -> None:
    box = """
        # Kent Police

        ## Investigating crime

        > **Area for improvement**
        >
        > The force should
        > soon:
        >
        > - review its plans
        > - train its
        >   detectives

        The text goes on.
    """
    assert kinds(box)[2:] == [
        ("heading", "**Area for improvement**"),
        ("paragraph", "The force should\n> soon:"),
        ("list_item", "review its plans"),
        ("list_item", "train its\n>   detectives"),
        ("paragraph", "The text goes on."),
    ]


QUESTIONS = """
    PEEL: Police efficiency 2015

    An inspection of Northshire Police

    How well does the force use its resources to meet its demand?

    The force knows its demand well.
    {after_first}
    How sustainable and affordable is the workforce model?

    The force has a plan for its workforce.

    How sustainable is the force's financial position for the short and long term?

    The force has a balanced budget.

    Areas for improvement

    - The force should understand future demand.
    - The force should plan for the skills it needs.
"""


def test_the_only_list_of_areas_for_improvement_below_many_questions_is_that_of_all() -> None:
    assert (2, "Areas for improvement") in headings(QUESTIONS.format(after_first=""))


def test_a_list_of_areas_for_improvement_below_each_question_belongs_to_it() -> None:
    after_first = "\n    Areas for improvement\n\n    - The force should look ahead.\n"
    assert headings(QUESTIONS.format(after_first=after_first)).count((3, "Areas for improvement")) == 2


_ARTICLE = "Inspectors find fault with Kent Police\n\n" + "".join(
    f"Paragraph {number} says what inspectors have found.\n\n" for number in range(1, 13)
)


@pytest.mark.parametrize(
    "offered",
    [
        "Read more: Council tax to rise by 4.99% as £12m gap looms",
        "RELATED | Man jailed for 12 years after 40 burglaries",
        "Most read\n1 Man jailed for 12 years after 40 burglaries\n2 Kent Police rated inadequate",
        "You may also like\n\nCouncil tax to rise by 4.99%\n\nKent Police rated inadequate",
    ],
)
def test_what_a_site_offers_elsewhere_is_not_of_the_page(offered: str) -> None:
    said = kinds(f"{_ARTICLE}{offered}\n\nThe force has said that it agrees with them.\n")
    lines = [line for line in offered.split("\n") if line]
    assert said[-1 - len(lines) :] == [
        *(("furniture", line) for line in lines), ("paragraph", "The force has said that it agrees with them."),
    ]  # fmt: skip


def test_what_stands_at_the_top_below_latest_news_is_the_page() -> None:
    assert ("furniture", "Kent Police rated good") not in kinds(
        "Latest news\n\nKent Police rated good\n\nNew officers\n"
    )


def test_entries_of_contents_may_have_one_blank_before_their_pages_and_stand_apart() -> None:
    entries = ["1. Introduction 3", "Funding: grant 68.9% 4", "How well does the force answer", "calls? 4"]
    text = "\n\n".join(["# Report", "**Contents**", *entries, "Posts 5", "## 1. Introduction", "The force is large."])
    kinds = [block.kind for block in read(text.encode(), "report.md").blocks]
    assert kinds == ["heading", *["contents"] * 6, "heading", "paragraph"]


def test_a_figure_that_ends_a_sentence_at_the_head_of_a_line_marks_no_item() -> None:
    said = ["The force told us that it would answer calls from the public sooner than it did,", "and that it meant it."]
    lead = "Our audit found that 148 crimes should have been recorded. The force had recorded"
    counted = f"{lead}\n127. Twelve of the 21 victims had been safeguarded even so."
    text = "\n\n".join(["\n".join(said)] * 4 + [counted])
    assert kinds(text)[-1] == ("paragraph", counted)
    assert [kind for kind, _ in kinds("The force should\n1. ask why\n2. Write it down")][1:] == ["list_item"] * 2


def test_an_item_without_a_mark_ends_in_and_where_its_line_had_room() -> None:
    text = (
        "The force has been told to do two things in the course of the year. By the end\n"
        "of January, as its inspectors have asked of it in their letter of last May, it\n"
        "should:\n"
        "review how many cases each of its investigators has, so that none of them has\n"
        "too many; and\n"
        "train those who supervise them in what they have to look for when they read a\n"
        "record of an investigation.\n"
    )
    items = [text[b.start : b.end] for b in read_blocks(text, plain_view(text)) if "many" in text[b.start : b.end]]
    assert items == ["review how many cases each of its investigators has, so that none of them has\ntoo many; and"]


def test_items_of_an_agenda_beside_pages_that_follow_on_are_its_contents() -> None:
    agenda = """
        Police and Crime Panel

        1. Declarations of interest 1 - 4

        2. Minutes of the last meeting 5 - 10

        3. Budget and precept 11 - 36

        4. Any other business
    """
    entries = [
        "1. Declarations of interest 1 - 4",
        "2. Minutes of the last meeting 5 - 10",
        "3. Budget and precept 11 - 36",
    ]
    assert [words for kind, words in kinds(agenda) if kind == "contents"] == entries
    ages = "Whom the force stops\n\n10-17\n212\n\n18-24\n640\n\n25-34\n433\n"
    assert not [words for kind, words in kinds(ages) if kind == "contents"]


def test_a_row_of_three_shares_on_one_line_is_no_heading() -> None:
    row = "Kent 63.1% Similar forces 57.3% England and Wales 56.2%"
    assert headings(f"Satisfaction of victims\n\n{row}\n\nThe force asks them every month.") == [
        (1, "Satisfaction of victims"),
    ]
    assert headings("Burglary up 12%, robbery down 5%\n\nThe force asks why.") == [
        (1, "Burglary up 12%, robbery down 5%")
    ]
