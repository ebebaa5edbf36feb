"""Which pieces of a text are headings, and how deep each one stands.

Belongs here: the rules of meaning that tell a heading from a paragraph, list entry, signature or caption, and the
levels that make every heading's trail what a reader would say. Not here: known wordings (`wording`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from pipelines.documents.document import Block, BlockKind, Span
from pipelines.documents.forces import find_forces
from pipelines.documents.lines import INSPECTOR, LINK_ANNOUNCEMENT, NUMBERED_TITLE, PERSON, RULE
from pipelines.documents.wording import (
    QUESTION,
    is_known,
    is_part,
    is_section_kind,
    is_sentence_like,
    question_level,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A piece of the text before headings are told; `plain` is its words, levelled and on one line."""

    kind: str
    start: int
    end: int
    plain: str
    first_line: int
    last_line: int
    marker_start: int = -1
    level: int | None = None
    cells: tuple[Span, ...] = ()
    grade: bool = False

    def block(self) -> Block:
        return Block(cast(BlockKind, self.kind), self.start, self.end, self.level, None, self.cells)


_LONGEST = 300
_LONGEST_LABEL = 150
_LONGEST_NUMBERED = 120
_LIST_WITHOUT_MARKS = 5
"""So many short lines in a row, none of a known wording, are a list or a table that lost its marks."""
_NO_HEADING_END = re.compile(r"[.;:,!…]['\")\]]*$|\b(?:and|or|the|of|to|a|in|for|by|with)$")
_CAPTION = re.compile(
    r"(?:figure|table|chart|graph|map|image|photo|picture|source|note|caption|box)\b ?\d*[ :.-]", re.I
)
_TITLE_PAGE = re.compile(
    r"\bPEEL\b|\binspection\b|\beffectiveness\b|\befficiency\b|\blegitimacy\b|\breport\b|\breview\b|\bresponse\b|"
    r"\bassessment\b|\b(?:19|20)\d\d\b|\bcommissioner\b|\bstrategy\b|\bbudget\b|\bplan\b",
    re.IGNORECASE,
)
_PUBLISHER_NAME = re.compile(
    r"(?:HM|His Majesty's|Her Majesty's) Inspectorate of Constabulary.{0,60}|HMIC(?:FRS)?|(?:HM )?Home Office|College of Policing",
    re.IGNORECASE,
)


def mark_headings(drafts: list[Draft], plain: str, announced: set[str]) -> list[Block]:
    """The drafts as blocks, headings told and levelled; `announced` are the titles of the contents list."""
    drafts = _lists_after_a_colon(_link_labels(drafts))
    marked = sum(draft.kind == "heading" for draft in drafts) >= 2
    told = list(_told(drafts, announced, marked))
    told = _without_unmarked_lists(told, announced)
    return [draft.block() for draft in _levelled(told, plain, marked)]


def _link_labels(drafts: list[Draft]) -> list[Draft]:
    """The title of what 'Get the report' links to is no heading of this document."""
    labelled = list(drafts)
    for position, draft in enumerate(drafts[1:], start=1):
        before = drafts[position - 1]
        if draft.kind == "paragraph" and before.kind == "furniture" and LINK_ANNOUNCEMENT.fullmatch(before.plain):
            lone = len(draft.plain) <= _LONGEST_LABEL and not _NO_HEADING_END.search(draft.plain)
            if lone and not is_known(draft.plain) and not is_sentence_like(draft.plain):
                labelled[position] = replace(draft, kind="furniture")
    return labelled


def _lists_after_a_colon(drafts: list[Draft]) -> list[Draft]:
    """Short lines below '… are:' that lost their bullets are list items."""
    listed: list[Draft] = []
    open_list = False
    for draft in drafts:
        if open_list and draft.kind == "paragraph" and not draft.grade and _is_unmarked_item(draft.plain):
            listed.append(replace(draft, kind="list_item"))
            open_list = not draft.plain.endswith(".")
            continue
        listed.append(draft)
        open_list = draft.kind == "paragraph" and draft.plain.endswith(":")
    return listed


def _is_unmarked_item(words: str) -> bool:
    if is_known(words) or len(words) > _LONGEST or words.startswith(('"', "'")):
        return False
    return words[:1].islower() or words.endswith((";", "; and", "; or")) or not re.search(r"[.!?:]['\"]?$", words)


