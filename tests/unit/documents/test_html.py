"""What single elements of a page become: a piece of HTML in, its blocks out."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.documents.blocks.pieces import Reading
from pipelines.documents.html.flow import Flow, Placed
from pipelines.documents.html.parts import CUT, parts_of
from pipelines.documents.html.reading import read_html
from pipelines.documents.html.regions import Regions
from pipelines.documents.reader import read
from pipelines.documents.unreadable import Unreadable


def _blocks(body: str) -> list[tuple[str, str]]:
    """Kind and words of each block, the page's title aside."""
    reading = read_html(f"<!DOCTYPE html><body><h1>T</h1>{body}</body>".encode())
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks[1:]]


def _rows(table: str) -> list[list[str]]:
    return _cells(f"<h1>T</h1><table>{table}</table>")


def _cells(page: str) -> list[list[str]]:
    reading = read_html(page.encode())
    return [[reading.text[cell.start : cell.end] for cell in block.cells] for block in reading.blocks if block.cells]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One<p>Two &amp; three&hellip;", [("paragraph", "One"), ("paragraph", "Two & three…")]),
        ("<div>One<div>Two</div>three</div>", [("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "three")]),
        ("<p>The <b>force</b> is\n  <a href=/x>good</a>.", [("paragraph", "The force is good.")]),
        ("<p>First line<br>Second line", [("paragraph", "First line"), ("paragraph", "Second line")]),
        ("<p>The force should<br>improve.", [("paragraph", "The force should\nimprove.")]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", [("list_item", "a"), ("list_item", "b"), ("list_item", "c")]),
        ("<p>• one<br>• two", [("list_item", "one"), ("list_item", "two")]),
        ("<dl><dt>Judgment<dd>Good</dl>", [("paragraph", "Judgment: Good")]),
        ("<dl><dt>PEEL<dd>It stands for four words. They are long ones." + " x" * 50 + "</dl>",
         [("paragraph", "PEEL"), ("paragraph", "It stands for four words. They are long ones." + " x" * 50)]),
        ("<dl><dt>Inspectors<dd>Kent team<dd>Surrey team</dl>", [("paragraph", "Inspectors: Kent team; Surrey team")]),
        ("<h2>Preventing crime <span>Good</span></h2><p>Text",
         [("heading", "Preventing crime"), ("paragraph", "Good"), ("paragraph", "Text")]),
        ("<h2>The force is <em>good</em></h2><p>Text", [("heading", "The force is good"), ("paragraph", "Text")]),
        ("<h2>Good</h2>", [("paragraph", "Good")]),
        ("<p>Recorded in 93<sup>1</sup> cases.<a href='#note2'>[2]</a>", [("paragraph", "Recorded in 93 cases.")]),
        ("<p>The 21<sup>st</sup> case", [("paragraph", "The 21st case")]),
        ("<p>Read <a href=x>it <span class=vh>(opens in a new tab)</span></a> here", [("paragraph", "Read it here")]),
        ("<p>Seen<span hidden>Unseen</span><script>2</script><style>3</style>", [("paragraph", "Seen")]),
        ("<p aria-hidden=true>★</p><p>Seen", [("paragraph", "Seen")]),
        ("<blockquote>“We will.”</blockquote>", [("paragraph", "“We will.”")]),
        ("<p>A&#0;B&#1;C&#x202f;D", [("paragraph", "A\ufffdBC D")]),
        ("<pre>Areas for improvement\n\n- One thing\n- Another</pre>",
         [("heading", "Areas for improvement"), ("list_item", "One thing"), ("list_item", "Another")]),
        ("<textarea>x</textarea><select><option>y</select><button>z</button><p>Seen", [("paragraph", "Seen")]),
        ("</div></p></table><p>Seen</b></i>", [("paragraph", "Seen")]),
    ],
)  # fmt: skip
def test_elements_become_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert _blocks(body) == expected


def test_a_table_keeps_its_empty_cells_and_lines() -> None:
    assert _rows("<tr><th>Good<th>Adequate<tr><td>A<br>B<td><tr><td><td><ul><li>C<li>D</ul>") == [
        ["Good", "Adequate"],
        ["A\nB", ""],
        ["", "C\nD"],
    ]


def test_the_head_of_several_columns_stands_over_each_and_a_grade_over_several_rows_in_each() -> None:
    assert _rows("<tr><th>Area<th colspan=2>2022<tr><td>A<td rowspan=2>Good<td rowspan=2>14<tr><td>B") == [
        ["Area", "2022", "2022"],
        ["A", "Good", "14"],
        ["B", "Good", ""],
    ]


def test_a_table_that_lays_text_out_is_read_as_text() -> None:
    box = "<table><tr><td><h3>Area for improvement</h3><p>The force should plan.</td></tr></table>"
    assert _blocks(box) == [("heading", "Area for improvement"), ("paragraph", "The force should plan.")]


def test_a_caption_stands_before_its_table() -> None:
    assert _blocks("<table><caption>Files</caption><tr><td>a<td>1</table>") == [
        ("paragraph", "Files"),
        ("table_row", "a\t1"),
    ]


WORDS = "Heddlu Dyfed-Powys – £3m: “da”"


_WRITTEN_OUT = [["Domestic abuse", "Good: 5", "Inadequate: 2"], ["Missing children", "Good: 1", "Inadequate: 4"]]


@pytest.mark.parametrize(
    "body",
    [
        "<dl><dt>Domestic abuse<dd>Good: 5<dd>Inadequate: 2<dt>Missing children<dd>Good: 1<dd>Inadequate: 4</dl>",
        "<ul><li>Domestic abuse: Good: 5, Inadequate: 2<li>Missing children: Good: 1, Inadequate: 4</ul>",
        "<p><b>Domestic abuse</b><br>Good: 5<br>Inadequate: 2<p><b>Missing children</b><br>Good: 1<br>Inadequate: 4",
        "<div><div>Domestic abuse</div><div>Good: 5</div><div>Inadequate: 2</div></div>"
        "<div><div>Missing children</div><div>Good: 1</div><div>Inadequate: 4</div></div>",
    ],
)
def test_a_table_without_the_markup_of_one_is_told_by_the_heads_that_its_rows_repeat(body: str) -> None:
    assert _cells(f"<h1>T</h1><h2>Case files</h2>{body}<p>We will return.") == _WRITTEN_OUT


def test_grades_below_names_are_rows_where_three_stand_together() -> None:
    boxes = [f"<div><div>{force}</div><div><span>Grade</span> <span>Good</span></div></div>" for force in
             ("Durham Constabulary", "Northumbria Police", "Cleveland Police")]  # fmt: skip
    assert [row[1] for row in _cells("<h1>T</h1>" + "".join(boxes))] == ["Grade Good"] * 3
    assert _cells("<h1>T</h1>" + "".join(boxes[:2])) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>Contents<p>Summary 3<p>Findings 5<p>Appendix<p>Terms 9<p>Sources 11",
        "<p>Victims<p>Reports: 60<p>Charges: 41<p>Suspects<p>Arrests: 60<p>Cautions: 41",
        "<p>Kent<p>Officers 60<p>Staff 41<p>The force grew last year.<p>Essex<p>Officers 71<p>Staff 52",
        "<ul><li><a href=/a>Kent 2019</a><li><a href=/b>Essex 2019</a><li><a href=/c>Surrey 2019</a></ul>",
    ],
)
def test_lines_that_repeat_no_heads_right_below_each_other_are_no_table(body: str) -> None:
    assert _cells(f"<h1>T</h1>{body}") == []


