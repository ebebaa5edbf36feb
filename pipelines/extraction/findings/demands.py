"""Sentences of prose that recommend something, name an area for improvement or praise a practice.

Belongs here: their grammar. Not here: causes of concern and improvements made (`causes`,
`improvements`), whose sentence it is (`statements`).
"""

from __future__ import annotations

import re

from pipelines.extraction.findings.causes import is_unsaid, looks_back
from pipelines.extraction.findings.follow_up import MONTH, SETTLED, deadline_in
from pipelines.extraction.findings.grammar import any_of, asks
from pipelines.extraction.grammar.phrases import holds_any

_INSPECTORS = r"(?:we|HMIC\w*|inspectors|the inspectorate|the report|the review|the letter|I|it|they)"
_RECOMMENDED = any_of(
    # "HMICFRS therefore recommends that …", "we first made this recommendation in …"
    rf"\b{_INSPECTORS}\b(?: (?:have|has|had|also|therefore|strongly|now|first|previously))*"
    r" (?:recommend(?:s|ed)?\b(?! (?:the|you) read)|made (?:this|a|the) recommendation\b)",
    # "it has made two recommendations: that by June …", "makes one recommendation, due by May: the force should …"
    r"\b(?:ma(?:de|kes?)|has|have|had|gave|gives?|issued|contains?|holds?) (?:[\w-]+ ){0,3}recommendations?\b"
    r"[^.:;]{0,60}(?::|; ?(?=\")| - (?=(?-i:[a-z]))|, (?=that\b|(?:namely|including)(?: that| \w+ing)\b)) ?(?=.{12})",
    r"\b(?:is|was|were|are) a recommendation (?:identified|made|from|in|of|we made)\b",
)
_RETOLD = any_of(
    # "Recommendation 1 was that the force should …", "our second recommendation was to …"
    r"\brecommendation(?: \w{1,3})? (?:was|is|sa(?:id|ys)|asked|stated|states) (?:that|to|for)\b",
    # "Recommendation 2 asks the force to publish …"
    r"\brecommendation \w{1,3} (?:asks?|asked|requires?|required|tells?|told|calls? on|called on) .{3,40} to\b",
    # "You have met the first recommendation, which was to …", "The second recommendation, that the force should …"
    r"\b(?:first|second|third|fourth|fifth|sixth|other|last|final|remaining) recommendation\b[^.;:]{0,20},"
    r" (?:which (?:was|is|asked|required|said)|that (?:\w+ ){1,4}should)\b",
    # "The second recommendation for forces is about protective orders"
    r"\b(?:first|second|third|fourth|fifth|sixth|other|last|final) recommendation for [\w ]{3,20}? (?:is|was)"
    r" (?:that|to|for|about)\b",
    # "The recommendation on custody has not been met."
    r"^\W*(?:the|our|this|that) (?:[\w/]+ ){0,3}recommendation (?:on|about|to|that|for|relating|concerning)\b.{3,100}"
    r"\b(?:is|was|has|have)"
    rf"(?: (?:now|not|yet|been|partly|partially|fully|largely))* {SETTLED}\b",
)
_NUMBERED = re.compile(r"\bRecommendation \d")
_SUBJECT = re.compile(r"\W*(?:[\w'&-]+,? ){1,14}?(?:should|must)\b")
_OTHER_VERB = any_of(r"\b(?:is|are|was|were|has|have|had|will|would|can|does|did)\b")
_PROCEDURE = any_of(
    r"\b(?:should|must|will|to) (?:\w+ ){0,2}(?:send|provide|submit|report|write|update|give|tell|inform)\b.{0,60}"
    r"\b(?:us|me|HMIC\w*|the inspectorate)\b",
    r"\bmust (?:publish|prepare|submit) .{0,20}\b(?:comments|response)\b",
    r"\b(?:share|discuss|read) (?:this|the) (?:letter|report)\b",
    r"\bto (?:send|provide|submit|give|produce)(?: us| me)?(?: with)? an? (?:updated )?action plan\b",
)
"""What a force owes the inspectors, not the public."""

