"""Figures whose own words leave unsaid what they measure, named together with the words that stand above them.

Belongs here: which words those are (the lead-in, the caption, the sentences before, the headings), nearest first, and
when a figure may take from them. Not here: what the words of its own sentence name (`measures`), a figure that takes
over the measure of the one before (`rates.taken_up`, `volumes.lent`, `counts.measured`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.elliptical import places_of_subjects
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.grammar.vocabulary import BREAK, Match, Words, words_of
from pipelines.extraction.measure_matches import (
    KIND_OF_NUMBER,
    counted_words,
    matches_in,
    most_specific,
    tells_much,
)
from pipelines.extraction.measured_words import names_a_time_alone
from pipelines.extraction.records import CaseCount, Rate, Volume
from pipelines.extraction.tables import cell_at
from pipelines.extraction.volumes.parts import is_part

Figure = TypeVar("Figure", CaseCount, Rate, Volume)

_SENTENCES_BACK = 3
_HEADINGS_UP = 2
_LABEL = re.compile(r"\W*(?P<label>[A-Z][^.;:\d£]{2,60}?)\s*(?:[:=–-]\s*|\s)[\d.,]+\d?[^.;:\d£]{0,25}")
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


def _measure(context: Context, sentence: Sentence, fact: CaseCount | Rate | Volume) -> str | None:
    told = _own_words(context, sentence, fact)
    if told is None:
        return None
    own, labelled, caption = told
    words = words_of(own)
    subjects = places_of_subjects(words)
    if not subjects or not (labelled or any(tells_much(words[at]) for at in subjects)):
        return None
    for above in _words_above(context, sentence, caption, labelled=labelled):
        named = [
            match for match in _named(own, words, above, sentence, fact) if _rests_on(match, words, subjects, labelled)
        ]
        if named:
            names = {match.entry for match in most_specific(named)}
            return names.pop() if len(names) == 1 else None
    return None


def _own_words(context: Context, sentence: Sentence, fact: CaseCount | Rate | Volume) -> tuple[str, bool, str] | None:
    """The words of a figure, whether they are a label, and what stands over its table; None where others share them."""
    start, end = fact.anchor.start - sentence.start, fact.anchor.end - sentence.start
    if sentence.block.kind == "table_row":
        cell = cell_at(context, sentence, start)
        if cell is None:
            return None
        head = "" if names_a_time_alone(cell.head) else cell.head
        return f"{cell.text} {_nameless(cell.label)} {head}", True, cell.caption
    if line := _LABEL.fullmatch(sentence.text):
        return f"{sentence.text[start:end]} {_nameless(line['label'])}", True, ""
    opened, closed = clause_bounds(sentence.text, start, end)
    claimed = {span.start - sentence.start for span in fact.claims}
    first = 0 if _kind_of(fact) == "change" else opened  # 'lost 17 percent …; the reduction elsewhere was 14 percent'
    shown = [number for number in sentence.numbers if first <= number.start < closed]
    if any(number.kind in _FIGURES and number.start not in claimed for number in shown):
        return None
    if _THE_OTHERS.search(sentence.text, opened, start):
        return None
    if isinstance(fact, Volume) and any(is_part(sentence.text, number) for number in shown if number.start in claimed):
        return None
    return _nameless(sentence.text[opened:closed]), False, ""


_FIGURES = frozenset(("cardinal", "percent", "money", "fraction", "one_in_n"))


_THE_OTHERS = re.compile(r"\b(?:other|others|remaining|rest)\b[^.;]{0,20}$", re.IGNORECASE)
"""'In the other 11': those of which it was not so."""


def _nameless(text: str) -> str:
    """A text without the names of forces."""
    for named in reversed(find_forces(text)):
        text = f"{text[: named.start]} {text[named.end :]}"
    return text


def _words_above(context: Context, sentence: Sentence, caption: str, *, labelled: bool) -> Iterator[str]:
    """What stands above a figure, from the nearest to the farthest; for a label what heads it, before what is told."""
    lead = context.lead_in(sentence)
    headings = sentence.headings[::-1][:_HEADINGS_UP]
    headed = [" | ".join(headings[: at + 1]) for at in range(len(headings))]
    before = [said.text for said in context.before(sentence, _SENTENCES_BACK) if not labelled or _is_told(said)]
    told = [" | ".join(before[at::-1]) for at in range(len(before))]
    yield from filter(None, (lead.text if lead else "", caption, *((*headed, *told) if labelled else (*told, *headed))))


def _is_told(said: Sentence) -> bool:
    return said.block.kind != "table_row" and _LABEL.fullmatch(said.text) is None


def _named(own: str, words: Words, above: str, sentence: Sentence, fact: CaseCount | Rate | Volume) -> list[Match]:
    """The measures that the words of a figure and those above it name together."""
    kind = _kind_of(fact)
    together = (*words, BREAK, *words_of(above))
    around = (*together, BREAK, *words_of(sentence.text))
    counted = counted_words(own) if kind == "volume" else None
    return matches_in(together, around, kind, counted, judged=isinstance(fact, CaseCount))


def _kind_of(fact: CaseCount | Rate | Volume) -> str:
    """The kind of a figure as measures know it."""
    match fact:
        case CaseCount():
            return KIND_OF_NUMBER["case_count"]
        case Rate():
            return KIND_OF_NUMBER["change" if fact.role == "change" else "rate"]
        case Volume():
            return KIND_OF_NUMBER["time" if fact.subject.startswith(_TIMES) else "volume"]


def _rests_on(match: Match, words: Words, subjects: frozenset[int], labelled: bool) -> bool:
    """Whether a match takes up most of what a figure's own words speak of, and needs those above it.

    A label must be taken up as a whole, or in a word that tells much.
    """
    taken = match.everywhere & subjects
    if all(at < len(words) for at in match.everywhere):
        return False
    if labelled and len(taken) == len(subjects):
        return True
    return 2 * len(taken) > len(subjects) and any(tells_much(words[at]) for at in taken)
