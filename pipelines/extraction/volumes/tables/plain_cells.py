"""Plain numbers of a table: what tells that they count things, though the vocabulary names none, or that they do not.

Belongs here: rates, sums, scores and pages that stand in tables, columns that add up. Not here: the facts (`cells`), or
what row and column are (`tables`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.measures.measured_words import names_a_time_alone
from pipelines.extraction.tables.figures import Cell
from pipelines.extraction.volumes.facts import is_free

Rows = Sequence[tuple[Sentence, tuple[Cell, ...]]]
"""The rows of a table with their cells that hold figures."""
_WORKER = (
    r"(?:officer|detective|constable|sergeant|supervisor|inspector|investigator|manager|handler|adviser|advisor|worker|"
    r"examiner|assessor|coordinator|co-ordinator|operator|employee|member|FTE|nurse|visitor|custodian|post|team|unit|force|cell|suite|vehicle)"
)
"""Whose share of the work a table tells: 'Offenders per manager', 'Live cases per digital media investigator'."""
NO_COUNT = expression(
    r"\b(?:per\s*cent|rate(?!\s+per\s+(?:1,?000|10,?000|100,?000|million)\b)|average(?!\s+(?:daily\s+|weekly\s+|monthly\s+)?(?:numbers?\b|(?:caseloads?|workloads?|strength|headcount)\b|[\w\s]{0,20}?(?:calls|incidents|crimes|reports|cases|arrests|visits|searches|detainees|investigations|offenders|referrals|logs|enquiries)\b))|ratio|"
    r"per(?!\s+(?:1,?000|100,?000|100|thousand|million|head|person|day|week|month|quarter|year|shift)\b|"
    rf"\s+(?:[\w-]+\s+){{0,2}}?{_WORKER}\b)|"
    r"reviewed|audited|sampled?|examined|assessed)\b",
    re.IGNORECASE,
)
_COUNTS_NOTHING = expression(
    r"\b(?:(?:reference|ref|page|phone|telephone|collar|crime|incident|log|item|question|recommendation|case)\s+(?:no|nos|numbers?)|ref(?:s|erences?)?|id|rank\w*|"
    r"scores?|scored|page|target|aim|limit|priority|rag|risk|impact|likelihood|weight\w*|index|change[ds]?|"
    r"differences?|variance|trend|year|years|month|age|band|level|grade|position|paragraphs?|pages|rooms?|floor|venue|version|issue|max\w*|min\w*|(?:dis)?agree\w*|(?:dis)?satisfied|neutral|likely|tel|extension|minutes|mins|seconds|secs|hours|days|weeks|(?<!on\s)(?<!in\s)times?|cost|costs|"
    r"budget|spend\w*|savings|grants?|funding|income|expenditure|reserves?|precept|interviews?|focus\s+groups?|files?)\b",
    re.IGNORECASE,
)
"""What may stand over or beside a figure that is no count of things done or found."""
_RATES = expression(
    r"£|%|\b(?:per\s*cent\w*|proportions?|shares?|rates?|ratios?|scores?|scored|ranks?|ranked|rankings?|rating|index|satisfaction|confidence|"
    r"average|mean|median|minutes|mins|seconds|secs|hours|costs?|votes?|interviews?|focus\s+groups?|(?:case\s+)?files?)\b",
    re.IGNORECASE,
)
"""What a row or a column tells that is no count."""
_POUNDS = r"£(?!\s?(?!000\b)[\d.])"
"""What figures are in; '£0.9m' in a sentence above a table is a sum of its own."""
_OF_OTHER_FIGURES = expression(
    rf"{_POUNDS}|%|\b(?:per\s*cent\w*|scores?|scored|ranks?|ranked|rankings?|likelihood|risk\s+register|budgets?|costs?|savings|reserves?|expenditure|"
    r"income|precept|council\s+tax|financ\w+|spend\w*|capital|revenue|reviewed|audit(?:s|ed)?|dip[\s-]?sampl\w+|sampl\w+|case\s+files?|"
    r"examined|assessed|grades?|graded|judgments?|judgements?|votes?)\b",
    re.IGNORECASE,
)
"""What stands over a table of sums, grades, scores or cases."""
TAKES_SO_LONG = expression(
    r"\b(?:time|wait|waits|waiting|duration|delay|average|mean|median)\b.*?\b(?P<unit>seconds|secs|minutes|mins|hours|hrs|days|weeks)\b|"
    r"\b(?P<lost>days)\s+lost\s+(?:per|for\s+each|to)\b",
    re.IGNORECASE,
)
"""'Average time to answer 101 (seconds)', 'Sickness: days lost per officer'."""
IS_MARK = expression(r"\b(?:rank\w*|scores?|likelihood|impact|weight\w*|rag)\b", re.IGNORECASE)
"""'Loss of staff | Likelihood 3': how bad, and not how many."""
_TOTAL = expression(r"\W*(?:grand\s+|overall\s+)?(?:totals?|all|sum|overall)\b", re.IGNORECASE)
_FEWEST_ADDED = 2


def adding_up(table: Rows) -> set[int]:
    """The columns in which a row of totals is the sum of those above it: 'Total | 5,878 | 5,214'."""
    total = next((at for at, (_, cells) in enumerate(table) if _TOTAL.match(cells[0].label)), 0)
    if total < _FEWEST_ADDED:
        return set()
    columns = zip(*([_whole(cell) for cell in cells] for _, cells in table[: total + 1]), strict=True)
    return {at for at, (*parts, last) in enumerate(columns) if last and sum(part or 0 for part in parts) == last}


def _whole(cell: Cell) -> float | None:
    """The number that a cell holds and nothing else."""
    return cell.numbers[0].value if _WHOLE_NUMBER.fullmatch(cell.text) else None


def are_percentages(cells: Sequence[Cell]) -> bool:
    """Whether a row of plain numbers adds up to a hundred: 'I feel valued | 21 | 40 | 39'; not of several years."""
    if all(_YEAR_ALONE.fullmatch(cell.head) or names_a_time_alone(cell.head) for cell in cells):
        return False
    numbers = [value for cell in cells if (value := _whole(cell)) is not None]
    return len(numbers) >= _FEWEST_SHARES and abs(sum(numbers) - _MOST_PERCENT) <= 1


_FEWEST_SHARES = 3
_YEAR_ALONE = expression(rf"\W*{YEAR}(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\W*")


def of_other_facts(table: Rows, taken: frozenset[int]) -> set[int]:
    """The columns of plain numbers in which some are sums, cases or sizes of samples."""
    return {
        column
        for row, cells in table
        for column, cell in enumerate(cells)
        if cell.numbers[0].kind == "cardinal" and not is_free(row, cell.numbers[0], taken)
    }


def tells_rate(said: str) -> bool:
    """Whether a label tells a share, a score, a sum or an average."""
    return _RATES.search(said) is not None


def counts_whatever(cell: Cell, *, beside_counts: bool) -> bool:
    """Whether a plain number counts what its row and column say, though the vocabulary does not name it.

    'Stolen property | 711 | 628', 'At risk (amber) | 12 | 9'. Beside counts it is one whatever stands over the table.
    """
    if (
        lists_contents(cell)
        or _COUNTS_NOTHING.search(cell.head)
        or any(said.search(f"{cell.label} {cell.head}") for said in (_RATES, NO_COUNT))
    ):
        return False
    if beside_counts:
        return True
    share = (cell.numbers[0].value or 0) <= _MOST_PERCENT and _OF_SHARES.search(cell.caption)
    return not share and not _OF_OTHER_FIGURES.search(cell.caption)


_MOST_PERCENT = 100.0
_OF_SHARES = expression(r"\b(?:satisfaction|confidence|surveys?|rates?|proportions?|questionnaire)\b", re.IGNORECASE)


def is_plain(row: Sentence, cell: Cell, taken: frozenset[int]) -> bool:
    """Whether a cell holds a whole number and nothing else."""
    alone = _WHOLE_NUMBER.fullmatch(cell.text) is not None
    return alone and cell.numbers[0].kind == "cardinal" and is_free(row, cell.numbers[0], taken)


_WHOLE_NUMBER = expression(r"(?:\d{1,3}(?:,\d{3})*|\d+)(?:\s*\(\s*\d[\d.]*\s?(?:%|per\s?cent)\s*\))?", re.IGNORECASE)
"""'711', '1,926 (14.4%)'."""


def in_pounds(said: str, caption: str) -> bool:
    """Whether a row, a column, or what stands over the table gives its figures in pounds."""
    return "£" in said


def names_no_count(said: str) -> bool:
    return any(sign in said for sign in ("%", "£")) or bool(_COUNTS_NOTHING.search(said) or NO_COUNT.search(said))


def lists_contents(cell: Cell) -> bool:
    """'3 Building a safer county | 11': a numbered title and its page."""
    return not cell.head and _NUMBERED.match(cell.label) is not None


_NUMBERED = expression(r"\d+(?:\.\d+)*[.)]?\s+[A-Z]")
