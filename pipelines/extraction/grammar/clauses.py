"""Where in its clause a count stands: fronted ('In 7 of 12 cases, …'), subject ('Seven had …'), or neither.

Belongs here: the few places that the grammar of counts is built from. Not here: whether a number is a count
(`counts.bases.of_base`) or which words it governs (`counts.shapes.governed`).

Each pattern is searched in the text up to the count.
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_OPENED_BY = (
    r"(?:^(?:(?:\d{1,2}(?:\.\d{1,3})+\.?|[A-Z]\d{1,3}\.?|\([a-z\d]{1,3}\))\s+)?['\"]?|[,;:(]\s*|\s-\s+|\b(?:that|where|because|as|then|which|said|says|means|shows|showed|"
    r"(?<!\bbeen\s)(?<!\bwas\s)(?<!\bwere\s)(?<!n't\s)(?:found|thought|felt|considered|judged|concluded))\s+)"
    r"(?:(?:and|but|while|whereas|although|though|yet|so|however,?|with|or|that)\s+){0,2}|"
    r"\b(?:and|but|while|whereas|although|though|yet|(?<!was\s)(?<!been\s)so)\s+"
)
CLAUSE_BEGINS = rf"(?:{_OPENED_BY})(?:(?:also|however|then),?\s+)?"
"""The start of a sentence or of a clause in it."""

LIMITS = (
    r"(?:(?:only|just|(?:(?:no|not)\s+)?(?:more|fewer|less)\s+than|as\s+(?:many|few)\s+as|a\s+total\s+of|at\s+least|about|around|approximately|nearly|almost|over|all|a|the|another|"
    r"further|others?|remaining|additional|some|also|mere|bare|paltry|meagre|barely|even)\s+){0,4}"
)
"""What may stand before a number and changes nothing of its place: 'only', 'a further', 'the other'."""

FRONTED = expression(
    rf"{CLAUSE_BEGINS}(?:only\s+)?(?:in|for|on|with|at|during|within|from|across|of|by)\s+{LIMITS}$", re.IGNORECASE
)
SUBJECT = expression(rf"{CLAUSE_BEGINS}{LIMITS}['\"]?$", re.IGNORECASE)
CLOSING = expression(rf"\b(?:in|for|on|from|to|at|with|about)\s+{LIMITS}$", re.IGNORECASE)
"""'… were late in four': the last words of a clause, if it ends there."""
CLOSING_IN = expression(rf"\b(?:in|for|on)\s+{LIMITS}$", re.IGNORECASE)
"""The same where a count can hardly be anything else: '… were told in four'."""
FOUND = expression(
    rf"\b(?:we\s+(?:assess|judge|consider|find|rate)|found|identified|noted|saw|showed|revealed|brought\s+to\s+light|turned\s+up|threw\s+up|uncovered|came\s+across|spotted|discovered|rated|graded|judged|assessed|considered|recorded|included|there\s+were|were|was)\s+"
    rf"(?:in\s+)?{LIMITS}$",
    re.IGNORECASE,
)
"""'We found two where …', 'they rated 21 of them good'."""
PREDICATE = expression(
    r"\s*(?:\([^()]*\)\s*)?(?:\s(?:was|were|had|have|has|did|didn't|hadn't|weren't|wasn't|haven't|could|couldn't|should|shouldn't|"
    r"would|wouldn't|might|showed|contained|met|held|gave|took|got|came|went|led|left|made|lay|fell|told|said|knew|saw|kept|lost|"
    r"found|felt|thought|spoke|wrote|sent|set|put|rose|ran|stood|began|became|brought|caught|chose|drew|dealt|sought|"
    r"withdrew|spent|sat|won|broke|bore|hit|cut|let|read|paid|arose|grew|hid|fled|stole|struck|threw|wore|understood|overran|slept|(?:\w+ly\s+)?\w+ed|actually\s+(?:were|was|had|did)|requir\w+|need\w*|lack\w*|fail\w*|not|"
    r"never|also|there|as|remain\w*|are|is|do|don't|haven't|good|inadequate|adequate|outstanding|(?:in)?appropriate|(?:in)?correct|"
    r"(?:un)?satisfactory|(?:un)?suitable|(?:un)?sound|(?:un)?lawful|(?:dis)?proportionate|(?:in)?effective|(?:un)?acceptable|(?:un)?justified|(?:un)?reasonable|poor|right|wrong|green|amber|red|where|in\s+which|that|"
    r"which|who|whose|with|without|because|through|despite|owing|and|but|or|to\s+(?:be|have)|of\s+(?:an?\s+)?(?:\w+\s+){1,2}(?:standard|quality)|(?:non-)?compliant|incomplete|lower|higher|overdue|passed|in\s+(?:progress|hand|train|part|full)|under\s*way|complete|outstanding|pending|too\s+(?:high|low|late|early|soon|slow\w*|long|few|many|little|much))\b|\s*(?:[,.;:)]|$))",
    re.IGNORECASE,
)
"""What goes on to say something of the cases counted, matched behind the count."""
CLOSES = expression(r"\s*(?:\([^()]*\)\s*)?(?:[,.;:)]|-\s|and\b|but\b|$)", re.IGNORECASE)
"""What ends a clause, matched behind the count."""
NEW_SUBJECT = expression(
    r"\s*,?\s+(?:the|a|an|we|it|there|they|no|nobody|none|neither|at\s+least|officers?|staff|supervisors?|victims?|call|inspectors?|"
    r"investigators?|detectives?|police|this|these|that|its|their|he|she|both|some|evidence|risks?)\b",
    re.IGNORECASE,
)
"""'In seven the victim …': the clause of a fronted count goes on, matched behind the count."""
