"""Which of many documents repeat another one.

Belongs here: finding likely pairs by their signatures, and choosing of several copies the one that counts. Not here:
the judgment of a pair (`resemblance`).

Documents that have nothing in common are never compared: the work grows with the number of copies, not of documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipelines.documents.resemblance import Words, overlap, similarity

_LIKELY = 0.4
"""Signatures with so much in common are looked at word by word."""
_COMMON_WORDS = 40
"""A hash that more documents share is a phrase of the field: its documents are paired only with their neighbours."""
_MOST_ORIGINALS = 50
"""Documents of one group that a further one is compared with."""
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
    signature: Sequence[int]

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


def find_repeats(
    candidates: Sequence[Candidate], words_of: Callable[[Collection[str]], Mapping[str, Words]]
) -> list[Repeat]:
    """The documents that repeat another one, each with its original. `words_of` is asked once, for few of them."""
    groups = list(_groups(candidates))
    words = words_of({candidate.document_id for group in groups for candidate in group}) if groups else {}
    repeats: list[Repeat] = []
    for group in groups:
        originals: list[Candidate] = []
        for candidate in sorted(group, key=lambda candidate: candidate.rank):
            for original in originals[:_MOST_ORIGINALS]:
                if not _may_be_one(original, candidate):
                    continue
                alike = similarity(words[original.document_id], words[candidate.document_id])
                if alike is not None:
                    repeats.append(Repeat(candidate.document_id, original.document_id, alike))
                    break
            else:
                originals.append(candidate)
    return sorted(repeats, key=lambda repeat: repeat.document_id)


def _may_be_one(one: Candidate, other: Candidate) -> bool:
    if one.force_id != other.force_id and one.force_id and other.force_id:
        return False
    if one.cycle != other.cycle and one.cycle and other.cycle:
        return False
    return overlap(one.signature, other.signature) >= _LIKELY


def _groups(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Documents that hang together by likely pairs."""
    ordered = sorted(candidates, key=lambda candidate: candidate.document_id)
    leader = list(range(len(ordered)))

    def led_by(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for (one, other), shared in _shared(ordered).items():
        if shared >= _LIKELY / 2 * min(len(ordered[one].signature), len(ordered[other].signature)):
            leader[led_by(other)] = led_by(one)
    members: dict[int, list[Candidate]] = defaultdict(list)
    for at, candidate in enumerate(ordered):
        members[led_by(at)].append(candidate)
    return (group for group in members.values() if len(group) > 1)


def _shared(ordered: Sequence[Candidate]) -> Mapping[tuple[int, int], int]:
    """How many hashes each pair has in common, for pairs that have any."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, candidate in enumerate(ordered):
        for value in candidate.signature:
            holders[value].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if len(places) <= _COMMON_WORDS:
            shared.update((one, other) for index, one in enumerate(places) for other in places[index + 1 :])
        else:
            shared.update(pairwise(places))
    return shared
