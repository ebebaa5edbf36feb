"""The words of a sentence that say of what one of its shares is a share.

Belongs here: where these words begin and end. Not here: finding the shares (`shares`), what they measure
(`measures.measure`), measures taken over from figures told before (`taken_up`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED, MOVING
from pipelines.extraction.grammar.quantities import clause_end
from pipelines.extraction.rates.one_in_n import Share
from pipelines.extraction.rates.told_of import told_of

_TAIL = expression(
    r"(?:[;:,(]|\s+(?:and|or|but|while|whereas|compared\s+(?:with|to)|(?:below|above|against|than)\s+.*|"
    r"the\s+remaining))\s*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


_RISE_FROM = expression(
    r",\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+)?(?:increase|rise|improvement|fall|drop|decrease|reduction|jump|up|down)\s+(?:from|on|of)\b",
    re.IGNORECASE,
)
"""'96 percent of reported crime, an increase from 91 percent': what follows says how it was before."""


_THAT_MEANS = expression(
    r",\s+(?:most|some|half|all|part|much|many|few|none)\s+of\s+(?:which|it|them|whom)\b|,\s+(?:which\s+(?:means|meant|leaves|left|amount\w*|equates?|equals?|represents?|suggests?)|meaning|leaving|so)\b(?=[^,;]*\d)",
    re.IGNORECASE,
)
"""'87 percent of reported crime, meaning that 8,700 reports go unrecorded': what follows is another figure's."""
_AND_SO_MANY = expression(r"\s+and\s+(?=\d[\d,]*\s+[a-z]+\s+(?:did|do|have|had|were|was|are|is)\b)", re.IGNORECASE)
"""'Of the workforce held it and 112 people did not': the next count."""
_AND_IT = expression(
    r"\s+and\s+(?=(?:it|they|we|he|she|the\s+(?:force|constabulary))\s+(?:[a-z]+ly\s+)?[a-z]+\b)", re.IGNORECASE
)
"""'Supervisors check nine in ten investigations and it attends 88 percent of …': what it does besides."""
_AND_THAT = expression(r"(?:,\s+|,?\s+and\s+)that\s+(?!(?:is|was|are|were)\b)", re.IGNORECASE)
"""'Knows that funding went up by 1 percent, that it holds reserves of 8': the next thing that is known."""
_OF_THOSE = expression(r"(?:of|in|for)\s+(?:these|those|them|which|whom|such)\b", re.IGNORECASE)
"""'Officers made an arrest in 41 percent of those crimes': what happened stands before the figure, if anything does."""
_WORDS_OF_A_VERB = 2
_WENT_BY = expression(rf"\b(?:{MOVED}|{MOVING}){HOW_MUCH}\s+by\s+{HEDGES}$", re.IGNORECASE)
"""'The police budget would fall by 1.3 percent unless precepts rise': what moves stands before."""


_DASH = expression(r"^\s+[-–]\s+(?=of\b)")
"""'A quarter - 26.9 per cent - of the calls': what follows goes with the figure."""


