"""Words of money whose kind their subject, their object or what was spoken of before decides.

Belongs here: 'spent on new systems' is an investment, what a rise in council tax 'brings in' is precept, 'the grant
adds £6m' is funding. Not here: constructions around an amount (`constructions`) or the words (`words`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipelines import reference
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.grammar.phrases import one_of
from pipelines.extraction.money.amounts import LARGEST_BILL, Amount
from pipelines.extraction.money.nearest import BREAK
from pipelines.extraction.money.words import KindWord, kind_words
from pipelines.extraction.records import MoneyKind

_SPENT = re.compile(r"spen[dt](?:s|ing)?|expenditure", re.IGNORECASE)
_SPENT_ON = re.compile(
    r"(?:\s+(?:a|per|each|every)\s+year|\s+annually)?\s+(?:on|to)\s+(?P<purpose>[^.;£]{1,80})", re.IGNORECASE
)
_BUDGETED = re.compile(r"\s+(?:is|was|are|has\s+been|had\s+been)\s+budgeted\b", re.IGNORECASE)
"""'Spending of £132m is budgeted for 2022/23'."""
_SCHEME_SEES = re.compile(
    rf"\b(?:strategy|programme|scheme|project|plans?)\b[^.;£]*\b(?:will|would|has|have|is\s+to)\s+(?:see|seen|involve[sd]?|mean[st]?)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Its estates strategy will see £77m spent on nine sites'"""
_RUNNING = re.compile(
    r"\b(?:fuel|maint\w+|repairs?|running|hir(?:e|ing)|rents?|rates|insurance|energy|licen[cs]\w+|leas\w+)\b",
    re.IGNORECASE,
)
"""'We spend £4m on vehicles and fuel': what running the force costs."""
_GOES_ON = re.compile(r"\b(?:still|being)\b", re.IGNORECASE)
"""'£1.2m is still being spent on a building that nobody uses': as before, and for nothing new."""
_OVER_YEARS = re.compile(
    r"\s+(?:over|in|during|within|between|by)\s+(?:[\w/'-]+\s+){1,6}?(?=(?:on|to|towards)\s)", re.IGNORECASE
)
"""'Spend £37m over the next four years on technology'."""
_ON_IT = re.compile(
    r"\s+(?:(?:has|have|had|was|were)\s+)?(?:already\s+|so\s+far\s+)?(?:been\s+)?(?:spent\s+)?on\s+(?:it|them|this|the\s+(?:scheme|project|work))\b",
    re.IGNORECASE,
)
"""'£2.7m has been spent on it', where a scheme was spoken of."""
_NEED = re.compile(r"(?:need|require)(?:s|ed)?", re.IGNORECASE)
_FOR_A_PURPOSE = re.compile(
    r"(?:\s+(?:a|per|each|every)\s+year)?\s+(?:for|to|in)\s+(?!(?:the\s+)?(?:19|20)\d\d|the\s+(?:next|coming))\w",
    re.IGNORECASE,
)
_RAISED = re.compile(r"\s*(?:from|through|by|via)\s+(?:[\w'-]+\s+){0,4}?(?:council\s+tax|precept)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:that|this|it|which|(?:the|an?|each|any)\s+(?:(?:further|proposed|£[\d.]+|[\d.]+(?:%|\s+per\s?cent))\s+)?(?:rise|increase|move|hike|change|proposals?|plan))\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\s+(?:that\s+|which\s+)?(?:it|this|they)\b", re.IGNORECASE)
"""'The £7.9m it brings in'."""
_SPOKEN_LAST = 3
"""How many of the words said before 'the rise' can be those of the tax that rises."""


_ADDS = re.compile(r"add(?:s|ed|ing)?|contribut(?:es?|ed|ing)", re.IGNORECASE)
_RECEIVED: frozenset[MoneyKind | None] = frozenset({"funding", "income", "precept", "saving"})


def _received_before(text: str, words: Sequence[KindWord], verb: KindWord) -> KindWord | None:
    """The money received that a verb speaks of: 'the grant settlement added £11m'."""
    near = [word for word in words if word.kind in _RECEIVED and not word.is_verb and word.end <= verb.start]
    return near[-1] if near and not BREAK.search(text[near[-1].end : verb.start]) else None


