"""What is remembered of each address of each source, so that nothing is asked for in vain, and a run that was killed
goes on where it stopped.

Belongs here: the questions that collectors ask, and what they have remembered. Not here: the file that it stands in
(`state_file`), what an address is (`found`), what is asked for and why (`website`, `stores`), or which file of the
landing folder came from which address (`register`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pipelines.collect.fetch import Marks
from pipelines.collect.found import DOCUMENT, LISTING, NEXT_PAGE, Found, Known
from pipelines.collect.state_file import open_file

_TRIES = 3
"""An address that failed so many runs in a row is no longer asked before those that are merely old."""
_IN_ORDER = f"""
select address from address
where source = :source and kind = '{DOCUMENT}' and (asked_at is null or asked_at < :run)
    and (gone_at is null or seen_at > gone_at)
    and not exists (
        select 1 from address as target
        where target.source = address.source and target.address = address.moved_to and target.gone_at is null
    )
order by
    case
        when asked_at is null then 0
        when failures between 1 and {_TRIES - 1} or published > asked_at then 1
        else 2
    end,
    case when asked_at is null then coalesce(published, found_at) end desc,
    asked_at,
    place
"""
"""Never asked for, the newest first; then what failed lately or is said to be newer; then the others, longest ago
first. What is gone is asked for again once a listing names it again, and what has moved, once its new place is gone."""


@contextmanager
def open_state(path: Path) -> Iterator[State]:
    """The state in this file, which is made where it is missing. Raises StateUnreadable."""
    with open_file(path) as connection:
        yield State(connection)


class State:
    """What is remembered of all sources."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, source: str, run: datetime) -> SourceState:
        """What is remembered of a source, for a run that begins at this moment (UTC)."""
        return SourceState(self._connection, source, run)


