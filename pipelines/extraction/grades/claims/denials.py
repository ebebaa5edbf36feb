"""What rules a judgment out though its words are there: it is supposed, denied, or somebody else's.

Belongs here: grades that are possible, wished for or defined, of other inspectorates, of files, of forces in general,
and in the words of others than inspectors. Not here: how a grade word judges (`judging`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grades.forces.judged import THOSE_FORCES
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.grade_words import GRADE, terms
from pipelines.extraction.grammar.number_words import CARDINAL

_CLAUSE_BREAK = expression(
    rf"\b(?:{terms('fact')}|concerned|worried|alarmed|aware|not(?:e|es|ed|ing))\s+that\s|"
    r"[;:]\s|\s(?=and\s+(?:received|got|was\s+(?:graded|rated|judged|given))\b)|\s(?=after\s+(?:being|having\s+been|it\s+was|(?:the\s+|its\s+)?(?:inspect\w+|watchdog|hmic\w*|report))\s)|\.\s|\s-\s(?=(?:both|all|two|three|areas?)\s)|,\s+(?:but|with|while|whereas|although|though|where|(?:(?:in|at|on|for)\s+)?which)\s|"
    rf",\s+and\s+(?=(?:{THE_FORCE}|it|{FORCE}+)\s+(?:$|(?:is|was|has)\b))",
    re.IGNORECASE,
)
_POSSIBLE = Quick(rf"\b{terms('possibility')}\b|n't\b")
_MONTH = expression(r"(?<=\w )May\b(?! (?:be|have)\b)")
"""'In May the force was rated …' supposes nothing."""
_JUDGED_TO_BE = expression(
    rf"\b(?:{terms('judge')}|{terms('opinion')}|(?:is|are|was|were|been|'s)\s+(?:{terms('adverb')}\s+)*(?:said|told|reported|understood|known))\b[^,;.]{{0,110}}?"
    r"(?<!\bneeds\s)(?<!\bneed\s)(?<!\bought\s)(?<!\bhas\s)(?<!\bhave\s)(?<!\bhad\s)(?<!\bwants\s)(?<!\bhopes\s)\bto\s+(?:be\b|have\b|$)"
    r"(?:[^;.]{0,140}?\band\b[^;.]{3,110}?\bto\s+be\b)*",
    re.IGNORECASE,
)
_MEANS_NOW = expression(
    rf"\b(?:(?:which\s+)?means?\s+(?:that\s+)?|so\s+that\s+)(?=(?:{THE_FORCE}|it|they|{FORCE}+)\s+"
    r"(?:(?:is|are|has|have)\s+)?(?:now|still|again|no\s+longer)\b)|"
    r"\b(?:I|we)\s+(?:would|must|should|can)\s+(?:(?:also|only|like\s+to|want\s+to)\s+)*(?:point\s+(?:out|to)|say|add|stress|note|highlight"
    r"|thank|congratulate|welcome|acknowledge|emphasi[sz]e)\b|"
    r"\b(?:areas|questions|pillars|forces|first|latest|last)(?:\s+\w+)?\s+to\s+be\s+(?:assessed|inspected|graded|examined|published)\b|"
    r"\b(?:only|sole|first|latest|one\s+of)\b[^,;.]{0,30}?\b(?:forces?|constabular(?:y|ies)|ones?)(?:\s+[\w\s]{3,30}?)?\s+to\s+(?:be|have|achieve|get|receive|keep|retain)\b",
    re.IGNORECASE,
)
"""'This means the force is now rated good', 'the only force to achieve outstanding', 'I would like to note …'."""
_GLAD_TO_BE = Quick(
    rf"\b{terms('fact')}(?:\s+in\s+[\w\s]{{3,40}}?)?\s+to\s+(?:be|have\s+been|see|hear|report|say)\b",
)
"""'We are pleased to be graded …' tells a fact."""
_TO_BE_IS = expression(
    r"^\W*(?:for\s+[^,;.]{2,40}?\s+)?to\s+(?:be|have\s+been|get|receive|achieve|keep|retain|maintain)\b"
    r"(?=(?:[^.;]|\.\d)*?\b(?:is|was|means|shows|reflects|demonstrates|tells|makes|says)\b)(?!(?:[^.;]|\.\d)*?\b(?:must|needs?|should|would|will"
    r"|aims?|goals?|ambitions?|targets?|hopes?|want)\b)",
    re.IGNORECASE,
)
"""'To be rated good for its vetting is a credit to the force' tells a fact too."""
_FORCES_IN_GENERAL = Quick(
    r"\b(?<!the\s)(?:\w+\s+)?forces\b(?!')|\b(?:an?|any|every|another|(?<!the\s)one|(?<!a\s)single)\s+(?:police\s+)?force\b",
)
_SOME_FORCE = expression(
    r"^\W*an?\s+(?:[\w-]+\s+){0,2}?(?:police\s+force(?=\s+(?:has|had|was|is|requires|needs)\b)"
    r"|force(?=\s+(?:has|had|was)\s+(?:\w+\s+)?(?:been|told|given|found|rated|graded|judged)\b))"
    r"(?!.*\b(?:where|if|unless)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""'A police force has been rated inadequate at …': how news opens, whose force is named below."""
