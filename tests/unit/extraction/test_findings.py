"""A page in, its findings out: text of our own in the layouts of the field."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.document import Document, Identity
from pipelines.extraction.context import lay_out
from pipelines.extraction.findings.reading import read_findings
from pipelines.extraction.findings.words.follow_up import deadline_in, status_in
from pipelines.extraction.findings.words.grammar import reads_as_sentence
from pipelines.extraction.records import Finding

AFI, COC, REC, MAIN = "area_for_improvement", "cause_of_concern", "recommendation", "main_finding"
PRACTICE, IMPROVED, PAST = "innovative_practice", "improvement_reported", "cause_of_concern_past"


def findings(
    text: str, kind: str = "inspection_report", programme: str | None = "PEEL", title: str = "A title"
) -> list[Finding]:
    identity = Identity(
        title=title,
        kind=kind,
        force_id="essex",
        programme=programme,
        cycle="2023-25",
        published_date=date(2024, 5, 2),
        published_precision="day",
    )
    document = Document("id", "page.txt", "text", text, read_blocks(text, plain_view(text)), identity)
    read = read_findings(document, lay_out(document))
    for finding in read:
        assert finding.quote.start <= finding.anchor.start < finding.anchor.end <= finding.quote.end
    return read


def pairs(read: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.title) for finding in read]


REPORT = """# PEEL 2023–25: An inspection of Essex Police

## HM Inspector's summary

I am pleased with much that I saw.

### The force should look further ahead

It plans one year at a time.

## Providing a service to the victims of crime

### Victim service assessment

Here we tell how victims are served.

#### Callers get through quickly, but repeat victims aren't recognised

Most calls were picked up in seconds.

## Responding to the public

Adequate

Essex Police is adequate at responding to the public.

### Areas for improvement

#### The force needs to tell victims when officers will be late

Nobody rang them.

Officers told us they lacked the time. They should:

- ring ahead; and
- keep a note.

#### Risk isn't assessed again when a call has to wait

Some calls wait for days.

### Innovative practice

#### Nurses in the control room advise officers on mental ill health

Two nurses work each shift.

### Main findings

In this section we set out our main findings about the way that the force responds.

#### Supervisors check the work of call handlers

They listen to calls each week.

#### Training

## Investigating crime

### Cause of concern

#### The force doesn't give victims a thorough investigation

Too few detectives are trained.

#### Recommendations

By 30 September 2024, Essex Police should:

