"""Counts that lean on a number of cases given before: '… 12 had no plan', 'and in 5 of these'.

Belongs here: going through the numbers of a sentence, and what each one leaves told for those behind it. Not here:
which number of cases a bare number is out of (`meant`), in what places it counts at all (`shapes.places`), 'all' and
'none' of them (`wholes_of_base`), where the number of cases is declared (`declared`), counts that name both
numbers (`shapes.pairs`), or what a count says (`reading`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.bases.bare_numbers import BareNumber, Told
from pipelines.extraction.counts.bases.before import Counted, base_before, base_of_section, counted_scope
from pipelines.extraction.counts.bases.behind import closing_whole
from pipelines.extraction.counts.bases.chosen import NEEDED
from pipelines.extraction.counts.bases.declared import declared, is_labelled_whole, there_were_some
from pipelines.extraction.counts.bases.due import is_due, is_needed_in
from pipelines.extraction.counts.bases.meant import meant_by
from pipelines.extraction.counts.bases.pointed_to import found_only, opens_of_these
from pipelines.extraction.counts.bases.wholes_of_base import wholes_of_base
from pipelines.extraction.counts.shapes.graded import is_graded
from pipelines.extraction.counts.shapes.pairs import ALL_BUT
from pipelines.extraction.counts.shapes.places import out_of
from pipelines.extraction.counts.shapes.words_of_count import (
    CASES_AT_LARGE,
    OF_THEM,
    are_others,
    noun_end,
    quantifier_of,
)
from pipelines.extraction.counts.sizes.base import Base, head_of, is_stock, mention
from pipelines.extraction.counts.sizes.breakdowns import parts_in
from pipelines.extraction.counts.sizes.interviewed import were_heard_besides
from pipelines.extraction.counts.sizes.parts_below import judged_below, parts_below
from pipelines.extraction.counts.sizes.reviewed import is_reviewed
from pipelines.extraction.counts.words.count import Count, cardinals
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.clauses import CLOSING, FRONTED, SUBJECT
from pipelines.extraction.grammar.numbers import Number


def parts_of_base(context: Context, sentence: Sentence, own: Sequence[Count], counted: Counted) -> Iterator[Count]:
    """The counts of a sentence that lean on an earlier number; `own` are those that name both, in order."""
    if whole := judged_below(context, sentence):
        yield from (_part(sentence, number, whole) for number in cardinals(sentence)[:1])
        return
    made_of = parts_in(sentence) | parts_below(context, sentence)
    numbers = [number for number in cardinals(sentence) if number.start not in made_of]
    earlier = base_before(context, sentence, counted)
    for part in cardinals(sentence):
        if part.start in made_of and is_labelled_whole(sentence.text, part):
            earlier = Base(int(part.value or 0), outright=True)
    if earlier is None and numbers and not own:
        earlier = base_of_section(context, sentence)
    bases = [(0, whole)] if (whole := _of_which_all(earlier)) else []
    if closing := closing_whole(sentence, numbers):
        yield from (_part(sentence, number, closing) for number in numbers[:-1])
        numbers = []
    named = {number.start: count for count in own for number in count.numbers}
    told = Told(earlier)
    for number in numbers:
        if count := named.get(number.start):
            base = _base_of(sentence, count)
            told = replace(told, latest=base, counted_to=count.end)
            bases.append((count.end, base.narrowed() if _goes_on_with_all(sentence, count) else base))
        elif size := _declared(context, sentence, number, told.nearest):
            if told.nearest and _also_counts(sentence, number, told.nearest, size):
                count, _ = _read(BareNumber(number, told, context, sentence, numbers, own, counted))
                yield from (count,) if count else ()
            told = replace(told, latest=size)
            bases.append((number.end, size))
        elif _is_another_stock(sentence.text, number, told.nearest):
            continue
        elif told.nearest and told.nearest.source and are_others(sentence.text, number, told.nearest):
            mentioned = mention(sentence, number) or told.mentioned
            told = replace(told, earlier=None, latest=None, mentioned=mentioned)
        else:
            count, told = _read(BareNumber(number, told, context, sentence, numbers, own, counted))
            if count:
                yield count
    yield from wholes_of_base(sentence, own, bases or _these(earlier))


def _these(earlier: Base | None) -> list[tuple[int, Base]]:
    """What 'none of these' is of after '11 of 79 were late'; 'all were …' without such words may be said of others."""
    counted = earlier is not None and earlier.last is not None and earlier.last > 1 and not earlier.stock
    return [(0, replace(earlier.narrowed(), pointed_to=True))] if earlier is not None and counted else []


def _of_which_all(earlier: Base | None) -> Base | None:
    """What 'all' and 'none' are of in the sentence after: of all the cases, or of those that were due something."""
    if earlier is None or earlier.last is None:
        return earlier
    return earlier.narrowed() if earlier.source and NEEDED.search(earlier.source.text) else None


def _base_of(sentence: Sentence, count: Count) -> Base:
    """The number of cases that a count naming both its numbers leaves told."""
    whole = count.numbers[-1] if count.rule == "n_of_m" else None
    stock = whole is not None and is_stock(sentence.text, whole)
    head = head_of(case_noun(sentence.text, whole.end)) if whole else ""
    return Base(count.denominator, last=count.numerator, here=True, stock=stock, head=head)


def _goes_on_with_all(sentence: Sentence, count: Count) -> bool:
    """'14 of the 60 were about fraud, and all were passed on': all of those that the sentence speaks of."""
    opens = SUBJECT.search(sentence.text, 0, count.start) is not None
    return opens and _AND_ALL_WERE.match(sentence.text, count.end) is not None


_AND_ALL_WERE = expression(
    r"\s+(?:was|were|had|concerned|involved)\b[^.;]*,?\s+(?:and|but)\s+(?:all|none|both)\s+(?:was|were|had)\b"
)


def _declared(context: Context, sentence: Sentence, number: Number, leaning: Base | None) -> Base | None:
    """The number of cases that a number is for the counts behind it, where it counts none of those it could lean on."""
    noun = case_noun(sentence.text, number.end)
    if is_due(sentence, number, noun):
        return Base(int(number.value or 0), outright=True, head=head_of(noun))
    if opens_of_these(sentence.text, number):
        return None
    if leaning and (number.value or 0) < leaning.size and there_were_some(sentence, number):
        return None
    base = declared(sentence, number)
    return base if base and not counted_scope(context, sentence, number) else None


def _also_counts(sentence: Sentence, number: Number, told: Base, size: Base) -> bool:
    """'There was a plan in 121 files, and of those 88 were signed': some of those told of, and a base."""
    text = sentence.text
    if size.head not in CASES_AT_LARGE or told.source is None or size.size >= told.size or told.stock:
        return False
    if is_needed_in(text, number):
        return False
    closes = CLOSING.search(text, 0, number.start) is not None and FRONTED.search(text, 0, number.start) is None
    return closes and not is_reviewed(text, number)


def _is_another_stock(text: str, number: Number, leaning: Base | None) -> bool:
    """'214 of its 1,190 visits were late, and 166 offenders had no plan': another volume."""
    return (
        leaning is not None
        and leaning.here
        and leaning.stock
        and is_stock(text, number)
        and SUBJECT.search(text, 0, number.start) is not None
    )


def _read(bare: BareNumber) -> tuple[Count | None, Told]:
    """The count that a bare number is, if any, and what is told behind it."""
    sentence, text, number, meant = bare.sentence, bare.text, bare.number, meant_by(bare)
    base, told = meant.base, replace(bare.told, latest=meant.latest) if meant.latest else bare.told
    if meant.manner == "no count" or were_heard_besides(sentence, number):
        return None, told
    if base and meant.manner == "surely":
        return _part(sentence, number, base), told
    if base and bare.size < base.size and (but := ALL_BUT.search(text, 0, number.start)):
        narrower = base.narrowed() if OF_THEM.match(text, number.end) and bare.size < base.these else base
        return _all_but(sentence, number, narrower, but.start()), told
    graded = sum(is_graded(text, other) for other in bare.numbers)
    if base and (size := out_of(sentence, number, base, graded)):
        part = _part(sentence, number, replace(base, size=size))
        return part, replace(told, latest=base.followed_by(part.numerator), counted_to=number.end)
    mentioned = mention(sentence, number) or found_only(text, number)
    return None, replace(told, mentioned=mentioned) if mentioned else told


def _all_but(sentence: Sentence, number: Number, base: Base, start: int) -> Count:
    numerator = base.size - int(number.value or 0)
    anchor = (start, number.end)
    return Count(numerator, base.size, start, number.end, anchor, "whole_of_base", (number,), base.source)


def _part(sentence: Sentence, number: Number, base: Base) -> Count:
    start, end = number.start, noun_end(sentence.text, number)
    if quantifier := quantifier_of(sentence.text, number):
        start, end = quantifier.start(), number.end + 1
    anchor = (number.start, number.end)
    return Count(int(number.value or 0), base.size, start, end, anchor, "part_of_base", (number,), base.source)
