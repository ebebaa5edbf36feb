"""What an amount of a sentence is: read by its own words, as part of another amount, or leaning on one before it.

Belongs here: in which order an amount's own word, the amounts beside it, its list and what was spoken of before are
heard, and what an amount without words of its own leans on ('they are expected to be down to £17m'). Not here: which
word is its own (`kinds.own_words`), what it takes over (`kinds.leaning`), time (`words.terms`), or the facts
(`reading`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.money.kinds.differences import is_compared, is_said_of_difference
from pipelines.extraction.money.kinds.leaning import (
    COMPRISES,
    FOUND_AFTER,
    OF_IT,
    OF_THE_WHOLE,
    Meaning,
    as_found,
    carried,
)
from pipelines.extraction.money.kinds.lists import is_of_capital, is_total, kind_of_list, named_above, words_above
from pipelines.extraction.money.kinds.own_words import OwnWord, is_borrowed, is_drawn, nearest_word, own_word
from pipelines.extraction.money.kinds.place import Place
from pipelines.extraction.money.kinds.spoken import Spoken
from pipelines.extraction.money.parts import (
    CLOSE,
    changed_to_next,
    found_of_gap,
    held_in_reserve,
    in_settlement,
    part_in_brackets,
    part_of_next,
)
from pipelines.extraction.money.subjects import belongs_to_others
from pipelines.extraction.money.words.alike import OF_A_GAP, STOCKS
from pipelines.extraction.money.words.amounts import Amount
from pipelines.extraction.money.words.kinds_named import KindWord
from pipelines.extraction.records import Finance, MoneyKind

_LEANS = expression(
    r"\b(?:of\s+(?:this|these|that|which|the\s+latter)|this|remaining|remainder|the\s+rest|a\s+further|another|so\s+far|to\s+date|the\s+other|"
    r"balance|left|it|they|account(?:s|ed)?\s+for|the\s+(?:biggest|largest|main|next|costliest))\b|,\s+at\s+£|^\W*[\w\s]{3,25}:\s*£",
    re.IGNORECASE,
)
_PRONOUN = expression(
    r"^\W*(?:[\d.]+\s+)?(?:at\s+£[\d.,]+\d?\s?[a-z]*[^,;.£]{0,30}?,?\s+)?(?:they|these|those)\s+(?:\w+\s+){0,2}?(?:\w+)\b",
    re.IGNORECASE,
)
_FROM_WHICH = expression(r"\s+(?:from|out\s+of)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""'They plan to draw £5m from reserves': of the reserves, and not of what was spoken of."""
_A_FURTHER = expression(r"\b(?:a\s+further|another|the\s+(?:rest|remainder|other|remaining))\s*,?\s*$", re.IGNORECASE)
"""'Plans for a further £4m are included in the budget': more of what the sentence before told."""
_JOINS = expression(
    rf"[,:(]|;\s+(?:in\s+|for\s+)?{YEAR}(?:[/-]\d{{2,4}})?:?\s*$|;\s+(?:in\s+\S+\s+|now\s+)?(?:it|they|this|the\s+[\w-]+\s+one)\b|;\s+[\w'-]+\s+(?:[\w'-]+\s+)?$|\b(?:part|share|portion)\s+of\s+(?:this|it|that|these)\b[^£]{{0,20}}$|"
    r"\b(?:and|or|from|to|than|plus|out\s+of|leaving|which\s+(?:is|was|represents|equates\s+to|would\s+be)|of\s+which|of\s+the|includes?|including|with|compared|against|rising|instead\s+of|rather\s+than)\b",
    re.IGNORECASE,
)
_THE_LARGEST_SCHEME = expression(
    r",?\s+(?:is\s+|which\s+is\s+)?(?:the|our|its)\s+(?:largest|biggest|main|costliest|dearest)\s+(?:single\s+)?(?:scheme|project|investment)\b",
    re.IGNORECASE,
)
"""'Borrowing of £23m towards the custody suite, at £26m the largest scheme'"""
_WHICH_IS = expression(rf",\s+which\s+(?:[\w'-]+\s+){{1,5}}?(?:from\s+)?{HEDGES}", re.IGNORECASE)
"""'Will use its reserves, which have shrunk from £38m': theirs, whatever was told before."""
_TO_SO_MUCH = expression(rf"(?:\s+(?:a|per)\s+year|\s*\([^)]*\)|,)?\s+to\s+{HEDGES}", re.IGNORECASE)
"""'The budget is to be cut by £90m to £352m': what the first is taken from."""
_FROM_ELSEWHERE = expression(
    r"\s+(?:(?:will\s+)?c[ao]m(?:es?|ing)\s+)?from\s+(?!\w*\s*(?:\w+\s+)?(?:council\s+tax|precept|taxpayers|households|collection|April|\d))",
    re.IGNORECASE,
)
"""'£106m from council tax and £436m from the formula': of another source."""
_PAYS: frozenset[MoneyKind] = frozenset({"precept", "funding", "reserve", "income"})
_PAYS_FOR_LIST = expression(
    r"\bwith\s+(?:it|this|that|the)\b[^:£]*:|\b(?:pay|paying|fund|buy|let|lets|allow|allows|enable|enables|use|used|spend|spent|invest|invested)\b[^:£]*:\s*$",
    re.IGNORECASE,
)
"""'The rise brings in £9.8m. With that money I will:'"""
_THE_FIGURE = expression(
    rf"\bthe\s+(?:figure|sum|total|amount)\s+(?:was|is|had\s+been|stands\s+at|stood\s+at|to|up\s+to|down\s+to)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Savings of £13m, and a rise would reduce the figure to £10m', 'two years earlier the sum was £4m'."""
_IT_STOCKS = expression(
    rf"^\W*it\s+(?:was|is|stood\s+at|stands\s+at|will\s+be|now\s+stands\s+at)\s+(?:(?:worth|valued\s+at|put\s+at|priced\s+at)\s+)?{HEDGES}£",
    re.IGNORECASE,
)
"""'The general reserve is kept at 5 percent of spending. It was £4m in April': of what that sentence is about."""
_THIS_IS = expression(r"^\W*(?:this|that|it)\s+(?:is|would\s+be|will\s+be)\s", re.IGNORECASE)
"""'The precept is set at £250. This is £10 more than in 2021/22.'"""
_GENERIC = expression(
    r"\b(?:the|this|our|its|their|that|his|her|my|an?|one|[\w-]+['’]s?)\s+(?:[\w'’-]+\s+){0,3}?(?:target|programme|total|figure|plan|sum|"
    r"requirement|forecast|aim|estimate|projection|price(?:\s+tag)?|bill|range)\s+(?:(?:for|in|by)\s+[^,;£]{2,30}\s+)?(?:(?:is|was)\s+to\s+(?:make|deliver|find|achieve|save|reach)|comprises|includes|consists\s+of|is\s+made\s+up\s+of|(?:now\s+)?stood\s+at|is|was|will\s+be|would\s+be|stands\s+at|c[ao]mes?\s+to|totals|amounts\s+to|ranges)\s+"
    rf"(?:(?:now|(?:set|approved|agreed|fixed|put)\s+at)\s+|{HEDGES}(?:(?:anywhere\s+|somewhere\s+)?(?:between|from)\s+)?)*$",
    re.IGNORECASE,
)
"""'The target is £6.5m': a noun that says nothing of the kind of money."""
_SCHEME_IS = expression(
    rf"^\W*(?:[\d.]+\s+)?(?:[\w'-]+\s+){{1,8}}?(?:is|are|was|will\s+be|comes?\s+to|accounts?\s+for|takes?|gets?)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Vehicle replacement is £2.8m', below a heading of capital."""
_BESIDE = 0.2
"""In an item of a list, only a word right beside the amount speaks louder than the words that open the list."""
_VERB_OF_ITEM = 1.5
_NEAR_ENOUGH_TO_JOIN = 90


def meaning_of(place: Place) -> Meaning | None:
    """What the amount is; None where nothing says so, or it is other people's money or only a difference."""
    nearest = nearest_word(place, place.amount)
    if nearest and belongs_to_others(place.text, nearest.word, place.amount.start, place.amount.end):
        return None
    own = own_word(place, nearest) if nearest else None
    if is_compared(place):
        told = place.spoken.fact
        if told and told.kind == "precept" and place.is_bill and _THIS_IS.match(place.text):
            return carried(place.text, place.amount, place.spoken)
        if not is_said_of_difference(place, own):
            return None
    listed = kind_of_list(place.context, place.sentence)
    if given := in_settlement(place):
        return given
    told = place.joined or place.spoken.fact
    if told and _THE_FIGURE.search(place.own):
        return Meaning(
            told.kind, told.direction, "joined_amount" if place.joined else "carried_amount", None, leans_on=told
        )
    loud = own if own and _is_heard_first(place, own, listed) else None
    if loud and loud.word.kind is None:
        return None
    return (
        part_in_brackets(place)
        or found_of_gap(place, own)
        or held_in_reserve(place, own)
        or (_told_by_own_word(place, loud.word) if loud else None)
        or part_of_next(place, own)
        or changed_to_next(place, own)
        or _joined(place)
        or _listed(place, listed)
        or _leaning(place, own)
    )


def _is_heard_first(place: Place, own: OwnWord, listed: KindWord | None) -> bool:
    """Whether its own word is near and strong enough to be heard before its list and the amounts beside it."""
    word, in_list = own.word, listed or place.spoken.lead
    if word.kind in STOCKS and _WHICH_IS.fullmatch(place.text, word.end, place.amount.start):
        return True
    if is_borrowed(place, word) or is_drawn(place, word):
        return True
    if word.kind == "precept" and place.is_bill:
        return own.distance <= CLOSE  # what a household pays, whatever the list is of
    composed = place.labelled or (place.spoken.fact and COMPRISES.match(place.text))
    if word.needs_object and word.holds_for is None and (in_list or place.is_part_of_next):
        return False
    if (in_list or composed) and word.kind == "cost" and not _costs(place.text, word):
        return False
    new = listed and listed.kind == "investment" and word.kind in ("cost", "funding")
    if not in_list or new:
        return own.distance <= CLOSE
    return own.distance <= (_VERB_OF_ITEM if word.is_verb else _BESIDE)


def _told_by_own_word(place: Place, word: KindWord) -> Meaning | None:
    joined = place.joined
    behind = word.start >= place.amount.end
    source = behind and _FROM_WHICH.search(place.text, place.amount.end, word.start)
    pronoun = not joined and behind and not (word.is_verb or source) and _PRONOUN.match(place.text)
    if word.kind is None or (joined and word.end <= place.opened) or (pronoun and place.spoken.topic):
        return None
    within = joined if place.is_within else place.spoken.fact if OF_THE_WHOLE.match(place.text) else None
    rule = _rule(place.amount, word)
    return Meaning(word.kind, word.direction, rule, word, leans_on=within, part=within is not None)


def _joined(place: Place) -> Meaning | None:
    """'£4m of grants, with £2m from reserves': what the amount before it is, or a part of that."""
    text, amount, joined, gap = place.text, place.amount, place.joined, place.own
    of_it = OF_IT.match(text, amount.end) is not None
    if joined is None or len(gap) > _NEAR_ENOUGH_TO_JOIN or not _JOINS.search(gap):
        return None
    if _THE_LARGEST_SCHEME.match(text, amount.end):
        return Meaning("investment", "outflow", "joined_amount", None)
    if joined.rule == "changed_amount":
        return as_found(text, amount, Meaning(joined.kind, joined.direction, "changed_amount", None, leans_on=joined))
    within = place.is_within_sentence and not amount.changes
    part = of_it or within or COMPRISES.match(text) is not None
    if joined.kind == "precept" and _FROM_ELSEWHERE.match(text, amount.end):
        return Meaning("funding", "inflow", "joined_amount", None)
    if _TO_SO_MUCH.fullmatch(gap) and (whole := _lowered(place, joined)):
        return Meaning(whole.kind or joined.kind, whole.direction, "joined_amount", None)
    meaning = Meaning(joined.kind, joined.direction, "joined_amount", None, leans_on=joined, part=part)
    return as_found(text, amount, meaning)


def _lowered(place: Place, joined: Finance) -> KindWord | None:
    """What the amount before is taken from: the grant in 'the grant will fall by £2m to £131m'."""
    if joined.kind not in ("saving", "funding"):
        return None
    of = ("budget", "cost") if joined.kind == "saving" else ("funding",)
    named = [word for word in place.said if word.kind in of and not word.is_verb and word.direction != joined.direction]
    return next((word for word in named if word.end < joined.anchor.start - place.sentence.start), None)


def _listed(place: Place, listed: KindWord | None) -> Meaning | None:
    """What the total before, the words that open its list, or its heading say that it is."""
    told, lead = place.spoken.fact, place.spoken.lead
    if told and is_total(place.text):
        return Meaning(told.kind, told.direction, "carried_amount", None, leans_on=told)
    if lead and lead.kind in _PAYS and _PAYS_FOR_LIST.search(words_above(place.context, place.sentence)):
        return Meaning("investment", "outflow", "listed_amount", None)
    if lead:
        return Meaning(lead.kind, lead.direction, "listed_amount", None, leans_on=lead, part=True)
    return Meaning(listed.kind, listed.direction, "listed_amount", None) if listed and listed.kind else None


def _leaning(place: Place, own: OwnWord | None) -> Meaning | None:
    """What the sentence before spoke of; a word of its own that is far off where it leans on nothing."""
    text, amount, spoken = place.text, place.amount, place.spoken
    stands = spoken.subject if not place.joined and spoken.fact is None and _IT_STOCKS.match(text) else None
    if stands and stands.kind:
        return Meaning(stands.kind, stands.direction, "carried_amount", None)
    of_topic = spoken.topic if spoken.fact is None and not place.joined and OF_IT.match(text, amount.end) else None
    if own is None and of_topic and of_topic.kind in STOCKS:
        return Meaning(of_topic.kind, of_topic.direction, "carried_amount", None)
    points_back = _PRONOUN.match(text) or COMPRISES.match(text)
    if points_back and (leaning := carried(text, amount, spoken, topic=True)):
        return leaning
    far = own and own.distance > CLOSE and _A_FURTHER.search(place.until)
    if far and (leaning := carried(text, amount, spoken)):
        return leaning
    if own:
        word = own.word
        return Meaning(word.kind, word.direction, _rule(amount, word), word) if word.kind else None
    if _GENERIC.search(place.until):
        return _of_topic(place.sentence, spoken)
    found = spoken.fact and spoken.fact.kind in OF_A_GAP and FOUND_AFTER.match(text, amount.end)
    leaning = carried(text, amount, spoken) if found or _LEANS.search(text[: amount.end + 25]) else None
    if leaning is None and is_of_capital(place.sentence) and _SCHEME_IS.search(place.own):
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