- train its detectives; and
- within six months, review every open case.
"""


def test_a_report_with_headings() -> None:
    read = findings(REPORT)
    assert pairs(read) == [
        (MAIN, "The force should look further ahead"),
        (MAIN, "Callers get through quickly, but repeat victims aren't recognised"),
        (AFI, "The force needs to tell victims when officers will be late"),
        (AFI, "Risk isn't assessed again when a call has to wait"),
        (PRACTICE, "Nurses in the control room advise officers on mental ill health"),
        (MAIN, "Supervisors check the work of call handlers"),
        (COC, "The force doesn't give victims a thorough investigation"),
        (REC, "train its detectives; and"),
        (REC, "within six months, review every open case."),
    ]
    areas = [finding.area_id for finding in read]
    assert areas == ["overall", "victim_service", *["responding_to_public"] * 4, *["investigating_crime"] * 3]
    assert [finding.deadline for finding in read if finding.kind == REC] == [
        "By 30 September 2024",
        "within six months",
    ]
    assert {finding.basis for finding in read} == {"own"}
    assert {finding.status for finding in read if finding.kind in (AFI, COC, REC)} == {"open"}
    assert {finding.status for finding in read if finding.kind in (MAIN, PRACTICE)} == {"unknown"}


def test_the_body_of_a_heading_runs_to_the_next_one() -> None:
    late, risk = (finding for finding in findings(REPORT) if finding.kind == AFI)
    assert late.body.startswith("Nobody rang them.")
    assert late.body.endswith("keep a note.")
    assert risk.body == "Some calls wait for days."


FOUR_TIER = """Essex PEEL 2018
How effectively does the force investigate crime?
Essex Police requires improvement at investigating crime. It should do more.
Cause of concern
The force's failure to train its detectives is a cause of concern. Victims are let down.
Recommendations
To address this cause of concern, we recommend that the force should immediately:
- train its detectives; and
- by December 2019, check their workload.
Areas for improvement
- The force should supervise its investigations better.
- Digital devices should be examined sooner.
How effectively does the force protect vulnerable people?
Essex Police is good at protecting vulnerable people. The force should keep this up.
"""


def test_a_four_tier_page_where_lists_stand_under_labels() -> None:
    read = findings(FOUR_TIER, "inspection_page")
    assert pairs(read) == [
        (COC, "The force's failure to train its detectives is a cause of concern."),
        (REC, "train its detectives; and"),
        (REC, "by December 2019, check their workload."),
        (AFI, "The force should supervise its investigations better."),
        (AFI, "Digital devices should be examined sooner."),
    ]
    assert [finding.deadline for finding in read] == [None, "immediately", "by December 2019", None, None]
    assert read[0].body == "Victims are let down."
    assert read[3].body == "The force should supervise its investigations better."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["## Recommendations", "1. By 1 May 2024, the force should change its rota.", "2. Tell staff."],
            [("By 1 May 2024, the force should change its rota.", "By 1 May 2024"), ("Tell staff.", None)],
        ),
        (
            ["## Recommendation 4", "No later than March 2025, Essex Police should buy radios.", "They are old."],
            [("No later than March 2025, Essex Police should buy radios.", "No later than March 2025")],
        ),
        (
            ["Recommendation 2: Within three months, the force should test its radios."],
            [("Within three months, the force should test its radios.", "Within three months")],
        ),
        (
            ["## Recommendations", "### Immediately", "### Within two weeks", "It should:", "- go; and", "- sit."],
            [("go; and", "Within two weeks"), ("sit.", "Within two weeks")],
        ),
        (
            ["We recommend that Essex Police, with immediate effect, locks its stores."],
            [("We recommend that Essex Police, with immediate effect, locks its stores.", "with immediate effect")],
        ),
        (
            ["In its 2015 report, HMIC recommended that the force should sell its boat."],
            [("In its 2015 report, HMIC recommended that the force should sell its boat.", None)],
        ),
    ],
)  # fmt: skip
def test_recommendations_and_by_when(lines: list[str], expected: list[tuple[str, str | None]]) -> None:
    read = findings("# An inspection of Essex Police\n\n" + "\n\n".join(lines))
    assert [(finding.title, finding.deadline) for finding in read if finding.kind == REC] == expected
    assert len(read) == len(expected)


def test_a_numbered_recommendation_is_one_whatever_its_parts() -> None:
    (one,) = findings(
        "# Report\n\n## Recommendation 3\n\nBy 1 May 2025, the force should:\n\n- buy radios; and\n- test them.\n"
    )
    assert (one.kind, one.deadline) == (REC, "By 1 May 2025")
    assert one.title == "By 1 May 2025, the force should: - buy radios; and - test them."


PRESS = """Essex Police told to improve

Inspectors found that Essex Police has improved how it answers calls, but more remains to be done.

{lead_in}

- vetting its officers;
- finding missing children.

