"""Which words of a sentence a count governs: what is said of the cases it counts.

Belongs here: choosing between the words before and the words after. Not here: what they mean (`senses.sense`,
`measures.measure`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.clauses import CLOSING_IN, FOUND, FRONTED, LIMITS, SUBJECT
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.number_words import CARDINAL

_REVIEWERS = (
    r"(?:we|our\s+(?:inspectors|auditors|team)|inspectors|auditors|the\s+(?:inspectors|inspectorate|team)|"
    r"(?:it|they)(?=\s+(?:(?:had|have|also)\s+)*(?:\w*review|examin|audit|assess|sampl|inspect|analys|check|test|visit|view|watch|observ|track|select|looked\s+at|saw|"
    r"read|listened|heard|chose|dip-sampl|went\s+through)))"
)
_REVIEW_TAIL = expression(
    rf"^[\s)]*(?:\(\s*(?:\d|\w+\s+per\s?cent)[^()]*\)\s*)?(?:[-–]\s+[^.;:–-]{{3,50}}?\s+[-–]\s+)?(?:(?:of\s+{THEM}|cases?|files?)\b\s*)?"
    rf"(?:(?:(?:that|which|whom|who)\s+)?{_REVIEWERS}\s+(?:had\s+|have\s+|also\s+)*"
    r"(?:(?!(?:(?:dis)?agreed|questioned|queried|doubted|challenged|disputed|criticised|disliked|faulted|missed|failed)\b)\w+ed|looked|saw|read|heard|spoke|listened|chose|took|went)(?:\s+(?:at|to|about|into|through|from|with))?\b|"
    r"(?:that\s+(?:was|were)\s+|which\s+(?:was|were)\s+)?(?:re)?(?:review|examin|assess|audit|sampl|inspect|analys|check|"
    r"consider|dip-sampl)(?:ed|d)\b|looked\s+at\b)?"
    r"(?:\s+(?:in|during|as\s+part\s+of|for)\s+(?:our|the|this)\s+[\w\s-]{3,40}?(?=,))?\s*[,:]?\s*",
    re.IGNORECASE,
)
"""'… cases that we reviewed, …': said of the review, not of the cases."""
_DESCRIBES = expression(
    r"^\s*(?:(?:relevant\s+)?(?:cases?|files?|calls?|crimes?|records?|incidents?)\s+)?"
    r"(?:that|which|who|where|when|in\s+which|for\s+which|involving|about|concerning|relating\s+to|with|of|from|for|by|under|among)\b"
    r"[^,;]{3,90},\s+(?!and\b|but\b|or\b|which\b)",
    re.IGNORECASE,
)
"""'In seven of the cases that concerned domestic abuse, …': tells which cases they are."""
_FOUND_THAT = expression(
    r"^(?:(?:our\s+(?:victim\s+service\s+assessment|inspectors?|audit|review)|we|inspectors?|hmicfrs|hmic|"
    r"the\s+inspectorate|it)\s+(?:also\s+)?(?:found|saw|identified|noted|established|considered|concluded|judged)\s+)"
    r"(?:that\s+)?",
    re.IGNORECASE,
)
_PLACED_AFTER = expression(r"^[\s)]*(?:cases?\s+)?(?:where|in\s+which|when|that|who|whose|with|which)\b", re.IGNORECASE)
_IS_OBJECT = expression(
    r"\s*(?:(?:that\s+)?(?:we|inspectors)\s+\w+ed\s*)?(?:,\s+(?:but|and|which|so|although)|[.;]|$)", re.IGNORECASE
)
"""A count that closes its clause is the object of the words before: 'supervisors had reviewed all eight cases, but'."""
_BREAK_BEFORE = expression(
    r"(?:[;:]|\s+and\s+that\b|\s+and\s+(?:(?:we|they|inspectors|it)\s+)?(?:also\s+)?(?:found|saw|noted|considered|judged|concluded|established|"
    r"thought|felt)\s+(?:that\s+)?(?=\w)|,\s+(?:and|but|while|whereas|although|though|with|so|which)\b|\.\s|"
    r"\s+(?:but|while|whereas|although|however)\b|"
    r",\s+(?=(?:the|we|it|officers?|supervisors?|victims?|staff|call|this|these|they|that|there|were|was|had|did|"
    r"never|not|only)\b)|\s+and\s+(?=(?:were|was|had|did|never|not|provided|\w+ed)\b))\s*",
    re.IGNORECASE,
)
_BREAK_AFTER = expression(
    r";|,?\s+(?:but(?!\s+(?:(?:had|has|have|was|were|did)(?:n't|\s+not|\s+never)|not|never)\b)|while|whereas|although|though|compared\s+(?:with|to))\s|,\s+and\s+$",
    re.IGNORECASE,
)
"""'CCTV was there but had not been collected' says one thing of its cases."""
_NEXT_OF = expression(
    r"(?<=\w),?\s+(?:and|but)\s+(?:(?:of|among)\s+(?:the|these|those)|the\s+(?:one|other|others|rest|remaining|remainder|missing\s+one)\b"
    r"(?=[^,;]{0,40}?\b(?:was|were|had|did|has|have|could)))",
    re.IGNORECASE,
)
"""'Only 51 were, and of the 15 that were not, four …': what opens the next count."""
_LEADS_TO_NEXT = expression(
    r"[,;(]?\s+(?:and|but|while)?\s*(?:(?:in|for|on|with|of)\s+)?(?:only\s+|just\s+|a\s+further\s+|the\s+other\s+)?$",
    re.IGNORECASE,
)
"""The words that open the next count's clause."""
_SAME_OF_NEXT = expression(
    r",?\s+(?:but|and|while|whereas)\s+(?:the\s+same|this|that|it)\s+(?:was|is)\s+(?:also\s+)?(?:true|so|the\s+case)(?:\s+(?:of|in|for|with))?(?:\s+(?:only|just))?\s*$",
    re.IGNORECASE,
)
"""'19 met the rules, but the same was true of only 13 of 20 …': said of the next count."""
_LEADS_TO_COUNT = expression(
    r"\b(?:in|for|on|at|during|within|from|across|of|with|by)\s+(?:(?:only|just|all|about|nearly|some|over)\s+)*$",
    re.IGNORECASE,
)
_CONTENT_TO_MOVE_BACK = 3
_OF_THESE = expression(rf"\bof\s+(?:these|those|them|which|whom),?\s+{LIMITS}$", re.IGNORECASE)
"""'It recorded 90 assaults, of these 31 were by strangers.'"""
_JUDGES = expression(rf"\b(?:rated|graded|judged|deemed|considered|thought|assessed)\s+{LIMITS}$", re.IGNORECASE)
_AS_JUDGED = expression(rf"\s+(?:of\s+{THEM}\s+)?(?:as|to|not)\b", re.IGNORECASE)
"""'Judged 63 not to have reasonable grounds': the judgment stands after."""
_WAS_DONE_IN = expression(
    rf"\b(?:wasn't|weren't|was|were|been|never|not)\s+(?:\w+ly\s+)?\w+ed\s+in\s+{LIMITS}$", re.IGNORECASE
)
"""'A crime was recorded in 93 of 98': nobody found that."""
_BRACKET_ENDS = expression(r"(?:\s+[^()]{2,60})?\)\s*(?:[.,;]|$|(?:but|and|while)\b)", re.IGNORECASE)
"""'It records crime well (87 of 90) but …': the count says how well."""
_WHICH_LAST = expression(
    r"^\s*(?:where|in\s+which|when)\s+(?:we|it|one|this|they)\s+[^,;]{3,50}?\s+and\s+(?=\w+\s)", re.IGNORECASE
)
"""'… in 38 of 51 calls where we expected it and advice on evidence in 29': which cases the last count was of."""
_SHARE_FRONTED = expression(
    r"(?:^|[.;:]\s+|\b(?:and|but|that)\s+)(?:in|for)\s+(?:[\w-]+\s+){0,4}?(?:half|third|thirds|quarter|quarters|fifth|fifths|most|many|majority|some|few|several|\d[\d.]*\s?(?:%|per\s?cent))\s+"
    r"(?:of\s+)?(?:(?:the|these|those|all)\s+)?(?:[\w-]+\s+){0,3}\($",
    re.IGNORECASE,
)
"""'In more than a quarter of the cases (19 of 72), the victim …': the count is of that share."""
_ONLY_PLACES = expression(
    r"\s*(?:in|at|during|for|on|by|across|among|from|when)\s+(?:(?!(?:was|were|had|have|has|did)\b|\w+ed\b)[\w'/-]+\s+){1,6}",
    re.IGNORECASE,
)
_PREDICATE_NEXT = expression(
    r"\s+(?:(?:of\s+them|cases?|files?|records?)\s+)?(?:was|were|had|have|did|didn't|hadn't|weren't|showed|contained|"
    r"lacked|failed|needed|required|met)\b",
    re.IGNORECASE,
)
"""'In our last inspection 14 of 33 cases were inadequate': the words before only say when."""
_REPORTED = expression(
    r"[^:;\d]{0,80}?\b(?:said|says|added|wrote|writes|read|reads|stated|states|reported|found|concluded|noted)(?:\s+that)?[:,]?\s*['\"]\s*",
    re.IGNORECASE,
)
"""'The report said: "In nine of 46 cases …': who says it is nothing said of the cases."""
_HAS_VERB = expression(
    r"\b(?:was|were|had|has|have|did|is|are|been|got|gave|took|kept|met|left|made|found|saw|judged|did|could|lacked|needed|failed|\w+ed)\b|n't\b",
    re.IGNORECASE,
)
_THEN_VERB = expression(
    r"(?:(?!\b(?:was|were|had|did|could)\b)[^,;.:()]){0,60}?\s(?:was|were|had|did|wasn't|weren't|hadn't|didn't|could|couldn't|lacked|needed|failed)\b",
    re.IGNORECASE,
)
_WHERE_SO = expression(r"^\s*(?:where|when|if)\b[^,;]*,\s+", re.IGNORECASE)
_IN_THE_CASES = expression(
    r"^\W*(?:in|for|among|on)\s+(?:the|those|these)\s+(?:cases|files|crimes|investigations|records|calls|incidents)\s+(?:closed|ended|filed|finalised|with)\b[^,;:]{3,60},\s+(?=\w+\s+\w)",
    re.IGNORECASE,
)
"""'In the cases closed with a caution, an offender had admitted guilt in 11 of 18': which ones they are."""
_OF_THE_BASE = expression(
    rf"^\W*(?:of|among|from)\s+(?:(?:the|these|those|all|our|its)\s+)?(?:\d[\d,]*|{CARDINAL})\s[^;:]{{3,120}}?,\s+(?=\w+\s+\w)",
    re.IGNORECASE,
)
"""'Of the 11 children who were kept in cells, accommodation was sought for eight': who they are."""
_EXISTS = expression(r"(?:and\s+)?(?:that\s+)?there\s+(?:was|were|are)", re.IGNORECASE)
"""'There were 13 cases of concern': what exists is told after."""


