"""How inspectors say how many they reviewed: 'a sample of 40', '75 files were examined', 'we read 18 of these'.

Belongs here: telling that a number says so. Not here: the verbs and their objects (`words.reviewing`), the counts
(`reading`) or the sizes of samples (`sample_sizes`, `samples`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.counts.sizes.labelled_sizes import is_labelled_as_reviewed
from pipelines.extraction.counts.sizes.methods import (
    checks_regularly,
    handed_over,
    is_size_in_brackets,
    tells_of_method,
)
from pipelines.extraction.counts.sizes.read_behind import read_behind
from pipelines.extraction.counts.words.count import OF_THESE
from pipelines.extraction.counts.words.reviewing import (
    INSPECTORS,
    REVIEWED,
    WENT_INTO,
    is_next_of_list,
    is_object_of_review,
    speaks_of_review,
)
from pipelines.extraction.grammar import number_words
from pipelines.extraction.grammar.clauses import LIMITS, SUBJECT
from pipelines.extraction.grammar.counted import anything_after
from pipelines.extraction.grammar.function_words import ARE, THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.grammar.numbers import Number

_SAMPLE_OF = Quick(
    r"\bsamples?\s+of\s+(?:its|our|their)\s+own(?:,|\s+of)\s+$|"
    r"\b(?:dip[\s-]?)?(?:set|batch|inspection|exercise|study|sampl(?:e|es|ing)|reviews?|audits?|re-?audits?|testing|analysis|examination|assessment|selection|reading|findings|"
    r"results|checks?|tests?|trawl|judg(?:e)?ments?)\s+(?:size\s+)?"
    r"(?:by\s+(?:[\w'-]+\s+){1,5})?"
    rf"(?:(?:consisted\s+|comprised\s+|was\s+|were\s+)?of|(?<!examination\s)(?<!analysis\s)(?<!reading\s)(?<!checks\s)(?<!results\s)(?<!findings\s)was|took\s+in|had|held|contained|numbered|ran\s+to|extended\s+to|spanned|drew\s+on|included|covered|encompassed|comprised|(?:{ARE}\s+)?(?:based|drawn|rests?|"
    r"rested|relied|relies)\s+(?:on|from|upon)(?:\s+(?:the|an?|our)\s+(?:reading|review|audit|examination|sample)\s+of)?)\s+"
    r"(?:[\w-]+\s+(?:days|weeks|months|years)\s+and\s+)?"
    r"(?:(?:the\s+)?(?:(?!(?:paid|asked|called|led|allowed|provided|looked|funding|plans|room|space)\s)[\w'-]+\s+){1,3}(?:of|from|for|about)\s+)?"
    r"(?:(?:a|some|over|about|further|around|another|total\s+of|sample\s+of)\s+){0,3}$",
    r"\b(?:sample|sampling|review|audit|analysis|examination|exercise|study)(?:\s+(?:by|in|during|of|conducted|undertaken|done|made|commissioned|completed|carried\s+out)(?:\s+[\w'-]+){1,8}?)?(?:,\s+which)?\s+"
    rf"(?:took(?:\s+in)?|covered|comprised|consisted\s+of|drew\s+on|rested\s+on|was\s+based\s+on|tested|sampled|checked|looked\s+at|went\s+through|read)\s+{HEDGES}$",
    rf"\b(?:samples?|audits?|reviews?|checks|exercise)\s+(?:was|(?:was|were)\s+of|of|consisted\s+of|comprised|included|covered|took\s+in)\s+{HEDGES}"
    rf"(?:\d[\d,]*|{number_words.CARDINAL})\s+(?:(?!(?:was|were|had|found|showed|that|which|who|of)\b)[\w'-]+\s+){{1,5}}?(?:and|plus|as\s+well\s+as)\s+{HEDGES}$",
    rf"\b(?:we|inspectors|auditors)\s+(?:have\s+|had\s+|also\s+|then\s+)*(?:reviewed|examined|audited|sampled|read|looked\s+at|assessed)\s+[^.;:\d]{{5,140}}:\s+(?:(?:a\s+total\s+of|in\s+(?:all|total),?|altogether)\s+)?{HEDGES}$",
    rf"\b(?:dip|spot|random)[\s-](?:checks?|tests?)\s+(?:of|on)\s+{HEDGES}$|\bdeep[\s-]dives?\s+(?:of|on|into)\s+{HEDGES}$|"
    rf"\b(?:review|audit|sample|exercise|dip[\s-]sample),\s+of\s+{HEDGES}$",
    rf"\bself-assessments?\s+(?:of|for|in)\s+{HEDGES}$",
)
"""'A sample of 40', 'our audit was based on 423', 'the force's audit in August, which covered 120'."""
_DID = Quick(
    r"(?:\b(?:we|inspectors|they|the\s+team)\s+(?:(?:also|then)\s+|[^.;:]{3,120}?\s+and\s+)?|^\W*)(?:carried\s+out|conducted|completed|undertook)\s+"
    rf"{HEDGED_MORE}$",
)
_AUDITS = expression(
    r"\s+(?:[\w-]+\s+){0,4}?(?:case|file|record|call)\s+(?:file\s+)?(?:audits|reviews|assessments|examinations)\b",
    re.IGNORECASE,
)


