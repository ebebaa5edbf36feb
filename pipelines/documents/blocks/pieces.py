"""Pieces of a marked-up document → its text and blocks, the same blocks that the plain text would give.

Belongs here: writing pieces down as text, and giving each line the role it has by its words, where the markup does not
say. Not here: taking pieces from a format (`html`, `docx`), or telling and levelling headings (`headings`, `levels`),
which is done by the same rules for every format.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipelines.documents.blocks.contents import find_contents, title_of
from pipelines.documents.blocks.drafts import Draft
from pipelines.documents.blocks.headings import mark_headings
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.document import Block, Span
from pipelines.documents.lines.line import (
    END,
    ENDED,
    GRADE_LINE,
    NAVIGATION,
    TOP,
    Line,
    Role,
    is_furniture,
    is_metadata,
    marker_of,
)
from pipelines.documents.lines.mastheads import is_dated_byline
from pipelines.documents.lines.wording import is_known
from pipelines.documents.surroundings.copies import is_of_keeper
from pipelines.documents.surroundings.navigation import is_navigation
from pipelines.documents.tables.labelled_lines import rows_of_labelled_lines
from pipelines.documents.tables.rows_of_text import Row

PieceKind = Literal["heading", "paragraph", "list_item", "table_row", "contents", "metadata", "furniture"]

BULLET = "•"
"""What stands before an item of a list without numbers."""
_MANY_LINES = 200_000
"""Contents lists are looked for in documents of up to so many lines: the search compares lines with each other."""
_MANY_LISTS = 40
_ANNOUNCE_CONTENTS = ("contents", "table of contents", "cynnwys", "in this ")
_LONGEST_ANNOUNCEMENT = max(map(len, _ANNOUNCE_CONTENTS))
_MARKED: dict[PieceKind, Role] = {
    "contents": "contents", "metadata": "metadata", "furniture": "furniture", "table_row": "table_row"
}  # fmt: skip
"""What the markup alone decides; all else depends on the words, too."""
_LONGEST_BOLD_HEADING = 150


class Piece(NamedTuple):
    """One piece of a marked-up document in reading order."""

    kind: PieceKind
    words: str = ""
    """What it says; a line break inside it is '\\n'. Empty for table rows."""
    level: int | None = None
    """Depth of a heading as the markup says; None where it does not say."""
    cells: tuple[str, ...] = ()
    marker: str = ""
    """What stands before a list item, such as '•' or '2.'."""
    bold: bool = False
    """Whether the whole piece is set in bold, as headings without a style are."""
    page: int | None = None
    """The page that it begins on, in a format that has pages."""
    opens: bool = False
    """Whether a table begins with this row."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format reader gives: the text, and its blocks with offsets into it."""

    text: str
    blocks: tuple[Block, ...]
    lacking: str = ""
    """What of the source could not be read, in a sentence for people."""


def write_down(pieces: Iterable[Piece], front_matter: str = "") -> Reading:
    """The pieces as one text with blocks; `front_matter` is YAML between '---' that stands above them."""
    told: list[Piece] = []
    for piece in pieces:
        if piece.kind == "paragraph" and "\n" in piece.words:
            told += _lines_of(piece)
        elif piece.words.strip() or any(cell.strip() for cell in piece.cells):
            told.append(piece)
    parts: list[str] = []
    starts, ends = array("q"), array("q")  # a huge document has a million lines: their places as bare numbers
    cells_of: dict[int, tuple[Span, ...]] = {}
    at = 0
    if front_matter:
        parts.append(front_matter)
        at = len(front_matter)
    before: Piece | None = None
    for piece in told:
        gap = _gap(before, piece, bool(front_matter))
        marker = f"{piece.marker} " if piece.marker else ""
        start = at + len(gap) + len(marker)
        words = piece.words
        if piece.kind == "table_row":
            words, cells_of[len(starts)] = _row(piece.cells, start)
        parts += (gap, marker, words)
        at = start + len(words)
        starts.append(start)
        ends.append(at)
        before = piece
    text = "".join(parts)
    del parts
    plain = plain_view(text)
    lines = list(_with_contents(_lines(told, starts, ends, text, plain)))
    announced = {title_of(line) for line in lines if line.role == "contents"}
    rows = rows_of_labelled_lines(
        [line._replace(role=None) if line.role in ("item", "grade") else line for line in lines], {}
    )
    drafts = [*_front(front_matter, plain), *_drafts(told, lines, cells_of)]
    bold = [piece.bold for piece in told]
    del told, lines, cells_of  # a huge document's would take as much memory as all that follows
    drafts = list(_with_rows(_bold_headings(drafts, bold), rows))
    return Reading(text, tuple(mark_headings(drafts, plain, announced)))


def _lines_of(piece: Piece) -> Iterator[Piece]:
    """A paragraph with line breaks is as many lines as it has, but for lines that go on with a sentence."""
    open_line = ""
    for line in filter(None, (part.strip() for part in piece.words.split("\n"))):
        if open_line and not _goes_on(open_line, line):
            yield piece._replace(words=open_line)
            open_line = line
        else:
            open_line = f"{open_line}\n{line}" if open_line else line
    if open_line:
        yield piece._replace(words=open_line)


def _goes_on(line: str, following: str) -> bool:
    return following[:1].islower() and not ENDED.search(line) and not is_known(line)


def _gap(before: Piece | None, piece: Piece, below_front_matter: bool) -> str:
    if before is None:
        return "\n" if below_front_matter else ""
    together = before.kind == piece.kind and piece.kind in ("list_item", "table_row", "contents") and not piece.opens
    return "\n" if together else "\n\n"


