"""Whether the cases counted in a clause met what was expected of them.

Belongs here: reading negation and words of shortfall. Not here: which clause a count governs (`case_counts`).
The words are in `reference/sense_words.csv`.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines import reference
from pipelines.extraction.records import Sense

_ASIDE = re.compile(
    r",?\s+(?:which|meaning|leading|resulting|using|because|despite|so\s+that|and\s+this|this|allowing|as\s+a\s+result)\b"
    r"|,\s+(?:with|without|where|when|although|though|while|but|however|as)\b|\s+-\s|;",
    re.IGNORECASE,
)
"""What follows these is no longer said of the cases counted."""

_TOLD_OF = re.compile(
    r"\b(?:about|of|any|for|reasons?\s+for|explain\w*|because\s+of|to\s+(?:the|any))\s+"
    r"(?:the\s+|any\s+|a\s+|such\s+|these\s+)?(?:delays?|failures?|errors?|concerns|risk)\b",
    re.IGNORECASE,
)
"""'Told of the delay' speaks of a delay without finding one."""

_DUE = re.compile(
    r"\b(?:whose|which|that|who|where|when)\s+[^,;]{0,60}?\bshould\s+have\s+(?:been\s+)?\w+(?=\s+\w)", re.IGNORECASE
)
"""'Victims whose statement should have been taken' says who was due something, not that it wasn't done."""

_NEUTRAL = re.compile(
    r"^\s*(?:(?:the\s+)?(?:victim|case|suspect|offence|caller|crime|child)s?\s+)?"
    r"(?:were|was|involved|related\s+to|concerned)\s+"
    r"(?:(?:a|an|the)\s+)?(?:female|male|wom[ae]n|m[ae]n|boys?|girls?|children|under|aged|repeat|domestic|from|white|black|asian)",
    re.IGNORECASE,
)


_SUBORDINATE = re.compile(r"\s(?:when|where|if|as|that|which|who|whenever)\b.*$", re.IGNORECASE)
"""'Advice was given when it was needed': what was needed is not what the clause says."""


@cache
def _words(role: str) -> str:
    phrases = [row["phrase"] for row in reference.rows("sense_words") if row["role"] == role]
    return "|".join(
        "n't\\b" if phrase == "n't" else rf"\b{re.escape(phrase)}\b".replace(r"\ ", r"\s+")
        for phrase in sorted(phrases, key=len, reverse=True)
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What cancels out ('no delay', 'never failed'), what is adverse, and what is neither good nor bad."""
    negates, shortfall = _words("negates"), _words("shortfall")
    cancels = re.compile(
        rf"(?:{negates})\s+(?:(?:any|been|be|evidence\s+of|the|a|an|significant|unnecessary|undue|apparent|find|identify|"
        rf"have|there|cause\s+for|sign\s+of|signs\s+of|to)\s+){{0,3}}(?:{shortfall})",
        re.IGNORECASE,
    )
    adverse = re.compile(rf"{negates}|{shortfall}", re.IGNORECASE)
    return cancels, adverse, re.compile(_words("neutral"), re.IGNORECASE)


def sense(clause: str) -> Sense:
    """Whether the clause says that the cases it counts met the expectation.

    >>> sense("officers didn't take victim personal statements")
    'not_met'
    >>> sense("there was no unnecessary delay")
    'met'
    """
    main = clause
    if (aside := _ASIDE.search(clause, 12)) is not None:
        main = clause[: aside.start()]
    if not re.search(r"[A-Za-z]{3}", main):
        return "unclear"
    if _NEUTRAL.match(main):
        return "unclear"
    cancels, adverse, neutral = _patterns()
    main, cancelled = cancels.subn(" ", _TOLD_OF.sub(" ", _DUE.sub(" ", main)))
    if adverse.search(main):
        return "not_met"
    return "unclear" if neutral.search(_SUBORDINATE.sub("", main)) and not cancelled else "met"
