"""Sentences of prose that name an area for improvement, or count such areas.

Belongs here: their grammar. Not here: sentences that ask for something (`demands`) or praise a practice (`practices`),
areas set out under a label (`labels.sections`), whose sentence it is (`statements`).
"""

from __future__ import annotations

from pipelines.documents.dates import YEAR
from pipelines.extraction.areas.area import find_areas
from pipelines.extraction.findings.causes.raised import is_unsaid, looks_back
from pipelines.extraction.findings.prose.demands import is_procedure
from pipelines.extraction.findings.words.follow_up import SETTLED
from pipelines.extraction.findings.words.grammar import SEVERAL, any_of
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.phrases import holds_any

_TOLD = (
    r"(?:identif(?:y|ied|ies)|highlight(?:ed|s)?|list(?:ed|s)?|named|described|flagged|recorded|marked|recogni[sz]ed"
    r"|found"
    r"|noted|raised|set out|sets out|made|gave|outlined|pointed to|issued|pinpointed"
    r"|(?:list|nam|describ|mark|highlight|identify|flagg|record|recogni[sz]|rais)ing)"
)
_AREA = (
    rf"(?:AFIs?|areas? (?:{_TOLD} (?:by \w+ )?)?(?:(?:for|of|needing|requiring|in need of) improvement"
    rf"|(?:where|in which) (?:further |more )?improvements? (?:{ARE} (?:still )?(?:needed|required)"
    r"|(?:must|should|needs? to|ha(?:s|ve|d) to) be made)"
    r"|(?:where|in which|that|on which|which) (?:[\w-]+ ){1,4}?"
    r"(?:improve(?: (?:on|upon))?|(?:do|get) better|do more|make (?:\w+ )?improvements)))"
)
_ABOUT = (
    r"(?:on|about|around|concerning|relat(?:ing|ed) to|regarding|over|with regards? to|in (?:relation to|respect of))"
)
_AREA_STATED = any_of(
    # "inspectors highlighted the use of bail as an area for improvement"
    rf"\b{_TOLD}\b.{{0,160}}\bas (?:an? |the |another )?['\"]?{_AREA}\b",
    # "we have replaced it with an area for improvement about …", "there will be an area for improvement on …"
    rf"\b(?:replac\w+ .{{2,60}} (?:with|by)|there (?:is|will be|is now)(?: now| still| also)?) (?:an|one) {_AREA}"
    r" (?:about|on|around|concerning|relating to|regarding|for)\b(?=.{8})",
    rf"\b(?:is|are|was|were|remain(?:s|ed)?) (?:(?:\w+ly|also|still|now|therefore|itself) )?"
    rf"(?:an |another |the )['\"]?{_AREA}\b",
    # "areas for improvement include the speed at which …"
    rf"\b{_AREA}\b(?:[^.:;]{{0,30}},)? (?:(?:which|that) )?"
    r"(?:(?:includes?|included)\b(?=.{12})|(?:including|such as)(?=(?: [\w'-]+,?){4}))",
    rf"\bamong (?:the|its|their) {_AREA} {ARE}\b",
    # "an area for improvement asks us to make sure that …", "another AFI says that the force should …"
    rf"\b(?:an?|one|another|this|that|(?:the|our|its|their)(?: \w+)?) {_AREA} (?:(?:asks?|asked|tells?|told|requires?"
    r"|required|urges?|urged|calls? on|called on|wants?|wanted|expects?|expected|challenge[sd]?)"
    r" (?:us|you|it|them|(?:the|our) \w+|(?-i:[A-Z]\w+(?: [A-Z]\w+)*)) to|calls? for|called for"
    r"|(?:says?|said|reads?|states?|stated)[:,]? (?=.{0,40}\b(?:should|must|needs? to)\b))\b(?=.{12})",
    # "one of the areas highlighted for improvement is the time that …", "the first area for improvement is about how …"
    rf"\b(?:one of the|a|another|(?:the|a|our|my) (?:first|second|third|fourth|further|other|main"
    rf"|last)) areas? (?:{_TOLD}(?: by \w+)? )?for improvement"
    r"(?: here)? (?:is|was|concerns?|concerned|relates?|related"
    r"|sa(?:ys|id) that|asks?|asked|requires?|required|calls for)\b(?! (?:in place|closed|met|completed?|open"
    r"|addressed)\b)(?=.{12})",
    # "improvement was needed in three areas - call handling, files and wellbeing"
    rf"\bimprovements? {ARE} (?:needed|required|necessary) in (?:[\w-]+ ){{1,3}}areas\b(?=.{{12}})",
    rf"\b{_AREA} (?:is|are|was|were|has been|have been)(?: also| then)? {_TOLD}\b(?=.{{12}})",
    rf"\b(?:{_AREA} {_TOLD}(?: by (?:the )?\w+)? {_ABOUT}|{_TOLD} (?:[\w-]+ ){{0,3}}{_AREA} (?:in|{_ABOUT}))\b"
    rf"(?! {YEAR}| (?:this|that|its|our|the)(?: [\w/–-]+){{0,4}} (?:report|letter|inspection)\b)",
    # "one of the areas for improvement is relevant here: the force should …"
    rf"\b{_AREA}\b[^:]{{0,140}}: ?[\"']?(?:(?:the|this|our) (?:force|constabulary|service)"
    r"|(?-i:[A-Z][\w&-]+)(?: [\w&-]+){0,3}? (?:police|constabulary)|it|we) (?:should|must|needs? to)\b",
    # "among eight areas highlighted for improvement, the report said the force should …"
    rf"\bamong (?:(?:the|its|their|{SEVERAL}) )?(?:[\w-]+ )?{_AREA},[^.;]{{3,60}}\b(?:should|must|needs? to)\b",
    # "six areas for improvement, one of which is that …"
    rf"\b{_AREA},? (?:one|some|two|another) of which (?:is|was|are|were|asks?|relates?|concerns?)\b(?=.{{12}})",
    # "one area for improvement, in that plans were missing", "an area for improvement, which is to understand why …"
    rf"\b(?:one|an?|another|further|single|only) {_AREA},? (?:(?:which|that) (?:is|was|says|asks|relates|concerns)"
    r"|in that|because|as|since|where|in (?:how|the way))\b(?=.{12})",
    # "told to improve in three areas: how it …"
    r"\b(?:(?<!want )(?<!hope )(?<!plan )(?<!aim )to|should|must) "
    rf"(?:improve|do better|get better) in (?:{SEVERAL}|these|the following) (?:[\w-]+ )?"
    r"(?:areas|ways|respects|things)(?::| -|,? namely) (?=.{12})",
    # "an area for improvement on response times remains"
    rf"\b{_AREA} {_ABOUT} [^.;:]{{3,100}}?\b(?:(?:remains?|stays?)(?: open| in place| outstanding)?"
    r"|(?:is|are) still (?:open|outstanding))(?=\W*$|,| and\b| but\b)",
    # "it set out three areas for improvement, namely …", "a further area for improvement remains: the force should …"
    rf"\b(?:{_TOLD}|an?|one|another|further|the|this is)\b.{{0,40}}\b{_AREA}\b[^:]{{0,50}}"
    r"(?::|;(?= \w{6,} (?:to|of|in|for|and) )| - |,? (?:namely|i\.?e\.?|specifically|covering|spanning)\b) ?(?=.{12})",
)
_EXPECTED = any_of(
    r"\bwe (?:expect|want|would like|urge|ask|look to|call on) "
    r"(?:(?:the|this|your) (?:force|constabulary|service)|it|(?-i:[A-Z]\w+(?: (?:[A-Z]\w+|and))*))"
    r" to (?!have\b|be\b)\w+",
)
_AREAS_COUNTED = any_of(
    rf"\b(?:{SEVERAL}|there {ARE} (?:also|still)) (?:[\w-]+ )?{_AREA}",
    # "they also asked us to do better in some areas"
    r"\b(?:tells?|told|asks?|asked|urged?|wants?|wanted|expects?|expected) (?:[\w'-]+ ){1,4}?to"
    rf" (?:improve|do better|get better|do more) in (?:{SEVERAL}|a (?:few|number of|handful of)) (?:[\w-]+ )?"
    r"(?:areas|ways|respects|aspects|things)\b",
    # "there is one thing that it should improve", "in two respects it must do better"
    rf"\b(?:one|{SEVERAL}) (?:other |further )?(?:things?|areas?|matters?|points?|aspects?|respects?|ways?)"
    r" (?:(?:that|which|where|in which) )?(?:[\w-]+ ){1,4}?(?:(?:should|must|needs? to|has to|could) )?"
    r"(?:improve|put right|do better|get better|change|do more)\b",
)
_GRADED_SO = any_of(r"\bareas (?:which |that )?requir(?:ing|e) improvement\b")
"""'The areas requiring improvement are managing offenders and …': grades are told, and no area for improvement."""
_ONLY_POINTS = any_of(
    rf"\W*(?:these|they|those|both(?: of (?:these|them))?|all (?:of )?(?:these|them)|(?:this|it) (?:is|was))"
    rf"(?: \w+){{0,3}}? (?:{ARE} )?(?:\w+ly |also )?{_TOLD}"
    rf" (?:(?:in|by|elsewhere in) [\w ]{{3,30}}? )?as (?:an? )?{_AREA}\W*"
)
"""'These are highlighted in this report as areas for improvement.'"""
_SINCE_SETTLED = any_of(rf"\b(?:has|have) (?:since|now|already) been {SETTLED}\b")
_ONLY_TALLIED = any_of(
    rf"\b{SEVERAL} (?:[\w-]+ )?{_AREA} (?:is|are|was|were|has been|have been)(?: also| then)? {_TOLD}"
    r"(?!\s*(?:[:(-]|in\b|around\b|about\b|on\b|for\b|includ))",
)
"""'Six areas for improvement were found, too.'"""
_ONE_AREA = any_of(
    rf"(?:[\w'-]+ ){{1,5}}(?:{_TOLD}|have|has|had|there is) (?:an|one|a single|another) {_AREA}"
    r"(?: here| in this area)?\W*"
    rf"|there (?:is|was) (?:an|one|just one|only one) {_AREA}(?: here| in this area)?\W*",
)
_MAY_COUNT_AREAS = ("improve", "afi", "put right", "better", "change", "do more")


