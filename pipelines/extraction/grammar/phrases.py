"""Many phrases as one pattern that stays fast: a prefix tree, so that each letter is compared once.

Belongs here: turning a vocabulary into a regular expression, and looking for whole words.
Not here: any vocabulary (`money.words.kinds_named`, `counted`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipelines.documents.expressions.late import expression

_Tree = dict[str, "_Tree"]
_END = ""


def one_of(phrases: Iterable[str], gap: str = r"\s+") -> str:
    """An expression that matches any of the phrases, the longest that fits; `gap` stands for each space.

    >>> one_of(["net cost", "net costs", "nets"])
    'net(?:\\\\s+cost(?:s)?|s)'
    """
    root: _Tree = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _expression(root, gap)


_NO_LETTER = str.maketrans({chr(code): " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")})
_TEXTS_KEPT = 512


@lru_cache(maxsize=_TEXTS_KEPT)
def spaced(text: str) -> str:
    """The text in small letters, each word between spaces: a search for where words begin is a search for a space."""
    small = text.lower()
    return f" {small.translate(_NO_LETTER) if small.isascii() else _NO_WORD.sub(' ', small)} "


_NO_WORD = expression(r"\W")


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the whole words, in small letters, in a text that is `spaced`."""
    return re.compile(rf" (?:{one_of(words)}) ")


def holds_any(text: str, signs: Iterable[str]) -> bool:
    """Whether any of the signs stands in the text, in small letters or capitals; a tenth of what a search costs."""
    return any(map(text.lower().__contains__, signs))


def _expression(node: _Tree, gap: str) -> str:
    branches = [
        (gap if character == " " else re.escape(character)) + _expression(below, gap)
        for character, below in node.items()
        if character != _END
    ]
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
