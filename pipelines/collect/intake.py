"""Which documents the warehouse holds, and under which names: what a refresh makes of the landing folder.

Belongs here: new, changed, repeated, rejected, withdrawn and example documents. Not here: walking a folder (`landing`),
keeping bytes (`archive`), or reading a document (`pipelines.documents`, handed in as `examine`).

The landing folder is an inbox: a document that was read stays when its file leaves, until it is withdrawn. Bytes that
can't be read never replace bytes that can. A refresh that finds nothing new gives back exactly the rows it was given:
`last_seen_at` moves only when a file was put there, written or touched again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from pipelines.collect.archive import Archive
from pipelines.collect.landing import LandedFile, Refused, file_bytes

Examine = Callable[[Sequence[tuple[str, str]]], Mapping[str, str]]
"""Given (document id, source name) pairs of archived bytes, the reasons of those that are no readable document."""

CLOCK_MARGIN = timedelta(seconds=2)
"""A file changed this shortly before it was last read may have changed again within the same tick: read it again."""

EXCERPT_CHARACTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One row of `raw.intake`: some bytes under some name."""

    source_name: str
    source_uri: str
    document_id: str | None
    """None where the bytes could not be had."""
    format: str | None
    bytes: int
    first_seen_at: datetime
    last_seen_at: datetime
    superseded_by: str | None = None
    withdrawn_at: datetime | None = None
    is_example: bool = False
    outcome: str = "accepted"
    reason: str | None = None
    text: str | None = None
    """The beginning of what was rejected."""

    @property
    def accepted(self) -> bool:
        return self.outcome == "accepted"


def take_in(
    known: Iterable[Source],
    files: Iterable[LandedFile],
    examples: Iterable[LandedFile],
    *,
    archive: Archive,
    examine: Examine,
    withdrawn: Mapping[str, datetime],
    now: datetime,
    stands: Callable[[str], bool] = lambda uri: False,
    look_again: bool = False,
) -> list[Source]:
    """The rows of `raw.intake` after a refresh at `now`, in the order of their key.

    `stands` says of a source outside the folder whether its file is still where it was; `look_again` examines
    again what was rejected before (the readers have changed).
    """
    held: Held = {}
    for source in known:
        held.setdefault(source.source_uri, []).append(source)
    landed, bundled = list(files), list(examples)
    _forget_rejections_of_files_gone(held, {file.source_uri for file in landed}, stands)
    _forget_examples(held, but={file.source_uri for file in bundled})
    _take(held, landed, archive, examine, now, look_again, is_example=False)
    if any(source.accepted and not source.is_example for source in _all(held)):
        _forget_examples(held)
    else:
        _take(held, bundled, archive, examine, now, look_again, is_example=True)
    return _withdraw(sorted(_all(held), key=lambda s: (s.source_uri, s.document_id or "")), withdrawn)


Held = dict[str, list[Source]]
"""What is known of each file, by its URI: the versions that were read, and one rejection at most."""


def _take(
    held: Held,
    files: Sequence[LandedFile],
    archive: Archive,
    examine: Examine,
    now: datetime,
    look_again: bool,
    *,
    is_example: bool,
) -> None:
    arrivals: list[Source] = []
    for file in files:
        versions = held.setdefault(file.source_uri, [])
        before = _standing(versions)
        settled = before is not None and (before.accepted or not look_again)
        if before and settled and _is_unchanged(before, file):
            continue
        data = file_bytes(file)
        if isinstance(data, Refused):
            refused = _source(file, None, file.size, now, is_example)
            held[file.source_uri] = _reject(versions, refused, data.reason, None)
            continue
        source = _source(file, archive.keep(data), len(data), now, is_example)
        if before and settled and before.document_id == source.document_id:
            if file.changed_at > before.last_seen_at:
                versions[versions.index(before)] = replace(before, last_seen_at=source.last_seen_at)
            continue
        arrivals.append(source)
    accepted = {source.document_id for source in _all(held) if source.accepted}
    asked = {str(s.document_id): s.source_name for s in reversed(arrivals) if s.document_id not in accepted}
    unreadable = examine(sorted(asked.items()))
    for source in arrivals:
        document_id = str(source.document_id)
        versions = held[source.source_uri]
        if document_id in unreadable:
            excerpt = _excerpt(archive.read(document_id))
            held[source.source_uri] = _reject(versions, source, unreadable[document_id], excerpt)
        else:
            held[source.source_uri] = _accept(versions, source)
    for document_id in unreadable:
        archive.discard(document_id)


