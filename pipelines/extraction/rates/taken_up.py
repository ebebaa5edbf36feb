"""Rates whose own words name no measure: that of a figure told before, which they take up or compare with.

Belongs here: telling that a share speaks of what was measured just before. Not here: the words of a share itself
(`share_clauses`), what words measure (`measures.measure`), putting the facts together (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.elliptical import adds_nothing, repeats
from pipelines.extraction.grammar.function_words import ARE, HAVE, THE_FORCE, THEM
from pipelines.extraction.grammar.hedges import HEDGED_NOUN, HEDGES
from pipelines.extraction.grammar.movements import MOVED, MOVING
from pipelines.extraction.grammar.quantities import clause_end, from_to
from pipelines.extraction.measures.matches import is_of_change
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.rates.gapped import is_extreme_of, left_to, shares_verb
from pipelines.extraction.rates.kinds_told import of_its_kind
from pipelines.extraction.rates.leagues import ranked_force, says_only_who
from pipelines.extraction.rates.one_in_n import Share
from pipelines.extraction.rates.share_clauses import content_of, up_to_next
from pipelines.extraction.records import Rate, RateRole


def taken_up(
    context: Context, sentence: Sentence, shares: Sequence[Share], at: int, fact: Rate, near: Rate | None
) -> str | None:
    """The measure of what was told before, where the words of this fact take that up."""
    share, changes = shares[at], fact.role == "change"
    alike = near and near.measure_id and (at or not changes or near.role == "change")
    if near and near.measure_id and alike and _is_of_the_same(sentence, share, shares, at, fact, near):
        own, kind = own_words(sentence, shares, at), "change" if changes else "rate"
        return of_its_kind(own, near.measure_id, kind) or near.measure_id
    before = sentence.text[: share.start]
    did_so = repeats(_LEADS_TO_FIGURE.sub("", before))
    if did_so or _COMPARES_BACK.search(before):
        said = [earlier.text for earlier in reversed(context.before(sentence, _REACH_OF_FIGURES))]
        for told in (said[-1:], said if did_so else []):
            words = " ".join(told)
            for said_of_it in (words, f"{words} {fact.subject}"):
                kind = "change" if changes else "rate"
                if measure := measure_of(said_of_it, said_of_it, area_id=sentence.area_id, kind=kind):
                    return measure
    bare_rise = changes and not _HAS_NUMBER.search(before) and _BARE_RISE.search(before)
    if bare_rise and near and near.measure_id and near.role == "change":
        return near.measure_id
    if changes and bare_rise:
        spoken = " ".join([*(earlier.text for earlier in context.before(sentence, _REACH_OF_FIGURES)), before])
        return measure_of(spoken, spoken, area_id=sentence.area_id, kind="change")
    return _of_what_is_counted(context, sentence, share, fact.role)


def own_words(sentence: Sentence, shares: Sequence[Share], at: int) -> str:
    """The words around a share up to the others; only those behind it where it is one of a list."""
    opened = shares[at - 1].end if at else 0
    listed = _LISTED.fullmatch(sentence.text, opened, shares[at].start)
    return f"{'' if listed else sentence.text[opened : shares[at].start]} {_behind(sentence, shares, at)}"


_BARE_RISE = expression(
    rf"\b(?:an?|the|this|that|his|her|its|their)\s+(?:(?:[a-z]+er|first|original|final|further|proposed)\s+)?"
    rf"(?:rise|increase|hike|uplift|raise|proposal)\s+of\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The panel agreed to a rise of 7%': of what was told before."""
_LEADS_TO_FIGURE = expression(
    r"\s+(?:in|on|for|at)(?:\s+(?:only|just|about|around|some|nearly|over))*\s*$", re.IGNORECASE
)
_COMPARES_BACK = expression(
    r"(?:^|[,;:]\s+|\b(?:although|though|while|but|and|that)\s+)(?:this|that|which|it)(?:'s|\s+(?:is|was|has|had|compares?|compared|represents?))\b"
    rf"[^.;:]{{0,60}}\b(?:than|with|to|below|above|under|over|against|from|of|on)\s+{HEDGED_NOUN}$|"
    r"^\W*(?:this|that)(?:'s|\s+(?:is|was))\b[^.;:]{0,110}\b(?:when|where)\s+(?:(?:we|it|the\s+(?:figure|rate|estimate))\s+)"
    r"(?:found|estimated|was|stood\s+at|saw)\s+(?:(?:that|it|at|just|only|about)\s+)*$",
    re.IGNORECASE,
)
"""'This is better than the 54 percent we found in 2022.'"""


