"""Which number of cases a bare number is out of: what its words choose, unless something stands against that.

Belongs here: what is nearer or fits better than the choice of the words, step by step. Not here: that choice
(`chosen`), where a number of cases is declared (`declared`, `before`), or whether a bare number
stands in a place where it counts at all (`shapes.places`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.counts.bases.bare_numbers import NO_COUNT, BareNumber, Meant
from pipelines.extraction.counts.bases.before import named_base
from pipelines.extraction.counts.bases.behind import given_after
from pipelines.extraction.counts.bases.chosen import chosen_by_words
from pipelines.extraction.counts.bases.pointed_to import before_of_which, by_share, is_part_of_stock
from pipelines.extraction.counts.shapes.words_of_count import CASES_AT_LARGE, GENERIC, OF_THEM, named_again
from pipelines.extraction.counts.sizes.base import Base, head_of
from pipelines.extraction.counts.words.count import OF_WHICH
from pipelines.extraction.grammar.case_nouns import Noun, case_noun
from pipelines.extraction.grammar.clauses import FRONTED, SUBJECT
from pipelines.extraction.grammar.numbers import Number


def meant_by(bare: BareNumber) -> Meant:
    """What a bare number is out of."""
    meant = chosen_by_words(bare)
    for step in _STEPS:
        if meant.manner != "if placed so":
            break
        meant = step(bare, meant)
    return meant


def _or_mentioned_here(bare: BareNumber, meant: Meant) -> Meant:
    """What the sentence mentions is nearer to 'of them' than what was told before it."""
    told = bare.told
    if meant.base is None or meant.base is not told.earlier or told.mentioned is None:
        return meant
    if OF_WHICH.match(bare.text, bare.number.end):
        return replace(meant, base=None)
    if not OF_THEM.match(bare.text, bare.number.end):
        return meant
    if told.mentioned.stock and is_part_of_stock(bare.text, bare.number):
        return NO_COUNT
    return replace(meant, base=told.mentioned) if bare.size <= told.mentioned.size else meant


def _or_just_before(bare: BareNumber, meant: Meant) -> Meant:
    told = before_of_which(bare.sentence, bare.number)
    return replace(meant, base=told, manner="surely") if told else meant


def _or_as_share_says(bare: BareNumber, meant: Meant) -> Meant:
    if meant.base or not OF_THEM.match(bare.text, bare.number.end):
        return meant
    return replace(meant, base=by_share(bare.context, bare.sentence, bare.number))


def _or_given_behind(bare: BareNumber, meant: Meant) -> Meant:
    given = None if meant.base else given_after(bare.sentence, bare.number, bare.own)
    return replace(meant, base=given, manner="surely") if given else meant


def _or_enough_mentioned(bare: BareNumber, meant: Meant) -> Meant:
    """More than there are can only be some of the others that the sentence mentions."""
    mentioned = bare.told.mentioned
    if meant.base is None or mentioned is None or not meant.base.size < bare.size <= mentioned.size:
        return meant
    return replace(meant, base=None if mentioned.stock else mentioned)


def _unless_too_many_are_left(bare: BareNumber, meant: Meant) -> Meant:
    """'Another 14' are none of those of whom two are left."""
    base = meant.base
    left_out = base and bare.size > base.size - base.these and _ANOTHER.search(bare.text, 0, bare.number.start)
    return replace(meant, base=None, manner="no count") if left_out else meant


def _or_named_again(bare: BareNumber, meant: Meant) -> Meant:
    of_the = named_again(bare.text, bare.number)
    named = of_the or _named_as_subject(bare)
    again = named_base(bare.context, bare.sentence, named, here=not of_the or bare.size == 1) if named else None
    if again and again.size >= bare.size:
        return replace(meant, base=again)
    return replace(meant, base=_around(bare.text, bare.number, meant.base)) if meant.base else meant


def _named_as_subject(bare: BareNumber) -> Noun | None:
    """'It sampled 20 grants and 10 refusals. … Eight refusals had been …': of those of their own name."""
    noun = case_noun(bare.text, bare.number.end)
    if noun and bare.told.nearest is None and bare.size > 1 and FRONTED.search(bare.text, 0, bare.number.start):
        return noun  # 'We read 110 records and met 16 detainees. In 31 records …'
    own_name = noun is not None and head_of(noun) not in GENERIC | CASES_AT_LARGE
    return noun if own_name and SUBJECT.search(bare.text, 0, bare.number.start) else None


def _around(text: str, number: Number, base: Base) -> Base:
    """The base that a later sentence goes on about: 'a further four' leave the part of the cases that was told of last.

    'The other four' are of those of which four are left.
    """
    wider = base.around
    if wider is None:
        return base
    return wider if _ANOTHER.search(text, 0, number.start) else base


_ANOTHER = expression(r"\b(?:further|another|additional)\s+$", re.IGNORECASE)

_STEPS = (
    _or_mentioned_here,
    _or_just_before,
    _or_as_share_says,
    _or_given_behind,
    _or_enough_mentioned,
    _unless_too_many_are_left,
    _or_named_again,
)
"""Each takes what the steps before it have found; once a number surely counts, or doesn't, none is asked any more."""
