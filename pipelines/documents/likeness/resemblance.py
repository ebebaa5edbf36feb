"""How far two documents are the same text, and whether one is the other over again.

Belongs here: a document's telling words, a short signature by which likely pairs are found, and the judgment of one
pair. Not here: finding the pairs among many documents (`repeats`).

A notice is printed by several hosts, with another byline and other words around it: that is one document. Reports on
two forces, or on one force in two years, are written on one template and share nearly every word: those are two
documents, and what differs between them are figures, grades and names. So these are what is compared: where a figure,
a grade or a force stands in the same words in both and isn't the same, the documents are not the same.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from pipelines.documents.characters.plain import plain_view
from pipelines.documents.dates import find_dates
from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.reference import rows

SIGNATURE_SIZE = 96
"""Hashes: enough to tell half the same from hardly the same."""
_LEAST_TELLING = 24
"""A document with fewer telling words is known by all its words."""
_SHINGLE = 5
_REACH = 3
"""Words either side of a telling word that make its surroundings."""
_NEARLY_ALL = 0.85
_MOST = 0.6
"""Nearly all of the one stands in the other, and most of the other in the one: a news article that quotes half of a
notice has words of its own, or leaves half of the notice out."""
_OWN_FIGURES = 0.1
_FEW_FIGURES = 4
"""A repetition has hardly a figure of its own: the date, telephone and share counts of its site."""

_STATES = frozenset({"heading", "paragraph", "list_item", "table_row"})
_WORD = expression(r"@[a-z-]+@|\d+(?:[.,]\d+)*|[^\W\d_]+")
_NUMBER_WORD = expression(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|half|thirds?|quarters?|none|all|every)"
)


Words = tuple[str, ...]
"""The words of what a document states, levelled, without days of the calendar; a force is one word, '@kent@'."""


def words_of(text: str, blocks: Sequence[Block]) -> Words:
    """The document's words. Dates to the day are left out: each host gives its own."""
    plain = plain_view(text)
    marks = [(date.start, date.end, " ") for date in find_dates(plain) if date.precision == "day"]
    marks += [(force.start, force.end, f" @{force.force_id}@ ") for force in find_forces(plain)]
    marks.sort()
    starts = [start for start, _, _ in marks]
    found: list[str] = []
    for block in blocks:
        if block.kind in _STATES:
            inside = marks[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            found += _words(_with_marks(plain, block, inside))
    return tuple(found)


def signature(words: Words) -> list[int]:
    """The smallest hashes of the words around telling words: documents that share them may be the same."""
    places = _telling(words)
    windows = {" ".join(words[max(0, at - 2) : at + 3]) for at in places}
    if len(places) < _LEAST_TELLING:
        windows |= _shingles(words)
    return sorted(heapq.nsmallest(SIGNATURE_SIZE, {_hash(window) for window in windows}))


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of two signatures that is common to both, as far as both reach."""
    if not one or not other:
        return 0.0
    reach = min((each[-1] for each in (one, other) if len(each) == SIGNATURE_SIZE), default=max(one[-1], other[-1]))
    shortest = min(bisect_right(one, reach), bisect_right(other, reach))
    return len(set(one).intersection(other)) / (shortest or 1)


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a document's words, as hashes that hold for one process."""

    shingles: frozenset[int]
    values: Mapping[int, frozenset[str]]
    """Each telling word by its surroundings."""


def wording(words: Words) -> Wording:
    """What of these words is compared."""
    return Wording(frozenset(map(hash, _shingles(words))), _values(words))


def similarity(original: Wording, other: Wording) -> float | None:
    """The share of word sequences that are in both, where `other` is `original` over again; else None."""
    shingles, others = original.shingles, other.shingles
    if not shingles or not others:
        return None
    shared = len(shingles & others)
    contained = sorted((shared / len(shingles), shared / len(others)))
    if contained[0] < _MOST or contained[1] < _NEARLY_ALL:
        return None
    if _differs(original.values, other.values):
        return None
    return shared / (len(shingles) + len(others) - shared)


def _differs(ours: Mapping[int, frozenset[str]], theirs: Mapping[int, frozenset[str]]) -> bool:
    """Whether a figure, grade or force is another one in the same surroundings, or the other has many of its own."""
    for surroundings, values in ours.items():
        found = theirs.get(surroundings, values)
        if values - found and found - values:
            return True
    own = sum(len(values) for surroundings, values in theirs.items() if surroundings not in ours)
    return own > max(_FEW_FIGURES, _OWN_FIGURES * sum(map(len, theirs.values())))


def _values(words: Words) -> Mapping[int, frozenset[str]]:
    """Each telling word by its surroundings, in which other telling words only say of which class they are."""
    masked = [_class_of(word) or word for word in words]
    values: dict[int, set[str]] = defaultdict(set)
    for at in _telling(words):
        before = masked[max(0, at - _REACH) : at]
        after = masked[at + 1 : at + 1 + _REACH]
        values[hash((*before, "", masked[at], "", *after))].add(words[at])
    return {surroundings: frozenset(found) for surroundings, found in values.items()}


def _telling(words: Words) -> list[int]:
    return [at for at, word in enumerate(words) if _class_of(word) is not None]


def _class_of(word: str) -> str | None:
    if word[0] == "@":
        return "@"
    if word[0].isdigit() or _NUMBER_WORD.fullmatch(word):
        return "#"
    return "%" if word in _grade_words() else None


def _shingles(words: Words) -> set[str]:
    last = max(1, len(words) - _SHINGLE + 1) if words else 0
    return {" ".join(words[at : at + _SHINGLE]) for at in range(last)}


def _with_marks(plain: str, block: Block, marks: Sequence[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    at = block.start
    for start, end, mark in marks:
        if start >= at:
            parts += (plain[at:start], mark)
            at = end
    return "".join((*parts, plain[at : block.end]))


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text.replace("'", "").lower()):
        yield found.group().replace(",", "")


def _hash(text: str) -> int:
    """63 bits, the same in every run: the column holds signed integers."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


@cache
def _grade_words() -> frozenset[str]:
    """The words of the grades, such as 'inadequate' and 'improvement'."""
    return frozenset(word for row in rows("grades") if row["scale"] for word in row["grade"].lower().split())
