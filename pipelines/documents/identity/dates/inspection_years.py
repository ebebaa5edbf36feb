"""In which year inspectors inspected, as a document says it.

Belongs here: the years of visits, and the year by which the inspections of programmes without numbered cycles go. Not
here: the cycles of PEEL (`peel_cycles`), or when a document was published (`publication`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipelines.documents.dates import MONTHS, find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.identity.dates.publication import Published
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.programmes import YEAR_IN_TITLE, programme_names
from pipelines.reference import rows

_LATEST_REPORT_YEARS = 1
"""A report comes out in the year of its inspection or the year after; older years are those of earlier inspections."""
_MONTHS_TO_REPORT = 4
"""What comes out in the first months of a year was inspected in the one before."""

_VISIT = (
    r"\b(?:re-?)?inspect(?:ed|ions?)\b|\bfieldwork\b|\brevisit(?:ed)?\b|\bvisit(?:ed)?\b|"
    r"\b(?:HMIC\w*\)?|inspectors|inspectorate|watchdog) (?:conducted|carried out|undertook) (?:its|their|an?) "
    r"(?:[\w-]+ ){0,2}(?:review|assessment)\b|"
    r"\b(?:review|audit|assessment) (?:of (?:[A-Z][\w-]+ |and |& ){1,4}(?:Police |Constabulary ))?"
    r"(?:took place|was (?:carried out|conducted|undertaken))\b|"
    r"\bassessed (?:the force|the constabulary)\b|\b(?:went|came) back\b|\breturned\b|"
    r"\b[Ww]e (?:examined|assessed|looked at) "
    r"(?:it|the (?:force|constabulary)|(?:[A-Z][\w-]+ ){1,4}(?:Police|Constabulary))\b"
)
BEGAN = expression(
    r"\b(?:introduc\w+|since(?! (?:the|its|that|their|our)\b[^.\n]{0,40}\b20\d\d ?[/-] ?(?:20)?\d\d)|"
    r"began|launch\w*|created)\b",
    re.IGNORECASE,
)
"""'Since PEEL began in 2014', 'the introduction of inspections in 2014': when nobody was inspected yet."""
JUST_BEFORE = 40
"""Characters."""
_EARLIER = r"\b(?:previous|last|earlier|first|initial|original)"
_NOT_EARLIER = r"(?<!previous )(?<!previously )(?<!last )(?<!earlier )(?<!first )(?<!initial )(?<!original )"
_EARLIER_ONE = expression(rf"{_EARLIER}(?: [\w-]+){{1,3}} $", re.IGNORECASE)
"""'Our previous crime recording inspection in 2014'."""
_SINCE_ANOTHER = expression(r"\b(?:since|following|after|publication of|published)\b[^.\n]{0,80}$", re.IGNORECASE)
"""'The progress made since the publication of the child protection inspection in 2018'."""
# '… re-inspected the force in 2022', 'Fieldwork ran between May and June 2019'
_VISITED_IN = expression(
    rf"{_NOT_EARLIER}(?<![Tt]hat )(?:{_VISIT})(?:(?!{_EARLIER} inspect)[^.\n]){{0,80}}?"
    rf"\b(?:in|between|during|from|on|of)\b(?:(?!{_EARLIER} inspect)[^.\n]){{0,40}}?"
    r"\b(?P<year>20[12]\d)\b(?![/-]\d)"
)
# 'In October 2021, we inspected …'
_IN_YEAR_VISITED = expression(
    r"\b(?:in|during|between|from|on) [^.,\n]{0,40}?(?P<year>20[12]\d)"
    r"(?:,[^.\n]{0,60}?|,? (?:HM|Her|His|we\b|HMIC\w*|(?:the )?inspectors\b)[^.\n]{0,90}?)"
    r"\b(?:(?:re-?inspected|inspected|revisited|visited|returned|went back)\b|"
    r"(?:conducted|carried out|undertook|completed) (?:an?|our|the) (?:(?!previous|last|earlier)[\w&-]+ ){0,4}?"
    r"(?:inspection|assessment)\b)",
    re.IGNORECASE,
)
_OF_A_MONTH = expression(rf"\bthe (?:{MONTHS}) (?P<year>20[12]\d) inspections?\b")
# 'The inspection was carried out by one inspectorate and by another in February 2024'
_CARRIED_OUT_IN = expression(
    rf"{_NOT_EARLIER}\b(?:re-?)?inspections? (?:was|were) (?:\w+ )?(?:conducted|carried out|undertaken|made)\b"
    rf"(?:(?!{_EARLIER} inspect)[^.\n]){{0,160}}?\b(?:in|during|between) (?:(?:early|late|mid) )?"
    r"(?:[A-Z][a-z]{2,8} )?(?:and [A-Z][a-z]{2,8} )?(?P<year>20[12]\d)\b(?![/-]\d)"
)


def inspection_year(
    programme: str, evidence: Evidence, when: Published | None
) -> tuple[str, Literal["stated", "inferred"]] | None:
    """For programmes without numbered cycles: the year of the inspection, the latest where it is not the first."""
    names = [pattern for pattern in programme_names().values() if pattern.search(evidence.titles)]
    for line in evidence.titles.split("\n"):
        in_title = YEAR_IN_TITLE.search(line)
        if (
            in_title
            and not _is_of_date(in_title, line)
            and (any(name.search(line) for name in names) or (line == evidence.title and _is_recent(in_title, when)))
        ):
            return in_title.group().replace("/20", "/"), "stated"
    told = _year_beside_name(evidence)
    if told and (when is None or 0 <= when.last.year - int(told) <= _LATEST_REPORT_YEARS):
        return told, "stated"
    periods = [found for line in evidence.metadata for found in find_dates(line) if len(find_dates(line)) > 1]
    years = years_of_visits(evidence) | {found.last.year for found in periods}
    if when is not None:
        years = {year for year in years if 0 <= when.last.year - year <= _LATEST_REPORT_YEARS}
    if years:
        return str(max(years)), "stated"
    if when is None or when.precision == "year" or not _is_of_its_year(programme):
        return None
    return str(when.first.year - (when.last.month <= _MONTHS_TO_REPORT)), "inferred"


def _is_recent(year: re.Match[str], when: Published | None) -> bool:
    """Whether a year in a title may be that of the inspection: in 'despite the warning of 2014' it is long over."""
    return when is None or when.last.year - int(year.group()[:4]) <= _LATEST_REPORT_YEARS


def _is_of_date(year: re.Match[str], line: str) -> bool:
    """'… units (February 2021)': when a report came out."""
    return any(found.precision != "year" and found.start <= year.start() < found.end for found in find_dates(line))


@cache
def _is_of_its_year(programme: str) -> bool:
    """Whether reports come out so soon after the inspection that their date tells its year."""
    return any(row["programme"] == programme and row["cycles"] for row in rows("programme_names"))


def _year_beside_name(evidence: Evidence) -> str | None:
    """'The crime data integrity inspection for 2017': the year that the head names with a programme."""
    for name in programme_names().values():
        named = (
            rf"(?:{name.pattern})(?: (?:re-?)?inspections?| reports?)? ?(?:for |of |in )?(?P<year>20[12]\d)\b(?![/-]\d)"
        )
        told = re.search(named, evidence.head, re.IGNORECASE)
        if told and not _SINCE_ANOTHER.search(evidence.head, max(0, told.start() - 2 * JUST_BEFORE), told.start()):
            return told["year"]
    return None


def years_of_visits(evidence: Evidence) -> set[int]:
    """The years in which the inspectors say that they inspected or came back."""
    said = evidence.unquoted
    visits = [
        visit
        for form in (_VISITED_IN, _IN_YEAR_VISITED, _CARRIED_OUT_IN, _OF_A_MONTH)
        for visit in form.finditer(said)
        if not _EARLIER_ONE.search(said, max(0, visit.start() - JUST_BEFORE), visit.start())
    ]
    return {
        int(visit.group("year")) for visit in visits if not BEGAN.search(said, visit.start() - JUST_BEFORE, visit.end())
    }
