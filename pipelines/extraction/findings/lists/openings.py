"""What opens a list of findings in running text, and what the items of the list therefore are.

Belongs here: the sentence before a list or a quotation, read with what was told before it. Not here: the words of
single lead-ins (`words.lead_ins`, `words.going_on`), the items (`listed`), lists under a label (`labels.sections`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.causes.groups import counts_causes, one_still_stands
from pipelines.extraction.findings.causes.names import names_causes
from pipelines.extraction.findings.causes.raised import cause_stated, closes_cause, raised_before
from pipelines.extraction.findings.lists.parts import Lists
from pipelines.extraction.findings.lists.told_by_items import (
    are_demands,
    are_judgments,
    tell_shortfalls,
    turns_from_praise,
)
from pipelines.extraction.findings.prose.areas_named import counts_areas, counts_one_area
from pipelines.extraction.findings.prose.counted import counts_recommendations
from pipelines.extraction.findings.prose.improvements import reports_improvement
from pipelines.extraction.findings.prose.speakers import from_inspectors
from pipelines.extraction.findings.words.announced import announced_in
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.going_on import (
    asks_bare,
    finds_bare,
    goes_on_with_list,
    leads_to_quotation,
    names_list_above,
    names_quotation,
    says_of_force,
)
from pipelines.extraction.findings.words.grammar import asks, says_none
from pipelines.extraction.findings.words.known import read_label
from pipelines.extraction.findings.words.lead_in_ends import breaks_off, is_lead_in, without_pointer
from pipelines.extraction.findings.words.lead_ins import (
    announces_one,
    answers_finding,
    ends_own_cause,
    list_kind,
    names_areas,
    opens_what_was_done,
)
from pipelines.extraction.findings.words.lines import OWN_REPORTS
from pipelines.extraction.records import FindingKind


@dataclass(frozen=True, slots=True)
class Opening:
    """The sentence that opens a list, and what the items of the list are."""

    words: str
    kind: FindingKind
    was_done: bool = False
    """The items say what was done, and only some of it is an improvement."""
    ends_cause: bool = False
    is_quoted: bool = False
    """What follows is told in the words of the inspectors, not as a list."""
    deadline: str | None = None
    only_counts: bool = False
    """It says how many there are, or that they follow, and opens no list by its grammar."""


_OF_OTHERS = expression(
    r"\b(?:(?:internal|external) audit(?:ors?)?|auditors?|coroners?|ombudsman|Ofsted|IOPC|surveys?|consultation)\b",
    re.IGNORECASE,
)
"""They recommend and find things, too."""


_AREAS_OF = expression(r"\bareas of (?:\w+ )?improvement\b", re.IGNORECASE)
"""'The force has made progress.' 'Areas of improvement include:' what it has improved, and not what it has to."""


def opening_at(context: Context, lists: Lists, index: int) -> Opening | None:
    """What the last sentence of a block, or a heading in what others wrote, opens."""
    own_report, sentences = context.document.identity.kind in OWN_REPORTS, context.in_block(index)
    is_heading = context.document.blocks[index].kind == "heading"
    if not sentences or (is_heading and (own_report or not lists.is_headed(index))):
        return None
    words = without_pointer(names_causes(" ".join(sentences[-1].text.split())))
    words = f"{words}:" if breaks_off(words) and lists.is_above(index) else words
    if not is_heading and words.endswith((".", "?", "!")) and not is_lead_in(words):
        return None
    before = sentences[:-1] or _paragraph_before(context, index, words)
    if not (own_report or is_heading) and leads_to_quotation(words) and (quoted := _of_quotation(context, before)):
        return Opening(words, quoted, is_quoted=True)
    names_several = is_heading and (label := read_label(words, is_heading=True)) is not None and label.of_several
    if names_several or not (is_heading or is_lead_in(words)):
        return None
    if not own_report and _OF_OTHERS.search(words):
        return None
    kind, told = list_kind(words, own_report), words
    if own_report and kind is None and before and goes_on_with_list(words):
        kind = "area_for_improvement" if list_kind(_led_in(before), own_report) == "area_for_improvement" else None
    if not own_report and (kind is None or (kind == "area_for_improvement" and asks_bare(words))):
        counted = _counted_before(words, before)
        kind, told = counted or kind, " ".join(s.text for s in (*before, sentences[-1])) if counted else words
    if kind is None and not own_report and from_inspectors(context, sentences[-1]):
        kind = _told_by_items(context, lists, index, words)
    was_done = kind is None and opens_what_was_done(words)
    kind = "improvement_reported" if was_done else kind
    if kind is None or (kind == "improvement_reported" and not from_inspectors(context, sentences[-1])):
        return None
    kind = _stands_or_past(context, told) if kind == "cause_of_concern" else kind
    if kind == "area_for_improvement" and _AREAS_OF.search(words):
        made = any(reports_improvement(one.text) and from_inspectors(context, one) for one in before)
        kind = "improvement_reported" if made else kind
    answers = told == words and not announces_one(words) and any(answers_finding(s.text) for s in before)
    if kind == "area_for_improvement" and answers and not names_areas(words):
        kind, words = "recommendation", " ".join(" ".join(s.text for s in sentences).split())
    recommended = kind == "recommendation"
    return Opening(
        words,
        kind,
        was_done,
        ends_cause=recommended and (answers or ends_own_cause(words)),
        deadline=deadline_in(words) or deadline_in(told) if recommended else None,
    )


def _told_by_items(context: Context, lists: Lists, index: int, lead_in: str) -> FindingKind | None:
    """What the items below are where the words of the inspectors above don't name it."""
    told = (" ".join(s.text for s in context.in_block(item)) for item in lists.items_below(index))
    items = [" ".join(text.split()) for text in told]
    if (turns_from_praise(lead_in) and tell_shortfalls(items)) or are_demands(items):
        return "area_for_improvement"
    return "main_finding" if finds_bare(lead_in) and are_judgments(items) else None


