"""Causes of concern told in groups: how many there are, one of several, all of them closed, the same one again.

Belongs here: sentences that count causes, tell one of those counted, or speak again of those told of before. Not here:
whether a sentence raises or closes a cause (`raised`).
"""

from __future__ import annotations

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.findings.causes.names import names_causes
from pipelines.extraction.findings.causes.raised import ABOUT, BEEN, CAUSE, CLOSE, CLOSED_FORM, ONE_OF_THEM
from pipelines.extraction.findings.words.grammar import any_of
from pipelines.extraction.grammar.function_words import HAVE, THEM

_COUNTED = r"(?:two|three|four|five|six|seven|\d{1,2}|several|some|various|a number of|both|all|the|these|those|our)"
_WHOSE = (
    r"(?:(?:the|this|our|its) (?:force|constabulary|service)"
    r"|(?:(?-i:[A-Z][\w-]+)(?: and)? ){1,3}(?:police|constabulary))(?!['’\w])"
)
_TALLY = any_of(
    rf"\b{_COUNTED} (?:[\w-]+ ){{0,2}}(?:causes of|accelerated causes for) concern\b"
    rf"(?!,? {ABOUT}\b(?! {_WHOSE}))",
)
"""'Two causes of concern about vetting' says what they are; 'about the force' doesn't."""
_TOLD_BEHIND = any_of(
    r"\bcauses of concern\b[^.:;]{0,60}(?::| - ) ?(?=\S.{20})",
    r"\bcauses of concern\b[^.:;]{0,60}, (?:covering|which covered|including one|one of which) (?=\S.{12})",
    # "two causes of concern, one about calls and another about files", "both of them over vetting"
    r"\bcauses of concern\b[^.:;]{0,60}?,? (?:one|the first|both(?: of \w+)?|each(?: of \w+)?)"
    rf" (?:(?:is|was|are|were|being|relat(?:es?|ed|ing) to|concern(?:s|ed|ing)?) )?(?:{ABOUT}|that|for|to)\b(?=.{{8}})",
)
"""'issued two causes of concern: it misses chances to …'"""
_WHATEVER_LED_TO_IT = any_of(
    rf"\bthe (?:(?!two|three|four|five|six|seven)[\w-]+ ){{0,2}}causes of concern,? (?:that|which) (?:{HAVE} )?"
    r"(?:led|resulted|caused|brought|put|prompted|triggered)\b"
)
"""'A force needs a plan for the causes of concern that have led to it': whatever they are."""
_TELLS_ONE = any_of(ONE_OF_THEM)
_WAS = rf"(?:{BEEN}|had (?:now )?been)"
_ONE_CLOSED = any_of(
    rf"\b{_COUNTED} (?:[\w-]+ ){{0,2}}{CAUSE}\b[^.;]{{0,160}}\b{_WAS} (?:now )?(?:all |both )?{CLOSE}\b",
    rf"\b(?:both|all)(?: (?:two|three|four|five|six))?(?: of)?(?: the| our| these| its| those)? {CAUSE}\b"
    rf".{{0,80}}\b{_WAS} (?:now )?{CLOSE}\b",
    rf"\b(?:first|second|third|last|final|one|two|three|both|all|none)(?: \w+)? of (?:\w+ ){{1,3}}{CAUSE}\b"
    rf".{{0,80}}\b{_WAS} (?:now )?{CLOSE}\b",
)
_TELLS = (
    r"(?:(?:is|was|were)(?! (?:(?:still|now|also|therefore|yet to be) )*(?:open|outstanding|closed|live|in place"
    r"|unresolved|ongoing)\b)|relates?d?|concern(?:s|ed)|ha[sd] to do|deal(?:s|t) with|cover(?:s|ed)"
    r"|focus(?:es|sed|ed) on"
    r"|cent(?:re[sd]?|er(?:s|ed)) on|touch(?:es|ed) on|criticise[sd]?|highlight(?:s|ed)|point(?:s|ed) (?:to|out)"
    r"|arose|arises|stem(?:s|med)|came|comes|involve[sd]?"
    r"|(?:sa(?:id|ys)|f(?:ound|inds)|state[sd]?|held|holds|warn(?:s|ed)|note[sd]?|report(?:s|ed)|reads)"
    r"(?=[:,]? (?:that|['\"]|it|the|its|there|they|too|officers|staff|supervisors|victims|call\w*|children)\b))"
)
"""'The first said the force doesn't …', 'The second deals with …': what each of several causes is."""
_ORDINAL = any_of(
    rf"(?:one|another|a second|a third)(?: of {THEM})? {_TELLS}\b",
    r"(?:the |our |and the |its )?(?:first|second|third|fourth|fifth|other|remaining|last|final)"
    r"(?: (?:one|cause(?: (?:of|for) concern)?|concern|of these|of them"
    r"|(?:from|by) (?:the )?(?:HMIC\w*|inspectors|inspectorate)))*"
    r"(?: \([^)]*\))?"
    rf" {_TELLS}\b",
    r"the (?:one|two|three) (?:that|which) (?:still )?remains? (?:is|are|relates?|concerns?)\b",
    r"(?:these|they|both) (?:were about|relate[ds]?|concerned|covered|had to do) ",
    r"(?:these|both|the (?:two|three|four)) (?:causes of )?concerns (?:(?:are|were) about|relate|related|cover|covered"
    r"|ha(?:ve|d) to do)\b",
)