_REPORT_DRAWS_ON = Quick(
    r"\b(?:(?:this|our|the|its|their)\s+(?:[\w-]+\s+)?(?:report|chapter|section|judg(?:e)?ment|assessment|evidence|work))\s+"
    r"(?:(?:draws|drew|rests|relies|relied)\s+(?:on|upon)|(?:is|are|was|were)\s+based\s+(?:on|upon)|(?:comes|came|is\s+drawn)\s+from)\s+"
    rf"(?:(?:our|the|a)\s+(?:review|reading|sample|audit)\s+of\s+)?{LIMITS}$",
    rf"\b(?:it|this|which|they)\s+(?:is|was|are|were)\s+based\s+(?:up)?on\s+(?:(?:reading|reviewing|auditing|examining|analysing|an?\s+(?:reading|review|audit|examination)\s+of)\s+)?{LIMITS}$",
    r"\bsample\s+size\s*[:=]\s*$",
    rf"\b(?:our|these|the|its)\s+(?:\w+\s+)?(?:evidence|findings|conclusions|judg(?:e)?ments|results|figures)\s+(?:come|came|derive|derived|are\s+(?:drawn|taken)|were\s+(?:drawn|taken))\s+from\s+{LIMITS}$",
    rf"\b(?:findings|conclusions|judg(?:e)?ments|results|verdict|picture|estimates?)\s+(?:(?:rest|draw|rel(?:y|ie)|depend)s?|rested|drew|relied|depended|(?:is|are|was|were)\s+(?:based|founded))\s+(?:up)?on\s+{LIMITS}$",
)
"""'This report draws on 64 case files', 'sample size: 64 files'."""
_FINDING_BASED_ON = Quick(
    r"\b(?:findings?|figures?|estimates?|conclusions?|percentages?|results?|judg(?:e)?ments?)\b[^.;\d]{1,70}?\bbased\s+(?:only\s+|solely\s+)?on\s+"
    rf"(?:(?:a\s+(?:small\s+)?sample\s+of|the\s+reading\s+of)\s+)?{LIMITS}$",
)
"""'It called the finding misleading, as it was based on fewer than 73'."""


def opens_a_sample(text: str, number: Number) -> bool:
    """'The audit of vetting drew on 30 files': a size of its own, and no part of what was told of before."""
    return _SAMPLE_OF.search(text, 0, number.start) is not None and not OF_THESE.match(text, number.end)


def _is_audits_done(text: str, number: Number) -> bool:
    """'We carried out 33 case audits': as many cases."""
    return _DID.search(text, 0, number.start) is not None and _AUDITS.match(text, number.end) is not None


_SAMPLE_WAS = expression(
    r"\b(?:sample|audit|review)\s+(?:size\s+)?(?:of\s+(?:[\w'-]+\s+){1,5})?(?:was|is)\s+(?:\w+\s+){0,2}(?:small|large|modest|limited|smaller|larger)"
    r"(?:\s+one)?(?:,|:|\s-|\s\()\s*"
    rf"(?:(?:of|at)\s+)?{LIMITS}$",
    re.IGNORECASE,
)
"""'The sample was small, 48 files in all.'"""
_FORCE_MARKED = Quick(
    r"\b(?:force|constabulary|it)\s+(?:(?:had|then|also|first|itself)\s+)*"
    r"(?:graded|marked|rated|assessed|audited|reviewed|evaluated|(?:was|were|had\s+been)\s+asked\s+to\s+(?:grade|mark|rate))\s+"
    rf"{HEDGES}$",
)
_ITS_OWN = expression(
    r"\s+(?:of\s+)?its\s+own\s+(?:cases|files)\b|\s+of\s+the\s+(?:cases|files)\s+itself\b", re.IGNORECASE
)
"""'The force marked 33 of its own cases', as the inspectors asked."""