def governed_clause(text: str, start: int, end: int, others: Sequence[tuple[int, int]] = ()) -> str:
    """The words that say what is true of the cases counted between `start` and `end`.

    `others` are the places of the other counts in the sentence: their words are not this one's.
    """
    opening = SUBJECT.search(text[: min((begin for begin, _ in (*others, (start, end))), default=start)]) is not None
    if (sent := _SENT_BACK.search(text, 0, start)) and _BACK.match(text, end):
        return f"{sent['sent']} back{text[end:].partition(' back')[2].partition(';')[0]}"
    floor = max((stop for _, stop in others if stop <= start), default=0)
    ceiling = min((begin for begin, _ in others if begin >= end), default=len(text))
    before, after = text[floor:start], text[end:ceiling]
    if text[:end].endswith(("of which", "of whom")):  # 'twelve cases - five of which were rapes - had …'
        after = after.partition(" - ")[0]
    if floor:
        before = _WHICH_LAST.sub("", before)
        if opening and (joint := _next_clause(before)):
            before = before[joint.end() :]
    elif opening and (joint := _next_clause(after)):
        after = after[: joint.start()]
    if reported := _REPORTED.match(before):
        before = before[reported.end() :]
    backward = _backward(before)
    if before.endswith("(") and _BRACKET_ENDS.match(after):
        if _SHARE_FRONTED.search(before) and (forward := _forward(after.lstrip(" )"), cut=ceiling < len(text))):
            return forward
        return backward
    if FRONTED.search(before) or _OF_THESE.search(before):
        forward = _forward(_without_description(after), cut=ceiling < len(text))
        return forward if _words(forward) or not _words(backward) else backward
    forward = _forward(after, cut=ceiling < len(text))
    if (_ONLY_PLACES.fullmatch(before) or text[:end].endswith(")")) and _PREDICATE_NEXT.match(after):
        return forward
    if SUBJECT.search(before) and not _IS_OBJECT.match(after):
        return forward if _words(forward) or not _words(backward) else backward
    found = FOUND.search(before) and not _WAS_DONE_IN.search(before)
    if _PLACED_AFTER.match(after) and (_words(backward) < _CONTENT_TO_MOVE_BACK or found):
        return forward if _words(forward) or not _words(backward) else backward
    if _JUDGES.search(before) and _AS_JUDGED.match(after):
        return forward
    if found and (_EXISTS.fullmatch(backward) or not _words(backward)):
        return forward
    if _words(backward) and not _HAS_VERB.search(backward) and _THEN_VERB.match(after):
        return f"{backward} {forward}"
    return backward if _words(backward) else forward


