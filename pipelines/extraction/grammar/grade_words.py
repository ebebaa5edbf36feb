"""The words of a judgment: the grades, their scales and cycles, and the vocabulary of grading.

Belongs here: recognising a grade, telling a cycle from a year, and reading `reference/grade_terms.csv`. Not here: what
is graded (`areas.area`), or where a grade word is a judgment (`grades.claims.judging`, `grades.tables.judgments`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.phrases import holds_any
from pipelines.extraction.records import GradeWord, Scale

GRADE = (
    r"(?:outstanding|good|adequate|inadequate|requir(?:es?|ed|ing)['\"]?\s+(?:further\s+|some\s+)?improvement(?:s(?=\W*(?:[.,;'\")]|$)))?|"
    r"need(?:s|ed|ing)?\s+improvement|in\s+need\s+of\s+improvement|not\s+(?:yet\s+)?graded|ungraded|to\s+be\s+graded"
    r"|(?-i:RI)(?![\w/-]))"
)
_NOUN = r"(?:grade|graded|grading|judge?ment|rating|judged|rated|assessment|assessed)"
_SHORTENED = r"RI|R/I|req(?:uire[sd]|s)?\.?\s*imp(?:rov(?:e?m(?:en)?t|'t)?)?\.?|inadeq\.?|outst(?:and)?\.?|adeq\.?"
"""As a narrow cell has them: 'Requires Imp.', 'Req. Improvement', 'Inadeq.'"""
_BARE = expression(
    rf"(?:(?:>|::?)\s*)?(?:(?:overall|the\s+(?:force|constabulary)'?s?|force|area|this\s+area|our)\s+)?(?:(?:is\s+)?{_NOUN}(?:\s+(?:given"
    rf"|awarded))?(?:\s+(?:for|in|on)\s+this\s+\w+)?(?:\s+(?:as|is))?\s*[:\-]?\s*)?"
    rf"['\"(\[]?({GRADE}|{_SHORTENED}|no\s+(?:graded\s+|overall\s+)*{_NOUN}(?:\s+(?:given|made))?)['\")\]]?(?:\s+(?:overall"
    rf"|{_NOUN})|,\s(?:again|once\s+(?:more|again)|still|as\s+before))?\s*[.*†‡¹²³]*(?:\[\d\])?",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?"
_CARRIED = rf"(?:carried\s+(?:over|forward)|not\s+(?:re-?)?inspected(?:\s+(?:this\s+(?:year|time)|in\s+{_YEAR}))?)"
_SINCE = rf"(?:(?:from|in|since|as\s+in)\s+)?(?:our\s+)?{_YEAR}(?:\s+(?:grade|judge?ment|inspection|report))?"
_CARRIED_GRADE = expression(
    rf"(?P<first>{GRADE})\s*[,;:(-]*\s*(?:{_CARRIED}(?:\s+{_SINCE})?|{_SINCE})\W*|"
    rf"{_CARRIED}(?:\s+{_SINCE})?\s*[,;:(-]+\s*(?P<last>{GRADE})(?:\s*\(?{_SINCE})?\W*",
    re.IGNORECASE,
)
"""'Good (carried over from 2017)', 'Not inspected - good in 2017', 'Good (2017)'."""
_CARRIED_TOLD = expression(
    rf"(?P<grade>{GRADE})\s*[,;:(–-]+\s*[^|]{{0,140}}?\b(?:{_CARRIED}|carried\s+(?:over|forward))\b[^|]*", re.IGNORECASE
)
"""'Good - this question wasn't inspected this year; the judgment from 2017 has been carried over'."""
_REMARK = expression(
    rf"(?<=\w)\s*[,;-]\s*(?:as\s+(?:before|in)|unchanged|no\s+change|up|down|again|still|the\s+same|previous(?:ly)?"
    rf"|was|improved|declined)\b[^|]*$|"
    rf"^\s*{GRADE}\s*(?:→|-+>|\bto\b)\s*(?={GRADE}$)|\s*(?:\([^()]*\)|[↑↓→←⇧⇩▲▼►▶◄=+-]+)\s*$",
    re.IGNORECASE,
)
_LONGEST_BARE, _LONGEST_REMARK = 80, 240
_LINES_KEPT = 2_048
"""Lines whose grade is remembered: each line is asked for it by several rules."""
_BEST, _WORST = "highest|top|best", "lowest|bottom|worst"
_SUPERLATIVE = (
    rf"(?P<next>(?:second|next)[\s-]+)?(?<!third\s)(?<!third-)(?:(?P<best>{_BEST})|{_WORST})\s+(?:possible\s+|available\s+)?(?:grade|grading|mark|rating|judge?ment)s?"
    r"(?:\s+(?:possible|available))?"
    rf"(?=\s+(?:(?:went|go|goes|was\s+given|were\s+given)\s+to\s+(?:\S+\s+){{1,4}}?)?(?:at|for|in|on)\s|[.,;]|$)(?!\s+(?:in"
    rf"|for|of)\s+(?:the\s+(?:country|region|land)|England|\d|any)\b)"
)
"""'its lowest mark in two areas': the end of the scale, where no grade is named."""
_SEVERAL = (
    r"(?P<several>outstanding|adequate|inadequate|requir(?:es?|ing)\s+improvement"
    r"|good(?=s['\"]|s\s*[,;:(]|s\s(?:and|for|in|at|-)\s)(?:(?<=['\"]good)|(?<=\btwo\sgood)|(?<=\bthree\sgood)|(?<=\bfour\sgood)"
    r"|(?<=\bfive\sgood)|(?<=\bsix\sgood)|(?<=\bseven\sgood)|(?<=\beight\sgood)|(?<=\bfurther\sgood)|(?<=\bother\sgood)"
    r"|(?<=\bmore\sgood)|(?<=\bsolid\sgood)|(?<=\d\sgood)))s"
)
"""'three "goods" and two adequates'; 'stolen goods' are none."""
REQUIRED = (
    r"(?<!more\s)(?<!further\s)(?<!some\s)improvement\s+(?:is|was|were|has\s+been)\s+"
    r"(?:also\s+|still\s+)?(?:required|needed)(?=['\"]?(?:,\s[^,;.]{3,30},)?\s+(?:in|at|for|on|when|with|across)\s)"
)
"""'It said improvement was required in how …': the grade as a clause."""
_MENTION = expression(
    rf"(?<![\w-])(?:(?P<grade>{GRADE}|{REQUIRED})|{_SEVERAL}|(?P<end>{_SUPERLATIVE}))(?![\w-])", re.IGNORECASE
)
_HINTS = ("good", "adequate", "outstanding", "improvement", "graded", *_BEST.split("|"), *_WORST.split("|"))
LAST_FOUR_TIER_YEAR = 2020
"""Crime data integrity inspections graded on four tiers until the programme ended that year (reference/grades.csv)."""


