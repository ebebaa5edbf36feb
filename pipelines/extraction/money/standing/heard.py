"""What the words around an amount say of how certain it is: '£4m is needed', 'plans to save £4m', 'up to £4m more'.

Belongs here: which of the words of certainty of a sentence is said of an amount. Not here: the words
(`words.kinds_named`), those that tell nothing of it (`telling`), turns of phrase of one kind of money (`turns`), or
what follows where nothing is said (`words.certainty`, `planned`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import HAVE, THE_FORCE, THEIR
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.money.kinds.nearest import BREAK, RELATIVE, SAYS_NOTHING
from pipelines.extraction.money.standing.telling import Clause
from pipelines.extraction.money.words.kinds_named import StatusWord
from pipelines.extraction.money.words.tense import has_verb
from pipelines.extraction.records import MoneyKind, MoneyStatus

_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|be|been|being|will|would|could|can|may|might|should|must|now|already|also|still|"
    r"to|not|yet|only)"
)
_RIGHT_AFTER = expression(
    rf"(?:,?\s+\(?(?:or\s+)?(?:about\s+|some\s+|nearly\s+)?[\d.]+\s?(?:%|per\s?cent)\)?,?)?(?:\s+or\s+(?:so|thereabouts|more|less))?(?:\s+(?:a|per|each)\s+year(?!\s+to\b))?\s+(?:of\s+(?:this|these|that|it|them|which)\s+)?(?:(?:{_AUXILIARY}|so\s+far|successfully)\s+)*",
    re.IGNORECASE,
)
_OF_ITS_NOUN = expression(
    r"\s+(?:of\s+|in\s+)?(?:[\w-]+\s+){0,2}?(?:savings|cuts|reductions|efficiencies|investment|funding|grant)\s+"
    rf"(?:(?:so\s+far|\w+ly|(?:(?:that|which)\s+)?(?:it|they|we|{THE_FORCE})|{_AUXILIARY})\s+){{0,3}}",
    re.IGNORECASE,
)
"""'The £20m savings required over the review', '£62m of savings successfully delivered', '£8m of cuts is planned'."""
_CHANGED = expression(
    r"would\s+be|st(?:ands?|ood)\s+at|increased|raised|rose|grew|fell|reduced|risen|grown|fallen", re.IGNORECASE
)
_OUTTURN = expression(r"\s+(?:an?|the|its|that\s+the)?\s*(?:[\w-]+\s+){0,2}outturn", re.IGNORECASE)
"""'It projects an outturn of £75m': foreseen."""
_TARGET_OF = expression(
    rf"(?:savings?|efficiency|cash)\s+(?:target|requirement)s?(?:\s+of)?\s+{HEDGES}",
    re.IGNORECASE,
)
"""'The savings target of £3m will be met': a target, whatever comes of it."""
_AHEAD: frozenset[MoneyStatus] = frozenset({"required", "planned", "forecast", "potential"})
_DONE_OR_FOUND: tuple[MoneyStatus, ...] = ("achieved", "planned")
"""'Has made £3m, or identified £3m, of the savings required.'"""
_DONE_BY = expression(r"\s*(?:[.,;)]|$)|\s+(?:by|so\s+far|to\s+date|since|already|last|this|in)\b", re.IGNORECASE)
"""'£2.6m banked by September', 'more than the £19m required'; not '£2m delivered savings'."""
_WHEN_DONE = expression(r"(?:once|when)\b", re.IGNORECASE)
_OPENS_WITH_AUXILIARY = expression(rf"{_AUXILIARY}\b", re.IGNORECASE)
_AFTER_AMOUNT = expression(
    r"(?:(?!,\s+(?:and|but|while|whereas|so)\b|\band\s+(?:I|we|it|they|he|she|the)\b|\bbecause\b|\bas\s+(?:[A-Z]|the\s|it\s|they\s|we\s))[^;.]){0,60}"
)
_COMPARED_WITH = expression(
    r"\b(?:against|than|compared\s+(?:with|to))\s+(?:(?:the|its|an?|their|our)\s+)?$|"
    r"\b(?:double|twice|half|treble|triple|times|above|below)\s+(?:what\s+(?:was|had\s+been|it\s+had)|the\s+(?:sum|amount|figure|money)(?:\s+(?:that\s+)?(?:was|had\s+been))?)\s+$",
    re.IGNORECASE,
)
"""'An underspend of £226,000 against the approved budget': the word is that of what it is compared with."""


_CLAUSE_BREAK = expression(
    rf"{BREAK.pattern}|:\s(?!\(?[a-z\d]{{1,3}}[.)])|\bwhere\b|\band\s+that\b|\b(?:heard|told)\s+(?:how|that)\b"
)
"""A colon opens a clause of its own, but not where a list follows."""
_IN_AN_ASIDE = expression(
    r",\s+(?:which|who|that)\s+(?:[^,;£]*\b)?(?:was|were|had|has|have|is|are)\b[^,;£]*$", re.IGNORECASE
)
"""'The station, which was bought for £2m, is to be sold': the words behind the aside are not of its amount."""
_OPENING_PHRASE = expression(
    r"\W*(?:[\d.]+\s+)?(?:in\s+(?:return|exchange)\s+for|thanks\s+to|following|after|alongside|besides|apart\s+from|on\s+top\s+of)\b[^,;]*£",
    re.IGNORECASE,
)
"""'In return for the £24 increase in council tax, the commissioner promised 79 officers'"""
_OPEN_BRACKET = expression(r"\([^()£]{0,20}$")
_ASIDE_ENDS = expression(r"[^,;.]*")
_HAS_DONE = expression(
    r"\b(?:has|have)\s+(?:already\s+|now\s+|since\s+|also\s+|\w+ly\s+)?(?!been\b|identified\b|agreed\b|planned\b|approved\b)(?:\w+ed|cut|taken|found|spent|made|put|built)\s+"
    rf"{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'A force that has slashed £51m may have to do so again': the words behind are of another time."""
