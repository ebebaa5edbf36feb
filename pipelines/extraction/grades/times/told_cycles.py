"""Which inspection a sentence speaks of where its document has no cycle of its own: told beside it, or above.

Belongs here: the cycles, months and headings that tell it, and the month of an earlier judgment. Not here:
whether a judgment is of that inspection or of an earlier one (`looking_back`).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from pipelines.documents.dates import MONTHS
from pipelines.documents.document import Identity
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.wordings import key_of
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.words.lines import OWN_REPORTS
from pipelines.extraction.grades.asked import could_grade, cycles_of_wording, first_names
from pipelines.extraction.grades.times.words_of_past import MONTH_OF_YEAR
from pipelines.extraction.grammar.grade_words import (
    GRADE,
    cycle_at,
    cycle_before,
    cycle_of_day,
    find_grades,
    peel_cycle,
)
from pipelines.extraction.records import GradeWord

_TOLD_CYCLE = expression(
    r"\bPEEL\s+(?:\w+,?\s+){0,3}?(?P<peel>20\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?)|"
    r"\b(?P<round>20\d\d\s?[/-]\s?\d\d)\s+(?:PEEL|round|cycle|inspections?|assessments?)\b|"
    r"^\W*(?:in|for)\s+(?P<front>20\d\d(?:/\d\d)?),",
    re.IGNORECASE,
)
_SINCE_THEN = expression(r"\W*since\s+(?:then|that)\b", re.IGNORECASE)
_THE_NEW_ONE = expression(
    r"\b(?:the|its|a|this)\s+(?:new|latest)\s+(?:\w+\s+)?(?:inspection|report|assessment)\b", re.IGNORECASE
)
"""'In 2022 it was good in one area. The new report found …': of another inspection than the one told above."""
_TOLD_WITHIN = 3
"""Sentences above, lists aside, in which the inspection may be named that a document of another kind retells."""
_LONGEST_LIST = 10


def cycle_told(context: Context, sentence: Sentence) -> str | None:
    """The cycle of the inspection that a document without one of its own speaks of, here or just above."""
    later = _SINCE_THEN.match(sentence.text) or _THE_NEW_ONE.search(sentence.text)
    above = () if later else context.before(sentence, reach=_TOLD_WITHIN + _LONGEST_LIST)
    earlier = [other for other in above if not _is_item(other)][:_TOLD_WITHIN]
    for near in (sentence, *earlier):
        told = [found["peel"] or found["round"] or found["front"] for found in _TOLD_CYCLE.finditer(near.text)]
        if told:
            return peel_cycle(told[-1]) if len(set(told)) == 1 else None
    return None


def cycle_of_peel_report(context: Context, sentence: Sentence) -> str | None:
    """The cycle of the PEEL report that a document about another inspection comes to, here or just above.

    'In February 2023 HMICFRS published its PEEL report. That report graded the force as …'
    """
    identity = context.document.identity
    if identity.programme in (None, _PEEL) or identity.kind in OWN_REPORTS:
        return None
    for near in (
        sentence,
        *(context.before(sentence, reach=_TOLD_WITHIN) if _THAT_REPORT.search(sentence.text) else ()),
    ):
        named = _PEEL_REPORT.search(near.text)
        if named and (month := MONTH_OF_YEAR.search(near.text)):
            return cycle_at(month["month"], month["year"])
        if named and (year := _YEAR_OR_ROUND.search(near.text)):
            return peel_cycle(year.group())
    return None


_PEEL_REPORT = expression(
    r"\bPEEL\s+(?:[\w/()-]+\s+){0,3}?(?:reports?|inspections?|assessments?|reviews?|grades?|grading)\b|"
    r"\b(?:reports?|inspections?|assessments?)\s+(?:[\w/()-]+\s+){0,3}?PEEL\b"
)
_THAT_REPORT = expression(
    r"\b(?:that|this|the|the\s+same|same|its|in\s+it)\s+(?:(?:same|PEEL|earlier|previous)\s+)?(?:report|inspection|assessment|review|document)\b|"
    r"^\W*(?:in\s+it\b|it\s+(?:also\s+)?(?:graded|rated|judged|found|was)\b|there,)",
    re.IGNORECASE,
)
_YEAR_OR_ROUND = expression(r"\b20\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?\b")


def _is_item(sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list, and no numbered paragraph that opens one."""
    return sentence.block.kind == "list_item" and _OPENS.search(sentence.text) is None


