"""Lead-ins that go on with what the sentence before counted or announced: "They include:", "Two of them relate to …:".

Belongs here: their grammar. Not here: lead-ins that say by themselves what their list holds (`lead_ins`), what counts
(`prose.areas_named`, `prose.demands`), or which blocks are the list (`lists.listed`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import ARE, THEM
from pipelines.extraction.records import FindingKind

_SO_MANY = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_FOREMOST = r"(?:most (?:urgent|pressing|important|serious|significant)|main|chief|first|key)"
_ONES = (
    rf"(?:they|these|those|(?:(?:some|many|most|both|all|each|several|half|a (?:few|couple)|{_SO_MANY}(?: (?:others?"
    rf"|more))?|the (?:{_FOREMOST}|others?|rest|last|remaining|following|second|third|final)(?: {_SO_MANY}| others?)?)"
    rf"(?: of (?:{THEM}|the \w+))?(?: ones?)?))"
)
_NARROWED = (
    r"(?: (?:that|which|still|remain|remaining|open|outstanding|left|unresolved|to|be|closed|in|on|for|of|the|this|area"
    r"|most|concern|interest|importance|note)){0,5}"
)
"""'Those still open', 'the ones that remain': which of them."""
_GOES_ON = expression(
    rf"\W*(?:in (?:brief|short|summary|full),? |briefly,? |here )?(?:and |but )?{_ONES}{_NARROWED}\W+"
    rf"(?:include[ds]?|{ARE}|cover|read|follow)(?: (?:that|to|for|the following|as follows|these|both))?\s*:\W*$"
    rf"|\W*(?:(?:and|but) )?among (?:the {_FOREMOST}|them|these)(?: (?:ones|of (?:them|these)))?(?: {ARE})?\s*:\W*$"
    r"|\W*(?:in full|as follows)\s*:\W*$"
    # "The two on which work goes on are:", "Those that matter most to victims are these:"
    rf"|\W*{_ONES} (?:(?:in|on|to|of|for|with|by|from) )?(?:which|that|where|whose|we|I)\b[^:.]{{3,80}}?"
    rf"\b{ARE}(?: (?:these|as follows|that|to))?\s*:\W*$"
    # "We urge you to read all of it, but to pick out some:"
    r"|.*\b(?:to )?(?:pick(?:ing)? out|nam(?:e|ing)|mention(?:ing)?|giv(?:e|ing)|highlight(?:ing)?|singl(?:e|ing) out"
    r"|quot(?:e|ing)|list(?:ing)?|tak(?:e|ing)) (?:(?:just|only|but) )?(?:some|an? (?:few|couple|handful|selection)"
    r"|several|one or two|two|three|examples?)(?: (?:of them|examples?|points?))?\s*:\W*$",
    re.IGNORECASE,
)
_POINTS_BACK = expression(
    r"\W*(?:these|those|the (?:other|rest|others|remaining \w+|following))(?: [\w-]+)? "
    rf"(?:remain(?:s|ed)?|stay(?:s|ed)?|{ARE} (?:still )?(?:open|outstanding)|ha(?:ve|d) (?:still )?(?:to be|not))\b"
    r"[^:]{0,30}:\W*$"
    rf"|.*\b(?:each|all|both|every one|most) of {THEM}\b[^:]{{0,80}}:\W*$"
    # "The Chief Constable took Members through them:", "He gave an update on each:"
    r"|.*\b(?:through|on|against|about|to|over|with) (?:each(?: one)?|them|these|those|all)"
    r"(?:,? (?:in turn|one by one|briefly|as follows|here|below))?\s*:\W*$"
    # "Two relate to the workforce:"
    rf"|\W*{_ONES} (?:{ARE} (?:about|for|on)|relate[ds]?(?: to)?|deal(?:s|t)? with|concern(?:s|ed)?|cover(?:s|ed)?"
    r"|touch(?:es|ed)? on|ha(?:s|ve|d) to do with|affect(?:s|ed)?)\b[^:]{0,60}:\W*$",
    re.IGNORECASE,
)
_ASKS_BARE = expression(
    rf"(?:.*\b(?:that|said|says|among {THEM}|among others?),? )?\W*"
    r"(?:it|they|we|you|(?:the|our|this) (?:force|constabulary|service)|[\w' ]{3,40}?(?:police|constabulary))"
    rf"(?: (?:also|now|therefore))? (?:should|must|needs? to|ought to|{ARE} (?:told|asked|urged) to|has to|had to)"
    r"(?: (?:also|now|therefore))?\s*:\W*$"
    # "They ask the force to:"
    r"|\W*(?:they|these|those|it)(?: (?:also|all|each|both))? (?:ask(?:s|ed)?|tells?|told|require[sd]?|urge[sd]?"
    r"|want(?:s|ed)?|call(?:s|ed)? on) (?:us|it|(?:the|our|its) \w+(?: constable)?|(?-i:[A-Z])[\w' ]{2,40}?)"
    r" (?:to|that)\s*:\W*$",
    re.IGNORECASE,
)


def goes_on_with_list(lead_in: str) -> bool:
    """ "They include:", "Among the first:", "These three remain:", behind a sentence that counts the list."""
    return bool(_GOES_ON.fullmatch(lead_in) or _POINTS_BACK.fullmatch(lead_in))


_FINDS_BARE = expression(
    r"\W*(?:(?:However|But|In addition),? )?"
    r"(?:it|they|we|inspectors|HMIC\w*|the (?:report|letter|inspection|inspectorate|watchdog|inspectors)),?"
    r"(?: which [^,:]{3,60},)?(?: (?:also|have|has|had))* (?:sa(?:id|ys?|w)|f(?:ound|inds?)|noted?s?|reported|concluded"
    r"|wrote|observed|told us|pointed out|commented|liked|praised|highlighted)(?: that)?\s*:\W*$",
    re.IGNORECASE,
)


def finds_bare(lead_in: str) -> bool:
    """ "Inspectors found that:": whether it is good or bad is said before, if at all."""
    return bool(_FINDS_BARE.fullmatch(lead_in))


_SAYS_OF_FORCE = expression(
    r"(?:it|they|we|inspectors|HMIC\w*|the (?:report|letter|inspectorate|watchdog))"
    r"(?: (?:also|then))? (?:said|says|found|finds|warned|warns|concluded|told us|wrote) (?:that )?"
    rf"(?:it|we|the (?:force|constabulary)|[\w&' ]{{3,40}}?(?:police|constabulary))(?: (?:{ARE}|has|had))?\s*:\W*$",
    re.IGNORECASE,
)


def says_of_force(lead_in: str) -> bool:
    """ "It said that the force:", with what was counted before, one by one."""
    return bool(_SAYS_OF_FORCE.match(lead_in))


def asks_bare(lead_in: str) -> bool:
    """ "Among them, the force should:", "It must:": what kind of thing it asks for is said before, if at all."""
    return bool(_ASKS_BARE.fullmatch(lead_in))


_SAYS_SO = expression(
    r"(?:.*\b)?(?:it|they|she|he|we|inspectors|HMIC\w*|the (?:\w+ )?(?:report|letter|review|inspectorate|watchdog))"
    r"(?: (?:said|says|wrote|writes|put it|reads?|stated?s?|found|explain(?:ed|s)))(?: (?:that|this|in full|like this"
    r"|as follows|this way))?\W{0,2}$"
    r"|in (?:its|their|the inspectorate's|the inspectors'|HMICFRS's) (?:own )?words\W*$",
    re.IGNORECASE,
)


def leads_to_quotation(words: str) -> bool:
    """ "It said that", "In its words:", with what was said on lines of its own."""
    return bool(_SAYS_SO.fullmatch(words)) and not words.rstrip().endswith(".")


_NAMES_LIST = expression(
    rf"\W*(?:both|all|each|these|those|they|the (?:first|last) {_SO_MANY})(?: {_SO_MANY})?(?: of {THEM})?"
    rf" (?:{ARE}|have been|has been|make up|form)(?: (?:all|both|now|also|each))?"
    r" (?:(?:listed|recorded|set out|given|named|described|identified|raised|treated|marked|issued|made|put down)"
    r"(?: to us)?(?: (?:by|in) [\w' ]{3,40}?)? (?:as|under) )?"
    r"(?:(?:an?|the|our|its|formal|separate|what (?:HMIC\w*|inspectors|the inspectorate) calls?) )*['\"]?"
    r"(?:(?P<area_for_improvement>areas? for improvement|AFIs?)|(?P<recommendation>recommendations?)"
    r"|(?P<cause_of_concern>causes? of concern))\b",
    re.IGNORECASE,
)


def names_list_above(text: str) -> FindingKind | None:
    """ "Both were listed by HMICFRS as areas for improvement", right below a list: what its items are."""
    found = _NAMES_LIST.match(text)
    return next((kind for kind in _NAMED if found[kind]), None) if found else None


_NAMES_QUOTATION = expression(
    r"\W*(?:This|That|It) (?:is|was) (?:now |also )?(?:(?:one|another|the \w+) of )?(?:(?:the|its|our|their|an?|two"
    r"|three|four|five|six|\d{1,2}|first|second|third|fourth|fifth|last|only|other|HMIC\w*'s|inspectorate's) ){0,4}"
    r"(?:(?P<area_for_improvement>areas? for improvement|AFIs?)|(?P<recommendation>recommendations?))\b",
    re.IGNORECASE,
)
_NAMES_NEXT = expression(
    r"\W*(?:This|That|It) (?:is|was) (?:the )?(?:second|third|fourth|fifth|sixth|other|next|last|another)"
    r"(?: (?:one|of (?:them|these|those)))?[.,;:]",
    re.IGNORECASE,
)


def names_quotation(text: str, before: FindingKind | None) -> FindingKind | None:
    """ "This is the first of two areas for improvement", right below a quotation; then "This is the second." """
    found = _NAMES_QUOTATION.match(text)
    if found:
        return next((kind for kind in _NAMED if kind in found.groupdict() and found[kind]), None)
    return before if before and _NAMES_NEXT.match(text) else None


_NAMED: tuple[FindingKind, ...] = ("area_for_improvement", "recommendation", "cause_of_concern")
