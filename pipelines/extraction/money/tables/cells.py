"""What the row and the column of a cell say of its money: its unit, its kind, and how certain it is.

Belongs here: the words of labels, heads and captions of a table of money. Not here: what the document and the year add,
and the facts (`budgets`), or how a table is laid out (`tables.figures`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import things_before
from pipelines.extraction.money.tables.sorts import BUDGETED, Sort, is_line, measures
from pipelines.extraction.money.tables.totals import is_total
from pipelines.extraction.money.words.alike import OUTTURNS
from pipelines.extraction.money.words.kinds_named import Direction, KindWord, kind_words, status_words
from pipelines.extraction.records import MoneyKind, MoneyStatus
from pipelines.extraction.tables.figures import Cell

_UNIT = expression(
    r"£\s?'?(?P<short>m(?:illions?|n)?|k|000'?s?|bn)(?![A-Za-z\d])|\(\s?£\s?\)|\bin\s+(?P<long>millions|thousands)(?:\s+of\s+pounds)?|(?P<plain>£)\s*$|(?<!\S)(?P<apart>£)(?!\S)",
    re.IGNORECASE,
)
_TIMES = {"m": 1e6, "mn": 1e6, "million": 1e6, "millions": 1e6, "k": 1e3, "000": 1e3, "thousands": 1e3, "bn": 1e9}
_VARIANCE = expression(
    r"\bvarian(?:ce|ces|tion)\b|\bover(?:-?\s?spends?)?\)?\s*/?\s*\(?\s*under|\bunder(?:-?\s?spends?)?\)?\s*/?\s*\(?\s*over|\bdifference\b",
    re.IGNORECASE,
)
_OVER_IN_BRACKETS = expression(r"\(\s*(?:over|adverse)", re.IGNORECASE)
"""'(Over)/under': brackets are what lies above the budget."""
_IN_BRACKETS = expression(r"\s*(?:\(|-\s*\d|−|-\s*£)")
"""Below its budget, as accounts print it."""
_SPENT = expression(r"\b(?:outturn|actuals?|spend|spending|spent|expenditure)\b", re.IGNORECASE)
_HEAD_STATUS: tuple[tuple[re.Pattern[str], MoneyStatus], ...] = (
    (expression(r"\b(?:forecast|projected|expected|provisional)\s+outturn\b", re.IGNORECASE), "forecast"),
    (expression(r"\b(?:outturn|actuals?)\b(?!\s+forecast)", re.IGNORECASE), "actual"),
    (expression(r"\bsavings?\s+(?:requirements?|needed|needs?)\b", re.IGNORECASE), "required"),
    (expression(r"\b(?:delivered|achieved|realised|banked|found|saved)\b", re.IGNORECASE), "achieved"),
    (
        expression(r"\b(?:required|still\s+to\s+(?:find|be\s+found)|unidentified|outstanding)\b", re.IGNORECASE),
        "required",
    ),
    (expression(r"\b(?:forecast|projected|projection|estimated?|est(?=\.|$|\s))", re.IGNORECASE), "forecast"),
    (
        expression(
            r"\b(?:budget|planned?|proposed|target|slippage|re-?phased|carr(?:y|ied)\s+forward)\b", re.IGNORECASE
        ),
        "planned",
    ),
)
_MAY_BE_REQUIRED: tuple[MoneyKind, ...] = ("saving", "investment")
_REQUIREMENT = expression(r"(?<!savings\s)(?<!efficiency\s)requirements?\b", re.IGNORECASE)
"""'Requirement and funding' heads what a budget needs, not what has to be saved."""
_TARGETED = expression(r"\btargets?\b", re.IGNORECASE)
"""A target of savings is what has to be saved."""
_TARGET_ROW = expression(
    r"\W*(?:(?:total|savings?|efficiency|efficiencies|annual|cumulative|overall|cash|cashable)\s+)*(?:targets?|requirements?|required|needed|outstanding|unidentified|(?:still|yet|left)\s+to\s+(?:be\s+)?(?:find|found|identify|identified|save|saved))\W*",
    re.IGNORECASE,
)
_ASIDE = expression(r"\s+\(?(?:before|after|net\s+of|excluding|without|less)\s.*$", re.IGNORECASE)
"""'Budget gap before savings'."""
_MEANT_FOR = expression(r"(?<=\w)\s+(?:for|towards)\s.*$", re.IGNORECASE)
"""'Specific grant for pensions' is a grant."""
_OF_CAPITAL = expression(r"\bcapital\b", re.IGNORECASE)
_CAPITAL = expression(
    r"(?<!and\s)(?<!&\s)\bcapital\b(?=\W*(?:$|[£|:(]|20\d\d)|\s+(?:outturn|monitoring|position|budgets?|summary|scheme|table)\b)",
    re.IGNORECASE,
)
"""A heading that says 'Capital' alone."""
_OF_SAVINGS = expression(r"\b(?:savings|efficienc(?:y|ies))\b", re.IGNORECASE)
"""'Vehicles' in a programme of so many £m are what is bought, 'Staff vacancy factor' is what is saved."""
_OF_FIXED_NAMES = ("budget", "precept", "reserve")
"""Kinds whose names hold words of status without meaning them: 'budget requirement', 'earmarked reserves'."""
TOLD_OF_THE_PAST: frozenset[MoneyStatus] = frozenset({"actual", "achieved"})
"""'What the force spends' above a plan is no outturn: a heading that means one names it."""
_NAMED_BY_STATUS: frozenset[MoneyKind] = frozenset({"reserve"})
"""Kinds that rows name by such words: 'Earmarked', 'Committed'."""
_NAME_OF_A_PAPER = expression(r"\b(?:plan|target|programme)s?\b|\bfinancial\s+forecasts?\b", re.IGNORECASE)
_OF_SPENDING: frozenset[MoneyKind | None] = frozenset({"cost", "budget", "overspend", "underspend", None})
_OUTLOOK = expression(
    r"\W*(?:(?:total|net|gross|projected|forecast|estimated|planned|revenue|force|police)\s+)*(?:expenditure|spending|spend)\W*(?:£\s?\w*)?\W*",
    re.IGNORECASE,
)
_RESOURCES = expression(r"\W*(?:(?:total|net|available|projected|forecast)\s+)*resources(?:\s+available)?\W*", re.I)
"""What is set against spending, in an outlook."""
_GROWTH = expression(r"\W*(?:service\s+|budget\s+|proposed\s+|new\s+)?growth\b(?!\s+in\b)", re.IGNORECASE)
_REVENUE = expression(r"\W*(?:direct\s+)?revenue(?:\s+(?:financing|funding|contributions?|budget))?\W*", re.IGNORECASE)
"""What pays for a capital programme out of the year's budget."""
_A_YEAR = expression(rf"\W*{YEAR}\s?[/-]\s?\d{{2,4}}\W*(?:£\s?'?\w*)?\W*", re.IGNORECASE)
_YEARS_OF_AN_OUTLOOK = 3
_BEFORE_SAVINGS = expression(
    r"\bbefore\s+(?:\w+\s+){0,2}?(?:savings|efficiencies|mitigations?|reserves)\b", re.IGNORECASE
)
"""'Net expenditure before savings' is what everything would cost, and no budget."""
_GRANTED_TO = expression(r"\b(?:provider|recipient|grantee|organisation|awarded\s+to)s?\W*$", re.IGNORECASE)
"""A table of whom the commissioner gives money."""
_BALANCE = expression(
    r"\b(?:balances?|opening|closing|transfers?|contributions?|drawn|(?:30|31|1)(?:st)?\s+(?:March|April))\b|\b31[/.]0?3\b",
    re.IGNORECASE,
)
_BAND = expression(r"(?P<word>(?:\w+\s+){0,2}bands?\s+)?[A-H](?:\s+(?:\(.*\)|\d{1,2}/9))?", re.IGNORECASE)
"""'Band C', 'C 8/9': the share of what a home in Band D pays stands beside it."""
_POUNDS_AND_PENCE = expression(r"\d{1,3}\.\d\d")
"""What each band of council tax pays goes without its sign."""
_BANDS = expression(r"\bbands?\b", re.IGNORECASE)
_FORESEEN = expression(r"\b(?:forecast|projected|expected)\b", re.IGNORECASE)
_TO_CAPITAL = expression(
    r"\W*(?:(?:direct\s+)?revenue\s+)?(?:contributions?\s+to\s+(?:the\s+)?capital(?:\s+(?:programme|outlay|spending|expenditure))?|capital\s+contributions?)\W*",
    re.IGNORECASE,
)
"""'Contribution to capital', in a table of what a budget is spent on."""


