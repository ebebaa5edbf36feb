"""What is measured rather than counted: average times, hours of work, populations, how many times likelier, weights.

Belongs here: numbers whose unit is no thing that the field counts. Not here: things counted (`places`), shares
(`rates`), limits and periods, which measure nothing, or the facts (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.movements import MOVED
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import any_word, spaced
from pipelines.extraction.volumes.measured.at_large import as_likely, of_people, part_of_people
from pipelines.extraction.volumes.measured.measurement import Measured
from pipelines.extraction.volumes.measured.targets import is_target_too, target_begins
from pipelines.extraction.volumes.measured.times_told import WORDS, takes_up_times, told_again
from pipelines.extraction.volumes.measured.units_named import in_unit_named
from pipelines.extraction.volumes.shapes.around import BY_A_SHARE, MEANWHILE, NO_NOUN_AFTER

_SECONDS = {"second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3_600, "hr": 3_600, "day": 86_400}
_SIGNS = any_word((
    "average", "days", "mean", "median", "typical", "typically", "hours", "population", "people", "residents",
    "inhabitants", "likely", "kg", "tonnes", "kilos", "kilograms", "live", "living", "takes", "wait", "averages",
    "averaged", "reach", "attend", "arrive", "respond", "answer", "get", "target", "aim", "aims", "standard",
    "should", "must", "taken", "pledge", "pledges", "rate", "waits", "waiting", "times", "delays", "took", "take",
    "taking", "gets", "arrives", "reaches", "attends", "rule", "typically",
))  # fmt: skip
"""One of them stands in every sentence that measures."""
_AVERAGE_BEFORE = expression(
    rf"\b(?:averages?|averaged|mean|median|typical(?:ly)?)\b(?:(?!\b(?:target|standard|limit|within|per\s?cent|percent)\b|%){WORDS}){{0,120}}(?:(?<=[a-z\d]):\s)?$",
    re.IGNORECASE,
)
"""'The average time to answer was', 'waited an average of', 'on average, a complaint took'."""
_AVERAGE_AFTER = expression(
    r",?\s+(?:each\s+|(?:to|in|for|before|with|at)\s+(?:[a-z]+\s+){0,4}?[a-z]+(?:,\s+|\s+))?(?:on\s+average|apiece|as\s+a\s+rule|typically|on\s+the\s+whole)\b",
    re.IGNORECASE,
)
_NO_MEASUREMENT_BEFORE = expression(
    r"\b(?:last|past|previous|every|next|first|within|(?:for|over|in|during|to|across)\s+(?:the|these|those|that|this|our|its)|after|ago(?!\s+to\b)|per)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_NO_MEASUREMENT_AFTER = expression(
    r"\s+(?:(?:more|less|longer|shorter|quicker|slower|faster|better|worse|long)\b|to\s+(?:the\b|\d{1,2}\s+(?-i:[A-Z])|(?-i:[A-Z]))|ending|ended|ago|earlier|before(?!\s+(?!(?:our|the|its|last|this|that)\b)\w)|later|period|target|standard|limit)",
    re.IGNORECASE,
)
_NORM_BEFORE = expression(
    r"\b(?:aims?|aimed|aiming|target|should|must|standard|expected\s+to)\b(?:(?!\b(?:though|but|while|whereas)\b|\s[-–—]\s+(?:and|it|its|the)\b)[^.;)]){0,90}$",
    re.IGNORECASE,
)
"""'It aims to answer within an average of 30 seconds' measures nothing."""
_FOR_SOME = expression(r"\b(?:one|two|three|four|1|2|3)\s+in\s+(?:every\s+)?(?:\w+)\b[^.;]{0,60}$", re.IGNORECASE)
"""'For one in ten it was more than two hours': nobody's average."""
_USUALLY_TAKES = expression(
    rf"\bwaits?\s+(?:is|was|were|are|now|standing|stands?|stood|running|at|of|averag\w+)(?:\s+(?:now|still|down|up|at|to))*\s+{HEDGED_MORE}$|"
    rf"\b(?:takes|used\s+to\s+take|been\s+taking|wait(?:\s+for)?|(?:reach(?:es)?|attends?|arrives?|responds?|answers?|gets?\s+to)\b[^.;,\d]{{0,40}}?\sin)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The unit takes 37 days to examine a computer', 'requests wait for about 11 weeks': how long it is."""
_THE_WAIT_IS = expression(
    r"\bthe\s+(?:usual\s+|current\s+)?(?:wait|waiting\s+time|time\s+(?:it\s+takes|taken))\s+(?:for|to)\s+[^.;,\d]{3,60}?(?:,\s+which\s+[^.;,\d]{3,60},|,\s+which)?\s(?:from(?:\s+[\d.]+\s+to)?|is|was|stood\s+at|stands\s+at|had\s+been|has\s+been)\s+"
    rf"{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The wait for a first visit was 41 days'."""
_WAITS_MOVED = expression(
    r"\b(?:waits?|waiting\s+(?:times?|lists?)|(?:response|answer(?:ing)?|attendance|charging|examination|turnaround|handling)\s+times?|delays|time\s+taken)\b"
    rf"[^.;\d]{{0,80}}?\s(?:(?:has|have|had|been)\s+)*(?:{MOVED}|cut|c[ao]me|gone|went|brought|halved|doubled)(?:\s+(?:down|up))?{BY_A_SHARE}{MEANWHILE},?\s+(?:from|to)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Waiting times for counselling have come down from 11 weeks to three.'"""
_WORK_TOOK = expression(
    r"\b(?:examinations|grants|renewals|licences|certificates|clearances|appeals|complaints|requests|applications|downloads|phones|devices|computers|checks|disclosures|renewals|appointments|results|exhibits)\b"
    rf"[^.;,\d]{{0,30}}?\s(?:took|take|taking)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_NO_RULE = expression(
    r"\b(?:could|can|may|might|should|must|nobody|no\s+one|up\s+to|longest|oldest|worst|one\s+(?:case|occasion|victim|caller|man|woman|child)|\d\s?(?:%|per\s?cent)|percent|\d[^.;]*?\bwait)\b",
    re.IGNORECASE,
)
"""Who waited once, or may have to, and how many are answered in so long: nothing of that is how long it takes."""
_WITHIN = expression(r"\b(?:within|after)\s+$", re.IGNORECASE)
"""'Within an hour on average' is no limit."""
_ON_AVERAGE = expression(r"\bon\s+average\b(?:(?!\bwithin\b)[^.;]){0,60}$", re.IGNORECASE)
_ONE_AND = expression(r"\ban?\s+(?P<unit>minute|hour|day)\s+and\s+$", re.IGNORECASE)
"""'An hour and 40 minutes.'"""
_ODD_SECONDS = expression(r"\s+(?P<seconds>[1-5]\d)(?=\s*(?:[.,;)]|$)|\s+(?:on\s+average|to\s+answer)\b)")
"""'One minute 52 on average.'"""
_NEXT_UNIT = expression(r"\s*(?:,|and)?\s*")
_AS_LONG_BEFORE = expression(
    rf"(?:(?:\s+in\s+{YEAR}(?:/\d\d)?)?|{WORDS}{{1,60}}(?=,?\s+(?:compared|rather|instead|against|down|up)\b))(?:,?\s+(?:and|but|compared\s+with|rather\s+than|instead\s+of|against|(?:now\s+)?(?:down|up)\s+(?:from|to)|to|from)\s+|;\s+)(?:(?:for|on)\s+(?!the\b)(?:\w+\s+){{1,3}}?|(?:for|on|it|that|this)\s+(?:\w+\s+){{0,3}}?(?:was|is|had\s+been)\s+)?{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'For 101 it was five minutes', 'rather than 58 minutes'."""
_AT_ANOTHER_TIME = expression(
    rf"{WORDS}{{0,60}}?(?:;|,?\s+(?:and|but|while))\s+(?:for|on|to|in|at)\s+{WORDS}{{1,40}}?\s(?:it|that|this)\s+(?:was|is|took|takes|had\s+been)\s+{HEDGED_MORE}|"
    r"[^.;]{0,60}?[,;]?\s+(?:(?:though|and|but|while|whereas)\s+)?(?:(?:in|by|at)\s+[\w\s/]{2,30}?|(?:(?:\w+\s+){1,2})?(?:years?|months?|weeks?)\s+(?:ago|earlier|before)|last\s+year|previously|(?:(?:and|but)\s+)?(?:now|then|today))\s+"
    rf"(?:(?:they|callers|victims|people)\s+(?:wait|waited|had\s+waited|have\s+to\s+wait)|(?:it|this|that|the\s+(?:figure|wait|average|time))\s+(?:was|is|took|takes|had\s+been))\s+{HEDGED_MORE}",
    re.IGNORECASE,
)
"""'Though a year ago it was over 19 hours'."""
_DAYS_LOST = expression(r"\b(?:lost|lose[sd]?|owed|owes|cancelled|sick(?:ness)?)\b", re.IGNORECASE)
_PER_HEAD = expression(
    r"\s+(?:(?:lost|off)\s+)?(?:(?:a|per|for\s+(?:each|every))\s+(?:officer|head|person|employee|members?\s+of\s+(?:police\s+)?staff|staff|constable)\b|(?:each|apiece)\b)",
    re.IGNORECASE,
)
"""'Sickness cost it 34,800 days, or 11.6 days per officer.'"""
_LEAST_HOURS = 100.0
_LONGER_THAN_A_YEAR = 400.0
"""'31,266 days': nobody's wait, but days that are owed or lost."""
_AMOUNTS_TO = expression(
    rf"\b(?:amount(?:s|ed)?|equates?d?|c[ao]mes?|equals?|equivalent|adds?\s+up|totall?(?:s|ed)?)\s+(?:to\s+)?{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'It amounts to 3,306 days.'"""


def measured(
    sentence: Sentence, free: Sequence[Number], before: Measured | None = None, said_before: str = ""
) -> Iterator[Measured]:
    """The quantities of a sentence among its free numbers, in order; `before` is the time that the last one gave.

    `said_before` is the sentence before it, which may have told of times without saying how long they were.
    """
    text = sentence.text
    if not free or not (before or _SIGNS.search(spaced(text))):
        return
    times = [number for number in free if number.kind == "duration" and number.value is not None]
    leans = before is not None or takes_up_times(text, said_before)
    last: Measured | None = None
    aimed: Measured | None = None
    used: set[int] = set()
    cardinals = [number for number in free if number.kind == "cardinal" and number.value]
    for at, number in enumerate(times):
        if number.start in used:
            continue
        following = times[at + 1] if at + 1 < len(times) else None
        parts = (number, following) if following and _goes_on(text, number, following) else (number,)
        told = _average(text, parts, last, after_average=leans) or _hours(text, number)
        if len(parts) == 1 and not told and (target := _target(text, number, aimed)):
            used.add(number.start)
            aimed = target
            yield target
            yield from _unit_shared(text, target, cardinals)
        if len(parts) > 1:
            used.update(part.start for part in parts)
        if told:
            used.update(part.start for part in told.numbers)
            last = told
            yield told
            yield from _unit_shared(text, told, cardinals)
    for number in cardinals:
        if told := (
            of_people(text, number)
            or part_of_people(text, number, last)
            or as_likely(text, number, last)
            or in_unit_named(text, number)
        ):
            last = told
            yield told
            yield from _unit_shared(text, told, cardinals)
        elif (
            before
            and (
                _THE_AVERAGE_IS.search(text, 0, number.start)
                or (before.is_time and any(said.search(text, 0, number.start) for said in (_THEY_WAITED, _IT_IS_NOW)))
            )
            and NO_NOUN_AFTER.match(text, number.end)
        ):
            yield replace(before, value=number.value or 0, numbers=(number,), target_from=None)


def _goes_on(text: str, number: Number, following: Number) -> bool:
    """'Four minutes and 12 seconds', '3 hours 17 minutes'."""
    larger, smaller = _SECONDS.get(number.unit), _SECONDS.get(following.unit)
    joined = _NEXT_UNIT.fullmatch(text, number.end, following.start) is not None
    return joined and larger is not None and smaller is not None and larger > smaller


def _average(text: str, parts: Sequence[Number], last: Measured | None, *, after_average: bool) -> Measured | None:
    """How long something takes as a rule, in the smaller of its units; `last` is what was measured before."""
    first, end = parts[0], parts[-1].end
    odd = _ODD_SECONDS.match(text, end) if len(parts) == 1 and first.unit in ("minute", "min") else None
    end = odd.end() if odd else end
    before = text[: first.start]
    within = _WITHIN.search(before) and (_AVERAGE_AFTER.match(text, end) or _ON_AVERAGE.search(before))
    if (
        (_NO_MEASUREMENT_BEFORE.search(before) and not within)
        or _NO_MEASUREMENT_AFTER.match(text, end)
        or _NORM_BEFORE.search(before)
        or _FOR_SOME.search(before)
    ):
        return None
    again = any(
        last is not None and said.fullmatch(text, last.numbers[-1].end, first.start)
        for said in (_AS_LONG_BEFORE, _AT_ANOTHER_TIME)
    ) or (after_average and told_again(before))
    usual = any(said.search(before) for said in (_THE_WAIT_IS, _WAITS_MOVED)) or (
        not _NO_RULE.search(text) and any(said.search(before) for said in (_USUALLY_TAKES, _WORK_TOOK))
    )
    if not (_AVERAGE_BEFORE.search(before) or _AVERAGE_AFTER.match(text, end) or again or usual):
        return None
    unit = parts[-1].unit
    value = first.value or 0
    if len(parts) > 1:
        value = sum((part.value or 0) * _SECONDS[part.unit] for part in parts) / _SECONDS[unit]
    elif odd:
        value, unit = value * _SECONDS[unit] + float(odd["seconds"]), "second"
    elif (one := _ONE_AND.search(before)) and _SECONDS[one["unit"].lower()] > _SECONDS.get(unit, 86_400):
        value += _SECONDS[one["unit"].lower()] / _SECONDS[unit]
    return Measured(value, tuple(parts), f"{unit}s", is_time=True)


def _target(text: str, number: Number, before: Measured | None) -> Measured | None:
    """'Officers should arrive within 60 minutes'; `before` is the target told just before, on which it may lean."""
    leans = before is not None and is_target_too(text, before.numbers[-1].end, number)
    begins = before.target_from if before is not None and leans else target_begins(text, number)
    if begins is None:
        return None
    return Measured(number.value or 0, (number,), f"{number.unit}s", is_time=True, target_from=begins)


_TO_ANOTHER = expression(
    rf"[^.;%£\d]{{0,20}}(?:\b{YEAR}(?:[/-]\d\d)?)?,?\s+(?:to|from|and\s+now)\s+{HEDGED_MORE}|"
    rf"\s+(?:(?:at|in|on|during)\s+(?:(?:the|our|its|that|time|of)\s+)+[a-z]+|before|earlier|(?:a\s+)?year\s+(?:ago|earlier|before)|when\s+[^.;,\d]{{3,40}}?)\s+(?:down\s+|up\s+)?to\s+{HEDGED_MORE}|"
    rf"{WORDS}{{0,70}}?(?:\s+(?:and|but)|,)\s+(?:(?:now|today|currently|since)\s+)?(?:is|are|was|were|takes?|took|stands?\s+at|stood\s+at|ha(?:s|d)\s+(?:now\s+)?(?:fallen|risen|come\s+down|gone\s+(?:down|up)|been\s+cut|grown|dropped)\s+to)"
    rf"(?:\s+(?:now|today|currently|down\s+to|up\s+to))*\s+{HEDGED_MORE}|"
    rf"[^.;%£\d]{{0,40}},\s+or\s+{HEDGED_MORE}|"
    rf"(?:\s+to\s+[a-z]+(?:\s+(?:at|there|them))?)?(?:\s+(?:in|for)\s+(?:[a-z]+\s+)?[a-z]+)?,?\s+(?:and|or)\s+(?:(?:in|for)\s+(?:[a-z]+\s+){{1,2}}(?:in\s+|within\s+)?)?{HEDGED_MORE}|"
    rf"(?:\s+(?:on\s+average|each|apiece))?\s*\(\s*(?:(?:in\s+)?{YEAR}(?:/\d\d)?:?\s+)?|"
    rf"[^.;%£\d]{{0,90}},?\s+(?:(?:as\s+)?against|compared\s+with|(?:up|down)\s+from)\s+(?:(?:an?|the|its)\s+(?:target|standard|average)\s+of\s+)?{HEDGED_MORE}|"
    rf"{WORDS}{{0,100}}?(?:(?:[;:,]|\s[-–—])\s+(?:(?:and|but|though|while)\s+)?|\s+(?:and|but)\s+)(?:(?:(?:in|for|at|on|across)\s+)?[\w\s-]{{2,40}}?,?\s+)?(?:it|that|this|the\s+(?:figure|wait|time|average))\s+"
    rf"(?:now\s+)?(?:is|was|(?:had|has)\s+(?:been|come|fallen|risen|taken|gone)|takes?|took|stood\s+at|averaged|used\s+to\s+(?:be|take))(?:\s+(?:now\s+)?(?:down|up|back))?(?:\s+(?:to|from))?\s+{HEDGED_MORE}|"
    rf"{WORDS}{{0,100}}?(?:,|\s[-–—])\s+(?:(?:as\s+)?against|compared\s+(?:with|to))\s+(?:[\w'-]+\s+){{1,4}}?(?:aim|target|goal|standard|average|norm|median|mean)\s+of\s+{HEDGED_MORE}",
    re.IGNORECASE,
)
_THE_AVERAGE_IS = expression(
    rf"\b(?:average|mean|median|norm|figure)\b(?:\s+(?:for|in|across)\s+[\w\s]{{3,40}}?)?\s+(?:is|was|had\s+been)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The England and Wales average is 110', after a number of days."""
_IT_IS_NOW = expression(
    r"^\W*(?:(?:by|in|at|since)\s+[\w\s]{2,30}?,?\s+)?(?:it|this|that|the\s+(?:wait|figure|average|time))\s+(?:is|was|(?:has|had)\s+(?:since\s+)?(?:come|fallen|risen|gone|been\s+(?:cut|brought)))\s+"
    rf"(?:(?:now|since|then|already)\s+)?(?:down|up|back|cut)\s+to\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The wait was 31 weeks. It is now down to 14.'"""
_THEY_WAITED = expression(
    rf"\b(?:they|it|people|callers|staff|officers|victims)\s+(?:(?:had|have|used)\s+(?:to\s+)?)?(?:wait(?:ed|s)?(?:\s+for)?|took|takes|taken)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'In 2020 they waited for 14', after a number of weeks."""
_AND_PER_HEAD = expression(rf"[^.;%£\d]{{0,40}}?(?:,|,?\s+and)\s+{HEDGED_MORE}")
"""'9.9 days lost per officer, 8.7 per member of staff'."""
_FROM_ONE = expression(rf"\bfrom\s+{HEDGED_MORE}$", re.IGNORECASE)


def _unit_shared(text: str, told: Measured, cardinals: Sequence[Number]) -> Iterator[Measured]:
    """'From 74 minutes in 2020/21 to 109', 'from 74 to 109 minutes': the unit printed once counts for both."""
    first, last = told.numbers[0], told.numbers[-1]
    for number in cardinals:
        behind = _TO_ANOTHER.fullmatch(text, last.end, number.start) and NO_NOUN_AFTER.match(text, number.end)
        behind = behind or (_PER_HEAD.match(text, number.end) and _AND_PER_HEAD.fullmatch(text, last.end, number.start))
        ahead = _TO_ANOTHER.fullmatch(text, number.end, first.start) and _FROM_ONE.search(text, 0, number.start)
        if behind or ahead:
            yield replace(told, value=number.value or 0, numbers=(number,))


def _hours(text: str, number: Number) -> Measured | None:
    """'Saves 1,150 hours a month', 'gave 31,400 hours of their time': so many are worked, and nobody's wait."""
    value = number.value or 0
    if number.unit == "hour" and value >= _LEAST_HOURS:
        return Measured(value, (number,), "hours")
    if (
        number.unit == "day"
        and value >= _LEAST_HOURS
        and (
            _AMOUNTS_TO.search(text, 0, number.start)
            or (value >= _LONGER_THAN_A_YEAR and not _NO_MEASUREMENT_BEFORE.search(text, 0, number.start))
        )
    ):
        return Measured(value, (number,), "days")
    lost = number.unit == "day" and _DAYS_LOST.search(text)
    if lost and (value >= _LEAST_HOURS or _PER_HEAD.match(text, number.end)):
        return Measured(value, (number,), "days")
    return None
