"""Where a copy of a whole page ends to be the page, above what its site prints below it."""

from __future__ import annotations

from pipelines.documents.reader import read

_TEXT = (
    "Gwent Police answers calls faster\n\nThe force answered 91 percent of 999 calls within ten seconds last year.\n\n"
)


def _below(foot: str) -> set[str]:
    document = read((_TEXT + foot).encode(), "page")
    return {block.kind for block in document.blocks if block.start > len(_TEXT)}


def test_buttons_other_pages_and_forms_are_of_the_site() -> None:
    foot = (
        "Share this:\nClick to share on Facebook (Opens in new window)\nRelated\nFlood plan agreed\nMay 2, 2024\n"
        "Post navigation\nVigil draws 5,000 people\nLeave a Reply\nComment *\nRecent Posts\nTheft up 12% in a year\n"
        "Archives\nMarch 2024\nJoin 1,204 other subscribers\nProudly powered by\nWordPress\n"
    )
    assert _below(foot) == {"furniture"}


def test_questions_of_a_site_to_its_readers_and_its_licence_are_its_own() -> None:
    foot = (
        "Share this page\n\n  * Share on Facebook (opens in new tab)\n\nIs this page useful?\n\n"
        "Yes this page is usefulNo this page is not usefulReport a problem with this page\n\nSupport links\n\n"
        "  * Help\n  * Privacy\n\nAll content is available under the Open Government\nLicence v3.0, unless stated.\n"
    )
    assert _below(foot) == {"furniture"}


def test_a_section_of_the_text_is_no_foot() -> None:
    text = (
        "Related topics\n\nVetting: good\n\nRead more\n\nThe force has 40 constables waiting to be vetted.\n\n"
        "Archives\n\nRecommendation: the chief constable should publish the figures each year.\n"
    )
    assert "furniture" not in _below(text)


def test_the_day_of_the_page_is_not_lost_with_the_foot() -> None:
    foot = "Back to top\n\nShare this page\n\nFollow us\n\nLast updated: 4 May 2022\n\nHome\n\nContact us\n"
    document = read((_TEXT + foot).encode(), "page")
    assert str(document.identity.published_date) == "2022-05-04"
