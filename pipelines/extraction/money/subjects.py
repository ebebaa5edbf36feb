"""Whose money an amount is, and what it is for, in the words of the sentence.

Belongs here: the force of an amount and its subject in words. Not here: forces of other figures (`subjects`), the kind
of money (`words.kinds_named`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.phrases import one_of
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.money.kinds.nearest import BREAK, kind_of
from pipelines.extraction.money.words.kinds_named import KindWord, kind_words, status_words
from pipelines.extraction.money.words.terms import Horizon
from pipelines.extraction.named_bodies import named_forces
from pipelines.extraction.records import MoneyKind
from pipelines.extraction.subjects import subject_force

_GOVERNMENT_GIVES = expression(
    r"\b(?:government|home\s+office|home\s+secretary|ministers?|treasury|chancellor|prime\s+minister|parliament)\b[^.;]*?"
    r"\b(?:announc|pledg|promis|commit|invest|provid|set\s+aside|launch|made?\s+available|making|confirm|allocat|spend|giv|fund(?:s|ed)?\b)",
    re.IGNORECASE,
)
_NATIONAL_MONEY = expression(
    r"\b(?:(?:for|to|across|among|between)\s+(?:the\s+)?(?:\w+\s+)?(?:police\s+)?forces|nationwide|national\s+(?:fund|pot|budget|"
    r"programme|funding|investment))\b",
    re.IGNORECASE,
)
_FORCES = Quick(
    r"^\W*(?:police\s+)?forces\b|\b(?:all|most|many|43|police)\s+forces\b|\bnational(?:ly)?\b|\bEngland\s+and\s+Wales\b",
)
_TO_COMMISSIONERS = Quick(r"\b(?:P?F?CC|(?:(?:police|fire|crime|and),?\s+)+commissioner)s\b")
"""'PCCs may ask for £15 more': told of all of them."""
_LARGEST_OF_A_FORCE = 1e9
"""Pounds. Only the Metropolitan Police moves such sums; elsewhere they are the nation's."""
_METROPOLITAN = "metropolitan"
_FOR_THE_FORCE = expression(
    r"\b(?:the|this)\s+(?:force|constabulary|commissioner|pcc)\b|\b(?:us|we|our|its?|the\s+force's)\b", re.IGNORECASE
)

_STOPS = frozenset(
    re.findall(
        r"\w+",
        "a an the its their our of in on to for by with from and or but that which is are was were has have had "
        "will would could should may might must be been this these those it they we further another some about "
        "around nearly year annum force constabulary generates delivers faces ",
    )
)
_COMPLEMENT = expression(
    r"\s*(?:(?:per|a|each|every)\s+year\s+|annually\s+)?((?:in|on|for|from|to|into|towards)\s+(?:(?!\b(?:has|have|had|was|were|is|are|will|would|could|may|been|which|that|and)\b)[^,;.(£])+)"
)
_LONGEST = 120


_FOR_A_PLACE = expression(r"\s+(?:for|to|in)\s+(?=[A-Z])")
"""'Equating to £71.6 million for Lincolnshire', '£180 a head in Kent': the place stands for its force."""


def force_behind(sentence: Sentence, until: int) -> str | None:
    """The force whose place stands right behind the amount that ends at `until`."""
    place = _FOR_A_PLACE.match(sentence.text, until)
    if place is None:
        return None
    return next((named.force_id for named in find_forces(sentence.text) if named.start == place.end()), None)


def money_force(sentence: Sentence, at: int, until: int, kind: MoneyKind, value: float) -> str | None:
    """The force whose money it is; None where the Government speaks of money for no force in particular.

    The amount stands at `at` to `until`.
    """
    if behind := force_behind(sentence, until):
        return behind
    start, end = clause_bounds(sentence.text, at, at)
    following = sentence.text.find("£", at + 1, end)
    clause = sentence.text[start : following if following >= 0 else end]
    if value > _LARGEST_OF_A_FORCE and sentence.force_id != _METROPOLITAN:
        return None
    national = (
        _NATIONAL_MONEY.search(clause)
        or _FORCES.search(clause)
        or _TO_COMMISSIONERS.search(sentence.text[start:at])
        or (kind in ("funding", "investment", "budget") and _GOVERNMENT_GIVES.search(sentence.text[:at]))
    )
    if national and not _FOR_THE_FORCE.search(clause) and not named_forces(clause):
        return None
    return subject_force(sentence, at)


