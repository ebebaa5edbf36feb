"""Counts that lean on a number of cases given before: '… 12 had no plan', 'and in 5 of these'.

Belongs here: the places in a clause where a bare number counts some of those cases. Not here: 'all' and 'none' of them
(`wholes_of_base`), where the number of cases is declared (`bases`), counts that name both numbers (`count_shapes`), or
what a count says (`case_counts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.extraction.bases import (
    Base,
    Counted,
    base_before,
    base_of_paragraph_before,
    base_of_section,
    declared,
    head_of,
    last_mentioned,
    mention,
    named_base,
    names_these,
)
from pipelines.extraction.cases import Noun, case_noun, counts_scope
from pipelines.extraction.clauses import CLOSES, CLOSING, FOUND, FRONTED, NEW_SUBJECT, PREDICATE, SUBJECT
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.count_shapes import ALL_BUT, Count, cardinals
from pipelines.extraction.grade_words import GRADE, may_grade
from pipelines.extraction.numbers import Number
from pipelines.extraction.wholes_of_base import wholes_of_base

_MEASURES = re.compile(
    r"\b(?:within|after|by|over|under|(?<!more\s)than|per|every|until|since|before|x|(?:one|two|\d+)\s+in)\s+$",
    re.IGNORECASE,
)
"""What these introduce is a length or a rate, no count of cases."""

_OF_THEM = re.compile(r"\s+(?:\w+\s+)?of\s+(?:them|these|those|which|whom)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:others?|more|further)\b", re.IGNORECASE)
_GRADED_AFTER = re.compile(
    r"\s+(?:(?:cases?|files?|records?|investigations?|more|others?|of\s+(?:them|these|those)|of\s+the\s+(?:[\w-]+\s+)?\w+s)\s+)?"
    r"(?:(?:were|was)\s+)?"
    r"(?:(?:graded|judged|rated|assessed)\s+)?(?:as\s+|to\s+be\s+)?(?:being\s+)?"
    r"['\"]?(?:outstanding|good|adequate|inadequate|requir\w+\s+improvement|need\w+\s+improvement)\b",
    re.IGNORECASE,
)
_GRADED_BEFORE = re.compile(rf"\b(?:{GRADE})['\"]?\s*[,:(=–-]\s*$", re.IGNORECASE)
"""'Good, 11; requires improvement, 14'."""
_OPENS_OF_THESE = re.compile(
    r"(?:^|[;.,]\s+|\band\s+)(?:of|among|from)\s+(?:these|those|them|the\s+(?:cases|files|records|crimes|incidents|calls))\b"
    r"(?:\s+(?:cases|files|records|crimes|incidents|calls|victims|reports|investigations))?[^,.;\d]{0,50},?\s+$",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:need(?:ed)?|required|due|necessary|eligible|applicable|should\s+have|called\s+for)\b(?!\s+(?:improvement|to\s+improve|more|further|work|attention))",
    re.IGNORECASE,
)
"""'In 40 of them a plan was needed but only 12 had one': the 12 are out of the 40."""
_IS_NEEDED = re.compile(
    r"\s+(?:was|is|were|had\s+been)\s+(?:\w+\s+)?(?:needed|required|due|necessary|made)\b|\s+should\b"
)
"""'Where one was required'."""
_GENERIC = frozenset((
    "case", "file", "record", "crime", "incident", "call", "investigation", "report", "victim", "occasion", "instance",
    "example", "decision", "one", "search", "offence", "detainee", "child", "children", "person", "people", "suspect",
    "offender", "caller",
))  # fmt: skip
"""Nouns that any review can go on about, whatever it called its cases."""


def parts_of_base(context: Context, sentence: Sentence, own: Sequence[Count], counted: Counted) -> Iterator[Count]:
    """The counts of a sentence that lean on an earlier number; `own` are those that name both, in order."""
    text, numbers = sentence.text, cardinals(sentence)
    taken = {number.start: count for count in own for number in count.numbers}
    graded = sum(is_graded(text, number) for number in numbers)
    earlier = base_before(context, sentence, counted)
    if earlier is None and numbers and not own:
        earlier = base_of_section(context, sentence)
    bases = [(0, whole)] if (whole := _of_which_all(earlier)) else []
    base: Base | None = None
    mentioned: Base | None = None
    last_end = 0
    for number in numbers:
        leaning = base or earlier
        if count := taken.get(number.start):
            base = Base(count.denominator, last=count.numerator, here=True)
            bases.append((count.end, base))
            last_end = count.end
            continue
        if _OPENS_OF_THESE.search(text, 0, number.start) and not names_these(text, number):
            leaning = leaning or base_of_paragraph_before(context, sentence, counted)
            leaning = leaning.narrowed() if leaning else None
        elif (own_base := declared(sentence, number)) and not _counted_scope(context, sentence, number):
            base = own_base
            bases.append((number.end, base))
            continue
        elif (
            leaning
            and last_end
            and not _completes(text, number, leaning)
            and _NEEDED.search(text, last_end, number.start)
        ):
            leaning = leaning.narrowed()
        elif leaning is None and _PRONOUN_CLOSES.match(text) and CLOSES.match(text, number.end):
            leaning = _generic(last_mentioned(context, sentence))
        elif _OF_THEM.match(text, number.end) and FRONTED.search(text, 0, number.start):
            leaning = base or mentioned or earlier or last_mentioned(context, sentence)
        if leaning is None and (given := _given_after(sentence, number, own)):
            yield _part(sentence, number, given.size, given)
            continue
        if (named := _named(text, number)) and (again := named_base(context, sentence, named)):
            leaning = again
        elif leaning and leaning.around:
            leaning = _around(text, number, leaning)
        if leaning and (but := ALL_BUT.search(text, 0, number.start)) and (number.value or 0) < leaning.size:
            yield _all_but(sentence, number, leaning, but.start())
        elif leaning and (size := _out_of(sentence, number, leaning, graded)):
            yield _part(sentence, number, size, leaning)
            base, last_end = leaning.followed_by(int(number.value or 0)), number.end
        else:
            mentioned = mention(sentence, number) or mentioned
    yield from wholes_of_base(sentence, own, bases)


def _given_after(sentence: Sentence, number: Number, own: Sequence[Count]) -> Base | None:
    """The base that the last of several counts names: 'late in seven, missed in two and prompt in 23 of the 32 cases'."""
    text = sentence.text
    last = next((count for count in own if count.start > number.end), None)
    if last is None or last.rule != "n_of_m" or re.search("[;:]", text[number.end : last.start]):
        return None
    counts = [other.value or 0 for other in cardinals(sentence) if number.start <= other.start < last.start]
    closes = CLOSING.search(text, 0, number.start) and CLOSES.match(text, _noun_end(text, number))
    if not closes or sum(counts) + last.numerator > last.denominator or _MEASURES.search(text, 0, number.start):
        return None
    return Base(last.denominator)


_PRONOUN_CLOSES = re.compile(r"(?:it|this|they|these)\b", re.IGNORECASE)
"""'We asked for the rationale in 16 cases. It was given in 11.'"""


def _generic(base: Base | None) -> Base | None:
    return base if base and base.head in _GENERIC else None


def _all_but(sentence: Sentence, number: Number, base: Base, start: int) -> Count:
    numerator = base.size - int(number.value or 0)
    anchor = (start, number.end)
    return Count(numerator, base.size, start, number.end, anchor, "whole_of_base", (number,), base.source)


def _counted_scope(context: Context, sentence: Sentence, number: Number) -> bool:
    """Whether a number without a noun is one of areas or stations: 'It has 12 stations. Of the 12, …'."""
    return case_noun(sentence.text, number.end) is None and any(
        other.value == number.value and counts_scope(said.text, other.end)
        for said in (sentence, *context.before(sentence))
        for other in cardinals(said)
    )


_THE = re.compile(r"\b(?:the|those)\s+(?:(?:other|remaining)\s+)?$", re.IGNORECASE)


def _completes(text: str, number: Number, base: Base) -> bool:
    """Whether a number is all that the last count left over: 'in 19 of 22 …; in the three where …'."""
    return _THE.search(text, 0, number.start) is not None and number.value == base.size - base.these


_OF_NAMED = re.compile(r"\s+of\s+(?:the|these|those)(?=\s)", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:further|another|additional)\s+$", re.IGNORECASE)
_THE_OTHER = re.compile(r"\b(?:other|remaining)\s+$", re.IGNORECASE)


def _around(text: str, number: Number, base: Base) -> Base:
    """The base that a later sentence goes on about: 'a further four' leave the part of the cases that was told of last.

    'The other four' are of those of which four are left.
    """
    wider = base.around
    if wider is None:
        return base
    if _THE_OTHER.search(text, 0, number.start):
        return wider if wider.size - wider.these == number.value != base.size - base.these else base
    return wider if _ANOTHER.search(text, 0, number.start) else base


def _of_which_all(earlier: Base | None) -> Base | None:
    """What 'all' and 'none' are of in the sentence after: of all the cases, or of those that were due something."""
    if earlier is None or earlier.last is None:
        return earlier
    return earlier.narrowed() if earlier.source and _NEEDED.search(earlier.source.text) else None


def _out_of(sentence: Sentence, number: Number, base: Base, graded: int) -> int | None:
    """The size of the set that a number counts some of; None where it stands in no place for such a count."""
    text = sentence.text
    if number.value is None or counts_scope(text, number.end) or _MEASURES.search(text, 0, number.start):
        return None
    of_them = _OF_THEM.match(text, number.end)
    size = base.these if of_them else base.size
    if number.value > size:
        return None
    if of_them or (is_graded(text, number) and (graded > 1 or base.source is None)):
        return size
    if number.value == 1 and number.in_words and not _in_clause(text, number):
        return None
    return size if _continues(sentence, number, base) and _in_place(text, number, base) else None


def is_graded(text: str, number: Number) -> bool:
    """Whether a number counts cases of a grade: '11 were good', 'good, 11'."""
    if not may_grade(text):
        return False
    return bool(_GRADED_AFTER.match(text, number.end) or _GRADED_BEFORE.search(text, 0, number.start))


def _in_clause(text: str, number: Number) -> bool:
    """Whether 'one' counts, as in 'in one, …' and '… and one was late', and is no pronoun: '… but few had one'."""
    return not _IS_NEEDED.match(text, number.end) and any(
        place.search(text, 0, number.start) for place in (FRONTED, SUBJECT, CLOSING)
    )


def _says_what(text: str, number: Number, base: Base) -> bool:
    """Whether a count of cases told of further off says that it counts them: 'in 14 cases', 'nine of the files'."""
    if number.value == 1:
        return False
    named, fronted = _named(text, number), FRONTED.search(text, 0, number.start) is not None
    noun = named or (case_noun(text, number.end) if fronted else None)
    if noun is not None:
        return head_of(noun) in _CASES_AT_LARGE or head_of(noun) == base.head
    return fronted and NEW_SUBJECT.match(text, number.end) is not None


_CASES_AT_LARGE = frozenset(("case", "file", "record", "investigation", "instance"))


def _in_place(text: str, number: Number, base: Base) -> bool:
    if base.outright:
        return True
    if base.far and not base.here and not _says_what(text, number, base):
        return False
    if _quantifier(text, number):
        return True
    end = _noun_end(text, number)
    if FRONTED.search(text, 0, number.start):
        return True
    if base.here and _SECOND_VERB.search(text, 0, number.start) and CLOSES.match(text, end):
        return True
    if SUBJECT.search(text, 0, number.start) and not CLOSES.match(text, end):
        return True
    if CLOSING.search(text, 0, number.start) and CLOSES.match(text, end):
        return base.source is None or base.last is None or base.here or end > number.end
    return FOUND.search(text, 0, number.start) is not None and not CLOSES.match(text, end)


def _continues(sentence: Sentence, number: Number, base: Base) -> bool:
    """Whether what follows the number goes on about the cases, and does not name something else that is counted."""
    text = sentence.text
    noun = case_noun(text, number.end)
    if _quantifier(text, number):
        return True
    if noun is not None:
        return _goes_on_about(noun, base)
    if (named := _named(text, number)) and not _goes_on_about(named, base):
        return False
    end = _noun_end(text, number)
    if FRONTED.search(text, 0, number.start) and NEW_SUBJECT.match(text, end):
        return True
    return PREDICATE.match(text, end) is not None


def _goes_on_about(noun: Noun, base: Base) -> bool:
    head = head_of(noun)
    return head in _GENERIC or head == base.head


def _named(text: str, number: Number) -> Noun | None:
    """The cases of 'nine of the warnings'."""
    pointing = _OF_NAMED.match(text, number.end)
    return case_noun(text, pointing.end()) if pointing else None


_QUANTIFIER = re.compile(
    r"\b(?:(?:just\s+|well\s+)?(?:over|under|nearly|almost|about|more\s+than|less\s+than)\s+)?"
    r"(?:most|many|some|several|half|(?:a|one)\s+(?:third|quarter|fifth)|two\s+thirds|three\s+quarters|(?:the|a)\s+majority|"
    r"the\s+rest|the\s+others?)(?:\s+of\s+(?:them|these|those|(?:the\s+)?(?:cases|files|records)))?\s+\($",
    re.IGNORECASE,
)
"""'Most (29) were supervised': the number makes the word exact."""
_SECOND_VERB = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+)?\w+ed\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
"""'Wrongly filed 11 of 70 crimes and rightly filed 59'."""


def _quantifier(text: str, number: Number) -> re.Match[str] | None:
    return _QUANTIFIER.search(text, 0, number.start) if text.startswith(")", number.end) else None


def _noun_end(text: str, number: Number) -> int:
    noun = case_noun(text, number.end)
    if noun and noun.end - number.end < _LONGEST_NOUN:
        return noun.end
    if named := _named(text, number):
        return named.end
    pointing = _OF_THEM.match(text, number.end) or _OTHERS.match(text, number.end)
    return pointing.end() if pointing else number.end


_LONGEST_NOUN = 25
"""Characters from a number to the end of its noun; further off stands the noun of another phrase."""


def _part(sentence: Sentence, number: Number, size: int, base: Base) -> Count:
    end, anchor = _noun_end(sentence.text, number), (number.start, number.end)
    start = number.start
    if quantifier := _quantifier(sentence.text, number):
        start, end = quantifier.start(), number.end + 1
    return Count(int(number.value or 0), size, start, end, anchor, "part_of_base", (number,), base.source)