@dataclass(frozen=True, slots=True)
class GradeMention:
    """A grade word in a text, without the quotation marks around it."""

    start: int
    end: int
    grade: GradeWord
    named: bool = False
    """Written like a name: 'Adequate'."""


@cache
def terms(role: str) -> str:
    """A pattern of the whole words or phrases that play a role in grading, the longest first."""
    words = [words for known, words in _terms() if known == role]
    spelled = (r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(words, key=len, reverse=True))
    return rf"(?:{'|'.join(spelled)})"


@cache
def _terms() -> tuple[tuple[str, str], ...]:
    return tuple((row["role"], row["words"]) for row in reference.rows("grade_terms"))


_IN_SHORT: tuple[tuple[str, GradeWord], ...] = (
    ("inadeq", "inadequate"), ("adeq", "adequate"), ("outst", "outstanding"),
)  # fmt: skip


def grade_of(words: str) -> GradeWord:
    """The grade that the words name: 'Requiring improvement' is requires improvement, 'to be graded' not graded."""
    said = " ".join(words.lower().split()).strip("'\" .")
    if "improvement" in said or said.startswith(("ri", "r/i", "req")):
        return "requires improvement"
    for shortened, grade in _IN_SHORT:
        if said.startswith(shortened):
            return grade
    if said in ("outstanding", "good", "adequate", "inadequate"):
        return said  # type: ignore[return-value]
    return "not graded"


