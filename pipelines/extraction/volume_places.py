"""Where a number stands as a count: beside its noun, behind it, or leaning on a count before it.

Belongs here: the places a volume can have in a sentence, and those that make it none (a share, the method of an
inspection). Not here: the nouns (`counted`), counts of cases out of cases (`counts`), or the facts (`volumes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.extraction.counted import CountedThing, thing_after, things_before
from pipelines.extraction.numbers import Number
from pipelines.extraction.quantities import in_range

_METHOD_BEFORE = re.compile(
    r"\b(?:we|inspectors?|they|team|who|I)\s+(?:also\s+|then\s+|have\s+|had\s+)?(?:interviewed|spoke|met|surveyed|observed|visited|"
    r"reviewed|examined|audited|assessed|sampled|dip-sampled|looked|checked|analysed|inspected|tested|listened|considered|watched|"
    r"saw|read|studied|held)\b[^.;,]*$|\b(?:sample|review|audit|dip-sample|interviews?|focus\s+groups?|survey)\s+(?:of|with)\s+"
    r"(?:\w+\s+){0,3}$|\b(?:reviewed|examined|audited|sampled|interviewed|dip-sampled)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(
    r"(?:\bper|\b(?:one|two|three|four|five|\d+)\s+in(?:\s+every)?|\d\s+(?:out\s+)?of\s+(?:(?:the|our|these|those|its|all)\s+)?|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|none|all|half)\s+(?:out\s+)?of\s+(?:the|our|these|those|its)?|"
    r"\bfor\s+every|(?-i:\bOf)(?:\s+(?:the|our|its|these|those))?)\s*$",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r"\s+(?:(?:\w+\s+){0,4}?)?(?:out\s+)?of\s+(?:(?:the|these|those|its|our|all)\s+)*(?:\d|(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|twenty|thirty|forty|fifty)\b)",
    re.IGNORECASE,
)
_FOR_EACH_AFTER = re.compile(
    r"\s+(?:per|for\s+every|for\s+each)\s+(?:\d|head|thousand|officer|resident)", re.IGNORECASE
)
_ONE_IN_AFTER = re.compile(
    r"\s+in\s+(?:every\s+)?(?:\d{1,3}|a\s+hundred|ten|five|four|three)\b(?!\s*(?:month|year|day|week))", re.I
)
_LARGEST_OF_ONE_IN = 9
"""'Nine in 10' is a share, '45 in 30 districts' a count."""
# 'the number of PCSOs fell to 87', 'its backlog stood at 283', 'officer numbers have risen to 2,118'
_COUNT_OF = re.compile(
    r"\b(?:numbers?\s+of\s+(?:\w[\w'-]*\s+){0,3}?|backlogs?\s+(?:of|for|in)\s+(?:\w[\w'-]*\s+){0,3}?)$", re.IGNORECASE
)
_REACHES = re.compile(
    r"(?:\s+to\s+(?:999|101))?(?:\s+(?:numbers?|strength|establishment|headcount|levels?|total|volumes?))?(?:\s+(?:awaiting|waiting|outstanding|recorded|received|"
    r"made|employed|managed|vacant|overdue|reported|answered)(?:\s+[\w'-]+){0,3}?)?"
    r"\s*(?::|\b(?:was|is|were|are|stood\s+at|stands\s+at|reached|totalled|totals|(?:(?:has|have|had|will)\s+)?(?:rise[ns]?|rose|grown?|grew|"
    r"increased?|fall(?:en|s)?|fell|reduced?|dropped|cut|gone|went|decreased?|doubled)(?:\s+(?:up|down|slightly|sharply))?\s+(?:from|to)|"
    r"from|up\s+to|down\s+to|to|at))\s*(?:(?:about|around|nearly|almost|over|under|just|more\s+than|less\s+than|only|some|"
    r"approximately|an\s+estimated)\s+)*$",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:stood|stands|reached|totalled|totals|r[io]se[ns]?|gr[eo]wn?|increased|f[ae]ll(?:en|s)?|fell|reduced|dropped|cut|went|"
    r"decreased|doubled)\b",
    re.IGNORECASE,
)
"""Without one of these words, only 'the number of …' makes what follows a count."""
_BACKLOG = re.compile(
    r"\b(?:backlog|queue|caseload|headcount|establishment|workforce\s+strength|waiting\s+list)s?\s+(?:(?:of|was|is|were|stood\s+at|stands\s+at|"
    r"reached|had\s+(?:grown|risen|fallen)\s+to|(?:grew|rose|fell)\s+to)\s+)(?:(?:about|around|nearly|almost|over|under|just|more\s+than|less\s+"
    r"than|only|some|approximately|an\s+estimated)\s+)*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"\s+of\s+(?:them|these|those|whom|which)\b|\s+(?:fewer|more|less)\s+than\b", re.IGNORECASE)
"""'17 of them', '136 fewer than in 2010': counts of the things named before."""
_WAITING_AFTER = re.compile(
    r"\s+(?P<things>(?:[A-Za-z][\w'-]*\s+){1,4}?)(?:(?:was|were|are|is|still|currently|now)\s+)*(?P<state>waiting|awaiting|overdue|"
    r"outstanding|unallocated|unassessed|unassigned|in\s+(?:a|the)\s+(?:queue|backlog))\b",
    re.IGNORECASE,
)
"""Whatever waits is a backlog, also where its noun is not in the vocabulary."""
_LEAST_WAITING = 5.0
_NO_NOUN_AFTER = re.compile(
    r"\s*(?:$|[.,;:)(\"]|\b(?:in|at|by|on|to|from|and|but|or|during|compared|for|over|since|across|per|each|a|an|last|this|as|which|"
    r"while|after|before|than|with|the|out|now|today|currently|so|is|was|were|are|that|because|between|when|had|have|has)\b)"
)
_JOINS = re.compile(
    r"(?:\b(?:to|from|than|with|against|or|was|were|and|at|reach|reaches|reached|total|totalled)|,|\()\s*(?:(?:about|around|nearly|"
    r"almost|over|under|just|more\s+than|only|some|another|a\s+further)\s+)*$",
    re.IGNORECASE,
)
_NEAR_ENOUGH_TO_JOIN = 70


@dataclass(frozen=True, slots=True)
class CountedNumber:
    """A number and the noun that it counts; `high` is the upper end of a range."""

    number: Number
    thing: CountedThing
    rule: str
    high: Number | None = None

    @property
    def start(self) -> int:
        """Where its words begin, a noun before the number included."""
        return self.number.start if self.rule == "joined_count" else min(self.number.start, self.thing.start)

    @property
    def end(self) -> int:
        return self.number.end if self.rule == "joined_count" else max(self.number.end, self.thing.end)


def counted_numbers(text: str, free: Sequence[Number]) -> Iterator[CountedNumber]:
    """The counts among the free numbers of a levelled sentence, in order."""
    last: CountedNumber | None = None
    skip: Number | None = None
    for position, number in enumerate(free):
        if (
            number is skip
            or number.value is None
            or _SHARE_BEFORE.search(text[max(0, number.start - 40) : number.start])
        ):
            continue
        following = free[position + 1] if position + 1 < len(free) else None
        high = following if following and in_range(text, number, following) else None
        end = high.end if high else number.end
        if _SHARE_AFTER.match(text, end) or (number.value <= _LARGEST_OF_ONE_IN and _ONE_IN_AFTER.match(text, end)):
            continue
        counted = (
            _with_noun(text, number, end, high)
            or _of_noun(text, number, end)
            or _joined(text, number, last)
            or _waiting(text, number)
        )
        if counted is None:
            continue
        skip = high if counted.rule == "counted_things" else None
        if _METHOD_BEFORE.search(text[: number.start]):
            continue
        last = counted
        yield counted


def _with_noun(text: str, number: Number, end: int, high: Number | None) -> CountedNumber | None:
    thing = thing_after(text, end)
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    if _FOR_EACH_AFTER.match(text, thing.end):
        return None
    return CountedNumber(number, thing, "counted_things", high)


def _of_noun(text: str, number: Number, end: int) -> CountedNumber | None:
    """The noun stands before the number: 'the number of PCSOs fell to 87', 'a backlog of 1,200'."""
    if not _NO_NOUN_AFTER.match(text, end):
        return None
    before = text[max(0, number.start - 120) : number.start]
    offset = number.start - len(before)
    thing = things_before(text, number.start, offset)
    if found := _BACKLOG.search(before):
        if thing and thing.role == "volume":
            return CountedNumber(number, thing, "count_of_things")
        start = offset + found.start()
        return CountedNumber(
            number, CountedThing(start, start + len(found.group()), "backlog", "volume", "cases", 0), "count_of_things"
        )
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    named = _COUNT_OF.search(text[: thing.start]) or re.match(r"\s+numbers?\b|\s*:", text[thing.end :])
    reaches = _REACHES.fullmatch(text[thing.end : number.start])
    if reaches and (named or _CHANGES.search(reaches.group())):
        return CountedNumber(number, thing, "count_of_things")
    return None


def _joined(text: str, number: Number, last: CountedNumber | None) -> CountedNumber | None:
    """A number that leaves out the noun of the one before it: '1,200 calls in 2019 and 1,500 in 2020'."""
    if last is None or number.start - last.number.end > _NEAR_ENOUGH_TO_JOIN:
        return None
    if _PART_AFTER.match(text, number.end):
        return CountedNumber(number, last.thing, "joined_count")
    if not _NO_NOUN_AFTER.match(text, number.end):
        return None
    if not _JOINS.search(text[last.number.end : number.start]) or (number.value or 0) < max(last.thing.least, 2):
        return None
    return CountedNumber(number, last.thing, "joined_count")


def _waiting(text: str, number: Number) -> CountedNumber | None:
    """'143 applications for disclosure were waiting': a backlog of things that the vocabulary does not know."""
    found = _WAITING_AFTER.match(text, number.end)
    if found is None or (number.value or 0) < _LEAST_WAITING:
        return None
    noun = found["things"].split()[-1]
    thing = CountedThing(found.start("things"), found.end("state"), noun, "volume", "cases", _LEAST_WAITING)
    return CountedNumber(number, thing, "waiting_things")
