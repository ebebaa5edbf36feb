"""The title of a document as a reader would cite it, and the names of bodies that stand above it.

Belongs here: choosing among the lines above the text. Not here: which lines are headings (`headings`) or telling what
kind of line one is (`mastheads`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.documents.document import Block
from pipelines.documents.forces import find_forces
from pipelines.documents.mastheads import is_about_the_paper, is_body, is_force, is_place
from pipelines.documents.wording import is_known

_EXPANSION = re.compile(r"(?:PEEL:? )?\(?police effectiveness,\s+efficiency\s+(?:and|&)\s+legitimacy\)?", re.IGNORECASE)
_EXPANSION_BEFORE = re.compile(_EXPANSION.pattern + r"\s*[:–-]\s*(?=an? )", re.IGNORECASE)
_SERIES = re.compile(
    r"\bPEEL\b|police (?:effectiveness|efficiency|legitimacy|leadership)|programme$|"
    r"(?:re-?)?inspections?(?: 20\d\d)?$|^crime data integrity$|"
    r"crime-recording:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"an? (?:[\w-]+ )?(?:inspection|overview|review|report|assessment)\b|inspection (?:of|into) |phase \w+:|how ",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:to|from)\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|^chief constable\b", re.IGNORECASE)
_MOST_PARTS = 3
_LONGEST_LETTER_TITLE = 140


@dataclass(frozen=True)
class Heading:
    """A line that may belong to the title; `words` as printed, `plain` levelled."""

    words: str
    plain: str
    level: int


@dataclass(frozen=True)
class Masthead:
    """What stands above the text."""

    bodies: tuple[str, ...]
    title: tuple[str, ...]


def masthead_of(headings: Sequence[Heading]) -> Masthead:
    """The bodies and the title among the headings above the text, in their order."""
    rest = [heading for heading in headings if not is_about_the_paper(heading.plain)]
    bodies: list[Heading] = []
    while len(rest) > 1 and (is_body(rest[0].plain) or (is_place(rest[0].plain) and not is_known(rest[1].plain))):
        bodies.append(rest.pop(0))
    if not rest:
        return Masthead((), ())
    parts = list(_parts(rest))
    if bodies and is_force(bodies[-1].plain) and _is_series(rest[0]) and not find_forces(rest[0].plain):
        parts.insert(0, bodies.pop())  # 'Northshire Police', 'PEEL 2023-25' are one title
    title = list(dict.fromkeys(_EXPANSION_BEFORE.sub("", one.words) for one in parts))
    return Masthead(tuple(body.plain for body in bodies), tuple(title[:_MOST_PARTS]))


def _parts(rest: list[Heading]) -> Iterator[Heading]:
    yield rest[0]
    series = _is_series(rest[0])
    first_level = rest[0].level
    for heading in rest[1:]:
        if _EXPANSION.fullmatch(heading.plain):
            continue
        subject = _SUBJECT.match(heading.plain) or _EXPANSION_BEFORE.match(heading.plain)
        named = is_force(heading.plain) and not find_forces(rest[0].plain)
        if heading.plain == rest[0].plain:
            continue
        known = is_known(heading.plain) or heading.plain.endswith("?")
        if known or not (subject or (series and named)) or heading.level > first_level + 1:
            return
        yield heading


def _is_series(heading: Heading) -> bool:
    return bool(_SERIES.search(heading.plain))


def letter_title(blocks: Sequence[Block], plain: str) -> Block | None:
    """The line right below, or else right above, 'Dear …' that says what a letter is about."""
    at = next((n for n, b in enumerate(blocks) if re.match(r"(?i)dear\b", plain[b.start : b.end])), None)
    if at is None:
        return None
    near = [*blocks[at + 1 : at + 2], *reversed(blocks[max(at - 2, 0) : at])]
    return next((block for block in near if _says_what_it_is_about(block, plain)), None)


def _says_what_it_is_about(block: Block, plain: str) -> bool:
    words = plain[block.start : block.end].strip()
    if block.kind not in ("heading", "paragraph") or len(words) > _LONGEST_LETTER_TITLE or len(words.split()) < 3:
        return False
    return not (re.search(r"[.,:;]$", words) or is_body(words) or _ADDRESS.search(words))
