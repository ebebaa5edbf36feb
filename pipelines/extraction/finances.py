"""Money: every amount that states a fact of a force's finances.

Belongs here: joining an amount with the words that say what it is, and amounts that lean on one before them ('of this,
£4m has been found'). Not here: the vocabulary (`money_words`), time (`money_terms`), tables (`money_tables`).

An amount near none of the vocabulary, or nearest to a word of other people's money, gives no fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipelines.extraction.amounts import Amount, amounts, per_unit
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money_subjects import money_force, money_subject
from pipelines.extraction.money_tables import read_money_tables
from pipelines.extraction.money_terms import Horizon, horizons, recurrence
from pipelines.extraction.money_words import (
    Direction,
    KindWord,
    StatusWord,
    kind_of,
    kind_words,
    settled,
    status_of,
    status_words,
)
from pipelines.extraction.quantities import hedge
from pipelines.extraction.records import Finance, MoneyKind, MoneyStatus
from pipelines.extraction.tables import holds_prose

_COURT = re.compile(
    r"\b(?:fined|ordered\s+to\s+pay|magistrates?|crown\s+court|sentenced|jailed|convicted|arrested|charity|charities|fundrais\w+)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:of\s+(?:this|these|that|which)|this|remaining|remainder|the\s+rest|a\s+further|another|so\s+far|to\s+date|the\s+other|"
    r"balance|it|they)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"[,:(]|\b(?:and|or|from|to|than|plus|leaving|of\s+which|with|compared|against|rising)\b", re.IGNORECASE
)
_PART_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|this|that|a|their|our)?\s*(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_FOUND = r"(?:identified|found|achieved|delivered|closed|bridged|secured|met|made|covered)"
_FOUND_BEFORE = re.compile(
    rf"\b{_FOUND}\s+(?:(?:about|around|some|nearly|almost|over|only|a|further|another)\s+)*$", re.I
)
_FOUND_AFTER = re.compile(
    rf"(?:\s+of\s+(?:the|its|a)\s+£[^;.]{{1,40}}?)?\s+(?:of\s+(?:this|it|that)\s+)?(?:has|have|had|was|were|is|are)\s+(?:already\s+|now\s+|so\s+far\s+)?(?:been\s+)?{_FOUND}\b",
    re.I,
)
_LOSS = re.compile(
    r"\b(?:cut|cuts|reduc\w+|lost|loses?|losing|f[ae]ll\w*|decreas\w+|drop\w*)\b[^.;£]*\bby\b[^.;£]*$", re.IGNORECASE
)
"""'The grant was cut by £5m'"""
_COMPARED = re.compile(r"\s+(?:less|lower|higher|more)\s+(?:than|on)\b|\s+(?:better|worse)\s+off\b", re.IGNORECASE)
"""'£2m less on vehicles' is a difference, and of no kind."""
_CUT = re.compile(r"cut|cuts|cutting", re.IGNORECASE)
"""'Cut from £50m to £38m' tells a change, not a saving."""
_BESIDE = 0.2
"""In an item of a list, only a word right beside the amount speaks louder than the words that open the list."""
_CLOSE = 3.0
"""A word of the vocabulary within so many words speaks of this amount rather than of the one before it."""
_OPENING = 2
"""A phrase that begins within so many characters opens its sentence and holds for all of it."""
_NEAR_ENOUGH_TO_JOIN = 90
_SMALLEST = 100.0
"""Pounds. Smaller amounts are fees, fines and prices, but for council tax."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What an amount is and which rule said so; `word` is None where it leans on another amount."""

    kind: MoneyKind
    direction: Direction
    rule: str
    word: KindWord | None
    found: bool = False
    """Whether it is the part of a gap that has been closed."""


@dataclass
class _Words:
    """The words of a sentence that speak of money and time, and what the amounts read so far have taken."""

    kinds: list[KindWord]
    statuses: list[StatusWord]
    horizons: list[Horizon]
    taken: list[Horizon] = field(default_factory=list)
    """Those that went with an amount before."""
    used: list[KindWord] = field(default_factory=list)
    """Those that an amount before was read by."""
    said: MoneyStatus | None = None
    """What the words said of the status of the amount before."""


