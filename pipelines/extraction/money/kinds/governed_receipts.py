"""Words of money that comes in, whose kind their subject decides: 'the grant adds £6m', 'the rise brings in £7m'.

Belongs here: what tax, households, places and givers pay, what a giver takes away, what goes to reserves or comes from
them. Not here: what is spent (`governed_spending`), or the order in which the rules are asked (`governed`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.kinds.governed_word import Governed
from pipelines.extraction.money.kinds.nearest import BREAK
from pipelines.extraction.money.words.amounts import LARGEST_BILL
from pipelines.extraction.money.words.kinds_named import KindWord
from pipelines.extraction.money.words.losses import FROM_RECEIPTS
from pipelines.extraction.records import MoneyKind

_RAISED = expression(
    r"(?:\s+(?:more|extra))?(?:\s+(?:a|per|each|this|next)\s+year)?,?\s*(?:from|through|by|via)\s+(?:[\w'-]+\s+){0,4}?(?:council\s+tax(?:\s?payers?)?|council\s+taxpayers|precept)\b",
    re.IGNORECASE,
)
_POINTS_BACK = expression(
    r"^\W*(?:[\d.]+\s+)?(?:[^.;,£]{0,50}\bthat\s+|(?:in|for|across)\s+[^.;,£]{2,30}?,?\s+)?(?:that|this|it|they|which|(?:the|an?|each|any)\s+(?:(?:further|proposed|£[\d.]+|[\d.]+(?:%|\s+per\s?cent))\s+)?(?:rise|increase|move|hike|change|proposals?|plan))\b",
    re.IGNORECASE,
)
_SPOKEN_LAST = 3
"""How many of the words said before 'the rise' can be those of the tax that rises."""
_ADDS = expression(r"add(?:s|ed|ing)?|contribut(?:es?|ed|ing)", re.IGNORECASE)
_RECEIVED: frozenset[MoneyKind | None] = frozenset({"funding", "income", "precept", "saving"})
_RELEASED = expression(r"releas(?:es?|ed|ing)", re.IGNORECASE)
_FROM_RESERVES = expression(r"\s+from\s+(?:[\w'-]+\s+){0,4}?(?:reserves?|balances)\b", re.IGNORECASE)
"""'A further £8m will be released from police reserves'."""
_FROM_SALES = expression(
    r"\s+(?:from|by|through)\s+(?:(?:the|its|their)\s+)?(?:selling|sales?|disposals?|disposing|renting|leasing|letting\s+(?:out|(?:[\w-]+\s+){0,2}?(?:buildings?|houses?|land|property|space)))\b",
    re.IGNORECASE,
)
_SURPLUS = expression(r"(?:[\w-]+\s+)*surplus(?:es)?(?:\s+on(?:\s+\w+)+)?", re.IGNORECASE)
_COLLECTION_FUND = expression(
    r"\bcollection\s+funds?\b|\bsurplus(?:es)?\s+(?:on|from|in)\s+(?:the\s+)?(?:council\s+tax\s+)?collection\b",
    re.IGNORECASE,
)
_CONTRIBUTION = expression(r"contributions?", re.IGNORECASE)
_TO_A_RESERVE = expression(
    r"\s+(?:of\s+£[\d.,]*\d\s?(?:k|m|million)?\s+)?(?:(?:will\s+be|is|was|has\s+been|would\s+be)\s+(?:also\s+)?made\s+)?(?:in)?to\s+(?:[\w'-]+\s+){0,5}?(?:reserves?|balances)\b",
    re.IGNORECASE,
)
"""'A £0.2m contribution to a new insurance reserve': put aside, and from nobody."""
_CUTS = expression(r"cut|cuts|cutting|budget\s+cuts?", re.IGNORECASE)
_PAYS = expression(r"pay|pays|paid|paying|cost|costs|costing|contribut(?:es?|ed|ing)", re.IGNORECASE)
_IT_PAYS = expression(
    r"\s+(?:that\s+|which\s+)?(?:it|they|people|households?|residents?|homes?|taxpayers?)\s+(?:now\s+|currently\s+)?",
    re.IGNORECASE,
)
"""'Will pay £281, which is £14 more than the £267 it pays now'"""
_HOUSEHOLDS = expression(
    r"\b(?:households?|homes?|householders?|homeowners?|residents?|taxpayers?|(?:council\s+tax|bill)\s*payers?|families|propert(?:y|ies)|bands?\s+[a-h])\b",
    re.IGNORECASE,
)
"""'Households will pay £233 a year', 'costing a Band D home £4.70 more': their share of council tax."""
_TOWARDS_POLICE = expression(
    r"(?:\s+(?:(?:a|per|each)\s+year|more|extra|\([^)]*\)))*\s+(?:towards|for|to)\s+(?:(?:the|their|local|its)\s+)*(?:polic(?:e|ing)|force|constabulary)\b",
    re.IGNORECASE,
)
"""'People look set to pay £400 a year towards policing'"""
_RISE = expression(r"increases?|rises?", re.IGNORECASE)
"""'The £10 increase', where council tax was spoken of."""
_INVESTS = expression(r"(?:allocat|commit)\w+|invest(?:s|ed|ing)?", re.IGNORECASE)
"""'The rise in council tax enables us to invest £8m': what it is spent on."""
_GIVES = expression(
    r"\b(?:provid|rais|generat|yield|bring|brought|produc|deliver|giv|gave|add)(?:e|es|ed|s|ing)?\b", re.IGNORECASE
)
_GRANT_IS = expression(
    r"\b(?:grants?|funding|settlement)\s+(?:(?:was|were|is|are|has|have|had|been|being|will|would|could|may|might|be|to)\s+)*$",
    re.IGNORECASE,
)
"""'Government grant was cut by £38m'"""
_RAISES = expression(
    r"rais\w+|generat\w+|br(?:ing|ings|inging|ought)\s+in|yield\w*|provides?|gives?|delivers?|releases?|secures?|adds?",
    re.IGNORECASE,
)
_OF_A_RISE = expression(
    r"\b(?:increases?|rises?|hikes?|powers?|flexibilit(?:y|ies))\b(?:[^.;]|\.(?=\d))*$", re.IGNORECASE
)
"""'The £15 increase would raise £7m', where council tax was spoken of."""


_NEEDED = expression(r"need(?:s|ed)?|require[sd]?", re.IGNORECASE)
"""'It will generate £3m towards the £8m that is needed for pay': what it goes to."""
_THE_EXTRA = expression(rf"\b(?:the|this|that)\s+(?:extra|additional)\s+{HEDGES}$", re.IGNORECASE)
_OUT_OF = expression(
    r"\b(?:from|out\s+of)\s+(?:(?:the|my|her|his|this\s+year's|last\s+year's|next\s+year's)\s+)?(?:[\w/-]+\s+)?$",
    re.IGNORECASE,
)
"""'From this year's precept I gave the force £1.7m': what it was taken from."""


