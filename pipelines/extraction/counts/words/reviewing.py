"""Verbs of reviewing: who does it, and which number is their object, as in 'we looked at 20 records and 15 logs'.

Belongs here: the verbs, whose they are, and what may stand between them and a number. Not here: the other ways to say
how many were read (`sizes.reviewed`), or the nouns of what is read (`grammar.case_nouns`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar import number_words
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.grade_words import GRADE
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.numbers import Number

_DREW = (
    r"pulled|drew|chose|selected|picked(?:\s+out(?!\s+(?:[\w-]+\s+){1,2}examples)|(?!\s+(?:up|out)\b))|"
    r"(?:asked|called)\s+for|requested"
)
WENT_INTO = (
    r"look(?:ed|ing)?\s+(?:(?:in\s+(?:depth|detail|turn|full)|closely|again|also|separately|instead|next|then|further|hard|carefully|\w+ly)\s+)?(?:at|into|through)|(?:went|gone|got|work(?:ed|ing)(?:\s+(?:their|our|its)\s+way)?|going|leaf(?:ed|ing)|wad(?:ed|ing)|sort(?:ed|ing)|sifting)\s+through|view(?:ed|ing)|watch(?:ed|ing)|"
    r"listen(?:ed|ing)\s+(?:(?:live|again|carefully|also)\s+)?(?:in\s+)?(?:to|on)|opened|went\s+over|sifted(?:\s+through)?|combed(?:\s+through)?|dipped\s+into|dug\s+into|delved\s+into|pored\s+over|trawled(?:\s+through)?|scoured|hear(?:d|ing)|checked|(?<=to\s)check|checking|read(?:ing)?|stud(?:ied|ying)|considered(?!\s+(?:should|ought|could|might|would|had|were|was|to\s+(?:be|have))\b)|test(?:ed|ing)|traced|track(?:ed|ing)|followed|coded|timed|observ(?:ed|ing)|sat\s+in\s+on|sitting\s+in\s+on|shadow(?:ed|ing)|marked|compared(?!\s+(?:with|to)\b)|"
    r"took(?!\s+(?:place|part|action|account|(?:[\w-]+\s+){0,3}(?:views?|steps|stock|approach|time)\b))"
)
REVIEWED = Quick(
    r"\b(?:(?:re-?)?(?:review|examin|assess|audit|sampl|inspect|analys|scrutinis|evaluat|dip-?\s?sampl)(?:ed|d|ing|e)?|(?:dip|spot|cross)-?\s?check(?:ed|ing)|cross-?\s?referenc(?:ed|ing)|"
    r"quality[\s-]assur(?:ed|ing)|drill(?:ed|ing)\s+(?:down\s+)?into|(?:judged|rated|scored|marked)(?=\s+the\s+(?:quality|standard)\b)|prob(?:ed|ing)|"
    rf"asked\s+to\s+see|{WENT_INTO}|{_DREW})\b",
)
"""Verbs of reviewing, for telling a sentence about a review from others."""
CASES = expression(r"\b(?:case|file|crime|incident|call|investigation|record|victim)s?\b", re.IGNORECASE)
_OBJECT = expression(
    r"(?:\s+(?:in\s+(?:detail|depth|full|turn)|at\s+random|closely|carefully|a|an|the|all|same|our|its|some|over|last|first|latest|(?:most\s+)?recent|next|about|around|approximately|nearly|almost|total|further|additional|random|"
    r"small|large|handling|quality|details|records|of|at|sample|samples|representative|selection|set|number|up|to|into|through|more|than|just|under|least|"
    r"another|also|audit|how|whether|in|only|no|not|fewer|less|as|many|few|mere|every\s+(?:single\s+)?one|each|these|those))*"
    r"(?:\s+(?:how|whether)\s+(?:the\s+)?(?:force|constabulary|police|officers|it|staff)\s+(?:had\s+)?(?:dealt\s+with|handled|responded\s+to|managed|recorded|"
    r"investigated|assessed|treated|graded))?"
    r"(?:\s+(?:the\s+)?(?:[\w'-]+\s+){0,4}(?:records|files|folders|logs|cctv|coverage|videos?|recordings?|films?|copies|tapes|appraisals|portfolios|diaries|details|handling|detention|custody|circumstances|cases|stories|backgrounds|histories|footage|notes|vetting|work|care|treatment|progress|plans|forms|papers|statements|debriefs|reports|minutes|transcripts|rationales?|grounds|documents|experiences?|journeys?|"
    r"practice|performance|response|investigations?|outcomes?|grading|quality|recording|decisions?|decision-making|service)\s+(?:of|for|from|about|in|on|to)(?:\s+(?:all|the|these|those|some|about|just|only))*)?\s*",
    re.IGNORECASE,
)
_IN_WHICH = expression(
    r"\s+(?:(?:at|into|to|through)\s+)?(?:the\s+|all\s+(?:the\s+)?)?(?:[\w'-]+\s+){0,3}?(?:reports|records|logs|calls|incidents|files|cases)\s+"
    r"(?:in\s+which|that\s+(?:held|contained|described)|which\s+(?:held|contained|described)|containing|holding)\s+(?:a\s+total\s+of\s+)?",
    re.IGNORECASE,
)
"""'We examined reports in which 1,702 crimes should have been recorded.'"""
_OF_CASES = expression(
    rf"\s+(?:at\s+|into\s+|to\s+|through\s+)?(?:(?!\d|{number_words.CARDINAL}\b|(?:found|that|was|were|had|has|which|where|but|identified|showed|when|if|whether|saw|no|an?|some|with|against|by|into|than|this|as|to)\b)"
    r"[\w'-]+\s+){1,7}?(?:in|of|for|from|on)\s+(?:(?:the|all|these|those|our|just|some|about|another|over|a\s+further|more\s+than)\s+)*",
    re.IGNORECASE,
)
"""'Our lawyers read the charging advice in 40 cases.'"""
_REVIEWERS = expression(
    r"\b(?:we|inspectors?|inspectorate|hmicfrs|hmcpsi|hmic|hmi|college\s+of\s+policing|team|auditors?|reviewers?|they|it|panel|(?:my|our|the|hmicfrs)\s+(?:lawyers|barristers|prosecutors|specialists|clinicians)|(?:scrutiny|focus|reference|advisory)\s+group|registrar|members|custody\s+visitors|(?:my|our|commissioner's|his|her)\s+office|commissioner|assessors?|researchers?|force|constabulary|service|(?:our|this|the)\s+assessment|review|audit|deep[\s-]dive|exercise|study|scrutiny|barrister|consultants?|"
    r"(?:audit|standards|performance|compliance|assurance|improvement|inspection|quality)\s+(?:(?:&|and)\s+[\w-]+\s+)?(?:unit|department|branch|bureau|board|directorate|command)|"
    r"our\s+(?-i:[A-Z]{2,5})|"
    r"inspection|watchdogs?)\b|\bto\s*$",
    re.IGNORECASE,
)


def names_papers(text: str, number: Number) -> bool:
    """'We asked for 30 recordings'; whoever asks for 30 officers samples none."""
    noun = case_noun(text, number.end)
    return noun is not None and _PAPERS.search(noun.words) is not None


_PAPERS = expression(
    r"\b(?:cases?|files?|records?|logs?|forms?|recordings?|calls|investigations|reports|plans|assessments|incidents|searches|referrals|warrants|"
    r"complaints|decisions|disposals|transactions|invoices|payments|contracts|claims|journals|cautions|statements|clips|videos|transcripts|emails|appraisals|profiles|packages|entries|notices|documents)$",
    re.IGNORECASE,
)


def is_how_many(text: str, number: Number) -> bool:
    """'… a sample of child protection cases, numbering about 384': of what is named before."""
    return _NUMBERING_THEM.search(text, 0, number.start) is not None


_NUMBERING_THEM = expression(
    rf"\b(?:cases|files|records|logs|calls|investigations|incidents|searches|reports),?\s+(?:numbering|totalling|which\s+numbered)\s+{HEDGES}$",
    re.IGNORECASE,
)


def names_queue(text: str, number: Number) -> bool:
    """'61 incidents that were waiting for an officer': how long the queue was, whoever observed it."""
    return _QUEUED.match(text, number.end) is not None


_TEXTS_KEPT = 1_024
_NUMBERS_KEPT = 4_096


@lru_cache(maxsize=_NUMBERS_KEPT)
def is_object_of_review(text: str, number: Number) -> bool:
    """'We reviewed 60 files', 'we looked at 20 records and 15 logs'."""
    if not speaks_of_review(text) or _JUDGED_TO_BE.match(text, number.end):
        return False
    verb = next((found for found in reversed(_verbs_of_review(text)) if found.end() <= number.start), None)
    if verb is None:
        return False
    before = text[: number.start]
    reviewers = re.split("[;:]", before[: verb.start()])[-1]
    opens = not reviewers.strip(" '\"*-") and _PLAINLY_REVIEWED.fullmatch(verb.group()) is not None
    gerund = not reviewers.strip() and verb.group().lower().endswith("ing")
    opens = opens or _is_participle("by " if gerund else reviewers, text, number)
    if not (opens or _REVIEWERS.search(reviewers)) or _PASSIVE.search(reviewers):
        return False
    at_random = _AT_RANDOM.match(text, number.end) is not None
    if _ALSO_POLICE_WORK.fullmatch(verb.group()) and not (opens or at_random or INSPECTORS.search(reviewers)):
        return False
    if _ASKED_FOR.fullmatch(verb.group()) and (not names_papers(text, number) or _GIVEN_FEWER.match(text, number.end)):
        return False
    if _OBSERVED.fullmatch(verb.group()) and names_queue(text, number):
        return False
    if _STILL_TO_COME.search(reviewers) or _POLICE_DID.search(reviewers):
        return False
    if verb.group().lower() == "assessed" and _IT_HAS.search(reviewers):
        return False
    between = before[verb.end() :]
    if _NAMES_REVIEW.search(reviewers) and _WITHIN.match(between):
        return False
    if (
        _OBJECT.fullmatch(between)
        or _IN_WHICH.fullmatch(between)
        or is_how_many(text, number)
        or (_OF_CASES.fullmatch(between) and names_papers(text, number))
    ):
        return True
    if _COMPARED.fullmatch(verb.group()) and _WITH.fullmatch(between):
        return True
    joined = re.search(
        r"(?:\band|(?:,|\btogether|\balong)\s+with|\bas\s+well\s+as|\bplus|\bagainst|\balongside|,)\s+(?:(?:a|another|further|some|at|into|through|also|then)\s+)*$",
        between,
    )
    if joined and _SOME_WERE.match(text, number.end):
        return False
    if joined and _is_next_of_list(text, number, verb.end()):
        return True
    return bool(joined) and _HOLDS_NUMBER.search(between) is not None and not _ENDS_OBJECT.search(between)


def _is_participle(before: str, text: str, number: Number) -> bool:
    """'Having examined 105 files, inspectors praised …', 'our work included reviewing 28 files': who did it is near."""
    if _INCLUDED.search(before):
        return True
    if not _PARTICIPLE.fullmatch(before):
        return False
    return INSPECTORS.search(text, number.end, number.end + _REACH_OF_SUBJECT) is not None


_REACH_OF_SUBJECT = 80
_PARTICIPLE = expression(r"\W*(?:having|after|on|by|in|while|when|before|since)(?:\s+having)?\s+", re.IGNORECASE)
_INCLUDED = expression(
    r"\b(?:(?:our|the|this|their)\s+(?:[\w-]+\s+)?(?:work|fieldwork|inspection|visit|activity|review|audit|assessment|exercise)|we|inspectors)\b[^.;:]{0,40}?"
    r"\b(?:included|involved|comprised|consisted\s+of|began\s+by|started\s+by)\s+(?:[^.;]*(?:,|\band)\s+)?$|"
    r"\b(?:investigation|inspection|review|audit|study|research|reports?|findings|conclusions|judge?ments?|results|evidence|estimates?)\b"
    r"[^.;:]{0,60}?\b(?:based|drawn|built|founded|rest(?:s|ed)?|draws?|drew|came|comes?)\s+(?:up)?(?:on|from)\s+(?:[^.;]*(?:,|\band|\bas\s+well\s+as)\s+)?$",
    re.IGNORECASE,
)
"""'Our work included reviewing 28 files', 'the report is based on examining 28 files'."""
_COMPARED = expression(r"compar\w+|check\w*|cross\W?(?:check|referenc)\w+", re.IGNORECASE)
_WITH = expression(
    r"\s+(?:them|these|those|each|all|what\s+we\s+saw)\s+(?:with|against|to|alongside)\s+(?:(?:the|a|all|their|about|some|set|of|further|another|sample)\s+)*",
    re.IGNORECASE,
)
"""'We watched 22 recordings and compared them with 30 forms.'"""


@lru_cache(maxsize=_TEXTS_KEPT)
def _verbs_of_review(text: str) -> tuple[re.Match[str], ...]:
    return tuple(REVIEWED.finditer(text))


_NEXT_NUMBER = expression(rf"\d[\d,]*|\b{number_words.CARDINAL}\b", re.IGNORECASE)
_AS_MANY_MORE = expression(
    r"\s+(?:(?:that|which)\s+(?:had\s+|were\s+|was\s+)?)?(?:with\s+(?:a|an|outcome)|closed|ended|finalised|filed|given|as\s+(?=outcome|an?\s)|dealt\s+with|where|in\s+which|under\s+outcome)\b",
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
    if _FOUND_SINCE.search(text, earlier.end(), number.start):
        return False
    one, other = case_noun(text, earlier.end()), case_noun(text, number.end)
    if one and _AS_MANY_MORE.match(text, number.end):
        return True
    return bool(one and other and one.words.lower().split()[-1] == other.words.lower().split()[-1])


_SOME_WERE = expression(
    r"\s+of\s+(?:the|these|those|them|our)\s+(?:(?!that\b|which\b|who\b)[\w'-]+\s+){0,3}?(?:was|were|had|did|didn't|hadn't|weren't)\b",
    re.IGNORECASE,
)
"""'We reviewed 18 cancelled rapes, and 16 of the cancellations were right': what was found in them."""
_FOUND_SINCE = expression(r"\b(?:(?:dis)?agreed|found|showed|identified|revealed|concluded)\b", re.IGNORECASE)
"""'The audit of 150 reports found …, with five reports recorded late': no five that were read besides."""
_JUDGED_TO_BE = expression(
    rf"\s+(?:of\s+{THEM}\s+)?(?:as\b(?!\s+outcome)|to\s+(?:be|have|require|need|meet|fall)\b|{GRADE}(?:\s+and\b|\s*[,;.]|$))",
    re.IGNORECASE,
)
"""'They considered 21 of these to be good', 'grading 9 good and 13 inadequate': what was thought of them."""
_PLAINLY_REVIEWED = expression(
    r"(?:re-?)?(?:reviewed|examined|audited|assessed|sampled|dip-?\s?sampled)", re.IGNORECASE
)
"""'- audited 34 cases', an item of a list of what 'we' did."""
_ALSO_POLICE_WORK = expression(
    r"opened|took|followed|track(?:ed|ing)|traced|marked|observ(?:ed|ing)|timed|coded|hear(?:d|ing)|considered|chose|selected|picked|drew|pulled|(?:check|watch|view|read|test|study|shadow)ing|shadowed|sat\s+in\s+on|"
    r"(?:asked|called)\s+for|requested",
    re.IGNORECASE,
)
"""'The force took 1,200 calls' is no review, 'our auditors took 1,200 reports' is."""
_AT_RANDOM = expression(r"\s+(?:[\w'-]+\s+){1,4}?at\s+random\b", re.IGNORECASE)
"""'They pulled 30 files at random.'"""
_ASKED_FOR = expression(r"(?:asked|called)\s+for|asked\s+to\s+see|requested", re.IGNORECASE)
_GIVEN_FEWER = expression(
    rf"[^.;]{{2,60}}\b(?:and|but)\s+(?:we\s+)?(?:was|were|had\s+been)\s+(?:only\s+)?(?:given|sent|shown|handed)\s+(?:only\s+|just\s+)?"
    rf"(?:\d|{number_words.CARDINAL})",
    re.IGNORECASE,
)
"""'We had asked for 70 files and were given 64.'"""
_OBSERVED = expression(r"observed|followed|watched|tracked|timed|saw", re.IGNORECASE)
_QUEUED = expression(
    r"\s+(?!(?:[\w-]+\s+)?(?:officers|constables|detectives|staff|people)\b)(?:[\w'-]+\s+){1,4}?(?:(?:that\s+|which\s+)?(?:were|are|was|had\s+been)\s+)?(?:still\s+)?"
    r"(?:waiting|awaiting|outstanding|un(?:allocated|assigned|resourced|attended|answered|assessed)|overdue|queu\w+|in\s+(?:the|a)\s+queue|"
    r"(?:without|with\s+no|that\s+had\s+no|which\s+had\s+no)\s+(?:an?\s+|any\s+)?(?:[\w-]+\s+)?(?:officer|patrol|unit|resource|investigator|owner)|"
    r"(?:not\s+(?:yet\s+)?been|yet\s+to\s+be)\s+(?:allocated|assigned|resourced|attended|assessed))\b",
    re.IGNORECASE,
)
INSPECTORS = expression(
    r"\b(?:we|(?:my|our)\s+(?:team|lawyers|barristers|prosecutors|specialists|clinicians)|(?:inspection|review|audit|joint|peer)\s+team|internal\s+audit|"
    r"(?:our|this)\s+(?:assessment|audit|review|study|exercise|inspection)|college\s+of\s+policing|hmcpsi|inspectors?|inspectorate|hmicfrs|hmic|hmi|auditors?|assessors?|reviewers?|researchers?|panel|watchdogs?)\b",
    re.IGNORECASE,
)
_STILL_TO_COME = expression(
    r"\b(?-i:will|shall|would|could|may|might|can|should|must)\s+(?:\w+ly\s+|also\s+)?$|"
    r"\b(?:intend|plan|hope|want|aim|mean|expect|ha(?:ve|s|d)|need)\w*\s+to\s+$|\b(?:meant|going|about)\s+to\s+$",
    re.IGNORECASE,
)
"""'We will look at 20 of these next year' reviews nothing yet."""
_POLICE_DID = expression(
    r"\b(?:supervisors?|sergeants?|constables|officers|staff|managers|investigators|detectives|call\s+(?:handlers|takers))\s+"
    r"(?:(?:had|have|has|also|only|then)\s+)*(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""'Our review showed that supervisors had checked 171': no reading of the inspectors'."""
