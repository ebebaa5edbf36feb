"""What a plain number is that no fact claims: told by the words around it, in its sentence or block.

Belongs here: the readings that need more words than the number's own unit: the base of a share, a population, a number
of forces, the age of someone named. Not here: the kinds that a number shows itself (`grammar.number_surroundings`), or
the account (`ledger`).

Each pattern named `…_AFTER` is matched where the number ends, each named `…_BEFORE` is searched up to where it begins.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.grade_words import GRADE
from pipelines.extraction.records import Reading

_GRADED_FORCES_AFTER = expression(
    rf"\s+(?:(?:are|were|was|is|(?:have|has)\s+been)\s+)?(?:(?:graded|judged|rated)\s+)?(?:as\s+)?['\"]?{GRADE}",
    re.IGNORECASE,
)
"""'Of the forces inspected so far, 3 were graded as outstanding, 11 good', 'of 8 areas, 3 have been graded good'."""
_TALLY_OF_GRADES_BEFORE = expression(rf"\b{GRADE}\s*(?:x|×|:|-)\s*$", re.IGNORECASE)
"""'Good x 4': how many areas have a grade, which the grades themselves say."""
_AGE_IN_COMMAS = expression(
    r"(?:[A-Z][a-z]+|\b(?:constable|councillor|chair|member|leader|resident|commissioner|officer|inspector|superintendent|sergeant|man|woman|boy|girl|victim)),\s$"
)
"""'Ann Example, 55, said'."""
_AGE_OF_SOMEBODY = expression(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor)\s+(?:[A-Z][\w'’-]+\s+)?[A-Z][\w'’-]+,\s$"
)
"""'Said Mr Example, 55.'"""
_BASE_OF_SHARE_BEFORE = expression(
    r"(?:%|per\s?cent|percent|\b(?:half|thirds?|quarters?|fifths?))\s+of\s+(?:(?:all|the|our|its|their|these|those|about|some|over|nearly)\s+)*$",
    re.IGNORECASE,
)
"""'52 per cent of 3,010 people'."""
_PART_OR_WHOLE_BEFORE = expression(
    r"\bof\s+wh(?:ich|om)\s+$|\b(?:not|nearly|almost|virtually)\s+(?:quite\s+)?all\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?$",
    re.IGNORECASE,
)
"""'100 files, of which 10 concerned children', 'not all of the 22': what cases there were."""
_THE_BEFORE = expression(r"(?:^|[.;]\s+)The\s+$")
_THAT_AFTER = expression(r"\s+(?:that|which|who)\s", re.IGNORECASE)
"""'The 16 that were not recorded included two rapes': told of before."""
_FOR_SO_MANY_BEFORE = expression(r"\b(?:per|for\s+every|for\s+each|in\s+every|every)\s+$", re.IGNORECASE)
"""'21.8 per one million of population'."""
_MONTH_BEFORE = expression(rf"\b(?:{MONTHS})\s+$")
_DAYS_OF_A_MONTH = 31
"""'On Thursday (July 24)'."""
_DATE_TOKEN = expression(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:/\d{2,4})?")
_DECADE_AFTER = expression(r"s\b")
"""'Since the 1970s'."""
_DIGITS_OF_A_YEAR = 4
_YEARS = range(1829, 2100)
"""From the first police force on; those that documents are about are told as dates by their digits."""
_FORCES_AFTER = Quick(
    r"\s+(?:(?:out\s+)?of\s+(?:the|our|all)?\s*(?:\d+\s+|[a-z-]+\s+)?)?(?:\w+\s+)?(?:forces|constabularies)\b",
)
_OF_METHOD_AFTER = expression(r"\s+(?:[\w-]+\s+){0,2}?(?:focus\s+groups|interviews|comments)\b", re.IGNORECASE)
"""'61 interviews and 34 focus groups', '12 comments'."""
_VOTE = expression(r"\d{1,2}\s?-\s?\d{1,2}\b")
"""'The panel voted 8-3 in favour.'"""
_OF_AREAS_AFTER = expression(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|our|their|all)\s+)?(?:\d+|[a-z]+)\s+(?:areas?|questions|pillars)\b",
    re.IGNORECASE,
)
"""'It has closed 14 of the 19 areas for improvement', which findings tell of."""
_GRADED_AREAS_BEFORE = expression(
    r"\b(?:judge?ments?|grades?|graded?)\s+(?:in|for|of|on|to)\s+(?:only\s+)?(?:\d+\s+of\s+(?:these|those|them|the)\s+)?$",
    re.IGNORECASE,
)
"""'We make graded judgments in 10 of these 11.'"""
_TIME_AFTER = expression(
    r"\s*(?:to|or|-|–)\s*\d+(?:\.\d+)?\s+(?:years?|months?|weeks?|days?|hours?|minutes?)\b", re.IGNORECASE
)
"""'Over the next 15 to 20 years'."""
_ALL_FORCES = frozenset((39.0, 41.0, 42.0, 43.0, 44.0, 45.0))
"""How many forces England, or England and Wales, have, as the inspectorate has counted them."""
_ALL_BEFORE = expression(r"\b(?:all|to|of\s+the|of\s+all)\s+$", re.IGNORECASE)


_TITLE_AND_PAGE = expression(r"(?<=[A-Za-z?)'’] )\d{1,3}(?=\s+[A-Z]|\s*$)")
_PAGES_BEFORE = expression(r"\bpages?\s+\d+\s+of\s+$", re.IGNORECASE)
"""'Page 3 of 40'."""
_DOTS_BEFORE = expression(r"(?:\.\s?){5,}$|…{2,}\s?$")
"""'crime? .......... 4', the end of an entry that is broken over two lines."""
_LEAST_TITLES = 5
_MOSTLY = 0.7
"""'Foreword 2 Part 1 Assessment 6 Efficiency 57 Part 2 Reports 98': the numbers of parts stand between the pages."""


@lru_cache(maxsize=64)
def lists_pages(text: str) -> bool:
    """Whether a text is a list of contents run together: 'Summary 3 Demand 6 Costs 7 Change 9 Conclusion 12'."""
    if _PARTS_OF_BOOK.search(text) and _is_run_of_parts(text):
        return True
    pages = [int(page) for page in _TITLE_AND_PAGE.findall(text)]
    steps = sum(one <= other for one, other in pairwise(pages))
    return len(pages) >= _LEAST_TITLES and steps >= _MOSTLY * (len(pages) - 1) and pages[0] < pages[-1]


_PARTS_OF_BOOK = expression(
    r"\b(?:Part|Annex(?:es)?|Appendix|Foreword|Contents|References|Glossary|Introduction|Conclusions?|Methodology)\b"
)
_PAGE_AND_TITLE = expression(
    r"(?:(?<=^)|(?<= ))(?<!Part )(?<!Annex )(?<!Appendix )(?P<page>\d{1,3})(?= (?!of\b)[A-Z]|$)"
)
_FEWEST_PAGES = 3


def _is_run_of_parts(text: str) -> bool:
    """'88 Part 3 90 Reports 92 Reports published 98 References': each page in front of its title, too."""
    pages = [int(found["page"]) for found in _PAGE_AND_TITLE.finditer(text)]
    ascends = all(one < other for one, other in pairwise(pages))
    return len(pages) >= _FEWEST_PAGES and ascends and not _SENTENCE_ENDS.search(text)


_SENTENCE_ENDS = expression(r"[.?!](?:\s|$)|[%£]")
_ADDRESS_AFTER = expression(
    r"\s+(?-i:[A-Z])[\w'-]+(?:\s+(?-i:[A-Z])[\w'-]+){0,2}\s+(?:street|road|lane|avenue|square|place|way|drive|gardens|terrace|close|crescent|"
    r"row|park|walk|mews|quay|parade|hill|court|house)\b",
    re.IGNORECASE,
)
"""'Write to 23 Garrison Street'."""
_TEXT_NUMBER_BEFORE = expression(
    r"\b(?:text|texts|texting|short\s?code|text\s+service|text\s+number),?\s+(?:on\s+|to\s+|us\s+on\s+)?$",
    re.IGNORECASE,
)
_EXTENSION_BEFORE = expression(r"\b(?:ext|extension)\.?\s+$", re.IGNORECASE)
_LINES = frozenset((101.0, 999.0))
_ABOUT_BEFORE = expression(r"\b(?:about|called|of|by|over|with|raised)\s+$", re.IGNORECASE)
_NO_NOUN_AFTER = expression(
    r"\s*(?:[.,;?]|\s(?:for|with|as|and|or|is|was|has|had|which|that|but|in|to|before|when|at|on)\b)", re.IGNORECASE
)
"""'The chair asked about 101.', 'I have raised 101 with the force'."""
_LINE_AFTER = expression(
    r"\s+(?:non-emergency\s+)?(?:facility|service|line|number|system|call\s+centre)\b", re.IGNORECASE
)
"""'Its 101 facility.'"""
_DIGITS_OF_TEXT_NUMBER = 5
_CODE = expression(
    r"[A-Za-z]{1,6}\d{0,4}[/-]|\b(?:ref(?:erence)?|quote|action|minute|decision)\.?:?\s*\S*$", re.IGNORECASE
)


def _is_in_code(text: str, start: int, end: int) -> bool:
    """Whether strokes or hyphens tie a number into a reference: 'GUI/2024/07', 'ref 25/0313', 'Action 22/21'."""
    tied = text[max(0, start - 1) : start] in ("/", "-", "*") or text[end : end + 1] in ("/", "-", "*")
    opened = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start), -1) + 1
    return tied and _CODE.search(text[max(0, opened - 12) : start]) is not None


def out_of_forces(before: str) -> bool:
    """Whether a number behind such words counts forces: 'one of two forces, out of the | 34 inspected so far'."""
    return _OF_FORCES_BEFORE.search(before) is not None


_OF_FORCES_BEFORE = expression(
    r"\bforces\b\s*(?:[,(–-]\s*)?(?:from|out\s+of|of|among)\s+(?:the\s+|all\s+(?:the\s+)?)?(?:first\s+)?$",
    re.IGNORECASE,
)


def _numbers_a_point(text: str, start: int, end: int) -> bool:
    """Whether a number in brackets is that of a point told in a line: '(1) leadership, (2) staff', 'as to (1), …'."""
    in_brackets = text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"
    if not in_brackets or end - start > 2 or not text[start:end].isdecimal():
        return False
    return _POINTED_AT.search(text[: start - 1]) is not None or len(_POINT.findall(text)) > 1


_POINT = expression(r"(?:^|[\s;,:])\(\d{1,2}\)\s+(?=[a-zA-Z])")
_POINTED_AT = expression(
    r"\b(?:relation|regard|respect|point|points|as|and|under|see|item|reference)\s+(?:to\s+)?$", re.IGNORECASE
)


def _is_short_date(text: str, start: int, end: int) -> bool:
    """Whether a number is a part of '(27/3)' or '16/02/24'."""
    opened, closed = start, end
    while opened and text[opened - 1] in "/0123456789":
        opened -= 1
    while closed < len(text) and text[closed] in "/0123456789":
        closed += 1
    return _DATE_TOKEN.fullmatch(text, opened, closed) is not None and text[opened - 1 : opened] in ("", "(", " ")


def reading_of(text: str, start: int, end: int, value: float | None) -> Reading | None:
    """What a cardinal at `start` to `end` of its block's text describes; None where nothing tells."""
    before, after = text[max(0, start - 80) : start], text[end : end + 1]
    if _GRADED_FORCES_AFTER.match(text, end) and ("forces" in text[:start] or "areas" in text[:start]):
        return "context"
    if (after == "," and _AGE_IN_COMMAS.search(before)) or (
        after in (".", ";", '"') and _AGE_OF_SOMEBODY.search(before)
    ):
        return "age"
    if value is not None and value <= _DAYS_OF_A_MONTH and _MONTH_BEFORE.search(before):
        return "date"
    if _is_short_date(text, start, end):
        return "date"
    if _TIME_AFTER.match(text, end):
        return "period"
    if end - start == _DIGITS_OF_A_YEAR and value in _YEARS and _DECADE_AFTER.match(text, end):
        return "date"
    if (
        _ADDRESS_AFTER.match(text, end)
        or _EXTENSION_BEFORE.search(before)
        or (end - start == _DIGITS_OF_TEXT_NUMBER and _TEXT_NUMBER_BEFORE.search(before) and "," not in text[start:end])
    ):
        return "contact"
    if (
        _is_in_code(text, start, end)
        or _numbers_a_point(text, start, end)
        or (
            value in _LINES
            and (
                (_ABOUT_BEFORE.search(before) and _NO_NOUN_AFTER.match(text, end))
                or (before[-1:] == "(" and after == ")")
                or _LINE_AFTER.match(text, end)
            )
        )
    ):
        return "reference"
    if (not text[:start].strip() and not text[end:].strip()) or lists_pages(text) or _PAGES_BEFORE.search(before):
        return "page"
    if _DOTS_BEFORE.search(before) and not text[end:].strip():
        return "page"
    if (
        _TALLY_OF_GRADES_BEFORE.search(before)
        or _BASE_OF_SHARE_BEFORE.search(before)
        or _FOR_SO_MANY_BEFORE.search(before)
        or _PART_OR_WHOLE_BEFORE.search(before)
        or (_THE_BEFORE.search(before) and _THAT_AFTER.match(text, end))
        or _FORCES_AFTER.match(text, end)
        or out_of_forces(before)
        or _OF_AREAS_AFTER.match(text, end)
        or _GRADED_AREAS_BEFORE.search(before)
        or _OF_METHOD_AFTER.match(text, end)
        or (" vote" in text and any(vote.start() <= start < vote.end() for vote in _VOTE.finditer(text)))
        or (value in _ALL_FORCES and _ALL_BEFORE.search(before) and "forces" in text)
    ):
        return "context"
    return None
