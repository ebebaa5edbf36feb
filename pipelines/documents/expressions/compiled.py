"""Expressions as `re` compiles them, but each only once on a machine.

Belongs here: what `re` makes of an expression before it can search, which are numbers, and making the object that
searches of them. Not here: when an expression is compiled (`late`), or where the numbers are kept (`kept`).

That part of `re` is private. On a Python that has another one, and for numbers that it refuses, expressions are
compiled as always; the facts are the same, and a process takes a second longer to begin.
"""

from __future__ import annotations

import re
from array import array
from contextlib import suppress
from typing import Any

from pipelines.documents.expressions.kept import KEPT

_sre: Any
try:
    import _sre  # type: ignore[import-not-found, no-redef]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython 3.11 and later
    _sre = None

_Form = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""All flags, the numbers, how many groups there are, the places of those that have names, and the names in order."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`. Raises `re.error`."""
    if _sre is not None:
        with suppress(AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
            form = KEPT.value(("form", pattern, int(flags)), lambda: _form(pattern, int(flags)))
            return _searching(pattern, form)
    return re.compile(pattern, flags)


def _form(pattern: str, flags: int) -> _Form:
    """What `re` makes of an expression. Raises `re.error`."""
    parsed = _parser.parse(pattern, flags)
    numbers = array("I", map(int, _compiler._code(parsed, flags)))
    places: dict[str, int] = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, place in places.items():
        names[place] = name
    return int(flags | parsed.state.flags), numbers.tobytes(), parsed.state.groups - 1, places, tuple(names)


def _searching(pattern: str, form: _Form) -> re.Pattern[str]:
    flags, numbers, groups, places, names = form
    made: re.Pattern[str] = _sre.compile(pattern, flags, array("I", numbers).tolist(), groups, places, names)
    return made
