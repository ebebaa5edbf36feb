"""How often something was used, and for how many people: 'Taser was used 312 times', 'cells were used for 4 people'.

Belongs here: uses and occasions, and the people for whom something was done. Not here: numbers whose state says what
they count (`states`), or numbers beside their nouns (`places`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import REACH

_USED = expression(
    r".*\b(?P<verb>used?|uses|using|deployed|disrupted|drew|drawn|fired|activated|applied|invoked|issued|intervened|executed|authorised)\b[^.;,]{0,120}$",
    re.IGNORECASE,
)
_TIMES = expression(
    r"\s+(?:times|occasions)\b(?!\s+(?:more|less|higher|lower|as|the|a|per(?!\s+(?:(?:one\s+|1\s+)?million|[\d,]+)\s+(?:of\s+the\s+)?(?:population|people|residents))|each|every|over|or\s+more|worse|better|\w+er\s+than|on\s+which|where|what|its|their|likelier)\b)",
    re.IGNORECASE,
)
_LEAST_TIMES = 5.0
_OF_ONE = expression(
    r"(?:^|[.;,]\s+|\b(?:and|but)\s+)(?:one\s+(?:of\s+(?:these|those|the|them)\b(?:\s+[\w-]+){0,2}|[a-z]+)|an?\s+(?:[\w-]+\s+)?(?:child|woman|man|boy|girl|victim|person)|he|she)\s+(?:had|has|was)\s[^.;]*$",
    re.IGNORECASE,
)
"""'One of these children had been reported on eleven occasions': a story."""
_IN_A_SAMPLE = expression(
    r"\b(?:sample|samples|(?:dip|out\s+of|of\s+(?:the|these|those|our)(?!\s+(?-i:[A-Z]))))\b[^.;]{0,20}\d|\bof\s+\d+\s+(?:cases|files|records)\b",
    re.IGNORECASE,
)
"""'In a sample of 25, this had happened seven times' is a count of cases."""


_OFTEN = 10.0
"""'He has been burgled six times' is a story."""
_FEWEST_OF_A_PERIOD = 2.0
_IN_A_PERIOD = expression(
    rf"\b(?:(?:in|during|over|since|for)\s+(?:(?:the|that|this|its)\s+)?(?:(?:last|past|previous|whole|same|first|12|twelve|six|three)\s+){{0,2}}(?:years?|months|quarter|(?:[A-Z][a-z]+\s+)?{YEAR}(?:/\d\d)?)|"
    r"(?:last|this|that)\s+(?:year|quarter)|(?:a|per|each)\s+year|annually)\b",
    re.IGNORECASE,
)
_DONE_BY_POLICE = expression(
    r"\b(?:was|were|been|being|is|are)\s+(?:[\w-]+\s+){0,2}?(?:used|deployed|drawn|fired|discharged|activated|applied|invoked|authorised|issued|granted|obtained|breached|held|happened)\b|"
    r"\b(?:this|that|it)\s+(?:had\s+|has\s+)?(?:happened|occurred)\b",
    re.IGNORECASE,
)
"""'Police cells were used as a place of safety on three occasions in the year': a figure, however small."""


def used(text: str, number: Number) -> CountedNumber | None:
    """'Taser was used 312 times', 'it disrupted gangs 604 times'."""
    times = _TIMES.match(text, number.end)
    if (
        times is None
        or _OF_ONE.search(text, 0, number.start)
        or (number.value or 0) < _FEWEST_OF_A_PERIOD
        or _IN_A_SAMPLE.search(text, 0, number.start)
    ):
        return None
    yearly = _IN_A_PERIOD.search(text) and _DONE_BY_POLICE.search(text, 0, number.start)
    if (number.value or 0) < _LEAST_TIMES and not yearly:
        return None
    verb = _USED.search(text, 0, number.start)
    if verb is None and number.in_words and (number.value or 0) < _OFTEN and not yearly:
        return None
    start = verb.start("verb") if verb else number.start
    return CountedNumber(
        number, CountedThing(start, times.end(), "time", "volume", "uses", _LEAST_TIMES), "counted_things"
    )


_WHO_IS_DEALT_WITH = ("people", "victims", "children")
_DONE_TO = expression(
    r"\b(?:was|were|been)\s+(?:[\w-]+\s+){0,2}?(?:used|applied|authorised|issued|granted|provided|requested|arranged|obtained|refused|imposed|offered|detained|withdrawn|removed|revoked|taken\s+away|suspended|denied)\b"
    r"(?:(?!\b(?:and|but|who|which|that)\b)[^.;:,])*\s(?:for|to|from|against|on|in\s+respect\s+of)\s+(?:(?:just|only|about|around|some|nearly|over|a\s+further|another)\s+)*\S+\s+$",
    re.IGNORECASE,
)
"""'Custody was used as a place of safety for 4 people': what was done, and for how many."""


def is_done_to(text: str, thing: CountedThing) -> bool:
    """'Custody was used as a place of safety for 4 people', where no sample is told of."""
    if thing.unit not in _WHO_IS_DEALT_WITH:
        return False
    done = _DONE_TO.search(text, max(0, thing.start - REACH), thing.start)
    return done is not None
