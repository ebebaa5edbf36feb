"""Which of the words of money in a sentence says what an amount is: the nearest, as the grammar counts distance.

Belongs here: distances between words and amounts, and choosing by them. Not here: the words (`words.kinds_named`), or
amounts that no word of their sentence is near to (`meaning`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import ARE, THEIR
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.money.words.alike import OUTTURNS
from pipelines.extraction.money.words.amounts import LARGEST_BILL
from pipelines.extraction.money.words.kinds_named import KindWord
from pipelines.extraction.money.words.measuring_words import is_measure, pays_for_it

SAYS_NOTHING = frozenset(
    re.findall(
        r"\w+",
        "of a an the to is are was were be been being will would around about some approximately nearly almost "
        "over under just more than less at least up only further another additional extra total totalling totals "
        "totalled amounting amounts amounted worth stands stood standing remains reached reach rise rises rising "
        "rose risen grow grows grew grown increase increases increased fall falls fell fallen reduce reduced its "
        "their estimated roughly by in region has have had it forecast currently now between from which includes "
        "including circa and expected dwindled dwindling dwindle shrunk shrank slipped sunk sank climbed crept soared "
        "jumped swelled swollen plunged tumbled slumped declined dipped edged dropped come comes came ",
    )
)
"""Words that may stand between a noun and its amount without putting any distance between them."""

BREAK = expression(
    r";|(?<!i\.e)(?<!e\.g)\.(?=\s|$)|,\s+(?:and|but|which|while|whereas|although|with|so|as|since)\b|\b(?:but|while|whereas|although|because|when)\b"
)
_WHEN = expression(
    rf"\s+(?:(?:in|for|during|of|over)\s+)?(?:the\s+)?(?:(?:(?:financial|fiscal)\s+)?years?\s+)?{YEAR}\s?(?:[/-]|\sto\s)\s?\d{{2,4}}(?:\s+(?:financial|fiscal)\s+year)?\b"
    r"|\s+(?:(?:in|for|during)\s+)?(?:this|next|last|the\s+(?:current|coming|next|previous|last))\s+(?:(?:financial|fiscal)\s+)?year\b"
)
"""'Its budget for the financial year 2019/20 is £137m': when, which puts no distance between a noun and its amount."""
_ASIDE = expression(
    r",\s+(?:after|before|including|excluding|despite|without|net\s+of|following)\b[^,;.]*$", re.IGNORECASE
)
"""'The overspend, after the use of reserves, is £1m': words between commas say nothing of the amount."""
_HELD_IN = expression(
    r"\b(?:is|are|was|were|has|have|had|been|be)\s+(?:\w+\s+){0,2}?(?!provided|awarded|granted|received|invested)\w+ed\s+(?:for\s+)?(?:in|within|into|under|outside)\s+(?:(?:the|its|their|our|this)\s+)?(?:[\w/'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""'£4.1m are included in the budget': where it is told of, not what it is."""
_OWN_SUBJECT = expression(
    r"\band\s+(?:that|it|this|they|these)\s+(?:will|would|is|are|was|were|has|have|can|could|should)\b", re.IGNORECASE
)
"""'The cost would be £21m and that would be paid for from reserves': a clause of its own."""
_AMOUNT = expression(r"£\s*\d")
_PASSIVE = expression(
    r"(?:\s+(?:more|extra|less))?,?\s+(?:(?:has|have|had|will|would|could|can|must|should|may|was|were|is|are|to|already|now|also|still|not|yet)\s+)*"
    r"(?:been\s+|be\s+)?(?:\w+ly\s+)?$"
)
RELATIVE = expression(
    r"(?:\s+or\s+(?:so|thereabouts|more|less))?\s+(?:(?:that|which)\s+)?(?:(?:it|they|we|the\s+(?:force|constabulary|commissioner))\s+|(?<=that\s)|(?<=which\s))"
    r"(?:(?:has|have|had|will|would|must|could|can|may|might|should|was|is|were|are|needs?\s+to|plans?\s+to|expects?\s+to|to|been|be|"
    r"already|now|still|also)\s+)*$",
    re.IGNORECASE,
)
"""'The £24m it has already taken out', '£2m that could be released': the verb governs the amount before it."""
_BESIDE = 0.5
"""What puts '£2m over budget' and '£2m less than planned' before a noun that stands as near."""
_INCLUDES = expression(r"\binclud(?:es?|ed|ing)\b", re.IGNORECASE)
"""'The budget includes £11m of savings': a part of it."""
_OF_OR_FOR = expression(r"\s+(?:of|for|in)\b", re.IGNORECASE)
_LEFT_OUT = expression(
    r",?\s+(?:(?:when|as)\s+)?(?:before|without|excluding|net\s+of|ahead\s+of|despite|on\s+top\s+of|assuming|compared\s+(?:with|to))\s",
    re.IGNORECASE,
)
"""'A gap of £9.5m before any rise in council tax': what it is told without."""
_DASH = expression(r"\s[–-]\s")
"""'Brings in £560,000 – taking the budget to £106m': another clause."""
_AND_ALSO = expression(r"\s+(?:and|plus|as\s+well\s+as)\b", re.IGNORECASE)
"""'A budget of £306m and a precept': the next thing."""
_AND_THEN = expression(rf"\s+(?:and|plus)\s+{HEDGED_MORE}", re.IGNORECASE)
_OF_NOUN_BEHIND = expression(
    r"\s+(?:(?:of|in)\s+\w|(?:(?:taken|drawn|released|coming|raised|met)\s+)?(?:down\s+)?(?:out\s+of|from)\s+(?:[\w-]+\s+){0,3}?(?:reserves?|balances|borrowing|loans?|sales?)\b)",
    re.IGNORECASE,
)
"""'Paid for by receipts and £4m of borrowing', 'grants and £1m from reserves': the noun before is another item."""
_OF_NOUN = expression(r"\s+(?:of\s+|worth\s+of\s+)?")
_HEAD = 0.1
_NAMED_BEHIND = ("deficit", "underspend", "overspend")
"""'To fund the £7m funding gap': the noun that the amount stands before names it, whatever is done with it."""
_COSTLY_BREAK, _COSTLY_AMOUNT, _VERB_BEHIND = 4.0, 6.0, 3.0
"""How many words' distance a clause break, another amount and a verb that does not govern the amount are worth."""

