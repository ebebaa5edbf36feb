"""What the sentences before spoke of, for amounts that lean on it: 'of this, £4m has been found'.

Belongs here: gathering it. Not here: which amounts lean on what was said, and how (`meaning`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money.kinds.lists import is_dated_item, is_total, with_capital_named
from pipelines.extraction.money.words.kinds_named import KindWord, kind_words
from pipelines.extraction.records import Finance

_OPENS_LEANING = expression(
    r"^\W*(?:[\d.]+\s+)?(?:(?:already\s+|still\s+|yet\s+to\s+be\s+)?(?:identified|found|delivered|achieved|secured|agreed|outstanding|unidentified)\s*:|of\s+(?:this|these|that|the\s+latter)|a\s+further|another|the\s+(?:remaining|remainder|rest|other|balance)|its\s+(?:plan|target|aim)\s+(?:is|was)|they|these|"
    r"(?:the|this|that)\s+(?:(?:net|overall|projected|forecast|main|total)\s+)?(?:variances?|over-?spend|under-?spend)|(?:the|its)\s+(?:main\s+|principal\s+|biggest\s+|chief\s+)?(?:reasons?|causes?|drivers?|variances)|"
    r"those|this)\b",
    re.IGNORECASE,
)
"""Leans on the sentence before, also where that stands in a numbered paragraph of its own."""


_OF_THAT = expression(
    r"[^.;£]{0,60}£\d[\d.,]*\s?(?:k|m|mn|bn|million|billion)?\s+of\s+(?:this|that|these|those|it|them)\b(?!\s+\w+\s+(?:grant|fund))",
    re.IGNORECASE,
)
"""'By June, £2.9m of this had been secured', in a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the sentences before spoke of."""

    fact: Finance | None
    """The last amount of the sentence before that this one can lean on."""
    topic: KindWord | None
    """The last noun of money in it."""
    subject: KindWord | None
    """The first one: what that sentence is about."""
    lead: Finance | None
    """The last amount in the words that open the list of an item."""
    capital: KindWord | None
    """The programme that the sentence before meant by 'capital' alone."""
    words: tuple[KindWord, ...]
    """The nouns and verbs of money in the last two sentences, nearest first, then the tax that the heading names."""


def spoken_before(context: Context, sentence: Sentence, facts: dict[int, Finance]) -> Spoken:
    earlier = context.before(sentence, 2)
    said = tuple(word for other in earlier for word in reversed(kind_words(other.text)))
    above = kind_words(sentence.headings[-1]) if sentence.headings else ()
    said += tuple(word for word in above if word.kind == "precept")
    near = earlier[:1] if earlier and _can_lean(sentence, earlier[0]) else ()
    nouns = [word for other in near for word in kind_words(other.text) if word.kind and not word.is_verb]
    if not nouns and not near and _OPENS_LEANING.match(sentence.text):
        nouns = [
            word for word in above if word.kind and not word.is_verb
        ]  # 'What about reserves?' over 'They stood at'
    lead = context.lead_in(sentence)
    told = facts.get(near[0].start) if near else None
    programmes = [
        word for other in near for word in kind_words(with_capital_named(other.text)) if word.kind == "investment"
    ]
    capital = programmes[-1] if programmes and not nouns else None
    last, first = (nouns[-1], nouns[0]) if nouns else (None, None)
    return Spoken(told, last, first, _led_by(context, sentence, lead, facts), capital, said)


def _led_by(context: Context, item: Sentence, lead: Sentence | None, facts: dict[int, Finance]) -> Finance | None:
    """The amount of the words that open a list, or of the sentence before where they name none: 'The schemes are:'."""
    if is_dated_item(item) and (others := [other for other in context.before(item, 1) if is_dated_item(other)]):
        return facts.get(others[0].start)
    if lead is None or lead.start in facts or kind_words(lead.text):
        return facts.get(lead.start) if lead else None
    return next((facts.get(other.start) for other in context.before(lead, 1)), None)


def _can_lean(sentence: Sentence, earlier: Sentence) -> bool:
    told = _OF_THAT.match(sentence.text) or sentence.block_index == earlier.block_index or is_total(sentence.text)
    return bool(told) or _OPENS_LEANING.match(sentence.text) is not None
