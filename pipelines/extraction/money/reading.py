"""Money: every amount that states a fact of a force's finances.

Belongs here: the facts of sentences, put together. Not here: what an amount is (`meaning`), how certain it is
(`standing.weighed`), the vocabulary (`words.kinds_named`), time (`words.terms`, `years.horizons`, `years.dated`,
`years.recurrence`), tables (`tables.budgets`).

An amount nearest to a word of other people's money gives no fact; one near none of the vocabulary gives one only where
money of the police is what is told of (`whatever_is_left`). Fiscal years are those printed, or else derived: from
relative words and the day of publication ('over the next three years'), from the amount that it is a part of, or from a
heading or title that names one year. `horizon` holds only what is printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.quantities import hedge
from pipelines.extraction.money.around import Around, Words
from pipelines.extraction.money.kinds.constructions import constructions
from pipelines.extraction.money.kinds.leaning import COMPRISES, Meaning
from pipelines.extraction.money.kinds.lists import is_dated_item
from pipelines.extraction.money.kinds.place import Place
from pipelines.extraction.money.kinds.spoken import spoken_before
from pipelines.extraction.money.meaning import meaning_of
from pipelines.extraction.money.papers.paper import spoken_on
from pipelines.extraction.money.series import (
    is_measure_of,
    is_next_of_row,
    is_source_of,
)
from pipelines.extraction.money.standing.heard import WHICH_HAD
from pipelines.extraction.money.standing.speech import as_spoken
from pipelines.extraction.money.standing.weighed import Weighed, weighed, with_years
from pipelines.extraction.money.subjects import force_behind, money_force, money_subject, speaks_of_others
from pipelines.extraction.money.tables.budgets import read_money_tables
from pipelines.extraction.money.whatever_is_left import RULE as LEFT_OVER
from pipelines.extraction.money.whatever_is_left import left_of_bills, left_over
from pipelines.extraction.money.words import beside
from pipelines.extraction.money.words.alike import OF_A_GAP, OUTTURNS, STOCKS
from pipelines.extraction.money.words.amounts import Amount, amounts, is_class, is_fee, is_step, per_unit
from pipelines.extraction.money.words.certainty import settled
from pipelines.extraction.money.words.fiscal import Years, shifted
from pipelines.extraction.money.words.kinds_named import kind_words, status_words
from pipelines.extraction.money.words.terms import Horizon, horizons
from pipelines.extraction.money.years.dated import years_of
from pipelines.extraction.money.years.horizons import (
    clause_of_amounts,
    horizon_of,
    of_an_event,
    opens_sentence,
)
from pipelines.extraction.money.years.proposed_years import year_before
from pipelines.extraction.money.years.recurrence import recurrence
from pipelines.extraction.money.years.shared_years import is_of_its_year
from pipelines.extraction.records import Finance, Qualifier
from pipelines.extraction.tables.figures import holds_prose


def read_finances(context: Context) -> list[Finance]:
    """Every fact of money in the document, in order."""
    found: list[Finance] = []
    by_sentence: dict[int, Finance] = {}
    wholes: dict[int, Finance] = {}
    told: dict[float, Finance] = {}
    for sentence in context.sentences:
        if sentence.block.kind == "table_row" and not holds_prose(sentence):
            continue
        if not any(number.kind == "money" for number in sentence.numbers) or speaks_of_others(sentence.text):
            continue
        read = _of_sentence(context, sentence, wholes if COMPRISES.match(sentence.text) else by_sentence)
        facts = [_told_again(fact, told.setdefault(fact.amount_gbp, fact)) for fact in read]
        if facts:
            by_sentence[sentence.start] = facts[0] if is_dated_item(sentence) else _spoken_of(facts)
            wholes[sentence.start] = facts[0]
        found.extend(facts)
    found.extend(read_money_tables(context))
    return sorted(found, key=lambda fact: fact.anchor.start)


def _told_again(fact: Finance, first: Finance) -> Finance:
    """A sum that no word of its own tells of, as what it was when it was told first."""
    again = fact.rule == LEFT_OVER and first.rule != LEFT_OVER and fact.kind != first.kind
    return replace(fact, kind=first.kind, direction=first.direction, status=first.status) if again else fact


def _spoken_of(facts: list[Finance]) -> Finance:
    """What the next leans on: the last amount, but not the budget that a gap or an overspend is measured by."""
    *earlier, last = facts
    measured = last.kind == "budget" and earlier and earlier[-1].kind in (*OF_A_GAP, *OUTTURNS)
    return earlier[-1] if measured else last


def _of_sentence(context: Context, sentence: Sentence, by_sentence: dict[int, Finance]) -> list[Finance]:
    """The facts of one sentence; `by_sentence` holds what each sentence before it spoke of."""
    text = as_spoken(context, sentence)
    when = horizons(text, context.once(spoken_on))
    heard = [word for word in status_words(text) if not any(h.start <= word.start and word.end <= h.end for h in when)]
    here = amounts(text, sentence.numbers)
    words = Words([*constructions(text, here), *kind_words(text)], heard, when)
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
        place = Place(context, sentence, amount, following, joined, opened, spoken, said=words.kinds, unused=free)
        meaning = meaning_of(place) or left_over(place)
        if meaning is None:
            joined = None
            continue
        if is_fee(text, amount) and meaning.kind != "precept":
            meaning = left_of_bills(place)
        if meaning is None or is_step(text, amount) or is_class(text, amount):
            continue
        before = joined or (facts[-1] if facts else spoken.fact)
        joined = _fact(place, meaning, words, before, closed)
        facts.append(joined)
        if meaning.word:
            words.used.add((meaning.word.start, meaning.word.end))
    return facts


def _fact(place: Place, meaning: Meaning, words: Words, before: Finance | None, closed: int) -> Finance:
    """The fact; `before` is the amount before it, of its sentence or of the one that it can lean on.

    The words that can speak of it end at `closed`.
    """
    context, sentence, amount = place.context, place.sentence, place.amount
    text = as_spoken(context, sentence)
    horizon = _horizon(words, text, amount, meaning, (place.opened, closed))
    around = Around(context, sentence, text, amount, meaning, before, place.opened, closed, horizon)
    found, printed, years = _timed(around, weighed(around, words))
    year = years[1] or years[0] or (horizon.year if horizon else None)
    here = around.here
    if printed is None and here and years[1] and years == (here.starts, here.ends):
        printed = here.horizon
    status = with_years(around, found, printed, years, year)
    published = context.once(spoken_on)
    evidence = sentence.evidence()
    own_force = money_force(sentence, amount.start, amount.end, meaning.kind, amount.value)
    leaning = around.leaning_on if not force_behind(sentence, amount.end) else None
    evidence["force_id"] = leaning.force_id if leaning else own_force
    return Finance(
        **evidence,
        anchor=sentence.span(amount.start, amount.end),
        rule=meaning.rule,
        claims=tuple(sentence.span(number.start, number.end) for number in amount.numbers),
        amount_gbp=round(amount.value, 2),
        amount_high_gbp=round(amount.high, 2) if amount.high is not None else None,
        kind=meaning.kind,
        direction=around.direction,
        recurrence="per year" if around.is_bill else recurrence(_once(around), around.behind),
        horizon=printed,
        starts=years[0],
        ends=years[1],
        status=settled(meaning.kind, status, year, published, found.tense, to_come=_to_come(horizon, published)),
        qualifier=_qualifier(text, amount),
        subject=money_subject(text, meaning.word, amount.end, horizon, closed),
    )


def _once(around: Around) -> str:
    """The words before the amount; a recurring gap is one that every year has, and yet told of one."""
    return _RECURRING.sub("", around.own) if around.kind == "deficit" else around.own


_RECURRING = expression(r"\b(?:recurring|recurrent|ongoing)\b", re.IGNORECASE)


def _timed(around: Around, found: Weighed) -> tuple[Weighed, str | None, Years]:
    """The printed horizon and the years, also where it has those of the amount before, and what that makes of it."""
    text, amount, here = around.text, around.amount, around.here
    printed, years = years_of(around, found.status, found.tense)
    if found.sets_out and around.kind == "precept":
        years = year_before(around.context, years)
    of_budget = found.sets_out and around.kind == "budget" and here is not None and here.starts == here.ends
    of_the_first = around.horizon is None or around.horizon.end <= around.opened
    if of_budget and here and here.starts and of_the_first:
        years = shifted(here.starts, -1), shifted(here.starts, -1)
    if around.horizon is not None:
        return found, printed, years
    in_row = here is not None and not amount.changes and is_next_of_row(text, around.opened, amount.start)
    beside_it = text[around.opened : amount.end + _BESIDE]
    may_pay = around.before if found.tense != "past" else None
    if may_pay and is_source_of(may_pay, around.kind, beside_it, here=here, in_row=in_row):
        found = replace(found, status=found.status or "planned")
        years = years if any(years) or in_row else (may_pay.starts, may_pay.ends)
    shared = here and in_row and around.meaning.word is None and here.kind == around.kind and not any(years)
    shared = shared and around.kind not in STOCKS
    if here and (shared or is_measure_of(text, around.opened, amount.start) or is_of_its_year(around, here, years)):
        years = here.starts, here.ends
    return found, printed, years


_BESIDE = 12
"""Characters behind an amount that may tell where it comes from."""


def _horizon(words: Words, text: str, amount: Amount, meaning: Meaning, window: tuple[int, int]) -> Horizon | None:
    """The phrase of time of the amount; `words` are left as the next amount finds them."""
    until = (window[0], len(text)) if meaning.rule == "part_of_amount" else window
    told_apart = WHICH_HAD.search(text[: amount.start]) is not None
    free = [horizon for horizon in words.horizons if horizon not in words.taken or opens_sentence(horizon, text)]
    free = [horizon for horizon in free if not (told_apart and opens_sentence(horizon, text))]
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
    return horizon


def _to_come(horizon: Horizon | None, published: date | None) -> bool:
    """Whether a balance is struck on a day after that of the document."""
    return bool(horizon and horizon.day and published and horizon.day > published)


_GOES = expression(r"\b(?:go(?:es|ne|ing)?|went|mov\w+|fac(?:e[sd]?|ing))\s+$")


def _qualifier(text: str, amount: Amount) -> Qualifier:
    """As hedged beside the amount; 'goes up to £281' is a change, 'face up to £9m' no limit."""
    if amount.high is not None:
        return "range"
    beside = hedge(text, amount.first)
    moved = beside.qualifier == "at_most" and _GOES.search(text[: beside.start])
    return "exact" if moved else beside.qualifier
