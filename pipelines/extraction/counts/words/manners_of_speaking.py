"""Pairs of numbers that count no cases: 'nine out of ten people', 'three in ten', 'if 40 of 50 records pass'.

Belongs here: shares told by two numbers, idioms and examples of reckoning. Not here: counts of cases (`shapes.pairs`),
or the shares as facts (`rates.shares`).
"""

from __future__ import annotations

import re
from math import gcd

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.words.reviewing import REVIEWED
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

_PART_OF_ONE_IN = expression(
    r"(?<!right\s)(?<!wrong\s)(?<!correct\s)(?<!best\s)(?<!better\s)\b(?:one|1)\s+in\s+$|\b(?:every|each|any|not)\s+(?:(?:a\s+)?(?:single|last)\s+|and\s+every\s+)?$",
    re.IGNORECASE,
)
_IS_SHARE_OF = expression(
    r"\b(?<!outcome\s)(?:\d+|two|three|four|five|six|seven|eight|nine)\s+in\s+(?:every\s+)?$", re.IGNORECASE
)
"""'Three in ten of the 120 files': a share, and no ten of them."""
_SUPPOSED = expression(
    r"(?:^|[,;:]\s+|\b(?:and|but|that)\s+)(?:if|suppose|supposing|imagine|say|were|had|when)\s+(?:only\s+|just\s+|say,?\s+|exactly\s+)?$|"
    r"\b(?:i\.e\.|e\.g\.|for\s+example|for\s+instance|that\s+is),?\s+$|\bI(?:\s+am|\s+was|'m)\s+$",
    re.IGNORECASE,
)
"""'If 40 of 50 records pass, the rate is 80 percent', 'I am one of four inspectors': reckoning, and who speaks."""
ROUND = frozenset((5, 10, 20, 100, 1000, 10000))
MOST_OF_AN_IDIOM = 10
"""'Nine out of ten' may be a manner of speaking; 'thirteen out of twenty' counts, if it closes its clause."""
_INTENDED = expression(
    r"\b(?:will|would|must|(?:intends?|plans?|aims?|hopes?|wants?|means|is|are)\s+to)\s+(?:[^.;:]{0,80}(?:,|\band)\s+)?(?!have\b|be\b)[a-z]{3,}(?<!ed)\s+$",
    re.IGNORECASE,
)
"""'It intends to close 15 of its 25 counters': a plan, and nothing found."""
_SENTENCED = expression(
    r"\b(?:jailed|imprisoned|sentenced|convicted|acquitted|cleared|found\s+(?:not\s+)?guilty|pleaded\s+(?:not\s+)?guilty|admitted|denied|fined)\s+"
    r"(?:(?:of|for|to|on)\s+)?(?:all\s+)?$",
    re.IGNORECASE,
)
"""'He was jailed for six of the 12 offences': a court's account of one person."""
_ITS_NOUN = r"\s+(?:of\s+(?:the|our|its)\s+|(?!(?:the|an?|it|they|we|no|this|that|where|which)\b)[\w'-]+\s+){0,4}?"
_REQUIRED = expression(
    rf"{_ITS_NOUN}(?:must|shall|(?-i:will)|(?:is|are|has|have)\s+to|should(?!(?:\s+not|n't)?\s+have\b))\s|{_ITS_NOUN}voted\b|"
    rf"{_ITS_NOUN}(?:have|has)\s+(?:since\s+|now\s+)?(?:left|gone|joined|retired|resigned)\b",
    re.IGNORECASE,
)
"""'90 of 100 officers must pass the test', 'six of the nine members voted for it': asked for or decided."""
_ANYBODY = expression(
    r"\s+(?:of\s+)?(?:[\w-]+\s+){0,2}?(?:people|residents?|adults?|respondents|households?|members\s+of\s+the\s+public|"
    r"young\s+people|women|men|children|victims|callers|officers|crimes|offences|burglaries|rapes)\b",
    re.IGNORECASE,
)


