"""Words that were cut at the end of a line, put together again.

Belongs here: deciding whether the hyphen at a line's end is the word's own ('anti-social') or only the line's
('investi-gation'). Not here: which lines belong together (`pdf.flow`, `pdf.tables`, `lines.wrapping`).

The stored text of a PDF holds the whole word, so that spans, quotations and searches read as the reader does; that of a
text keeps its lines, and its plain view has the whole word where the cut one begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.documents.expressions.late import expression
from pipelines.reference import rows

_AT_END = expression(r"([^\W_]+(?:[-‐][^\W_]+)*)[-‐\u00ad\ufffe]$")
HYPHENS = ("-", "‐", "\u00ad", "\ufffe")
"""The last is what the PDF library writes for a hyphen at the end of a line."""
_CUT = (*HYPHENS, "/", " ", "\u00a0")
"""Ends of lines that are not put together with the next by a space alone."""
_CUT_WORD = expression(r"(?<![\w-])(?P<before>[A-Za-z]?[a-z]+)-\n[ \t]*(?P<after>[a-z]+)(?P<marks>\S*)")
_WORDS = expression(r"[a-z]+(?:-[a-z]+)*")
_LONGEST_WORD = 60
_FIRST_WORD = expression(r"[^\W_]+")
_ENDINGS = expression(
    r"^(?:ing|tion|tions|sion|sions|ment|ments|ed|er|ers|ly|ness|able|ible|ity|ities|al|ally|ous|ance|ence|ant|ent|ive|"
    r"gation|gations|ration|cation|mation|nation|sation|lation)\b"
)


@cache
def _first_parts() -> frozenset[str]:
    """First parts of compounds that the field writes with a hyphen; few words that are cut begin with a whole one."""
    return frozenset(row["first_part"] for row in rows("hyphened_words"))


def join_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """The lines as one; `known` are words that the document writes elsewhere, in lower case."""
    return joined(lines, known).replace("\ufffe", "-").replace("\u00ad", "")


def joined(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """The lines as one, with whatever stands for a hyphen that is the word's own."""
    if not [line for line in lines if line.endswith(_CUT)]:
        return " ".join(lines)
    text = lines[0]
    for line in lines[1:]:
        text = join(text, line, known)
    return text


def join(text: str, line: str, known: frozenset[str] = frozenset()) -> str:
    """The line put after the text."""
    cut = _AT_END.search(text, max(len(text) - _LONGEST_WORD, 0)) if text[-1:] in HYPHENS else None
    if cut is None or not (first := _FIRST_WORD.match(line)):
        return f"{text.rstrip()} {line}" if not text.endswith(("/", "\u2013")) else _after_stroke(text, line)
    if keeps_hyphen(cut.group(1), first.group(), known, soft=text.endswith("\u00ad")):
        return f"{text[:-1]}-{line}"
    return text[:-1] + line


def _after_stroke(text: str, line: str) -> str:
    """'2021/' and '22' belong together; a dash before a new line is one between words."""
    return text + line if text.endswith("/") else f"{text} {line}"


def with_whole_words(view: str) -> str:
    """A text as long, in which each word that a line's end cuts stands whole, before the end of the line."""
    if _CUT_WORD.search(view) is None:
        return view
    known = frozenset(_WORDS.findall(view.lower()))
    return _CUT_WORD.sub(lambda found: _whole(found, known), view)


def _whole(found: re.Match[str], known: frozenset[str]) -> str:
    before, after = found["before"], found["after"]
    own = keeps_hyphen(before, after, known)
    return f"{before}{'-' if own else ''}{after}{found['marks']}\n".ljust(len(found.group()))


def keeps_hyphen(before: str, after: str, known: frozenset[str], soft: bool = False) -> bool:
    """Whether the hyphen between two parts of a word is the word's own."""
    if soft:
        return False
    if not after[0].islower() or not before[-1].isalpha():
        return True  # 'Avon-Somerset', '24-hour', '2021-2022'
    low, rest = before.lower(), after.lower()
    if f"{low}-{rest}" in known:
        return True
    if low + rest in known:
        return False
    if "-" in low:
        return False  # 're-offend-ing'
    if _ENDINGS.match(rest):
        return False
    return low in _first_parts()
