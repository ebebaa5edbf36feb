"""Volumes: how many of the things that the field tracks there are: crimes, calls, officers, offenders, recommendations.

Belongs here: counts that stand alone. Not here: counts of cases out of cases (`counts.reading`), sizes of samples
(`counts.samples`), percentages (`rates`), money (`money`), or the nouns (`grammar.counted`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.documents.dates import YEAR
from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.asked_for import asks_to_be_told, supposes
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, thing_after
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.number_readings import lists_pages
from pipelines.extraction.records import CaseCount, Volume
from pipelines.extraction.tables.figures import holds_prose
from pipelines.extraction.volumes.facts import (
    is_free,
    of_label,
    upper_end,
    volume_of,
)
from pipelines.extraction.volumes.leaning.all_there_are import all_there_are, bases_of
from pipelines.extraction.volumes.leaning.lent import begins_at, lent, measure_before, verb_shared
from pipelines.extraction.volumes.leaning.named_above import findings_above, named_above
from pipelines.extraction.volumes.lines.alone import figures_alone
from pipelines.extraction.volumes.lines.answered import answers_alone
from pipelines.extraction.volumes.lines.series import series_in_brackets
from pipelines.extraction.volumes.lines.shaped import plain_lines
from pipelines.extraction.volumes.lines.telegraphic import runs_on, telegraphic
from pipelines.extraction.volumes.measured.measurement import Measured
from pipelines.extraction.volumes.measured.measures import measured
from pipelines.extraction.volumes.measured.quantities import of_quantity, own_clause
from pipelines.extraction.volumes.methods import lists_method
from pipelines.extraction.volumes.nought import concerns_in_a_word, none_achieved
from pipelines.extraction.volumes.places import counted_numbers
from pipelines.extraction.volumes.shapes.labels import (
    holds_counts,
    holds_labels,
    labelled_figures,
    measured_lines,
    with_bars,
    yearly_figures,
)
from pipelines.extraction.volumes.tables.cells import of_rows

_COMPARES = expression(
    r"\W*(?:that|this|it|which|the\s+figure)(?:'s|\s+(?:is|was))?\s+(?:compare[sd]?|up|down|against|higher|lower|more|fewer|set\s+against)\b|"
    rf"\W*(?:this|that|it)\s+(?:is|was|represents|represented)\s+(?:an?\s+)?(?:increase|rise|fall|drop|decrease|reduction)\b|\W*compared\s+(?:with|to)\b|[^.;]{{0,90}}\b(?:majority|most|half|\d)\s+of\s+{THEM}\b",
    re.IGNORECASE,
)
"""'That's compared with an average of 271 …', a paragraph of its own."""
_ELSEWHERE = expression(
    r"^\W*(?:most\s+read|read\s+more|read\s+next|related|more\s+news|trending|see\s+also|we\s+value\s+your\s+privacy|we\s+and\s+our\s+[\d,]+\s+(?:\w+\s+)?partners)\b",
    re.IGNORECASE,
)
"""What a page offers to read besides."""
_FEW_NUMBERS = 2
"""A list of contents has more pages."""
_YEAR_LEADS = expression(rf"\(\s*(?:in\s+)?{YEAR}\s*:\s*$")
"""'94,117 (2018: 88,906)': the year of the next count."""


def read_volumes(context: Context, claimed: Collection[Span], counts: Collection[CaseCount] = ()) -> list[Volume]:
    """Every volume in the document, in order; numbers at `claimed` spans are taken by other facts.

    A number of cases that `counts` of its sentence were made out of is no volume either.
    """
    taken = frozenset(at for span in claimed for at in range(span.start, span.end)) | bases_of(context, counts)
    taken -= all_there_are(context, counts)
    telling = _Telling(context, taken)
    for sentence in context.sentences:
        lead = context.lead_in(sentence)
        if _may_count(sentence) and not (lead and lists_method(lead.text, sentence.text)):
            telling.hear(sentence)
    lines = {
        figure.sentence.span(figure.number.start, figure.number.end): figure
        for figure in (
            *figures_alone(context),
            *answers_alone(context),
            *series_in_brackets(context),
            *telegraphic(context),
            *yearly_figures(context),
            *plain_lines(context),
            *measured_lines(context),
            *labelled_figures(context),
        )
        if is_free(figure.sentence, figure.number, taken)
    }
    labelled = frozenset(place.start for place in lines)
    told = frozenset(fact.anchor.start for fact in telling.found)
    found = [*telling.found, *of_rows(context, taken | told, labelled)]
    places = {fact.anchor for fact in found}
    found.extend(of_label(context, figure) for place, figure in lines.items() if place not in places)
    return sorted(found, key=lambda volume: volume.anchor.start)


