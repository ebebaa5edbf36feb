"""What every text holds that a pattern matches: a look for it is far quicker than the pattern, and mostly fails.

Belongs here: reading the words from a pattern, for tables of patterns that analysts write. Not here: any pattern.

A pattern is taken apart by the parser of the standard library, which is private (`taken_apart`). Words are asked for
only to spare searches: where a later Python has another parser, none are read, the facts are the same, and extraction
takes a third longer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from pipelines.documents.expressions.kept import KEPT

Words = frozenset[str]
"""In small letters."""

Needed = tuple[Words, ...]
"""One word of each. Empty where nothing certain can be said of a text."""

_LEAST = 2
"""Letters. A single one stands in every text."""
_TELLING = 4
"""Letters of the words that are worth a second look; shorter ones stand in most texts."""

Part = tuple[str, Any]
"""What a part of a pattern is, and what it is made of."""
_MADE_BY = crc32(Path(__file__).read_bytes())
"""What was found by other code than this is not found again."""
_LAST_KNOWN = (3, 14)
"""The newest Python whose parser is known to give the parts that are read here."""


def needed_words(pattern: str) -> Needed:
    """Sets of words, the most telling first: one of each stands, in small letters, in every text that is matched.

    >>> [sorted(words) for words in needed_words(r"council tax|band [a-h] (?:precept|bills?)")]
    [['band ', 'council tax']]
    >>> [sorted(words) for words in needed_words(r"(?:precept|levy) (?:rose|fell)")]
    [['levy', 'precept'], ['fell', 'rose']]
    """
    return KEPT.value(("words", _MADE_BY, pattern), lambda: _needed_words(pattern))


def _needed_words(pattern: str) -> Needed:
    best, *others = sorted(_of_sequence(taken_apart(pattern)), key=_worth, reverse=True) or [frozenset[str]()]
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


def taken_apart(pattern: str, version: tuple[int, ...] = sys.version_info[:2]) -> Sequence[Part]:
    """The parts of a pattern one after the other, as the parser names them; none where the parser is not known."""
    if version > _LAST_KNOWN:
        return ()
    from re import _parser  # type: ignore[attr-defined]

    return named(_parser.parse(pattern))


def named(items: Iterable[tuple[Any, Any]]) -> list[Part]:
    return [(code.name, value) for code, value in items]


def _of_sequence(items: Iterable[Part]) -> list[Words]:
    """What stands one after the other, each with its words."""
    found: list[Words] = []
    run = ""
    for name, value in items:
        if name == "LITERAL":
            run += chr(value).lower()
        elif name != "AT":
            found += [frozenset({run}), *_of_item(name, value)]
            run = ""
    found.append(frozenset({run}))
    return [_shortest(words) for words in found if words and min(map(len, words)) >= _LEAST]


def _shortest(words: Words) -> Words:
    """Without those that hold another one."""
    return frozenset(word for word in words if not any(other in word for other in words - {word}))


def _worth(words: Words) -> tuple[int, int]:
    return min(map(len, words)), -len(words)


def _of_item(name: str, value: Any) -> list[Words]:
    if name == "BRANCH":
        branches = [max(_of_sequence(named(branch)), key=_worth, default=frozenset[str]()) for branch in value[1]]
        return [frozenset().union(*branches)] if all(branches) else []
    if name == "SUBPATTERN" or (name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0):
        return _of_sequence(named(value[-1]))
    return []