def _told(drafts: list[Draft], announced: set[str], marked: bool) -> Iterator[Draft]:
    speaking = [position for position, draft in enumerate(drafts) if draft.kind not in ("furniture", "contents")]
    order = {position: place for place, position in enumerate(speaking)}
    for position, draft in enumerate(drafts):
        if position not in order or draft.kind not in ("paragraph", "list_item") or draft.grade:
            yield draft
            continue
        place = order[position]
        before = drafts[speaking[place - 1]] if place else None
        after = drafts[speaking[place + 1]] if place + 1 < len(speaking) else None
        if draft.kind == "list_item":
            yield (
                replace(draft, kind="heading", start=draft.marker_start)
                if _is_numbered_title(draft, before, after)
                else draft
            )
        elif before is not None and before.kind == "metadata" and _PUBLISHER_NAME.fullmatch(draft.plain):
            yield replace(draft, kind="metadata")
        elif _is_heading(draft, before, after, announced, marked):
            yield replace(draft, kind="heading")
        else:
            yield draft


def _is_numbered_title(draft: Draft, before: Draft | None, after: Draft | None) -> bool:
    """'1. Introduction' between paragraphs, not one of a list of items."""
    if draft.first_line != draft.last_line or len(draft.plain) > _LONGEST_NUMBERED or after is None:
        return False
    if not NUMBERED_TITLE.match(draft.plain) or _NO_HEADING_END.search(draft.plain):
        return False
    return after.kind in ("paragraph", "heading") and (before is None or before.kind != "list_item")


def _is_heading(draft: Draft, before: Draft | None, after: Draft | None, announced: set[str], marked: bool) -> bool:
    words = draft.plain
    if after is None and before is not None:
        return False
    if after is not None and after.kind == "paragraph" and after.plain[:1].islower():
        return False  # a page break cut the sentence
    if is_known(words):
        return True
    if not _may_be_heading(words) or _is_signature(words, after):
        return False
    if words.endswith("?"):
        return QUESTION.fullmatch(words) is not None
    if marked:
        return is_sentence_like(words) or words.lower() in announced or words.startswith("**")
    if len(words) > _LONGEST_LABEL:
        return is_sentence_like(words)
    return True


def _may_be_heading(words: str) -> bool:
    if len(words) > _LONGEST or _NO_HEADING_END.search(words) or _CAPTION.match(words) or "@" in words:
        return False
    if RULE.fullmatch(words) or words[:1].islower() or not re.search(r"[^\W\d_]{2}", words):
        return False
    if words.startswith(('"', "'")) and not (len(words) <= 60 and words.endswith(('"', "'"))):
        return False
    if words.endswith(('"', "'")) and re.search(r"[.!?,]['\"]$", words):
        return False
    if re.match(r"[\d£€(+%]", words):
        return bool(NUMBERED_TITLE.match(words) or re.match(r"(?:19|20)\d\d\b", words))
    letters = sum(letter.isalpha() or letter.isspace() for letter in words) / len(words)
    return letters > (0.3 if _TITLE_PAGE.search(words) else 0.6)


def _is_signature(words: str, after: Draft | None) -> bool:
    if INSPECTOR.fullmatch(words):
        return True
    name, _, office = words.partition(", ")
    if PERSON.fullmatch(name) and office and INSPECTOR.fullmatch(office):
        return True
    return bool(PERSON.fullmatch(words) and after is not None and INSPECTOR.match(after.plain))


def _without_unmarked_lists(drafts: list[Draft], announced: set[str]) -> list[Draft]:
    """Runs of short lines without text below any of them are entries of a lost list, not headings."""
    kept = list(drafts)
    run: list[int] = []
    seen_text = False
    for position, draft in enumerate([*drafts, None]):
        entry = draft is not None and draft.kind == "heading" and draft.level is None
        if entry and draft is not None and not _is_firm(draft, announced):
            run.append(position)
            continue
        if len(run) >= _LIST_WITHOUT_MARKS and seen_text:
            for listed in run[:-1] if draft is not None and draft.kind == "paragraph" else run:
                kept[listed] = replace(kept[listed], kind="paragraph")
        run = []
        seen_text = seen_text or (draft is not None and draft.kind in ("paragraph", "list_item", "table_row"))
    return kept


