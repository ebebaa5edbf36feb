"""Lists of findings under a sentence of prose.

Belongs here: lists such as "areas to improve included: …", and what their items are. Not here: the words that open a
list (`lead_ins`), lists under a label (`sections`), findings that a sentence states by itself (`statements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.documents.document import Document, Span
from pipelines.documents.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.demands import asks_of_force, begins_with_deadline
from pipelines.extraction.findings.follow_up import deadline_in
from pipelines.extraction.findings.grammar import has_finite_verb, reads_as_sentence, says_none
from pipelines.extraction.findings.labels import is_answer
from pipelines.extraction.findings.lead_ins import (
    announces_one,
    is_bare_demand,
    is_lead_in,
    names_areas,
    tells_what_was_done,
)
from pipelines.extraction.findings.lines import Found, found_at
from pipelines.extraction.findings.list_openings import Opening, counted_above, named_below, opening_at, quoted_above
from pipelines.extraction.findings.lists import Lists
from pipelines.extraction.findings.readers import asks_of_readers
from pipelines.extraction.grammar import number_words
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.grade_words import GRADE
from pipelines.extraction.records import FindingKind

_MARKER = expression(r"(?:[-–•*·▪◦●○]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)*")
_TALLY = expression(
    rf"\W*(?:only |just )?(?:\d{{1,3}}|{number_words.CARDINAL}|none|all|some|the (?:rest|others?|remaining \w+))"
    rf"(?: (?:recommendations?|of {THEM}|others?|more))? (?:has|have|had|is|are|was|were|remains?)\b",
    re.IGNORECASE,
)
"""'Nine have been met in full; one has not': how many there are of a list, and none of them."""


_TELLS_GRADE = expression(
    rf"\b(?:rated|graded|judged|assessed|ranked)\s+(?:as\s+|to\s+(?:be\s+)?)?['\"]?{GRADE}", re.IGNORECASE
)
"""'… were rated 'Requires Improvement'.'"""


def read_lists(context: Context, lists: Lists, taken: set[int]) -> Iterator[Found]:
    """Items under a sentence that says what they are, block by block; `taken` blocks are findings already."""
    taken = set(taken)
    quoted: FindingKind | None = None
    for index in range(len(context.document.blocks)):
        opening = None if index in taken else opening_at(context, lists, index)
        if opening is None and (named := named_below(context, lists, index)):
            opening, items = named, list(lists.items_below(index - 1))
        elif opening:
            items = _items(context, lists, index, opening)
        elif index not in taken and (quotation := quoted_above(context, index, quoted)):
            opening, items, quoted = quotation, [index], quotation.kind
        elif index not in taken and (counted := counted_above(context, index)):
            opening, items = counted, _told_below(context, index, counted)
        else:
            continue
        for item in items:
            found = None if item in taken else _item(context, lists, opening, item)
            if found:
                taken.update(range(item, lists.last_part(item) + 1))
                yield found


def _items(context: Context, lists: Lists, index: int, opening: Opening) -> list[int]:
    """The blocks of the list; the next one where a single finding is announced."""
    items = list(lists.items_below(index))
    if opening.is_quoted and not items:
        return _told_below(context, index, opening) or _next(context, index)
    if not announces_one(opening.words):
        return items or _told_below(context, index, opening) or _fragments_below(context, index)
    if items or context.document.blocks[index + 1].kind == "heading":
        return items[:1] if opening.kind == "area_for_improvement" else items
    return _next(context, index)


def _next(context: Context, index: int) -> list[int]:
    return [index + 1] if context.in_block(index + 1) else []


_ASKED_FOR = ("area_for_improvement", "recommendation")
_QUOTED = expression(r"[\"'](?!(?:I|We|Our|My|I'm|We're|We've)\b).*[\"']\W*", re.DOTALL)


def _told_below(context: Context, index: int, opening: Opening) -> list[int]:
    """Paragraphs that hold one finding each, in quotation marks or as a demand; what was done may follow each."""
    run: list[int] = []
    for at in range(index + 1, len(context.document.blocks)):
        block, sentences = context.document.blocks[at], context.in_block(at)
        text = context.document.plain[block.start : block.end].strip()
        if block.kind not in ("paragraph", "list_item") or not sentences:
            break
        if (opening.kind in _ASKED_FOR and _is_demand(sentences)) or _QUOTED.fullmatch(text):
            run.append(at)
        elif not (run and is_answer(" ".join(_MARKS.sub("", text).split()))):
            break
    return run


_MARKS = expression(r"[*_]+")
_NUMBER = expression(r"\W*\d{0,2}\W*")


def _is_demand(sentences: Sequence[Sentence]) -> bool:
    """A paragraph of one sentence that asks the force for something, maybe behind its number."""
    text = _NUMBER.sub("", sentences[0].text, count=1)
    return len(sentences) == 1 and (asks_of_force(text) or begins_with_deadline(text))


_FEWEST_FRAGMENTS = 2
_RELATIVE = expression(r" (?:that|which|who) ")
"""'The support that is on offer': the verb is no statement's."""


def _fragments_below(context: Context, index: int) -> list[int]:
    """Lines that go on with the opening, each a block of its own: a list whose marks were lost."""
    run: list[int] = []
    for at in range(index + 1, len(context.document.blocks)):
        sentences = context.in_block(at)
        line = " ".join(sentences[0].text.split()).rstrip(" .;") if len(sentences) == 1 else ""
        states = reads_as_sentence(_RELATIVE.split(line)[0])
        if not line or context.document.blocks[at].kind != "paragraph" or states or is_lead_in(line):
            break
        run.append(at)
    return run if len(run) >= _FEWEST_FRAGMENTS else []


def _item(context: Context, lists: Lists, opening: Opening, item: int) -> Found | None:
    """The finding that an item states, if it states one."""
    sentences = context.in_block(item)
    line = " ".join(" ".join(sentence.text.split()) for sentence in sentences)
    whole = lists.has_parts(item) and not is_bare_demand(line)
    if not sentences or says_none(line) or (is_lead_in(line) and not whole):
        return None
    if opening.kind == "main_finding" and (not has_finite_verb(line) or _TELLS_GRADE.search(line)):
        return None  # "strong leadership" states nothing; a grade is no finding
    if asks_of_readers(line):
        return None
    by_author = "@" in line
    if by_author or _TALLY.match(line) or (opening.was_done and not tells_what_was_done(line)):
        return None
    deadline = deadline_in(line) or opening.deadline
    kind = _kind_of(opening, line)
    found = found_at(kind, _without_marker(context.document, sentences), item, f"{kind}_list", line)
    return replace(found, deadline=deadline, ends_cause=opening.ends_cause)


_DUE_FIRST = expression(r"\W*(?:(?:The |the )?(?:[\w&-]+ ){1,4}?(?:should|must),? )?$")


def _kind_of(opening: Opening, line: str) -> FindingKind:
    """What an item is: of things that are merely asked for, those that are due by a date are recommended."""
    deadline = deadline_in(line)
    if opening.kind != "area_for_improvement" or not deadline or names_areas(opening.words):
        return opening.kind
    return "recommendation" if _DUE_FIRST.fullmatch(line[: line.index(deadline)]) else opening.kind


def _without_marker(document: Document, sentences: tuple[Sentence, ...]) -> Span:
    start, end = sentences[0].start, sentences[-1].end
    marker = _MARKER.match(document.plain, start, end)
    return Span(marker.end() if marker else start, end)