def stands_near(context: Context, sentence: Sentence, fact: Rate) -> bool:
    """Whether a fact stands in the sentence, or shortly before it under the same heading."""
    earlier = [before.start for before in context.before(sentence, _REACH_OF_FIGURES)]
    return fact.quote.start in (sentence.start, *earlier)


_REACH_OF_FIGURES = 2
"""Sentences back in which a figure may stand whose measure is taken up."""


_OF_THESE = expression(rf"\s+of\s+{THEM}\s+(?:had|have|has|were|was|are)\b", re.IGNORECASE)
_THAN_BEFORE = expression(
    r"\s+(?:fewer|more|less|higher|lower|up|down)\s+(?:than|on)\b|\s+(?:below|above)\s+(?:the\s+same|last|a\s+year|the\s+(?:previous|year|level))\b|\s+(?:increase|rise|fall|drop|reduction|decrease)\b|\s*\)?\s+on\s+the\s+(?:previous\s+)?year",
    re.IGNORECASE,
)


def _of_what_is_counted(context: Context, sentence: Sentence, share: Share, role: RateRole) -> str | None:
    """The measure of the things counted before: 'a third of these', '312 children, 14 percent fewer than in 2021'."""
    text, told = sentence.text, ""
    earlier = next((before.text for before in context.before(sentence)), "")
    if _OF_THESE.match(text, share.end):
        told = earlier if content_of(text[: share.start]) <= 1 else ""
    elif role == "change" and (_THAN_BEFORE.match(text, share.end) or _BARE_RISE.search(text[: share.start])):
        told = earlier if _THAT_IS.fullmatch(text, 0, share.start) else text[: share.start]
    elif role == "change" and (moved := _MOVED_BY.search(text[: share.start])):
        opened = max((found.end() for found in _ANOTHER_SHARE.finditer(text, 0, moved.start())), default=0)
        if measure := _change_of(sentence, text[opened : moved.end()]):
            return measure
        how_many = f"number of {text[opened : moved.start()]} {_SO_MANY}"
        return measure_of(how_many, how_many, area_id=sentence.area_id, kind="volume")
    if not _HAS_NUMBER.search(told):
        return None
    measure = _change_of(sentence, f"{told} {clause_end(text[share.end :])}") if role == "change" else None
    return measure or measure_of(told, told, area_id=sentence.area_id, kind="volume")


_ANOTHER_SHARE = expression(r"\d\s?(?:%|per\s?cent|percent)[,;]?\s+(?:and|but|while|whereas)\s+", re.IGNORECASE)
"""'Investigations have fallen by 64% and arrests are up by 39': what comes before is of another thing."""


def _change_of(sentence: Sentence, told: str) -> str | None:
    """The measure of a change that words name."""
    measure = measure_of(told, told, area_id=sentence.area_id, kind="change")
    return measure if measure and is_of_change(measure) else None


