"""What a Word document's styles and numbering say of a paragraph: heading, list item, bold, size.

Belongs here: following styles to what they are based on, and counting numbered items. Not here: the text (`flow`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pipelines.documents.blocks.pieces import BULLET
from pipelines.documents.docx.xml import is_on, value
from pipelines.documents.expressions.late import expression

_HEADING = expression(r"heading ([1-9])")
_CONTENTS = expression(r"toc(?: heading| ?\d)?|contents(?: heading| ?\d)?|table of (?:figures|contents)")
_FURNITURE = expression(r"header|footer|page number|document map")
_DEEPEST_STYLES = 20
"""Styles based on each other; a circle of them ends here."""
_DEEPEST_HEADING = 6
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it takes over from those it is based on."""

    name: str = ""
    heading: int | None = None
    is_title: bool = False
    is_contents: bool = False
    is_furniture: bool = False
    bold: bool = False
    size: int | None = None
    """Half-points."""
    numbering: tuple[str, int] | None = None
    """The list and the depth in it."""


_PLAIN = Style()


class Styles:
    """The paragraph styles of a document by their id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        for element in root.iter("w:style") if root is not None else ():
            style_id = element.get("w:styleId", "")
            self._elements[style_id] = element
            if element.get("w:type") == "paragraph" and element.get("w:default") in ("1", "true", "on"):
                self._default = style_id

    def style(self, style_id: str) -> Style:
        style_id = style_id or self._default
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id, 0)
        return self._known[style_id]

    def _read(self, style_id: str, depth: int) -> Style:
        element = self._elements.get(style_id)
        if depth > _DEEPEST_STYLES:
            return _PLAIN
        if element is None:  # a document without the style's definition still uses its usual id
            name = re.sub(r"(?<=[a-z])(?=\d)", " ", style_id.lower())
            level = _HEADING.fullmatch(name)
            return Style(name, int(level.group(1)) if level else None, name == "title")
        based_on = value(element.find("w:basedOn"))
        below = self._read(based_on, depth + 1) if based_on else _PLAIN
        name = value(element.find("w:name")).lower()
        run = element.find("w:rPr")
        paragraph = element.find("w:pPr")
        level = _HEADING.fullmatch(name)
        outline = outline_level(paragraph)
        heading = int(level.group(1)) if level else outline if outline is not None else below.heading
        numbering = numbering_of(paragraph) or below.numbering
        return Style(
            name,
            min(heading, _DEEPEST_HEADING) if heading else None,
            name == "title" or below.is_title,
            _CONTENTS.fullmatch(name) is not None or below.is_contents,
            _FURNITURE.fullmatch(name) is not None,
            is_on(run.find("w:b")) if run is not None and run.find("w:b") is not None else below.bold,
            size_of(run) or below.size,
            numbering,
        )


def outline_level(paragraph: Element | None) -> int | None:
    """1 for the highest; 0 where the paragraph is said to be body text; None where nothing is said."""
    written = value(paragraph.find("w:outlineLvl")) if paragraph is not None else ""
    if not written.isascii() or not written.isdigit():
        return None
    return int(written) + 1 if int(written) <= 8 else 0


def numbering_of(paragraph: Element | None) -> tuple[str, int] | None:
    found = paragraph.find("w:numPr") if paragraph is not None else None
    if found is None:
        return None
    depth = value(found.find("w:ilvl"), "0")
    return value(found.find("w:numId"), "0"), int(depth) if depth in "012345678" and depth else 0


def size_of(run: Element | None) -> int | None:
    written = value(run.find("w:sz")) if run is not None else ""
    return int(written) if re.fullmatch(r"[0-9]{1,4}", written) else None


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """The lists of a document; counts as the text is read."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, list[int]] = {}
        if root is None:
            return
        abstract = {one.get("w:abstractNumId", ""): _levels(one) for one in root.findall("w:abstractNum")}
        for one in root.findall("w:num"):
            abstract_id = value(one.find("w:abstractNumId"))
            own = {
                _depth(override): _level(inner)
                for override in one.findall("w:lvlOverride")
                if (inner := override.find("w:lvl")) is not None
            }
            restarts = any(one_level.find("w:startOverride") is not None for one_level in one.findall("w:lvlOverride"))
            counter = f"num {one.get('w:numId')}" if restarts else f"abstract {abstract_id}"
            self._lists[one.get("w:numId", "")] = (counter, {**abstract.get(abstract_id, {}), **own})

    def marker(self, numbering: tuple[str, int]) -> str | None:
        """What stands before the next item of this list: '•' for bullets, else its number; None for no list."""
        number_id, depth = numbering
        if number_id == "0":
            return None
        counter, levels = self._lists.get(number_id, ("", {}))
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none", "image"):
            return BULLET if level is None or level.form != "none" else None
        counts = self._counts.setdefault(counter, [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            above = levels.get(len(counts))
            counts.append((above.start if above else 1) - (1 if len(counts) == depth else 0))
        counts[depth] += 1
        return _written(level, levels, counts)


def _levels(abstract: Element) -> dict[int, _Level]:
    return {_depth(level): _level(level) for level in abstract.findall("w:lvl")}


def _depth(level: Element) -> int:
    written = level.get("w:ilvl", "0")
    return int(written) if written in set("012345678") else 0


def _level(level: Element) -> _Level:
    start = value(level.find("w:start"), "1")
    form = value(level.find("w:numFmt"), "decimal")
    return _Level(form, value(level.find("w:lvlText")), int(start) if re.fullmatch(r"[0-9]{1,6}", start) else 1)


def _written(level: _Level, levels: dict[int, _Level], counts: list[int]) -> str:
    def number(found: re.Match[str]) -> str:
        depth = int(found.group(1)) - 1
        form = levels[depth].form if depth in levels else "decimal"
        return _in_form(counts[depth], form) if depth < len(counts) else ""

    return " ".join(re.sub(r"%([1-9])", number, level.text[:40]).split()) or BULLET


def _in_form(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 702:
        letter = chr(ord("a") + (count - 1) % 26)
        letters = (chr(ord("a") + (count - 1) // 26 - 1) if count > 26 else "") + letter
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 1 <= count < 4000:
        roman = ""
        for size, sign in _ROMAN:
            roman += sign * (count // size)
            count %= size
        return roman.upper() if form == "upperRoman" else roman
    return str(count)
