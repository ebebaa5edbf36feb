"""Constructions by which a number counts without a noun behind it: '23 were late', 'rest days owed came to 21,300'.

Belongs here: numbers that lean on a thing counted before, stand apart from it or total it. Not here: numbers beside
their nouns (`places`), of teams (`teams`), or the nouns (`grammar.counted`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, named_before, thing_after, things_before
from pipelines.extraction.grammar.function_words import ARE, THE_FORCE, THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import (
    BY_A_SHARE,
    MEANWHILE,
    NAMED,
    NO_NOUN_AFTER,
    OPENS,
    PART_AFTER,
    UNITS_NAMED,
)
from pipelines.extraction.volumes.shapes.at_hand import in_a_state, there_are

_CLOSES = expression(r"\s*[,)]")
_PART_LEADS = expression(rf"(?:{OPENS}|[,;:]\s+(?:and\s+|but\s+)?)(?:of\s+{THEM},?\s+)?{HEDGED_MORE}$", re.IGNORECASE)
_NEW_CLAUSE = expression(
    rf"[,;:]\s+(?:(?:and|but)\s+)?{HEDGED_MORE}$|[;:]\s+(?:it|they|we|there)\s+(?:now\s+)?(?:has|have|had|{ARE})\s+(?:now\s+)?{HEDGED_MORE}$",
    re.IGNORECASE,
)
_OF_A_WHOLE = expression(r"\b(?:[Oo]f|among)\s+(?:(?:the|these|those|its|our|all)\s+)*\d")
"""'Of the 93 posts, 17 were empty' is a share."""
_PART_VERB = expression(r"\s+(?:did|do|were|was|are|had|have|remain\w*|still)\b", re.IGNORECASE)
_HAS = expression(
    rf"\b(?:had|has|have|(?:hold|carr(?:y|i)e?|handle|manage|close|complete|resolve|allocate|finalise)(?:s|d)?|held|carried|carries|gets?\s+through|got\s+through|clear(?:s|ed)?|dealt\s+with|deals?\s+with|(?:we|inspectors|they|it)\s+(?:had\s+|have\s+)?(?:found|counted|saw|seen)|(?:train|recruit|record|hire|employ|appoint|need|want|lose|gain|add|arrest|charge|visit|seize)(?:s|ed)?|(?:sell|clos|open|shut|build|buy|leas|fund|post|promot|dismiss|suspend|convict|replac|install|deploy|retain)(?:e?s|ed|e)?|sold|built|bought|kept|sent|found|applied\s+for|applies\s+for|made|got|lost|obtained|secured|issued|received|answered|handled|executed|takes?\s+on|took\s+on|taken\s+on|taking\s+on|bringing\s+in|brought\s+in|left|leaving|leaves|leave|is\s+now|are\s+now)\s+{HEDGED_MORE}$|\b(?:another|a\s+further|an\s+extra|an\s+additional)\s+$",
    re.IGNORECASE,
)
_AT_THE_TIME = expression(
    rf"(?:^|[;,(]\s*|\b(?:and|but|where|while|when)\s+)(?:(?:in|by|at|on|for)\s+(?:[\w/]+\s+){{0,4}}?(?:{YEAR}(?:/\d\d)?|[A-Z][a-z]+|(?:re)?inspection|(?:re)?visit|return|year|month|quarter)|"
    r"(?:(?:\w+\s+){1,2}(?:years?|months?|weeks?|days?|hours?)\s+)?(?:before|earlier|ago|previously|later|then|now|today|(?:(?:at\s+)?(?:this|the\s+same)\s+time\s+)?last\s+(?:year|time|month)))\s*,?\s+"
    r"(?:it|there|this|that|they|we|I|you|(?:the|that|this)\s+(?:figure|number|total|count))\s+(?:ha[ds]\s+)?"
    rf"(?:was|were|(?:risen|fallen|grown|dropped|gone\s+(?:up|down)|come\s+down)\s+to|rose\s+to|fell\s+to|been|would\s+have\s+been|used\s+to\s+be|found|counted|stood\s+at|had|saw|made|took|did|dealt\s+with|[a-z]{{2,}}ed|is|are)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'In 2021 we found 1,970', 'five years before it was 27,160': as many, at another time, of what was counted before."""
