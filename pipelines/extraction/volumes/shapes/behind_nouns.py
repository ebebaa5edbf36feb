"""Counts whose noun stands before the number: 'the number of PCSOs fell to 87', 'a backlog of 1,200', 'Crimes: 412'.

Belongs here: the ways from such a noun to its number. Not here: numbers before their nouns (`places`), numbers
without one (`constructions`), or the nouns (`counted`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, things_before
from pipelines.extraction.grammar.function_words import ARE, HAVE, THE_FORCE, THEIR
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import from_to
from pipelines.extraction.volumes.shapes.around import BY_A_SHARE, MEANWHILE, NO_COUNT, NO_NOUN_AFTER

_CRIME_IN_ALL = expression(
    rf"\b(?P<what>(?:(?:999|101|emergency|non-emergency|call)\s+(?:call\s+)?(?:demand|volumes?|traffic)|(?:total|overall)\s+demand)|(?:recorded|reported|total|overall|all|victim-based|violent|knife|gun|hate|cyber|rural|business|retail|vehicle)\s+crime|(?:the\s+)?use\s+of\s+[a-z]+(?:\s+[a-z]+)?)(?:\s+(?:for|in|across|within|throughout)\s+(?:(?:the|our|its|this)\s+)?[\w'-]+)?(?:,\s+at|\s+(?:was|is|stood\s+at|stands\s+at|came\s+to|totalled|reached|hit|topped|exceeded|passed|"
    rf"numbered|(?:has\s+|had\s+|have\s+)?(?:risen|fallen|grown|dropped|rose|fell|gone\s+up|gone\s+down|went\s+up|went\s+down|increased|decreased)(?:\s+by\s+[\d.]+\s?(?:%|per\s?cent|percent))?,?\s+to))\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Recorded crime was 110,214', 'knife crime fell to 592'."""