_TOLD = (
    r"(?:identif(?:y|ied|ies)|highlight(?:ed|s)?|list(?:ed|s)?|named|described|flagged|recorded|marked|recogni[sz]ed"
    r"|found"
    r"|noted|raised|set out|sets out|made|gave|outlined|pointed to|issued|pinpointed)"
)
_AREA = (
    rf"areas? (?:{_TOLD} (?:by \w+ )?)?(?:(?:for|of|needing|requiring) improvement"
    r"|(?:where|in which) (?:further |more )?improvements? (?:is|are|was|were) (?:still )?(?:needed|required)"
    r"|(?:where|in which|that|on which|which) (?:[\w-]+ ){1,4}?"
    r"(?:improve(?: (?:on|upon))?|do better|get better|do more))"
)
_AREA_STATED = any_of(
    # "inspectors highlighted the use of bail as an area for improvement"
    rf"\b{_TOLD}\b.{{3,160}}\bas (?:an? |the )?{_AREA}\b",
    # "and I regard this as an area for improvement"
    rf"\b(?:we|I|inspectors|HMIC\w*) (?:\w+ )?(?:regard|see|treat|class|consider)(?:ed|s)? .{{2,120}}"
    rf"\bas (?:an |another )?{_AREA}\b",
    # "we have replaced it with an area for improvement about …", "there will be an area for improvement on …"
    rf"\b(?:replac\w+ .{{2,60}} (?:with|by)|there (?:is|will be|is now)(?: now| still| also)?) (?:an|one) {_AREA}"
    r" (?:about|on|around|concerning|relating to|regarding|for)\b(?=.{8})",
    rf"\b(?:is|are|was|were|remains?) (?:(?:\w+ly|also|still|now|therefore|itself) )?(?:an |another |the ){_AREA}\b",
    # "areas for improvement include the speed at which …"
    rf"\b{_AREA}\b(?:[^.:;]{{0,30}},)? (?:includes?|included|including|such as)\b(?=.{{12}})",
    rf"\bamong (?:the|its|their) {_AREA} (?:is|are|was|were)\b",
    # "areas in which the force could do better were its use of bail and …"
    r"\bareas (?:where|in which|on which|that) (?:[\w-]+ ){1,6}?(?:improve|do better|get better|do more) (?:are|were)\b"
    r"(?! (?:\w+ed|set|being|all|now|also|not)\b)(?=.{12})",
    # "we expect the force to match its call handlers to demand", "the watchdog wants the force to train …"
    r"\b(?:we (?:expect|want|would like|urge|ask|look to|call on)|"
    r"(?:they|inspectors|the (?:inspectorate|inspectors|watchdog|report)|HMIC\w*) "
    r"(?:has |have |had |also )*(?:expects?|wants?|wanted|would like|urges?|urged|calls? on|called on)) "
    r"(?:(?:the|this|your) (?:force|constabulary|service)|it|(?-i:[A-Z]\w+(?: (?:[A-Z]\w+|and))*))"
    r" to (?!have\b|be\b)\w+",
    # "one of the areas highlighted for improvement is the time that …", "the first area for improvement is about how …"
    rf"\b(?:one of the|a|another|(?:the|a|our|my) (?:first|second|third|fourth|further|other|main"
    rf"|last)) areas? (?:{_TOLD}(?: by \w+)? )?for improvement"
    r"(?: here)? (?:is|was|concerns?|concerned|relates?|related"
    r"|sa(?:ys|id) that|asks?|asked|requires?|required|calls for)\b(?! (?:in place|closed|met|completed?|open"
    r"|addressed)\b)(?=.{12})",
    # "improvement was needed in three areas - call handling, files and wellbeing"
    r"\bimprovements? (?:is|are|was|were) (?:needed|required|necessary) in (?:[\w-]+ ){1,3}areas\b(?=.{12})",
    rf"\b{_AREA} (?:is|are|was|were|has been|have been)(?: also| then)? {_TOLD}\b(?=.{{12}})",
    rf"\b{_TOLD} (?:[\w-]+ ){{0,3}}{_AREA} (?:in|around|about|relating to|on|regarding)\b"
    r"(?! (?:19|20)\d\d| (?:this|that|its|our|the) (?:\w+ )?(?:report|letter|inspection))",
    # "it set out three areas for improvement: …", "a further area for improvement remains: the force should …"
    rf"\b(?:{_TOLD}|an?|one|another|further|the|this is)\b.{{0,40}}\b{_AREA}\b[^:]{{0,50}}(?::| - ) ?(?=.{{12}})",
)
_SEVERAL = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|some|several)"
_AREAS_COUNTED = any_of(
    rf"\b{_SEVERAL} (?:[\w-]+ )?{_AREA}",
    # "they also asked us to do better in some areas"
    r"\b(?:tells?|told|asks?|asked|urged?|wants?|wanted|expects?|expected) (?:[\w'-]+ ){1,4}?to"
    rf" (?:improve|do better|get better|do more) in (?:{_SEVERAL}|a (?:few|number of|handful of)) (?:[\w-]+ )?"
    r"(?:areas|ways|respects|aspects|things)\b",
    # "there is one thing that it should improve", "in two respects it must do better"
    rf"\b(?:one|{_SEVERAL}) (?:other |further )?(?:things?|areas?|matters?|points?|aspects?|respects?|ways?)"
    r" (?:(?:that|which|where|in which) )?(?:[\w-]+ ){1,4}?(?:(?:should|must|needs? to|has to|could) )?"
    r"(?:improve|put right|do better|get better|change|do more)\b",
)
_SINCE_SETTLED = any_of(rf"\b(?:has|have) (?:since|now|already) been {SETTLED}\b")
_ONLY_TALLIED = any_of(
    rf"\b{_SEVERAL} (?:[\w-]+ )?{_AREA} (?:is|are|was|were|has been|have been)(?: also| then)? {_TOLD}"
    r"(?!\s*(?:[:(-]|in\b|around\b|about\b|on\b|for\b|includ))",
)
"""'Six areas for improvement were found, too.'"""
_ONE_AREA = any_of(
    rf"(?:[\w'-]+ ){{1,5}}(?:{_TOLD}|have|has|had|there is) (?:an|one|a single|another) {_AREA}"
    r"(?: here| in this area)?\W*"
    rf"|there (?:is|was) (?:an|one|just one|only one) {_AREA}(?: here| in this area)?\W*",
)
_MAY_COUNT_AREAS = ("improve", "put right", "better", "change", "do more")
_RECOMMENDATIONS_COUNTED = any_of(rf"\b{_SEVERAL} (?:[\w-]+ )?recommendations\b")
_COUNTED_DEMAND = any_of(
    r"\W*the (?:one|two|three|four|five|six|others?) (?:that|which) remains? (?:is|are) (?:that|to|for|about)\b",
    r"\W*(?:the |a |our |and the |its )?"
    r"(?:first|second|third|fourth|fifth|other|final|last|remaining|(?:most|more) \w+)"
    r"(?: (?:one|recommendation|area(?: for improvement)?|of these|of them))*(?:, (?:on|about|under) [\w ]{3,40},)?"
    r" (?:(?:is|was) (?:that|to|for|about|how)|concern(?:s|ed)|relates?d?"
    r"|(?:requires?|required|asks?|asked|tells?|told|calls? on|called on|urges?|urged) (?:you|us|it|(?:the |all )?\w+)"
    r"(?: \w+)? to|(?:says?|said) that)\b",
)
_NAMES_THEM = re.compile(
    r"(?:These|They|Those|(?:Chief )?[Aa]mong (?:them|these|those)) "
    r"(?!(?:are|were) (?:set out|listed|detailed|described|summarised|given|explained|shown)\b)"
    r"(?:are|were|include|included|relate|cover|concern|range)\b"
)
_ASKS_OF_FORCE = re.compile(
    r"(?:First(?:ly)?,? |One is that )?(?:[Ii]t|[Tt]he (?:force|constabulary)|[A-Z][\w' ]+ (?:Police|Constabulary))"
    r" (?:should|must|needs to)\b"
)
_LETTER_ASKS = re.compile(
    r"(?:The|Your|[A-Z][\w' ]+) (?:force|constabulary|police|service)(?: also| still| now)? (?:should|must|needs to)\b"
)
_LETTER_WANTS = any_of(
    r"\b(?:I|we) (?:(?:also|still|now|therefore|continue to) )?(?:want|expect|would like|ask|urge|look to) you to"
    r" (?:also )?(?!(?:be|have|thank|pass|note|know|send|write|tell|share|see|read|consider|let|reply|respond|give"
    r"|provide|publish|report|keep)\b)\w+\b.{8}",
)
"""What the letter asks you to send or read is procedure."""
_DUE = any_of(
    r"\b(?:you|force|forces|constabulary|police|service|chief constables?|officer|unit)(?: should| must),? "
    rf"(?:by (?:the end of )?(?:the )?(?:\d|{MONTH}|spring|summer|autumn|winter)"
    r"|no later than|within|in the next|over the next|at once,|straight ?away,)"
)
_COUNTED = r"(?:\d{1,2}|one|two|three|four|six|nine|twelve)"
_SET_A_TIME = any_of(
    # "it has three months to put a plan in place"
    r"\b(?:force|constabulary|it|they) (?:now )?(?:has|have|had) (?P<span>(?:just |only |up to )?(?:\d{1,2}|one|two"
    r"|three|four|six|nine"
    r"|twelve) (?:days|weeks|months?)) to (?!see\b)(?:put|improve|clear|fix|fill|make|show|train|draw|set|produce"
    r"|respond|act)\b",
    # "she gave the chief constable until 31 May to fill half the posts"
    r"\b(?:gave|gives?|given|giving|set|sets|has|have|had) (?:(?:the |its )?(?:[A-Z][\w-]+ ){0,3}?"
    r"(?:force|constabulary|chief constable|chief|police|bosses|leaders|it|them) )?"
    rf"(?P<until>(?:until|till) (?:the end of )?(?:\d{{1,2}} )?"
    rf"(?:{MONTH}|next \w+|spring|summer|autumn|winter)(?: 20\d\d)?"
    r"|(?:just |only |up to )?(?:\d{1,2}|one|two|three|four|six|nine|twelve) (?:days|weeks|months?))\b"
    r".{0,30}?\bto (?!see\b)\w+",
)
_GIVEN_TIME = any_of(
    r"\b(?:force|constabulary|police|bosses|it) (?:has|have|was|were)(?: been)?(?: now| also| only)? given"
    rf" (?:until|till|(?:just |only |up to )?{_COUNTED} (?:months|weeks))\b",
)
_MUST_BY = any_of(
    # but not "the force must save £4m by 2026": that is what its budget asks of it
    r"\b(?:force|constabulary|police|chief constable|it) (?:must|has to|needs to|should)\b"
    r"(?! (?:\w+ )?(?:save|find|cut) (?:\w+ ){0,3}£).{3,160}"
    r"\b(?:within|by|at once|immediately|straight away)\b",
    r"\b(?:force|constabulary|police|chief constable|it) (?:must|has to|needs to|should) (?:at once|immediately|now)\b",
)
_PRACTICE_PRAISED = any_of(
    # "inspectors recognised promising practice in how the force works with schools"
    r"\b(?:recogni[sz]e[sd]?|identifie[sd]|highlight(?:s|ed)|finds|found|praise[sd]|note[sd]|list(?:s|ed)|commend(?:s|ed))\b.{0,40}"
    r"\b(?:innovative|promising|notable|positive) practices?\b(?=.{12})",
    r"\b(?:call(?:s|ed)|hailed|deemed|considered|labelled|named) (?:(?:it|this|that|them|these) )?"
    r"(?:an? )?(?:(?:example|piece)s? of )?(?:innovative|promising|notable) practice\b",
    r"\bas (?:an? )?(?:(?:area|example|piece)s? of )?(?:innovative|promising|notable|positive) practice\b",
)