def _accept(versions: list[Source], source: Source) -> list[Source]:
    """The source is now what stands under its name: it supersedes what stood there, and mends a rejection."""
    earlier = next((version for version in versions if version.document_id == source.document_id), source)
    others = [
        replace(version, superseded_by=version.superseded_by or source.document_id)
        for version in versions
        if version.accepted and version.document_id != source.document_id
    ]
    return [*others, replace(source, first_seen_at=earlier.first_seen_at)]


def _reject(versions: list[Source], source: Source, reason: str, text: str | None) -> list[Source]:
    """The rejection stands beside what was read under this name before; it replaces an earlier rejection."""
    rejected = replace(source, outcome="rejected", reason=reason, text=text)
    before = next((version for version in versions if not version.accepted), None)
    if before and (before.document_id, before.bytes, before.reason) == (source.document_id, source.bytes, reason):
        rejected = before
    return [*(version for version in versions if version.accepted), rejected]


def _forget_rejections_of_files_gone(held: Held, landed: set[str], stands: Callable[[str], bool]) -> None:
    for uri, versions in held.items():
        if uri not in landed and any(not version.accepted for version in versions) and not stands(uri):
            held[uri] = [version for version in versions if version.accepted]


def _forget_examples(held: Held, but: Set[str] = frozenset()) -> None:
    for uri, versions in held.items():
        if uri not in but:
            held[uri] = [version for version in versions if not version.is_example]


def _all(held: Held) -> Iterator[Source]:
    return (source for versions in held.values() for source in versions)


def _standing(versions: Sequence[Source]) -> Source | None:
    """The file as it was last found: its rejection, or else the version that nothing superseded."""
    rejected = [version for version in versions if not version.accepted]
    current = [version for version in versions if version.accepted and version.superseded_by is None]
    return next(iter(rejected + current), None)


def _is_unchanged(source: Source, file: LandedFile) -> bool:
    """Whether the file need not be read again. What could not be read at all is always tried again: it costs nothing,
    and permissions of the folders above leave no trace on the file."""
    return (
        source.document_id is not None
        and source.bytes == file.size
        and file.changed_at < source.last_seen_at - CLOCK_MARGIN
    )


def _withdraw(sources: list[Source], withdrawn: Mapping[str, datetime]) -> list[Source]:
    """A document is withdrawn unless one of its files came in again afterwards."""
    last_seen: dict[str | None, datetime] = {}
    for source in sources:
        last_seen[source.document_id] = max(source.last_seen_at, last_seen.get(source.document_id, source.last_seen_at))
    result = []
    for source in sources:
        at = withdrawn.get(source.document_id or "")
        out = at is not None and source.accepted and at > last_seen[source.document_id]
        result.append(replace(source, withdrawn_at=at if out else None))
    return result


def _source(file: LandedFile, document_id: str | None, size: int, now: datetime, is_example: bool) -> Source:
    return Source(
        source_name=file.source_name,
        source_uri=file.source_uri,
        document_id=document_id,
        format=PurePosixPath(file.source_name).suffix.removeprefix(".").lower() or None,
        bytes=size,
        first_seen_at=now,
        last_seen_at=max(now, file.changed_at),
        is_example=is_example,
    )


def _excerpt(data: bytes) -> str:
    text = data[:EXCERPT_CHARACTERS].decode("utf-8", "replace")
    return "".join(character if character.isprintable() or character in "\n\t" else "�" for character in text)
