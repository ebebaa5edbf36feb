"""Whether what a pattern matches lies in one line: then only the lines are worth a search that hold a word it needs.

Belongs here: telling so from a pattern, and finding those lines. Not here: which words it needs (`needed_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pipelines.documents.expressions.needed_words import Part, Words, named, taken_apart

_BREAK = ord("\n")
_WITH_BREAKS = ("CATEGORY_SPACE", "CATEGORY_NOT_WORD", "CATEGORY_NOT_DIGIT")


def stays_in_line(pattern: str, flags: int) -> bool:
    """Whether neither what it matches nor what it looks at ahead can hold a line break, nor be the end of the text.

    >>> stays_in_line(r"\\bsaid[^.\\n]{0,9}\\d", re.IGNORECASE), stays_in_line(r"said\\s\\d", 0)
    (True, False)
    """
    parts = taken_apart(pattern)
    return bool(parts) and not any(_holds_break(part, flags) for part in parts)


def lines_with(words: Words, lowered: str, start: int) -> Iterator[tuple[int, int]]:
    """Beginning and end of each line from the one of `start` on that holds one of the words, in their order."""
    at = lowered.rfind("\n", 0, start) + 1
    ahead = {word: lowered.find(word, at) for word in words}
    while places := [place for place in ahead.values() if place >= 0]:
        begin = lowered.rfind("\n", at, min(places)) + 1 or at
        end = lowered.find("\n", min(places))
        if end < 0:
            yield begin, len(lowered)
            return
        yield begin, end
        at = end + 1
        ahead = {word: place if place < 0 or place >= at else lowered.find(word, at) for word, place in ahead.items()}


def _holds_break(part: Part, flags: int) -> bool:
    name, value = part
    if name in ("LITERAL", "NOT_LITERAL"):
        return (value == _BREAK) is (name == "LITERAL")
    if name == "ANY":
        return bool(flags & re.DOTALL)
    if name == "AT":
        return value.name == "AT_END_STRING" or (value.name == "AT_END" and not flags & re.MULTILINE)
    if name == "IN":
        return _set_holds_break(named(value))
    if name == "SUBPATTERN":
        flags = (flags | value[1]) & ~value[2]
    inside = _inside(name, value)
    return inside is None or any(_holds_break(inner, flags) for inner in inside)


def _set_holds_break(members: Iterable[Part]) -> bool:
    first, *others = members
    held = any(map(_member_is_break, others if first[0] == "NEGATE" else (first, *others)))
    return held is not (first[0] == "NEGATE")


def _member_is_break(member: Part) -> bool:
    name, value = member
    if name == "LITERAL":
        return bool(value == _BREAK)
    if name == "RANGE":
        return bool(value[0] <= _BREAK <= value[1])
    return value.name in _WITH_BREAKS


def _inside(name: str, value: Any) -> list[Part] | None:
    """What a part is made of; None where it is of no known sort."""
    if name == "BRANCH":
        return [part for branch in value[1] for part in named(branch)]
    if name in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT"):
        return named(value[-1])
    return named(value[1]) if name in ("ASSERT", "ASSERT_NOT") else None
