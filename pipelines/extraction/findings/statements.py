"""Findings stated in running prose, and in lists under a sentence of it.

Belongs here: which sentences are findings, and lists such as "areas to improve included: …". Not here: findings under a
label of their own (`sections`), the grammar of causes of concern and of improvements (`causes`,
`improvements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.document import Document, Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.causes import (
    cause_stated,
    closes_cause,
    counts_causes,
    is_counted_cause,
    names_earlier_visit,
    points_back,
    raised_before,
    says_only_that_there_is_one,
    speaks_of,
    subject_words,
    tells_first,
    tells_of_before,
)
from pipelines.extraction.findings.demands import (
    asks_in_letter,
    asks_of_force,
    counts_areas,
    counts_one_area,
    counts_recommendations,
    is_counted_demand,
    names_them,
    ordered_in_news,
    praises_practice,
    recommends_in_prose,
    retells,
    retells_numbered,
    states_area,
    told_to_improve,
)
from pipelines.extraction.findings.follow_up import deadline_in
from pipelines.extraction.findings.grammar import says_none
from pipelines.extraction.findings.improvements import reports_improvement, said_by_inspectors
from pipelines.extraction.findings.labels import read_label
from pipelines.extraction.findings.lead_ins import (
    announces_one,
    answers_finding,
    goes_on_with_list,
    is_bare_demand,
    is_lead_in,
    list_kind,
    opens_what_was_done,
    tells_what_was_done,
)
from pipelines.extraction.findings.lines import OWN_REPORTS, Found
from pipelines.extraction.findings.lists import Lists
from pipelines.extraction.grammar import number_words
from pipelines.extraction.records import FindingKind

_MARKER = re.compile(r"(?:[-–•*·▪◦●○]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)*")
_ITEM_NUMBER = re.compile(r"^\W*(?:\d{1,2}[.)]\s*)?")
_TALLY = re.compile(
    rf"\W*(?:only |just )?(?:\d{{1,3}}|{number_words.CARDINAL}|none|all|some|the (?:rest|others?|remaining \w+))"
    r"(?: (?:recommendations?|of (?:them|these|those)|others?|more))? (?:has|have|had|is|are|was|were|remains?)\b",
    re.IGNORECASE,
)
"""'Nine have been met in full; one has not': how many there are of a list, and none of them."""
_SPEAKS_OF_OTHERS = re.compile(r"\b(?:IOPC|coroner|court|tribunal|judge|ombudsman|Ofsted|auditors?)\b")
"""They tell forces what to do, too."""
_WORTH_READING = re.compile(
    r"oncern|CoC|ecommend|mprove|rogress|better|strides|trength|ransform|should|must|practice|areas? |[sS]ince |also |"
    r"[Ww]e (?:expect|want|ask|urge|would|look|call)|"
    r"wants |expects |urges |calls on|until |months? to |weeks to |"
    r"told|urged|ordered|advised|instructed|warned|nnovative"
)
"""Cheap: no finding of prose does without one of these."""


def read_lists(context: Context, lists: Lists, taken: set[int]) -> Iterator[Found]:
    """Items under a sentence that says what they are, block by block; `taken` blocks are findings already."""
    own_report = context.document.identity.kind in OWN_REPORTS
    taken = set(taken)
    for index, block in enumerate(context.document.blocks):
        opening = context.in_block(index)
        opens = is_lead_in(opening[-1].text) if opening and block.kind != "heading" else not own_report
        if not opening or index in taken or not opens or (block.kind == "heading" and not lists.is_headed(index)):
            continue
        lead_in = " ".join(opening[-1].text.split())
        kind = list_kind(lead_in, own_report)
        if kind is None and not own_report and goes_on_with_list(lead_in) and len(opening) > 1:
            kind = _counted_in(opening[-2].text)
        was_done = kind is None and opens_what_was_done(lead_in)
        kind = "improvement_reported" if was_done else kind
        if kind is None or (kind == "improvement_reported" and not _from_inspectors(context, opening[-1])):
            continue
        if kind == "cause_of_concern" and raised_before(lead_in, context.document.identity):
            kind = "cause_of_concern_past"
        answers = not announces_one(lead_in) and any(answers_finding(s.text) for s in opening[:-1])
        if kind == "area_for_improvement" and answers:
            kind, told = "recommendation", " ".join(s.text for s in opening)
            lead_in = " ".join(told.split())
        items = list(lists.items_below(index))
        if not items and announces_one(lead_in) and context.in_block(index + 1):
            items = [index + 1]
        for item in items:
            sentences = context.in_block(item)
            line = " ".join(" ".join(sentence.text.split()) for sentence in sentences)
            whole = lists.has_parts(item) and not is_bare_demand(line)
            if not sentences or item in taken or says_none(line) or (is_lead_in(line) and not whole):
                continue
            if (was_done and not tells_what_was_done(line)) or _TALLY.match(line):
                continue
            taken.update(range(item, lists.last_part(item) + 1))
            deadline = deadline_in(line) or (deadline_in(lead_in) if kind == "recommendation" else None)
            yield _found(kind, _without_marker(context.document, sentences), item, f"{kind}_list", line, deadline)


def _counted_in(text: str) -> FindingKind | None:
    """What a sentence counts that the list behind the next one holds: "They made 11 recommendations. They include:" """
    if counts_recommendations(text):
        return "recommendation"
    return "area_for_improvement" if counts_areas(text) else None


_OPENING = 3
"""Sentences and headings in which news sums up what it sets out below."""


class StatementReader:
    """Walks through the sentences once; `set_out` are the kinds that the document sets out under labels or in lists."""

    def __init__(self, context: Context, set_out: set[FindingKind]) -> None:
        self._context = context
        self._published = context.document.identity.published_date
        self._own_report = context.document.identity.kind in OWN_REPORTS
        self._letter = context.document.identity.kind == "revisit_letter"
        self._has_causes = bool(set_out & {"cause_of_concern", "cause_of_concern_past"})
        self._sets_areas_out = "area_for_improvement" in set_out
        self._has_recommendations = "recommendation" in set_out
        self._in_news = context.document.identity.kind in ("news_article", "press_release")
        self._names_areas = not self._own_report or "area_for_improvement" not in set_out
        self._counted: FindingKind | None = None
        """What a sentence before only counted: "We raised two causes of concern." """
        self._just_counted = False
        self._told: set[str] = set()
        """What the past causes of concern were about."""

    def read(self) -> Iterator[Found]:
        """Every finding that a sentence states, in order."""
        for sentence in self._context.sentences:
            if sentence.block.kind in ("heading", "table_row"):
                continue
            if is_lead_in(sentence.text):
                self._just_counted = False
                continue
            is_worth_reading = _WORTH_READING.search(sentence.text) is not None
            if not is_worth_reading and not self._counted:
                continue
            text = " ".join(sentence.text.split())
            if (label := read_label(text, is_heading=False)) and label.title_at is None:
                continue
            found = self._read_counted(sentence, text)
            self._just_counted = False
            if not found and is_worth_reading:
                found = self._read_cause(sentence, text) or self._read_other(sentence, text)
            if found:
                yield found

    def _read_counted(self, sentence: Sentence, text: str) -> Found | None:
        """One of those counted before: "The second was that …"; or all of them: "These are …" """
        counted = self._counted
        if counted in ("cause_of_concern", "cause_of_concern_past") and is_counted_cause(_ITEM_NUMBER.sub("", text)):
            self._told |= subject_words(text) if counted == "cause_of_concern_past" else set()
            return _stated(sentence, counted, "cause_of_concern_counted")
        if counted == "cause_of_concern" and self._just_counted and tells_first(text):
            return _stated(sentence, counted, "cause_of_concern_counted")
        if counted in ("recommendation", "area_for_improvement") and is_counted_demand(text):
            return _stated(sentence, counted, f"{counted}_counted", deadline_in(text))
        if self._just_counted and counted == "area_for_improvement" and (names_them(text) or asks_of_force(text)):
            return _stated(sentence, "area_for_improvement", "area_for_improvement_counted")
        return None

    def _count(self, kind: FindingKind) -> None:
        self._counted, self._just_counted = kind, True

    def _read_cause(self, sentence: Sentence, text: str) -> Found | None:
        cause = cause_stated(text, self._published)
        if not cause:
            return None
        if cause == "cause_of_concern" and self._letter and tells_of_before(text):
            cause = "cause_of_concern_past"
        if counts_causes(text):
            self._count(cause)
            return None
        closes = closes_cause(text)
        if closes and self._told and points_back(text):
            return None
        if closes and self._told and speaks_of(text, self._told):  # the same cause again, not another
            told_one_by_one = self._counted in ("cause_of_concern", "cause_of_concern_past")
            kind: FindingKind = "improvement_reported" if told_one_by_one else "cause_of_concern_past"
            return _stated(sentence, kind, "cause_of_concern_closed")
        told_already = (self._own_report and cause == "cause_of_concern") or (self._letter and not self._told)
        if self._has_causes and told_already:
            return None
        if says_only_that_there_is_one(text) and (told := self._next(sentence)):
            return _stated(sentence, cause, "cause_of_concern_sentence", until=told)
        if cause == "cause_of_concern_past":
            self._told |= subject_words(text)
        return _stated(sentence, cause, "cause_of_concern_sentence")

    def _next(self, sentence: Sentence) -> Sentence | None:
        """The next sentence of the same paragraph."""
        following = (s for s in self._context.in_block(sentence.block_index) if s.start > sentence.start)
        return next(following, None)

    def _read_other(self, sentence: Sentence, text: str) -> Found | None:
        clear = retells_numbered(text) or (retells(text) and not _SPEAKS_OF_OTHERS.search(text))
        if self._has_recommendations and retells(text) and not retells_numbered(text):
            return None  # one of those that the document sets out
        if recommends_in_prose(text) and (clear or _told_by_inspectors(self._context, sentence)):
            return _stated(sentence, "recommendation", "recommendation_sentence", deadline_in(text))
        if self._in_news and (deadline := ordered_in_news(text)) and _told_by_inspectors(self._context, sentence):
            return _stated(sentence, "recommendation", "recommendation_in_news", deadline)
        if reports_improvement(text) and _from_inspectors(self._context, sentence):
            return _stated(sentence, "improvement_reported", "improvement_sentence")
        told = not self._own_report and told_to_improve(text) and not _SPEAKS_OF_OTHERS.search(text)
        told = told and not (self._sets_areas_out and self._context.position(sentence) < _OPENING)
        if self._names_areas and (told or states_area(text)):
            return _stated(sentence, "area_for_improvement", "area_for_improvement_sentence")
        if self._letter and asks_in_letter(text):
            return _stated(sentence, "area_for_improvement", "letter_sentence", deadline_in(text))
        if not self._own_report and praises_practice(text):
            return _stated(sentence, "innovative_practice", "practice_sentence")
        if not self._own_report and not self._counted and counts_recommendations(text):
            self._count("recommendation")
        elif (self._names_areas and counts_areas(text)) or counts_one_area(text):
            self._count("area_for_improvement")
        return None


def _from_inspectors(context: Context, sentence: Sentence) -> bool:
    own = OWN_REPORTS | {"press_release", "revisit_letter"}
    return context.document.identity.kind in own or said_by_inspectors(context, sentence)


_THEY = re.compile(r"(?:It|They|She|He|The (?:report|review|watchdog|inspectorate)) ")


def _told_by_inspectors(context: Context, sentence: Sentence) -> bool:
    """As `_from_inspectors`; in news also "It wants …" behind a sentence that names them."""
    if _from_inspectors(context, sentence):
        return True
    named = any(said_by_inspectors(context, other) for other in context.before(sentence))
    return named and _THEY.match(sentence.text) is not None


def _stated(
    sentence: Sentence, kind: FindingKind, rule: str, deadline: str | None = None, until: Sentence | None = None
) -> Found:
    """A finding stated by one sentence, or by those up to `until`."""
    title = " ".join(f"{sentence.text} {until.text if until else ''}".split())
    looks_back = names_earlier_visit(title) or retells(title) or is_counted_demand(title)
    earlier = kind == "recommendation" and looks_back
    span = Span(sentence.start, until.end if until else sentence.end)
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