_RELEASED = re.compile(r"releas(?:es?|ed|ing)", re.IGNORECASE)
_FROM_RESERVES = re.compile(r"\s+from\s+(?:[\w'-]+\s+){0,4}?(?:reserves?|balances)\b", re.IGNORECASE)
"""'A further £8m will be released from police reserves'."""
_CONTRIBUTION = re.compile(r"contributions?", re.IGNORECASE)
_TO_A_RESERVE = re.compile(
    r"\s+(?:of\s+£[\d.,]*\d\s?(?:k|m|million)?\s+)?(?:(?:will\s+be|is|was|has\s+been|would\s+be)\s+(?:also\s+)?made\s+)?(?:in)?to\s+(?:[\w'-]+\s+){0,5}?(?:reserves?|balances)\b",
    re.IGNORECASE,
)
"""'A £0.2m contribution to a new insurance reserve': put aside, and from nobody."""
_CUTS = re.compile(r"cut|cuts|cutting|budget\s+cuts?", re.IGNORECASE)
_FROM_A_GRANT = re.compile(
    r"(?:\s+(?:a|per|each|every)\s+year)?\s+(?:(?:was|were|is|are|has|have|had|been|being|to\s+be)\s+)*(?:cut\s+)?(?:from|off|out\s+of|in|of)\s+"
    r"(?:[\w'-]+\s+){0,5}?(?:grants?|funding|settlement)\b",
    re.IGNORECASE,
)
"""'£40m was cut from its grant': money that no longer comes in."""
_GIVER_CUTS = re.compile(
    r"\b(?:home\s+office|(?:central\s+)?government|whitehall|ministers?|treasury|chancellor)\s+(?:(?:has|have|had|is|are|will|would|to|also|now)\s+)*$",
    re.IGNORECASE,
)
"""'The Home Office cuts £2m from the budget': what the giver takes away is no saving."""
_PAYS = re.compile(r"pay|pays|paid|paying|cost|costs|costing|contribut(?:es?|ed|ing)", re.IGNORECASE)
_HOUSEHOLDS = re.compile(
    r"\b(?:households?|homes?|householders?|homeowners?|residents?|taxpayers?|(?:council\s+tax|bill)\s*payers?|families|propert(?:y|ies)|bands?\s+[a-h])\b",
    re.IGNORECASE,
)
"""'Households will pay £233 a year', 'costing a Band D home £4.70 more': their share of council tax."""
_RISE = re.compile(r"increase|rise", re.IGNORECASE)
"""'The £10 increase', where council tax was spoken of."""
_INVESTS = re.compile(r"invest(?:s|ed|ing)?", re.IGNORECASE)
"""'The rise in council tax enables us to invest £8m': what it is spent on."""
_SHARES = re.compile(r"pay|pays|paying|contribut(?:e|es|ing)|add|adds", re.IGNORECASE)
_OTHER_SHARES = re.compile(
    r"^\W*(?:(?:[Tt]he\s+)?(?:[Oo]ther|[Rr]emaining)|(?!(?:Police|Force|Constabulary|Government|Home)\b)[A-Z][\w-]+(?:\s[A-Z][\w-]+)?'s)\s+contributions?\b"
)
"""'Other contributions include Barry at £21m', 'South Tyneside's contribution would be £14m'."""
_OF_THE_PRECEPT = re.compile(r"\s+of\s+the\s+(?:police\s+)?(?:precept|council\s+tax)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;]\s+(?:while|and|but|whereas)\s+")
_PLACE = re.compile(
    r"^\W*(?:[Tt]he\s+)?[A-Z][\w&-]+(?:\s+(?:of|and|[A-Z][\w&-]+))*\s+(?:council\s+)?(?:would|will|pays|contributes)\b"
)
_FORCE = re.compile(
    r"\b(?:police|force|constabulary|government|home\s+office|ministers?|commissioner|he|she|it|we|they)\b",
    re.IGNORECASE,
)
"""'Cardiff would pay £42.5m' below words of the precept: what the people of a place pay."""
_SPENDING = re.compile(r"expenditure|spend|spending|outturn|costs?", re.IGNORECASE)
_CAPITAL = re.compile(r"capital\s+(?:programme|plan|scheme)s?\b", re.IGNORECASE)
_AN_EXTRA = re.compile(rf"\b(?:extra|additional|further|another)\s+{HEDGES}$", re.IGNORECASE)
"""'Spent an extra £4.8m on them': beyond what running the force costs."""
_GIVES = re.compile(
    r"\b(?:provid|rais|generat|yield|bring|brought|produc|deliver|giv|gave|add)(?:e|es|ed|s|ing)?\b", re.IGNORECASE
)
_MORE = re.compile(r"\s+(?:(?:a|per|each)\s+year\s+)?(?:more|extra)\b", re.IGNORECASE)
"""'He needs £4m a year more': what somebody would have to give."""
_TO_GO_ON = re.compile(r"\s+to\s+(?:keep|maintain|sustain|stand|survive|continue|balance)\b", re.IGNORECASE)
_TO_RUN = re.compile(r"\s+to\s+(?:run|operate|provide|deliver|police)\b", re.IGNORECASE)
"""'The force needs £227m to run its services next year'"""
_TO_COVER = re.compile(
    r"\s+(?:is\s+|are\s+|was\s+|will\s+be\s+)?(?:needed\s+|required\s+)?to\s+(?:cover|meet|pay\s+for)\b", re.IGNORECASE
)
_GRANT_IS = re.compile(
    r"\b(?:grants?|funding|settlement)\s+(?:(?:was|were|is|are|has|have|had|been|being|will|be|to)\s+)*$", re.IGNORECASE
)
"""'Government grant was cut by £38m'"""
_LEVY = re.compile(r"lev(?:y|ies)", re.IGNORECASE)
"""'The levy is £169 a year': what a household pays."""


