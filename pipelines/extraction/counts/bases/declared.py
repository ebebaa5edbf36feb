"""Where a sentence declares the number of cases that later counts are out of: 'Of the 40 files, …', 'We read 60 files.'

Belongs here: the words around such a number. Not here: what should have been done (`due`), which earlier number a
sentence leans on (`before`), the counts that lean on it (`of_base`) or those that name it themselves (`shapes.pairs`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.bases.due import is_due, is_expected, is_needed_in
from pipelines.extraction.counts.shapes.words_of_count import quantifier_of
from pipelines.extraction.counts.sizes.base import Base, head_of, is_stock
from pipelines.extraction.counts.sizes.interviewed import TALKS_WITH
from pipelines.extraction.counts.sizes.labelled_sizes import LABEL
from pipelines.extraction.counts.sizes.reviewed import is_all_reviewed, is_reviewed
from pipelines.extraction.counts.words.count import OF_THESE, OF_WHICH, cardinals
from pipelines.extraction.counts.words.manners_of_speaking import DEMANDS
from pipelines.extraction.grammar.case_nouns import Noun, case_noun, cases_counted, counts_scope
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.function_words import THEIR, THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

_OPENS = expression(
    r"(?:^|^(?:[A-Z]|(?:\d{1,2}\.)+)?\d{1,3}\.?\s+(?-i:(?=[OFA]))|[,;:.(]\s*|\s-\s+|\b(?:and|but|found|that|while|yet|so|however|though|although)\s+)(?:of|from|among|amongst|out\s+of)\s+"
    r"(?:(?:a|our|the)\s+(?:total|sample|dip[\s-]sample)\s+of\s+)?(?:all\s+)?"
    r"(?:(?:the\s+)?[\w-]+(?:\s+[\w-]+)?'s|the|these|those|our|its|their)?\s*"
    r"(?:relevant\s+|further\s+|other\s+|additional\s+|remaining\s+|last\s+|first\s+|latest\s+|(?:most\s+)?recent\s+)?$",
    re.IGNORECASE,
)
"""'Of the 40 …', 'and from these 12 …', 'of the remaining six …'."""
_OPENS_IN = expression(
    r"(?:^|[,;:.]\s+|\b(?:and|but|that)\s+)(?:in|for|on|across|from|with)\s+"
    r"(?:the|those|these|(?:the|our|its|an?)\s+(?:[\w-]+\s+)?(?:sample|audit|review)\s+of|"
    r"an?\s+(?:further|additional|other)|another|(?:the|these|those)\s+(?:same|other|remaining|further))\s+$",
    re.IGNORECASE,
)
_OF_THOSE_NAMED = expression(
    rf"(?:^|[;:]\s+)(?:of|among|from)\s+(?:the|those|all|its|our)\s[^.;:,\d]{{3,90}},\s+{LIMITS}$", re.IGNORECASE
)
"""'Of the gangs known to deal there, nine, the force had broken up two': the number in apposition."""
_ENDS_APPOSITION = expression(r"(?:\s+(?:in\s+number|in\s+all|in\s+total|altogether))?,", re.IGNORECASE)
_POINTING = expression(
    r"\b(?:of|from|among)\s+(?:these|those|(?:the|these|those)\s+(?:remaining|other|same|latter))\s+$|"
    r"(?:^|[;,]\s+|\band\s+)of\s+(?:the|all)\s+$",
    re.IGNORECASE,
)
_DESCRIBED = expression(
    r"\s*,?\s+(?:where|(?:in|on)\s+which|that|which|who|when|for\s+which|with|requiring|needing)\b", re.IGNORECASE
)
"""'In the 18 cases where …'."""
_DEFINITE = expression(r"(?:^|[;:.]\s*)(?:the|these|those|our)\s+$", re.IGNORECASE)
_SAID_OF = expression(r"\s+(?:was|were|had|have|showed|told|gave|fell|varied)\b[^.;]{3,60}[;:]", re.IGNORECASE)
"""'The 20 cases were mostly sound: 16 met …'."""
_THERE_WERE = expression(rf"\bthere\s+were\s+{HEDGED_MORE}$", re.IGNORECASE)
"""'There were 24 cases in which …'."""
_IN_SOME = expression(rf"(?:^|[;:.]\s+|\b(?:that|and|but)\s+)(?:in|for|on|at)\s+{HEDGED_MORE}$", re.IGNORECASE)
_WERE_OWED = expression(
    r"\s+(?:that|which|where|in\s+which|when)\s+[^,.;]{0,60}?\b(?:should|ought|needed|required|called\s+for|due|eligible|appropriate)\b[^.;]{0,60},\s",
    re.IGNORECASE,
)
"""'In 33 cases that should have had a statement, one was taken in eight.'"""
_OF_SOME = expression(r"\s+(?:where|in\s+which|that|which|who|whom)\b|\s+[a-z][\w\s'-]{2,110},\s", re.IGNORECASE)
"""'Of the 19 where they hadn't, …', 'of its 19 groups, …'."""
_NUMBER_NEXT = expression(rf"\s*,\s+{LIMITS}(?:\d|{CARDINAL}\b)", re.IGNORECASE)
"""'Out of 64, 41 were …'."""
_THEN_SOME = expression(
    r"(?:\s+(?:(?:that|which)\s+)?(?:we|inspectors|they|auditors)\s+(?:had\s+)?[\w-]+(?:\s+(?:at|to|through))?|\s+\w+ed)?,?\s+"
    rf"{LIMITS}(?:\d+|{CARDINAL})(?:\s+\([^()]*\))?\s+(?:had|was|were|did|didn't|hadn't|weren't|showed|contained|lacked|met)\b",
    re.IGNORECASE,
)
"""'In the 20 cases we looked at 14 had been …', 'in our sample of 50 visits 44 (88 percent) were …'."""
_JUDGED_NEXT = expression(
    r",?\s+(?:(?:the\s+)?(?:HMIC\w*\s+)?(?:inspectors|assessors)|HMIC\w*|(?:the|our)\s+(?:inspectorate|team|force)|we|they)\s+"
    rf"(?:had\s+)?(?:also\s+)?(?:found|rated|graded|judged|assessed|considered)\s+{LIMITS}(?:\d+|{CARDINAL})\b(?!\s+(?:percent|per\s+cent|%))",
    re.IGNORECASE,
)
"""'In a further 40 cases, inspectors rated 12 as good …'."""
_DONE_NEXT = expression(
    rf",\s+(?:the|it|they|we)\s+[^,.;:\d]{{3,60}}?\s{LIMITS}(?:\d+|{CARDINAL})\s*(?:[.,;]|and\b|but\b|$)", re.IGNORECASE
)
"""'Of 20, the force has completed 16.'"""
_WE_READ = expression(
    r"\s+(?:(?:that|which)\s+)?(?:we|inspectors|they|auditors)\s+(?:had\s+)?(?:also\s+)?"
    r"(?:read|saw|heard|watched|checked|\w+ed(?:\s+(?:at|to|through))?)\s*,",
    re.IGNORECASE,
)
"""'In the ten that we looked at, …'."""
_OF_WHICH = expression(
    rf"[^.;]{{0,80}}?,?\s+of\s+(?:(?:which|whom)\s+(?:{THEIR}\s+)?(?:[\w'-]+\s+){{0,4}}?|(?:which|whom|these|those)\s*,?\s+)"
    r"(?:only\s+|just\s+)?$",
    re.IGNORECASE,
)
_ALL_OF_WHICH = expression(r"[^.;]{0,80}?,\s+(?:all|none|half|both|each)\s+of\s+(?:which|whom)\b", re.IGNORECASE)


