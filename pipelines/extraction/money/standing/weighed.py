"""How certain one amount is, weighed from all that stands around it, in the order in which it counts.

Belongs here: the order. Not here: what words say (`heard`), turns of phrase (`turns`), documents that set a budget
(`planned`), the tense (`words.tense`), or what follows where nothing is said (`words.certainty`).

1. What the words say of it, or what it takes over from a list or from the amount before (`_heard`).
2. Where a change sets out, losses and wholes: what was there before (`_as_it_was`).
3. What it shares with the amount before it (`_as_before`).
4. A turn of phrase of its kind of money (`turns`).
5. The amount before that pays for it, accounts for it or is told once more (`_as_part`).
6. A document that sets a budget (`planned`).
7. Its years (`with_years`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.around import Around, Words
from pipelines.extraction.money.kinds.leaning import OF_THE_WHOLE
from pipelines.extraction.money.kinds.lists import status_above
from pipelines.extraction.money.papers.paper import spoken_on
from pipelines.extraction.money.series import goes_on_with
from pipelines.extraction.money.standing.heard import status_of
from pipelines.extraction.money.standing.planned import as_set
from pipelines.extraction.money.standing.telling import Clause
from pipelines.extraction.money.standing.turns import as_phrased
from pipelines.extraction.money.standing.turns_of_precepts import ONE_OF_OPTIONS
from pipelines.extraction.money.words import beside
from pipelines.extraction.money.words.alike import OF_A_GAP, OUTTURNS
from pipelines.extraction.money.words.fiscal import Years
from pipelines.extraction.money.words.tense import Tense, has_verb, tense_at
from pipelines.extraction.records import MoneyKind, MoneyStatus


@dataclass(frozen=True, slots=True)
class Weighed:
    status: MoneyStatus | None
    tense: Tense | None
    sets_out: bool
    """Whether a change sets out from it: 'from £240 to £252'."""


_GIVEN_AHEAD: frozenset[MoneyKind] = frozenset({"funding", "investment", "budget", "saving"})
"""'We have been given £8m for next year', 'has put £120,000 into the budget': decided on, and yet to move."""
_CHARGED = range(5, 11)
"""Months in which households pay the year's bill, and nobody proposes one."""


def weighed(around: Around, words: Words) -> Weighed:
    """How certain the amount is before its years are known; `words` are left as the next amount finds them."""
    if beside.COMPARED_IN_BRACKETS.search(around.until):
        return Weighed(None, None, sets_out=False)
    heard = _heard(around, words)
    sets_out = _sets_out(around, heard)
    words.said = words.said if around.alone and around.opened and not sets_out else heard
    of_whole = around.kind == "deficit" and beside.OF_A_WHOLE.search(around.until) is not None
    said: MoneyStatus | None = "actual" if sets_out else heard
    status = _as_it_was(around, "actual" if _is_dated(around) else said, of_whole=of_whole)
    tense = None if of_whole or around.labelled else _tense(around)
    status = _as_before(around, status, tense)
    word = around.meaning.word
    governed = word.end if word and word.is_verb and around.kind == "reserve" else 0
    told = around.text[: max(around.amount.start, governed)]
    status = as_phrased(around.kind, status, tense, told, around.opened, around.behind)
    status = _as_part(around, status, said)
    lead = around.context.lead_in(around.sentence) if around.is_bill else None
    if lead and ONE_OF_OPTIONS.search(lead.text) and status in (None, "planned"):
        status = "potential"  # 'She has set out three choices:'
    if status is None and around.sentence.block.kind == "heading" and beside.HEADLINE_TO.fullmatch(around.until):
        status = "planned"  # 'Force to borrow £30m for new HQ'
    if around.meaning.rule == "amount_of_topic" and around.kind == "investment" and tense != "past":
        status = status or "planned"  # 'Vehicle replacement is £2.8m', below a heading of capital
    return Weighed(as_set(around, status, tense), tense, sets_out)


def with_years(
    around: Around, found: Weighed, printed: str | None, years: Years, year: str | None
) -> MoneyStatus | None:
    """The status once the year is known: what is left open, and what was over when it was told."""
    status, tense = found.status, found.tense
    published = around.context.once(spoken_on)
    begins_later = bool(published and years[0] and years[0] > fiscal_year(published))
    done = around.amount.changes or beside.SO_FAR.search(around.own + around.behind)
    given = status in ("actual", "achieved") and around.kind in _GIVEN_AHEAD and not done
    if begins_later and given:
        return "planned"
    over = bool(published and year and year <= fiscal_year(published))
    here = around.here
    if around.is_bill and status is None and around.alone and here and here.kind == "precept":
        status = "actual" if here.status == "actual" else None  # '£236 in Surrey, as against £170'
    if around.is_bill and status is None and tense is None and not over:
        status = "planned"
    runs = published and year == fiscal_year(published)
    if around.is_bill and status == "planned" and runs and published and published.month in _CHARGED:
        status = "actual"
    here, before = around.here, around.before
    follows_plan = here and here.kind == around.kind and here.status in ("planned", "potential")
    if here and follows_plan and status is None and tense == "present" and not around.is_bill:
        status = here.status
    within = beside.WITHIN_IT.match(around.text) and around.kind in beside.OF_AN_ACCOUNT
    if within and before and before.status == "forecast":
        status = "forecast"
    had_to = around.kind == "saving" and status == "required" and beside.HAS_HAD_TO.search(around.own)
    return "achieved" if had_to and printed and beside.OF_THE_PAST.search(printed) else status


