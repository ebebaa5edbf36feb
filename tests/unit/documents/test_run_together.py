"""Contents lists and numbered points that a copy of print runs together, and pages that open with their number."""

from __future__ import annotations

import pytest

from pipelines.documents.reader import read
from pipelines.documents.run_together.contents import contents_run_together
from pipelines.documents.run_together.points import points_run_together

LINES_WITHOUT_BREAKS = (
    "Contents Foreword 3 How well do forces answer calls? 7 Working with others 12 Annex A About the data 40 i "
    "Foreword The force answers nine calls in ten."
)
ENTRIES_AND_RUNS = """Contents

Foreword 2

Part 1 What we looked at in 2012/13 5 Crime 19 Money 37

Part 2 Reports of the year 78

Annex A Regions 181

Annex B Who we are 199"""
PAGES_BEFORE = """© Kent Police ii REPORT Contents 2 Foreword

6 Part 1 8 Overview

34 Part 2 36 Our inspections 44 Money 50 Trust

102 Annexes 105 Annex A

1 REPORT We visited 12 forces."""
PAGES_GLUED = """Contents
Kent Police: Summary 3
The challenge 6
Demand7
Is the force managing the change, and are its
officers with it?
11
Calls for service 14
Conclusion16
Kent Police has to save more than most."""


BEHIND_THE_IMPRINT = """ISBN: 978-1-78655-000-5 www.example.org Contents

Summary ...... 4

What we asked for in 2013 ...... 16

Findings from fieldwork 2015 ...... 51 Findings from surveys ...... 52

Recommendations ...... 64

Summary of what we visited."""


def _listed(text: str) -> list[str]:
    lines = text.split("\n")
    return [lines[at][start:end] for at, spans in contents_run_together(lines).items() for start, end in spans]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (LINES_WITHOUT_BREAKS, ["How well do forces answer calls? 7", "Annex A About the data 40"]),
        (
            ENTRIES_AND_RUNS,
            ["Foreword 2", "Part 1 What we looked at in 2012/13 5", "Money 37", "Annex B Who we are 199"],
        ),
        (PAGES_BEFORE, ["2 Foreword", "6 Part 1", "8 Overview", "50 Trust", "105 Annex A"]),
        (
            BEHIND_THE_IMPRINT,
            ["Summary ...... 4", "Findings from fieldwork 2015 ...... 51", "Recommendations ...... 64"],
        ),
        (PAGES_GLUED, ["Demand7", "officers with it?", "11", "Calls for service 14", "Conclusion16"]),
        (
            "Foreword 4 Summary 9 Who we met 15 Introduction 17 How calls are answered 19 Annex A About the data 72",
            ["Foreword 4", "Introduction 17", "Annex A About the data 72"],
        ),
    ],
)
def test_entries_of_contents_lists_that_are_run_together(text: str, entries: list[str]) -> None:
    listed = _listed(text)
    assert [entry for entry in entries if entry in listed] == entries
    assert not any(words in entry for entry in listed for words in ("nine calls", "We visited", "has to save"))


@pytest.mark.parametrize(
    "text",
    [
        "Burglary 12 Robbery 30 Theft 45 Arson 60 Fraud 71 Violence 90",
        "Contents\n\nForce in numbers\t3\nOverview\t5\nNext steps\t9\nAnnex A\t12\n\nCalls: Kent 391, all forces 440",
        "The contents of 12 reports. In 14 forces 30 officers left, in 40 forces 50 did, and 60 joined.",
        "In May 12 officers left, in June 14 did. By 15 July Kent Police had lost 40, and Essex Police 42.",
    ],
)
def test_rows_and_sentences_are_no_contents_list(text: str) -> None:
    assert _listed(text) == []


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "1. SUMMARY 1.1 The budget is set. 1.2 The precept rises by 2%. 2. BACKGROUND 2.1 The grant fell by 3%.",
            ["1.1", "1.2", "2.", "2.1"],
        ),
        (
            "What people ask 1. Why does it rise? 2. Who decides? 3. Are you closing stations 4. What did people say?",
            ["1.", "2.", "3.", "4."],
        ),
        (
            "1. PURPOSE 1.1 This is new. 2. Recommendation 2.1 The panel is asked to agree. 2.2 It may say no.",
            ["1.1", "2.", "2.1", "2.2"],
        ),
        ("1. One thing is known.\n2. Two are not. 3. Three may be. 4. Four will be.", ["3.", "4."]),
        (
            "1.The plan is set. 1.1The budget follows it. 1.2The precept rises. 1.3The panel agrees.",
            ["1.1", "1.2", "1.3"],
        ),
        ("In 2014 the force had 3. By 2015 it had 4. By 2016 it had 5. By 2017 it had 6.", []),
        ("The average rose to 1.1 In Kent, 1.2 In Essex and 1.3 In Dorset.", []),
        ("See recommendation 1. Recommendation 2. Recommendation 3. Recommendation 4. All are open.", []),
    ],
)
def test_points_that_follow_each_other_in_a_line(text: str, points: list[str]) -> None:
    lines = text.split("\n")
    found = points_run_together(lines)
    inside = [lines[at][start:end] for at, spans in found.items() for start, end in sorted(spans) if start]
    assert [mark.strip() for mark in inside] == points


def test_pages_of_a_transcript_open_with_their_number() -> None:
    text = (
        'Safer Norfolk\n\nSize: px\nStart display at page:\n\nDownload "Safer Norfolk"\n\nTranscription\n\n'
        "1 Report of the Police and Crime Commissioner for Norfolk on the budget of the year from April, with "
        "what has been done to answer the inspectors, and what is still to do in the districts of Norfolk. 1\n\n"
        "2 The force has 380 officers in the county town, and will have 400 by the end of the year, if all goes well. 2"
    )
    blocks = [(block.kind, text[block.start : block.end]) for block in read(text.encode(), "page.txt").blocks]
    assert ("furniture", "2") in blocks
    assert any(words.startswith("The force has 380") for kind, words in blocks if kind == "paragraph")
