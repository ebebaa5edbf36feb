"""Words of spending whose kind their object decides: 'spent on new systems', 'needs £4m to cover …'.

Belongs here: what is spent or needed, as a cost, an investment or a budget. Not here: money that comes in or is taken
away (`governed_receipts`), or the order in which the rules are asked (`governed`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines import reference
from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.grammar.phrases import one_of
from pipelines.extraction.money.kinds.governed_word import Governed
from pipelines.extraction.money.words.alike import OF_A_GAP
from pipelines.extraction.money.words.amounts import LARGEST_BILL
from pipelines.extraction.money.words.kinds_named import KindWord, kind_words

_SPENT = expression(r"spen[dt](?:s|ing)?|expenditure", re.IGNORECASE)
_SPENT_ON = expression(
    r"(?:\s+(?:a|per|each|every)\s+year|\s+annually)?\s+(?:on|to|for)\s+(?P<purpose>[^.;£]{1,80})", re.IGNORECASE
)
_IS_BORROWED = expression(
    r",?\s+(?:(?:is|are|was|were|will|would|must|has|have|had|to|be|been|being)\s+)+borrowed\b", re.IGNORECASE
)
"""'The rest of the cost, £12m, will be borrowed.'"""
_PROGRAMME_COSTS = expression(
    r"\b(?:capital|estates?|buildings?|fleet|ICT|IT|digital|investment|transformation)\s+(?:programme|scheme)s?,?\s+"
    r"(?:(?:which|that|will|would|should|could|is|are|to|now|expected|estimated)\s+)+cost$",
    re.IGNORECASE,
)
"""'The estates programme, which will cost £14m'"""
_BUDGETED = expression(r"\s+(?:is|was|are|has\s+been|had\s+been)\s+budgeted\b", re.IGNORECASE)
"""'Spending of £132m is budgeted for 2022/23'."""
_RUNNING = expression(
    r"\b(?:fuel|maint\w+|repairs?|running|hir(?:e|ing)|rents?|rates|insurance|energy|licen[cs]\w+|leas\w+)\b",
    re.IGNORECASE,
)
"""'We spend £4m on vehicles and fuel': what running the force costs."""
_OVER_YEARS = expression(
    r"\s+(?:over|in|during|within|between|by)\s+(?:[\w/'-]+\s+){1,6}?(?=(?:on|to|towards)\s)", re.IGNORECASE
)
"""'Spend £37m over the next four years on technology'."""
_TO_BE_SAVED = expression(r"\s+to\s+be\s+(?:saved|found|cut)\b", re.IGNORECASE)
"""'The budget needs £6.2m to be saved'"""
_NEED = expression(r"need(?:s|ed)?|require[sd]?", re.IGNORECASE)
_FOR_A_PURPOSE = expression(
    rf"(?:\s+(?:a|per|each|every)\s+year)?\s+(?:for|to|in)\s+(?!(?:the\s+)?{YEAR}|the\s+(?:next|coming))\w",
    re.IGNORECASE,
)
_AN_EXTRA = expression(rf"\b(?:extra|additional|further|another)\s+{HEDGES}$", re.IGNORECASE)
"""'Spent an extra £4.8m on them': beyond what running the force costs."""
_MORE = expression(r"\s+(?:(?:a|per|each)\s+year\s+)?(?:more|extra)\b", re.IGNORECASE)
"""'He needs £4m a year more': what somebody would have to give."""
_TO_RUN = expression(r"\s+to\s+(?:run|operate|provide|deliver|police)\b", re.IGNORECASE)
"""'The force needs £227m to run its services next year'"""
_TO_COVER = expression(
    r"\s+(?:is\s+|are\s+|was\s+|will\s+be\s+)?(?:needed\s+|required\s+)?to\s+(?:cover|meet|pay\s+for|fund\s+(?:the\s+)?(?:(?:extra|higher|rising|full|additional)\s+)?(?:costs?|pay|inflation|pensions?))\b",
    re.IGNORECASE,
)
_YIELDS = expression(
    r"yield(?:s|ed|ing)?|bring(?:s|ing)?\s+in|brought\s+in|generat(?:e|es|ed|ing)|produc(?:e|es|ed|ing)", re.IGNORECASE
)
_WAYS_TO_SAVE = expression(
    r"\b(?:ideas|proposals|options|reviews?|restructur\w+|efficienc(?:y|ies)|savings|rationalisation|vacancy\s+(?:freeze|factor)|collaboration|streamlining)\b[^.;]*$",
    re.IGNORECASE,
)
_LEVY = expression(r"lev(?:y|ies)", re.IGNORECASE)
"""'The levy is £169 a year': what a household pays."""
_PEOPLE = (
    r"(?:more|extra|additional|new|further)\s+(?:[\w-]+\s+){0,2}?(?:staff|officers|detectives|investigators|posts|handlers|constables|analysts|people|recruits|PCSOs|police|call-takers|workers|supervisors|specialists)|"
    r"(?:an?|another|second|third|new|dedicated)\s+(?:[\w-]+\s+){0,3}?(?:team|unit|squad|hub)"
)
"""'Spend £310,000 on more vetting staff', '£0.8m on a second rural crime team'."""
_WILL_SPEND = expression(
    rf"\b(?:will|plans?\s+to|expects?\s+to|intends?\s+to|is\s+to)\s+spend\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_THE_FORCE = expression(r"\b(?:force|constabulary|police|it|we)\s+(?:also\s+)?$", re.IGNORECASE)
_IN_A_YEAR = expression(
    rf"\s+(?:in|for|during)\s+(?:the\s+)?(?:{YEAR}|(?:this|next|coming)\s+(?:financial\s+)?year)|\s*(?:\.|$|,\s+of\s+which\b)",
    re.IGNORECASE,
)
_SMALLEST_BUDGET = 20e6
"""Pounds. 'In 2016/17 the force will spend £94.6m': all that it spends in a year is its budget."""


@cache
def _investments() -> re.Pattern[str]:
    words = one_of(row["words"] for row in reference.rows("money_purposes"))
    return re.compile(rf"\b(?:{words}|{_PEOPLE})\b", re.IGNORECASE)


def all_that_is_spent(case: Governed) -> KindWord | None:
    """'In 2016/17 the force will spend £94.6m': all that it spends in a year is its budget."""
    spends = _WILL_SPEND.search(case.until) if case.word.kind == "cost" and case.is_first else None
    if spends is None or case.amount.value < _SMALLEST_BUDGET or not _IN_A_YEAR.match(case.text, case.amount.end):
        return None
    return case.of_kind("budget") if _THE_FORCE.search(case.text[: spends.start()]) else case.word


def costs(case: Governed) -> KindWord | None:
    """'£33m of capital will be spent', 'spending of £132m is budgeted for 2022/23'."""
    if case.word.kind != "cost":
        return None
    if _IS_BORROWED.match(case.text, case.amount.end):
        return case.of_kind("borrowing", "inflow")
    if _PROGRAMME_COSTS.search(case.text, 0, case.word.end):
        return case.of_kind("investment")
    return case.of_kind("budget") if _BUDGETED.match(case.text, case.amount.end) else None


def spent(case: Governed) -> KindWord | None:
    """What is spent on something new is an investment."""
    text = case.text
    if case.word.kind != "cost" or not _SPENT.search(case.said):
        return None
    years = _OVER_YEARS.match(text, case.behind)
    spent_on = _SPENT_ON.match(text, years.end() - 1 if years else case.behind)
    purpose = spent_on["purpose"] if spent_on else ""
    new = purpose and not _RUNNING.search(purpose) and _investments().search(purpose)
    more = purpose and _AN_EXTRA.search(case.until) and not kind_words(purpose)
    return case.of_kind("investment") if new or more else None


def needed(case: Governed) -> KindWord | None:
    """What is needed: a saving where one was spoken of, else a cost, a budget or more funding, by what it is for."""
    text, word, amount = case.text, case.word, case.amount
    if not _NEED.fullmatch(case.said):
        return None
    if case.follows(_TO_BE_SAVED):
        return case.of_kind("saving", "inflow")
    if not _FOR_A_PURPOSE.match(text, amount.end):
        before = [other for other in case.words if other.kind and other.end <= word.start]
        spoken = before[-1].kind if before else next((other.kind for other in case.earlier if other.kind), None)
        if spoken in OF_A_GAP:
            return case.of_kind("saving", "inflow")
    if word.kind != "investment":
        return None
    if _TO_COVER.match(text, amount.end):
        return case.of_kind("cost")
    if case.follows(_TO_RUN) and amount.value >= _SMALLEST_BUDGET:
        return case.of_kind("budget")
    more = _AN_EXTRA.search(case.until) or _MORE.match(text, amount.end)
    return case.of_kind("funding", "inflow") if more and not case.follows(_FOR_A_PURPOSE) else None


def yields_savings(case: Governed) -> KindWord | None:
    """'It has ideas which it hopes will yield another £5m': savings, where what yields is a way to save."""
    yields = case.word.kind == "income" and case.word.is_verb and case.is_first and _YIELDS.fullmatch(case.said)
    told = case.text[: case.word.start]
    if not (yields and _WAYS_TO_SAVE.search(told)) or case.amount.value <= LARGEST_BILL:
        return None
    received = any(other.kind in ("income", "precept", "funding") and other is not case.word for other in case.words)
    return None if received else case.of_kind("saving", "inflow")


def other_costs(case: Governed) -> KindWord | None:
    """Capital spending is investment; a levy is what a household pays."""
    if case.word.kind != "cost":
        return None
    return case.of_kind("precept", "inflow") if case.is_bill and _LEVY.fullmatch(case.said) else None