def counted_above(context: Context, index: int) -> Opening | None:
    """What a paragraph that others wrote counts at its end, or before words that lead to some of it.

    The lines below are told by what they ask for, or by how they are set.
    """
    sentences = context.in_block(index)
    if context.document.identity.kind in OWN_REPORTS or not sentences:
        return None
    leads = is_lead_in(sentences[-1].text)
    told = [names_causes(" ".join(s.text.split())) for s in (sentences if leads else sentences[-1:])]
    clauses = [clause for text in told[::-1] for clause in _CLAUSES.split(text) if not says_none(clause)]
    kind = next(
        (kind for clause in clauses if (kind := announced_in(clause) or _counted_in(clause, causes=True))), None
    )
    if kind is None or any(_OF_OTHERS.search(text) for text in told):
        return None
    if kind == "cause_of_concern":
        if closes_cause(told[-1]):
            return None  # what follows tells what was done
        kind = _stands_or_past(context, told[-1])
    return Opening(told[-1], kind, deadline=deadline_in(told[-1]), only_counts=True)


_CLAUSES = expression(r";|[,)] (?:and|but|though|although|while)\b|\b(?:and|but) (?=no\b|there\b|did\b)")


def opens_any(context: Context, lists: Lists, index: int) -> bool:
    """Whether a block opens or counts findings of any kind."""
    return opening_at(context, lists, index) is not None or counted_above(context, index) is not None


def _stands_or_past(context: Context, told: str) -> FindingKind:
    past = raised_before(told, context.document.identity) and not context.once(one_still_stands)
    return "cause_of_concern_past" if past else "cause_of_concern"


def named_below(context: Context, lists: Lists, index: int) -> Opening | None:
    """What the sentence below a list, which begins with this block, says that its items are."""
    blocks = context.document.blocks
    if blocks[index].kind != "list_item" or (index and blocks[index - 1].kind == "list_item"):
        return None
    below = lists.last_below(index) + 1
    sentences = context.in_block(below) if below < len(blocks) and blocks[below].kind == "paragraph" else ()
    kind = names_list_above(sentences[0].text) if sentences else None
    return Opening(sentences[0].text, kind) if kind else None


_QUOTATION = expression(r"[\"'](?!(?:I|We|Our|My)\b)[^\"]*[\"']\W*")


def quoted_above(context: Context, index: int, before: FindingKind | None) -> Opening | None:
    """What the sentence below a demand in quotation marks says that it is."""
    blocks = context.document.blocks
    told, below = context.in_block(index), context.in_block(index + 1)
    if not told or not below or blocks[index + 1].kind != "paragraph" or context.document.identity.kind in OWN_REPORTS:
        return None
    words = " ".join(s.text for s in told).strip()
    kind = names_quotation(below[0].text, before) if _QUOTATION.fullmatch(words) and asks(words) else None
    return Opening(below[0].text, kind) if kind else None


def _counted_before(lead_in: str, before: tuple[Sentence, ...]) -> FindingKind | None:
    """What was counted before words that only go on: "They made 11 recommendations. They include:" """
    if before and says_of_force(lead_in):
        text = " ".join(before[-1].text.split())
        return "cause_of_concern" if counts_causes(text) and not says_none(text) else None
    if before and finds_bare(lead_in):
        return "main_finding" if list_kind(_led_in(before), in_own_report=False) == "main_finding" else None
    if not before or not (asks_bare(lead_in) or goes_on_with_list(lead_in)):
        return None
    bare = asks_bare(lead_in)
    counted = next((kind for s in before[::-1] if (kind := _counted_in(s.text, causes=not bare))), None)
    if counted or bare:
        return counted
    return list_kind(_led_in(before), in_own_report=False)


def _led_in(before: tuple[Sentence, ...]) -> str:
    """The last sentence before as if it opened the list itself."""
    return f"{' '.join(before[-1].text.split()).rstrip('. ')}:"


def _counted_in(text: str, causes: bool = False) -> FindingKind | None:
    if causes and counts_causes(text) and not says_none(text):
        return "cause_of_concern"
    areas = counts_areas(text)
    if counts_recommendations(text) and not areas:
        return "recommendation"
    return "area_for_improvement" if areas else None


def _of_quotation(context: Context, before: tuple[Sentence, ...]) -> FindingKind | None:
    """What the sentence before "It said that" announces: a cause of concern, or an area for improvement."""
    if not before:
        return None
    text = " ".join(before[-1].text.split())
    if counts_one_area(text):
        return "area_for_improvement"
    if counts_causes(text) or text.casefold().count("of concern") > 1:
        return None
    stated = cause_stated(text, context.document.identity.published_date)
    stands = stated is not None and context.once(one_still_stands)
    return "cause_of_concern" if stands else stated


def _paragraph_before(context: Context, index: int, lead_in: str) -> tuple[Sentence, ...]:
    """What "Inspectors said the force should:" goes on from, on a line of its own; "should also" asks for more."""
    if index == 0 or _ASKS_MORE.search(lead_in) or context.document.blocks[index - 1].kind != "paragraph":
        return ()
    return context.in_block(index - 1)


_ASKS_MORE = expression(r"\b(?:also|other|further|additional|separately|more widely|in addition)\b", re.IGNORECASE)