def _is_firm(draft: Draft, announced: set[str]) -> bool:
    return is_known(draft.plain) or draft.plain.lower() in announced or is_sentence_like(draft.plain)


def _levelled(drafts: list[Draft], plain: str, marked: bool) -> Iterator[Draft]:
    state = _Levels(plain, drafts, marked)
    for draft in drafts:
        if draft.kind == "heading":
            draft = replace(draft, level=state.level_of(draft))
        elif draft.kind in ("paragraph", "list_item", "table_row"):
            state.texts += 1
        elif draft.kind == "contents":
            state.past_title_page = True
        yield draft


def _cover(drafts: list[Draft]) -> set[int]:
    """Where the lines of a title page begin: all before the text up to its last line that only a title page has."""
    page: list[Draft] = []
    for draft in drafts:
        if draft.kind in ("paragraph", "list_item", "table_row", "contents"):
            break
        if draft.kind == "heading":
            page.append(draft)
    last = max((n for n, draft in enumerate(page) if _is_cover_line(draft.plain)), default=-1)
    return {draft.start for draft in page[: last + 1]}


def _is_cover_line(words: str) -> bool:
    return not is_known(words) and not words.endswith("?") and bool(_TITLE_PAGE.search(words))


class _Levels:
    """The headings that are open while the document is read from top to bottom."""

    def __init__(self, plain: str, drafts: list[Draft], marked: bool) -> None:
        headings = [draft for draft in drafts if draft.kind == "heading"]
        named = {
            draft.start: [m.force_id for m in find_forces(plain[draft.start : draft.end]) if m.form != "place"]
            for draft in headings
        }
        self._forces_of = named
        self._many_forces = len({force for forces in named.values() for force in forces}) >= 2
        self._has_areas = any(question_level(draft.plain) or is_part(draft.plain) for draft in headings)
        self._cover = _cover(drafts)
        self._marked = marked
        self._markdown_level = 0
        self._in_question = False
        self._section = ""
        self._open = 0
        self.texts = 0
        self.past_title_page = False

    def level_of(self, draft: Draft) -> int:
        if draft.level is not None:
            self._markdown_level = self._open = draft.level
            return draft.level
        level = self._plain_level(draft) if not self._marked else self._below_markdown(draft)
        if level <= 2:
            self._section = ""
            self._in_question = draft.plain.endswith("?") and level == 2
        self._open = level
        return level

    def _below_markdown(self, draft: Draft) -> int:
        """Unmarked headings of a Markdown text stand below the marked one above them."""
        sentence = is_sentence_like(draft.plain) and not is_known(draft.plain)
        below = sentence and self._open > self._markdown_level
        return self._open + 1 if below and not self._section else self._remember(draft, sentence)

    def _remember(self, draft: Draft, sentence: bool) -> int:
        level = self._markdown_level + (2 if sentence and self._section else 1)
        if not sentence:
            self._section = draft.plain
        return level

    def _plain_level(self, draft: Draft) -> int:
        words = draft.plain
        numbered = NUMBERED_TITLE.match(words)
        known = is_known(words)
        if draft.start in self._cover or self._is_title(words, known):
            return 1
        if is_part(words):
            return 2
        if is_section_kind(words):
            self._section = words
            return 3
        if question_level(words) is not None:
            return 3 if self._in_question and not words.endswith("?") else 2
        if numbered and numbered.group(1).count(".") < 3:
            return 2 + numbered.group(1).count(".")
        if self._many_forces and self._forces_of.get(draft.start):
            return 2
        if words.endswith("?"):
            return 3 if self._in_question else 2
        if is_sentence_like(words):
            return 4 if self._has_areas or self._open >= 3 else 2
        return self._label_level()

    def _is_title(self, words: str, known: bool) -> bool:
        """The first heading, where it stands above the text or below one line of introduction."""
        if known or words.endswith("?") or self._open or self.past_title_page:
            return False
        return self.texts <= (1 if _TITLE_PAGE.search(words) else 0)

    def _label_level(self) -> int:
        if not self._has_areas:
            return 2
        return 4 if re.match(r"(?:main|summary|key|detailed)", self._section, re.IGNORECASE) else 3
