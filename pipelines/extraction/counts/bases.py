"""The number of cases that later counts are out of: 'Of the 40 files, …', 'We read 60 files. … 12 …'.

Belongs here: where a sentence declares such a number. Not here: which earlier one a sentence leans on
(`bases_before`), the counts that lean on it (`counts_of_base`) or those that name it themselves (`shapes`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.cases import is_all_reviewed, is_reviewed
from pipelines.extraction.counts.shapes import cardinals
from pipelines.extraction.grammar.case_nouns import Noun, case_noun, counts_scope, own_cases
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number


@dataclass(frozen=True, slots=True)
class Base:
    """A number of cases that counts can lean on."""

    size: int
    outright: bool = False
    """Whether the words say that a count of it follows: 'of the 40', 'in the 18 cases where'."""
    last: int | None = None
    """The count of it that was named last, which 'of these' points to."""
    head: str = ""
    """The noun that it counts, in lower case."""
    here: bool = False
    """Whether this sentence has counted some of it already."""
    source: Sentence | None = None
    """The sentence that declares it, where that is an earlier one."""
    around: Base | None = None
    """The base that it is itself some cases of, in 'nine of the fifteen' after 'fifteen of the 67'."""

    read: bool = False
    """Whether it says how many were read, so that all that follows may count some of them."""
    stock: bool = False
    """Whether it says what the force has or deals with, and nobody says that these were read."""
    far: bool = False
    """Whether it was given in another paragraph or the heading, so that a count of it has to say what it counts."""

    def followed_by(self, numerator: int) -> Base:
        """The base after one more count of it."""
        return replace(self, last=numerator, here=True)

    def narrowed(self) -> Base:
        """Only the cases counted last: 'of these, …'."""
        return replace(self, size=self.these, last=None, outright=True)

    @property
    def these(self) -> int:
        """How many 'these' are: the cases counted last, else all."""
        return self.last or self.size


_OPENS = re.compile(
    r"(?:^|[,;:.(]\s*|\b(?:and|but|found|that|while|yet|so|however|though|although)\s+)(?:of|from|among|amongst|out\s+of)\s+"
    r"(?:(?:a|our|the)\s+(?:total|sample|dip[\s-]sample)\s+of\s+)?(?:all\s+)?"
    r"(?:(?:the\s+)?[\w-]+(?:\s+[\w-]+)?'s|the|these|those|our|its|their)?\s*"
    r"(?:relevant\s+|further\s+|other\s+|additional\s+|remaining\s+)?$",
    re.IGNORECASE,
)
"""'Of the 40 …', 'and from these 12 …', 'of the remaining six …'."""
_OPENS_IN = re.compile(
    r"(?:^|[,;:.]\s+|\b(?:and|but|that)\s+)(?:in|for|on|across)\s+(?:the|those|these)\s+$", re.IGNORECASE
)
_OF_THOSE_NAMED = re.compile(
    rf"(?:^|[;:]\s+)(?:of|among|from)\s+(?:the|those|all|its|our)\s[^.;:,\d]{{3,90}},\s+{LIMITS}$", re.IGNORECASE
)
"""'Of the gangs known to deal there, nine, the force had broken up two': the number in apposition."""
_POINTING = re.compile(
    r"\b(?:of|from|among)\s+(?:these|those|(?:the|these|those)\s+(?:remaining|other|same|latter))\s+$|"
    r"(?:^|[;,]\s+|\band\s+)of\s+(?:the|all)\s+$",
    re.IGNORECASE,
)
_THE_SAME = re.compile(r"\b(?:the|these|those)\s+same\s+$", re.IGNORECASE)
_DUE = re.compile(
    r"\bshould\s+(?:all\s+)?have\s+(?:been|produced|led\s+to|resulted\s+in|recorded|created|given)\s+(?:at\s+least\s+)?$|"
    r"\b(?:would\s+have|had)\s+expected\s+(?:to\s+(?:see|find)\s+)?(?:at\s+least\s+)?$",
    re.IGNORECASE,
)
"""'These should have produced 94 crimes; 81 …'."""
_DESCRIBED = re.compile(
    r"\s*,?\s+(?:where|in\s+which|that|which|who|when|for\s+which|with|requiring|needing)\b", re.IGNORECASE
)
"""'In the 18 cases where …'."""
_DEFINITE = re.compile(r"(?:^|[;:.]\s*)(?:the|these|those|our)\s+$", re.IGNORECASE)
_SAID_OF = re.compile(r"\s+(?:was|were|had|have|showed|told|gave|fell|varied)\b[^.;]{3,60}[;:]", re.IGNORECASE)
"""'The 20 cases were mostly sound: 16 met …'."""
_THERE_WERE = re.compile(r"\bthere\s+were\s+(?:only\s+|just\s+|about\s+|some\s+|another\s+)?$", re.IGNORECASE)
"""'There were 24 cases in which …'."""
_IN_SOME = re.compile(
    r"(?:^|[;:.]\s+|\b(?:that|and|but)\s+)(?:in|for|on|at)\s+(?:(?:about|some|only|another)\s+)*$", re.IGNORECASE
)
_WERE_OWED = re.compile(
    r"\s+(?:that|which|where|in\s+which|when)\s+[^,.;]{0,60}?\b(?:should|ought|needed|required|called\s+for|due|eligible|appropriate)\b[^.;]{0,60},\s",
    re.IGNORECASE,
)
"""'In 33 cases that should have had a statement, one was taken in eight.'"""
_OF_SOME = re.compile(r"\s+(?:where|in\s+which|that|which|who|whom)\b|\s+[a-z][\w\s'-]{2,60},\s", re.IGNORECASE)
"""'Of the 19 where they hadn't, …', 'of its 19 groups, …'."""
_NUMBER_NEXT = re.compile(rf"\s*,\s+{LIMITS}(?:\d|{CARDINAL}\b)", re.IGNORECASE)
"""'Out of 64, 41 were …'."""
_OF_WHICH = re.compile(
    r"[^.;]{0,80}?,?\s+of\s+(?:(?:which|whom)\s+(?:(?:the|its|their|our)\s+)?(?:[\w'-]+\s+){0,4}?|(?:which|whom|these|those)\s*,?\s+)"
    r"(?:only\s+|just\s+)?$",
    re.IGNORECASE,
)


