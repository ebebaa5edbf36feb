"""Documents as sites for any files, web archives and browsers hand them on: what they print around is none of it."""

from __future__ import annotations

import pytest

from pipelines.documents.document import Document
from pipelines.documents.reader import read
from pipelines.extraction import extract

TITLE = "Crime data integrity: Norfolk Constabulary"
BODY = (
    f"{TITLE}\n\nPublished on: 14 October 2022\n\nOverall judgment\n\nGood\n\n"
    "We read 48 reports of violence, and 45 of them had been recorded.\n\n"
    "The constabulary records 94.5 percent of reported crimes (+/- 1.6 percent).\n"
)
NAME = "crime data integrity: norfolk constabulary - files...had been recorded in 2022"

ABOVE = {
    "transcript below counters": f"{NAME}\n\n31\n\nUpload: others\n\nPost on 26-May-2025\n\n24 views\n\nCategory:\n\n"
    f"Documents\n\n0 download\n\nTRANSCRIPT\n\nPage 1: {NAME}\n\n",
    "preview below its cover": f"31\n\n{TITLE} Published on 14 October 2022 · had been recorded\n\n"
    f"• Upload\n  others\n\n• View\n  7\n\nEmbed Size (px)\n\nCitation preview\n\nPage 1: {TITLE}\n\n",
    "votes of readers": "0% found this document useful (0 votes)\n9 views12 pages\n\ncrime-data-integrity-norfolk\n\n"
    "The document looks at how 43 forces record crime.\n\nUploaded by\n\nREADER TEN\nCopyright\nAvailable Formats\n"
    "Download as PDF, TXT or read online\nYou are on page 1/ 12\n\n",
    "sayings between stories": f"{TITLE}\n\nThe longest road begins at the door. Anon\nUploaded by Ann Onymous\n\n"
    "112 downloads 5482 Views 8MB Size\n\nRecommend Stories\n\nOf 12 Constables\n\nIdea Transcript\n\n",
    "day of a copy": "Date post: 12-Mar-2025\nCategory: Documents\nView: 227 times\nDownload: 3 times\n\n"
    "Embed Size (px)\n344 x 292\n429 x 357\n\nTranscript\n\n",
    "bar of an archive": "24 captures\n04 Mar 2023 - 09 Dec 2025\n\nFeb MAR Apr\n\n04\n\n2022 2023 2024\n\nsuccess\n\n"
    "fail\n\nAbout this capture\n\nCOLLECTED BY\n\nTIMESTAMPS\n\n",
    "address in an archive": "The Wayback Machine - https://web.archive.org/web/20230304050607/http://example.org/a\n\n",
    "snapshot": "[ARCHIVED CONTENT] Web Archive\n\nThis snapshot, taken on\n\n04/03/2023\n\n, shows web content "
    "acquired for preservation.\n\n",
    "beginning of a text": f"{TITLE}\n\n1 downloads 550 Views 840KB Size Report\n"
    "2 days ago - The constabulary did not. In 12 of the 40 ....\n",
    "similar documents above": f"{TITLE}\n\nSimilar documents\nPosters on 12 crimes\n\n"
    "In 12 of 40 towns.\n\nTranscription\n\n",
    "pager": "1 of 11\n\n312 views\n\n",
}  # fmt: skip


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_nothing_changes_where_a_site_hosts_a_copy(above: str) -> None:
    assert _told(read((above + BODY).encode(), "copy.txt")) == _told(read(BODY.encode(), "copy.txt"))


def test_stamps_of_a_browser_are_of_no_page() -> None:
    first, _, rest = BODY.partition("Overall")
    printed = "".join(
        f"03/04/2025, 11:2{number} {TITLE}\n\n{part}\n\nhttps://www.example.org/a?page={number} {number}/2\n\n"
        for number, part in enumerate((first, "Overall" + rest), start=1)
    )
    assert _told(read(printed.encode(), "copy.txt")) == _told(read(BODY.encode(), "copy.txt"))


