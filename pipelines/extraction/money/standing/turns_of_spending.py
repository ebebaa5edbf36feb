"""Turns of phrase that say how certain costs and investments are: 'has been put off until', 'puts the bill at'.

Belongs here: the status that such a turn gives them. Not here: turns of other kinds of money (`turns`), words of
certainty (`heard`), or tenses (`words.tense`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_NOUN, HEDGES
from pipelines.extraction.money.words.patterns import Turn

_IS_DECIDED_ON = expression(
    rf"(?:\b(?:is|are|am)|'re|'s|'m)\s+(?:now\s+|also\s+)?(?:putting|investing|spending)\s+{HEDGED_NOUN}$|"
    r"\b(?:his|her|my|their|our|new|proposed|draft)\s+budget\s+(?:also\s+)?(?:includes?|contains?|sets\s+aside|earmarks?|provides?|has|finds?)\b[^.;£]*$|"
    r"\b(?:capital\s+(?:program(?:me)?s?|plans?)|(?:the|its|our|this)\s+(?:[\w-]+\s+)?programme)\b[^.;£]*\b(?:is|are|totals?|amounts?\s+to|comes?\s+to|stands?\s+at)\b[^.;£]*$",
    re.IGNORECASE,
)
"""'We are putting £16.5m into a new station', 'her budget includes £1.5m for work with victims', 'the four-year capital
programme is valued at £147m': what is to be spent."""
_SCHEME_WILL_COST = expression(
    r"\b(?:programme|strategy|scheme|project|plan|plans|system|stations?|building|headquarters|centre|college|refurbishment|vehicles|cameras|drones)\b"
    r"[^.;£]*\b(?:will\s+cost|(?:has|with|carries)\s+a\s+price\s+tag\s+of|is\s+(?:priced|costed|put)\s+at)\s+(?:(?:it|us|about|around|nearly|over|some|an?|the\s+\w+)\s+)*$",
    re.IGNORECASE,
)
"""'The estate strategy will cost £58m over ten years': it is decided on."""
_PUT_OFF = expression(
    r"[^.;£]*\b(?:deferred|postponed|moved|slipped|put\s+(?:back|off)|re-?phased|re-?profiled|rolled|carried|delayed|pushed)\s+(?:forward\s+)?(?:to|until|into)\b",
    re.IGNORECASE,
)
"""'A licence, at £24,500, has been deferred until 2024/25'"""
_AGAINST_A_PROGRAMME = expression(
    rf"\b(?:against|compared\s+(?:with|to)|out\s+of)\s+(?:an?|the|its|our)\s+(?:[\w/-]+\s+){{0,3}}?(?:programme|plan|budget)\s+of\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Capital spending came to £6m, compared with a programme of £10m'"""
_PUTS_AT = expression(
    rf"\b(?:puts|estimates?|reckons?)\s+(?:the|its|their)\s+[\w\s'-]{{3,40}}?\bat\s+{HEDGES}$|\b(?:at|for)\s+an\s+estimated\s+$",
    re.IGNORECASE,
)
"""'A report puts the bill at £17m', 'for an estimated £2m'"""
_REVISED = expression(
    r"\b(?:programme|capital\s+(?:budget|plans?|spending))\b[^;]*\b(?:re-?profiled|revised|re-?phased|re-?based|adjusted|cut|reduced|increased|raised|trimmed|scaled\s+back|updated|lowered|now\s+stands?|is\s+now|has\s+grown|has\s+risen|has\s+fallen)\b"
    rf"[^;£]*\b(?:from|to|at)\s+{HEDGES}(?:£[\d.,]*\d\s?\w*\s+(?:to|from)\s+{HEDGES})?$",
    re.IGNORECASE,
)
"""'The programme has been reprofiled from £21m to £16m': a plan, before and after."""
_COSTING = expression(rf"\b(?:costing|at\s+an?\s+(?:[\w-]+\s+)?(?:cost|price)\s+of)\s+{HEDGES}$", re.IGNORECASE)
_IS_TO_COME = expression(
    r"\s*,?\s+(?:(?:which|that)\s+)?(?:(?:is|are)\s+(?:now\s+|also\s+)?(?:due|set|to\s+be|to\s+open|being|planned|scheduled|expected|about|under\s+way|in\s+progress|in\s+hand)|will)\b",
    re.IGNORECASE,
)
"""'A new custody suite, costing £19m, is due to open next year'"""
_AS_THE = expression(
    r"\b(?:will|is\s+to|are\s+to|due\s+to|expected)\b[^;£]*(?:£[^;£]*){0,3}\b(?:as|while|when|once)\s+(?:an?|the|its)\s[^;£]*$"
)
_IS_BUILT = expression(
    r"\s*,?\s+(?:is|are)\s+(?:built|paid\s+for|replaced|bought|installed|completed|finished|rolled\s+out)\b",
    re.IGNORECASE,
)
"""'Reserves will fall to £9m as a new headquarters costing £32m is built'"""
_NOT_FUNDED = expression(
    r",?\s+(?:(?:which|and|but)\s+(?:is|are)\s+)?(?:not\s+(?:yet\s+|currently\s+)?(?:funded|budgeted)|unfunded|for\s+which\s+there\s+is\s+no\s+(?:funding|budget|money))\b",
    re.IGNORECASE,
)
"""'Cost £220,000, not funded', in a plan of action."""
TURNS_OF_SPENDING = (
    Turn("potential", ("cost", "investment"), of=(None, "actual"), behind=_NOT_FUNDED),
    Turn("planned", ("investment",), of=(None, "actual", "achieved"), before=(_REVISED,)),
    Turn("planned", ("investment", "cost"), of=(None, "forecast"), own=(_COSTING,), behind=_IS_TO_COME),
    Turn(
        "planned", ("investment", "cost"), of=(None, "forecast"), own=(_COSTING,), before=(_AS_THE,), behind=_IS_BUILT
    ),
    Turn("planned", ("investment",), of=(None, "actual"), own=(_AGAINST_A_PROGRAMME,)),
    Turn("forecast", ("cost",), of=(None, "actual"), own=(_PUTS_AT,)),
    Turn("planned", ("cost", "investment"), of=(None, "forecast", "actual"), behind=_PUT_OFF),
    Turn("planned", ("cost",), of=(None, "forecast"), own=(_SCHEME_WILL_COST,)),
    Turn("planned", ("investment",), of=(None,), tenses=(None, "present"), own=(_IS_DECIDED_ON,)),
)
"""The first that holds is heard."""