def times_of(cell: Cell) -> float | None:
    """What the printed figure is multiplied by; None where the cell is not money."""
    if cell.numbers[0].kind == "money" and (cell.numbers[0].value or 0) >= 1000:
        return 1.0
    for place in (cell.head, cell.label, cell.caption):
        if unit := _UNIT.search(place):
            written = (unit["short"] or unit["long"] or "").lower().replace("'", "").removesuffix("s") or "1"
            return _TIMES.get(written, _TIMES.get(written + "s", 1.0))
    in_pence = _POUNDS_AND_PENCE.fullmatch(cell.text.strip()) and _is_council_tax(cell)
    return 1.0 if cell.numbers[0].kind == "money" or in_pence else None


def kind_of_cell(cell: Cell, beside: Sequence[Cell], sort: Sort) -> tuple[MoneyKind, Direction] | None:
    """What the row's label names, else its column's head, else the caption; a head of spending goes before a cost."""
    caption = _CAPITAL.sub("capital programme", cell.caption)
    of_row = next((word for word in kind_words(cell.label) if not word.is_verb), None)
    if _VARIANCE.search(cell.head):
        in_brackets = _IN_BRACKETS.match(cell.text) is not None
        under = in_brackets != bool(_OVER_IN_BRACKETS.search(cell.head))
        return ("underspend", "inflow") if under else ("overspend", "outflow")
    if _GROWTH.match(cell.label):
        return "investment", "outflow"
    if _is_council_tax(cell):
        return "precept", "inflow"
    titled = {word.kind for word in kind_words(caption) if not word.is_verb} - _OF_SPENDING
    if _TO_CAPITAL.fullmatch(cell.label) and not _OF_CAPITAL.search(cell.caption):
        return "cost", "outflow"
    pays_for_it = _REVENUE.fullmatch(cell.label) and _OF_CAPITAL.search(cell.caption)
    if titled == {"investment"} and of_row is None and not pays_for_it and not _names_kind(cell.head):
        return "investment", "outflow"
    if titled == {"saving"} and of_row and of_row.kind == "cost" and not _names_kind(cell.head):
        return "saving", "inflow"
    if spent := _of_spending(cell, beside, sort, of_row, titled=bool(titled)):
        return spent, "outflow"
    if pays_for_it:
        return "funding", "inflow"
    if sort.is_outlook and _RESOURCES.fullmatch(cell.label):
        return "funding", "inflow"
    if is_outlook(cell, beside):
        return "budget", "outflow"
    if of_row and of_row.kind == "budget" and _BEFORE_SAVINGS.search(cell.label):
        return "cost", "outflow"
    if "reserve" in titled and _is_of_a_reserve(cell, of_row):
        return "reserve", "inflow"
    return _as_named(cell, caption, sort)


