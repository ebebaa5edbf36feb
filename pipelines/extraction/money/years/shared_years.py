"""Amounts that share the year of the amount before in their sentence: 'cost £4.6m in 2021/22, £1.1m above budget'.

Belongs here: when they do. Not here: the whole that an amount of a later sentence is part of (`wholes`), rows under one
verb (`series`), or other sources of years (`dated`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.around import Around
from pipelines.extraction.money.series import SOURCES
from pipelines.extraction.money.words.alike import OF_A_GAP, OUTTURNS
from pipelines.extraction.money.words.amounts import LARGEST_BILL
from pipelines.extraction.money.words.fiscal import Years
from pipelines.extraction.records import Finance

_TO_SO_MUCH = expression(
    rf"(?:\s+(?:a\s+year|or\s+[\d.]+%)|\s*\([^)]*\))?,?\s+(?:(?:taking|bringing|making|lifting|which\s+(?:takes|took|brings|brought))\s+[^£;.]{{1,40}}?\s+)?to\s+{HEDGES}",
    re.IGNORECASE,
)
"""'He has raised the charge by £14, to £318'"""
_REVISED_TO = expression(
    rf"\b(?:re-?profiled|revised|re-?phased|re-?based|cut|reduced|increased|raised|trimmed)\s+(?:[\w\s]{{0,30}}?)from\s+[^;]{{1,25}}?\s+to\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The programme for 2021/22 had been reprofiled from £21m to £16m'"""
_HAS_SINCE = expression(
    r"\b(?:has|have|had)\s+(?:since|now|already|by\s+now)\s+(?:\w+\s+)?(?:grown|risen|increased|widened|fallen|shrunk|narrowed|dropped|doubled|climbed|come\s+down|gone\s+up|been\s+\w+ed)\s+"
    rf"(?:again\s+)?to\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The gap was put at £6m for 2023/24 and has since grown to £9m'"""
_PAID_FOR = expression(r"\b(?:financed|funded|paid\s+for|met|covered|borrowed|of\s+which)\b", re.IGNORECASE)
"""'The programme totals £95m over four years, to be financed by borrowing of £51m'"""
_AND_DONE = expression(rf"[^;.£]{{0,40}}?,?\s+(?:and|but|of\s+which)\s+(?:only\s+)?{HEDGES}", re.IGNORECASE)
"""'Savings of £4m were required in 2024/25 and £3.9m will have been delivered'"""
_IS_DONE = expression(
    r"\s+(?:(?:has|have|had|was|were|is|are|will)\s+)+(?:now\s+|already\s+)?(?:been\s+)?(?:delivered|achieved|made|found|secured|realised|saved)\b",
    re.IGNORECASE,
)
_BALANCED_BY = expression(
    r"[^;.£]{0,40}?,?\s+(?:(?:with|after|including|through|by|thanks\s+to)\s+(?:the\s+)?(?:use\s+of\s+|using\s+|drawing\s+(?:on\s+)?|[\w-]+\s+of\s+)?|"
    rf"(?:using|drawing(?:\s+on)?|taking|and\s+us(?:es|ed|ing)|and\s+dr[ae]w(?:s|n|ing)?)\s+){HEDGES}",
    re.IGNORECASE,
)
"""'The 2024/25 budget of £168m is balanced, with the use of £2m of reserves', '… for 2024/25, using £2m of them'"""
_MORE_OF_IT = expression(r"\b(?:further|another|more|additional|extra|other|next|last)\b", re.IGNORECASE)
"""'And plans a further £4m': of a time of its own."""
_WHICH = expression(
    r"[^;.£]{0,20},\s+(?:which\b|when\s+(?:it|this)\s+(?:reached|rose|stood|became|was|came)\b)|[^;.£]{0,25},\s+when\s+(?:it|this)\s+(?:reached|rose|stood|became)\b",
    re.IGNORECASE,
)
"""'Raised council tax by £24 this year, which brought in £14m'"""
_BY_SO_MUCH = expression(
    r"(?:\s+(?:in|for)\s+[\w/ -]{4,45})?,\s+(?:which\s+is\s+)?(?:an?\s+(?:increase|rise|reduction|fall|cut)\s+of\s+)?"
    rf"{HEDGES}",
    re.IGNORECASE,
)
"""'Will receive £319m in 2019/20, £26m more than last year'"""


def is_of_its_year(around: Around, here: Finance, years: Years) -> bool:
    """Whether it shares the years of the amount before: 'cost £4.6m in 2021/22, £1.1m above budget'."""
    if here.starts == here.ends and here.horizon and around.until.endswith("("):
        return True  # 'overspent by £2m last year, mostly on overtime (£1m)'
    of_programme = here.kind == "investment" and around.kind in SOURCES and here.starts is not None
    if of_programme and around.horizon is None and _PAID_FOR.search(around.own + around.behind):
        return True
    if any(years) or here.starts is None:
        return False
    if here.kind == around.kind and _HAS_SINCE.search(around.own):
        return True
    if here.kind == around.kind == "investment" and _REVISED_TO.search(around.until):
        return True
    if around.amount.changes:
        return False
    if here.kind == "budget" and here.starts == here.ends and _BALANCED_BY.fullmatch(around.own):
        return True
    if around.in_series and {here.kind, around.kind} <= SOURCES:
        return True  # 'financed by borrowing (£48m), receipts (£15m) and grants (£5m)'
    if here.starts != here.ends:
        return False
    if here.kind == around.kind and (_WHICH.match(around.own) or _BY_SO_MUCH.fullmatch(around.own)):
        return True
    if here.kind == around.kind == "saving" and _is_share(around):
        return True
    if here.kind == around.kind == "precept" and around.is_bill and _TO_SO_MUCH.fullmatch(around.own):
        return True
    more = _MORE_OF_IT.search(around.own)
    if here.kind == around.kind == "precept" and here.amount_gbp < LARGEST_BILL < around.amount.value and not more:
        return True  # 'the £14 increase in the precept brought in £6m'
    if around.own_verb or more:
        return False
    if around.kind in OUTTURNS:
        return here.kind not in OF_A_GAP
    return here.kind == around.kind and around.in_series


def _is_share(around: Around) -> bool:
    """Whether it is a share of the saving before it, or what was done of that."""
    done = _AND_DONE.fullmatch(around.own) and _IS_DONE.match(around.behind)
    return bool(done)
