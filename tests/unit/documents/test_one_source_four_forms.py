"""The same report as text, HTML, Word and PDF says the same: each form is made from one source and read for itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from html import escape
from typing import Literal

import pytest

from pipelines.documents.document import Document
from pipelines.documents.reader import read
from pipelines.extraction import extract
from tests.unit.documents import docx_samples as word
from tests.unit.documents import pdf_samples as paper

Form = Literal["text", "html", "docx", "pdf"]


@dataclass(frozen=True)
class Part:
    """One part of the source: a heading, paragraph, list, table, box or list of contents.

    In `words`, '\\u00ad' is where a printed line ends inside a word, and '¹' refers to the note.
    """

    kind: Literal["title", "heading", "text", "list", "numbered", "table", "contents", "grade", "date", "box", "note"]
    words: tuple[str, ...] = ()
    level: int = 2
    rows: tuple[tuple[str, ...], ...] = ()


def _heading(words: str, level: int = 2) -> Part:
    return Part("heading", (words,), level)


def _text(*words: str) -> Part:
    return Part("text", words)


SOURCE = (
    Part("title", ("PEEL 2021/22: An inspection of Lancashire Constabulary",)),
    Part("date", ("Published on: 14 October 2022",)),
    Part("contents", ("Overall summary", "Preventing crime", "Responding to the public", "Managing offenders")),
    _heading("Overall summary"),
    _heading("Our judgments", 3),
    _text("Our inspection looked at how good Lancashire Constabulary is in several areas of policing."),
    Part("table", rows=(
        ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate"),
        ("", "Preventing crime", "Investigating crime", "Responding to the public", ""),
        ("", "Treatment of the public", "", "Managing offenders", ""),
    )),
    _heading("Preventing crime"),
    Part("grade", ("Good",)),
    _text(
        "Lancashire Constabulary is good at preventing crime. We looked at 40 problem-solving plans; in 31 of 40 plans "
        "we saw clear aims.",
        "The constabulary’s neigh\u00adbourhood teams hold 220 full-time posts, and 14 of these are vacant.",
        "In 2021/22 the force recorded 1,450 burglaries,¹ and went to 88 percent of them.",
    ),
    Part("box", ("Area for improvement", "The constabulary should make sure that its plans are reviewed each year.")),
    _heading("Responding to the public"),
    Part("grade", ("Requires improvement",)),
    _text(
        "Lancashire Constabulary requires improvement at responding to the public.",
        "In the year ending 31 March 2022, the constabulary answered 81.4 percent of 999 calls within 10 seconds. The "
        "expected standard is 90 percent.",
        "We estimate that the constabulary records 93.7 percent (with a confidence interval of +/- 2.6 percent) of "
        "crimes reported by victims.",
    ),
    _heading("Areas for improvement", 3),
    Part("list", (
        "The constabulary should attend calls for service in line with its published times.",
        "The constabulary should give callers advice on how to preserve evidence.",
    )),
    _heading("Managing offenders"),
    Part("grade", ("Requires improvement",)),
    _text(
        "Lancashire Constabulary requires improvement at managing offenders.",
        "Inspectors audited 25 case files. In 16 of the 25 cases the risk assessment was late.",
    ),
    _heading("Recommendations", 3),
    Part("list", (
        "By 31 January 2023, the chief constable should make sure that warrants are carried out without delay.",
    )),
    Part("numbered", (
        "By 31 March 2023, the chief constable should find out why risk assessments are late.",
        "By 30 June 2023, the chief constable should train those who supervise offenders.",
    )),
    _heading("Strategic planning, organisational management and value for money"),
    _text(
        "The constabulary plans to save £8.4m by 2024/25. It holds £21.3 million in reserves, and faces a budget gap "
        "of £5.2m in 2023/24.",
    ),
    Part("table", rows=(
        ("£m", "2022/23", "2023/24"),
        ("Budget requirement", "331.4", "345.9"),
        ("Savings required", "2.1", "5.2"),
    )),
    Part("note", ("Burglaries of homes only, as the constabulary counts them.",)),
)  # fmt: skip


def _printed(words: str, note: str = "", line_end: str = "") -> str:
    return words.replace("\u00ad", line_end).replace("¹", note)


def _as_text() -> bytes:
    pieces = []
    for part in SOURCE:
        part = replace(part, words=tuple(_printed(words, "[1]") for words in part.words))
        if part.kind == "contents":
            pieces.append("Contents\n" + "\n".join(f"{title}\t{page}" for page, title in enumerate(part.words, 1)))
        elif part.kind == "list":
            pieces.append("\n".join(f"• {item}" for item in part.words))
        elif part.kind == "numbered":
            pieces.append("\n".join(f"{number}. {item}" for number, item in enumerate(part.words, 1)))
        elif part.kind == "note":
            pieces.append(f"[1] {part.words[0]}")
        elif part.kind == "table":
            pieces.append("\n".join("\t".join(row) for row in part.rows))
        else:
            pieces.append("\n\n".join(part.words))
    return "\n\n".join(pieces).encode()


def _as_html() -> bytes:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>PEEL | HMICFRS</title>'
        "<script>window.rate = '99 percent of cases';</script></head><body>"
        '<a class="skip-link" href="#main">Skip to content</a><div id="cookie-notice"><p>We use cookies.</p></div>'
        '<header><nav><ul><li><a href="/">Home</a><li><a href="/our-work">Our work</a><li><a href="/news">News</a>'
        f'</ul></nav></header><main id="main">{"".join(map(_html_of, SOURCE))}'
        '<aside class="related-content"><h2>Related content</h2><ul><li><a href="/kent">Kent: 7 of 9 areas good</a>'
        "</ul></aside></main><footer><p>© Crown copyright</p><p>Rated 4 out of 5</p></footer></body></html>"
    ).encode()


def _html_of(part: Part) -> str:
    words = [_printed(escape(words), '<sup><a href="#fn1">1</a></sup>') for words in part.words]
    if part.kind == "title":
        return f"<h1>{words[0]}</h1>"
    if part.kind == "heading":
        return f"<h{part.level}>{words[0]}</h{part.level}>"
    if part.kind == "grade":
        return f'<p class="judgement"><span class="grade">{words[0]}</span>'
    if part.kind == "contents":
        return (
            "<nav class='toc'><h2>Contents</h2><ol>"
            + "".join(f"<li><a href='#x'>{w}</a>" for w in words)
            + "</ol></nav>"
        )
    if part.kind == "list":
        return "<ul>" + "".join(f"<li>{item}" for item in words) + "</ul>"
    if part.kind == "numbered":
        return "<ol>" + "".join(f"<li>{item}" for item in words) + "</ol>"
    if part.kind == "note":
        return f'<section class="footnotes"><ol><li id="fn1">{words[0]} <a href="#ref1">↩</a></ol></section>'
    if part.kind == "table":
        head, *rows = (tuple(map(escape, row)) for row in part.rows)
        body = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)
        return f"<table><thead><tr>{''.join(f'<th>{cell}' for cell in head)}<tbody>{body}</table>"
    if part.kind == "box":
        return f'<div class="definition-box"><h3>{words[0]}</h3><p>{words[1]}</p></div>'
    return "".join(f"<p>{line}" for line in words)


def _as_docx() -> bytes:
    notes = [word.paragraph(part.words[0]) for part in SOURCE if part.kind == "note"]
    numbered = "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 1))
    return word.document("".join(map(_docx_of, SOURCE)), footnotes=numbered)


def _docx_of(part: Part) -> str:
    if part.kind in ("title", "heading"):
        style = "Title" if part.kind == "title" else f"Heading{part.level - 1}"
        return word.paragraph(part.words[0], style)
    if part.kind == "contents":
        entries = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>{title}</w:t><w:tab/><w:t>{page}</w:t></w:r></w:p>'
            for page, title in enumerate(part.words, 1)
        )
        return word.paragraph("Contents", "TOC1") + entries
    if part.kind == "list":
        return "".join(word.paragraph(item, numbering=word.BULLET) for item in part.words)
    if part.kind == "table":
        return word.table(*part.rows)
    if part.kind == "box":
        label, words = part.words
        return f"<w:tbl><w:tr><w:tc>{word.paragraph(label, 'Heading2')}{word.paragraph(words)}</w:tc></w:tr></w:tbl>"
    if part.kind == "numbered":
        return "".join(word.paragraph(item, numbering=word.NUMBERED) for item in part.words)
    if part.kind == "note":
        return ""  # Word keeps its notes apart
    return "".join(_docx_text(words) for words in part.words)


def _docx_text(words: str) -> str:
    before, note, after = _printed(words, "¹").partition("¹")
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    return f"<w:p>{word.run(before)}{reference}{word.run(after)}</w:p>" if note else word.paragraph(before)


def _as_pdf() -> bytes:
    return paper.report([flowable for part in SOURCE for flowable in _pdf_of(part)], footer=None)


def _pdf_of(part: Part) -> list[paper.Flowable]:
    words = [_printed(escape(words), "<super>1</super>", "-<br/>") for words in part.words]
    if part.kind == "title":
        return [paper.title(words[0])]
    if part.kind == "heading":
        return [paper.area(words[0]) if part.level == 2 else paper.section(words[0])]
    if part.kind == "contents":
        return paper.contents(*((title, page) for page, title in enumerate(words, 1)))
    if part.kind == "grade":
        return [paper.grade_box(words[0])]
    if part.kind == "list":
        return [paper.bullets(*words)]
    if part.kind == "numbered":
        return [paper.text(f"{number}. {item}") for number, item in enumerate(words, 1)]
    if part.kind == "note":
        return [paper.text(f"<super>1</super> {words[0]}")]
    if part.kind == "table":
        return [paper.table(part.rows, [16 / len(part.rows[0])] * len(part.rows[0]))]
    if part.kind == "box":
        return [paper.section(words[0]), paper.text(words[1])]
    return [paper.text(line) for line in words]


@cache
def _document(form: Form) -> Document:
    data = {"text": _as_text, "html": _as_html, "docx": _as_docx, "pdf": _as_pdf}[form]()
    document = read(data, f"report.{form}")
    assert document.format == form
    return document


def _facts(document: Document) -> dict[str, list[tuple[object, ...]]]:
    """Every fact by kind: what it says, about which force, area and measure. Places differ from form to form."""
    found = extract(document)
    return {
        "grades": _sorted((f.force_id, f.area_id, f.grade, f.cycle, f.scale, f.basis) for f in found.grades),
        "case counts": _sorted(
            (f.force_id, f.area_id, f.numerator, f.denominator, f.numerator_counts, f.measure_id)
            for f in found.case_counts
        ),
        "samples": _sorted((f.force_id, f.area_id, f.size, f.unit, f.measure_id) for f in found.samples),
        "rates": _sorted(
            (f.force_id, f.area_id, f.percent, f.ci_half_width, f.role, f.measure_id, f.period_start)
            for f in found.rates
        ),
        "finances": _sorted(
            (f.force_id, f.amount_gbp, f.kind, f.status, f.recurrence, f.starts) for f in found.finances
        ),
        "volumes": _sorted((f.force_id, f.area_id, f.value, f.measure_id) for f in found.volumes),
        "findings": _sorted((f.force_id, f.area_id, f.kind, f.basis, f.title, f.deadline) for f in found.findings),
    }


def _sorted(keys: object) -> list[tuple[object, ...]]:
    return sorted(set(keys), key=repr)  # type: ignore[call-overload]


def test_the_source_holds_every_kind_of_fact() -> None:
    facts = _facts(_document("text"))
    assert {kind for kind, found in facts.items() if not found} == set()
    assert ("lancashire", "managing_offenders", 16, 25, "not_met", None)[:4] in [
        key[:4] for key in facts["case counts"]
    ]
    assert 93.7 in [key[2] for key in facts["rates"]]
    assert len(facts["findings"]) >= 4


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
@pytest.mark.parametrize("kind", ["grades", "case counts", "samples", "rates", "finances", "volumes", "findings"])
def test_each_form_gives_the_same_facts(form: Form, kind: str) -> None:
    assert _facts(_document(form))[kind] == _facts(_document("text"))[kind]


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_each_form_gives_the_same_identity(form: Form) -> None:
    assert _document(form).identity == _document("text").identity


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_each_form_gives_the_same_headings(form: Form) -> None:
    assert _headings(_document(form)) == _headings(_document("text"))


def _headings(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]


@pytest.mark.parametrize("form", ["text", "html", "docx", "pdf"])
def test_every_quotation_stands_at_its_place(form: Form) -> None:
    document = _document(form)
    for block in document.blocks:
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
    assert all(one.end <= other.start for one, other in zip(document.blocks, document.blocks[1:], strict=False))


@pytest.mark.parametrize("form", ["text", "html", "docx", "pdf"])
def test_a_word_is_whole_and_a_mark_of_a_note_no_figure(form: Form) -> None:
    text = _document(form).text
    assert "neighbourhood teams" in text
    assert "1,450 burglaries" in text
    assert "Burglaries of homes only" in text
    assert 14501 not in [volume.value for volume in extract(_document(form)).volumes]


def test_what_the_site_says_around_the_page_is_no_fact() -> None:
    text = _document("html").text
    assert "99 percent" not in text
    assert "7 of 9" not in text
    assert "4 out of 5" not in text
