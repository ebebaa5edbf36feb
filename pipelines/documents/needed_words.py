"""What every text holds that a pattern matches: a look for it is far quicker than the pattern, and mostly fails.

Belongs here: reading the words from a pattern, for tables of patterns that analysts write. Not here: any pattern.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Words = frozenset[str]
"""In small letters. Empty where nothing certain can be said of a text."""

_LEAST = 2
"""Letters. A single one stands in every text."""


def needed_words(pattern: str) -> Words:
    """Words of which one stands, in small letters, in every text that the pattern matches.

    >>> sorted(needed_words(r"council tax|band [a-h] (?:precept|bills?)"))
    ['band ', 'council tax']
    """
    words = _of_sequence(parser.parse(pattern))
    return frozenset(word for word in words if not any(other in word for other in words - {word}))


def may_match(needed: Words, lowered: str) -> bool:
    """Whether a pattern that needs these words can match the text, given in small letters."""
    return not needed or any(word in lowered for word in needed)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Words:
    """The most telling of what stands one after the other: the one whose shortest word is longest."""
    found: list[Words] = []
    run = ""
    for code, value in items:
        if code is sre.LITERAL:
            run += chr(value).lower()
        elif code is not sre.AT:
            found += [frozenset({run}), _of_item(code, value)]
            run = ""
    found.append(frozenset({run}))
    return max((words for words in found if words and min(map(len, words)) >= _LEAST), key=_worth, default=frozenset())


def _worth(words: Words) -> tuple[int, int]:
    return min(map(len, words)), -len(words)


def _of_item(code: Any, value: Any) -> Words:
    if code is sre.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if code is sre.SUBPATTERN:
        return _of_sequence(value[-1])
    if code in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0] > 0:
        return _of_sequence(value[-1])
    return frozenset()
