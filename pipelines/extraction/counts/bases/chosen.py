"""The words of a bare number that choose what it is out of: 'of these, 12 …', 'in 11 of them', 'only two did'.

Belongs here: in what order such words are asked for, and which of the numbers told of before it each of them means. Not
here: what the words are in themselves (`pointed_to`, `behind`), or what stands against their choice
(`meant`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.counts.bases.bare_numbers import NO_COUNT, BareNumber, Meant
from pipelines.extraction.counts.bases.before import base_of_paragraph_before
from pipelines.extraction.counts.bases.pointed_to import (
    ALL,
    ELLIPTIC,
    FINITE,
    bare_number,
    by_quantifier,
    closes_bare,
    counts_these,
    few_told_of,
    gave_one,
    granted,
    in_cases,
    is_part_of_stock,
    last_number,
    may_be_forces,
    of_the_rest,
    opens_of_these,
    was_wanted,
)
from pipelines.extraction.counts.shapes.graded import is_graded
from pipelines.extraction.counts.shapes.words_of_count import GENERIC, quantifier_of
from pipelines.extraction.counts.sizes.base import Base
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.clauses import CLOSES, LIMITS, NEW_SUBJECT
from pipelines.extraction.grammar.numbers import Number


def chosen_by_words(bare: BareNumber) -> Meant:
    """What the words of a bare number point to; without such words, the nearest number of cases told of."""
    choices = _AMONG_TOLD if bare.told.nearest else _WITH_NONE_TOLD
    return next((meant for choose in choices if (meant := choose(bare))), Meant(bare.told.nearest))


def _narrowed(base: Base | None) -> Meant:
    return Meant(base.narrowed() if base else None)


def _some_of_what_went_wrong(bare: BareNumber) -> Meant | None:
    return NO_COUNT if _THESE_INCLUDED.search(bare.text, 0, bare.number.start) else None


_THESE_INCLUDED = expression(r"^\W*(?:these|they|those)\s+(?:also\s+|mainly\s+)?includ(?:ed?|ing)\b", re.IGNORECASE)
"""'Of 90 logs, 20 were wrong. These included six of robbery and 12 of theft': kinds of crime, out of the 20."""


def _of_the_rest(bare: BareNumber) -> Meant | None:
    left = of_the_rest(bare.text, bare.number, bare.told.nearest) if bare.told.nearest else None
    return Meant(left) if left else None


def _of_these_in_front(bare: BareNumber) -> Meant | None:
    if not opens_of_these(bare.text, bare.number):
        return None
    return _narrowed(
        bare.told.nearest
        or base_of_paragraph_before(bare.context, bare.sentence, bare.counted)
        or bare_number(bare.context, bare.sentence)
        or few_told_of(bare.sentence, bare.number, bare.told_before())
    )


def _of_last(bare: BareNumber) -> Meant | None:
    """Some of the cases counted last: 'in all sixteen', '… and had been approved in 41'."""
    text, number, base = bare.text, bare.number, bare.told.nearest
    if base is None:
        return None
    all_of_them = base.last == number.value and ALL.search(text, 0, number.start) is not None
    of_which = base.here and base.last and _OF_WHICH.search(text, 0, number.start) is not None
    return _narrowed(base) if all_of_them or of_which or (base.here and gave_one(text, number)) else None


_OF_WHICH = expression(rf",\s+of\s+wh(?:ich|om)\s+{LIMITS}$", re.IGNORECASE)
"""'Of 71 records, 14 held a crime, of which 12 had been recorded.'"""


def _by_quantifier(bare: BareNumber) -> Meant | None:
    if not quantifier_of(bare.text, bare.number):
        return None
    return Meant(by_quantifier(bare.text, bare.number, bare.told.mentioned or bare.told_before()))


def _by_share_of_whole(bare: BareNumber) -> Meant | None:
    """'80 percent of the 60 files (48) were …': of the number that its own words give."""
    words, whole = quantifier_of(bare.text, bare.number), bare.told.mentioned
    if words is None or whole is None or not re.search(rf"\b{whole.size}\b", words.group()):
        return None
    base = by_quantifier(bare.text, bare.number, whole)
    return Meant(base, "surely", latest=base) if base else None


def _of_those_due(bare: BareNumber) -> Meant | None:
    """'In 40 of them a plan was needed but only 12 had one', '… was asked for in 88 and provided in six'."""
    text, number, base, counted_to = bare.text, bare.number, bare.told.nearest, bare.told.counted_to
    if base is None or not counted_to or _completes(text, number, base):
        return None
    due = (
        NEEDED.search(text, counted_to, number.start)
        or granted(text, counted_to, number)
        or _REPLIED.search(text, counted_to, number.start)
    )
    return _narrowed(base) if due else None


NEEDED = expression(
    r"\b(?:need(?:ed)?|required|due|(?<!able\sand\s)(?<!ate\sand\s)(?<!ful\sand\s)necessary(?!,?\s+(?:and\s+|or\s+)?(?:\w+ate|\w+able|\w+ful|justified|legal|fair)\b)|eligible|"
    r"applicable|should\s+have(?!\s+been\s+(?:one|an?|higher|lower|different|another)\b)|called\s+for|would\s+have\s+been\s+(?:appropriate|justified|proportionate|suitable|right))\b(?!\s+(?:(?:of\s+)?improvement|to\s+improve|more|further|work|attention))",
    re.IGNORECASE,
)
"""'In 40 a plan was needed but only 12 had one': of the 40; 'necessary and proportionate' tells no need."""

_REPLIED = Quick(
    rf",?\s+(?:and|but)\s+(?:the\s+)?[\w'-]+(?:\s+[\w'-]+){{0,2}}?\s+(?:had\s+)?(?:replied|responded|answered|complied)\b[^.;:,\d]{{0,40}}?\s(?:in|to|for|on)\s+{LIMITS}$"
)
"""'It was sent back in 14, and the police replied on time in six': of the fourteen."""


def _completes(text: str, number: Number, base: Base) -> bool:
    """Whether a number is all that the last count left over: 'in 19 of 22 …; in the three where …'."""
    rest = number.value == base.size - base.these
    return rest and (_THE.search(text, 0, number.start) or _LEAVING.search(text, 0, number.start)) is not None


_THE = expression(r"\b(?:the|those)\s+(?:(?:other|remaining)\s+)?$", re.IGNORECASE)
_LEAVING = expression(r"\b(?:leaving|leaves|left)\s+$", re.IGNORECASE)


def _of_those_wanted(bare: BareNumber) -> Meant | None:
    earlier = bare.told.earlier
    if earlier is None or bare.told.nearest is not earlier or not earlier.last:
        return None
    if _PRONOUN_OPENS.match(bare.text) and was_wanted(earlier):
        return _narrowed(earlier)
    told = next((said for said in bare.context.before(bare.sentence)), None)
    due = told is not None and NEEDED.search(told.text) is not None and bare.size <= earlier.last
    return _narrowed(earlier) if due and _TAKES_UP.search(bare.text, 0, bare.number.start) else None


_PRONOUN_OPENS = expression(r"(?:it|this|that|they|these|those)\b", re.IGNORECASE)
"""'We asked for the rationale in 16 cases. It was given in 11.'"""
_TAKES_UP = Quick(
    rf"^\W*(?:it|this|that|these|those|they)\s[^.;:,]*?\s(?:in|for|on)\s+{LIMITS}$|"
    rf"\b(?:it|one|this|them)\s+(?:\w+ly\s+)?(?:in|for|on)\s+{LIMITS}$",
)
"""'A plan was required in 61 of them. We couldn't find one in 24.'"""


