"""Where a number stands as a count: beside its noun, behind it, or leaning on a count before it.

Belongs here: the places a volume can have in a sentence, and those that make it none (a share, the method of an
inspection). Not here: the nouns (`grammar.counted`), counts of cases out of cases (`counts`), or the facts (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, thing_after
from pipelines.extraction.grammar.function_words import THEIR
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import in_range
from pipelines.extraction.volumes.leaning.whatever_is_left import left_over
from pipelines.extraction.volumes.lines.labelled import labelled_count, set_in_dashes
from pipelines.extraction.volumes.methods import is_method
from pipelines.extraction.volumes.shapes.announced import announced
from pipelines.extraction.volumes.shapes.apart import apart, moved_things
from pipelines.extraction.volumes.shapes.around import NAMED, NO_NOUN_AFTER
from pipelines.extraction.volumes.shapes.behind_nouns import count_of_noun, is_change
from pipelines.extraction.volumes.shapes.beside import beside_another
from pipelines.extraction.volumes.shapes.comparisons import (
    for_so_many_people,
    in_state,
    of_nation,
    of_population,
    targeted,
)
from pipelines.extraction.volumes.shapes.constructions import leaning
from pipelines.extraction.volumes.shapes.monitored import monitored
from pipelines.extraction.volumes.shapes.moved import moved_between
from pipelines.extraction.volumes.shapes.of_findings import areas_to_improve, finding_in_state, one_finding
from pipelines.extraction.volumes.shapes.parts import becomes_share, is_of_share, is_part
from pipelines.extraction.volumes.shapes.sent_back import sent_back
from pipelines.extraction.volumes.shapes.standing_in import standing_in
from pipelines.extraction.volumes.shapes.states import (
    unrecorded,
    waiting,
)
from pipelines.extraction.volumes.shapes.teams import of_team, team_before
from pipelines.extraction.volumes.shapes.unnamed import (
    IN_WORDS,
    NAMED_LINES,
    is_age,
    names_line,
    with_any_noun,
)
from pipelines.extraction.volumes.shapes.uses import used
from pipelines.extraction.volumes.shapes.with_nouns import with_noun

_JOINS = expression(
    r"(?:\b(?:to|from|than|with|against|or|was|were|be|been|short\s+of(?:\s+(?:the|its))?|and|at|reach|reaches|reached|total|totalled|has|have|had|leaving|leaves|left|by|against|"
    rf"(?:rise|increase|fall|drop|decrease|cut|reduction|growth|gain|loss)\s+of|is\s+now|are\s+now|(?:and|but)\s+(?:is|are|was|were|stands\s+at)|looks?\s+after|manages?|carries|carry|holds?)|,|;|:|\(|\((?:in\s+)?(?:{YEAR}(?:/\d\d)?|Q[1-4](?:\s+{YEAR}(?:/\d\d)?)?|{MONTHS}|last\s+(?:year|month|quarter)|was|were|previously)\s?:?|\((?:the\s+)?(?:previous|last|prior)\s+(?:year|quarter|month)(?:\s+was)?:?|"
    r"\b(?:average|figure|number|total|median|norm)\b[^.;£%]{0,50}?\b(?:is|was|being)|\band\s+(?:an?|the)\s+(?:[\w-]+\s+)?(?:average|median|figure|rate|total)\s+of|(?:\band|,|;)\s+(?:the\s+)?(?:(?-i:[A-Z]{2,6})|"
    + NAMED
    + r")|\((?:by|at|in|on|as\s+at)\s+(?:the\s+)?[^()\d;.]{3,40})\s*(?:(?:about|around|nearly|"
    r"almost|over|under|just|more\s+than|only|some|another|a\s+further|an?\s+(?:mere|bare))\s+)*$",
    re.IGNORECASE,
)
_NEAR_ENOUGH_TO_JOIN = 70
_COMPARED = expression(
    r"\b(?:compare[ds]?\s+(?:with|to)(?:\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,3}?(?:average|norm|figure|total|peak|guideline|rate|number|median)\s+of)?|against|(?:up|down)\s+from(?:\s+(?:an?|the|its)\s+(?:[\w-]+\s+)?(?:peak|high|low|average|total|figure)\s+of)?|(?:above|below|beyond|over|under|short\s+of)\s+(?:the|its|a)\s+"
    rf"(?:[\w-]+\s+){{0,4}}?(?:target|plan|establishment|baseline|complement|average|norm|median)\b[^.;£%\d]{{0,40}}?\s(?:of|at))\s+{HEDGED_MORE}$",
    re.I,
)
_NEAR_ENOUGH_TO_COMPARE = 120
_TOLD_THEN = expression(
    r"\s+(?:(?:that\s+)?(?:were|was)\s+)?(?:reported|recorded|seen|found|held|noted|given|listed|received|made|counted|told)\b",
    re.IGNORECASE,
)
"""'Against 26 reported to the last meeting.'"""
_MOVED_FROM = expression(rf"\bfrom\s+{HEDGED_MORE}$", re.IGNORECASE)
_MOVED_TO = expression(rf"[^.;,\d]{{0,40}}?\s+to\s+{HEDGED_MORE}", re.IGNORECASE)
"""'From 26 a month to nine.'"""
_SHARED_NOUN = expression(rf"\s+(?:[a-z][\w'-]*\s+){{0,3}}?(?:and|or|to)\s+{HEDGED_MORE}$")
"""'212,000 emergency and 388,000 non-emergency calls': the noun behind the second counts for both."""
_SERIES = expression(
    rf"(?:,\s+{HEDGED_MORE}\d[\d,]*\d|,\s+{HEDGED_MORE}\d)+,?\s+(?:and|or)\s+{HEDGED_MORE}\d[\d,]*", re.IGNORECASE
)
"""'61, 74 and 58 incidents'."""
_SHORT_OF = expression(
    r"\s+(?:short\s+of|below|above|over|under)\s+(?:the|its|their|an?)\s+(?:[a-z]+\s+of\s+)?", re.IGNORECASE
)
"""'It is 31 short of the 240 call handlers that it needs'."""
_OF_A_BODY = expression(
    rf"(?:\s+people)?\s+in\s+{THEIR}\s+(?P<within>workforce|ranks)\b|"
    r"(?:\s+[-–—])?\s+of\s+(?:the\s+(?:force|constabulary|service|county)'s|its|(?-i:[A-Z])[\w-]+(?:\s+(?-i:[A-Z])[\w-]+){0,3}'s)\s+(?:[\w-]+\s+)?(?P<its>posts|officers|staff|PCSOs|constables|detectives|vehicles)\b|"
    r"\s+of\s+(?:your|our|their)\s+(?:[\w-]+\s+)?(?P<own>posts|officers|staff|PCSOs|constables|sergeants|inspectors|detectives|investigators|volunteers|supervisors|vehicles|crimes|calls|incidents|suspects|offenders)\b|"
    r"\s+(?:[-–—(]\s*(?:or\s+)?[^-–—().;]{3,40}(?:\s[-–—]|\))\s+)?of\s+(?:(?:all|the|its|their|our|these|those)\s+)*(?P<body>workforce|officers|staff|constables|detectives|crimes|offences|incidents|"
    r"reports|calls|cases|records|victims|offenders|recruits|posts)\b(?!\s+(?:of|in)\s+\d)",
    re.IGNORECASE,
)
"""'Some 640 of the workforce have none', 'it has 2,100 in its workforce', '1,200 - one in eight - of all crimes'."""
_LEAST_OF_A_BODY = 10.0


_OR_SO = expression(r"(?<=\d)-(?:odd|plus)\b|(?<=\d)\s+or\s+so\b", re.IGNORECASE)
"""'300-odd calls', 'the 300 or so in post'."""


def counted_numbers(text: str, free: Sequence[Number], carried: CountedThing | None = None) -> Iterator[CountedNumber]:
    """The counts among the free numbers of a levelled sentence, in order.

    `carried` is what the sentence before counted, on which a number without a noun may lean.
    """
    text = _OR_SO.sub(lambda found: " " * len(found.group()), text)
    last: CountedNumber | None = None
    skip: Number | None = None
    for number, following in zip(free, (*free[1:], None), strict=False):
        if number is skip or number.value is None or is_of_share(text, number):
            continue
        if names_line(text, number) or is_age(text, number) or _is_so_long(text, number):
            continue
        team = team_before(text[: number.start])
        high = None if team else _end_of_range(text, number, following)
        end = high.end if high else number.end
        if becomes_share(text, number, end):
            continue
        told = last.thing if last else carried and replace(carried, start=end, end=end)
        counted = _counted(_Place(text, number, end, high, following, team, last, told))
        if counted is None:
            continue
        skip = high if counted.high else None
        if is_method(text, counted):
            continue
        last = counted
        yield counted


_SO_LONG = expression(r"\bfor\s+(?:longer|more|less)\s+than\s+$|\bolder\s+than\s+$", re.IGNORECASE)


def _is_so_long(text: str, number: Number) -> bool:
    """'61 had waited for longer than 24 hours, and 9 for longer than 36': hours."""
    return _SO_LONG.search(text, 0, number.start) is not None and NO_NOUN_AFTER.match(text, number.end) is not None


@dataclass(frozen=True, slots=True)
class _Place:
    """A number where it stands in its sentence."""

    text: str
    number: Number
    end: int
    """Of the number, or of the range that it begins."""
    high: Number | None
    following: Number | None
    team: re.Match[str] | None
    """The team that the words before it name."""
    last: CountedNumber | None
    """What the sentence counted before."""
    told: CountedThing | None
    """What was counted last, in this sentence or the one before."""


def _counted(place: _Place) -> CountedNumber | None:
    """The first way to count that the number is an instance of."""
    text, number, end, told = place.text, place.number, place.end, place.told
    return (
        labelled_count(text, number, end)
        or set_in_dashes(text, number, end)
        or with_noun(text, number, end, place.high)
        or _set_beside(text, number, place.last)
        or count_of_noun(text, number, end)
        or moved_between(text, number, place.following)
        or moved_things(text, number)
        or areas_to_improve(text, number)
        or one_finding(text, number, place.last, place.following)
        or finding_in_state(text, number, told)
        or sent_back(text, number)
        or monitored(text, number)
        or of_team(number, place.team)
        or beside_another(text, number, end, place.last, place.following)
        or _sharing_noun(text, number, place.following)
        or _of_a_body(text, number, end)
        or _joined(text, number, place.last)
        or leaning(text, number, told)
        or of_population(text, number, told)
        or of_nation(text, number, told)
        or in_state(text, number, told)
        or targeted(text, number, told)
        or standing_in(text, number, told)
        or announced(text, number, told)
        or apart(text, number)
        or unrecorded(text, number)
        or waiting(text, number)
        or used(text, number)
        or with_any_noun(text, number, end, place.high)
        or left_over(text, number, end, place.last, told)
    )


def _end_of_range(text: str, number: Number, following: Number | None) -> Number | None:
    """The second number of 'between 40 and 50', but not of 'from 40 to 50', which tells of two."""
    if following is None or number.value in NAMED_LINES:
        return None
    if not in_range(text, number, following) or is_change(text, number, following):
        return None
    return following


def _sharing_noun(text: str, number: Number, following: Number | None) -> CountedNumber | None:
    if following is None or number.value in NAMED_LINES:
        return None
    if series := _SERIES.match(text, number.end):
        thing = thing_after(text, series.end())
    elif any(said.fullmatch(text, number.end, following.start) for said in (_SHARED_NOUN, _SHORT_OF)):
        thing = thing_after(text, following.end)
    else:
        return None
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    return CountedNumber(number, thing, "counted_things")


def _of_a_body(text: str, number: Number, end: int) -> CountedNumber | None:
    body = _OF_A_BODY.match(text, end)
    if body is None or (number.value or 0) < _LEAST_OF_A_BODY or (number.in_words and (number.value or 0) < IN_WORDS):
        return None
    of = next(name for name in ("body", "within", "its", "own") if body[name])
    thing = CountedThing(*body.span(of), body[of].lower(), "volume", "people", _LEAST_OF_A_BODY)
    return CountedNumber(number, thing, "counted_things")


_SET_BESIDE = expression(rf"[^.;:(]*?(?:,\s+|\(|\s-\s)(?:up|down)\s+from\s+{HEDGED_MORE}", re.IGNORECASE)


def _set_beside(text: str, number: Number, last: CountedNumber | None) -> CountedNumber | None:
    """'261 assaults on officers in the year, up from 231': assaults, whatever is named between."""
    if last is None or not _SET_BESIDE.fullmatch(text, last.end, number.start):
        return None
    return _joined(text, number, last)


def _joined(text: str, number: Number, last: CountedNumber | None) -> CountedNumber | None:
    """A number that leaves out the noun of the one before it: '1,200 calls in 2019 and 1,500 in 2020'."""
    if last is None:
        return None
    compared = _COMPARED.search(text[last.number.end : number.start])
    if number.start - last.number.end > (_NEAR_ENOUGH_TO_COMPARE if compared else _NEAR_ENOUGH_TO_JOIN):
        return None
    if is_part(text, number):
        return CountedNumber(number, last.thing, "joined_count") if (number.value or 0) > 1 else None
    if not NO_NOUN_AFTER.match(text, number.end) and not (compared and _TOLD_THEN.match(text, number.end)):
        return None
    for_people = any(for_so_many_people(text, at) for at in (last.thing.end, last.number.end))
    moved = _MOVED_TO.fullmatch(text, last.number.end, number.start) and _MOVED_FROM.search(text, 0, last.number.start)
    in_digits = not number.in_words and not last.number.in_words
    least = (
        0
        if for_people
        else 2
        if compared or moved or in_digits
        else max(min(last.thing.least, last.number.value or 0), 2)
    )
    if not (compared or _JOINS.search(text[last.number.end : number.start])) or (number.value or 0) < least:
        return None
    return CountedNumber(number, last.thing, "joined_count")
