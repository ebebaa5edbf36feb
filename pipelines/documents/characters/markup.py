"""What a conversion of a web page to Markdown leaves of markup: tags, fences of divisions, attributes, escapes.

Belongs here: taking away what nobody would read, and telling such a text from a page of HTML. Not here: the marks of
Markdown itself (`lines.line`, `plain`), or characters written as entities (`letters`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_INLINE = "a|abbr|b|big|cite|em|font|i|ins|label|mark|small|span|strong|time|u"
_BLOCK = (
    "address|article|aside|blockquote|body|button|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|header|hr|iframe|img|input|main|nav|noscript|picture|section|source|summary|svg|video"
)
_TAG = expression(rf"</?(?:{_INLINE}|{_BLOCK})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_TAG_ALONE = expression(rf"^[ \t]*(?:{_TAG.pattern}[ \t]*)+\n", re.IGNORECASE | re.MULTILINE)
_LINE_BREAK = expression(r"<br\s*/?>(?![^\n]*\|[ \t]*$)[ \t]*\n?", re.IGNORECASE | re.MULTILINE)
_BREAK_IN_CELL = expression(r"[ \t]*<(?:br|BR)\s*/?>[ \t]*(?:(?P<small>(?=[a-z0-9(.,]))|)")
_APART = "    "
"""Between the lines of a cell that may be a list; what begins in small letters goes on with the line above."""
_RAISED = expression(r"<sup>\[?(\d{1,3})\]?</sup>", re.IGNORECASE)
_COMMENT = expression(r"<!--(?:(?!-->).){0,5000}-->\n?", re.DOTALL)
_TABLE = expression(r"<table\b[^<>]{0,500}>(?P<rows>(?:(?!</?table\b).)*)</table>", re.IGNORECASE | re.DOTALL)
_ROW = expression(r"<tr\b[^<>]{0,500}>(?P<cells>(?:(?!<tr\b).)*)", re.IGNORECASE | re.DOTALL)
_CELL = expression(r"<t[hd]\b[^<>]{0,500}>(?P<words>(?:(?!<t[hdr]\b).)*)", re.IGNORECASE | re.DOTALL)
_ITEM = expression(r"\s*<li\b[^<>]{0,500}>\s*(?:<p\b[^<>]{0,500}>)?", re.IGNORECASE)
_END_OF_BLOCK = expression(r"</(?:p|div|li|[uo]l|h[1-6])>|<br\s*/?>", re.IGNORECASE)
_ANY_TAG = expression(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)
_FENCE = expression(r"^[ \t]*:{3,}(?:[ \t].*)?(?:\n|\Z)", re.MULTILINE)
_ATTRIBUTES = r"\{(?:[.#][\w:-]+|[\w-]+=\"[^\"\n]*\")(?:\s+(?:[.#][\w:-]+|[\w-]+=\"[^\"\n]*\"))*\}"
_SPAN = expression(rf"(?<!!)\[((?:[^\[\]]|\\.){{1,600}})\]{_ATTRIBUTES}")
_BEHIND = expression(rf"(?:(?<=[)\w.?!\"'”’\]])[ \t]*|^){_ATTRIBUTES}", re.MULTILINE)
_WAY_BACK = expression(r"[ \t]*\[?↑\]?(?:\(#[^()\s]*\))?(?=[ \t]*$)", re.MULTILINE)
"""What leads from a footnote to its mark."""
_NOTE_IN_LINK = expression(r"\[\\?\[(?P<note>\d{1,3})\\?\]\]\(#[^()\s]*\)")
"""'[[4]](#footnote-4)'."""
_DASH = expression(r"(?<=[\w.,;:)\]\"'”’])(?P<gap> ?)--(?P<long>-?)(?=(?P=gap)[\w(\[\"'“‘£])(?![^\n]*--\s*$)")
_ESCAPE = expression(r"(\[(?:[^\[\]\n\\]|\\.)*\]\()|\\(?=[!\"$%&'()+,./:;<=>?@\[\]^{}~–-])")
"""But for those in the label of a link, which are blanked with it."""
_BREAK = expression(r"(?<=\S)\\$", re.MULTILINE)

_TAGS_OF_TEXT = re.compile(rb"<(?:p|li|h[1-6])\b", re.IGNORECASE)
_MARKS_OF_TEXT = re.compile(rb"^(?:#{1,6} |[-*] {1,4}|\d{1,2}\. {1,3})\S", re.MULTILINE)
"""What begins a heading, a paragraph or an entry in a page of HTML, and in Markdown."""


def is_markdown_with_tags(sample: bytes) -> bool:
    """Whether tags only stand around text that has the marks of Markdown."""
    marks = len(_MARKS_OF_TEXT.findall(sample))
    return marks > 2 and marks > len(_TAGS_OF_TEXT.findall(sample))


def without_markup(text: str) -> str:
    """The text without tags and attributes that a conversion kept; the rows of a table in tags between bars."""
    if "</" in text or "/>" in text or "<br" in text.lower():
        text = _without_tags(text)
    if ":::" in text:
        text = _FENCE.sub("", text)
    if "{." in text or "{#" in text or '="' in text:
        text = _BEHIND.sub("", _SPAN.sub(r"\1", text))
    if "](#" in text:
        text = _NOTE_IN_LINK.sub(r"[\g<note>]", text)
    if "↑" in text:
        text = _WAY_BACK.sub("", text)
    if "--" in text:
        text = _DASH.sub(lambda dash: f"{dash['gap']}{'—' if dash['long'] else '–'}", text)
    if "\\" in text:
        text = _BREAK.sub("", _ESCAPE.sub(_kept, _without_escaped_bars(text)))
    return text


def _without_escaped_bars(text: str) -> str:
    """A bar that stands for itself; inside a row it stays, lest it part a cell."""
    if "\\|" not in text:
        return text
    return "\n".join(line if line.lstrip().startswith("|") else line.replace("\\|", "|") for line in text.split("\n"))


def _kept(escape: re.Match[str]) -> str:
    return escape[1] or ""


def _without_tags(text: str) -> str:
    text = _COMMENT.sub("", text)
    if "<table" in text.lower():
        text = _TABLE.sub(_between_bars, text)
    text = _LINE_BREAK.sub("\n", _RAISED.sub(r"[\1]", text))
    if "<br" in text.lower():
        text = _BREAK_IN_CELL.sub(lambda found: _APART if found["small"] is None else " ", text)
    return _TAG.sub("", _TAG_ALONE.sub("\n", text))


def _between_bars(table: re.Match[str]) -> str:
    filled = [[cell["words"] for cell in _CELL.finditer(row["cells"])] for row in _ROW.finditer(table["rows"])]
    if all(len(cells) < 2 for cells in filled):
        return "\n\n".join(["", *(_in_box(words) for cells in filled for words in cells), ""])
    rows = [[" ".join(_ANY_TAG.sub(" ", words).split()) for words in cells] for cells in filled]
    return "\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in rows if any(cells))


def _in_box(words: str) -> str:
    """The paragraphs and items of the only cell of a row: what stands in a box, such as an area for improvement."""
    parts = _ANY_TAG.sub("", _END_OF_BLOCK.sub("\n\n", _ITEM.sub("\n\n- ", words)))
    return "\n\n".join(filter(None, (" ".join(part.split()) for part in re.split(r"\n\s*\n", parts))))
