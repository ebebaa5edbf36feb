"""Hard-wrapped text: how wide it is, and which line goes on with the one before.

Belongs here: what the width and the ends of lines tell. Not here: roles of lines (`blocks.roles`), pieces
(`blocks.structure`), or blank lines that part every line from the next (`spacing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from pipelines.documents.characters.note_marks import find_note_marks
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.about_papers import is_about_the_paper
from pipelines.documents.lines.line import ENDED, TOP, Line
from pipelines.documents.lines.mastheads import is_body
from pipelines.documents.lines.page_breaks import NOTE, SHORTEST_TORN, heads_of, is_of_page, is_page_mark
from pipelines.documents.lines.wording import is_known

WIDEST = 150
NARROWEST = 40
"""Characters of a printed line: a shorter one may be a heading, a longer one is a paragraph."""
_LOOSEST_FILL = 0.85
"""Letters of print are of several widths: a full line may hold so much less than the fullest."""
_FILL_OF_A_SENTENCE = 0.95
"""A line that ends with a sentence ends its paragraph, unless it is as good as full."""
_ENOUGH_BROKEN = 8
"""Lines of which a text without blank lines between its paragraphs tells how full its own are."""
_ENOUGH_BROKEN_PARTED = 20
"""The same where blank lines part the paragraphs, and only headings may lack one."""
_LINES_OF_A_PARAGRAPH = 12
_LINES_OF_A_HEADING = 3
_LEFT_OPEN = expression(
    r"(?:^|(?<!;)\s)(?:and|or|the|of|a|an|for|by|with|that|which|from|their|its|as|than|(?-i:[Ii]n))$"
)

_ENDED_WITHIN = expression(r"(?:[a-z]{2}|\d[a-z%])[.?!]['\")]? [\"'(]?[A-Z]")


class Wrap(NamedTuple):
    """How a text is hard-wrapped."""

    width: int
    """Characters of a full line."""
    fill: float
    """The share of it that a line takes at least, with the first word of the line below, where that goes on with it."""
    is_parted: bool
    """Whether blank lines part its paragraphs."""

    def taken(self, line: Line, following: Line) -> float:
        first_word = following.raw.split(" ", 1)[0]
        return (len(line.raw) + line.indent + 1 + len(first_word)) / self.width

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether the first word of the following line had no room in this one."""
        least = max(self.fill, _FILL_OF_A_SENTENCE) if ENDED.search(line.plain) else self.fill
        return self.taken(line, following) >= least


def run_over(pairs: Iterable[tuple[Line, Line]]) -> list[tuple[Line, Line]]:
    """Of these neighbours, those where a sentence surely goes on from one line to the next."""
    return [(one, other) for one, other in pairs if other.plain[:1].islower() and not ENDED.search(one.plain)]


