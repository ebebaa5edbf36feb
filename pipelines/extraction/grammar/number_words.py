"""Numbers written in words: the words, and the value of a run of them.

Belongs here: cardinals ('twenty-one', 'a hundred and five', 'three dozen'), ordinals ('third', 'twenty-first') and
fractions ('two thirds', 'a quarter'). Not here: digits and what stands around a number (`numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.phrases import one_of, spaced

_UNITS = {
    "zero": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "twentieth": 20,
    "thirtieth": 30, "hundredth": 100,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip

_plain = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_scale = "|".join(_SCALES)
_tens = "|".join(_TENS)

CARDINAL = (
    rf"(?:(?:half\s+a|a|an)\s+(?:dozen|hundred|thousand|million|billion)|(?<=every\s)(?:hundred|thousand|million)|"
    rf"(?:{_plain}))"
) + (rf"(?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=dozen))\s+and\s+|[\s-]+)(?:{_plain}|{_scale})(?!\w))*")
"""A run of number words; 'a hundred', 'half a dozen' and 'every thousand' open one, 'hundred' alone does not."""

ORDINAL = rf"(?:(?:{_tens})[\s-])?(?:{'|'.join(_ORDINALS)})"

FRACTION = (
    r"(?:(?:a|an|one)\s+half|half|(?:(?:a|an|one)[\s-]+(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"twentieth|hundredth)|(?:two|three|four|five|six|seven|eight|nine)[\s-]+(?:thirds|quarters|fourths|fifths|sixths|"
    r"sevenths|eighths|ninths|tenths|twentieths|hundredths)))"
)
"""A part of a whole; whether 'half' or 'a quarter' means one is decided by what follows (`numbers`)."""

_FIRST_LETTERS = one_of(sorted({word[:4] for word in (*_UNITS, *_TENS, *_ORDINALS, *_PARTS)}))
_OPENS = expression(rf" (?:{_FIRST_LETTERS}|an? +(?:dozen|million|billion))")


_MAY_START = expression(rf" (?=(?:{_FIRST_LETTERS}|(?:an?|hundred|thousand|million) ))")


def may_open(text: str) -> bool:
    """A quick look: whether a word stands in the text that can open any of these."""
    return _OPENS.search(spaced(text)) is not None


def openings(text: str) -> Iterator[int]:
    """Where words begin with which any of these can."""
    return (space.start() for space in _MAY_START.finditer(spaced(text)))


def cardinal(words: str) -> float | None:
    """The value of a run of number words, None where they do not make one number ('one two', 'ten twenty').

    >>> cardinal("two thousand three hundred and forty-one")
    2341.0
    """
    tokens = [token for token in re.split(r"[\s-]+", words.lower()) if token != "and"]
    total, group, seen = 0.0, 0.0, 10**12
    for token in tokens:
        if token in ("a", "an"):
            group, seen = group or 1, 1
        elif token == "half":
            group, seen = 0.5, 1
        elif token in _UNITS or token in _TENS:
            value = _UNITS.get(token, _TENS.get(token, 0))
            if _order(value) >= seen:
                return None
            group, seen = group + value, _order(value) if value < 20 else 10
        elif token in ("dozen", "score", "hundred"):
            group, seen = (group or 1) * _SCALES[token], 100
        elif token in _SCALES:
            total, group, seen = total + (group or 1) * _SCALES[token], 0, _SCALES[token]
        elif token not in ("of",):
            return None
    return total + group


def ordinal(words: str) -> int | None:
    """The rank that an ordinal names: 21 for 'twenty-first'."""
    *tens, last = re.split(r"[\s-]+", words.lower())
    if last not in _ORDINALS or (tens and tens[0] not in _TENS):
        return None
    return (_TENS[tens[0]] if tens else 0) + _ORDINALS[last]


def fraction(words: str) -> float:
    """The share that a fraction names: 0.75 for 'three quarters'."""
    *count, part = re.split(r"[\s-]+", words.lower())
    whole = _PARTS[part if part in _PARTS else part.removesuffix("s")]
    return (1 if not count or count[0] in ("a", "an") else _UNITS[count[0]]) / whole


def _order(value: float) -> int:
    return 1 if value < 10 else 10