def counts_causes(text: str) -> bool:
    """Only how many there are: "We raised two causes of concern."; not what they are, or that one was closed."""
    told = _TOLD_BEHIND.search(text) or _ONE_CLOSED.search(text) or _TELLS_ONE.search(text)
    told = told or _WHATEVER_LED_TO_IT.search(text)
    return bool(_TALLY.search(text)) and not told


_CALLS_IT = any_of(rf"(?:this|that|it) (?:is|remains)(?: \w+)? an? (?:[\w-]+ )?{CAUSE}\W*$")


def calls_it_cause(text: str) -> bool:
    """ "This is a cause of concern.": what it is stands before."""
    return bool(_CALLS_IT.match(text))


_SOME_CLOSED = any_of(
    rf"\b(?:one|two|three|four|some|most|none|several|\d) of (?:the|its|our|their|these|those|your|my)"
    rf"(?: [\w-]+){{0,2}} {CAUSE} {_WAS}(?: (?:now|since|already|formally|therefore))* {CLOSE}\b"
)


def only_tallies_closed(text: str) -> bool:
    """ "One of the three causes of concern is now closed.": not which."""
    return bool(_SOME_CLOSED.search(text))


def is_counted_cause(text: str) -> bool:
    """One of those counted before: "The second was that …" """
    return bool(_ORDINAL.match(text))


_FIRST_TOLD = any_of(
    rf"^\W*(?:the |its )?(?:inspectorate|inspectors|HMIC\w*|watchdog|they) (?:{HAVE} )?"
    r"(?:advised|said|says|told \w+|warned) (?:that )?(?:the force|the constabulary|it)"
    r" (?:needs? to|needed to|must|had to|has to|fails? to|failed to|(?:is|was) (?:not|failing|too|unable|missing)"
    r"|(?:isn|wasn|doesn|didn|can|couldn)'?t|(?:does|did|can|could) not|lacks?|lacked)\b"
)


def tells_first(text: str) -> bool:
    """What the first of the causes just counted is: "Inspectors have advised that the force needs to …" """
    return bool(_FIRST_TOLD.search(text))


_SO_MANY = any_of(r"\b(?:two|three|four|five) (?:[\w-]+ ){0,2}causes of concern\b")


def tells_one_of_several(text: str) -> bool:
    """ "One of the two causes of concern relates to vetting", "We raised two, about …": others may follow."""
    return bool(_TELLS_ONE.search(text) or _SO_MANY.search(text))


_THE_CAUSE = any_of(rf"\b(?:the|this|that|both|these) (?:\w+ )?{CAUSE}\b(?! {ABOUT})")
_WORD = expression(r"[a-z]{5,}")
_OF_ANY_CAUSE = frozenset({
    "concer", "cause", "causes", "force", "report", "inspec", "police", "consta", "public", "previo", "about", "longer",
    "their", "there", "these", "those", "which", "where", "would", "should", "identi", "raised", "issued", "found",
})  # fmt: skip
_STEM = 6