def is_reviewed(text: str, number: Number) -> bool:
    """Whether a number says how many were reviewed: object of the verb, 'a sample of' it, or 'N files … examined'."""
    return (
        _SAMPLE_OF.search(text, 0, number.start) is not None
        or _FINDING_BASED_ON.search(text, 0, number.start) is not None
        or _REPORT_DRAWS_ON.search(text, 0, number.start) is not None
        or _is_audits_done(text, number)
        or _NUMBER_READ_WAS.search(text, 0, number.start) is not None
        or _SAMPLE_WAS.search(text, 0, number.start) is not None
        or read_behind(text, number)
        or _REVIEW_IN_BRACKETS.search(text, 0, number.start) is not None
        or is_object_of_review(text, number)
        or tells_of_method(text, number)
        or handed_over(text, number)
        or is_labelled_as_reviewed(text, number)
        or (_ITS_OWN.match(text, number.end) is not None and _FORCE_MARKED.search(text, 0, number.start) is not None)
    )


_NUMBER_READ_WAS = Quick(
    r"\b(?:number|total)\s+of\s+[^.;:\d]{3,60}?\b(?:(?:we|inspectors|auditors|they)\s+(?:had\s+)?)?(?:reviewed|audited|examined|sampled|assessed|read|looked\s+at|listened\s+to|"
    rf"tested)(?:\s+by\s+\w+)?\s+(?:was|is|came\s+to|stood\s+at|totalled)\s+{LIMITS}$|"
    rf"(?:^|[.;]\s+)(?:also\s+)?(?:reviewed|audited|examined|sampled|assessed)\s+were\s+{LIMITS}$"
)
"""'The number of cases that we read was 60', 'also examined were 120 records'."""


_REVIEW_IN_BRACKETS = Quick(
    r"\b(?:audits?|reviews?|samples?|sampling|analysis|assessments?)(?:\s+(?:of|by)\s+(?:[\w'-]+\s+){0,4}[\w'-]+)?\s+"
    r"\(\s*(?:of\s+|n\s*=\s*|(?:sample|base)(?:\s+size)?\s*(?:of\s+|was\s+|[:=]\s*)?)?$",
)
"""'Our case audit (28 files) found …'."""
_EACH_READ = expression(
    rf"(?:\s+of\s+{THEM})?\b[^.;]{{3,80}}?\b(?:we|inspectors|they|the\s+team)\s+(?:also\s+|then\s+|have\s+|had\s+)*{REVIEWED.pattern}\s+(?:(?:at|to|through|into)\s+)?"
    rf"(?:(?:each|all|every\s+one)\s+of\s+)?{THEM}(?:\s+all|\s+too)?\b(?!\s+[a-z])",
    re.IGNORECASE,
)
"""'Seventy-four of them began with a call, and we listened to each of these'."""


_COUNTS_ON = expression(
    rf"(?:\d|\b{number_words.CARDINAL})\b[^.;]*(?:\band|\bbut|,)\s+(?:(?:only|just|another|some)\s+)*$", re.IGNORECASE
)
"""'We read 60 files, and 21 of them had no plan': a part of what was read."""
_BARE = expression(
    r"\s+(?:out\s+)?of\s+(?:the|its|their|our|all)\s+[^.;,]{0,25}?\d[\d,]*\b|"
    r"\s*(?:[,;.:]|-\s|$|\s(?:and|but)\b)|\s+(?:from|who|whose|that|which|where|in\s+which|at\s+random|"
    rf"each|apiece|in\s+(?:depth|detail|full)|closely|of\s+(?:{THEM}|the\s+(?:latter|former|same)))\b",
    re.IGNORECASE,
)
_REVIEWED_NEXT = expression(
    r"\s+(?:(?:that|which)\s+)?(?:(?:we|inspectors|they|auditors)\s+)?"
    r"(?:looked\s+at|listened\s+to|examined|reviewed|audited|sampled|dip-sampled|checked|inspected)\b|"
    rf"\s+(?:(?:that|which)\s+)?(?:we|inspectors|auditors)\s+(?:had\s+)?(?:{WENT_INTO}|saw)(?=\s*[,;:.])",
    re.IGNORECASE,
)
"""'Of 60 looked at, …', 'of the 42 we reviewed', 'of 40 we read, …'."""


