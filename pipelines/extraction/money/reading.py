"""Money: every amount that states a fact of a force's finances.

Belongs here: the facts of sentences, with their years and how certain they are. Not here: what an amount is
(`meaning`), the vocabulary (`words`), time (`terms`, `horizons`), tables (`tables`).

An amount near none of the vocabulary, or nearest to a word of other people's money, gives no fact. Fiscal years are
those printed, or else derived: from relative words and the day of publication ('over the next three years'), from the
amount that it is a part of, or from a heading or title that names one year. `horizon` holds only what is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.grammar.quantities import hedge
from pipelines.extraction.money import beside
from pipelines.extraction.money.amounts import Amount, amounts, is_fee, is_step, per_unit
from pipelines.extraction.money.certainty import settled
from pipelines.extraction.money.constructions import constructions
from pipelines.extraction.money.heard import status_of
from pipelines.extraction.money.horizons import (
    clause_of_amounts,
    horizon_of,
    of_an_event,
    opens_sentence,
    year_before,
    years_of,
)
from pipelines.extraction.money.leaning import COMPRISES, Meaning
from pipelines.extraction.money.lists import is_label_first, status_above, words_above
from pipelines.extraction.money.meaning import LARGEST_BILL, meaning_of
from pipelines.extraction.money.papers import spoken_on
from pipelines.extraction.money.planned import as_set
from pipelines.extraction.money.series import (
    goes_on_with,
    is_measure_of,
    is_next_of_row,
    is_next_of_series,
    is_source_of,
)
from pipelines.extraction.money.speech import as_spoken
from pipelines.extraction.money.spoken import spoken_before
from pipelines.extraction.money.subjects import money_force, money_subject, speaks_of_others
from pipelines.extraction.money.tables import read_money_tables
from pipelines.extraction.money.tense import has_verb, tense_at
from pipelines.extraction.money.terms import Horizon, horizons, recurrence
from pipelines.extraction.money.turns import as_phrased
from pipelines.extraction.money.words import KindWord, StatusWord, kind_words, status_words
from pipelines.extraction.records import Finance, MoneyStatus, Qualifier
from pipelines.extraction.tables import holds_prose


@dataclass
class _Words:
    """The words of a sentence that speak of money and time, and what the amounts read so far have taken."""

    kinds: list[KindWord]
    statuses: list[StatusWord]
    horizons: list[Horizon]
    taken: list[Horizon] = field(default_factory=list)
    """Those that went with an amount before."""
    used: set[tuple[int, int]] = field(default_factory=set)
    """Where those stand that an amount before was read by."""
    ahead: Horizon | None = None
    """The phrase of time that stood before that amount: 'pressures for 2025/26 include £17m for pay and £2m …'."""
    said: MoneyStatus | None = None
    """What the words said of the status of the amount before."""


def read_finances(context: Context) -> list[Finance]:
    """Every fact of money in the document, in order."""
    found: list[Finance] = []
    by_sentence: dict[int, Finance] = {}
    wholes: dict[int, Finance] = {}
    for sentence in context.sentences:
        if sentence.block.kind == "table_row" and not holds_prose(sentence):
            continue
        if not any(number.kind == "money" for number in sentence.numbers) or speaks_of_others(sentence.text):
            continue
        facts = _of_sentence(context, sentence, wholes if COMPRISES.match(sentence.text) else by_sentence)
        if facts:
            by_sentence[sentence.start] = _spoken_of(facts)
            wholes[sentence.start] = facts[0]
        found.extend(facts)
    found.extend(read_money_tables(context))
    return sorted(found, key=lambda fact: fact.anchor.start)


def _spoken_of(facts: list[Finance]) -> Finance:
    """What the next sentence leans on: the last amount, but not the budget that a gap or a saving is measured by."""
    *earlier, last = facts
    measured = last.kind == "budget" and earlier and earlier[-1].kind in ("saving", "deficit")
    return earlier[-1] if measured else last


def _of_sentence(context: Context, sentence: Sentence, by_sentence: dict[int, Finance]) -> list[Finance]:
    text = as_spoken(context, sentence)
    when = horizons(text, context.once(spoken_on))
    heard = [word for word in status_words(text) if not any(h.start <= word.start and word.end <= h.end for h in when)]
    here = amounts(text, sentence.numbers)
    words = _Words([*constructions(text, here), *kind_words(text)], heard, when)
    spoken = spoken_before(context, sentence, by_sentence)
    facts: list[Finance] = []
    joined: Finance | None = None
    for position, amount in enumerate(here):
        opened = here[position - 1].end if position else 0
        closed = here[position + 1].start if position + 1 < len(here) else len(text)
        if per_unit(text, amount) and not beside.AWARD_OF.search(text[: amount.start]):
            if facts and facts[-1].kind == "precept":
                restated = sentence.span(amount.start, amount.end)
                facts[-1] = replace(facts[-1], claims=(*facts[-1].claims, restated))
            continue
        following = here[position + 1] if position + 1 < len(here) else None
        free = [word for word in words.kinds if (word.start, word.end) not in words.used]
        meaning = meaning_of(context, sentence, free, words.kinds, amount, following, joined, opened, spoken)
        if meaning is None:
            joined = None
            continue
        if (is_fee(text, amount) and meaning.kind != "precept") or is_step(text, amount):
            continue
        before = joined or (facts[-1] if facts else spoken.fact)
        joined = _fact(context, sentence, words, amount, meaning, before, (opened, closed))
        facts.append(joined)
        if meaning.word:
            words.used.add((meaning.word.start, meaning.word.end))
    return facts


def _fact(
    context: Context,
    sentence: Sentence,
    words: _Words,
    amount: Amount,
    meaning: Meaning,
    before: Finance | None,
    window: tuple[int, int],
) -> Finance:
    """The fact; `before` is the amount before it, of its sentence or of the one that it can lean on."""
    text = as_spoken(context, sentence)
    until = (window[0], len(text)) if meaning.rule == "part_of_amount" else window
    free = [horizon for horizon in words.horizons if horizon not in words.taken or opens_sentence(horizon)]
    free = [horizon for horizon in free if not of_an_event(horizon, text, meaning.kind)]
    horizon = horizon_of(text, free, amount, until)
    shared = horizon is None
    if shared:
        horizon = horizon_of(text, free, amount, (until[0], clause_of_amounts(text, amount.end)))
    if horizon is None and window[0] and is_next_of_row(text, window[0], amount.start):
        horizon = words.ahead
    words.ahead = horizon if horizon and horizon.end <= amount.start else None
    if horizon and not shared and meaning.rule != "part_of_amount":
        words.taken.append(horizon)
    in_series = bool(window[0]) and is_next_of_series(text, window[0], amount.start, meaning.word)
    alone = not in_series and bool(beside.STANDS_APART.search(text[window[0] : amount.start]))
    leaning_on = before if meaning.word is None and meaning.rule in ("joined_amount", "changed_amount") else None
    if leaning_on and beside.BASE_OF_CHANGE.search(text[window[0] : amount.start]):
        words.said = None
    of_list = meaning.rule == "listed_amount" or not has_verb(text)
    above = words_above(context, sentence) if of_list else ""
    own_words = _OWN_WORDS.split(text[window[0] : amount.start])[-1]
    own_verb = has_verb(own_words) or beside.WILL_COME.match(text, amount.end)
    goes_on = (leaning_on and not beside.WILL.search(own_words)) or (window[0] and not alone and not own_verb)
    inherited = status_above(above, meaning.kind) or (words.said if goes_on else None)
    if meaning.rule == "carried_amount" and meaning.part and meaning.leans_on:
        inherited = meaning.leans_on.status
    if meaning.found and inherited != "required":
        inherited = "achieved"
    statuses = words.statuses
    if meaning.kind == "reserve" and meaning.rule == "joined_amount":
        statuses = [word for word in statuses if not beside.NAMES_A_RESERVE.fullmatch(text, word.start, amount.start)]
    labelled = meaning.rule == "joined_amount" and is_label_first(text, window[0], amount)
    joined_at = text.rfind(" and ", window[0], amount.start) if beside.WILL_COME.match(text, amount.end) else -1
    reach = (amount.start, amount.end) if labelled else (max(window[0], joined_at), window[1])
    status = status_of(text, statuses, words.kinds, reach, (amount.start, amount.end), inherited)
    words.said = words.said if alone and window[0] else status
    heard_before = status
    stands = meaning.kind in beside.STANDING or (meaning.kind in beside.FLOWS and heard_before is None)
    changes = amount.changes or beside.GOES_TO.match(text, amount.end)
    sets_out = bool(changes and stands and beside.STARTS_FROM.search(text[: amount.start]))
    if sets_out:
        status = "actual"
    loss = meaning.kind == "funding" and beside.LOSS.search(text[window[0] : amount.start])
    if loss and status == "achieved":
        status = "actual"
    is_whole = meaning.kind == "deficit" and beside.OF_A_WHOLE.search(text[: amount.start])
    if is_whole and status in ("achieved", "actual"):
        status = None
    shares_verb = leaning_on is not None and meaning.rule == "changed_amount"
    opened = 0 if shares_verb or in_series or goes_on_with(text, window[0], meaning.word) else window[0]
    tense = None if is_whole or labelled else tense_at(text, opened, amount.start, amount.end, window[1])
    if (
        leaning_on
        and status is None
        and tense is None
        and horizon is None
        and leaning_on.kind == meaning.kind
        and not alone
    ):
        status = leaning_on.status
    in_brackets = text[: amount.start].endswith("(") and before and before.kind == meaning.kind
    if in_brackets and before and status is None and horizon is None and before.quote.start == sentence.start:
        status = before.status
    governed = meaning.word.end if meaning.word and meaning.word.is_verb and meaning.kind == "reserve" else 0
    status = as_phrased(
        meaning.kind, status, tense, text[: max(amount.start, governed)], window[0], text[amount.end : window[1]]
    )
    published = context.once(spoken_on)
    if meaning.rule == "amount_of_topic" and meaning.kind == "saving" and beside.TARGET.search(text[: amount.start]):
        status = status if status in ("achieved", "potential") else "required"
    here = before if before and before.quote.start == sentence.start else None
    if before and beside.ACCOUNTS_FOR.search(text[window[0] : amount.start]):
        status = before.status
    if before and heard_before is None and beside.PAID_BY.search(text[window[0] : amount.start]):
        status = "actual" if before.status == "achieved" else before.status
    if here and meaning.part and meaning.kind == here.kind == "precept" and heard_before is None:
        status = here.status
    of_year = horizon.year if horizon else None
    if (
        here
        and {here.kind, meaning.kind} <= beside.SPENT_OTHERWISE
        and heard_before is None
        and not has_verb(own_words)
    ):
        status = here.status
    if here and heard_before is None and beside.APPOSED.fullmatch(text, window[0], amount.start):
        status = here.status
    ahead_of = (
        before
        if before and before.kind in ("saving", "deficit") and before.status in ("required", "forecast")
        else None
    )
    needed_by = ahead_of and (ahead_of.ends or ahead_of.starts)
    lies_ahead = bool(needed_by and published and needed_by > fiscal_year(published))
    if (
        meaning.kind == "saving"
        and status == "achieved"
        and lies_ahead
        and beside.IS_FOUND.search(text[window[0] : window[1]])
    ):
        status = "planned"
    status = as_set(
        context,
        sentence,
        meaning.kind,
        status,
        tense,
        of_year,
        above + text[window[0] : amount.start],
        text[amount.end : window[1]],
    )
    printed, years = years_of(sentence, context, meaning, horizon, before, text, status, tense, amount.end)
    if sets_out and meaning.kind == "precept":
        years = year_before(context, years)
    in_row = here is not None and not amount.changes and is_next_of_row(text, window[0], amount.start)
    around = text[window[0] : amount.end + 12]
    if (
        before
        and horizon is None
        and tense != "past"
        and is_source_of(before, meaning.kind, around, here=here, in_row=in_row)
    ):
        status = status or "planned"
        years = years if any(years) or in_row else (before.starts, before.ends)
    if here and horizon is None and is_measure_of(text, window[0], amount.start):
        years = here.starts, here.ends
    year = horizon.year if horizon and horizon.year else years[1] or years[0]
    is_bill = meaning.kind == "precept" and amount.value < LARGEST_BILL
    if is_bill and status is None and tense is None and not (published and year and year <= fiscal_year(published)):
        status = "planned"
    follows_plan = here and here.kind == meaning.kind and here.status in ("planned", "potential")
    if follows_plan and here and status is None and tense == "present" and not is_bill:
        status = here.status
    if beside.WITHIN_IT.match(text) and before and before.status == "forecast" and meaning.kind in beside.OUTTURNS:
        status = "forecast"
    if (
        meaning.word
        and meaning.kind == "cost"
        and status is None
        and tense != "imagined"
        and beside.ADDS.fullmatch(text, *_place(meaning.word))
    ):
        status = "forecast"
    had_to = (
        meaning.kind == "saving" and status == "required" and beside.HAS_HAD_TO.search(text[window[0] : amount.start])
    )
    if had_to and printed and beside.OF_THE_PAST.search(printed):
        status = "achieved"
    evidence = sentence.evidence()
    own_force = money_force(sentence, amount.start, amount.end, meaning.kind, amount.value)
    evidence["force_id"] = leaning_on.force_id if leaning_on else own_force
    return Finance(
        **evidence,
        anchor=sentence.span(amount.start, amount.end),
        rule=meaning.rule,
        claims=tuple(sentence.span(number.start, number.end) for number in amount.numbers),
        amount_gbp=round(amount.value, 2),
        amount_high_gbp=round(amount.high, 2) if amount.high is not None else None,
        kind=meaning.kind,
        direction="outflow" if loss else meaning.direction,
        recurrence="per year" if is_bill else recurrence(text[window[0] : amount.start], text[amount.end : window[1]]),
        horizon=printed,
        starts=years[0],
        ends=years[1],
        status=settled(meaning.kind, status, year, published, tense, to_come=_to_come(horizon, published)),
        qualifier=_qualifier(text, amount),
        subject=money_subject(text, meaning.word, amount.start, amount.end, horizon, window[1]),
    )


def _place(word: KindWord) -> tuple[int, int]:
    return word.start, word.end


def _to_come(horizon: Horizon | None, published: date | None) -> bool:
    """Whether a balance is struck on a day after that of the document."""
    return bool(horizon and horizon.day and published and horizon.day > published)


_OWN_WORDS = re.compile(r"\band\s+(?=[^£]{0,40}$)", re.IGNORECASE)
"""'£2.5m is moved to one reserve and £1.4m to another': the verb is that of the first."""
_GOES = re.compile(r"\b(?:go(?:es|ne|ing)?|went|mov\w+|fac(?:e[sd]?|ing))\s+$")


def _qualifier(text: str, amount: Amount) -> Qualifier:
    """As hedged beside the amount; 'goes up to £281' is a change, 'face up to £9m' no limit."""
    if amount.high is not None:
        return "range"
    beside = hedge(text, amount.first)
    moved = beside.qualifier == "at_most" and _GOES.search(text[: beside.start])
    return "exact" if moved else beside.qualifier
