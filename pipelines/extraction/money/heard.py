"""What the words around an amount say of how certain it is: '£4m is needed', 'plans to save £4m', 'up to £4m more'.

Belongs here: which of the words of certainty of a sentence is said of an amount. Not here: the words (`words`), turns
of phrase of one kind of money (`turns`), or what follows where nothing is said (`certainty`, `planned`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.money.nearest import BREAK, RELATIVE, SAYS_NOTHING
from pipelines.extraction.money.tense import has_verb
from pipelines.extraction.money.words import KindWord, StatusWord
from pipelines.extraction.records import MoneyKind, MoneyStatus

_NOT_YET = re.compile(
    r"n't\s+(?:be\s+|been\s+|have\s+been\s+)?$|'ll\s+(?:have\s+|be\s+)?$|\b(?:to|will|would|could|can|may|might|must|should|not|yet)\s+(?:(?:then|still|also|only|therefore|thus|now|\w+ly)\s+)?(?:(?:be|have|have\s+been|only\s+be)\s+)?$",
    re.I,
)
_AND_DONE = re.compile(
    r"\b(?:will|to|would|could|can|must|should|may)\s+(?:\w+ly\s+|also\s+)?be\s+\w+(?:ed|en|n|t)\b[^.;£]*\band\s+$",
    re.IGNORECASE,
)
"""'£8m will be released from reserves and spent on systems': both are to come."""
_AS_IT_IS = re.compile(r"\b(?:is|are|being)\s+(?:now\s+|also\s+|all\s+)?$", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|provided|once)\b(?:[^,;.]|\.(?=\d))*$", re.IGNORECASE)
"""'If the plans for £3.9m are delivered': not yet."""
_MOVED = frozenset({"made", "used", "spent", "paid", "raised", "provided", "given", "put into"})
"""'A provision of £1m is made': the present, not the past."""
_PAID_BY = re.compile(
    r"(?:paid|funded|financed|met|raised|provided)\s+(?:for\s+)?(?:by|from|with|through|out\s+of)\b", re.IGNORECASE
)
_AFTER_COMMA = re.compile(r",\s+(?:partly\s+|largely\s+|all\s+)?$")
"""'We will put in £4m, paid for by a rise': where it comes from, whenever that is."""
_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|be|been|being|will|would|could|can|may|might|should|must|now|already|also|still|"
    r"to|not|yet|only)"
)
_RIGHT_AFTER = re.compile(
    rf"(?:\s+or\s+(?:so|thereabouts|more|less))?(?:\s+(?:a|per|each)\s+year(?!\s+to\b))?\s+(?:of\s+(?:this|these|that|it|them|which)\s+)?(?:(?:{_AUXILIARY}|so\s+far|successfully)\s+)*",
    re.IGNORECASE,
)
_OF_ITS_NOUN = re.compile(
    r"\s+(?:of\s+|in\s+)?(?:[\w-]+\s+){0,2}?(?:savings|cuts|reductions|efficiencies|investment|funding|grant)\s+"
    rf"(?:(?:so\s+far|\w+ly|(?:(?:that|which)\s+)?(?:it|they|we|the\s+(?:force|constabulary))|{_AUXILIARY})\s+){{0,3}}",
    re.IGNORECASE,
)
"""'The £20m savings required over the review', '£62m of savings successfully delivered', '£8m of cuts is planned'."""
_AND_COMES_TO = re.compile(
    r"\band\s+(?:\w+ly\s+)?(?:works?\s+out|comes?\s+to|amounts?\s+to|means|equals|equates)\b", re.IGNORECASE
)
"""'Is less than she asked for and works out at £3': a predicate of its own."""
_ARTICLES = ("The", "This", "That", "Its", "A", "Our", "Their", "An")
"""'The proposed rise is … and works out at £3': what the subject is called holds for all that is said of it."""
_CHANGED = re.compile(
    r"would\s+be|st(?:ands?|ood)\s+at|increased|raised|rose|grew|fell|reduced|risen|grown|fallen", re.IGNORECASE
)
_OUTTURN = re.compile(r"\s+(?:an?|the|its|that\s+the)?\s*(?:[\w-]+\s+){0,2}outturn", re.IGNORECASE)
"""'It projects an outturn of £75m': foreseen."""
_TARGET_OF = re.compile(
    rf"(?:savings?|efficiency|cash)\s+(?:target|requirement)s?(?:\s+of)?\s+{HEDGES}",
    re.IGNORECASE,
)
"""'The savings target of £3m will be met': a target, whatever comes of it."""
_WILL_DO = re.compile(r"(?:will|is\s+to|are\s+to)\b", re.IGNORECASE)
"""'It expects that the change will release £1.4m': what is expected."""
_AHEAD: frozenset[MoneyStatus] = frozenset({"required", "planned", "forecast", "potential"})
_DONE_OR_FOUND: tuple[MoneyStatus, ...] = ("achieved", "planned")
"""'Has made £3m, or identified £3m, of the savings required.'"""
_DONE_BY = re.compile(r"\s*(?:[.,;)]|$)|\s+(?:by|so\s+far|to\s+date|since|already|last|this|in)\b", re.IGNORECASE)
"""'£2.6m banked by September'; not '£2m delivered savings'."""
_WHEN_DONE = re.compile(r"(?:once|when)\b", re.IGNORECASE)
_OPENS_WITH_AUXILIARY = re.compile(rf"{_AUXILIARY}\b", re.IGNORECASE)
_AFTER_AMOUNT = re.compile(
    r"(?:(?!,\s+(?:and|but|while|whereas|so)\b|\band\s+(?:I|we|it|they|he|she|the)\b)[^;.]){0,60}"
)


_COMPARED_WITH = re.compile(
    r"\b(?:against|than|compared\s+(?:with|to))\s+(?:(?:the|its|an?|their|our)\s+)?$", re.IGNORECASE
)
"""'An underspend of £226,000 against the approved budget': the word is that of what it is compared with."""
_CLAUSE_BREAK = re.compile(
    rf"{BREAK.pattern}|:\s(?!\(?[a-z\d]{{1,3}}[.)])|\bwhere\b|\band\s+that\b|\b(?:heard|told)\s+(?:how|that)\b"
)
"""A colon opens a clause of its own, but not where a list follows."""
_IN_A_CONDITION = re.compile(
    r"\W*(?:[\d.]+\s+)?(?:if|should|were|had|unless|without)\b[^,;£]*(?:,\s|(?=\b(?:would|could|might|may)\b))",
    re.IGNORECASE,
)
"""'If the award were higher than assumed, …': what is assumed is the award."""
_IN_AN_ASIDE = re.compile(
    r",\s+(?:which|who|that)\s+(?:[^,;£]*\b)?(?:was|were|had|has|have|is|are)\b[^,;£]*$", re.IGNORECASE
)
"""'The station, which was bought for £2m, is to be sold': the words behind the aside are not of its amount."""
_ASIDE_ENDS = re.compile(r"[^,;.]*")
_HAS_DONE = re.compile(
    r"\b(?:has|have)\s+(?:already\s+|now\s+|since\s+|also\s+|\w+ly\s+)?(?!been\b|identified\b|agreed\b|planned\b|approved\b)(?:\w+ed|cut|taken|found|spent|made|put|built)\s+"
    rf"{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'A force that has slashed £51m may have to do so again': the words behind are of another time."""