_NEVER_LAST = frozenset({"", "the", "a", "an", "its", "their", "to", "of", "in", "for", "on"})
"""Words that lead to what the subject leaves out."""


def money_subject(text: str, word: KindWord | None, end: int, horizon: Horizon | None, closed: int) -> str:
    """What the money is and what it is for: 'potential savings in overtime'; empty where the words don't say.

    The amount ends at `end`, and what can speak of it at `closed`.
    """
    parts: list[str] = []
    if word:
        parts.append(text[_phrase_start(text, word, end) : word.end])
        until = max(word.end, end)
    else:
        until = end
    complement = _COMPLEMENT.match(text[:closed], until)
    if complement and not (horizon and until <= horizon.start < complement.end(1)):
        parts.append(complement[1])
    elif complement and horizon and horizon.start > complement.start(1):
        parts.append(text[complement.start(1) : horizon.start])
    said = " ".join(" ".join(parts).split())[:_LONGEST].split(" ")
    while said and said[-1].strip(" -:").lower() in _NEVER_LAST:
        said.pop()
    return " ".join(said).strip(" -:")


def _tells_status(word: str) -> bool:
    return bool(status_words(word)) and word.lower() not in ("potential", "planned", "required", "forecast", "possible")


def _phrase_start(text: str, word: KindWord, end: int) -> int:
    """Where the adjectives of the word begin: 'potential recurring savings'."""
    if word.is_verb:
        return word.start
    start = word.start
    for _ in range(3):
        before = re.search(r"([A-Za-z][\w'-]*)\s+$", text[:start])
        if (
            before is None
            or before[1].lower() in _STOPS
            or _tells_status(before[1])
            or (before.start(1) < end <= word.start)
        ):
            break
        start = before.start(1)
    return start


_LEAST_OF_OTHERS = 1000.0
"""Pounds. Smaller sums near words of council tax are what a household pays."""
_COURT = Quick(
    r"\b(?:fined|ordered\s+(?:\w+\s+){0,3}to\s+pay|magistrates?|crown\s+court|sentenced|jailed|convicted|arrested|fundrais\w+)\b|"
    r"\b(?:rais|donat|collect|walk|run|ran|rode|cycl|auction|hand)\w*\b[^.;]*\bcharit(?:y|ies)\b|\bcharit(?:y|ies)\b[^.;]*\b(?:rais|donat|collect|received)\w*\b",
)


FORCE_MUST_PAY = expression(
    r"\b(?:force|constabulary|police|chief\s+constable|commissioner)\s+(?:has\s+|have\s+|had\s+)?(?:was|were|been|is)\s+(?:also\s+|then\s+)?"
    r"(?:fined|ordered\s+(?:\w+\s+){0,4}?to\s+pay)\b",
    re.IGNORECASE,
)
"""'The force was ordered to pay £126,000 in damages': what it cost the force."""


def speaks_of_others(text: str) -> bool:
    """Whether a sentence tells of a court, a crime or a collection, whose money is not the force's."""
    if FORCE_MUST_PAY.search(text):
        return False
    return _COURT.search(text) is not None


