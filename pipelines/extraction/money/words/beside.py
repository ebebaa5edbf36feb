"""Words beside an amount that decide what the amount before says of it: losses, wholes, where a change sets out.

Belongs here: the patterns that the facts are put together by. Not here: turns of one kind of money (`standing.turns`),
words of certainty (`certainty`), amounts in a row (`series`), or the facts (`reading`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import HAVE
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGED_NOUN, HEDGES
from pipelines.extraction.records import MoneyKind

HEADLINE_TO = expression(
    rf"(?:[\w'’-]+\s+){{1,6}}?to\s+(?:borrow|spend|invest|save|cut|raise|pay|get|receive|lose|find|put|slash|axe)\s+{HEDGED_MORE}",
    re.IGNORECASE,
)
SO_MUCH_MORE = expression(
    rf"[^£;]{{0,40}},\s+which\s+(?:is|was|means|represents|will\s+be)\s+(?:an?\s+)?{HEDGES}", re.IGNORECASE
)
MORE = expression(r"\s+(?:a\s+year\s+)?(?:more|extra|higher|up|up\s+on)\b", re.IGNORECASE)
"""'Will pay £281 from April, which is £14 more than now': as certain as the charge."""
SO_FAR = expression(r"\b(?:already|so\s+far|to\s+date|by\s+now)\b", re.IGNORECASE)
OF_A_WHOLE = expression(r"\bof\s+(?:the|its|their|our|a|that)\s+(?:[\w'-]+\s+){0,2}$", re.IGNORECASE)
"""'It has found £6m of the £10m gap': the verb is that of the part."""
BASE_OF_CHANGE = expression(rf"\b(?:down|up)\s+from\s+{HEDGED_NOUN}$", re.IGNORECASE)
"""'£11m in 2020, down from £25m': what there was or is, whatever comes of it."""
STARTS_FROM = expression(rf"\bfrom\s+{HEDGED_NOUN}$", re.IGNORECASE)
WILL_GO_TO = expression(
    r"\s+(?:will|would|is\s+(?:expected|set|due|forecast)\s+to|is\s+to)\s+(?:then\s+)?(?:be\s+(?:cut|reduced|increased|raised)|rise|increase|go\s+up|grow|fall|drop|"
    r"shrink|go\s+down|decrease|come\s+down)\s+(?:by\s+[^;£]{1,20}\s+)?to\b",
    re.IGNORECASE,
)
"""'Its budget of £442m will shrink to £352m', as above."""
STANDING: frozenset[MoneyKind] = frozenset({"reserve", "borrowing", "precept", "budget"})
"""'Is to fall from £38m to £22m': where a change of these sets out is what there is."""
FLOWS: frozenset[MoneyKind] = frozenset({"cost", "income", "funding"})
"""'Will go up from £3m to £6m': the same, unless the words say that it is estimated."""
WILL_COME = expression(
    r"\s+(?:would|will|could|may|might|is\s+to|are\s+to)\s+(?:then\s+|also\s+)?(?:come|be)\b", re.IGNORECASE
)
"""'… £5.9m had been closed by savings and £3.5m would come from reserves': a verb of its own."""
TARGET = expression(r"\btarget\b[^£]*$", re.IGNORECASE)
PAID_BY = expression(
    r"\b(?:funded|financed|paid\s+for|met|covered)\s+(?:partly\s+|in\s+part\s+|largely\s+)?(?:by|from|with|through|out\s+of)\s+(?:(?:(?:about|some|a|the|up\s+to)\s+|(?:\w+\s+){1,3}and\s+)*|(?:[\w-]+\s+){1,3}\()$",
    re.IGNORECASE,
)
"""'A programme of £63m, funded by £20m of borrowing': as certain as what it pays for."""
AWARD_OF = expression(
    rf"\b(?:pay\s+(?:award|rise|increase|deal|settlement)|bonus|allowance)\s+of\s+{HEDGES}$", re.IGNORECASE
)
"""'The pay award of £1,900 for each officer'"""
HAS_HAD_TO = expression(
    rf"(?:\b{HAVE}|'ve|'s|'d)\s+(?:already\s+)?(?:had|been\s+(?:forced|required|asked|told|made|obliged))\s+to\b",
    re.IGNORECASE,
)
OF_THE_PAST = expression(r"\b(?:last|past|previous|since)\b", re.IGNORECASE)
"""'It has had to save £60m over the past eight years': and so it has."""
WITHIN_IT = expression(
    r"\W*(?:[\d.]+\s+)?(?:within|included\s+in)\s+(?:it|this|that|these|the\s+total)\b", re.IGNORECASE
)
"""'We forecast an underspend; within it, overtime is overspent by £3m': foreseen as well."""
OF_AN_ACCOUNT: frozenset[MoneyKind] = frozenset({"overspend", "underspend", "income", "cost"})
NAMES_A_RESERVE = expression(r"(?:earmarked|allocated|committed)\s+", re.IGNORECASE)
"""'Reserves: general £5.9m; earmarked £14.2m'."""
STANDS_APART = expression(
    r"[;.]\s|\b(?:against|compared\s+(?:with|to)|than|from|of|for|towards)\s+(?:(?!and\b|or\b)[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What is only compared, or what the money is for, shares no verb with the amount before it."""
APPOSED = expression(
    rf",\s+(?:(?:or\s+|which\s+is\s+|representing\s+|giving\s+)?an?\s+(?:[\w-]+\s+){{0,2}}(?:of|at)\s+|of\s+which\s+{HEDGES})",
    re.IGNORECASE,
)
"""'An outturn of £75m, an overspend of £3m', 'savings of £5m, of which £4m are new': the same, and as certain."""
IS_FOUND = expression(r"\b(?:found|identified|secured|agreed)\b", re.IGNORECASE)
"""Of what lies ahead: found on paper."""
WILL = expression(r"\b(?:will|is\s+to|are\s+to)\b", re.IGNORECASE)
"""'Receives £71m, a sum that will go up to £75m'."""
NEEDED = expression(
    r"\s+of\s+the\s+£[^;]{1,30}?\s+(?:that\s+|which\s+)?(?:it|they|we|the\s+\w+)\s+(?:still\s+|also\s+)?(?:must|needs?|has\s+to|have\s+to)\b",
    re.IGNORECASE,
)
"""'It has found £3m of the £5m that it must save': found on paper."""
AND = expression(rf"\band\s+{HEDGED_MORE}$", re.IGNORECASE)
DONE_TOO = expression(r"\s+(?:spent|put|used|invested|given|paid|set\s+aside|drawn|taken)\b", re.IGNORECASE)
"""'£1.8m will be put into vetting and £600,000 spent on training': the helping verb counts for both."""
COMPARED_IN_BRACKETS = expression(
    rf"\((?:(?:in|for|against)\s+)?{YEAR}\s?[/-]\s?\d{{2,4}}(?:\s+(?:budget|outturn))?\s*[:,=-]?\s*{HEDGES}$",
    re.IGNORECASE,
)
"""'The budget would be £143m (2023/24: £135m)': as it was."""
IS_PAID = expression(
    r"\s+(?:is|are)\s+(?:being\s+|to\s+be\s+)?(?:borrowed|funded|financed|met|covered|paid)\b", re.IGNORECASE
)
"""'A programme of £16m, of which £11m is borrowed': as certain as the programme."""
IS = expression(r"\s+(?:is|are|comes?|goes?)\b(?!\s+(?:already|still|now|yet|to)\b)", re.IGNORECASE)
"""'Of the increase £9m is grant': no more certain than the increase."""