def _row(cells: tuple[str, ...], start: int) -> tuple[str, tuple[Span, ...]]:
    """The cells set apart by tabs, each with its place; no tabs before the first words or after the last."""
    filled = [position for position, cell in enumerate(cells) if cell.strip()]
    spans: list[Span] = []
    words: list[str] = []
    at = start
    for position, cell in enumerate(cells):
        written = cell.strip()
        if filled[0] < position <= filled[-1]:
            words.append("\t")
            at += 1
        words.append(written)
        spans.append(Span(at, at + len(written)))
        at += len(written)
    return "".join(words), tuple(spans)


def _lines(told: list[Piece], starts: array[int], ends: array[int], text: str, plain: str) -> list[Line]:
    """Each piece as a line that can be judged by its words."""
    lines = []
    for index, (piece, start, end) in enumerate(zip(told, starts, ends, strict=True)):
        raw = piece.words or text[start:end]
        if "\n" in raw:
            raw = raw.replace("\n", " ")
        levelled = plain[start:end].strip()
        if "  " in levelled or not levelled.isprintable():  # most lines have single spaces, and no other blanks
            levelled = " ".join(levelled.split())
        role = _MARKED.get(piece.kind)
        line = Line(index, start, end, raw, raw if levelled == raw else levelled, 0, role, start)
        if role is None:
            in_margin = index < TOP or index >= len(told) - END
            role, content_start = _role(line, piece, in_margin, index < NAVIGATION)
            line = line if role is None else line.as_role(role, content_start)
        lines.append(line)
    return lines


def _role(line: Line, piece: Piece, in_margin: bool, at_top: bool) -> tuple[Role | None, int]:
    """What the line is by its words, where its markup does not decide, and where its words begin."""
    role: Role | None = None
    if piece.kind == "heading":
        role = "grade" if GRADE_LINE.fullmatch(line.plain) else "markdown_heading"
    elif is_furniture(line) or is_of_keeper(line.plain) or (at_top and is_navigation(line.plain)):
        role = "furniture"
    elif in_margin and piece.kind == "paragraph" and (is_metadata(line) or is_dated_byline(line.plain)):
        role = "metadata"
    elif piece.kind == "list_item":
        role = "item"
    elif "\n" not in piece.words and (content_start := marker_of(line, after_item=False)) is not None:
        return "item", content_start
    elif GRADE_LINE.fullmatch(line.plain):
        role = "grade"
    return role, line.start


def _with_contents(lines: list[Line]) -> Iterator[Line]:
    """Lists of contents that are not marked as such: paragraphs or items with page numbers, or bare titles."""
    announced = sum(map(_announces_contents, lines))
    bounded = len(lines) <= _MANY_LINES and announced <= _MANY_LISTS
    listed = find_contents(lines) if bounded else set()
    for line in lines:
        listed_here = line.number in listed and (
            line.role in (None, "item", "table_row") or (line.role == "markdown_heading" and _announces_contents(line))
        )
        yield line.as_role("contents") if listed_here else line


def _announces_contents(line: Line) -> bool:
    return line.plain[:_LONGEST_ANNOUNCEMENT].lower().startswith(_ANNOUNCE_CONTENTS)


def _front(front_matter: str, plain: str) -> Iterator[Draft]:
    at = 0
    for index, whole in enumerate(front_matter.split("\n")):
        if whole.strip():
            yield Draft("metadata", at, at + len(whole), " ".join(plain[at : at + len(whole)].split()), index, index)
        at += len(whole) + 1


def _drafts(told: list[Piece], lines: list[Line], cells_of: dict[int, tuple[Span, ...]]) -> Iterator[Draft]:
    kinds: dict[Role | None, PieceKind] = {
        "contents": "contents", "metadata": "metadata", "furniture": "furniture", "table_row": "table_row",
        "markdown_heading": "heading", "item": "list_item",
    }  # fmt: skip
    one_heading = sum(line.role == "markdown_heading" for line in lines) == 1
    for piece, line in zip(told, lines, strict=True):
        is_text = one_heading and piece.kind == "paragraph" and not piece.bold and not is_known(line.plain)
        yield Draft(
            kinds.get(line.role, "paragraph"), line.content_start if line.role == "item" else line.start, line.end,
            line.plain, line.number, line.number, line.start, piece.level if line.role == "markdown_heading" else None,
            cells_of[line.number] if line.role == "table_row" else (), line.role == "grade" or is_text, page=piece.page,
        )  # fmt: skip


def _with_rows(drafts: list[Draft], rows: dict[int, Row]) -> Iterator[Draft]:
    """Each row of a table that is written out in pieces, as one."""
    end = -1
    for draft in drafts:
        if row := rows.get(draft.first_line):
            end = row.end
            yield draft._replace(kind="table_row", start=row.start, end=end, cells=row.cells, grade=False)
        elif draft.start >= end:
            yield draft


def _bold_headings(drafts: list[Draft], bold: list[bool]) -> list[Draft]:
    """Lines in bold above text are headings where the document marks others; else its words alone decide."""
    offset = len(drafts) - len(bold)
    if sum(draft.kind == "heading" for draft in drafts) < 2:
        return drafts
    marked = list(drafts)
    for position in range(offset, len(drafts) - 1):
        draft = drafts[position]
        if draft.kind != "paragraph" or draft.grade or not bold[position - offset]:
            continue
        if len(draft.plain) <= _LONGEST_BOLD_HEADING and draft.plain[:1].isupper() and not ENDED.search(draft.plain):
            marked[position] = draft._replace(kind="heading")
    return marked
