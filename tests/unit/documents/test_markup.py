"""What converters of web pages leave of markup in Markdown is no word of the document."""

from __future__ import annotations

import pytest

from pipelines.documents.characters.markup import without_markup
from pipelines.documents.reader import read

_LEFT = {
    '::: {#main role="main"}\nGwent Police answers calls quickly.\n:::\n': "Gwent Police answers calls quickly.\n",
    "## Main findings {#main-findings .wide}\n": "## Main findings\n",
    "[Published: ]{.label}6 May 2022\n": "Published: 6 May 2022\n",
    'Our [report](/r.pdf){.btn target="_blank"} is out.': "Our [report](/r.pdf) is out.",
    '<div class="body">\n\nThe force <u>has</u> improved.\n\n</div>\n': "\n\nThe force has improved.\n\n\n",
    "1\\. The force hadn\\'t planned it \\(or said why\\).": "1. The force hadn't planned it (or said why).",
    "Ann Rees\\\nChief Constable": "Ann Rees\nChief Constable",
    "Ann Rees<br />Chief Constable": "Ann Rees\nChief Constable",
    "It fell by half.<sup>3</sup> We asked why.": "It fell by half.[3] We asked why.",
    "<table>\n<tr><th>Area</th>\n<th>Grade</th></tr>\n<tr><td><p>Vetting</p></td>\n<td></td></tr></table>\n": (
        "\n| Area | Grade |\n| Vetting |  |\n\n"
    ),
    "| Area<br>of policing | Grade |\n": "| Area of policing | Grade |\n",
    "| Vetting<br>Treatment of the public | Good |\n": "| Vetting    Treatment of the public | Good |\n",
    "<table><tr><td><p>Concern</p>\n<ul><li><p>The force should ask\nwhy.</p></li></ul></td></tr></table>": (
        "\n\nConcern\n\n- The force should ask why.\n\n"
    ),
    "It fell by half.[[3]](#footnote-3)": "It fell by half.[3]",
    "Gwent 21 \\| Wales 19": "Gwent 21 | Wales 19",
    "- See the glossary\\. [↑](#footnote-ref-2)": "- See the glossary.",
    "March 2010 -- 1,727, PEEL 2023--25": "March 2010 – 1,727, PEEL 2023–25",
}
_KEPT = (
    "Response times fell (p<0.05) and a<b.",
    "It was rated {good} by the panel.",
    "Saved as C:\\reports\\gwent",
    "The chief constable's aims: save; spend.",
    "A set \\* of stars",
    "| Gwent \\| Wales | 21 |",
    "| --- | -- |\nFrom Ann --\n-- signed",
    "The [Victims' Code \\(2020\\)](#) asks for more.",
)


@pytest.mark.parametrize(("written", "words"), _LEFT.items())
def test_markup_is_left_out(written: str, words: str) -> None:
    assert without_markup(written) == words


@pytest.mark.parametrize("words", _KEPT)
def test_words_stay(words: str) -> None:
    assert without_markup(words) == words


def test_markdown_within_tags_is_no_page_of_html() -> None:
    page = (
        '<div id="content">\n\n# Gwent PEEL 2021/22\n\n- calls\n- visits\n\n## Preventing crime\n\nGood\n\n</div>\n'
        '<span class="by">The inspectorate</span>\n'
    )
    document = read(page.encode(), "gwent.md")
    assert document.format == "markdown"
    assert next(document.text[b.start : b.end] for b in document.blocks if b.kind == "heading") == "Gwent PEEL 2021/22"


def test_a_part_of_a_page_stays_html() -> None:
    assert read(b"<div><h2>Gwent</h2><p>We found much to praise.</p></div>", "gwent").format == "html"


def test_a_marked_heading_may_take_several_lines() -> None:
    page = (
        "## The force should make sure that its investigations are supervised by\nsergeants with the time to do it\n\n"
        "In a quarter of the cases that we read nobody had looked at the file for\na month, and in a few of them there "
        "was no plan that an officer who came\nto it later could have followed, or told the victim of.\n\n"
        "### Rural crime\nThe force has a team of its own.\n\n"
    )
    document = read(page.encode(), "gwent.md")
    headings = [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"]
    assert headings == [page[3 : page.index("\n\n")], "Rural crime"]
