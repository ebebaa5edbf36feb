"""Sentences that retell what was recommended before: "Recommendation 1 was that the force should …"

Belongs here: their grammar. Not here: sentences that recommend (`prose.demands`), or demands counted before
(`prose.counted`).
"""

from __future__ import annotations

from pipelines.documents.expressions.late import expression
from pipelines.extraction.findings.words.follow_up import SETTLED
from pipelines.extraction.findings.words.grammar import any_of

_RETOLD = any_of(
    # "Recommendation 1 was that the force should …", "our second recommendation was to …"
    r"\brecommendation(?: (?:no\.? ?|number |#)?\w{1,3}| for [\w ]{3,20}?)? (?:(?:was|is|sa(?:id|ys)|asked|stated?s?)"
    r" (?:that|to|for|about)|(?:asks?|asked|requires?d?|tells?|told|calls? on|called on) .{3,40} to)\b",
    # "Recommendation 6 - by 31 October 2023, chief constables should …"
    r"\brecommendation \d{1,2}(?: \([^()]*\))? ?(?:-|:) (?=[^.;]{0,80}\b(?:should|must)\b)",
    # "You have met the first recommendation, which was to …", "The second recommendation, that the force should …"
    r"\b(?:first|second|third|fourth|fifth|sixth|other|last|final|remaining) recommendation\b[^.;:]{0,20},"
    r" (?:which (?:was|is|asked|required|said)|that (?:\w+ ){1,4}should)\b",
    # "I endorse HMIC's recommendation that every report be recorded"
    r"\b(?:HMIC\w*'s?|inspectors'|inspectorate's|inspection's|report's|watchdog's) (?:\w+ )?recommendation"
    r" (?:that|to)\b(?=.{12})",
    # "He referred to the recommendation that the constabulary should, within six months, …"
    r"\b(?:the|a|its|their|that|this|one|another) (?:[\w-]+ ){0,2}?recommendation,? that (?:by [\w ]{3,20},? )?"
    r"(?:all |the )?(?:force|constabulary|police|service|it|they|chief constables?|chief officers|forces)"
    r" (?:should|must|needs? to)\b(?=.{12})",
    # "The recommendation on custody has not been met."
    r"^\W*(?:the|our|this|that) (?:[\w/]+ ){0,3}recommendation (?:on|about|to|that|for|relating|concerning)\b.{3,100}"
    r"\b(?:is|was|has|have)"
    rf"(?: (?:now|not|yet|been|partly|partially|fully|largely))* {SETTLED}\b",
)
_NUMBERED = expression(r"\bRecommendation \d")


def retells(text: str) -> bool:
    """What was recommended before: "Recommendation 1 was that the force should …" """
    return "ecommendation" in text and bool(_RETOLD.search(text))


def retells_numbered(text: str) -> bool:
    """As before, and so clear that it needs nobody to say whose recommendation it is."""
    return retells(text) and bool(_NUMBERED.search(text))