@pytest.mark.parametrize(
    "data",
    [
        f"<html><meta charset=utf-8><p>{WORDS}".encode(),
        f"<html><p>{WORDS}".encode(),
        f"<html><p>{WORDS}".encode("utf-8-sig"),
        f"<html><p>{WORDS}".encode("utf-16"),
        f"<html><p>{WORDS}".encode("utf-16-le"),
        f'<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>{WORDS}'.encode("cp1252"),
        f"<html><meta charset=iso-8859-1><p>{WORDS}".encode("cp1252"),
        f"<html><meta charset=iso-8859-1><p>{WORDS}".encode(),
        f"<html><meta charset=nonsense><p>{WORDS}".encode("cp1252"),
        f"<html><meta charset=macroman><p>{WORDS}".encode("mac-roman"),
        f'<?xml version="1.0" encoding="windows-1252"?><html><p>{WORDS}'.encode("cp1252"),
    ],
)
def test_a_page_in_any_encoding_reads_the_same(data: bytes) -> None:
    assert read(data, "a.doc").format == "html"
    assert read_html(data).text == WORDS


def test_a_few_bad_bytes_do_not_spoil_a_page() -> None:
    assert "“da”" in read_html(f"<html><p>{WORDS * 9}".encode() + b"\xa3 5").text


