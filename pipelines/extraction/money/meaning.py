"""What an amount of a sentence is: read by its own words, as part of another amount, or leaning on one before it.

Belongs here: joining an amount with the words that say its kind, and choosing what an amount without such words leans
on ('they are expected to be down to £17m'). Not here: what it takes over from that (`leaning`), the words (`words`,
`constructions`), time (`terms`), or the facts (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.money.amounts import Amount
from pipelines.extraction.money.governed import as_governed
from pipelines.extraction.money.leaning import COMPRISES, FOUND_AFTER, OF_IT, Meaning, carried, found_part
from pipelines.extraction.money.lists import is_label_first, is_of_capital, is_total, kind_of_list, named_above
from pipelines.extraction.money.nearest import BREAK, kind_of
from pipelines.extraction.money.spoken import Spoken
from pipelines.extraction.money.subjects import belongs_to_others
from pipelines.extraction.money.words import KindWord
from pipelines.extraction.records import Finance

_LEANS = re.compile(
    r"\b(?:of\s+(?:this|these|that|which|the\s+latter)|this|remaining|remainder|the\s+rest|a\s+further|another|so\s+far|to\s+date|the\s+other|"
    r"balance|left|it|they|account(?:s|ed)?\s+for|the\s+(?:biggest|largest|main|next|costliest))\b|,\s+at\s+£|^\W*[\w\s]{3,25}:\s*£",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:at\s+£[\d.,]+\d?\s?[a-z]*[^,;.£]{0,30}?,?\s+)?(?:they|these|those)\s+(?:\w+\s+){0,2}?(?:\w+)\b",
    re.IGNORECASE,
)
_OF_THE_NEXT = re.compile(rf"\s+(?:of|was|is|at|being)\s+{HEDGES}", re.IGNORECASE)
"""'£189m against a budget of £190m': a noun that leads to the next amount is not this one's."""
_A_FURTHER = re.compile(r"\b(?:a\s+further|another|the\s+(?:rest|remainder|other|remaining))\s*,?\s*$", re.IGNORECASE)
"""'Plans for a further £4m are included in the budget': more of what the sentence before told."""
_OPENS_NEXT = re.compile(r",?\s+(?:and|while|but)\s+(?:(?:the|its|their|total|gross|net)\s+)*", re.IGNORECASE)
_LEADS_TO = re.compile(
    r"\s+(?:[\w/'-]+\s+){0,6}?(?:amount(?:s|ed)\s+to|was|were|is|are|totall?ed|came\s+to|stood\s+at|will\s+be|would\s+be)\s+"
    rf"{HEDGES}",
    re.IGNORECASE,
)
"""'The budget was £12m and expenditure for the year amounted to £7m': the subject of the next clause."""
_OF_IT_IS_FOR = re.compile(
    r"\s+of\s+(?:this|these|that|it|them|which)\s+(?:(?:is|are|was|were|will\s+be|must\s+be)\s+)?(?:to\s+(?:cover|meet|pay)|for|meant\s+for|ring-?fenced|goes\s+(?:to|on))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:of\s+which|including|includes|an?\s+(?:increase|rise|reduction)\s+of)\b", re.IGNORECASE)