_GRANTS = expression(
    r"(?:grants?|awards?|awarded|granted|gave|given|giv(?:e|es|ing)|grant\s+funding|funding|made\s+available)",
    re.IGNORECASE,
)
_BODY = (
    r"(?:charit(?:y|ies)|organisations?|(?:[\w'-]+\s+)?groups?|clubs?|projects?|partners?|partnerships?|councils?|providers?|schools?|"
    r"communit(?:y|ies)|services?|bodies|trusts?|schemes?)"
)
_TO_A_BODY = expression(
    r"(?:\s+(?:a\s+year|each|grants?|(?:have|has|had|was|were|is|are|will|been|be|also|made|given|paid|awarded|granted|go(?:es|ing)?)|\([^()]*\)))*"
    rf"\s+(?:to|between|among)\s+(?:(?!police\b|policing\b|force)[\w'-]+\s+){{0,3}}?{_BODY}\b(?!\s+polic)",
    re.IGNORECASE,
)
_TO_A_NAME = expression(
    r"\s+to\s+(?:the\s+)?(?=[A-Z])(?!(?:[A-Z][\w'-]*\s+|and\s+)*(?:Police|Constabulary|Force|PCC|Commissioner)\b)"
)
_WE_GIVE = expression(
    r"^\W*(?:[\d.]+\s+)?(?:to\s+)?(?:award|grant|give|approv\w+|agree)\b|\bI\b|\b(?:commissioner|PF?CC|deputy\s+mayor|office)\s+(?:has\s+|have\s+|will\s+)?"
    r"(?:also\s+)?(?:award|grant|g[ai]ve|approv|agree|made)",
    re.IGNORECASE,
)
_GOVERNMENT = expression(
    r"\b(?:home\s+office|home\s+secretary|government|ministr?y?|ministers?|treasury|chancellor|lottery|whitehall)\b",
    re.IGNORECASE,
)


def given_out(case: Governed) -> KindWord | None:
    """'To award a grant of £45,000 to a charity': funding that the commissioner gives, and others receive."""
    if case.word.kind != "funding" or not _GRANTS.fullmatch(case.said) or _GOVERNMENT.search(case.until):
        return None
    behind = case.amount.end
    named = _WE_GIVE.search(case.until) and _TO_A_NAME.match(case.text, behind)
    return case.of_kind("funding", "outflow") if named or _TO_A_BODY.match(case.text, behind) else None


def rise(case: Governed) -> KindWord | None:
    """'The £10 increase', where council tax was spoken of; of no kind elsewhere."""
    if case.word.holds_for != case.amount.start or not _RISE.fullmatch(case.said):
        return None
    spoken_of = any(other.kind == "precept" and other is not case.word for other in (*case.words, *case.earlier))
    return case.word if spoken_of and case.is_bill else replace(case.word, kind=None)


def raised_by_rise(case: Governed) -> KindWord | None:
    """'The £15 increase would raise £7m': what council tax brings in."""
    raises = case.word.kind == "income" and case.is_first and case.amount.value > LARGEST_BILL
    if not (raises and _RAISES.fullmatch(case.said) and _OF_A_RISE.search(case.text[: case.word.start])):
        return None
    of_tax = any(other.kind == "precept" for other in (*case.words, *case.earlier))
    return case.of_kind("precept", "inflow") if of_tax else None


