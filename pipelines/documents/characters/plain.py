"""A view of a text that is easy to match and leads back to it: the same length, character for character.

Belongs here: what is levelled before any rule looks at words (links, marks of footnotes, words that a line's end cuts,
typographic quotation marks, dashes and spaces). Not here: anything that would move a word; spans into the view are
spans into the text.
"""

from __future__ import annotations

import re

from pipelines.documents.characters.hyphens import with_whole_words
from pipelines.documents.characters.misread import with_signs
from pipelines.documents.characters.note_marks import find_note_marks
from pipelines.documents.expressions.late import expression

_LEVELLED = {
    "'": "‘’‚‛′",
    '"': "“”„‟«»",
    "-": "‐‑‒–—―−",
    " ": "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u200b\u200c\u200d\ufeff\u00ad",
}

_PARTED_THOUSANDS = expression(
    r"[\u00a0\u2007\u2009\u202f](?<=\d.)(?<!\d{4}.)(?<![./:-]\d.)(?<![./:-]\d\d.)(?<![./:-]\d{3}.)"
    r"(?=\d{3}(?![\d/:%.]\d|\d|\s?%))"
)
"""'1 204' with a narrow space that doesn't break: a thousand and 204."""
_LINK = expression(r"!?\[((?:[^\[\]\n\\]|\\.)*)\]\([^()\s]*\)")
_POUNDS_IN_LETTERS = expression(
    r"(?<!\w)GBP(?=\s?\d)|(?<!\w)(?<!\d\s)(?<!\wion\s)(?<!and\s)pounds(?=\s\d[\d.,]*\s?(?:m|bn|k|million|billion|thousand)\b|\s\d{1,3},\d{3}\b)"
)
"""'GBP 8.4m', and 'pounds 8.4m' as newspapers printed it while computers had no sign for it."""
QUOTE_MARKS = expression(r"^(?:>[ \t]*)+(?:(?<=[ \t])|$)", re.MULTILINE)
"""'> ' before each line of a quotation or box in Markdown."""
_EMPHASIS = expression(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)")


def plain_view(text: str) -> str:
    """The text with markup blanked out by spaces and typographic characters levelled; `len` is unchanged."""
    view = _levelled(text)
    if "-\n" in view:
        view = with_whole_words(view)
    if "](" in view:
        view = _LINK.sub(_link_text, view)
    if view.startswith(">") or "\n>" in view:
        view = QUOTE_MARKS.sub(lambda found: " " * len(found.group()), view)
    if "*" in view or "_" in view:
        view = _EMPHASIS.sub(lambda found: " " * len(found.group()), view)
    return _without_note_marks(view)


def _without_note_marks(view: str) -> str:
    parts: list[str] = []
    at = 0
    for start, end in find_note_marks(view):
        parts += view[at:start], " " * (end - start)
        at = end
    return "".join((*parts, view[at:])) if parts else view


def _levelled(text: str) -> str:
    """One replacement after the other: five times as quick as a translation table, which looks at each character."""
    if not text.isascii():
        text = with_signs(text)
        text = _PARTED_THOUSANDS.sub(",", text)
        for plain, characters in _LEVELLED.items():
            for character in characters:
                text = text.replace(character, plain)
    if "GBP" in text or "pounds " in text:
        text = _POUNDS_IN_LETTERS.sub(lambda found: "£".ljust(len(found.group())), text)
    return text.replace("`", "'")


def _link_text(link: re.Match[str]) -> str:
    label_start, label_end = link.start(1) - link.start(), link.end(1) - link.start()
    whole = link.group()
    label = re.sub(r"\\(.)", r" \1", whole[label_start:label_end])
    return " " * label_start + label + " " * (len(whole) - label_end)
