"""Constructions of money that is kept in reserve or taken from there: 'drew £3m from reserves', '£4m put by'.

Belongs here: reserves told by grammar. Not here: other money that is raised (`raised`), words whose kind depends on
what they govern (`governed`), or the words of the vocabulary (`words.kinds_named`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount

RESERVED = (
    # 'to transfer £0.8m to the pensions reserve'
    Construction(
        "reserve",
        "inflow",
        then_amount(
            r"(?:transferr?(?:s|ed|ing)?|mov(?:e|es|ed|ing)|add(?:s|ed|ing)?|put(?:s|ting)?|pay(?:s|ing)?|paid|contribut(?:e|es|ed|ing)|set(?:s|ting)?\s+aside)"
        ),
        after_amount(
            r"(?:more\s+)?(?:in)?to\s+(?P<word>(?:the|its|our|their|an?)\s+(?:[\w-]+\s+){0,4}?(?:reserves?|balances))\b"
        ),
    ),
    # 'drew £3m from reserves and intends to draw £1m in 2026/27'
    Construction(
        "reserve",
        "inflow",
        then_amount(
            r"reserves?\b[^.;]{0,60}?\b(?P<word>draw(?:s|n|ing)?|drew|taking\s+out|took\s+out|withdrawing|withdrew)"
        ),
        expression(
            r"(?!\s+(?:from|of|out\s+of)\s+(?!them\b|it\b|[^.;£]{0,25}\b(?:reserves?|balances?)\b))", re.IGNORECASE
        ),
        across=True,
    ),
    # 'other grants and £1.1m taken out of reserves'
    Construction(
        "reserve",
        "inflow",
        behind=after_amount(
            r"(?:(?:has|have|had|was|were|will|would|is|be|been|being|to)\s+)*(?P<word>(?:taken|drawn|released|withdrawn|coming|brought)\s+(?:down\s+)?(?:out\s+of|from)\s+"
            r"(?:(?:the|its|our|their|her|his|my)\s+)?(?:[\w-]+\s+){0,2}?(?:reserves?|balances))\b"
        ),
        is_verb=False,
    ),
    # '£35m put by'
    Construction(
        "reserve",
        "inflow",
        behind=after_amount(
            r"(?P<word>put\s+by|in\s+hand|in\s+the\s+bank|(?:set\s+aside|kept|saved)\s+for\s+a\s+rainy\s+day)\b"
        ),
        is_verb=False,
    ),
    # 'it used £9.3m to balance its budget'
    Construction(
        "reserve",
        "inflow",
        then_amount(r"(?P<word>us(?:e|es|ed|ing)|drew|draw(?:s|n|ing)?)"),
        after_amount(r"to\s+(?:help\s+)?(?:balance|shore\s+up|prop\s+up)\b"),
    ),
)
