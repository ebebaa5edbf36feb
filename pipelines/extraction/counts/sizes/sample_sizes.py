"""Which numbers say how many cases, records or people were looked at: 'we read 60 files', 'of 1,106 who answered'.

The rule: a sample is as many things as the document says that somebody selected, read, heard or had answers from -
inspectors, auditors, a force, a unit or a panel checking work, also month by month, a survey or a consultation - and as
many people as inspectors or researchers heard. Who did it and that it was done must both be said: in the sentence ('we
read 60 files', 'of the 40 that we read, six …'), in words that lead to a list, in a label or in a cell. What a sample
is made of is one too: 'of which 30 were rapes'.
No sample is a number that only stands as a denominator ('in 21 of 51 cases reviewed', 'of 21 cautions, 18 …'), what is
still to be looked at, the few that each sergeant sees a month, how many focus groups or meetings there were, what a
panel of residents watches, or the people in the papers that were read.

Belongs here: telling such a number from the others of its sentence. Not here: what the sample was of (`samples`), the
words of reviewing (`reviewed`, `words.reviewing`) or of asking people (`surveyed`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.breakdowns import parts_reviewed
from pipelines.extraction.counts.sizes.interviewed import were_spoken_to
from pipelines.extraction.counts.sizes.joined_sizes import goes_on_list
from pipelines.extraction.counts.sizes.kinds_within import kinds_within
from pipelines.extraction.counts.sizes.methods import (
    checks_regularly,
    is_item_of_method,
    is_item_of_sample,
    is_item_under_method,
)
from pipelines.extraction.counts.sizes.parts_below import parts_below
from pipelines.extraction.counts.sizes.reviewed import is_all_reviewed, is_reviewed, reads_all_of_them
from pipelines.extraction.counts.sizes.sampled_things import (
    NOT_SAMPLED,
    are_chosen_from,
    is_of_others,
    is_sampled_thing,
)
from pipelines.extraction.counts.sizes.surveyed import answered
from pipelines.extraction.counts.words.reviewing import REVIEWED, is_how_many
from pipelines.extraction.grammar.case_nouns import Noun, cases_counted, counts_scope
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

_UNNAMED = expression(
    r"\s+(?:more|others?|further)\b|"
    r"\s+(?:[\w-]+\s+){1,3}(?:(?:that|which)\s+)?(?:we|inspectors|they)\s+\w+ed\b",
    re.IGNORECASE,
)
"""'Together with 60 more', 'of 30 packages that we examined': reviewed, whatever the things are."""
_LISTS_WHAT_WAS_REVIEWED = expression(rf"{REVIEWED.pattern}(?:\s+\w+){{0,3}}:$", re.IGNORECASE)
_OPENS_ITEM = expression(LIMITS, re.IGNORECASE)
_OF_THOSE = expression(r"\b(?:out\s+)?of\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_EVERY = expression(r"\b(?:out\s+of|of|in)\s+(?:every|each)\s+$", re.IGNORECASE)
"""'Seven out of every ten cases that we looked at'."""
_TAKEN = expression(
    rf"\b(?:takes?|took|taken|taking)\s+{HEDGES}(?:[\d,.]+\s+(?:[\w-]+\s+){{1,3}}and\s+{HEDGES})?$", re.IGNORECASE
)
"""'It took 9,000 emergency and 48,000 other calls in May': a control room takes calls, it does not sample them."""
_TEN = 10
_SO_MANY_IN = expression(rf"(?:\d|\b{CARDINAL})\s+in\s+$", re.IGNORECASE)
"""'Nine in 10 calls', 'one in five officers whom we met'."""
_ESTIMATED = expression(
    rf"\b(?:estimate[sd]?|think|believe|calculate[ds]?|means|suggests?)\s+(?:that\s+)?{HEDGES}$", re.IGNORECASE
)
"""'We estimate that 2,100 crimes went unrecorded in the year that we examined.'"""
_ALL_BUT = expression(r"\b(?:all|every\s+one|each)\s+(?:but|except|bar)\s+$", re.IGNORECASE)
"""'All but two of the files we read': how many fell short."""
_USUALLY = expression(r"\b(?:typical|average|usual|normal)\s+(?:day|week|month|quarter|year)\b[^.;]*$", re.IGNORECASE)
"""'In a typical quarter it watched six clips.'"""
_ONLY_ORDERED = expression(
    r"(?:\s+(?!(?:that|which|and|but)\b)[\w'-]+){1,9}?\s+(?:was|were|is|are|has\s+been|had\s+been|will\s+be)\s+(?:(?:then|now|also)\s+)?"
    r"(?:ordered|announced|planned|promised|called\s+for|demanded|proposed|expected|due|scheduled)\b",
    re.IGNORECASE,
)
"""'A review of 330 dropped cases was ordered': none was read yet."""
_IN_TIME_CHECKED = expression(
    r"\s+[^.;,]{0,40}?\b(?:in|on|during|over)\s+the\s+(?:[\w-]+\s+)?(?:days?|weeks?|weekend|months?|nights?|quarter|years?|period)\s+(?:(?:to|ending|from)\s+(?:[\w-]+\s+){1,3})?"
    r"(?:(?:that|which)\s+)?(?:we|inspectors|auditors)\s",
    re.IGNORECASE,
)
"""'Police made 44 referrals in the week that we checked.'"""
_CRIMES_DUE = expression(
    r"\s+(?:[\w-]+\s+){0,2}?(?:crimes|offences)(?:\s+(?:of|relating\s+to|related\s+to|involving|against|linked\s+to)(?:\s+[\w-]+){1,4}?)?\s+(?:that|which)\s+(?:should|ought\s+to)\s+have\s+been\s+recorded\b",
    re.IGNORECASE,
)
"""'Our audit contained 187 crimes that should have been recorded': what was found in the reports that were read."""
_COMPLAINTS_LOOKED_AT = Quick(
    rf"\b(?:commissioner's|commissioner|office|opcc|(?:review|complaints?)\s+team|panel)\s+(?:[\w'-]+\s+){{0,4}}?(?:looked\s+at|considered|reviewed|examined|carried\s+out|completed|handled)\s+{HEDGES}$",
)
_COMPLAINTS = expression(r"\s+(?:[\w-]+\s+)?(?:reviews|appeals)\b", re.IGNORECASE)
"""'The commissioner's review team looked at 97 reviews and upheld 15': its daily work."""
_SOME_OF_SAMPLE = expression(
    r"\s+[^.;,]{0,60}?(?:\bin\s+(?:our|the|its)\s+(?:sample|audit|review)|\b(?:we|inspectors|auditors)\s+\w+ed)\s+(?:and\s+)?"
    r"(?:who|that|which|whose|where)\s+(?!(?:we|inspectors)\b)",
    re.IGNORECASE,
)
"""'Of the eight children in our sample who had been refused bail': a part, which is only a denominator."""
_FEW_MEETINGS = 6
_THAT_WE_SAMPLED = expression(
    r"\s+(?!of\b)(?:[\w'-]+\s+){0,4}?(?P<noun>[\w'-]+s)\s+(?:(?:that|which)\s+)?(?:we|(?:our\s+)?inspectors)\s+(?:had\s+)?(?:also\s+)?"
    r"(?:dip-?\s?sampled|sampled|reviewed|examined|audited)\b",
    re.IGNORECASE,
)
"""'Of 20 disruptions that we dip sampled': a sample, whatever it is of."""


