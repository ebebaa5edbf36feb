"""Words without which no sentence of prose tells a finding: a cheap look before the grammar.

Belongs here: those words. Not here: what makes a sentence a finding (`prose.statements`).
"""

from __future__ import annotations

from pipelines.extraction.grammar.phrases import holds_any

_SIGNS = (
    "oncern", "CoC", "AFI", "closed", "lifted", "discharged", "ecommend", "mprov", "rogress", "better", "strides",
    "trength", "ransform", "should", "must", "practice", "area ", "areas ", "ince ", "also ", "e expect", "e want",
    "e ask", "e urge", "e would", "e look", "e call", "want ", "wants ", "wanted ", "expect ", "expects ", "urge ",
    "urges ", "call on", "calls on", "called on", "need to", "needs to", "needed to", "until ", "month to ",
    "months to ", "weeks to ", "told", "asked t", "ask ", "urged", "ordered", "advised", "instructed", "warned",
    "demand", "insist", "stipulat", "require", "call for", "calls for", "called for",
    "nnovati", "trail", "pioneer", "alved", "fall in ", "drop in ", "reduction in ", "shortened", "put right", "fixed",
    "resolved", "remedied", "rectified", "addressed", " now ",
)  # fmt: skip


_GOES_THROUGH = (
    "one", "two", "three", "four", "five", "six", "other", "first", "second", "third", "fifth", "final", "last",
    "remain", "rest", "most", "more", "these", "they", "both", "some", "est ", "est,",
)  # fmt: skip
_HEAD = 60


def may_tell_finding(text: str) -> bool:
    """Whether it holds a word that every finding of prose holds one of."""
    return any(map(text.__contains__, _SIGNS))


def may_be_counted(text: str) -> bool:
    """Whether its first words may speak of one of several: 'The second …', 'Another …', 'These …'."""
    return holds_any(text[:_HEAD], _GOES_THROUGH)
