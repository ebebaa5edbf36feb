"""Figures whose own words leave unsaid what they measure, named together with the words that stand above them.

Belongs here: which words those are (the lead-in, the caption, the sentences before, the headings), nearest first, and
when a figure may take from them. Not here: what the words of its own sentence name (`measures.measure`), a figure that
takes over the measure of the one before (`rates.taken_up`, `volumes.leaning.lent`, `counts.measured`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.elliptical import places_of_subjects
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.grammar.vocabulary import BREAK, Match, Words, words_of
from pipelines.extraction.lines_of_calls import line_told
from pipelines.extraction.measures.choice import most_specific
from pipelines.extraction.measures.matches import (
    KIND_OF_NUMBER,
    counted_words,
    matches_in,
    tells_much,
)
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.measures.measured_words import names_a_time_alone, without_label
from pipelines.extraction.records import CaseCount, Rate, Volume
from pipelines.extraction.tables.figures import cell_at, cells_of
from pipelines.extraction.volumes.shapes.parts import is_part
from pipelines.extraction.volumes.tables.crimes_by_row import crimes_of_row

Figure = TypeVar("Figure", CaseCount, Rate, Volume)

_SENTENCES_BACK = 5
_SENTENCES_BACK_OF_CASES = 2
"""What was found in case files is told case by case, each with another measure."""
_HEADINGS_UP = 4
_LABEL = expression(
    r"\W*(?P<label>[A-Z][^.;:\d£]{2,60}?)\s*(?:\([^()]{3,45}\)\s*)?(?:[:=–-]\s*|\s)(?!(?:101|999)\b)[\d.,]+\d?[^.;:\d£]{0,25}"
)
"""'Average time to answer: 6.9 seconds', 'Abandoned 17.4%': a line with its figure."""
_TIMES = ("seconds", "secs", "minutes", "mins", "hours", "days", "weeks")


def named_from_above(context: Context, facts: Sequence[Figure]) -> list[Figure]:
    """The facts, those without a measure with the one that their words and the words above them name together."""
    starts = [sentence.start for sentence in context.sentences]
    found: list[Figure] = []
    for fact in facts:
        if fact.measure_id is None:
            sentence = context.sentences[bisect_right(starts, fact.anchor.start) - 1]
            fact = replace(fact, measure_id=_measure(context, sentence, fact))
        found.append(fact)
    return found


@dataclass(frozen=True, slots=True)
class _Own:
    """The words of a figure itself."""

    text: str
    labelled: bool = False
    """Whether they are a label, and no part of a sentence."""
    over: tuple[str, ...] = ()
    """What stands over its table, nearest first."""


def _measure(context: Context, sentence: Sentence, fact: CaseCount | Rate | Volume) -> str | None:
    own = _own_words(context, sentence, fact)
    if own is None:
        return None
    words = words_of(own.text)
    subjects = places_of_subjects(words)
    telling = frozenset(at for at in subjects if _tells(words[at], fact))
    if not subjects or not (own.labelled or telling):
        return None
    back = _SENTENCES_BACK_OF_CASES if isinstance(fact, CaseCount) else _SENTENCES_BACK
    for above in _words_above(context, sentence, own, back):
        named = [
            match
            for match in _named(own.text, words, above, sentence, fact)
            if _rests_on(match, words, subjects, telling, own.labelled, _kind_of(fact) != "volume")
        ]
        if named:
            names = {match.entry for match in most_specific(named)}
            return names.pop() if len(names) == 1 else None
    return _by_head_or_label(context, sentence, fact) if isinstance(fact, Volume) else None


def _by_head_or_label(context: Context, row: Sentence, fact: Volume) -> str | None:
    """What the label of a row or the head of a column measures by itself: 'Staff' under 'Days lost to sickness'."""
    cell = cell_at(context, row, fact.anchor.start - row.start) if row.block.kind == "table_row" else None
    if cell is None:
        return None
    says_more = any(map(str.isalpha, cell.head)) and not names_a_time_alone(cell.head)
    heads = [cell.head] if says_more else []
    around = f"{cell.label} {cell.head} {cell.caption}"
    for name in (*heads, _nameless(cell.label)):
        said = f"{cell.text} {_IN_BRACKETS.sub('', name)}"
        for kind in dict.fromkeys((_kind_of(fact), "volume")):
            if measure := measure_of(said, said, area_id=row.area_id, kind=kind, surroundings=around):
                return measure
    plain = not heads and _kind_of(fact) == "volume"
    beside = f"{cell.caption} {' '.join(row.headings)} {context.document.identity.title or ''}"
    return crimes_of_row(_nameless(cell.label), beside) if plain else None


_IN_BRACKETS = expression(r"\((?:including|excluding|incl|excl)\b[^)]*\)", re.IGNORECASE)


def _own_words(context: Context, sentence: Sentence, fact: CaseCount | Rate | Volume) -> _Own | None:
    """The words of a figure; None where other figures share them."""
    start, end = fact.anchor.start - sentence.start, fact.anchor.end - sentence.start
    if sentence.block.kind == "table_row":
        return _of_cell(context, sentence, start)
    if line := _LABEL.fullmatch(sentence.text):
        figure = "" if _kind_of(fact) == "time" else sentence.text[start:end]
        return _Own(f"{figure} {_nameless(line['label'])}", labelled=True)
    opened, closed = clause_bounds(sentence.text, start, end)
    if _RELATIVE.search(sentence.text, 0, opened):  # 'the backlog, which stood at 212 forms'
        opened = clause_bounds(sentence.text, opened - 2, opened - 2)[0]
    titled = _TITLE_BEFORE.search(sentence.text, 0, opened)
    if titled and not places_of_subjects(words_of(sentence.text[opened:closed])):
        opened = titled.start()
    claimed = {span.start - sentence.start for span in fact.claims}
    first = 0 if _kind_of(fact) == "change" else opened  # 'lost 17 percent …; the reduction elsewhere was 14 percent'
    shown = [number for number in sentence.numbers if first <= number.start < closed]
    told = [number for number in shown if number.kind in _FIGURES and not _FORCES.match(sentence.text, number.end)]
    others = [number for number in told if number.start not in claimed]
    if any(not _AT_OTHER_TIME.fullmatch(_between(sentence.text, start, end, number)) for number in others):
        return None
    if isinstance(fact, Volume) and any(is_part(sentence.text, number) for number in shown if number.start in claimed):
        return None
    return _Own(_nameless(sentence.text[opened:closed]))


def _of_cell(context: Context, row: Sentence, at: int) -> _Own | None:
    """The words of a cell of a table: its label and its head; over it stand the caption and the other heads."""
    cell = cell_at(context, row, at)
    if cell is None:
        return None
    head = "" if names_a_time_alone(cell.head) else cell.head
    beside = " | ".join(other.head for other in cells_of(context, row) if other.head != cell.head)
    return _Own(f"{cell.text} {_nameless(cell.label)} {head}", labelled=True, over=(cell.caption, beside))


def _between(text: str, start: int, end: int, other: Number) -> str:
    return text[end : other.start] if other.start >= end else text[other.end : start]


_TITLE_BEFORE = expression(r"(?:^|(?<=[.;]\s))[A-Z][^.;:\d£]{3,40}:\s*$")
"""'Abandonment: 11.5% in February': its clause begins behind the colon."""
_AT_OTHER_TIME = expression(
    r"\s*(?:(?:in|at|for)\s+(?-i:[A-Z][\w'-]+(?:\s+(?:and\s+)?[A-Z][\w'-]+){0,3})\s+)?(?:to|and\s+now|against|compared\s+with)\s+",
    re.IGNORECASE,
)
"""'Attrition is down from 24% to 17%', 'ranges from 2.1% in Kent to 28.7%': two figures of one thing."""
_RELATIVE = expression(r",\s+which\s+$", re.IGNORECASE)
_FORCES = expression(r"\s+(?:(?:other|of\s+the|remaining|similar|Welsh)\s+)*(?:police\s+)?forces\b")
_FIGURES = frozenset(("cardinal", "percent", "fraction", "one_in_n"))


def _nameless(text: str) -> str:
    """A text without the names of forces."""
    for named in reversed(find_forces(text)):
        text = f"{text[: named.start]} {text[named.end :]}"
    return text


def _words_above(context: Context, sentence: Sentence, own: _Own, back: int) -> Iterator[str]:
    """What stands above a figure, from the nearest to the farthest; for a label what heads it, before what is told."""
    lead = context.lead_in(sentence)
    headings = [without_label(heading) for heading in _headings(context, sentence)[:_HEADINGS_UP]]
    headed = [" | ".join(headings[: at + 1]) for at in range(len(headings))]
    before = [without_label(said.text) for said in context.before(sentence, back) if not own.labelled or _is_told(said)]
    told = [" | ".join(before[at::-1]) for at in range(len(before))]
    farther = (*headed, *told) if own.labelled else (*told, *headed)
    title = context.document.identity.title or ""
    yield from filter(None, (lead.text if lead else "", *own.over, line_told(context, sentence), *farther, title))
    if back == _SENTENCES_BACK:
        yield from _where_last_told(context, sentence, own)


_LONGEST_AGO = 60
_STEM = 6


def _where_last_told(context: Context, sentence: Sentence, own: _Own) -> Iterator[str]:
    """The sentences farther above that last spoke of what a word that tells much names: 'abandonment'."""
    stems = {word[:_STEM] for word in words_of(own.text) if len(word) >= _STEM and tells_much(word)}
    at = context.position(sentence) if stems else 0
    told = (said.text for said in reversed(context.sentences[max(0, at - _LONGEST_AGO) : at]))
    yield from islice((text for text in told if any(stem in text.lower() for stem in stems)), _TOLD_OF_AGAIN)


_TOLD_OF_AGAIN = 2


def _headings(context: Context, sentence: Sentence) -> list[str]:
    """The headings above, nearest first; lines with a figure that are printed as headings are none."""
    found = [heading for heading in sentence.headings[::-1] if not _LABEL.fullmatch(heading)]
    if len(found) == len(sentence.headings):
        return found
    above = reversed(context.sentences[: context.position(sentence)])
    nearest = (said.text for said in above if said.block.kind == "heading" and not _LABEL.fullmatch(said.text))
    return [*islice(nearest, 1), *found]


def _is_told(said: Sentence) -> bool:
    return said.block.kind != "table_row" and _LABEL.fullmatch(said.text) is None


def _named(own: str, words: Words, above: str, sentence: Sentence, fact: CaseCount | Rate | Volume) -> list[Match]:
    """The measures that the words of a figure and those above it name together."""
    kind = _kind_of(fact)
    together = (*words, BREAK, *words_of(above))
    around = (*together, BREAK, *words_of(sentence.text))
    counted = counted_words(own) if kind == "volume" else None
    own_subjects = places_of_subjects(words) or None
    return matches_in(together, around, kind, counted, judged=isinstance(fact, CaseCount), resting_on=own_subjects)


def _kind_of(fact: CaseCount | Rate | Volume) -> str:
    """The kind of a figure as measures know it."""
    match fact:
        case CaseCount():
            return KIND_OF_NUMBER["case_count"]
        case Rate():
            return KIND_OF_NUMBER["change" if fact.role == "change" else "rate"]
        case Volume():
            return KIND_OF_NUMBER["time" if fact.subject.startswith(_TIMES) else "volume"]


_THINGS_OF_A_KIND = expression(
    r"(?:forms?|applications?|visits?|assessments?|referrals?|offenders?|requests?|notices?|records?|disruptions?|disclosures?|overdue|outstanding|"
    r"waiting|backlog|vacancies|devices?|reports?|cases|interviews?|orders?)"
)
"""'A backlog of 135 forms', 'the number overdue was 61': of what kind they are is told before."""


def _tells(word: str, fact: CaseCount | Rate | Volume) -> bool:
    """Whether a word says what is measured, once it is known of what kind."""
    return tells_much(word) or (isinstance(fact, Volume) and _THINGS_OF_A_KIND.fullmatch(word) is not None)


def _rests_on(
    match: Match, words: Words, subjects: frozenset[int], tells: frozenset[int], labelled: bool, by_two: bool
) -> bool:
    """Whether a match takes up most of what a figure's own words speak of, and needs those above it.

    A label must be taken up as a whole, or in a word that tells much; with `by_two` a third of the words are enough
    where two of them tell much: 'body-worn video'.
    """
    taken = match.everywhere & subjects
    if all(at < len(words) for at in match.everywhere):
        return False
    if labelled and len(taken) == len(subjects):
        return True
    telling = len(taken & tells)
    enough = 2 * len(taken) > len(subjects) or (by_two and telling > 1 and 3 * len(taken) >= len(subjects))
    return bool(telling) and enough
