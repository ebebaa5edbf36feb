"""How a record of a briefing is put into words, in every form alike.

Belongs here: record → words. Not here: which records stand where (`outline`), or dates and sums in general
(`pages.dates`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.answers import DAYS, IN_FORCE, Due, State
from briefing.records import CaseCount, Evidence, Judgment, Matter, Money, Percentage, Source
from pages.dates import number, percent, pounds, written
from pages.templating import SMALL_SAMPLE
from pages.titles import capital

NO_DATE = "no date"
_COUNTS = {
    "met": "met what was expected",
    "not_met": "fell short",
    "unclear": "the sentence leaves open which way it counts",
}
_BASES = {
    "summary_table": "table of grades",
    "statement": "sentence",
    "heading": "heading",
    "tally": "tally",
    "carried_over": "carried over from an earlier cycle",
    "consistent_with_previous": "told later, as what the grade had been",
    "history": "told later, as what the grade had been",
}
_SIGNS = {
    "about": "about ",
    "nearly": "nearly ",
    "over": "over ",
    "under": "under ",
    "at_least": "at least ",
    "at_most": "at most ",
}


def plain(name: str) -> str:
    """An identifier of the warehouse as words."""
    return name.replace("_", " ").replace("pcc ", "PCC ")


def counted(amount: int, one: str, many: str | None = None) -> str:
    """'1 report', '2 reports'."""
    return f"{amount:,} {one if amount == 1 else many or f'{one}s'}"


def listed(words: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def published(source: Source) -> str:
    return written(source.published_date, source.published_precision) or NO_DATE


def place(evidence: Evidence) -> str:
    """Where the sentence stands: '[2], page 4'."""
    page = f", page {evidence.page}" if evidence.page is not None else ""
    return f"[{evidence.source.number}]{page}"


def quoted(evidence: Evidence) -> str:
    return f"“{evidence.quote}”"


def grade(judgment: Judgment) -> str:
    return capital(judgment.grade or "carried forward, not printed")


def basis(judgment: Judgment) -> str:
    return _BASES.get(judgment.basis, plain(judgment.basis))


def comparison(judgment: Judgment) -> str:
    """The earlier grade, and what may be said of the change; the reason stands elsewhere."""
    if judgment.previous_cycle is None:
        return "No earlier grade known"
    before = f"{capital(judgment.previous_grade or 'not printed')} in {judgment.previous_cycle}"
    if judgment.change is None:
        return f"{before}; not to be compared"
    partly = ", comparable only in part" if judgment.comparable == "partly" else ""
    return f"{before}: {judgment.change}{partly}"


def since(matter: Matter) -> str:
    """What is known of a matter's standing."""
    if not (matter.is_own and matter.is_request):
        return f"Told {published(matter.request.evidence.source)}"
    if matter.status == "closed":
        return f"Closed {written(matter.closed_on)}".rstrip() if matter.closed_on else "Closed, no date"
    source = matter.steps[0].evidence.source
    started = f"raised {published(source)}" if matter.opened_on else "date of raising not known"
    return f"{capital(matter.status)}, {started}"


def deadlines(printed: Iterable[str]) -> str:
    """As the documents word it."""
    said = [f"“{deadline}”" for deadline in printed]
    return f"Deadline printed: {listed(said)}" if said else ""


def due(answer: Due, source: Source, today: date) -> str:
    """By when a report is to be answered, and where today stands to that."""
    state = answer.state(today)
    if state is State.unknown:
        return "Last day not known: the report as held here gives no date of publication"
    if state is State.no_period:
        return f"No period: published before {written(IN_FORCE)}, when the {DAYS} days became law"
    if answer.day is not None:
        return f"Last day {written(answer.day)}: {_distance((answer.day - today).days)}"
    between = f"between {written(answer.earliest)} and {written(answer.latest)}"
    known = f"only the {source.published_precision} of publication is known ({published(source)})"
    passed = {State.passed: ", so it has passed", State.unclear: ", so it may have passed"}.get(state, "")
    return f"Last day not known: {known}. It lies {between}{passed}"


def _distance(days: int) -> str:
    if days == 0:
        return "today"
    return f"{counted(days, 'day')} left" if days > 0 else f"passed {counted(-days, 'day')} ago"


def count(case_count: CaseCount) -> str:
    return f"{case_count.numerator} of {case_count.denominator} {_COUNTS[case_count.counts]}"


def shortfall(case_count: CaseCount) -> str:
    """The share that fell short with its interval, or the share counted where nobody knows which way it counts."""
    share, low, high = case_count.shortfall or case_count.share
    what = "fell short" if case_count.shortfall else "counted"
    return f"{percent(share)} {what} ({percent(low)} to {percent(high)})"


def is_small(case_count: CaseCount) -> bool:
    return case_count.denominator < SMALL_SAMPLE


def others(case_count: CaseCount) -> str:
    """The other forces of the cycle, and whether this one is unlike them."""
    if not case_count.other_forces or case_count.others_share is None:
        return "None held"
    together = f"{percent(1 - case_count.others_share)} of {case_count.others_cases:,} cases"
    forces = counted(case_count.other_forces, "other force")
    unlike = "different beyond chance" if case_count.is_different else "no difference beyond chance"
    rank = "" if case_count.can_rank else "; intervals overlap, so no order is known"
    return f"{together} fell short in {forces}: {unlike}{rank}"


def estimate(percentage: Percentage) -> str:
    """The percentage as printed, with its printed interval."""
    said = f"{_SIGNS.get(percentage.qualifier, '')}{number(percentage.percent)}%"
    if percentage.half_width is None:
        return said
    level = f"{number(percentage.level)}% interval" if percentage.level else "interval"
    return f"{said} ± {number(percentage.half_width)} points ({level}, as printed)"


def change_of(percentage: Percentage) -> str:
    """What became of an estimate since the one before."""
    if percentage.difference is None:
        return ""
    by, low, high = percentage.difference
    clear = "a clear change" if percentage.is_clear_change else "no clear change"
    return f"{by:+.1f} points since the estimate before ({low:+.1f} to {high:+.1f}): {clear}"


def period(percentage: Percentage) -> str:
    start, end = written(percentage.period_start), written(percentage.period_end)
    return f"{start} to {end}" if start and end else start or end


def amount(money: Money) -> str:
    said = pounds(money.amount)
    if money.amount_high is not None:
        said = f"{said} to {pounds(money.amount_high)}"
    yearly = " a year" if money.recurrence == "per year" else ""
    return f"{_SIGNS.get(money.qualifier, '')}{said}{yearly}"
