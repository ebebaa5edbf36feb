"""Lists of findings under a sentence of prose.

Belongs here: lists such as "areas to improve included: …", and what their items are. Not here: the words that open a
list (`lead_ins`), lists under a label (`sections`), findings that a sentence states by itself (`statements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.documents.document import Document, Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.areas_named import counts_areas
from pipelines.extraction.findings.causes import raised_before
from pipelines.extraction.findings.demands import counts_recommendations
from pipelines.extraction.findings.follow_up import deadline_in
from pipelines.extraction.findings.grammar import has_finite_verb, reads_as_sentence, says_none
from pipelines.extraction.findings.improvements import from_inspectors
from pipelines.extraction.findings.lead_ins import (
    announces_one,
    answers_finding,
    ends_own_cause,
    goes_on_with_list,
    is_bare_demand,
    is_lead_in,
    list_kind,
    names_areas,
    opens_what_was_done,
    tells_what_was_done,
)
from pipelines.extraction.findings.lines import OWN_REPORTS, Found, found_at
from pipelines.extraction.findings.lists import Lists
from pipelines.extraction.grammar import number_words
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.grade_words import GRADE
from pipelines.extraction.records import FindingKind

_MARKER = re.compile(r"(?:[-–•*·▪◦●○]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)*")
_TALLY = re.compile(
    rf"\W*(?:only |just )?(?:\d{{1,3}}|{number_words.CARDINAL}|none|all|some|the (?:rest|others?|remaining \w+))"
    rf"(?: (?:recommendations?|of {THEM}|others?|more))? (?:has|have|had|is|are|was|were|remains?)\b",
    re.IGNORECASE,
)
"""'Nine have been met in full; one has not': how many there are of a list, and none of them."""


_TELLS_GRADE = re.compile(
    rf"\b(?:rated|graded|judged|assessed|ranked)\s+(?:as\s+|to\s+(?:be\s+)?)?['\"]?{GRADE}", re.IGNORECASE
)
"""'… were rated 'Requires Improvement'.'"""


@dataclass(frozen=True, slots=True)
class _Opening:
    """The sentence that opens a list, and what the items of the list are."""

    words: str
    kind: FindingKind
    was_done: bool
    """The items say what was done, and only some of it is an improvement."""
    ends_cause: bool


def read_lists(context: Context, lists: Lists, taken: set[int]) -> Iterator[Found]:
    """Items under a sentence that says what they are, block by block; `taken` blocks are findings already."""
    taken = set(taken)
    for index in range(len(context.document.blocks)):
        opening = None if index in taken else _opening(context, lists, index)
        if opening is None:
            continue
        for item in _items(context, lists, index, opening):
            found = None if item in taken else _item(context, lists, opening, item)
            if found:
                taken.update(range(item, lists.last_part(item) + 1))
                yield found


def _opening(context: Context, lists: Lists, index: int) -> _Opening | None:
    """What the last sentence of a block, or a heading in what others wrote, opens."""
    own_report, sentences = context.document.identity.kind in OWN_REPORTS, context.in_block(index)
    is_heading = context.document.blocks[index].kind == "heading"
    if not sentences or not (is_heading or is_lead_in(sentences[-1].text)):
        return None
    if is_heading and (own_report or not lists.is_headed(index)):
        return None
    words = " ".join(sentences[-1].text.split())
    kind = list_kind(words, own_report)
    if kind is None and not own_report and goes_on_with_list(words) and len(sentences) > 1:
        kind = next((counted for s in sentences[-2::-1] if (counted := _counted_in(s.text))), None)
        kind = kind or list_kind(f"{sentences[-2].text.rstrip('. ')}:", own_report)
    was_done = kind is None and opens_what_was_done(words)
    kind = "improvement_reported" if was_done else kind
    if kind is None or (kind == "improvement_reported" and not from_inspectors(context, sentences[-1])):
        return None
    if kind == "cause_of_concern" and raised_before(words, context.document.identity):
        kind = "cause_of_concern_past"
    told_before = sentences[:-1] or _paragraph_before(context, index, words)
    answers = not announces_one(words) and any(answers_finding(s.text) for s in told_before)
    if kind == "area_for_improvement" and answers and not names_areas(words):
        kind, words = "recommendation", " ".join(" ".join(s.text for s in sentences).split())
    ends_cause = kind == "recommendation" and (answers or ends_own_cause(words))
    return _Opening(words, kind, was_done, ends_cause)


def _items(context: Context, lists: Lists, index: int, opening: _Opening) -> list[int]:
    """The blocks of the list; the next one where a single finding is announced."""
    items = list(lists.items_below(index))
    if not announces_one(opening.words):
        return items or _fragments_below(context, index)
    if items or context.document.blocks[index + 1].kind == "heading":
        return items[:1] if opening.kind == "area_for_improvement" else items
    return [index + 1] if context.in_block(index + 1) else []


_FEWEST_FRAGMENTS = 2
_RELATIVE = re.compile(r" (?:that|which|who) ")
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


def _item(context: Context, lists: Lists, opening: _Opening, item: int) -> Found | None:
    """The finding that an item states, if it states one."""
    sentences, kind = context.in_block(item), opening.kind
    line = " ".join(" ".join(sentence.text.split()) for sentence in sentences)
    whole = lists.has_parts(item) and not is_bare_demand(line)
    if not sentences or says_none(line) or (is_lead_in(line) and not whole):
        return None
    if kind == "main_finding" and (not has_finite_verb(line) or _TELLS_GRADE.search(line)):
        return None  # "strong leadership" states nothing; a grade is no finding
    by_author = "@" in line
    if by_author or _TALLY.match(line) or (opening.was_done and not tells_what_was_done(line)):
        return None
    found = found_at(kind, _without_marker(context.document, sentences), item, f"{kind}_list", line)
    deadline = deadline_in(line) or (deadline_in(opening.words) if kind == "recommendation" else None)
    return replace(found, deadline=deadline, ends_cause=opening.ends_cause)


def _counted_in(text: str) -> FindingKind | None:
    """What a sentence counts that the list behind the next one holds: "They made 11 recommendations. They include:" """
    if counts_recommendations(text):
        return "recommendation"
    return "area_for_improvement" if counts_areas(text) else None


def _paragraph_before(context: Context, index: int, lead_in: str) -> tuple[Sentence, ...]:
    """What "Inspectors said the force should:" goes on from, on a line of its own; "should also" asks for more."""
    if index == 0 or _ASKS_MORE.search(lead_in) or context.document.blocks[index - 1].kind != "paragraph":
        return ()
    return context.in_block(index - 1)


_ASKS_MORE = re.compile(r"\b(?:also|other|further|additional|separately|more widely|in addition)\b", re.IGNORECASE)


def _without_marker(document: Document, sentences: tuple[Sentence, ...]) -> Span:
    start, end = sentences[0].start, sentences[-1].end
    marker = _MARKER.match(document.plain, start, end)
    return Span(marker.end() if marker else start, end)
