"""Where a bare number counts some of the cases given before: 'in seven the victim …', 'nine had …', 'most (29) were …'.

Belongs here: the places of such a number in its clause, and what may follow it. Not here: which number of cases it is
out of (`bases.of_base`), the words that belong to the number itself (`words_of_count`), or the places of a clause as
such (`grammar.clauses`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.shapes.graded import is_graded, is_only_grade
from pipelines.extraction.counts.shapes.ones import in_apposition, is_example, one_counts
from pipelines.extraction.counts.shapes.turned_away import has_turned_away
from pipelines.extraction.counts.shapes.words_of_count import (
    CASES_AT_LARGE,
    OF_THEM,
    goes_on_about,
    is_after_scope,
    is_rest_again,
    is_thought_so,
    is_who_acted,
    named_again,
    noun_end,
    past_aside,
    quantifier_of,
    takes_in_all,
    were_heard_or_read,
)
from pipelines.extraction.counts.sizes.base import Base, head_of
from pipelines.extraction.counts.sizes.labelled_sizes import is_labelled_item
from pipelines.extraction.counts.words.count import OF_WHICH
from pipelines.extraction.counts.words.manners_of_speaking import is_pronoun_in
from pipelines.extraction.counts.words.other_times import is_to_compare
from pipelines.extraction.counts.words.shares_beside import in_share, is_typical, wholes_by_share
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.clauses import (
    CLOSES,
    CLOSING,
    CLOSING_IN,
    FOUND,
    FRONTED,
    LIMITS,
    NEW_SUBJECT,
    PREDICATE,
    SUBJECT,
)
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

MEASURES = expression(
    r"\b(?:(?:average|mean|median|rate|maximum)\s+of|within|after|by|over|under|(?<!more\s)than|(?:waited|waiting|wait|held|kept|detained|stayed|lasted|took|taken|delayed)\s+(?:for\s+)?(?:more|longer|less|fewer)\s+than|per|every|until|since|before|x|(?:one|two|(?<!outcome\s)(?<!\d)\d+)\s+in)\s+$",
    re.IGNORECASE,
)
"""What these introduce is a length or a rate, no count of cases."""
_THE_OTHER = expression(r"\bthe\s+(?:other|remaining)\s+$", re.IGNORECASE)
_WHEN = expression(r"\s+(?:within|in|by|on|at|after)\s+\w", re.IGNORECASE)
"""'Four of the six were answered within a minute and the other two within five.'"""
_GAPPED = expression(r"\s+(?:about|for|with|on|to|by|over)\s+\w", re.IGNORECASE)
"""'In 21 the caller was asked about witnesses, and in 18 about cameras.'"""
_BARE_SUBJECT = expression(
    r"\s+(?:[a-z]+(?<!s)\s+){1,3}?(?:was|were|had|wasn't|weren't|hadn't|did|didn't|could|couldn't|lacked|needed|failed)\b",
    re.IGNORECASE,
)
"""'In 27 supervision was limited': a noun in the singular is none that 27 counts."""
_OBJECT = expression(
    rf"\b(?:\w+ed|found|put|sent|gave|given|got|taken|took|kept|made|met|left|written|wrote|seen|saw|told|heard|chosen|brought|"
    rf"dealt\s+with|(?:got|went|gone|came)\s+to|looked\s+at|spoken\s+to|did)\s+{LIMITS}$",
    re.IGNORECASE,
)
"""'The force had recorded 81', 'call handlers asked 33 whether …': of what was counted before."""
_NO_NOUN = expression(
    r"\s*(?:[.,;:)]|-\s|$)|\s+(?:whether|if|how|why|what|about|on|in|into|onto|to|for|from|as|at|back|again|too|correctly|"
    r"properly|promptly|wrongly|within|before|after|without|when|while|because|but|and(?!\s+(?:a|the)\s+half))\b",
    re.IGNORECASE,
)
"""What stands behind a number that goes on to no noun of its own."""
_ASIDE = expression(rf"\s+of\s+{THEM}\s+(?:in|from|at|by|on)\s+[^,.;()]{{2,40}}[,)]", re.IGNORECASE)
"""'45 robberies, 30 of them in Leeds, …': where they were, and nothing found in them."""
_OR_SO_MANY = expression(rf"\s+or\s+(?:\d+|{CARDINAL}|more|both|other|another)\b", re.IGNORECASE)
"""'Nine or ten each time', 'one or more suites'."""
_ESTIMATE = Quick(rf"\b(?:estimat|calculat|reckon)\w+\s+(?:that\s+)?{HEDGES}$")
_A_YEAR = expression(r"[^.;]{0,60}?\b(?:annually|(?:a|per|each|every)\s+(?:year|month|week))\b", re.IGNORECASE)
"""'We estimate that about 150 are lost annually': of all that the force deals with."""
_AMONG_THEM = Quick(rf"\b(?:among|amongst|including)\s+(?:them\s+|these\s+|those\s+)?{HEDGES}$")
"""'11 were inadequate, among them four files about missing children': what some of them were about."""
_OF_A_KIND = expression(rf"\s+of\s+{THEM}\s+(?:involving|concerning|about|relating\s+to|aged)\b", re.IGNORECASE)
"""'The target was missed in 16, eight of them involving children': what they were."""
_FOR_MORE_THAN = Quick(r"\bfor\s+(?:more|longer|less)\s+than\s+$")
"""'Held for an average of 13 hours, and five for more than 24.'"""


def out_of(sentence: Sentence, number: Number, base: Base, graded: int) -> int | None:
    """The size of the set that a number counts some of; None where it stands in no place for such a count.

    `graded` is how many numbers of the sentence count cases of a grade.
    """
    text, told_before = sentence.text, base.source is not None
    if number.value is None or _is_something_else(text, number):
        return None
    of_them = OF_THEM.match(text, number.end)
    of_which = (of_them and OF_WHICH.match(text, number.end)) or _OF_WHICH.search(text, 0, number.start)
    if told_before and of_which:
        return None
    if is_rest_again(text, number, base) or (base.last is not None and _FURTHER_ONES.match(text, number.end)):
        return None
    if has_turned_away(sentence, number, base):
        return None
    narrower = of_them and number.value <= base.these and not takes_in_all(text, number, base)
    size = _as_share_says(sentence, number, base) or (base.these if narrower else base.size)
    if number.value == size and not told_before and _ONE_MORE.search(text, 0, number.start):
        return None
    if (told_before or base.far) and not of_them and is_after_scope(sentence, number):
        return None
    if number.value > size or in_share(sentence, number) or is_example(sentence, number, base):
        return None
    if of_them or is_only_grade(text, number) or (is_graded(text, number) and (graded > 1 or not told_before)):
        return size
    if number.value == 1 and number.in_words and not one_counts(text, number):
        return None
    if (base.source is not None or not (base.here or base.far)) and is_labelled_item(sentence, number):
        return size
    return size if _continues(sentence, number, base) and _in_place(text, number, base) else None


def _is_something_else(text: str, number: Number) -> bool:
    """Whether a number counts no cases, or none in which something was found, whatever cases were told of before."""
    if counts_scope(text, number.end):
        return True
    if MEASURES.search(text, 0, number.start) and not is_pronoun_in(text, number):
        return True
    if any(words.match(text, number.end) for words in (_PAID_FOR, _OF_A_KIND, _OR_SO_MANY, _ASIDE)):
        return True
    if _FOR_MORE_THAN.search(text, 0, number.start) and CLOSES.match(text, number.end):
        return True
    if _AMONG_THEM.search(text, 0, number.start) and case_noun(text, number.end):
        return True
    if were_heard_or_read(text, number):
        return True
    if _ESTIMATE.search(text, 0, number.start) and _A_YEAR.match(text, number.end):
        return True
    return is_typical(text, number) or is_to_compare(text, number)


_PAID_FOR = expression(
    rf"\s+(?:of\s+{THEM}\s+|(?:posts|officers|jobs)\s+)?(?:are|is|were|was)\s+(?:\w+ly\s+)?(?:paid(?:\s+for)?|funded|financed|sponsored|part-funded)\b",
    re.IGNORECASE,
)
"""'Of its 140 wardens, 62 are paid for by the council': who pays, and nothing found."""
_FURTHER_ONES = expression(
    r"\s+(?:further|more|additional)\s+"
    r"(?!(?:the|had|was|were|there|they|did|didn't|hadn't|wasn't|weren't|could|nobody|victims?|officers?|staff)\b)[a-z]{3,}",
    re.IGNORECASE,
)
"""'It had recorded 89 of the 94. Two further reports were …': none of the 94."""
_OF_WHICH = expression(rf"\bof\s+wh(?:ich|om)\s+{HEDGES}$", re.IGNORECASE)
"""'Strip searches: 212, of which nine …': of what its own sentence tells of."""
_ONE_MORE = expression(r"(?:,|\band)\s+$", re.IGNORECASE)
"""'We took 20 cases with a caution, 20 with a resolution and 20 that were closed': as many more."""


def _as_share_says(sentence: Sentence, number: Number, base: Base) -> int | None:
    """The whole that a share behind makes clear: '362 of them, or about three quarters' of 480, not of 451."""
    if base.last is None:
        return None
    fits = wholes_by_share(sentence, number, (base.size, base.last))
    return fits[0] if len(fits) == 1 else None


def _says_what(text: str, number: Number, base: Base) -> bool:
    """Whether a count of cases told of further off says that it counts them: 'in 14 cases', 'nine of the files'."""
    if number.value == 1:
        return False
    named, fronted = named_again(text, number), FRONTED.search(text, 0, number.start) is not None
    noun = named or (case_noun(text, number.end) if fronted else None)
    closing = case_noun(text, number.end) if CLOSING.search(text, 0, number.start) else None
    if closing is not None and head_of(closing) in CASES_AT_LARGE:
        return True
    if noun is not None:
        return head_of(noun) in CASES_AT_LARGE or head_of(noun) == base.head
    return fronted and NEW_SUBJECT.match(text, number.end) is not None


def _in_place(text: str, number: Number, base: Base) -> bool:
    if base.outright:
        return True
    if base.last is not None and base.source is not None and not base.read and _OCCASIONS.match(text, number.end):
        return False
    if base.far and not base.here and not _says_what(text, number, base):
        return False
    if quantifier_of(text, number) or _happened_times(text, number, base) or in_apposition(text, number):
        return True
    end = noun_end(text, number)
    if FRONTED.search(text, 0, number.start) or (base.here and _BEHIND_SHARE.search(text, 0, number.start)):
        return True
    if base.here and _SECOND_VERB.search(text, 0, number.start) and CLOSES.match(text, end):
        return True
    if SUBJECT.search(text, 0, number.start) and not CLOSES.match(text, end):
        return True
    if base.here and _AND_SO_MANY.search(text, 0, number.start) and _A_THING.match(text, number.end):
        return True
    if _is_within_subject(text, number, base, end):
        return True
    if CLOSING.search(text, 0, number.start) and (CLOSES.match(text, end) or _FOR_A_REASON.match(text, end)):
        carried = base.source is not None and base.last is not None and not base.here
        return not carried or end > number.end or CLOSING_IN.search(text, 0, number.start) is not None
    if _is_object(text, number) and (base.source is None or base.last is None):
        return not (base.here and base.head in _STAFF)
    if is_thought_so(text, number):
        return True
    return FOUND.search(text, 0, number.start) is not None and not CLOSES.match(text, end)


_BEHIND_SHARE = expression(
    rf",\s+{LIMITS}\d[\d.]*\s?(?:%|per\s?cent)(?:\s+of\s+(?:these|those|them))?\s+\($", re.IGNORECASE
)
"""'When we read 60 files, almost 90 percent (53) were …'."""
_AND_SO_MANY = expression(rf"(?:,|\band)\s+(?:and\s+)?{LIMITS}$", re.IGNORECASE)
_A_THING = expression(r"\s+(?:an?|the|no|some|any)\s+[a-z]", re.IGNORECASE)
"""'Sixteen had a plan and 12 a date for its review': the verb is said before."""


def _is_within_subject(text: str, number: Number, base: Base, end: int) -> bool:
    """'The grounds on 24 of the forms weren't reasonable': cases of those told of, in what the clause speaks of."""
    noun = case_noun(text, number.end) or named_again(text, number)
    again = noun is not None and (head_of(noun) == base.head or head_of(noun) in CASES_AT_LARGE)
    return again and _OF_SUBJECT.search(text, 0, number.start) is not None and _VERB.match(text, end) is not None