def wrap_of(lines: list[Line]) -> Wrap | None:
    """How the text is hard-wrapped, or None where each line is a paragraph."""
    prose = [line for line in lines if not line.blank and line.role in (None, "item")]
    pairs = [
        (one, other) for one, other in pairwise(lines)
        if one.role in (None, "item") and other.role is None and not other.blank and len(one.raw) >= NARROWEST
    ]  # fmt: skip
    if len(pairs) < 2:
        return None
    lengths = sorted(len(line.raw) + line.indent for line in prose)
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    broken = run_over(pairs)
    if width > WIDEST or len(broken) * 5 < len(pairs):
        return None
    is_parted = sum(line.blank for line in lines) * _LINES_OF_A_PARAGRAPH >= len(prose)
    wrap = Wrap(width, _LOOSEST_FILL, is_parted)
    if len(broken) < (_ENOUGH_BROKEN_PARTED if is_parted else _ENOUGH_BROKEN):
        return wrap
    fills = sorted(wrap.taken(one, other) for one, other in broken)
    fill = max(_LOOSEST_FILL, fills[len(fills) // 50])
    if is_parted:
        fill = min(fill, _FILL_OF_A_SENTENCE)  # 'GBP 30m' may stand together on the next line
    return wrap._replace(fill=fill)


def goes_on(lines: list[Line], at: int, wrap: Wrap | None) -> bool:
    """Whether a paragraph goes on from the line before `at` in the one that stands there."""
    line, following = lines[at - 1], lines[at]
    if is_known(line.plain) or _is_line_of_cover(lines, at - 1):
        return False
    full = wrap is not None and wrap.is_full(line, following)
    if line.plain.endswith(("; and", "; or")) and not (full and following.plain[:1].islower()):
        return False
    next_item_follows = not full and _is_listed(lines, at)
    if following.plain[:1].islower() and not ENDED.search(line.plain) and not next_item_follows:
        return True
    listed = line.plain.endswith((";", ","))
    if wrap is None or line.plain.endswith(":") or (is_known(following.plain) and not listed):
        return False
    if ENDED.search(line.plain) and _OPENS_WITH_LABEL.match(following.plain):
        return False
    if not wrap.is_parted and ENDED.search(line.plain) and _is_heading(lines, at, wrap):
        return False
    return full or _is_left_open(line)


def _is_left_open(line: Line) -> bool:
    """Whether a line ends within a sentence, as its last words tell, or the end of another before them."""
    return _LEFT_OPEN.search(line.plain) is not None or (
        _ENDED_WITHIN.search(line.plain) is not None and ENDED.search(line.plain) is None
    )


_OPENS_WITH_LABEL = expression(
    r"(?:causes? of concern|areas? for improvement|AFIs?|(?:key )?concerns?|recommendations?|"
    r"(?:good|innovative|promising) practice|(?:\w+ )?response|update|status)(?: \(?[\w.]{1,4}\)?)?: \S",
    re.IGNORECASE,
)
"""'Recommendation: The force should …', on a line of its own below the cause of concern that it would end."""


def rest_of_heading(lines: list[Line], at: int, wrap: Wrap | None) -> list[Line]:
    """The further lines of the heading marked with '#' before `at`: each above is full, and a blank line ends it."""
    rest: list[Line] = []
    for line in lines[at : at + _LINES_OF_A_HEADING] if wrap is not None and lines[at - 1].raw[:1] == "#" else ():
        if line.blank:
            return rest if rest and not rest[-1].plain.endswith((".", ":")) else []
        if line.role is not None or wrap is None or not wrap.is_full(lines[line.number - 1], line):
            return []
        rest.append(line)
    return []


def _is_line_of_cover(lines: list[Line], at: int) -> bool:
    """Whether nothing stands on the line but whose paper it is, right above the title: 'REPORT OF THE TREASURER'."""
    line = lines[at]
    if (
        line.number >= TOP
        or lines[at + 1].plain[:1].islower()
        or (at and not lines[at - 1].blank and lines[at - 1].role is None)
    ):
        return False
    if line.plain.endswith((" &", " and")):
        return False  # 'His Majesty's Inspectorate of Constabulary and Fire &', 'Rescue Services has published …'
    return is_body(line.plain) or (line.plain.isupper() and is_about_the_paper(line.plain))


def goes_on_overleaf(piece: list[Line], lines: list[Line], at: int) -> int | None:
    """Where the paragraph goes on whose last line stands before `at`, if nothing but lines of a page parts them.

    Its sentence is left open, and the line below begins in small letters or after a word that ends none.
    """
    if _SHARE_ALONE.fullmatch(piece[-1].plain) and len(piece) == 1:
        share_of = next((line for line in lines[at : at + 2] if not line.blank), None)
        goes_on_there = share_of is not None and share_of.role is None and share_of.plain.startswith("of ")
        return share_of.number if share_of is not None and goes_on_there else None
    if ENDED.search(piece[-1].plain) or sum(len(line.plain) for line in piece) < SHORTEST_TORN:
        return None
    near = [line for line in lines[at : at + _LINES_AROUND_A_PAGE] if not line.blank]
    if not any(is_page_mark(line.plain) for line in near[:-1]):
        torn = (
            lines[at].blank
            and near
            and near[0].role is None
            and near[0].plain[:1].islower()
            and _HANGING.search(piece[-1].plain)
        )
        return near[0].number if torn else None
    heads = heads_of([line.plain for line in lines[: min(piece[0].number, _LINES_OF_COVER)]])
    notes = _notes_among(near, lines[max(0, at - _LINES_OF_A_PAGE) : at])
    following = next(
        (
            line
            for number, line in enumerate(near)
            if number not in notes and line.role != "furniture" and not is_of_page(line.plain, heads)
        ),
        None,
    )
    if (
        following is None
        or following.role is not None
        or not any(is_page_mark(line.plain) for line in near[: near.index(following)])
    ):
        return None
    below = near[near.index(following) + 1 :]
    if below and is_page_mark(below[0].plain) and len(following.plain) < SHORTEST_TORN:
        return None  # labels, each above its figure
    is_open = following.plain[:1].islower() or _LEFT_OPEN.search(piece[-1].plain)
    return following.number if is_open else None


def _notes_among(near: list[Line], above: list[Line]) -> range:
    """Which of the lines down to the number of the page are footnotes: they begin with the number of a mark above."""
    end = next(number for number, line in enumerate(near) if is_page_mark(line.plain))
    opening = next((number for number, line in enumerate(near[:end]) if NOTE.match(line.plain)), end)
    if opening == end:
        return range(0)
    written = "\n".join(line.raw for line in above)
    marks = {written[start:last].strip("[^]") for start, last in find_note_marks(written)}
    told = NOTE.match(near[opening].plain)
    return range(opening, end) if told and told["number"] in marks else range(0)


_SHARE_ALONE = expression(r"\d[\d.]*(?: ?%| per ?cent)|(?:\d+|[a-z]+) (?:in|out of) (?:\d+|[a-z]+)", re.IGNORECASE)
"""'90.3%', set large above what it is a share of."""
_HANGING = expression(r"(?:(?<![;,] )\b(?:and|or|the|of|a|an|for|by|with|from|their|its|than|to)|of (?:the )?\d+)$")
"""What no line ends with but one that a blank line tears from the rest of its sentence."""
_LINES_AROUND_A_PAGE = 24
_LINES_OF_A_PAGE = 80
_LINES_OF_COVER = 40


def _is_listed(lines: list[Line], at: int) -> bool:
    """Whether both lines stand, in small letters, in a list without marks below a colon, each a paragraph by itself."""
    first = at - 1
    while first and lines[first].plain[:1].islower() and not lines[first].blank:
        first -= 1
    return first < at - 1 and lines[first].plain.endswith(":") and lines[at].plain[:1].islower()


def _is_heading(lines: list[Line], at: int, wrap: Wrap) -> bool:
    """Whether the lines from `at` on, though there was no room for their first word above, are a heading.

    They stop short of the margin without a full stop, and what is below begins anew.
    """
    for line, below in pairwise(lines[at : at + _LINES_OF_A_HEADING + 1]):
        if line.blank or below.blank or line.role is not None or ENDED.search(line.plain):
            return False
        if below.role is not None or not below.plain[:1].isupper():
            return False
        if not wrap.is_full(line, below):
            return True
    return False