_A_WORD = expression(r"\w")
_HEDGES = expression(
    r"\b(?:the|its|their|all|of|about|around|nearly|over|some|more|than|a|an|further|another|savings)\b", re.IGNORECASE
)
_AND_OF_NEXT = expression(r"\band\s+(?:also\s+|now\s+|so\s+|then\s+)?$", re.IGNORECASE)
"""'Holds £43m in reserves and intends to use £12m': the second verb is that of the second amount."""
_NOT = r"(?:was|were|is|are|has|have|had)(?:\s+not|n['’]t)\s+(?:yet\s+|all\s+)?"
_DONE = r"(?:achiev|deliver|realis|identif|found|find|saved?|made|make)\w*"
_STILL_TO = expression(
    r"\s+(?:(?:of|in)\s+(?:savings|efficiencies|cuts)\s+(?:that\s+(?:is|are)\s+)?(?=still|yet|left))?(?:still\s+|yet\s+|left\s+|more\s+)?to\s+(?:be\s+)?(?:save|find|found|identif\w+|cut|go(?!\s+(?:towards?|on|into|to)\b))\b|"
    rf"\s+(?:(?:of|in)\s+(?:[\w-]+\s+){{0,2}}?(?:savings|efficiencies|cuts)\s+)?{_NOT}(?:been\s+)?{_DONE}\b",
    re.IGNORECASE,
)
"""'£4.9m to save', '£3m still to find', '£2m of savings were not achieved'"""
_ALL_BUT = expression(
    rf"\b(?:all|everything)\s+(?:of\s+(?:it|this|that|them)\s+)?(?:but|except|bar|save)\s+{HEDGES}$|"
    rf"\b(?:(?:did|do|does)(?:\s+not|n['’]t)|fail(?:s|ed|ing)?\s+to|yet\s+to)\s+(?:yet\s+)?{_DONE}\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'It has found all but £0.7m', 'did not achieve £3m of its savings'"""
_DID_SO = expression(
    r"[^;.£]{0,60}?,?\s+and\s+(?:(?:(?:it|they|we)\s+)?(?:has\s+|have\s+)?(?:did|done|achieved|managed|delivered)\s+(?:so|it|this)\b|(?:(?:all|were|was|has|have|since|been)\s+)+(?:delivered|achieved|made|realised)(?=\s*(?:[.,;)]|$)|\s+(?:in\s+full|by|on|as|ahead|early|during|within)\b))",
    re.IGNORECASE,
)
"""'It had to save £22m in that year, and did so', 'savings of £2m were built into the budget and were delivered'."""
_ITS = expression(r"\s+(?:(?:all|of|the|its|their|our|both)\s+)*", re.IGNORECASE)
_SAVINGS_OF = expression(
    r"\s+(?:[\w-]+\s+){0,2}?(?:savings?|efficiencies|cuts|reductions)\s+(?:\w+\s+)?(?:of\s+)?(?:\w+\s+)?", re.IGNORECASE
)
"""'Has achieved its required savings of £31m'."""
_DONE_BY_WHAT = expression(
    rf"\b(?:which|that)\s+{HAVE}\s+(?:already\s+|now\s+|so\s+far\s+)?[a-z]+(?:ed|n|t|de)\s+{HEDGES}$",
    re.IGNORECASE,
)
WHICH_HAD = expression(
    r",\s+which\s+(?:had|was|were|(?:has|have)\s+(?:\w+\s+)?(?:been|cost|\w+ed))\s+(?!to\b)[^,;£]*$", re.IGNORECASE
)
"""'It is expected to fall because of the new headquarters, which had cost £23m'"""
_IS_TO = expression(r"\s+(?:so\s+far\s+|a\s+year\s+)?(?:is|are|was|were|will|should)\b", re.IGNORECASE)
"""'A programme which has released £10m is expected to give more': the second verb is the programme's."""
_NAMES = expression(r"\s+(?:[a-z-]+\s+){0,2}?")
"""'Its £5.5m transformation reserve'."""
_WHICH_STOOD_AT = expression(
    rf"\bwhich\s+(?:now\s+)?(?:stood|stands|was|were|totalled|came)\s+(?:at\s+|to\s+)?{HEDGES}$", re.IGNORECASE
)
"""'Will be met from the general fund, which stood at £6.7m': it is there, whatever is done with it."""
_OF_ITS_OWN = expression(rf"\b{THEIR}\s+(?:current\s+)?$", re.IGNORECASE)
"""'Draw on the £6m general reserve': what is done with it says nothing of whether it is there."""


def status_of(clause: Clause, statuses: Sequence[StatusWord], inherited: MoneyStatus | None) -> MoneyStatus | None:
    """How certain the amount is that the clause is about.

    The predicate of the amount comes first ('£4m is needed'), then the nearest word before it in the window, then what
    it inherits from the amount that it leans on, then a word close behind.
    """
    text, start, end = clause.text, clause.start, clause.end
    if _STILL_TO.match(text, end) or _ALL_BUT.search(clause.own):
        return "required"
    if _DID_SO.match(text, end):
        return "achieved"
    if held := _held_as(clause):
        return "actual" if held == "reserve" else None
    before, after = clause.before(statuses), clause.after(statuses)
    if _WHICH_STOOD_AT.search(clause.own):
        before, inherited = [], None
    if said := _of_a_need(clause, before, after):
        return said
    if after and _is_predicate(clause, after[0]):
        return after[0].status
    before = _without_other_predicates(clause, before)
    if before and not _CLAUSE_BREAK.search(text[before[-1].end : start]):
        return before[-1].status
    if inherited:
        return inherited
    if not before and _HAS_DONE.search(clause.own):
        return None
    if close := _close_behind(clause, after):
        return close.status
    return before[-1].status if before and not _new_clause(text, before[-1].end, start) else None


def _held_as(clause: Clause) -> MoneyKind | None:
    """The reserve or budget that is there already, whatever is done with it: 'draw on its £6m general reserve'."""
    text, end = clause.text, clause.end
    named = next(
        (word.kind for word in clause.kinds if word.start >= end and _NAMES.fullmatch(text, end, word.start)), None
    )
    return named if named in ("reserve", "budget") and _OF_ITS_OWN.search(clause.own) else None


def _of_a_need(clause: Clause, before: Sequence[StatusWord], after: Sequence[StatusWord]) -> MoneyStatus | None:
    """What is said of a need and of what was done about it: 'achieved its required savings of £31m'."""
    if not before:
        return None
    text, start, end, last = clause.text, clause.start, clause.end, before[-1]
    done = len(before) > 1 and before[-2].status == "achieved" and _ITS.fullmatch(text, before[-2].end, last.start)
    if done and last.status in ("required", "planned") and _SAVINGS_OF.fullmatch(text, last.end, start):
        return "achieved"
    if last.status == "required":
        return "required" if _TARGET_OF.fullmatch(text, last.start, start) else None
    right_before = last.status in _DONE_OR_FOUND and not _A_WORD.search(_HEDGES.sub("", text[last.end : start]))
    needed = after and after[0].status == "required"
    if right_before and needed and _OF_ITS_NOUN.fullmatch(text, end, after[0].start):
        return last.status
    return None


def _is_predicate(clause: Clause, word: StatusWord) -> bool:
    """Whether the word behind says what becomes of the amount, and not of that which it is part of."""
    text, end = clause.text, clause.end
    if _DONE_BY_WHAT.search(clause.own) and _IS_TO.match(text, end):
        return False
    return _follows(text, end, word) or _is_when_done(text, end, word)


def _without_other_predicates(clause: Clause, before: list[StatusWord]) -> list[StatusWord]:
    """The words before the amount without those that say another thing of it, or of what it comes to."""
    text = clause.text
    if len(before) > 1 and _CHANGED.fullmatch(text, before[-1].start, before[-1].end) and before[-2].status in _AHEAD:
        before = before[:-1]  # 'the savings target has increased to £40m' tells of the target
    if len(before) > 1 and before[-2].status == "forecast" and _OUTTURN.fullmatch(text, before[-2].end, before[-1].end):
        before = before[:-1]
    return before


def _close_behind(clause: Clause, after: Sequence[StatusWord]) -> StatusWord | None:
    """The first word close behind the amount that is not said of the next one, or of what it is compared with."""
    text, start, end = clause.text, clause.start, clause.end
    apart = _IN_AN_ASIDE.search(text[:start]) or _OPENING_PHRASE.match(text, 0, start + 1)
    reach = (_ASIDE_ENDS if apart else _AFTER_AMOUNT).match(text, end)
    closing = text.find(")", end) if _OPEN_BRACKET.search(text[:start]) else -1
    for word in after:
        if 0 <= closing < word.start:
            break  # 'had underspent by so much (£11m) that it could recruit'
        if reach is None or word.end > reach.end():
            continue
        and_next = _AND_OF_NEXT.search(text, end, word.start) and (clause.goes_on or has_verb(clause.own))
        compared = _COMPARED_WITH.search(text, end, word.start)
        if not (and_next or compared or _of_next(text, word, clause.closed)):
            return word
    return None


def _new_clause(text: str, said: int, start: int) -> bool:
    """Whether a clause with a verb of its own opens between a word of status and the amount."""
    breaks = [found for found in _CLAUSE_BREAK.finditer(text, said, start) if "which" not in found.group()]
    if WHICH_HAD.search(text[said:start]):
        return True
    return bool(breaks) and (breaks[-1].group().endswith("that") or has_verb(text[breaks[-1].end() : start]))


def _of_next(text: str, word: StatusWord, closed: int) -> bool:
    """Whether the word leads straight to the amount that ends the window: '£28m now and will be £12m'."""
    if text[word.end : closed].startswith(","):
        return False
    return closed < len(text) and all(
        token in SAYS_NOTHING for token in re.findall(r"[\w'-]+", text[word.end : closed])
    )


def _follows(text: str, end: int, word: StatusWord) -> bool:
    """'£4m has been identified', '£4m could be saved'; not '£4m planned savings'."""
    gap = text[end : word.start]
    if RELATIVE.fullmatch(gap) or _OF_ITS_NOUN.fullmatch(gap):
        return True
    if not _RIGHT_AFTER.fullmatch(gap):
        return False
    done_by = word.status in ("achieved", "required") and _DONE_BY.match(text, word.end)
    return bool(gap.strip() or done_by) or _OPENS_WITH_AUXILIARY.match(text, word.start) is not None


def _is_when_done(text: str, end: int, word: StatusWord) -> bool:
    """'£6.8m a year from its estate strategy once it is complete'"""
    return bool(_WHEN_DONE.match(text, word.start)) and not BREAK.search(text[end : word.start])
