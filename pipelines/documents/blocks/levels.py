"""How deep each heading stands, so that every heading's trail is what a reader would say.

Belongs here: the levels of headings already told. Not here: telling them (`headings`) or known wordings
(`lines.wording`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from pipelines.documents.blocks.drafts import Draft
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.lines.line import DATED_FIRST_LINE, NUMBERED_TITLE
from pipelines.documents.lines.mastheads import is_force
from pipelines.documents.lines.wording import (
    is_known,
    is_part,
    is_programme_question,
    is_section_kind,
    is_sentence_like,
    question_level,
)

TITLE_PAGE = expression(
    r"\bPEEL\b|\binspection\b|\beffectiveness\b|\befficiency\b|\blegitimacy\b|\breport\b|\breview\b|\bresponse\b|"
    r"\bassessment\b|\ban? (?:\w+ )?overview\b|\b(?:19|20)\d\d\b|\bcommissioner\b|\bstrategy\b|\bbudget\b|\bplan\b",
    re.IGNORECASE,
)


_COVER = 3
"""A force named alone among so many headings at the top belongs to the title."""


_INSPECTED = expression(r"\b(?:the|this|its) (?:force|constabulary|workforce|police)\b", re.IGNORECASE)


def with_levels(drafts: list[Draft], plain: str, marked: bool) -> Iterator[Draft]:
    state = _Levels(plain, drafts, marked)
    for draft, below in zip_longest(drafts, drafts[1:]):
        if draft.kind == "heading":
            draft = draft._replace(level=state.level_of(draft, below is not None and below.grade))
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
    last = max(
        (
            n
            for n, draft in enumerate(page)
            if _is_cover_line(draft.plain) or (0 < n < _COVER and is_force(draft.plain))
        ),
        default=-1,
    )
    return {draft.start for draft in page[: last + 1]}


def _is_cover_line(words: str) -> bool:
    return not is_known(words) and not words.endswith("?") and bool(TITLE_PAGE.search(words))


_LISTED = expression(r"(?:areas|causes|recommendations)\b", re.IGNORECASE)
_MANY_QUESTIONS = 3


def _list_of_the_whole(headings: list[Draft]) -> int | None:
    """Where 'Areas for improvement' stands once, below the last of many questions: they are those of all of them."""
    lists = [n for n, draft in enumerate(headings) if _LISTED.match(draft.plain) and is_section_kind(draft.plain)]
    asked = [n for n, draft in enumerate(headings) if question_level(draft.plain) is not None]
    if len(lists) != 1 or len(asked) < _MANY_QUESTIONS or lists[0] < asked[-1]:
        return None
    return headings[lists[0]].start


class _Levels:
    """The headings that are open while the document is read from top to bottom."""

    def __init__(self, plain: str, drafts: list[Draft], marked: bool) -> None:
        told_by_words = [] if marked else drafts  # where markup says how deep headings stand, their words are not asked
        headings = [draft for draft in told_by_words if draft.kind == "heading"]
        named = {
            draft.start: [m.force_id for m in find_forces(plain[draft.start : draft.end]) if m.form != "place"]
            for draft in headings
        }
        self._forces_of = named
        self._many_forces = len({force for forces in named.values() for force in forces}) >= 2
        self._force_headings = sum(is_force(draft.plain) for draft in headings) >= 2
        """Whether forces are told apart by their bare names: then a sentence about one of them is no new block."""
        self._has_areas = any(is_known(draft.plain) for draft in headings)
        self._cover = _cover(told_by_words)
        self._marked = marked
        self._dated = bool(drafts) and DATED_FIRST_LINE.match(drafts[0].plain) is not None
        self._of_the_whole = _list_of_the_whole(headings)
        self._markdown_level = 0
        self._in_question = False
        self._section = ""
        self._open = 0
        self.texts = 0
        self.past_title_page = False

    def level_of(self, draft: Draft, graded: bool) -> int:
        if draft.level is not None:
            self._markdown_level = self._open = draft.level
            return draft.level
        level = self._plain_level(draft, graded) if not self._marked else self._below_markdown(draft)
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

    def _plain_level(self, draft: Draft, graded: bool) -> int:
        words = draft.plain
        numbered = NUMBERED_TITLE.match(words)
        known = is_known(words)
        if graded and self._open and not known and not self._in_question:
            return 2  # an area of a programme whose wordings are not listed
        if draft.start in self._cover or self._is_title(words, known):
            return 1
        if is_part(words):
            return 2
        if is_section_kind(words):
            self._section = words
            return 2 if draft.start == self._of_the_whole else 3
        if is_programme_question(words) and self._open:
            return 2
        if question_level(words) is not None:
            return 3 if self._in_question and not words.endswith("?") else 2
        if numbered and numbered.group(1).count(".") < 3:
            return 2 + numbered.group(1).count(".")
        if self._many_forces and self._forces_of.get(draft.start) and (is_force(words) or not self._force_headings):
            return 2
        if words.endswith("?"):
            return 3 if self._in_question else 2
        if is_sentence_like(words):
            return 4 if self._has_areas or self._open >= 3 or self._in_question else 2
        return self._label_level()

    def _is_title(self, words: str, known: bool) -> bool:
        """The first heading, where it stands above the text or below one line of introduction."""
        if known or self._asks_about_a_force(words) or self._open or self.past_title_page:
            return False
        introduced = self._dated or TITLE_PAGE.search(words)
        return self.texts <= (1 if introduced else 0)

    def _asks_about_a_force(self, words: str) -> bool:
        """A question that an inspection answers, not one that a headline asks."""
        return words.endswith("?") and (self._has_areas or bool(_INSPECTED.search(words)))

    def _label_level(self) -> int:
        if not self._has_areas:
            return 3 if self._in_question else 2
        return 4 if re.match(r"(?:main|summary|key|detailed)", self._section, re.IGNORECASE) else 3