_AMONG_FORCES = expression(
    r"\b(?:be|is|are|am|was|were|been)\s+(?:still\s+|now\s+|also\s+)?(?:one\s+of|among)\s+(?:only\s+|just\s+)?(?:[\w-]+\s+){0,4}?forces\b|\bas\s+a\s+force\b"
    r"|^\W*of\s+(?:the|these|those)\s+(?:[\w-]+\s+){0,3}forces,",
    re.IGNORECASE,
)
"""'We are one of only a handful of forces with an outstanding grade for …', 'as a force we were rated …'."""
_NO_FORCE = expression(r"\b(?:no|neither|none\s+of\s+the)\s+(?:\w+\s+)?forces?\b|\bnobody\b|^\W*none\b", re.IGNORECASE)
"""'No force was found to be inadequate.'"""
_NO_AREA = Quick(
    rf"\b(?:no|none\s+of\s+(?:the|its|our|their)(?:\s+(?:force|constabulary)'s)?|not\s+(?:one|a\s+single|any))\s+"
    rf"(?:\w+\s+)?{terms('area noun')}"
    rf"(?:\s+(?:of|in|at|within)\s+[^,;.]{{3,40}}?)?\s*(?:(?:{terms('is')}|{terms('judge')}|as|to\s+be|been)\s*)*['\"]?$",
)
"""'No areas of the force were considered inadequate.'"""
_OTHER_BODY = Quick(
    r"(?<!constabulary and )(?<!constabulary & )(?<!constabularies and )(?<!constabularies & )"
    rf"\b{terms('other body')}\b(?!s)"
)
_OTHERS_JUDGE = Quick(
    rf"\b{terms('other judge')}\s+(?:(?:has|have|had|also|even|\w+ly)\s+)?{terms('judge')}\b[^,;.]*$",
)
"""'Some of its own officers called its policing inadequate.'"""
_OTHERS_SAY = expression(
    rf"\b{terms('other judge')}\s+(?:(?:has|have|had|also|who\s+\w+)\s+)?(?:told|said|says?|think|thought|feel|felt"
    r"|believed?|complain\w*|claim\w*|fear\w*|argued?)\b",
    re.IGNORECASE,
)
"""'Victims said that the force's response was inadequate.'"""
_PEOPLE_THINK = Quick(
    rf"\b(?:{terms('other judge')}|(?:\w+|\d+)\s+in\s+(?:\w+|\d+)|half|percent|per\s+cent|%)\s+"
    r"(?:of\s+(?:them|those\s+asked|[\w\s]{3,30}?)\s+)?"
    r"(?:think|thought|feel|felt|believed?|agreed?)\b[^;.]*$",
)
"""'Four in 10 thought that its response was "good".'"""
_MY_VIEW = expression(r"\bin\s+my\s+(?:own\s+|humble\s+|personal\s+)?(?:view|opinion|book)\b", re.IGNORECASE)
_WITHDRAWN = Quick(
    r"\b(?:earlier|previous|original|first)\s+version\s+of\b|\b(?:earlier|previous|original)\s+version\b[^.;]{0,40}\b(?:said|stated|reported|claimed)\b"
    r"|\b(?:said|stated|reported|claimed|wrote)\s+in\s+(?:an?|the|our)\s+(?:earlier|previous|original|first)\s+(?:version|draft|edition|post)\b"
    r"|\b(?:this|the|our)\s+(?:article|story|page|piece|report|post|blog|headline|item|we)\s+(?:originally|initially|first|at\s+first)\s+"
    r"(?:said|stated|reported|claimed|described)\b"
    r"|\b(?:wrongly|incorrectly|mistakenly|erroneously)\s+(?:said|stated|reported|claimed|described|gave|given|had|showed?n?|listed|"
    r"put|printed|recorded|graded|rated|called|wrote|published|named|quoted)\b"
    r"|\b(?:said|stated|reported|gave|showed|listed|described)\b[^.;]{3,120}\b(?:in\s+error|by\s+mistake)\b",
)
"""'An earlier version said that Kent had been graded inadequate …': what is corrected is no judgment."""


def is_withdrawn(text: str) -> bool:
    """Whether a sentence tells of an error, which the next one may put right."""
    return _WITHDRAWN.search(text) is not None


_COUNTED_THINGS = expression(
    rf"(?<!\bit )(?<!\bthey )(?<!\bforce )(?<!\bpolice )(?<!\bconstabulary )(?<!{FORCE} )"
    rf"\b(?:{terms('counted thing')})\b",
    re.IGNORECASE,
)
"""Files were good; 'how it records crime' counts none."""


