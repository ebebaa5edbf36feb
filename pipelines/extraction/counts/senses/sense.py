"""Whether the cases counted in a clause met what was expected of them.

Belongs here: reading negation and phrases of shortfall. Not here: the words alone (`sense_words`), or which clause a
count governs (`shapes.governed`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.counts.senses.sense_words import sense_words
from pipelines.extraction.counts.senses.shortfalls import falls_short
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.records import Sense

_ASIDE = expression(
    r"(?:,|(?<!\bon)(?<!\bin)(?<!\bway)(?<!\bmanner)(?<!\bfor)(?<!\bto)(?<!\bwith)(?<!\bat)(?<!\bfrom))\s+(?:which|meaning|leading|resulting|using|because|despite|so\s+that|and\s+this|this|allowing|as\s+a\s+result)\b"
    r"|,\s+(?:and|but)\s+[^,;]{0,60}?\b(?:remainder|rest|others|of\s+(?:these|those|them|whom))\b"
    r"|,\s+(?:with|without|where|when|although|though(?!,)|while|but(?!\s+(?:(?:had|has|have|was|were|did)(?:n't|\s+not|\s+never)|not|never)\b)|however|as)\b|\s+-\s|;",
    re.IGNORECASE,
)
"""What follows these is no longer said of the cases counted."""

_TOLD_OF = expression(
    r"\b(?:about|(?<!because\s)of|any|for|reasons?\s+for|explain\w*|to\s+(?:the|any))\s+"
    r"(?:the\s+|any\s+|a\s+|such\s+|these\s+)?(?:delays?|failures?|errors?|concerns|risk)\b",
    re.IGNORECASE,
)
"""'Told of the delay' speaks of a delay without finding one."""

_DUE = expression(
    r"\b(?:whose|which|that|who|where|when)\s+[^,;]{0,60}?\b(?:should|ought\s+to)\s+have\s+(?!been\s+(?:one|an?|any|high|higher|low|lower|medium|immediate|priority)\b)(?:been\s+)?\w+(?=\s+\w)",
    re.IGNORECASE,
)
"""'Victims whose statement should have been taken' says who was due something, not that it wasn't done."""

_WHO_IT_IS = expression(
    r"^\s*(?:(?:the\s+)?(?:victim|case|suspect|offence|caller|crime|child)s?\s+)?"
    r"(?:were|was|involved|related\s+to|concerned)\s+"
    r"(?:(?:a|an|the)\s+)?(?:female|male|wom[ae]n|m[ae]n|boys?|girls?|children|under|aged|repeat|domestic|from|white|black|asian)",
    re.IGNORECASE,
)
_WHAT_IT_IS = expression(
    r"^\s*(?:(?:(?:had|have|has)\s+)?(?:involved|concerned|(?:been|were|was)\s+about(?!\s+right)|(?:been|were|was)\s+(?:linked|related)\s+to)\s*(?:\w|$)|"
    r"(?:(?:a|an|the|drugs|alcohol|weapons|children)\s*)(?:\w+\s+){0,3}(?:was|were)\s+(?:also\s+)?involved\s*$)",
    re.IGNORECASE,
)
"""'… involved a weapon', 'a child was involved'; in 'partners were involved' something was done."""
_GRADED_AS = expression(
    r"\b(?:graded|assessed|classed|rated|recorded|categorised|identified)\s+as\s+(?:being\s+)?(?:at\s+|of\s+)?(?:an?\s+)?(?:very\s+)?(?:high|medium|standard|low)[\s-]risk\b"
)
"""'Had been graded as high risk': what the police took them for, right or wrong."""
_AGREED = expression(
    rf"\bagreed\s+with\s+(?:{THE_FORCE}|it|them)(?:\s*$|'s\s+(?:own|self|view|marking|assessment)\b)",
    re.IGNORECASE,
)
"""The audit of an audit: that both came to the same view doesn't say which view."""
_NO_VIEW = expression(
    r"\b(?:we|inspectors|members|(?:the\s+)?panel|auditors|reviewers)\s+(?:could\s+not|couldn't|(?:was|were)\s+unable\s+to)\s+"
    r"(?:agree|decide|judge|tell|reach\s+(?:(?:a|any)\s+)?(?:\w+\s+)?(?:view|conclusion|decision|agreement|consensus))\b|"
    r"\btoo\s+\w+\s+for\s+(?:us|inspectors|them)\s+to\s+(?:tell|say|judge|reach)\b"
)
"""'In three cases members could not agree': nobody says how the cases were."""