def declared(sentence: Sentence, number: Number) -> Base | None:
    """The base that a number of this sentence is for the counts behind it."""
    if number.value is None or not 2 <= number.value <= _LARGEST_REVIEW or counts_scope(sentence.text, number.end):
        return None
    if number.value > _COUNTED_ONE_BY_ONE and _IN_ROUND_FIGURES.search(sentence.text, 0, number.start):
        return None
    noun = cases_counted(sentence.text, number.end)
    outright = _is_outright(sentence, number, noun)
    return None if outright is None else Base(int(number.value), outright=outright, head=head_of(noun))


def _is_outright(sentence: Sentence, number: Number, noun: Noun | None) -> bool | None:
    """Whether the words say that a count of the number follows; None where they declare no number at all."""
    text = sentence.text
    if is_chosen(text, number) or is_expected(text, number) or _in_brackets(text, number, noun):
        return True
    if noun is None and _ENDS_APPOSITION.match(text, number.end) and _OF_THOSE_NAMED.search(text, 0, number.start):
        return True
    if noun and (_SPOKEN_TO.search(text, 0, number.start) or TALKS_WITH.search(text, 0, number.start)):
        return False
    if is_due(sentence, number, noun) or is_needed_in(text, number):
        return True
    return _is_outright_named(sentence, number, noun) if noun else _is_outright_bare(text, number)