_OF_SUBJECT = expression(
    rf"(?:^|[,;:]\s+|\b(?:that|and|but|while)\s+)(?:the\s+)?(?:(?!(?:was|were|had|have|in|on|for|of)\b)[\w'-]+\s+){{1,5}}(?:in|on|for)\s+{LIMITS}$",
    re.IGNORECASE,
)
_VERB = expression(
    r"\s+(?:was|were|had|wasn't|weren't|hadn't|did|didn't|lacked|contained|showed|met|failed|fell)\b", re.IGNORECASE
)


_HAPPENED = expression(
    rf"\b(?:happened|occurred|(?:was|were|been)\s+(?:done|so|missed|seen|made)|(?:found|saw|did|missed)\s+(?:this|it|so|that)|did\s+so|(?:was|were|been)\s+[a-z]+(?:ed|en|ne|de|pt|nt)(?:\s+\w+ly)?|(?:and|but)\s+\w+ly)\s+{LIMITS}$",
    re.IGNORECASE,
)
_TIMES = expression(r"\s+times\b(?!\s+(?:more|as|the|a|over)\b)", re.IGNORECASE)


def _happened_times(text: str, number: Number, base: Base) -> bool:
    """'In a sample of 25, this had happened seven times.'"""
    told = not base.stock and _TIMES.match(text, number.end) is not None
    return told and _HAPPENED.search(text, 0, number.start) is not None