_OF_THOSE_WHICH = re.compile(r"\bof\s+wh(?:ich|om)\b", re.IGNORECASE)
_ALL_OF_WHICH = re.compile(r"[^.;]{0,80}?,\s+(?:all|none|half|both|each)\s+of\s+(?:which|whom)\b", re.IGNORECASE)


def declared(sentence: Sentence, number: Number) -> Base | None:
    """The base that a number of this sentence is for the counts behind it."""
    text = sentence.text
    if number.value is None or not 2 <= number.value <= _LARGEST_REVIEW or counts_scope(text, number.end):
        return None
    noun = case_noun(text, number.end) or own_cases(text, number.end)
    size, head = int(number.value), head_of(noun)
    if is_chosen(text, number):
        return Base(size, outright=True, head=head)
    if noun is None and text.startswith(",", number.end) and _OF_THOSE_NAMED.search(text, 0, number.start):
        return Base(size, outright=True)
    if _DUE.search(text, 0, number.start):
        return Base(size, outright=True, head=head)
    if _in_brackets(text, number, noun):
        return Base(size, outright=True, head=head)
    if (noun or own_cases(text, number.end)) and _SPOKEN_TO.search(text, 0, number.start):
        return Base(size, head=head)
    if _N_IS.search(text, 0, number.start) and text.startswith(")", number.end):
        return Base(size, outright=True)
    if is_due(sentence, number, noun):
        return Base(size, outright=True, head=head)
    if noun is None:
        if _THE_SAME.search(text, 0, number.start) and is_reviewed(text, number):
            return Base(size)
        if is_all_reviewed(text, number):
            return Base(size)
        opens = _OPENS.search(text, 0, number.start) and (
            is_reviewed(text, number)
            or names_these(text, number)
            or _OF_SOME.match(text, number.end)
            or _NUMBER_NEXT.match(text, number.end)
        )
        return Base(size, outright=True) if opens else None
    if _OPENS.search(text, 0, number.start):
        return Base(size, outright=True, head=head)
    if _DEFINITE.search(text, 0, number.start) and not _STAFF.search(noun.words) and _SAID_OF.match(text, noun.end):
        return Base(size, head=head)
    if _THERE_WERE.search(text, 0, number.start) and _DESCRIBED.match(text, noun.end) and not is_stock(text, number):
        return Base(size, head=head)
    if _OPENS_IN.search(text, 0, number.start) and _DESCRIBED.match(text, noun.end):
        return Base(size, outright=True, head=head)
    if _IN_SOME.search(text, 0, number.start) and _WERE_OWED.match(text, noun.end):
        return Base(size, outright=True, head=head)
    later = next((other for other in cardinals(sentence) if other.start > number.start), None)
    if (
        later
        and _OF_WHICH.fullmatch(text, noun.end, later.start)
        and not _STAFF.search(noun.words)
        and not (_OF_THOSE_WHICH.search(text, noun.end, later.start) and is_stock(text, number))
    ):
        return Base(size, outright=True, head=head)
    whole = _ALL_OF_WHICH.match(text, noun.end)
    if whole and not (later and later.start < whole.end()) and not _STAFF.search(noun.words):
        return Base(size, outright=True, head=head)
    return Base(size, head=head) if is_reviewed(text, number) else None