def test_what_the_head_says_stands_above_as_front_matter() -> None:
    page = '<title>T | Site</title><meta property="og:title" content="A &quot;title&quot;"><body><p>Words of it.'
    assert read_html(page.encode()).text == '---\ntitle: "A \\"title\\""\n---\n\nWords of it.'


@pytest.mark.parametrize("said", ['"dateModified"', '"uploadDate"', '"birthDate"'])
def test_only_dates_of_publication_are_taken_from_linked_data(said: str) -> None:
    page = f'<script type="application/ld+json">{{"@type":"Article",{said}:"2022-01-02"}}</script><p>Words'
    assert read_html(page.encode()).text == "Words"


def test_a_page_that_is_filled_by_scripts_is_refused() -> None:
    with pytest.raises(Unreadable, match="loaded by a script"):
        read_html(b"<!DOCTYPE html><body><div id=root></div><script>load()</script></body>")


HOSTILE = {
    "divs": b"<html>" + b"<div>" * 100_000 + b"x",
    "spans": b"<html>" + b"<span>" * 100_000 + b"x",
    "lists": b"<html>" + b"<ul><li>" * 50_000 + b"x",
    "tables": b"<html>" + b"<table><tr><td>" * 20_000 + b"x",
    "blockquotes with paragraphs": b"<html>" + b"<blockquote><p>a" * 30_000,
    "formatting": b"<html>" + b"".join(b"<p><b id=%d>" % n for n in range(5_000)) + b"<p>x" * 20_000,
    "attributes": b"<html><p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">x",
    "columns": b"<html><table>" + b"<tr><td colspan=1000>1<td colspan=1000>2" * 5_000,
    "rows": b"<html><table>" + b"<tr><td rowspan=65534>1" * 3_000,
    "open tags": b"<html><a<a" * 100_000,
    "open scripts": b"<html>" + b"<script" * 50_000,
    "open comments": b"<!-- x -->" * 50_000 + b"<!--" * 50_000,
    "entities": b"<html><p>" + b"&amp;lt;&#x1F600;&bogus;" * 20_000,
    "contents": b"<html>" + b"<p>Contents<p>Part %d" * 3_000,
    "linked data": b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>x",
    "lists of links": b"<html>" + b"<nav class=menu><ul><li><a href=#x>y</a></ul>" * 5_000,
    "headings": b"<html>" + b"<h2>Areas for improvement</h2>" * 5_000,
    "one word": b"<html><p>" + b"a" * 2_000_000,
    "summaries": b"<html>" + b"<details><summary>x" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_or_refused_within_seconds(name: str) -> None:
    start = time.process_time()
    _is_sound(HOSTILE[name])
    assert time.process_time() - start < 10


GOOD = [page.read_bytes() for page in sorted((Path(__file__).parent / "pages").glob("*.html"))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    page=st.sampled_from(GOOD),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.binary(max_size=8)), max_size=12),
    end=st.floats(0.1, 1),
)
def test_a_damaged_page_is_read_or_refused(page: bytes, cuts: list[tuple[float, int, bytes]], end: float) -> None:
    data = page[: int(len(page) * end)]
    for place, length, instead in cuts:
        at = int(len(data) * place)
        data = data[:at] + instead + data[at + length :]
    _is_sound(data)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda words: words.encode("utf-8", "replace"))))
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    _is_sound(b"<html>" + data)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(
    ["<table>", "<tr>", "<td>", "<th colspan=3>", "<td rowspan=2>", "</table>", "<ul>", "<li>", "</ul>", "<dl>",
     "<dt>", "<dd>", "<h2>", "</h2>", "<p>", "<br>", "<b>", "</b>", "<a href=#x>", "</a>", "<nav>", "</nav>", "<main>",
     "</main>", "<pre>", "\n", "</pre>", "Good", "14 of 20", "Areas for improvement", "The force should plan.",
     "<details>", "<summary>", "</details>", "<span class=grade>", "</span>", "<button aria-expanded>", "</button>",
     "<aside class=related>", "</aside>", "<label class=tab-toggle>", "</label>", "<figure>", "<figcaption>",
     "</figure>", "<template>", "<svg>", "<form>"]),
    max_size=60).map("".join))  # fmt: skip
