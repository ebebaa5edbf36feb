"""Times that go on from what was told before: 'for 101 it was five minutes', 'waits rose. They stood at 14 hours'.

Belongs here: the words that take up an average, or times of which nobody said yet how long they are. Not here: how long
something takes by its own words (`measures`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.movements import MOVED
from pipelines.extraction.volumes.shapes.around import BY_A_SHARE

WORDS = rf"(?:[^.;:\d]|\b\d{{1,2}}\s+(?=[A-Z][a-z])|\b{YEAR}\b|\b(?:999|101)\b)"
_FOR_ANOTHER = expression(
    rf"\W*(?:(?:for|on|in|at|by)\s+[\w\s-]{{2,50}}?,?\s+)?(?:it|this|that|the\s+figure|the\s+wait)\s+(?:was|is|took|takes|used\s+to\s+be|had\s+been)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'For 101 it was five minutes', 'in the month before it took 49 seconds', after the average of other calls."""
_FIGURES_ARE = expression(
    rf"\b(?:figures?|averages?|waits?|times?)\b{WORDS}{{0,60}}?\s(?:is|are|was|were|had\s+been)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Your figures for August 2022 are 8 seconds and 17 percent', after the average of a time."""
_THEY_STOOD = expression(
    rf"\W*(?:(?:in|by|at|on)\s+[\w\s]{{2,30}}?,?\s+)?(?:it|they|this|these|that|the\s+(?:average|figure|wait|time|delay)s?)\s+(?:(?:had|have|has|now|then)\s+)*"
    rf"(?:stood\s+at|stands?\s+at|ran\s+at|averaged?|were|was|is|are|came\s+to|reached|(?:{MOVED}|gone\s+(?:up|down)|went\s+(?:up|down)){BY_A_SHARE},?\s+(?:to|from))\s+{HEDGED_MORE}",
    re.IGNORECASE,
)
"""'Average detention times had risen. They stood at 14 hours.'"""
_TELLS_OF_TIMES = expression(
    r"\b(?:average|mean|median|typical|usual)\s+(?:[\w-]+\s+){0,3}?(?:times?|waits?|lengths?|durations?|stays?|delays?)\b|\blength\s+of\s+(?:detention|stay|time)\b|"
    r"\b(?:waiting|response|detention|attendance|answer(?:ing)?|charging|handling|examination|turnaround|processing)\s+times?\b|\b(?:the|our|its|average)\s+waits?\b",
    re.IGNORECASE,
)


def takes_up_times(text: str, said_before: str) -> bool:
    """Whether a sentence begins to say how long the times are that the sentence before it told of."""
    return _THEY_STOOD.match(text) is not None and _TELLS_OF_TIMES.search(said_before) is not None


def told_again(before: str) -> bool:
    """Whether the words before a time set it beside the one told before, or say how long that is."""
    return (
        any(said.fullmatch(before) for said in (_FOR_ANOTHER, _THEY_STOOD)) or _FIGURES_ARE.search(before) is not None
    )