def _of_spending(
    cell: Cell, beside: Sequence[Cell], sort: Sort, of_row: KindWord | None, *, titled: bool
) -> MoneyKind | None:
    """What a line of spending is: what was budgeted for it where that is held against what it took, else a cost."""
    if _names_kind(cell.head):
        return None
    is_one = of_row is None and not titled and is_line(cell.label)
    spending = of_row.kind == "cost" if of_row else not titled
    if BUDGETED.search(cell.head) and (is_one or (spending and not _SPENT.search(cell.head))):
        of_list = sort.lists_spending and not (of_row or is_total(cell.label))
        return "cost" if (is_one or of_row or of_list) and not measures(cell, beside) else "budget"
    if is_one:
        return "cost"
    against_budget = _FORESEEN.search(cell.head) and any(BUDGETED.search(other.head) for other in beside)
    if spending and (_SPENT.search(cell.head) or against_budget) and (of_row or _of_money(cell)):
        return "cost"
    return None


def _as_named(cell: Cell, caption: str, sort: Sort) -> tuple[MoneyKind, Direction] | None:
    """What the last noun of the label means, else of the head, else of the caption, or what the caption lists."""
    places = (cell.label, cell.head) if _counts_things(cell) else (cell.label, cell.head, caption)
    named = [(place, nouns) for place in places if (nouns := _nouns(place, title=place is caption))]
    words = [_chief(nouns) if place is cell.label and sort.lists_spending else nouns[-1] for place, nouns in named]
    above = [word for word in words if word.kind in ("overspend", "underspend", "saving")]
    word = above[0] if above and words[0].kind == "cost" else words[0] if words else None
    of_caption = bool(named) and named[0][0] is caption
    if word and word.kind == "budget" and of_caption and sort.lists_spending and not is_total(cell.label):
        return "cost", "outflow"
    if word is None and cell.numbers[0].kind == "money" and _GRANTED_TO.search(cell.caption):
        return "funding", "outflow"
    return (word.kind, word.direction) if word and word.kind else None