def bare_grade(text: str) -> GradeWord | None:
    """The grade of a line or cell that holds nothing else, such as 'Requires improvement' or 'Judgment: good'."""
    return _grade_of_line(text) if len(text) <= _LONGEST_BARE else None


@lru_cache(maxsize=_LINES_KEPT)
def _grade_of_line(text: str) -> GradeWord | None:
    found = _BARE.fullmatch(text.strip())
    return grade_of(found[1]) if found else None


def carried_grade(text: str) -> GradeWord | None:
    """The grade of a line or cell that says only that an earlier one was carried over."""
    text = text.strip()
    if len(text) > _LONGEST_REMARK or not may_grade(text):
        return None
    if len(text) <= _LONGEST_BARE and (found := _CARRIED_GRADE.fullmatch(text)):
        return grade_of(found["first"] or found["last"])
    told = _CARRIED_TOLD.fullmatch(text)
    return grade_of(told["grade"]) if told else None


def cell_grade(text: str) -> GradeWord | None:
    """The grade of a table's cell: alone, carried over, or with a remark such as an arrow or '(was good)'."""
    text = text.strip()
    if grade := bare_grade(text) or carried_grade(text):
        return grade
    return bare_grade(_REMARK.sub("", text)) if len(text) <= _LONGEST_BARE and may_grade(text) else None


@lru_cache(maxsize=_LINES_KEPT)
def may_grade(text: str) -> bool:
    """A quick look, before any rule: whether a grade word could stand in a text."""
    return holds_any(text, _HINTS) or "RI" in text


def without_asides(text: str) -> str:
    """The text with blanks for what stands between commas behind a verb: 'is, in our view, good'; as long as before."""
    for aside in (_aside(), _REPORTED_ASIDE, _HOWEVER) if text.count(",") > 1 else ():
        for found in list(aside.finditer(text)):
            if not may_grade(found["aside"]):
                start, end = found.span("aside")
                text = text[:start] + " " * (end - start) + text[end:]
    return text


_OF_AREA = r"(?:(?:at|in|on|for)\s+(?:how|its|their|the\s+way|\w+ing)|regarding|concerning|when\s+it\s+comes)\b"
"""'It was judged, on how it records crime, adequate': no aside."""
_REPORTED_ASIDE = Quick(
    r"(?P<aside>,\s(?:(?:the|its|our)\s)?(?:\w+\s){1,3}(?:said|says|found|finds|added|adds|concluded|reported"
    r"|reports|noted),)"
    r"(?=\s(?:and|or|but)\b)",
)
"""'good at preventing crime, the report found, and at vetting': who says it is no part of the list."""
_HOWEVER = Quick(
    r"(?<=\w)(?P<aside>,\s(?:however|though|meanwhile|by\scontrast|in\scontrast|too|on\sthe\sother\shand|for\sits\spart"
    r"|inspectors\ssaid),)(?=\s)",
)
"""'Efficiency, however, was …'"""


@cache
def _aside() -> re.Pattern[str]:
    judged = rf"(?:{terms('is')}|(?=(?:\w+ed|found|held|thought)\b)(?:{terms('judge')}|{terms('opinion')}))"
    return re.compile(rf"\b{judged}(?P<aside>\s*,\s(?!{_OF_AREA})[^,;.:]{{3,60}},)(?=\s)", re.IGNORECASE)


def find_grades(text: str) -> list[GradeMention]:
    """Every grade word in a text."""
    return [GradeMention(m.start(), m.end(), _grade_said(m)) for m in _MENTION.finditer(text)]


def _grade_said(mention: re.Match[str]) -> GradeWord:
    if mention["end"] and mention["next"]:
        return "good" if mention["best"] else "requires improvement"
    if mention["end"]:
        return "outstanding" if mention["best"] else "inadequate"
    return grade_of(mention["grade"] or mention["several"])


