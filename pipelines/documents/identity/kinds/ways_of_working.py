"""Whether inspectors tell how they work: their programmes, methods, powers and plans; such a page judges nobody.

Belongs here: telling habits and plans from what was found. Not here: what that weighs (`reference/kind_signs.csv`), or
under whose name the page stands (`publishers`).
"""

from __future__ import annotations

import re
from collections import Counter

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.evidence import Evidence

_ALSO = r"(?:(?:will|also|then|now|usually|normally|routinely|regularly|always|may|can|aim to|intend to|plan to) )*"
_OWN_HABIT = expression(
    rf"\bwe {_ALSO}(?:inspect|assess|examine|monitor|publish|carry out|conduct|use|report|judge|grade|gather|collect|"
    r"interview|review|work|make|give|consider|draw|look at|analyse|visit|consult|follow up|focus|concentrate|provide|"
    r"encourage|ask|seek|recommend|evaluate|plan)\b|"
    r"\bour (?:[\w-]+ ){0,2}(?:inspections?|approach|methods?|methodology|programmes?|process|work|role|aims?|"
    r"assessments?|judge?ments?|reports?|activity) (?:(?:is|are) (?!good|poor)|will |aims? |focus(?:es)? |provides? |"
    r"assess(?:es)? |consists? |comprises? |covers? |looks? |involves? |helps? |considers? )|"
    r"\bwe are (?:consulting|inspecting|carrying out|working with|introducing|changing|independent)\b",
    re.IGNORECASE,
)
_THEIR_HABIT = expression(
    r"\b(?:HMIC\w*|the inspectorate|inspectorates|(?:HM |His Majesty's |Her Majesty's )?inspectors(?: \(HMIs\))?|"
    r"HMIs|HMI|Fire (?:&|and) Rescue Services(?: \(HMICFRS\))?) "
    r"(?:(?:will|also|routinely|regularly|independently|currently|must|may|can) )*"
    r"(?:inspects?|assess(?:es)?|examines?|monitors?|publish(?:es)?|requires?|reviews?|proposes?|visits?|reports?|"
    r"considers?|evaluates?|carr(?:y|ies) out|conducts?|uses?|ha(?:s|ve) (?:statutory |the |no )?powers?|"
    r"has (?:a )?duty|is (?:inspecting|an? (?:independent )?inspectorate)|are guided|expects?|aims?|intends?|makes?|"
    r"works?|gives?)\b|"
    r"\b(?:the|each|every|these|such) (?:[\w-]+ ){0,2}(?:inspections?|programme|methodology|monitoring process) "
    r"(?:\([A-Z]+\) )?(?:programme )?"
    r"(?:(?:is|are|will be) (?:intended|designed|linked|carried|based|conducted|part)|will |aims? |focus(?:es)? |"
    r"comprises? |consists? |is on )",
    re.IGNORECASE,
)
_FOUND = expression(
    r"\b(?<!how )(?:we|I|inspectors|HMIC\w*|our (?:inspection|review|audit)) (?:(?:have|has|also|previously|last) )*"
    r"(?:found|saw|identified|graded|judged|estimated?|concluded|observed|heard|spoke|visited|reviewed|looked|examined|"
    r"inspected|assessed|interviewed)\b",
    re.IGNORECASE,
)
_OF_A_SERIES = expression(
    r"(?:[A-Z][\w-]*|\d{4}/\d\d)(?: [a-z][\w-]*| \([a-z ]+\)| PEEL| Crime Data Integrity| Child Protection)* "
    r"(?:inspections|(?:inspection|assessment) (?:programme|framework|methodology))(?: \([a-z ]+\))?|"
    r"(?:[A-Z]\w+ )?PEEL [Aa]ssessments|How (?:we|HMIC\w*) (?:inspect|grade|judge|assess)\w*(?: [A-Z]\w+)?",
)
"""'Joint child protection inspections': all of them, in no year and of no force."""
_GUIDANCE = expression(r"\bguidance (?:is )?for inspectors\b|\bthis guidance\b", re.IGNORECASE)
_OPENING = 12_000
"""Characters in which a page shows what it is."""
_FEWEST_HABITS = 3
_TO_EACH_FINDING = 2
_NAMED_IN_PASSING = 2
"""Times that a force may be named where the page is not about it, and how many forces."""
_INSPECTION_OF_ONE = expression(
    r"\b(?:(?:our|this|the) (?:[\w/-]+ ){0,3}(?:inspection|assessment|audit|review|report|visit)|we)\b(?: also)? "
    r"(?:(?:has|have) )?(?:inspected|assessed|assesses|examined|examines|graded|judged|audited|reviewed|visited|"
    r"looked at|looks at|sets out|is about|is an? \w+ of|of)\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
"""'Our inspection assessed how good …': what stands before the name of a force that was inspected."""
_BEGINNING = 400
"""Characters in which a report says whom it is about; a page of methods names a force as an example further down."""


def tells_how_inspectors_work(evidence: Evidence) -> bool:
    """Whether it tells what they do and will do far more often than what they found, and is about no force."""
    if find_forces(evidence.titles) or _begins_with_an_inspection(evidence):
        return False
    told = evidence.flowing[:_OPENING]
    habits = len(_OWN_HABIT.findall(told)) + len(_THEIR_HABIT.findall(told)) + len(_GUIDANCE.findall(told))
    enough = 0 if _OF_A_SERIES.fullmatch(evidence.title or "") else _FEWEST_HABITS
    if habits < max(enough, _TO_EACH_FINDING * len(_FOUND.findall(told))):
        return False
    named = Counter(mention.force_id for mention in evidence.forces if mention.form != "place")
    return max(len(named), *named.values(), 0) <= _NAMED_IN_PASSING


def _begins_with_an_inspection(evidence: Evidence) -> bool:
    """Whether the first words that name a force say that it was inspected."""
    first = next(iter(evidence.forces), None)
    if first is None or not evidence.body_start <= first.start < evidence.body_start + _BEGINNING:
        return False
    return _INSPECTION_OF_ONE.search(evidence.plain, evidence.body_start, first.start) is not None


def speak_of_their_own_work(evidence: Evidence) -> bool:
    """Whether it is they who tell so, not a commissioner or a body that explains inspections to its readers."""
    ours = _WE if _OF_A_SERIES.fullmatch(evidence.title or "") else _OWN_HABIT
    told = ours.search(evidence.flowing) is not None or _OTHERS.search(evidence.flowing) is None
    return tells_how_inspectors_work(evidence) and told


_WE = expression(r"\bwe\b", re.IGNORECASE)
_OTHERS = expression(
    r"\b(?:the|our|your) (?:P?F?CC|(?:Police and Crime )?Commissioner|Panel|Force|Constabulary|Council|Committee)\b|"
    r"\b(?:we|our|Federation)\b",
    re.IGNORECASE,
)
"""Who else may explain inspections."""
