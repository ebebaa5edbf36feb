"""Parts of a Word file for which python-docx has no words of its own, in WordprocessingML (ISO/IEC 29500-1, 17).

Belongs here: one function for each. Not here: which of them stand where (`word`).
"""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import BaseStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from briefing.outline import Field, Takes

_PROMPTS = {Takes.sentences: "Write here", Takes.words: "Name", Takes.day: "Pick a day"}
_PROMPT_COLOUR = "595959"
_LINES = "B9C0CA"
_TWIPS_ABOVE_AND_BELOW = "45"


def set_language(paper: Document, language: str) -> None:
    """The language of every text, for spelling and for screen readers."""
    for element in paper.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def page_number(paragraph: Paragraph) -> None:
    """The number of the page, and of all pages."""
    for instruction, before in (("PAGE", ""), ("NUMPAGES", " / ")):
        paragraph.add_run(before)
        paragraph._p.append(_element("w:fldSimple", {"w:instr": instruction}, _text_run("1")))


def soften(style: BaseStyle) -> None:
    """Tables of this style have thin grey lines, and words that keep away from them."""
    properties = style.element.find(qn("w:tblPr"))
    for line in properties.find(qn("w:tblBorders")):
        line.set(qn("w:color"), _LINES)
    margins = properties.find(qn("w:tblCellMar"))
    for side in ("top", "bottom"):
        margins.find(qn(f"w:{side}")).set(qn("w:w"), _TWIPS_ABOVE_AND_BELOW)


def describe(table: Table, caption: str) -> None:
    """What a screen reader says of the table."""
    table._tbl.tblPr.append(_element("w:tblCaption", {"w:val": caption}))


def repeat(row: _Row) -> None:
    """The row is the head of its table, on each page anew."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    properties.append(_element("w:tblHeader"))


def keep_together(row: _Row) -> None:
    """No page ends within the row."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(
        _element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour}),
    )


def bookmark(paragraph: Paragraph, number: int, name: str) -> None:
    """A place that links lead to."""
    paragraph._p.append(_element("w:bookmarkStart", {"w:id": str(number), "w:name": name}))
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def link_within(paragraph: Paragraph, text: str, name: str) -> None:
    """A link to a bookmark."""
    paragraph._p.append(_element("w:hyperlink", {"w:anchor": name, "w:history": "1"}, _text_run(text)))


def link_out(paragraph: Paragraph, text: str, address: str) -> None:
    """A link to a page on the web."""
    identifier = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph._p.append(_element("w:hyperlink", {"r:id": identifier, "w:history": "1"}, _text_run(text)))


def field(paragraph: Paragraph, asked: Field, tag: str) -> None:
    """A content control with a prompt, to be filled in; a program finds the answer by its tag."""
    if asked.takes is Takes.day:
        kind = _element("w:date")
        for name, value in (("dateFormat", "d MMMM yyyy"), ("lid", "en-GB"), ("storeMappedDataAs", "dateTime")):
            kind.append(_element(f"w:{name}", {"w:val": value}))
        kind.append(_element("w:calendar", {"w:val": "gregorian"}))
    else:
        kind = _element("w:text", {"w:multiLine": "1"} if asked.takes is Takes.sentences else {})
    properties = _element("w:sdtPr")
    properties.append(_element("w:alias", {"w:val": asked.label}))
    properties.append(_element("w:tag", {"w:val": tag}))
    properties.append(_element("w:showingPlcHdr"))
    properties.append(kind)
    prompt = _text_run(_PROMPTS[asked.takes], _element("w:color", {"w:val": _PROMPT_COLOUR}))
    content = _element("w:sdtContent", {}, prompt)
    control = _element("w:sdt", {}, properties)
    control.append(content)
    paragraph._p.append(control)


def _text_run(text: str, look: BaseOxmlElement | None = None) -> BaseOxmlElement:
    run = _element("w:r", {}, _element("w:rPr", {}, look) if look is not None else None)
    words = _element("w:t", {qn("xml:space"): "preserve"})
    words.text = text
    run.append(words)
    return run


def _element(
    name: str, attributes: dict[str, str] | None = None, child: BaseOxmlElement | None = None
) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(key if key.startswith("{") else qn(key), value)
    if child is not None:
        element.append(child)
    return element