def is_chosen(text: str, number: Number) -> bool:
    """'We asked the force to assess its own work in 33 of these': some were chosen, and nothing found yet."""
    return _CHOSEN.search(text, 0, number.start) is not None and _OF_THESE_AFTER.match(text, number.end) is not None


_CHOSEN = re.compile(
    r"\b(?:(?:we|inspectors)\s+(?:then\s+|also\s+)?(?:asked|invited|chose|selected|picked|followed)|(?:the\s+)?(?:force|constabulary)\s+(?:was|had\s+been)\s+asked)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_OF_THESE_AFTER = re.compile(r"\s+of\s+(?:these|those|them)\b", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:officers?|staff|sergeants?|constables?|detectives?|supervisors?|employees)$", re.IGNORECASE)
"""'142 detectives, of whom 38 are trainees' describes a workforce."""
_WHERE_SO = re.compile(
    r"(?:^|[,;]\s+|\bthat\s+)(?:where|when|if|(?:of|from|among|in)\s+(?:the|those|these|all)\b)[^.;()]*(?:\(|\s-\s+)$",
    re.IGNORECASE,
)
_SHARE_OPENS = re.compile(
    r"(?:%|per\s?cent|percent|\b(?:half|most|many|thirds?|quarters?|majority))(?:\s+of\s+(?:them|these|those))?\s*\($",
    re.IGNORECASE,
)
"""'Almost 90 percent (191) were …': the number makes the share exact."""
_BRACKET_OPENS_CLAUSE = re.compile(r"(?:\),?|\s-)\s+(?!of\b)\w", re.IGNORECASE)
_N_IS = re.compile(r"\(\s*(?:n|base)\s*[=:]\s*$", re.IGNORECASE)
"""'In our sample of stalking cases (n = 24)'."""
_SPOKEN_TO = re.compile(
    r"\b(?:we|i|inspectors?|team|they)\s+(?:also\s+|had\s+|have\s+)*(?:spoke[n]?\s+(?:to|with)|talked\s+(?:to|with)|interviewed|asked)\s+"
    r"(?:(?:about|some|around|over|only|just|another|a\s+further)\s+)*$",
    re.IGNORECASE,
)
"""'We spoke to 14 officers; five had been trained': no sample of cases, but a number to count out of."""
_DUE_AFTER = re.compile(r"\s+(?:(?:should|ought\s+to)\s+(?:all\s+)?have|were\s+due)\b", re.IGNORECASE)
_DONE_AFTER = re.compile(
    r"\s+(?:(?:had|have|of\s+(?:them|these|those))\s+)?(?:were|was|did|had|been|have)\b", re.IGNORECASE
)


def _in_brackets(text: str, number: Number, noun: Noun | None) -> bool:
    """'Where the victim withdrew support (18 cases), …', 'of those that were due one (30), …'."""
    end = noun.end if noun else number.end
    if _SHARE_OPENS.search(text, 0, number.start):
        return False
    return _BRACKET_OPENS_CLAUSE.match(text, end) is not None and _WHERE_SO.search(text[: number.start]) is not None


