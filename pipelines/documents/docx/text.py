"""The words of a Word paragraph as a reader sees them with all tracked changes accepted.

Belongs here: runs, fields, breaks, notes and boxes inside one paragraph. Not here: what the paragraph is (`flow`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from pipelines.documents.docx.xml import is_on

_GONE = frozenset(
    {
        "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText", "w:pPr", "w:rPr", "w:rt", "w:sdtPr",
        "w:sdtEndPr", "w:fldData", "w:ffData", "w:commentReference", "w:annotationRef",
    }
)  # fmt: skip
_WRITTEN = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "‑", "w:softHyphen": ""}


@dataclass(slots=True)
class Said:
    """What was read in one paragraph."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    """How many visible characters are bold."""
    sizes: list[int] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that hang on the paragraph."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Footnotes and endnotes referred to, each by its kind and id."""
    fields_opened: list[str] = field(default_factory=list)
    fields_closed: int = 0

    @property
    def words(self) -> str:
        """With single spaces; tabs and line breaks are kept."""
        lines = ("\t".join(" ".join(cell.split()) for cell in line.split("\t")) for line in self._lines())
        return "\n".join(line.strip(" ") for line in lines).strip("\n ")

    def _lines(self) -> list[str]:
        return "".join(self.parts).split("\n")


def read_paragraph(paragraph: Element, bold_by_style: bool = False) -> Said:
    said = Said()
    _read(paragraph, said, bold_by_style)
    return said


def _read(element: Element, said: Said, bold: bool) -> None:
    for child in element:
        tag = child.tag
        if tag in _GONE:
            if tag == "w:instrText" and said.fields_opened:
                said.fields_opened[-1] += child.text or ""
            continue
        if tag == "w:r":
            _read_run(child, said, bold)
        elif tag in ("w:t", "m:t"):
            _write(child.text or "", said, bold)
        elif tag in _WRITTEN:
            said.parts.append(_WRITTEN[tag])
        elif tag == "w:fldChar":
            kind = child.get("w:fldCharType")
            if kind == "begin":
                said.fields_opened.append("")
            elif kind == "end":
                said.fields_closed += 1
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            said.notes.append((tag.removeprefix("w:").removesuffix("Reference"), child.get("w:id", "")))
        elif tag == "mc:AlternateContent":
            chosen = child.find("mc:Choice")
            _read(chosen if chosen is not None else child, said, bold)
        elif tag in ("w:drawing", "w:pict", "w:object", "mc:Choice", "mc:Fallback"):
            said.boxes.extend(_boxes(child))
        else:
            _read(child, said, bold)


def _read_run(run: Element, said: Said, bold: bool) -> None:
    properties = run.find("w:rPr")
    if properties is not None:
        if is_on(properties.find("w:vanish")):
            return
        own = properties.find("w:b")
        bold = is_on(own) if own is not None else bold
        size = properties.find("w:sz")
        if size is not None and (written := size.get("w:val", "")).isascii() and written.isdigit() and len(written) < 5:
            said.sizes.append(int(written))
    _read(run, said, bold)


def _write(words: str, said: Said, bold: bool) -> None:
    said.parts.append(words)
    said.bold += sum(not character.isspace() for character in words) if bold else 0


def _boxes(drawing: Element) -> list[Element]:
    """The text boxes of a drawing, outermost ones only, each once."""
    found: list[Element] = []
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == "w:txbxContent":
            found.append(element)
        elif element.tag == "mc:AlternateContent":
            chosen = element.find("mc:Choice")
            waiting.extend(reversed(list(chosen if chosen is not None else element)))
        else:
            waiting.extend(reversed(list(element)))
    return found
