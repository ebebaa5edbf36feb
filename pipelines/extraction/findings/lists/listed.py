"""Lists of findings under a sentence of prose.

Belongs here: lists such as "areas to improve included: …", and what their items are. Not here: the words that open a
list (`words.lead_ins`), lists under a label (`labels.sections`), findings that a sentence states by itself
(`prose.statements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.documents.document import Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.lists.items import Items
from pipelines.extraction.findings.lists.openings import Opening, counted_above, named_below, opening_at, quoted_above
from pipelines.extraction.findings.lists.parts import Lists
from pipelines.extraction.findings.lists.told_by_items import tells_shortfall, tells_what_was_done
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.grammar import has_finite_verb, says_none
from pipelines.extraction.findings.words.lead_in_ends import is_lead_in
from pipelines.extraction.findings.words.lead_ins import is_bare_demand, names_areas
from pipelines.extraction.findings.words.lines import Found, found_at
from pipelines.extraction.findings.words.readers import asks_of_readers
from pipelines.extraction.grammar import number_words
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.records import FindingKind

_MARKER = expression(r"(?:[-–•*·▪◦●○]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)*")
_LEADS_TO_CLAUSES = expression(r"\bthat\s*:\W*$")
"""'Inspectors were pleased to find that:', and every item goes on with it."""
_TALLY = expression(
    rf"\W*(?:only |just )?(?:\d{{1,3}}|{number_words.CARDINAL}|none|all|some|the (?:rest|others?|remaining \w+))"
    rf"(?: (?:recommendations?|of {THEM}|others?|more))? (?:has|have|had|is|are|was|were|remains?)\b",
    re.IGNORECASE,
)
"""'Nine have been met in full; one has not': how many there are of a list, and none of them."""


def read_lists(context: Context, lists: Lists, taken: set[int]) -> Iterator[Found]:
    """Items under a sentence that says what they are, block by block; `taken` blocks are findings already."""
    taken, below = set(taken), Items(context, lists)
    quoted: FindingKind | None = None
    for index in range(len(context.document.blocks)):
        opening = None if index in taken else opening_at(context, lists, index)
        if opening is None and (named := named_below(context, lists, index)):
            opening, items = named, list(lists.items_below(index - 1))
        elif opening:
            items = below.of(index, opening)
        elif index not in taken and (quotation := quoted_above(context, index, quoted)):
            opening, items, quoted = quotation, [index], quotation.kind
        elif index not in taken and (counted := counted_above(context, index)):
            opening, items = counted, below.of(index, counted)
        else:
            continue
        for item in items:
            found = None if item in taken else _item(context, lists, opening, item)
            if found:
                taken.update(range(item, lists.last_part(item) + 1))
                yield found


_WORRIED = expression(r"\b(?:concerned|disappointed|dismayed|troubled|worried) to (?:find|see|note)\b", re.IGNORECASE)
"""What is listed behind it has fallen short, also where only a noun names it."""


def _item(context: Context, lists: Lists, opening: Opening, item: int) -> Found | None:
    """The finding that an item states, if it states one."""
    sentences = context.in_block(item)
    line = " ".join(" ".join(sentence.text.split()) for sentence in sentences)
    whole = lists.has_parts(item) and not is_bare_demand(line)
    if not sentences or says_none(line) or (is_lead_in(line) and not whole):
        return None
    states = _LEADS_TO_CLAUSES.search(opening.words) or has_finite_verb(line) or tells_shortfall(line)
    if opening.kind == "main_finding" and not (states or _WORRIED.search(opening.words)):
        return None  # "strong leadership" states nothing, "delays in referrals" does; a grade is no finding
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