_WHAT_IS_SAID = expression(
    r"(?P<verb>\b(?:told(?!\s+(?:us|me|inspectors|our)\b)|could\s+(?:say|tell|show)|informed|advised|warned|set\s+out|described|reminded|explain\w*|consider\w*|record\w*|document\w*|not(?:ed|ing)|"
    r"ask\w*|check\w*|confirm\w*|decid\w*|establish\w*|assess\w*)\b(?:\s+(?:the\s+)?\w+)?)\s+"
    r"(?:that|whether|why|how|if|(?<!decided\s)not\s+to(?!\s+(?:have|be)\b))\b[^,;]*|(?P<weighed>\bconsider\w*)\s+\w+ing\b[^,;]*",
    re.IGNORECASE,
)
"""'Told that nobody would be charged', 'recorded why nothing was done': what is told is not what the clause says."""
_DECIDED_NOT_TO = expression(
    r"\b(?P<noun>decisions?|choices?|wish(?:es)?|preferences?|requests?)\s+not\s+to\s+\w+(?:\s+(?!(?:was|were|had|is|are|and|but)\b)[\w'-]+){0,5}",
    re.IGNORECASE,
)
"""'The decision not to send an officer was right'."""
_WAS_DUE_AND = Quick(
    r"\b(?:was|were|been)\s+(?:\w+\s+)?(?:needed|required|due|necessary|called\s+for|requested|asked\s+for)\b[^;,]{0,60}?(?:,?\s+(?:and|but|yet)|;\s+(?:we|inspectors))\s+",
)
"""'A plan was needed in 77 cases and found in 60': that is not what the 60 say."""
_WITHOUT_THE_VICTIM = expression(
    r"\b(?P<kept>(?:prosecut\w+|proce\w+|go|going|gone|went|carr\w+|continu\w+|press\w+|charg\w+|case|trial|pursu\w+|conviction)\b(?:\s+(?:on|ahead|forward))?)"
    r"\s+without\s+(?:(?:the|a|any)\s+)?(?:victim|complainant|them|her|him)s?(?:'s?\s+(?:\w+\s+)?\w+)?"
)
"""'A prosecution without the victim was considered'."""
_NO_CRIME_RECORDED = expression(
    r"\bno\s+crimes?\s+(?:reports?|records?|numbers?|references?|(?:at\s+all\s+)?(?:had|has|have)\s+been|(?:at\s+all\s+)?(?:was|were|being)\s+(?:recorded|raised|logged|created|registered|crimed|entered)|on\s+(?:record|file|the\s+system)|recorded)\b"
)
"""Nor the outcome 'no crime'."""
_RECORDED_OTHERWISE = expression(
    r"\bshould\s+have\s+been\s+(?:recorded\s+as\s+)?(?:an?\s+)?crime[sd]?\b.*?\b(?:was|were|been)\s+(?:\w+ed|shown)\s+as\b"
)
"""'Should have been recorded as a crime, but were closed as incidents.'"""
_SHOULD_BUT_DID = expression(
    r"\bshould\s+have\s+(?P<verb>\w+)\b.*?\b(?:but|and|yet)\s+(?:only\s+|just\s+)?(?P<did>(?P=verb))\b"
)
"""'Should have recorded 71 but recorded 64': these were recorded."""
_AS_IT_SHOULD = expression(
    r"\b(?:as|(?:all|everything|what)\b(?:\s+(?!(?:it|they|he|she|we)\b)[\w'-]+){0,4})\s+(?:it|they|he|she|we)\s+"
    r"(?:should|ought\s+to)(?:\s+have)?(?:\s+(?:been|done))?\b|"
    r"\b(?:when|where)\s+(?:it|they)\s+(?:should|ought\s+to)\s+have(?:\s+(?:been|done))?\s*(?:$|[.,;])"
)
"""'Had been recorded as they should have been', 'recorded all of the crimes that it should have'."""
_STILL_OPEN = expression(
    r"^\W*(?:which\s+|that\s+)?(?:still\s+)?remain(?:s|ed)?\s*(?:$|open|outstanding|unmet|to\s+be|in\s+progress)|"
    r"^\W*(?:(?:was|were|rated|graded|scored|marked|given|as|an?|at)\s+){0,4}red\W*$"
)
_PROVEN = expression(r"\b(?:show(?:ed|n)?|record\w*|signed|evidence|proof|confirm\w*|document\w*)\b", re.IGNORECASE)
"""'Showed that the victim did not support action': that it is on record is what was asked for."""
_FOUND_WITH = expression(
    r"^\s*(?:(?:was|were)\s+found\s+(?:with|carrying|in\s+possession)|(?:(?:officers|they)\s+found\s+)?"
    r"(?:nothing|something|anything|drugs|cannabis|weapons?|(?:a|an|the|no)\s+(?:\w+\s+)?(?:item|drug|weapon|object|knife)s?)\s+"
    r"(?:(?:\w+\s+){0,2}(?:was|were|been)\s+found\b|$))\b",
    re.IGNORECASE,
)
"""What a search turned up, whatever is said of it."""
_THAT_ARE = expression(
    r"^\s*(?:(?:that|which|who|whose)\s+(?:(?!(?:and|but|or|no|nobody|none|nothing|neither)\b)[^\s,;]+\s+){2,12}?|"
    r"(?:with|without|of|from|for|about|involving|concerning|relating\s+to|among|against|lacking)\s+"
    r"(?:(?!and\b|but\b|or\b|had\b|was\b|were\b)[^\s,;]+\s+){1,7}?|(?:kept|left)\s+waiting\s+)"
    r"(?=(?:had|has|have|was|were|did|didn't|hadn't|weren't|got|received)\b)",
    re.IGNORECASE,
)
"""'Four of the five that were missed had been …': which ones they are, not what is said of them."""
_TROUBLE_AGAIN = expression(
    r"(?P<denied>n't\s+|\b(?:not|never|nobody|none|without)\s+)?(?:(?:since|yet|been|had|has|have|was|were)\s+)*"
    r"\b(?:re-?offend\w*|(?:come|came|been\s+brought|been)\s+(?:back\s+)?(?:in)?to\s+(?:the\s+)?(?:police\s+)?(?:notice|attention)\b|"
    r"(?:(?:re-?)?arrested|offended|in\s+trouble|missing|in\s+custody|before\s+(?:the|a)\s+court|called\s+out|attacked|assaulted|victims?|burgled|targeted)"
    r"\s+(?:\w+\s+){0,4}?(?:again|since)\b|back\s+(?:in|before|at)\s+(?:the\s+|a\s+)?(?:custody|courts?|trouble|cells?|police\s+station)\b)"
)
"""'Have not come to the notice of police again': that is what was hoped for."""
_NO_LONGER_THAN = expression(
    r"\b(?:no|not|never)\s+(?:more|longer|later|fewer|less)\s+than\b|\b(?:barely|hardly|scarcely)\s+(?:over\s+|above\s+)?"
    r"(?=(?:half|a|an|one|two|three|\d)\b|$)",
    re.IGNORECASE,
)
"""'In no more than four', 'on barely half': they hedge a number and deny nothing."""
_SHOULD_BE_CRIME = expression(
    r"\b(?:crimes?|offences?|rapes?)\s+(?:(?:that|which)\s+)?(?:should|ought\s+to)\s+have\s+been\s+(?:recorded|crimed|logged|on\s+record)\b",
    re.IGNORECASE,
)
_ONLY_DUE = expression(rf"(?:\W|\b(?:that|an?|any|the|one|further|other)\b)*(?:{_SHOULD_BE_CRIME.pattern})\W*")
_HOLDS_CRIME = expression(
    r"\b(?:there\s+(?:was|were)|contained|included|held|disclosed|revealed|described|mentioned|told\s+of|pointed\s+to|amounted\s+to|was|were|showed)\b[^,;]*$",
    re.IGNORECASE,
)
"""'Contained a crime that should have been recorded' doesn't say whether it was."""
_RIGHTLY = expression(
    r"\b(?:correctly|properly|rightly|appropriately|lawfully|justifiably|promptly|accurately|in\s+time|on\s+time)\b",
    re.IGNORECASE,
)
"""'Had been withdrawn correctly' judges, though 'withdrawn' alone only tells what happened."""
_SUBORDINATE = expression(r"\s(?:when|where|if|as|that|which|who|whenever)\b.*$", re.IGNORECASE)
"""'Advice was given when it was needed': what was needed is not what the clause says."""


