"""The title of a letter: the line beside its salutation that says what it is about.

Belongs here: letters without a title of their own above them. Not here: titles of anything else (`titles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.document import Block
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.mastheads import is_body

_OWN_LETTER = re.compile(
    r"\b(?:letter|revisit|progress|causes? of concern|update|responses?|comments?|reply|statement)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"^(?:to|from|copied to|copy to|copies|cc|by e-?mail|our ref|your ref)\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|^chief constable\b",
    re.IGNORECASE,
)
_LONGEST_LETTER_TITLE = 140


def letter_title(blocks: Sequence[Block], plain: str) -> Block | None:
    """The line right below, or else right above, 'Dear …' that says what a letter is about."""
    at = next((n for n, b in enumerate(blocks) if re.match(r"(?i)dear\b", plain[b.start : b.end])), None)
    if at is None or any(_is_own_title(block, plain) for block in blocks[:at]):
        return None
    near = [*blocks[at + 1 : at + 2], *reversed(blocks[max(at - 2, 0) : at])]
    return next((block for block in near if _says_what_it_is_about(block, plain)), None)


def _is_own_title(block: Block, plain: str) -> bool:
    """'Northshire Police: causes of concern revisit letter' above all: the page's own name for the letter."""
    words = plain[block.start : block.end]
    return block.kind == "heading" and block.level == 1 and bool(_OWN_LETTER.search(words) and find_forces(words))


def _says_what_it_is_about(block: Block, plain: str) -> bool:
    words = plain[block.start : block.end].strip()
    if block.kind not in ("heading", "paragraph") or len(words) > _LONGEST_LETTER_TITLE or len(words.split()) < 3:
        return False
    return not (re.search(r"[.,:;]$", words) or is_body(words) or _ADDRESS.search(words))
