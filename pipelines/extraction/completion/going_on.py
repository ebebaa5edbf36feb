"""Figures that only say how much it was, at another time, elsewhere or in part, of what was told before them.

Belongs here: 'The list stood at 1,240 in August', 'the median was 38 days', '37 of them' after a figure with a measure.
Not here: figures whose own words name a part of what they measure (`told_above`), or what the words of a sentence name
by themselves (`measures.measure`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.completion.by_state import measure_by_state
from pipelines.extraction.completion.left_out import of_what_is_recorded
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.elliptical import adds_nothing, places_of_subjects
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.grammar.movements import MOVED, MOVING
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.grammar.vocabulary import words_of
from pipelines.extraction.measures.matches import is_of_change, known, tells_much
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.measures.measured_words import without_label
from pipelines.extraction.questions_asked import answers_one, without_answer
from pipelines.extraction.rates.told_of import told_of
from pipelines.extraction.rates.wholes_told import can_measure
from pipelines.extraction.records import Rate, Volume
from pipelines.extraction.volumes.leaning.lent import measure_of_things_told

Figure = TypeVar("Figure", Rate, Volume)

_SENTENCES_BACK = 3
_SAYS_HOW_MUCH = expression(
    rf"\b(?:{MOVED}|{MOVING}|(?:counted|reckoned|numbered|cut|brought|running|equal|equivalent|standing|came|come|gone|got|us|out)|"
    r"(?:the|that|this|its|our|their|a|an)\s+(?:(?:overall|total|latest|current|corresponding|equivalent|comparable|final|real|true|monthly|weekly|annual|usual|"
    r"worst|best|highest|lowest|peak|typical|average)\s+)*(?:list|queue|backlog|number|total|figure|rate|count|tally|average|median|mean|level|peak|low|high|score|result|"
    r"performance|standard|target|ambition|limit|ceiling|aim|goal|month|week|day|quarter|year|benchmark|threshold|requirement|rule|deadline|expectation)s?|"
    r"complian(?:ce|t)|compl(?:y|ies|ied)|(?:internal|weekly|monthly|latest|own|her|his)\s+(?:audits?|checks?|reviews?|sampling|dip[\s-]sampl\w+)|dip[\s-]sampl\w+|"
    r"suggests?|indicates?|(?:team|unit)\s+(?:audited|checked|sampled|reviewed)|"
    r"(?:force|constabulary|service|city|county|region|inspectors|visit|inspection|fieldwork)|"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|midday|midnight|morning|afternoon|evening|night|week|weekend|days?|weeks?|"
    r"seconds?|minutes?|hours?|working|longest|shortest|annually|monthly|earlier|later|date|time|number|end|start|beginning|close|middle|height|moment|present|successive|alone|locally|community|them|which|whom|such))\b",
    re.IGNORECASE,
)
"""Words that say how much, when and where, and nothing of what."""
_WHERE = expression(
    r"\b(?:in|at|across|for|around|throughout)\s+(?:the\s+)?[A-Z][\w'-]+(?:\s+(?:and\s+)?[A-Z][\w'-]+){0,3}"
)
_OF_THEM = expression(
    r"\s+of\s+(?:(?:them|which|whom)\b|(?:these|those)(?=\W*$|[,.;]|\s+(?:[a-z]+ed|are|were|is|was|have|had|has|still|remain)\b))",
    re.IGNORECASE,
)
_AMONG_THEM = expression(
    rf"\b(?:of|among|amongst|including)\s+(?:them|these|those|which|whom),?\s+{HEDGED_MORE}$", re.IGNORECASE
)
_SAYS_ONLY_WHICH = expression(
    rf"\bof\s+(?:about\s+|some\s+)?\d[\d,]*\s+(?:files|cases|records|calls|logs|crimes|investigations|incidents)\b|(?:{MONTHS}|{YEAR}|\d[\d/]*)",
    re.IGNORECASE,
)
_ANOTHER = expression(r"\b(?:more|fewer|less|extra|additional|another|further|new)\b", re.IGNORECASE)
"""'38 more of them are due' counts those to come."""
_HEDGED = expression(rf"(?<!\w){HEDGES}$", re.IGNORECASE)
"""'It was less than 70 percent' tells of none to come."""


def going_on(context: Context, facts: Sequence[Figure]) -> list[Figure]:
    """The facts; those without a measure that only go on from the one before, with its measure."""
    starts = [sentence.start for sentence in context.sentences]
    found: list[Figure] = []
    for at, fact in enumerate(facts):
        sentence = context.sentences[bisect_right(starts, fact.anchor.start) - 1]
        ends = facts[at + 1].anchor.start if at + 1 < len(facts) else sentence.end
        if isinstance(fact, Volume):
            fact = replace(fact, measure_id=measure_by_state(context, sentence, fact))
        if fact.measure_id is None:
            fact = _measured_as_before(context, sentence, fact, found, ends)
        if isinstance(fact, Rate) and not can_measure(context.document.plain, fact):
            fact = replace(fact, measure_id=None)
        found.append(_unless_per_head(context, of_what_is_recorded(context, fact, found)))
    return found


_COUNTED = ("count", "cases")
_SO_MANY_PEOPLE = (
    r"\b(?:per|for\s+(?:every|each)|in\s+every)\s+"
    r"(?:1,?000|10,?000|100,?000|(?:a\s+|one\s+)?(?:thousand|hundred\s+thousand|million)|head)\b"
)
_PER_HEAD = expression(_SO_MANY_PEOPLE, re.IGNORECASE)
_PER_HEAD_BEHIND = expression(rf"[^\d;.,]{{0,60}}?{_SO_MANY_PEOPLE}", re.IGNORECASE)


def _unless_per_head(context: Context, fact: Figure) -> Figure:
    """The fact; for so many people without the measure of a plain count: '31 incidents per 1,000 people'."""
    if not isinstance(fact, Volume) or fact.measure_id is None or known(fact.measure_id).unit not in _COUNTED:
        return fact
    behind = context.document.plain[fact.anchor.end : fact.quote.end]
    per_head = _PER_HEAD.search(fact.subject) or _PER_HEAD_BEHIND.match(behind)
    return replace(fact, measure_id=None) if per_head else fact


def _measured_as_before(
    context: Context, sentence: Sentence, fact: Figure, before: Sequence[Figure], ends: int
) -> Figure:
    """The fact, with the measure of the figure or the words that it goes on from."""
    text, start, end = sentence.text, fact.anchor.start - sentence.start, fact.anchor.end - sentence.start
    if sentence.block.kind == "table_row" or _IS_NO_MORE.search(text, 0, start):
        return fact
    lender = _lender(context, sentence, fact, before)
    here = lender is not None and lender.quote.start == fact.quote.start
    if lender and lender.measure_id and isinstance(fact, Volume) and _is_part(text, start, end):
        return replace(fact, measure_id=_of_part(context, sentence, fact, lender))
    opened = _end_of_clause(sentence, lender, start) if here and lender else 0
    closed = max(end, min(clause_bounds(text, start, end)[1], ends - sentence.start))
    if lender and isinstance(fact, Rate) and _only_points_back(text, start, end, opened, closed):
        return replace(fact, measure_id=lender.measure_id)
    if _OF_SOMETHING.match(text, end) and not _OF_WHICH_IT_WAS_SO.match(text, end):
        return fact
    leading = _HEDGED.sub("", text[opened:start]) if isinstance(fact, Rate) else text[opened:start]
    own = _what_is_said(f"{leading} {text[end:closed]}", fact)
    if own is None:
        return fact
    if here:
        same = lender and _counts_the_same(fact, lender) and adds_nothing(own, text[:opened])
        return replace(fact, measure_id=lender.measure_id) if lender and same else fact
    for said in context.before(sentence, _SENTENCES_BACK):
        if said.text.rstrip().endswith("?"):
            asked = (
                _named_by(said.text, sentence, fact, without_answer(own)) if answers_one(context, sentence) else None
            )
            return replace(fact, measure_id=asked)
        if lender and lender.quote.start == said.start:
            same = _counts_the_same(fact, lender) and adds_nothing(own, f"{said.text} {lender.subject}")
            return replace(fact, measure_id=lender.measure_id) if same else fact
        if measure := _named_by(said.text, sentence, fact, own):
            return replace(fact, measure_id=measure)
    heading = without_label(sentence.headings[-1]) if len(sentence.headings) > 1 else ""
    return replace(fact, measure_id=_named_by(heading, sentence, fact, own))


def _only_points_back(text: str, start: int, end: int, opened: int, closed: int) -> bool:
    """Whether a share is told of 'it', 'the rate' or 'the rise', and its clause of nothing else that is measured."""
    told = told_of(text, start, end, opened)
    if told is None or told.head or (_OF_SOMETHING.match(text, end) and not _OF_SO_MANY.match(text, end)):
        return False
    own = f"{text[told.start : start]} {text[end:closed]}" if told.start < start else ""
    words = words_of(_SAYS_HOW_MUCH.sub(" ", _WHERE.sub(" ", own)))
    return not any(tells_much(words[at]) for at in places_of_subjects(words))


_OF_SO_MANY = expression(r"\s+of\s+(?:the\s+|its\s+)?\d")


def _named_by(told: str, sentence: Sentence, fact: Rate | Volume, own: str) -> str | None:
    """The measure that a sentence or a heading names, where the figure below it adds nothing to it."""
    if not told or not adds_nothing(own, told):
        return None
    if isinstance(fact, Volume) and not _is_time(fact):
        if fact.subject and not adds_nothing(fact.subject, told):
            return None
        return measure_of_things_told(told, sentence.text[fact.anchor.start - sentence.start :].split()[0], sentence)
    kind = "time" if isinstance(fact, Volume) else "change" if fact.role == "change" else "rate"
    return measure_of(told, told, area_id=sentence.area_id, kind=kind)


def _end_of_clause(sentence: Sentence, lender: Rate | Volume, before: int) -> int:
    """Where the clause of a figure ends, at most where the next one stands."""
    start, end = lender.anchor.start - sentence.start, lender.anchor.end - sentence.start
    joined = _AND.search(sentence.text, end, before)
    return min(max(end, clause_bounds(sentence.text, start, end)[1]), joined.start() if joined else before)


_AND = expression(r"\s+and\s+(?=[^,;]{2,40}\s(?:is|are|was|were|has|have|had)\b)", re.IGNORECASE)


def _counts_the_same(fact: Rate | Volume, lender: Rate | Volume) -> bool:
    """Whether a count has no noun of its own but that of the one before it."""
    if isinstance(fact, Rate) or _is_time(fact):
        return True
    return set(fact.subject.lower().split()) <= set(lender.subject.lower().split())


_OF_SOMETHING = expression(r"\s+of\s+(?!(?:them|these|those|cases|occasions|the\s+time)\b)", re.IGNORECASE)
"""'A quarter of the whole' says itself of what it is a share."""


_OF_WHICH_IT_WAS_SO = expression(
    r"\s+of\s+(?:(?:the|these|those|all|its|their|such)\s+)?(?:[\w-]+\s+){1,3}?(?:were|was|are|is|did|had|have|had\s+been|have\s+been|has\s+been)(?:n't|\s+not)?\s*(?:[.,;]|$)",
    re.IGNORECASE,
)
"""'Crimes must be recorded within 24 hours. In our audit 88 percent of the crimes were.'"""


def _is_part(text: str, start: int, end: int) -> bool:
    return _AMONG_THEM.search(text, 0, start) is not None or _OF_THEM.match(text, end) is not None


def _of_part(context: Context, sentence: Sentence, fact: Rate | Volume, lender: Rate | Volume) -> str | None:
    """The measure of a part: of what there should be less a part is of the same, unless it has a measure of its own."""
    if lender.measure_id is None:
        return None
    whole = known(lender.measure_id)
    plain = context.document.plain
    told = _DIGITS.sub("", f"{plain[lender.quote.start : lender.quote.end]} {sentence.text}")
    said = f"{plain[fact.anchor.start : fact.anchor.end]} {lender.subject} | {told}"
    finer = measure_of(said, said, area_id=sentence.area_id, kind="volume")
    if finer and _is_finer(finer, whole.measure_id):
        return finer
    return lender.measure_id if whole.better == "lower" else None


def _is_finer(measure_id: str, whole: str) -> bool:
    """Whether a measure is of some of what another is of, as their ids show: the children among detainees."""
    stems = {part[:_STEM] for part in whole.split("_") if len(part) >= _STEM}
    same_area = known(measure_id).area_id == known(whole).area_id
    longer = len(measure_id) >= len(whole)
    return same_area and longer and measure_id != whole and any(part[:_STEM] in stems for part in measure_id.split("_"))


_STEM = 6
_DIGITS = expression(r"\d[\d.,]*")
_IS_NO_MORE = expression(
    rf"\b(?:(?:rise|increase|fall|drop|decrease|cut|reduction|growth|gain|loss)\s+of|among|amongst)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'An increase of 24 on 2016', '17 vacancies among 388 posts': by how many it went up, and of how many."""