The inspectorate's visit took place in May.
"""


@pytest.mark.parametrize(
    ("lead_in", "kind"),
    [
        ("HMICFRS said that areas for the force to improve included:", AFI),
        ("Areas for improvement included:", AFI),
        ("The inspectorate said that the force needs to do better at:", AFI),
        ("Inspectors issued two causes of concern, about:", COC),
        ("HMICFRS has recommended changes to the way the force goes about:", REC),
        ("Inspectors also found that the force had improved:", IMPROVED),
        ("The report looked at how the force goes about:", None),
        ("The inspectors found no areas for improvement in:", None),
    ],
)
def test_lists_under_a_sentence_of_a_press_release(lead_in: str, kind: str | None) -> None:
    first, *items = findings(PRESS.format(lead_in=lead_in), "press_release")
    assert (first.kind, first.title.split(",")[0]) == (
        IMPROVED,
        "Inspectors found that Essex Police has improved how it answers calls",
    )
    listed = [(kind, "vetting its officers;"), (kind, "finding missing children.")] if kind else []
    assert pairs(items) == listed


@pytest.mark.parametrize(
    ("kind", "basis"),
    [
        ("press_release", "own"),
        ("news_article", "reported_by_press"),
        ("force_news", "reported_by_force"),
        ("pcc_response", "reported_by_commissioner"),
    ],
)
def test_whose_word_it_is(kind: str, basis: str) -> None:
    read = findings(PRESS.format(lead_in="Areas for improvement included:"), kind)
    assert [finding.basis for finding in read if finding.kind == AFI] == [basis, basis]


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        (
            "In 2019, during our inspection of custody, we identified a cause of concern about detention.",
            PAST,
            "unknown",
        ),
        ("Our previous report raised a cause of concern. Work on it is well under way.", PAST, "progressed"),
        ("We have now closed the cause of concern about custody.", PAST, "closed"),
        ("The accelerated cause of concern about call handling has been discharged.", PAST, "closed"),
        ("We have issued the force with a cause of concern about custody.", COC, "open"),
        ("This remains a serious cause of concern.", COC, "open"),
    ],
)
def test_causes_of_concern_in_prose(sentence: str, kind: str, status: str) -> None:
    (read,) = findings(f"# Custody\n\n{sentence} Cells were cold.\n")
    assert (read.kind, read.status) == (kind, status)


def test_practice_that_the_news_says_inspectors_praised() -> None:
    (one,) = findings(
        "A good year\n\nInspectors noted promising practice in how the force meets schools.\n", "force_news"
    )
    assert (one.kind, one.basis) == (PRACTICE, "reported_by_force")


def test_causes_that_are_counted_first_and_told_one_by_one() -> None:
    letter = (
        "Dear Chief Constable\n\nIn our 2021 report we raised two causes of concern. The first was that calls went "
        "unanswered. The second was about vetting. I therefore no longer regard vetting as a cause of concern. "
        "The force should keep training its call handlers. Within six weeks, the force should send us its plan.\n"
    )
    assert pairs(findings(letter, "revisit_letter")) == [
        (PAST, "The first was that calls went unanswered."),
        (PAST, "The second was about vetting."),
        (AFI, "The force should keep training its call handlers."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The force has significantly improved the way it supervises detectives.",
        "Since our last inspection, the constabulary has made progress in recording crime.",
        "We found considerable improvements.",
        "Progress has been made against these recommendations.",
        "While much is left to do, the force has improved how it keeps victims informed.",
        "I am pleased to say that Cumbria has improved the way it records crime.",
        "The force has introduced better ways of finding out who is vulnerable.",
        "The constabulary has shown clear improvement in looking after its staff.",
        "In particular, the quality of case files has improved.",
        "I note the improvements that Cumbria Constabulary has made in its control room.",
        "Since 2019 it has gained a better understanding of its demand.",
        "The force has improved some of its custody suites.",
    ],
)
def test_improvements_that_inspectors_report(sentence: str) -> None:
    assert pairs(findings(f"# Investigating crime\n\n{sentence}\n")) == [(IMPROVED, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The force hopes that it has improved how it supervises detectives.",
        "There hasn't been significant progress.",
        "Progress is slow, although the force has made some improvements to its governance.",
        "The force has made other improvements that may help.",
        "The force has introduced a better-known name for its scheme.",
        "Cumbria will soon have improved the way it records crime.",
        "These are listed in our report as areas for improvement.",
        "The areas requiring improvement are investigating crime and managing offenders.",
        "We will look at the improvements that the force should have made in its control room.",
        "This inspection looked at the progress that Cumbria Constabulary has made in recording crime.",
        "We don't know whether the quality of case files has improved.",
        "The force should improve how it supervises detectives.",
        "If we identify a serious failing, we report it as a cause of concern.",
        "A cause of concern will always lead to recommendations.",
        "We found no causes of concern.",
        "We link our judgments more clearly to causes of concern and areas for improvement.",
        "Areas for improvement (AFIs) in our earlier reports weren't always dealt with in time.",
        "We made 12 recommendations to the force.",
        "The force is good at recording crimes of rape.",
    ],
)
def test_sentences_that_are_no_findings(sentence: str) -> None:
    assert findings(f"# Investigating crime\n\n{sentence}\n") == []


@pytest.mark.parametrize(
    "section",
    [
        "## Areas for improvement\n\nNone.",
        "## Areas for improvement\n\nWe found no areas for improvement.",
        "## Cause of concern\n\nIf we find a serious failing, we call it a cause of concern.",
        "## Main findings\n\nIn this section, we set out our main findings.\n\n### Demand\n\nIt is high.",
        "## Recommendations\n\nThe following recommendations are ours alone.",
    ],
)
def test_labels_without_a_finding(section: str) -> None:
    assert findings(f"# Investigating crime\n\n{section}\n") == []


def test_entries_of_a_contents_list_are_no_findings() -> None:
    contents = (
        "Contents\n\nOverall summary\t1\nResponding to the public\t4\nAreas for improvement\t4\nMain findings\t5\n"
    )
    assert findings(f"PEEL 2021/22\n\n{contents}\nOverall summary\n\nThe force is well led.\n") == []


def test_what_is_told_of_a_report_on_children_is_about_child_protection() -> None:
    text = "Police and children\n\nThe report recommends:\n\n- training call handlers;\n- clearing the backlog.\n"
    read = findings(text, "press_release", None, "Slow response leaves children at risk")
    assert {finding.area_id for finding in read} == {"child_protection"}
    of_peel = findings(text, "press_release", "PEEL", "Slow response leaves children at risk")
    assert "child_protection" not in {finding.area_id for finding in of_peel}


def test_only_inspectors_report_improvements_in_the_news() -> None:
    news = (
        'Force out of trouble\n\nHM Inspector Ada Field said: "The force has improved how it answers calls."\n\n'
        'Chief Constable Joe Marsh said: "We have improved the way we record crime."\n'
    )
    (one,) = findings(news, "news_article")
    assert (one.kind, one.title) == (
        IMPROVED,
        'HM Inspector Ada Field said: "The force has improved how it answers calls."',
    )


RESPONSE = """# The commissioner's response

