"""Findings stated in running prose.

Belongs here: which sentences are findings. Not here: causes of concern (`cause_statements`), lists under a sentence
(`lists.listed`), findings under a label of their own (`labels.sections`), the grammar of single sentences (`demands`,
`areas_named`, `practices`, `improvements`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.causes.groups import subject_words
from pipelines.extraction.findings.causes.names import names_causes
from pipelines.extraction.findings.causes.parts import one_by_one
from pipelines.extraction.findings.causes.raised import looks_back
from pipelines.extraction.findings.prose.areas_named import (
    counts_areas,
    counts_one_area,
    expects_of_force,
    states_area,
)
from pipelines.extraction.findings.prose.cause_statements import CauseReader
from pipelines.extraction.findings.prose.counted import (
    counts_recommendations,
    counts_requests,
    goes_through,
    is_counted_demand,
    is_one_or_another,
    names_one,
    names_them,
    says_what_it_asks,
)
from pipelines.extraction.findings.prose.dated_parts import dated_parts
from pipelines.extraction.findings.prose.demands import (
    adds_demand,
    asks_all_forces,
    asks_of_force,
    begins_with_deadline,
    goes_on_recommending,
    ordered_in_news,
    recommends_in_prose,
    was_given_time,
)
from pipelines.extraction.findings.prose.improvements import (
    praises_progress,
    recognises_progress,
    reports_improvement,
    speaks_of_own,
)
from pipelines.extraction.findings.prose.letters import asks_in_letter, told_to_force
from pipelines.extraction.findings.prose.paragraphs import ASKED_FOR
from pipelines.extraction.findings.prose.practices import announces_practice, calls_innovative, praises_practice
from pipelines.extraction.findings.prose.quoted import Quotations, each_quoted, quoted_demand, quotes_demand
from pipelines.extraction.findings.prose.speakers import from_inspectors, named_before, told_by_inspectors
from pipelines.extraction.findings.prose.stated import stated_by
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.going_on import names_list_above
from pipelines.extraction.findings.words.grammar import asks, closes_several, is_definition
from pipelines.extraction.findings.words.known import read_label
from pipelines.extraction.findings.words.lead_in_ends import breaks_off, is_lead_in
from pipelines.extraction.findings.words.lead_ins import answers_own_cause
from pipelines.extraction.findings.words.lines import OWN_REPORTS, Found
from pipelines.extraction.findings.words.neighbours import before_in_paragraph, stands_below_list
from pipelines.extraction.findings.words.retold import retells, retells_numbered
from pipelines.extraction.findings.words.signs import may_be_counted, may_tell_finding
from pipelines.extraction.records import FindingKind

_LONGEST_LABEL = 80
"""Characters."""
_ITEM_NUMBER = expression(r"^\W*(?:\d{1,2}[.)]\s*)?")
_SPEAKS_OF_OTHERS = expression(r"\b(?:IOPC|coroner|court|tribunal|judge|ombudsman|Ofsted|auditors?|audit)\b")
"""They tell forces what to do, too."""


_OPENS_NEWS = expression(
    r", (?:the )?(?:police )?(?:inspectorate|inspectors|watchdog|HMIC\w*) (?:(?:has|have) )?(?:said|found|warned)\W*$"
)
"""'… must improve how it investigates crime, the police inspectorate has said.': the news, told in full below."""
_NAMES_ANOTHER = expression(
    r"\b(?:but|although|though|while|and|;) [^.;]{0,60}\b(?:area for improvement|recommendation)\b[^.;:]{0,40}"
    r"(?:: | that )"
)
"""'I have closed both causes of concern, but there is one area for improvement: the force must …'"""
_REACH = 3
"""Sentences back in which whose recommendations they are may be told."""
_FIRST_AREA = expression(r"\b[Ff]irst area for improvement\b")


def _is_label(text: str) -> bool:
    """Nothing but a label: what it announces stands in the lines below."""
    label = read_label(text, is_heading=False)
    return label is not None and label.title_at is None


class StatementReader:
    """Walks through the sentences once; `found` is what the document sets out under labels or in lists."""

    def __init__(self, context: Context, found: Sequence[Found]) -> None:
        set_out = {each.kind for each in found}
        self._context = context
        self._own_report = context.document.identity.kind in OWN_REPORTS
        self._letter = context.document.identity.kind == "revisit_letter"
        self._has_recommendations = "recommendation" in set_out
        self._set_out = [subject_words(each.title) for each in found if each.kind == "recommendation"]
        self._in_news = context.document.identity.kind in ("news_article", "press_release")
        self._press_release = context.document.identity.kind == "press_release"
        self._inspected = context.document.identity.programme is not None
        self._names_areas = not self._own_report or "area_for_improvement" not in set_out
        self._counted: FindingKind | None = None
        """What a sentence before only counted: "We raised two causes of concern." """
        self._just_counted = False
        self._recommended_at = -1
        """The last sentence that told of a recommendation."""
        self._told_at, self._told_in = -1, 0
        """The sentence, and the block, that counted or told the last of them."""
        self._causes, self._quotations = CauseReader(context, set_out), Quotations()

    def read(self) -> Iterator[Found]:
        """Every finding that a sentence states, in order."""
        for sentence in self._context.sentences:
            if sentence.block.kind in ("heading", "table_row"):
                continue
            if not self._own_report and (quoted := self._quotations.read(sentence)):
                yield quoted
                continue
            opens_list = is_lead_in(sentence.text) or breaks_off(sentence.text)
            if opens_list and not answers_own_cause(sentence.text):
                self._just_counted = False
                continue
            is_worth_reading = may_tell_finding(sentence.text)
            if not (is_worth_reading or self._counted or self._causes.has_told):
                continue
            text = names_causes(" ".join(sentence.text.split()))
            if len(text) <= _LONGEST_LABEL and _is_label(text):
                continue
            found = self._read_counted(sentence, text)
            self._just_counted = False
            if not found and is_worth_reading:
                found = self._read_cause(sentence, text) or self._read_other(sentence, text)
            for each in one_by_one(found, sentence) if found else ():
                yield from each_quoted(each, sentence) if each.rule == "quoted_demand" else dated_parts(each, sentence)
            if found and found.kind == "cause_of_concern_past" and _NAMES_ANOTHER.search(text):
                yield from filter(None, [self._read_other(sentence, text)])
        yield from self._causes.read_rest()

    def _read_counted(self, sentence: Sentence, text: str) -> Found | None:
        """One of those counted before: "The second was that …"; or all of them: "These are …" """
        counted = self._counted
        if not (self._just_counted or counted == "recommendation" or may_be_counted(text)):
            return None
        if (
            counted and is_counted_demand(text) and deadline_in(text) and asks(text)
        ):  # causes of concern ask for nothing
            counted = counted if counted == "area_for_improvement" else "recommendation"
        if cause := self._causes.read_counted(sentence, text, counted, self._just_counted):
            return cause
        found = self._counted_demand(sentence, text, counted) if counted in ASKED_FOR else None
        if found:
            self._told_at, self._told_in = self._context.position(sentence), sentence.block_index
        elif self._just_counted and counted == "innovative_practice" and before_in_paragraph(self._context, sentence):
            return stated_by(sentence, "innovative_practice", "practice_counted")
        return found

    def _counted_demand(self, sentence: Sentence, text: str, counted: FindingKind) -> Found | None:
        """One of the recommendations or areas for improvement that were counted, or all of them."""
        bare = _ITEM_NUMBER.sub("", text)
        told = (
            is_counted_demand(bare)
            or (goes_through(bare) and sentence.block_index <= self._told_in + 1)
            or (is_one_or_another(bare) and self._is_near(sentence))
        )
        if counted == "recommendation":
            told = told or (self._goes_on(sentence) and names_one(bare)) or (self._just_counted and names_them(text))
            return stated_by(sentence, counted, "recommendation_counted", deadline_in(text)) if told else None
        if told or (self._just_counted and (names_them(text) or says_what_it_asks(text))):
            return stated_by(sentence, counted, "area_for_improvement_counted", deadline_in(text) if told else None)
        return None

    def _is_near(self, sentence: Sentence) -> bool:
        """In the paragraph that counted, or told of one last, or right behind it."""
        return sentence.block_index == self._told_in or self._context.position(sentence) == self._told_at + 1

    def _goes_on(self, sentence: Sentence) -> bool:
        """Right behind what was counted or told of last, in a paragraph that others wrote."""
        is_next = self._context.position(sentence) == self._told_at + 1 and sentence.block_index == self._told_in
        return is_next and not self._own_report

    def _count(self, kind: FindingKind, sentence: Sentence, text: str) -> None:
        self._counted, self._just_counted = (None, False) if closes_several(text) else (kind, True)
        self._told_in, self._told_at = sentence.block_index, self._context.position(sentence)

    def _read_cause(self, sentence: Sentence, text: str) -> Found | None:
        found = self._causes.read(sentence, text)
        if self._causes.counted:
            self._counted, self._just_counted = self._causes.counted, self._causes.only_counts
        return found

    def _read_other(self, sentence: Sentence, text: str) -> Found | None:
        """A finding of any other kind; a sentence that only counts those to come is kept in mind."""
        if self._has_recommendations and retells(text) and not (retells_numbered(text) or self._is_another(text)):
            return None  # one of those that the document sets out
        found = self._recommended(sentence, text) or self._improved(sentence, text) or self._to_improve(sentence, text)
        if found:
            return found
        if not self._own_report and announces_practice(text):
            self._count("innovative_practice", sentence, text)
            return None
        called = calls_innovative(text) and told_by_inspectors(self._context, sentence)
        if not self._own_report and (called or praises_practice(text)):
            return stated_by(sentence, "innovative_practice", "practice_sentence")
        is_of_areas = self._counted == "area_for_improvement" and sentence.block_index > self._told_in + 1
        is_elsewhere = not self._counted or is_of_areas
        if not self._own_report and is_elsewhere and counts_recommendations(text):
            self._count("recommendation", sentence, text)
        elif (self._names_areas and counts_areas(text)) or counts_one_area(text):
            self._count("area_for_improvement", sentence, text)
        elif counts_requests(text) and from_inspectors(self._context, sentence):
            self._count("recommendation", sentence, text)
        return None

    def _is_another(self, text: str) -> bool:
        """Whether a recommendation that is told in full has little to do with those that the document sets out."""
        words = subject_words(text)
        return asks(text) and all(2 * len(words & own) < len(own) for own in self._set_out)

    def _recommended(self, sentence: Sentence, text: str) -> Found | None:
        """What inspectors recommended, told as such or as an order with a date."""
        if retells(text) and not self._counted:
            self._counted = "recommendation"  # "The third was that …"
        clear = retells_numbered(text) or (retells(text) and not _SPEAKS_OF_OTHERS.search(text))
        if self._context.document.identity.kind == "other" and looks_back(text) and not retells(text):
            return None  # "I recommended last year that …"
        clear = clear or (goes_on_recommending(text) and named_before(self._context, sentence, _REACH))
        position = self._context.position(sentence)
        goes_on = begins_with_deadline(text) or goes_on_recommending(text) or text.startswith(("It ", "They "))
        clear = clear or (self._in_news and position == self._recommended_at + 1 and goes_on) or asks_all_forces(text)
        clear = clear or (
            self._has_recommendations and adds_demand(text) and stands_below_list(self._context, sentence)
        )
        if recommends_in_prose(text) and (clear or told_by_inspectors(self._context, sentence)):
            self._recommended_at = position
            return stated_by(sentence, "recommendation", "recommendation_sentence", deadline_in(text))
        deadline = ordered_in_news(text) if self._in_news else None
        told = (self._inspected and was_given_time(text)) or told_by_inspectors(self._context, sentence)
        if not (deadline and told):
            return None
        self._recommended_at = position
        return stated_by(sentence, "recommendation", "recommendation_in_news", deadline)

    def _improved(self, sentence: Sentence, text: str) -> Found | None:
        """An improvement that inspectors say was made; what a force says of itself is none."""
        if not reports_improvement(text):
            return None
        by_them = recognises_progress(text) and told_by_inspectors(self._context, sentence)
        by_them = by_them or (self._in_news and self._inspected and praises_progress(text))
        ours = not (self._own_report or self._letter) and speaks_of_own(text)
        if by_them or (not ours and from_inspectors(self._context, sentence)):
            return stated_by(sentence, "improvement_reported", "improvement_sentence")
        return None

    def _to_improve(self, sentence: Sentence, text: str) -> Found | None:
        """What the force has to improve, as it was told or as a letter asks."""
        states = states_area(text) or (self._own_report and expects_of_force(text))
        if states and stands_below_list(self._context, sentence) and names_list_above(text):
            return None  # its items are read there
        if self._names_areas and states and not self._explains(sentence):
            if _FIRST_AREA.search(text):
                self._counted = "area_for_improvement"  # "The second asks the force to …"
            return stated_by(sentence, "area_for_improvement", "area_for_improvement_sentence")
        if self._press_release and (told_to_force(text) or self._asks_alone(sentence, text)):
            return stated_by(sentence, "area_for_improvement", "told_to_force", deadline_in(text))
        if not (self._own_report or self._letter) and quotes_demand(text):
            return quoted_demand(self._context, sentence, text)
        if self._letter and asks_in_letter(text):
            return stated_by(sentence, "area_for_improvement", "letter_sentence", deadline_in(text))
        return None

    def _asks_alone(self, sentence: Sentence, text: str) -> bool:
        """A paragraph of the inspectorate's own notice that only asks the force for something."""
        alone = len(self._context.in_block(sentence.block_index)) == 1
        return alone and asks_of_force(text) and not _OPENS_NEWS.search(text)

    def _explains(self, sentence: Sentence) -> bool:
        """A report's own words on what its labels mean: "If we find …, we report it as a cause of concern." """
        earlier = (s for s in self._context.in_block(sentence.block_index) if s.start < sentence.start)
        return self._own_report and any(is_definition(s.text) for s in earlier)