def is_due(sentence: Sentence, number: Number, noun: Noun | None) -> bool:
    """'81 crimes ought to have been recorded, and 73 were': how many there should be, before how many there were."""
    text = sentence.text
    later = next((other for other in cardinals(sentence) if other.start > number.start), None)
    crimes = head_of(noun) in ("crime", "offence", "rape")
    if crimes and noun and _OUGHT_TO_BE_RECORDED.match(text, noun.end):
        return True
    if later is None:
        return False
    if noun and _MIGHT_HAVE.search(text, 0, number.start):
        return case_noun(text, later.end) is None
    if not _DONE_AFTER.match(text, later.end):
        return False
    disclosed = crimes and _DISCLOSED.search(text, 0, number.start) is not None
    return disclosed or _DUE_AFTER.match(text, noun.end if noun else number.end) is not None


_OUGHT_TO_BE_RECORDED = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?:should|ought\s+to)\s+(?:all\s+)?have\s+been\s+(?:recorded|crimed|created|logged)\b",
    re.IGNORECASE,
)
"""'The audit showed that 452 crimes should have been recorded. Of these, 433 had been.'"""
_MIGHT_HAVE = re.compile(
    r"\b(?:might|could|should|ought\s+to)\s+have\s+been\s+[\w\s'-]{2,40}?\b(?:in|for|at|on)\s+$", re.IGNORECASE
)
"""'An order might have been sought in 25 cases and was sought in nine.'"""
_DISCLOSED = re.compile(
    rf"\b(?:disclosed|contained|revealed|held|yielded|described|amounted\s+to|gave\s+rise\s+to|told\s+of|pointed\s+to)\s+"
    rf"{LIMITS}$",
    re.IGNORECASE,
)
"""'The reports disclosed 90 crimes, and 81 were recorded.'"""


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
    return _POINTING.search(text, 0, number.start) is not None and (
        text.startswith(",", number.end) or (noun is not None and text.startswith(",", noun.end))
    )


def is_stock(text: str, number: Number) -> bool:
    """Whether a number says how much the force has or deals with, so that its parts are volumes and no findings.

    'It issued 268 orders, of which 61 were breached'; but 'we found 21 crimes, of which six had been recorded'.
    """
    thing = thing_after(text, number.end)
    return (
        thing is not None
        and thing.role == "volume"
        and not is_reviewed(text, number)
        and _BROUGHT_TO_LIGHT.search(text, 0, number.start) is None
        and _MISSED_AFTER.match(text, thing.end) is None
    )


_BROUGHT_TO_LIGHT = re.compile(
    r"\b(?:found|identified|saw|noted|discovered|uncovered|disclosed|contained|revealed|held|sample|audit|read|spoke\s+(?:to|with)|asked|"
    r"interviewed|should|ought)\b[^.;]*$",
    re.IGNORECASE,
)
_MISSED_AFTER = re.compile(
    r"[^.;,]{0,60}?\b(?:should|ought\s+to|needed|required|in\s+(?:our|the)\s+(?:sample|audit|review))\b|"
    r"[^.;]{0,80}?\bof\s+wh(?:ich|om)\b[^.;,]{0,40}?\b(?:recorded|crimed|(?:had|have)\s+been\s*(?:[.;,)]|$))|"
    r"[^.;]{0,60};\s[^.;]{0,60}\b(?:recorded|crimed)\b",
    re.IGNORECASE,
)


def mention(sentence: Sentence, number: Number) -> Base | None:
    """A number of cases that 'of these' can point to although nobody says that they were reviewed."""
    noun = case_noun(sentence.text, number.end) or own_cases(sentence.text, number.end)
    if noun is None or number.value is None or number.value < 2 or counts_scope(sentence.text, number.end):
        return None
    return Base(int(number.value), head=head_of(noun), stock=is_stock(sentence.text, number))


def head_of(noun: Noun | None) -> str:
    """The last word of a noun, in the singular and in lower case."""
    return re.sub(r"s$", "", noun.words.split()[-1].lower()) if noun else ""
