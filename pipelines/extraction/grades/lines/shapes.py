"""How lines look that hold a judgment: an area and its grade, a grade and its areas, the head of a list.

Belongs here: those shapes. Not here: reading the judgments (`judgments`), or lines with a grade alone (`bare`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.grade_words import GRADE, terms
from pipelines.extraction.grammar.number_words import CARDINAL

LABELLED = expression(
    rf"(?:(?:(?:core\s+)?question|Q|pillar|area|part)\s*\d{{1,2}}\s*[:.)-]\s*)?(?P<area>[^:|]{{4,140}}?)(?:(?<=\?)"
    rf"|\s*(?:[:,=\[»>›→]|\s-|-\s|\||\(|\.{{2,}}|…|\s{{2,}}|\bis\s+graded|\bgraded))\s*(?:graded\s+|judged\s+"
    rf"|rated\s+)?"
    rf"(?:(?:from\s+)?['\"]?{GRADE}['\"]?\s*(?:→|-+>|=>|>|⇒|➔|➡|\bto\b)\s*)?"
    rf"['\"]?(?P<grade>{GRADE})['\"]?\s*[)\]]?\s*"
    r"(?:[(\[](?:previous(?:ly)?|was|were|up|down|unchanged|no\s+change|improved|declined|last|same|in|RI|(?:19"
    r"|20)\d\d)\b[^()]*[)\]]|[↑↓→←▲▼])?\s*[.;,]?\s*(?:and)?",
    re.IGNORECASE,
)
SPACED = expression(
    r"(?P<area>[A-Z][\w,' &-]{4,120}?)\s+(?P<grade>Outstanding|Good|Adequate|Inadequate|Requires [Ii]mprovement)"
    r"(?:\s+(?:(?:Last\s+)?[Ii]nspected|(?P<year>20\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?)))?"
)
"""'Preventing crime Good', 'Preventing crime Good 2018/19': a row of a table that lost its lines."""
GRADE_FIRST = expression(
    rf"(?:(?:we\s+)?(?:graded|judged|rated)\s+(?:as\s+)?|the\s+(?:force|constabulary)\s+(?:is|was)\s+)?['\"]?(?P<grade>{GRADE})['\"]?\s*"
    rf"(?P<tally>x\s*\d+|\((?:\d+|{CARDINAL})(?:\s+(?:of\s+(?:\d+|{CARDINAL})|{terms('area noun')}))?\))?\s*"
    r"(?:(?:in|at|for)\s+|(?:throughout|overall|across\s+the\s+board|in\s+(?:all|both)(?:\s+\w+){0,2})\s*)?(?:[:=>→|]|\s-"
    r"|-\s|\()\s*(?P<areas>.+)",
    re.IGNORECASE,
)
HEADS_LIST = expression(
    rf"(?:(?:areas?|questions?|topics?)\s+)?(?:where|in\s+which|that|which|graded|judged|rated"
    rf"|assessed)\b.{{0,50}}?(?P<grade>{GRADE})",
    re.IGNORECASE,
)
"""A heading such as 'Where we require improvement', or 'Areas graded as good'."""
OVERALL_FIRST = expression(r"(?:our\s+)?overall\b", re.IGNORECASE)
OF_YEAR = expression(
    r"(?:(?:our|the|peel|in)\s+)*(?P<year>(?:19|20)\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?)"
    rf"(?:\s+(?:(?:re-?)?inspection|report|{terms('grade noun')}))?",
    re.IGNORECASE,
)
"""'2019 inspection': the label of a grade of the section's area."""
DATE_LINE = expression(
    r"(?:this\s+)?(?:(?:page|assessment|grade|was|last|first)\s+)*(?:updated|published|reviewed)\b.{0,40}\d",
    re.IGNORECASE,
)
"""'Last updated 27/09/2019'."""
