"""Numbers that were read, told behind their noun: '75 files were examined', 'half of the 48 warrants checked'.

Belongs here: the passive, the relative clause and the bare participle behind a number of cases. Not here: the other
ways to say how many were read (`reviewed`), or verbs with their object (`words.reviewing`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.counts.words.reviewing import WENT_INTO, names_papers
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.numbers import Number

_BY_PANEL = (
    r"(?:(?:that|which)\s+(?:was|were)\s+)?(?:considered|viewed|discussed|seen|scored|scrutinised)\s+by\s+"
    r"(?:the\s+|our\s+)?(?:scrutiny\s+)?(?:panel|members|reviewers)"
)
_BY_INSPECTORS = (
    r"(?:(?:that|which)\s+(?:was|were)\s+)?(?:viewed|watched|read|seen|heard|checked|considered|opened|selected|chosen)\s+by\s+"
    r"(?:us\b|(?:(?:the|our|hmicfrs|hmic)\s+)?(?:inspectors|inspectorate|auditors|reviewers|hmicfrs|hmic|(?:audit|review|inspection|assurance|quality|peer)\s+team|registrar)\b)"
)
_BY_THEM = (
    r"(?:(?:that|which)\s+)?(?:we|inspectors|they|the\s+inspectorate|our\s+inspectors)\s+(?:had\s+|have\s+)?(?:also\s+)?|"
    r"(?:was|were|had\s+been|have\s+been)\s+(?:also\s+|then\s+)?"
)
_NOT_BY_POLICE = (
    r"(?!\s+by\s+(?:(?:an?|the|its|their|more\s+senior|senior)\s+)?(?:[\w-]+\s+)?"
    r"(?:supervisors?|sergeants?|managers?|officers?|detectives?|staff|constables?|nurses?|them))"
)
_REVIEWED_AFTER = Quick(
    r"(?:(?!n't|\b(?:not|never|being|what|because|why|how|to\s+be|their|had\s+had|due|day|when|time|has|forces(?=\s+\w+ed\b)|and\s+that|there\s+(?:was|were)|had\s+(?:re)?(?:reviewed|examined|assessed|looked)|"
    r"(?:in|among|from|of)\s+(?:the|these|those|all|our)\s+\d+)\b)[^.;,]){0,60}?"
    rf"(?<!\band)\s(?:(?:{_BY_THEM})?(?:(?:re)?reviewed|examined|assessed(?!\s+(?:for|as|using)\b)|audited|(?:dip-?\s?)?sampled|scrutinised|looked\s+at|listened\s+to|"
    rf"(?:was|were|had\s+been)\s+(?:(?:subjected\s+to|included\s+in|put\s+through|part\s+of|the\s+subject\s+of)\s+(?:an?\s+|our\s+|the\s+|this\s+)?(?:[\w-]+\s+)?(?:review|audit|sample|exercise|inspection))|in\s+(?:our|the)\s+sample|(?:was|were)\s+in\s+(?:our|the)\s+audit|(?:selected|chosen|picked|drawn|taken)\s+at\s+random)|"
    rf"{_BY_PANEL}|{_BY_INSPECTORS}|(?:that|which)\s+(?:we|inspectors)\s+saw|(?:{_BY_THEM})(?:played|shown|read\s+out)\s+to\s+us|(?:{_BY_THEM})(?:selected|chosen|chose|picked(?!\s+up))|(?:{_BY_THEM})(?:{WENT_INTO}|pulled|drew|drawn))\b{_NOT_BY_POLICE}",
)
"""'75 files were examined', '36 calls that we listened to'; not 'no sign that a sergeant had looked at it'."""
_SOME_OF_READ = expression(
    r"\s+of\s+(?:the|these|those|all|our)\s+(?:[\w'-]+\s+){1,4}?(?:(?:that|which)\s+)?(?:we|i|inspectors|they|hmicfrs|hmic|auditors)\s",
    re.IGNORECASE,
)
"""'Only seven of the cases that we looked at were good': some of what was read."""
_OF_A_PERIOD = (
    r"(?:of|from|between|in|for|during|covering|dated|made|recorded|taken|ending|to|and|the|year|years|months?|\d+|"
    r"[\w-]+(?:uary|ch|il|ay|ne|ly|ust|ber))"
)
_EXAMINED_FROM_PERIOD = Quick(
    rf"\s+(?:[\w-]+\s+){{1,6}}?(?:from|between|in|for|made|recorded|dated)\s+(?:{_OF_A_PERIOD}\s+){{2,12}}(?:was|were|had\s+been)\s+(?:also\s+|then\s+)?"
    rf"(?:(?:re)?reviewed|examined|audited|(?:dip-?\s?)?sampled|scrutinised|looked\s+at|listened\s+to|read|selected)\b{_NOT_BY_POLICE}",
)
"""'118 records from the year ending 31 December 2021 were examined'."""


def read_behind(text: str, number: Number) -> bool:
    """'75 files were examined'; but 'in 18 cases conditions were considered' tells what the police did."""
    if _EXAMINED_FROM_PERIOD.match(text, number.end) or _is_part_of_share_read(text, number):
        return True
    read = _REVIEWED_AFTER.match(text, number.end)
    if read is None or _SOME_OF_READ.match(text, number.end):
        return False
    passive = _WERE.search(read.group()) is not None and _WHICH_OR_WE.search(read.group()) is None
    return not (passive and _IN_SOME.search(text, 0, number.start))


_WERE = expression(r"\b(?:was|were|been)\b", re.IGNORECASE)
_WHICH_OR_WE = expression(r"\b(?:that|which|we|inspectors|they|in\s+(?:our|the)\s+sample)\b", re.IGNORECASE)
_IN_SOME = expression(rf"(?:^|[,;:.]\s+|\b(?:and|but|that)\s+)(?:in|for|on)\s+{HEDGES}$", re.IGNORECASE)


def _is_part_of_share_read(text: str, number: Number) -> bool:
    """'More than half of 32 warrants checked were late': read, though nobody says by whom."""
    read = _READ_IN_PASSING.match(text, number.end)
    return read is not None and names_papers(text, number) and _SHARE_OF.search(text, 0, number.start) is not None


_SHARE_OF = expression(
    rf"\b(?:half|third|quarter|fifth|thirds|quarters|fifths|most|many|all|none|some|few|majority|each|every\s+one)\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?{HEDGES}$|"
    rf"(?:^|[,;:.]\s+)\W*(?:out\s+)?of\s+(?:the\s+|these\s+|all\s+)?{HEDGES}$",
    re.IGNORECASE,
)
_READ_IN_PASSING = expression(
    r"\s+(?:(?!(?:that|which|who|where|was|were|had)\b)[\w'-]+\s+){1,5}?"
    r"(?:tested|checked|inspected|seen|read|viewed|sampled|reviewed|examined|audited|analysed|observed)\b"
    r"(?!\s+(?:by\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+)?(?:supervisors?|sergeants?|officers?|detectives?|staff)|out|in\s+by)\b)",
    re.IGNORECASE,
)
