"""What kinds a sample is made of: 'we audited 900 reports, of which 340 concerned violence and 160 sexual offences'.

Such a number is the size of a smaller sample, and nothing found in the cases.

Belongs here: telling them from what was found ('of which 40 were late'). Not here: parts that add up to the whole
(`breakdowns`, `parts_below`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.joined_sizes import goes_on_list
from pipelines.extraction.counts.sizes.reviewed import is_reviewed, opens_a_sample
from pipelines.extraction.counts.sizes.surveyed import answered
from pipelines.extraction.counts.words.count import Count, cardinals
from pipelines.extraction.counts.words.reviewing import is_object_of_review
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.numbers import Number

_CASES = r"(?:reports|cases|crimes|calls|records|files|incidents|investigations|logs)"
_KIND = (
    r"(?:offences|crimes|rapes|robberies|burglaries|assaults|thefts|frauds|stalkings?|violence|emergencies|outcome\s+\d+s?|"
    r"(?:domestic\s+abuse|antisocial\s+behaviour|anti-social\s+behaviour)(?:\s+(?:incidents|cases|reports))?)"
)
_OF_WHICH_BEFORE = expression(
    rf"(?:\b(?:of\s+wh(?:ich|om)|among\s+(?:them|these|those|the\s+[\w-]+)(?:\s+(?:were|was|are))?|includ(?:ing|ed))\s+|(?:^\W*|[;,:]\s+)of\s+{THEM},?\s+){HEDGES}$",
    re.IGNORECASE,
)
_OF_WHICH_AFTER = expression(r"\s+of\s+(?:which|whom|them|these)\s+", re.IGNORECASE)
_IS_KIND = expression(
    r"\s*(?:each\s+)?(?:(?:[\w'-]+\s+){0,2}?(?:concerned|involved|related\s+to|came\s+from(?!\s+(?:some|an?\s|people|callers|victims))|arose\s+from|dealt\s+with|began|"
    r"(?:had\s+)?(?:been\s+)?(?:ended|closed|finalised)\s+(?:in|with|as|under)\s+(?:an?\s+)?(?:outcome|caution|community|warning)|had\s+ended|had\s+come|were\s+(?:about|from|for))\b|"
    r"(?:about|concerning|involving|relating\s+to|from|aged)\b|of\s+(?!(?:the|them|these|those|which|whom|our|its|their|his|her|concern|this|that)\b)[a-z]|"
    r"(?:that|which|who)\s+(?:(?:were|had\s+been)\s+)?(?:flagged|classed|categorised|involved|concerned|related)\b|"
    rf"were\s+(?:[\w-]+\s+){{0,2}}?{_CASES}\s+(?:of|about|from|concerning|involving)\b|were\s+(?:[\w-]+\s+){{0,3}}?{_KIND}\b(?!\s+(?:that|which|not|and\s+(?:had|were)))|"
    r"(?:children|women|men|boys|girls|adults)\b(?!\s+(?:had|were|was|who)\b))",
    re.IGNORECASE,
)
_FOLLOWS = Quick(
    rf"\b(?:we|inspectors|auditors|they|hmicfrs)\s+(?:also\s+)?(?:reviewed|audited|examined|sampled|looked\s+at|read|assessed)\s+[^.;:\d]{{3,60}}?[^.;:]{{0,60}}:\s+{HEDGES}$"
)
"""'We audited reports received since June: 411 of violence, 268 of sexual offences'."""
_WHO_THEY_ARE = expression(r"\s*(?:were|are)\s+(?:children|women|men|boys|girls|adults|aged)\b", re.IGNORECASE)
_OF_WORKFORCE = expression(
    r"\b(?:of|among)\s+(?:the|its|their|our|all|these)\s+(?:\w+\s+)?[\d,]+\s+(?:[\w-]+\s+){0,2}?"
    r"(?:officers|staff|pcsos|employees|recruits|joiners|starters|constables|sergeants|detectives|specials|volunteers)\b",
    re.IGNORECASE,
)
"""'Of the 1,300 officers in post, 402 were women': who works for a force is counted, and no sample divided."""
_AND_MORE = expression(r"[^.;:\d]{3,80}?(?:,|,?\s+and|;)\s+$")
_NO_VERB = expression(
    rf"\s+(?!(?:had|were|was|have|did)\b)(?:(?!(?:had|was|did|not|recorded|missing|late)\b)[\w'-]+\s+){{0,4}}?(?:{_CASES}|{_KIND}|(?:in|with|under)\s+outcome\s+\d+)\s*(?:[.,;]|$|\sand\b)",
    re.IGNORECASE,
)
"""'… and 171 sexual offences'."""


def divides_sample(context: Context, sentence: Sentence, count: Count) -> bool:
    """Whether a count only tells of which kind the cases are, or who they were."""
    if count.rule != "part_of_base" or not count.numbers:
        return False
    number = count.numbers[0]
    after = _OF_WHICH_AFTER.match(sentence.text, number.end)
    if _WHO_THEY_ARE.match(sentence.text, after.end() if after else number.end):
        return not _OF_WORKFORCE.search(sentence.text, 0, number.start)
    if number.start in kinds_within(context, sentence):
        return True
    text = sentence.text
    noun = case_noun(text, number.end)
    if noun is not None and opens_a_sample(text, number):
        return True

    def opens(first: Number) -> bool:
        return is_reviewed(text, first) or answered(context, sentence, first)

    return noun is not None and goes_on_list(sentence, number, noun, opens)


def kinds_within(context: Context, sentence: Sentence) -> frozenset[int]:
    """Where the numbers stand that say how many of the cases reviewed were of one kind."""
    return context.once_of(sentence, _places_of_kinds)


def _places_of_kinds(context: Context, sentence: Sentence) -> frozenset[int]:
    if _THESE_WERE.match(sentence.text) and (parts := _parts_of_before(context, sentence)):
        return parts
    return frozenset(number.start for number in _kinds(context, sentence))


_THESE_WERE = expression(
    r"\W*(?:these|they|those|(?:the|our|this)\s+(?:[\w-]+\s+){0,2}?(?:cases|files|records|sample|total|calls|audit))\s+"
    r"(?:comprised|included|consisted\s+of|were\s+made\s+up\s+of|(?:was|were|is|are)\s+(?:made\s+up|composed)\s+of|covered|took\s+in|break\s+down\s+(?:as|into))\s",
    re.IGNORECASE,
)


def _parts_of_before(context: Context, sentence: Sentence) -> frozenset[int]:
    """'… considered 97 cases. These comprised 36 searches, 31 uses of force and 30 complaints': they add up."""
    numbers = [number for number in cardinals(sentence) if number.kind == "cardinal"]
    for said in context.before(sentence):
        total = sum(number.value or 0 for number in numbers)
        if len(numbers) > 1 and any(
            whole.value == total and is_reviewed(said.text, whole) for whole in cardinals(said)
        ):
            return frozenset(number.start for number in numbers)
    return frozenset()


def _kinds(context: Context, sentence: Sentence) -> Iterator[Number]:
    text, numbers = sentence.text, cardinals(sentence)
    latest: Number | None = None
    for number in numbers:
        after = _OF_WHICH_AFTER.match(text, number.end)
        end = after.end() - 1 if after else number.end
        opens = after is not None or _OF_WHICH_BEFORE.search(text, 0, number.start) is not None
        goes_on = latest is not None and _AND_MORE.fullmatch(text, latest.end, number.start) is not None
        of_kind = _IS_KIND.match(text, end) is not None
        listed = of_kind and _FOLLOWS.search(text, 0, number.start) is not None
        if (
            listed
            or (opens and of_kind and _reviewed_before(context, sentence, number))
            or (goes_on and (of_kind or _NO_VERB.match(text, number.end)))
        ):
            latest = number
            yield number


def _reviewed_before(context: Context, sentence: Sentence, number: Number) -> bool:
    """Whether a greater number was reviewed, here or, where 'of these' opens the sentence, in the one before."""
    size = number.value or 0
    here = [whole for whole in cardinals(sentence) if whole.end < number.start and (whole.value or 0) > size]
    if here:
        text = sentence.text
        return is_object_of_review(text, here[-1]) or is_reviewed(text, here[-1])
    return any(
        is_reviewed(said.text, whole)
        for said in context.before(sentence)
        if said.block_index == sentence.block_index
        for whole in cardinals(said)
        if (whole.value or 0) > size
    )
