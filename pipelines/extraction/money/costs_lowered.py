"""Constructions of costs that come down: 'cut the cost of uniforms by £210,000', 'running it is £280,000 cheaper'.

Belongs here: savings told by what costs less. Not here: other savings (`saved`), or words whose kind depends on what
they govern (`governed`).
"""

from __future__ import annotations

from pipelines.extraction.money.patterns import Construction, after_amount, then_amount

_HELPED = r"(?:should|will|would|could|may|might|can|has|have|had|was|were|is|are|to|then|also|now|already|therefore)"

COSTS_LOWERED = (
    # 'it has cut the cost of uniforms by £210,000'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:cut|cutting|cuts|reduc\w+'?|lower\w*|slash\w*|trim\w*|shr[aiu]nk|shrinking|br(?:ing|ought)\s+down)\s+(?:[\w'-]+\s+){0,4}?"
            r"(?:costs?|spend|spending|bills?|expenditure|overtime|budgets?)(?:\s+(?:of|on|for|in)\s+(?:[\w'-]+\s+){0,4}?[\w'-]+)?\s+by)"
        ),
    ),
    # 'it brought running costs down by £360,000'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:cut|cuts|cutting|br(?:ing|ings|inging|ought)|dr(?:ive|iven|ove|iving)|get(?:s|ting)?|got|push(?:es|ed|ing)?|forc(?:e|es|ed|ing))\s+(?:[\w'-]+\s+){0,4}?"
            r"(?:costs?|spend|spending|bills?|expenditure|overtime)\s+down\s+by)"
        ),
    ),
    # 'running costs should then fall by £350,000'
    Construction(
        "saving",
        "inflow",
        then_amount(
            rf"(?:costs?|spending|bills?|expenditure|overtime)\s+(?:(?:on|of|for)\s+(?:[\w'-]+\s+){{1,3}}?)?(?:{_HELPED}\s+)*"
            r"(?P<word>f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|(?:be\s+|been\s+)?(?:reduced|cut|lowered|trimmed)|c[ao]me\s+down|go(?:ne)?\s+down|went\s+down)\s+by"
        ),
    ),
    # 'it could spend £1.4m less', 'it spends £1m less each year than it did'
    Construction(
        "saving",
        "inflow",
        then_amount(r"(?P<word>spen(?:d|ds|t|ding))"),
        after_amount(
            r"(?:(?:a|per|each)\s+year\s+)?less\b(?!\s+(?:(?:a|per|each)\s+year\s+)?(?:on\s+[\w\s]{3,25}\s+)?than\s+(?:the|other|similar|most|its|forces|any|planned|budgeted|expected|average))"
        ),
    ),
    # 'running costs are now £2.7m a year lower'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:(?:costs?|spending|bills?|expenditure|overtime)\s+(?:(?:on|of|for)\s+(?:[\w'-]+\s+){1,3}?)?|running\s+(?:it|them|the\s+[\w\s]{3,25}?)\s+)(?:is|are|was|were|will\s+be|should\s+be)(?:\s+(?:now|then))?)"
        ),
        after_amount(
            r"(?:(?:a|per|each)\s+year\s+)?(?:lower|less|cheaper)\b(?!\s+(?:than\s+)?(?:the\s+)?(?:budget|plan|forecast|expected|average|other|similar|most))"
        ),
    ),
)