def _is_outright_bare(text: str, number: Number) -> bool | None:
    """The same of a number without a noun: 'of the 40, …', 'we read 18 of these'."""
    if is_all_reviewed(text, number):
        return False
    opens = _OPENS.search(text, 0, number.start) and (
        is_reviewed(text, number)
        or names_these(text, number)
        or _OF_SOME.match(text, number.end)
        or _NUMBER_NEXT.match(text, number.end)
        or _DONE_NEXT.match(text, number.end)
    )
    opens = opens or (_OPENS_IN.search(text, 0, number.start) and _WE_READ.match(text, number.end))
    return True if opens else None


def _is_outright_named(sentence: Sentence, number: Number, noun: Noun) -> bool | None:
    """The same of a number of cases: 'in the 18 cases where …', 'we read 60 files'."""
    text, staff = sentence.text, _STAFF.search(noun.words)
    if _OPENS.search(text, 0, number.start):
        return True
    if _DEFINITE.search(text, 0, number.start) and not staff and _SAID_OF.match(text, noun.end):
        return False
    if _THERE_WERE.search(text, 0, number.start) and _DESCRIBED.match(text, noun.end) and not is_stock(text, number):
        return False
    if _OPENS_IN.search(text, 0, number.start) and (
        _DESCRIBED.match(text, noun.end)
        or _NUMBER_NEXT.match(text, noun.end)
        or _THEN_SOME.match(text, noun.end)
        or _JUDGED_NEXT.match(text, noun.end)
    ):
        return True
    if _IN_SOME.search(text, 0, number.start) and _WERE_OWED.match(text, noun.end):
        return True
    if not staff and _is_divided(sentence, number, noun):
        return True
    if _THE.search(text, 0, number.start) and not staff and _WERE_SO_IN.match(text, noun.end):
        return True
    if _OWED_IN.search(text, 0, number.start) and _ENDS_SENTENCE.match(text, noun.end):
        return True
    if _THEN_IN.match(text, noun.end):
        return True
    return False if is_reviewed(text, number) else None


_THE = expression(r"(?:^|[;:.,]\s+|\b(?:and|but|that)\s+)(?:the|these|those|our|its)\s+$", re.IGNORECASE)
_WERE_SO_IN = expression(
    r"(?:\s+(?:that|which|who|in|of|from|we|inspectors)\s[^.;:,\d]{2,60}?)?\s+(?:was|were|had)\s[^.;:,\d]{2,60}?\s(?:in|for|on|at)\s+"
    rf"{LIMITS}(?:\d+|{CARDINAL})(?:\s+(?:cases|of\s+{THEM}|occasions|instances))?\s*(?:[.;,]|$|and\b|but\b)",
    re.IGNORECASE,
)
"""'The 18 crimes that these contained had been recorded in 11 cases.'"""
_OWED_IN = Quick(
    r"\b(?:should|ought\s+to)\s+have\s+been\s[^.;\d]{2,60}\s(?:in|for|on|at)\s+$|"
    r"\b(?:was|were)\s+(?:wanted|requested)\s+(?:in|for|on|at)\s+$",
)
_ENDS_SENTENCE = expression(r"\s*[.;:]")
"""'An interpreter was needed in 14 cases. In four, none came.'"""
_THEN_IN = expression(rf"\s*:\s+(?:in|on|for|with)\s+{LIMITS}(?:\d|{CARDINAL}\b)", re.IGNORECASE)
"""'We found delays in 12 cases: in seven …'"""


def _is_divided(sentence: Sentence, number: Number, noun: Noun) -> bool:
    """'… 21 crimes, of which six had been recorded', '… 12 files, all of which were complete'."""
    text = sentence.text
    later = next((other for other in cardinals(sentence) if other.start > number.start), None)
    if later and _OF_WHICH.fullmatch(text, noun.end, later.start):
        describes = DEMANDS.match(text, later.end) or (
            OF_WHICH.search(text, noun.end, later.start) and is_stock(text, number)
        )
        if not describes:
            return True
    whole = _ALL_OF_WHICH.match(text, noun.end)
    return whole is not None and not (later and later.start < whole.end())


