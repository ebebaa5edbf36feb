"""Findings stated in running prose, and in lists under a sentence of it.

Belongs here: sentences that report a cause of concern, a recommendation or an improvement, and lists such as "areas to
improve included: …". Not here: findings under a label of their own (`finding_sections`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipelines.documents.document import Document, Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.finding_sections import OWN_REPORTS, Found
from pipelines.extraction.finding_words import deadline_in, is_lead_in, list_kind, says_none
from pipelines.extraction.records import FindingKind

_CAUSE = r"(?:causes? of concern|A?CoCs?)"
_SOME = r"(?:an?|one|two|three|four|five|six|this|the|our|its|another|\d{1,2})"
_COUNTED = r"(?:two|three|four|five|six|seven|\d{1,2}|several|both|all|the|these|those|our)"
_CAUSE_STATED = re.compile(
    rf"\b(?:identif(?:y|ied)|found|issued?|rais(?:e|ed)|report(?:ed)?|highlight(?:ed)?|record(?:ed)?|recogni[sz]ed|had|have|has|made|served|"
    rf"g(?:a|i)ven? rise to|led to|result(?:ed|s) in|received|handed|subject (?:of|to)|against)\b(?: [\w-]+){{0,3}} "
    rf"{_SOME}(?: [\w-]+){{0,2}} {_CAUSE}\b"
    rf"|\b(?:is|was|are|were|be|been|remains?|remained|constitutes?|represents?|as|became|becomes)(?: \w+)? (?:a|an|the subject of a)(?: [\w-]+){{0,2}} {_CAUSE}\b"
    rf"|\b{_CAUSE}\b[^.;]{{0,80}}\b(?:was|were|is|are|ha(?:s|ve)(?: \w+)? been) (?:now )?(?:issued|raised|identified|closed|discharged|lifted|removed|addressed|signed off)\b"
    rf"|\b(?:closed?|discharged?|lifted|removed?|signed off|close|resolved) (?:\w+ ){{0,3}}{_CAUSE}\b"
    rf"|\bno longer (?:a|any|has|have) (?:\w+ )?{_CAUSE}\b",
    re.I,
)  # fmt: skip
_SUPPOSED = re.compile(
    r"\b(?:if|whether|when|whenever|where|may|might|could|would|will|normally|always|usually|any|every|each|can|unless)\b[^.;]*$",
    re.I,
)
_DENIED = re.compile(r"\b(?:no|not|never|neither|without|\w+n't|nor)\b(?! longer)[^.;,]*$", re.I)
_CLOSED_CAUSE = re.compile(r"\b(?:closed?|discharged?|lifted|removed?|signed off|resolved|no longer)\b", re.I)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|last (?:full )?(?:PEEL )?inspections?|last year|earlier|initial(?:ly)?|original(?:ly)?|first inspect\w+|at that time|had "
    r"(?:identified|found|issued|raised|reported))\b",
    re.I,
)  # fmt: skip
_YEAR = re.compile(r"\b(20[012]\d)\b")
_VISIT = re.compile(r"\b(?:inspect\w+|visit\w*|revisit\w*|review\w*|report\w*|assessment)\b", re.I)

_BODY = (
    r"(?:the|this|its|our)?\s*(?:[\w'-]+ ){0,4}(?:force|constabulary|police|service|workforce|unit|leaders(?:hip)?|officers|team|"
    r"rocu\w*|wales|london|gloucestershire)|it|they|we"
)
_MUCH = r"(?:(?:now|also|since|already|recently|continued to|\w+ly) ){0,2}"
_TALLY = re.compile(rf"\b{_COUNTED} (?:[\w-]+ ){{0,2}}causes of concern\b(?! (?:about|over|relating|related|regarding|concerning|around|with|on|in relation))", re.I)
_ORDINAL = re.compile(
    r"(?:The |Our |And the |Its )?(?:first|second|third|fourth|fifth|other|remaining|last|final)(?: (?:one|cause(?: of concern)?|concern|of these|of them))*"
    r"(?: \([^)]*\))? (?:is|was|were|relates?d?|concern(?:s|ed)|about|had to do)\b",
    re.I,
)
_LETTER_ASKS = re.compile(r"(?:The|Your|[A-Z][\w' ]+) (?:force|constabulary|police|service)(?: also| still| now)? (?:should|must|needs to)\b")
_PROCEDURE = re.compile(r"\b(?:send|provide|submit|report|write|update|give)\b.{0,60}\b(?:us|me|HMIC\w*|the inspectorate)\b", re.I)

_GREAT = r"(?:significant|substantial|considerable|marked|clear|notable|real|tangible|great|much|good|encouraging|positive|strong|pleasing|excellent)"
_IMPROVED = re.compile(
    rf"\b(?:{_BODY})(?: ha(?:s|ve|d)|'s|'ve) {_MUCH}(?:improved|strengthened|transformed) {_MUCH}(?:how|the way|its|their|our|the|in|at|on)\b"
    rf"|\b(?:{_BODY})(?: ha(?:s|ve|d)|'s|'ve) (?:now |also |already |since )?made (?:\w+ly )?{_GREAT} (?:improvements?|progress|strides)\b"
    rf"|\b(?:{_BODY})(?: ha(?:s|ve|d)|'s|'ve) (?:now |also |already |since )?made (?!other\b)(?:[\w-]+ ){{0,3}}(?:improvements?|progress|strides)\b(?: (?:\w+ )?(?:in|to|on|against|with|since|at|"
    r"across|towards|following)\b| that)"
    r"|\bin (?:the )?(?:way|manner)s? in which .{3,80} ha(?:s|ve) (?:\w+ly )?improved\b"
    r"|\b(?:inspectors|we|HMIC\w*|the inspectorate|I|the report|the letter|reviewers|it)\b(?: (?:have|has|had|were|was|are|am))?(?: \w+){0,3} "
    r"(?:found|saw|noted|seen|see|recogni[sz]ed|praised|identified|welcomed|observed|reported)(?: that)? "
    r"(?:(?:significant|substantial|considerable|marked|clear|notable|real|tangible|great|much|good|encouraging|positive|strong|some) )+(?:improvements?|progress)\b"
    r"|\b(?:inspectors|we|HMIC\w*|the inspectorate) (?:found|saw|noted|seen|have seen|recogni[sz]ed) (?:\w+ )?(?:improvements?|progress) (?:in|to|by|against|on|since)\b"
    r"|\b(?:improvements?|progress) (?:has|have|had) (?:now |also )?been made (?:in|to|on|against|since|by)\b"
    rf"|\b(?:{_BODY}) (?:is|are|has become|has got|have become|have got) (?:now )?(?:\w+ly )?better (?:at|\w+ed\b)"
    r"|\b(?:is|are) (?:now )?better \w+ed\b.{3,60} than (?:they|it|before)\b"
    r"|\bthe (?:way|manner) in which .{3,80} ha(?:s|ve) (?:\w+ly )?improved\b",
    re.I,
)  # fmt: skip
_UNREAL = re.compile(
    r"\b(?:if|whether|should|must|could|would|will|may|might|needs? to|hope|expects?|expected|until|once|yet|unless|aims?|plans?|wants?|so that|in order|"
    r"not|\w+n't|no|little|limited|insufficient|slow)\b[^.;]*$",
    re.I,
)  # fmt: skip
_CONCEDED = re.compile(r"\b(?:although|though|while|whilst|despite|even though|however)\b[^,.;]*$", re.I)

_RECOMMENDED = re.compile(
    r"\b(?:we|HMIC\w*|inspectors|the inspectorate|the report|the review|the letter|I|it|they)\b(?: (?:have|has|had|also|therefore|strongly|now|first|previously))*"
    r" (?:recommend(?:s|ed)?\b(?! (?:the|you) read)|made (?:this|a|the) recommendation\b)(?: (?:that|\w+ that|immediate)\b| in\b| to\b)?"
    r"|\b(?:is|was|were|are) a recommendation (?:identified|made|from|in|of|we made)\b",
    re.I,
)  # fmt: skip
_BY_WHEN_SHOULD = re.compile(
    r"^\W*(?:By|Within|No later than|Not later than|Immediately|With immediate effect)\b.{0,90}?\b(?:should|must)\b"
)

_AFI_STATED = re.compile(
    r"\b(?:identif(?:y|ied|ies)|highlight(?:ed|s)?|list(?:ed|s)?|named|described|flagged|recorded|marked|recogni[sz]ed)\b.{3,160}\bas (?:an? |the )?areas? (?:for|of|needing) improvement\b"
    r"|\b(?:is|are|was|were|remains?) (?:\w+ )?(?:an? )?areas? (?:for|of) improvement\b(?! (?:is|are|was|were))"
    r"|\bareas? (?:for|of) improvement (?:is|are|was|were|includes?|included|including)\b(?=.{12})"
    r"|\bidentified (?:the following |one |two |three |\d+ )?areas? for improvement (?:in|around|about|relating to|on|regarding)\b",
    re.I,
)  # fmt: skip
_SAYS = re.compile(r"\b(?:said|says|added|adds|commented|continued|explained|stated|wrote|told)\b", re.I)
_INSPECTING = re.compile(
    r"\b(?:inspector(?:s|ate)? of|inspector(?:s|ate)|HMI\w*|HM Inspector\w*|inspection|the report|findings|watchdog)\b",
    re.I,
)
_POLICE_INSPECTOR = re.compile(
    r"\b(?:detective|chief|temporary|police) (?:chief )?inspector\b(?! of constabulary)", re.I
)
_FORCE_VOICE = re.compile(
    r"\b(?:chief constable|deputy chief|assistant chief|CC|DCC|ACC|commissioner|PCC|PFCC|superintendent|detective|mayor|councillor|Cllr|"
    r"MP|spokes\w+|federation|minister)\b",
    re.I,
)  # fmt: skip
_QUOTED = re.compile(r'^\W*"|"')
_WORTH_READING = re.compile(r"oncern|CoC|ecommend|mprove|rogress|better|strides|trength|ransform|should|must")
_REACH = 8
"""Sentences back in which the speaker of a quotation is looked for."""


def read_lists(context: Context, taken: set[int]) -> Iterator[Found]:
    """Items under a sentence that says what they are, block by block; `taken` blocks are findings already."""
    blocks = context.document.blocks
    for index, block in enumerate(blocks):
        opening = context.in_block(index)
        if not opening or index in taken or block.kind == "heading" or not is_lead_in(opening[-1].text):
            continue
        kind = list_kind(" ".join(opening[-1].text.split()), context.document.identity.kind in OWN_REPORTS)
        if kind is None or (kind == "improvement_reported" and not _reported_by_inspectors(context, opening[-1])):
            continue
        for item in _items_after(context, index):
            sentences = context.in_block(item)
            line = " ".join(" ".join(sentence.text.split()) for sentence in sentences)
            if not sentences or item in taken or says_none(line) or is_lead_in(line):
                continue
            span = _without_marker(context.document, sentences)
            yield Found(
                kind=kind,
                quote=span,
                anchor=span,
                title=" ".join(context.document.plain[span.start : span.end].split()),
                block_index=item,
                labelled=item,
                rule=f"{kind}_list",
                deadline=deadline_in(line) or (deadline_in(opening[-1].text) if kind == "recommendation" else None),
                has_body=False,
            )


_ITEM_NUMBER = re.compile(r"^\W*(?:\d{1,2}[.)]\s*)?")
_MARKER = re.compile(r"(?:[-–•*·▪◦●○]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)*")


def _without_marker(document: Document, sentences: tuple[Sentence, ...]) -> Span:
    start, end = sentences[0].start, sentences[-1].end
    marker = _MARKER.match(document.plain, start, end)
    return Span(marker.end() if marker else start, end)


def _items_after(context: Context, index: int) -> Iterator[int]:
    """The list items below a block, or lines that lost their bullets: they begin in lower case."""
    blocks = context.document.blocks
    bulleted = None
    for item in range(index + 1, len(blocks)):
        if blocks[item].kind in ("furniture", "metadata"):
            continue
        text = context.document.plain[blocks[item].start : blocks[item].end].strip()
        bare = blocks[item].kind == "paragraph" and text[:1].islower()
        if blocks[item].kind != "list_item" and not bare:
            return
        if bulleted is not None and bulleted != (blocks[item].kind == "list_item"):
            return
        bulleted = blocks[item].kind == "list_item"
        yield item


def read_statements(context: Context, has_causes: bool) -> Iterator[Found]:
    """Findings that a sentence states; `has_causes` when the document sets its causes of concern out under a label."""
    document = context.document
    own_report = document.identity.kind in OWN_REPORTS
    letter = document.identity.kind == "revisit_letter"
    counted: FindingKind | None = None
    past = False
    for sentence in context.sentences:
        if sentence.block.kind in ("heading", "table_row") or is_lead_in(sentence.text):
            continue
        if not _WORTH_READING.search(sentence.text) and not counted and not letter:
            continue
        text = " ".join(sentence.text.split())
        if counted and _ORDINAL.match(_ITEM_NUMBER.sub("", text)):
            past = past or counted == "cause_of_concern_past"
            yield _stated(sentence, counted, "cause_of_concern_counted")
            continue
        if cause := _CAUSE_STATED.search(text):
            kind = _cause_kind(text, cause, document)
            if kind and _TALLY.search(text):
                counted = kind
            elif kind == "cause_of_concern_past" and past and _CLOSED_CAUSE.search(text):
                yield _stated(sentence, "improvement_reported", "cause_of_concern_closed")
                continue
            elif kind and not (has_causes and (kind == "cause_of_concern" and own_report or _closes(text, cause, letter))):
                past = past or kind == "cause_of_concern_past"
                yield _stated(sentence, kind, "cause_of_concern_sentence")
                continue
        if _recommends(text) and _reported_by_inspectors(context, sentence):
            yield _stated(sentence, "recommendation", "recommendation_sentence", deadline_in(text))
        elif _improves(text) and _reported_by_inspectors(context, sentence):
            yield _stated(sentence, "improvement_reported", "improvement_sentence")
        elif (
            not own_report
            and (area := _AFI_STATED.search(text))
            and not _unsaid(text, area)
            and not _EARLIER.search(text)
        ):
            yield _stated(sentence, "area_for_improvement", "area_for_improvement_sentence")


def _stated(sentence: Sentence, kind: FindingKind, rule: str, deadline: str | None = None) -> Found:
    span = Span(sentence.start, sentence.end)
    title = " ".join(sentence.text.split())
    looks_back = kind == "recommendation" and bool(_EARLIER.search(title) or _YEAR.search(title) and _VISIT.search(title))
    at = sentence.block_index
    return Found(kind, span, span, title, at, at, rule, deadline, earlier=looks_back, has_body=False)


def _closes(text: str, found: re.Match[str], letter: bool) -> bool:
    """A letter's last word on a cause of concern that it has set out."""
    return letter and bool(_CLOSED_CAUSE.search(text[: found.end()]))