def _heard(around: Around, words: Words) -> MoneyStatus | None:
    """What the words say, else what holds for the whole list, or for the amount before that it goes on from."""
    meaning, opened, start = around.meaning, around.opened, around.amount.start
    if around.leaning_on and beside.BASE_OF_CHANGE.search(around.own):
        words.said = None
    leans = around.leaning_on and not beside.WILL.search(around.after_and)
    goes_on = leans or (opened and not around.alone and not around.own_verb)
    inherited = status_above(around.above, around.kind) or (words.said if goes_on else None)
    is_part = OF_THE_WHOLE.match(around.text) and beside.IS.match(around.behind)
    carried = meaning.rule == "carried_amount" or is_part
    if carried and meaning.part and meaning.leans_on:
        inherited = meaning.leans_on.status
    if meaning.found and inherited != "required":
        inherited = "achieved"
    statuses = words.statuses
    if around.kind == "reserve" and meaning.rule == "joined_amount":
        statuses = [word for word in statuses if not beside.NAMES_A_RESERVE.fullmatch(around.text, word.start, start)]
    will_come = beside.WILL_COME.match(around.text, around.amount.end)
    joined_at = around.text.rfind(" and ", opened, start) if will_come else -1
    reach = (start, around.amount.end) if around.labelled else (max(opened, joined_at), around.closed)
    return status_of(Clause(around.text, words.kinds, *reach, start, around.amount.end), statuses, inherited)


def _sets_out(around: Around, heard: MoneyStatus | None) -> bool:
    flows = around.kind in beside.FLOWS and heard is None
    stands = around.kind in beside.STANDING or flows
    if stands and not around.amount.changes and beside.WILL_GO_TO.match(around.behind):
        return True
    return bool(around.amount.changes and stands and beside.STARTS_FROM.search(around.until))


def _is_dated(around: Around) -> bool:
    """Whether it is what reserves held on a day that is over: 'reserves, at £18m on 1 April, will fall to £7m'."""
    when, published = around.horizon, around.context.once(spoken_on)
    if around.kind != "reserve" or not (when and when.day and published and when.day <= published):
        return False
    return not (around.text[around.amount.end : when.start].strip() or has_verb(around.own))


def _as_it_was(around: Around, status: MoneyStatus | None, *, of_whole: bool) -> MoneyStatus | None:
    """What is lost is no saving that was made; the verb of a part ('found £6m of the £10m gap') isn't the whole's."""
    if around.is_lost and status == "achieved":
        return "actual"
    return None if of_whole and status in ("achieved", "actual") else status


def _tense(around: Around) -> Tense | None:
    shares_verb = around.leaning_on is not None and around.meaning.rule == "changed_amount"
    goes_on = shares_verb or around.in_series or goes_on_with(around.text, around.opened, around.meaning.word)
    opened = 0 if goes_on else around.opened
    return tense_at(around.text, opened, around.amount.start, around.amount.end, around.closed)


def _as_before(around: Around, status: MoneyStatus | None, tense: Tense | None) -> MoneyStatus | None:
    """As certain as the amount before, where nothing of its own says otherwise."""
    if status is not None or around.horizon is not None:
        return status
    joined = around.leaning_on
    if joined and tense is None and joined.kind == around.kind and not around.alone:
        return joined.status
    in_brackets = around.until.endswith("(") and around.here and around.here.kind == around.kind
    return around.here.status if in_brackets and around.here else None


def _as_part(around: Around, status: MoneyStatus | None, said: MoneyStatus | None) -> MoneyStatus | None:
    """As certain as the amount that it is part of, pays for or tells once more; what is found of a gap is planned."""
    here, before = around.here, around.before
    of_topic = around.meaning.rule == "amount_of_topic" and around.kind == "saving"
    if of_topic and beside.TARGET.search(around.until):
        status = status if status in ("achieved", "potential") else "required"
    if before and said is None and beside.PAID_BY.search(around.own):
        status = "actual" if before.status == "achieved" else before.status
    if here and said is None:
        options = around.is_bill and here.status == "potential" and not around.own_verb
        of_bill = (around.meaning.part or options) and around.kind == here.kind == "precept"
        # 'a projected underspend of £1.1m, offset by overspends of £0.3m': one account of one year
        one_account = {here.kind, around.kind}.issubset(OUTTURNS) and not has_verb(around.after_and)
        of_budget = around.meaning.part and around.kind == here.kind == "budget" and status in (None, "actual")
        if (
            of_bill
            or of_budget
            or one_account
            or beside.APPOSED.fullmatch(around.text, around.opened, around.amount.start)
        ):
            status = here.status
    risen = here and around.is_bill and here.kind == "precept" and beside.SO_MUCH_MORE.fullmatch(around.own)
    if here and risen and beside.MORE.match(around.behind):
        status = here.status
    if here and here.status in ("planned", "forecast", "potential") and beside.AND.search(around.until):
        status = here.status if beside.DONE_TOO.match(around.text, around.amount.end) else status
    if here and here.status == "planned" and around.meaning.part and status in (None, "actual"):
        status = here.status if beside.IS_PAID.match(around.text, around.amount.end) else status
    found = around.kind == "saving" and status == "achieved" and beside.IS_FOUND.search(around.own + around.behind)
    return "planned" if found and _lies_ahead(around) else status


def _lies_ahead(around: Around) -> bool:
    """Whether it is part of what has to be saved by a year to come, or is found for one."""
    published = around.context.once(spoken_on)
    year = around.horizon.starts if around.horizon else None
    if around.meaning.rule == "part_of_amount" and beside.NEEDED.match(around.text, around.amount.end):
        year = around.horizon.year if around.horizon else None
    if year and published and year > fiscal_year(published):
        return True
    need = around.before
    if need is None or need.kind not in OF_A_GAP or need.status not in ("required", "forecast"):
        return False
    by = need.ends or need.starts
    return bool(by and published and by > fiscal_year(published))