def of_sales(case: Governed) -> KindWord | None:
    """'It has banked £9m from selling stations': income, whichever verb of savings says so."""
    released = case.word.kind == "saving" and case.word.is_verb and case.follows(_FROM_SALES)
    return case.of_kind("income", "inflow") if released else None


def of_collection_funds(case: Governed) -> KindWord | None:
    """'A surplus of £0.9m on their collection funds' is council tax collected, and nothing left unspent."""
    surplus = case.word.kind in ("underspend", "funding") and _SURPLUS.fullmatch(case.said)
    return case.of_kind("income", "inflow") if surplus and _COLLECTION_FUND.search(case.text) else None


def to_or_from_reserves(case: Governed) -> KindWord | None:
    """'A £0.2m contribution to a new reserve', '£8m will be released from reserves'."""
    put_aside = case.word.kind == "funding" and _CONTRIBUTION.fullmatch(case.said)
    if put_aside and (_TO_A_RESERVE.match(case.text, case.word.end) or case.follows(_FROM_RESERVES)):
        return case.of_kind("reserve", "inflow")
    of_reserves = bool(case.earlier) and case.earlier[0].kind == "reserve" and not case.earlier[0].is_verb
    released = _RELEASED.fullmatch(case.said) and (of_reserves or case.follows(_FROM_RESERVES))
    return case.of_kind("reserve", "inflow") if released else None


def cut_by_giver(case: Governed) -> KindWord | None:
    """'£40m was cut from its grant': no saving; which way it goes is told by `words.losses`."""
    if not _CUTS.fullmatch(case.said):
        return None
    before = case.text[: case.word.start]
    of_grant = case.follows(FROM_RECEIPTS) or _GRANT_IS.search(before)
    return case.of_kind("funding", "inflow") if of_grant else None


def paid_by_households(case: Governed) -> KindWord | None:
    """'Households will pay £233 a year': their share of council tax."""
    if not (case.is_bill and _PAYS.fullmatch(case.said)):
        return None
    if not case.is_first:
        charged = _IT_PAYS.fullmatch(case.text, case.amount.end, case.word.start)
        of_tax = any(other.kind == "precept" and other.end <= case.amount.start for other in case.words)
        return case.of_kind("precept", "inflow") if charged and of_tax else None
    around = (case.text[: case.word.start], case.text[case.word.end : case.amount.start])
    if _TOWARDS_POLICE.match(case.text, case.amount.end):
        return case.of_kind("precept", "inflow")
    it_pays = any(other.kind == "precept" and other.end <= case.amount.start for other in case.words)
    return case.of_kind("precept", "inflow") if it_pays or any(map(_HOUSEHOLDS.search, around)) else None


def added(case: Governed) -> KindWord | None:
    """The money received that a verb speaks of: 'the grant settlement added £11m'."""
    if not _ADDS.fullmatch(case.said):
        return None
    verb = case.word
    near = [word for word in case.words if word.kind in _RECEIVED and not word.is_verb and word.end <= verb.start]
    if not near or BREAK.search(case.text[near[-1].end : verb.start]):
        return None
    return replace(verb, kind=near[-1].kind, direction=near[-1].direction)


def extra_of_tax(case: Governed) -> KindWord | None:
    """'The extra £7.5m is paying for 80 officers', where a rise in council tax was spoken of last."""
    pays = case.word.is_verb and case.word.kind in ("cost", "investment", "funding", "income")
    if not (pays and _THE_EXTRA.search(case.until)) or case.amount.value <= LARGEST_BILL:
        return None
    told = [*(word for word in case.words if word.end <= case.amount.start), *reversed(case.earlier[:_SPOKEN_LAST])]
    return case.of_kind("precept", "inflow") if told and told[-1].kind == "precept" else None


def raised_by_tax(case: Governed) -> KindWord | None:
    """What council tax, or a rise in it, brings in, whichever verb says so."""
    text, word, amount = case.text, case.word, case.amount
    given = word.kind in ("income", "funding") and word.start >= amount.end and _GIVES.search(case.until)
    if not (word.is_verb or given) or word.kind not in ("income", "funding", "investment"):
        return None
    if amount.value <= LARGEST_BILL or (_INVESTS.fullmatch(case.said) and case.is_first):
        return None
    of_tax = [other for other in case.words if other.kind == "precept" and other.end <= word.start]
    if _NEEDED.fullmatch(case.said):
        return None
    if of_tax and _OUT_OF.search(text[: of_tax[-1].start]):
        return None
    between = [other for other in case.words if of_tax and of_tax[-1].end <= other.start < word.start and other.kind]
    points_back = _POINTS_BACK.match(text) and any(other.kind == "precept" for other in case.earlier[:_SPOKEN_LAST])
    raised = (of_tax and not between) or case.follows(_RAISED) or points_back
    return case.of_kind("precept", "inflow") if raised else None
