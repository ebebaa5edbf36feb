"""What a copied page has for those who don't see its pictures: 'The side of a police car' above 'Image caption,'.

Belongs here: telling it by the label below it. Not here: lines that show by themselves that they are captions
(`lines.captions`), or what stands below the label, which tells news as the text does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import Line

_LABEL = expression(r"(?:image|media|picture|photo) caption,?:?", re.IGNORECASE)
_LONGEST = 220
"""Characters."""


def beside_pictures(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines right above 'Image caption,', the title aside."""
    filled = [line for line in lines if not line.blank]
    return {
        line.number
        for line, below in pairwise(filled[1:])
        if below.number == line.number + 1 and _LABEL.fullmatch(below.plain) and _may_describe(line)
    }


def _may_describe(line: Line) -> bool:
    return line.raw[:1].isalnum() and len(line.plain) <= _LONGEST