_PEOPLE = (
    r"(?:more|extra|additional|new|further)\s+(?:[\w-]+\s+){0,2}?(?:staff|officers|detectives|investigators|posts|handlers|constables|analysts)|"
    r"(?:an?|another|second|third|new|dedicated)\s+(?:[\w-]+\s+){0,3}?(?:team|unit|squad|hub)"
)
"""'Spend £310,000 on more vetting staff', '£0.8m on a second rural crime team'."""


@cache
def _investments() -> re.Pattern[str]:
    words = one_of(row["words"] for row in reference.rows("money_purposes"))
    return re.compile(rf"\b(?:{words}|{_PEOPLE})\b", re.IGNORECASE)


_RAISES = re.compile(r"rais\w+|generat\w+|br(?:ing|ings|inging|ought)\s+in|yield\w*", re.IGNORECASE)
_OF_A_RISE = re.compile(r"\b(?:increases?|rises?|hikes?)\b[^.;]*$", re.IGNORECASE)
"""'The £15 increase would raise £7m', where council tax was spoken of."""
_WILL_SPEND = re.compile(
    rf"\b(?:will|plans?\s+to|expects?\s+to|intends?\s+to|is\s+to)\s+spend\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_THE_FORCE = re.compile(r"\b(?:force|constabulary|police|it|we)\s+(?:also\s+)?$", re.IGNORECASE)
_IN_A_YEAR = re.compile(
    r"\s+(?:in|for|during)\s+(?:the\s+)?(?:(?:19|20)\d\d|(?:this|next|coming)\s+(?:financial\s+)?year)|\s*(?:\.|$)",
    re.IGNORECASE,
)
_SMALLEST_BUDGET = 20e6
"""Pounds. 'In 2016/17 the force will spend £94.6m': all that it spends in a year is its budget."""
_OF_CAPITAL = re.compile(r"\s+(?:of|in)\s+capital\b", re.IGNORECASE)
"""'Around £33m of capital will be spent on mobile technology'."""


def as_governed(
    text: str, word: KindWord, words: Sequence[KindWord], amount: Amount, earlier: Sequence[KindWord]
) -> KindWord:
    """The word with the kind that its subject, its object or what was spoken of before gives it.

    `earlier` are the words of the sentences before, nearest first.
    """
    said = text[word.start : word.end]
    if _RISE.fullmatch(said) and word.holds_for == amount.start:
        spoken_of = any(other.kind == "precept" and other is not word for other in (*words, *earlier))
        return word if spoken_of and amount.value < LARGEST_BILL else replace(word, kind=None)
    spends = _WILL_SPEND.search(text[: amount.start]) if word.kind == "cost" and word.end <= amount.start else None
    if spends and amount.value >= _SMALLEST_BUDGET and _IN_A_YEAR.match(text, amount.end):
        whole = _THE_FORCE.search(text[: spends.start()])
        return replace(word, kind="budget") if whole else word
    if word.kind == "cost" and _OF_CAPITAL.match(text, amount.end):
        return replace(word, kind="investment")
    if word.kind == "cost" and _BUDGETED.match(text, amount.end):
        return replace(word, kind="budget")
    if _RAISES.fullmatch(said) and word.kind == "income" and word.end <= amount.start and amount.value > LARGEST_BILL:
        rises = _OF_A_RISE.search(text[: word.start]) and any(other.kind == "precept" for other in (*words, *earlier))
        if rises:
            return replace(word, kind="precept", direction="inflow")
    if _SPENT.search(said) and word.kind == "cost" and _SCHEME_SEES.search(text[: amount.start]):
        return replace(word, kind="investment")
    if _SPENT.search(said) and word.kind == "cost":
        behind = amount.end if _GOES_ON.search(text[amount.end : word.start]) else max(word.end, amount.end)
        years = _OVER_YEARS.match(text, behind)
        spent_on = _SPENT_ON.match(text, years.end() - 1 if years else behind)
        if spent_on and not _RUNNING.search(spent_on["purpose"]) and _investments().search(spent_on["purpose"]):
            return replace(word, kind="investment")
        more = _AN_EXTRA.search(text[: amount.start]) and not kind_words(spent_on["purpose"]) if spent_on else False
        if more:
            return replace(word, kind="investment")
        if _ON_IT.match(text, amount.end) and earlier and any(other.kind == "investment" for other in earlier):
            return replace(word, kind="investment")
    if _NEED.fullmatch(said) and not _FOR_A_PURPOSE.match(text, amount.end):
        before = [other for other in words if other.kind and other.end <= word.start]
        spoken = before[-1].kind if before else next((other.kind for other in earlier if other.kind), None)
        if spoken in ("saving", "deficit"):
            return replace(word, kind="saving", direction="inflow")
    if _NEED.fullmatch(said) and word.kind == "investment":
        if _TO_COVER.match(text, amount.end):
            return replace(word, kind="cost")
        needed = max(word.end, amount.end)
        going_on = not _FOR_A_PURPOSE.match(text, needed)
        if _TO_RUN.match(text, needed) and amount.value >= _SMALLEST_BUDGET:
            return replace(word, kind="budget")
        if _TO_GO_ON.match(text, needed):
            return replace(word, kind="funding", direction="inflow")
        if going_on and (_AN_EXTRA.search(text[: amount.start]) or _MORE.match(text, amount.end)):
            return replace(word, kind="funding", direction="inflow")
    if word.kind == "funding" and _CONTRIBUTION.fullmatch(said) and _TO_A_RESERVE.match(text, word.end):
        return replace(word, kind="reserve", direction="inflow")
    if _RELEASED.fullmatch(said) and _FROM_RESERVES.match(text, max(word.end, amount.end)):
        return replace(word, kind="reserve", direction="inflow")
    if _CUTS.fullmatch(said) and (
        _FROM_A_GRANT.match(text, max(word.end, amount.end))
        or _GIVER_CUTS.search(text[: word.start])
        or _GRANT_IS.search(text[: word.start])
    ):
        return replace(word, kind="funding", direction="outflow")
    is_bill = amount.value < LARGEST_BILL and word.end <= amount.start and _PAYS.fullmatch(said)
    if is_bill and (_HOUSEHOLDS.search(text[: word.start]) or _HOUSEHOLDS.search(text[word.end : amount.start])):
        return replace(word, kind="precept", direction="inflow")
    clause = _CLAUSE.split(text[: word.start])[-1]
    clause = clause.rsplit(", ", 1)[-1]
    by_place = word.is_verb and _SHARES.fullmatch(said) and _PLACE.match(clause) and not _FORCE.search(clause)
    if by_place and _OF_THE_PRECEPT.match(text, amount.end):
        return replace(word, kind="precept", direction="inflow")
    shares = by_place or (_CONTRIBUTION.fullmatch(said) and _OTHER_SHARES.match(text))
    if shares and any(other.kind == "precept" for other in (*words, *earlier[:_SPOKEN_LAST])):
        return replace(word, kind="precept", direction="inflow")
    if word.kind == "cost" and _SPENDING.fullmatch(said) and _CAPITAL.search(text[: word.start]):
        return replace(word, kind="investment")
    if word.kind == "cost" and amount.value < LARGEST_BILL and _LEVY.fullmatch(said):
        return replace(word, kind="precept", direction="inflow")
    if _ADDS.fullmatch(said) and (subject := _received_before(text, words, word)):
        return replace(word, kind=subject.kind, direction=subject.direction)
    given = word.kind in ("income", "funding") and word.start >= amount.end and _GIVES.search(text[: amount.start])
    if (word.is_verb or given) and word.kind in ("income", "funding", "investment") and amount.value > LARGEST_BILL:
        of_tax = [other for other in words if other.kind == "precept" and other.end <= word.start]
        between = [other for other in words if of_tax and of_tax[-1].end <= other.start < word.start and other.kind]
        points_back = _POINTS_BACK.match(text) and any(other.kind == "precept" for other in earlier[:_SPOKEN_LAST])
        it_raises = (
            word.start >= amount.end and _IT.match(text, amount.end) and earlier and earlier[0].kind == "precept"
        )
        if _INVESTS.fullmatch(said) and word.end <= amount.start:
            return word
        if it_raises or (of_tax and not between) or _RAISED.match(text, max(amount.end, word.end)) or points_back:
            return replace(word, kind="precept", direction="inflow")
    return word
