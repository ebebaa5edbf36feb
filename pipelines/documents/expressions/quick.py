"""Patterns of many forms that are tried only where words stand that they need.

Belongs here: sparing a text the search for what it can't hold. Not here: which words a pattern needs (`needed_words`),
or any pattern.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipelines.documents.expressions.in_lines import lines_with, stays_in_line
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.needed_words import Needed, may_match, needed_words

_MARKS = expression(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?P<apart>P[<=]|\(|[a-zA-Z]+\))?|[()|]", re.DOTALL)
"""What a form is cut by, and what keeps such a mark from cutting it."""
_LONG = 1_000
"""Characters; in shorter texts a search of all costs less than finding the lines."""


def alternatives(form: str) -> list[str]:
    """The forms that stand for one with strokes at its top: each needs fewer words than all do. One that has groups to
    be looked up, or flags for the whole, stays whole.

    >>> alternatives(r"a|b(?:c|d)|[|]")
    ['a', 'b(?:c|d)', '[|]']
    >>> alternatives(r"(a)|b")
    ['(a)|b']
    """
    depth, begin = 0, 0
    found: list[str] = []
    for mark in _MARKS.finditer(form):
        if mark["apart"] or mark[0] == "(":
            return [form]
        if mark[0] == "|" and not depth:
            found.append(form[begin : mark.start()])
            begin = mark.end()
        depth += {"(?": 1, ")": -1}.get(mark[0], 0)
    return [*found, form[begin:]]


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    needed: Needed
    stays_in_line: bool
    """Then only lines with one of the words that it needs are worth a search."""

    def first(self, text: str, lowered: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place between these two; `lowered` is the text in small letters."""
        if len(text) < _LONG or not self.stays_in_line or len(text) != len(lowered) or end < len(text):
            return self.pattern.search(text, start, end)
        for line, line_end in lines_with(self.needed[0], lowered, start):
            if found := self.pattern.search(text, max(line, start), line_end):
                return found
        return None


class Quick:
    """A pattern tried only where words stand that it needs: for one that is slow and rarely found."""

    def __init__(self, *forms: str, flags: int = re.IGNORECASE) -> None:
        """It finds any of the forms, each of which is tried by itself."""
        self._expressions = [expression(form, flags) for form in forms]
        self._flags = flags
        self.pattern = "|".join(forms)

    @cached_property
    def _forms(self) -> list[_Form]:
        return [self._form(made) for made in self._expressions]

    def _form(self, made: re.Pattern[str]) -> _Form:
        needed = needed_words(made.pattern)
        return _Form(made, needed, bool(needed) and stays_in_line(made.pattern, self._flags))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place where it is found."""
        first: re.Match[str] | None = None
        lowered = text.lower()
        in_lines = len(text) >= _LONG  # most texts are sentences, and asked a hundred times
        for form in self._worth_trying(lowered):
            found = form.first(text, lowered, start, end) if in_lines else form.pattern.search(text, start, end)
            if found and (first is None or found.start() < first.start()):
                first = found
        return first

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Where the text begins with it."""
        for form in self._worth_trying(text.lower()):
            if found := form.pattern.match(text, start, end):
                return found
        return None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Where the whole text is it."""
        for form in self._worth_trying(text.lower()):
            if found := form.pattern.fullmatch(text, start, end):
                return found
        return None

    def finditer(self, text: str, lowered: str = "") -> Iterator[re.Match[str]]:
        """Every place where it is found, none overlapping; `lowered` is the text in small letters, if at hand."""
        lowered = lowered or text.lower()
        ahead = [(form, found) for form in self._worth_trying(lowered) if (found := form.first(text, lowered))]
        while ahead:
            first = min((found for _, found in ahead), key=re.Match.start)
            yield first
            at = max(first.end(), first.start() + 1)
            ahead = [
                (form, later)
                for form, found in ahead
                if (later := found if found.start() >= at else form.first(text, lowered, at))
            ]

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with what is found replaced."""
        for found in reversed(list(self.finditer(text))):
            said = replacement if isinstance(replacement, str) else replacement(found)
            text = text[: found.start()] + said + text[found.end() :]
        return text

    def _worth_trying(self, lowered: str) -> list[_Form]:
        return [form for form in self._forms if may_match(form.needed, lowered)]
