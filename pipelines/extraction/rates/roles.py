"""What role a percentage plays: a standard to reach, a change, an estimate, or a figure observed.

Belongs here: the words around a percentage that tell its role. Not here: what makes it a standard (`standards`), or
finding the percentage (`reading`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import ARE, HAVE, THEIR
from pipelines.extraction.grammar.hedges import HEDGED_NOUN, HEDGES
from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED, MOVING
from pipelines.extraction.rates.standards import is_standard
from pipelines.extraction.records import RateRole

_CHANGE = expression(
    rf"\b(?:(?:{MOVED}|{MOVING}){HOW_MUCH},?|improvement|reduction|growth|surge|leap|spike|jump|climb|slump|plunge|"
    r"cut(?:s|ting)?|loss|lost|lose|losing|(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)(?<!pick\s)(?<!picks\s)(?<!picked\s)(?<!picking\s)(?<!take\s)(?<!takes\s)(?<!taking\s)(?<!taken\s)(?<!took\s)(?<!turned\s)(?<!follow\s)(?<!followed\s)(?<!give\s)(?<!gives\s)(?<!gave\s)(?<!given\s)(?<!giving\s)(?<!hang\s)(?<!hung\s)(?<!clear\s)(?<!clears\s)(?<!cleared\s)(?<!clearing\s)(?<!signed\s)(?<!backed\s)(?<!kept\s)(?<!caught\s)(?<!-)up|down|improv\w*|saving|uplift|higher|lower|more|"
    r"(?:pay|precept|tax|grant|council\s+tax)\s+(?:award|rise|increase|settlement|freeze|cut)s?|(?:rise|increase|reduction|cut|fall|drop|growth|decline|jump|surge|spike)s?\s+in\s+(?:[\w'-]+\s+){0,8}[\w'-]+|"
    r"(?<=an\s)extra|fewer|less|chang\w+|went\s+(?:up|down)|gone\s+(?:up|down)|com(?:e|ing)\s+down|came\s+down)\s+"
    r"(?:(?:of|by|in|from|to|was|were|is|has\s+been|have\s+been|around|about|roughly|nearly|over|under|just|some|an?|almost|"
    r"more\s+than|approximately|at\s+least|up\s+to|as\s+much\s+as|as\s+little\s+as|further|another|£[\d.,]+(?:\s?(?:k|m|bn|million|billion))?,?\s*(?:\(|or\s)?|"
    r"staggering|massive|whopping|huge|shocking|alarming|worrying|dramatic|record|significant|mere|modest|sharp|steep|remarkable|incredible|impressive|startling|astonishing|"
    r"officers?|staff|the|workforce|crime|budget)\s*){0,4}$",
    re.IGNORECASE,
)
_CHANGED_BY = expression(
    r"\b(?:cut(?:s|ting)?|reduc\w+|increas\w+|lower\w*|rais\w+|(?:br(?:ing|ings|ought|inging)|driv(?:e|en|ing)|drove|push(?:ed|ing)?)\s+(?:down|up)|shrunk|shrank|slash\w*|trim\w*|boost\w*|upped|(?<=to\s)up|improv\w+|grown|grew|expand\w*|halv\w+)\s+"
    r"(?:(?!and\b|or\b|but\b)[\w'-]+\s+){1,10}by\s+(?:(?:about|around|nearly|over|almost|just|only|some|more|than|at|least|up|to|an?)\s+)*(?:\(\s*)?$",
    re.IGNORECASE,
)
"""'It has cut the cost of uniforms by a fifth'."""
_TIME_LOST = expression(r"\s+of\s+(?:[\w'-]+\s+){0,3}?(?:days|time|hours|shifts)\b", re.IGNORECASE)
"""'Officers lost 4 percent of their working days': a share of the time, and no change."""
_CASES_LOST = expression(
    r"\s+of\s+(?:(?!workforce|officers|staff|posts)[\w'-]+\s+){0,4}?(?:cases|calls|crimes|investigations|prosecutions|victims|incidents|complaints|trials)\b",
    re.IGNORECASE,
)
_LOSES = expression(rf"\b(?:lost|lose[sd]?|losing|drop(?:s|ped)?)\s+{HEDGES}$", re.IGNORECASE)
"""'The force dropped 12 per cent of its cases', 'the best lost 2 percent of its calls': a share, and no change."""
_ALSO_LOST = expression(rf"\b(?:lost|losing|cut)\s+[^.;%]{{3,60}}\band\s+{HEDGES}$", re.IGNORECASE)
_OF_WORKFORCE = expression(
    r"\s+of\s+(?:its|the|their|our)\s+(?:[\w-]+\s+)?(?:workforce|officers|staff|posts)\b", re.IGNORECASE
)
"""'It has lost 1,000 officers and a third of its workforce.'"""
_LOST_AFTER = expression(
    rf"\s+of\s+{THEIR}\s+(?:workforce|officers|staff|posts|strength|budget|funding|[\w-]+\s+(?:officers|staff|posts))\s+"
    rf"(?:{HAVE}\s+been|was|were)\s+(?:lost|cut|axed|taken\s+away)\b",
    re.IGNORECASE,
)
"""'Over a quarter of the workforce had been lost'."""
_UNRECORDED = expression(
    r"\s+(?:of\s+(?:[\w'-]+\s+){1,6}?)?(?:that\s+|which\s+)?(?:(?:go(?:es)?|went|are|is)\s+(?:unrecorded|not\s+recorded|missed|lost)|(?:isn't|aren't)\s+(?:being\s+)?recorded|(?:the\s+(?:force|"
    r"constabulary)|it)\s+(?:does(?:n't|\s+not)\s+record|fails\s+to\s+record))",
    re.IGNORECASE,
)
"""'The 11.4 percent that go unrecorded', which nobody has counted."""
_OWN_VERB = expression(
    r"\s+(?:of\s+)?(?:[\w'-]+\s+){1,6}?(?:say|said|told|felt|agreed?|thought|believed?|are|were|is|was|have|had|has|did|do|would)\b",
    re.IGNORECASE,
)
_OF_PEOPLE_ASKED = expression(
    r"\s+(?:of\s+(?:[\w'-]+\s+){1,5}?)?(?:say|said|told|felt|agreed|thought|believed?|supported|backed)\b",
    re.IGNORECASE,
)
_CHANGE_IN_MONEY = Quick(
    r"\b(?:increas\w+|rais\w+|rises?|rose|go(?:es)?\s+up|cuts?|reduc\w+|slash\w*|took|taken?|saved|stripped|lost|f[ae]ll\w*|grew|grown)\b[^.;%£]{0,60}£[\d.,]+[^;%£]{0,60}"
    rf"(?:,\s+(?:or|which\s+is|that\s+is|i\.e\.)|\b(?:equal|equivalent|amounting)\s+to|\brepresenting|\()\s*(?:or\s+)?{HEDGES}$",
)
"""'An increase of £13 a year, which is 5.2 percent'."""
_POUNDS_OF_RISE = expression(
    r"£[\d.,]+\d(?:\s?(?:k|m|million))?\s+(?:(?:a|per)\s+year\s+)?(?:increase|rise|cut|reduction)\s+(?:is\s+|was\s+|would\s+be\s+)?"
    rf"(?:equates?\s+to|equated\s+to|equivalent\s+to|equal\s+to|amounts?\s+to|represents?|represented)\s+{HEDGED_NOUN}$",
    re.IGNORECASE,
)
"""'A £10 rise is equivalent to 4.1 percent'."""
_OF_A_WHOLE = expression(r"\s+of\b")
_CHANGE_IN_BRACKETS = Quick(
    rf"\b(?:{MOVED}|{MOVING}|cut|reduced|lost|up|down)\s+by\s+[£\d][^.;()]{{0,40}}\(\s*{HEDGES}$|"
    r"\b(?:increase|rise|fall|drop|reduction|decrease|growth|cut|loss|jump|surge|dip)\s+of\s+(?:(?:about|around|nearly|over|just|under|almost|some|more|less|than)\s+)*[£\d][^.;()]{0,40}(?:\(\s*(?:or\s+|i\.e\.\s+|that\s+is,?\s+|about\s+|nearly\s+)*|,?\s+or\s+|,?\s+(?:which|that)\s+(?:is|was|equates?\s+to|equals?|represents?|amounts?\s+to)\s+)$|"
    r"\b(?:improving|rising|growing|falling|increasing|declining|dropping|shrinking)\s+(?:at|by)\s+an?\s+rate\s+of\s+$",
)
"""'An increase of 662 (or 5.5%)'."""
_AWARD = expression(
    rf"\b(?:award|settlement|pay\s+(?:deal|offer|rise))s?\s+of\s+{HEDGES}$|"
    rf"\b(?:pay|awards?|inflation)\b[^;]{{3,90}}?\b(?:budget\w*|plan|provision|it|we|he|she|they|commissioner|force)\s+(?:had\s+|has\s+|have\s+)?(?:provided\s+for|assumed?|assumes|allowed\s+for|allows\s+for|budgeted\s+for|planned\s+for|provides\s+for)\s+{HEDGES}$|"
    rf"\b(?:award|settlement|increase|rise),\s+which\s+(?:is|was|will\s+be)\s+{HEDGES}$|"
    rf"\b(?:proposal|proposed\s+(?:precept|rise|increase))\s+of\s+{HEDGES}$|\b(?:raised?|increased?|reduced?|lowered?|cut|closed|narrowed|widened|shortened|lengthened|eased|worsened|deteriorated|slowed|quickened)\s+by\s+{HEDGES}$|"
    r"\b(?:pay(?:\s+(?:awards?|rises?|inflation))?|inflation|awards?)\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+)?"
    rf"(?:assumed|budgeted|forecast|estimated|expected|set|put|taken)\s+(?:at|to\s+be)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Pay awards are assumed at 2.8%', 'an award of 7%, where the budget had provided for 3.5%': by how much pay rises."""
