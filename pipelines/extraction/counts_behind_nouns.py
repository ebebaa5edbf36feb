"""Counts whose noun stands before the number: 'the number of PCSOs fell to 87', 'a backlog of 1,200', 'Crimes: 412'.

Belongs here: the ways from such a noun to its number. Not here: numbers before their nouns (`volume_places`), numbers
without one (`volume_constructions`), or the nouns (`counted`).
"""

from __future__ import annotations

import re

from pipelines.extraction.counted import CountedNumber, CountedThing, things_before
from pipelines.extraction.numbers import Number
from pipelines.extraction.quantities import from_to
from pipelines.extraction.volume_constructions import HEDGES, NO_NOUN_AFTER

_LEAST_OF_ANYTHING = 10.0
"""Of things that the vocabulary does not name."""
_COUNT_OF = re.compile(
    r"\b(?:(?:numbers?|lists?|pool|total)\s+of\s+(?:\w[\w'-]*\s+){0,3}?|backlogs?\s+(?:of|for|in)\s+(?:\w[\w'-]*\s+){0,3}?)$",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"(?:\s+to\s+(?:999|101))?(?:\s+(?:in|on|at|for|with|of|per|under|by|from|against|waiting\s+for)\s+(?:[\w'-]+\s+){0,4}?[\w'-]+?)?(?:\s+(?:numbers?|strength|establishment|headcount|levels?|total|volumes?))?(?:\s+(?:awaiting|waiting|wanted|outstanding|recorded|received|"
    r"made|employed|managed|vacant|overdue|reported|answered|held|detained|arrested|owed)(?:\s+[\w'-]+){0,3}?)?"
    r"\s*(?::|\b(?:is|are|was|were|remain(?:s|ed)?)\s+(?:still\s+|now\s+)?(?:short|over|under)\s+by|\b(?:remain(?:s|ed)?|stays?|stayed|(?:is|are|was|were|been)\s+(?:kept|held))\s+(?:steady\s+|unchanged\s+)?at|\b(?:was|is|were|are|stood\s+at|stands\s+at|reached|totalled|totals|(?:(?:has|have|had|will|now|also|been|is|are|was|were|being|to\s+be)\s+)*(?:rise[ns]?|rose|grown?|grew|"
    r"increased?|fall(?:en|s)?|fell|shrunk|shrank|dwindled|reduced?|drop(?:s|ped)?|cut|gone|went|go(?:es)?|decreased?|doubled|climb(?:s|ed)?)"
    r"(?:\s+(?:up|down|slightly|sharply))?(?:\s+by\s+(?:[\d.]+\s?(?:%|per\s?cent|percent)|(?:an?\s+|nearly\s+|over\s+|about\s+)*(?:\w+\s+)?(?:half|thirds?|quarters?)))?"
    r"(?:\s+in\s+(?:(?:19|20)\d\d|the\s+(?:last\s+|past\s+)?year|a\s+year))?,?\s+(?:from|to|by|below|above|under|over)|"
    r"(?:is|are|was|were)\s+(?:up|down)(?:\s+by)?\s+[\d.]+\s?(?:%|per\s?cent|percent),?\s+(?:to|at)|(?:up|down)\s+by|"
    r"from|up\s+to|down\s+to|to|at))\s*(?:(?:about|around|nearly|almost|over|under|just|more\s+than|less\s+than|only|some|"
    r"approximately|an\s+estimated)\s+)*$",
    re.IGNORECASE,
)
_MOVES_BEFORE = re.compile(
    r"\b(?:slash|cut|reduc|trim|rais|increas|halv|doubl|bring|tak|grow|lower|push)(?:e|es|ed|ing|s|t|ting)?\s+(?:(?:the|its|their|our)\s+)?"
    r"(?:numbers?\s+of\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_MOVED_FROM = re.compile(r"\s+(?:numbers\s+)?(?:down\s+|up\s+)?(?:from|to|by)\b", re.IGNORECASE)
"""'It is to slash its PCSOs from 91 to 50'."""
_IS_NAMED = re.compile(
    r"\s+numbers?\b|(?:\s+(?:recorded|received|made|answered|awaiting|waiting|outstanding|overdue|vacant|held|detained|arrested|employed|trained|in\s+post|in\s+total|(?:per|a|each|every)\s+(?:day|week|month|year)))?\s*:",
    re.IGNORECASE,
)
"""'Officer numbers', 'Crimes recorded:'."""
_NUMBER_OF = re.compile(
    r"\bnumbers?\s+of\s+(?P<things>(?:[\w'-]+\s+){0,3}?(?P<noun>[a-z]{3,}(?<![sui])s|people|children))(?=\s)",
    re.IGNORECASE,
)
"""'The number of requests under Sarah's Law has doubled to 822': of whatever, when it is said to be a number of it."""
_CHANGES = re.compile(
    r"\b(?:short|over|stood|stands|shrunk|shrank|dwindled|reached|totalled|totals|remain(?:s|ed)?|stays?|stayed|kept|held|up|down|r[io]se[ns]?|gr[eo]wn?|increased|f[ae]ll(?:en|s)?|fell|reduced|drop(?:s|ped)?|cut|went|gone|climb(?:s|ed)?|"
    r"decreased|doubled)\b",
    re.IGNORECASE,
)
"""Without one of these words, only 'the number of …' makes what follows a count."""
_BACKLOG = re.compile(
    r"\b(?P<what>(?:backlog|queue|caseload|headcount|establishment|workforce(?:\s+strength)?|(?:waiting|wanted)\s+list|throughput)s?)(?:\s+(?:of|for)\s+(?:(?!was\b|were\b|is\b|stood\b|to\b|from\b)[a-z'-]+\s+){0,5}?[a-z'-]+)?"
    r"(?:,?\s+(?:which\s+)?(?:of|by|is|are|was|were|has\s+been|had\s+been|(?:is|was)\s+(?:now\s+)?(?:down|up)\s+(?:to|by)|(?:now\s+)?"
    r"(?:stood|stands|standing)\s+(?:now\s+)?at|reached|totalled|(?:(?:has|have|had|will)\s+)*(?:fallen|risen|grown|grew|rose|fell|shrunk|shrank|dwindled|come\s+down|came\s+down|gone\s+(?:up|down)|went\s+(?:up|down)|"
    r"(?:been\s+|was\s+|is\s+)?(?:cut|brought\s+down)|increased|reduced)\s+(?:to|by|from))\s+|,\s+|(?:\s+in(?:\s+\w+){1,9})?:\s+)"
    rf"{HEDGES}$",
    re.IGNORECASE,
)


def is_change(text: str, first: Number, second: Number) -> bool:
    """'Rose by a fifth, from 48,211 to 58,330 offences': two counts, and no range."""
    return from_to(text, first, second) and _CHANGES.search(text[max(0, first.start - 90) : first.start]) is not None


def count_of_noun(text: str, number: Number, end: int) -> CountedNumber | None:
    """The noun stands before the number: 'the number of PCSOs fell to 87', 'a backlog of 1,200'."""
    if not NO_NOUN_AFTER.match(text, end):
        return None
    before = text[max(0, number.start - 120) : number.start]
    offset = number.start - len(before)
    thing = things_before(text, number.start, offset)
    if found := _BACKLOG.search(before):
        if thing and thing.role == "volume":
            return CountedNumber(number, thing, "count_of_things")
        backlog = CountedThing(
            offset + found.start("what"), offset + found.end("what"), "backlog", "volume", "cases", 0
        )
        return CountedNumber(number, backlog, "count_of_things")
    if thing is None and (things := _NUMBER_OF.search(before)):
        told = CountedThing(
            offset + things.start("things"),
            offset + things.end("things"),
            things["noun"].lower(),
            "volume",
            "",
            _LEAST_OF_ANYTHING,
        )
        reaches = _REACHES.fullmatch(text[told.end : number.start])
        return CountedNumber(number, told, "count_of_things") if reaches and (number.value or 0) >= told.least else None
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    named = _COUNT_OF.search(text[: thing.start]) or _IS_NAMED.match(text, thing.end)
    reaches = _REACHES.fullmatch(text[thing.end : number.start])
    moved = _MOVED_FROM.match(text, thing.end) and _MOVES_BEFORE.search(text[max(0, thing.start - 60) : thing.start])
    if reaches and (named or moved or _CHANGES.search(reaches.group())):
        return CountedNumber(number, thing, "count_of_things")
    return None
