"""Constructions of money that is missed: 'left it £4m short', 'a hole in the budget of £14m', 'stands to lose £3m'.

Belongs here: gaps and grants that are lost, told by grammar. Not here: what is saved (`saved`), goes out (`spent`) or
comes in (`given`, `received`).
"""

from __future__ import annotations

from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount

_LEAST_OF_GRANTS = 100_000.0
"""Pounds. What one person could lose is less."""

MISSED = (
    # 'under the new formula the force would lose as much as £27m', 'the settlement means a loss of £3m'
    Construction(
        "funding",
        "outflow",
        then_amount(r"(?:formula|settlement)\b[^;£]{0,80}\b(?P<word>los(?:e|es|ing)|lost|loss(?:es)?\s+of)"),
    ),
    # 'it stands to lose £3m', 'Kent is set to lose £9m'
    Construction(
        "funding",
        "outflow",
        then_amount(
            r"(?P<word>(?:stands?\s+to|(?:set|due|likely)\s+to|could|may|might)\s+lose|risk(?:s|ing)?\s+losing|risk\s+of\s+losing)"
        ),
        least=_LEAST_OF_GRANTS,
    ),
    # 'spending will outstrip income by £13m'
    Construction(
        "deficit",
        "outflow",
        then_amount(
            r"(?P<word>(?:spending|costs?|expenditure|demand|outgoings)\b[^.;£]{0,30}?\b(?:exceed|outstrip|outpace|outrun|overtak|outweigh)\w*\s+"
            r"(?:its\s+|the\s+|their\s+|our\s+)?(?:\w+\s+){0,2}?(?:income|funding|resources|grants?|revenues?|money)\b(?:\s+available)?\s+by)"
        ),
    ),
    # '£7.5m of which has yet to have savings identified against it'
    Construction(
        "deficit",
        "outflow",
        behind=after_amount(
            r"(?:of\s+(?:which|this|it|that)\s+)?(?P<word>(?:has|have|had)\s+(?:still\s+|yet\s+|no\s+)(?:to\s+have\s+)?(?:any\s+)?(?:savings|efficiencies|cuts)\s+(?:identified|found|agreed|set)\s+(?:against|for)\s+(?:it|them))\b"
        ),
        is_verb=False,
    ),
    # 'some £1.7m is unidentified'
    Construction(
        "deficit",
        "outflow",
        behind=after_amount(r"(?:is|are|was|remains?)\s+(?:still\s+|as\s+yet\s+)?(?P<word>unidentified)\b"),
    ),
    # 'a hole in next year's budget of £14m'
    Construction(
        "deficit",
        "outflow",
        then_amount(
            r"(?P<word>(?:holes?|gaps?|shortfalls?|deficits?)\s+in\s+(?:[\w'/-]+\s+){1,4}?(?:budgets?|finances|accounts|plans?))(?:\s+(?:of|worth|that\s+is|is|was))"
        ),
        is_verb=False,
    ),
    # 'it left the force £4m short'
    Construction(
        "deficit",
        "outflow",
        behind=after_amount(
            r"(?:a\s+year\s+)?(?P<word>short)(?=\s*(?:[.,;)]|$)|\s+(?:each|every|a|per)\s+year\b|\s+(?:by|in|next|this)\b|\s+of\s+(?:what|that)\b)"
        ),
        is_verb=False,
    ),
)
