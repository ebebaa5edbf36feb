"""Counts that lean on a number of cases given before: '… 12 had no plan', 'and in 5 of these'.

Belongs here: which number of cases a bare number is out of. Not here: in what places it counts at all (`places`), 'all'
and 'none' of them (`wholes_of_base`), where the number of cases is declared (`bases_declared`), counts that name both
numbers (`pairs`), or what a count says (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.bases import Base, head_of, is_stock, mention
from pipelines.extraction.counts.bases_before import (
    Counted,
    base_before,
    base_of_paragraph_before,
    base_of_section,
    counted_scope,
    last_mentioned,
    named_base,
)
from pipelines.extraction.counts.bases_behind import closing_whole, divided, given_after
from pipelines.extraction.counts.bases_declared import declared, names_these, there_were_some
from pipelines.extraction.counts.bases_due import is_due
from pipelines.extraction.counts.bases_pointed_to import (
    ALL,
    ELLIPTIC,
    FINITE,
    bare_number,
    before_of_which,
    by_quantifier,
    by_share,
    closes_bare,
    counts_these,
    few_told_of,
    found_only,
    gave_one,
    granted,
    in_cases,
    is_part_of_stock,
    last_number,
    may_be_forces,
    of_the_rest,
    was_wanted,
)
from pipelines.extraction.counts.breakdowns import parts_in
from pipelines.extraction.counts.count import OF_WHICH, Count, cardinals
from pipelines.extraction.counts.graded import is_graded
from pipelines.extraction.counts.pairs import ALL_BUT
from pipelines.extraction.counts.places import are_others, out_of
from pipelines.extraction.counts.wholes_of_base import wholes_of_base
from pipelines.extraction.counts.words_of_count import GENERIC, OF_THEM, named_again, noun_end, quantifier_of
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.clauses import CLOSES, LIMITS, NEW_SUBJECT, SUBJECT
from pipelines.extraction.grammar.numbers import Number

_OPENS_OF_THESE = re.compile(
    r"(?:^|[;.,]\s+|\band\s+)(?:of|among|from)\s+(?:these|those|them|the\s+(?:cases|files|records|crimes|incidents|calls))\b"
    r"(?:\s+(?:cases|files|records|crimes|incidents|calls|victims|reports|investigations))?[^,.;\d]{0,50},?\s+$",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:need(?:ed)?|required|due|necessary|eligible|applicable|should\s+have(?!\s+been\s+(?:one|an?)\b)|called\s+for)\b(?!\s+(?:(?:of\s+)?improvement|to\s+improve|more|further|work|attention))",
    re.IGNORECASE,
)
"""'In 40 of them a plan was needed but only 12 had one': the 12 are out of the 40."""


def parts_of_base(context: Context, sentence: Sentence, own: Sequence[Count], counted: Counted) -> Iterator[Count]:
    """The counts of a sentence that lean on an earlier number; `own` are those that name both, in order."""
    text, made_of = sentence.text, parts_in(sentence)
    numbers = [number for number in cardinals(sentence) if number.start not in made_of]
    taken = {number.start: count for count in own for number in count.numbers}
    graded = sum(is_graded(text, number) for number in numbers)
    earlier = base_before(context, sentence, counted)
    if earlier is None and numbers and not own:
        earlier = base_of_section(context, sentence)
    bases = [(0, whole)] if (whole := _of_which_all(earlier)) else []
    base: Base | None = None
    mentioned: Base | None = None
    last_end = 0
    if closing := closing_whole(sentence, numbers):
        yield from (_part(sentence, number, closing.size, closing) for number in numbers[:-1])
        numbers = []
    for number in numbers:
        leaning = base or earlier
        if count := taken.get(number.start):
            stock = count.rule == "n_of_m" and is_stock(text, count.numbers[-1])
            head = head_of(case_noun(text, count.numbers[-1].end)) if count.rule == "n_of_m" else ""
            base = Base(count.denominator, last=count.numerator, here=True, stock=stock, head=head)
            goes_on = SUBJECT.search(text, 0, count.start) and _AND_ALL_WERE.match(text, count.end)
            bases.append((count.end, base.narrowed() if goes_on else base))
            last_end = count.end
            continue
        if own_base := _own_base(context, sentence, number, leaning):
            base = own_base
            bases.append((number.end, base))
            continue
        if (
            leaning
            and leaning.here
            and leaning.stock
            and is_stock(text, number)
            and SUBJECT.search(text, 0, number.start)
        ):
            continue  # '214 of its 1,190 visits were late, and 166 offenders had no plan': another volume
        if leaning and leaning.source is not None and are_others(text, number, leaning):
            base, earlier, mentioned = None, None, mention(sentence, number) or mentioned
            continue
        if leaning and (left := of_the_rest(text, number, leaning)):
            leaning = left
        elif _opens_of_these(text, number):
            leaning = leaning or base_of_paragraph_before(context, sentence, counted) or bare_number(context, sentence)
            leaning = leaning or few_told_of(sentence, number, last_mentioned(context, sentence))
            leaning = leaning.narrowed() if leaning else None
        elif leaning and _of_last(text, number, leaning):
            leaning = leaning.narrowed()
        elif leaning is None and quantifier_of(text, number):
            leaning = by_quantifier(text, number, mentioned or last_mentioned(context, sentence))
        elif (
            leaning
            and last_end
            and not _completes(text, number, leaning)
            and (_NEEDED.search(text, last_end, number.start) or granted(text, last_end, number))
        ):
            leaning = leaning.narrowed()
        elif earlier and leaning is earlier and earlier.last and _PRONOUN_CLOSES.match(text) and was_wanted(earlier):
            leaning = earlier.narrowed()
        elif leaning is None and _PRONOUN_CLOSES.match(text) and CLOSES.match(text, number.end):
            leaning = _generic(last_mentioned(context, sentence))
        elif counts_these(text, number):
            leaning = base or mentioned or earlier or last_mentioned(context, sentence)
            if leaning and leaning.stock and (is_part_of_stock(text, number) or may_be_forces(leaning, number)):
                continue
        elif ELLIPTIC.fullmatch(text) and (spoken := last_number(context, sentence, earlier)):
            leaning = spoken
        elif leaning is None and (in_cases(text, number) or (not mentioned and closes_bare(text, number))):
            leaning = _few_people(last_mentioned(context, sentence))
        elif leaning is None and (whole := divided(sentence, numbers, number)):
            leaning = whole
        elif (
            leaning and leaning is earlier and is_graded(text, number) and (whole := divided(sentence, numbers, number))
        ):
            leaning = base = whole
        elif leaning is None and mentioned and _goes_on(text, number, mentioned):
            leaning = mentioned
        if leaning and leaning is earlier and mentioned and OF_WHICH.match(text, number.end):
            leaning = None
        elif leaning and leaning is earlier and mentioned and OF_THEM.match(text, number.end):
            if mentioned.stock and is_part_of_stock(text, number):
                continue
            leaning = mentioned if (number.value or 0) <= mentioned.size else leaning
        if told := before_of_which(sentence, number):
            yield _part(sentence, number, told.size, told)
            continue
        if leaning is None and OF_THEM.match(text, number.end):
            leaning = by_share(context, sentence, number)
        if leaning is None and (given := given_after(sentence, number, own)):
            yield _part(sentence, number, given.size, given)
            continue
        if leaning and mentioned and leaning.size < (number.value or 0) <= mentioned.size:
            leaning = None if mentioned.stock else mentioned
        if leaning and (number.value or 0) > leaning.size - leaning.these and _ANOTHER.search(text, 0, number.start):
            continue  # 'another 14' are none of those of whom two are left
        if (named := named_again(text, number)) and (again := named_base(context, sentence, named)):
            leaning = again
        elif leaning and leaning.around:
            leaning = _around(text, number, leaning)
        if leaning and (but := ALL_BUT.search(text, 0, number.start)) and (number.value or 0) < leaning.size:
            yield _all_but(sentence, number, leaning, but.start())
        elif leaning and (size := out_of(sentence, number, leaning, graded)):
            yield _part(sentence, number, size, leaning)
            base, last_end = leaning.followed_by(int(number.value or 0)), number.end
        else:
            mentioned = mention(sentence, number) or found_only(text, number) or mentioned
    yield from wholes_of_base(sentence, own, bases)


def _own_base(context: Context, sentence: Sentence, number: Number, leaning: Base | None) -> Base | None:
    """The number of cases that a number is for the counts behind it, where it counts none of those it could lean on."""
    noun = case_noun(sentence.text, number.end)
    if is_due(sentence, number, noun):
        return Base(int(number.value or 0), outright=True, head=head_of(noun))
    if _opens_of_these(sentence.text, number):
        return None
    if leaning and (number.value or 0) < leaning.size and there_were_some(sentence, number):
        return None
    base = declared(sentence, number)
    return base if base and not counted_scope(context, sentence, number) else None


def _opens_of_these(text: str, number: Number) -> bool:
    """'Of these, 12 …', but not 'of these 12, …'."""
    return _OPENS_OF_THESE.search(text, 0, number.start) is not None and not names_these(text, number)


def _goes_on(text: str, number: Number, mentioned: Base) -> bool:
    """'We saw 40 slips; six gave no grounds': what opens the next clause with a bare number counts some of them."""
    if mentioned.size > _MOST_SEEN or case_noun(text, number.end) is not None:
        return False
    opens = _NEXT_CLAUSE.search(text, 0, number.start) and FINITE.match(text, number.end)
    opens = opens or (_NEXT_FRONTED.search(text, 0, number.start) and NEW_SUBJECT.match(text, number.end))
    closes = _CLOSES_NEXT.search(text, 0, number.start) and _ENDS.match(text, number.end)
    return bool(opens and mentioned.head in _PAPERS) or bool(closes and mentioned.head in _PAPERS | _PEOPLE)


_MOST_SEEN = 200
"""Cases: more than these are what a force dealt with, of which a bare number tells no finding."""
_PAPERS = frozenset((
    "case", "file", "record", "call", "log", "incident", "report", "investigation", "form", "slip", "search", "stop",
    "referral", "visit", "application", "review", "plan", "interview", "assessment", "letter", "email", "decision",
    "complaint", "statement", "recording", "episode", "encounter", "outcome", "caution", "resolution", "package",
))  # fmt: skip
"""What inspectors read one by one; of crimes and people, 'two were remanded' may speak of somebody else."""
_PEOPLE = frozenset(("child", "children", "detainee", "person", "people", "victim", "complainant"))
_CLOSES_NEXT = re.compile(rf";\s+[^.;\d]{{8,90}}\s(?:in|for)\s+{LIMITS}$", re.IGNORECASE)
"""'Nineteen children were kept in cells; a bed was found for two.'"""
_ENDS = re.compile(r"\s*(?:[.;]|$)")


def _few_people(base: Base | None) -> Base | None:
    """'Thirteen children had been refused bail. The force asked for a bed for nine': of the few told of just before."""
    return base if base and base.head in _PEOPLE and base.size <= _MOST_SEEN else None


_NEXT_FRONTED = re.compile(rf";\s+(?:but\s+|and\s+)?(?:in|for)\s+{LIMITS}$", re.IGNORECASE)
"""'Fifteen cases were sent back; in 13 the force acted at once.'"""
_NEXT_CLAUSE = re.compile(rf"[;:]\s+(?:but\s+|and\s+)?{LIMITS}$", re.IGNORECASE)


def _of_last(text: str, number: Number, base: Base) -> bool:
    """Whether a number counts some of the cases counted last: 'in all sixteen', '… and had been approved in 41'."""
    all_of_them = base.last == number.value and ALL.search(text, 0, number.start) is not None
    of_which = base.here and base.last and _OF_WHICH.search(text, 0, number.start) is not None
    return all_of_them or bool(of_which) or (base.here and gave_one(text, number))


_OF_WHICH = re.compile(rf",\s+of\s+wh(?:ich|om)\s+{LIMITS}$", re.IGNORECASE)
"""'Of 71 records, 14 held a crime, of which 12 had been recorded.'"""
_PRONOUN_CLOSES = re.compile(r"(?:it|this|they|these)\b", re.IGNORECASE)
"""'We asked for the rationale in 16 cases. It was given in 11.'"""


def _generic(base: Base | None) -> Base | None:
    return base if base and base.head in GENERIC else None


_AND_ALL_WERE = re.compile(
    r"\s+(?:was|were|had|concerned|involved)\b[^.;]*,?\s+(?:and|but)\s+(?:all|none|both)\s+(?:was|were|had)\b"
)
"""'14 of the 60 were about fraud, and all were passed on': all of those that the sentence speaks of."""


def _all_but(sentence: Sentence, number: Number, base: Base, start: int) -> Count:
    numerator = base.size - int(number.value or 0)
    anchor = (start, number.end)
    return Count(numerator, base.size, start, number.end, anchor, "whole_of_base", (number,), base.source)


_THE = re.compile(r"\b(?:the|those)\s+(?:(?:other|remaining)\s+)?$", re.IGNORECASE)


def _completes(text: str, number: Number, base: Base) -> bool:
    """Whether a number is all that the last count left over: 'in 19 of 22 …; in the three where …'."""
    rest = number.value == base.size - base.these
    return rest and (_THE.search(text, 0, number.start) or _LEAVING.search(text, 0, number.start)) is not None


_LEAVING = re.compile(r"\b(?:leaving|leaves|left)\s+$", re.IGNORECASE)
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


def _part(sentence: Sentence, number: Number, size: int, base: Base) -> Count:
    end, anchor = noun_end(sentence.text, number), (number.start, number.end)
    start = number.start
    if quantifier := quantifier_of(sentence.text, number):
        start, end = quantifier.start(), number.end + 1
    return Count(int(number.value or 0), size, start, end, anchor, "part_of_base", (number,), base.source)
