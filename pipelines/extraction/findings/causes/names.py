"""Causes of concern under other names: in short, in capitals, in quotation marks, or "for" concern.

Belongs here: levelling these names before the grammar of causes is asked. Not here: that grammar (`raised`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})"
_FOR_INSPECTORS = expression(
    r"\bcauses? for concern(?= (?:for|to|by|from) (?:the )?(?:police )?"
    r"(?:inspectors|inspectorate|HMIC\w*|watchdog)\b)"
    r"|(?<=\bto a )cause for concern\b"
    rf"|\b{_NUMBER} (?:\w+ )?causes for concern\b",
    re.IGNORECASE,
)
"""'Is a cause for concern for the inspectorate', 'raises two causes for concern': news of causes of concern."""
_IN_MARKS = expression(r"[\"'‘’“”]((?:[\w-]+ )?causes? of concern)[\"'‘’“”](?!\w)", re.IGNORECASE)


def names_causes(text: str) -> str:
    """The text with its causes of concern named as inspectors name them: in full, small letters, and without quotation
    marks.
    """
    if "oncern" not in text and "CoC" not in text:
        return text
    text = _SHORT_OR_CAPITAL.sub(_in_full, text)
    if "of concern" in text:
        text = _IN_MARKS.sub(r"\1", text)
    if "for concern" not in text:
        return text
    return _FOR_INSPECTORS.sub(lambda found: found.group().replace(" for concern", " of concern"), text)


_SHORT_OR_CAPITAL = expression(
    r"\bA?CoC(?P<several>s)?\b(?!\w)|\bCause(?P<capital>s)? [oO]f [cC]oncern\b|\bcause(?P<mixed>s)? of Concern\b"
)


def _in_full(found: re.Match[str]) -> str:
    return f"cause{found['several'] or found['capital'] or found['mixed'] or ''} of concern"