def _chief(nouns: Sequence[KindWord]) -> KindWord:
    """'Income and specific grants', what is set off against spending, is income."""
    return nouns[0] if nouns[0].kind == "income" and nouns[-1].kind == "funding" else nouns[-1]


def _nouns(place: str, *, title: bool) -> list[KindWord]:
    """The nouns of money in a label, head or caption; what it is for counts only in a title that has no others."""
    stripped = _MEANT_FOR.sub("", _ASIDE.sub("", place))
    heads = (stripped, place) if title else (stripped,)
    return next((nouns for head in heads if (nouns := [word for word in kind_words(head) if not word.is_verb])), [])


def _is_of_a_reserve(cell: Cell, of_row: KindWord | None) -> bool:
    """Whether a row of a table of reserves is that of one of them: 'Budget management fund', by what was held when."""
    if of_row is None or of_row.kind == "income":
        return of_row is not None
    return of_row.kind in ("funding", "budget", "investment", "cost") and _BALANCE.search(cell.head) is not None


def _is_council_tax(cell: Cell) -> bool:
    """Whether a row or column is that of a council tax band: 'Band C', or 'C' below a head or a line on bands."""
    band = _BAND.fullmatch(cell.label) or _BAND.fullmatch(cell.head)
    return band is not None and bool(band["word"] or _BANDS.search(cell.caption))


def _counts_things(cell: Cell) -> bool:
    """Whether the label names what is counted and no head prices it: 'Officers' below a budget in £m."""
    if cell.numbers[0].kind == "money":
        return False
    counted = things_before(f"{cell.label} ", len(cell.label) + 1)
    if not counted or counted.role != "volume" or _UNIT.search(cell.head):
        return False
    of_scheme = _OF_CAPITAL.search(cell.caption) or _OF_SAVINGS.search(cell.caption)
    return not (of_scheme and _UNIT.search(cell.caption))


def is_outlook(cell: Cell, beside: Sequence[Cell]) -> bool:
    """Whether its row is all spending year by year: 'Expenditure' under 2025/26, 2026/27, 2027/28."""
    years = {other.head for other in beside if _A_YEAR.fullmatch(other.head)}
    return _OUTLOOK.fullmatch(cell.label) is not None and len(years) >= _YEARS_OF_AN_OUTLOOK


def _names_kind(head: str) -> bool:
    return any(word.kind not in _OF_SPENDING for word in kind_words(head))


def _of_money(cell: Cell) -> bool:
    return any(_UNIT.search(place) for place in (cell.head, cell.label, cell.caption))


def heads_status(head: str) -> bool:
    """Whether a column is headed by how certain its figures are: 'Forecast outturn', 'Budget'."""
    return _of_head(head) is not None


def heads_outturn(head: str) -> bool:
    """Whether a column is headed as what came about: beside it, what was budgeted stays planned."""
    return _of_head(head) == "actual"


def _of_head(head: str) -> MoneyStatus | None:
    return next((status for pattern, status in _HEAD_STATUS if pattern.search(head)), None)


def status_of_cell(cell: Cell, kind: MoneyKind, beside: Sequence[Cell]) -> MoneyStatus | None:
    """How certain the head of its column says that it is, else its row's label, else the caption."""
    if kind in OUTTURNS and _VARIANCE.search(cell.head):
        around = " ".join((cell.caption, *(other.head for other in beside)))
        return "forecast" if _FORESEEN.search(around) else "actual"
    if kind == "saving" and _TARGET_ROW.fullmatch(cell.label):
        return "required"
    if headed := _of_head(cell.head):
        return "required" if kind == "saving" and _TARGETED.search(cell.head) else headed
    for place in (cell.label, cell.caption) if kind not in _NAMED_BY_STATUS else ():
        names = [(word.start, word.end) for word in kind_words(place) if word.kind in _OF_FIXED_NAMES]
        names += [match.span() for match in _NAME_OF_A_PAPER.finditer(place)]
        heard = [word for word in status_words(place) if not any(start <= word.start < end for start, end in names)]
        if place is cell.caption:
            heard = [word for word in heard if word.status not in TOLD_OF_THE_PAST]
            heard = [word for word in heard if word.status != "required" or kind in _MAY_BE_REQUIRED]
            heard = [word for word in heard if not _REQUIREMENT.match(place, word.start)]
        if heard:
            return heard[0].status
    return None
