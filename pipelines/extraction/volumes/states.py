"""Numbers whose state or use says what they count: '143 were waiting', '50 a year go unrecorded', 'used 312 times'.

Belongs here: such verbs and adjectives. Not here: numbers beside their nouns (`places`), or leaning on what was
counted before (`constructions`).
"""

from __future__ import annotations

import re

from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, thing_after
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.around import HEDGES

_USED = re.compile(
    r".*\b(?P<verb>used?|uses|using|deployed|disrupted|drawn|fired|activated|applied|invoked|issued|intervened|executed|authorised)\b[^.;,]{0,50}$",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s+(?:times|occasions)\b(?!\s+(?:more|less|higher|lower|as|the|a|per|each)\b)", re.IGNORECASE)
_WAITING_AFTER = re.compile(
    r"\s+(?P<things>(?:(?!(?:was|were|are|is|still)\b)[A-Za-z][\w'-]*\s+){0,4}?)(?:(?:was|were|are|is|still|currently|now)\s+)*(?P<state>waiting|awaiting|overdue|"
    r"outstanding|unallocated|unassessed|unassigned|in\s+(?:a|the)\s+(?:queue|backlog))\b",
    re.IGNORECASE,
)
"""Whatever waits is a backlog, also where its noun is not in the vocabulary."""
_CHANGE_AFTER = re.compile(
    r"\s+(?:rise|fall|increase|drop|decrease|reduction|cut)\s+in\s+(?:(?:the|its|their)\s+)?(?:numbers?\s+of\s+)?(?=\w)",
    re.IGNORECASE,
)
_LEAST_WAITING = 5.0
_LEAST_TIMES = 5.0


_OFTEN = 100.0
_ON = re.compile(rf"\bon\s+{HEDGES}$", re.IGNORECASE)
"""'They were taken off their beats on 2,760 occasions': so often that somebody counted, whatever was done."""


def used(text: str, number: Number) -> CountedNumber | None:
    """'Taser was used 312 times', 'it disrupted gangs 604 times'."""
    times = _TIMES.match(text, number.end)
    if times is None or (number.value or 0) < _LEAST_TIMES:
        return None
    verb = _USED.search(text, 0, number.start)
    if verb is None and not ((number.value or 0) >= _OFTEN and _ON.search(text, 0, number.start)):
        return None
    start = verb.start("verb") if verb else number.start
    return CountedNumber(
        number, CountedThing(start, times.end(), "time", "volume", "uses", _LEAST_TIMES), "counted_things"
    )


def waiting(text: str, number: Number) -> CountedNumber | None:
    """'143 applications for disclosure were waiting': a backlog of things that the vocabulary does not know."""
    found = _WAITING_AFTER.match(text, number.end)
    if found is None or (number.value or 0) < _LEAST_WAITING:
        return None
    noun = next(reversed(found["things"].split()), "case")
    named = "things" if found["things"] else "state"
    thing = CountedThing(found.start(named), found.end("state"), noun, "volume", "cases", _LEAST_WAITING)
    return CountedNumber(number, thing, "waiting_things")


def changed(text: str, number: Number) -> CountedNumber | None:
    """'A 5,500 fall in the number of officers'."""
    change = _CHANGE_AFTER.match(text, number.end)
    thing = thing_after(text, change.end() - 1) if change else None
    if thing is None or thing.role != "volume" or (number.value or 0) < thing.least:
        return None
    return CountedNumber(number, thing, "counted_things")


_GO_UNRECORDED = re.compile(
    r"\s+(?:(?:a|each|every|in\s+the|last)\s+year\s+)?(?:(?:that\s+)?(?:go|goes|going|went|are|were|being|left)\s+)?unrecorded\b",
    re.IGNORECASE,
)
_LEAST_UNRECORDED = 10.0


_OF_US = re.compile(r"\s+of\s+us\b")
_THERE_ARE = re.compile(rf"\bthere\s+(?:are|were)\s+(?:now\s+|then\s+)?{HEDGES}$", re.IGNORECASE)
_FEWEST_OF_US = 10.0


def of_us(text: str, number: Number) -> CountedNumber | None:
    """'When I took over there were 1,311 of us': people of whoever speaks."""
    found = _OF_US.match(text, number.end)
    if found is None or (number.value or 0) < _FEWEST_OF_US or not _THERE_ARE.search(text, 0, number.start):
        return None
    return CountedNumber(
        number,
        CountedThing(found.end() - 2, found.end(), "people", "volume", "people", _FEWEST_OF_US),
        "counted_things",
    )


def unrecorded(text: str, number: Number) -> CountedNumber | None:
    """'That leaves just under 50 a year unrecorded': crimes, as the field uses the word."""
    found = _GO_UNRECORDED.match(text, number.end)
    if found is None or (number.value or 0) < _LEAST_UNRECORDED:
        return None
    thing = CountedThing(found.end() - len("unrecorded"), found.end(), "crime", "volume", "crimes", _LEAST_UNRECORDED)
    return CountedNumber(number, thing, "counted_things")