_DID_SO = expression(r"\b(?:did|done)\s+so\b|\b(?:and|but|yet)\s+(?:only\s+|just\s+)?(?:was|were|had|did)\s*$")
_ENDS_DID_SO = expression(r"(?<!n't\s)(?<!not\s)\b(?:did|(?:had|was|were)\s+done)\s+so\W*$")
_NO_SIGN_THAT = expression(
    r"\b(?:no|not\s+(?:any|a)|n't\s+(?:[a-z]+\s+)?(?:any|a)|without(?:\s+(?:any|a))?|little)\s+(?:[a-z]+\s+){0,2}?(?:records?|signs?|evidence|proof|trace|note|entry|indication)\s+"
    r"(?:that|of|to\s+(?:show|suggest)|showing)\b|\b(?:nobody|no\s+one|none)\b"
)
"""'We found no sign that anyone had done so'."""
_SHOULD_HAVE = expression(r"\b(?:should|ought\s+to)\s+have\b")
"""'They ought to have reviewed 31; they did so in twelve.'"""


def sense(clause: str) -> Sense:
    """Whether the clause says that the cases it counts met the expectation.

    >>> sense("officers didn't take victim personal statements")
    'not_met'
    >>> sense("there was no unnecessary delay")
    'met'
    """
    said = _WAS_DUE_AND.sub(" was ", clause.lower())
    if _ENDS_DID_SO.search(said):
        return "not_met" if _NO_SIGN_THAT.search(said) else "met"
    main = said[: aside.start()] if (aside := _ASIDE.search(said, _LEAST_SAID)) else said
    if _tells_nothing(said, main):
        return "unclear"
    main = _AS_IT_SHOULD.sub("", main)
    if _NO_CRIME_RECORDED.search(main) or _RECORDED_OTHERWISE.search(main):
        return "not_met"
    main = _WITHOUT_THE_VICTIM.sub(lambda found: found["kept"], main)
    main = _SHOULD_BUT_DID.sub(lambda found: found["did"], main)
    if again := _TROUBLE_AGAIN.search(main):
        return "met" if again["denied"] else "not_met"
    if _STILL_OPEN.match(main):
        return "not_met"
    return _by_words(_DECIDED_NOT_TO.sub(lambda found: found["noun"], _without_duty(main)))


