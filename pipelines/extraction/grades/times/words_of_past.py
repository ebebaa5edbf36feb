"""The words that tell when a judgment was made: 'formerly', 'the previous report found', the month of its report.

Belongs here: those words, the present that stands against them, and months that tell a cycle by the days on which its
reports came out. Not here: years alone (`looking_back`), or the inspection of a whole sentence (`told_cycles`).
"""

from __future__ import annotations

import re
from typing import Literal

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.grade_words import cycle_at, terms

_FORMERLY = expression(
    rf"\b(?:from|previously|formerly|had\s+been|had\s+previously\s+been|last\s+time|used\s+to\s+be)\s+"
    rf"(?:(?!to\b)(?:been|being|a|an|told|that|it|was|{terms('judge')}|to\s+be|as)\s+){{0,6}}['\"]?$|"
    r"\b(?:last\s+(?:year|time)|the\s+(?:year|inspection)\s+before|(?:the\s+)?(?:previous|earlier)\s+(?:year|inspection))'s\s+['\"]?$|"
    rf"\b(?:lost|loses|losing|forfeited|surrendered|stripped\s+of|shed|given\s+up)\s+(?:its|their|the|an?)\s+(?:\w+\s+)?['\"]?$|"
    r"\b(?:previous|earlier|last|former|prior|old|(?:last|the\s+previous)\s+(?:year|time|inspection)'s)\s+"
    rf"(?:\w+\s+)?{terms('grade noun')}\s*"
    r"(?:of|was|had\s+been|:|-)\s*['\"]?$",
    re.IGNORECASE,
)
_RETOLD = expression(
    r"\b(?:said|says|told|added|announced|explained|confirmed|reported|noted|heard|learned|learnt|reminded|recalled"
    r"|stated|"
    r"informed|advised|outlined|highlighted|pointed\s+out|acknowledged|revealed|welcomed|commented|observed)\b"
    r"[^;:]*\bhad\s+been\b(?!\s+previously)",
    re.IGNORECASE,
)
"""'She said the force had been graded good': the time of telling, not of an earlier inspection."""
_LAST_TIME = expression(
    r"\b(?:last|previous|earlier|prior)\s+(?:year|inspection|report|assessment|time|cycle)"
    r"(?:'s(?:\s+(?:findings|inspection|report|assessment|judge?ments?|grades?))?)?\s*,?\s+"
    r"(?:(?:when|in\s+which|where)\s+)?(?:we|I|it|the\s+(?:force|constabulary)|they|inspectors)\b"
    r"|\b(?:previous|earlier|prior)\s+(?:\w+\s+){0,2}(?:inspection|report|assessment),?\s+(?:(?:which|that)\s+)?"
    rf"(?:(?:has|had|also)\s+){{0,2}}{terms('judge')}\b"
    rf"|\b(?:said|concluded|reported|{terms('judge')})\s+(?:then|at\s+(?:the|that)\s+time)\b",
    re.IGNORECASE,
)
"""'the last inspection, when it …', 'the previous report, which found …', 'We said then that …'."""
_EARLIER_WORK = Quick(
    r"\b(?:previous|last|earlier|prior)\s+(?:\w+\s+){0,2}(?:inspection|report|assessment|cycle|grade|rating"
    r"|judge?ment)|\b(?:last|previous)\s+(?:year|time)\b|"
    r"\b(?:the|a|\w+)\s+(?:years?|inspections?)\s+(?:before|earlier|ago)\b|"
    r"\bwhen\s+(?:(?:it|they|we|inspectors|HMIC\w*|the\s+\w+)\s+(?:(?:was|were|had\s+been)\s+)?)?last\s+\w+"
    r"(?![^.;]{0,40}\b20\d\d)",
)
_PAST, PRESENT = (
    expression(r"\b(?:was|were|had\s+been|judged|graded)\b", re.IGNORECASE),
    expression(
        r"\b(?:is|are|has\s+been|have\s+been|now|remains?|same|unchanged|today|this\s+(?:week|month|year|time))\b",
        re.IGNORECASE,
    ),
)
_LAST_YEAR = expression(r"\blast\s+year\b", re.IGNORECASE)
CARRIED = expression(
    rf"\bcarr(?:ied|y|ying)\s+(?:(?:it|(?:this|that|the|our)(?:\s+\w+)?)\s+)?(?:over|forward)\b"
    rf"|\b(?:{terms('grade noun')}|it)\s+(?:still\s+)?(?:stands|applies|remains\s+in\s+place)\b"
    rf"|(?:\bnot|n't)\s+(?:been\s+)?(?:chang|revis|amend)\w+\b[^.;]{{0,40}}\b{terms('grade noun')}\b",
    re.IGNORECASE,
)
"""'It was judged good in 2017, and we have carried that over', 'We have not changed the grades that we gave then'."""
SINCE_THE_LAST = expression(
    r"\bsince\s+(?:the|its|our|an)\s+(?:\w+\s+){0,3}?(?:report|inspection|assessment|audit|review|visit)\b"
    r"(?!,?\s+(?:when|where|in\s+which|which\s+(?:found|graded|judged)))",
    re.IGNORECASE,
)
_OUT_LAST_YEAR = expression(
    rf"\b(?:(?:{MONTHS})\s+(?:of\s+)?|(?:published|issued|released|came\s+out|out|appeared)\s+(?:\w+\s+)?)last\s+(?:year|{MONTHS})\b",
    re.IGNORECASE,
)
"""'in the report that came out in November last year': a day, and not the year before this inspection."""


