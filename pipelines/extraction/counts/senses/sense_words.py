"""The vocabulary of `reference/sense_words.csv` as patterns: what denies, falls short, remedies or only describes.

Belongs here: putting the phrases of each role into patterns. Not here: phrases that are more than a word or two, and
what a clause comes to that holds them (`sense`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.phrases import one_of


@dataclass(frozen=True, slots=True)
class SenseWords:
    """For text in small letters: a search that minds capitals is several times as fast."""

    cancels: re.Pattern[str]
    """'No delay', 'never failed', 'no opportunity was missed'."""
    adverse: re.Pattern[str]
    remedied: re.Pattern[str]
    """'Errors were put right', 'corrected the errors': found by the police, and dealt with."""
    neutral: re.Pattern[str]
    """What only describes the cases: who reported them, where they happened."""
    fixed: re.Pattern[str]
    """Phrases that only look like a shortfall: 'no further action', 'missing people', 'children at risk'."""
    choice: re.Pattern[str]
    """What the victim did or didn't want, which is no shortfall of the police."""
    description: re.Pattern[str]
    """'Were thefts from shops', 'the caller was a neighbour'."""


@cache
def sense_words() -> SenseWords:
    """The patterns, made once."""
    negates, shortfall = _words("negates"), _words("shortfall")
    cancels = (
        rf"(?:{negates})\s+(?:(?:any|been|be|evidence\s+of|the|a|an|significant|unnecessary|undue|apparent|find|identify|"
        rf"have|there|cause\s+for|sign\s+of|signs\s+of|to|our|opportunit\w+|being)\s+){{0,4}}(?:{shortfall})|"
        rf"\b(?:complaints?|allegations?|accusations?|claims?|reports?)\s+of\s+(?:\w+\s+)?(?:{shortfall})|"
        rf"(?:{shortfall})\s+(?:nothing|nobody|no\s+one)\b|"
        r"\bno\s+(?:\w+\s+){0,2}(?:periods?|gaps?|spells?)\s+(?:without|of\s+in\w+)\b|"
        rf"\b(?:no(?:\s+\w+){{1,5}}|nothing(?:\s+\w+){{0,3}})\s+(?:had\s+been|has\s+been|have\s+been|was|were|being|is|are)\s+(?:{shortfall})"
    )
    remedies = _words("remedies")
    remedied = (
        rf"(?:{shortfall})(?=(?:\s+(?!and\b|but\b|that\b|which\b)[\w'-]+){{0,5}}\s+(?:was|were|been)\s+(?:\w+ly\s+)?(?:{remedies}))|"
        rf"(?<=\s)(?P<kept>(?:{remedies})\s+(?:(?:the|any|its|their|these|such|all|some)\s+)*)(?!too\b|late|\w+ly\b)(?:{shortfall})"
    )
    description = (
        rf"^\s*(?:(?:the|its|their)\s+(?:\w+\s+)?)?{ARE}\s+(?:(?:also|all|mostly|mainly|either|both)\s+)?"
        rf"(?:(?:a|an|the|his|her|their)\s+)?(?:(?!{_DONE})[\w-]+\s+){{0,2}}(?:{_words('description')})"
    )
    return SenseWords(
        cancels=expression(cancels),
        adverse=expression(rf"{negates}|{shortfall}"),
        remedied=expression(remedied, re.IGNORECASE),
        neutral=expression(_words("neutral")),
        fixed=expression(_words("fixed")),
        choice=expression(_words("choice")),
        description=expression(description),
    )


_NOT = "n't"
"""An ending, so no word of its own."""


@cache
def _words(role: str) -> str:
    phrases = {row["phrase"].lower() for row in reference.rows("sense_words") if row["role"] == role}
    ending = rf"{_NOT}\b|" if _NOT in phrases else ""
    return rf"{ending}\b(?:{one_of(sorted(phrases - {_NOT}))})\b"


_DONE = r"(?:\w+ed|\w+en|told|sent|made|met|held|with|by|to|from|for|on|in)\b"
"""Words after 'were' that tell what was done, or to whom: 'were shared with partners'."""