_LEAST_SAID = 12
"""Characters before an aside: fewer say nothing of the cases."""


def _tells_nothing(said: str, main: str) -> bool:
    """Whether the clause tells who the cases were of, or of a crime to record, but not whether anything was done."""
    if (
        not re.search(r"[a-z]{3}", main)
        or _WHO_IT_IS.match(main)
        or _ONLY_DUE.fullmatch(main)
        or any(words.search(main) for words in (_AGREED, _NO_VIEW))
    ):
        return True
    return (due := _SHOULD_BE_CRIME.search(said)) is not None and bool(_HOLDS_CRIME.search(said, 0, due.start()))


def _without_duty(main: str) -> str:
    """'They ought to have reviewed 31; they did so in twelve': what was done, without what should have been."""
    return _SHOULD_HAVE.sub(" ", main) if _DID_SO.search(main) else main


def _by_words(main: str) -> Sense:
    """By the words of shortfall that are left once what only looks like one has been taken out."""
    words = sense_words()
    main = words.fixed.sub(" ", _NO_LONGER_THAN.sub(" ", _THAT_ARE.sub("", main)))
    main, chosen = words.choice.subn(" ", _WHAT_IS_SAID.sub(lambda said: said["verb"] or said["weighed"], main))
    if chosen and _PROVEN.search(main) and not words.adverse.search(main):
        return "met"
    main, cancelled = words.cancels.subn(" ", _DUE.sub(" ", main))
    main = words.remedied.sub(lambda found: found["kept"] or " ", _TOLD_OF.sub(" ", main))
    if _FOUND_WITH.search(main):
        return "unclear"
    if words.adverse.search(main) or falls_short(main):
        return "not_met"
    if cancelled:
        return "met"
    core = _SUBORDINATE.sub("", main)
    describes = (
        _GRADED_AS.search(main)
        or _WHAT_IT_IS.match(core)
        or words.description.match(core)
        or words.neutral.search(core)
    )
    return "unclear" if (chosen or describes) and not _RIGHTLY.search(core) else "met"
