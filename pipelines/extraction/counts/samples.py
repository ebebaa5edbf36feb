"""How many cases, records or people an inspection looked at, as facts: how many, of what, and for what measure.

Belongs here: putting a sample together from the words around its size. Not here: which numbers are such sizes
(`sizes.sample_sizes`), how many of them did well (`reading`) or shares estimated from them (`rates`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.breakdowns import parts_of, parts_reviewed
from pipelines.extraction.counts.sizes.labelled_sizes import is_labelled_line
from pipelines.extraction.counts.sizes.prose_of_rows import prose_of
from pipelines.extraction.counts.sizes.sample_sizes import is_of_sample, sizes
from pipelines.extraction.counts.tables import audited_sizes
from pipelines.extraction.counts.words.reviewing import is_object_of_review, speaks_of_review
from pipelines.extraction.grammar.case_nouns import cases_counted
from pipelines.extraction.grammar.counted import anything_after, thing_after
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.number_readings import out_of_forces
from pipelines.extraction.records import Sample
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables.figures import Cell

_EACH = expression(r"\beach\b", re.IGNORECASE)
_REACH_OF_EACH = 40
"""Characters: '20 cases each for outcomes 15 and 18', '20 cases for each of the following:'."""


def read_samples(context: Context, counted: Collection[Span]) -> list[Sample]:
    """The sizes of samples; `counted` are the places of case counts, whose numbers are no samples of their own."""
    taken = {(span.start, span.end) for span in counted}
    facts: list[Sample] = []
    for sentence in _told_in_words(context):
        for number in sizes(context, sentence):
            if out_of_forces(sentence.text[: number.start]):
                continue
            span = sentence.span(number.start, number.end)
            if (
                (span.start, span.end) not in taken
                or _is_of_fraction(sentence, number)
                or is_of_sample(sentence, number)
            ):
                facts.extend(_sample(context, sentence, one) for one in _each_sampled(context, sentence, number))
    facts.extend(_of_cell(context, row, cell, measure) for row, cell, measure in audited_sizes(context))
    return sorted(facts, key=lambda fact: fact.anchor.start)


def _told_in_words(context: Context) -> Iterator[Sentence]:
    """The sentences, and those in the cells of tables: 'A monthly dip sample of 30 forms by the hub.'"""
    for sentence in context.sentences:
        if sentence.block.kind == "table_row":
            if sentence.numbers and speaks_of_review(sentence.text):
                yield from prose_of(sentence)
        elif sentence.block.kind != "heading" or is_labelled_line(sentence.text):
            yield sentence


def _is_of_fraction(sentence: Sentence, number: Number) -> bool:
    """Whether it is the 62 of 'half of the 62 files we pulled', which tells of the sample like 'of the 62 files'."""
    return any(
        share.kind == "fraction" and re.fullmatch(r"\s+(?:of\s+)?(?:the\s+)?", sentence.text[share.end : number.start])
        for share in sentence.numbers
    )


@dataclass(frozen=True, slots=True)
class _Sampled:
    """A size of a sample, and the words that may say what was sampled and what for."""

    number: Number
    place: Span
    clause: str
    """What was sampled."""
    words: str
    """What stands around."""
    rule: str = "sample_reviewed"
    item: Sentence | None = None
    """The item of a list that names what was sampled."""
    behind: str = ""
    """The sentence behind, which often says what the sample was for."""


def _of_cell(context: Context, row: Sentence, cell: Cell, measure_id: str | None) -> Sample:
    """The size of a sample that a row of a table gives."""
    number = cell.numbers[0]
    sampled = _Sampled(number, row.span(number.start, number.end), cell.label, cell.label)
    return replace(_sample(context, row, sampled), measure_id=measure_id)


def _each_sampled(context: Context, sentence: Sentence, number: Number) -> Iterator[_Sampled]:
    """One sample, or one for each item of the list that 'each' opens."""
    each = _EACH.search(sentence.text, number.end, number.end + _REACH_OF_EACH)
    items = _items_after(context, sentence) if each else []
    named = [other for other in sentence.numbers if each and other.kind == "reference" and other.start > each.end()]
    if items:
        for item in items:
            words, place = f"{item.text} {sentence.text}", Span(item.start, item.end)
            yield _Sampled(number, place, item.text, words, "sample_of_each", item)
    elif len(named) > 1:
        for one in named:
            words, place = f"outcome {sentence.text[one.start : one.end]}", sentence.span(one.start, one.end)
            yield _Sampled(number, place, words, words, "sample_of_each")
    else:
        place = sentence.span(number.start, number.end)
        clause, words = _words_of(sentence, number)
        behind = "" if words in clause else _sentence_behind(context, sentence)
        yield _Sampled(number, place, clause, words, behind=behind)


def _sentence_behind(context: Context, sentence: Sentence) -> str:
    """What the sentence behind says, where it takes up what was sampled."""
    after = context.next_here(sentence)
    if after is None or _tells_of_another(after):
        return ""
    return after.text if after.numbers or _TAKES_UP.search(after.text) else ""


_TAKES_UP = expression(
    r"\b(?:these|those|them|they|this|all|each|every|none|most|many|half|both|we|the\s+(?:cases|files|records|calls|forms|recordings|footage|plans))\b",
    re.IGNORECASE,
)


def _words_of(sentence: Sentence, number: Number) -> tuple[str, str]:
    """What was sampled, and the words around that may say what for."""
    phrase, is_part = phrase_at(sentence.text, number.end), number.start in parts_reviewed(sentence)
    if _is_one_of_list(sentence, number):
        words = phrase if is_part else _own_words(sentence, number)
        return words, words
    around = phrase if is_part else _up_to_next(sentence, number)
    return phrase if cases_counted(sentence.text, number.end) else sentence.text, around


def _tells_of_another(sentence: Sentence) -> bool:
    """Whether a sentence beside has a sample of its own: 'A further 20 were chosen from those under outcome 16.'"""
    return any(
        number.kind == "cardinal" and _FURTHER.search(sentence.text, 0, number.start) is not None
        for number in sentence.numbers
    )


_FURTHER = expression(r"\b(?:an?|some)\s+(?:further|additional)\s+$|\b(?:another|and\s+then)\s+$", re.IGNORECASE)


def _is_one_of_list(sentence: Sentence, number: Number) -> bool:
    """Whether other numbers of the sentence were reviewed besides: then only its own words say what it is of."""
    return any(
        other is not number and other.kind == "cardinal" and is_object_of_review(sentence.text, other)
        for other in sentence.numbers
        if other.value == number.value
    )


def _own_words(sentence: Sentence, number: Number) -> str:
    """From a number up to the next that was reviewed."""
    text = sentence.text
    later = [other.start for other in sentence.numbers if other.start > number.end and is_object_of_review(text, other)]
    return text[number.end : min(later, default=len(text))]


_PHRASE_ENDS = expression(
    r"[,;:.()]|\s(?:and(?!\s+search)|but|to|(?:that|which)(?!\s+(?:(?:had|have)\s+been|were|was|(?:had\s+)?ended)\s)|who|we|it|they|where|when|for|as(?!\s+outcome)|from|between|(?<!that\s)(?<!which\s)(?:was|were|had|have))\b",
    re.IGNORECASE,
)


def phrase_at(text: str, at: int) -> str:
    """What was sampled, with what tells it apart, behind the number that ends at `at`: 'cases with outcome 16'."""
    end = _PHRASE_ENDS.search(text, at)
    return text[at : end.start() if end else len(text)].strip()


def _items_after(context: Context, sentence: Sentence) -> list[Sentence]:
    if not sentence.text.rstrip().endswith(":"):
        return []
    items: list[Sentence] = []
    for index in range(sentence.block_index + 1, len(context.document.blocks)):
        if context.document.blocks[index].kind != "list_item":
            break
        items.extend(context.in_block(index)[:1])
    return items


def _sample(context: Context, sentence: Sentence, sampled: _Sampled) -> Sample:
    number = sampled.number
    evidence = sentence.evidence(until=sampled.item)
    evidence["force_id"] = subject_force(sentence, number.start)
    period = context.period_at(sentence, number.start)
    assert number.value is not None
    return Sample(
        **evidence,
        anchor=sampled.place,
        rule=sampled.rule,
        claims=(sentence.span(number.start, number.end),),
        size=int(number.value),
        unit=_unit(sentence.text, number),
        measure_id=_measure(context, sentence, sampled),
        period_start=period.first if period else None,
        period_end=period.last if period else None,
    )


def _measure(context: Context, sentence: Sentence, sampled: _Sampled) -> str | None:
    """The measure that the words of a sample name, with those of the sentence before where they need them."""
    heading = sentence.headings[-1] if sentence.headings else ""
    before = (said for said in context.before(sentence) if said.block_index == sentence.block_index)
    earlier = (said.text for said in before if not _tells_of_another(said))
    behind = f"{sampled.words} {sampled.behind}"
    named = (
        measure_of(sampled.clause, words, heading, sentence.area_id, "sample", surroundings=context.programme)
        for words in (sampled.words, behind, *(f"{before} {behind}" for before in earlier))
    )
    return next(filter(None, named), None)


_ADDS = expression(
    r"[^.;:]{3,80}?(?:\band|\bas\s+well\s+as|\bplus|,|\balong\s+with|\btogether\s+with)\s+$", re.IGNORECASE
)


def _up_to_next(sentence: Sentence, number: Number) -> str:
    """The sentence up to the next thing sampled: 'we read 110 files, as well as 20 each of cautions …'."""
    text = sentence.text
    if parts := parts_of(sentence, number):
        return text[: parts[0].start]
    for other in sentence.numbers:
        if other.start > number.end and other.kind == "cardinal" and is_object_of_review(text, other):
            added = _ADDS.fullmatch(text, number.end, other.start)
            return text[: other.start] if added else text
    return text


def _unit(text: str, number: Number) -> str:
    """What was sampled, in its own words: 'stop and search records', 'emails'."""
    noun = cases_counted(text, number.end)
    if noun and _OF_NO_THING.match(noun.words):
        return ""
    if noun:
        staff = _AND_STAFF.match(text, noun.end)
        return _MORE.sub("", " ".join((noun.words + (staff.group() if staff else "")).split()))
    thing = thing_after(text, number.end) or anything_after(text, number.end)
    return " ".join(text[thing.start : thing.end].split()) if thing else ""


_OF_NO_THING = expression(r"(?:concerned|involved|related|came|began|arose)\b", re.IGNORECASE)
_AND_STAFF = expression(r",?\s+(?:and\s+(?:police\s+)?staff|staff\s+and\s+volunteers)\b", re.IGNORECASE)
_MORE = expression(r"^(?:more|further|additional|other|extra)\s+", re.IGNORECASE)
