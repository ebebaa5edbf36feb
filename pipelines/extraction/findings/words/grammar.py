"""How a line that tells of a finding is built: does it state something, ask for something, deny, or define?

Belongs here: the grammar of single lines and sentences, whatever the finding. Not here: the words that open a list
(`lead_ins`), labels (`known`), deadlines and progress (`follow_up`), which blocks are findings
(`labels.sections`, `prose.statements`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.findings.words.follow_up import SETTLED
from pipelines.extraction.grammar.function_words import ARE
from pipelines.verb_forms import has_verb_of_doing, plain_verbs

_LONGEST_SUBJECT = 4
"""Words before a colon."""
_FEWEST_WORDS = 3
"""A heading with fewer words names a topic."""


SEVERAL = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty"
    r"|\d{1,2}|some|several|a (?:number|range|handful|series|string) of)"
)
"""How many findings of a kind there are, where they are only counted."""


def any_of(*forms: str) -> Quick:
    """One pattern of several forms, blind to case."""
    return Quick(*forms)


_AUXILIARY = any_of(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|cannot)\b",
    r"\b(?:can|could|should|must|ought|may(?! \d)|might|will|would|needs?|lacks?)\b",
    r"\b\w+n't\b",
)
_NAMES_ACTIVITY = expression(
    r"(?!(?:Policing|Training|Staffing|Planning|Funding|Vetting|Recording)\b)[A-Z]\w+ing\b"
    r"(?! (?:levels?|rates?|times?|numbers?|figures|volumes?|standards?|decisions?|plans?|arrangements?|teams?"
    r"|officers?|staff|systems?|process(?:es)?|practices?|capacity|capability|costs?|backlogs?|queues?|demand)\b)"
)
_SAYS_OF_ACTIVITY = expression(
    r"\s(?:saves|helps|makes|gives|allows|means|lets|keeps|brings|improves|reduces|enables|ensures|provides|requires"
    r"|takes"
    r"|works|puts|leads to|remains|continues|costs|adds)\s"
)
"""'Working with neighbours saves money': the activity does something."""
_CAPTION = expression(
    r"(?:the )?(?:percentage|proportion|number|rate|share|total|volume|average|breakdown|distribution|comparison)s? "
    r"(?:of|for|by)\b",
    re.IGNORECASE,
)
"""'Percentage of all recorded crime that is related to domestic abuse': what a chart shows, not what was found."""
_SAYS_OF_FIGURE = expression(
    r"\b(?:has|have|had|is (?:high|low|too|ris|fall|grow|great|small|well|still|not|now|above|below|among)\w*|"
    r"rose|fell|grew|dropped|increas\w+|decreas\w+|remains?|continues?|needs?)\b"
)
_CLAUSE_FIRST = expression(r"(?:when|where|what)\b[^,?]{4,90}, (?!and\b|or\b)\w", re.IGNORECASE)
"""'When a caution is given, victims are heard': a clause before the statement."""
_BRACKETS = expression(r"\s*\([^()]*\)|, (?:including|such as|who|which|among them|with|and not) [^,]{3,60},(?= \w)")
"""'… (see above)', '…, including neighbourhood teams, …': what is said besides."""
_ASKS_QUESTION = any_of(
    r"(?:how|what|why|when|where|who|which|to what extent|(?:the )?extent to which|does|is|are|about)\b"
)


def begins_with_verb(line: str) -> bool:
    """ "Train all new supervisors", "review each file": an action without a subject."""
    first, _, rest = line.casefold().partition(" ")
    return (
        first in plain_verbs() and bool(rest) and not rest.startswith(("of ", "and ", "or ", "in "))
    )  # "use of force"


def has_finite_verb(line: str) -> bool:
    return bool(_AUXILIARY.search(line)) or has_verb_of_doing(line)


def reads_as_sentence(heading: str) -> bool:
    """A heading that states something: "The force answers calls quickly", not "Answering calls" or "Skills"."""
    heading = _BRACKETS.sub("", heading)
    asks_one = _ASKS_QUESTION.match(heading) and not _CLAUSE_FIRST.match(heading)
    before, _, after = heading.partition(": ")
    if after and _NAMES_ACTIVITY.match(before) and len(before.split()) <= _LONGEST_SUBJECT:
        return reads_as_sentence(after)  # "Answering calls: the force is slow"
    if len(heading.split()) < _FEWEST_WORDS or heading.endswith(("?", ":")) or asks_one:
        return False
    if _CAPTION.match(heading) and not _SAYS_OF_FIGURE.search(heading):
        return False
    if _NAMES_ACTIVITY.match(heading) and not (_AUXILIARY.search(heading) or _SAYS_OF_ACTIVITY.search(heading)):
        return False
    return has_finite_verb(heading)


_ASKS = any_of(
    r"\bshould\b(?! (?:not )?have (?:been|\w+ed)\b)",  # but not "suspects who should have been arrested"
    r"\b(?:must|ought to|need to|needs to|has to|have to|is to|required to)\b",
    r"\brequires? improvement\b",
)
_RECOMMENDS = any_of(
    # but not "It is recommended that the panel …", "Progress against this recommendation is told below:"
    r"(?<!\bis )(?<!\bagainst this )(?<!\bon this )\brecommend(?:s|ed|ing|ations?)?\b",
    r"\b(?:I|we) (?:\w+ ){0,3}ask (?:that|you|the (?:force|constabulary))\b(?! to (?:keep|continue|maintain|go on)\b)",
)
_FINDING = r"(?:areas? for improvement|AFIs?|causes? of concern|recommendations?|innovative practice)"
_NONE_FOUND = any_of(
    rf"(?:\b(?:no(?! longer)|not|never|without|none)|n't)\b[^.]{{0,40}}\b{_FINDING}\b",
    rf"\b{_FINDING}\b[^.:]{{0,20}}\bnot\b",
    r"(?:\bnot|n't) (?:\w+ )?(?:identify|find|make|have|issue) any\W*$",
    # but not "None of the cells was clean"
    rf"^\W*(?:there {ARE} )?(?:none(?! of (?:the|its) (?!(?:[\w-]+ ){{0,2}}{_FINDING}))|nil|n/a|not applicable)\b",
)
_NAMES_FINDING = expression(
    r"mprovement|AFI|concern|ecommendation|practice| any\b|^\W*(?:[Nn](?:one|il|ot|/a)|N/A|There )"
)
"""Cheap: nothing is denied of findings where none is named."""
_DEFINITION = any_of(
    # "If we find a serious shortcoming, we report it as …"
    r"\b(?:if|when|whenever|where) (?:we|(?:our )?inspectors|our inspections?|HMIC\w*) (?:\w+ )?"
    r"(?:identif(?:y|ies)|finds?|sees?|reports?|makes?|reveals?)\b",
    # "A cause of concern will always come with …"
    rf"\b{_FINDING} (?:is|are|will|means?|may|must|can|always|should be)\b(?! (?:that|to))",
    # "In this section, we set out …"
    r"^\W*(?:in (?:this|the)|this|the following) (?:section|chapter|report|table)\b",
    r"^\W*we (?:use|expect|define|set out|have (?:made|identified|set)|made|make|identified)\b",
    r"^\W*(?:these are|below|the following)\b",
    # "We have also reviewed the force's progress against its areas for improvement."
    rf"^\W*(?:we|I|inspectors|HMIC\w*) (?:have |has )?(?:also )?(?:reviewed|looked at|considered|checked|assessed)\b"
    rf"[^.]{{0,60}}\b{_FINDING}\b",
    # a note: "Judgments are outstanding, good, requires improvement and inadequate."
    r"\b(?:outstanding|good|adequate), (?:good|adequate|requires improvement)\b",
)


def asks(line: str) -> bool:
    """Something that the inspectors want done."""
    return bool(_ASKS.search(line))


def recommends(line: str) -> bool:
    return bool(_RECOMMENDS.search(line))


_TELLS_SETTLED = any_of(
    rf"\b{_FINDING}\b[^.;]{{0,120}}?\b(?:is|are|was|were|has been|have been)"
    rf"(?: (?:now|all|both|since|therefore|fully))* {SETTLED}\b"
)


def tells_settled(line: str) -> bool:
    """ "The two areas for improvement of our last report have been dealt with.": not a finding of this document."""
    return bool(_NAMES_FINDING.search(line)) and bool(_TELLS_SETTLED.search(line))


_CLOSES = any_of(
    r"\b(?:closed|closes|closing|closure of|discharged|signed off|lifted|removed|completed|met)\b"
    r"(?:(?! of )[^.;:]){0,30}"
    rf"\b(?:{SEVERAL}|both|all)\b(?:(?! of )[^.;:]){{0,40}}\b{_FINDING}\b",
)
_OTHERS_STAND = any_of(r"\b(?:remain\w*|open|outstanding|new|still|left|other|another)\b")


_SOME = any_of(rf"\b(?:one|{SEVERAL}|most|many) of (?:the|its|our|their|these|those|your)\b")


def closes_several(line: str) -> bool:
    """ "HMICFRS has closed three areas for improvement.": what follows tells of what is over."""
    closes = tells_settled(line) or (bool(_NAMES_FINDING.search(line)) and bool(_CLOSES.search(line)))
    return closes and not (_OTHERS_STAND.search(line) or _SOME.search(line))


_DENIED_ASIDE = any_of(
    r"\b(?:who|whom|whose \w+) (?:\w+n't|(?:do|does|did|has|have|had|is|are|was|were|can|could|will|would) not)\b"
)


def without_asides(text: str) -> str:
    """ "How it helps those who don't call again is …" denies nothing but by the way."""
    return _DENIED_ASIDE.sub("who", text)


_NONE_BUT_OTHERS = any_of(
    rf"\b(?:no|not (?:any|contain|include|raise))\b (?:[\w-]+ ){{0,3}}{_FINDING},? (?:and|but|though|although|only)"
    rf"(?: [\w'-]+){{0,4}}? (?={SEVERAL}|an?\b|one\b)(?=(?:[\w-]+ ){{1,4}}{_FINDING})"
)


def says_none(line: str) -> bool:
    """ "We found no areas for improvement."; but not "no recommendations and six areas for improvement"."""
    if not _NAMES_FINDING.search(line):
        return False
    return bool(_NONE_FOUND.search(without_denied(without_asides(line))))  # which is dear


_RATHER_THAN = any_of(
    r"\b(?:rather than|instead of|in place of|as opposed to|and not|but not|not) (?:an? |any |the )?(?:[\w-]+ ){0,5}?"
    rf"{_FINDING}\b"
)


def without_denied(line: str) -> str:
    """ "It contains no recommendations but six areas for improvement:" holds these, as does "six areas for improvement
    rather than a list of recommendations:".
    """
    return _RATHER_THAN.sub("", _NONE_BUT_OTHERS.sub("", line))


def is_definition(line: str) -> bool:
    """Words about findings in general, or that announce them."""
    return bool(_DEFINITION.search(line))


_SHORTEST_ACTION = 3
"""Words; an item with fewer is a numbered heading rather than something to be done."""


def is_numbered_topic(line: str) -> bool:
    """A numbered heading read as a list item, such as "4. Investigation"."""
    return len(line.split()) < _SHORTEST_ACTION and not line.endswith((".", ";", ",", " and", " or"))