_SAMPLE_OF = expression(rf"\b(?:the|our|its|this|that|their)\s+(?:\w+\s+)?sample\s+of\s+{HEDGES}$", re.IGNORECASE)


def is_of_sample(sentence: Sentence, number: Number) -> bool:
    """Whether it is the 122 of 'eight out of the sample of 122': called a sample, though cases are counted of it."""
    return _SAMPLE_OF.search(sentence.text, 0, number.start) is not None


@dataclass(frozen=True, slots=True)
class _Place:
    """A number in its sentence."""

    context: Context
    sentence: Sentence
    number: Number
    noun: Noun | None
    """The cases, records or people that it counts."""

    def follows(self, words: Quick | re.Pattern[str]) -> bool:
        """Whether the words stand in front of the number."""
        return words.search(self.sentence.text, 0, self.number.start) is not None

    def leads_to(self, words: Quick | re.Pattern[str]) -> bool:
        """Whether the words stand right behind the number."""
        return words.match(self.sentence.text, self.number.end) is not None

    @property
    def is_named(self) -> bool:
        """Whether its noun is one of what is sampled."""
        return is_sampled_thing(self.sentence.text, self.number, self.noun)


def sizes(context: Context, sentence: Sentence) -> Iterator[Number]:
    """The numbers of a sentence that say how many were looked at, in order."""
    for number in sentence.numbers:
        if number.kind != "cardinal" or not _is_size(number):
            continue
        if counts_scope(sentence.text, number.end) and not checks_regularly(sentence.text, number):
            continue
        place = _Place(context, sentence, number, cases_counted(sentence.text, number.end))
        if not _only_resembles_one(place) and any(tells(place) for tells in _WAYS):
            yield number


