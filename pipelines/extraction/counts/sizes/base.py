"""A number of cases that counts are out of, and what such a number is at its barest: mentioned with its noun.

Belongs here: the record of such a number, and whether it tells of the stock of a force. Not here: the words that make
a number one (`bases.declared`, `bases.due`), or where it stands: earlier (`bases.before`), behind (`bases.behind`) or
only pointed to (`bases.pointed_to`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.sizes.reviewed import is_reviewed
from pipelines.extraction.grammar.case_nouns import Noun, cases_counted, counts_scope
from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.numbers import Number


@dataclass(frozen=True, slots=True)
class Base:
    """A number of cases that counts can lean on."""

    size: int
    outright: bool = False
    """Whether the words say that a count of it follows: 'of the 40', 'in the 18 cases where'."""
    last: int | None = None
    """The count of it that was named last, which 'of these' points to."""
    head: str = ""
    """The noun that it counts, in lower case."""
    here: bool = False
    """Whether this sentence has counted some of it already."""
    source: Sentence | None = None
    """The sentence that declares it, where that is an earlier one."""
    counted_in: Sentence | None = None
    """The earlier sentence that counted some of it last."""
    around: Base | None = None
    """The base that it is itself some cases of, in 'nine of the fifteen' after 'fifteen of the 67'."""

    read: bool = False
    """Whether it says how many were read, so that all that follows may count some of them."""
    stock: bool = False
    """Whether it says what the force has or deals with, and nobody says that these were read."""
    pointed_to: bool = False
    """Whether only words that point to it, 'of these', are said of all its cases."""
    far: bool = False
    """Whether it was given in another paragraph or the heading, so that a count of it has to say what it counts."""

    def followed_by(self, numerator: int) -> Base:
        """The base after one more count of it."""
        return replace(self, last=numerator, here=True)

    def narrowed(self) -> Base:
        """Only the cases counted last: 'of these, …'."""
        return replace(self, size=self.these, last=None, outright=True)

    @property
    def these(self) -> int:
        """How many 'these' are: the cases counted last, else all."""
        return self.last or self.size


def is_stock(text: str, number: Number) -> bool:
    """Whether a number says how much the force has or deals with, so that its parts are volumes and no findings.

    'It issued 268 orders, of which 61 were breached'; but 'we found 21 crimes, of which six had been recorded'.
    """
    thing, noun = thing_after(text, number.end), cases_counted(text, number.end)
    if noun is not None and not is_reviewed(text, number):
        queued = _WAITING.match(text, noun.end) or (
            (number.value or 0) > _MOST_UNDONE and _UNDONE.match(text, noun.end)
        )
        if queued:
            return True
    return (
        thing is not None
        and thing.role == "volume"
        and not is_reviewed(text, number)
        and _BROUGHT_TO_LIGHT.search(text, 0, number.start) is None
        and _MISSED_AFTER.match(text, thing.end) is None
    )


_WAITING = expression(
    r"(?:\s+of\s+[\w-]+(?:\s+[\w-]+)?)??\s+(?:(?:that\s+|which\s+)?(?:were|are|was|had\s+been)\s+)?(?:still\s+)?(?:waiting|awaiting|overdue|unallocated|outstanding|queu\w+|in\s+the\s+queue)\b",
    re.IGNORECASE,
)
"""'112 forms were waiting, and 14 of them had been there for a week': how long the queue is."""
_MOST_UNDONE = 200
_UNDONE = expression(
    r"(?:\s+of\s+[\w-]+(?:\s+[\w-]+)?)??\s+(?:(?:hadn't|had\s+not|haven't|have\s+not)(?:\s+yet)?|had\s+yet\s+to|have\s+yet\s+to)\s+(?:been?|be)\b",
    re.IGNORECASE,
)
"""'1,210 assessments hadn't been looked at': of so many it is the backlog."""
_BROUGHT_TO_LIGHT = expression(
    r"\b(?:found|identified|saw|noted|discovered|uncovered|disclosed|contained|revealed|held|sample|audit|read|spoke\s+(?:to|with)|asked|"
    r"interviewed|should|ought)\b[^.;]*$",
    re.IGNORECASE,
)
_MISSED_AFTER = expression(
    r"[^.;,]{0,60}?\b(?:should|ought\s+to|needed|required|in\s+(?:our|the)\s+(?:sample|audit|review))\b|"
    r"[^.;]{0,80}?\bof\s+wh(?:ich|om)\b[^.;,]{0,40}?\b(?:recorded|crimed|(?:had|have)\s+been\s*(?:[.;,)]|$))|"
    r"[^.;]{0,60};\s[^.;]{0,60}\b(?:recorded|crimed)\b",
    re.IGNORECASE,
)


def mention(sentence: Sentence, number: Number) -> Base | None:
    """A number of cases that 'of these' can point to although nobody says that they were reviewed."""
    noun = cases_counted(sentence.text, number.end)
    if noun is None or number.value is None or number.value < 2 or counts_scope(sentence.text, number.end):
        return None
    head = head_of(noun)
    return Base(int(number.value), head=head, stock=head != "recommendation" and is_stock(sentence.text, number))


def head_of(noun: Noun | None) -> str:
    """The last word of a noun, in the singular and in lower case."""
    return re.sub(r"s$", "", noun.words.split()[-1].lower()) if noun else ""
