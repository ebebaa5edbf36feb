"""What stands around a table of figures and tells something of all of it: its title and unit, a title between rows.

Belongs here: finding those words. Not here: the rows and heads themselves (`tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.context import Context, Sentence

TITLE_OF_ROWS = re.compile(r"[A-Z][a-z'’&,/-]*(?:\s[A-Za-z'’&,/-]+){0,4}:?")
"""'Financed by', between the rows of one table."""


def told_around(context: Context, above: Sentence | None, position: int) -> Iterator[str]:
    """The sentence above a table, and the title or unit below it where none stands above."""
    if above:
        yield above.text
    if above and _IS_TITLE.match(above.text):
        return
    behind = range(position, len(context.sentences))
    at = next((at for at in behind if context.sentences[at].block.kind != "table_row"), None)
    below = context.sentences[at] if at is not None else None
    if below and (_IS_TITLE.match(below.text) or _TELLS_UNIT.match(below.text)):
        yield below.text


_IS_TITLE = re.compile(r"\W*(?:table|figure|chart|graph)\s+\d", re.IGNORECASE)
_TELLS_UNIT = re.compile(
    r"\W*(?:note:\s+)?(?:all\s+)?(?:figures|amounts|values)\b[^.;]{0,30}\bin\s+(?:£|thousands|millions)", re.IGNORECASE
)
"""'All figures are in £m.'"""
