"""Which of many documents repeat another one.

Belongs here: finding likely pairs by their signatures, and choosing of several copies the one that counts. Not here:
the judgment of a pair (`resemblance`).

Documents that have nothing in common are never compared: the work grows with the number of copies, not of documents.
A pair that was judged is not judged again: a new document costs its own comparisons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from pipelines.documents.likeness.resemblance import Wording, overlap, similarity

_LIKELY = 0.4
"""Signatures with so much in common are looked at word by word."""
_COMMON_WORDS = 40
"""A hash that more documents share is a phrase of the field: its documents are paired only with their neighbours."""
_MOST_ORIGINALS = 50
"""Documents of one group that a further one is compared with."""
_HELD_AT_ONCE = 250
"""Documents whose words are held in memory."""
_COUNTED_AT_ONCE = 500
"""Documents whose likely partners are counted at once."""
_INSPECTORATE = {
    "inspection_report",
    "inspection_page",
    "crime_data_integrity_report",
    "child_protection_report",
    "regional_report",
    "revisit_letter",
    "press_release",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document as far as it is needed to find those that may repeat it."""

    document_id: str
    kind: str
    force_id: str | None
    cycle: str | None
    """Only where the document states it."""
    published_date: date | None
    signature: Sequence[int] | NDArray[np.int64]
    """In rising order."""

    @property
    def rank(self) -> tuple[int, bool, date, str]:
        """The inspectorate's own before the force's before anybody else's, then the earliest to be published; never
        the first to arrive, for the same documents make the same warehouse."""
        voice = 0 if self.kind in _INSPECTORATE else 1 if self.kind == "force_news" else 2
        return voice, self.published_date is None, self.published_date or date.max, self.document_id


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document that says what another one says."""

    document_id: str
    resembles_id: str
    """The original: itself no repetition of another."""
    similarity: float


Pair = tuple[str, str]
"""The document that ranks first, and the one that may repeat it."""
Judged = MutableMapping[Pair, float | None]
"""What `similarity` says of each pair that it was asked about."""


def find_repeats(
    candidates: Sequence[Candidate],
    wordings_of: Callable[[Collection[str]], Mapping[str, Wording]],
    judged: Judged,
) -> list[Repeat]:
    """The documents that repeat another one, each with its original. Verdicts that aren't known yet are added.

    `wordings_of` is asked for the documents of some unknown pairs at a time, and not at all where all are known.
    """
    repeats: list[Repeat] = []
    undecided: list[Sequence[Candidate]] = list(_groups(candidates))
    while undecided:
        still: list[Sequence[Candidate]] = []
        unknown: list[Pair] = []
        for group in undecided:
            found, unasked = _choose(group, judged)
            if unasked:
                still.append(group)
                unknown += unasked
            else:
                repeats += found
        for pairs in _few_at_a_time(unknown):
            words = wordings_of({document_id for pair in pairs for document_id in pair})
            for original, other in pairs:
                judged[original, other] = similarity(words[original], words[other])
        undecided = still
    return sorted(repeats, key=lambda repeat: repeat.document_id)


def _choose(group: Sequence[Candidate], judged: Judged) -> tuple[list[Repeat], list[Pair]]:
    """The repeats of a group, as far as its pairs are judged, and the pairs that had to be and aren't."""
    signatures = {one.document_id: np.asarray(one.signature).tolist() for one in group}
    originals: list[Candidate] = []
    repeats: list[Repeat] = []
    unknown: list[Pair] = []
    for candidate in sorted(group, key=lambda candidate: candidate.rank):
        for original in originals[:_MOST_ORIGINALS]:
            pair = original.document_id, candidate.document_id
            if pair not in judged:
                if _may_be_one(original, candidate, signatures):
                    unknown.append(pair)
            elif (alike := judged[pair]) is not None:
                repeats.append(Repeat(candidate.document_id, original.document_id, alike))
                break
        else:
            originals.append(candidate)
    return repeats, unknown


def _few_at_a_time(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """The pairs in their order, in lists that name no more documents than can be held."""
    some: list[Pair] = []
    named: set[str] = set()
    for pair in pairs:
        if len(named | set(pair)) > _HELD_AT_ONCE:
            yield some
            some, named = [], set()
        some.append(pair)
        named |= set(pair)
    if some:
        yield some


def _may_be_one(one: Candidate, other: Candidate, signatures: Mapping[str, Sequence[int]]) -> bool:
    if one.force_id != other.force_id and one.force_id and other.force_id:
        return False
    if one.cycle != other.cycle and one.cycle and other.cycle:
        return False
    return overlap(signatures[one.document_id], signatures[other.document_id]) >= _LIKELY


def _groups(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Documents that hang together by likely pairs."""
    ordered = sorted(candidates, key=lambda candidate: candidate.document_id)
    leader = list(range(len(ordered)))

    def led_by(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for one, other in _likely(ordered):
        leader[led_by(other)] = led_by(one)
    members: dict[int, list[Candidate]] = defaultdict(list)
    for at, candidate in enumerate(ordered):
        members[led_by(at)].append(candidate)
    return (group for group in members.values() if len(group) > 1)


def _likely(ordered: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """The places of each two documents whose signatures have much in common."""
    sizes = np.array([len(candidate.signature) for candidate in ordered], dtype=np.int64)
    if not sizes.sum():
        return
    hashes = np.concatenate([np.asarray(candidate.signature, dtype=np.int64) for candidate in ordered])
    holders = np.repeat(np.arange(len(ordered)), sizes)
    order = np.lexsort((holders, hashes))
    hashes, holders = hashes[order], holders[order]
    _, first, times = np.unique(hashes, return_index=True, return_counts=True)
    last = np.repeat(first + times, times)  # where the holders of the same hash end
    is_common = np.repeat(times > _COMMON_WORDS, times)
    for start in range(0, len(ordered), _COUNTED_AT_ONCE):
        places = np.flatnonzero((holders >= start) & (holders < start + _COUNTED_AT_ONCE))
        pairs = []
        for further in range(1, _COMMON_WORDS):
            here = places[(places + further < last[places]) & ((further == 1) | ~is_common[places])]
            pairs.append(holders[here] * len(ordered) + holders[here + further])
        found, shared = np.unique(np.concatenate(pairs), return_counts=True)
        one, other = found // len(ordered), found % len(ordered)
        enough = shared >= _LIKELY / 2 * np.minimum(sizes[one], sizes[other])
        yield from zip(one[enough].tolist(), other[enough].tolist(), strict=True)