_PEEL, _APART = "PEEL", "Crime Data Integrity"
_INSPECTED_APART = "crime_recording"
_INSPECTED_WITH_PEEL = 2021
"""The year since which PEEL grades how crime is recorded; before, each inspection of it was one of its year."""
_GRADES_NOTHING = frozenset({"State of Policing", "Valuing the Police", "Custody", "Joint targeted area inspection"})
"""Programmes without grades of their own: what they tell was graded by PEEL."""


def cycle_of_grades(context: Context) -> str | None:
    """The cycle of the grades that a document gives as its own."""
    identity = context.document.identity
    if identity.programme in _GRADES_NOTHING or _is_of_peel_since(identity):
        return None
    return identity.cycle


def _is_of_peel_since(identity: Identity) -> bool:
    """Whether others tell of how crimes are recorded when that had become a part of PEEL."""
    of_year = identity.cycle is not None and identity.cycle.isdigit() and int(identity.cycle) >= _INSPECTED_WITH_PEEL
    return identity.programme == _APART and of_year and identity.cycle_basis == "inferred" and _retells(identity)


def _retells(identity: Identity) -> bool:
    return identity.kind not in OWN_REPORTS and identity.kind != "revisit_letter"


def is_of_other_programme(context: Context, area_id: str) -> bool:
    """Whether a retelling of an inspection of how crimes are recorded comes to another area, which PEEL graded."""
    identity = context.document.identity
    return identity.programme == _APART and area_id != _INSPECTED_APART and _retells(identity)


_GRADED_IN_OTHER_REPORTS = frozenset({"serious_organised_crime", "ethical_workforce"})
"""Areas of PEEL that have programmes of their own."""


def latest_cycle(context: Context, area_id: str, grade: GradeWord | None, written: str) -> str | None:
    """The cycle of a judgment that a document tells without a word of when: the last by its day that could make it.

    The cycle that called the area as it is `written` comes first. None in the inspectors' own reports.
    """
    identity = context.document.identity
    elsewhere = is_of_other_programme(context, area_id)
    of_peel = identity.programme in (None, _PEEL, *_GRADES_NOTHING) or area_id in _GRADED_IN_OTHER_REPORTS
    of_peel = of_peel or elsewhere or _is_of_peel_since(identity)
    own = identity.kind in OWN_REPORTS and not _is_national(context)
    if own or (cycle_of_grades(context) and not elsewhere) or not of_peel:
        return None
    day, worded = identity.published_date, cycles_of_wording(written)
    if day is None or identity.published_precision == "year":
        if len(worded) == 1 and len(key_of(written)) >= _TELLING:
            return worded[0]
        day = context.once(_day_meant) if day is None else None
    if day is None:
        return None
    if area_id == _INSPECTED_APART and day.year < _INSPECTED_WITH_PEEL:
        return str(day.year)
    cycle = latest = cycle_of_day(day)
    if latest and identity.published_date is None and (named := context.once(_first_to_name)) and named > latest:
        cycle = latest = named
    while cycle and not could_grade(cycle, area_id, grade):
        cycle = cycle_before(cycle)
    so_called = cycle_before(latest)
    return so_called if worded == [so_called] else cycle


_TELLS_OF_TODAY = ("news_article", "force_news")
_YEARS = expression(rf"(?<![\d/£.-])(?P<year>20[12]\d)(?P<pair>\s?[/-]\s?\d\d(?!\d))?(?![\d%]|:\s{GRADE})")


def _day_meant(context: Context) -> date | None:
    """About when a document without a date was written: by the year that it names most; news by the latest.

    A year of budgets, such as 2020/21, is spoken of in the winter before it; reports came out late in each year while
    they were yearly.
    """
    plain = context.document.plain
    years = (
        found
        for found in _YEARS.finditer(plain)
        if not _OF_BEFORE.search(plain, max(0, found.start() - _BEFORE_A_YEAR), found.start())
    )
    named = [(found["year"], bool(found["pair"])) for found in years]
    if not named:
        return None
    of_today = context.document.identity.kind in _TELLS_OF_TODAY
    (year, is_pair), _ = max(Counter(named).items(), key=lambda told: (told[1] * (not of_today), told[0]))
    return date(int(year), 2, 1) if is_pair else date(int(year), 12 if int(year) < _INSPECTED_WITH_PEEL else 9, 30)


