"""A sentence that a copy of print tears where a page ends is read as one."""

from __future__ import annotations

import pytest

from pipelines.documents.reader import read

_COVER = "PEEL: Police effectiveness 2016\nAn inspection of Kent Police\nMarch 2017\n\nInvestigating crime\n\n"
_ABOVE = "The force supervises crime well. Sergeants had reviewed the plan in 12 of the 14"
_BELOW = "cases that we read."


@pytest.mark.parametrize(
    "left",
    [
        "23",
        "- 23 -",
        "[Page 23]",
        "<!-- page 23 -->",
        "**23**",
        "23 | Kent Police",
        "xii",
        "23\n\nPEEL: Police effectiveness 2016",
        "PEEL: Police effectiveness 2016 – An inspection of Kent Police\n\n23",
        "© HMIC 2017\n23",
        "www.justiceinspectorates.gov.uk/hmicfrs\n\n23",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_lines_of_a_page_do_not_part_a_sentence(left: str, gap: str) -> None:
    document = read(f"{_COVER}{_ABOVE}{gap}{left}{gap}{_BELOW}\n".encode(), "a.txt")
    assert f"{_ABOVE} {_BELOW}" in " ".join(document.plain.split())
    assert document.text[document.blocks[-1].start : document.blocks[-1].end].endswith(_BELOW)


def test_a_paragraph_that_has_ended_does_not_go_on_overleaf() -> None:
    document = read(f"{_COVER}{_ABOVE} cases.\n\n23\n\nin all, this is better than before.\n".encode(), "a.txt")
    assert not document.pages_within


def test_figures_below_their_labels_are_no_pages() -> None:
    text = "The number of domestic abuse crimes recorded in all of the force area\n\n231\n\nof which rape\n\n17\n"
    assert not read(text.encode(), "a.txt").pages_within


def test_a_blank_line_does_not_part_a_sentence_whose_last_word_ends_none() -> None:
    document = read(f"{_COVER}{_ABOVE}\n\n{_BELOW}\n".encode(), "a.txt")
    assert f"{_ABOVE} {_BELOW}" in " ".join(document.plain[document.blocks[-1].start :].split())


@pytest.mark.parametrize("share", ["91.4%", "91.4 per cent", "Nine in ten"])
def test_a_share_that_is_set_large_goes_on_below_a_blank_line(share: str) -> None:
    blocks = read(f"{_COVER}{share}\n\nof reported crimes were recorded\n".encode(), "a.txt").blocks
    assert [block.kind for block in blocks[-2:]] == ["heading", "paragraph"]


def test_a_figure_above_what_it_counts_a_part_of_is_no_share() -> None:
    blocks = read(f"{_COVER}Crimes\n\n231\n\nof which rape\n\n17\n".encode(), "a.txt").blocks
    assert [block.kind for block in blocks].count("paragraph") > 1


def test_footnotes_at_the_foot_of_a_page_do_not_part_a_sentence() -> None:
    above = f"Sergeants had read the files,4 as we say above. {_ABOVE}"
    notes = "4 Chosen at random from those that were closed in\nJune. Ibid.\n5 See the annex."
    document = read(f"{_COVER}{above}\n\n{notes}\n\n23\n\n{_BELOW}\n".encode(), "a.txt")
    assert f"{_ABOVE} {_BELOW}" in " ".join(document.plain.split())


def test_a_line_that_begins_with_a_figure_is_no_footnote_without_its_mark() -> None:
    document = read(f"{_COVER}{_ABOVE}\n\n40 Cases were read.\n\n23\n\n{_BELOW}\n".encode(), "a.txt")
    assert f"{_ABOVE} {_BELOW}" not in " ".join(document.plain.split())


def test_an_entry_of_a_contents_list_may_have_room_for_one_dot() -> None:
    last = "How well does Kent Police keep people safe and reduce crime? . 6"
    entries = f"Introduction {'.' * 60} 3\nSummary {'.' * 66} 4\n{last}\n"
    blocks = read(f"Contents\n{entries}\n3\nIntroduction\nIt is so.\n".encode(), "a.txt").blocks
    assert [block.kind for block in blocks][:4] == ["contents"] * 4


def test_a_word_that_the_end_of_a_line_cuts_is_whole_in_the_plain_view() -> None:
    text = (
        "It requires improve-\nment, above all when it inves-\n  tigates anti-\nsocial behaviour or 24-\nhour care.\n"
    )
    plain = read(text.encode(), "a.txt").plain
    assert len(plain) == len(text)
    words = "It requires improvement, above all when it investigates anti-social behaviour or 24- hour care."
    assert " ".join(plain.split()) == words


def test_numbers_of_pages_at_both_sides_of_a_torn_sentence_are_none_of_its_figures() -> None:
    above = "1 The Commissioner tells the panel that in 2016 there were 380 neighbourhood police"
    below = "officers in Norfolk, and that more will join them by the end of the next year."
    text = f'Safer Norfolk\n\nSize: px\n\nDownload "Safer Norfolk"\n\nTranscription\n\n{above} 1\n\n2 {below} 2\n\n'
    assert f"{above[2:]} {below}" in " ".join(read(text.encode(), "a.txt").plain.split())
    wrapped = f"{_COVER}In 2016 the force had between 11 and 12\n13 of these cases to read, and it read them all.\n"
    assert "12 13 of these" in " ".join(read(wrapped.encode(), "a.txt").plain.split())
