"""What tells that a number is a sum of money: multiples, pounds and pence, the words of money before and behind it.

Belongs here: the patterns. Not here: which amounts are facts (`money`), or what tells other kinds of numbers
(`number_surroundings`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

MULTIPLIER = expression(
    r"(?:\s*(?P<short>bn|mn|mil|m|k)|(?:-|\s*)(?P<long>billion|million|thousand|hundred))(?![A-Za-z])", re.IGNORECASE
)
"""'2.5m', '40k', '3 million'."""
MULTIPLIER_OF_MONEY = expression(
    r"(?:\s*(?P<short>bn|mn|mil|m|k)(?:(?![A-Za-z])|(?=(?:for|in|of|to|from|per|and|by|over|was|is|will)(?![A-Za-z])))|(?:-|\s*)(?P<long>billion|million|thousand|hundred))",
    re.IGNORECASE,
)
"""As above; behind a pound sign also where a lost space glues the next word to it: '£24.9millionfor 2023/24'."""
TIMES = {
    "bn": 1e9,
    "billion": 1e9,
    "mn": 1e6,
    "mil": 1e6,
    "m": 1e6,
    "million": 1e6,
    "k": 1e3,
    "thousand": 1e3,
    "hundred": 1e2,
}
BAND_BEFORE = expression(r"\W*(?:Band\s+)?[A-H]\s*[:=–-]?\s*")
BILL = expression(r"\d{2,3}\.\d\d\s*")
"""'D 166.47', a line of what each band of council tax pays."""
PENCE = expression(r"p(?![\w-])|\s+pence\b")
"""'43p a month', '10 pence a week': what others are told by."""
POUNDS = expression(r"\s*(?:pounds|GBP)\b")
OF_MONEY_AFTER = expression(
    r"\s+(?:(?:of|in|from)\s+(?:(?!pounds\b)[\w'-]+\s+){0,3}?(?:reserves?|balances|savings|efficiencies|funding|grant|borrowing)|"
    r"(?:(?:annual|extra|potential|projected|predicted|expected|government|home\s+office|police|capital|efficiency)\s+)*"
    r"(?:budget|funding|spending|cash|deficit|shortfall|overspend|underspend|savings?|grants?|investment|"
    r"black\s+hole|reserves)(?!\s+(?:reports?|meetings?|holders?|lines?)\b)|"
    r"(?:will|would|could|has|have|had|was|were|must|is\s+to)\s+(?:(?:also|now|been|be|to)\s+)*"
    r"(?:re-?allocated|spent|invested|saved|allocated|awarded|borrowed|slashed|cut))\b",
    re.IGNORECASE,
)
MONEY_BEFORE = expression(
    r"(?:\b(?:reserves|savings|efficiencies|funding|grant|deficit|shortfall|overspend|underspend|expenditure|borrowing|budget|"
    r"(?:funding|budget|financial)\s+gap|cuts)\s+(?:of|was|were|is|are|at)|\b(?:overspent|underspent)(?:\s+by)?)"
    r"\s+(?:(?:about|around|nearly|almost|over|under|some|roughly|up\s+to|more\s+than|less\s+than|at\s+least|an?\s+(?:extra|further))\s+)?$",
    re.IGNORECASE,
)
SAVED_BEFORE = expression(
    r"\b(?:saved?|saving|find|cut(?:ting)?)\s+(?:(?:about|around|nearly|almost|over|some|up\s+to|more\s+than|at\s+least|another|"
    r"an?\s+(?:extra|further))\s+)?$",
    re.IGNORECASE,
)
SAVED_AFTER = expression(
    r"(?=[.,;)\"]|\s+(?:from|off|out\s+of|by|over|in\s+(?:savings|the|this|next|20\d\d)|a\s+year|each|every|this|next|for)\b|\s*$)"
)
"""'4.1m of reserves', 'savings of 3.4m': the sign of the pound was lost on the way."""
