"""Numbers of cases that are meant though no sentence says that they were read: 'two of them', 'in six', 'only two did'.

Belongs here: what such words point to, and when they point to nothing that counts. Not here: numbers of cases that are
declared (`declared`, `before`) or the counts (`of_base`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.bases.declared import names_these
from pipelines.extraction.counts.shapes.words_of_count import OF_THEM, quantifier_of
from pipelines.extraction.counts.sizes.base import Base, is_stock
from pipelines.extraction.counts.words.count import OF_WHICH, cardinals
from pipelines.extraction.counts.words.manners_of_speaking import DEMANDS
from pipelines.extraction.counts.words.shares_beside import wholes_by_share
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.clauses import CLOSES, CLOSING, FRONTED, LIMITS, PREDICATE, SUBJECT
from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.numbers import Number, find_numbers

ELLIPTIC = expression(
    rf"(?:(?:but|and|yet|of\s+these),?\s+)?{LIMITS}[\w-]+\s+(?:did|had|was|were|have|has|could|got\s+(?:one|it))(?:n't|\s+not)?"
    r"(?:\s+(?:so|been))?\.?",
    re.IGNORECASE,
)
"""'Only two did.' leaves out what, and of which: of those the sentence before told of last."""


def in_cases(text: str, number: Number) -> bool:
    """'60 children were charged. A bed was asked for in 41 cases': of the people told of just before."""
    placed = CLOSING.search(text, 0, number.start) or FRONTED.search(text, 0, number.start)
    return placed is not None and _CASES_AT_LARGE.match(text, number.end) is not None


_CASES_AT_LARGE = expression(r"\s+(?:of\s+(?:the|these)\s+)?(?:cases|instances)\b", re.IGNORECASE)


def closes_bare(text: str, number: Number) -> bool:
    """'The force asked for a bed for nine, and …': whether a number without a noun closes a clause."""
    return (
        case_noun(text, number.end) is None
        and _FOR_SOME.search(text, 0, number.start) is not None
        and CLOSES.match(text, number.end) is not None
    )


_FOR_SOME = expression(rf"\s(?:for|to)\s+{LIMITS}$", re.IGNORECASE)


def before_of_which(sentence: Sentence, number: Number) -> Base | None:
    """'It made five recommendations, only one of which has been met': of the number just before.

    'It issued 268 orders, 61 of which were breached' tells of the force's stock, and 'one of which' at least of a case.
    """
    text = sentence.text
    pointing = OF_WHICH.match(text, number.end)
    if pointing is None:
        return None
    before = [other for other in cardinals(sentence) if other.end < number.start and other.kind == "cardinal"]
    last = next((other for other in reversed(before) if not OF_WHICH.match(text, other.end)), None)
    if last is None or (last.value or 0) < 2 or any(mark in text[last.end : number.start] for mark in ".;:"):
        return None
    thing, noun = thing_after(text, last.end), case_noun(text, last.end)
    if number.value == 1:
        return Base(int(last.value or 0)) if noun or (thing and thing.role == "volume") else None
    small = (number.value or 0) <= (last.value or 0) <= _MOST_READ
    if noun is None or not small or _STAFF.search(noun.words) or is_stock(text, last):
        return None
    if DEMANDS.match(text, pointing.end()):
        return None
    return Base(int(last.value or 0)) if PREDICATE.match(text, pointing.end()) else None


_MOST_READ = 1_000
_STAFF = expression(
    r"\b(?:officers?|staff|sergeants?|constables?|detectives?|supervisors?|employees|people|members)$", re.I
)
"""'142 detectives, 38 of whom are trainees' describes a workforce."""


def by_share(context: Context, sentence: Sentence, number: Number) -> Base | None:
    """'The force has 341 such posts. In 322 of them the holder was vetted, or 94 percent'."""
    for before in context.before(sentence):
        told = [int(other.value or 0) for other in cardinals(before) if other.kind == "cardinal"]
        fits = wholes_by_share(sentence, number, told)
        if before.block_index == sentence.block_index and len(fits) == 1:
            return Base(fits[0], outright=True, source=before)
    return None


def last_number(context: Context, sentence: Sentence, earlier: Base | None) -> Base | None:
    if earlier and earlier.last:
        return earlier.narrowed()
    for before in context.before(sentence):
        told = [number for number in cardinals(before) if number.kind == "cardinal"]
        if before.block_index == sentence.block_index and told and not counts_scope(before.text, told[-1].end):
            return Base(int(told[-1].value or 0), outright=True, source=before)
    return None


def bare_number(context: Context, sentence: Sentence) -> Base | None:
    """'We asked for the last 30 and were given 22. Of those, 14 …': of the number that ends the sentence before."""
    for before in context.before(sentence):
        told = cardinals(before)
        if before.block_index == sentence.block_index and told and _ENDS_THERE.match(before.text, told[-1].end):
            return Base(int(told[-1].value or 0), outright=True, source=before)
    return None


_ENDS_THERE = expression(r"\W*$")


def few_told_of(sentence: Sentence, number: Number, mentioned: Base | None) -> Base | None:
    """'It has 31 groups. Of these, 24 had been assessed': of the few that were told of; of thousands it is a volume."""
    if mentioned is None or mentioned.size > _MOST_TOLD_OF:
        return None
    still = mentioned.head in _DEMANDS_MADE and _ARE_NOW.match(sentence.text, number.end)
    return mentioned if still or FINITE.match(sentence.text, number.end) else None


_DEMANDS_MADE = ("recommendation", "improvement", "concern", "action")
_ARE_NOW = expression(r"\s+(?:are|remain|stay)\b", re.IGNORECASE)
"""'It was given nine recommendations. Of these, five are complete.'"""


_MOST_TOLD_OF = 200
"""Groups, plans or people: of more, 'of these' tells how many a force deals with."""


def found_only(text: str, number: Number) -> Base | None:
    """'We asked for 45 records. It could find only 39, and in eight of these …': of those that were found."""
    there = _FOUND_ONLY.search(text, 0, number.start) and CLOSES.match(text, number.end)
    return Base(int(number.value or 0)) if there and (number.value or 0) > 1 else None


_FOUND_ONLY = Quick(
    r"\b(?:find|found|produce|produced|provide|provided|supply|supplied|trace|traced|locate|located|sent|gave|given|kept)\s+"
    r"(?:(?:us|them|inspectors)\s+)?(?:only|just)\s+$",
)


ALL = expression(r"\b(?:in|for|of|from|with)\s+all\s+(?:the\s+|these\s+|those\s+)?$", re.IGNORECASE)
"""'Conditions protected the victim in all sixteen.'"""
_OF_THE_REST = expression(
    rf"(?:^|[;,]\s+|\b(?:and|but)\s+)(?:of|among|from|in)\s+the\s+(?:rest|remainder|others)\b[^,.;\d]{{0,30}}?,?\s+{LIMITS}$|^\W*(?:of|among|from|in|for)\s+the\s+(?:rest|remainder|others)\b[^.;\d]*$",
    re.IGNORECASE,
)


def of_the_rest(text: str, number: Number, base: Base) -> Base | None:
    """'It was established in 51 of 66. Of the rest, seven …': of the 15 that the last count leaves."""
    if base.last is None or not _OF_THE_REST.search(text, 0, number.start):
        return None
    if base.size - base.last == number.value:
        return replace(base, last=None, outright=True)  # 'in the rest, nine, …'
    return replace(base, size=base.size - base.last, last=None, outright=True)


_A_THING = expression(
    r"(?:^|[;:.]\s+)an?\s+(?:[\w'-]+\s+){1,4}?(?:was|had\s+been)\s[^.;:,]{2,60}?,?\s+(?:and|but)\s+(?:had|was|came|went)\s[^.;:,]{2,60}$",
    re.IGNORECASE,
)


def gave_one(text: str, number: Number) -> bool:
    """'A plan was on file in 58 of them and had been approved in 41': there is a plan to approve only in the 58."""
    return _A_THING.search(text, 0, number.start) is not None


def by_quantifier(text: str, number: Number, base: Base | None) -> Base | None:
    """'… reported 47 of these. Fewer than three quarters (34) had been recorded': where the number fits the words."""
    words = quantifier_of(text, number)
    if base is None or words is None:
        return None
    told = [
        share.value for share in find_numbers(words.group()) if share.kind in ("fraction", "percent") and share.value
    ]
    shares = [value / 100 if value > 1 else value for value in told]
    fits = [abs((number.value or 0) / base.size - share) <= _ROUNDLY for share in shares]
    return base if (any(fits) if shares else not base.stock) else None


_ROUNDLY = 0.07
"""How far a share in words may be from the number that makes it exact."""


def may_be_forces(base: Base, number: Number) -> bool:
    """'The 43 forces recorded 53,000 offences. In 29 of them …': forces may be meant as well."""
    said = base.source
    return said is not None and any(
        counts_scope(said.text, other.end) and (other.value or 0) >= (number.value or 0) for other in cardinals(said)
    )


def opens_of_these(text: str, number: Number) -> bool:
    """'Of these, 12 …', but not 'of these 12, …'."""
    return _OPENS_OF_THESE.search(text, 0, number.start) is not None and not names_these(text, number)


_OPENS_OF_THESE = expression(
    r"(?:^|[;.,]\s+|\band\s+)(?:(?:out\s+)?of|among|from)\s+(?:these|those|them|the\s+(?:cases|files|records|crimes|incidents|calls))\b"
    rf"(?:\s+(?:cases|files|records|crimes|incidents|calls|victims|reports|investigations))?[^,.;\d]{{0,50}},?\s+{LIMITS}$",
    re.IGNORECASE,
)


_WANTED = expression(
    r"\b(?:wanted|asked\s+for|requested|sought|wished\s+for|was\s+due|were\s+due|needed|was\s+called\s+for|referred|sent\s+(?:(?:\w+\s+){0,4})?back|passed\s+back)\b",
    re.IGNORECASE,
)
_GRANTED = expression(
    rf"\b(?:it|one|this|these|them)\s+(?:was|were|had\s+been)\s+[a-z]+\s+(?:in|for)\s+{HEDGES}$|"
    rf"\b(?:provided|gave|found|offered|granted|supplied|arranged|made|obtained|sent|held)\s+(?:it|one|this|these|them)\s+(?:in|for)\s+{HEDGES}$",
    re.IGNORECASE,
)


def granted(text: str, last_end: int, number: Number) -> bool:
    """'It was asked for in 88 cases and the council provided it in six': six of those in which it was wanted."""
    return _WANTED.search(text, 0, last_end) is not None and _GRANTED.search(text, last_end, number.start) is not None


def was_wanted(earlier: Base) -> bool:
    """'Victims wanted it in 12 of 90 cases. It was offered in two': of the twelve."""
    return earlier.source is not None and _WANTED.search(earlier.source.text) is not None


def is_part_of_stock(text: str, number: Number) -> bool:
    """'672 notices had not been read. Some 140 of these were …': a volume; 'in 140 of these, …' would count cases."""
    return SUBJECT.search(text, 0, number.start) is not None and _JUDGED.search(text, 0, number.start) is None


def counts_these(text: str, number: Number) -> bool:
    """'In 25 of these …', '18 of them had not been …': of the cases mentioned last, reviewed or not."""
    if OF_THEM.match(text, number.end) and FRONTED.search(text, 0, number.start):
        return True
    pointing = _OF_THESE.match(text, number.end)
    if pointing is not None and _JUDGED.search(text, 0, number.start):
        return True
    if pointing is not None and CLOSING.search(text, 0, number.start) and CLOSES.match(text, pointing.end()):
        return True
    subject = pointing is not None and SUBJECT.search(text, 0, number.start) is not None
    return subject and pointing is not None and FINITE.match(text, pointing.end()) is not None


_JUDGED = expression(r"\b(?:thought|judged|found|rated|considered|deemed|called|graded)\s+$", re.IGNORECASE)
"""'We thought 11 of them good'."""
FINITE = expression(
    r"(?:\s+(?:victims|cases|people|children|crimes|calls|files|incidents))?\s+(?:had|has|have|was|were|did|didn't|hadn't|weren't|hasn't|haven't|got|still|went|attended|received|passed)\b",
    re.IGNORECASE,
)
_OF_THESE = expression(rf"\s+(?:\w+\s+)?of\s+{THEM}\b(?!\s+\d)", re.IGNORECASE)