def _first_to_name(context: Context) -> str | None:
    """The last cycle that was the first to name an area as a document does: 'leadership and force management'."""
    plain = context.document.plain.lower()
    return max((cycle for words, cycle in first_names().items() if words in plain), default=None)


_OF_BEFORE = expression(
    r"\bby (?:the end of )?$|"
    r"\b(?:since|until|previous(?:ly)?|last (?:inspect\w+|assess\w+|report|time)|before|earlier|back in)\b"
    r"[^.\n\d]{0,30}$|"
    r"\b(?:the same (?:\w+ )?(?:grade|grading|rating|judgment|mark|as)|(?:as|than)(?: it (?:was|did|had))?)\b"
    r"[^.,;\n\d]{0,40}\b(?:in|of|for) $",
    re.IGNORECASE,
)
"""'its first inspection since 2018', 'the same rating as in 2016': of another time than the document's."""
_BEFORE_A_YEAR = 70
"""Characters."""


def _is_national(context: Context) -> bool:
    """Whether the inspectors tell of every force what they judged in other reports."""
    identity = context.document.identity
    of_none = identity.programme in (None, *_GRADES_NOTHING)
    return identity.kind == "inspection_report" and identity.force_id is None and of_none


_TELLING = 4
"""Telling words of a wording that nobody but its cycle would use."""


_CYCLE_HEADING = expression(
    r"(?:(?:[1-9]\d?|[A-Z])(?:\.\d+)*[.):]?\s+)?(?:(?:peel|our|the|inspection|grades?|judge?ments?|assessment|results?|in|for|of|from|year"
    r"|previous|earlier|last|former|overall|force|gradings?)\W+)*(?P<year>(?:19"
    r"|20)\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?)"
    r"(?:\W+(?:peel|inspection|grades?|judge?ments?|assessment|report|results?))*"
    rf"(?:\W+(?:(?:first\s+)?(?:published|issued|dated|released|reported)(?:\s+(?:on|in))?\W+)?(?:\d{{1,2}}\s+)?(?:{MONTHS})(?:\s+20\d\d)?)?\W*",
    re.IGNORECASE,
)


def cycle_headed(sentence: Sentence) -> str | None:
    """The cycle of lines below a heading that is a year and nothing else: '2017 grades', '2. PEEL 2017'."""
    years = [found["year"] for heading in sentence.headings if (found := _CYCLE_HEADING.fullmatch(heading))]
    return peel_cycle(years[-1]) if years else None


_MOST_ROWS = 40
_INSPECTED = expression(
    r"\b(?:PEEL|HMIC\w*|inspect\w+|graded|grades|gradings|judge?ments|ratings|rated)\b", re.IGNORECASE
)
_OPENS = expression(r"(?::|\b(?:as\s+follows|(?:shown|set\s+out|listed|given)\s+below|below)\W*)\s*$", re.IGNORECASE)


def cycle_led(context: Context, sentence: Sentence) -> str | None:
    """The one cycle that the words before a table or list of grades name: 'The grades of the 2021/22 report were:'."""
    at = context.position(sentence)
    for other in reversed(context.sentences[max(0, at - _MOST_ROWS) : at]):
        if other.block.kind == "heading":
            return None
        if other.block.kind == "table_row" or _is_item(other) or find_grades(other.text):
            continue
        if not (_OPENS.search(other.text) and _INSPECTED.search(other.text)):
            return None
        months = {cycle_at(found["month"], found["year"]) for found in MONTH_OF_YEAR.finditer(other.text)}
        years = {peel_cycle(found["one"] or found["pair"]) for found in _YEAR_TOLD.finditer(other.text)}
        told = (years or months) - {None}
        return told.pop() if len(told) == 1 else None
    return None


_YEAR_TOLD = expression(
    r"\b(?:in|PEEL|of|the|our|for)\s+(?P<one>20\d\d)\b(?!\s?[/-]\s?\d)|\b(?P<pair>20\d\d\s?[/-]\s?\d\d(?:\d\d)?)\b"
)