def states_area(text: str) -> bool:
    """An area for improvement named in passing."""
    text = text.replace('"', "")
    found = _AREA_STATED.search(text) if holds_any(text, ("area", "afi", "mprovement")) else None
    if found and _ONLY_TALLIED.search(text) and not counts_one_area(text):
        return False
    if found and _GRADED_SO.search(found.group()) and len({area_id for _, _, area_id in find_areas(text)}) > 1:
        return False
    if found and (is_procedure(text) or _SINCE_SETTLED.search(text) or _ONLY_POINTS.fullmatch(text)):
        return False
    return bool(found) and not looks_back(text) and not (found and is_unsaid(text, found))


def expects_of_force(text: str) -> bool:
    """ "We expect the force to match its call handlers to demand", in a report that sets no areas out."""
    expected = _EXPECTED.search(text)
    return expected is not None and not is_procedure(text) and not looks_back(text) and not is_unsaid(text, expected)


def counts_areas(text: str) -> bool:
    """Only how many there are: "The report identifies two areas where the force must improve." """
    return holds_any(text, _MAY_COUNT_AREAS) and bool(_AREAS_COUNTED.search(text))


def counts_one_area(text: str) -> bool:
    """ "We have identified one area for improvement." What it is comes next."""
    return bool(_ONE_AREA.fullmatch(text.strip()))