_WHICH_THEN = re.compile(r",\s+(?:which|that)\s+(?:it|they|we|the\s+\w+)\b", re.IGNORECASE)
"""'Has £23m, which it intends to run down to £11m': what comes of it is told of the next amount."""
_WILL_SEE = re.compile(
    rf"\b(?:will|would|to)\s+(?:see|involve|mean)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The strategy will see £77m spent on nine sites'"""
_MADE_UP = re.compile(r"made\s+up\b", re.IGNORECASE)
"""'A programme of £61m, made up of £28m for buildings': what it consists of."""
_NOUN_OF_MONEY = re.compile(r"\b(?:amount|sum|money|price|rate)\s+$", re.IGNORECASE)
"""'The amount paid on a Band D home would rise': what is paid, whenever that is."""
_HEDGES = re.compile(
    r"\b(?:the|its|their|all|of|about|around|nearly|over|some|more|than|a|an|further|another|savings)\b", re.IGNORECASE
)
_AND_OF_NEXT = re.compile(r"\band\s+(?:also\s+|now\s+|so\s+|then\s+)?$", re.IGNORECASE)
"""'Holds £43m in reserves and intends to use £12m': the second verb is that of the second amount."""
_STILL_TO = re.compile(
    r"\s+(?:still\s+|left\s+|more\s+)?to\s+(?:be\s+)?(?:save|find|found|identif\w+|cut|go)\b", re.IGNORECASE
)
"""'£4.9m to save', '£3m still to find'"""
_DID_SO = re.compile(
    r"[^;.£]{0,60}?,?\s+and\s+(?:(?:it|they|we)\s+)?(?:has\s+|have\s+)?(?:did|done)\s+(?:so|it|this)\b", re.IGNORECASE
)
"""'It had to save £22m in that year, and did so'."""
_AN_ESTIMATED = re.compile(r"\ban\s+estimated$", re.IGNORECASE)
"""'An estimated £4m' is about £4m, foreseen or not."""
_ITS = re.compile(r"\s+(?:(?:all|of|the|its|their|our|both)\s+)*", re.IGNORECASE)
_SAVINGS_OF = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:savings?|efficiencies|cuts|reductions)\s+(?:\w+\s+)?(?:of\s+)?(?:\w+\s+)?", re.IGNORECASE
)
"""'Has achieved its required savings of £31m'."""
_DONE_BY_WHAT = re.compile(
    rf"\b(?:which|that)\s+(?:has|have|had)\s+(?:already\s+|now\s+|so\s+far\s+)?[a-z]+(?:ed|n|t|de)\s+{HEDGES}$",
    re.IGNORECASE,
)
_IS_TO = re.compile(r"\s+(?:so\s+far\s+|a\s+year\s+)?(?:is|are|was|were|will|should)\b", re.IGNORECASE)
"""'A programme which has released £10m is expected to give more': the second verb is the programme's."""
_SO_FAR = re.compile(r"\s+(?:so\s+far|to\s+date|already|up\s+to\s+now)\b", re.IGNORECASE)
"""'Costs put at £18m so far': counted up."""
_ESTIMATES_THAT = re.compile(
    r"estimate[sd]?\s+that\s+[^;£]*\b(?:has|have|had)\s+(?:\w+ly\s+|already\s+|now\s+)?(?:\w+ed|freed|cost|spent|made|brought|cut|given)\b[^;£]*$",
    re.IGNORECASE,
)
"""'It estimates that robotics have saved £1.6m': done, as far as it can be counted."""
_ON_ASSUMPTIONS = re.compile(
    r"\bon\s+(?:(?:the|its|our|their|these|those)\s+)?(?:(?:current|present|prudent|reasonable|planning)\s+){0,2}assumptions?$",
    re.IGNORECASE,
)
"""'It has to save £4m and, on current assumptions, £9m by 2027': how sure the figure is, not the saving."""
_NAMES = re.compile(r"\s+(?:[a-z-]+\s+){0,2}?")
"""'Its £5.5m transformation reserve'."""
_OF_ITS_OWN = re.compile(r"\b(?:the|its|their|our)\s+(?:current\s+)?$", re.IGNORECASE)
"""'Draw on the £6m general reserve': what is done with it says nothing of whether it is there."""


