"""The force that a sentence goes on about: the subject of the one before it, or of its own first clause.

Belongs here: what a text without a name for its force takes that from. Not here: whom a judgment is about where forces
are named (`judged`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import ForceMention, find_forces
from pipelines.extraction.grammar.grade_words import terms
from pipelines.extraction.judged_places import LIST_OF_BODIES
from pipelines.extraction.named_bodies import inspected_bodies

LEADS = expression(
    r"\s+(?:also\s+|still\s+)?(?:needs|must|has|had|is|was|should|will|did|does|fared|came|got|fell|slipped|dropped"
    r"|rose|fares|gets|performs|does|falls|comes|remains|improved|performed|requires|remains?|received|escaped|failed|managed|can|could|may)\b"
    rf"|'s\s+(?:\w+\s+)?(?:{terms('grade noun')}|report|results?|inspection|record|force|performance)\b",
    re.IGNORECASE,
)
"""After a place this shows that its force is the subject: 'Kent must do better', 'Kent's report …'."""
_GOES_ON = expression(
    r"\W*(?:(?:and|but|however|overall|meanwhile|also|only|yet|still|now|today|this\s+(?:time|year))\W+)*"
    r"(?:(?:within|in|for|on|under|at)\s+(?:[a-z][\w-]*\s+){1,6}?,?\s*)?"
    r"(?:it|its|they|their|the\s+same|so\s+(?:too|does|did|is|was)|the\s+(?:[\w-]+\s+){0,2}?(?:force|constabulary))\b",
    re.IGNORECASE,
)
_BEFORE_SUBJECT = expression(
    r"\W*(?:(?:and|but|only|even|however|meanwhile|also|the|police\s+in|by\s+contrast|(?:(?:just\s+)?over|across)\s+the\s+[\w\s]{3,20}"
    r"|as\s+for|turning\s+to|next\s+door|elsewhere|nearby|neighbouring|to\s+the\s+\w+|elsewhere\s+in\s+the\s+[\w\s]{3,20})\W+)*",
    re.IGNORECASE,
)
_SUBJECT_ASIDE = expression(r"\s*,\s[^,;.]{3,60},(?=\s)")
_TOLD_IN = expression(r"\W*(?:(?:and|but|meanwhile|elsewhere),?\s+)?(?:in|as\s+for|turning\s+to)\s+", re.IGNORECASE)
"""'In Hampshire inspectors found calls waiting. The force was graded …'"""
_IT_BEFORE = expression(
    r"[:;,.]\s+(?:(?:and|but|where|though|although|while)\s+)?(?:it|its|the\s+(?:force|constabulary))\b", re.IGNORECASE
)


def force_gone_on_with(text: str, at: int, earlier: Sequence[str]) -> str | None:
    """The force that a sentence without one goes on about: the subject of the one before, or of its own first clause.

    'Essex is another matter. It was graded good …', 'Essex, too, must improve: it was rated …'
    """
    if find_forces(text[:at]):
        return _subject_named(text) if _IT_BEFORE.search(text[:at]) and not inspected_bodies(text) else None
    told = (words for words in earlier if find_forces(words)) if _GOES_ON.match(text) else iter(())
    named = next(told, None)
    return _subject_named(named) if named else None


def _subject_named(text: str) -> str | None:
    """The one force that a sentence opens with, by its name or as a place that does something."""
    first = next(iter(find_forces(text)), None)
    if first is None:
        return None
    told_in = _TOLD_IN.fullmatch(text, 0, first.start) is not None
    if not (told_in or _BEFORE_SUBJECT.fullmatch(text, 0, first.start)):
        return None
    aside = _SUBJECT_ASIDE.match(text, first.end)
    named = first.form != "place" or told_in or LEADS.match(text, aside.end() if aside else first.end)
    return first.force_id if named and not _leads_list(text, first) else None


def _leads_list(text: str, first: ForceMention) -> bool:
    """Whether another name stands beside the first: 'Kent and Essex both fell …'."""
    between = LIST_OF_BODIES.match(text, first.end)
    return between is not None and any(mention.start == between.end() for mention in find_forces(text))
