"""Findings stated in running prose, and in lists under a sentence of it.

Belongs here: which sentences are findings, and lists such as "areas to improve included: …". Not here: findings under a
label of their own (`finding_sections`), the grammar of causes of concern and of improvements (`finding_causes`,
`finding_improvements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.document import Document, Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.finding_causes import (
    cause_stated,
    closes_cause,
    counts_causes,
    is_counted_cause,
    is_unsaid,
    looks_back,
    names_earlier_visit,
)
from pipelines.extraction.finding_follow_up import deadline_in
from pipelines.extraction.finding_grammar import any_of, is_lead_in, list_kind, says_none
from pipelines.extraction.finding_improvements import reports_improvement, said_by_inspectors
from pipelines.extraction.finding_lines import OWN_REPORTS, Found
from pipelines.extraction.records import FindingKind

_MARKER = re.compile(r"(?:[-–•*·▪◦●○]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)*")
_ITEM_NUMBER = re.compile(r"^\W*(?:\d{1,2}[.)]\s*)?")
_WORTH_READING = re.compile(r"oncern|CoC|ecommend|mprove|rogress|better|strides|trength|ransform|should|must|practice")
"""Cheap: no finding of prose does without one of these."""

_RECOMMENDED = any_of(
    # "HMICFRS therefore recommends that …", "we first made this recommendation in …"
    r"\b(?:we|HMIC\w*|inspectors|the inspectorate|the report|the review|the letter|I|it|they)\b"
    r"(?: (?:have|has|had|also|therefore|strongly|now|first|previously))*"
    r" (?:recommend(?:s|ed)?\b(?! (?:the|you) read)|made (?:this|a|the) recommendation\b)",
    r"\b(?:is|was|were|are) a recommendation (?:identified|made|from|in|of|we made)\b",
)
_BY_WHEN_SHOULD = re.compile(
    r"^\W*(?:By|Within|No later than|Not later than|Immediately|With immediate effect)\b.{0,90}?\b(?:should|must)\b"
)
_PROCEDURE = any_of(
    r"\b(?:should|must|will|to) (?:\w+ ){0,2}(?:send|provide|submit|report|write|update|give)\b.{0,60}"
    r"\b(?:us|me|HMIC\w*|the inspectorate)\b"
)
"""What a force owes the inspectors, not the public."""
_LETTER_ASKS = re.compile(
    r"(?:The|Your|[A-Z][\w' ]+) (?:force|constabulary|police|service)(?: also| still| now)? (?:should|must|needs to)\b"
)
_AREA = r"areas? (?:for|of) improvement"
_AREA_STATED = any_of(
    # "inspectors highlighted the use of bail as an area for improvement"
    r"\b(?:identif(?:y|ied|ies)|highlight(?:ed|s)?|list(?:ed|s)?|named|described|flagged|recorded|marked|recogni[sz]ed)\b"
    rf".{{3,160}}\bas (?:an? |the )?{_AREA}\b",
    rf"\b(?:is|are|was|were|remains?) (?:\w+ )?(?:an |another |the ){_AREA}\b",
    # "areas for improvement include the speed at which …"
    rf"\b{_AREA} (?:includes?|included|including)\b(?=.{{12}})",
    rf"\b{_AREA} (?:is|are|was|were|has been|have been) (?:identified|found|highlighted|noted|raised|listed)\b"
    r"(?=.{12})",
    rf"\bidentified (?:the following |one |two |three |\d+ )?{_AREA} (?:in|around|about|relating to|on|regarding)\b",
)


_PRACTICE_PRAISED = any_of(
    # "inspectors recognised promising practice in how the force works with schools"
    r"\b(?:recogni[sz]ed|identified|highlighted|found|praised|noted|listed)\b.{0,40}"
    r"\b(?:innovative|promising|notable|positive) practices?\b(?=.{12})",
    r"\bas (?:an? )?(?:(?:area|example|piece)s? of )?(?:innovative|promising|notable|positive) practice\b",
)


def read_lists(context: Context, taken: set[int]) -> Iterator[Found]:
    """Items under a sentence that says what they are, block by block; `taken` blocks are findings already."""
    own_report = context.document.identity.kind in OWN_REPORTS
    for index, block in enumerate(context.document.blocks):
        opening = context.in_block(index)
        if not opening or index in taken or block.kind == "heading" or not is_lead_in(opening[-1].text):
            continue
        lead_in = " ".join(opening[-1].text.split())
        kind = list_kind(lead_in, own_report)
        if kind is None or (kind == "improvement_reported" and not _from_inspectors(context, opening[-1])):
            continue
        for item in _items_after(context, index):
            sentences = context.in_block(item)
            line = " ".join(" ".join(sentence.text.split()) for sentence in sentences)
            if not sentences or item in taken or says_none(line) or is_lead_in(line):
                continue
            deadline = deadline_in(line) or (deadline_in(lead_in) if kind == "recommendation" else None)
            yield _found(kind, _without_marker(context.document, sentences), item, f"{kind}_list", line, deadline)


def read_statements(context: Context, has_causes: bool) -> Iterator[Found]:
    """Findings that a sentence states; `has_causes` when the document sets its causes of concern out under a label."""
    identity = context.document.identity
    own_report, letter = identity.kind in OWN_REPORTS, identity.kind == "revisit_letter"
    counted: FindingKind | None = None
    told_of_past = False
    for sentence in context.sentences:
        if sentence.block.kind in ("heading", "table_row") or is_lead_in(sentence.text):
            continue
        text = " ".join(sentence.text.split())
        if counted and is_counted_cause(_ITEM_NUMBER.sub("", text)):
            told_of_past = told_of_past or counted == "cause_of_concern_past"
            yield _stated(sentence, counted, "cause_of_concern_counted")
            continue
        if not _WORTH_READING.search(text):
            continue
        cause = cause_stated(text, identity.published_date)
        if cause and counts_causes(text):
            counted = cause
        elif cause and closes_cause(text) and told_of_past:  # the same cause again, not another
            yield _stated(sentence, "improvement_reported", "cause_of_concern_closed")
            continue
        elif cause and not (
            has_causes and ((own_report and cause == "cause_of_concern") or (letter and closes_cause(text)))
        ):
            told_of_past = told_of_past or cause == "cause_of_concern_past"
            yield _stated(sentence, cause, "cause_of_concern_sentence")
            continue
        if _recommends(text) and _from_inspectors(context, sentence):
            yield _stated(sentence, "recommendation", "recommendation_sentence", deadline_in(text))
        elif reports_improvement(text) and _from_inspectors(context, sentence):
            yield _stated(sentence, "improvement_reported", "improvement_sentence")
        elif letter and _LETTER_ASKS.match(text) and not _PROCEDURE.search(text):
            yield _stated(sentence, "area_for_improvement", "letter_sentence", deadline_in(text))
        elif not own_report and (praised := _PRACTICE_PRAISED.search(text)) and not is_unsaid(text, praised):
            yield _stated(sentence, "innovative_practice", "practice_sentence")
        elif not own_report and _states_area(text):
            yield _stated(sentence, "area_for_improvement", "area_for_improvement_sentence")


def _from_inspectors(context: Context, sentence: Sentence) -> bool:
    own = OWN_REPORTS | {"press_release", "revisit_letter"}
    return context.document.identity.kind in own or said_by_inspectors(context, sentence)


def _recommends(text: str) -> bool:
    if _PROCEDURE.search(text):
        return False
    found = _RECOMMENDED.search(text) if "ecommend" in text else None
    return not is_unsaid(text, found) if found else bool(_BY_WHEN_SHOULD.match(text))


def _states_area(text: str) -> bool:
    found = _AREA_STATED.search(text)
    return bool(found) and not looks_back(text) and not (found and is_unsaid(text, found))


def _stated(sentence: Sentence, kind: FindingKind, rule: str, deadline: str | None = None) -> Found:
    title = " ".join(sentence.text.split())
    earlier = kind == "recommendation" and names_earlier_visit(title)
    span = Span(sentence.start, sentence.end)
    return _found(kind, span, sentence.block_index, rule, title, deadline, earlier)


def _found(
    kind: FindingKind, span: Span, block_index: int, rule: str, title: str, deadline: str | None, earlier: bool = False
) -> Found:
    title = _MARKER.sub("", title, count=1)
    return Found(kind, span, span, title, block_index, block_index, rule, deadline, earlier, has_body=False)


def _without_marker(document: Document, sentences: tuple[Sentence, ...]) -> Span:
    start, end = sentences[0].start, sentences[-1].end
    marker = _MARKER.match(document.plain, start, end)
    return Span(marker.end() if marker else start, end)


def _items_after(context: Context, index: int) -> Iterator[int]:
    """The list items below a block, or lines that lost their bullets: they begin in lower case."""
    blocks = context.document.blocks
    bulleted: bool | None = None
    for item in range(index + 1, len(blocks)):
        if blocks[item].kind in ("furniture", "metadata"):
            continue
        is_item = blocks[item].kind == "list_item"
        text = context.document.plain[blocks[item].start : blocks[item].end].strip()
        lost_bullet = blocks[item].kind == "paragraph" and text[:1].islower()
        if not (is_item or lost_bullet) or bulleted not in (None, is_item):
            return
        bulleted = is_item
        yield item
