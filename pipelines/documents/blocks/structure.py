"""Text and Markdown → blocks: what each piece of a text is to a reader.

Belongs here: telling list items, and joining lines into items and paragraphs. Not here: patterns of a single line
(`lines.line`), the roles that lines have by themselves (`roles`), contents lists (`contents`), tables (`tables.rows`),
which line goes on with the one before (`lines.wrapping`), or which paragraphs are headings (`headings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.blocks.contents import find_contents, title_of
from pipelines.documents.blocks.covers import join_broken_titles
from pipelines.documents.blocks.drafts import Draft
from pipelines.documents.blocks.headings import mark_headings
from pipelines.documents.blocks.roles import with_roles
from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines import line as line_patterns
from pipelines.documents.lines.line import ENDED, Line, marker_of
from pipelines.documents.lines.spacing import set_close
from pipelines.documents.lines.wrapping import Wrap, goes_on, goes_on_overleaf, rest_of_heading, wrap_of
from pipelines.documents.run_together.splitting import split_lines
from pipelines.documents.tables.rows import find_rows
from pipelines.documents.tables.rows_of_text import Row, lines_of_rows


def read_blocks(text: str, plain: str) -> tuple[Block, ...]:
    """The blocks of a text in reading order; every visible character but list, heading and table marks is in one."""
    lines, dated = _split_dated_first_line(set_close(split_lines(text, plain)), text, plain)
    contents = find_contents(lines)
    lines = with_roles(lines, contents)
    rows, separators = find_rows(lines, text)
    inside = set(lines_of_rows(lines, rows))
    lines = [
        line.as_role("table_row") if line.number in inside
        else line.as_role("furniture") if line.number in separators
        else line
        for line in lines
    ]  # fmt: skip
    lines = _with_items(lines)
    drafts = [*dated, *join_broken_titles(list(_drafts(lines, rows, wrap_of(lines))))]
    announced = {title_of(line) for line in lines if line.number in contents}
    return tuple(mark_headings(drafts, plain, announced))


def _split_dated_first_line(lines: list[Line], text: str, plain: str) -> tuple[list[Line], list[Draft]]:
    """' date 2022-11-25 Headline' is two things: when, and what."""
    first = next((line for line in lines if not line.blank), None)
    dated = line_patterns.DATED_FIRST_LINE.match(first.raw) if first else None
    if first is None or dated is None:
        return lines, []
    end = first.start + dated.end()
    draft = Draft("metadata", first.start, end, first.plain[: dated.end()], first.number, first.number)
    rest = text[end : first.end]
    start = end + len(rest) - len(rest.lstrip())
    left = first._replace(
        start=start, raw=text[start : first.end], plain=" ".join(plain[start : first.end].split()), indent=0,
        content_start=start,
    )  # fmt: skip
    return [left if line.number == first.number else line for line in lines], [draft]


_NONE_GRADED = ("-", "–", "—")
"""Below a grade in a list by grade: no area has it. It marks no item."""


def _with_items(lines: list[Line]) -> list[Line]:
    """List items and grade lines, which depend on the line before."""
    said: list[Line] = []
    after_item = False
    lone_marker = False
    for line in lines:
        if line.blank or line.role is not None:
            said.append(line)
            after_item = after_item and line.blank
            continue
        content_start = None if _ends_sentence(said, line) else marker_of(line, after_item)
        if said and said[-1].role == "grade" and line.raw in _NONE_GRADED:
            said.append(line.as_role("furniture"))
            continue
        if line_patterns.LONE_BULLET.fullmatch(line.raw):
            said.append(line.as_role("marker"))
            lone_marker = True
            continue
        if lone_marker:
            content_start = line.start
        lone_marker = False
        if content_start is not None:
            said.append(line.as_role("item", content_start))
        elif line_patterns.GRADE_LINE.fullmatch(line.plain) and not _runs_on(said, line):
            said.append(line.as_role("grade"))
        else:
            said.append(line)
        after_item = content_start is not None or (after_item and line.indent > 0)
    return said


_FIGURE_AND_STOP = expression(r"(\d{1,3})\.(?: +[A-Z]|$)")
_OPEN = expression(r"[a-z]{2}[,]?$")
_NEAR = 40
"""Lines."""


def _ends_sentence(said: list[Line], line: Line) -> bool:
    """'The force had recorded' and on the next line '127. Twelve of …': a figure, where nothing is numbered 126."""
    figure = _FIGURE_AND_STOP.match(line.raw)
    if figure is None or int(figure[1]) < 2 or not said or said[-1].blank or said[-1].role not in (None, "item"):
        return False
    before = f"{int(figure[1]) - 1}."
    return bool(_OPEN.search(said[-1].plain)) and not any(other.raw.startswith(before) for other in said[-_NEAR:])


def _runs_on(said: list[Line], line: Line) -> bool:
    """Whether the line goes on with the sentence of the line before it."""
    previous = said[-1] if said else None
    return bool(
        previous
        and previous.role in (None, "item")
        and not previous.blank
        and line.plain[:1].islower()
        and not ENDED.search(previous.plain)
    )


def _drafts(lines: list[Line], rows: dict[int, Row], wrap: Wrap | None) -> Iterator[Draft]:
    """Lines joined into pieces, each with the kind it has before headings are told."""
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if line.blank or line.role == "marker":
            continue
        if line.role in ("metadata", "contents", "furniture"):
            yield _draft(line.role, [line])
        elif line.role == "table_row":
            if row := rows.get(line.number):  # else a line further down in a row
                yield _draft("table_row", [line])._replace(end=row.end, cells=row.cells)
        elif line.role == "markdown_heading":
            rest = rest_of_heading(lines, position, wrap)
            yield _marked_heading(line, rest, lines[position] if position < len(lines) else None)
            position += len(rest)
        elif line.role == "grade":
            yield _draft("paragraph", [line])._replace(grade=True)
        elif (other := _other_half(line, lines[position : position + 2])) is not None:
            yield _draft("paragraph", [line, other])._replace(grade=True)
            position = other.number + 1
        else:
            piece = [line]
            while position < len(lines):
                if not _belongs(line, lines, position, wrap):
                    overleaf = goes_on_overleaf(piece, lines, position)
                    if overleaf is None:
                        break
                    position = overleaf
                piece.append(lines[position])
                position += 1
            yield _draft("list_item" if line.role == "item" else "paragraph", piece)


def _other_half(line: Line, below: list[Line]) -> Line | None:
    """The second line of a grade that a narrow column breaks into 'Requires' and 'improvement'."""
    if not line_patterns.HALF_GRADE.fullmatch(line.plain):
        return None
    other = next((line for line in below if not line.blank), None)
    return other if other is not None and line_patterns.OTHER_HALF.fullmatch(other.plain) else None


def _belongs(first: Line, lines: list[Line], at: int, wrap: Wrap | None) -> bool:
    """Whether the line at `at` belongs to the piece that begins with `first` and reaches to the line before it."""
    line = lines[at]
    if line.blank or line.role is not None:
        return False
    return (first.role == "item" and line.indent > first.indent) or goes_on(lines, at, wrap)


def _marked_heading(line: Line, rest: list[Line], following: Line | None) -> Draft:
    level = line.raw.count("#", 0, line.content_start - line.start)
    if not level:
        level = 1 if following is not None and following.raw.startswith("=") else 2
    words = line.raw[line.content_start - line.start :]
    closing = re.search(r"(?<=\S)[ \t]+#+$", words)
    end = rest[-1].end if rest else line.content_start + closing.start() if closing else line.end
    plain = " ".join((line.plain.strip("# "), *(other.plain for other in rest)))
    return Draft("heading", line.content_start, end, plain, line.number, line.number + len(rest), level=level)


_BOLD = expression(r"(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1")


def _draft(kind: str, piece: list[Line]) -> Draft:
    first = piece[0]
    words = " ".join(line.plain for line in piece)
    return Draft(
        kind,
        first.content_start,
        piece[-1].end,
        words,
        first.number,
        piece[-1].number,
        marker_start=first.start,
        bold=_BOLD.fullmatch(" ".join(line.raw for line in piece)) is not None,
    )
