"""How the account of an inspection's method says how many were read: 'audits were conducted across 36 investigations'.

Belongs here: reviews and observations told as nouns, papers that were put to use without anybody named who did so, and
the items of a list of what was done. Not here: verbs with their subject (`words.reviewing`), what follows a review's
name or is read by somebody named (`reviewed`), or people that were heard (`interviewed`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.sampled_things import is_of_papers
from pipelines.extraction.counts.words.reviewing import REVIEWED, is_object_of_review, names_papers, speaks_of_review
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

_REVIEWS_MADE = Quick(
    r"\b(?:reviews?|audits?|examinations?|assessments?|analys[ei]s|sampling|dip[\s-]?samples?|checks|readings?|observations?|testing|tests|scrutiny)\s+"
    r"(?:(?:was|were|had\s+been|have\s+been)\s+)?(?:(?:also|then|\w+ly)\s+)?"
    r"(?:carried\s+out|conducted|undertaken|completed|done|made|performed)\s+(?:[^.;:,\d]{0,40}?\s)?(?:of|on|across|into|in|using|covering)\s+"
    rf"(?:(?:a|the)\s+(?:[\w-]+\s+){{0,2}}sample\s+of\s+)?{HEDGED_MORE}$",
    r"\b(?:carried\s+out|conducted|undertook|completed|did|made|performed)\s+(?:(?!(?:on|in|by|at)\b)[\w'-]+\s+){0,5}?(?:reviews?|audits?|examinations?|assessments?|analys[ei]s|checks|tests|testing|sampling)\s+"
    rf"(?:of|in|across|into|on)\s+(?:(?:a|the)\s+(?:[\w-]+\s+){{0,2}}sample\s+of\s+)?{HEDGED_MORE}$",
    rf"\b(?:testing|sampling|audits)\s+(?:on|across|covering)\s+{HEDGED_MORE}$",
    rf"(?:^\W*|\b(?:included|involved|comprised|and|through|from|our)\s+|[,;:]\s+)(?:direct\s+|the\s+|an?\s+)?(?:observations?|dip[\s-]?sampling|reading|examination|scrutiny|viewing)\s+of\s+{HEDGED_MORE}$",
)
"""'Case file audits were conducted across 36 investigations', 'observation of 12 briefings'."""
_USED = expression(
    r"\s+(?:[^.;:,]{0,60}?\s)?(?:(?:was|were|had\s+been)\s+(?:(?:also|then|each|all|\w+ly)\s+)*)"
    r"(?:cross-?\s?referenced|cross-?\s?checked|(?:dip|spot)-?\s?checked|analysed|evaluated|tracked|viewed|watched|read|studied|checked|inspected|tested|scored|marked|"
    r"selected|chosen|quality[\s-]assured|considered\s+in\s+(?:detail|depth|full))\b"
    r"(?!\s+(?:by\s+(?:(?:an?|the|its|their|more\s+senior|senior)\s+)?(?:[\w-]+\s+)?(?:supervisors?|sergeants?|managers?|officers?|detectives?|staff|constables?|nurses?|them)"
    r"|out\b|in\s+(?:at|by)\b|every\b|each\b|daily|weekly|monthly|for\s+(?:fingerprints|dna|drugs)))",
    re.IGNORECASE,
)
"""'24 incidents were cross-referenced against CCTV', '48 recordings were viewed'."""


_CHECKS = Quick(
    r"\b(?:quality|audit|assurance|standards|compliance|performance|scrutiny|improvement)\s+(?:[\w-]+\s+){0,3}?(?:(?:now|also|currently|already|then|each\s+\w+)\s+)*"
    r"(?:assess|review|audit|sample|dip-?\s?sample|check|listen|examine|test|look|read|monitor|score|mark|grade|rate|watch|view|hear)(?:e?s)?\s+(?:(?:to|at|through)\s+)?"
    rf"{HEDGED_MORE}$",
    r"\b(?:registrar|supervisors|sergeants|managers|auditors|leaders)\s+(?:(?:now|also|currently|already|then|each|must)\s+)*"
    r"(?:review|audit|sample|dip-?\s?sample|check|listen|examine|look|read|monitor|score)s?\s+(?:(?:to|at|through)\s+)?"
    rf"{HEDGED_MORE}$",
)
_BY_A_UNIT = Quick(
    r"\b(?:i|we|(?:my|our)\s+office|force|constabulary|service|registrar(?:'s\s+(?:team|office|unit|auditors))?|auditors|"
    r"(?:audit|assurance|standards|quality|compliance|inspection|scrutiny|review|improvement)\s+(?:[\w-]+\s+)?(?:team|unit|department|branch|hub|board))\s+"
    r"(?:(?:in|of|at|from)\s+(?:[\w-]+\s+){1,3})?(?:(?:now|also|currently|already|then|itself|personally|regularly|routinely)\s+)*"
    r"(?:dip-?\s?samples?|samples?|audits?|examines?|reviews?|reads?|listens?|tests?|quality-assures?)\s+(?:(?:to|at|through)\s+)?$",
)
"""'The force audits 120 closed investigations each quarter': work of checking, whether or not a result is told."""
_LEAST_REGULAR = 10
"""'Each sergeant checks five a month': how they supervise, and no sample."""
_RESULT = expression(
    rf"\d\s?(?:%|per\s?cent)|(?:\d|\b{CARDINAL})\s+(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|them\b)", re.IGNORECASE
)
_EVERY_MONTH = expression(
    r"[^.;]{0,60}?\b(?:(?:a|per|each|every)\s+(?:week|fortnight|month|quarter|year)|weekly|fortnightly|monthly|quarterly)\b",
    re.IGNORECASE,
)
"""'The quality team assesses 40 calls per month and found 88 percent good.'"""


def checks_regularly(text: str, number: Number) -> bool:
    """'Supervisors listen to 120 calls a month; in May 104 of these were good': only where a result is told."""
    return (
        (number.value or 0) >= _LEAST_REGULAR
        and (_RESULT.search(text, number.end) is not None or _BY_A_UNIT.search(text, 0, number.start) is not None)
        and case_noun(text, number.end) is not None
        and _EVERY_MONTH.match(text, number.end) is not None
        and (_CHECKS.search(text, 0, number.start) or _BY_A_UNIT.search(text, 0, number.start)) is not None
    )


def tells_of_method(text: str, number: Number) -> bool:
    """Whether a number says how many were read, where the review is a noun or nobody says who read them."""
    if _REVIEWS_MADE.search(text, 0, number.start) or checks_regularly(text, number):
        return True
    used = _USED.match(text, number.end)
    if used is None or _WE_WERE.search(used.group()):
        return False
    return names_papers(text, number) or is_of_papers(text, number)


_WE_WERE = expression(
    r"\b(?:we|it|they|(?:the|our|this)\s+(?:force|constabulary|unit|service))\s+(?:was|were|had\s+been)\b",
    re.IGNORECASE,
)
"""'They carried 23 investigations each when we were inspected.'"""
_WERE_GIVEN = expression(
    r"\b(?:we|inspectors?|hmicfrs|hmic|auditors?|reviewers?|the\s+(?:(?:review|inspection|audit)\s+)?(?:team|panel|inspectorate))\s+(?:was|were|had\s+been|have\s+been)\s+(?:also\s+)?"
    r"(?:given|shown|handed|sent|lent|supplied\s+with|provided\s+with|allowed\s+to\s+see)\s+"
    r"(?:(?:access\s+to|the|a|sample|set|batch|random|of|some|about|only|just|over|another|further)\s+)*$|"
    rf"\b(?:gave|sent|showed|handed|lent)\s+(?:us|inspectors|the\s+team)\s+{LIMITS}$",
    re.IGNORECASE,
)
"""'My inspectors were given 33 records', 'the unit gave us 50 files to read'."""
_IS_BASIS = expression(
    r"(?:\s+(?:of|about|from)\s+[\w'-]+(?:\s+[\w'-]+)?)?(?:\s+\([^()]{3,50}\))?\s+(?:(?:make|made|makes|go\s+to\s+make)\s+up|form(?:ed|s)?|are\s+(?:the\s+)?(?:basis|subject)\s+of|were\s+(?:the\s+)?(?:basis|subject)\s+of|"
    r"underlie|underpin(?:ned)?|went\s+into|lie\s+behind|lay\s+behind)\s+(?:the\s+basis\s+of\s+)?"
    r"(?:this|the|our|that|an?)\s+(?:[\w-]+\s+){0,3}?(?:assessments?|reviews?|audits?|samples?|inspections?|exercise|analysis|study|findings|report)\b|"
    r",?\s+and\s+the\s+(?:results?|outcome|tally)\s+(?:was|were)\b",
    re.IGNORECASE,
)
"""'Ninety files make up this assessment', 'there were 75 files, and the result was 19 good'."""


def handed_over(text: str, number: Number) -> bool:
    """'We were given 33 records', 'ninety files make up this assessment'."""
    noun = case_noun(text, number.end)
    return (
        noun is not None
        and names_papers(text, number)
        and (_WERE_GIVEN.search(text, 0, number.start) or _IS_BASIS.match(text, noun.end)) is not None
    )


def is_size_in_brackets(text: str, number: Number) -> bool:
    """'We reviewed its records of business interests (30) and gifts (15)'."""
    if _PAPERS_BEFORE.search(text, 0, number.start) and _WERE_READ.match(text, number.end):
        return True
    return _ENDS_BRACKET.match(text, number.end) is not None and _THINGS_READ.search(text, 0, number.start) is not None


_PAPERS_BEFORE = expression(
    r"\b(?:files|records|logs|calls|cases|forms|recordings|plans|reports|investigations|incidents|searches|decisions)\s+\((?:n\s*=\s*)?$",
    re.IGNORECASE,
)
_WERE_READ = expression(
    r"\)\s+(?:was|were|had\s+been)\s+(?:(?:also|then|all|each)\s+)*(?:(?:re)?(?:reviewed|examined|audited|assessed|sampled|analysed)|read|looked\s+at|listened\s+to|checked)\b",
    re.IGNORECASE,
)
"""'Case files (60) were examined by a team of four.'"""
_ENDS_BRACKET = expression(r"\s*(?:in\s+(?:all|total)|altogether)?\)", re.IGNORECASE)
_THINGS_READ = Quick(
    rf"\b(?:we|inspectors|auditors|hmicfrs|hmic)\s+(?:also\s+|then\s+)?{REVIEWED.pattern}(?:(?!\b(?:found|that|were|was|which|had|saw|but|most|half|some|many|few|third|quarter|percent)\b)[^.;:()\d%]){{3,80}}"
    r"(?:\(\d+\)(?:(?!\b(?:found|that|were|was|which|had|saw|but|most|half|some|many|few|third|quarter|percent)\b)[^.;:()\d%]){2,50}){0,4}\($"
)


_LEADS = expression(
    r"(?:\b(?:we|inspectors?|inspectorate|hmicfrs|hmic|team|auditors?|reviewers?)\b(?:\s+(?:also|have|had|then))*|"
    r"\b(?:inspections?|fieldwork|reviews?|work|visit|methods?|methodology|evidence|activity|exercise)\b[^.;:]{0,60}?\b(?:by|included|includes|involved|comprised|consisted\s+of|through|of|from|as\s+follows))"
    r"\s*(?:the\s+following\s*)?:?\s*$",
    re.IGNORECASE,
)
"""'During this review inspectors:', 'Our fieldwork included:'."""
_OPENS_WITH_VERB = expression(rf"\W*(?:(?:also|then)\s+)?{REVIEWED.pattern}", re.IGNORECASE)
_WE = "we "


def is_item_of_method(context: Context, sentence: Sentence, number: Number) -> bool:
    """'Inspectors: - listened to recordings of 18 calls': the subject of an item stands in the words above its list."""
    if not speaks_of_review(sentence.text) or not _OPENS_WITH_VERB.match(sentence.text):
        return False
    lead = context.lead_in(sentence)
    if lead is None or _LEADS.search(lead.text) is None:
        return False
    said = sentence.text.lstrip(" -•*–")
    shift = len(_WE) + len(said) - len(sentence.text)
    moved = replace(number, start=number.start + shift, end=number.end + shift)
    return is_object_of_review(f"{_WE}{said}", moved)


def is_item_under_method(sentence: Sentence, number: Number) -> bool:
    """'How we got our evidence: - 120 crimes; - records of stop and search: 174': each item is something read."""
    if sentence.block.kind != "list_item" or not sentence.headings or not _OF_METHOD.search(sentence.headings[-1]):
        return False
    text = sentence.text
    if _OPENS_ITEM.fullmatch(text, 0, number.start):
        return case_noun(text, number.end) is not None
    return _LABEL_OF_READ.fullmatch(text, 0, number.start) is not None and not text[number.end :].strip(" .;,")


_OF_METHOD = expression(
    r"\b(?:how\s+we\s+(?:inspect|got|gather|did|work|collect|carried)\w*|(?:our|sources?\s+of)\s+evidence|evidence\s+base|method(?:s|ology)?|what\s+we\s+(?:read|reviewed|looked\s+at|did)|fieldwork|our\s+sample)\b",
    re.IGNORECASE,
)
_LABEL_OF_READ = expression(
    r"\W*(?:[\w'-]+\s+){0,5}?(?:files?|cases|records|logs|forms|recordings|clips|calls|incidents|investigations|plans|reports|crimes|referrals|interviews|"
    r"people|officers|staff|responses|replies)\b(?:\s+(?:[\w'-]++\s*){1,6})?\s*[:–-]\s*",
    re.IGNORECASE,
)
_IS_SAMPLE = expression(
    r"\b(?:samples?|audits?|reviews?|evidence|inspections?|fieldwork|assessments?|analysis|exercise|material|papers)\b[^.;:]{0,60}?"
    r"(?:\b(?:included|includes|comprised|comprises|consisted\s+of|consists\s+of|involved|covered|covers|were|was|is|drew\s+on|draws\s+on|"
    r"made\s+up\s+of|from|on|as\s+follows)\s*(?:the\s+following)?|\bof|\bread|\bseen)\s*:\s*$",
    re.IGNORECASE,
)
_OPENS_ITEM = expression(rf"\W*{LIMITS}", re.IGNORECASE)


def is_item_of_sample(context: Context, sentence: Sentence, number: Number) -> bool:
    """'The sample comprised: - 60 incident logs'."""
    if not _OPENS_ITEM.fullmatch(sentence.text, 0, number.start) or not names_papers(sentence.text, number):
        return False
    lead = context.lead_in(sentence)
    return lead is not None and _IS_SAMPLE.search(lead.text) is not None