_IT_HAS = expression(r"(?:^\W*|[,;]\s+|\band\s+)it\s+has\s+(?:(?:now|so\s+far|already|since)\s+)*$", re.IGNORECASE)
"""'The hub opened in May. It has assessed 415 cases': a unit's work; inspectors assessed theirs in the past tense."""
_PASSIVE = expression(r"\b(?:was|were|been|be|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""'Whether bail had been considered in 22 cases' says what the police did."""
_NAMES_REVIEW = expression(r"\b(?:an?|no|any|some|every|each)\s+(?:[\w'-]+\s+){0,2}$", re.IGNORECASE)
_WITHIN = expression(r"\s+(?:in|on|for)\b", re.IGNORECASE)
"""'It found a supervisor's review in 53 of them': a review that was found, and none that was made."""
_HOLDS_NUMBER = expression(rf"\d|\b{number_words.CARDINAL}\b", re.IGNORECASE)
_ENDS_OBJECT = expression(r"\b(?:(?:dis)?agreed|found|showed|identified|that|but|were|was|had)\b|[;:]", re.IGNORECASE)


@lru_cache(maxsize=_TEXTS_KEPT)
def speaks_of_review(text: str) -> bool:
    """Asked once for all the numbers of a text, most of which tell of none."""
    return REVIEWED.search(text) is not None