_JOINS = re.compile(
    r"[,:(]|;\s+(?:in\s+|for\s+)?(?:19|20)\d\d(?:[/-]\d{2,4})?:?\s*$|;\s+(?:in\s+\S+\s+|now\s+)?(?:it|they|this|the\s+[\w-]+\s+one)\b|;\s+[\w'-]+\s+(?:[\w'-]+\s+)?$|\b(?:and|or|from|to|than|plus|out\s+of|leaving|which\s+(?:is|was|represents|equates\s+to|would\s+be)|of\s+which|of\s+the|includes?|including|with|compared|against|rising)\b",
    re.IGNORECASE,
)
_PURPOSE_AND = re.compile(r"\s+(?:towards|for)\s+[^;.,£]+\s+and\s+(?:an?(?:other)?\s+(?:further\s+)?)?", re.IGNORECASE)
_FOR_TOO = re.compile(r"\s+(?:towards|for)\s", re.IGNORECASE)
"""'Will receive £3m towards the cost of pensions and £2m for neighbourhood teams': what the first is for."""
_APART = re.compile(rf"\s*[;-]\s+{HEDGES}", re.IGNORECASE)
"""'Shrank by £58m; £20m of which came from vehicles'."""
_PART_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|this|that|a|their|our)?\s*(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\s+(?:less|lower|higher|more|better|worse)\s+(?:than|on)\b|\s+(?:better|worse)\s+off\b", re.IGNORECASE
)
"""'£2m less on vehicles' is a difference, and of no kind."""
_THAN_A_YEAR = re.compile(
    r"\s+(?:less|lower|higher|more)\s+(?:than\s+)?(?:in\s+|for\s+|on\s+)?(?:(?:last|this|next)\s+year|the\s+(?:previous\s+)?year|(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""'Only £0.5m more than last year': the change of the money spoken of."""
_IT_STANDS = re.compile(
    rf"^\W*it\s+(?:was|is|stood\s+at|stands\s+at|will\s+be|now\s+stands\s+at)\s+{HEDGES}£",
    re.IGNORECASE,
)
"""'The general reserve is kept at 5 percent of spending. It was £4m in April': of what that sentence is about."""
_THIS_IS = re.compile(r"^\W*(?:this|that|it)\s+(?:is|would\s+be|will\s+be)\s", re.IGNORECASE)
"""'The precept is set at £250. This is £10 more than in 2021/22.'"""
_CUT = re.compile(r"cut|cuts|cutting", re.IGNORECASE)
"""'Cut from £50m to £38m' tells a change, not a saving."""
_DOWN_TO = re.compile(rf"\s+(?:back\s+|down\s+)?to\s+{HEDGES}£", re.IGNORECASE)
"""'Has since been cut to £13m': what the thing now stands at."""
_GENERIC = re.compile(
    r"\b(?:the|this|our|its|their|that)\s+(?:[\w'-]+\s+){0,2}?(?:target|programme|total|figure|plan|sum|"
    r"requirement|forecast|aim)\s+(?:(?:for|in|by)\s+[^,;£]{2,30}\s+)?(?:(?:is|was)\s+to\s+(?:make|deliver|find|achieve|save|reach)|comprises|includes|consists\s+of|is\s+made\s+up\s+of|(?:now\s+)?stood\s+at|is|was|will\s+be|stands\s+at|c[ao]mes?\s+to|totals|amounts\s+to)\s+"
    r"(?:(?:about|around|nearly|over|just|only|some|now|(?:set|approved|agreed|fixed)\s+at)\s+)*$",
    re.IGNORECASE,
)
"""'The target is £6.5m': a noun that says nothing of the kind of money."""
_SCHEME_IS = re.compile(
    rf"^\W*(?:[\d.]+\s+)?(?:[\w'-]+\s+){{1,8}}?(?:is|are|was|will\s+be|comes?\s+to|accounts?\s+for|takes?|gets?)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Vehicle replacement is £2.8m', below a heading of capital."""
_AGAINST_THE = re.compile(r"\bagainst\s+(?:the|its|a|an)\s+$", re.IGNORECASE)
_THAN_PLANNED = re.compile(
    r"\s+(?:higher|lower|more|less)\s+than\s+(?:(?:was|it\s+(?:had\s+)?|had\s+been)\s*)?(?:expected|budgeted?|planned|forecast|assumed)\b",
    re.IGNORECASE,
)
"""'Grant income is £310,000 higher than expected'"""
_BESIDE = 0.2
"""In an item of a list, only a word right beside the amount speaks louder than the words that open the list."""
_VERB_OF_ITEM = 1.5
LARGEST_BILL = 1000.0
"""Pounds. A smaller sum of council tax is what a household pays in a year, and no sum of a budget leans on it."""
_CLOSE = 3.0
"""A word of the vocabulary within so many words speaks of this amount rather than of the one before it."""
_NEAR_ENOUGH_TO_JOIN = 90
_CHANGES_TO = re.compile(rf"\s+to\s+{HEDGES}", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom\s+{HEDGES}$", re.IGNORECASE)
"""'Goes up from £238 to £251 for a Band D home': both are what the second is said to be."""


def meaning_of(
    context: Context,
    sentence: Sentence,
    words: Sequence[KindWord],
    said: Sequence[KindWord],
    amount: Amount,
    following: Amount | None,
    joined: Finance | None,
    opened: int,
    spoken: Spoken,
) -> Meaning | None:
    """What the amount is.

    `words` are those of the sentence's words of money, all of them in `said`, that are free to speak of it; `joined` is
    the amount before it, which ends at `opened`.
    """
    text = sentence.text
    if joined and joined.amount_gbp < LARGEST_BILL <= amount.value:
        joined = None
    free = list(words)
    free = [
        word
        for word in free
        if not _CUT.fullmatch(text, word.start, word.end) or not (amount.changes or _DOWN_TO.match(text, word.end))
    ]
    if following:
        free = [
            word
            for word in free
            if word.start < amount.end
            or not (
                _OF_THE_NEXT.fullmatch(text, word.end, following.start)
                or (
                    _OPENS_NEXT.fullmatch(text, amount.end, word.start)
                    and _LEADS_TO.fullmatch(text, word.end, following.start)
                )
            )
        ]
    labelled = joined is not None and is_label_first(text, opened, amount)
    if labelled:
        free = [word for word in free if word.end <= amount.start]
    own = kind_of(text, free, amount.start, amount.end, amount.value)
    if own and belongs_to_others(text, own[0], amount.start):
        return None
    if own:
        own = as_governed(text, own[0], said, amount, spoken.words), own[1]
        if own[0].kind == "cost" and own[0].is_verb and is_of_capital(sentence):
            own = replace(own[0], kind="investment"), own[1]
    if own and joined and own[0].start >= opened and own[0].end <= amount.start:
        shared = _PURPOSE_AND.fullmatch(text, opened, amount.start) and _FOR_TOO.match(text, amount.end)
        own = None if shared and not own[0].is_verb else own
    of_whole = joined and joined.kind == "saving" and _PART_OF.fullmatch(text, opened, amount.start)
    if own and of_whole and own[0].kind == "investment" and own[0].start >= amount.end:
        own = replace(own[0], kind="saving", direction="inflow"), own[1]  # 'has saved £14m of the £16m required'
    if own and joined and own[0].end <= amount.start and _WITHIN.search(text[max(own[0].end, opened) : amount.start]):
        own = None
    if own and spoken.fact and own[0].start >= amount.end and _OF_IT_IS_FOR.match(text, amount.end):
        own = None  # 'but £4.9m of this is to cover the cost of …'
    measures = joined and own and own[0].start >= amount.end and own[0].is_verb
    if measures and _AGAINST_THE.search(text[opened : amount.start]):
        own = None  # 'has delivered £1.3m against the £3.0m required'
    construed = own is not None and own[0].holds_for == amount.start
    if own and joined and own[0].start >= amount.end and OF_IT.match(text, amount.end) and not construed:
        own = None  # '… and to use £5.5m of them on the capital programme'
    compared = _COMPARED.match(text, amount.end) and not (joined and _THAN_A_YEAR.match(text, amount.end))
    told_bill = spoken.fact is not None and spoken.fact.kind == "precept" and amount.value < LARGEST_BILL
    if compared and told_bill and _THIS_IS.match(text):
        return carried(text, amount, spoken)
    more = _THAN_PLANNED.match(text, amount.end) or _THAN_A_YEAR.match(text, amount.end)
    received = own and own[0].kind in ("income", "funding") and more
    if compared and not received and not (own and (own[0].start >= amount.end or own[0].kind == "precept")):
        return None
    listed = kind_of_list(context, sentence)
    in_list = listed or spoken.lead
    part = following and _PART_OF.fullmatch(text[amount.end : following.start])
    composed = labelled or (COMPRISES.match(text) and spoken.fact)
    weak = own and (
        (own[0].needs_object and (in_list or part))
        or ((in_list or composed) and own[0].kind == "cost" and not _costs(text, own[0]))
    )
    new = listed and listed.kind == "investment" and own and own[0].kind in ("cost", "funding")
    reach = _CLOSE if not in_list or new else _VERB_OF_ITEM if own and own[0].is_verb else _BESIDE
    if own and own[0].kind == "precept" and amount.value < LARGEST_BILL:
        reach = max(reach, _CLOSE)  # what a household pays, whatever the list is of
    of_next = own and own[0].start >= amount.end and BREAK.search(text[amount.end : own[0].start])
    if own and own[0].kind == "deficit" and of_next and FOUND_AFTER.match(text, amount.end):
        return found_part(text, amount, "saving", "inflow", "amount_of_verb", None)
    secured = own is None or (own[0].is_verb and own[0].kind == "funding" and own[0].start >= amount.end)
    if secured and joined and joined.kind in ("saving", "deficit") and FOUND_AFTER.match(text, amount.end):
        is_part_of_it = bool(_WITHIN.search(text[opened : amount.start]) or OF_IT.match(text, amount.end))
        return found_part(text, amount, "saving", "inflow", "joined_amount", joined, part=is_part_of_it)
    told_gap = spoken.fact if spoken.fact and spoken.fact.kind in ("saving", "deficit") else None
    if secured and told_gap and not joined and OF_IT.match(text, amount.end) and FOUND_AFTER.match(text, amount.end):
        return found_part(text, amount, "saving", "inflow", "carried_amount", told_gap, part=True)
    if following and part and own and own[0].kind == "cost":
        held = kind_of(text, free, following.start, following.end, following.value)
        if held and held[0].kind == "reserve":
            return Meaning("reserve", "outflow", "part_of_amount", None)
    if own and own[1] <= reach and not weak:
        word, _ = own
        if word.kind is None:
            return None
        pronoun = not joined and word.start >= amount.end and not word.is_verb and _PRONOUN.match(text)
        if not (joined and word.end <= opened) and not (pronoun and spoken.topic):
            within = joined if _WITHIN.search(text[opened : amount.start]) else None
            return Meaning(
                word.kind, word.direction, _rule(amount, word), word, leans_on=within, part=within is not None
            )
    if following and part and not (own and own[0].kind == "cost"):
        whole = kind_of(text, free, following.start, following.end, following.value)
        if whole and whole[0].kind:
            governed = as_governed(text, whole[0], said, following, spoken.words)
            return found_part(text, amount, governed.kind or "saving", governed.direction, "part_of_amount", None)
    if own is None and following and _CHANGES_TO.fullmatch(text, amount.end, following.start):
        risen = kind_of(text, free, following.start, following.end, following.value)
        if risen and risen[0].kind and _FROM.search(text[: amount.start]) and risen[1] <= _CLOSE:
            return Meaning(risen[0].kind, risen[0].direction, "changed_amount", None)
    gap = text[opened : amount.start]
    apart = _APART.fullmatch(gap) and OF_IT.match(text, amount.end)
    if joined and len(gap) <= _NEAR_ENOUGH_TO_JOIN and (apart or _JOINS.search(gap)):
        rule = "changed_amount" if joined.rule == "changed_amount" else "joined_amount"
        parted = _WITHIN.search(text[: amount.start]) or OF_IT.match(text, amount.end)
        is_part = (bool(parted) or COMPRISES.match(text) is not None) and rule == "joined_amount"
        return found_part(text, amount, joined.kind, joined.direction, rule, joined, part=is_part)
    if is_total(text) and spoken.fact:
        return Meaning(spoken.fact.kind, spoken.fact.direction, "carried_amount", None, leans_on=spoken.fact)
    if spoken.lead:
        return Meaning(spoken.lead.kind, spoken.lead.direction, "listed_amount", None)
    if listed and listed.kind:
        return Meaning(listed.kind, listed.direction, "listed_amount", None)
    stands = spoken.subject if not joined and spoken.fact is None and _IT_STANDS.match(text) else None
    if stands and stands.kind:
        return Meaning(stands.kind, stands.direction, "carried_amount", None)
    if (_PRONOUN.match(text) or COMPRISES.match(text)) and (leaning := carried(text, amount, spoken, topic=True)):
        return leaning
    far = own and own[1] > _CLOSE and _A_FURTHER.search(text[: amount.start])
    if far and (leaning := carried(text, amount, spoken)):
        return leaning
    if own:
        word, _ = own
        return Meaning(word.kind, word.direction, _rule(amount, word), word) if word.kind else None
    if _GENERIC.search(text[: amount.start]):
        return _of_topic(sentence, spoken)
    found = FOUND_AFTER.match(text, amount.end) if spoken.fact and spoken.fact.kind in ("saving", "deficit") else None
    leaning = carried(text, amount, spoken) if found or _LEANS.search(text[: amount.end + 25]) else None
    if leaning is None and is_of_capital(sentence) and _SCHEME_IS.search(text[opened : amount.start]):
        return Meaning("investment", "outflow", "amount_of_topic", None)
    return leaning


def _of_topic(sentence: Sentence, spoken: Spoken) -> Meaning | None:
    """What the label or heading names, or else the sentence before spoke of, where this one says only 'the target'."""
    word = named_above(sentence) or spoken.topic or spoken.capital
    return Meaning(word.kind, word.direction, "amount_of_topic", None) if word and word.kind else None


def _costs(text: str, word: KindWord) -> bool:
    """Whether the word is the verb: 'which cost it £5m', 'costing £2m'."""
    return word.is_verb or re.search(r"\b(?:which|that|it|they)\s+$", text[: word.start]) is not None


def _rule(amount: Amount, word: KindWord) -> str:
    if amount.changes:
        return "changed_amount"
    return "amount_of_verb" if word.is_verb else "amount_of_noun"