_GIVEN_ONE = Quick(
    r"\b(?:offered|given|sent|made|got|received|taken|drawn\s+up|written|found|requested|asked\s+for|granted|completed|produced|"
    r"provided|issued|needed|wanted|obtained|sought|set|had\s+had|to\s+(?:have|get|receive|be\s+given|make|complete))\s+one\s+in\s+"
    rf"{LIMITS}$",
)
_FOUND_NONE = Quick(
    r"\b(?:records?|signs?|evidence|traces?|proof|notes?|mention|copy|copies|entry|indication|need|lack|absence|consideration|details)\s+of\s+one\s+"
    rf"(?:(?:at\s+all|on\s+file|being\s+\w+|having\s+been\s+\w+)\s+)?in\s+{LIMITS}$",
    r"(?:n't|\b(?:not|never|cannot|nobody|no\s+one|unable\s+to|failed\s+to))\s+(?:(?:been|be|had|have|even|always|actually|anybody|anyone)\s+)*"
    r"(?:find|found|see|seen|saw|locate[d]?|trace[d]?|identify|identified|discover(?:ed)?|show(?:n|ed)?|produced?|complete[d]?|record(?:ed)?|draw(?:n)?(?:\s+up)?|ma[dk]e|"
    r"take[n]?|set|use[d]?|offer(?:ed)?|give[n]?|provide[d]?|arrange[d]?|write|written|ask(?:ed)?\s+for|submit(?:ted)?|receive[d]?|had|have|get|got)\s+"
    rf"one\s+(?:(?:at\s+all|on\s+file|on\s+record)\s+)?in\s+{LIMITS}$",
    rf"\bthere\s+(?:wasn't|was\s+not|hadn't\s+been)\s+one\s+in\s+{LIMITS}$",
)
"""'There was no record of one in 30 of 83 cases', 'we couldn't find one in 24'."""
_THERE_WAS_ONE = Quick(rf"\bthere\s+(?:was|had\s+been|wasn't|was\s+not)\s+(?:only\s+|just\s+)?one\s+in\s+{LIMITS}$")
_IN_CASES = expression(
    rf"\s+(?:of\s+{THEM}\b|(?:such\s+)?(?:cases|files|records|instances|investigations)\b)", re.IGNORECASE
)
_OF_CASES = expression(
    rf"(?:\s+(?:(?:out\s+)?of|from)\s+(?:(?:an?|the|our)\s+(?:[\w-]+\s+)?(?:total|sample|set)\s+of\s+)?(?:the\s+|those\s+|these\s+)?|\s?/\s?)(?:\d+|{CARDINAL})\b",
    re.IGNORECASE,
)
_CLOSES = expression(r"\s*(?:[.;)]|,\s+(?:and|but|although|while)\b|$)")


def is_pronoun_in(text: str, whole: Number) -> bool:
    """Whether 'one' is a thing named before, and no part of it: 'victims had been offered one in 23 of 31 cases'."""
    if not _ONE_IN.search(text, 0, whole.start):
        return False
    of_cases = _OF_CASES.match(text, whole.end) is not None
    if _FOUND_NONE.search(text, 0, whole.start):
        return of_cases or _IN_CASES.match(text, whole.end) is not None or _CLOSES.match(text, whole.end) is not None
    if _THERE_WAS_ONE.search(text, 0, whole.start):
        return of_cases
    if _GIVEN_ONE.search(text, 0, whole.start) is None:
        return False
    in_cases = _IN_CASES.match(text, whole.end) is not None
    return in_cases or of_cases


_ONE_IN = expression(rf"\bone\s+(?:[\w-]+\s+){{0,3}}in\s+{LIMITS}$", re.IGNORECASE)


def is_share(sentence: Sentence, part: Number, whole: Number) -> bool:
    """Whether 'nine out of ten people' gives a share of people at large, not a count of ten of them."""
    text = sentence.text
    if part.value == 1 and part.in_words and whole.in_words and _ONE_OUT_OF.search(text, 0, whole.start):
        return (whole.value or 0) <= MOST_OF_AN_IDIOM and not REVIEWED.search(text)
    if (whole.value or 0) <= MOST_OF_AN_IDIOM and _PEOPLE_THINK.match(text, whole.end) and not REVIEWED.search(text):
        return True
    if whole.value not in ROUND or REVIEWED.search(text) or _is_unreduced(part, whole):
        return False
    if whole.value == MOST_OF_AN_IDIOM and whole.in_words and _CALLS.match(text, whole.end):
        return _DEFINITE.search(text, 0, whole.start) is None
    return re.search(r"\bout\s+of\s+(?:every\s+)?$", text[: whole.start], re.IGNORECASE) is not None and (
        _ANYBODY.match(text, whole.end) is not None
    )


_ONE_OUT_OF = expression(r"\bone\s+out\s+of\s+(?:every\s+)?$", re.IGNORECASE)
"""'The child wasn't mentioned in one out of three records.'"""
_PEOPLE_THINK = expression(
    r"\s+(?:[\w-]+\s+){0,2}?(?:people|residents|adults|households|women|men|voters|readers|members\s+of\s+the\s+public)\s+"
    r"(?:(?:now|still|also)\s+)?(?:support|oppose|say|said|feel|felt|think|thought|believe|want|trust|agree|would|are|do|don't|have)\b",
    re.IGNORECASE,
)
"""'3 out of 4 people support the power.'"""


def _is_unreduced(part: Number, whole: Number) -> bool:
    """'18 out of 20 victims': who only gave a share would have said nine out of ten."""
    return (whole.value or 0) > MOST_OF_AN_IDIOM and gcd(int(part.value or 0), int(whole.value or 0)) > 1


