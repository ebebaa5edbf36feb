"""How long a force allows itself to reach a caller: 'it aims to arrive within 15 minutes', 'its 20-minute target'.

Belongs here: which minutes are such a target. Not here: how long something takes (`measures`), or how many calls meet
the target (`rates`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number

_NUMBERED = r"(?:[Gg]rade|[Bb]and|[Pp]riority|[Ll]evel)\s+\d\b"
"""'Grade 1' tells a kind of incident, and no minutes."""
_SHOULD_TAKE = expression(
    r"(?:\b(?:aims?|aimed|aiming|(?:aim|target|goal|standard)\s+(?:time\s+)?(?:of|is|was|for)|targets\s+of|should|ought\s+to|must|expected\s+to|expects|"
    r"pledges?|pledged|promises?|undertakes|commits|has\s+set\s+(?:itself\s+)?|standards?\s+(?:is|are|of))\b|\btarget:)"
    rf"(?:(?!\b(?:though|but|while|whereas|which)\b)(?:{_NUMBERED}|[^.;:)\d])){{0,90}}?\s{HEDGED_MORE}$",
    re.IGNORECASE,
)
_TARGET_AFTER = expression(r"(?:-|\s+)(?:response\s+|attendance\s+)?(?:target|standard|limit)\b", re.IGNORECASE)
_COMES_THERE = expression(
    r"\b(?:attend(?:s|ed|ance|ing)?|arriv(?:e|es|al|ing)|response|emergenc(?:y|ies)|incidents?|priority|grade\s+(?:1|2|one|two)|scene|(?:the\s+)?callers?)\b",
    re.IGNORECASE,
)
_UNITS = ("minute", "min")
_SO_MANY_WITHIN_IT = expression(
    rf"\bwithin\s+(?:(?:its|the|their|our|own|published|force's|constabulary's)\s+)+(?:(?:target|standard)\s+(?:time\s+)?of\s+)?{HEDGED_MORE}$",
    re.IGNORECASE,
)
_A_SHARE = expression(r"%|\bper\s?cent\b|\bthirds?\b|\bquarters?\s+of\b|\bhalf\b", re.IGNORECASE)
"""'84 percent within its target of 20 minutes' says how many met it."""


def target_begins(text: str, number: Number) -> int | None:
    """Where the words begin that make it a target, those before its bracket included; None where it is none."""
    if number.unit not in _UNITS or number.value is None:
        return None
    should = _SHOULD_TAKE.search(text, 0, number.start)
    if not (should or _TARGET_AFTER.match(text, number.end)) or not _COMES_THERE.search(text):
        return None
    if _SO_MANY_WITHIN_IT.search(text, 0, number.start) and _A_SHARE.search(text):
        return None
    if should and text[: should.start()].endswith("("):
        return 0
    return should.start() if should else number.start


_WHERE = (
    rf"(?:{_NUMBERED}|in|for|on|at|within|to|the|an?|its|our|their|most|more|other|those|these|all|areas?|towns?|cit(?:y|ies)|urban|rural|remote|built-up|places|parts|county|country(?:side)?|"
    r"villages|elsewhere|inner|outer|roads|incidents?|calls|reports|priority|prompt|immediate|standard|routine|high|medium|emergenc(?:y|ies)|ones|grade|graded|as|one|two|three|['\"])"
)
_AND_ELSEWHERE = expression(
    rf"(?:\s+['\"]?{_WHERE}['\"]?)*(?:\s+(?:and|or)|,\s+(?:and|or)|[,;])(?:\s+['\"]?{_WHERE}['\"]?)*\s+{HEDGED_MORE}",
    re.IGNORECASE,
)
"""'15 minutes in urban areas and 20 minutes in rural areas, and grade 2 incidents within 60 minutes'."""


def is_target_too(text: str, target_ends: int, number: Number) -> bool:
    """Whether it goes on from a target that ended there: for other places, or for other incidents."""
    return number.unit in _UNITS and _AND_ELSEWHERE.fullmatch(text, target_ends, number.start) is not None