def subject_words(text: str) -> set[str]:
    """The beginnings of the words that say what a cause is about."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold())} - _OF_ANY_CAUSE


def speaks_of(text: str, told: set[str]) -> bool:
    """The cause of concern, or one about the same thing as those told of before."""
    return bool(_THE_CAUSE.search(text)) or bool(subject_words(text) & told)


_THEY_ARE_CLOSED = expression(
    r"\W*(?:They|Both|It|These|All (?:of them|three|four))(?: \w+)? (?:is|are|has been|have been|can be|may be)"
    rf"(?: (?:now|all|both|therefore|be))* {CLOSED_FORM}\b"
)
_NAMED = any_of(rf"\b{CAUSE}\b")


def closes_them(text: str, before: str) -> bool:
    """ "They are now closed.", right behind a sentence that speaks of causes of concern."""
    return bool(_THEY_ARE_CLOSED.match(text) and _NAMED.search(before))


_POINTS_BACK = any_of(
    r"\b(?:regard|consider|deem|judge|treat)\w* (?:the|this|that) cause of concern (?:as |to be )?(?:now )?\w+"
)


_STANDS = any_of(
    r"\b(?:remains?|stays?|kept|continues?|still|be)(?: to be)? (?:open|in place|outstanding|live)\b",
    r"\b(?:keep|keeping|leave|leaving)\b.{3,60}\b(?:open|in place)\b",
)


def stands_still(text: str) -> bool:
    """ "The cause of concern about vetting will remain open." """
    return bool(_STANDS.search(text))


_ONE_AMONG_OTHERS = any_of(
    r"\b(?:one|a|a single|1) (?:accelerated )?cause of concern,? and (?:\w+ ){1,2}"
    r"(?:areas for improvement|AFIs|recommendations)(?=\W*$)"
)


def only_counts_one(text: str) -> bool:
    """ "The report contains one cause of concern and 12 areas for improvement." """
    return bool(_ONE_AMONG_OTHERS.search(text))


_ONE_STANDS = any_of(
    r"\b(?:the|this|that|your|its|our) (?:accelerated )?cause of concern (?:(?:will|would|must|should|is to|now) )?"
    r"(?:therefore )?(?:remains?|stays?|stayed|remained|is (?:therefore )?still|be kept)"
    r"(?: for now)? (?:open|in place|outstanding|live|unresolved)\b"
)
_SEVERAL = any_of(r"\bcauses of concern\b|\b(?:second|other|first|third) (?:accelerated )?cause\b")


_MAY_NAME = expression(r"[cC]ause|CoC")


def one_still_stands(context: Context) -> bool:
    """The only cause of concern that a document tells of, whenever it was raised, "will stay open"."""
    told = [names_causes(" ".join(s.text.split())) for s in context.sentences if _MAY_NAME.search(s.text)]
    return any(_ONE_STANDS.search(text) for text in told) and not any(_SEVERAL.search(text) for text in told)


def says_it_stands(text: str) -> bool:
    """ "The cause of concern will stay open.": it says of none what it is."""
    return bool(_ONE_STANDS.search(text))


_OTHER_STANDS = any_of(
    r"the (?:first|second|third|other|last|remaining)(?: one| cause(?: of concern)?)?(?:, [^.;]{3,120},)? "
    r"(?:(?:will|must|should) )?(?:remains?|stays?|is still|be kept) open\b",
    r"(?:but )?the (?:others?|rest|remaining (?:one|two|three))(?:(?:,| -| \()[^.;]{3,160}?(?:,| -|\)))?"
    r" (?:(?:will|must|should) )?(?:remains?|stays?|(?:is|are) still|be kept)"
    r"(?: (?:open|in place|outstanding|live))?\W*$",
)


def other_stands(text: str) -> bool:
    """ "The second cause, which deals with vetting, will stay open.", behind one that was closed."""
    return bool(_OTHER_STANDS.match(text))


_THIS_CLOSED = any_of(
    rf"\b{CLOSE} (?:now )?(?:this|that|the) {CAUSE}\b", rf"\b(?:this|that) {CAUSE} {BEEN} (?:now )?{CLOSE}\b"
)


def closes_this(text: str) -> bool:
    """ "We have now closed that cause of concern.", right behind the sentence that tells it."""
    return bool(_THIS_CLOSED.search(text))


def points_back(text: str) -> bool:
    """ "We regard the cause of concern as closed.", right after it was told: no other one."""
    return bool(_POINTS_BACK.search(text))