def _is_size(number: Number) -> bool:
    return number.value is not None and number.value >= _LEAST and not number.value % 1


_LEAST = 2
"""One case is an example, and no sample."""


def _only_resembles_one(place: _Place) -> bool:
    """'Seven out of every ten cases', 'all but two of the files', 'took 48,000 calls'; 'out of the 20 inspected'."""
    if any(map(place.follows, (_ALL_BUT, _EVERY, _USUALLY, _ESTIMATED))) or place.leads_to(_ONLY_ORDERED):
        return True
    if are_chosen_from(place.sentence.text, place.number):
        return True
    if place.leads_to(_CRIMES_DUE) or (place.follows(_COMPLAINTS_LOOKED_AT) and place.leads_to(_COMPLAINTS)):
        return True
    if place.leads_to(_IN_TIME_CHECKED) or (place.follows(_OF_THOSE) and place.leads_to(_SOME_OF_SAMPLE)):
        return True
    if (place.number.value or 0) <= _TEN and place.follows(_SO_MANY_IN):
        return True
    few = (place.number.value or 0) < _FEW_MEETINGS
    if few and place.noun is not None and place.noun.words.lower().endswith("meetings"):
        return True
    if place.noun is not None:
        return place.noun.words.lower().endswith("calls") and place.follows(_TAKEN)
    text = place.sentence.text  # 'one of five forces to reach it, out of the 20 inspected'
    return place.follows(_OF_THOSE) and any(counts_scope(text, other.end) for other in place.sentence.numbers)


def _are_people(place: _Place) -> bool:
    """Who answered a survey, or was spoken to."""
    told = (place.context, place.sentence, place.number)
    return answered(*told) or were_spoken_to(*told)


_MOST_READ = 20_000
"""Records: who studies more of them has counted, and read none."""


def _were_reviewed(place: _Place) -> bool:
    text, number = place.sentence.text, place.number
    if (number.value or 0) > _MOST_READ:
        return False
    if place.noun is None and (is_all_reviewed(text, number) or is_of_sample(place.sentence, number)):
        return True
    named = place.is_named or place.leads_to(_UNNAMED) or is_how_many(text, number)
    return named and is_reviewed(text, number) and not is_of_others(text, number)