_FORCES_COUNTED = Quick(
    r"\b(?:forces|(?:one|1|another|a\s+further)\s+(?:\w+\s+)?force)\b[^.;]*(?:[,;]|\band|\bbut|\bwhile)\s+"
    rf"(?:(?:a\s+further|another|the\s+(?:other|remaining))\s+)?(?:\d{{1,2}}|{CARDINAL})"
    r"\s+(?:(?:was|were|as|rated|graded|judged|considered|deemed|found|to\s+be)\s+)*['\"]?$",
)
"""'One force was graded outstanding, 35 good and six as requiring improvement': the others are only counted."""
_SO_MANY_FORCES = Quick(
    rf"\b(?:\d{{1,2}}|{CARDINAL}|most|many|several|all)\s+(?:(?:other|of\s+the|police)\s+)*"
    rf"forces\s+(?:(?:{terms('is')}|{terms('judge')}|as|to\s+be)\s+)*['\"]?$",
)


_NAMED_BEHIND = expression(
    rf"{GRADE}['\")]*(?:(?!\band\s+(?:{CARDINAL}|\d))[^,;.]){{0,60}}?(?:\b(?:is|are|was|were|include[sd]?|namely)|[:(-])\s*(?:the\s+)?{FORCE}",
    re.IGNORECASE,
)
"""'The six forces assessed as good are Kent Police, …'"""


def last_clause(before: str) -> str:
    breaks = list(_CLAUSE_BREAK.finditer(before))
    return before[breaks[-1].end() :] if breaks else before


def ruled_out(before: str, text: str) -> bool:
    """Whether the clause only supposes or denies a grade, or speaks of another inspectorate, of files or all forces."""
    clause = _AMONG_FORCES.sub(" ", last_clause(before))
    clause = _MONTH.sub(" ", _GLAD_TO_BE.sub(" ", _JUDGED_TO_BE.sub(" ", _MEANS_NOW.sub(" ", clause))))
    if told := _TO_BE_IS.match(text) or _TO_BE_IS.match(text.partition('"')[2]):
        clause = clause.replace(told.group(), " ", 1)
    if (
        _NO_FORCE.search(clause)
        or _NO_AREA.search(clause)
        or any(
            denied.search(clause)
            for denied in (_POSSIBLE, _COUNTED_THINGS, _OTHERS_JUDGE, _PEOPLE_THINK, _MY_VIEW, _WITHDRAWN)
        )
        or _of_other_body(before, text)
    ):
        return True
    if one := _SOME_FORCE.match(text):
        clause = clause.replace(one.group(), " ", 1)
    return FORCE not in text and _FORCES_IN_GENERAL.search(THOSE_FORCES.sub(" ", clause)) is not None


def _of_other_body(before: str, text: str) -> bool:
    """Whether another inspectorate or service is spoken of, and no force between its name and the grade."""
    if not _OTHER_BODY.search(text):
        return False
    goes_on = _ANOTHER_CLAUSE.search(text, len(before))
    others = list(_OTHER_BODY.finditer(text[: goes_on.start()] if goes_on else text))
    if not others:
        return False
    last = max((other.end() for other in others if other.end() <= len(before)), default=None)
    return last is None or FORCE not in before[last:]


_ANOTHER_CLAUSE = expression(r";|['\"]?,\s+(?:but|although|though|whereas)\s", re.IGNORECASE)
"""'The force "is good at …", but our own assessment is that …'"""
_OF_IT = expression(
    rf"\W*(?:(?:(?:the\s+)?(?:HMIC\w*|inspect\w+|watchdog)\s+(?:also\s+|has\s+|have\s+)*{terms('judge')}\s+)?(?:it|them)\b|(?:its|they|their|the\s+(?:service|brigade|school|trust|council|hospital|prison))\b)",
    re.IGNORECASE,
)


def goes_on_of_other_body(text: str, said_last: str) -> bool:
    """'The ambulance service was rated good. Its leadership was inadequate.': 'its' is no force's; texts levelled."""
    if FORCE in text or FORCE in said_last or not _OF_IT.match(text):
        return False
    other, police = _OTHER_BODY.search(said_last), _POLICE_INSPECTORS.search(said_last)
    return other is not None and (police is None or other.start() < police.start())


_POLICE_INSPECTORS = expression(r"\bHMIC(?:FRS)?\b|\bpolice\s+(?:inspector|watchdog)", re.IGNORECASE)
"""'HMICFRS - think of it as Ofsted for the police - published its report today. Its verdict is …'"""


def only_counts(before: str, text: str) -> bool:
    """Whether a grade is given to a number of forces that have no names: 'It graded 36 forces as good'."""
    counted = _FORCES_COUNTED.search(before) or _SO_MANY_FORCES.search(before)
    return counted is not None and not _NAMED_BEHIND.match(text, len(before))


def only_said(before: str) -> bool:
    """Whether it is others than inspectors who say what a clause merely says: 'victims said it was inadequate'."""
    clause = last_clause(before)
    return _OTHERS_SAY.search(clause) is not None or _OF_ITSELF.search(clause) is not None


_OF_ITSELF = expression(
    rf"(?:{FORCE}|\b(?:force|constabulary))\s+(?:itself\s+)?(?:thinks?|thought|feels?|felt|believe[sd]?|considers?|claims?|claimed)\b",
    re.IGNORECASE,
)
"""'The force thinks that it is good at investigating crime.'"""
