"""What the inspectors found: areas for improvement, causes of concern, recommendations, main findings, practice worth
copying, improvements made, and causes of concern of the past.

Belongs here: bringing together what the labels (`labels.sections`), lists (`lists.listed`), sentences
(`prose.statements`) and tables (`tables`) of a document say, once each, with body, status and basis. Not here: how any
of them is recognised, what it is about (`about`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from pipelines.documents.document import Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.findings.about import area_of, astray, with_areas_of_causes
from pipelines.extraction.findings.causes.groups import subject_words
from pipelines.extraction.findings.causes.names import names_causes
from pipelines.extraction.findings.causes.raised import closes_cause
from pipelines.extraction.findings.causes.untold import untold_titles
from pipelines.extraction.findings.labels.sections import SectionReader
from pipelines.extraction.findings.lists.listed import read_lists
from pipelines.extraction.findings.lists.parts import Lists
from pipelines.extraction.findings.prose.counted import is_counted_demand
from pipelines.extraction.findings.prose.speakers import tells_of_inspection
from pipelines.extraction.findings.prose.statements import StatementReader
from pipelines.extraction.findings.register import marked_statuses, read_register
from pipelines.extraction.findings.tables import read_tables
from pipelines.extraction.findings.words.follow_up import is_standing, status_in
from pipelines.extraction.findings.words.grammar import asks
from pipelines.extraction.findings.words.known import is_answer, read_label
from pipelines.extraction.findings.words.lines import OWN_REPORTS, Found
from pipelines.extraction.findings.words.retold import retells
from pipelines.extraction.other_services import is_of_other_service
from pipelines.extraction.records import Finding, FindingKind, FindingStatus
from pipelines.extraction.reported import reported_by

_ASKED_FOR: frozenset[FindingKind] = frozenset({"area_for_improvement", "cause_of_concern", "recommendation"})
_SETS_OUT = OWN_REPORTS | {"press_release", "news_article"}
"""Kinds of document that tell of findings as they are made, rather than of what became of them."""
_EMPHASIS = expression(r"[*_]{1,3}")
_STATUS_LINE = expression(r"^status\b(?:[ :–-]{1,3}|:?\s*\n)(\w[\w ]{2,30})$", re.IGNORECASE | re.MULTILINE)
"""'Status: Closed', on one line of its own or on two."""
_OF_A_CAUSE = expression(r"(?:(?!superseded|replaced|subsumed)[^.!?\n])*\bcauses? of concern\b[^.!?\n]*")
"""A sentence that tells what became of a cause of concern says nothing of the area for improvement above it."""


def read_findings(document: Document, context: Context) -> list[Finding]:
    """Every finding of a document, in the order of its text; no two of one kind share an anchor."""
    if context.once(is_of_other_service) or not context.once(tells_of_inspection):
        return []
    lists = Lists(document)
    tabled = list(read_tables(context, lists))
    rows = sorted({found.block_index for found in tabled})
    heads = [index for index, block in enumerate(document.blocks) if block.kind == "heading"]
    reading = SectionReader(document, context, lists)
    sections = [found for found in reading.read() if not _is_below_rows(found, rows, heads)]
    if context.once(marked_statuses):
        return [_finding(found, document, context, {}, False) for found in read_register(context, sections)]
    labelled = [*sections, *tabled]
    taken = {found.block_index for found in labelled}
    listed = list(read_lists(context, lists, taken))
    set_out = [*labelled, *listed]
    foreign = _of_others(document, context)
    set_out = [found for found in set_out if found.kind not in foreign]
    reader = StatementReader(context, set_out)
    beside = _by_block(set_out, document)
    stated = [found for found in reader.read() if not _within(found, beside.get(found.block_index, ()))]
    stated += untold_titles(reading.titled, (*set_out, *stated), context)
    every = sorted(_distinct([*set_out, *stated]), key=lambda found: (found.anchor.start, found.anchor.end))
    starts = {found.block_index: found.kind for found in set_out}
    strays = astray(every, document)
    answers = frozenset(found.anchor.start for found in every if found.ends_cause)
    findings = [_finding(found, document, context, starts, found.anchor.start in strays) for found in every]
    return with_areas_of_causes(findings, answers)


def _of_others(document: Document, context: Context) -> frozenset[FindingKind]:
    """Kinds that a paper of another body sets out on its own account: it finds, and recommends to the commissioner."""
    if document.identity.kind == "finance_paper":
        return frozenset({"recommendation", "main_finding"})
    reported = document.identity.kind == "other" and reported_by(context)
    return frozenset({"main_finding"}) if reported else frozenset()


def _is_below_rows(found: Found, rows: Sequence[int], heads: Sequence[int]) -> bool:
    """Whether it stands behind the rows below its label or heading; there, a finding asks for something."""
    at = bisect_right(heads, found.block_index)
    next_row = bisect_right(rows, max(found.labelled, heads[at - 1] if at else 0))
    return next_row < len(rows) and rows[next_row] < found.block_index and not asks(found.title)


def _by_block(findings: Iterable[Found], document: Document) -> Mapping[int, Sequence[Found]]:
    """The findings that each block holds, or holds some of."""
    held: defaultdict[int, list[Found]] = defaultdict(list)
    for found in findings:
        held[found.block_index].append(found)
        for index in range(found.block_index + 1, len(document.blocks)):
            if document.blocks[index].start >= found.quote.end:
                break
            held[index].append(found)
    return held


def _within(found: Found, others: Iterable[Found]) -> bool:
    """Part of a finding that is set out already, or the same cause of concern once more."""
    return any(
        (found.anchor.start < other.quote.end and other.quote.start < found.anchor.end)
        or found.kind == other.kind == "cause_of_concern"
        for other in others
        if other.block_index == found.block_index or other.quote.start <= found.anchor.start < other.quote.end
    )


def _distinct(findings: Iterable[Found]) -> list[Found]:
    return list({(found.kind, found.anchor): found for found in reversed(list(findings))}.values())


def _finding(
    found: Found, document: Document, context: Context, starts: Mapping[int, FindingKind], is_astray: bool
) -> Finding:
    block = document.blocks[found.block_index]
    sentence = next(iter(context.in_block(found.block_index)), None)
    body = _body(found, document, starts)
    status = _status(found, document, context, body)
    discharged = found.kind == "cause_of_concern" and status == "closed"
    return Finding(
        quote=found.quote,
        anchor=found.anchor,
        rule=found.rule,
        section=sentence.section if sentence else "",
        page=block.page,
        force_id=sentence.force_id if sentence else document.identity.force_id,
        area_id=area_of(found, body, document, context, is_astray),
        kind="cause_of_concern_past" if discharged else found.kind,
        basis=reported_by(context) or "own",
        title=found.title,
        body=body,
        status=status,
        deadline=found.deadline,
    )


def _body(found: Found, document: Document, starts: Mapping[int, FindingKind]) -> str:
    """The text below a finding up to the next finding, label or heading as high; a list item is its own body.

    So is the last of several paragraphs, one right below the other: what follows is no more about it than about them.
    """
    own = document.blocks[found.block_index]
    in_row = own.kind == "paragraph" and starts.get(found.block_index - 1) == found.kind
    after = document.text[found.quote.end : own.end].strip(" *_\n") if found.has_body else ""
    parts = [after] if after else []
    for index in range(found.block_index + 1, len(document.blocks)) if found.has_body and not in_row else ():
        block = document.blocks[index]
        if block.kind in ("furniture", "contents") or block.start < found.quote.end:
            continue
        text = document.text[block.start : block.end].strip()
        line = " ".join(text.split())
        ends = block.kind == "heading" and (own.kind != "heading" or (block.level or 1) <= (own.level or 1))
        if (
            (ends and not (is_answer(line) or is_standing(line)))
            or index in starts
            or read_label(line, block.kind == "heading")
        ):
            break
        parts.append(text)
    return "\n\n".join(parts) or document.text[found.anchor.start : found.anchor.end]


def _status(found: Found, document: Document, context: Context, body: str) -> FindingStatus:
    """Open when a document sets it out; what became of it when the document looks back."""
    if found.kind == "improvement_reported":
        return "progressed"
    if found.kind not in _ASKED_FOR and found.kind != "cause_of_concern_past":
        return "unknown"
    otherwise: FindingStatus = "unknown" if _is_past(found) else "open"
    if found.kind == "cause_of_concern_past" and closes_cause(names_causes(found.title)):
        return "closed"
    if marks := context.once(marked_statuses):
        return status_in(f"| {marks[-1].replace('-', ' ')}", otherwise)
    if not _is_past(found) and document.identity.kind in _SETS_OUT:
        told = found.row or " | ".join(_STATUS_LINE.findall(body)) or _standing_above(found, document)
        return status_in(f"| {told}", otherwise) if told else otherwise
    if found.row and (in_row := status_in(f"| {found.row}", "unknown")) != "unknown":
        return in_row
    label = document.blocks[found.labelled]
    announced = _words(document, Span(label.start, label.end)) if found.labelled < found.block_index else ""
    story = _EMPHASIS.sub(
        "",
        f"{_closed_at_head(found, announced, context)} | {found.row} | {announced} | {_words(document, found.quote)} "
        f"| {_following(found, context)} {body} {_told_below(found, document)}",
    )
    story = names_causes(story)
    if found.kind not in ("cause_of_concern", "cause_of_concern_past") and "of concern" in story:
        story = _OF_A_CAUSE.sub("", story)
    return status_in(story, otherwise)


_OF_THIS = expression(
    r"\b(?:this|the) (?:recommendation|area for improvement|AFI|action|cause of concern)\b", re.IGNORECASE
)


def _told_below(found: Found, document: Document) -> str:
    """The paragraph right below a list item, where it speaks of it: "This recommendation has been met." """
    below = found.block_index + 1
    if document.blocks[found.block_index].kind != "list_item" or below >= len(document.blocks):
        return ""
    block = document.blocks[below]
    words = _words(document, Span(block.start, block.end)) if block.kind == "paragraph" else ""
    return words if _OF_THIS.search(words) else ""


def _closed_at_head(found: Found, announced: str, context: Context) -> str:
    """The sentence of a letter that closes the cause of concern of a label, "I will be closing the one about …", or all
    of them.
    """
    is_cause = found.kind in ("cause_of_concern", "cause_of_concern_past")
    if not is_cause or context.document.identity.kind != "revisit_letter":
        return ""
    subject, closing = subject_words(announced), context.once(_closing_sentences)
    of_it = (text for text in closing if (subject and subject <= subject_words(text)) or _OF_ALL.search(text))
    return "| closed" if any(of_it) else ""


_OF_ALL = expression(
    r"\b(?:all|both|remaining)\b[^.;]{0,30}\bcauses of concern\b(?! (?:about|on|relat|regard|over|in)\b)"
)


def _closing_sentences(context: Context) -> list[str]:
    return [s.text for s in context.sentences if "clos" in s.text and closes_cause(s.text)]


def _standing_above(found: Found, document: Document) -> str:
    """'Completed', on the line above a finding; not where one stands below it too, which may be its own."""
    above, below = (
        _words(document, Span(block.start, block.end)) if block else ""
        for block in (
            document.blocks[found.block_index - 1],
            next(iter(document.blocks[found.block_index + 1 :]), None),
        )
    )
    return above if is_standing(above) and not is_standing(below) else ""


def _is_past(found: Found) -> bool:
    return found.kind == "cause_of_concern_past" or found.earlier


def _following(found: Found, context: Context) -> str:
    """The next two sentences of the paragraph, for a finding that is a sentence of it, up to the next finding."""
    if not _is_past(found):
        return ""
    later = [s.text for s in context.in_block(found.block_index) if s.start >= found.quote.end][:2]
    return " ".join(takewhile(lambda text: not (is_counted_demand(text) or retells(text)), later))


def _words(document: Document, span: Span) -> str:
    return " ".join(document.plain[span.start : span.end].split())
