"""How inspectors say what they reviewed: the verbs of reviewing, and the places of a number beside them.

Belongs here: telling that a number says how many were read. Not here: the nouns of what is read
(`grammar.case_nouns`), the counts (`reading`) and the sizes of samples (`samples`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.extraction.grammar import number_words
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.counted import anything_after
from pipelines.extraction.grammar.numbers import Number

_DREW = r"pulled|drew|chose|selected|picked(?!\s+up)|(?:asked|called)\s+for|requested"
_WENT_INTO = (
    r"look(?:ed)?\s+(?:(?:in\s+depth|closely|again|also|separately|instead|next|then|further|hard|carefully|\w+ly)\s+)?(?:at|into|through)|(?:went|gone|worked)\s+through|viewed|watched|"
    r"listened\s+(?:in\s+)?(?:to|on)|opened|went\s+over|sifted(?:\s+through)?|combed(?:\s+through)?|dipped\s+into|heard|checked|read|studied|considered|tested|traced|tracked|followed|coded|timed|observed|marked|took(?!\s+(?:place|part))"
)
REVIEWED = re.compile(
    r"\b(?:(?:re-?)?(?:review|examin|assess|audit|sampl|inspect|analys|scrutinis|evaluat|dip-?\s?sampl)(?:ed|d|ing|e)?|"
    rf"asked\s+to\s+see|{_WENT_INTO}|{_DREW})\b",
    re.IGNORECASE,
)
"""Verbs of reviewing, for telling a sentence about a review from others."""

CASES = re.compile(r"\b(?:case|file|crime|incident|call|investigation|record|victim)s?\b", re.IGNORECASE)

_OBJECT = re.compile(
    r"(?:\s+(?:a|an|the|all|same|our|its|some|over|about|around|approximately|nearly|almost|total|further|additional|random|"
    r"small|large|handling|quality|details|records|of|at|sample|samples|representative|selection|set|number|up|to|into|through|more|than|just|under|least|"
    r"another|also|audit|how|whether|in))*"
    r"(?:\s+(?:the\s+)?(?:[\w'-]+\s+){0,3}(?:records|files|folders|logs|cctv|coverage|videos?|recordings?|films?|copies|tapes|appraisals|portfolios|diaries|details|handling|footage|notes|vetting|work|care|treatment|progress|plans|forms|papers|statements|documents|experiences?|journeys?)\s+(?:of|for|from|about))?\s*",
    re.IGNORECASE,
)
_REVIEWERS = re.compile(
    r"\b(?:we|inspectors?|inspectorate|hmicfrs|hmic|hmi|team|auditors?|reviewers?|they|it|panel|office|commissioner|assessors?|researchers?|force|constabulary|review|audit|"
    r"inspection|watchdog)\b|\bto\s*$",
    re.IGNORECASE,
)
_SAMPLE_OF = re.compile(
    r"\bsamples?\s+of\s+(?:its|our|their)\s+own(?:,|\s+of)\s+$|"
    r"\b(?:dip[\s-]?)?(?:set|batch|inspection|exercise|study|sampl(?:e|es|ing)|reviews?|audits?|analysis|examination|assessment|selection|reading|findings|"
    r"results|checks?|tests?|trawl|judg(?:e)?ments?)\s+(?:size\s+)?"
    r"(?:by\s+(?:[\w'-]+\s+){1,5})?"
    r"(?:(?:consisted\s+|comprised\s+)?of|was|took\s+in|had|held|contained|numbered|ran\s+to|extended\s+to|spanned|drew\s+on|included|covered|comprised|(?:(?:was|were|is|are)\s+)?(?:based|drawn|rests?|"
    r"rested|relied|relies)\s+(?:on|from|upon)(?:\s+(?:the|an?|our)\s+(?:reading|review|audit|examination|sample)\s+of)?)\s+"
    r"(?:(?:the\s+)?(?:[\w'-]+\s+){1,3}(?:of|from|for|about)\s+)?"
    r"(?:(?:a|some|over|about|further|around|another|total\s+of|sample\s+of)\s+){0,3}$",
    re.IGNORECASE,
)
"""'A sample of 40', 'our audit was based on 423', 'the findings rest on the reading of 64'."""
_BY_THEM = (
    r"(?:(?:that|which)\s+)?(?:we|inspectors|they|the\s+inspectorate|our\s+inspectors)\s+(?:had\s+|have\s+)?(?:also\s+)?|"
    r"(?:was|were|had\s+been|have\s+been)\s+(?:also\s+|then\s+)?"
)
_REVIEWED_AFTER = re.compile(
    r"(?:(?!n't|\b(?:not|never|to\s+be|their|had\s+had|due)\b)[^.;,]){0,60}?(?<!\band)\s"
    rf"(?:(?:{_BY_THEM})?(?:(?:re)?reviewed|examined|assessed|audited|(?:dip-?\s?)?sampled|scrutinised|looked\s+at|listened\s+to|"
    rf"in\s+(?:our|the)\s+sample|(?:selected|chosen|picked|drawn|taken)\s+at\s+random)|"
    rf"(?:{_BY_THEM})(?:selected|chosen|chose|picked(?!\s+up))|(?:{_BY_THEM})(?:{_WENT_INTO}|pulled|drew|drawn))\b",
    re.IGNORECASE,
)
"""'75 files were examined', '36 calls that we listened to'."""


def is_reviewed(text: str, number: Number) -> bool:
    """Whether a number says how many were reviewed: object of the verb, 'a sample of' it, or 'N files … examined'."""
    return (
        _SAMPLE_OF.search(text, 0, number.start) is not None
        or _REVIEWED_AFTER.match(text, number.end) is not None
        or _REVIEW_IN_BRACKETS.search(text, 0, number.start) is not None
        or is_object_of_review(text, number)
        or _handed_over(text, number)
    )


_REVIEW_IN_BRACKETS = re.compile(
    r"\b(?:audits?|reviews?|samples?|sampling|analysis|assessments?)(?:\s+of\s+(?:[\w'-]+\s+){0,4}[\w'-]+)?\s+"
    r"\(\s*(?:of\s+|n\s*=\s*)?$",
    re.IGNORECASE,
)
"""'Our case audit (28 files) found …'."""


def _names_papers(text: str, number: Number) -> bool:
    """'We asked for 30 recordings'; whoever asks for 30 officers samples none."""
    noun = case_noun(text, number.end)
    return noun is not None and _PAPERS.search(noun.words) is not None


_WERE_GIVEN = re.compile(
    r"\b(?:we|inspectors?|hmicfrs|hmic|auditors?|reviewers?|the\s+(?:team|panel|inspectorate))\s+(?:was|were|had\s+been|have\s+been)\s+(?:also\s+)?"
    r"(?:given|shown|handed|sent|lent|supplied\s+with|provided\s+with|allowed\s+to\s+see)\s+"
    r"(?:(?:access\s+to|the|a|sample|set|batch|random|of|some|about|only|just|over|another|further)\s+)*$",
    re.IGNORECASE,
)
"""'My inspectors were given 33 records'."""
_PAPERS = re.compile(
    r"\b(?:cases?|files?|records?|logs?|forms?|recordings?|calls|investigations|reports|plans|assessments|incidents|searches)$",
    re.IGNORECASE,
)
_IS_BASIS = re.compile(
    r"\s+(?:(?:make|made|makes|go\s+to\s+make)\s+up|form(?:ed|s)?|are\s+(?:the\s+)?(?:basis|subject)\s+of|were\s+(?:the\s+)?(?:basis|subject)\s+of|"
    r"underlie|underpin(?:ned)?|went\s+into|lie\s+behind|lay\s+behind)\s+(?:the\s+basis\s+of\s+)?"
    r"(?:this|the|our|that)\s+(?:[\w-]+\s+){0,3}?(?:assessments?|reviews?|audits?|samples?|inspections?|exercise|analysis|study|findings|report)\b",
    re.IGNORECASE,
)
"""'Ninety files make up this assessment'."""
_EACH_READ = re.compile(
    r"\s+of\s+(?:them|these|those)\b[^.;]{3,80}?\b(?:we|inspectors|they|the\s+team)\s+(?:\w+\s+){1,3}?(?:each|all|every\s+one)\s+of\s+"
    r"(?:these|those|them)\b",
    re.IGNORECASE,
)
"""'Seventy-four of them began with a call, and we listened to each of these'."""


def _handed_over(text: str, number: Number) -> bool:
    """'We were given 33 records', 'ninety files make up this assessment'."""
    noun = case_noun(text, number.end)
    return (
        noun is not None
        and _PAPERS.search(noun.words) is not None
        and (_WERE_GIVEN.search(text, 0, number.start) or _IS_BASIS.match(text, noun.end)) is not None
    )


_TEXTS_KEPT = 1_024
_NUMBERS_KEPT = 4_096


@lru_cache(maxsize=_NUMBERS_KEPT)
def is_object_of_review(text: str, number: Number) -> bool:
    """'We reviewed 60 files', 'we looked at 20 records and 15 logs'."""
    if not _speaks_of_review(text) or _JUDGED_TO_BE.match(text, number.end):
        return False
    verb = next((found for found in reversed(_verbs_of_review(text)) if found.end() <= number.start), None)
    if verb is None:
        return False
    before = text[: number.start]
    reviewers = re.split("[;:]", before[: verb.start()])[-1]
    opens = not reviewers.strip(" '\"*-") and _PLAINLY_REVIEWED.fullmatch(verb.group()) is not None
    if not (opens or _REVIEWERS.search(reviewers)) or _PASSIVE.search(reviewers):
        return False
    if _ALSO_POLICE_WORK.fullmatch(verb.group()) and not _INSPECTORS.search(reviewers):
        return False
    if _ASKED_FOR.fullmatch(verb.group()) and not _names_papers(text, number):
        return False
    if _STILL_TO_COME.search(reviewers) or _POLICE_DID.search(reviewers):
        return False
    between = before[verb.end() :]
    if _OBJECT.fullmatch(between):
        return True
    joined = re.search(
        r"(?:\band|(?:,|\btogether|\balong)\s+with|\bas\s+well\s+as|\bplus|,)\s+(?:(?:a|another|further|some|at|into|through)\s+)*$",
        between,
    )
    if joined and _is_next_of_list(text, number, verb.end()):
        return True
    return bool(joined) and _HOLDS_NUMBER.search(between) is not None and not _ENDS_OBJECT.search(between)


@lru_cache(maxsize=_TEXTS_KEPT)
def _verbs_of_review(text: str) -> tuple[re.Match[str], ...]:
    return tuple(REVIEWED.finditer(text))


_NEXT_NUMBER = re.compile(rf"\d[\d,]*|\b{number_words.CARDINAL}\b", re.IGNORECASE)


_AS_MANY_MORE = re.compile(
    r"\s+(?:(?:that|which)\s+(?:had\s+|were\s+|was\s+)?)?(?:with\s+(?:a|an|outcome)|closed|ended|finalised|filed|given|dealt\s+with|where|in\s+which|under\s+outcome)\b",
    re.IGNORECASE,
)


def is_next_of_list(text: str, number: Number) -> bool:
    """'We took 20 cases that had ended with a caution, 20 with a resolution': more of them, though no noun says so."""
    return _AS_MANY_MORE.match(text, number.end) is not None and is_object_of_review(text, number)


def _is_next_of_list(text: str, number: Number, start: int) -> bool:
    """'We took 20 cases that had been closed with a caution, 20 cases closed …': more of the same."""
    earlier = _NEXT_NUMBER.search(text, start, number.start)
    if earlier is None or not _OBJECT.fullmatch(text, start, earlier.start()):
        return False
    one, other = case_noun(text, earlier.end()), case_noun(text, number.end)
    if one and _AS_MANY_MORE.match(text, number.end):
        return True
    return bool(one and other and one.words.lower().split()[-1] == other.words.lower().split()[-1])


_JUDGED_TO_BE = re.compile(
    r"\s+(?:of\s+(?:these|those|them)\s+)?(?:as\b|to\s+(?:be|have|require|need|meet|fall)\b)", re.IGNORECASE
)
"""'They considered 21 of these to be good and 15 to require improvement': what was thought of them."""
_OF_THEM = re.compile(r"\s+of\s+(?:these|those|them)\b", re.IGNORECASE)
_COUNTS_ON = re.compile(
    rf"(?:\d|\b{number_words.CARDINAL})\b[^.;]*(?:\band|\bbut|,)\s+(?:(?:only|just|another|some)\s+)*$", re.IGNORECASE
)
"""'We read 60 files, and 21 of them had no plan': a part of what was read."""
_BARE = re.compile(
    r"\s*(?:[,;.:]|-\s|$|\s(?:and|but)\b)|\s+(?:from|who|whose|that|which|where|in\s+which|at\s+random|"
    r"each|apiece|of\s+(?:these|those|them))\b",
    re.IGNORECASE,
)
_REVIEWED_NEXT = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?:(?:we|inspectors|they|auditors)\s+)?"
    r"(?:looked\s+at|listened\s+to|examined|reviewed|audited|sampled|dip-sampled|checked|inspected)\b",
    re.IGNORECASE,
)
"""'Of 60 looked at, …', 'of the 42 we reviewed'."""


def is_all_reviewed(text: str, number: Number) -> bool:
    """Whether a number whose noun is no case's says how many were reviewed.

    'It examined 210 and …', 'we read 18 of these', 'they tested 30 emails', 'ten in each district, 60 in total'.
    """
    if counts_in_all(text, number):
        return REVIEWED.search(text, 0, number.start) is not None
    if text.startswith(")", number.end) and _REVIEW_IN_BRACKETS.search(text, 0, number.start):
        return True
    if _OF_THEM_ALL.search(text, 0, number.start) and _REVIEWED_NEXT.match(text, number.end):
        return True
    if _EACH_READ.match(text, number.end) and _speaks_of_review(text):
        return True
    if _SAMPLE_SIZE.search(text, 0, number.start) and _NO_NOUN.match(text, number.end):
        return True
    if not is_object_of_review(text, number):
        return False
    if _OF_THEM.match(text, number.end) and _COUNTS_ON.search(text, 0, number.start):
        return False
    if _BARE.match(text, number.end):
        return True
    return _INSPECTORS.search(text, 0, number.start) is not None and anything_after(text, number.end) is not None


def counts_in_all(text: str, number: Number) -> bool:
    """'60 in total', '75 altogether'."""
    return _IN_ALL.match(text, number.end) is not None


_SAMPLE_SIZE = re.compile(
    r"\b(?:our|own)\s+(?:dip[\s-]?)?(?:sample|audit|review)\s+of\s+(?:(?:only|just|about|some)\s+)*$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    rf"\s*(?:[,;.:)]|$)|\s+(?:all|none|half|most|only|in|from|at|we|it|they|the|\d|{number_words.CARDINAL})\b",
    re.IGNORECASE,
)
"""'In our own sample of 92 all but six had grounds'."""
_OF_THEM_ALL = re.compile(r"(?:\b(?:of|among|from)|:)\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_IN_ALL = re.compile(r"\s+(?:in\s+(?:total|all)|altogether)\b", re.IGNORECASE)
_PLAINLY_REVIEWED = re.compile(
    r"(?:re-?)?(?:reviewed|examined|audited|assessed|sampled|dip-?\s?sampled)", re.IGNORECASE
)
"""'- audited 34 cases', an item of a list of what 'we' did."""
_ALSO_POLICE_WORK = re.compile(
    r"opened|took|followed|tracked|traced|marked|observed|timed|coded|heard|considered|chose|selected|picked|drew|pulled|"
    r"(?:asked|called)\s+for|requested",
    re.IGNORECASE,
)
"""'The force took 1,200 calls' is no review, 'our auditors took 1,200 reports' is."""
_ASKED_FOR = re.compile(r"(?:asked|called)\s+for|requested", re.IGNORECASE)
_INSPECTORS = re.compile(
    r"\b(?:we|inspectors?|inspectorate|hmicfrs|hmic|hmi|auditors?|reviewers?|researchers?|panel|watchdog)\b",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(
    r"\b(?-i:will|shall|would|could|may|might|can|should|must)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE
)
"""'We will look at 20 of these next year' reviews nothing yet."""
_POLICE_DID = re.compile(
    r"\b(?:supervisors?|sergeants?|constables|officers|staff|managers|investigators|detectives|call\s+(?:handlers|takers))\s+"
    r"(?:(?:had|have|has|also|only|then)\s+)*(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""'Our review showed that supervisors had checked 171': no reading of the inspectors'."""
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""'Whether bail had been considered in 22 cases' says what the police did."""
_HOLDS_NUMBER = re.compile(rf"\d|\b{number_words.CARDINAL}\b", re.IGNORECASE)
_ENDS_OBJECT = re.compile(r"\b(?:(?:dis)?agreed|found|showed|identified|that|but|were|was|had)\b|[;:]", re.IGNORECASE)


@lru_cache(maxsize=_TEXTS_KEPT)
def _speaks_of_review(text: str) -> bool:
    """Asked once for all the numbers of a text, most of which tell of none."""
    return REVIEWED.search(text) is not None
