"""Sections of text and tables: the shape in which the web page and the Word file get what they show.

Belongs here: the shapes that an outline is made of. Not here: what single sections say
(`sections`, `answer_sheet`), how they look (`web`, `word`), or the workbook, which is a table a sheet (`excel`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What a line is; each form shows it in its own way, and never by colour alone."""

    plain = "plain"
    strong = "strong"
    quote = "quote"
    note = "note"
    warning = "warning"


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    look: Look = Look.plain
    source: int | None = None
    """The number of the source that the line names, for a link to it."""
    address: str | None = None
    """Where the line leads on the web."""


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    """Of the columns, in percent."""
    rows: tuple[tuple[Cell, ...], ...]
    are_sources: bool = False
    """Whether the rows are the sources in the order of their numbers, which links lead to."""


@dataclass(frozen=True, slots=True)
class Subheading:
    text: str


class Takes(StrEnum):
    """What goes into a field."""

    sentences = "sentences"
    words = "words"
    day = "day"


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    takes: Takes


@dataclass(frozen=True, slots=True)
class Form:
    """Something to be answered: what it is, and fields to fill in."""

    title: str
    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    key: str
    """Names the answer: the identifier of its finding."""


Block = Line | Table | Subheading | Form


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    anchor: str
    blocks: tuple[Block, ...]
    is_on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    title: str
    subtitle: str
    made: str
    """When and from what."""
    sections: tuple[Section, ...]
