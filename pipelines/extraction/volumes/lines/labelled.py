"""Counts behind a label: 'Officers 1,801 Staff 1,148', 'Homicide: 9', and those set in dashes behind their noun.

Belongs here: numbers that a label alone names. Not here: counts that a noun leads to in a sentence
(`shapes.behind_nouns`), or lines of figures for so many people (`shapes.labels`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, thing_of_label, things_before
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER, OPENS
from pipelines.extraction.volumes.shapes.behind_nouns import PERIOD

_LABEL = expression(
    r"\W*(?P<label>[A-Z][A-Za-z ()/&'-]{3,60}?"
    r"(?:\s(?:over|under|(?:more|less|longer)\s+than)\s+\d+\s+[a-z]+|\s\(\d[\d.]*\s?%\))?)"
    rf"(?:{PERIOD}|\s*:\s+\d{{1,2}}\s+[A-Z][a-z]+(?:\s+{YEAR})?\s*(?:-|–|to)\s*\d{{1,2}}\s+[A-Z][a-z]+\s+{YEAR})\s*:\s*"
)
"""'Violence with injury: 6,412', 'Officers (full-time equivalent), 31 March 2024: 2,548': also in the singular."""
_BY_THE_WAY = expression(r"\s(?:over|under|(?:more|less|longer)\s+than)\s+\d+\s+[a-z]+$|\s\(\d[\d.]*\s?%\)$")
_NUMBER_OF = expression(
    r"(?:total\s+)?(?:numbers?|no\.?|count|total)\s+of\s+(?P<things>(?:[\w'-]+\s+){0,4}?[a-z]{3,}s)\b", re.IGNORECASE
)
_PLURAL = expression(
    r"(?:[A-Z][\w'-]*\s+)?(?:[a-z][\w'-]*\s+){0,3}?[A-Za-z][\w'-]*[a-z](?<![sui])s(?:\s+(?:in|on|at|by|for|held|made|received|issued|recorded|sent|seized)(?:\s+[\w'-]+){0,4})?"
)
_COUNTS_NOTHING = expression(
    r"\b(?:pages|views|likes|shares|comments|reviews|ratings|followers|words|downloads|results|questions|appendices|enclosures|copies|points|marks|"
    r"scores|costs|hours|minutes|days|weeks|months|years|times|rates|interviews|files|votes|tickets|ages|savings|reserves|phones|contacts|"
    r"England|Wales|police|constabulary|others|region|forces|grades|areas|levels|targets|units|tags|topics|notes|references|photos|images|videos|links|attachments|stories|articles|apologies)\b|"
    r"^(?:report|paper|item|appendix|annex|enclosure)$",
    re.IGNORECASE,
)
_LEAST_LABELLED = 2.0
_LEAST_OF_ANYTHING = 10.0
_BEFORE_FIGURE = expression(rf"\s*|{PERIOD}[\s|]*\|[\s|]*")
"""'Police officers, 31 March 2023 | 2,117': the time between, where a bar parts the cells."""
_OPENS_LABEL = expression(r"(?:^\W*|\d[\s|]+)$")
_NEXT_LABEL = expression(r"\s*$|[\s|]+(?=[A-Z(])")


def labelled_count(text: str, number: Number, end: int) -> CountedNumber | None:
    """'Officers 1,801 Staff 1,148': a line of labels and numbers."""
    if label := _LABEL.fullmatch(text, 0, number.start):
        return _behind_label(text, number, end, label)
    if listed := _listed(text, number, end) or _divided(text, number) or _of_establishment(text, number, end):
        return listed
    thing = things_before(text, number.start)
    if thing is None or thing.role != "volume" or not _BEFORE_FIGURE.fullmatch(text, thing.end, number.start):
        return None
    if (number.value or 0) < max(thing.least, 2) or not (
        _OPENS_LABEL.search(text, 0, thing.start) and _NEXT_LABEL.match(text, end) and text[thing.start].isupper()
    ):
        return None
    return CountedNumber(number, thing, "count_of_things")


def _behind_label(text: str, number: Number, end: int, label: re.Match[str]) -> CountedNumber | None:
    """'Homicide: 9', 'Number of drones held: 7', 'Flights in 2021: 1,206'."""
    if not NO_NOUN_AFTER.match(text, end):
        return None
    value, place = number.value or 0, label.start("label")
    named = _BY_THE_WAY.sub("", label["label"])
    thing = thing_of_label(named)
    if (thing is None or thing.role != "volume") and (things := _NUMBER_OF.match(named)):
        thing = CountedThing(*things.span("things"), things["things"].lower(), "volume", "", 0)
    elif thing is None and value >= _LEAST_OF_ANYTHING and _PLURAL.fullmatch(named):
        thing = CountedThing(0, len(named), named.lower(), "volume", "", 0)
    if thing is None or thing.role != "volume" or _COUNTS_NOTHING.search(text[place + thing.start : place + thing.end]):
        return None
    if value < _LEAST_LABELLED:
        return None
    thing = replace(thing, start=place + thing.start, end=place + thing.end)
    return CountedNumber(number, thing, "count_of_things")


_LIST_HEAD = expression(r"\W*(?P<head>[A-Z][A-Za-z ()-]{2,40}):\s")
_BACKLOGS = expression(r"(?:[A-Za-z]+\s+)?(?:backlogs?|queues?|overdue|outstanding|waiting)", re.IGNORECASE)
_NO_LABEL = r"(?![^;:]*\b(?:is|are|was|were|had|has|have|there|where|which|we|it|they|to|from|by|of)\b)"
_PART = expression(
    rf"(?:^|[;,:]\s+)(?:and\s+)?(?P<part>(?!(?:and|or|up|down)\b){_NO_LABEL}[A-Za-z][A-Za-z /&'()-]{{1,40}}?)\s+"
    rf"{HEDGED_MORE}$"
)
_OF_FORCE = expression(
    r"(?:use\s+of\s+)?(?:force|taser)|misconduct|(?:stop\s+and\s+)?search|firearms|vetting|recruitment|workforce",
    re.IGNORECASE,
)
"""'Taser: drawn 41, fired 9.'"""
_PART_ENDS = expression(r"\s*(?:[;,.(]|$|and\s)")


_ITEM = rf"(?:and\s+)?(?P<%s>{_NO_LABEL}[A-Za-z][A-Za-z /&'()-]{{1,40}}?)\s*[:–-]?\s+\d[\d,]*(?:\s*\(\d[\d.]*\s?%%\))?"
_ALL_ITEMS = expression(rf"{_ITEM % 'first'}(?:[;,]\s+{_ITEM % 'next'}|\s+{_ITEM % 'last'})+\W*")
_DIVIDED = expression(
    r"\b(?:as\s+follows|breakdown|br(?:eak|oken|oke)s?\s+down|split|by\s+(?:source|rank|sex|gender|age|ethnicity|department|district|borough|division|area|type|category|force|station|outcome|grade|role|team|offence)|these\s+were|comprising|made\s+up)\b",
    re.IGNORECASE,
)
"""'The breakdown by rank is as follows: Constable 13; Sergeant 2.'"""


def _divided(text: str, number: Number) -> CountedNumber | None:
    """A list that divides what was counted before, whatever its parts are called."""
    head = _DIVIDED_HEAD.match(text)
    if head is None or head.end() > number.start or not _DIVIDED.search(head["head"]):
        return None
    if not _ALL_ITEMS.fullmatch(text, head.end()) or _COUNTS_NOTHING.search(text, head.end()):
        return None
    part = _PART.search(text, head.end() - 2, number.start)
    if part is None or bare_grade(part["part"]):
        return None
    return CountedNumber(
        number, CountedThing(*part.span("part"), part["part"].lower(), "volume", "", 0), "count_of_things"
    )


_DIVIDED_HEAD = expression(rf"{OPENS}(?P<head>[A-Z][^:;\d]{{2,90}}):\s+")


def _listed(text: str, number: Number, end: int) -> CountedNumber | None:
    """'Backlogs: vetting 202; devices 64', 'Custody suites (cells): Canterbury 20, Folkestone 15'."""
    head = _LIST_HEAD.match(text)
    if head is None or head.end() > number.start or (number.value or 0) < _LEAST_LABELLED:
        return None
    part = _PART.search(text, head.end() - 2, number.start)
    if part is None or not _PART_ENDS.match(text, end):
        return None
    thing = thing_of_label(head["head"])
    if thing is None and (_BACKLOGS.fullmatch(head["head"]) or _OF_FORCE.fullmatch(head["head"])):
        thing = CountedThing(0, len(head["head"]), "backlog", "volume", "cases", 0)
    if thing is None or thing.role != "volume":
        return None
    return CountedNumber(number, replace(thing, start=part.start("part"), end=part.end("part")), "count_of_things")


_ESTABLISHMENT = expression(
    r"(?:^\W*|[;,.]\s+)(?P<what>(?:(?:budgeted|funded|authorised|current|actual|officer|staff|PCSO)\s+)?(?:establishment|strength|headcount))\s*[:–-]?\s+"
    rf"{HEDGED_MORE}$",
    re.IGNORECASE,
)


def _of_establishment(text: str, number: Number, end: int) -> CountedNumber | None:
    """'Establishment 3,611; strength 3,588.'"""
    found = _ESTABLISHMENT.search(text, 0, number.start)
    if found is None or (number.value or 0) < _LEAST_OF_ANYTHING or not NO_NOUN_AFTER.match(text, end):
        return None
    return CountedNumber(number, CountedThing(*found.span("what"), "officer", "volume", "people", 0), "count_of_things")


_OPENS_DASHES = expression(
    r"(?:\s+(?:numbers|volumes|strength|headcount))?"
    rf"(?:\s+(?:in|on|at|under|with|of|off)\s+(?:[\w'-]+\s+){{0,2}}?[\w'-]+)?\s+[-–—]\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_CLOSES_DASHES = expression(r"\s+[-–—](?:\s|$)")


def set_in_dashes(text: str, number: Number, end: int) -> CountedNumber | None:
    """'It has fewer PCSOs - 225 - than ever': the number alone between two dashes, right behind what it counts."""
    if not _CLOSES_DASHES.match(text, end):
        return None
    thing = things_before(text, number.start)
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    opened = _OPENS_DASHES.fullmatch(text, thing.end, number.start)
    return CountedNumber(number, thing, "count_of_things") if opened else None