_THE_SAME = Quick(
    rf"(?:(?<=\band\s)|(?<=\bas\s)|(?<=\balso\s)|(?<=\bwith\s))(?:(?:it|they)\s+)?(?:\w+\s+)?the\s+same"
    rf"(?:\s+{terms('grade noun')})?(?=\s+(?:for|at|in|on|across)\b)"
    r"|(?<=\band\s)another(?:\s+one)?(?=\s+for\s)"
    r"|(?:(?:,|\band)\s+(?:(?!\b(?:is|was|are|were)\b)[^,;.]){4,80}?\s(?:(?:is|was|are|were|got|gets|received)\s+)?)"
    rf"(?P<gapped>the\s+same)"
    rf"(?:\s+{terms('grade noun')})?(?=\s*(?:[.,;]|$))"
)


def with_repeated(text: str, mentions: list[GradeMention]) -> list[GradeMention]:
    """The grades, and 'the same' for the one before it: 'good for vetting and the same for managing offenders'."""
    repeated = [
        GradeMention(begins, same.end(), earlier[-1].grade)
        for same in _THE_SAME.finditer(text)
        if (begins := same.start("gapped") if same["gapped"] else same.start()) >= 0
        and (earlier := [mention for mention in mentions if mention.end <= begins])
    ]
    return sorted([*mentions, *repeated], key=lambda mention: mention.start)


def peel_cycle(year: str) -> str | None:
    """The PEEL cycle that a year or pair of years names: '2018' and '2018/19' are 2018/19, '2024' is 2023-25."""
    found = re.fullmatch(r"((?:19|20)\d{2})(?:\s?[/-]\s?(\d{2,4}))?", year.strip())
    if not found:
        return None
    first = int(found[1])
    named = f"{first}/{found[2][-2:]}" if found[2] else str(first)
    if exact := next((known.cycle for known in reference.cycles() if known.cycle.replace("-", "/") == named), None):
        return exact
    for cycle in reference.cycles():
        span = re.findall(r"\d+", cycle.cycle)
        begins = int(span[0])
        ends = int(str(begins)[:2] + span[1][-2:]) if len(span) > 1 else begins
        if begins <= first <= ends and (found[2] is None or first == begins or "-" in cycle.cycle):
            return cycle.cycle
    return _cycle_published(f"{first + (found[2] is not None)}-01-01")


def _cycle_published(day: str) -> str | None:
    """The PEEL cycle whose reports were coming out on a day: '2020' and '2019/20' are 2018/19, '2022/23' is 2021/22."""
    known = (cycle for cycle in reference.cycles() if cycle.programme == "PEEL" and cycle.published_to)
    return next((one.cycle for one in known if one.published_from <= day <= (one.published_to or "")), None)


def cycle_at(month: str, year: str) -> str | None:
    """The PEEL cycle whose reports came out in a month, or the last one before it."""
    day = f"{year}-{_MONTHS.index(month.lower()[:3]) + 1:02}-28"
    begun = [known.cycle for known in reference.cycles() if known.programme == "PEEL" and known.published_from <= day]
    return begun[-1] if begun else None


def cycle_of_day(day: date | None) -> str | None:
    """The PEEL cycle whose words a document of a day uses, where it names none: the first one before there was any."""
    if day is None:
        return None
    known = [named for named in reference.cycles() if named.programme == "PEEL"]
    begun = [named.cycle for named in known if named.published_from <= day.isoformat()]
    return begun[-1] if begun else known[0].cycle


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def cycle_before(cycle: str | None) -> str | None:
    """The PEEL cycle before another; None for the first, and for what is no cycle of PEEL."""
    known = [named.cycle for named in reference.cycles() if named.programme == "PEEL"]
    at = known.index(cycle) if cycle in known else 0
    return known[at - 1] if at else None


def programme_of(cycle: str | None) -> str | None:
    """The programme whose cycle it is: a finance paper that names a grade belongs to none itself."""
    return next((known.programme for known in reference.cycles() if known.cycle == cycle), None)


def scale_of(cycle: str | None) -> Scale | None:
    """The scale of a cycle's grades; outside PEEL the cycle is a year, and four tiers were used until 2020."""
    known = next((known.scale for known in reference.cycles() if known.cycle == cycle), None)
    if known is None and cycle and re.fullmatch(r"(?:19|20)\d{2}", cycle):
        return "four-tier" if int(cycle) <= LAST_FOUR_TIER_YEAR else "five-tier"
    return known
