"""Counts that name both their numbers side by side: 'in 21 of 51 cases', '9 out of 14', 'all but two of 40'.

Belongs here: what may join the two, and when they count cases. Not here: 'all eight cases' and 'half of the 40'
(`wholes`), parts of a number given earlier (`bases.of_base`), shares and idioms (`words.manners_of_speaking`), or what
a count says (`reading`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.words.count import ARTICLE, OF_THE, SAID_OF, Count, cardinals
from pipelines.extraction.counts.words.manners_of_speaking import MOST_OF_AN_IDIOM, ROUND, is_no_count, restates
from pipelines.extraction.counts.words.reviewing import CASES, REVIEWED
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.clauses import CLOSING, FRONTED, NEW_SUBJECT, PREDICATE
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED, MOVING
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

_HOLDS = (
    r"(?:samples?|sets?|batch(?:es)?|groups?|series|totals?|averages?|maximum|minimum|numbers?|rounds?|exercises?|"
    r"reviews?|audits?)\b"
)
"""'One dip sample of ten' is no one of ten."""
_PREPOSITION = (
    r"(?:on\s+top|on\s+behalf|ahead|instead|because|outside|inside|regardless|short|"
    r"in\s+(?:addition\s+to\s+)?(?:excess|front|place|terms|respect|favour|advance|charge|need|search|support))\b"
)
"""'50 officers on top of the 135' are no part of them."""
_SHARE_IN_BRACKETS = r"\(\d[\d.,]*\s?(?:%|per\s?cent)[^()]*\)"
"""'14 cases (23 percent)': the share says again what the count says."""
_OF = expression(
    rf"\)?(?:,?\s+or\s+(?:[\w-]+\s+){{0,3}}(?:half|thirds?|quarters?|fifths?|\d[\d.]*\s?(?:%|per\s?cent)),?)?"
    rf"\s+(?:(?:(?!and\b|or\b|but\b|to\b|with\b|by\b|heard\b|came\b|were\b|was\b|has\b|have\b|had\b|is\b|are\b)(?!{_HOLDS}|{_PREPOSITION})[a-z-]+\s+){{0,3}}?"
    rf"(?:{_SHARE_IN_BRACKETS}\s*)?\(?(?:out\s+of|of)|from(?:\s+among)?)\s+(?:only\s+|just\s+)?"
    r"(?:(?:a|the|our|its|their)\s+(?:total|sample|set|further|possible|potential|maximum|random\s+sample|combined\s+total)\s+(?:of\s+)?)?"
    rf"(?:all\s+)?(?:of\s+)?{ARTICLE}?\s*(?:total\s+of\s+)?(?:relevant\s+|other\s+|further\s+|remaining\s+|same\s+|(?:most\s+)?recent\s+|last\s+|first\s+|latest\s+|previous\s+)?",
    re.IGNORECASE,
)
"""What joins the two: '12 of the 40', '3 cases (out of 67)', '14 cases (23 percent) of the 61'."""
_HEADLINE = expression(
    rf"\s+(?:of\s+)?(?:all\s+)?(?:{ARTICLE}\s+)?(?:[\w-]+\s+){{0,3}}(?:(?:we|inspectors)\s+\w+ed\s+)?\(", re.IGNORECASE
)
"""'Nearly half of cases (31 of 66)': the fraction says again what the count says."""
_IS_ONE = expression(r"\b(?:was|is|were|are|as|became|being|remains?)\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
"""'He was one of four officers dismissed'."""
_LEAST_BARE_WHOLE = 5
"""'12 of 15' counts whatever it is of; '2 of 4' needs words that say so."""
ALL_BUT = expression(r"\ball\s+(?:but|bar|except(?:\s+for)?|save(?:\s+for)?)\s+$", re.IGNORECASE)


_WE_TOOK = Quick(
    r"\b(?:we|inspectors|auditors|hmicfrs|hmic|the\s+team)\s+(?:(?:had|have|also|then)\s+)*"
    r"(?:reviewed|examined|audited|(?:dip-?\s?)?sampled|looked\s+at|listened\s+to|read|watched|selected|chose)\s+"
    rf"{HEDGES}$",
    r"\b(?:force|constabulary|office|it)\s+(?:(?:had|has|also|then|itself)\s+)*(?:audited|checked|(?:dip-?\s?)?sampled)\s+"
    rf"{HEDGES}$",
    rf"\b(?:force|constabulary)\s+(?:(?:had|also|itself|first)\s+)*(?:assessed|graded|marked|self-assessed|reviewed)\s+{HEDGES}$",
    r"\b(?:we|inspectors|hmicfrs|hmic)\s+(?:(?:had|also|then)\s+)*(?:asked|invited)\s+(?:it|them|the\s+\w+)\s+to\s+"
    rf"(?:self-)?(?:assess|grade|mark|audit|review|examine)\s+{HEDGES}$",
)
"""'We read 100 of the 2,300 searches', 'we asked it to mark 30 of the 75': how many were read, and nothing found."""


def _were_taken(text: str, part: Number, whole: Number, but: bool) -> bool:
    """'The force assessed 30 of the 66 files'; what it assessed as something, or by a day, is a finding."""
    return not but and _WE_TOOK.search(text, 0, part.start) is not None and _AS_WHAT.match(text, whole.end) is None


_AS_WHAT = expression(
    r"\s+(?:[\w'-]+\s+){0,2}?(?:as|to\s+be|within|on\s+time|correctly|properly|wrongly|too|late)\b", re.IGNORECASE
)
_MOVED_TO = expression(
    rf"\b(?:{MOVED}|{MOVING}|gone|went|up|down|cut|brought){HOW_MUCH},?\s+to\s+{HEDGES}$", re.IGNORECASE
)
"""'Road deaths fell to 41 from 58': no part of them."""


def pairs(sentence: Sentence) -> list[Count]:
    """'21 of 51 cases', 'four of the eight', '9 out of 14', 'all but two of 40'."""
    text = sentence.text
    found: list[Count] = []
    for part, whole in pairwise(cardinals(sentence)):
        between = text[part.end : whole.start]
        if (
            part.value is None
            or whole.value is None
            or not (_OF.fullmatch(between) or _is_slash(sentence, part, whole) or _is_in(text, part, whole))
        ):
            continue
        but = ALL_BUT.search(text, 0, part.start)
        named = case_noun(text, whole.end) or ("out of" in between and case_noun(text, part.end))
        if part.value == 1 and part.in_words and not (but or named):
            continue
        if not 0 <= part.value <= whole.value or whole.value < 2 or not _counts_cases(sentence, part, whole, between):
            continue
        if between.strip().startswith("from") and _MOVED_TO.search(text, 0, part.start):
            continue
        if part.value == 1 and _IS_ONE.search(text, 0, part.start):
            continue
        if found and restates(sentence, part, whole, found[-1].numerator / found[-1].denominator, found[-1].end):
            found[-1] = replace(found[-1], numbers=(*found[-1].numbers, part, whole))
            continue
        if is_no_count(sentence, part, whole) or _were_taken(text, part, whole, but is not None):
            continue
        numerator, start, rule = int(part.value), part.start, "n_of_m"
        if but:
            numerator, start, rule = int(whole.value - part.value), but.start(), "all_but_n_of_m"
        noun = case_noun(text, whole.end)
        end = noun.end if noun else whole.end
        numbers = (*_headline(sentence, part), part, whole)
        found.append(Count(numerator, int(whole.value), start, end, (start, whole.end), rule, numbers))
    return found


_LABEL = expression(r"\W*[A-Z][^:;.\d]{3,60}:\s+")
"""'Victim updates: 30/45 complete'."""
_OF_THOSE_DUE = expression(
    r"\s+of\s+(?:the|those)\s+(?:[\w'-]+\s+){0,4}?(?:where|when|that|which|who|whose|in\s+which|for\s+which|needing|requiring|we|they|inspectors)\s"
    r"[^.;()]{2,80}\(\s*",
    re.IGNORECASE,
)
"""'In 62 of the cases where one was called for (66)'."""
_N_IS = expression(
    r"\s+(?:of\s+)?(?:the\s+)?[\w\s'-]{2,50}?\(\s*(?:(?:n|base)\s*[=:]|(?:out\s+)?of|from)\s*", re.IGNORECASE
)
"""'28 of the calls (n=40)'."""
IN_SAMPLE_OF = Quick(
    r"\s+(?:[\w'-]+\s+){1,6}?(?:in|from|among)\s+(?:our|the|its|this|an?)\s+(?:own\s+|dip\s+|random\s+|small\s+)?(?:sample|audit|review)\s+of\s+",
)
"""'The 46 unrecorded crimes in our sample of 407'."""
_APART = expression(
    r"\s+of\s+(?:the|these|those|its|our)\s+(?:[\w'-]+\s+){0,3}?[\w'-]+,\s+out\s+of\s+(?:(?:the|a\s+total\s+of|all|some)\s+)*",
    re.IGNORECASE,
)
"""'Eleven of these offences, out of the 43 we found, were missing.'"""
_AMONG = expression(
    rf"\s+(?:of\s+{THEM}\s+)?(?:[\w'-]+\s+){{0,4}}?(?:(?:were|was)\s+)?among\s+(?:the|our|its|those|these)\s+",
    re.IGNORECASE,
)
"""'21 domestic abuse crimes were among the 38 that it had missed', 'found three unrecorded rapes among the 62'."""
DONE_OUT_OF = expression(
    r"(?P<said>\s+(?:[\w'-]+\s+){0,4}?(?:had\s+been|have\s+been|were|was|had|did)\s+(?:[\w'-]+\s+){1,5}?)out\s+of\s+(?:(?:the|a\s+total\s+of|all|some)\s+)*",
    re.IGNORECASE,
)
"""'268 crimes had been recorded out of 289 that should have been'."""


_OUT_OF = expression(rf"(?:\d|\b{CARDINAL})\s+(?:out\s+of|in)\s+(?:every\s+)?$", re.IGNORECASE)
"""The ten of 'nine out of ten victims were satisfied (n=212)'."""


def _is_in(text: str, part: Number, whole: Number) -> bool:
    """'Six in 30 victims', where the larger number is none that shares are told by; '28 of the calls (n=40)'."""
    between = text[part.end : whole.start]
    if _N_IS.fullmatch(between) or _OF_THOSE_DUE.fullmatch(between):
        return not _OUT_OF.search(text, 0, part.start) and text.startswith(")", whole.end)
    large = (whole.value or 0) > MOST_OF_AN_IDIOM and whole.value not in ROUND and (part.value or 0) > 1
    if (
        IN_SAMPLE_OF.fullmatch(between)
        or _APART.fullmatch(between)
        or (
            _AMONG.fullmatch(between)
            and (case_noun(text, whole.end) or (case_noun(text, part.end) and REVIEWED.search(text, whole.end)))
        )
    ):
        return True
    if DONE_OUT_OF.fullmatch(between) and case_noun(text, part.end):
        return True
    if large and _CASES_IN.fullmatch(between) and case_noun(text, part.end):
        return _ENDS.match(text, whole.end) is not None or SAID_OF.match(text, whole.end) is not None
    if between.strip() != "in" or not large:
        return False
    of_the = OF_THE.match(text, whole.end)
    if of_the and case_noun(text, of_the.end()):
        return True
    said = part.in_words == whole.in_words and _GOES_ON.match(text, whole.end) and PREDICATE.match(text, whole.end)
    return bool(said) or case_noun(text, whole.end) is not None


_CASES_IN = expression(r"\s+[\w-]+\s+(?:[\w-]+\s+)?in\s+", re.IGNORECASE)
_ENDS = expression(r"\s*(?:[.;)]|$)")
"""'Advice was missing from 13 calls in 44.'"""
_GOES_ON = expression(r"\s+\w")


def _is_slash(sentence: Sentence, part: Number, whole: Number) -> bool:
    """'48/60 calls', '77 percent of cases (46/60)'; a date names no cases."""
    text = sentence.text
    if text[part.end : whole.start].strip() != "/":
        return False
    in_brackets = _in_brackets(text, part, whole)
    if not text[whole.end :].strip(" .;,") and _ALONE.fullmatch(text, 0, part.start):
        return text[part.end].isspace() or (whole.value or 0) > _MONTHS
    labelled = _LABEL.fullmatch(text, 0, part.start) is not None and not re.match(r"\s*/", text[whole.end :])
    said = (whole.value or 0) > MOST_OF_AN_IDIOM and SAID_OF.match(text, whole.end) is not None
    closing = CLOSING.search(text, 0, part.start) is not None and whole.value != (part.value or 0) + 1  # no '23/24'
    return (
        labelled
        or said
        or (closing and (whole.value or 0) > MOST_OF_AN_IDIOM)
        or case_noun(text, whole.end) is not None
        or (in_brackets and CASES.search(text) is not None)
    )


def _in_brackets(text: str, part: Number, whole: Number) -> bool:
    return text[: part.start].endswith("(") and text.startswith(")", whole.end)


_BEHIND_NOUN = expression(r"\b(?:[a-z'-]+s|children|people)\s+\($", re.IGNORECASE)
"""'The grading was right in some plans (four of nine).'"""
_MONTHS = 12
"""'Published 05/12' is a day."""
_ALONE = expression(
    r"\W*(?-i:[A-Z])[A-Za-z][A-Za-z ,'()&/-]{2,60}"
    r"(?<!\bpage)(?<!\bfigure)(?<!\btable)(?<!\bversion)(?<!\bsection)(?<!\bitem)(?<!\bminute)(?<!\bpart)(?<!\bslide)"
    r"(?<!\bdate)(?<!\bdated)(?<!\bno)(?<!\bref)(?<!\byear)(?<!\bday)(?<!\bweek)(?<!\bon)(?<!\boutcomes)(?<!\boutcome)\s+",
    re.IGNORECASE,
)
"""'Robbery 11 / 12', as a line of a list."""
_NAMED_AND_SAID = expression(
    r"\s+(?:[\w'-]+\s+){0,2}?"
    r"(?!(?:members|people|women|men|years|months|weeks|days|times|hours|candidates|seats|goals|games|votes)\b)[a-z'-]+s"
    r"(?:,\s+[^,.;]{3,40},)?\s+(?:was|were|had|did|didn't|hadn't|weren't|failed|lacked|needed|met)\b",
    re.IGNORECASE,
)
"""'Six of seven downgrades, on the other hand, were appropriate.'"""


def _headline(sentence: Sentence, part: Number) -> list[Number]:
    """The fraction that a count in brackets makes exact."""
    return [
        number
        for number in sentence.numbers
        if number.kind == "fraction"
        and number.end < part.start
        and _HEADLINE.fullmatch(sentence.text, number.end, part.start)
    ]


def _is_told_again(sentence: Sentence, part: Number, whole: Number) -> bool:
    """'We identified nine crimes; the force had recorded just five of the nine.'"""
    again = _THE.search(sentence.text, 0, whole.start) is not None
    return again and any(
        other.end < part.start and other.value == whole.value and case_noun(sentence.text, other.end)
        for other in cardinals(sentence)
    )


_THE = expression(r"\b(?:the|these|those)\s+$", re.IGNORECASE)


def _counts_cases(sentence: Sentence, part: Number, whole: Number, between: str) -> bool:
    text = sentence.text
    if _IN_ORDER.search(between) and _TIMES.match(text, whole.end):
        return False
    names_part = between.split()[0].lower() not in ("of", "out", "from", "/")
    if counts_scope(text, whole.end) or (names_part and counts_scope(text, part.end)):
        return False
    if case_noun(text, whole.end) or (names_part and case_noun(text, part.end)):
        return True
    if REVIEWED.search(text) or SAID_OF.match(text, whole.end):
        return True
    if FRONTED.search(text, 0, part.start) and NEW_SUBJECT.match(text, whole.end):
        return True
    if CLOSING.search(text, 0, part.start) and re.match(r"\s*[.;]|\s*$", text[whole.end :]):
        return True
    if _is_told_again(sentence, part, whole):
        return True
    assert whole.value is not None
    if (
        part.in_words
        and whole.in_words
        and _in_brackets(text, part, whole)
        and _BEHIND_NOUN.search(text, 0, part.start)
    ):
        return whole.value != MOST_OF_AN_IDIOM or CASES.search(text, 0, part.start) is not None
    if part.in_words and whole.in_words and _NAMED_AND_SAID.match(text, whole.end):
        return between.strip().startswith("of") and whole.value != MOST_OF_AN_IDIOM
    if part.in_words and whole.in_words:
        return whole.value > MOST_OF_AN_IDIOM and re.match(r"\s*[.;)]|\s*$", text[whole.end :]) is not None
    return whole.value >= _LEAST_BARE_WHOLE


_IN_ORDER = expression(r"\b(?:recent|last|first|latest|previous)\s+$", re.IGNORECASE)
_TIMES = expression(
    r"\s+(?:[\w-]+\s+){0,2}?(?:seconds|minutes|hours|days|weeks|weekends|months|quarters|years|nights|shifts|seasons|"
    r"inspections|rounds|cycles|reports|meetings|occasions)\b",
    re.IGNORECASE,
)
"""'In four of the last five quarters'; '17 of the last 50 requests' are cases."""