def _continues(sentence: Sentence, number: Number, base: Base) -> bool:
    """Whether what follows the number goes on about the cases, and does not name something else that is counted."""
    text = sentence.text
    noun = case_noun(text, number.end)
    if quantifier_of(text, number) or _happened_times(text, number, base) or in_apposition(text, number):
        return True
    if noun is not None:
        return goes_on_about(noun, base) or is_who_acted(text, number)
    named = named_again(text, number)
    if named and base.head and not goes_on_about(named, base):
        return False
    end = past_aside(text, noun_end(text, number))
    rest = base.here and number.value == base.size - base.these and _THE_OTHER.search(text, 0, number.start)
    if rest and _WHEN.match(text, end):
        return True
    fronted = FRONTED.search(text, 0, number.start)
    if fronted and base.here and _GAPPED.match(text, end):
        return True
    if fronted and (NEW_SUBJECT.match(text, end) or (number.value != 1 and _BARE_SUBJECT.match(text, end))):
        return True
    if base.here and _AND_SO_MANY.search(text, 0, number.start) and _A_THING.match(text, number.end):
        return True
    if is_thought_so(text, number):
        return True
    return PREDICATE.match(text, end) is not None or _is_object(text, number)


def _is_object(text: str, number: Number) -> bool:
    """Whether a number without a noun is what something was done to: 'the force had recorded 81'."""
    return _OBJECT.search(text, 0, number.start) is not None and _NO_NOUN.match(text, number.end) is not None


_STAFF = frozenset(("officer", "staff", "investigator", "detective", "sergeant", "supervisor", "constable", "manager"))
"""'Eight of the 31 investigators carried more than 25': how much they had to do."""
_FOR_A_REASON = expression(r"\s+(?:because|through|despite|owing\s+to|due\s+to)\s", re.IGNORECASE)
"""'Evidence had been lost in 11 through delay.'"""
_SECOND_VERB = expression(r"\b(?:and|but)\s+(?:\w+ly\s+)?\w+ed\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
"""'Wrongly filed 11 of 70 crimes and rightly filed 59'."""
_OCCASIONS = expression(r"\s+occasions?\b", re.IGNORECASE)
"""'112 of 118 were right. … on four occasions': other ones may be meant than those just counted."""
