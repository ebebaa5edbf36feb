"""Findings stated in running prose.

Belongs here: which sentences are findings. Not here: lists under a sentence (`listed`), findings under a label of their
own (`sections`), the grammar of causes of concern and of improvements (`causes`,
`improvements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.documents.document import Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.areas_named import (
    counts_areas,
    counts_one_area,
    expects_of_force,
    states_area,
)
from pipelines.extraction.findings.cause_groups import (
    closes_them,
    closes_this,
    counts_causes,
    is_counted_cause,
    one_still_stands,
    other_stands,
    points_back,
    says_it_stands,
    speaks_of,
    stands_still,
    subject_words,
    tells_first,
    tells_one_of_several,
)
from pipelines.extraction.findings.causes import (
    cause_stated,
    closes_cause,
    dates_cause,
    names_causes,
    names_earlier_visit,
    says_only_that_there_is_one,
    tells_of_before,
)
from pipelines.extraction.findings.demands import (
    asks_in_letter,
    asks_of_force,
    counts_recommendations,
    goes_on_recommending,
    is_counted_demand,
    names_them,
    ordered_in_news,
    recommends_in_prose,
    retells,
    retells_numbered,
    told_to_force,
    was_given_time,
)
from pipelines.extraction.findings.follow_up import deadline_in
from pipelines.extraction.findings.going_on import names_list_above
from pipelines.extraction.findings.grammar import asks, is_definition
from pipelines.extraction.findings.improvements import (
    praises_progress,
    recognises_progress,
    reports_improvement,
    speaks_of_own,
)
from pipelines.extraction.findings.labels import read_label
from pipelines.extraction.findings.lead_ins import answers_own_cause, is_lead_in
from pipelines.extraction.findings.lines import OWN_REPORTS, Found, found_at
from pipelines.extraction.findings.neighbours import before_in_paragraph, next_in_paragraph, stands_below_list
from pipelines.extraction.findings.practices import announces_practice, calls_innovative, praises_practice
from pipelines.extraction.findings.quoted import quotes_demand
from pipelines.extraction.findings.speakers import from_inspectors, named_before, told_by_inspectors
from pipelines.extraction.records import FindingKind

_ITEM_NUMBER = re.compile(r"^\W*(?:\d{1,2}[.)]\s*)?")
_SPEAKS_OF_OTHERS = re.compile(r"\b(?:IOPC|coroner|court|tribunal|judge|ombudsman|Ofsted|auditors?)\b")
"""They tell forces what to do, too."""
_WORTH_READING = re.compile(
    r"oncern|CoC|AFI|closed|lifted|discharged|ecommend|mprove|rogress|better|strides|trength|ransform|should|must|practice|"
    r"areas? |[sS]ince |also |[Ww]e (?:expect|want|ask|urge|would|look|call)|wants? |wanted |expects? |urges? |"
    r"call(?:s|ed)? on|need(?:s|ed)? to|until |months? to |weeks to |told|asked t|ask |urged|ordered|advised|"
    r"instructed|warned|nnovati|trail|pioneer|alved|fall in |drop in |reduction in |shortened|put right|fixed|"
    r"resolved|remedied|rectified|addressed| now "
)
"""Cheap: no finding of prose does without one of these."""


_FIRST_AREA = re.compile(r"\b[Ff]irst area for improvement\b")


class StatementReader:
    """Walks through the sentences once; `set_out` are the kinds that the document sets out under labels or in lists."""

    def __init__(self, context: Context, set_out: set[FindingKind]) -> None:
        self._context = context
        self._published = context.document.identity.published_date
        self._own_report = context.document.identity.kind in OWN_REPORTS
        self._letter = context.document.identity.kind == "revisit_letter"
        self._has_causes = bool(set_out & {"cause_of_concern", "cause_of_concern_past"})
        self._has_recommendations = "recommendation" in set_out
        self._in_news = context.document.identity.kind in ("news_article", "press_release")
        self._press_release = context.document.identity.kind == "press_release"
        self._inspected = context.document.identity.programme is not None
        self._names_areas = not self._own_report or "area_for_improvement" not in set_out
        self._counted: FindingKind | None = None
        """What a sentence before only counted: "We raised two causes of concern." """
        self._just_counted = False
        self._one_stands = context.once(one_still_stands)
        self._names_cause = False
        self._tally: Sentence | None = None
        """The sentence of a letter that counts past causes of concern, while none of them is told."""
        self._told: set[str] = set()
        """What the past causes of concern were about."""

    def read(self) -> Iterator[Found]:
        """Every finding that a sentence states, in order."""
        for sentence in self._context.sentences:
            if sentence.block.kind in ("heading", "table_row"):
                continue
            if is_lead_in(sentence.text) and not answers_own_cause(sentence.text):
                self._just_counted = False
                continue
            is_worth_reading = _WORTH_READING.search(sentence.text) is not None
            if not (is_worth_reading or self._counted or self._told):
                continue
            text = names_causes(" ".join(sentence.text.split()))
            if (label := read_label(text, is_heading=False)) and label.title_at is None:
                continue
            found = self._read_counted(sentence, text)
            self._just_counted = False
            if not found and is_worth_reading:
                found = self._read_cause(sentence, text) or self._read_other(sentence, text)
            if found:
                yield found
        if self._tally and not self._has_causes:
            yield _stated(self._tally, "cause_of_concern_past", "causes_of_concern_counted")

    def _read_counted(self, sentence: Sentence, text: str) -> Found | None:
        """One of those counted before: "The second was that …"; or all of them: "These are …" """
        counted = self._counted
        if (
            counted and is_counted_demand(text) and deadline_in(text) and asks(text)
        ):  # causes of concern ask for nothing
            counted = counted if counted == "area_for_improvement" else "recommendation"
        if counted in ("cause_of_concern", "cause_of_concern_past") and is_counted_cause(_ITEM_NUMBER.sub("", text)):
            self._told |= subject_words(text) if counted == "cause_of_concern_past" else set()
            self._tally = None
            stands = " that remain" in text or " which remain" in text
            return _stated(sentence, "cause_of_concern" if stands else counted, "cause_of_concern_counted")
        if counted == "cause_of_concern" and self._just_counted and tells_first(text):
            return _stated(sentence, counted, "cause_of_concern_counted")
        bare = _ITEM_NUMBER.sub("", text)
        if self._letter and self._told and other_stands(bare):
            return _stated(sentence, "cause_of_concern", "cause_of_concern_counted")
        if counted in ("recommendation", "area_for_improvement") and is_counted_demand(bare):
            return _stated(sentence, counted, f"{counted}_counted", deadline_in(text))
        if self._just_counted and counted == "innovative_practice" and before_in_paragraph(self._context, sentence):
            return _stated(sentence, "innovative_practice", "practice_counted")
        if self._just_counted and counted == "area_for_improvement" and (names_them(text) or asks_of_force(text)):
            return _stated(sentence, "area_for_improvement", "area_for_improvement_counted")
        if self._just_counted and counted == "recommendation" and names_them(text):
            return _stated(sentence, "recommendation", "recommendation_counted", deadline_in(text))
        return None

    def _count(self, kind: FindingKind) -> None:
        self._counted, self._just_counted = kind, True

    def _read_cause(self, sentence: Sentence, text: str) -> Found | None:
        """A cause of concern that the sentence states, or tells to be closed; none that was told of already."""
        cause = cause_stated(text, self._published)
        if not cause:
            told_before = bool(self._told) or self._has_causes
            if not told_before and self._letter and closes_them(text, before_in_paragraph(self._context, sentence)):
                return _stated(sentence, "cause_of_concern_past", "cause_of_concern_closed")
            return None
        if cause == "cause_of_concern" and self._letter and tells_of_before(text):
            cause = "cause_of_concern_past"
        if cause == "cause_of_concern_past" and self._one_stands and not closes_cause(text):
            cause = "cause_of_concern"
        if counts_causes(text):
            self._count(cause)
            is_past = self._letter and cause == "cause_of_concern_past"
            self._tally = sentence if is_past and not self._tally else self._tally
            return None
        if says_it_stands(text) and (self._has_causes or self._names_cause):
            return None
        self._names_cause = True
        if cause == "cause_of_concern" and self._is_closed_behind(sentence):
            cause = "cause_of_concern_past"
        if tells_one_of_several(text):
            self._counted = cause
        closes = closes_cause(text)
        told_again = self._told and (points_back(text) or speaks_of(text, self._told))
        if told_again and closes and not dates_cause(text):
            return None  # the same cause, not another
        if told_again and self._letter and self._has_causes and stands_still(text):
            return None
        told_already = (self._own_report and cause == "cause_of_concern") or (self._letter and not self._told)
        if self._has_causes and told_already:
            return None
        if says_only_that_there_is_one(text) and (told := next_in_paragraph(self._context, sentence)):
            return _stated(sentence, cause, "cause_of_concern_sentence", until=told)
        if cause == "cause_of_concern_past":
            self._told |= subject_words(text)
        return _stated(sentence, cause, "cause_of_concern_sentence")

    def _is_closed_behind(self, sentence: Sentence) -> bool:
        """Whether the next sentence says that the cause is closed by now, in the same paragraph or the next."""
        behind = self._context.position(sentence) + 1
        return behind < len(self._context.sentences) and closes_this(self._context.sentences[behind].text)

    def _read_other(self, sentence: Sentence, text: str) -> Found | None:
        """A finding of any other kind; a sentence that only counts those to come is kept in mind."""
        if self._has_recommendations and retells(text) and not retells_numbered(text):
            return None  # one of those that the document sets out
        found = self._recommended(sentence, text) or self._improved(sentence, text) or self._to_improve(sentence, text)
        if found:
            return found
        if not self._own_report and announces_practice(text):
            self._count("innovative_practice")
            return None
        called = calls_innovative(text) and told_by_inspectors(self._context, sentence)
        if not self._own_report and (called or praises_practice(text)):
            return _stated(sentence, "innovative_practice", "practice_sentence")
        if not self._own_report and not self._counted and counts_recommendations(text):
            self._count("recommendation")
        elif (self._names_areas and counts_areas(text)) or counts_one_area(text):
            self._count("area_for_improvement")
        return None

    def _recommended(self, sentence: Sentence, text: str) -> Found | None:
        """What inspectors recommended, told as such or as an order with a date."""
        if retells(text) and not self._counted:
            self._counted = "recommendation"  # "The third was that …"
        clear = retells_numbered(text) or (retells(text) and not _SPEAKS_OF_OTHERS.search(text))
        clear = clear or (goes_on_recommending(text) and named_before(self._context, sentence))
        if recommends_in_prose(text) and (clear or told_by_inspectors(self._context, sentence)):
            return _stated(sentence, "recommendation", "recommendation_sentence", deadline_in(text))
        deadline = ordered_in_news(text) if self._in_news else None
        told = (self._inspected and was_given_time(text)) or told_by_inspectors(self._context, sentence)
        return _stated(sentence, "recommendation", "recommendation_in_news", deadline) if deadline and told else None

    def _improved(self, sentence: Sentence, text: str) -> Found | None:
        """An improvement that inspectors say was made; what a force says of itself is none."""
        by_them = recognises_progress(text) and told_by_inspectors(self._context, sentence)
        by_them = by_them or (self._in_news and self._inspected and praises_progress(text))
        ours = not (self._own_report or self._letter) and speaks_of_own(text)
        if by_them or (not ours and reports_improvement(text) and from_inspectors(self._context, sentence)):
            return _stated(sentence, "improvement_reported", "improvement_sentence")
        return None

    def _to_improve(self, sentence: Sentence, text: str) -> Found | None:
        """What the force has to improve, as it was told or as a letter asks."""
        states = states_area(text) or (self._own_report and expects_of_force(text))
        if states and stands_below_list(self._context, sentence) and names_list_above(text):
            return None  # its items are read there
        if self._names_areas and states and not self._explains(sentence):
            if _FIRST_AREA.search(text):
                self._counted = "area_for_improvement"  # "The second asks the force to …"
            return _stated(sentence, "area_for_improvement", "area_for_improvement_sentence")
        if self._press_release and told_to_force(text):
            return _stated(sentence, "area_for_improvement", "told_to_force", deadline_in(text))
        if not (self._own_report or self._letter) and quotes_demand(text):
            return self._quoted(sentence, text)
        if self._letter and asks_in_letter(text):
            return _stated(sentence, "area_for_improvement", "letter_sentence", deadline_in(text))
        return None

    def _quoted(self, sentence: Sentence, text: str) -> Found | None:
        """A demand that is quoted: of inspectors, or one of those that the sentence before speaks of."""
        before = before_in_paragraph(self._context, sentence)
        told = "ecommendation" in before or "for improvement" in before
        if not (told or told_by_inspectors(self._context, sentence)):
            return None
        is_recommended = "ecommendation" in before or deadline_in(text)
        kind: FindingKind = "recommendation" if is_recommended else "area_for_improvement"
        return _stated(sentence, kind, "quoted_demand", deadline_in(text))

    def _explains(self, sentence: Sentence) -> bool:
        """A report's own words on what its labels mean: "If we find …, we report it as a cause of concern." """
        earlier = (s for s in self._context.in_block(sentence.block_index) if s.start < sentence.start)
        return self._own_report and any(is_definition(s.text) for s in earlier)


def _stated(
    sentence: Sentence, kind: FindingKind, rule: str, deadline: str | None = None, until: Sentence | None = None
) -> Found:
    """A finding stated by one sentence, or by those up to `until`."""
    title = " ".join(f"{sentence.text} {until.text if until else ''}".split())
    looks_back = names_earlier_visit(title) or retells(title) or is_counted_demand(title)
    earlier = kind == "recommendation" and looks_back
    span = Span(sentence.start, until.end if until else sentence.end)
    return replace(found_at(kind, span, sentence.block_index, rule, title), deadline=deadline, earlier=earlier)
