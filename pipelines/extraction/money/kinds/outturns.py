"""Constructions of what a year ends with: '£640k over', 'underspent its budget by £3.2m'.

Belongs here: over- and underspending told by grammar. Not here: other money that goes out (`spent`), the nouns of both
(`words.kinds_named`), or variances in tables (`tables.cells`).
"""

from __future__ import annotations

from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import THEIR
from pipelines.extraction.money.words.kinds_named import Direction
from pipelines.extraction.money.words.patterns import Construction, after_amount, then_amount
from pipelines.extraction.records import MoneyKind

_CLOSES = r"(?=\s*(?:[.,;:)]|$|(?:at|by)\s+(?:the\s+)?year|(?:for|in)\s+the\s+(?:year|first|last)\b))"
_ALLOWED = (
    rf"(?:{THEIR}\s+(?:\w+\s+){{0,2}}?(?:budget|estimate|plan)|(?:plan|profile|target|estimate|budget|forecast)(?=\W|$)|"
    r"(?:what\s+)?(?:(?:was|is|had\s+been|has\s+been)|(?:it|they|we|the\s+(?:force|constabulary|commissioner))(?:\s+had|\s+have)?)\s+"
    r"(?:budgeted|planned|set\s+aside|allowed|provided|expected|assumed|forecast|anticipated)(?:\s+for)?)"
)
"""'£0.9m above what had been set aside'"""
_OUTTURNS: tuple[tuple[MoneyKind, Direction, str], ...] = (
    ("overspend", "outflow", r"over-?\s?spen(?:d|ds|t|ding)"),
    ("underspend", "inflow", r"under-?\s?spen(?:d|ds|t|ding)"),
)

_SIDES: tuple[tuple[MoneyKind, Direction, str], ...] = (
    ("overspend", "outflow", "over"),
    ("underspend", "inflow", "under"),
)

OUTTURNS_TOLD = (
    # 'the contract ran £1.9m over'
    *(
        Construction(
            kind,
            direction,
            then_amount(r"\b(?:ran|runs?|running|went|gone|c[ao]me\s+in|finished|ended)"),
            after_amount(rf"(?P<word>{side})\b(?!\s+(?:the|a|an|its|their|four|three|two|five|several|\d))"),
            is_verb=False,
        )
        for kind, direction, side in _SIDES
    ),
    # '£2.3m will be carried forward'
    Construction(
        "underspend",
        "inflow",
        Quick(r"^(?!.*\b(?:remaining|rest|balance|other)\b)"),
        after_amount(
            r"(?:(?:will|would|has|have|had|is|are|was|were|to|also|now|be|been)\s+)+(?P<word>(?:carried|rolled)\s+(?:forward|over))\b"
        ),
    ),
    # 'it is £23.8m below the revised budget'
    Construction(
        "underspend",
        "inflow",
        behind=after_amount(rf"(?P<word>(?:below|under|(?:less|lower)\s+than)\s+{_ALLOWED})\b"),
        is_verb=False,
    ),
    Construction(
        "overspend",
        "outflow",
        behind=after_amount(rf"(?P<word>(?:above|over|(?:more|higher)\s+than|in\s+excess\s+of)\s+{_ALLOWED})\b"),
        is_verb=False,
    ),
    # 'underspent its revenue budget by £3.2m', 'expects to overspend its budget of £186m by £1.1m'
    *(
        Construction(
            kind,
            direction,
            then_amount(
                rf"{verb}\s+(?:against\s+|on\s+)?(?:the|its|their|our|that)\s+(?:[\w/'-]+\s+){{0,4}}?budgets?\s+(?:(?:for|in)\s+[^,;.£]{{3,20}}?\s+)?"
                r"(?:of\s+£[\d.,]*\d\s?(?:m|mn|bn|million|billion|k)?\s+)?(?P<word>by)"
            ),
            is_verb=False,
            across=True,
        )
        for kind, direction, verb in _OUTTURNS
    ),
    # 'spending will exceed the budget by £2.8m'
    Construction(
        "overspend",
        "outflow",
        then_amount(
            r"(?P<word>(?:exceed(?:s|ed|ing)?|blew|blown|bust(?:ed)?|overshot|overran|breached|broke)\s+(?:the|its|their|our|that)\s+(?:\w+\s+)?"
            r"budgets?\s+by)"
        ),
    ),
    Construction(
        "underspend",
        "inflow",
        behind=after_amount(r"(?P<word>in\s+(?:the\s+black|credit)|to\s+the\s+good)\b"),
        is_verb=False,
    ),
    # 'overtime came in £640k over', '£1.9m under at year end', '£1.3m unspent'
    Construction(
        "overspend", "outflow", behind=after_amount(rf"(?P<word>over)(?:\s+(?:it|that))?{_CLOSES}"), is_verb=False
    ),
    Construction(
        "underspend", "inflow", behind=after_amount(rf"(?P<word>under)(?:\s+(?:it|that))?{_CLOSES}"), is_verb=False
    ),
    Construction(
        "underspend", "inflow", behind=after_amount(r"(?P<word>unspent|left\s+over|to\s+spare)\b"), is_verb=False
    ),
)