_CONSTRUED = 1.2
"""How far at most a construction around an amount is from it."""
_GOVERNS = 0.45
"""'The £50m that it had to find': the amount is the verb's object."""
REACH = 7.0
"""Beyond this distance in words, a word says nothing of the amount."""
_OBJECT_REACH = 0.5
_RIGHT_BESIDE = 1.0
_PUT_AT = expression(
    rf",\s+(?:(?:now|then|which\s+{ARE})\s+)?(?:put|estimated|valued|budgeted|reckoned)\s+at\s+{HEDGES}$|"
    rf"\b(?:these|they|which)\s+(?:(?:had|have|has|now|already)\s+)*(?:reached|totalled|come\s+to|amounted\s+to)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The costs of the inquests and of the inquiry in the town, put at £18m', 'savings, and these had reached £9m':
however far the noun stands."""
_REACH_OF_PUT_AT = 120
_OF_THE = expression(rf"\s+of\s+{THEIR}\s+(?:[\w-]+\s+)?", re.IGNORECASE)
"""'Pay makes up £170m of the budget': what the part is stands before it."""
_OF = expression(
    r"\s+(?:(?:a|each|every|per)\s+year\s+)?(?:worth\s+)?(?:of|in)\b(?!\s+(?:the|its|our|this|next)\s+(?:[\w-]+\s+){0,2}?budgets?\b)",
    re.IGNORECASE,
)
"""'Needs £5m of savings': the noun says what is needed."""
_RECEIVED = ("income", "funding", "precept")
"""'Investment income is £0.9m above budget' is more income, and nothing spent."""


def distance(text: str, word: KindWord, start: int, end: int) -> float:
    """How far, in words that matter, a word of the vocabulary is from the amount at `start` to `end`."""
    if word.end <= start:
        gap = text[word.end : start]
        told = _WHEN.sub(" ", gap.lower())
        words = [token for token in re.findall(r"[\w'-]+", told) if token not in SAYS_NOTHING]
        cost = float(len(words))
    else:
        gap = text[end : word.start]
        words = [token for token in re.findall(r"[\w'-]+", gap.lower()) if token not in SAYS_NOTHING]
        cost = 0.5 * len(words) + (0.05 if _OF_NOUN.fullmatch(gap) else 0.4)
        cost -= _HEAD if gap.isspace() and not word.is_verb and word.kind in _NAMED_BEHIND else 0.0
        if word.kind in OUTTURNS and not words and "," not in gap:
            cost -= _BESIDE
        if word.is_verb and RELATIVE.fullmatch(gap):
            cost = min(cost, _GOVERNS)
        elif word.is_verb and not _PASSIVE.fullmatch(gap):
            cost += _VERB_BEHIND
    if word.start >= end and ((not word.is_verb and _HELD_IN.search(gap)) or _OWN_SUBJECT.search(gap)):
        cost += _COSTLY_BREAK
    if word.start >= end and (_LEFT_OUT.match(gap) or _DASH.search(gap)):
        cost += _COSTLY_BREAK
    if word.kind == "budget" and word.end <= start and _INCLUDES.search(gap) and _OF_OR_FOR.match(text, end):
        cost += _VERB_BEHIND
    if not word.is_verb and word.start >= end and _AND_ALSO.match(gap):
        cost += _COSTLY_BREAK
    if not word.is_verb and word.end <= start and _AND_THEN.fullmatch(gap) and _OF_NOUN_BEHIND.match(text, end):
        cost += _COSTLY_BREAK
    if word.holds_for == start:
        cost = min(cost, _CONSTRUED)
    if BREAK.search(gap) or (gap.startswith(",") and _ASIDE.search(text[: word.start])):
        cost += _COSTLY_BREAK
    return cost + _COSTLY_AMOUNT * len(_AMOUNT.findall(gap))


_Placed = tuple[float, KindWord]
"""A word and how far it is from the amount."""


def kind_of(text: str, words: Sequence[KindWord], start: int, end: int, value: float) -> tuple[KindWord, float] | None:
    """The word that says what kind of money the amount is, with its distance; None where none is near."""
    near = _near(text, words, start, end)
    if not near:
        return None
    if value < LARGEST_BILL:
        near = [(far, word) for far, word in near if word.kind == "precept"] or near
    far, word = min(near, key=_distance)
    if word.kind == "cost" and word.end <= start:
        avoided = _first(near, lambda other: other.holds_for == start and other.kind == "saving", _OBJECT_REACH)
        if avoided:
            return avoided
    if word.kind == "budget" and word.start >= end and _OF_THE.fullmatch(text, end, word.start):
        parts = [(other_far, other) for other_far, other in near if other.kind and other.end <= start]
        far, word = min(parts, key=_distance, default=(far, word))
    if rather := _heard_rather(near, word, start, end, of_noun=_OF.match(text, end) is not None):
        return rather
    return (_head_of(text, word, words, start) if word.end <= start and not word.is_verb else word), far


def _near(text: str, words: Sequence[KindWord], start: int, end: int) -> list[_Placed]:
    """The words that may speak of the amount, each with its distance from it."""
    beside = [word for word in words if (word.end <= start or word.start >= end) and word.holds_for in (None, start)]
    construed = [word for word in beside if word.holds_for == start]
    placed = [
        (distance(text, word, start, end), word)
        for word in beside
        if not any(_is_within(word, other) for other in construed) and not is_measure(text, word, start, end)
    ]
    near = [(far, word) for far, word in placed if far <= (_OBJECT_REACH if _asks_for_object(word) else REACH)]
    named = [(far, word) for far, word in near if not pays_for_it(text, word, end)]
    near = named if any(word.kind and word.end <= start for _, word in named) else near
    if not near and _PUT_AT.search(text, max(0, start - _REACH_OF_PUT_AT), start):
        return [(REACH, word) for _, word in placed if word.end <= start and word.kind and not word.is_verb][-1:]
    return near


def _heard_rather(
    near: Sequence[_Placed], word: KindWord, start: int, end: int, *, of_noun: bool
) -> tuple[KindWord, float] | None:
    """Another word that says what the amount is, though `word` is nearer; `of_noun` holds for '£5m of …'."""
    behind = [(far, other) for far, other in near if other.start >= end]
    if word.kind in OUTTURNS and word.start >= end:
        received = _first(near, lambda other: other.kind in _RECEIVED and other.end <= start, _RIGHT_BESIDE)
        if received:
            return received
    if _asks_for_object(word) and of_noun:
        named = _first(behind, lambda other: other.kind is not None and not other.is_verb, _OBJECT_REACH)
        if named:
            return named
    if not word.is_verb:
        return None
    if word.kind in ("income", "funding") and word.end <= start and of_noun:
        saved = _first(behind, lambda other: other.kind == "saving", _OBJECT_REACH)
        if saved and not saved[0].is_verb:
            return saved
    if word.kind in ("cost", "funding", "investment", "saving"):
        return _first(behind, lambda other: other.kind == "reserve", _RIGHT_BESIDE)
    return None


def _first(near: Sequence[_Placed], says: Callable[[KindWord], bool], reach: float) -> tuple[KindWord, float] | None:
    """The first of the words that says so, if it is within reach."""
    far, word = next((placed for placed in near if says(placed[1])), (reach, None))
    return (word, far) if word and far <= reach else None


def _distance(placed: _Placed) -> float:
    return placed[0]


def _asks_for_object(word: KindWord) -> bool:
    return word.needs_object and word.holds_for is None


def _is_within(word: KindWord, other: KindWord) -> bool:
    """Whether the word is a part of the other: 'pensions' in 'to the pensions reserve'."""
    return other.start <= word.start < word.end <= other.end and (word.start, word.end) != (other.start, other.end)


_COSTS = expression(r"costs?", re.IGNORECASE)
"""'The settlement of the case cost £600,000': the verb."""
_DEPENDS = expression(
    r"\s+(?:for|of|in|on|from|to|after|before)\s+(?:(?:servicing|repaying|financing|running|paying)\s+)?(?:(?:the|its|their|a|all)\s+)?"
    r"(?:(?!(?:an?|the|is|was|are|were|has|have|had|will|would|shows?|showed|gives?|gave|leaves?|left|means?|meant)\s)\w+\s+){0,3}",
    re.IGNORECASE,
)
"""'For overtime', and not 'for the year shows an': a verb or an article begins something else."""


def _head_of(text: str, word: KindWord, words: Sequence[KindWord], start: int) -> KindWord:
    """The noun that the word depends on: the budget in 'the budget for overtime'."""
    if _COSTS.fullmatch(text, word.start, word.end) and not text[word.end : start].lstrip().lower().startswith(
        ("of", "is", "was")
    ):
        return word
    for other in words:
        if (
            other.kind
            and not other.is_verb
            and other.end < word.start
            and _DEPENDS.fullmatch(text[other.end : word.start])
            and not (word.kind == "reserve" and text[other.end : word.start].split()[:1] == ["from"])
        ):
            return other
    return word
