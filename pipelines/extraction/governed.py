"""Which words of a sentence a count governs: what is said of the cases it counts.

Belongs here: choosing between the words before and the words after. Not here: what they mean (`sense`, `measures`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FRONTED = re.compile(
    r"(?:^|[,;:.(]|\band|\bbut|\bthat|\bfound|\bwhile|\bwhere|\bhowever|\balthough|\bthough)\s*"
    r"(?:(?:and|but|that|also|however,|then)\s+)*(?:in|for|on|at|with|during|within|from|across|of|by)\s+"
    r"(?:only\s+|just\s+|all\s+|about\s+|around\s+|nearly\s+|over\s+|a\s+further\s+|another\s+)?$",
    re.IGNORECASE,
)
_REVIEW_TAIL = re.compile(
    r"^\s*(?:(?:of\s+(?:these|those|them)|cases?|files?)\b\s*)?(?:(?:that|which)\s+)?(?:(?:we|our\s+inspectors|inspectors|they|our\s+team)\s+(?:had\s+|have\s+)?)?"
    r"(?:also\s+)?(?:(?:re)?(?:review|examin|assess|audit|sampl|inspect|analys|check|consider|dip-sampl)(?:ed|d)|looked\s+at|saw|viewed|watched|read)?"
    r"(?:\s+(?:in|during|as\s+part\s+of|for)\s+(?:our|the|this)\s+[\w\s-]{3,40}?(?=,))?\s*[,:]?\s*",
    re.IGNORECASE,
)
_FOUND_THAT = re.compile(
    r"^(?:(?:our\s+(?:victim\s+service\s+assessment|inspectors?|audit|review)|we|inspectors?|hmicfrs|hmic|the\s+inspectorate|it)\s+(?:also\s+)?(?:found|saw|identified|noted|established|considered|concluded|judged)\s+)(?:that\s+)?",
    re.IGNORECASE,
)
_PLACED_AFTER = re.compile(r"^\s*(?:cases?\s+)?(?:where|in\s+which|when|that|who|whose|with|which)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:^|[,;:.(]|\b(?:that|and|but|while|whereas|where|as|because|which|whom|these|those|them|also|however|only|just)|\bfound)\s*"
    r"(?:(?:only|just|all|about|around|nearly|over|at\s+least|a\s+further|another|the\s+(?:other|remaining))\s+)*['\"]?$",
    re.IGNORECASE,
)
"""What stands before a count that is the subject of its clause: 'we found that 87 of 90 crimes were allocated'."""
_FINDS = re.compile(r"\b(?:found|saw|identified|noted|recorded|were|was)\s+(?:only\s+|just\s+|in\s+)?$", re.IGNORECASE)
_IS_OBJECT = re.compile(
    r"\s*(?:(?:that\s+)?(?:we|inspectors)\s+\w+ed\s*)?(?:,\s+(?:but|and|which|so|although)|[.;]|$)", re.IGNORECASE
)
"""A count that closes its clause is the object of the words before it: 'supervisors had reviewed all eight cases, but'."""
_BREAK_BEFORE = re.compile(
    r"(?:[;:]|,\s+(?:and|but|while|whereas|although|though|with|so|which)\b|\.\s|\s+(?:but|while|whereas|although|however)\b|,\s+(?=(?:the|we|it|officers?|supervisors?|victims?|staff|call|this|these|they|that|there)\b))\s*",
    re.IGNORECASE,
)
_BREAK_AFTER = re.compile(
    r";|,?\s+(?:but|while|whereas|although|though|compared\s+(?:with|to))\s|,\s+and\s+$", re.IGNORECASE
)


def governed_clause(text: str, start: int, end: int, others: Sequence[tuple[int, int]] = ()) -> str:
    """The words that say what is true of the cases counted between `start` and `end`.

    `others` are the places of the other counts in the sentence: their words are not this one's.
    """
    floor = max((stop for _, stop in others if stop <= start), default=0)
    ceiling = min((begin for begin, _ in others if begin >= end), default=len(text))
    before, after = text[floor:start], text[end:ceiling]
    forward = _forward(after, cut=ceiling < len(text))
    backward = _backward(before)
    if _FRONTED.search(before):
        return forward if _words(forward) or not _words(backward) else backward
    if _SUBJECT.search(before) and not _IS_OBJECT.match(after):
        return forward if _words(forward) or not _words(backward) else backward
    if _PLACED_AFTER.match(after) and (_words(backward) < 3 or _FINDS.search(before)):
        return forward
    return backward if _words(backward) else forward


def _forward(after: str, *, cut: bool) -> str:
    rest = after[_tail_length(after) :]
    if stop := _BREAK_AFTER.search(rest, 15):
        rest = rest[: stop.start()]
    if cut:
        rest = re.sub(r"[,;]?\s+(?:and|but|while)?\s*(?:(?:in|for|on|with)\s+)?(?:only\s+|just\s+)?$", "", rest)
    return _FOUND_THAT.sub("", rest).strip(" ,.;:")


def _tail_length(after: str) -> int:
    tail = _REVIEW_TAIL.match(after)
    return tail.end() if tail else 0


def _backward(before: str) -> str:
    breaks = list(_BREAK_BEFORE.finditer(before))
    piece = before[breaks[-1].end() :] if breaks and _words(before[breaks[-1].end() :]) >= 2 else before
    piece = re.sub(
        r"\b(?:in|for|on|at|during|within|from|across|of|with|by)\s+(?:only\s+|just\s+|all\s+|about\s+|nearly\s+)*$",
        "",
        piece,
    )
    return _FOUND_THAT.sub("", piece.strip(" ,.;:")).strip(" ,.;:")


def _words(piece: str) -> int:
    return len([word for word in re.findall(r"[A-Za-z']{2,}", piece) if word.lower() not in _SMALL])


_SMALL = frozenset(("in", "the", "we", "also", "and", "only", "but"))
