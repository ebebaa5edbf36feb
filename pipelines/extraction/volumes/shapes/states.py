"""Numbers whose state says what they count: '143 were waiting', '50 a year go unrecorded', 'put in six'.

Belongs here: such verbs and adjectives, also those that make a small number a figure. Not here: how often something
was used (`uses`), numbers beside their nouns (`places`), or leaning on what was counted before (`constructions`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing
from pipelines.extraction.grammar.function_words import ARE, HAVE
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER
from pipelines.extraction.volumes.shapes.uses import is_done_to

_WAITING_AFTER = expression(
    r"\s+(?P<things>(?:(?!(?:was|were|are|is|still)\b)[A-Za-z][\w'-]*\s+){0,4}?)(?:(?:was|were|are|is|still|currently|now)\s+)*(?P<state>waiting|awaiting|overdue|"
    r"outstanding(?!\W+(?:grad|rating|judg|mark))|unallocated|unassessed|unassigned|in\s+(?:a|the)\s+(?:queue|backlog))\b",
    re.IGNORECASE,
)
"""Whatever waits is a backlog, also where its noun is not in the vocabulary."""
_LEAST_WAITING = 5.0
_THERE_WERE = expression(rf"\bthere\s+(?:are|were)\s+(?:now\s+|still\s+)?{HEDGED_MORE}$", re.IGNORECASE)


def waiting(text: str, number: Number) -> CountedNumber | None:
    """'143 applications were waiting', 'there were three incidents waiting': things the vocabulary may not know."""
    found = _WAITING_AFTER.match(text, number.end)
    if found is None or (number.value or 0) < (2 if _THERE_WERE.search(text, 0, number.start) else _LEAST_WAITING):
        return None
    noun = next(reversed(found["things"].split()), "case")
    named = "things" if found["things"] else "state"
    thing = CountedThing(found.start(named), found.end("state"), noun, "volume", "cases", _LEAST_WAITING)
    return CountedNumber(number, thing, "waiting_things")


_WHO_CARRIES = expression(
    r"\b(?:an?|one|another|some|many|most|few|several|each|every|two|three|four)\s+(?:[\w-]+\s+){0,3}?(?P<who>officer|sergeant|constable|detective|investigator|supervisor|analyst|adviser|(?:offender\s+|case\s+)?manager)s?\s+"
    r"(?:(?:who|that)\s+|(?:told\s+us|said)\s+(?:that\s+)?(?:he|she|they)\s+)?(?:(?:was|were|is|are|has|have|had|been)\s+)*(?:with|had|has|have|holding|held|holds?|carr(?:y|ies|ied|ying)|juggl(?:e|es|ed|ing)|manag(?:e|es|ed|ing)|"
    rf"handl(?:e|es|ed|ing)|investigat(?:e|es|ed|ing)|dealing\s+with|dealt\s+with|look(?:ing|ed)\s+after|responsible\s+for|running|working\s+on)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_CASES_CARRIED = expression(
    r"\s+(?:(?:live|open|active|current|different|separate|serious|complex|ongoing|or|more)\s+)*(?P<what>cases|crimes|investigations|jobs|offenders|enquiries|inquiries|suspects|victims|files)\b",
    re.IGNORECASE,
)
"""'We met a constable with 43 live cases.'"""


def is_carried(text: str, number: Number) -> bool:
    """Whether it is what one of the officers has to do, and nothing that inspectors read."""
    return _WHO_CARRIES.search(text, 0, number.start) is not None and bool(_CASES_CARRIED.match(text, number.end))


_GO_UNRECORDED = expression(
    r"\s+(?:(?:a|each|every|in\s+the|last)\s+year\s+)?(?:(?:that\s+)?(?:go|goes|going|went|are|were|being|left)\s+)?(?P<state>unrecorded|(?:lost|missed)(?=\s+(?:annually|(?:a|each|every)\s+year)))\b",
    re.IGNORECASE,
)
_FAILS_TO_RECORD = expression(
    rf"\bfail(?:s|ed|ing)\s+to\s+(?P<verb>record|document|log)\s+{HEDGED_MORE}$", re.IGNORECASE
)
_LEAST_UNRECORDED = 10.0


def unrecorded(text: str, number: Number) -> CountedNumber | None:
    """'Just under 50 a year go unrecorded', 'it failed to document more than 4,200': crimes, as the field has it."""
    if (number.value or 0) < _LEAST_UNRECORDED:
        return None
    found = _GO_UNRECORDED.match(text, number.end)
    fails = _FAILS_TO_RECORD.search(text, 0, number.start) if NO_NOUN_AFTER.match(text, number.end) else None
    if found is None and fails is None:
        return None
    place = found.span("state") if found else fails.span("verb") if fails else (0, 0)
    thing = CountedThing(*place, "crime", "volume", "crimes", _LEAST_UNRECORDED)
    return CountedNumber(number, thing, "counted_things" if found else "count_of_things")


_HAPPENED = expression(
    rf"(?:\s+from\s+(?-i:[A-Z])[\w-]+)?\s+(?:{HAVE}\s+(?:also\s+)?been|were|was|are)\s+(?:(?:also|later|since|then)\s+)?(?:dismissed|suspended|recruited|vacant|unfilled|redundant|promoted|appointed|sacked|"
    r"convicted|charged|arrested|jailed|disciplined|investigated|under\s+(?:criminal\s+)?investigation)\b|"
    r"\s+(?:(?:has|have|had|will|would|are|were|was|is|to|be|been|being|also|now|since|recently|already|due|expected)\s+)+(?:taken\s+(?:on|off|from)|brought\s+in|recruited|appointed|hired|added|seconded|redeployed|reassigned|"
    r"(?:moved|transferred|drafted|posted|sent|assigned|lent|loaned|diverted|attached)\s+(?:in|into|to|from|over|there|across)|drafted|lost)\b|"
    r"\s+(?:(?:have|has|had|will|would|are|due|to|also|now|since|recently|already)\s+)*(?:(?:join(?:ed|ing)?|left|leav(?:e|ing))\s+(?:the|this|its|our)\s+(?:[\w-]+\s+){0,2}?(?:force|constabulary|team|unit|department|squad|hub|service)|resigned|retired)\b|"
    r"\s+(?:(?:now|already)\s+)?(?:work|sit|are\s+(?:based|placed|posted))\s+(?:alongside|beside|with|in|within|at|from|across)\b",
    re.IGNORECASE,
)
"""'Four officers were dismissed', 'three advisers sit with the call handlers'."""
_LEFT_UNDONE = expression(
    r"\s+(?:(?:was|were|is|are|remain(?:s|ed)?|still|now|currently|only)\s+)+(?:overdue|outstanding|unallocated|unassigned|unresourced)\b",
    re.IGNORECASE,
)
_DONE = expression(
    r"\s+(?:(?:have|has|had)\s+(?:now\s+|already\s+|since\s+)?been|were|was|are)\s+(?:now\s+|also\s+)?"
    r"(?:closed|completed|complete|signed\s+off|discharged|opened|added|escalated|open|outstanding|overdue|in\s+progress|under\s+way|o(?:n|ff)\s+track)\b|"
    r"\s+remain(?:s|ed)?\s+(?:open|outstanding|overdue|incomplete|in\s+progress|to\s+be\s+done)\b",
    re.IGNORECASE,
)
"""'Only three visits were overdue', 'six items were closed': what is to do and done is counted, however little."""


_DONE_WITH = expression(
    r"\s+(?:(?:have|has|had)\s+(?:now\s+|already\s+|since\s+)?been|were|was)\s+(?:recovered|seized|made|logged|issued|obtained|granted|refused|executed|"
    r"shut|secured|served|upheld|withdrawn|fitted|installed|bought|delivered|launched|destroyed|crushed|impounded|cancelled|cleared|returned)\b",
    re.IGNORECASE,
)
"""'6 tractors were recovered', 'three warrants were executed': what came of the work."""


def is_result(text: str, thing: CountedThing) -> bool:
    """'6 tractors were recovered.'"""
    return _DONE_WITH.match(text, thing.end) is not None


def is_done(text: str, thing: CountedThing) -> bool:
    """'Eleven items have been closed.'"""
    return _DONE.match(text, thing.end) is not None


def is_figure(text: str, thing: CountedThing) -> bool:
    """Whether a count is one however small: of what the force has not done yet, of people who came to it or left it."""
    if thing.unit and (_LEFT_UNDONE.match(text, thing.end) or is_done(text, thing) or is_result(text, thing)):
        return True
    if thing.noun == "people" and _ADDED.match(text, thing.start):
        return True
    if is_done_to(text, thing):
        return True
    return thing.unit == _WHO_ACT and _HAPPENED.match(text, thing.end) is not None


_ADDED = expression(r"(?:more|extra|additional)\s", re.IGNORECASE)
"""'It is spending £260,000 on eight more people.'"""
_WHO_ACT = "people"
_BY_SO_MANY = expression(rf"\b(?:by|(?:assault|attack)\s+on|(?:murder|killing|stabbing)\s+of)\s+{HEDGED_MORE}$", re.I)
_MADE_STRONGER = expression(
    r"\b(?:strengthen|boost|reinforc|increas|expand|enlarg|uplift|grow|grew|reduc|cut|shrink|shrunk|swell|bolster)\w*\b[^.;,\d]{0,70}$",
    re.IGNORECASE,
)
_OPENS_CLAUSE = expression(
    rf"(?:^\W*|[.;:,]\s+|\b(?:and|but|when|while|where|that|because|after|as|before|if|until)\s+){HEDGED_MORE}$",
    re.IGNORECASE,
)
_DID_SOMETHING = expression(
    rf"\s+(?:(?:{ARE}|{HAVE}(?:\s+been)?)\s+)?(?:\w+ly\s+)?(?:(?!need)[a-z]{{2,}}ed|left|told|gave|came|went|took|said|saw|spoke|ran|found|got|"
    r"made|drove|met|led|brought|held|began|heard|caught|knew|felt|thought|wrote|put|set|kept)\b",
    re.IGNORECASE,
)
_A_FEW = 10.0


def is_in_a_story(text: str, number: Number, thing: CountedThing) -> bool:
    """Whether a few people only do something: 'two officers stopped a car', 'visits made by two officers'.

    What the force does with them is a figure: 'it has seconded six', 'cut by two', 'four officers were dismissed'.
    """
    if thing.unit != _WHO_ACT or (number.value or 0) >= _A_FEW:
        return False
    if by := _BY_SO_MANY.search(text, 0, number.start):
        return _MADE_STRONGER.search(text, 0, by.start()) is None
    acts = _OPENS_CLAUSE.search(text, 0, number.start) and _DID_SOMETHING.match(text, thing.end)
    return bool(acts) and not is_figure(text, thing)
