"""What a measured quantity says beside its value: of what it is, and of when.

Belongs here: making the fact of a quantity. Not here: which numbers are quantities (`measures`), or the facts of counts
(`facts`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import period_near
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.measures.matches import is_measured_in
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.records import Volume
from pipelines.extraction.volumes.facts import Told, fact_of, qualifier_of
from pipelines.extraction.volumes.measured.measurement import Measured


def of_quantity(context: Context, sentence: Sentence, quantity: Measured, window: tuple[int, int] | None) -> Volume:
    """'The average wait was four minutes and 12 seconds', in the smaller of its units.

    `window` bounds the words of its own period where its sentence measures more than once.
    """
    first, last = quantity.numbers[0], quantity.numbers[-1]
    begins = own_clause(sentence.text, first.start) if quantity.target_from is None else quantity.target_from
    clause = sentence.text[begins : clause_bounds(sentence.text, first.start, last.end)[1]]
    if window and (own := _part_of(sentence.text, quantity, window)) and measure_of(own, own, kind="time"):
        clause = own
    told = Told(
        first.start,
        last.end,
        tuple(sentence.span(one.start, one.end) for one in quantity.numbers),
        "measured",
        quantity.value,
        quantity.subject,
        clause,
        qualifier_of(sentence.text, first),
        kind="time" if quantity.is_time else "volume",
    )
    fact = fact_of(context, sentence, told)
    measure = fact.measure_id or _measure_above(context, sentence, clause, told.kind)
    fact = replace(fact, measure_id=measure if is_measured_in(measure, quantity.subject) else None)
    if window is None:
        return fact
    period = period_near(sentence.text, first.start, (), context.document.identity.published_date, window)
    return replace(fact, period_start=period.first if period else None, period_end=period.last if period else None)


_POINTS_BACK = expression(
    r"\b(?:it|this|that|these|those|they|the\s+(?:average|mean|median|figure|time|wait|longest))\b|\b(?:waits?|waiting|waited|times?|delays?|takes?|took|average[ds]?|answer\w*)\b",
    re.IGNORECASE,
)


_OF_WAITS = expression(
    r"\b(?:wait(?:s|ing)?|times|time\s+(?:it|to|taken|that)|delays?|how\s+long|quick\w*|slow\w*|abandon\w*)\b",
    re.IGNORECASE,
)


def _measure_above(context: Context, sentence: Sentence, clause: str, kind: str) -> str | None:
    """What a quantity measures by the sentence before it or the heading above, where it only says how much."""
    if not _POINTS_BACK.search(clause):
        return None
    earlier = next((said.text for said in context.before(sentence)), "")
    heading = sentence.headings[-1] if len(sentence.headings) > 1 else ""
    for above in filter(None, (earlier, heading if _OF_WAITS.search(heading) else "")):
        words = f"{clause} {above}"
        if measure := measure_of(words, words, area_id=sentence.area_id, kind=kind):
            return measure
    return None


_NEXT_PART = expression(
    r"(?:[,;]|\s(?:and|but|while|whereas)\s)(?![^,;]*(?:[,;]|\s(?:and|but|while|whereas)\s))", re.IGNORECASE
)


def _part_of(text: str, quantity: Measured, window: tuple[int, int]) -> str:
    """'The average 999 caller waited 6.1 seconds', whatever the sentence says of those who dial 101."""
    end = quantity.numbers[-1].end
    begins = _NEXT_PART.search(text, window[0], quantity.numbers[0].start) if window[0] else None
    behind = _NEXT_PART.search(text, end, window[1]) if window[1] < len(text) else None
    return text[begins.end() if begins else window[0] : behind.start() if behind else window[1]]


_COUNT_AND = expression(r"\d[^.;]*?(?:,\s+|\s)and\s+", re.IGNORECASE)


def own_clause(text: str, at: int) -> int:
    """Where the clause of a quantity begins, apart from a count before it: '40 complaints, and took'."""
    start = clause_bounds(text, at, at)[0]
    found = list(_COUNT_AND.finditer(text, start, at))
    return found[-1].end() if found else start
