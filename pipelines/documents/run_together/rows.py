"""Tables in copies that lost their line breaks: labels and their figures, one row behind the other in one line.

Belongs here: where such rows begin and end, and the heads above the first. Not here: what the rows are once they stand
on lines of their own (`tables.rows_of_figures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise

from pipelines.documents.expressions.late import expression

_VALUE = (
    r"(?:[(+-]?[+-]?£?(?!000\b)\d[\d,]*(?:\.\d+)?(?:%|m|k|bn)?\)?(?: \(\+ ?/ ?- ?\d+(?:\.\d+)?%?\))?"
    r"(?: (?:hours|hrs|days|minutes|mins|seconds|secs|weeks))?|-|n/a)(?!\S)"
)
_ROW = expression(rf"(?<!\S)(?P<label>[A-Z](?:[^.!?;|:]|\.(?=\S)){{1,90}}?) (?P<values>{_VALUE}(?: {_VALUE}){{1,9}})")
_VALUES = expression(_VALUE)
_FEWEST_ROWS = 3
_SENTENCE_ENDS = expression(r"[.!?;:] (?=\S)")
_LONGEST_HEADS = 250
"""Characters."""
_WORD = expression(r"\S+")
_YEAR = expression(r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|\d\d/\d\d/\d\d(?:\d\d)?")
_UNIT = expression(r"£(?:m|k|bn|000'?s?)?|%")
_CERTAIN = expression(r"Outstanding|Good|Adequate|Requires improvement|Inadequate")
"""What heads a column and begins no label."""


def rows_within(line: str) -> list[list[int]]:
    """Of each table: where its heads, each of its rows, and what follows it begin."""
    return [_places(line, run) for run in _runs(line)]


def _runs(line: str) -> Iterator[list[re.Match[str]]]:
    """Rows of which each begins where the one before it ends, all of several figures."""
    run: list[re.Match[str]] = []
    for row in _ROW.finditer(line):
        if run and row.start() != run[-1].end() + 1:
            if len(run) >= _FEWEST_ROWS:
                yield run
            run = []
        run.append(row)
    if len(run) >= _FEWEST_ROWS:
        yield run


def _places(line: str, run: list[re.Match[str]]) -> list[int]:
    count = min(len(_VALUES.findall(row["values"])) for row in run[1:])
    first = run[0]
    top = max(first.start("values") - _LONGEST_HEADS, 0)
    above = line[top : first.start("values")].rstrip()
    ends = [end.end() for end in _SENTENCE_ENDS.finditer(above)]
    heads = _heads(above[ends[-1] if ends else 0 :], count)
    offset = top + (ends[-1] if ends else 0)
    begins = [offset + place for place in heads] or [first.start()]
    return [*begins, *(row.start() for row in run[1:]), min(run[-1].end() + 1, len(line))]


def _heads(words: str, count: int) -> list[int]:
    """Where the heads of so many columns and of the labels begin, and where the first label does; none if untold."""
    if with_units := _with_units(words, count):
        return with_units
    told: list[int] = []
    for joined in _JOINED:
        cells = _cells(words, joined)
        texts = [words[start:end] for start, end in cells]
        heads = [at for at, text in enumerate(texts) if _CERTAIN.fullmatch(text) or _UNIT.fullmatch(text)]
        years = [at for at, text in enumerate(texts) if any(map(_YEAR.fullmatch, text.split()))]
        for label in (*(at + 1 for at in heads[-1:]), len(cells) - 1):
            begins = label - count - 1
            if 0 <= begins <= min([*heads, *years], default=begins) and label < len(cells):
                told = told or [cells[begins][0], cells[label][0]]
                if begins == 0:
                    return [cells[0][0], cells[label][0]]
    return told


def _with_units(words: str, count: int) -> list[int]:
    """'2023/24 2024/25 Change £000 £000 £000 Central grant': heads, their units and the first label."""
    cells = _cells(words, "")
    units = [at for at, (start, end) in enumerate(cells) if _UNIT.fullmatch(words[start:end])]
    if len(units) != count or units[-1] - units[0] != count - 1 or units[0] < count or units[-1] + 1 == len(cells):
        return []
    return [cells[units[0] - count][0], cells[units[0]][0], cells[units[-1] + 1][0]]


_JOINED = ("year behind", "year before", "")


def _cells(words: str, joined: str) -> list[tuple[int, int]]:
    """Words that begin with capitals, years or units, each with the others behind it and perhaps its year."""
    found = list(_WORD.finditer(words))

    def goes_on(one: re.Match[str], other: re.Match[str]) -> bool:
        years = [_YEAR.fullmatch(word.group()) is not None for word in (one, other)]
        if years[1]:
            return joined == "year behind" and not years[0]
        if _UNIT.fullmatch(other.group()):
            return bool(joined) and not _UNIT.fullmatch(one.group())
        named = one.group() in ("and", "of", "&") or not other.group()[0].isupper()
        return named or (joined == "year before" and years[0])

    groups = [0, *accumulate(int(not goes_on(one, other)) for one, other in pairwise(found))]
    pairs = zip(groups, found, strict=False)
    together = ([word for _, word in cell] for _, cell in groupby(pairs, key=lambda pair: pair[0]))
    return [(cell[0].start(), cell[-1].end()) for cell in together]