_LIFTED = expression(
    rf"['\")]*\s+(?:{terms('grade noun')}\s+)?(?:has|have|was|were)\s+(?:\w+\s+){{0,2}}?"
    r"(?:lifted|removed|withdrawn|dropped)\b",
    re.IGNORECASE,
)
"""'The inadequate rating has today been lifted.'"""
_NEAR = 60
"""Characters before a grade in which words of the past are said of it."""


def said_of_past(
    text: str, starts: int, ends: int, clause: tuple[int, int]
) -> Literal["kept", "past", "last year"] | None:
    """What the words around a grade tell of when it was given; None where they tell nothing of the past."""
    if _LIFTED.match(text, ends):
        return "past"
    text = _OUT_LAST_YEAR.sub(lambda day: " " * len(day.group()), text)
    near, said = text[max(clause[0], starts - _NEAR) : starts], text[clause[0] : clause[1]]
    retold = _RETOLD.search(text[:starts]) and not _EARLIER_WORK.search(said)
    if _FORMERLY.search(near) and not retold:
        return "past"
    of_earlier_work = _EARLIER_WORK.search(SINCE_THE_LAST.sub(" ", said)) and _PAST.search(said)
    if _LAST_TIME.search(near) or (of_earlier_work and not PRESENT.search(said)):
        return "last year" if _LAST_YEAR.search(said) else "past"
    return None


_GIVEN_IN = Quick(
    rf"\b{terms('grade noun')}\s+(?:(?:that\s+)?(?:it\s+)?(?:was\s+)?(?:given|awarded|made|published|issued|received"
    rf"|set)\s+)?(?:in|from|of)\s+"
    rf"(?P<month>{MONTHS})\s+(?P<year>20\d\d)\b"
    r"[^.;]{0,40}$",
)
"""'the grade given in March 2017: ': a month tells the cycle, where its year alone would mean the next one."""
_PEEL_REPORT_OF = expression(
    r"\bPEEL\s+(?:[\w()]+\s+){0,3}?(?:report|inspection|assessment)\s+(?:(?:published|released)\s+)?(?:of|in|from)\s+"
    rf"(?P<month>{MONTHS})\s+(?P<year>20\d\d)\b[^.;]*$"
)
"""'The PEEL effectiveness report of March 2018 graded it as good', whatever programme the document is of."""


def cycle_of_month(text: str, grade_starts: int) -> str | None:
    """The cycle of a judgment whose sentence says in which month it was published."""
    before = text[:grade_starts]
    given = _GIVEN_IN.search(before) or _PEEL_REPORT_OF.search(before)
    return cycle_at(given["month"], given["year"]) if given else None


_MONTH_LAST = expression(
    r"\b(?:in|during|(?:reports?|inspection|assessment|review|grades?|gradings?)\s+(?:of|from|in))\s+(?:early\s+|late\s+)?"
    rf"(?P<month>{MONTHS})\s+$",
    re.IGNORECASE,
)
MONTH_OF_YEAR = expression(rf"\b(?P<month>{MONTHS})\s+(?P<year>20\d\d)\b", re.IGNORECASE)


def month_told(lead: str) -> re.Match[str] | None:
    """The month that words end with, where a judgment and no visit of inspectors is said to be of it."""
    return _MONTH_LAST.search(lead)