def recommends_in_prose(text: str) -> bool:
    if is_procedure(text):
        return False
    found = _RECOMMENDED.search(text) if "ecommend" in text else None
    return not is_unsaid(text, found) if found else retells(text) or _begins_with_deadline(text) or due_in_prose(text)


def ordered_in_news(text: str) -> str | None:
    """By when inspectors want a thing done, in the words of news: "gave it until May to …", "must … within a month"."""
    if set_time := _SET_A_TIME.search(text):
        return set_time[1]
    deadline = deadline_in(text)
    return deadline if deadline and _MUST_BY.search(text) and not is_procedure(text) else None


def was_given_time(text: str) -> bool:
    """ "Gwent Police has been given until July to …": news of an inspection needn't say by whom."""
    return bool(_GIVEN_TIME.search(text))


def retells(text: str) -> bool:
    """What was recommended before: "Recommendation 1 was that the force should …" """
    return "ecommendation" in text and bool(_RETOLD.search(text))


def retells_numbered(text: str) -> bool:
    """As before, and so clear that it needs nobody to say whose recommendation it is."""
    return retells(text) and bool(_NUMBERED.search(text))


def _begins_with_deadline(text: str) -> bool:
    """ "By January 2022, the Home Office should …" """
    deadline = deadline_in(text)
    bare = text.lstrip(" -\"'(")
    if not deadline or not bare.startswith(deadline):
        return False
    subject = _SUBJECT.match(bare, len(deadline))
    return bool(subject) and not _OTHER_VERB.search(subject.group() if subject else "")


