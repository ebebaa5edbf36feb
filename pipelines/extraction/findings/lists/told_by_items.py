"""Lists whose items tell what they are, where the words above them name no kind of finding.

Belongs here: lists of demands under any words of the inspectors, and lists of shortfalls under words that turn from
praise ("However, inspectors found that:"). Not here: lead-ins that name a kind (`words.lead_ins`, `words.going_on`),
the items themselves (`items`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.findings.prose.demands import is_demand
from pipelines.extraction.findings.words.grammar import any_of, asks, has_finite_verb
from pipelines.extraction.grammar.hedges import HEDGES

_FEWEST = 2
"""Items; one alone may ask for anything."""
_BY_THEM = r"(?:inspectors|HMIC\w*|(?:the )?(?:inspectorate|watchdog|report|review|inspection)|they|it|we)"
_TURNS = expression(
    rf"\W*(?:(?:However|But|Yet|Nevertheless|Nonetheless|Elsewhere|On the other hand|By contrast|Less positively"
    rf"|That said),?(?: too)? {_BY_THEM}\b"
    rf"|(?:On the (?:negative|down) side|Among the (?:negatives|criticisms|weaknesses|failings|shortcomings|problems)"
    rf"|(?:Less|Not so) (?:good|well)|{_BY_THEM} (?:(?:was|were|is|are) (?:also )?(?:critical|concerned|less)"
    rf"|(?:has|had|also|raised|expressed|voiced)[^:]{{0,30}}\bconcerns?\b|criticised|warned)))"
    r"[^:.]{0,80}:\W*",
    re.IGNORECASE,
)
"""'However, inspectors found that:', 'The watchdog was critical of the force because:'."""
_SHORTFALL = any_of(
    r"\b\w+n['’]t\b|\b(?:not|never|cannot|rarely|seldom|hardly|without|nobody|neither|nor)\b|\bno (?!longer\b)\w+",
    r"\btoo (?:many|few|long|often|little|much|slow\w*|late|low|high|quick\w*|easily|reliant|dependent|narrow|small)\b",
    r"\b(?:fail(?:s|ed|ing|ings|ure|ures)?|lack(?:s|ed|ing)?|miss(?:es|ed|ing)|struggl(?:e|es|ed|ing)|neglect(?:s|ed)?"
    r"|overlook(?:s|ed)?|los(?:es|ing)|delay(?:s|ed)?|backlogs?|gaps?|weak\w*|poor\w*|inconsisten\w+|insufficient\w*"
    r"|inadequate\w*|ineffective\w*|unable|unaware|unclear|limited|incomplete|overdue|late|slow|slower|shortages?|shortfalls?"
    r"|shortcomings?|difficult\w*|unacceptabl\w+|outdated|overwhelmed|overstretched|uneven|patchy|wait(?:s|ed|ing)?)\b",
    r"\b(?:need(?:s|ed)? to|must|should|ought to|has to|have to)\b",
    r"\b(?:more (?:needs|work|could|is)|less (?:than|well|likely)|fewer than|only|just|below|worse\w*|little)\b",
)


def turns_from_praise(lead_in: str) -> bool:
    """ "However, inspectors found that:", with what they found wanting below."""
    return _TURNS.fullmatch(lead_in) is not None


def tell_shortfalls(items: Sequence[str]) -> bool:
    """Whether each of several items says that something is wanting, and one at least without a figure or a demand."""
    return len(items) >= _FEWEST and all(_SHORTFALL.search(item) for item in items)


def tells_shortfall(item: str) -> bool:
    """ "Significant delays in sharing information": something that is wanting, if only named."""
    return len(item.split()) >= _FEWEST_WORDS and _SHORTFALL.search(item) is not None


_FEWEST_WORDS = 4


def are_demands(items: Sequence[str]) -> bool:
    """Whether each of several items is a whole sentence that asks something of the force: "It should make sure …" """
    return len(items) >= _FEWEST and all(asks(item) and is_demand(item) for item in items)


def are_judgments(items: Sequence[str]) -> bool:
    """Whether each of several items is a whole sentence that judges and counts nothing: "Officers know their area." """
    return len(items) >= _FEWEST and all(has_finite_verb(item) and not _DIGIT.search(item) for item in items)


_DIGIT = expression(r"\d")
_DONE = expression(
    rf"(?!need|speed|indeed|recorded {HEDGES}(?:all|every|each|most|both|the majority)\b)"
    r"(?:(?!poor|bad|wrong|rare|part|bare|hard|in)\w+ly )?(?:\w{3,}ed|made|put|cut|begun|taken|given|built|held"
    r"|brought|grown|sped|set|kept|got|met|led|run)\b(?! to (?:be|have)\b)",
    re.IGNORECASE,
)
_FEWEST_DONE = 3
"""Words; a single one was cut off."""


def tells_what_was_done(item: str) -> bool:
    """ "invested in training", "cut the backlog": an item that goes on with 'the force has:'.

    "Recorded nearly every rape" tells how well it does, not what it changed.
    """
    return bool(_DONE.match(item)) and len(item.split()) >= _FEWEST_DONE