_CHANGE_AFTER = expression(
    r"^\)\s+(?:more|less|higher|lower|fewer)\s+than\s+(?:last|in|the\s+(?:year|previous))|^(?:,?\s+or\s+£[\d.,]+\d(?:\s?(?:k|m|million))?,?)?\s+(?:(?:council\s+tax|precept|budget|pay|funding|grant|tax\s+base)\s+|(?!(?:or|is|are|was|were|waits?|waited|takes?|took|lasts?|lasted|needs?|needed|costs?|earns?|holds?|carry|carries|carried)\b)\w+\s+)?(?:increase|decrease|reduction|rise|fall|drop|decline|growth|cut|uplift|loss|jump|surge|leap|spike|dip|slump|plunge|award|settlement|more|fewer|less|"
    r"higher|lower|smaller|larger|bigger|faster|slower|quicker|longer|shorter|improvement|change)(?!\s+or\b)|^\s+(?:up|down)\b|"
    r"^\s+pay\s+(?:award|settlement|deal|offer)|^\s+for\s+(?:the|an?|this|next)\s+(?:[\w'-]+\s+)?(?:pay\s+)?award\b|"
    rf"^\s+(?:below|above|down\s+on|up\s+on)\s+(?:{THEIR}\s+)?(?:\w+\s+){{0,2}}?(?:strength|level|number|total|peak|year|baseline|quarter|month|period)s?\b",
    re.IGNORECASE,
)
_TO_FROM = expression(
    r"\b(?:to|from)\s+(?!\w+\s+by\s+$)(?:\w+\s+){0,2}(?:£[\d.,]+\s?(?:m|bn|k|million|billion)?,?\s+or\s+)?$",
    re.IGNORECASE,
)
_ESTIMATE = expression(
    r"\bestimat\w*|\bextrapolat\w*|confidence\s+interval|\b(?:we|inspectors|hmic\w*|auditors)\s+puts?\b[^.;]*\bat\b",
    re.IGNORECASE,
)