_CALLS = expression(r"\s+(?:of\s+)?(?:[\w-]+\s+){0,2}?(?:calls|reports|incidents)\b", re.IGNORECASE)
"""'Nine out of ten 999 calls', of all that come in."""
_DEFINITE = expression(r"\b(?:the|these|those|our)\s+$", re.IGNORECASE)
"""'Seven of the ten calls that were played to us'."""
_ROUNDLY = expression(
    r"\b(?:more|fewer|less)\s+than\s+$|\b(?:nearly|almost|about|around|roughly|over|under|some|approximately)\s+$",
    re.IGNORECASE,
)
_OUT_OF = expression(r"\s+out\s+of\s+(?:every\s+)?", re.IGNORECASE)


_MANY = 1_000


def _is_manner_of_speaking(sentence: Sentence, part: Number, whole: Number) -> bool:
    """'More than nine out of ten calls', 'of 90,000 nine out of ten were answered': no ten that anybody counted."""
    text = sentence.text
    if not part.in_words or whole.value != MOST_OF_AN_IDIOM or not _OUT_OF.fullmatch(text, part.end, whole.start):
        return False
    of_many = any(other.kind == "percent" or (other.value or 0) >= _MANY for other in sentence.numbers)
    alone = whole.in_words and case_noun(text, whole.end) is None
    return (of_many and alone) or _ROUNDLY.search(text, 0, part.start) is not None


def restates(sentence: Sentence, part: Number, whole: Number, share: float, end: int) -> bool:
    """Whether 'nine out of ten' says again in round words what a count before it, which ends at `end`, says."""
    text = sentence.text
    between, after = text[end : part.start], text[whole.end : whole.end + 1]
    told = whole.value == MOST_OF_AN_IDIOM and part.in_words and _AGAIN.search(between) is not None
    return told and not after.isalpha() and abs((part.value or 0) / MOST_OF_AN_IDIOM - share) < _NEAR


_AGAIN = expression(r"(?:[,(-]|\bor|\bthat\s+is)\s*(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_NEAR = 0.05


_ALL_FORCES = (43, 44)
_GRADED = expression(
    r"[^.;]{0,30}?\b(?:graded|rated|judged|good|outstanding|adequate|inadequate|required?s?\s+improvement)\b",
    re.IGNORECASE,
)
"""'Fourteen of 43 were graded good': forces, though no noun says so."""


DEMANDS = expression(
    r"\s+(?:(?:call|ask)(?:ed|s)?\s+for|requir(?:ed?|es)|demand(?:ed|s)?|concern(?:ed|s)?|relat(?:ed?|es)\s+to|deal[st]?\s+with|(?:was|were|are|is)\s+"
    r"(?:for|about|urgent|to\s+be|aimed|addressed|directed|new|accelerated))\b",
    re.IGNORECASE,
)
"""'Ten recommendations, three of which called for action at once': what they are, and not what became of them."""
_ASKED = expression(
    r"\b(?:recommendations?|actions?|areas?\s+for\s+improvement|causes?\s+of\s+concern)$", re.IGNORECASE
)
_PUBLISHED = expression(
    r"\s+(?:[\w-]+\s+){0,2}?reports\s+(?:(?:to\s+be|being|that\s+were)\s+)?(?:published|released|issued|out|brought\s+out)\b",
    re.IGNORECASE,
)
"""'In one of 43 reports published today'."""
_THINGS_OF = expression(r"\s+(?:[\w'-]+\s+){1,3}of\s+", re.IGNORECASE)
_EACH_SO_LARGE = expression(
    r"\s+(?:(?:pages|words|lines|chapters|sections|paragraphs|questions|minutes|hours|people|members|beds|cells|seats|desks|staff|constables)\b|(?:[\w'-]+\s+){0,2}(?:each|apiece)\b)",
    re.IGNORECASE,
)
"""'43 reports of 60 pages each', 'six teams of 12 constables'."""


def is_no_count(sentence: Sentence, part: Number, whole: Number) -> bool:
    """Whether two numbers joined as 'three out of ten' give a share, an idiom or an example and no count of cases."""
    text = sentence.text
    pronoun = is_pronoun_in(text, part)
    said_before = () if pronoun else (_IS_SHARE_OF, _PART_OF_ONE_IN, _SUPPOSED, _INTENDED, _SENTENCED)
    if any(words.search(text, 0, part.start) for words in said_before) or _REQUIRED.match(text, whole.end):
        return True
    if whole.value in _ALL_FORCES and case_noun(text, whole.end) is None and _GRADED.match(text, whole.end):
        return True
    if _PUBLISHED.match(text, whole.end):
        return True
    noun = case_noun(text, whole.end)
    if noun and _ASKED.search(noun.words) and DEMANDS.match(text, noun.end):
        return True
    if _THINGS_OF.fullmatch(text, part.end, whole.start) and _EACH_SO_LARGE.match(text, whole.end):
        return True
    return is_share(sentence, part, whole) or _is_manner_of_speaking(sentence, part, whole)
