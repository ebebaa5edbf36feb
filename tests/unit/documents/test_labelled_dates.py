"""Lines that say when a document is from, and lines that only begin as such do."""

from __future__ import annotations

import pytest

from pipelines.documents.lines.labelled_dates import says_when


@pytest.mark.parametrize(
    "line",
    [
        "Story date: 17 October 2024",
        "Date added: 17/10/2024",
        "Page published: 2024-10-17",
        "Created on Thursday 17 October 2024 at 10:15",
        "Publish date 17 Oct 2024",
        "Day of publication: 17 October 2024",
        "EMBARGOED: not for publication before 00:01, 17 October 2024",
        "Strictly embargoed until midnight on 17 October 2024",
        "This story was published on 17 October 2024",
        "Submitted by Jo Marsh on 17 October 2024",
        "Dyddiad cyhoeddi: 17 Hydref 2024",
        "Version 1.2, 17 October 2024",
        "Written 17 October 2024 by Jo Marsh",
        "This article is old - Published: Thursday, Oct 17th, 2024",
        "Date response sent: 17/10/2024 (responses should go to the press office of the commissioner)",
    ],
)
def test_a_label_with_its_date(line: str) -> None:
    assert says_when(line)


@pytest.mark.parametrize(
    "line",
    [
        "Created on 17 October 2024, the unit has 14 officers",
        "The report of 17 October 2024 found that 23 cases had no plan",
        "Written plans were made after 17 October 2024",
        "Crimes recorded: 17 October 2024",
        "Statement of accounts",
        "This article is old news: it was 17 October 2024 when 14 officers left",
    ],
)
def test_what_only_begins_like_one(line: str) -> None:
    assert not says_when(line)
