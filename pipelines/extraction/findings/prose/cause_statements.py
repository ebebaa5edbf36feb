"""Causes of concern told in running prose, one after the other: which are new, and which were told before.

Belongs here: what a document's sentences on causes of concern say together. Not here: the grammar of one such sentence
(`causes.raised`, `causes.groups`), causes under a label (`labels.sections`), findings of other kinds (`statements`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.causes.groups import (
    calls_it_cause,
    closes_them,
    closes_this,
    counts_causes,
    is_counted_cause,
    one_still_stands,
    only_counts_one,
    only_tallies_closed,
    other_stands,
    points_back,
    says_it_stands,
    speaks_of,
    stands_still,
    subject_words,
    tells_first,
    tells_one_of_several,
)
from pipelines.extraction.findings.causes.names import names_causes
from pipelines.extraction.findings.causes.raised import (
    cause_stated,
    closes_cause,
    dates_cause,
    names_visit_before,
    says_only_that_there_is_one,
    speaks_of_today,
    tells_of_before,
)
from pipelines.extraction.findings.prose.stated import stated_by
from pipelines.extraction.findings.words.lines import OWN_REPORTS, Found
from pipelines.extraction.findings.words.neighbours import last_in_paragraph, next_in_paragraph
from pipelines.extraction.records import FindingKind

_ITEM_NUMBER = expression(r"^\W*(?:\d{1,2}[.)]\s*)?")
_RULE = "cause_of_concern_sentence"
_COUNTED = "cause_of_concern_counted"


class CauseReader:
    """Keeps in mind what was told; `set_out` are the kinds that the document sets out under labels or in lists."""

    def __init__(self, context: Context, set_out: set[FindingKind]) -> None:
        self._context = context
        self._published = context.document.identity.published_date
        self._own_report = context.document.identity.kind in OWN_REPORTS
        self._letter = context.document.identity.kind == "revisit_letter"
        self._is_set_out = bool(set_out & {"cause_of_concern", "cause_of_concern_past"})
        self._one_stands = context.once(one_still_stands)
        self._is_named = False
        self._one_counted: Found | None = None
        """What a sentence tells that only says that there is a cause of concern, while no other tells which."""
        self._tally: Sentence | None = None
        """The sentence of a letter that counts past causes of concern, while none of them is told."""
        self._past_at: int | None = None
        """The last sentence that told of a cause of the past."""
        self._told: set[str] = set()
        """What the past causes of concern were about."""
        self.counted: FindingKind | None = None
        """What the sentence read last only counts, or tells one of."""
        self.only_counts = False

    @property
    def has_told(self) -> bool:
        """Whether causes of the past were told, to which any sentence may point back."""
        return bool(self._told)

    def read_counted(self, sentence: Sentence, text: str, counted: FindingKind | None, just: bool) -> Found | None:
        """One of those that were `counted` before: "The second was that …" """
        bare = _ITEM_NUMBER.sub("", text)
        if counted in ("cause_of_concern", "cause_of_concern_past") and is_counted_cause(bare):
            self._told |= subject_words(text) if counted == "cause_of_concern_past" else set()
            self._tally = None
            stands = " that remain" in text or " which remain" in text
            return stated_by(sentence, "cause_of_concern" if stands else counted, _COUNTED)
        if counted == "cause_of_concern" and just and tells_first(text):
            return stated_by(sentence, counted, _COUNTED)
        is_next = self._past_at is not None and self._context.position(sentence) == self._past_at + 1
        if (self._letter or is_next) and self._told and other_stands(bare):
            return stated_by(sentence, "cause_of_concern", _COUNTED)
        return None

    def read(self, sentence: Sentence, text: str) -> Found | None:
        """A cause of concern that the sentence states, or tells to be closed; none that was told of already."""
        self.counted, self.only_counts = None, False
        before = " ".join(s.text for s in self._context.in_block(sentence.block_index) if s.start < sentence.start)
        cause = None if only_tallies_closed(text) else self._kind_told(text, before)
        if not cause:
            told_before = self.has_told or self._is_set_out
            if not told_before and self._letter and closes_them(text, before):
                return stated_by(sentence, "cause_of_concern_past", "cause_of_concern_closed")
            return None
        if counts_causes(text) or (self._is_set_out and tells_one_of_several(text)):
            self.counted, self.only_counts = cause, True
            is_past = self._letter and cause == "cause_of_concern_past"
            self._tally = sentence if is_past and not self._tally else self._tally
            return None
        if cause == "cause_of_concern" and only_counts_one(text):
            self._one_counted = stated_by(sentence, cause, _RULE)
            return None
        if says_it_stands(text) and (self._is_set_out or self._is_named):
            return None
        only_that = says_only_that_there_is_one(text)
        if only_that and cause == "cause_of_concern" and self._is_set_out:
            return None
        self._is_named = True
        if cause == "cause_of_concern" and self._is_closed_behind(sentence):
            cause = "cause_of_concern_past"
        if tells_one_of_several(text):
            self.counted = cause
        if self._is_told_again(text, cause):
            return None
        if only_that and (told := next_in_paragraph(self._context, sentence)):
            return stated_by(sentence, cause, _RULE, until=told)
        if cause == "cause_of_concern_past":
            self._told |= subject_words(text)
            self._past_at = self._context.position(sentence)
        if calls_it_cause(text) and (what := last_in_paragraph(self._context, sentence)):
            return stated_by(what, cause, _RULE, until=sentence)
        return stated_by(sentence, cause, _RULE)

    def read_rest(self) -> Iterator[Found]:
        """Causes of concern that were only counted, where nothing else tells of any."""
        if self._one_counted and not (self._is_set_out or self._is_named):
            yield self._one_counted
        if self._tally and not self._is_set_out:
            yield stated_by(self._tally, "cause_of_concern_past", "causes_of_concern_counted")

    def _kind_told(self, text: str, before: str) -> FindingKind | None:
        """Whether the cause stands; a letter, or a paragraph on an earlier visit, tells of those raised then."""
        cause = cause_stated(text, self._published)
        of_then = self._own_report and names_visit_before(before, self._published)
        then = self._letter or (of_then and not speaks_of_today(text))
        if cause == "cause_of_concern" and then and tells_of_before(text):
            cause = "cause_of_concern_past"
        if cause == "cause_of_concern_past" and self._one_stands and not closes_cause(text):
            cause = "cause_of_concern"
        return cause

    def _is_told_again(self, text: str, cause: FindingKind) -> bool:
        """The same cause, not another."""
        again = self.has_told and (points_back(text) or speaks_of(text, self._told))
        if again and closes_cause(text) and not dates_cause(text):
            return True
        if again and self._letter and self._is_set_out and stands_still(text):
            return True
        told_already = (self._own_report and cause == "cause_of_concern") or (self._letter and not self._told)
        return self._is_set_out and told_already

    def _is_closed_behind(self, sentence: Sentence) -> bool:
        """Whether the next sentence says that the cause is closed by now, in the same paragraph or the next."""
        behind = self._context.position(sentence) + 1
        return behind < len(self._context.sentences) and closes_this(names_causes(self._context.sentences[behind].text))
