"""A briefing as a Word file: headings, tables whose head is repeated on each page, and fields to fill in.

Belongs here: outline → DOCX. Not here: the parts of a Word file that python-docx has no words for (`word_parts`), or
what the file says (`composed`).
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from itertools import zip_longest

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from briefing.composed import compose
from briefing.outline import Block, Cell, Form, Line, Look, Subheading, Table, Takes
from briefing.records import Briefing
from briefing.word_parts import (
    bookmark,
    describe,
    field,
    keep_together,
    link_out,
    link_within,
    page_number,
    repeat,
    set_language,
    shade,
    soften,
)

_TEXT_WIDTH = 180
"""Millimetres between the margins of an A4 page."""
_INK, _ACCENT, _QUIET, _WARNING = (RGBColor(*c) for c in ((27, 27, 27), (11, 60, 111), (85, 85, 85), (138, 43, 14)))
_ROOM = 20
"""Millimetres of a row for sentences, so that one can write on the sheet of paper too."""
_HEAD_FILL = "F2F4F7"


def document(briefing: Briefing) -> bytes:
    """The file."""
    outline = compose(briefing)
    paper = docx.Document()
    _set_up(paper)
    paper.core_properties.title = f"{outline.title}: {outline.subtitle}"
    paper.core_properties.author = "Peel"
    paper.core_properties.created = datetime.combine(briefing.today, time())
    paper.core_properties.comments = ""
    paper.add_paragraph(outline.title, style="Title")
    paper.add_paragraph(outline.subtitle, style="Subtitle")
    paper.add_paragraph(outline.made, style=_style(Look.note))
    for section in outline.sections:
        heading = paper.add_heading(section.title, level=1)
        if section.is_on_new_page:
            heading.paragraph_format.page_break_before = True
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            _block(paper, block)
            if isinstance(block, Line) and isinstance(following, Form):
                paper.paragraphs[-1].paragraph_format.keep_with_next = True
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _set_up(paper: Document) -> None:
    """A4, British English, page numbers, and a style for each look."""
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm((210 - _TEXT_WIDTH) / 2)
    page.top_margin = page.bottom_margin = Mm(18)
    set_language(paper, "en-GB")
    page_number(page.footer.paragraphs[0])
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(10), _INK
    normal.paragraph_format.space_after = Pt(3)
    for name, size in (("Title", 22), ("Subtitle", 13), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 10.5)):
        style = paper.styles[name]
        style.font.size, style.font.italic = Pt(size), False
        style.font.color.rgb = _ACCENT if name in ("Title", "Heading 1") else _INK
    soften(paper.styles["Table Grid"])
    for look in Look:
        style = paper.styles.add_style(_style(look), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.bold = look in (Look.strong, Look.warning)
        if look is Look.note:
            style.font.size, style.font.color.rgb = Pt(8.5), _QUIET
        elif look is Look.warning:
            style.font.color.rgb = _WARNING
        elif look is Look.quote:
            style.font.name = "Cambria"


def _style(look: Look) -> str:
    """Name and identifier of the style; Word has a Strong and a Quote of its own."""
    return f"Peel-{look.value}"


def _block(paper: Document, block: Block) -> None:
    if isinstance(block, Subheading):
        paper.add_heading(block.text, level=2)
    elif isinstance(block, Table):
        _table(paper, block)
    elif isinstance(block, Form):
        _form(paper, block)
    else:
        _line(paper.add_paragraph(), block)


def _table(paper: Document, table: Table) -> None:
    has_head = any(table.heads)
    drawn = paper.add_table(rows=int(has_head), cols=len(table.widths), style="Table Grid")
    drawn.autofit = False
    describe(drawn, table.caption)
    widths = [Mm(_TEXT_WIDTH * width / 100) for width in table.widths]
    if has_head:
        repeat(drawn.rows[0])
        for cell, head in zip(drawn.rows[0].cells, table.heads, strict=True):
            shade(cell, _HEAD_FILL)
            _fill(cell, (Line(head, Look.strong),))
    for number, row in enumerate(table.rows, start=1):
        added = drawn.add_row()
        keep_together(added)
        for cell, lines in zip(added.cells, row, strict=True):
            _fill(cell, lines)
        if table.are_sources:
            bookmark(added.cells[0].paragraphs[0], number, f"source_{number}")
    for column, width in zip(
        drawn.columns, widths, strict=True
    ):  # LibreOffice goes by these, Word by those of the cells
        column.width = width
    for row_drawn in drawn.rows:
        for cell, width in zip(row_drawn.cells, widths, strict=True):
            cell.width = width
    paper.add_paragraph()


def _fill(cell: _Cell, lines: Cell) -> None:
    for number, line in enumerate(lines):
        _line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line)


def _line(paragraph: Paragraph, line: Line) -> None:
    paragraph._p.style = _style(line.look)  # by its identifier: python-docx would look through all styles each time
    text = f"▲ {line.text}" if line.look is Look.warning else line.text
    if line.address:
        link_out(paragraph, text, line.address)
    elif line.source is not None:
        link_within(paragraph, text, f"source_{line.source}")
    else:
        paragraph.add_run(text)


def _form(paper: Document, form: Form) -> None:
    """The finding, and a table of two columns with its fields."""
    paper.add_heading(form.title, level=3)
    for line in form.lines:
        paragraph = paper.add_paragraph()
        _line(paragraph, line)
        paragraph.paragraph_format.keep_with_next = True
    drawn = paper.add_table(rows=0, cols=2, style="Table Grid")
    describe(drawn, f"Answer to {form.title}")
    for at in range(0, len(form.fields), 2):
        row = drawn.add_row()
        keep_together(row)
        if any(one.takes is Takes.sentences for one in form.fields[at : at + 2]):
            row.height, row.height_rule = Mm(_ROOM), WD_ROW_HEIGHT_RULE.AT_LEAST
        for number, (cell, one) in enumerate(zip(row.cells, form.fields[at : at + 2], strict=False), start=at + 1):
            cell.width = Mm(_TEXT_WIDTH / 2)
            _line(cell.paragraphs[0], Line(one.label, Look.note))
            field(cell.add_paragraph(), one, f"{form.key}.{number}")
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = number < len(form.fields) - 1
    paper.add_paragraph()