_OF_FIXED_NAMES: frozenset[MoneyKind | None] = frozenset({"budget", "precept", "underspend", "overspend", "reserve"})
"""Kinds whose names hold words of status without meaning them: 'budget requirement', 'more than planned'."""


def status_of(
    text: str,
    statuses: Sequence[StatusWord],
    kinds: Sequence[KindWord],
    window: tuple[int, int],
    place: tuple[int, int],
    inherited: MoneyStatus | None = None,
) -> MoneyStatus | None:
    """How certain the amount at `place` is.

    The predicate of the amount comes first ('£4m is needed'), then the nearest word before it in the window, then what
    it inherits from the amount that it leans on, then a word close behind.
    """
    start, end = place
    fixed = [
        (word.start, word.end)
        for word in kinds
        if word.kind in _OF_FIXED_NAMES and not (word.kind == "budget" and word.is_verb)
    ]
    condition = _IN_A_CONDITION.match(text)

    def tells(word: StatusWord) -> bool:
        if any(opened <= word.start and word.end <= closed for opened, closed in fixed):
            return False
        if _AN_ESTIMATED.search(text[: word.end]) and not text[word.end : start].strip():
            return False
        if _SO_FAR.match(text, end) and word.status == "forecast" and text[word.start : word.end].lower() == "put at":
            return False
        if _ESTIMATES_THAT.match(text, word.start, start):
            return False
        if condition and word.end < condition.end() <= start:
            return False
        if _ON_ASSUMPTIONS.search(text[: word.end]):
            return False
        if word.status not in ("achieved", "actual"):
            return True
        if _MADE_UP.match(text, word.start) or (word.start >= end and _WILL_SEE.search(text[:start])):
            return False
        ahead_of = text[max(0, word.start - 25) : word.start]
        if text[word.start : word.end].lower() in _MOVED and _AS_IT_IS.search(ahead_of):
            return False
        if _PAID_BY.match(text, word.start) and _AFTER_COMMA.search(ahead_of):
            return False
        if _AS_IT_IS.search(ahead_of) and _IF.search(text[: word.start]):
            return False
        shared = _AND_DONE.search(text[: word.start]) if ahead_of.endswith("and ") else None
        return not (shared or _NOT_YET.search(ahead_of) or _NOUN_OF_MONEY.search(ahead_of))

    if _STILL_TO.match(text, end):
        return "required"
    if _DID_SO.match(text, end):
        return "achieved"
    held = next((word.kind for word in kinds if word.start >= end and _NAMES.fullmatch(text, end, word.start)), None)
    if held in ("reserve", "budget") and _OF_ITS_OWN.search(text[window[0] : start]):
        return "actual" if held == "reserve" else None
    before = [word for word in statuses if window[0] <= word.start and word.end <= start and tells(word)]
    after = [word for word in statuses if end <= word.start and word.end <= window[1] and tells(word)]
    if len(before) > 1 and [word.status for word in before[-2:]] == ["achieved", "required"]:
        of_need = _ITS.fullmatch(text, before[-2].end, before[-1].start)
        if of_need and _SAVINGS_OF.fullmatch(text, before[-1].end, start):
            return "achieved"
    if before and _TARGET_OF.fullmatch(text, before[-1].start, start) and before[-1].status == "required":
        return "required"
    done = (
        before
        and before[-1].status in _DONE_OR_FOUND
        and not re.search(r"\w", _HEDGES.sub("", text[before[-1].end : start]))
    )
    if done and after and after[0].status == "required" and _OF_ITS_NOUN.fullmatch(text, end, after[0].start):
        return before[-1].status
    of_head = _DONE_BY_WHAT.search(text[window[0] : start]) and _IS_TO.match(text, end)
    if after and not of_head and (_is_predicate(text, end, after[0]) or _is_when_done(text, end, after[0])):
        return after[0].status
    if before and _AND_COMES_TO.search(text, before[-1].end, start):
        before = [word for word in before[:1] if text[: word.start].strip(" .0123456789") in _ARTICLES]
    if len(before) > 1 and _CHANGED.fullmatch(text, before[-1].start, before[-1].end) and before[-2].status in _AHEAD:
        before = before[:-1]  # 'the savings target has increased to £40m' tells of the target
    if len(before) > 1 and before[-2].status == "forecast" and _OUTTURN.fullmatch(text, before[-2].end, before[-1].end):
        before = before[:-1]
    said = [word.status for word in before[-2:]]
    if said == ["forecast", "planned"] and _WILL_DO.match(text, before[-1].start):
        between = text[before[-2].end : before[-1].start]
        before = before if BREAK.search(between) or "£" in between else before[:-1]
    if before and not _CLAUSE_BREAK.search(text[before[-1].end : start]):
        return before[-1].status
    if inherited:
        return inherited
    if not before and _HAS_DONE.search(text[window[0] : start]):
        return None
    aside = _IN_AN_ASIDE.search(text[:start])
    reach = _ASIDE_ENDS.match(text, end) if aside else _AFTER_AMOUNT.match(text, end)
    close = [
        word
        for word in after
        if reach
        and word.end <= reach.end()
        and not (
            _AND_OF_NEXT.search(text, end, word.start) and (window[1] < len(text) or has_verb(text[window[0] : start]))
        )
        and not (_of_next(text, word, window[1]) or _COMPARED_WITH.search(text, end, word.start))
        and not (window[1] < len(text) and _WHICH_THEN.search(text, end, word.end))
    ]
    if close:
        return close[0].status
    return before[-1].status if before and not _new_clause(text, before[-1].end, start) else None


