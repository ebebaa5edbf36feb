"""Constructions of costs that come down: 'cut the cost of uniforms by £210,000', 'running it is £280,000 cheaper'.

Belongs here: savings told by what costs less. Not here: other savings (`saved`), or words whose kind depends on what
they govern (`governed`).
"""

from __future__ import annotations

from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount

_HELPED = r"(?:should|will|would|could|may|might|can|has|have|had|was|were|is|are|to|then|also|now|already|therefore)"
_THAN_OTHERS = (
    r"(?!\s+(?:(?:a|per|each|every)\s+(?:year|head|person|resident)\s+)?(?:(?:on|to\s+run|for)\s+[\w\s]{3,25}\s+)?than\s+"
    r"(?:the\s+(?!old|previous|present|current|existing|one)|other|similar|most|its|forces|any|planned|budgeted|expected|average|elsewhere|in))"
)
"""What is less than planned is an underspend, and what is less than elsewhere no saving."""

COSTS_LOWERED = (
    # 'it has cut the cost of uniforms by £210,000'
    Construction(
        "saving",
        "inflow",
        then_amount(
            r"(?P<word>(?:cut|cutting|cuts|reduc\w+'?|lower\w*|slash\w*|trim\w*|shr[aiu]nk|shrinking|br(?:ing|ought)(?:\s+down)?|dr(?:ive|ove|iven)(?:\s+down)?)\s+(?:[\w'-]+\s+){0,4}?"
            r"(?:costs?|spend|spending|bills?|expenditure|overtime|budgets?)(?:\s+(?:of|on|for|in)\s+(?:[\w'-]+\s+){0,4}?[\w'-]+)?\s+(?:down\s+)?by)"
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
    # 'it could spend £1.4m less', 'the new rota costs £1m less each year than the old one'
    Construction(
        "saving",
        "inflow",
        then_amount(rf"(?P<word>spen(?:d|ds|t|ding)|cost(?:s|ing)?(?:\s+(?:it|us|them|{THE_FORCE}))?)"),
        after_amount(rf"(?:(?:a|per|each)\s+year\s+)?less\b{_THAN_OTHERS}"),
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