_SENT_BACK = expression(
    rf"\b(?P<sent>(?:we|inspectors|auditors|they|it|and|but)\s+(?:had\s+|have\s+|also\s+)*(?:referred|sent|passed|handed|returned|gave))\s+{LIMITS}$",
    re.IGNORECASE,
)
_BACK = expression(rf"(?:\s+of\s+{THEM}|\s+(?:cases|files|crimes|incidents|records))?\s+back\b", re.IGNORECASE)
"""'We saw 25 recordings and referred four back to the force.'"""
_NEXT_SUBJECT = expression(
    r"\s+and\s+(?=(?:the|a|an|its|their|victims?|callers?|officers?|supervisors?|sergeants?|staff|nobody|somebody)\b)",
    re.IGNORECASE,
)
_FINITE = expression(r"\b(?:was|were|had|did|wasn't|weren't|hadn't|didn't|got|could|couldn't)\b", re.IGNORECASE)


def _next_clause(between: str) -> re.Match[str] | None:
    """What joins a second count's clause to the first's: '9 of 30 were late and the caller was told in 5 of these'."""
    if not CLOSING_IN.search(between):
        return None
    joints = [
        joint
        for joint in _NEXT_SUBJECT.finditer(between)
        if _FINITE.search(between, 0, joint.start()) and _FINITE.search(between, joint.end())
    ]
    return joints[-1] if joints else None