_SO_MANY = "1,000"
"""Any number: of what there are so many, the measure is asked."""
_THAT_IS = expression(rf"\W*(?:this|that|it)(?:'s|\s+(?:is|was))\s+{HEDGES}", re.IGNORECASE)
_MOVED_BY = expression(
    rf"(?<=[a-z])\s+(?:{HAVE}\s+|{ARE}\s+)?(?:since\s+|now\s+)?(?:{MOVED}|{MOVING}|up|down)(?:\s+(?:up|down))?\s+by\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Incidents waiting for an officer are down by 41%': the change of what is counted there."""
_HAS_NUMBER = expression(r"\d")


_SET_AGAINST = expression(
    rf"(?:[^.;]{{0,40}}?)(?:,\s+|\s+|\()(?:against|compared\s+(?:with|to)|(?:up|down)\s+(?:from|on)|from)\s+{HEDGED_NOUN}"
    r"(?:(?:average|figure|rate|level|low|high|peak)\s+of\s+)?$",
    re.IGNORECASE,
)
"""'22 percent, against 9 percent a year before': two figures of one measure."""


_WHEN_IT_WAS = expression(
    r"\s*(?:when|before|after|at\s+the\s+time|during|until|under|prior\s+to|just)\b", re.IGNORECASE
)
"""'8.1% in the quarter, against 3.4% when the operation began'."""
_OF_OTHERS = expression(
    r"\s*(?:for|in|among|amongst|across|at|by)\s+(?:those|people|others?|all|similar|other|its|the)\b", re.IGNORECASE
)


def _behind(sentence: Sentence, shares: Sequence[Share], at: int) -> str:
    """The words behind a share up to the next one or the end of its clause, without those that only tell the time."""
    more = at + 1 < len(shares)
    behind = clause_end(sentence.text[shares[at].end : shares[at + 1].start if more else None])
    return _TIME.sub(" ", up_to_next(behind) if more else behind)


_TIME = expression(
    r"\b(?:in|for|at|a|the|same|previous|last|this|year|years|quarter|months?|before|earlier|ago|period|time|nationally|across|england|wales|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d[\d/]*)\b",
    re.IGNORECASE,
)


MORE_THAN = expression(
    r"(?:,|\s[-–])\s+(?:which\s+(?:is|was)\s+)?(?:an?\s+)?(?:much\s+|slightly\s+|far\s+)?"
    r"(?:bigger|smaller|larger|steeper|sharper|greater|faster|slower|better|worse|higher|lower|more|less)\s+"
    r"(?:(?:reduction|rise|fall|increase|drop|decrease|cut|figure|rate|share|proportion)\s+)?than\s+(?:(?:the|an?|average|national|of|for)\s+)*$",
    re.IGNORECASE,
)
"""'Crime fell by 22 percent, a bigger reduction than the 14 percent recorded nationally'."""
_LISTED = expression(
    rf"\s+of\s+(?:[\w'-]+\s+){{0,3}}[\w'-]+(?:,|,?\s+and)\s+{HEDGES}(?:only\s+|just\s+)?", re.IGNORECASE
)
"""'Women are 28% of officers, 50% of PCSOs and 63% of other staff'."""
_ALSO_OF = expression(
    r"\s+of\s+(?:(?!that\b|which\b|who\b|were\b|are\b|is\b|was\b|had\b|have\b)[\w'-]++\s*){1,5}(?:[.;)]|$)"
)


def sets_against(text: str, one: Share, other: Share) -> bool:
    """Whether two shares stand side by side: '4 percent against 8', 'used in 31% of thefts and 48% of assaults'."""
    if _LISTED.fullmatch(text, one.end, other.start) and _ALSO_OF.match(text, other.end):
        return True
    return _SET_AGAINST.fullmatch(text, one.end, other.start) is not None or went_to(text, one, other)


def went_to(text: str, one: Share, other: Share) -> bool:
    """'Has fallen from 15.5 percent in 2015 to a low of 7.4': the same, at its end."""
    return from_to(text, one.numbers[0], other.numbers[0])


def goes_on(between: str) -> bool:
    """Whether the words between two shares say that the second is the first at another time: 'up from', 'rising to'."""
    return _SET_AGAINST.fullmatch(between) is not None


def _is_of_the_same(sentence: Sentence, share: Share, shares: Sequence[Share], at: int, fact: Rate, near: Rate) -> bool:
    """Whether the words take up what was measured just before: 'the standard is', 'in 2021 it had been'."""
    opened = shares[at - 1].end if at else 0
    before = sentence.text[opened : share.start]
    if (
        at
        and _SET_AGAINST.fullmatch(sentence.text, opened, share.start)
        and (
            content_of(_behind(sentence, shares, at)) <= 1
            or _OF_OTHERS.match(sentence.text, share.end)
            or _WHEN_IT_WAS.match(sentence.text, share.end)
        )
    ):
        return True
    if at and (MORE_THAN.search(before) or went_to(sentence.text, shares[at - 1], share)):
        return True
    if at and _LISTED.fullmatch(before) and fact.role == near.role:
        return True
    if ranked_force(sentence, share) or _COMPARES_BACK.search(sentence.text, 0, share.start):
        return True
    if at and (
        left_to(sentence.text, shares[at - 1], share) is not None or shares_verb(sentence.text, shares[at - 1], share)
    ):
        return True
    if is_extreme_of(sentence.text, share, near):
        return True
    behind = _behind(sentence, shares, at)
    told = near.subject.replace(" ".join(before.split()).strip(" ,.;:()") or near.subject, "") if at else near.subject
    if adds_nothing(f"{before} {behind}", told or near.subject) or says_only_who(before, behind, told or near.subject):
        return True
    takes_up = _TAKES_UP.search(before) and not _OF_SOMETHING.match(sentence.text, share.end)
    own_part = before.rpartition(";")[2]
    most = _WORDS_OF_A_STANDARD + (_WORDS_MORE if _OF_IT.search(own_part) else 0)
    of_its_own = _OF_SOMETHING.match(sentence.text, share.end) is not None
    return bool(takes_up or (fact.role == "standard" and content_of(own_part) <= most and not of_its_own))


_OF_SOMETHING = expression(r"\s+of\s+(?!(?:them|these|those|cases|occasions|the\s+time)\b)", re.IGNORECASE)
"""'Which is 55% of the budget' says itself of what it is a share."""
_TAKES_UP = expression(
    rf"\(\s*(?:in\s+)?{YEAR}(?:[/-]\d+)?:\s*$|"
    r"\b(?:it|this|that|which|the\s+(?:(?:same|corresponding|equivalent|comparable)\s+)?(?:figure|estimate|rate|proportion|share|percentage|average|(?:national\s+)?standard|target|result)"
    r"(?:\s+(?:for|of|across|in|throughout|nationally)[\w\s]{0,40}?)?)\s+"
    r"(?:(?:now|then|still|also|only|just|in\s+\d{4})\s+)*(?:is|was|were|had\s+been|has\s+been|stood\s+at|stands\s+at|being|of)\s+"
    r"(?:(?:(?:much|far|even|slightly|a\s+little|somewhat)\s+)?(?:lower|higher|better|worse|similar|smaller|larger|poorer)(?:\s+still)?,?\s+at\s+)?"
    r"(?:(?:about|around|nearly|almost|over|under|just|only|even|still|some)\s+)*$|"
    rf"\b(?:it|they|we|{THE_FORCE})\s+(?:(?:has|had|have|only|then|now)\s+)*(?:managed|achieved|reached|hit|met|did)\s+"
    rf"(?:(?:this|that|so|it)\s+(?:in|for|on)\s+)?{HEDGES}$|"
    r"\b(?:met|missed|beat|beaten|exceeded|passed|hit|reached|kept\s+to|fell\s+short\s+of)\s+(?:it|this|that|(?:the|this|that|its)\s+(?:standard|target|aim|limit|requirement))\b[^.;%]{0,30}$|"
    rf"\b(?:it|this|that|(?:the|this|that|its)\s+(?:standard|target|aim|requirement))\s+(?:was|is|had\s+been|has\s+been)\s+(?:only\s+)?(?:met|missed|reached|achieved|hit|kept|beaten|exceeded)\s+(?:in|on|for|by)\s+{HEDGES}$|"
    r"\b(?:the|its)\s+(?:average|overall|national)\s+(?:reduction|increase|rise|fall|drop|decrease|cut)\s+(?:(?:across|in|for|nationally)\s[\w\s]{0,40}?)?(?:is|was)\s+"
    rf"{HEDGES}$|"
    r"\b(?:lowest|highest|best|worst|latest|overall|average)\s+(?:rate|figure|level|result|score|proportion|share|percentage)\s+"
    rf"(?:of|was|is|at)\s+{HEDGES}$|"
    r"\b(?:standard|target|average)(?:\s+(?:for|of|across|in)\s+[\w\s]{3,40}?)?(?:,|\s\(|:|\s+(?:is|was)|\s+of)\s*$",
    re.IGNORECASE,
)
_OF_IT = expression(r"\b(?:it|they|them|this|these)\b", re.IGNORECASE)
_WORDS_MORE = 3
"""'The policy is that they should not drop below 3%' says of what it is by its pronoun."""
_WORDS_OF_A_STANDARD = 4
"""A standard told in so few words is one for what was just measured."""
