"""Numbers that no construction reads: they count what was told of last, unless something says that they count nothing.

Belongs here: what makes a number none: a name, a part of a sample, a limit, a quantity's second figure. Not here: the
ways to count (`places`, `shapes.constructions`, `shapes.behind_nouns`), which also read small numbers; these here are
larger.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines import reference
from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.extraction.counts.words.reviewing import speaks_of_review
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, thing_after, things_before
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number, find_numbers
from pipelines.extraction.grammar.phrases import one_of
from pipelines.extraction.number_readings import reading_of
from pipelines.extraction.volumes.shapes.around import NO_COUNT, NO_NOUN_AFTER, OPENS
from pipelines.extraction.volumes.shapes.behind_nouns import head_of

_LEAST = 10.0
"""Fewer are a story's, where nothing says that they are a figure."""
_NAMED_LINES = frozenset((101.0, 105.0, 111.0, 112.0, 999.0))
"""Telephone numbers."""
_FIRST_YEAR, _LAST_YEAR = 1900.0, 2100.0
_NO_COUNT_BEFORE = expression(
    rf"(?:\b(?:of\s+the|the(?:\s+(?:remaining|other|first|last|next))?|all|these|those|every|(?:a\s+)?samples?\s+(?:of|below|under)|"
    r"no\.?|number|pages?|questions?|items?|annex(?:es)?|sections?|paragraphs?|para|tables?|figure|appendix|aged?|turned|scores?|scored|marks?|top|"
    r"within|calls?|calls\s+to|ring|rang|dial|dialling|texts?|via|(?-i:Level|Grade|Band|Phase|Tier|Operation|Outcome|[A-Z]{2,4}))|/|[\d.]+\s+(?:x|×))\s*$|"
    rf"(?:^|[.,;:(]|\b(?:and|but|that))\s*(?:in|for|on)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'All 43', 'page 12', 'question 11', 'aged 24'; 'in 13, the victim …' is a count of cases."""
_NO_COUNT_AFTER = expression(
    r"-|/|:\d|(?:st|nd|rd|th)\b|\)?\s*['\"‘“]?(?:good|outstanding|inadequate|adequate|requir\w+)\b|\s+(?:at\s+night|in\s+the\s+(?:morning|afternoon|evening)|o'clock)\b|\s?(?:km|kb|mb|mph|p|pence|points?|marks?|pages?|votes?|degrees?)\b|"
    rf"\s+(?:to|and|or|-)\s+\d{{1,2}}\s+(?:{MONTHS})\b",
    re.IGNORECASE,
)
_OWN_METHOD = expression(
    r"\b(?:we|inspectors|auditors)\s+(?:spoke|talked|interviewed|surveyed|reviewed|examined|audited|assessed|sampled|tested|listened|looked|read)\b|"
    r"\b(?:confidence|margin\s+of\s+error|statistical\w*|representative)\b",
    re.IGNORECASE,
)
"""'Of the victims that we spoke to, 57 …'."""
_OF_A_WHOLE = expression(r"(?:^|[.;:,]\s+)(?:of|among)\s+(?:(?:the|these|those|its|our|all)\s+)*\d", re.IGNORECASE)
"""'Of the 93 posts, 17 were empty' is a count of cases."""
_MORE_THAN_A_SAMPLE = 600.0
_RANGE_AFTER = expression(r"\s*(?:to|and|or|-)\s*$")
_OTHER_QUANTITIES = frozenset(("percent", "points", "money", "duration", "age", "time", "fraction", "compound"))
_NEAR_ENOUGH_TO_SHARE = 4
"""Words between '15 minutes in towns and 20', where the second figure is of the first one's unit."""
_ENDS_SENTENCE = expression(r"[.;:!?]\W*$")
_LABELS = expression(rf"[^.;\d]{{0,40}}(?:\s?[:|]|\s-)\s+(?:[a-z]+\s+)?{HEDGED_MORE}")
"""'Missing people episodes - 7,310', '999 calls: local 163'."""


def left_over(
    text: str, number: Number, end: int, last: CountedNumber | None, carried: CountedThing | None
) -> CountedNumber | None:
    """'683 complaints … and had 155 live', 'the pile of crimes is cut to under 400': of what was told of last.

    `end` is where the number or its range ends, `last` what the sentence counted before, `carried` the sentence before.
    """
    if not _may_count(text, number, end):
        return None
    if _OWN_METHOD.search(text, 0, number.start) or (
        (number.value or 0) < _MORE_THAN_A_SAMPLE and _OF_A_WHOLE.search(text, 0, number.start)
    ):
        return None
    if thing_after(text, end) or _is_of_another(text, number, last):
        return None
    if told := last.thing if last else carried or _acting(text, number) or _had(text, number):
        return CountedNumber(number, told, "joined_count")
    before = text[max(0, number.start - _REACH_OF_THERE) : number.start]
    if _SO_MANY_OF_THEM.search(before) and _OF_THEM.match(text, end):
        return CountedNumber(number, _things_said(text, number), "joined_count")
    if (head := _NUMBER_OF_THEM.match(text)) and _ENDS_SENTENCE.search(text):
        return CountedNumber(
            number, CountedThing(*head.span("what"), "number", "volume", "", _LEAST), "count_of_things"
        )
    named = head_of(text, things_before(text, number.start)) or _told_of(text, number)
    if named is None or named.role != "volume":
        return None
    stated = _ENDS_SENTENCE.search(text) or _LABELS.fullmatch(text, named.end, number.start)
    return CountedNumber(number, named, "count_of_things") if stated else None


_SO_MANY_OF_THEM = expression(rf"\bthere\s+(?:are|were)\s+(?:now\s+|then\s+|still\s+)?{HEDGED_MORE}$", re.IGNORECASE)
_OF_THEM = expression(r"\s+of\s+them\b", re.IGNORECASE)
_REACH_OF_THERE = 60
_NUMBER_OF_THEM = expression(
    r"\W*(?:the|its)\s+(?:total\s+)?(?P<what>number\s+(?!of\b)[\w-]+(?:\s+[\w-]+)?)\b", re.IGNORECASE
)
"""'The number awaiting trial has never been higher, at 2,114.'"""
_PLURAL = expression(r"[A-Za-z][\w'-]*(?<![sui])s\b")


def _things_said(text: str, number: Number) -> CountedThing:
    """The plans of 'Plans are kept in one place, where there were 212 of them': the last that there are many of."""
    found = [plural.span() for plural in _PLURAL.finditer(text, 0, number.start)]
    place = found[-1] if found else (number.start, number.end)
    return CountedThing(*place, text[slice(*place)].lower(), "volume", "", _LEAST)


_OPENS_CLAUSE = expression(
    rf"(?:{OPENS}|[;,]\s+|\s-\s+|\b(?:and|but|while)\s+)(?:(?:and|but|while)\s+)?"
    r"(?:(?:in|on|at|by|during|over|since|for)\s+(?:the\s+|that\s+|its\s+|our\s+)?[^,.;:%£]{2,50}?,?\s+|(?:so\s+far|last\s+(?:year|month)|today|now|since\s+then|in\s+all),?\s+)?"
    rf"{HEDGED_MORE}$",
    re.IGNORECASE,
)
_ACTS = expression(
    r"\s+(?:of\s+(?:them|these|those)\s+)?(?:(?:were|had|have|did|will|would|are)\b(?!\s+['\"]?(?:graded|judged|rated|good|outstanding|adequate|inadequate|found\s+to\s+(?:be|require)))|"
    r"(?:resigned|retired|transferred|joined|left|died|speak|spoke|came|come|went|took|began|started|signed|passed|failed|applied|qualified|completed|attended|responded|received|"
    r"lost|won|gave|met|asked|wrote|moved|returned|remain(?:ed)?|await(?:ed)?|involved|concerned|related|resulted|led|ended|(?:\w+ly\s+)?(?!need)[a-z]{3,}ed)\b(?!\s+[a-z]+s\b))",
    re.IGNORECASE,
)


_ASKED = expression(
    r"\b(?:samples?|surveys?|polls?|polled|questionnaires?|interviews?|focus\s+groups?)\b", re.IGNORECASE
)
"""Who answered is a sample."""


def _does(text: str, number: Number) -> bool:
    """Whether a verb follows, of which the number is the subject."""
    return any(verb.match(text, number.end) for verb in (_ACTS, _base_verbs()))


@cache
def _base_verbs() -> re.Pattern[str]:
    """'19 come from Kent', '512 await it': after so many, a base form is a verb."""
    return re.compile(rf"\s+{one_of(row['verb'] for row in reference.rows('verbs'))}\b")


def _acting(text: str, number: Number) -> CountedThing | None:
    """'On the day of the census 96 were on sick leave': so many of whomever the paragraph tells."""
    opened = _OPENS_CLAUSE.search(text, max(0, number.start - _REACH_OF_THERE), number.start)
    asked = speaks_of_review(text) or _ASKED.search(text)
    acts = _does(text, number) if opened and not asked else None
    return CountedThing(number.end, number.end, "people", "volume", "", _LEAST) if acts else None


_HAD = expression(
    rf"\b(?:has|have|had|needs?|needed|employs?|employed|parad(?:es?|ed)|recruited|hired|trained|arrested|charged|deployed|lost|gained)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)


def _had(text: str, number: Number) -> CountedThing | None:
    """'Wigan, which needs 22, has 21': so many of what the paragraph tells of."""
    if not NO_NOUN_AFTER.match(text, number.end) or speaks_of_review(text) or _ASKED.search(text):
        return None
    found = _HAD.search(text, max(0, number.start - _REACH_OF_THERE), number.start)
    return CountedThing(number.end, number.end, "number", "volume", "", _LEAST) if found else None


_SAID_OF = expression(
    r"\b(?P<noun>(?:[a-z][a-z'-]{2,}(?<![sui'])s|people|children|men|women))\b(?P<between>[^.;:%£\d]*)$", re.IGNORECASE
)


def _told_of(text: str, number: Number) -> CountedThing | None:
    """The phones of 'computers and phones waiting, which stood at 214': what there are many of in the clause."""
    found = _SAID_OF.search(text, 0, number.start)
    if found is None or NO_COUNT.search(found["noun"]) or not NO_NOUN_AFTER.match(text, number.end):
        return None
    return CountedThing(*found.span("noun"), found["noun"].lower(), "volume", "", _LEAST)


def _may_count(text: str, number: Number, end: int) -> bool:
    value = number.value or 0.0
    if value < _LEAST or not value.is_integer() or value in _NAMED_LINES:
        return False
    if _FIRST_YEAR <= value <= _LAST_YEAR and "," not in text[number.start : end]:
        return False
    if _NO_COUNT_BEFORE.search(text, 0, number.start) or _NO_COUNT_AFTER.match(text, end):
        return False
    return reading_of(text, number.start, end, value) is None


def _is_of_another(text: str, number: Number, last: CountedNumber | None) -> bool:
    """Whether a number beside it lends it another unit: '15 minutes in towns and 20', 'from 12 to 38 weeks'."""
    if _does(text, number):
        return False
    quantities = [one for one in find_numbers(text) if one.kind == "cardinal" or one.kind in _OTHER_QUANTITIES]
    behind = next((one for one in quantities if one.start >= number.end), None)
    if behind and behind.kind != "cardinal" and _RANGE_AFTER.fullmatch(text, number.end, behind.start):
        return True
    before = [one for one in quantities if one.end <= number.start]
    if not before or (last and last.number.start >= before[-1].start):
        return False
    nearest = before[-1]
    if nearest.kind == "cardinal":
        thing = thing_after(text, nearest.end)
        return (nearest.value or 0) >= _LEAST and (thing is None or thing.role != "volume")
    if len(text[nearest.end : number.start].split()) > _NEAR_ENOUGH_TO_SHARE:
        return False
    named = things_before(text, number.start, nearest.end)
    return named is None or named.role != "volume"