def _unsaid(text: str, found: re.Match[str]) -> bool:
    """The words are supposed or denied."""
    before = text[: found.start()]
    return bool(_SUPPOSED.search(before) or _DENIED.search(before) or says_none(found.group()))


def _cause_kind(text: str, found: re.Match[str], document: Document) -> FindingKind | None:
    if _unsaid(text, found):
        return None
    if _CLOSED_CAUSE.search(text[: found.end()]) or _EARLIER.search(text):
        return "cause_of_concern_past"
    published: date | None = document.identity.published_date
    years = [int(year) for year in _YEAR.findall(text)]
    long_ago = years and _VISIT.search(text) and (published is None or min(years) < published.year)
    return "cause_of_concern_past" if long_ago else "cause_of_concern"


def _recommends(text: str) -> bool:
    if _PROCEDURE.search(text):
        return False
    found = _RECOMMENDED.search(text)
    if found:
        return not _unsaid(text, found)
    return bool(_BY_WHEN_SHOULD.match(text))


def _improves(text: str) -> bool:
    for found in _IMPROVED.finditer(text):
        before = text[: found.start()]
        if not _UNREAL.search(before) and not _CONCEDED.search(before) and not _DENIED.search(found.group()):
            return True
    return False


def _reported_by_inspectors(context: Context, sentence: Sentence) -> bool:
    """Whether it is the inspectors who say so: always in their own documents, elsewhere by the words around it."""
    if context.document.identity.kind in OWN_REPORTS | {"press_release", "revisit_letter"}:
        return True
    if _names_inspectors(sentence.text):
        return True
    quoted = bool(_QUOTED.search(sentence.text))
    said = bool(_SAYS.search(sentence.text))
    if _FORCE_VOICE.search(sentence.text) or not (quoted or said):
        return False
    for earlier in context.before(sentence, _REACH):
        if _SAYS.search(earlier.text) and (_FORCE_VOICE.search(earlier.text) or _names_inspectors(earlier.text)):
            return _names_inspectors(earlier.text)
        if _names_inspectors(earlier.text) and re.search(r"\b(?:led|carried out)\b", earlier.text):
            return True
    return False


def _names_inspectors(text: str) -> bool:
    return bool(_INSPECTING.search(_POLICE_INSPECTOR.sub("", text))) and not (
        _FORCE_VOICE.search(text) and _SAYS.search(text)
    )