def _may_count(sentence: Sentence) -> bool:
    """Whether it is prose or labels of the document itself, and supposes nothing."""
    if sentence.block.kind == "table_row" and not any(
        told(sentence) for told in (holds_prose, holds_labels, holds_counts)
    ):
        return False
    if (
        _ELSEWHERE.match(sentence.text)
        or runs_on(sentence)
        or (len(sentence.numbers) > _FEW_NUMBERS and lists_pages(sentence.text))
    ):
        return False
    return not supposes(sentence.text) and not asks_to_be_told(sentence.text)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What was counted last, on which a number without a noun may lean; no `fact` where a count of cases did."""

    block_index: int
    thing: CountedThing
    fact: Volume | None
    opens_list: bool = False
    """Whether the lines below go on from it: 'It logged 690 incidents, and of those …'."""


class _Telling:
    """The volumes of a document, sentence by sentence, with what the next sentence may lean on."""

    def __init__(self, context: Context, taken: frozenset[int]) -> None:
        self.found: list[Volume] = []
        self._context = context
        self._taken = taken
        self._spoken: _Spoken | None = None
        self._timed: tuple[int, Measured] | None = None
        """The last stretch of time or likelihood, and its block."""

    def hear(self, sentence: Sentence) -> None:
        """Reads the next sentence."""
        self.found.extend(none_achieved(self._context, sentence))
        self.found.extend(concerns_in_a_word(self._context, sentence, self._taken))
        spoken = self._spoken if self._leans(sentence) else None
        unclaimed = [number for number in sentence.numbers if is_free(sentence, number, self._taken)]
        known = self._measured(sentence, unclaimed)
        told = {number.start for quantity in known for number in quantity.numbers}
        free = [number for number in unclaimed if number.kind == "cardinal" and number.start not in told]
        if free:
            self._count(sentence, free, spoken, [quantity.numbers[0].start for quantity in known])
        if thing := _told_of_by_counts(sentence, self._taken):
            self._spoken = _Spoken(sentence.block_index, thing, None)

    def _leans(self, sentence: Sentence) -> bool:
        """Whether the sentence may go on from what was counted last."""
        if self._spoken is None:
            return False
        apart = sentence.block_index - self._spoken.block_index
        below = self._spoken.opens_list and _OPENS_ITEM.match(sentence.text) is not None
        return (
            apart == 0
            or (apart == 1 and (_goes_on(sentence) or below))
            or (apart <= _LONGEST_LIST and _is_item(sentence))
        )

    def _measured(self, sentence: Sentence, unclaimed: Sequence[Number]) -> list[Measured]:
        """What is measured rather than counted, so far as it is known what it measures."""
        averaged = self._timed[1] if self._timed and self._timed[0] == sentence.block_index else None
        said = next((told.text for told in self._context.before(sentence)), "")
        quantities = list(measured(sentence, unclaimed, averaged, said))
        self._timed = next(
            ((sentence.block_index, told) for told in reversed(quantities) if told.may_be_set_beside), None
        )
        known: list[Measured] = []
        for at, quantity in enumerate(quantities):
            fact = of_quantity(self._context, sentence, quantity, _window(sentence, quantities, at))
            if fact.measure_id or quantity.is_clear:
                known.append(quantity)
                self.found.append(fact)
        return known

    def _count(
        self, sentence: Sentence, free: Sequence[Number], spoken: _Spoken | None, measured_at: Sequence[int]
    ) -> None:
        findings = findings_above(self._context, sentence)
        carried = findings or (spoken.thing if spoken else named_above(self._context, sentence))
        lender = spoken.fact if spoken and spoken.thing is carried else None
        for counted, fact in _of_sentence(self._context, sentence, free, carried, lender, measured_at):
            last = self.found[-1] if self.found else None
            again = last and last.value == fact.value and counted.rule == "joined_count"
            self.found.append(lent(sentence, counted, fact, last, 0) if last and again else fact)
            opens = sentence.text.rstrip().endswith((":", "…", "...")) or (spoken is not None and spoken.opens_list)
            self._spoken = _Spoken(sentence.block_index, counted.thing, self.found[-1], opens)


def _window(sentence: Sentence, quantities: Sequence[Measured], at: int) -> tuple[int, int] | None:
    """Where the words of one quantity lie between those of the others; None for the only one of a sentence."""
    if len(quantities) == 1:
        return None
    opened = quantities[at - 1].numbers[-1].end if at else 0
    closed = quantities[at + 1].numbers[0].start if at + 1 < len(quantities) else len(sentence.text)
    return opened, closed


_OPENS_ITEM = expression(
    rf"\W*\d[\d,]*\s+(?:of\s+{THEM}\s+)?(?:had|have|has|were|was|are|is|in|on|for|to|at|with|within|across|related|relating|generated|made|involved)\b"
)
"""'• 9,814 had been recruited', '• 14 for the county lines team': an item that leaves its noun to the one before."""


def _goes_on(sentence: Sentence) -> bool:
    """Whether a block begins with a count of what the block before told of."""
    return _COMPARES.match(sentence.text) is not None or _is_item(sentence)


def _is_item(sentence: Sentence) -> bool:
    return sentence.block.kind == "list_item" and _OPENS_ITEM.match(sentence.text) is not None


_LONGEST_LIST = 8
"""Items among which one may lean on what the words above them counted."""


def _of_sentence(
    context: Context,
    sentence: Sentence,
    free: Sequence[Number],
    carried: CountedThing | None,
    lender: Volume | None,
    measured_at: Sequence[int],
) -> Iterator[tuple[CountedNumber, Volume]]:
    """The volumes of one sentence; `carried` and `lender` are what the sentence before counted.

    `measured_at` is where the sentence tells what is measured rather than counted.
    """
    here = list(counted_numbers(with_bars(sentence), free, carried))
    shared = ""
    for position, counted in enumerate(here):
        opened = here[position - 1].end if position else 0
        closed = begins_at(here[position + 1], counted) if position + 1 < len(here) else len(sentence.text)
        apart = ((own_clause(sentence.text, at), at) for at in measured_at if at > counted.end)
        closed = min([closed, *(begins if begins >= counted.end else at for begins, at in apart)])
        if own_year := _YEAR_LEADS.search(sentence.text, counted.end, closed):
            closed = own_year.start()
        shared = verb_shared(sentence.text, shared, here[position - 1], counted) if position else ""
        alone = len(here) == 1 and not measured_at
        fact = volume_of(context, sentence, counted, (opened, closed), alone=alone, shared=shared)
        if counted.rule == "joined_count" and lender:
            fact = lent(sentence, counted, fact, lender, opened)
        if counted.rule == "joined_count" and not position and not fact.measure_id:
            fact = replace(fact, measure_id=measure_before(context, sentence, counted))
        lender = fact if fact.subject else replace(fact, subject=counted.thing.noun)
        yield counted, lender
        if counted.high:
            yield counted, upper_end(sentence, counted.high, lender)


def _told_of_by_counts(sentence: Sentence, taken: frozenset[int]) -> CountedThing | None:
    """The posts of '97 of 640 posts are vacant': what counts of the sentence are of, on which the next one may lean."""
    claimed = [
        number for number in sentence.numbers if number.kind == "cardinal" and not is_free(sentence, number, taken)
    ]
    things = [
        thing for number in claimed if (thing := thing_after(sentence.text, number.end)) and thing.role == "volume"
    ]
    return things[-1] if things and things[-1].unit in _LASTING else None


_LASTING = ("people", "posts", "vehicles", "devices", "recommendations")
"""What there is, unlike what was read for an inspection."""
