"""Ways of falling short that are more than a phrase: too late, too long, outside a limit, better would have been right.

Belongs here: what such words are, in a clause in small letters. Not here: single words and phrases (`sense_words`), or
what a clause comes to that holds them (`sense`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick

_TOOK_LONG = expression(
    r"\b(?:took|taken)\s+(?!place\b)(?:\w+\s+){0,3}(?:weeks|months|years)\b|\b(?:took|taken|waited)\s+(?:(?!less\b|under\b|only\b)\w+\s+){0,2}(?:a|several|many|some|\d+)\s+(?:week|month|year)s?\b|"
    r"\b(?:hours?|days|weeks?|months?)\s+or\s+more\s+(?:before|until|to)\b|\bwaited\s+(?:(?:for|up\s+to|some|about)\s+)*(?:[\w-]+\s+)?(?:hours|days|weeks|months)\b"
)
"""'Took a month', 'it was four hours or more before they came', 'waited four days'."""
_OVERRAN = Quick(
    r"\b(?:was|were|been|took|taken|lasted|waited|ran|stood|went|gone|exceeded)\s+(?:(?:(?:the\s+)?(?:force|constabulary|officers|police|unit|team)|it|them)\s+)?"
    r"(?:\w+ly\s+)?(?:above|over|beyond|more\s+than|"
    r"longer\s+than|past|in\s+excess\s+of)\s+(?:[\w'-]+\s+){0,4}?(?:(?:second|minute|hour|day|week|month|year)s?|target|deadline|"
    r"limit|standard)\b",
)
"""'Were beyond their 28 days', 'took more than an hour'."""
_ONLY_LATER = expression(
    r"\bonly\s+(?:\w+(?:ed|en)\s+)?(?:after|once)\b|\b(?:hours|days|weeks|months|years)\s+(?:afterwards|after\s+the\s+event)\b|"
    r"\b(?:days|weeks|months|years)\s+(?:later|on)\b|\b(?:was|were|been)\s+(?:[\w-]+\s+){0,2}(?:months|years)\s+old\b|"
    r"\bmore\s+than\s+(?:[\w-]+\s+){1,2}(?:months?|years?)\s+(?:ago|earlier|before)\b|"
    r"\b(?:after|waited\s+for)\s+(?:more\s+than|over|nearly|almost|at\s+least)\s+(?:[\w-]+\s+){0,2}(?:hour|day|week|month|year)s?\b"
)
"""'Was recorded only after we had pointed it out', 'the referral was sent days afterwards'."""
_WAITED_LONGER = expression(
    r"\b(?:waited|waiting|been\s+waiting|taken|took|outstanding\s+for)\s+longer\s*(?:$|[,.;])", re.IGNORECASE
)
"""'Should be answered within 35 days, and 40 had been waiting longer.'"""
_LONGER_THAN = expression(
    r"\b(?:took|taken|taking|take|lasted|waited|waiting|wait|held|kept|detained|stayed|left|was|were|been)\s+(?:\w+\s+){0,2}?longer\s+than\b(?!\s+(?:the\s+)?average)",
    re.IGNORECASE,
)
"""'Had taken longer than the guidance allows', 'was held for longer than was needed'."""
_OUTSIDE = expression(
    r"\b(?:outside|beyond)\s+(?:(?:the|its|their|our|own|this)\s+){0,2}(?:[\w'-]+\s+){0,3}?(?:\d+[\s-](?:second|minute|hour|day)s?|targets?|standards?|limits?|timescales?|timeframes?|"
    r"deadlines?|policy|guidance|guidelines?|times?|period)\b",
    re.IGNORECASE,
)
"""'Fell outside the published targets'; an exercise yard is outside too."""
_COULD_HAVE_BEEN_BETTER = expression(
    r"\b(?:could|might)\s+have\s+(?:[\w'-]+\s+){1,6}?(?:sooner|earlier|better|faster|quicker|more|differently|otherwise|another\s+way|further)\b"
)
"""'The suspect could have been arrested sooner'."""
_WHEN_WE_THOUGHT = expression(
    r"\bwhen\s+(?:we|inspectors|auditors)\s+(?:thought|believed|considered|judged|felt|would\s+have)\b", re.IGNORECASE
)
"""'Had been graded as medium when we thought that the risk was high'."""
_WENT_UNDONE = expression(r"\b(?:went|gone|lay|left|remained|stayed)\s+un[a-z]{3,}\b", re.IGNORECASE)
"""'The question went unasked'."""
_FOUND_WANTING = expression(r"\b(?:found|was|were|been)\s+(?:(?:it|them|this|these)\s+)?wanting\b(?!\s+to\b)")
_SO_LONG_AFTER = Quick(
    r"\bmore\s+than\s+(?:[\w-]+\s+){1,2}(?:hours?|days?|weeks?|months?|minutes?)\s+(?:after|late|later)\b|"
    r"\blater\s+than\b",
)
"""'Had been sent more than 48 hours after the event', 'were reached later than its own standard'."""
_PAST_LIMIT = expression(
    r"\bafter\s+(?:(?:the|its|their|our|own)\s+|[\w'-]+'s\s+){1,2}(?:[\w-]+\s+){0,3}?(?:(?:limit|deadline|target|standard|cut-off)\b|"
    r"(?:hours?|days?|minutes?|time)\s+(?:(?:had\s+)?(?:passed|expired|elapsed|run\s+out)|(?:that\s+)?(?:\w+\s+){1,4}?(?:allow|set|permit)))|"
    r"\bafter\s+(?:[\w-]+\s+){1,2}(?:hours|days|weeks|months)\s+or\s+more\b"
)
"""'Went on to the system after the 72-hour limit had passed', 'arrived after the force's own target time'."""
_WE_SENT_BACK = expression(
    r"^\W*(?:(?:but|and)\s+)?(?:we|inspectors)\s+(?:referred|sent|returned|passed)(?!\s+(?:on|out)\b)\b", re.IGNORECASE
)
"""'We referred three back to the force.'"""
_GAVE_CONCERN = expression(
    r"\b(?:caused|gave)\s+(?:us|inspectors|them)\s+(?:(?:such|serious|some|real|grave)\s+)*concern\b"
)
_SHORT = (
    _WAITED_LONGER, _TOOK_LONG, _OVERRAN, _LONGER_THAN, _OUTSIDE, _COULD_HAVE_BEEN_BETTER, _FOUND_WANTING,
    _SO_LONG_AFTER, _ONLY_LATER, _GAVE_CONCERN, _WHEN_WE_THOUGHT,
    _WENT_UNDONE, _PAST_LIMIT, _WE_SENT_BACK,
)  # fmt: skip
"""Ways of falling short that are more than a phrase."""


def falls_short(main: str) -> bool:
    """Whether a clause tells in such words that the cases it counts fell short."""
    return any(short.search(main) for short in _SHORT)
