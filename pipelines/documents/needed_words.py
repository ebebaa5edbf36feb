"""What every text holds that a pattern matches: a look for it is far quicker than the pattern, and mostly fails.

Belongs here: reading the words from a pattern, for tables of patterns that analysts write. Not here: any pattern.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Words = frozenset[str]
"""In small letters."""

Needed = tuple[Words, ...]
"""One word of each. Empty where nothing certain can be said of a text."""

_LEAST = 2
"""Letters. A single one stands in every text."""
_TELLING = 4
"""Letters of the words that are worth a second look; shorter ones stand in most texts."""


def needed_words(pattern: str) -> Needed:
    """Sets of words, the most telling first: one of each stands, in small letters, in every text that is matched.

    >>> [sorted(words) for words in needed_words(r"council tax|band [a-h] (?:precept|bills?)")]
    [['band ', 'council tax']]
    >>> [sorted(words) for words in needed_words(r"(?:precept|levy) (?:rose|fell)")]
    [['levy', 'precept'], ['fell', 'rose']]
    """
    best, *others = sorted(_of_sequence(parser.parse(pattern)), key=_worth, reverse=True) or [frozenset[str]()]
    return (best, *(words for words in others if _worth(words)[0] >= _TELLING)) if best else ()


def may_match(needed: Needed, lowered: str) -> bool:
    """Whether a pattern that needs these words can match the text, given in small letters."""
    for words in needed:
        for word in words:
            if word in lowered:
                break
        else:
            return False
    return True


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> list[Words]:
    """What stands one after the other, each with its words."""
    found: list[Words] = []
    run = ""
    for code, value in items:
        if code is sre.LITERAL:
            run += chr(value).lower()
        elif code is not sre.AT:
            found += [frozenset({run}), *_of_item(code, value)]
            run = ""
    found.append(frozenset({run}))
    return [_shortest(words) for words in found if words and min(map(len, words)) >= _LEAST]


def _shortest(words: Words) -> Words:
    """Without those that hold another one."""
    return frozenset(word for word in words if not any(other in word for other in words - {word}))


def _worth(words: Words) -> tuple[int, int]:
    return min(map(len, words)), -len(words)


def _of_item(code: Any, value: Any) -> list[Words]:
    if code is sre.BRANCH:
        branches = [max(_of_sequence(branch), key=_worth, default=frozenset[str]()) for branch in value[1]]
        return [frozenset().union(*branches)] if all(branches) else []
    if code is sre.SUBPATTERN:
        return _of_sequence(value[-1])
    if code in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0] > 0:
        return _of_sequence(value[-1])
    return []