def _of_cases_told_before(bare: BareNumber) -> Meant | None:
    if not _PRONOUN_OPENS.match(bare.text) or not CLOSES.match(bare.text, bare.number.end):
        return None
    told = bare.told_before()
    return Meant(told if told and told.head in GENERIC else None)


def _of_these_behind(bare: BareNumber) -> Meant | None:
    if not counts_these(bare.text, bare.number):
        return None
    told = bare.told.latest or bare.told.mentioned or bare.told.earlier or bare.told_before()
    these = told or (
        bare_number(bare.context, bare.sentence) if _ALL_BUT.search(bare.text, 0, bare.number.start) else None
    )
    stock = these is not None and these.stock
    if these and stock and (is_part_of_stock(bare.text, bare.number) or may_be_forces(these, bare.number)):
        return Meant(replace(these, stock=False)) if _happened_to_people(bare, these) else NO_COUNT
    return Meant(these)


_ALL_BUT = expression(r"^\W*all\s+(?:but|except|bar)\s+$", re.IGNORECASE)
"""'We received 77. All but nine of these were adequate.'"""


def _happened_to_people(bare: BareNumber, these: Base) -> bool:
    """'49 children were refused bail, and three of these went to council accommodation': an outcome, and no stock."""
    of_few = these.head in _PEOPLE | _WORKFORCE and these.size <= _MOST_TOLD_OF
    return of_few and _CAME_TO.match(bare.text, bare.number.end) is not None


_MOST_TOLD_OF = 300
"""People: of more it is a volume to how many of them something happened."""
_WORKFORCE = frozenset(("officer", "sergeant", "detective", "constable", "supervisor", "manager", "inspector"))
_CAME_TO = expression(
    r"\s+of\s+(?:them|these|those|whom)\s+(?:went|attended|received|passed|"
    r"(?:had|have)(?:n't|\s+not)?\s+(?:been\s+(?:(?:on|to)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:course|programme|training)|given|offered|seen|told|trained|moved|placed)|had|received|completed|finished|done|passed)|"
    r"(?:were|was)\s+(?:then\s+)?(?:moved|placed|taken|transferred|given|offered|told|found|released|bailed))\b",
    re.IGNORECASE,
)