def _lender(context: Context, sentence: Sentence, fact: Figure, before: Sequence[Figure]) -> Figure | None:
    """The figure before that this one may go on from; none where two of one sentence have different measures."""
    near = {sentence.start, *(said.start for said in context.before(sentence, _SENTENCES_BACK))}
    alike = [one for one in before if one.quote.start in near and _alike(one, fact)]
    last = alike[-1] if alike else None
    if last is None or last.measure_id is None:
        return None
    beside = {one.measure_id for one in alike if one.quote.start == last.quote.start}
    return last if len(beside) == 1 else None


def _alike(lender: Figure, fact: Figure) -> bool:
    """Whether both are figures of one kind: changes, shares, times, counts."""
    if isinstance(lender, Rate) and isinstance(fact, Rate):
        changes = fact.role == "change"
        return (lender.role == "change") == changes or (
            changes and bool(lender.measure_id) and is_of_change(lender.measure_id or "")
        )
    return _is_time(lender) == _is_time(fact)


_TIMES = ("second", "sec", "minute", "min", "hour", "day", "week", "month")


def _is_time(fact: Rate | Volume) -> bool:
    return fact.subject.startswith(_TIMES)


def _what_is_said(own: str, fact: Rate | Volume) -> str | None:
    """What the words of a figure say but how much, when and where; None where they tell of others to come."""
    for named in reversed(find_forces(own)):
        own = f"{own[: named.start]} {own[named.end :]}"
    if _ANOTHER.search(own) and not (isinstance(fact, Rate) and fact.role == "change"):
        return None
    return _SAYS_HOW_MUCH.sub(" ", _SAYS_ONLY_WHICH.sub(" ", _WHERE.sub(" ", own)))
