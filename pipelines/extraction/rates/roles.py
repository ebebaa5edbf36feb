"""What role a percentage plays: a standard to reach, a change, an estimate, or a figure observed.

Belongs here: the words around a percentage that tell its role. Not here: finding the percentage (`reading`).
"""

from __future__ import annotations

import re

from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED, MOVING
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.records import RateRole

_STANDARD_HOLDS_VALUE = re.compile(
    r"\b(?:(?:standards?|targets?|benchmark|threshold|expectation|guidelines?|ambition|aim|goal|allowance|limit|ceiling|cap|maximum|minimum)\s*(?:\([^)]*\)\s*)?"
    r"(?:(?:for|on|in)\s+[^,;.]{3,80}?\s+)?"
    r"(?:(?:is|was|are|were|of|being|set\s+at|to\s+be|remains|stands\s+at|at|that|requires?|states?|to\s+\w+)\b|[:-])|"
    r"expected\s+(?:level|rate|standard|maximum|minimum)\s+(?:of|is|was)\b|"
    r"(?:standard|level|rate|target)\s+(?:that\s+(?:is|was)\s+)?(?:expected|required|set|asked\s+for)\s+(?:of|is|was|at)\b)"
    r"(?:(?!\d,\s+(?:and|but|while|so)\b)[^.;]){0,60}$",
    re.IGNORECASE,
)
"""'The national standard is …', 'its target of …', 'against an expected level of …'."""
_STANDARD_BESIDE = re.compile(
    r"\b(?:national|force's\s+own|own|internal|its|the)\s+(?:standard|target|benchmark),\s+$", re.IGNORECASE
)
"""'That beats the national standard, 90 percent'."""
_TARGET_OF = re.compile(
    r"\b(?:target|standard|benchmark|threshold)s?\s+of\s+(?:at\s+least\s+|over\s+)?$", re.IGNORECASE
)
"""'It met its target of 85 percent'."""
_HAPPENED_AFTER = re.compile(
    r"\s+(?:(?:percent|per\s+cent)\s+)?(?:of\s+(?:which|that|this|it|them|these|those)\s+)?(?:(?:had|has|have)\s+)?(?:(?:already\s+)?been\b|reached|met|came|comes|went|got|did|told|"
    r"told\s+us|said|say|felt|agreed|thought|believed?|answered|reported|was\b|were\b|did)\b|"
    r"\s+of\s+(?:[\w'-]+\s+){1,4}?(?:say|said|told|felt|agreed|thought|believed?|replied)\b",
    re.IGNORECASE,
)
"""'Only 44 percent of which reached officers in a week', '91 percent of staff say that they would'."""
_AVERAGE = re.compile(
    r"\baverage\b(?:\s+(?:of|for|across|in)\s+[\w'\s]{3,40}?)?\s+(?:is|was|being|stood\s+at)\s+$", re.IGNORECASE
)
_OUTLOOK = re.compile(
    r"\bexpected\s+to\s+(?:provide|deliver|bring|save|come|fall|rise|increase|decrease|drop|decline|improve|go|remain|stay|grow|account|produce|make\s+up|contribute|yield)\b[^.;]*$",
    re.IGNORECASE,
)
"""'Is expected to provide 37 percent of the savings': what is foreseen, and no standard."""
_STANDARD_FOLLOWS = re.compile(
    r"^\s+(?:(?:national|force|own|internal|performance|response)\s+)*"
    r"(?:standard|target|benchmark|threshold|guideline|expectation|expected\s+of|required\s+of)\b",
    re.IGNORECASE,
)
_WANTED = Quick(
    r"\b(?:hope[sd]?|intend(?:s|ed)?|want(?:s|ed)?)\s+that\s+(?:at\s+least\s+)?$|\b(?:wants?|wanted|aims?\s+for|aiming\s+for|hopes?\s+for|asks?\s+for|asked\s+for)\s+(?:at\s+least\s+|over\s+|more\s+than\s+)?$|"
    r"\b(?:expects?|wants?|requires?|asks?|tells?|told)\s+(?:[\w'-]+\s+){1,4}?to\s+(?:keep|hold|get|bring|maintain|limit|restrict|reach|achieve)\s+"
    r"(?:[\w'-]+\s+){0,8}?(?:below|under|above|over|at|to|within)\s+$|"
    r"\b(?:wants?|wanted|hopes?\s+for|wish(?:es)?)\s+(?:(?!to\b)[\w'-]+\s+){1,5}?(?:to\s+\w+\s+)?(?:kept\s+|brought\s+|cut\s+)?"
    r"(?:below|under|above|over|at|to|down\s+to|up\s+to|at\s+least|no\s+more\s+than)\s+$|"
    r"\b(?:shall|will|must|should)\s+(?:never|not)\s+(?:go|fall|drop|be\s+allowed\s+to\s+(?:go|fall|drop))\s+(?:below|under|above|over)\s+$|"
    r"\b(?:is|are)\s+to\s+be\s+(?:held|kept|maintained)\s+(?:at|above|below|under|between)\s+(?:at\s+least\s+)?$",
)
"""'The force wants it under 5 percent.'"""
_NAMED_STANDARD = re.compile(r"\(\s*(?:the\s+)?(?:\w+\s+)?(?:target|standard|goal)\s*:?\s*$", re.IGNORECASE)
"""'79% (target 85%)'"""
_SHOULD = re.compile(
    r"\b(?:should|must|expected\s+to|required\s+to|aims?\s+to|aimed\s+to|aiming\s+to|supposed\s+to|needs?\s+to|"
    r"ha(?:s|ve)\s+to)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_SHOULD_AFTER = Quick(
    r"[^.;,]{0,60}?\b(?:should(?!\s+have\s+been\s*(?:[.,;]|$))|must|(?:is|are)\s+(?:expected|required|supposed)\s+to(?!\s+(?:come|provide|account|make\s+up|fall|rise|grow))|needs?\s+to\s+be|ha(?:s|ve)\s+to)\b",
)
"""'Nine in ten calls should be answered …'."""
_AT_LEAST = re.compile(r"\b(?:at\s+least|no\s+(?:fewer|less|more)\s+than|over)\s+$", re.IGNORECASE)
_WILL_AFTER = re.compile(r"\s+of\s+(?:[\w'-]+\s+){1,6}?will\s+(?:be|have|get|receive)\b", re.IGNORECASE)
"""'By March at least 80% of victims will have an assessment': what is promised is to be reached."""
_OWN_FIGURE = re.compile(
    r"\b(?:force|constabulary|it|they|we|performance|actual|which)\b[^.;,]{0,30}\b(?:answer(?:ed|s|ing)|achiev\w+|met|"
    r"attend\w+|record\w+|reach\w+|report\w+|manag\w+|abandon\w+|complet\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""'… it answered 79 percent': the force's own figure, though a standard is named beside it."""
_BUT_MANAGES = re.compile(
    r"\b(?:but|yet|though)\s+(?:it\s+|they\s+)?(?:only\s+|now\s+|just\s+)?(?:manag|answer|achiev|reach|meet|met|attend|record|hit|stand|stood)\w*\s+"
    r"(?:at\s+)?(?:(?:only|just|about|nearly|around)\s+)*$|"
    r"\b(?:did|does|has\s+done|had\s+done|managed|achieved|met)\s+(?:so|this|that|it)\s+(?:in|for|on)\s+(?:(?:only|just|about|nearly|around|over)\s+)*$",
    re.IGNORECASE,
)
"""'It aims to answer nine in ten, but manages six in ten.'"""
_CHANGE = re.compile(
    rf"\b(?:(?:{MOVED}|{MOVING}){HOW_MUCH},?|improvement|reduction|growth|surge|leap|spike|jump|climb|slump|plunge|"
    r"cut(?:s|ting)?|loss|lost|lose|losing|(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)(?<!pick\s)(?<!picks\s)(?<!picked\s)(?<!picking\s)(?<!take\s)(?<!takes\s)(?<!taking\s)(?<!taken\s)(?<!took\s)(?<!turned\s)(?<!follow\s)(?<!followed\s)up|down|improv\w*|saving|uplift|higher|lower|more|"
    r"(?:pay|precept|tax|grant|council\s+tax)\s+(?:award|rise|increase|settlement|freeze|cut)s?|(?:rise|increase|reduction|cut|fall|drop|growth|decline|jump|surge|spike)s?\s+in\s+(?:[\w'-]+\s+){0,8}[\w'-]+|"
    r"fewer|less|chang\w+|went\s+(?:up|down)|gone\s+(?:up|down)|com(?:e|ing)\s+down|came\s+down)\s+"
    r"(?:(?:of|by|in|from|to|was|were|is|has\s+been|have\s+been|around|about|roughly|nearly|over|under|just|some|an?|almost|"
    r"more\s+than|approximately|at\s+least|up\s+to|further|another|£[\d.,]+(?:\s?(?:k|m|bn|million|billion))?,?\s*(?:\(|or\s)?|officers?|staff|the|workforce|crime|budget)\s*){0,4}$",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"\b(?:cut(?:s|ting)?|reduc\w+|increas\w+|lower\w*|rais\w+|(?:br(?:ing|ings|ought|inging)|driv(?:e|en|ing)|drove|push(?:ed|ing)?)\s+(?:down|up)|shrunk|shrank|slash\w*|trim\w*|boost\w*|improv\w+|grown|grew|expand\w*|halv\w+)\s+"
    r"(?:(?!and\b|or\b|but\b)[\w'-]+\s+){1,10}by\s+(?:(?:about|around|nearly|over|almost|just|only|some|more|than|at|least|up|to|an?)\s+)*$",
    re.IGNORECASE,
)
"""'It has cut the cost of uniforms by a fifth'."""
_TIME_LOST = re.compile(r"\s+of\s+(?:[\w'-]+\s+){0,3}?(?:days|time|hours|shifts)\b", re.IGNORECASE)
"""'Officers lost 4 percent of their working days': a share of the time, and no change."""
_UNRECORDED = re.compile(
    r"\s+(?:of\s+(?:[\w'-]+\s+){1,6}?)?(?:that\s+|which\s+)?(?:(?:go(?:es)?|went|are|is)\s+(?:unrecorded|not\s+recorded|missed|lost)|(?:the\s+(?:force|"
    r"constabulary)|it)\s+(?:does(?:n't|\s+not)\s+record|fails\s+to\s+record))",
    re.IGNORECASE,
)
"""'The 11.4 percent that go unrecorded', which nobody has counted."""
_NOT_RECORDED = Quick(
    r"\s+(?:of\s+)?(?:[\w'-]+\s+){0,3}?(?:crimes?|offences|rapes?)\b[^.;]{0,90}?\b(?:(?:may|might|could)\s+be\s+)?(?:(?:are|is|go|going|being)\s+)"
    r"(?:not\s+(?:being\s+)?recorded|unrecorded)\b",
)
"""'One in five of all crimes reported to the force are not recorded'."""
_OWN_VERB = re.compile(
    r"\s+(?:of\s+)?(?:[\w'-]+\s+){1,6}?(?:say|said|told|felt|agreed?|thought|believed?|are|were|is|was|have|had|has|did|do|would)\b",
    re.IGNORECASE,
)
_OF_PEOPLE_ASKED = re.compile(
    r"\s+of\s+(?:[\w'-]+\s+){1,5}?(?:say|said|told|felt|agreed|thought|believed?)\b", re.IGNORECASE
)
_CHANGE_IN_MONEY = Quick(
    r"\b(?:increas\w+|rais\w+|rises?|rose|go(?:es)?\s+up|cuts?|reduc\w+|took|taken?|saved|stripped|lost|f[ae]ll\w*|grew|grown)\b[^.;%£]{0,60}£[\d.,]+[^;%£]{0,60}"
    r"(?:,\s+(?:or|which\s+is|that\s+is|i\.e\.)|\b(?:equal|equivalent|amounting)\s+to|\brepresenting|\()\s*(?:about\s+|around\s+|nearly\s+|over\s+)?$",
)
"""'An increase of £13 a year, which is 5.2 percent'."""
_POUNDS_OF_RISE = re.compile(
    r"£[\d.,]+\d(?:\s?(?:k|m|million))?\s+(?:(?:a|per)\s+year\s+)?(?:increase|rise|cut|reduction)\s+(?:is\s+|was\s+|would\s+be\s+)?"
    r"(?:equates?\s+to|equated\s+to|equivalent\s+to|equal\s+to|amounts?\s+to|represents?|represented)\s+(?:(?:an?|about|around|nearly|over|just)\s+)*$",
    re.IGNORECASE,
)
"""'A £10 rise is equivalent to 4.1 percent'."""
_OF_A_WHOLE = re.compile(r"\s+of\b")
_CHANGE_IN_BRACKETS = Quick(
    r"\b(?:increase|rise|fall|drop|reduction|decrease|growth|cut|loss|jump|surge|dip)\s+of\s+[£\d][^.;()]{0,40}(?:\(\s*(?:or\s+|i\.e\.\s+|that\s+is,?\s+|about\s+|nearly\s+)*|,?\s+or\s+)$",
)
"""'An increase of 662 (or 5.5%)'."""
_AWARD = re.compile(
    r"\b(?:pay(?:\s+(?:awards?|rises?|inflation))?|inflation|awards?)\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+)?"
    r"(?:assumed|budgeted|forecast|estimated|expected|set|put|taken)\s+(?:at|to\s+be)\s+(?:about\s+|around\s+)?$",
    re.IGNORECASE,
)
"""'Pay awards are assumed at 2.8%': by how much pay rises."""
_CHANGE_AFTER = re.compile(
    r"^\)\s+(?:more|less|higher|lower|fewer)\s+than\s+(?:last|in|the\s+(?:year|previous))|^(?:,?\s+or\s+£[\d.,]+\d(?:\s?(?:k|m|million))?,?)?\s+(?:(?!or\b)\w+\s+){0,1}?(?:increase|decrease|reduction|rise|fall|drop|decline|growth|cut|uplift|loss|jump|surge|leap|spike|dip|slump|plunge|more|fewer|less|"
    r"higher|lower|improvement|change)(?!\s+or\b)|^\s+(?:up|down)\b|"
    r"^\s+pay\s+(?:award|settlement|deal|offer)|^\s+for\s+(?:the|an?|this|next)\s+(?:[\w'-]+\s+)?(?:pay\s+)?award\b|"
    r"^\s+(?:below|above|down\s+on|up\s+on)\s+(?:(?:its|the|their|our)\s+)?(?:\w+\s+)?(?:strength|level|number|total|peak|year|baseline)s?\b",
    re.IGNORECASE,
)
_TO_FROM = re.compile(r"\b(?:to|from)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ESTIMATE = re.compile(
    r"\bestimat\w*|\bextrapolat\w*|confidence\s+interval|\b(?:we|inspectors|hmic\w*|auditors)\s+puts?\b[^.;]*\bat\b",
    re.IGNORECASE,
)


_OF_MONEY = re.compile(
    r"\s+of\s+(?:its|the|their|our|this|that)\s+(?:£|(?:[\w-]+\s+){0,2}(?:budget|spending|expenditure|costs|savings|grant|income)\b)",
    re.IGNORECASE,
)
"""'An estimated £10m, about a tenth of its £102 million budget': the sum is estimated."""
_RECORDS = re.compile(
    r"\b(?:records|(?:is|are|was|were)\s+(?:only\s+)?recording|(?:fail(?:s|ed|ing)?\s+to|do(?:es)?\s+not|doesn't|did\s+not|didn't)\s+record)\s+(?:(?:about|around|nearly|almost|over|under|just|only|some|more\s+than)\s+)*$",
    re.IGNORECASE,
)
"""'It records 96.6 percent of the crime reported to it': what nobody can count is estimated from an audit."""
_OF_CRIME = re.compile(
    r"\s+(?:of\s+)?(?:[\w-]+\s+){0,3}?(?:crimes?|offences|rapes?)\b(?!\s+(?:(?:with)?in|inside)\s+(?:\d|a\s+day|one\s+day|an?\s+hour))",
    re.IGNORECASE,
)


_ALSO_BY = Quick(
    r"(?:,|\b(?:and|but|while))\s+(?:[\w'()-]+\s+){0,7}?by\s+(?:(?:almost|nearly|about|around|over|just|more\s+than|only)\s+)*$",
)
_MOVES = re.compile(rf"\b(?:cut|cuts|rais\w+|went|gone|improv\w+|{MOVED}|{MOVING})\b", re.IGNORECASE)
"""'Burglary fell by 27 percent and vehicle crime by almost a half': the verb counts for both."""
_CUTS_VARY = Quick(
    r"\b(?:cuts|reductions|increases|rises|falls|savings|growth|drops)\s+(?:[\w'-]+\s+){0,3}?(?:rang|var|differ)\w*\b[^.;\d]{0,60}$",
)
"""'The cuts vary between forces, from 8 to 19 percent'."""
_THE_CUT_IS = re.compile(
    r"\b(?:the|an?|its|this|that|our)\s+(?:(?:average|overall|total|biggest|largest|smallest|national|planned|expected|annual)\s+)+"
    r"(?:reduction|increase|rise|fall|drop|decrease|cut|growth|decline)\b[^.;,:%\d]{0,60}?\b(?:is|was|being|will\s+be|would\s+be)\s+"
    r"(?:(?:about|around|nearly|over|just|only|almost|some)\s+)*$",
    re.IGNORECASE,
)
"""'The average reduction across the country is six percent'."""


def role_of(before: str, after: str, lead_in: str = "") -> RateRole:
    """The role of a percentage between two parts of a sentence; `lead_in` opens the list that it stands in."""
    if _ESTIMATE.search(before[-90:]) and not is_change(before) and not _OF_MONEY.match(after):
        return "estimate"
    if _is_standard(before, after) or (_SHOULD.search(lead_in) and not _HAPPENED_AFTER.match(after)):
        return "standard"
    if _RECORDS.search(before) and _OF_CRIME.match(after):
        return "estimate"
    if (_UNRECORDED.match(after) or _NOT_RECORDED.match(after)) and not is_change(before):
        return "estimate"
    if _OF_PEOPLE_ASKED.match(after):
        return "observed"
    if _POUNDS_OF_RISE.search(before):
        return "change"
    if _CHANGE_IN_MONEY.search(before) and not _OF_A_WHOLE.match(after):
        return "change"
    if _CHANGE_IN_BRACKETS.search(before) or _AWARD.search(before):
        return "change"
    if _CUTS_VARY.search(before) or _THE_CUT_IS.search(before) or (_ALSO_BY.search(before) and _MOVES.search(before)):
        return "change"
    if _TIME_LOST.match(after):
        return "observed"
    if _CHANGE_AFTER.match(after) or (is_change(before) and not _TO_FROM.search(before)):
        return "change"
    return "estimate" if _ESTIMATE.search(lead_in) else "observed"


_LEVEL_OF = re.compile(
    r"\b(?:lowest|highest|worst|best|latest|current|overall|average)\s+(?:[\w-]+\s+)?(?:rate|level|figure|score|result)\s+(?:of|at)\s+(?:(?:only|just|about|nearly)\s+)*$",
    re.IGNORECASE,
)
"""'A decline that led to the lowest rate of 56 percent': where it came to, and not by how much."""


def has_own_verb(after: str) -> bool:
    """Whether the words behind a share make a clause of it, so that it shares no verb with the one before."""
    return _OWN_VERB.match(after) is not None


def is_change(before: str) -> bool:
    """Whether the words before a share say that it is the size of a change: 'fell by', 'the loss of over'."""
    if _LEVEL_OF.search(before):
        return False
    return _CHANGE.search(before) is not None or _CHANGED_BY.search(before) is not None


_AS_BEFORE = re.compile(
    r"\b(?:up|down)\s+from\s+(?:(?:about|around|nearly|almost|over|under|just|only|some)\s+)*$", re.IGNORECASE
)
"""'84.8% within the ten-second standard, up from 66%': what it was, whatever the standard is."""
_BESIDE_BASELINE = re.compile(
    r"\s+(?:above|below|over|under|short\s+of)\s+(?:the|its|that)\s+(?:\w+\s+)?baseline\b", re.IGNORECASE
)
_HAD_TO_CUT = re.compile(
    r"\b(?:has|have|had)\s+(?:been\s+(?:required|asked|told|forced|obliged)|had)\s+to\s+(?:cut|reduce|lower|trim|slash|shrink|raise|increase)\b[^.;,%]{0,60}\bby\s+"
    r"(?:(?:about|around|nearly|almost|over|some|more\s+than|at\s+least)\s+)*$",
    re.IGNORECASE,
)
"""'It has been required to cut its spending by 21 percent': by how much it did."""


def _is_standard(before: str, after: str) -> bool:
    if _AS_BEFORE.search(before[-40:]) or _BESIDE_BASELINE.match(after) or _HAD_TO_CUT.search(before[-120:]):
        return False
    if _WANTED.search(before) or _NAMED_STANDARD.search(before):
        return True
    if _STANDARD_BESIDE.search(before[-80:]):
        return True
    if _TARGET_OF.search(before[-60:]):
        return True
    if _BUT_MANAGES.search(before[-80:]):
        return False
    if _HAPPENED_AFTER.match(after) or _OUTLOOK.search(before[-120:]) or _AVERAGE.search(before[-90:]):
        return False
    if _STANDARD_HOLDS_VALUE.search(before) or _SHOULD.search(before):
        return not _OWN_FIGURE.search(before[-70:])
    if _SHOULD_AFTER.match(after) or (_AT_LEAST.search(before) and _WILL_AFTER.match(after)):
        return True
    return bool(_STANDARD_FOLLOWS.match(after)) and not _OWN_FIGURE.search(before[-70:])