def _without_description(after: str) -> str:
    rest = after[_tail_length(after) :]
    described = _DESCRIBES.match(rest)
    return rest[described.end() :] if described else after


_THAT_IS_SO_MANY = expression(
    r"^\W*(?:or|that\s+is|which\s+is|i\.e\.|giving|making)?\s*(?:(?:an?|the)\s+)?(?:[\w-]+\s+)?(?:rate|share|proportion|figure|result|score)\s+(?:of|is|was)\s+"
    r"\d[\d.]*\s?(?:%|per\s?cent|percent)(?=\W|$)",
    re.IGNORECASE,
)
"""'For 1,104 of the 1,219 crimes, a rate of 90.6 percent': the same once more."""


def _forward(after: str, *, cut: bool) -> str:
    rest = _THAT_IS_SO_MANY.sub("", after[_tail_length(after) :])
    if stop := _NEXT_OF.search(rest) or _BREAK_AFTER.search(rest, 15):
        rest = rest[: stop.start()]
    if cut:
        rest = _SAME_OF_NEXT.sub("", _LEADS_TO_NEXT.sub("", rest))
    return _FOUND_THAT.sub("", rest).strip(" ,.;:()")


def _tail_length(after: str) -> int:
    tail = _REVIEW_TAIL.match(after)
    return tail.end() if tail else 0


def _backward(before: str) -> str:
    before = _OF_THE_BASE.sub("", _IN_THE_CASES.sub("", _WHERE_SO.sub("", before)))
    breaks = list(_BREAK_BEFORE.finditer(before))
    piece = before[breaks[-1].end() :] if breaks and _words(before[breaks[-1].end() :]) >= 2 else before
    piece = _LEADS_TO_COUNT.sub("", piece)
    return _FOUND_THAT.sub("", piece.strip(" ,.;:(")).strip(" ,.;:(")


def _words(piece: str) -> int:
    return len([word for word in re.findall(r"[A-Za-z']{2,}", piece) if word.lower() not in _SMALL])


_SMALL = frozenset(("in", "the", "we", "also", "and", "only", "but", "other", "further", "found", "saw", "that"))