def is_all_reviewed(text: str, number: Number) -> bool:
    """Whether a number whose noun is no case's says how many were reviewed.

    'It examined 210 and …', 'we read 18 of these', 'they tested 30 emails', 'ten in each district, 60 in total'.
    """
    if is_next_of_list(text, number) or checks_regularly(text, number):
        return True
    if _IN_ALL.match(text, number.end):
        return REVIEWED.search(text, 0, number.start) is not None
    if text.startswith(")", number.end) and _REVIEW_IN_BRACKETS.search(text, 0, number.start):
        return True
    if _OF_THEM_ALL.search(text, 0, number.start) and _REVIEWED_NEXT.match(text, number.end):
        return True
    if _WERE_SAMPLED_TOO.search(text, 0, number.start) and _BARE.match(text, number.end):
        return True
    if _EACH_READ.match(text, number.end) and speaks_of_review(text):
        return True
    if _SAMPLE_CAME_TO.search(text, 0, number.start) and _ENDS_HERE.match(text, number.end):
        return True
    if _SAMPLE_SIZE.search(text, 0, number.start) and _NO_NOUN.match(text, number.end):
        return True
    if _NUMBER_READ_WAS.search(text, 0, number.start) and _BARE.match(text, number.end):
        return True
    if _IN_A_SAMPLE.search(text, 0, number.start) and _ENDS_HERE.match(text, number.end):
        return True
    if _A_SAMPLE_OF.search(text, 0, number.start) and _WAS_SO.match(text, number.end):
        return True
    if _A_FURTHER.search(text, 0, number.start) and _WERE_CHOSEN.match(text, number.end):
        return True
    if _BY_US.match(text, number.end) and SUBJECT.search(text, 0, number.start):
        return True
    if (
        is_labelled_as_reviewed(text, number)
        or is_size_in_brackets(text, number)
        or _IN_BRACKETS_BEHIND.search(text, 0, number.start)
    ):
        return True
    if _ASKED_AND_GOT.search(text, 0, number.start):
        return _ENDS_HERE.match(text, number.end) is not None
    if not is_object_of_review(text, number):
        return False
    if OF_THESE.match(text, number.end) and _COUNTS_ON.search(text, 0, number.start):
        return False
    if _BARE.match(text, number.end):
        return True
    if INSPECTORS.search(text, 0, number.start) is None:
        return False
    return anything_after(text, number.end) is not None or _ACRONYM.match(text, number.end) is not None


