"""A label in force: what is known of it while its blocks are read.

Belongs here: the state of one label, and what ends it. Not here: reading the blocks (`labels.sections`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.findings.words.grammar import asks, begins_with_verb, reads_as_sentence
from pipelines.extraction.findings.words.headings import states_more_than_grade
from pipelines.extraction.findings.words.known import is_topic
from pipelines.extraction.findings.words.lead_in_ends import is_lead_in
from pipelines.extraction.findings.words.lines import Found, Lines, without_marker
from pipelines.extraction.findings.words.tallies import only_announces
from pipelines.extraction.records import FindingKind

_WHO_DOES_IT = expression(
    r"(?:The |Its |Our )?(?:[A-Z][\w'-]+ ){0,4}?"
    r"(?:[Ff]orce|[Cc]onstabulary|Police|[Ss]ervice|[Uu]nit|[Oo]fficers|[Ss]taff|[Tt]eams?|ROCU)\b"
)
"""A second practice says who does it; 'Supervision is regular' is another finding."""


_NAMED_PRACTICE = expression(r"\w\*{0,2} [–—-] .*\b(?:Police|Constabulary)\b|\([^()]*(?:Police|Constabulary)\)$")
"""'Clinic for young witnesses – Kent Police': a name, and whose practice it is."""


@dataclass(slots=True)
class Section:
    """A label in force: from its block to the heading that ends it."""

    kind: FindingKind
    level: int
    at: int
    numbered: bool = False
    earlier: bool = False
    overall: bool = False
    area_id: str | None = None
    item_level: int | None = None
    """How deep the headings below it turned out to stand; marks of depth may be lost."""
    by_heading: bool = False
    by_list: bool = False
    count: int = 0
    deadline: str | None = None
    heading_deadline: str | None = None
    open_list: bool = True
    """Whether list items are findings: no lead-in yet, or one that asks for something."""
    in_cause: bool = False
    outer: Section | None = None
    """The cause of concern that its recommendations would end."""
    for_all: bool = False
    """It lists the findings of all areas, below the last of them."""
    area_named: bool = False
    """The heading of a letter names the cause that it would end, which isn't the last one told of."""
    by_topic: bool = False
    """Its findings stand under the subjects that they are about."""
    topic_level: int = 0
    demand: bool = False
    """Its label doesn't say of what kind the findings are: what is due by a date is recommended."""
    of_label: bool = False
    """Opened by a label, not by the heading of a part whose own headings are the findings."""
    titled: bool = False
    """Its label is a heading that holds the finding itself: "Innovative practice: children have a say"."""
    single: bool = False
    """Its label announces one finding only: "Area for improvement"."""
    bare_items: bool = False
    """Its findings are lines with nothing below them: a list whose marks were lost."""
    told_elsewhere: bool = False
    """A letter on a revisit names the subject and goes on with what became of it."""
    answered: bool = False
    """What follows says what was done about the findings."""
    if_asked: bool = False
    """Its label names several kinds: nothing but what asks for something is told below."""

    announced_at: int = -1
    """The last line right below it that only announces what follows."""

    def opens_at(self, index: int) -> bool:
        """Right below the label, or the words that announce what follows."""
        return index == max(self.at, self.announced_at) + 1

    def is_announced(self, index: int, sentences: Sequence[Sentence]) -> bool:
        """Whether a paragraph below the label says only that findings follow; it is remembered."""
        if not (self.opens_at(index) and sentences and all(only_announces(s.text) for s in sentences)):
            return False
        self.announced_at = index
        return True

    @property
    def is_of_cause(self) -> bool:
        """A cause of concern, or what would end one."""
        return self.kind == "cause_of_concern" or self.in_cause

    def kind_of(self, kind: FindingKind, deadline: str | None) -> FindingKind:
        """The kind of a finding below the label: what a mere demand wants by a date is recommended."""
        if self.demand and kind == "area_for_improvement" and deadline:
            return "recommendation"
        return "cause_of_concern_past" if self.earlier and kind == "cause_of_concern" else kind

    def passes_over(self, line: str, is_numbered: bool) -> bool:
        """Whether a line tells what was done, which the next of several numbered demands ends; or, below a label of
        several kinds, asks for nothing.
        """
        self.answered = self.answered and not (is_numbered and asks(line))
        return self.answered or (self.if_asked and not (asks(line) or is_lead_in(line)))

    def is_untold(self, heading: str, level: int) -> bool:
        """A heading below recommendations, or one that is a finding, that asks for nothing."""
        if self._is_below_finding(level):
            return not asks(heading)
        asks_nothing = not (asks(heading) or begins_with_verb(heading))
        return self.kind == "recommendation" and not self.numbered and asks_nothing

    @property
    def _is_set_out_in_paragraphs(self) -> bool:
        return self.kind == "area_for_improvement" and self.count > 0 and not (self.by_heading or self.by_topic)

    def ended_by(self, level: int, heading: str) -> bool:
        """Whether a heading closes the label; a sentence right below it, or as deep as those before, doesn't."""
        if self.kind == "innovative_practice" and _NAMED_PRACTICE.search(heading):
            return False
        if self._is_below_finding(level):
            return False
        untold = not reads_as_sentence(heading)
        if untold and (self.answered or self._is_set_out_in_paragraphs):
            return True
        if self.titled and level <= self.level and not asks(heading):
            return True
        if self.single and self.by_heading and self.count > 0 and not asks(heading):
            return True
        is_another = self.kind != "innovative_practice" or level > self.level or _WHO_DOES_IT.match(heading)
        if self.by_heading and self.count > 0 and not is_another:
            return True
        if is_topic(heading) or (level <= self.level and not states_more_than_grade(heading)):
            return True
        return level < self.level and self.count > 0 and level != self.item_level

    def _is_below_finding(self, level: int) -> bool:
        """Whether a heading stands below one that is a finding: "In progress", "What we have done"."""
        if self.kind == "main_finding" or not self.by_heading or self.item_level is None:
            return False
        return level > self.item_level > self.level

    def left_for(self, level: int) -> Section | None:
        """The cause of concern whose next subject begins with a heading: 'Vetting', below what would end the last."""
        outer = self.outer
        return outer if outer and outer.by_topic and level == outer.topic_level else None

    def found(
        self, kind: FindingKind, index: int, rule: str, quote: Span, lines: Lines, deadline: str | None = None
    ) -> Found:
        """The finding that is quoted, as one below this label."""
        return Found(
            kind=self.kind_of(kind, deadline),
            quote=quote,
            anchor=quote,
            title=without_marker(lines.words(quote.start, quote.end)),
            block_index=index,
            labelled=self.at,
            rule=rule,
            deadline=deadline,
            earlier=self.earlier,
            area_id=self.area_id,
            overall=self.overall,
            for_all=self.for_all,
            ends_cause=self.in_cause and kind == "recommendation" and not self.area_named,
            has_body=not lines.is_item(index),
        )