def states_area(text: str) -> bool:
    """An area for improvement named in passing."""
    found = _AREA_STATED.search(text) if holds_any(text, ("area", "we ", "want", "expect", "urge", "call")) else None
    if found and _ONLY_TALLIED.search(text) and not counts_one_area(text):
        return False
    if found and (is_procedure(text) or _SINCE_SETTLED.search(text)):
        return False
    return bool(found) and not looks_back(text) and not (found and is_unsaid(text, found))


def counts_areas(text: str) -> bool:
    """Only how many there are: "The report identifies two areas where the force must improve." """
    return holds_any(text, _MAY_COUNT_AREAS) and bool(_AREAS_COUNTED.search(text))


def counts_one_area(text: str) -> bool:
    """ "We have identified one area for improvement." What it is comes next."""
    return bool(_ONE_AREA.fullmatch(text.strip()))


def counts_recommendations(text: str) -> bool:
    return "ecommendations" in text and bool(_RECOMMENDATIONS_COUNTED.search(text))


def is_counted_demand(text: str) -> bool:
    """One of those counted before: "The second was that officers should …" """
    return bool(_COUNTED_DEMAND.match(text))


def is_procedure(text: str) -> bool:
    """ "Within six weeks the force should send us an action plan." """
    return bool(_PROCEDURE.search(text))