AFI 1: The force should supervise its investigations.

The chief constable tells me that this is now complete.

AFI 2: The force must shorten the time on bail.

Work is under way.

| No. | Recommendation | Update |
|---|---|---|
| 3 | The force should buy a new boat | Closed by the inspectorate |
| 4 | The force should paint the old boat | Not yet met |
"""


def test_a_response_says_what_became_of_each() -> None:
    read = findings(RESPONSE, "pcc_response")
    assert [(finding.kind, finding.title, finding.status) for finding in read] == [
        (AFI, "The force should supervise its investigations.", "closed"),
        (AFI, "The force must shorten the time on bail.", "progressed"),
        (REC, "The force should buy a new boat", "closed"),
        (REC, "The force should paint the old boat", "open"),
    ]


def test_recommendations_of_an_earlier_inspection() -> None:
    page = (
        "# Reinspection\n\n## Recommendations from the 2021 inspection report\n\n- The force should appoint a lead.\n"
    )
    (one,) = findings(page, "child_protection_report", "National Child Protection Inspection")
    assert (one.kind, one.status, one.area_id) == (REC, "unknown", "child_protection")


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("By 30 September 2024, the force should act.", "By 30 September 2024"),
        ("The force should, by the end of March, act.", "by the end of March"),
        ("within a week of this report", "within a week of this report"),
        ("No later than 1st June 2025 it must act.", "No later than 1st June 2025"),
        ("act as soon as practicable", "as soon as practicable"),
        ("in 6 of 12 months", None),
        ("led by May Jones", None),
    ],
)  # fmt: skip
def test_deadlines_as_printed(words: str, deadline: str | None) -> None:
    assert deadline_in(words) == deadline


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("This recommendation has been fully met.", "closed"),
        ("This recommendation has not been met.", "open"),
        ("Partially met.", "progressed"),
        ("It has made good progress.", "progressed"),
        ("It was superseded by our 2023 report.", "superseded"),
        ("The force should complete a review.", "open"),
    ],
)
def test_what_became_of_a_finding(words: str, status: str) -> None:
    assert status_in(words, "open") == status


@pytest.mark.parametrize(
    ("heading", "states"),
    [
        ("The force answers emergency calls quickly", True),
        ("Victims' needs aren't always assessed", True),
        ("Officers rarely record why they searched someone", True),
        ("Too many of the letters sent to the force go unread", True),
        ("Induction covers autism as well as hate crime", True),
        ("Night supervisors correct mistakes before the handover", True),
        ("Many languages on the force's website", False),
        ("Managing offenders and suspects well", False),
        ("Resources and skills of the regional unit", False),
        ("How good is the force at responding?", False),
        ("Requires improvement", False),
    ],
)
def test_headings_that_state_something(heading: str, states: bool) -> None:
    assert reads_as_sentence(heading) is states
