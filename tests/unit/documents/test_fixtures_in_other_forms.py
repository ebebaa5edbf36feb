"""Every fixture as a web page and as a Word document: each form says the same about itself as the text."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path

import pytest

from pipelines.documents.document import Block, Document, Identity
from pipelines.documents.reader import read
from tests.unit.documents import docx_samples as word

FIXTURES = Path(__file__).parents[2] / "fixtures"
DOCUMENTS = [
    path
    for folder in ("open", "varied", "kept")
    for path in sorted((FIXTURES / folder).iterdir())
    if not path.read_bytes().startswith(b"---")  # front matter is Markdown's own
]


def _words(document: Document, block: Block) -> str:
    return " ".join(document.plain[block.start : block.end].split())


def _rows(document: Document, blocks: list[Block]) -> list[tuple[str, ...]]:
    return [tuple(document.plain[cell.start : cell.end].strip() for cell in block.cells) for block in blocks]


def _as_html(document: Document) -> bytes:
    parts = []
    for kind, group in groupby(document.blocks, key=lambda block: block.kind):
        blocks = list(group)
        words = [escape(_words(document, block)) for block in blocks]
        if kind == "table_row":
            rows = ("".join(f"<td>{escape(cell)}" for cell in row) for row in _rows(document, blocks))
            parts.append(f"<table>{''.join(f'<tr>{row}' for row in rows)}</table>")
        elif kind == "list_item":
            parts.append(f"<ul>{''.join(f'<li>{item}' for item in words)}</ul>")
        elif kind == "heading":
            levels = [min(block.level or 1, 6) for block in blocks]
            parts += [f"<h{level}>{title}</h{level}>" for level, title in zip(levels, words, strict=True)]
        else:
            parts += [f"<p>{line}</p>" for line in words]
    return f"<!DOCTYPE html><meta charset=utf-8><body><main>{''.join(parts)}</main>".encode()


def _as_docx(document: Document) -> bytes:
    parts = []
    for kind, group in groupby(document.blocks, key=lambda block: block.kind):
        blocks = list(group)
        words = [_words(document, block) for block in blocks]
        if kind == "table_row":
            parts.append(word.table(*_rows(document, blocks)))
        elif kind == "list_item":
            parts += [word.paragraph(item, numbering=word.BULLET) for item in words]
        elif kind == "heading":
            styles = [f"Heading{min(block.level or 1, 4)}" for block in blocks]
            parts += [word.paragraph(title, style) for style, title in zip(styles, words, strict=True)]
        else:
            parts += [word.paragraph(line) for line in words]
    return word.document("".join(parts))


def _of(identity: Identity) -> tuple[object, ...]:
    return (
        identity.kind, identity.publisher, identity.force_id, identity.programme, identity.cycle,
        identity.published_date, identity.published_precision,
    )  # fmt: skip


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_form_does_not_change_what_a_document_says_about_itself(path: Path) -> None:
    text = read(path.read_bytes(), path.name)
    page, document = read(_as_html(text), path.name), read(_as_docx(text), path.name)
    assert (page.format, document.format) == ("html", "docx")
    assert _of(page.identity) == _of(text.identity)
    assert _of(document.identity) == _of(text.identity)