_GIVEN_BY_OTHERS = ("precept", "funding")
"""What other bodies and people pay to the police."""
_FOR_OTHERS = expression(
    r"(?:\s+(?:more|extra|a\s+year))?\s+(?:for|to|into|on)\s+(?:the\s+|our\s+)?(?:NHS|hospitals?|ambulance\s+service|fire\s+(?:and\s+rescue\s+)?service|universities|roads(?!\s+polic)|defence|social\s+care)\b",
    re.IGNORECASE,
)
"""'Ministers have found £1.2bn for the NHS'."""
_WAGE = expression(
    r"\b(?:officers?|constables?|PCs|sergeants?|handlers?|recruits?|PCSOs?|staff|detectives?|investigators?|dispatchers?|starters?|somebody|someone|anybody|anyone)\s+(?:on\s+(?:an?\s+average\s+(?:wage|salary)\s+of\s+)?$|(?:[\w£,-]+\s+){0,6}?(?:start|begin|earn|take\s+home|(?:are|is)\s+(?:now\s+)?paid)s?\s+(?:(?:on|at)\s+)?(?:[\w-]+\s+){0,2}$)",
    re.IGNORECASE,
)
_OF_POLICE = expression(
    r"\b(?:polic\w+|forces?|constabular\w+|commissioners?|P?F?CC|officers|we|us|our|chief\s+constable|home\s+office|government)\b",
    re.IGNORECASE,
)


@cache
def _others() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Another body as the owner right before a noun, as the subject of a clause, and as whom something costs."""
    named = one_of(row["words"] for row in reference.rows("money_others"))
    owner = rf"\b{named}(?:'s|s')\s+(?!services|support|funds?\b|grants?\b)(?:[\w-]+\s+){{0,3}}$"
    subject = (
        rf"(?:^\W*|[;:]\s+|\b(?:that|but|while|after|because|when)\s+)(?:(?!of\b|to\b|by\b|for\b|in\b)[\w'-]+\s+){{0,3}}{named}\s+"
        r"(?:\w+ly\s+)?(?:has|have|had|is|are|was|were|will|would|could|must|said|says|spent|lost|made|took|got|found|paid|put|sent|"
        r"gave|withdrew|cost|(?!tax)[a-z]+(?:ed|es|s))\b"
    )
    object_ = rf"\s+(?:her|him|(?:the\s+|its\s+|local\s+|small\s+){{0,2}}{named})\b"
    return re.compile(owner, re.IGNORECASE), re.compile(subject, re.IGNORECASE), re.compile(object_, re.IGNORECASE)


def _is_wage(text: str, start: int, end: int) -> bool:
    """'Call handlers start on £26,331': what one of them is paid."""
    return _WAGE.search(text[:start]) is not None


def belongs_to_others(text: str, word: KindWord, start: int, end: int) -> bool:
    """Whether money is another body's: 'the council's budget gap', 'the fire service faces a gap'; it is at `start`."""
    if _FOR_OTHERS.match(text, end) or _is_wage(text, start, end):
        return True
    if word.kind in _GIVEN_BY_OTHERS:
        return False
    owner, subject, object_ = _others()
    if not word.is_verb and owner.search(text[: word.start]):
        return True
    if word.kind == "cost" and object_.match(text, word.end):
        return True
    told = [found.end() for found in subject.finditer(text, 0, start)]
    return bool(told) and not _OF_POLICE.search(text) and not BREAK.search(text[told[-1] : start])


def names_others(text: str) -> bool:
    """Whether a text names other people and bodies and none of the police."""
    named = one_of(row["words"] for row in reference.rows("money_others"))
    others = re.search(
        rf"\b(?:{named}|(?:she|he)\s+(?:had\s+)?(?:lost|paid|sent|handed|transferred))\b", text, re.IGNORECASE
    )
    return others is not None and not _OF_POLICE.search(text)


def is_of_others(text: str, start: int, end: int) -> bool:
    """Whether an amount is other people's money: stolen, seized, fined."""
    others, words = _read_once(text)
    if others or _FOR_OTHERS.match(text, end) or _is_wage(text, start, end):
        return True
    meant = kind_of(text, words, start, end, _LEAST_OF_OTHERS)
    return meant is not None and meant[0].kind is None


@lru_cache(maxsize=8)
def _read_once(text: str) -> tuple[bool, tuple[KindWord, ...]]:
    """Whether a text speaks of others, and its words of money, for all the amounts in it."""
    return speaks_of_others(text), tuple(kind_words(text))