def read_finances(context: Context) -> list[Finance]:
    """Every fact of money in the document, in order."""
    found: list[Finance] = []
    by_sentence: dict[int, Finance] = {}
    for sentence in context.sentences:
        if sentence.block.kind == "table_row" and not holds_prose(sentence):
            continue
        if not _may_hold_money(sentence.text) or _COURT.search(sentence.text):
            continue
        facts = _of_sentence(context, sentence, by_sentence)
        if facts:
            by_sentence[sentence.start] = facts[-1]
        found.extend(facts)
    found.extend(read_money_tables(context))
    return sorted(found, key=lambda fact: fact.anchor.start)


def _may_hold_money(text: str) -> bool:
    return "£" in text or "pounds" in text or "GBP" in text


def _of_sentence(context: Context, sentence: Sentence, by_sentence: dict[int, Finance]) -> list[Finance]:
    text = sentence.text
    when = horizons(text)
    heard = [word for word in status_words(text) if not any(h.start <= word.start and word.end <= h.end for h in when)]
    words = _Words(kind_words(text), heard, when)
    here = amounts(text, sentence.numbers)
    facts: list[Finance] = []
    joined: Finance | None = None
    for position, amount in enumerate(here):
        opened = here[position - 1].end if position else 0
        closed = here[position + 1].start if position + 1 < len(here) else len(text)
        if per_unit(text, amount):
            if facts and facts[-1].kind == "precept":
                restated = sentence.span(amount.start, amount.end)
                facts[-1] = replace(facts[-1], claims=(*facts[-1].claims, restated))
            continue
        following = here[position + 1] if position + 1 < len(here) else None
        meaning = _meaning(context, sentence, words, amount, following, joined, opened, by_sentence)
        if meaning is None:
            joined = None
            continue
        if amount.value < _SMALLEST and meaning.kind != "precept":
            continue
        leaning_on = joined if meaning.word is None else None
        fact = _fact(context, sentence, words, amount, meaning, leaning_on, (opened, closed))
        facts.append(fact)
        joined = fact
        if meaning.word:
            words.used.append(meaning.word)
    return facts


def _meaning(
    context: Context,
    sentence: Sentence,
    words: _Words,
    amount: Amount,
    following: Amount | None,
    joined: Finance | None,
    opened: int,
    by_sentence: dict[int, Finance],
) -> _Meaning | None:
    """What the amount is: by its own words, as a part of the next amount, or leaning on one before it."""
    text = sentence.text
    free = [word for word in words.kinds if word not in words.used]
    if amount.changes:
        free = [word for word in free if not _CUT.fullmatch(text, word.start, word.end)]
    own = kind_of(text, free, amount.start, amount.end, amount.value)
    if _COMPARED.match(text, amount.end) and not (own and own[0].start >= amount.end):
        return None
    lead_in = context.lead_in(sentence)
    listed = [word for word in kind_words(lead_in.text) if word.kind] if lead_in else []
    part = following and _PART_OF.fullmatch(text[amount.end : following.start])
    weak = own and ((own[0].needs_object and (listed or part)) or (listed and own[0].kind == "cost"))
    if own and own[1] <= (_BESIDE if listed else _CLOSE) and not weak:
        word, _ = own
        if word.kind is None:
            return None
        if not (joined and word.end <= opened):
            return _Meaning(word.kind, word.direction, _rule(amount, word), word)
    if following and part:
        whole = kind_of(text, free, following.start, following.end, following.value)
        if whole and whole[0].kind:
            return _found_part(text, amount, whole[0].kind, whole[0].direction, "part_of_amount")
    if (
        joined
        and len(text[opened : amount.start]) <= _NEAR_ENOUGH_TO_JOIN
        and _JOINS.search(text[opened : amount.start])
    ):
        rule = "changed_amount" if joined.rule == "changed_amount" else "joined_amount"
        return _found_part(text, amount, joined.kind, joined.direction, rule)
    if listed and listed[-1].kind:
        return _Meaning(listed[-1].kind, listed[-1].direction, "listed_amount", None)
    if own:
        word, _ = own
        return _Meaning(word.kind, word.direction, _rule(amount, word), word) if word.kind else None
    earlier = context.before(sentence)
    if earlier and earlier[0].block_index == sentence.block_index and _LEANS.search(text[: amount.end + 25]):
        before = by_sentence.get(earlier[0].start)
        if before:
            return _found_part(text, amount, before.kind, before.direction, "carried_amount")
    return None


