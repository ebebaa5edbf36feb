"""Further numbers of a list of what was looked at: 'we examined 60 cases of rape and 30 of stalking'.

What was done with them is said once, before the first number or behind the last; the others only stand beside it.

Belongs here: telling that a number goes on such a list. Not here: which number opens one (`reviewed`), kinds within a
sample (`kinds_within`), or parts that add up to it (`breakdowns`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.words.count import cardinals
from pipelines.extraction.counts.words.reviewing import REVIEWED
from pipelines.extraction.grammar.case_nouns import Noun, cases_counted
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.numbers import Number

_BY_WHOM = (
    r"(?:by\s+(?:us|(?:(?:the|our|hmicfrs)\s+)?(?:[\w'-]+\s+)?(?:inspectors|auditors|team|hmicfrs|reviewers))\s*)?"
)
_WERE_READ = (
    r"(?:was|were|had\s+been|have\s+been)\s+(?:\w+ly\s+)?"
    rf"(?:{REVIEWED.pattern}|carried\s+out|done|made|completed|read)\s*{_BY_WHOM}"
)
_THAT_WERE = (
    r"(?:that|which)\s+(?:(?:had|have)\s+(?:been\s+)?|were\s+|was\s+)?(?:closed|ended|finalised|filed|given|resolved|recorded|"
    r"reported|flagged|classed|cancelled|dealt\s+with)\b\s*"
)
_TELLS_MORE = (
    r"(?:found|finding|showed|showing|but|because|was|were|is|are|had|has|have|did|didn't|could|that|which|who|whose|where|when|"
    r"while|only|percent|per|agreed|judged|said|told|so|if|after|before|among|included?|including|than|of\s+(?:which|whom|them|these|those))\b"
)
"""Words with which a clause goes over to what was found."""
_AND = r"(?:and|as\s+well\s+as|together\s+with|along\s+with|plus|then|alongside)"
_BETWEEN = expression(
    rf"\s*+(?:{_WERE_READ}|{_THAT_WERE}|(?!{_TELLS_MORE}|{_AND}\s)[\w'’-]+(?![\w'’-])\s*+|\([^()]{{1,40}}\)\s*+){{0,14}}?"
    rf"(?:,\s*(?:{_AND}\s+)?|\b{_AND}\s+)(?:(?:also|at|into|through|to|with|in|for|from|of)\s+){{0,2}}{LIMITS}",
    re.IGNORECASE,
)
_SAYS_WHAT_WAS_FOUND = expression(
    r"\s+(?:(?!(?:that|which|where|who|in|for|of|on)\b)[\w'’-]+\s+){0,4}?"
    r"(?:had|have|has|was|were|is|are|did|didn't|hadn't|could|lacked|contained|showed|needed|met|failed|%|percent|"
    r"of\s+(?:these|those|them|which|whom|the))\b",
    re.IGNORECASE,
)
_KIND_OF_THEM = expression(
    r"\s+(?:of|about|concerning|involving|from|under|with|as\s+outcome|closed|ended|where|that\s+(?:had|were)|each|apiece|more|others?|further)\b",
    re.IGNORECASE,
)
"""'45 of rape', '20 with outcome 16', '60 more'."""
_IN_EACH = expression(
    r"\s+(?:(?:files|cases|records|people|residents|victims|calls)\s+)?(?:(?:in|from|for|at)\s+(?:each|every)|each|apiece|per\s+(?:force|district|station|suite))\b",
    re.IGNORECASE,
)
"""'240 case files, 30 in each force'."""


def goes_on_list(sentence: Sentence, number: Number, noun: Noun | None, opens: Callable[[Number], bool]) -> bool:
    """Whether a number stands beside one that was looked at; `opens` says which numbers were by themselves."""
    text = sentence.text
    if _SAYS_WHAT_WAS_FOUND.match(text, number.end) and not _READ_BEHIND.match(text, number.end):
        return False
    before = [other for other in cardinals(sentence) if other.end <= number.start and other.kind == "cardinal"]
    if not before or not _BETWEEN.fullmatch(text, before[-1].end, number.start):
        return False
    first = before[-1]
    if _FRONTED.search(text, 0, first.start) and not _JOINED.search(text, first.end, number.start):
        return False
    if not (
        noun or _IN_EACH.match(text, number.end) or (_KIND_OF_THEM.match(text, number.end) and _names(text, first))
    ):
        return False
    return opens(first) or goes_on_list(sentence, first, cases_counted(text, first.end), opens)


_FRONTED = expression(r"(?:^|[.;:]\s+)\W*(?:in|of|out\s+of|from|among|within|across)\s+[^.;:,]{0,40}$", re.IGNORECASE)
_JOINED = expression(rf"\b{_AND}\b", re.IGNORECASE)
"""'In the sample of 104 records, 29 reviews …' goes over to what was found, 'of 60 files and 30 calls' does not."""
_READ_BEHIND = expression(rf"[^.;:\d]{{2,60}}?\s{_WERE_READ}", re.IGNORECASE)
"""'Ten records of children and 30 of adults were looked at.'"""


def _names(text: str, number: Number) -> bool:
    return cases_counted(text, number.end) is not None or _KIND_OF_THEM.match(text, number.end) is not None