def test_a_transcript_of_what_was_said_keeps_what_stands_above() -> None:
    text = f"{TITLE}\n\nThe constabulary told us of 12 cases.\n\nTranscript\n\nWe read 48 reports of violence.\n"
    assert "furniture" not in {block.kind for block in read(text.encode(), "talk.txt").blocks[:2]}


def test_the_title_of_an_item_stands_beside_the_size_of_its_paper() -> None:
    text = "INSPECTION OF NORFOLK CONSTABULARY pdf icon PDF 97 KB\n\nThe panel heard that 45 of 48 were recorded.\n\n"
    text += "Appendix A, item 12. pdf icon PDF 288 KB\n"
    kinds = [block.kind for block in read(text.encode(), "minutes.txt").blocks]
    assert kinds[0] == "heading"
    assert kinds[-1] == "furniture"


def _told(document: Document) -> tuple[object, ...]:
    identity, facts = document.identity, extract(document)
    judged = [(grade.area_id, grade.grade) for grade in facts.grades]
    counted = [(count.numerator, count.denominator) for count in facts.case_counts]
    return (
        identity.title, identity.kind, identity.force_id, identity.cycle, identity.published_date, judged, counted,
        [rate.percent for rate in facts.rates], [volume.value for volume in facts.volumes],
    )  # fmt: skip


BELOW = {
    "comments below their head": f"2 thoughts on “{TITLE}”\n\n1. grumpy says:\n   March 2, 2023 at 10:01 am\n\n"
    "I waited 45 minutes, as did 9 out of 10 of my neighbours.\n\nReply\n",
    "comments without a head": "grumpy says:\nMarch 2, 2023 at 10:01 am\nOf 10 letters 9 got no answer.\n",
    "stories with their age": "Latest stories\n\nPolice find 40 cars\n\nTwo men, 19 and 24, had hidden 40 cars.\n\n"
    "3 hours ago\n\nShops shut\n\nOf 60 shops 12 have shut.\n\n4 hours ago\n",
    "similar documents": "Similar documents\n\nThe work of 43 forces\n\nPosters on 12 crimes\n",
    "links of a record": "Link to this speech In context Individually\n\nAdd your annotation\n",
    "to whom a message went": "You are receiving this message because you asked for it. It went to 12,431 people.\n",
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
def test_nothing_is_told_below_a_page(below: str) -> None:
    middle = "".join(f"Officers in place {n} told us of their work with victims.\n\n" for n in "abcdefgh")
    whole = f"{BODY}\n{middle}"
    assert _told(read((whole + below).encode(), "copy.txt")) == _told(read(whole.encode(), "copy.txt"))


@pytest.mark.parametrize("order", ["{page} {title}", "{title} {page}"])
def test_a_list_of_contents_on_one_line_is_no_title(order: str) -> None:
    titles = ["Foreword", "Summary", "What we found", "Next steps", "Annex A"]
    listed = " ".join(order.format(title=title, page=3 * at) for at, title in enumerate(titles, start=1))
    blocks = read(f"{TITLE}\n\nContents {listed}\n\n{BODY}".encode(), "copy.txt").blocks
    assert [block.kind for block in blocks[:2]] == ["heading", "contents"]


def test_stamps_of_a_browser_on_lines_of_their_own_are_of_no_page() -> None:
    page = "Crime recording in Kent\n\n{0}\n{1}/3\n\n23/05/2024, 16:02\n\nPEEL 2021/22: Kent Police\n\n{0}\n"
    said = "The force answers its calls sooner than it did."
    document = read("".join(page.format(said, n) for n in (1, 2)).encode(), "kent.txt")
    furniture = [document.text[b.start : b.end] for b in document.blocks if b.kind == "furniture"]
    assert furniture == [
        words for n in (1, 2) for words in (f"{n}/3", "23/05/2024, 16:02", "PEEL 2021/22: Kent Police")
    ]
