"""Lines that are a label and a number and nothing else: 'Case files reviewed: 56', 'Reports of violent crime: 351'.

Belongs here: such lines, and which of them tell how many were reviewed. Not here: cells of tables (`audited`), or the
lines below that divide such a number (`parts_below`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.numbers import Number

_SEPARATOR = r"(?:\s*[:=]\s*|\s+[-–]\s+)"
LABEL = expression(rf"[^:.;\d]{{3,80}}?{_SEPARATOR}")
_OF_REVIEWED = expression(
    r"\W*(?:[\w'’-]+,?\s+){0,8}?(?:reviewed|examined|audited|(?:dip-?\s?)?sampled|assessed|read|listened\s+to|looked\s+at|analysed|tested|"
    r"scrutinised)(?:\s+(?:by\s+(?:us|our\s+\w+|inspectors|the\s+\w+|hmicfrs|hmic|auditors)|in\s+(?:total|all|depth|detail)|overall))?"
    rf"{_SEPARATOR}|\W*(?:our\s+|the\s+|audit\s+)?(?:dip[\s-])?sample(?:\s+size)?{_SEPARATOR}",
    re.IGNORECASE,
)
_ENDS = expression(
    r"\s*(?:[.;,]|$)|(?:\s+(?!(?:per|percent|days?|weeks?|months?|hours?|minutes?)\b)[\w'’-]+){1,5}\s*[.;]?\s*$"
)


def is_labelled_line(text: str) -> bool:
    """'Reports of violent crime: 351'."""
    label = LABEL.match(text)
    return label is not None and re.fullmatch(r"\d[\d,]*\s*[.;,]?", text[label.end() :].strip()) is not None


def is_labelled_as_reviewed(text: str, number: Number) -> bool:
    """Whether the label before a number says that as many were reviewed."""
    return _OF_REVIEWED.fullmatch(text, 0, number.start) is not None and _ENDS.match(text, number.end) is not None


_ITEM_LABEL = expression(r"\W*[A-Za-z][^:.;\d]{4,80}:\s*", re.IGNORECASE)
_ENDS_ITEM = expression(r"\s*(?:(?:cases|files|records)\s*)?[.;,]?(?:\s+and)?\s*$", re.IGNORECASE)


def is_labelled_item(sentence: Sentence, number: Number) -> bool:
    """'We found, in 60 files: - effective supervision: 44; - plan in place: 51'."""
    labelled = sentence.block.kind == "list_item" and _ITEM_LABEL.fullmatch(sentence.text, 0, number.start) is not None
    return labelled and _ENDS_ITEM.match(sentence.text, number.end) is not None