_ACRONYM = expression(r"\s+(?:[\w'-]+\s+){0,2}?(?-i:[A-Z]{3,6})s?(?:\s+and\b|\s*[.,;:]|$)", re.IGNORECASE)
"""'We reviewed 20 PND and …'."""
_WERE_SAMPLED_TOO = Quick(
    r"\b(?:was|were|had\s+been)\s+(?:also\s+|then\s+)?(?:reviewed|audited|examined|(?:dip-?\s?)?sampled|assessed|read|looked\s+at|listened\s+to)"
    rf"(?:\s+(?:too|also|as\s+well|by\s+(?:us|inspectors|auditors)))?\s*[:–-]\s+{LIMITS}$"
)
"""'Search records were sampled too: 187 of them.'"""
_SAMPLE_SIZE = expression(
    rf"\b(?:our|own)\s+(?:dip[\s-]?)?(?:sample|audit|review)\s+of\s+{HEDGES}$|"
    rf"\b(?:took|takes|drew|used|chose|selected|pulled)\s+an?\s+sample\s+of\s+{HEDGES}$|"
    rf"\ban?\s+(?:(?:much\s+)?(?:smaller|larger|similar|small|large|random|dip|fresh|new|second|further|representative)[\s-])+sample\s+of\s+{HEDGES}$",
    re.IGNORECASE,
)
_SAMPLE_CAME_TO = Quick(
    rf"\b(?:our|the|its|this)\s+(?:[\w-]+\s+){{0,2}}?sample\s+(?:size\s+)?(?:was|is|came\s+to|totalled|numbered|amounted\s+to|stood\s+at)\s+{HEDGES}$"
)
"""'In each we read ten, so our sample was 110.'"""
_NO_NOUN = expression(
    rf"\s*(?:[,;.:)]|$)|\s+(?:was|were|taken|drawn|selected|chosen|picked|pulled|all|none|half|most|only|in|from|at|we|it|they|the|\d|{number_words.CARDINAL})\b",
    re.IGNORECASE,
)
"""'In our own sample of 92 all but six had grounds'."""
_A_SAMPLE_OF = Quick(r"\ban?\s+sample\s+of\s+$")
_IN_A_SAMPLE = Quick(r"\b(?:in|from)\s+an?\s+sample\s+of\s+$")
_WAS_SO = expression(r"\s+(?:was|were|had|taken|drawn|selected|chosen|picked|pulled)\b", re.IGNORECASE)
"""'A sample of 15 was too small to say more'; what a sample of 50 may tell is another thing."""
_ASKED_AND_GOT = Quick(
    r"\b(?:(?:asked|called)\s+for|asked\s+to\s+see|requested)\s[^.;]{2,60}\b(?:and|but)\s+(?:we\s+)?(?:was|were|had\s+been)\s+(?:only\s+)?(?:given|sent|shown|handed)\s+(?:only\s+|just\s+)?$"
)
"""'We had asked for 70 files and were given 64.'"""
_IN_BRACKETS_BEHIND = Quick(
    rf"\b(?:(?:we|inspectors|auditors|they)\s+(?:had\s+)?{REVIEWED.pattern}|{REVIEWED.pattern}\s+by\s+(?:us|(?:the\s+)?\w+))\s+\(\s*(?:n\s*=\s*|of\s+)?$"
)
"""'The records that we sampled (15) were good.'"""
_ENDS_HERE = expression(r"\s*(?:[.,;]|$)")
_A_FURTHER = expression(r"\b(?:an?\s+(?:further|additional)|another)\s+$", re.IGNORECASE)
_WERE_CHOSEN = expression(
    r"\s+(?:were|had\s+been)\s+(?:(?:also|then)\s+)?(?:selected|chosen|picked|drawn|taken|sampled|audited|reviewed|examined|read|looked\s+at)\s+"
    r"(?:at\s+random\s+)?(?:from|out\s+of|among|to\s+(?:cover|test|look|check|represent))\b",
    re.IGNORECASE,
)
"""'We read 72 files. A further 20 were chosen from those closed under outcome 16.'"""
_BY_US = Quick(
    r"\s+(?:more\s+|others\s+)?(?:were|had\s+been)\s+(?:(?:then|also|\w+ly)\s+)?(?:(?:selected|chosen|picked|drawn|taken)(?:\s+at\s+random)?\s+and\s+)?"
    r"(?:selected|chosen|picked|reviewed|assessed|examined|audited|read|looked\s+at|listened\s+to)\s+by\s+"
    r"(?:us\b|(?:(?:the|our|hmicfrs|hmic)\s+)?(?:inspectors|inspectorate|auditors|team|reviewers|hmicfrs|hmic)\b)",
)
"""'A further 43 were selected and assessed by us.'"""
_OF_THEM_ALL = expression(r"(?:\b(?:of|among|from)|:)\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_IN_ALL = expression(r"\s+(?:in\s+(?:total|all)|altogether)\b", re.IGNORECASE)
"""'60 in total', '75 altogether'."""


def reads_all_of_them(text: str) -> bool:
    """'We read every one of them': of what the sentence before tells of."""
    return _READ_ALL.match(text) is not None


_READ_ALL = expression(
    rf"(?:we|i|inspectors|our\s+(?:inspectors|auditors)|auditors|they)\s+(?:(?:have|had|then|also)\s+)*{REVIEWED.pattern}\s+"
    rf"(?:(?:at|to|through|into)\s+)?(?:(?:all|each|every\s+(?:single\s+)?one)\s+of\s+{THEM}|{THEM}\s+all|all\s+(?:\d+|\w+)(?=\s*[.,;]|$))(?!\w)",
    re.IGNORECASE,
)
