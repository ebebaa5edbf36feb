"""Bytes in, a document or one clear sentence out; and what holds for every document."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.document import Block
from pipelines.documents.reader import Unreadable, read

SENTENCE = "Inspectors found that the force’s “plan” costs £10m – half of it for the café.\n"


def test_a_text_is_kept_as_it_is() -> None:
    document = read(SENTENCE.encode(), "a.txt")
    assert document.text == SENTENCE
    assert document.document_id == sha256(SENTENCE.encode()).hexdigest()
    assert (document.source_name, document.format) == ("a.txt", "text")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert read(SENTENCE.encode(encoding), "a.txt").text == SENTENCE


def test_utf_16_with_the_high_byte_first() -> None:
    assert read(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "a.txt").text == SENTENCE


def test_welsh_is_text_too() -> None:
    welsh = "Mae’r heddlu yn gwella’r ffordd y mae’n ateb galwadau, ond mae mwy i’w wneud ŵyr.\n"
    assert read(welsh.encode(), "a.txt").text == welsh


def test_line_ends_are_levelled() -> None:
    assert (
        read(b"One line.\r\nTwo lines.\rThree.\fA new page.", "a").text == "One line.\nTwo lines.\nThree.\nA new page."
    )


def test_markdown_is_told_by_content() -> None:
    assert read(b"# The force\n\nIt is good.\n", "a.txt").format == "markdown"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n\t\n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Office"),
        (b"{\\rtf1\\ansi the force}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0 a picture", "JPEG"),
        (b"the force\x00is good", "NUL"),
        (b"the \x01\x02\x03\x04 force \x05\x06", "control characters"),
        (b"\xff\xfe\x00\xd8\x00", "UTF-16"),
        ("Роза упала на лапу Азора, и полиция".encode("koi8-r"), "encoding"),
        ("警察は良い仕事をしている。".encode("shift-jis"), "encoding"),
        ("La polic\ufffda espa\ufffdola dice que la situaci\ufffdn est\ufffd mejor".encode(), "damaged"),
        (b"!!!! ???? ----", "words"),
        (zlib.compress(SENTENCE.encode() * 50, 9), ""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, "a.txt")
    assert says in refused.value.reason
    assert re.fullmatch(r"[A-Z][^\n]+\.", refused.value.reason)


_LINES = st.one_of(
    st.sampled_from(
        [
            "", "", "", "Contents", "Areas for improvement", "Requires", "improvement", "Adequate", "---", "```yaml",
            "```",
            "Overall summary\t3", "Main findings ..... 9", "| a | b |", "|---|---|", "\tGood\t", "- item", "• ", "o",
            "o x",
            "(a) the first", "12", "Page 4", "© HMIC 2016", "https://example.org/a b", "date 2020-01-02 A headline",
            "How well does the force do it?", "# Title #", "## Sub", "====", "The force needs to do better at this",
            "3.2 Custody", "1. Introduction", "title: x", "Get the report", "Ann Example",
            "HM Inspector of Constabulary",
            "  indented    columns   here", "  indented    more      here", "It is good. It is late.", "and goes on",
            "We found:", "By Jane Porter", "07:30 07/02/2020", "[a link](#) and **bold**", "\u200b", "\u00a0x\u00a0",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\n", exclude_categories=["Cs", "Cc"]), max_size=40),
    st.text("ab .:;-|\t#*1", max_size=25),
)  # fmt: skip
TEXTS = st.lists(_LINES, max_size=30).map("\n".join)
_MARKS = re.compile(
    r">+|::|[-*+•●○◦▪■□‣⁃·\uf0b7\uf0a7\uf0fc–—o]|\(?\d{1,3}[.)]|\([a-z]{1,2}\)|\([ivx]+\)|[a-z]\)|[ivx]{1,4}\)|[a-h]\.|#+|"
)


def left_over(text: str, blocks: tuple[Block, ...]) -> list[str]:
    """What stands outside all blocks, piece by piece."""
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    pieces = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [word for piece in pieces for word in piece.split()]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_visible_character_is_in_exactly_one_block(text: str) -> None:
    blocks = read_blocks(text, plain_view(text))
    ends = [0]
    for block in blocks:
        assert ends[-1] <= block.start < block.end <= len(text)
        assert block.end - block.start == len(text[block.start : block.end].strip()) or block.kind == "table_row"
        ends.append(block.end)
    assert all(_MARKS.fullmatch(word) for word in left_over(text, blocks))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_cells_are_in_order_inside_their_row(text: str) -> None:
    for block in read_blocks(text, plain_view(text)):
        at = block.start
        for cell in block.cells:
            assert at <= cell.start <= cell.end <= block.end
            at = cell.end
        assert (block.level is not None) == (block.kind == "heading")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_is_read_the_same_way_again_or_refused(text: str) -> None:
    data = text.encode()
    try:
        document = read(data, "a.txt")
    except Unreadable:
        with pytest.raises(Unreadable):
            read(data, "a.txt")
        return
    assert read(data, "a.txt") == document


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_reason(data: bytes) -> None:
    with suppress(Unreadable):
        assert read(data, "a.bin").text.strip()


@pytest.mark.parametrize(
    "data",
    [
        "Kent Police is in\u00adadequate at investi\u00ad\ngating crime.\n".encode(),
        b"<html><body><main><p>Kent Police is in&shy;adequate at investi&shy;gating crime.</p></main></body></html>",
    ],
)
def test_soft_hyphens_part_no_words(data: bytes) -> None:
    assert read(data, "page").text.strip() == "Kent Police is inadequate at investigating crime."


def test_ligatures_and_entities_are_read_as_people_see_them() -> None:
    data = "The con\ufb01rmed o\ufb00er is &pound;4m &ndash; R&D; it&#8217;s su\ufb03cient &amp; new.\n".encode()
    assert read(data, "a.txt").text == "The confirmed offer is £4m – R&D; it’s sufficient & new.\n"


@pytest.mark.parametrize(
    ("set_wide", "text"),
    [
        ("P o l i c e R e v i e w s 2 0 0 3 / 0 4", "Police Reviews 2003/04"),
        ("P o l i c e  a n d  C r i m e  P l a n", "Police and Crime Plan"),
        ("Answers: Y N Y Y N Y N N Y Y Y Y", "Answers: Y N Y Y N Y N N Y Y Y Y"),
        ("Lists: a b c d e f g h i j k l", "Lists: a b c d e f g h i j k l"),
        ("Scores: 1 2 3 4 5 6 7 8 9 3 2 1", "Scores: 1 2 3 4 5 6 7 8 9 3 2 1"),
    ],
)
def test_words_that_are_set_wide_have_blanks_between_them_only(set_wide: str, text: str) -> None:
    assert read(f"{set_wide}\n\nKent Police is good.\n".encode(), "a.txt").text == f"{text}\n\nKent Police is good.\n"


@pytest.mark.parametrize(
    ("spoilt", "text", "plain"),
    [
        (
            "The forceâ€™s â€œplanâ€\x9d â€“ itâ€™s Â£3m",
            "The force’s “plan” – it’s £3m",
            "The force's \"plan\" - it's £3m",
        ),
        ("Itâ€™s a â€œgapâ€ of Â£2m", "It’s a “gap” of £2m", 'It\'s a "gap" of £2m'),
        (
            "The force\ufffds plan \ufffd a \ufffd3m cut in 2012\ufffd13.",
            "The force\ufffds plan \ufffd a \ufffd3m cut in 2012\ufffd13.",
            "The force's plan - a £3m cut in 2012-13.",
        ),
        ("A cafÃ© on the river", "A café on the river", "A café on the river"),
    ],
)
def test_what_a_wrong_encoding_spoilt_is_read_as_far_as_it_can_be_told(spoilt: str, text: str, plain: str) -> None:
    document = read(spoilt.encode(), "a.txt")
    assert (document.text, plain_view(document.text)) == (text, plain)
