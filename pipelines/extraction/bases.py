"""The number of cases that later counts are out of: 'Of the 40 files, …', 'We read 60 files. … 12 …'.

Belongs here: where such a number is declared, in a sentence or before it. Not here: the counts that lean on it
(`counts_of_base`) or those that name it themselves (`count_shapes`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipelines.extraction.cases import Noun, case_noun, counts_scope, is_reviewed, own_cases
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.count_shapes import Count, cardinals
from pipelines.extraction.numbers import Number

Counted = Callable[[Sentence], Sequence[Count]]
"""The counts that were found in an earlier sentence."""


@dataclass(frozen=True, slots=True)
class Base:
    """A number of cases that counts can lean on."""

    size: int
    outright: bool = False
    """Whether the words say that a count of it follows: 'of the 40', 'in the 18 cases where'."""
    last: int | None = None
    """The count of it that was named last, which 'of these' points to."""
    head: str = ""
    """The noun that it counts, in lower case."""
    source: Sentence | None = None
    """The sentence that declares it, where that is an earlier one."""

    def followed_by(self, numerator: int) -> Base:
        """The base after one more count of it."""
        return replace(self, last=numerator)

    def narrowed(self) -> Base:
        """Only the cases counted last: 'of these, …'."""
        return replace(self, size=self.these, last=None, outright=True)

    @property
    def these(self) -> int:
        """How many 'these' are: the cases counted last, else all."""
        return self.size if self.last is None else self.last


_OPENS = re.compile(
    r"(?:^|[,;:.(]\s*|\b(?:and|but|found|that|while)\s+)(?:of|from|among|amongst|out\s+of)\s+"
    r"(?:(?:a|our|the)\s+(?:total|sample|dip[\s-]sample)\s+of\s+)?(?:all\s+)?(?:the|these|those|our)?\s*"
    r"(?:relevant\s+|further\s+|other\s+|additional\s+)?$",
    re.IGNORECASE,
)
"""'Of the 40 …', 'and from these 12 …'."""
_OPENS_IN = re.compile(
    r"(?:^|[,;:.]\s+|\b(?:and|but|that)\s+)(?:in|for|on|across)\s+(?:the|those|these)\s+$", re.IGNORECASE
)
_DESCRIBED = re.compile(
    r"\s*,?\s+(?:where|in\s+which|that|which|who|when|for\s+which|with|requiring|needing)\b", re.IGNORECASE
)
"""'In the 18 cases where …'."""
_OF_WHICH = re.compile(r"[^.;]{0,80}?,?\s+of\s+(?:which|whom|these|those)\s*,?\s+(?:only\s+|just\s+)?$", re.IGNORECASE)


def declared(sentence: Sentence, number: Number) -> Base | None:
    """The base that a number of this sentence is for the counts behind it."""
    text = sentence.text
    if number.value is None or number.value < 2 or counts_scope(text, number.end):
        return None
    noun = case_noun(text, number.end) or own_cases(text, number.end)
    size, head = int(number.value), _head(noun)
    if noun is None:
        opens = _OPENS.search(text, 0, number.start) and is_reviewed(text, number)
        return Base(size, outright=True) if opens else None
    if _OPENS.search(text, 0, number.start):
        return Base(size, outright=True, head=head)
    if _OPENS_IN.search(text, 0, number.start) and _DESCRIBED.match(text, noun.end):
        return Base(size, outright=True, head=head)
    later = next((other for other in cardinals(sentence) if other.start > number.start), None)
    if later and _OF_WHICH.fullmatch(text, noun.end, later.start):
        return Base(size, outright=True, head=head)
    return Base(size, head=head) if is_reviewed(text, number) else None


_REACH_OF_COUNT, _REACH_OF_SAMPLE = 1, 3
"""Sentences: a count is picked up by the next one, the size of a sample by the few that report on it."""


def base_before(context: Context, sentence: Sentence, counted: Counted) -> Base | None:
    """What the sentences before declare: in the same paragraph, or in the words that lead to a list."""
    lead = context.lead_in(sentence)
    if lead is not None:
        return _declared_by(lead, counted) or _walk_back(context, lead, counted)
    return _walk_back(context, sentence, counted)


def base_of_paragraph_before(context: Context, sentence: Sentence, counted: Counted) -> Base | None:
    """What the sentence before declares, in whatever paragraph: for 'Of these, …'."""
    for earlier in context.before(sentence):
        return _declared_by(earlier, counted)
    return None


def _walk_back(context: Context, sentence: Sentence, counted: Counted) -> Base | None:
    for steps, earlier in enumerate(context.before(sentence, reach=_REACH_OF_SAMPLE), start=1):
        if earlier.block_index != sentence.block_index:
            return None
        base = _declared_by(earlier, counted)
        if base is not None:
            return base if base.last is None or steps <= _REACH_OF_COUNT else None
    return None


def _declared_by(sentence: Sentence, counted: Counted) -> Base | None:
    counts = counted(sentence)
    sizes = [base for number in cardinals(sentence) if (base := declared(sentence, number)) is not None]
    if counts:
        last = counts[-1]
        head = next((base.head for base in sizes if base.size == last.denominator), "")
        return Base(last.denominator, last=last.numerator, head=head, source=last.base or sentence)
    return replace(sizes[0], outright=False, source=sentence) if len(sizes) == 1 else None


def _head(noun: Noun | None) -> str:
    return re.sub(r"s$", "", noun.words.split()[-1].lower()) if noun else ""
