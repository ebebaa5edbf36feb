"""Counts behind a label: 'Officers 1,801 Staff 1,148', 'Homicide: 9', and those set in dashes behind their noun.

Belongs here: numbers that a label alone names. Not here: counts that a noun leads to in a sentence (`behind_nouns`), or
lines of figures for so many people (`labels`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.extraction.grammar.counted import CountedNumber, thing_of_label, things_before
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.around import NO_NOUN_AFTER
from pipelines.extraction.volumes.behind_nouns import PERIOD

_LABEL = re.compile(rf"\W*(?P<label>[A-Z][A-Za-z ()/&'-]{{3,60}}?){PERIOD}\s*:\s*")
"""'Violence with injury: 6,412', 'Officers (full-time equivalent), 31 March 2024: 2,548': also in the singular."""
_LEAST_LABELLED = 2.0
_OPENS_LABEL = re.compile(r"(?:^\W*|\d[\s|]+)$")
_NEXT_LABEL = re.compile(r"\s*$|[\s|]+(?=[A-Z(])")


def labelled_count(text: str, number: Number, end: int) -> CountedNumber | None:
    """'Officers 1,801 Staff 1,148': a line of labels and numbers."""
    if label := _LABEL.fullmatch(text, 0, number.start):
        thing = thing_of_label(label["label"])
        if (
            thing
            and thing.role == "volume"
            and (number.value or 0) >= _LEAST_LABELLED
            and NO_NOUN_AFTER.match(text, end)
        ):
            place = label.start("label")
            thing = replace(thing, start=place + thing.start, end=place + thing.end)
            return CountedNumber(number, thing, "count_of_things")
        return None
    thing = things_before(text, number.start)
    if thing is None or thing.role != "volume" or text[thing.end : number.start].strip():
        return None
    if (number.value or 0) < max(thing.least, 2) or not (
        _OPENS_LABEL.search(text, 0, thing.start) and _NEXT_LABEL.match(text, end) and text[thing.start].isupper()
    ):
        return None
    return CountedNumber(number, thing, "count_of_things")


_OPENS_DASHES = re.compile(
    r"(?:\s+(?:numbers|volumes|strength|headcount))?"
    rf"(?:\s+(?:in|on|at|under|with|of|off)\s+(?:[\w'-]+\s+){{0,2}}?[\w'-]+)?\s+[-–—]\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_CLOSES_DASHES = re.compile(r"\s+[-–—](?:\s|$)")


def set_in_dashes(text: str, number: Number, end: int) -> CountedNumber | None:
    """'It has fewer PCSOs - 225 - than ever': the number alone between two dashes, right behind what it counts."""
    if not _CLOSES_DASHES.match(text, end):
        return None
    thing = things_before(text, number.start)
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    opened = _OPENS_DASHES.fullmatch(text, thing.end, number.start)
    return CountedNumber(number, thing, "count_of_things") if opened else None