def asks_of_force(text: str) -> bool:
    """ "It should make sure that …", right behind a sentence that counts."""
    return asks(text) and bool(_ASKS_OF_FORCE.match(text))


def names_them(text: str) -> bool:
    """What was counted before: "These are how it answers calls and …" """
    return bool(_NAMES_THEM.match(text))


def due_in_prose(text: str) -> bool:
    """ "The force should, within six months, audit its records." """
    due = _DUE.search(text) if holds_any(text, (" should", " must")) else None
    return due is not None and deadline_in(text) is not None and not is_procedure(text)


_RETOLD_BY_FORCE = any_of(
    r"\b(?:you|they|he|she|your \w+|the chief(?: constable)?)(?: \w+)? "
    r"(?:told|tell|tells|said|say|explained|assured|wrote|"
    r"accept(?:ed)?|recogni[sz]ed?|acknowledged?|report(?:ed)?|estimated?|expect(?:ed)?)\b"
)
"""What the force says of itself in a letter to it is asked by nobody."""


def asks_in_letter(text: str) -> bool:
    return (
        not _RETOLD_BY_FORCE.search(text)
        and ((asks(text) and bool(_LETTER_ASKS.match(text))) or bool(_LETTER_WANTS.search(text)))
        and not is_procedure(text)
    )


def praises_practice(text: str) -> bool:
    praised = _PRACTICE_PRAISED.search(text) if "practice" in text else None
    return praised is not None and not is_unsaid(text, praised)
