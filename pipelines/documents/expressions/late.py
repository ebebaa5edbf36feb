"""Regular expressions that are compiled when a text is first searched with them.

Belongs here: sparing a process most of three thousand expressions; a short document asks three hundred of them.
Not here: any expression, or how it is compiled (`compiled`).
"""

from __future__ import annotations

import re
from typing import Any, cast

from pipelines.documents.expressions.compiled import compiled

_SEARCHES = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
_all: list[_Late] = []


class _Late:
    """Stands for an expression until it is first searched with; from then on its searches are those of the compiled."""

    __slots__ = ("flags", "pattern", *_SEARCHES)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        made = compiled(self.pattern, self.flags)
        for search in _SEARCHES:
            setattr(self, search, getattr(made, search))
        return getattr(made, name)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a fault of the pattern is found when it is first used."""
    late = _Late(pattern, flags)
    _all.append(late)
    return cast("re.Pattern[str]", late)


def expressions() -> list[tuple[str, int]]:
    """Pattern and flags of every expression of the modules that are loaded."""
    return [(late.pattern, late.flags) for late in _all]