def share_clause(sentence: Sentence, share: Share, shares: Sequence[Share], at: int) -> str:
    """The words that say of what this is a share: behind the figure up to the next one, else before it."""
    text = sentence.text
    until = shares[at + 1].start if at + 1 < len(shares) else len(text)
    behind = _DASH.sub(" ", text[share.end : until].partition("•")[0])
    if share.rule == "headline_and_exact":  # 'a quarter of sexual offences (26%) were lost'
        behind = text[share.numbers[0].end : share.numbers[1].start].rstrip("( ") + behind.lstrip(")")
    if share.interval is not None:
        opened = re.search(
            r"[(,]?\s*(?:with\s+)?(?:a\s+|the\s+)?(?:95[^()]{0,12})?(?:confidence\s+(?:interval|level|limit)|margin|\+|±|plus\s+or)",
            behind,
        )
        cut = opened.start() if opened else 0
        behind = behind[:cut] + " " + behind[max(cut, share.interval.end - share.end) :].lstrip(")")
    first = _AND_SO_MANY.split(behind, maxsplit=1)[0]
    behind = first if content_of(first) >= _WORDS_OF_A_VERB else behind
    behind = _AND_THAT.split(_THAT_MEANS.split(_RISE_FROM.split(clause_end(behind))[0])[0])[0]
    if at + 1 < len(shares):
        behind = _AND_IT.split(behind, maxsplit=1)[0]
        behind = up_to_next(behind)
    if _INCREASE_OF.search(text, 0, share.start) or _in_brackets(text, share):
        behind = ""
    behind = _OF_OCCASIONS.sub("", behind).strip(" ,.;:()")
    if at + 1 < len(shares) and _OF_THE_NEXT.match(behind):
        behind = ""
    floor = max((earlier.end for earlier in shares[:at]), default=0)
    floor = max(floor, text.rfind("•", 0, share.start) + 1)
    told = told_of(text, share.start, share.end, floor)
    if told and (told.head or told.alone) and told.start < share.start:
        behind = "" if told.head and _WENT_BY.search(text, 0, share.start) else behind
        return f"{text[told.start : share.start].strip(' ,.;:()')} {behind}".strip()
    if the_figure := _THE_FIGURE.search(text, 0, share.start):
        return the_figure.group().strip()
    of_those = _OF_THOSE.match(behind)
    moves = _WENT_BY.search(text, 0, share.start) is not None
    if (
        not of_those
        and not moves
        and (content_of(behind) >= 2 or (re.match(r"(?:of|in|for)\b", behind) and content_of(behind)))
    ):
        return behind
    before = _QUANTITIES.split(text[floor : share.start])[-1].strip(" ,.;:()")
    own_clause = _AND_ITS_SUBJECT.split(before)[-1]
    before = own_clause if content_of(own_clause) >= _WORDS_OF_A_VERB else before
    if moves and content_of(before) > _WORDS_OF_A_VERB:
        return before
    if of_those and content_of(before) < _WORDS_OF_A_VERB and content_of(behind) >= 2:
        return behind
    if content_of(before) < 2:
        before = text[floor : share.start].strip(" ,.;:()")
    if content_of(before) < 2:
        before = text[: share.start].strip(" ,.;:()")
    joined = f"{before} {behind}".strip()
    return joined if content_of(joined) >= 2 else text


def up_to_next(behind: str) -> str:
    """The words behind a share without those that lead to the next one."""
    return _TAIL.sub("", behind)


def _in_brackets(text: str, share: Share) -> bool:
    """'Half of it comes from a government grant (54%), the rest from …': of what is said before the bracket."""
    beside = text[max(0, share.start - 1) : share.start] == "(" and _CLOSES_AND_GOES_ON.match(text, share.end)
    said = re.split(r"[,;:()]", text[: share.start - 1])[-1] if beside else ""
    return content_of(said) >= _WORDS_BEFORE_BRACKET


_CLOSES_AND_GOES_ON = expression(r"\)(?:\s*[,.;]|\s+(?:with|and|but|while)\b)")
_WORDS_BEFORE_BRACKET = 4
_INCREASE_OF = expression(
    rf"\b[\w-]+\s+[\w-]+\s+(?:increase|rise|fall|drop|reduction|decrease|growth|cut|rate)s?\s+of\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'A council tax increase of 2% …', 'a response rate of 26% of the workforce': of what is said before."""
_QUANTITIES = expression(r"(?<=\w);|,\s+(?:and|but|while|whereas)\b", re.IGNORECASE)
"""What comes before says something of another figure."""
_AND_ITS_SUBJECT = expression(
    r"\s+(?:and|but)\s+(?=(?:our|the|its|their|his|her|an?)\s+(?:[\w'-]+\s+){1,4}?(?:has|have|had|was|is|were|are|fell|rose|stood|went|improved|dropped|climbed)\b)",
    re.IGNORECASE,
)
"""'New detectives have joined our teams and our solved rate has gone from': the clause of the figure."""
_THE_FIGURE = Quick(
    r"[^,;(]*\bthe\s+(?:figure|rate|proportion|share|percentage)\s+(?:was|is|stood\s+at|had\s+been)\s+$",
)
"""'… when the figure was 91.1 percent, it has …': what it is a figure of was told before."""
_OF_THE_NEXT = expression(r"(?:and|but|while|whereas)\s+(?:for|in|among|at|on|with)\b", re.IGNORECASE)
"""'… in 71% of cases and for priority incidents in 52%': said of the next figure."""
_OF_OCCASIONS = expression(
    r"^\s*(?:of|on)\s+(?:the\s+|all\s+|these\s+)?(?:occasions?|times?|cases|instances)\b", re.IGNORECASE
)
"""'… on 88 percent of occasions': what happened so often stands before the figure."""


def content_of(words: str) -> int:
    return len([word for word in re.findall(r"[A-Za-z]{3,}", words) if word.lower() not in _EMPTY])


_EMPTY_WORDS = """
    the and with from that this were was are only just about
    nearly over under almost around compared some than which has had have
    been
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words that say nothing of what was measured."""