def _new_clause(text: str, said: int, start: int) -> bool:
    """Whether a clause with a verb of its own opens between a word of status and the amount."""
    breaks = [found for found in _CLAUSE_BREAK.finditer(text, said, start) if "which" not in found.group()]
    return bool(breaks) and (breaks[-1].group().endswith("that") or has_verb(text[breaks[-1].end() : start]))


def _of_next(text: str, word: StatusWord, closed: int) -> bool:
    """Whether the word leads straight to the amount that ends the window: '£28m now and will be £12m'."""
    if text[word.end : closed].startswith(","):
        return False
    return closed < len(text) and all(
        token in SAYS_NOTHING for token in re.findall(r"[\w'-]+", text[word.end : closed])
    )


def _is_predicate(text: str, end: int, word: StatusWord) -> bool:
    """'£4m has been identified', '£4m could be saved'; not '£4m planned savings'."""
    gap = text[end : word.start]
    if RELATIVE.fullmatch(gap) or _OF_ITS_NOUN.fullmatch(gap):
        return True
    if not _RIGHT_AFTER.fullmatch(gap):
        return False
    done_by = word.status == "achieved" and _DONE_BY.match(text, word.end)
    return bool(gap.strip() or done_by) or _OPENS_WITH_AUXILIARY.match(text, word.start) is not None


def _is_when_done(text: str, end: int, word: StatusWord) -> bool:
    """'£6.8m a year from its estate strategy once it is complete'"""
    return bool(_WHEN_DONE.match(text, word.start)) and not BREAK.search(text[end : word.start])
