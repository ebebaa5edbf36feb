"""Many phrases as one pattern that stays fast: a prefix tree, so that each letter is compared once.

Belongs here: turning a vocabulary into a regular expression, and the quick look that spares a text the search for it.
Not here: any vocabulary (`money.words.kinds_named`, `counted`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.needed_words import Needed, may_match, needed_words

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


class Quick:
    """A pattern, blind to case, tried only where words stand that it needs: for one that is slow and rarely found."""

    def __init__(self, *forms: str) -> None:
        """It finds any of the forms, each of which is tried by itself."""
        self._expressions = [expression(form, re.IGNORECASE) for form in forms]
        self.pattern = "|".join(forms)

    @cached_property
    def _forms(self) -> list[tuple[Needed, re.Pattern[str]]]:
        return [(needed_words(form.pattern), form) for form in self._expressions]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place where it is found."""
        first: re.Match[str] | None = None
        for pattern in self._worth_trying(text):
            found = pattern.search(text, start, end)
            if found and (first is None or found.start() < first.start()):
                first = found
        return first

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Where the text begins with it."""
        for pattern in self._worth_trying(text):
            if found := pattern.match(text, start, end):
                return found
        return None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Where the whole text is it."""
        for pattern in self._worth_trying(text):
            if found := pattern.fullmatch(text, start, end):
                return found
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it is found, none overlapping."""
        found = self.search(text)
        while found:
            yield found
            found = self.search(text, max(found.end(), found.start() + 1))

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with what is found replaced."""
        for found in reversed(list(self.finditer(text))):
            said = replacement if isinstance(replacement, str) else replacement(found)
            text = text[: found.start()] + said + text[found.end() :]
        return text

    def _worth_trying(self, text: str) -> list[re.Pattern[str]]:
        lowered = text.lower()
        return [form for needed, form in self._forms if may_match(needed, lowered)]


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
