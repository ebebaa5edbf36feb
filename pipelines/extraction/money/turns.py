"""Turns of phrase that say of one kind of money what the same words do not say of another: 'draws on', 'at a cost of'.

Belongs here: the status that such a turn gives an amount, beside its words of certainty and its tense. Not here: turns
of savings (`turns_of_savings`), those words (`certainty`), tenses (`tense`), or the facts (`reading`).
"""

from __future__ import annotations

import re

from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGED_NOUN, HEDGES
from pipelines.extraction.money.tense import Tense
from pipelines.extraction.money.turns_of_savings import as_saved
from pipelines.extraction.records import MoneyKind, MoneyStatus

_WILL = re.compile(r"\b(?:will|is\s+to)\b|'ll\b", re.IGNORECASE)
"""'The precept will raise £120m': what a charge that is decided on brings in."""
_WILL_BE = re.compile(
    r"\bwill\s+(?:then\s+|still\s+|only\s+)?(?:be|stand\s+at|fall\s+to|rise\s+to)\s+(?:(?:about|around|some|nearly|over|under|just|only|at)\s+)*$",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"\b(?:use|draw|raid|take|spend|dip|release|transfer|plunder|call)(?:d|n|ing)?\b", re.IGNORECASE)
"""What is done with reserves is decided on; what they will hold is foreseen."""
_IS_DRAWN = re.compile(
    r"\s+(?:of\s+\w+\s+)?(?:will|is\s+to|are\s+to)\s+(?:also\s+|then\s+)?be\s+(?:taken|drawn|used|released|transferred|spent|called|made|added|moved|put)\b",
    re.IGNORECASE,
)
_PAID_FROM = re.compile(
    r"\b(?:funded|financed|paid\s+for|met)\s+(?:partly\s+|largely\s+)?(?:by|from|with|through)\b", re.IGNORECASE
)
"""'The programme will be paid for by receipts of £5m and reserves of £7m': where money comes from is decided on."""
_AT_A_COST = re.compile(rf"\bat\s+an?\s+(?:\w+\s+)?(?:cost|price)\s+of\s+{HEDGES}$", re.IGNORECASE)
"""'Recruits will start, at a cost of £4m': part of what is planned."""
_UNDER_WAY = re.compile(r"\b(?:is|are)\s+(?:now\s+)?being\s+\w+ed\b", re.IGNORECASE)
"""'Its system is being replaced at a cost of £6.3m'."""
_ENABLED = re.compile(
    rf"\b(?:allow(?:s|ed)?|enable[sd]?|lets?|help(?:s|ed)?)\s+(?:it|us|them|me|him|her|the\s+\w+)\b[^;.£]*\bto\s+(?:spend|invest|put)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The money allows it to spend £750,000 on a team'."""
_PROGRAMME_IS = re.compile(
    r"\b(?:capital\s+(?:program(?:me)?s?|plans?)|(?:the|its|our|this)\s+(?:[\w-]+\s+)?programme)\b[^.;£]*\b(?:is|are|totals?|amounts?\s+to|comes?\s+to|stands?\s+at)\b[^.;£]*$",
    re.IGNORECASE,
)
"""'The four-year capital programme is valued at £147m': what is to be spent."""
_IS_SPENDING = re.compile(
    rf"(?:\b(?:is|are|am)|'re|'s|'m)\s+(?:now\s+|also\s+)?(?:putting|investing)\s+{HEDGED_NOUN}$",
    re.IGNORECASE,
)
"""'We are putting £16.5m into a new station': what is under way."""
_BUDGET_HOLDS = re.compile(
    r"\b(?:his|her|my|their|our|new|proposed|draft)\s+budget\s+(?:also\s+)?(?:includes?|contains?|sets\s+aside|earmarks?|provides?|has|finds?)\b[^.;£]*$",
    re.IGNORECASE,
)
"""'Her budget also includes £1.5m for work with victims'."""
_I_GIVE = re.compile(r"\bI(?:'ve|\s+have)\s+(?:also\s+)?(?:found|put|made\s+available|set)\b[^.;£]*$")
"""'I've found £2m for call handling': a commissioner tells what the budget to come will give."""

_ANY = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:an?|each|every|any|another)\s+(?:further\s+|extra\s+|additional\s+)?(?:rise|increase|cut|reduction|loss|drop|award|(?:percentage\s+)?point|per\s?cent|pound|"
    r"(?:£?[\d.]+)(?:%|\s+percent|\s+per\s+cent)?)\b",
    re.IGNORECASE,
)
"""'A rise of £10 would bring in £2m': one of many that could be, and not the one proposed."""
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_IF = re.compile(
    r"\b(?:if|unless|without|were)\b(?![^.;]{0,60}\b(?:approv|agree|accept|support|back|goes\s+ahead))", re.IGNORECASE
)
"""'If the panel vetoed the rise, the force would lose £6m'; a rise that is approved is the one proposed."""
_IF_APPROVED = re.compile(
    r"\bif\s+(?:(?:it|this|they|the\s+\w+|her\s+\w+|his\s+\w+)\s+(?:is|are)\s+)?(?:approved|agreed|accepted|supported|backed)\b",
    re.IGNORECASE,
)
_ASKED_WHETHER = re.compile(
    r"\b(?:told|said|say|says)\b[^.;£]*\bthey(?:'d|\s+would)\s+(?:\w+\s+){0,3}?pay\b|"
    r"\b(?:ask(?:s|ed|ing)?|survey\w*)\b[^.;£]*\b(?:if|whether)\b|\b(?:prepared|willing|happy)\s+to\s+(?:pay|support|accept)\b",
    re.IGNORECASE,
)
"""'Residents were asked if they would pay £13 more': what they might."""
_SAID_HAD = re.compile(
    r"\b(?:said|says|told|warned|revealed|admitted|heard)\b[^.;£]*\b(?:had|faced|was\s+facing|were\s+facing)\b[^.;£]*$|"
    r"\b(?:has|have)\s+been\s+(?:put|estimated|valued|reckoned)\s+at\b[^.;£]*$",
    re.IGNORECASE,
)
"""'The force said it had a gap of £8m': told as it was said."""
_CALLED_ON = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+(?:on|for)|urg(?:e|es|ed|ing)|lobb(?:y|ies|ied|ying)|press(?:es|ed|ing)?)\b[^.;£]*\bto\s+(?:raise|increase|put\s+up)\b",
    re.IGNORECASE,
)
"""'He has called on the commissioner to raise council tax by £14': what somebody else wants."""
_TO_SET = re.compile(
    r"(?:^\W*(?:[\d.]+\s+)?|\b(?:asked|invited|resolved|recommended|required)\s+)to\s+(?:set|approve|agree|issue|adopt|endorse|support)\b",
    re.IGNORECASE,
)
"""'To set a revenue budget of £306m': what a meeting is asked to resolve."""
_RESOLVED_ON: frozenset[MoneyKind] = frozenset({"budget", "precept", "funding", "investment", "reserve", "borrowing"})
_OUTTURNS: frozenset[MoneyKind] = frozenset({"overspend", "underspend"})
"""'Pay is £2m underspent': told while the year still runs."""
_THERE_IS = re.compile(r"\bthere\s+(?:is|are)\b", re.IGNORECASE)
_EACH = re.compile(r"^\W*(?:[\d.]+\s+)?(?:each|every)\b", re.IGNORECASE)
"""'Each 1% raises £900,000': whatever its tense."""
_CUTS = re.compile(
    rf"\b(?:cuts|cutting)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Ministers are cutting £3m from the grant': of the settlement to come."""
_ASKED = re.compile(rf"\b(?:ask|lobb|press|appeal)\w*\b[^.;£]{{3,40}}\bfor\s+{HEDGED_NOUN}$", re.IGNORECASE)
"""'He has asked the Government for £10m'"""
_ASKED_TO_PAY = re.compile(
    r"\b(?:asked|expected|told)\s+(?:for|to\s+(?:pay|find|stump\s+up|contribute|fork\s+out))\b[^.;£]*$", re.IGNORECASE
)
"""'Residents look set to be asked for another £14': what is proposed that they pay."""
_CURRENTLY = re.compile(r"\b(?:currently|at\s+present|at\s+the\s+moment)\b", re.IGNORECASE)
"""'Taxpayers currently stump up £256': what they pay already."""
_HAS_SET = re.compile(r"\b(?:set|agreed|approved)\s+(?:an?|its|the|their|our)\b[^.;£]*$", re.IGNORECASE)
"""'The force has set a balanced budget of £201m'."""
_RECOMMENDED = re.compile(
    r"\brecommend(?:s|ed)\s+that\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,3}?(?:panel|board|committee|members|commissioner|PCC)\b",
    re.IGNORECASE,
)
"""'It is recommended that the Panel supports the budget of £287m': what is asked of a meeting."""
_WOULD_NEED = re.compile(r"\bwould\s+(?:still\s+|also\s+)?(?:need|require)\b", re.IGNORECASE)
_RELIES = re.compile(r"\b(?:reliance|dependence)\s+(?:up)?on\b", re.IGNORECASE)
"""'The reliance on reserves has dropped to £7m': what a plan uses."""


_SUPPOSED = re.compile(
    r"\W*(?:[\d.]+\s+)?(?:if|unless|were|without)\b(?![^;£]*\b(?:approv|agree|accept|support|back|go(?:es)?\s+ahead))[^;£]*"
    r"\b(?:would|could|might|may)\b[^;£]*$",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(
    r"[^.;£]*\b(?:if|unless|as\s+long\s+as)\b(?![^.;£]*\b(?:approv|agree|accept|support|back|go(?:es)?\s+ahead))",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:would|could|might|may)\b[^.;£]*$", re.IGNORECASE)
"""'If the grant fell, it would lose £4m', 'would bring in £4m if all did so': supposed, whatever the kind."""
_IS_USED = re.compile(
    r"\s+(?:of\s+(?:its|our|their|the|his|her)\s+[\w\s-]{0,20}?(?:reserves?|balances?)\s+)?(?:is|are)\s+being\s+(?:used|spent|drawn|taken|released)\b",
    re.IGNORECASE,
)
"""'£5m of our reserves is being spent'"""
_SCHEME_WILL_COST = re.compile(
    r"\b(?:programme|strategy|scheme|project|plan|plans|system|stations?|building|headquarters|centre|college|refurbishment|vehicles|cameras|drones)\b"
    r"[^.;£]*\b(?:will\s+cost|(?:has|with|carries)\s+a\s+price\s+tag\s+of|is\s+(?:priced|costed|put)\s+at)\s+(?:(?:it|us|about|around|nearly|over|some|an?|the\s+\w+)\s+)*$",
    re.IGNORECASE,
)
"""'The estate strategy will cost £58m over ten years': it is decided on."""
_STOCK = re.compile(
    r"\W*(?:[\d.]+\s+)?(?!use\b|using\b|drawing\b|transfers?\b|releas|contribution)(?:[\w'-]+\s+){0,3}(?:reserves?|balances?)\s+(?:of|totalling|worth)\s+"
    rf"{HEDGES}$",
    re.IGNORECASE,
)
"""'Its reserves of £38m will be used for redundancies': they are there."""
_USE_OF = re.compile(
    r"\b(?:use\s+of|drawn?\s+from|transfers?\s+from|contributions?\s+from)\b[^.;£]*reserves?\b[^.;£]*$", re.IGNORECASE
)
"""'Use of reserves: £2.6m', in a list of what pays for a budget."""


_UP_TO = re.compile(r"\bup\s+to\s+(?:an?\s+)?(?:further\s+|extra\s+|additional\s+)?$", re.IGNORECASE)


_OUTTURN_OF = re.compile(
    r"\b(?:over|under)-?\s?spen\w+\s+(?:against\s+|on\s+)?(?:the|its|their|our)\s+(?:[\w/'-]+\s+){0,4}?budgets?\s+of\s+$",
    re.IGNORECASE,
)
"""'It expects to overspend its budget of £186m': the budget stands."""
_HAS_RAISED = re.compile(
    r"(?:\s+(?:a|for\s+a)\s+[^,;.£]{3,25})?\s+(?:(?:has|had)\s+)?(?:already\s+)?(?:brought\s+in|raised|yielded|generated|paid\s+for|funded)\b",
    re.IGNORECASE,
)
"""'Her decision to raise the precept by £24 brought in £9.6m'"""
_HAD = re.compile(r"\W*(?:[\d.]+\s+)?had\s+(?:I|we|it|he|she|they|the\s+[\w-]+)\s[^;£]*\bwould\s+have\b", re.IGNORECASE)
"""'Had I frozen the precept, the force would have been £6m worse off'"""
_FACES_PAYING = re.compile(
    r"\b(?:fac(?:e|es|ing)|set\s+for|in\s+line\s+for|braced\s+for)\s+(?:paying\s+|having\s+to\s+pay\s+)?(?:an?\s+)?(?:[\w-]+\s+){0,4}(?:of\s+)?$",
    re.IGNORECASE,
)
"""'Households face paying £15 more'"""
_LEAVES = re.compile(
    rf"\b(?:reducing|leaving|taking|bringing|cutting|lowering)\s+(?:it|them|(?:the|its|their|our)\s+(?:[\w-]+\s+){{1,3}})\s*(?:down\s+)?(?:to|at|with)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Will be met from the general fund, reducing it to £5.1m': what will be left."""


def as_phrased(
    kind: MoneyKind, status: MoneyStatus | None, tense: Tense | None, before: str, opened: int, behind: str
) -> MoneyStatus | None:
    """The status with what the turn says.

    `before` is the text up to the amount, its own words from `opened` on; `behind` those that follow it.
    """
    own = before[opened:]
    supposed = _SUPPOSED.match(before) or (_MODAL.search(own) and _ON_CONDITION.match(behind))
    if supposed and kind != "deficit" and status not in ("required", "achieved"):
        return "potential"
    saved = as_saved(status, tense, before, own, behind) if kind == "saving" else None
    if saved:
        return saved
    if kind == "budget" and status == "forecast" and _OUTTURN_OF.search(own):
        return None
    if _HAD.match(before):
        return "potential"
    if kind == "precept" and _HAS_RAISED.match(behind):
        return "actual"
    if kind == "precept" and status in (None, "forecast", "required") and _FACES_PAYING.search(own):
        return "planned"
    if kind == "deficit" and status == "actual" and tense == "present":
        return "forecast"
    if kind == "reserve" and status == "planned" and _LEAVES.search(own):
        return "forecast"
    if (
        kind == "funding"
        and status in (None, "actual", "achieved")
        and _UP_TO.search(own)
        and _ON_CONDITION.match(behind)
    ):
        return "potential"
    if kind == "cost" and status in (None, "forecast") and _SCHEME_WILL_COST.search(own):
        return "planned"
    if kind == "reserve" and tense and status in (None, "planned", "forecast") and _STOCK.fullmatch(before):
        return "actual"
    if kind == "reserve" and status in (None, "actual") and tense in (None, "present") and _IS_USED.match(behind):
        return "planned"
    if kind == "reserve" and status is None and tense is None and _USE_OF.search(own):
        return "planned"
    if kind == "funding" and (_ASKED.search(own) or (status == "potential" and _WOULD_NEED.search(own))):
        return "required"
    if kind == "reserve" and status in (None, "actual") and _RELIES.search(before):
        return "planned"
    if kind == "precept" and (_ASKED_WHETHER.search(before) or _CALLED_ON.search(before)):
        return "potential"
    if kind == "precept" and status == "potential" and _IF_APPROVED.search(before):
        return "planned"
    if (
        kind == "precept"
        and status == "potential"
        and _WOULD.search(before)
        and not (_ANY.search(before) or _IF.search(before))
    ):
        return "planned"
    if kind == "precept" and status is None and tense == "imagined" and _IF.match(before):
        return "potential"
    if kind == "deficit" and status in (None, "actual") and tense == "past" and _SAID_HAD.search(before):
        return "forecast"
    if status is None and kind in _RESOLVED_ON and _TO_SET.search(before):
        return "planned"
    if kind == "income" and status in (None, "forecast") and _PAID_FROM.search(before) and tense == "ahead":
        return "planned"
    if kind == "funding" and status is None and tense in (None, "present") and _CUTS.search(own):
        return "planned"
    if status in (None, "planned", "forecast") and _EACH.match(before) and _ANY.search(before):
        return "potential"
    if kind == "reserve" and status == "planned" and _WILL_BE.search(before):
        return "forecast"
    if kind == "funding" and status in ("achieved", "actual") and _I_GIVE.search(before):
        return "planned"
    if kind in ("precept", "funding", "budget") and status == "forecast" and _WILL.search(before):
        return "planned"
    if tense == "imagined" and status in (None, "planned", "forecast") and _ANY.search(before):
        return "potential"
    if kind == "precept" and status is None and tense is None and _CURRENTLY.search(own + behind):
        return "actual"
    if kind == "precept" and status == "required" and _ASKED_TO_PAY.search(before):
        return "planned"
    if kind == "budget" and status == "required":
        return None
    if kind == "budget" and status is None and _HAS_SET.search(own):
        return "planned"
    if kind in _RESOLVED_ON and status == "potential" and _RECOMMENDED.search(before):
        return "planned"
    if status is None and kind in _OUTTURNS and tense == "present" and not _THERE_IS.search(before):
        return "forecast"
    if status is not None:
        return status
    if kind == "reserve" and tense == "ahead" and (_DRAWN.search(before) or _IS_DRAWN.match(behind)):
        return "planned"
    if kind == "reserve" and tense == "ahead" and _PAID_FROM.search(before):
        return "planned"
    to_come = tense == "ahead" or (tense is None and _WILL.search(before))
    if kind == "cost" and (to_come or _UNDER_WAY.search(own)) and _AT_A_COST.search(before):
        return "planned"
    if kind == "investment" and tense in (None, "present") and (_IS_SPENDING.search(own) or _BUDGET_HOLDS.search(own)):
        return "planned"
    if kind == "investment" and tense in (None, "present") and _PROGRAMME_IS.search(own):
        return "planned"
    if kind in ("cost", "investment") and tense in (None, "present", "past") and _ENABLED.search(own):
        return "planned"
    return None
