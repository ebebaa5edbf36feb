"""Rows as pages ask for them, by what they are about, and a note of which of them a page has looked at.

Belongs here: shelves that are read whole, shelves of which only what is asked for is held, and a mark of what stands
under each name. Not here: which shelves there are (`library`), or what the notes are good for (`upkeep`).

A page is made of nothing but what it takes from shelves. So while the marks of all that it took are what they were, it
would come out the same.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import dropwhile, islice
from typing import Any, Generic, Protocol, TypeVar

import duckdb

from pages.records import Row

Value = TypeVar("Value")
Key = TypeVar("Key")
Looked = tuple[str, str | None]
"""The name of a shelf, and of what was taken from it; None for the whole of it."""
_AT_ONCE = 500
"""Rows of which there are objects at a time, where none is held."""
_NEIGHBOURS = 8
"""Keys whose rows are fetched at once; a question about one of them costs nearly as much."""


class Ledger:
    """What was looked at by whoever is at work."""

    def __init__(self) -> None:
        self._looked: set[Looked] = set()

    def note(self, shelf: str, key: str | None = None) -> None:
        self._looked.add((shelf, key))

    @contextmanager
    def open(self) -> Iterator[set[Looked]]:
        """What is looked at until it is closed."""
        outer, self._looked = self._looked, set()
        try:
            yield self._looked
        finally:
            self._looked = outer


class Marked(Protocol):
    """Anything that pages take something from."""

    def mark(self, key: str | None) -> str | None:
        """Another one where what stands under the key is another; None where nothing does."""


class Told(Generic[Value]):
    """One value, made when it is asked for and held from then on."""

    def __init__(self, name: str, ledger: Ledger, make: Callable[[], Value]) -> None:
        self._name, self._ledger, self._make = name, ledger, make

    def __call__(self) -> Value:
        self._ledger.note(self._name)
        return self._value

    def mark(self, key: str | None) -> str | None:
        return _mark(self._value)

    @cached_property
    def _value(self) -> Value:
        return self._make()


class Held(Mapping[Key, Value]):
    """A shelf of which everything is held, from the first time that something is asked for."""

    def __init__(self, name: str, ledger: Ledger, make: Callable[[], Mapping[Key, Value]]) -> None:
        self._name, self._ledger, self._make = name, ledger, make

    def __getitem__(self, key: Key) -> Value:
        self._ledger.note(self._name, str(key))
        return self._all[key]

    def __iter__(self) -> Iterator[Key]:
        self._ledger.note(self._name)
        return iter(self._all)

    def __len__(self) -> int:
        self._ledger.note(self._name)
        return len(self._all)

    def mark(self, key: str | None) -> str | None:
        return self._whole if key is None else self._marks.get(key)

    @cached_property
    def _all(self) -> Mapping[Key, Value]:
        return self._make()

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        return {str(key): _mark(value) for key, value in self._all.items()}

    @cached_property
    def _whole(self) -> str:
        return _mark(list(self._marks.items()))


class Asked(Generic[Row]):
    """Rows of a table, in an order."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, record: type[Row], order: str, key: str = "1", where: str = "true"
    ) -> None:
        """`order`, `key` and `where` are SQL; rows with another key go together, and where it is null nowhere."""
        self._connection = connection
        self._record = record
        self._names = ", ".join(f'"{field.name}"' for field in dataclasses.fields(record))
        self._order = f"{order}, {self._names}"  # rows that the order leaves equal have an order, too
        self._ordering = ", ".join(each.split()[0] for each in order.split(","))
        self._rows = f"(select *, {key} as shelf_key from {record.source} where {where})"

    def rows(self, keys: Sequence[str] | None = None) -> Iterator[tuple[str, Row]]:
        """Each row with its key."""
        chosen = "shelf_key is not null" if keys is None else "list_contains(?, shelf_key)"
        found = self._connection.sql(
            f"select shelf_key, {self._names} from {self._rows} where {chosen} order by {self._order}",
            params=[] if keys is None else [keys],
        ).to_arrow_table()
        for some in found.to_batches(max_chunksize=_AT_ONCE):
            for key, *values in zip(*(column.to_pylist() for column in some.columns), strict=True):
                yield key, self._record(*values)

    def marks(self) -> dict[str, str]:
        """A mark of the rows of each key, which changes with any value, also of those that their order follows from."""
        found = self._connection.execute(
            f"""
            select shelf_key, count(*) || ' ' || sum(hash({self._names}, {self._ordering}))
            from {self._rows}
            where shelf_key is not null
            group by shelf_key
            order by shelf_key
            """
        ).fetchall()
        return dict(found)


class Shelf(Mapping[str, Value]):
    """A shelf of which only what was asked for last is held."""

    def __init__(self, name: str, ledger: Ledger, asked: Asked[Any], shape: Callable[[list[Any]], Value]) -> None:
        """`shape` makes of the rows under a key what pages get."""
        self._name, self._ledger, self._asked, self._shape = name, ledger, asked, shape
        self._held: dict[str, list[Any]] = {}

    def __getitem__(self, key: str) -> Value:
        self._ledger.note(self._name, key)
        if key not in self._marks:
            raise KeyError(key)
        if key not in self._held:  # who asks for one often asks for its neighbours next
            self.fetch(islice(dropwhile(lambda other: other != key, self._marks), _NEIGHBOURS))
        return self._shape(self._held[key])

    def __iter__(self) -> Iterator[str]:
        self._ledger.note(self._name)
        return iter(self._marks)

    def __len__(self) -> int:
        self._ledger.note(self._name)
        return len(self._marks)

    def fetch(self, keys: Iterable[str]) -> None:
        """Hold what stands under these keys, and let go of what was held."""
        self._held = {}
        for key, row in self._asked.rows(list(keys)):
            self._held.setdefault(key, []).append(row)

    def mark(self, key: str | None) -> str | None:
        return _mark(list(self._marks.items())) if key is None else self._marks.get(key)

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        return self._asked.marks()


class Stream(Generic[Row]):
    """All rows, one after the other, of which none is held."""

    def __init__(self, name: str, ledger: Ledger, asked: Asked[Row]) -> None:
        self._name, self._ledger, self._asked = name, ledger, asked

    def __iter__(self) -> Iterator[Row]:
        self._ledger.note(self._name)
        return (row for _, row in self._asked.rows())

    def mark(self, key: str | None) -> str | None:
        return _mark(self._asked.marks())


def _mark(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:16]
