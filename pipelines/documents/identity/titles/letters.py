"""The title of a letter: the line beside its salutation that says what it is about.

Belongs here: letters without a title of their own above them. Not here: titles of anything else (`title`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.lines.addresses import is_address, is_addressee
from pipelines.documents.lines.line import is_date_line
from pipelines.documents.lines.mastheads import is_body

_OWN_LETTER = expression(
    r"\b(?:letter|revisit|progress|causes? of concern|update|responses?|comments?|reply|statement)\b", re.IGNORECASE
)
_REFERENCE = expression(
    r"^(?:to|from|copied to|copy to|copies|cc|(?:our|your|my) ref\w*|ref\w*|date|please|could you|"
    r"I (?:would|am|write))\b",
    re.IGNORECASE,
)
_LONGEST_LETTER_TITLE = 140


def salutation(blocks: Sequence[Block], plain: str) -> int | None:
    """Which block says 'Dear …'."""
    return next((at for at, block in enumerate(blocks) if _DEAR.match(plain, block.start, block.end)), None)


_DEAR = expression(r"dear\b", re.IGNORECASE)


def letter_title(blocks: Sequence[Block], plain: str) -> Block | None:
    """The line right below, or else right above, 'Dear …' that says what a letter is about."""
    at = salutation(blocks, plain)
    if at is None or any(_is_own_title(block, plain) for block in blocks[:at]) or _is_kept_on_page(blocks[:at], plain):
        return None
    below = next((block for block in blocks[at + 1 : at + 2] if _says_what_it_is_about(block, plain)), None)
    above = (block for block in reversed(blocks[max(at - 2, 0) : at]) if block.kind != "metadata")
    return below or next((block for block in above if _says_what_it_is_about(block, plain)), None)


def _is_kept_on_page(above: Sequence[Block], plain: str) -> bool:
    """Whether a page with a title of its own says what it is for before the first of its letters."""
    titled = next((at for at, block in enumerate(above) if block.kind == "heading" and block.level == 1), None)
    if titled is None:
        return False
    return any(
        block.kind == "paragraph" and _THIS_PAGE.search(plain, block.start, block.end) for block in above[titled:]
    )


_THIS_PAGE = expression(
    r"\b(?:this|the following|our) (?:web ?)?pages?\b|"
    r"\b(?:responses|letters|comments)\b[^.\n]{0,90}\b(?:below|here|listed)\b",
    re.IGNORECASE,
)


def subject_of_letter(words: str) -> str:
    """'PEEL 2021/22: An inspection of Northshire Police' of 'Re: PEEL … - published 25 April 2023'."""
    return _PUBLISHED_BEHIND.sub("", re.sub(r"^re:?\s+", "", words, flags=re.IGNORECASE))


_PUBLISHED_BEHIND = expression(r"\s*[(,\u2013\u2014-]+\s*(?:published|issued|dated)\b.*$", re.IGNORECASE)


def addressed(blocks: Sequence[Block], plain: str) -> frozenset[int]:
    """Where the lines above 'Dear …' start that name to whom a letter goes."""
    at = salutation(blocks, plain)
    above = blocks[: at + 1] if at is not None else ()
    lines = ((block.start, " ".join(plain[block.start : block.end].split())) for block in above)
    return frozenset(start for start, line in lines if is_addressee(line) and not is_body(line))


def _is_own_title(block: Block, plain: str) -> bool:
    """'Northshire Police: causes of concern revisit letter' above all: the page's own name for the letter."""
    words = plain[block.start : block.end]
    named = _OWN_LETTER.search(words) and (find_forces(words) or _REPORT.search(words))
    return block.kind == "heading" and block.level == 1 and bool(named)


_REPORT = expression(r"\b(?:report|inspection|HMIC\w*)\b", re.IGNORECASE)


def _says_what_it_is_about(block: Block, plain: str) -> bool:
    words = plain[block.start : block.end].strip()
    if block.kind not in ("heading", "paragraph", "metadata") or len(words) > _LONGEST_LETTER_TITLE:
        return False
    if len(words.split()) < _FEWEST_WORDS or re.search(r"[.,:;]$", words) or is_date_line(words):
        return False
    return not (_REFERENCE.search(words) or is_body(words) or is_address(words) or is_addressee(words))


_FEWEST_WORDS = 3