def _rule(amount: Amount, word: KindWord) -> str:
    if amount.changes:
        return "changed_amount"
    return "amount_of_verb" if word.is_verb else "amount_of_noun"


def _found_part(text: str, amount: Amount, kind: MoneyKind, direction: Direction, rule: str) -> _Meaning:
    """The part of a gap that has been found is a saving; the rest stays a gap."""
    closed = _FOUND_BEFORE.search(text[: amount.start]) or _FOUND_AFTER.match(text, amount.end)
    if kind in ("deficit", "saving") and closed:
        return _Meaning("saving", "inflow", rule, None, found="identified" not in closed.group().lower())
    return _Meaning(kind, direction, rule, None)


def _fact(
    context: Context,
    sentence: Sentence,
    words: _Words,
    amount: Amount,
    meaning: _Meaning,
    leaning_on: Finance | None,
    window: tuple[int, int],
) -> Finance:
    text = sentence.text
    free = [horizon for horizon in words.horizons if horizon not in words.taken or horizon.start <= _OPENING]
    horizon = _horizon(text, free, amount, window)
    if horizon:
        words.taken.append(horizon)
    lead_in = context.lead_in(sentence) if meaning.rule == "listed_amount" else None
    heard = status_words(lead_in.text) if lead_in else []
    inherited = heard[-1].status if heard else words.said if leaning_on else None
    if meaning.found and inherited != "required":
        inherited = "achieved"
    status = status_of(text, words.statuses, words.kinds, window, (amount.start, amount.end), inherited)
    words.said = status
    year = (horizon.ends or horizon.starts) if horizon else None
    loss = meaning.kind == "funding" and _LOSS.search(text[window[0] : amount.start])
    if loss and status == "achieved":
        status = "actual"
    evidence = sentence.evidence()
    own_force = money_force(sentence, amount.start, meaning.kind, amount.value)
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
        recurrence=recurrence(text[window[0] : amount.start], text[amount.end : window[1]]),
        horizon=text[horizon.start : horizon.end] if horizon else None,
        starts=horizon.starts if horizon else None,
        ends=horizon.ends if horizon else None,
        status=settled(meaning.kind, status, year, context.document.identity.published_date),
        qualifier="range" if amount.high is not None else hedge(text, amount.first).qualifier,
        subject=money_subject(text, meaning.word, amount.start, amount.end, horizon, window[1]),
    )


def _leads_on(text: str, horizon: Horizon, closed: int) -> bool:
    """Whether the phrase is written with the amount that ends the window: '(2023/24: £254.8m)'."""
    return closed < len(text) and text[horizon.end : closed].strip() == ":"


def _horizon(text: str, found: list[Horizon], amount: Amount, window: tuple[int, int]) -> Horizon | None:
    """The phrase of time after the amount, else the one before it, else the one that opens the sentence."""
    after = [
        horizon
        for horizon in found
        if amount.end <= horizon.start and horizon.end <= window[1] and not _leads_on(text, horizon, window[1])
    ]
    if after and not re.search(r"[;.]\s|,\s+(?:and|but|while|whereas|\w+ed)\b", text[amount.end : after[0].start]):
        return after[0]
    before = [horizon for horizon in found if window[0] <= horizon.start and horizon.end <= amount.start]
    if before and not re.search(r"[;.]\s|,\s+(?:but|while|whereas)\b", text[before[-1].end : amount.start]):
        return before[-1]
    opening = [horizon for horizon in found if horizon.start <= _OPENING and horizon.end <= amount.start]
    return opening[0] if opening else None