_LEAST_OF_ANYTHING = 10.0
"""Of things that the vocabulary does not name."""
_LEAST_SAID_TO_BE_A_NUMBER = 2.0
_REACH_BACK = 170
"""Characters from a noun to its number."""
_COUNT_OF = expression(
    r"\b(?:(?:numbers?|lists?|pool|total|that|those)\s+of\s+(?:\w[\w'-]*\s+){0,3}?|backlogs?\s+(?:of|for|in)\s+(?:\w[\w'-]*\s+){0,3}?)$",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:said|says|say|told|found|show(?:s|ed)|means|meant|thinks?|thought|that|which|who|but|is|are|was|were|"
    r"has|have|had)"
)
_WHERE = (
    rf"(?:\s+(?:in|on|at|to(?=\s+{THEIR}\b)|for|with|of|about|involving|across|throughout|per|under|by|from|against|over|waiting\s+for)\s+"
    rf"(?:[\w',-]+\s+){{0,4}}?(?:(?:(?!{_SAYS}\b)[\w'-]+\s+){{3}})?[\w'-]+?)?"
    r"(?:\s+(?:numbers?|volumes|strength|establishment|headcount|levels?|total|volumes?))?"
)
_STATE = (
    r"(?:\s+(?:awaiting|waiting|outstanding|made|held|dealt(?:\s+with)?|sent|lost|stolen|missing|vacant|overdue|open|live|pending|active|"
    r"older\s+than|over|under|[a-z]{2,}ed)(?:\s+(?!(?:was|were|is|are|stood|has|had|have)\b)[\w'-]+){0,5}?)?"
)
_WHICH = (
    rf"(?:(?:\s+(?:that|which))?\s+(?:it|they|we|{THE_FORCE}|officers)\s+"
    r"(?:(?:has|have|had|is|are|was|were)\s+)?[a-z]+(?:ed|de|en|ld|ve|nt|ing|ages|olds|eals\s+with))?"
)
PERIOD = (
    r"(?:,?\s+\(?(?:(?:in|for|over|during|as\s+at|at)\s+)?(?:the\s+)?(?:(?:12|twelve|six)\s+months\s+|(?:financial\s+)?year\s+)?"
    rf"(?:(?:to|ending|ended|from)\s+)?(?:\d{{1,2}}\s+)?(?:[A-Z][a-z]+\s+)?{YEAR}(?:[/-]\d\d(?:\d\d)?)?"
    rf"(?:\s+(?:to|and)\s+(?:\d{{1,2}}\s+)?[A-Z][a-z]+\s+{YEAR})?\)?,?|"
    r",?\s+(?:in\s+the\s+)?(?:12\s+months|twelve\s+months|year|quarter|month)\s+(?:to|ending|ended)\s+(?:\d{1,2}\s+)?(?-i:[A-Z])[a-z]+)?"
)
"""'The number of people arrested in the year to 30 June 2017 was 6,021.'"""
_QUARTER = (
    r"(?:\s+in\s+the\s+(?:quarter|month|year|period|half)\s+(?:up\s+to|to|ending|ended)(?:\s+the\s+end\s+of)?\s+"
    r"(?:\d{1,2}\s+)?(?-i:[A-Z])[a-z]+)?"
)
"""'The headcount of officers in the quarter up to September was 1,916.'"""
HAS_MOVED = (
    rf"(?:(?:has|have|had|will|would|now|also|been|is|are|was|were|being|due\s+to|to\s+be)\s+)*(?:{MOVED}|trebled|slashed|trimmed|raised|lifted|"
    rf"boosted|expanded|cut|gone|went|go(?:es)?|c[ao]mes?|brought|improved){HOW_MUCH}"
)
_HOLDS = (
    r":|\b(?:is|are|was|were|remain(?:s|ed)?)\s+(?:still\s+|now\s+|very\s+|far\s+|much\s+)?(?:few|rare|many|common|scarce|too\s+(?:few|many|small|large|big|long))\s*[:;,-]|"
    r"\b(?:is|are|was|were|been|remain(?:s|ed)?)\s+(?:still\s+|now\s+|very\s+|relatively\s+|quite\s+)?(?:low|small|high|large|rare|modest)(?:er)?,?\s+at|"
    r"\b(?:is|are|was|were|remain(?:s|ed)?)\s+(?:still\s+|now\s+)?(?:short|over|under)\s+by|"
    r"\b(?:remain(?:s|ed)?|stays?|stayed|(?:is|are|was|were|been)\s+(?:kept|held))\s+(?:steady\s+|unchanged\s+)?at|"
    r"\b(?:was|is|were|are|stood\s+at|stands\s+at|(?:has\s+|have\s+|had\s+)?(?:reached|totalled|totals|topped|tops|exceeded|exceeds|passed|hit|hits|"
    r"peaked\s+at|averaged|averages|number(?:ed)?))"
)
_CHANGED = (
    rf"\b{HAS_MOVED}{BY_A_SHARE}{MEANWHILE},?\s+\(?(?:from|to|by|below|above|under|over)|"
    rf"\b{ARE}\s+(?:up|down)(?:\s+by)?\s+[\d.]+\s?(?:%|per\s?cent|percent)"
    r"(?:\s+(?:on|from|over|in)\s+(?:the\s+|a\s+)?(?:last|previous|past|same)?\s*(?:year|month|quarter|decade)(?:\s+(?:before|earlier))?)?,?\s+(?:to|at)|\b(?:up|down)\s+(?:by|from|to)|"
    rf"\b{ARE}\s+[\d.]+\s?(?:%|per\s?cent|percent)\s+(?:lower|higher|fewer|more|up|down)(?:\s+than\s+(?:[\w-]+\s+){{0,5}}?[\w-]+)?,?\s+(?:to|at)|"
    rf"\b{HAS_MOVED}{MEANWHILE},\s+with|"
    r"\b(?:from|to|at|by)"
)
_REACHES = expression(
    rf"\)?(?:\s+to\s+(?:999|101)|\s+(?:numbers|volumes|strength|headcount))?{_WHERE}{_QUARTER}{_STATE}{_WHICH}{PERIOD}\s*(?:{_HOLDS}|{_CHANGED})\s*"
    rf"{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""From 'the number of visits' to '… in the county has fallen by a third this year, from'."""
MOVES_BEFORE = expression(
    rf"\b(?:slash|cut|reduc|trim|rais|increas|halv|doubl|bring|tak|grow|lower|push)(?:e|es|ed|ing|s|t|ting)?\s+(?:{THEIR}\s+)?"
    r"(?:numbers?\s+of\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_MOVED_FROM = expression(r"\s+(?:numbers\s+)?(?:down\s+|up\s+)?(?:from|to|by)\b", re.IGNORECASE)
"""'It is to slash its PCSOs from 91 to 50'."""
_IS_NAMED = expression(
    r"\s+(?:numbers?|volumes)\b|(?:\s+(?:recorded|received|made|answered|awaiting|waiting|outstanding|overdue|vacant|held|detained|arrested|employed|trained|in\s+post|in\s+total|(?:per|a|each|every)\s+(?:day|week|month|year)|"
    rf"per\s+[\d,]+\s+(?:of\s+)?(?:the\s+)?(?:population|people|residents|households)))?{PERIOD}\s*:",
    re.IGNORECASE,
)
"""'Officer numbers', 'Crimes recorded:'."""
_NUMBER_OF = expression(
    r"\bnumbers?\s+of\s+(?P<things>(?:[\w'-]+\s+){0,3}?(?P<noun>[a-z]{3,}(?<![sui])s|people|children|these|those|them))(?=\s)",
    re.IGNORECASE,
)
"""'The number of requests under Sarah's Law has doubled to 822': of whatever, when it is said to be a number of it."""
_NUMBER_THEN_VERB = expression(
    rf"(?:\s+(?!(?:said|say|told|think|minutes|hours|days|score|marks)\b)[a-z][\w'-]*){{1,9}}?\s+(?:{HAS_MOVED}|(?:was|is|were|are)\s+(?:down|up)){BY_A_SHARE}{MEANWHILE},?\s+(?:from|to)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The number of people killed or seriously injured on the roads dropped by 14% to': whatever is said of them."""
_NUMBER_THEN_IS = expression(
    rf"(?:\s+(?!(?:said|say|told|think|minutes|hours|days|score|marks|and|but|which)\b)(?:[A-Za-z][\w'-]*|(?<=section\s)\d+)){{1,18}}?\s+(?:(?:was|is|were|stood|stands|remain(?:s|ed)?)(?:\s+(?:(?:very|still|relatively|quite)\s+)*(?:low|small|high|large|rare|modest)(?:er)?,?)?(?:\s+at)?|reached|c[ao]mes?\s+to|totalled)\s+{HEDGED_MORE}",
    re.IGNORECASE,
)
"""'The number of priorities set by residents was 276.'"""
_CHANGES = expression(
    r"\b(?:few|rare|many|common|scarce|short|over|stood|stands|reached|totalled|totals|topped|tops|exceeded|passed|hit|peaked|averaged|number(?:ed)?|lower|higher|fewer|remain(?:s|ed)?|stays?|stayed|kept|held|up|down|cut|went|gone|"
    rf"{MOVED})\b",
    re.IGNORECASE,
)
"""Without one of these words, only 'the number of …' makes what follows a count."""
_BACKLOG = expression(
    rf"\b(?P<what>(?:backlog|queue|case\s?load|workload|headcount|establishment|(?:uplift|recruitment)\s+(?:target|requirement|allocation|figure|goal|number)|workforce(?:\s+strength)?|(?:waiting|wanted)\s+list|throughput)s?)(?:\s+(?:of|for|in|at|on|this|that|last)\s+(?:(?!was\b|were\b|is\b|stood\b|to\b|from\b)[\w'-]+\s+){{0,5}}?[a-z'-]+(?:\s+to\s+be\s+[a-z]+)?)?{_QUARTER}"
    r"(?:,?\s+(?:which\s+(?:(?:in|on|at|by)\s+(?:[\w]+\s+){1,4}?)?)?(?:of|by|(?:(?:up|down)\s+)?from|(?:will|would|(?:(?:is|are)\s+expected\s+)?to)\s+(?:now\s+|then\s+)?(?:be|stand\s+at|reach|rise\s+to|fall\s+to)|is|are|was|were|has\s+been|had\s+been|(?:is|was)\s+(?:now\s+)?(?:down|up)\s+(?:to|by|from)|(?:now\s+)?"
    rf"(?:stood|stands|standing|peaked)\s+(?:now\s+)?at|(?:{HAVE}\s+(?:now\s+|already\s+)?)?(?:topped|exceeded|reached)|(?:at|to)\s+or\s+(?:above|over|below|under)|reached|totalled|(?:(?:has|have|had|will)\s+)*(?:fallen|risen|grown|grew|rose|fell|shrunk|shrank|dwindled|come\s+down|came\s+down|gone\s+(?:up|down)|went\s+(?:up|down)|"
    rf"(?:been\s+|was\s+|is\s+)?(?:cut|halved|brought\s+down)|increased|reduced){BY_A_SHARE}{MEANWHILE},?\s+(?:to|by|from))\s+|,\s+|"
    r"(?:\s+(?:in|at|on|for|planned|budgeted|as\s+at)(?:\s+\w+){1,9}|,\s+\d[\w\s]{4,50}?)?:\s+|\s+\(|\s+(?:\([\d,]+\)\s+)?(?:was|is|were|has\s+been|had\s+been)\s+(?:exceeded|missed|surpassed|beaten)\s+by\s+)"
    rf"{HEDGED_MORE}$",
    re.IGNORECASE,
)


_NEVER_COUNTED = frozenset((
    "force", "police force", "constabulary", "area", "grade", "pillar", "question", "judgment", "page", "point", "time",
    "month", "year", "day", "week", "hour", "minute", "second", "file", "case file", "percentage point",
))  # fmt: skip
"""'The number of forces that were good was 28' tells of the nation's grades."""
_TIMES = frozenset(("year", "month", "week", "day", "quarter", "decade", "hour"))
"""'Reports have risen in three years to 1,204' counts no years."""
_BETWEEN = expression(r"\bbetween\s+(?:our|the|its|these|those|two)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""'The backlog grew by half between our two visits, from 610' counts no visits."""
_IN_ALL_OF = expression(
    rf"\b(?:in|across|among)\s+(?:(?:the|all|those|these|our)\s+)*(?:\d+|{CARDINAL})\s+(?:[\w-]+\s+){{0,2}}$",
    re.IGNORECASE,
)
_DONE_BY = expression(
    r"\b(?:set|chosen|raised|made|reported|named|picked|asked|given|filled\s+in)\s+by\s+(?:(?:the|our|its|local)\s+)*$",
    re.IGNORECASE,
)
"""'The number of priorities set by residents was 276' counts no residents."""
_PER_SO_MANY = expression(r"\s(?:per|for\s+every|for\s+each)\s+[\d,]+\s+(?:of\s+(?:the\s+)?)?$", re.IGNORECASE)
"""'Crimes per 1,000 people: 71' counts crimes."""


_STRENGTH = expression(
    r"(?:%|per\s?cent|percent|\d|vacan\w+)\s+of\s+(?:the|its|an?|their)\s+(?:[\w-]+\s+){0,2}(?:headcount|establishment|workforce)$",
    re.IGNORECASE,
)
"""'Vacancies are 9 percent of the establishment of 3,010' counts no vacancies."""


def is_change(text: str, first: Number, second: Number) -> bool:
    """'Rose by a fifth, from 48,211 to 58,330 offences': two counts, and no range."""
    return from_to(text, first, second) and _CHANGES.search(text[max(0, first.start - 90) : first.start]) is not None


def head_of(text: str, thing: CountedThing | None, offset: int = 0) -> CountedThing | None:
    """The assaults of 'assaults on Kent officers fell to 41'."""
    head = things_before(text, thing.start, offset) if thing else None
    if thing is None or head is None or head.role != "volume" or not _THEN_OF.fullmatch(text, head.end, thing.start):
        return thing
    return head_of(text, head, offset)


_THEN_OF = expression(
    rf"(?:\s+[a-z]{{2,}}(?:ed|de|en|ld|nt))?\s+(?:on|about|against|by|from|to|with|for|involving|of)\s+(?:{THEIR}\s+|all\s+)?(?:(?!(?:{_SAYS}|{MOVED}|whom)\b)[A-Za-z][\w'-]*\s+){{0,3}}",
    re.IGNORECASE,
)


def _head_of_number(text: str, number: Number, offset: int) -> CountedNumber | None:
    """The people of 'the number of people killed on the roads of the county dropped to 402', whatever else is named."""
    head = _NUMBER_OF.search(text, offset, number.start)
    if head is None or not _NUMBER_THEN_VERB.fullmatch(text, head.end("things"), number.start):
        return None
    thing = things_before(text, head.end("things") + 1, head.start())
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    return CountedNumber(number, thing, "count_of_things")


def _number_of_whatever(text: str, number: Number, offset: int) -> CountedNumber | None:
    """'The number of drones has reached 24': things that the vocabulary does not name."""
    things = _NUMBER_OF.search(text[offset : number.start])
    if things is None:
        return None
    if (number.value or 0) < _LEAST_SAID_TO_BE_A_NUMBER:
        return None
    start, end = things.span("things")
    between = text[offset + end : number.start]
    if not any(said.fullmatch(between) for said in (_REACHES, _NUMBER_THEN_VERB, _NUMBER_THEN_IS)):
        return None
    told = CountedThing(offset + start, offset + end, things["noun"].lower(), "volume", "", _LEAST_OF_ANYTHING)
    return CountedNumber(number, told, "count_of_things")


def _is_no_head(text: str, thing: CountedThing) -> bool:
    """Whether a noun before the number tells only when, where or by whom: 'officers in the 43 forces stood at'."""
    if thing.noun in _TIMES or (thing.noun in _NEVER_COUNTED and _IN_ALL_OF.search(text, 0, thing.start)):
        return True
    return any(said.search(text, 0, thing.start) for said in (_BETWEEN, _DONE_BY))


def count_of_noun(text: str, number: Number, end: int) -> CountedNumber | None:
    """The noun stands before the number: 'the number of PCSOs fell to 87', 'a backlog of 1,200'."""
    if not NO_NOUN_AFTER.match(text, end):
        return None
    before = text[max(0, number.start - _REACH_BACK) : number.start]
    offset = number.start - len(before)
    thing = things_before(text, number.start, offset)
    while thing and _is_no_head(text, thing):
        thing = things_before(text, thing.start, offset)
    near, thing = thing, head_of(text, thing, offset)
    if thing and (rate := _PER_SO_MANY.search(text, offset, thing.start)):
        thing = things_before(text, rate.start(), offset) or thing
    if (crime := _CRIME_IN_ALL.search(before)) and (number.value or 0) >= _LEAST_OF_ANYTHING:
        what = CountedThing(offset + crime.start("what"), offset + crime.end("what"), "crime", "volume", "crimes", 0)
        return CountedNumber(number, what, "count_of_things")
    if found := _BACKLOG.search(before):
        stated = thing and thing.role == "volume" and not _STRENGTH.search(before, 0, found.end("what"))
        backlog = CountedThing(
            offset + found.start("what"), offset + found.end("what"), "backlog", "volume", "cases", 0
        )
        return CountedNumber(number, thing if thing and stated else backlog, "count_of_things")
    if thing is None or (thing.role == "context" and thing.noun not in _NEVER_COUNTED):
        return _number_of_whatever(text, number, offset)
    so_many = _COUNT_OF.search(text[: thing.start])
    if thing.role != "volume" or (number.value or 0) < (2 if so_many else max(thing.least, 2)):
        return None
    named = so_many or _IS_NAMED.match(text, thing.end)
    reaches = any(_REACHES.fullmatch(text, at.end, number.start) for at in (thing, near) if at)
    moved = _MOVED_FROM.match(text, thing.end) and MOVES_BEFORE.search(text[max(0, thing.start - 60) : thing.start])
    is_so_many = so_many is not None and _NUMBER_THEN_IS.fullmatch(text, thing.end, number.start) is not None
    if is_so_many or (reaches and (named or moved or _CHANGES.search(text, thing.end, number.start))):
        return CountedNumber(number, thing, "count_of_things")
    return _head_of_number(text, number, offset) or _number_cut(text, number, offset)


_NUMBER_CUT = expression(
    rf"\b(?:cut|reduc|increas|rais|bring|brought|lower|halv|doubl|trebl|driv|drov|push|tak|took)\w*\s+(?:down\s+|up\s+)?(?:{THEIR}\s+)?(?:total\s+|overall\s+)?numbers?\s+of\s+"
    rf"(?P<things>(?:[\w'-]+\s+){{0,3}}?(?P<noun>[a-z]{{3,}}(?<![sui])s|people|children))(?:\s+[\w'-]+){{0,10}}?\s+(?:from|to|by)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)


def _number_cut(text: str, number: Number, offset: int) -> CountedNumber | None:
    """'Cutting the number of offenders whose visits are overdue from 460 to 22.'"""
    found = _NUMBER_CUT.search(text, offset, number.start)
    if found is None or NO_COUNT.search(found["noun"]) or (number.value or 0) < _LEAST_OF_ANYTHING:
        return None
    thing = CountedThing(*found.span("things"), found["noun"].lower(), "volume", "", _LEAST_OF_ANYTHING)
    return CountedNumber(number, thing, "count_of_things")
