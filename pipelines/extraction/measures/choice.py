"""Which of several measures that match is meant: the one that says most, or that rests on the words of the clause.

Belongs here: comparing matches with each other. Not here: which measures match (`matches`), or which words are
asked (`measure`).
"""

from __future__ import annotations

from pipelines.extraction.grammar.vocabulary import Match

_SEVERAL = 2
_WORDS_FOR_EACH = {"volume": 3, "share": 2}
"""For each of them the clause may say so much; less where it counts things or cases, which mostly name themselves."""
_WORDS_FOR_EACH_SHARE = 4


def most_specific(matches: list[Match]) -> list[Match]:
    """The match that rests on most words, with those that rival it: nearly as specific, and on words of their own."""
    top = max((match.specificity for match in matches), default=0)
    best = [match for match in matches if match.specificity == top]
    said = frozenset().union(*(match.everywhere for match in best))
    rivals = (match for match in matches if match.specificity == top - 1 and not match.everywhere <= said)
    return [*best, *rivals]


def is_finer(match: Match, first: Match, subjects: frozenset[int]) -> bool:
    """Whether a match rests on more than the first, and on all of its words that name something."""
    named = first.everywhere & subjects
    return match.extends(first) or (bool(named) and match.specificity > first.specificity and named <= match.everywhere)


def outdoes(match: Match, other: Match) -> bool:
    """Whether a match takes up words of the other and says far more: 'fails to record 9 percent | of the crimes'."""
    return match.specificity > other.specificity + 1 and not match.everywhere.isdisjoint(other.everywhere)


def nearest(matches: list[Match], size: int) -> list[Match]:
    """Of several equally specific matches those that rest on most words of the clause: 'of grade 2 incidents'."""
    best = most_specific(matches)
    if len({match.entry for match in best}) < _SEVERAL:
        return matches
    own = {match.entry: sum(position < size for position in match.everywhere) for match in best}
    return [match for match in best if own[match.entry] == max(own.values())]


def takes_up(match: Match, size: int, subjects: frozenset[int], words_again: int, *, alone: bool, kind: str) -> bool:
    """Whether a match that needs the sentence before rests on enough of the clause: 'showed regular reviews'.

    A single word is enough where, `alone`, the clause says nothing else: 'were abandoned'.
    """
    taken = len(subjects & match.everywhere)
    if alone and subjects and taken == len(subjects):
        return True
    rests = sum(place < size for place in match.everywhere)
    said = _WORDS_FOR_EACH.get(kind, _WORDS_FOR_EACH_SHARE)
    return rests >= words_again and taken > 0 and len(subjects) <= said * taken