def _of_whom(bare: BareNumber) -> Meant | None:
    """'There were 139 sergeants, of whom 58 had been on a course.'"""
    told, text, number = bare.told.mentioned, bare.text, bare.number
    if told is None or told.head not in _PEOPLE | _WORKFORCE or told.size > _MOST_TOLD_OF:
        return None
    behind = _CAME_TO.match(text, number.end)
    before = _OF_WHOM.search(text, 0, number.start) and _CAME_TO.match(f" of whom{text[number.end :]}")
    return Meant(replace(told, stock=False), "surely") if behind or before else None


_OF_WHOM = expression(rf",?\s+of\s+whom,?\s+{LIMITS}$", re.IGNORECASE)


def _elliptic(bare: BareNumber) -> Meant | None:
    spoken_of = ELLIPTIC.fullmatch(bare.text) and last_number(bare.context, bare.sentence, bare.told.earlier)
    return Meant(spoken_of) if spoken_of else None


def _of_few_people(bare: BareNumber) -> Meant | None:
    """'Thirteen children had been refused bail. The force asked for a bed for nine': of the few told of just before."""
    text, number, mentioned = bare.text, bare.number, bare.told.mentioned
    if not (in_cases(text, number) or (not mentioned and closes_bare(text, number))):
        return None
    told = bare.told_before()
    return Meant(told if told and told.head in _PEOPLE and told.size <= _MOST_SEEN else None)


_MOST_SEEN = 200
"""Cases: more than these are what a force dealt with, of which a bare number tells no finding."""
_PAPERS = frozenset((
    "case", "file", "record", "call", "log", "incident", "report", "investigation", "form", "slip", "search", "stop",
    "referral", "visit", "application", "review", "plan", "interview", "assessment", "letter", "email", "decision",
    "complaint", "statement", "recording", "episode", "encounter", "outcome", "caution", "resolution", "package",
))  # fmt: skip
"""What inspectors read one by one; of crimes and people, 'two were remanded' may speak of somebody else."""
_PEOPLE = frozenset(("child", "children", "detainee", "person", "people", "victim", "complainant"))


def _divides_whole(bare: BareNumber) -> Meant | None:
    return Meant(whole) if (whole := bare.divides()) else None


def _divides_by_grade(bare: BareNumber) -> Meant | None:
    """Graded numbers that add up to one of their own sentence are out of that one, whatever was told before."""
    if bare.told.latest or not is_graded(bare.text, bare.number):
        return None
    whole = bare.divides()
    return Meant(whole, latest=whole) if whole else None


def _goes_on(bare: BareNumber) -> Meant | None:
    """'We saw 40 slips; six gave no grounds': what opens the next clause with a bare number counts some of them."""
    text, number, mentioned = bare.text, bare.number, bare.told.mentioned
    if mentioned is None or mentioned.size > _MOST_SEEN or case_noun(text, number.end) is not None:
        return None
    opens = _NEXT_CLAUSE.search(text, 0, number.start) and FINITE.match(text, number.end)
    opens = opens or (_NEXT_FRONTED.search(text, 0, number.start) and NEW_SUBJECT.match(text, number.end))
    closes = _CLOSES_NEXT.search(text, 0, number.start) and _ENDS.match(text, number.end)
    read = (opens and mentioned.head in _PAPERS) or (closes and mentioned.head in _PAPERS | _PEOPLE)
    return Meant(mentioned) if read else None


_NEXT_CLAUSE = expression(rf"[;:]\s+(?:but\s+|and\s+)?{LIMITS}$", re.IGNORECASE)
_NEXT_FRONTED = expression(rf";\s+(?:but\s+|and\s+)?(?:in|for)\s+{LIMITS}$", re.IGNORECASE)
"""'Fifteen cases were sent back; in 13 the force acted at once.'"""
_CLOSES_NEXT = expression(rf";\s+[^.;\d]{{8,90}}\s(?:in|for)\s+{LIMITS}$", re.IGNORECASE)
"""'Nineteen children were kept in cells; a bed was found for two.'"""
_ENDS = expression(r"\s*(?:[.;]|$)")

_AMONG_TOLD: tuple[Callable[[BareNumber], Meant | None], ...] = (
    _by_share_of_whole,
    _some_of_what_went_wrong,
    _of_the_rest,
    _of_these_in_front,
    _of_last,
    _of_those_due,
    _of_those_wanted,
    _of_these_behind,
    _elliptic,
    _divides_by_grade,
)
_WITH_NONE_TOLD: tuple[Callable[[BareNumber], Meant | None], ...] = (
    _of_these_in_front,
    _of_whom,
    _by_quantifier,
    _of_cases_told_before,
    _of_these_behind,
    _elliptic,
    _of_few_people,
    _divides_whole,
    _goes_on,
)
"""The first whose words stand there tells; the one where a number of cases was told of before, the other where not."""
