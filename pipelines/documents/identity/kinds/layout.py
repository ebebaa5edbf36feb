"""What the layout of a document shows about its kind, as a list of named marks.

Belongs here: naming what stands on the page (a contents list, grades alone on their lines, headings of findings, a
title that is a force and a cycle), so that `kind` can weigh it. Not here: the weights (`reference/kind_signs.csv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.documents.dates import find_dates
from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.bodies.authors import author_of_page
from pipelines.documents.identity.bodies.hosts import host_of_page, paper_of
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.matters import matters_of
from pipelines.documents.identity.kinds.meetings import meeting_at_the_top
from pipelines.documents.identity.kinds.parliament import is_member, is_record_of_parliament
from pipelines.documents.identity.kinds.ways_of_working import tells_how_inspectors_work
from pipelines.documents.identity.titles.listings import tells_what_became
from pipelines.documents.lines.line import GRADE_LINE, is_date_line
from pipelines.documents.lines.mastheads import body_of_news
from pipelines.documents.lines.papers import is_trade_paper
from pipelines.documents.lines.wording import is_part, is_section_kind, question_level
from pipelines.documents.surroundings.navigation import is_navigation

_CYCLE_WORDS = expression(
    r"\bPEEL\b|\b20\d\d(?:\s?[/-]\s?(?:20)?\d\d)?(?!\d)|\bassessments?\b|"
    r"\b(?:our |the )?(?:grades|summary|overview|judge?ments|results)\b",
    re.IGNORECASE,
)
_ABOUT_INSPECTIONS = expression(r"\bPEEL\b|\b(?:causes?|areas?) (?:of concern|for improvement)\b", re.IGNORECASE)
_INSPECTED = expression(r"\bPEEL\b|\b(?:re-?)?inspections?\b|\bintegrity\b", re.IGNORECASE)
_LABEL_OF_PAPER = expression(
    r"^(?:\d{1,2}\.? +)?(?:title of (?:the )?(?:report|paper)|(?:report|paper) (?:title|author|to|of|from|by)|"
    r"(?:date of )?meeting(?: date)?|committee|board|director|decisions? required|"
    r"(?:executive )?sponsor|lead officer|presented by|enquiries to|contact (?:officer|name)|agenda item(?: no\.?)?|"
    r"wards?(?:\(s\))?(?: affected)?|protective marking|classification|cabinet member|portfolio|"
    r"purpose of (?:the )?report)(?= ?:|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands above a paper for a meeting."""
_ENOUGH_LABELS = 3
_MENUS = 12
"""Blocks."""
_FIRST_LINES, _MASTHEAD = 3, 8
"""Lines."""
_FIRE_SERVICE = expression(r"(?<!constabulary and )(?<!constabulary & )\bfire (?:and|&) rescue\b", re.IGNORECASE)
_POLICE = expression(r"\b(?:polic\w+|constabular\w+|forces?)\b(?! and fire)", re.IGNORECASE)
_INSPECTORS = expression(r"\bHMI\w*|\binspect", re.IGNORECASE)
_PARTS = expression(r"\s*[:|]\s+|\s+-\s+|\n")


def marks_of(evidence: Evidence) -> Iterator[str]:
    """The marks in no particular order, each as often as it stands on the page."""
    words = [" ".join(evidence.plain[block.start : block.end].split()) for block in evidence.blocks]
    kinds = [block.kind for block in evidence.blocks]
    headings = [line for line, kind in zip(words, kinds, strict=True) if kind == "heading"]
    if "contents" in kinds:
        yield "contents list"
    grades = [
        line for line, kind in zip(words, kinds, strict=True) if kind == "paragraph" and GRADE_LINE.fullmatch(line)
    ]
    yield from ("grade line" for _ in grades)
    yield from ("finding heading" for line in headings if is_section_kind(line))
    yield from ("question heading" for line in headings if question_level(line) is not None)
    yield from ("report part" for line in headings if is_part(line))
    yield from ("grade row" for block in evidence.blocks if block.kind == "table_row" and _has_grade(evidence, block))
    if len(grades) == 1:
        yield "one graded area"
    if any(is_date_line(line) and _is_month(line) for line in [*evidence.metadata, *evidence.footers]):
        yield "month date"
    if not evidence.forces and _ABOUT_INSPECTIONS.search(evidence.own_titles):
        yield "programme without a force"
    said = [line for line, kind in zip(words, kinds, strict=True) if kind in ("heading", "paragraph")]
    if any(one == other and one != evidence.title for one, other in pairwise(said)):
        yield "line said twice"
    if paper := paper_of(evidence):
        yield "name of a newspaper"
        if is_trade_paper(paper):
            yield "name of a trade paper"
    if author_of_page(evidence):
        yield "another body speaks"
    elif host_of_page(evidence):
        yield "host speaks"
    if len({found[0].lower() for found in _LABEL_OF_PAPER.finditer(evidence.head)}) >= _ENOUGH_LABELS:
        yield "labels of a paper"
    if any(map(is_member, words[:_FIRST_LINES])):
        yield "page of a member"
    if is_record_of_parliament(evidence):
        yield "record of Parliament"
    if any(_INSPECTED.search(line) for at, line in enumerate(words) if evidence.blocks[at].start in evidence.entries):
        yield "list of inspections"
    if whose := next(filter(None, map(body_of_news, words[:_MASTHEAD])), None):
        yield f"news pages of {whose}"
    if any(_is_menu(evidence, block) for block in evidence.blocks[:_MENUS]):
        yield "menu of a site"
    if len(_FIRE_SERVICE.findall(evidence.body)) > len(_POLICE.findall(evidence.body)):
        yield "about a fire service"
    if meeting_at_the_top(evidence):
        yield "a meeting at the top"
    if tells_what_became(evidence.head, evidence.body):
        yield "account of a recommendation"
    if tells_how_inspectors_work(evidence):
        yield "inspectors tell how they work"
    if not _INSPECTORS.search(evidence.body):
        yield "no inspectors named"
        if not evidence.forces:
            yield "nobody inspects or is inspected"
    yield from matters_of(evidence)
    yield from _marks_of_title(evidence)


def _is_menu(evidence: Evidence, block: Block) -> bool:
    if block.kind != "furniture":
        return False
    raw = evidence.text[block.start : block.end]
    return is_navigation(evidence.plain[block.start : block.end], raw) and len(raw.split()) > 1


def _has_grade(evidence: Evidence, row: Block) -> bool:
    return any(GRADE_LINE.fullmatch(evidence.plain[cell.start : cell.end].strip()) for cell in row.cells)


def _is_month(line: str) -> bool:
    return all(found.precision == "month" for found in find_dates(line))


def _marks_of_title(evidence: Evidence) -> Iterator[str]:
    """Whether a title is nothing but a force with a cycle, or a force with an area."""
    for line in evidence.titles.split("\n"):
        parts = [part for part in _PARTS.split(line) if part]
        forces = [part for part in parts if find_forces(part)]
        if len(forces) != 1:
            continue
        others = [part for part in parts if part not in forces and _CYCLE_WORDS.sub("", part).strip(" -:")]
        rest = forces[0]
        for mention in reversed(find_forces(rest)):
            rest = rest[: mention.start] + rest[mention.end :]
        if _CYCLE_WORDS.sub("", rest).strip(" -:'s"):
            continue
        if others and all(question_level(part) is not None for part in others):
            yield "title of force and area"
            return
        if not others:
            yield "title of force and cycle" if _CYCLE_WORDS.search(line) else "title of force"
            return