_OF_MONEY = expression(
    r"\s+of\s+(?:its|the|their|our|this|that)\s+(?:£|(?:[\w-]+\s+){0,2}(?:budget|spending|expenditure|costs|savings|grant|income)\b)",
    re.IGNORECASE,
)
"""'An estimated £10m, about a tenth of its £102 million budget': the sum is estimated."""
_RECORDS = expression(
    rf"\b(?:records|{ARE}\s+(?:only\s+)?recording|(?:fail(?:s|ed|ing)?\s+to|do(?:es)?\s+not|doesn't|did\s+not|didn't)\s+record)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'It records 96.6 percent of the crime reported to it': what nobody can count is estimated from an audit."""
_OF_CRIME = expression(
    r"\s+(?:of\s+)?(?:[\w-]+\s+){0,3}?(?:crimes?|offences|rapes?)\b(?!\s+(?:(?:with)?in|inside)\s+(?:\d|a\s+day|one\s+day|an?\s+hour))",
    re.IGNORECASE,
)


_ALSO_BY = Quick(
    rf"(?:,|\b(?:and|but|while))\s+(?:[\w'()-]+\s+){{0,7}}?by\s+{HEDGES}$",
)
_MOVES = expression(rf"\b(?:cut|cuts|rais\w+|went|gone|improv\w+|{MOVED}|{MOVING})\b", re.IGNORECASE)
"""'Burglary fell by 27 percent and vehicle crime by almost a half': the verb counts for both."""
_CUTS_VARY = Quick(
    r"\b(?:cuts|reductions|increases|rises|falls|savings|growth|drops)\s+(?:[\w'-]+\s+){0,3}?(?:rang|var|differ)\w*\b[^.;\d]{0,60}$",
)
"""'The cuts vary between forces, from 8 to 19 percent'."""


def role_of(before: str, after: str, lead_in: str = "") -> RateRole:
    """The role of a percentage between two parts of a sentence; `lead_in` opens the list that it stands in."""
    if _ESTIMATE.search(before[-90:]) and not is_change(before) and not _OF_MONEY.match(after):
        return "estimate"
    if is_standard(before, after, lead_in):
        return "standard"
    if _RECORDS.search(before) and _OF_CRIME.match(after):
        return "estimate"
    if _UNRECORDED.match(after) and not is_change(before):
        return "estimate"
    if _OF_PEOPLE_ASKED.match(after):
        return "observed"
    if _POUNDS_OF_RISE.search(before):
        return "change"
    if _CHANGE_IN_MONEY.search(before) and not _OF_A_WHOLE.match(after):
        return "change"
    if _CHANGE_IN_BRACKETS.search(before) or _AWARD.search(before):
        return "change"
    if _CUTS_VARY.search(before) or (_ALSO_BY.search(before) and _MOVES.search(before)):
        return "change"
    if _TIME_LOST.match(after) or (_LOSES.search(before) and _CASES_LOST.match(after)):
        return "observed"
    if _LOST_AFTER.match(after) or (_ALSO_LOST.search(before) and _OF_WORKFORCE.match(after)):
        return "change"
    if _CHANGE_AFTER.match(after) or (is_change(before) and not _TO_FROM.search(before)):
        return "change"
    return "estimate" if _ESTIMATE.search(lead_in) else "observed"


def has_own_verb(after: str) -> bool:
    """Whether the words behind a share make a clause of it, so that it shares no verb with the one before."""
    return _OWN_VERB.match(after) is not None


def is_change(before: str) -> bool:
    """Whether the words before a share say that it is the size of a change: 'fell by', 'the loss of over'."""
    return _CHANGE.search(before) is not None or _CHANGED_BY.search(before) is not None
