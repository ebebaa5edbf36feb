"""Counts of what was done out of what should have been: 'it should have been used on 22 occasions, and was on 15'.

Belongs here: the two numbers of one sentence that say so. Not here: parts of a number of cases that were looked at
(`counts_of_base`), or what a count says (`case_counts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.extraction.case_nouns import counts_scope
from pipelines.extraction.context import Sentence
from pipelines.extraction.count_shapes import Count, cardinals
from pipelines.extraction.phrases import any_word

_TIMES = r"(?:\s+(?:occasions?|times|cases?|instances?|calls|incidents|crimes|files))?"
_OWED = re.compile(
    r"\b(?:should|ought\s+to)\s+(?:\w+\s+){0,2}?have\b[^.;\d]{2,80}$|"
    r"\b(?:was|were|been)\s+(?:\w+\s+)?(?:needed|required|due|necessary|called\s+for|requested|asked\s+for)\s+"
    r"(?:(?:in|on|for|at)\s+)?$",
    re.IGNORECASE,
)
_DONE = re.compile(
    rf"{_TIMES}\s*[,;]?\s+(?:and|but|yet)?\s*(?:(?:it|this|they|these|he|she|one|that|officers|the\s+(?:force|constabulary))\s+)?"
    r"(?:(?:only|just)\s+)?(?:had|has|have|was|were|did)\s+(?:(?:only|just|actually|in\s+fact)\s+)*"
    r"(?:(?:been\s+)?(?:so|done|[a-z]+ed|given|made|held|sent|taken|found|put|seen|kept)\s+)?(?:so\s+)?"
    r"(?:(?:only|just)\s+)?(?:in|on|for|at)?\s*(?:(?:only|just|about)\s+)?",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"(?:\s+of\s+(?:them|these|those))?{_TIMES}\s*(?:[.;,)]|$)", re.IGNORECASE)
_SIGNS = any_word(("should", "ought", "needed", "required", "due", "necessary", "called", "requested", "asked"))


def owed(sentence: Sentence) -> Iterator[Count]:
    """The counts of a sentence that says in how many cases something was due, and in how many it was done."""
    text = sentence.text
    if len(sentence.numbers) < 2 or not _SIGNS.search(text):
        return
    for due, done in pairwise(cardinals(sentence)):
        if due.value is None or done.value is None or not done.value <= due.value > 1 or counts_scope(text, due.end):
            continue
        said = _OWED.search(text, 0, due.start) and _DONE.fullmatch(text, due.end, done.start)
        if said and _ENDS.match(text, done.end):
            anchor = (done.start, done.end)
            yield Count(int(done.value), int(due.value), done.start, done.end, anchor, "part_of_base", (done, due))