class SourceState:
    """What is remembered of one source. Each method that writes is one transaction, on the disk when it returns."""

    def __init__(self, connection: sqlite3.Connection, source: str, run: datetime) -> None:
        self._connection = connection
        self._source = source
        self._run = _text(run)

    def begin(self, layout: str) -> datetime | None:
        """Begin a run; gives until when the source has asked to be left alone. Where the rules by which it is read have
        changed, its listings are read as if for the first time."""
        row = self._one("select layout, not_before from source where name = ?", self._source)
        with self._connection:
            if row is None or row["layout"] != layout:
                self._connection.execute(
                    "insert into source (name, layout) values (?, ?) "
                    "on conflict do update set layout = excluded.layout",
                    (self._source, layout),
                )
                self._connection.execute(
                    "delete from address where source = ? and (kind <> ? or asked_at is null)",
                    (self._source, DOCUMENT),
                )
                self._connection.execute(
                    "update address set etag = '', last_modified = '' where source = ?", (self._source,)
                )
            self._connection.execute(
                "update address set due = 1 "
                "where source = ? and kind = ? and (published is null or published > asked_at)",
                (self._source, LISTING),
            )
        return datetime.fromisoformat(row["not_before"]) if row is not None and row["not_before"] else None

    def leave_alone(self, until: datetime) -> None:
        with self._connection:
            self._connection.execute("update source set not_before = ? where name = ?", (_text(until), self._source))

    def found(self, addresses: Iterable[Found], now: datetime) -> int:
        """Remember these; gives how many were not known. A listing that is new is due."""
        with self._connection:
            return sum(self._find(each, now) for each in addresses)

    def listing_read(
        self, address: str, marks: Marks, found: Iterable[Found], next_page: str | None, now: datetime
    ) -> int:
        """Remember what a listing told; its next page is due where this one told of anything new. Gives how much."""
        with self._connection:
            new = sum(self._find(each, now) for each in found)
            if next_page is not None:
                self._find(Found(next_page, NEXT_PAGE), now)
                if new:
                    self._connection.execute(
                        "update address set due = 1 where source = ? and address = ?", (self._source, next_page)
                    )
            self._answer(address, now, "unchanged" if not new else "changed", marks=marks)
        return new

    def next_listing(self) -> str | None:
        """A listing that is due, of those that were not asked for since the run began."""
        row = self._one(
            "select address from address where source = ? and kind <> ? and due and (asked_at is null or asked_at < ?) "
            "order by place limit 1",
            self._source,
            DOCUMENT,
            self._run,
        )
        return str(row["address"]) if row else None

    def documents(self) -> Iterator[str]:
        """All documents to be asked for, of those that were not since the run began, in that order."""
        rows = self._connection.execute(_IN_ORDER, {"source": self._source, "run": self._run})
        yield from [str(row["address"]) for row in rows]

    def next_document(self) -> str | None:
        """The first of them."""
        row = self._connection.execute(_IN_ORDER, {"source": self._source, "run": self._run}).fetchone()
        return str(row["address"]) if row else None

    def listing_problems(self) -> list[str]:
        """What was wrong with listings when they were last asked for."""
        rows = self._connection.execute(
            "select problem from address where source = ? and kind <> ? and problem is not null order by place",
            (self._source, DOCUMENT),
        )
        return [str(row["problem"]) for row in rows]

    def has_new(self) -> bool:
        """Whether there is a document that was never asked for."""
        return (
            self._one(
                "select 1 from address where source = ? and kind = ? and asked_at is null limit 1",
                self._source,
                DOCUMENT,
            )
            is not None
        )

    def known(self, address: str) -> Known | None:
        row = self._one("select * from address where source = ? and address = ?", self._source, address)
        if row is None:
            return None
        return Known(
            Marks(row["etag"], row["last_modified"]), row["text_hash"], row["asked_at"], row["outcome"], row["problem"]
        )

    def addresses(self) -> set[str]:
        """Those of documents that are not gone."""
        rows = self._connection.execute(
            "select address from address where source = ? and kind = ? and gone_at is null", (self._source, DOCUMENT)
        )
        return {str(row["address"]) for row in rows}

    def answered(
        self,
        address: str,
        now: datetime,
        outcome: str,
        *,
        marks: Marks | None = None,
        text_hash: str | None = None,
        moved_to: str | None = None,
        problem: str | None = None,
        found: Iterable[Found] = (),
    ) -> None:
        """Remember what came of an address, and where it leads to; what is None stays as it was."""
        with self._connection:
            for each in found:
                self._find(each, now)
            self._find(Found(address, DOCUMENT), now, names_it=False)
            self._answer(address, now, outcome, marks, text_hash, moved_to, problem)

    def _find(self, found: Found, now: datetime, *, names_it: bool = True) -> bool:
        published = _text(found.published) if found.published else None
        before = self._one("select 1 from address where source = ? and address = ?", self._source, found.address)
        if before is None:
            self._connection.execute(
                "insert into address (source, address, kind, found_at, seen_at, published, due) "
                "values (?, ?, ?, ?, ?, ?, ?)",
                (self._source, found.address, found.kind, self._run, _text(now), published, found.kind != DOCUMENT),
            )
        elif names_it:
            self._connection.execute(
                """
                update address set seen_at = :now, published = coalesce(:published, published),
                    due = due or (:is_listing and (kind <> :listing or coalesce(:published > asked_at, 0))),
                    kind = case when :is_listing then :listing else kind end
                where source = :source and address = :address
                """,
                {
                    "now": _text(now),
                    "published": published,
                    "is_listing": found.kind == LISTING,
                    "listing": LISTING,
                    "source": self._source,
                    "address": found.address,
                },
            )
        return before is None

    def _answer(
        self,
        address: str,
        now: datetime,
        outcome: str,
        marks: Marks | None = None,
        text_hash: str | None = None,
        moved_to: str | None = None,
        problem: str | None = None,
    ) -> None:
        has_failed = outcome in ("failed", "refused")
        self._connection.execute(
            """
            update address set due = due and :has_failed, asked_at = :now, outcome = :outcome, problem = :problem,
                etag = coalesce(:etag, etag), last_modified = coalesce(:last_modified, last_modified),
                text_hash = coalesce(:text_hash, text_hash), moved_to = :moved_to,
                failures = case when :has_failed then failures + 1 else 0 end,
                gone_at = case when :outcome = 'gone' then :now end
            where source = :source and address = :address
            """,
            {
                "now": _text(now),
                "outcome": outcome,
                "problem": problem,
                "etag": marks.etag if marks else None,
                "last_modified": marks.last_modified if marks else None,
                "text_hash": text_hash,
                "moved_to": moved_to,
                "has_failed": has_failed,
                "source": self._source,
                "address": address,
            },
        )

    def _one(self, sql: str, *values: object) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return row


def _text(moment: datetime) -> str:
    """A moment so that the order of texts is the order of moments. UTC."""
    return moment.isoformat(timespec="microseconds")