def is_chosen(text: str, number: Number) -> bool:
    """'We asked the force to assess its own work in 33 of these': some were chosen, and nothing found yet."""
    some = OF_THESE.match(text, number.end) or _OF_SO_MANY.match(text, number.end)
    return some is not None and _CHOSEN.search(text, 0, number.start) is not None


_OF_SO_MANY = expression(rf"\s+of\s+the\s+(?:\d|{CARDINAL}\b)", re.IGNORECASE)


_CHOSEN = Quick(
    r"\b(?:(?:we|inspectors)\s+(?:then\s+|also\s+)?(?:asked|invited|chose|selected|picked|followed)|(?:the\s+)?(?:force|constabulary)\s+(?:was|had\s+been)\s+asked)\b"
    r"(?:(?!\b(?:found|finding|saw|noted|concluded|considered|thought|judged|satisfied|identified|established|was|were|but)\b)[^.;]){0,90}$",
)
_STAFF = expression(
    r"\b(?:officers?|staff|sergeants?|constables?|detectives?|supervisors?|employees|members|volunteers|governors)$",
    re.IGNORECASE,
)
"""'142 detectives, of whom 38 are trainees' describes a workforce."""
_WHERE_SO = expression(
    r"(?:^|[,;]\s+|\bthat\s+)(?:where|when|if|(?:of|from|among|in)\s+(?:the|those|these|all)\b)[^.;()]*(?:\(|\s-\s+)$",
    re.IGNORECASE,
)
_BRACKET_OPENS_CLAUSE = expression(r"(?:\),?|\s-)\s+(?!of\b)\w", re.IGNORECASE)
_SPOKEN_TO = expression(
    r"\b(?:we|i|inspectors?|team|they)\s+(?:also\s+|had\s+|have\s+)*(?:spoke[n]?\s+(?:to|with)|talked\s+(?:to|with)|interviewed|asked)\s+"
    rf"{HEDGED_MORE}$|\b(?:polled|surveyed|quizzed|questioned)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'We spoke to 14 officers; five had been trained': no sample of cases, but a number to count out of."""


def _in_brackets(text: str, number: Number, noun: Noun | None) -> bool:
    """'Where the victim withdrew support (18 cases), …', 'of those that were due one (30), …'."""
    end = noun.end if noun else number.end
    opens = _BRACKET_OPENS_CLAUSE.match(text, end) is not None and _WHERE_SO.search(text[: number.start]) is not None
    return opens and quantifier_of(text, number) is None  # 'almost 90 percent (53) were …' counts the 53


def is_labelled_whole(text: str, number: Number) -> bool:
    """The 148 of 'Violence: 148, of which 139 were recorded'."""
    return LABEL.fullmatch(text, 0, number.start) is not None and _LABEL_OF_WHICH.match(text, number.end) is not None


_LABEL_OF_WHICH = expression(rf",?\s+of\s+which,?\s+{LIMITS}(?:\d|{CARDINAL}\b)", re.IGNORECASE)
_IN_ROUND_FIGURES = Quick(r"\b(?:over|more\s+than|some|about|around|nearly|almost|approximately|roughly|up\s+to)\s+$")
_COUNTED_ONE_BY_ONE = 500
"""Cases: 'over 8,000 reports' are told in round figures, which nobody counts some of."""
_LARGEST_REVIEW = 20_000
"""Cases: more than any inspection has read; larger numbers are what a force deals with in a year."""


def there_were_some(sentence: Sentence, number: Number) -> bool:
    """'There were 12 cases in which delays had done harm': some of those that were read, if any."""
    noun = case_noun(sentence.text, number.end)
    described = noun is not None and _DESCRIBED.match(sentence.text, noun.end) is not None
    last = all(other.start <= number.start for other in cardinals(sentence))
    return described and last and _THERE_WERE.search(sentence.text, 0, number.start) is not None


def names_these(text: str, number: Number) -> bool:
    """Whether a number says how many 'those' are: 'Of those 19, …'; in 'Of those 19 had' it counts some of them."""
    noun = case_noun(text, number.end)
    if _AS_SHARE.match(text, number.end):
        return False
    return _POINTING.search(text, 0, number.start) is not None and (
        text.startswith(",", number.end) or (noun is not None and text.startswith(",", noun.end))
    )


_AS_SHARE = expression(
    rf",\s+(?:or|which\s+is|that\s+is|i\.e\.)\s+{HEDGES}\d[\d.]*\s?(?:%|per\s?cent)",
    re.I,
)
"""'Of these 153, or 90 percent, had …': the share of those that it counts."""