def test_tags_in_any_order_are_read_or_refused(body: str) -> None:
    _is_sound(f"<html>{body}".encode())


def _is_sound(data: bytes) -> None:
    reading = _read_or_refused(data)
    if reading is None:
        return
    reading.text.encode()
    at = 0
    for block in reading.blocks:
        assert at <= block.start < block.end <= len(reading.text)
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
        at = block.end


def _read_or_refused(data: bytes) -> Reading | None:
    """The reading, or None where the page is refused; any other exception fails the test."""
    try:
        return read_html(data)
    except Unreadable:
        return None


def test_a_packed_page_is_named() -> None:
    with pytest.raises(Unreadable, match="gzip"):
        read(gzip.compress(GOOD[0]), "page.html")


_MANY_PARTS = """<!DOCTYPE html><title>Report</title><body><main><h1>Report</h1>
<section class=report><h2>One</h2><p>The force is good.<div class=box><h3>Area for improvement</h3><p>It should listen.
</div><ul><li>First<li>Second <b>of all</ul><table><tr><th>Year<th>Cases<tr><td>2021<td>14<tr><td>2022<td>15</table>
<script>document.write("<p>unseen")</script><!-- <p>unseen --><p hidden>unseen</p></section></main>
<div class="related-links"><a href=/a>A</a> <a href=/b>B</a> <a href=/c>C</a></div><p>After it all.</p>"""


def _placed(size: int) -> tuple[int, list[Placed]]:
    flow = Flow(Regions())
    parts = list(parts_of(_MANY_PARTS, size))
    for part in parts:
        flow.read(part.root, part.inside, CUT)
    flow.end()
    return len(parts), flow.placed


@pytest.mark.parametrize("size", [1, 40, 100])
def test_a_page_read_in_parts_says_what_it_says_as_a_whole(size: int) -> None:
    parts, placed = _placed(size)
    assert parts > 1
    assert (1, placed) == _placed(len(_MANY_PARTS))


@pytest.mark.parametrize(
    ("when", "published"),
    [
        ('Published <time datetime="2022-10-14">14 Oct</time>', "2022-10-14"),
        ('<time datetime="2022-10-14T09:00:00Z">Yesterday</time>', "2022-10-14"),
        ('14 October 2022 <time datetime="2023-01-05">updated</time>', "2022-10-14"),
        ('<time datetime="PT3M">3 minutes to read</time>', None),
    ],
)
def test_the_day_that_a_time_element_means(when: str, published: str | None) -> None:
    page = f"<main><h1>PEEL 2021/22: An inspection of Gwent Police</h1><p>{when}</p><p>The force is good.</p></main>"
    said = read(page.encode(), "page.html").identity.published_date
    assert (said.isoformat() if said else None) == published


def test_banners_above_the_title_are_not_the_title() -> None:
    page = (
        '<div class="cc-window"><p>Our website uses cookies. By going on you agree to 3 kinds of them.</p></div>'
        "<div>In an emergency always call 999. For anything else call 101.</div>"
        "<main><h1>Inspectors praise Essex Police</h1><p>10:05 13/03/2025</p><p>HMICFRS has graded us good.</p></main>"
    )
    document = read(page.encode(), "page.html")
    assert document.identity.title == "Inspectors praise Essex Police"
