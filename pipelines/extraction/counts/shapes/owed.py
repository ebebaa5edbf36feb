"""Counts of what was done out of what should have been: 'it should have been used on 22 occasions, and was on 15'.

Belongs here: the two numbers of one sentence that say so. Not here: parts of a number of cases that were looked at
(`bases.of_base`), or what a count says (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.reviewed import is_reviewed
from pipelines.extraction.counts.words.count import Count, alone, cardinals
from pipelines.extraction.grammar.case_nouns import counts_scope
from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.function_words import THE_FORCE, THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.grammar.phrases import any_word

_TIMES = (
    r"(?:\s+(?:occasions?|times|cases?|instances?|calls|incidents|crimes|files|investigations|victims|records|reports|people|"
    r"children))?"
)
_OWED = expression(
    r"\b(?:should|ought\s+to)\s+(?:\w+\s+){0,2}?have\b[^.;\d]{2,80}$|"
    r"\bwould\s+have\s+been\s+(?:suitable|appropriate|justified|right|proportionate|reasonable|possible|useful)\s+(?:in|on|for)\s+$|"
    r"\b(?:was|were|been)\s+(?:\w+\s+)?(?:needed|required|due|necessary|called\s+for|requested|asked\s+for)\s+"
    r"(?:(?:in|on|for|at)\s+)?$",
    re.IGNORECASE,
)
_PARTICIPLE = (
    r"(?:[a-z]+ed|given|made|held|sent|taken|found|put|seen|kept|done|met|sought|written|drawn|set|told|got)\s+"
    r"(?:(?:out|up|through|down)\s+)?"
)
_DONE = expression(
    rf"{_TIMES}\s*[,;]?\s+(?:(?:and|but|yet)?\s*(?:(?:it|this|they|these|he|she|one|that|officers|{THE_FORCE})\s+)?"
    r"(?:(?:only|just)\s+)?(?:had|has|have|was|were|did)\s+(?:(?:only|just|actually|in\s+fact)\s+)*"
    rf"(?:(?:been\s+)?(?:(?:so|been)\s+|{_PARTICIPLE}))?(?:so\s+)?|"
    rf"(?:(?:and|but|yet)\s+)?(?:we|inspectors|auditors)\s+(?:only\s+)?(?:found|saw)\s+(?:only\s+)?(?:one|it|this|them)\s+|"
    rf"(?:and|but|yet)\s+(?:(?:only|just|actually|in\s+fact)\s+)*{_PARTICIPLE})"
    rf"(?:(?:only|just)\s+)?(?:in|on|for|at)?\s*{HEDGES}",
    re.IGNORECASE,
)
"""'… was needed in 77 cases and found in 60', '… on 22 occasions, and was on 15'."""
_ENDS = expression(rf"(?:\s+of\s+{THEM})?{_TIMES}\s*(?:[.;,)]|$)", re.IGNORECASE)
_SIGNS = any_word(
    ("should", "ought", "needed", "required", "due", "necessary", "called", "requested", "asked", "would")
)


_SHOULD_BE = Quick(
    r"\b(?:there\s+)?(?:should|ought\s+to)\s+have\s+(?:been|had|recorded|made|shown|found|raised|created|led\s+to|resulted\s+in)\s+"
    rf"{HEDGED_MORE}$|"
    rf"\b(?:would\s+have|had)\s+expected\s+(?:to\s+(?:see|find)\s+)?{HEDGES}$",
)
_CLOSES = expression(
    rf"(?:\s+of\s+{THEM})?(?:\s+(?:such|crimes?|offences?|records?|reports?|referrals?)){{0,2}}{_TIMES}\s*(?:[.;)]|$)",
    re.IGNORECASE,
)


_PEOPLE_AND_POSTS = ("people", "posts", "vehicles")
"""'The force has 40 detectives. It should have had 52': two volumes."""


def owed_in_all(context: Context, sentence: Sentence) -> Iterator[Count]:
    """'Officers made 26 records of such crimes. There should have been 30.': 26 of the 30 that were owed."""
    for due in cardinals(sentence):
        if not _SHOULD_BE.search(sentence.text, 0, due.start) or not _CLOSES.match(sentence.text, due.end):
            continue
        for before in context.before(sentence):
            made = [number for number in cardinals(before) if number.kind == "cardinal"]
            if before.block_index != sentence.block_index or len(made) != 1 or counts_scope(before.text, made[0].end):
                continue
            thing = thing_after(before.text, made[0].end)
            if (thing and thing.unit in _PEOPLE_AND_POSTS) or is_reviewed(before.text, made[0]):
                continue
            done, whole = int(made[0].value or 0), int(due.value or 0)
            if 0 < done < whole:
                anchor = (due.start, due.end)
                yield Count(done, whole, due.start, due.end, anchor, "part_of_base", (due,), before)


def owed(sentence: Sentence) -> Iterator[Count]:
    """The counts of a sentence that says in how many cases something was due, and in how many it was done."""
    text = sentence.text
    if len(sentence.numbers) < 2 or not _SIGNS.search(text):
        return
    numbers = [number for number in cardinals(sentence) if not (number.value == 1 and number.in_words)]
    for due, done in pairwise(numbers):
        if due.value is None or done.value is None or not done.value <= due.value > 1 or counts_scope(text, due.end):
            continue
        said = _OWED.search(text, 0, due.start) and _DONE.fullmatch(text, due.end, done.start)
        if said and _ENDS.match(text, done.end):
            yield alone(done, int(due.value), "part_of_base", beside=(due,))
    for done, due in pairwise(numbers):
        if not done.value or not due.value or not done.value <= due.value:
            continue
        if _WHEN_NEEDED.fullmatch(text, done.end, due.start) and _ENDS.match(text, due.end):
            yield alone(done, int(due.value), "part_of_base", beside=(due,))
            continue
        told = _SHOULD_BE.search(text, 0, due.start) or _SHOULD_FOLLOWS.match(text, due.end)
        if told and _WHERE_DUE.fullmatch(text, done.end, due.start):
            yield alone(done, int(due.value), "part_of_base", beside=(due,))


_WHEN_NEEDED = expression(
    rf"{_TIMES},?\s+(?:when|where|although|though|but|whereas)\s+(?:it|one|this|they|that|these)\s+(?:was|were|had\s+been)\s+"
    rf"(?:needed|required|due|called\s+for|asked\s+for|requested|relevant|applicable|necessary)\s+(?:in|on|for)?\s*{HEDGES}",
    re.IGNORECASE,
)
"""'Advice was given 19 times when it was needed 33 times.'"""
_WHERE_DUE = expression(
    r"(?:\s+[\w-]+){0,3}?,?\s+(?:where|when|although|though|while|whereas|but|against)\s+(?:(?:it|there|they|we)\s+)?"
    r"(?:(?:should|ought\s+to)\s+have\s+(?:been|recorded|made|had)\s+)?",
    re.IGNORECASE,
)
_SHOULD_FOLLOWS = expression(rf"{_TIMES}\s+(?:that\s+)?(?:should|ought\s+to)\s+have\s+been\b", re.IGNORECASE)
"""'It had recorded 198 crimes where 221 should have been.'"""