_NUMBER_MOVED = expression(
    r"\b(?:(?:the|that|this|its)\s+(?:number|figure|total|count|list|queue)|it|they|this|that)\s+(?:(?:has|have|had|will|would|now|since|then|also|been|is|was|be|being)\s+)*"
    rf"(?:{MOVED}|cut|brought|got|gone|went|come|came|trimmed|halved|doubled){HOW_MUCH}{BY_A_SHARE}{MEANWHILE},?\s+(?:from|to)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'By January the number had been brought down by a third, to 739': of what was counted before."""
_OF_THEM = expression(rf"\s+(?:(?:more|fewer|others?)\s+)?of\s+{THEM}\b", re.IGNORECASE)
_IS_NOW = expression(
    rf"\b(?:this|that|it|the\s+(?:figure|number|total))\s+(?:is|was|stands\s+at|stood\s+at)\s+(?:now|then)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'There were 91 vacancies out of 402, and this is now 29.'"""
_LEAVING = expression(rf"\bleav(?:ing|es)\s+{HEDGED_MORE}$", re.IGNORECASE)
"""'Most crimes are recorded, leaving some 9,000 a year that are not'."""
_COUNTED = expression(
    rf"[:;,]\s+(?:(?:and|but|when|where)\s+)?(?:in\s+{YEAR}\s+)?(?:we|inspectors|HMIC\w*|they|it)\s+(?:had\s+)?(?:counted|found|saw)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Incidents are no longer left overnight: we counted 26.'"""
_AS_FOR = expression(rf"^\W*As\s+(?:for|to|regards)\s+(?:[\w-]+\s+){{0,4}}?[\w-]+,\s+{HEDGED_MORE}$", re.IGNORECASE)
"""'As for complaints, 612 were logged.'"""
_ALL_BUT = expression(r"\ball\s+but\s+$", re.IGNORECASE)
"""'Some 3,600 crimes were open; it has finalised all but 410.'"""
_ANOTHER_HAS = expression(
    rf"(?:^\W*|[.;,]\s+|\b(?:and|but|while|whereas)\s+){NAMED}(?:'s)?\s+(?:has\s+|had\s+|have\s+|only\s+)?(?!(?:in|on|at|of|for|from|to|by|with|and|or|turned|aged|scored|won|beat|served|road|street|ward|line|unit|team)\b)[a-z]{{3,}}(?:\s+after|\s+with|\s+out)?\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Kent flew 620': as many as another, of what was counted before."""
_THEN_NOUN = expression(rf"\s+{ARE}(?=\s)", re.IGNORECASE)
_LEAST_LEANING = 5.0
"""Fewer, where they are written in words, are part of a story."""
_OPENS_CLAUSE = expression(
    rf"(?:{OPENS}|[,;:(]\s+|\s-\s+|\b(?:and|but|while|that)\s+)(?:(?:and|but|while|so|yet|that)\s+)?"
    rf"(?:(?:so\s+far|since\s+then|by\s+then|now|today|at\s+present|in\s+all|in\s+{YEAR}(?:[/-]\d\d(?:\d\d)?)?|(?:in\s+)?(?:(?:last|this)\s+)?(?:{MONTHS})|last\s+(?:year|month)|"
    r"(?:in|on|at|by|during|over|from|since)\s+(?:the|our|its|that|those|these)\s+(?:[\w-]+\s+){0,5}?[\w-]+|of\s+(?:which|whom|(?:those|these|them)(?:\s+who\s+[^,.;:\d]{3,40}?)?))[,:]?\s+)?"
    rf"(?:there\s+(?:are|were|had\s+been|have\s+been)\s+(?:now\s+|still\s+|only\s+)*|the\s+(?:remaining|other|last)\s+)?{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'So far 112 have taken part', 'and a further 35 will start by March': the subject of a clause."""
_ANY_VERB = expression(
    rf"\s+(?:(?:of\s+{THEM}|more|extra|additional|others?|in\s+all)\s+)?(?:(?:are|were|is|was|have|had|has|did|do|will|would|could|can|may|might|must|should|"
    r"remain\w*|still|came|went|took|left|started|began|got|live|lives|work\w*|led|made|gave|fell|rose|met|held|kept|lost|called\s+for|"
    r"(?:\w+ly\s+)?[a-z]{2,}ed)\b|n't\b)",
    re.IGNORECASE,
)
_WITH = expression(rf"\bwith\s+{HEDGED_MORE}$", re.IGNORECASE)
_THE_FIRST = expression(r"\bthe\s+first\s+$", re.IGNORECASE)
_STILL_TO_BE = expression(
    r"\s+(?:(?:are\s+|were\s+)?(?:to\s+be|due|expected|promised|ready)\b|of\s+(?:which|these|them)\b|(?-i:will)\b)",
    re.IGNORECASE,
)
"""'It will buy 1,200 cameras, with the first 300 due by Easter'."""
_CONSIDERED = expression(
    rf"\b(?:considers?|considered|regards?|regarded|believe[sd]?|counts?|reckon(?:s|ed)?|treats?|judge[sd]?|deems?|thinks?)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_TO_BE_DONE = expression(
    rf"(?:\s+of\s+{THEM})?\s+(?:(?:to\s+be|as|to\s+have\s+been)\s+)?(?:now\s+)?(?:complete|completed|closed|met|done|discharged|open|outstanding|overdue|achieved|finished)\b",
    re.IGNORECASE,
)
"""'Nine areas for improvement were set. The force considers seven to be complete.'"""
_DID = expression(
    r"\b(?:(?:has|have|had|and|but)\s+(?:been\s+)?(?:brought\s+(?:in|back)|taken\s+(?:on|in|away)|sent|put|let|given|made|got|found|\w{3,}ed)(?:\s+(?:in|on|out|up|back))?|"
    rf"{ARE}\s+(?:granted|given|awarded|promised|now|down\s+to|up\s+to|back\s+(?:up\s+)?to)|granted|brought\s+in|took\s+in|there\s+(?:are|were|have\s+been|had\s+been|is|was)"
    rf"(?:\s+(?:now|still|only))?|plans?\s+for|planned\s+for)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'A direct entry scheme has brought in 40 so far', 'it was granted 48', 'there were now 212'."""
_EVERY_SO_OFTEN = expression(r"\s+(?:a|per|each|every)\s+(?:day|week|month|quarter|year|shift)\b", re.IGNORECASE)
_VERB = expression(
    rf"\b(?:it|they|we|which|unit|team)\s+(?:\w+ly\s+|now\s+)?[a-z]{{3,}}(?:s|ed)?\s+{HEDGED_MORE}$", re.IGNORECASE
)
"""'It examines about 90 a month'."""
_OF_WHICH = expression(
    rf"\bof\s+(?:which|whom)\s+(?:(?:(?:the|its|a)\s+)?[\w']+\s+(?:[\w']+\s+){{0,3}}?)?{HEDGED_MORE}$", re.IGNORECASE
)
"""'Protection orders, of which it obtained nine', 'offenders, of whom 137 …'."""
_OF_WHAT_KIND = expression(
    r"\s+(?:(?:very|now|still)\s+)?(?:(?:high|medium|low|standard)[\s-](?:risk|priority|harm)|overdue|outstanding|open|live|complete|vacant|urgent|violent|female|male|new)\b(?!\s+[a-z]+s\b)",
    re.IGNORECASE,
)
"""'Suspects outstanding: 612, of whom 48 high risk.'"""
_THE_SO_MANY = expression(
    rf"\b(?:than|on|from|to|with|against|above|below|over|under|double|twice|half|treble|besides|as\s+well\s+as|in\s+place\s+of|instead\s+of|on\s+top\s+of|in\s+addition\s+to|rather\s+than)\s+(?:the|its|our)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_SEEN_BEFORE = expression(
    rf"\s+(?:or\s+so\s+)?(?:(?:already|originally|previously|once|first)\s+)?(?:(?:that|which)\s+)?(?:(?:we|it|they|inspectors|hmic\w*|{THE_FORCE})\s+(?:had\s+|has\s+|have\s+)?(?:found|saw|seen|had|"
    rf"recorded|reported|counted|held|employed|managed|carried|dealt\s+with|received|would|should|wants?|wanted|needs?|needed|expects?|expected|asked|recommend(?:s|ed)?)|there\s+(?:were|had\s+been)|who\s+[a-z]+|(?:of|in|for)\s+{YEAR}|(?:in|over|during|for)\s+the\s+(?:previous|same|prior|preceding|last)\b|of\s+(?:last\s+year|the\s+year\s+before)|(?:recommended|advised|allowed|permitted|required|needed|expected|planned|promised|funded|budgeted)\b|(?:was|were|had\s+been)\s+(?:usual|normal|common|there)\b|(?:found|seen|recorded|reported|counted|held|made|done|answered|issued|arrested|trained|employed)\b|in\s+{YEAR}|"
    r"(?:a|the)\s+year\s+(?:before|earlier)|last\s+(?:year|time)|"
    r"that\s+(?:[\w']+\s+){1,4}?(?:funds?|funding|pays?|paying|employs?|employed|lost|promised|uses?|used|wants?|wanted|allows?|recommends?|recommended|needs?|needed|has|had|sets?|regards?|thinks?|considers?|expects?|expected|must|should|will)\b)",
    re.IGNORECASE,
)
"""'More than the 184 that we found in 2022', 'the 60 there were in May', 'besides the 90 that it must recruit'."""
_COMPARED_WITH = expression(rf"\bcompare[ds]?\s+(?:with|to)\s+{HEDGED_MORE}$", re.IGNORECASE)


_AS_MANY = ((_THE_SO_MANY, _SEEN_BEFORE),)
"""What stands before a number and what behind it where it is of the same things as were counted before."""
_PART_BEFORE = expression(
    r"(?:\b(?:half|majority|most|bulk)|(?:\bthirds?|\bquarters?|\bfifths?|\btenths?)|\d\s?(?:%|per\s?cent|percent))\s+of\s+"
    rf"(?:{THEM}|which|whom)(?:\s+[a-z]+)?,\s+(?:or\s+)?{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'More than half of these, some 10,900, are of violence.'"""
_LEANS = (
    (_PART_BEFORE, _CLOSES),
    *((said, NO_NOUN_AFTER) for said in (_AT_THE_TIME, _IS_NOW, _NUMBER_MOVED, _ALL_BUT, _ANOTHER_HAS)),
    (_PART_LEADS, PART_AFTER),
    (_THE_FIRST, _STILL_TO_BE),
    (_CONSIDERED, _TO_BE_DONE),
    (_PART_LEADS, _PART_VERB),
    (_OPENS_CLAUSE, _ANY_VERB),
    (_VERB, _EVERY_SO_OFTEN),
    (_HAS, NO_NOUN_AFTER),
    (_DID, NO_NOUN_AFTER),
)
"""The same, where no noun of its own follows a verb: '23 were officers' counts what it names."""


def leaning(text: str, number: Number, thing: CountedThing | None) -> CountedNumber | None:
    """'23 were off the road', 'one officer had 41', '11 of them': `thing` was counted before, or is named here."""
    before, end = text[: number.start], number.end
    if thing is None and _NEW_CLAUSE.search(before) and not _OF_A_WHOLE.search(before):
        thing = named_before(text, number.start, UNITS_NAMED)
    which = _OF_WHICH.search(before)
    if which or (thing is None and _COMPARED_WITH.search(before)):
        told = thing or _volume_before(text, which.start() if which else number.start)
        if told and any(behind.match(text, end) for behind in (NO_NOUN_AFTER, _ANY_VERB, _OF_WHAT_KIND)):
            return CountedNumber(number, told, "joined_count")
        thing = thing or (told if not which else None)
    if thing is None and (
        _COUNTED.search(before)
        or _LEAVING.search(before)
        or _IS_NOW.search(before)
        or (_AS_FOR.search(before) and _ANY_VERB.match(text, end))
    ):
        thing = _volume_before(text, number.start)
    if told := there_are(text, number, thing) or in_a_state(text, number):
        return CountedNumber(number, told, "joined_count")
    if thing is None or (number.value or 0) < max(min(thing.least, _LEAST_LEANING if number.in_words else 2), 2):
        return None
    of_them = _OF_THEM.match(text, end) and not _OF_A_WHOLE.search(before)
    if of_them or _stands_between(text, number, _AS_MANY):
        return CountedNumber(number, thing, "joined_count")
    then = _THEN_NOUN.match(text, end)
    named = thing_after(text, then.end()) if then else None
    if named and named.role == "volume":
        return CountedNumber(number, named, "counted_things")
    return CountedNumber(number, thing, "joined_count") if _stands_between(text, number, _LEANS) else None


def _volume_before(text: str, at: int) -> CountedThing | None:
    named = things_before(text, at)
    return named if named and named.role == "volume" else None


def _stands_between(text: str, number: Number, places: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]) -> bool:
    before = text[: number.start]
    return any(behind.match(text, number.end) and ahead.search(before) for ahead, behind in places)
