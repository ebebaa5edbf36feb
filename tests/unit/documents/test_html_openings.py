"""What pages say about themselves at their top, in the markup of their kinds of site: identity, not text.

The openings of texts without markup stand in `openings.txt`; whole pages in `test_html_sites.py`.
"""

from __future__ import annotations

from datetime import date

from pipelines.documents.document import Identity
from pipelines.documents.reader import read


def _identity(page: str) -> Identity:
    return read(page.encode(), "page.html").identity


def test_the_name_of_a_menu_is_no_title() -> None:
    identity = _identity(
        """<html><head><title>Inspection report out | West Mercia Police and Crime Commissioner</title></head><body>
        <h1 class="logo">West Mercia Police and Crime Commissioner</h1><h2>Menu</h2><h2>News</h2>
        <h2>Inspection report out</h2><p>30/11/2023</p>
        <p>John Campion has answered what inspectors say of West Mercia Police.</p>
        <p>“I will hold the Chief Constable to account,” he said.</p></body></html>"""
    )
    assert identity.title == "Inspection report out"
    assert (identity.kind, identity.force_id, identity.published_date) == (
        "pcc_response", "west-mercia", date(2023, 11, 30),
    )  # fmt: skip


def test_an_answer_is_of_its_own_day_and_not_of_the_report_s() -> None:
    identity = _identity(
        """<html><head><title>Response to HMICFRS: value for money</title></head><body>
        <div>Office of the Police and Crime Commissioner for Cumbria</div><h1>HMICFRS: value for money</h1>
        <p>Published by HMICFRS: 7 July 2023</p><p>Response date: 30 August 2023</p>
        <p>I welcome this report. I have asked what Cumbria Constabulary will do.</p></body></html>"""
    )
    assert (identity.kind, identity.published_date) == ("pcc_response", date(2023, 8, 30))


def test_a_body_with_police_in_its_name_is_no_force() -> None:
    identity = _identity(
        """<html><head><title>IOPC statement on a report of inspectors</title>
        <meta property="og:site_name" content="Independent Office for Police Conduct (IOPC)"></head><body><main>
        <h1>IOPC statement on a report of inspectors</h1><p>Published: 13 Dec 2022</p>
        <p>We worked with HMICFRS on how forces deal with complaints of sexual abuse.</p></main></body></html>"""
    )
    assert (identity.kind, identity.publisher) == ("other", "Independent Office for Police Conduct")


def test_minutes_of_an_item_are_of_the_day_of_the_meeting() -> None:
    identity = _identity(
        """<html><head><title>Agenda item - Proposed Precept | Surrey County Council</title></head><body>
        <h1>Agenda item</h1><h2>Proposed precept for 2024/25</h2>
        <ul><li>Meeting of Surrey Police and Crime Panel, Friday, 2 February 2024 10.30 am (Item 5/24)</li></ul>
        <p>The panel is asked to look at the precept that the commissioner proposes.</p>
        <h3>Minutes:</h3><p>Members asked about Band D.</p></body></html>"""
    )
    assert (identity.title, identity.published_date) == ("Proposed precept for 2024/25", date(2024, 2, 2))
