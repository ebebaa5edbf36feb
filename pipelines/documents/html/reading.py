"""HTML → text and blocks: what the page says to its reader, without the site around it.

Belongs here: the way from bytes to a reading. Not here: each step's own rules (`encoding`, `bounds`,
`parts`, `head`, `walk`, `flow`, `words`, `tables`, `regions`, `blocks.pieces`).

Scripts are never run and never shown. What is left out is the site's: navigation, banners, links to elsewhere. Words of
the main part that are no part of the document stay in the text as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.blocks.pieces import Piece, Reading, write_down
from pipelines.documents.characters.letters import spelled_out
from pipelines.documents.dates import find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.html.bounds import check_bounds
from pipelines.documents.html.encoding import decode
from pipelines.documents.html.flow import Flow, Placed
from pipelines.documents.html.head import Head, read_head
from pipelines.documents.html.parts import CUT, parts_of
from pipelines.documents.html.regions import Judged, Regions
from pipelines.documents.unreadable import Unreadable

_SCRAP = 40
"""Characters; shorter pieces outside the main part are labels of the site, such as 'Menu'."""
_SAYS_WHEN = expression(r"(?:first |originally )?(?:published|publication date|date published|posted|issued)\b", re.I)


def read_html(data: bytes) -> Reading:
    """The page in these bytes; raises Unreadable where there is none or it is too costly to read."""
    markup = spelled_out(decode(data))
    check_bounds(markup, len(data))
    regions = Regions()
    flow = Flow(regions)
    head: Head | None = None
    for part in parts_of(markup):
        head = head or read_head(part.tree)
        flow.read(part.root, part.inside, CUT)
    flow.end()
    del markup, part
    pieces = list(_content(flow.placed, regions.judged(), regions))
    flow.placed.clear()
    if not any(piece.kind != "furniture" for piece in pieces):
        raise Unreadable("The page holds no text: its content may be loaded by a script.")
    dated = any(_SAYS_WHEN.match(piece.words) and find_dates(piece.words[:100]) for piece in pieces[:30])
    return write_down(pieces, head.front_matter(dated_in_sight=dated) if head else "")


def _content(placed: list[Placed], judged: Judged, regions: Regions) -> Iterator[Piece]:
    for one in placed:
        piece = one.piece
        fate = judged.fates[one.region]
        if fate == "keep" and not judged.inside_main[one.region]:
            fate = "keep" if _speaks(one, judged) else "drop"
        if fate == "drop":
            continue
        if fate == "furniture":
            if piece.words.strip() and not one.linked > one.characters * 0.5:
                yield Piece("furniture", piece.words)
        elif _is_contents(one, regions):
            yield Piece("contents", piece.words)
        else:
            yield piece


def _speaks(one: Placed, judged: Judged) -> bool:
    """Whether a piece beside the main part says something to the reader of the document."""
    if one.piece.kind == "heading":
        return one.piece.level == 1 and not judged.main_is_titled
    if one.linked > one.characters * 0.5:
        return False
    dated = one.characters <= 100 and any(found.precision == "day" for found in find_dates(one.piece.words))
    return one.characters > _SCRAP or one.piece.kind == "table_row" or dated


def _is_contents(one: Placed, regions: Regions) -> bool:
    """An entry of a list of what is on this page, or of the pages of this report."""
    region = regions.all[one.region]
    if one.piece.kind == "table_row" or not one.piece.words:
        return False
    listed = region.sign == "contents" or region.lists_this_page or regions.all[region.parent].lists_this_page
    return listed and (one.linked > one.characters * 0.5 or one.characters <= _SCRAP)