_HELD_CRIMES = expression(
    r"(?!\s+of\b)[^.;,]{5,90},\s+(?:\w+\s+){0,2}?(?:\d+|[\w-]+)\s+(?:[\w-]+\s+){0,2}?(?:crimes?|offences)\s+(?:should|ought\s+to)\s+have\b",
    re.IGNORECASE,
)
_FRONTED = expression(rf"(?:^|[.;:]\s+)\W*(?:from|in|within|among|of)\s+(?:the\s+)?{HEDGES}$", re.IGNORECASE)


def _held_crimes(place: _Place) -> bool:
    """'From 45 incidents of antisocial behaviour, 11 crimes should have been recorded': only an audit tells that."""
    if place.noun is None or not place.follows(_FRONTED):
        return False
    held = _HELD_CRIMES.match(place.sentence.text, place.number.end)
    return held is not None and " should have been " not in place.sentence.text[: held.start() + held.group().find(",")]


def _were_sampled(place: _Place) -> bool:
    of_any = _THAT_WE_SAMPLED.match(place.sentence.text, place.number.end)
    return of_any is not None and not NOT_SAMPLED.search(of_any["noun"])


def _goes_on_list(place: _Place) -> bool:
    """'We looked at 60 cases of domestic abuse, at 45 of rape and at 30 of stalking'."""
    text, noun = place.sentence.text, place.noun if place.is_named else None

    def opens(first: Number) -> bool:
        return is_reviewed(text, first) or _are_people(replace(place, number=first))

    return goes_on_list(place.sentence, place.number, noun, opens)


def _are_further_cases(place: _Place) -> bool:
    return place.leads_to(_FURTHER_CASES) and place.follows(_FOR_THE)


_FOR_THE = expression(r"\b(?:for|of|in|from|among)\s+the\s+$", re.IGNORECASE)
_FURTHER_CASES = expression(r"\s+(?:further|additional|extra)\s+(?:cases|files)\b", re.IGNORECASE)
"""'For the 43 further cases', which inspectors chose themselves."""


def _opens_item(place: _Place) -> bool:
    """'We examined: - 40 files about …', 'inspectors: - listened to recordings of 18 calls'."""
    told = (place.context, place.sentence, place.number)
    if (
        is_item_of_sample(*told)
        or is_item_under_method(place.sentence, place.number)
        or (place.is_named and is_item_of_method(*told))
    ):
        return True
    lead = place.context.lead_in(place.sentence) if place.is_named else None
    of_list = lead is not None and _LISTS_WHAT_WAS_REVIEWED.search(lead.text.rstrip()) is not None
    return of_list and _OPENS_ITEM.fullmatch(place.sentence.text, 0, place.number.start) is not None


def _is_part(place: _Place) -> bool:
    at, context, sentence = place.number.start, place.context, place.sentence
    return (
        at in parts_reviewed(sentence) or at in parts_below(context, sentence) or at in kinds_within(context, sentence)
    )


def _are_all_read_next(place: _Place) -> bool:
    """'There were 18 such searches. We read all of them', '18 searches were made; we read them all'."""
    sentence, number = place.sentence, place.number
    mark = _CLAUSE_ON.search(sentence.text, number.end) if place.is_named else None
    if mark and reads_all_of_them(sentence.text[mark.end() :]):
        return True
    after = place.context.next_here(sentence) if place.is_named else None
    if after is None or not reads_all_of_them(after.text):
        return False
    later = (other for other in sentence.numbers if other.start > number.start and other.kind == "cardinal")
    return not any(cases_counted(sentence.text, other.end) for other in later)


_CLAUSE_ON = expression(r"(?:;|,?\s+and|:|\s[-–])\s+(?=(?:we|inspectors|they|our|auditors)\s)", re.IGNORECASE)
_WAYS: tuple[Callable[[_Place], bool], ...] = (
    _were_reviewed,
    _were_sampled,
    _held_crimes,
    _goes_on_list,
    _are_further_cases,
    _are_people,
    _opens_item,
    _are_all_read_next,
    _is_part,
)
"""How a text says that so many were looked at; any of them will do."""
