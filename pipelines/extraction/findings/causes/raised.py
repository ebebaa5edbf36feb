"""Sentences that say a cause of concern was raised, stands, or was closed.

Belongs here: their grammar, and whether the cause is of the past. Not here: causes under a label (`labels.sections`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.documents.document import Identity
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.findings.causes.names import names_causes
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.grammar import any_of, is_definition, says_none, without_asides
from pipelines.extraction.records import FindingKind

CAUSE = r"(?:causes? of concern|accelerated causes? for concern|A?CoCs?)"
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})"
_A_CAUSE = rf"(?:an?|{_NUMBER}|this|that|these|the|our|its|their|another)(?: [\w'/-]+){{0,3}} {CAUSE}"
_RAISE = (
    r"(?:identif(?:y|ied|ying)|found|issu(?:es?|ed|ing)|rais(?:es?|ed|ing)|report(?:ed)?|highlight(?:s|ed)?"
    r"|record(?:ed)?"
    r"|recogni[sz]ed|served|had|have|has|made|makes|gave|gives|given?|gave rise to|given rise to|led to|resulted in"
    r"|received|handed|sets? out|put out|published|imposed|lists?|listed|contains?|contained|includes?|included"
    r"|subject (?:of|to)|against|told \w+ of|told (?:the )?\w+ (?:\w+ )?of"
    r"|(?:inform|notify)(?:ed)? (?:\w+ ){1,3}of|notified (?:\w+ ){1,3}of"
    r"|(?:writ(?:e|ing|ten)|wrote) (?:\w+ ){1,3}about)"
)
_RAISED = r"(?:issued|raised|identified|found|recorded|made|given|served|imposed|highlighted)"
_IS = (
    r"(?:is|was|are|were|be|been|remain(?:s|ed)?|constitutes?|represents?|as|becomes?|became|amounts? to|amounted to"
    r"|means)"
)
CLOSED_FORM = (
    r"(?:closed|discharged|lifted|removed(?! from\b)|signed off|resolved|dealt with|addressed|eradicated|withdrawn"
    r"|rescinded|retired|cancelled|(?:(?<=been )|(?<=is )|(?<=was )|(?<=are )|(?<=were )|(?<=now ))completed?)"
)
CLOSE = (
    rf"(?:{CLOSED_FORM}|closing|(?:closure|discharge|removal|withdrawal) of(?= (?:[\w'-]+ ){{0,4}}cause)|"
    r"discharging|lifting|removing|signing off|"
    r"(?:to|now|therefore|can) (?:close|discharge|lift|remove))"
)
BEEN = r"(?:was|were|is|are|ha(?:s|ve)(?: \w+)? been|can(?: now| therefore)? be|may now be)"
ABOUT = r"(?:about|over|relating|related|regarding|concerning|around|with|on|in (?:how|its|the way|relation|respect))"
ONE_OF_THEM = (
    rf"\b(?:one|another|the (?:first|second|third|other)) of (?:the|its|our|their|these|those)(?: [\w-]+)? {CAUSE}"
    r" (?:is|was|relates?|related|concern(?:s|ed)|covers|covered)\b"
)
_STATED = any_of(
    # "we identified a cause of concern", "our report set out causes of concern about how …"
    rf"\b{_RAISE}\b(?: (?!for\b|against\b|plans?\b|progress\b)[\w'-]+){{0,3}}? {_A_CAUSE}\b",
    rf"\b{_RAISE}\b (?:[\w-]+ ){{0,3}}causes of concern {ABOUT}\b",
    # "inspectors issued the Metropolitan Police with a cause of concern"
    rf"\b(?:issu(?:es?|ed|ing)|serv(?:es?|ed)|hit|land(?:s|ed)|slapped) (?:[\w'&-]+ ){{1,6}}with {_A_CAUSE}\b",
    # "this remains a serious cause of concern", "as the subject of a cause of concern"
    rf"\b{_IS}(?: (?!called\b|known\b|termed\b)\w+)? (?:a|an|the subject of a)(?: [\w-]+){{0,2}} {CAUSE}\b",
    # "the watchdog declared its 101 service a cause of concern"
    rf"\b(?:declare[sd]?|call(?:s|ed)|name[sd]|brand(?:s|ed)|label(?:s|led)|terms|termed|considers?|considered"
    rf"|deem(?:s|ed)|judge[sd]?|found|finds|made|makes|regard(?:s|ed)|treat(?:s|ed)|class(?:es|ed)|described?"
    rf"|describes) .{{2,100}}? an?(?: [\w-]+)? {CAUSE}\b",
    # "escalated the force's handling of calls to a cause of concern"
    rf"\b(?:escalated|elevated|upgraded|raised|promoted|turned) .{{3,100}} (?:to|into) an? (?:[\w-]+ ){{0,2}}{CAUSE}\b",
    # "there remains a cause of concern"
    rf"\bthere (?:is|are|was|were|remains?)(?: \w+)? {_A_CAUSE}\b",
    # "the two causes of concern, relating to vetting and child protection, remained open"
    rf"\b(?!this\b|that\b|these\b){_A_CAUSE}\b[^.;]{{0,100}}\bremain(?:s|ed)?"
    r"(?: (?:open|in place|outstanding|live|unresolved)\b|(?=\W*$|,| because | as | until | and | but ))",
    # "the remaining cause of concern, about vetting, will be kept under review"
    rf"\bthe (?:remaining|other|third|second|last|outstanding) (?:one of (?:the|these) )?{CAUSE}\b[^.;:]{{0,80}}?"
    r"\b(?:(?:will|must|should|is to) (?:\w+ )?(?:stay|remain|be kept|be reviewed|be looked at again|continue)\b"
    r"|(?:is|has been) (?:still|kept|left)\b)",
    # "a cause of concern about vetting was issued"
    rf"\b{CAUSE}\b[^.;]{{0,80}}\b{BEEN} (?:now )?{_RAISED}\b",
    # "until it has dealt with two causes of concern: how it …"
    rf"\b{_NUMBER}(?: [\w-]+)? causes of concern(?:: | - )(?=\S.{{20}})",
    # "one of the two causes of concern relates to vetting"
    ONE_OF_THEM,
    # "the cause of concern relates to how it supervises"
    rf"\b(?:the|its|our|this|one|another|a second|a third) (?:[\w-]+ )?{CAUSE} (?:is|was|relates?|related"
    rf"|concern(?:s|ed)|covers|covered) "
    r"(?:that|to|about|the|how|with)\b",
)
"""Words that a cause of concern was raised, or stands."""
_ENDED = any_of(
    rf"\b(?:{CLOSE}|withdr[ae]wn?|withdrawing|rescinded|revoked|cancelled|retired|released from|freed (?:from|of)"
    r"|(?:taken|struck|came|come|comes) off|(?:come|came|comes|brought|put) (?:to )?an end|ended|put right|remedied"
    r"|behind (?:us|it|them)|stood until|(?:does|do|did) not (?:now |any longer )?(?:apply|stand)|no longer"
    r"|no more\W*$)\b",
)
"""Words that a cause of concern is over."""
_ONE = any_of(
    rf"\b(?:an?|the|our|its|their|that|this|these|another|any|both|all|last year's"
    rf"|{_NUMBER})(?: [\w'/-]+){{0,3}} {CAUSE}\b"
)
_TELLS_WHAT = any_of(
    rf"\b{CAUSE}\b(?:(?!{CAUSE})[^;]){{0,60}}?"
    rf"(?:\b{ABOUT}\b|\bfor (?:its|the|their|how)\b|(?:,|:| -) (?:as|that|because|since|when|which was)\b|\bbecause\b)"
)
_ONLY_POINTS = any_of(
    # "to review progress against this cause of concern"
    rf"\b(?:progress|action|response|changes?)\b[^.;]{{0,40}}\b(?:against|on|towards?|to|since)\b"
    rf"[^.;]{{0,20}}\b(?:this|that|these|those) {CAUSE}\b(?!.*{CLOSED_FORM})",
    # "there were two recommendations under this cause of concern"
    rf"\brecommendations? (?:\w+ )?(?:under|within|linked to|attached to) (?:the|this|that|each|our) {CAUSE}"
    rf"(?!.*{CLOSED_FORM})",
)
_CAME = (
    r"(?:inspected|visited|came|went|returned|reported|looked|published|examined|assessed|graded|found|last|first"
    r"|was|were)"
)
_MAY = r"(?<!\bin )(?<!\bby )(?<!\bof )(?<!\bsince )(?<!\buntil )(?<!\bfrom )(?<!\blast )(?<!\blate )may(?! \d)"
"""'They came back in May and were content that …' supposes nothing."""
_SUPPOSED = any_of(
    r"\b(?:a|an|any|every|each) force (?:that|which|with|given|where)\b[^.;]*$",
    # but not "when we inspected in 2018, we …"
    rf"\b(?:if|whether|when(?! (?:[\w-]+ ){{1,3}}?{_CAME}\b)|whenever|where|unless|{_MAY}|might|could|would|will"
    rf"|can)\b[^.;]*$",
    r"\b(?:normally|always|usually|any|every|each)\b[^.;]*$",
    # "we do not think that the backlog, which is shrinking, is …"
    r"\b(?:not|never|\w+n't) (?:think|believe|say|suggest|mean|conclude|consider|agree|accept)\b[^.;]*$",
    r"\b(?:stopped short of|avoid(?:s|ed|ing)?|escap(?:es|ed|ing)|spared?|instead of|rather than|risk(?:s|ed"
    r"|ing)?)\b[^.;]*$",
)
_WORK_ON = any_of(
    r"\b(?:plans?|boards?|action|work|responses?|progress|improvements?|monitored?) (?:[\w-]+ )?(?:for|against|on|to"
    r"|towards) (?:[\w-]+ ){0,2}$",
)
"""'Its plan for the cause of concern' raises none; 'its work on stalking is one' does."""
_SAYS_IT_IS = any_of(rf"(?:{_IS}|there)\b")
_DENIED = any_of(
    r"\b(?:no|not|none(?: of \w+)?|nothing|never|neither|without|\w+n't|nor)\b(?! longer)"
    r"(?:(?!\b(?:and|but|that|which|this|it)\b)[^.;,])*$"
)
_ONLY_ANNOUNCED = any_of(
    rf"(?:[\w']+ ){{1,4}}(?:have|has|had|identified|found|raised|issued|made|gave|given|contain(?:s|ed)|include[ds]?"
    r"|lists?|listed|record(?:s|ed)|names?|named|holds?|held|carries|carried|makes?|raises|gives?|sets? out)"
    rf"(?: (?:the |this )?(?:force|constabulary|police|it|us))? (?:an?|(?:just |only )?one|this) (?:[\w-]+ )?{CAUSE}"
    r"(?: (?:here|in this area|for (?:the|this) force))?\W*",
)
_LOOKS_BACK = any_of(
    r"\b(?:previous(?:ly)?|earlier(?! this)|initial(?:ly)?|original(?:ly)?|last year|at that time)\b",
    r"\blast (?:full )?(?:PEEL )?(?:inspections?|reports?)\b|\bfirst inspect\w+",
    r"\b(?:years?|inspections?) (?:ago|before)\b|\bback (?:then|in 20\d\d)\b",
)
_HAD = any_of(r"\bhad (?:identified|found|issued|raised|reported)\b")
_REPORTS = any_of(
    r"\b(?:said|says|announced|confirmed|revealed|added|reported|warned|noted|heard|advised|informed|reminded)\b"
    r"[^.;]{0,40}$"
)
_YEAR = expression(r"\b(20[012]\d)\b")
_VISIT = any_of(
    r"\b(?:inspect\w+|visit\w*|revisit\w*|review\w*|report\w*|assessment)\b",
    r"\b(?:we|was|were|been|inspectorate|HMIC\w*) (?:\w+ )?(?:raised|said|issued|identified|found|set out|recorded"
    r"|recommended)\b",
)
_PRESENT = any_of(r"\b(?:is|are|has|have|remains?|becomes?|constitutes?|represents?)\b")
_EARLIER_CLOSED = any_of(
    rf"\b(?:one|ones|two|three|four|those|both|all|that|others?)\b[^.;]{{0,30}}\b(?:we|which|that|from|in)\b.{{3,120}}"
    rf"\b(?:is|are|was|were|ha(?:s|ve) been)(?: \w+)? {CLOSED_FORM}\b",
)
_TO_END = any_of(
    r"\b(?:wants?|wanted|to be|must be|should be|needs? to be|expects?|expected|until|once|asked|told)"
    r"(?: (?:it|this|that|them|these))?(?: (?:is|are|to be|being))?\W*$|\bhave (?:it|this|that|them|these)\W*$"
)
"""'… a cause of concern, which inspectors want put right': it isn't yet."""


def cause_stated(text: str, published: date | None) -> FindingKind | None:
    """A cause of concern, or one of the past; None where the words only suppose, deny, define or point to one.

    A cause is of the past once it is over, or when an earlier inspection raised it.
    """
    text = names_causes(text.replace('"', ""))
    if not ("oncern" in text or "CoC" in text) or _ONLY_POINTS.search(text):  # the searches below are dear
        return None
    stated, named = _said(_STATED, text), _said(_ONE, text)
    if not (stated or named) or _GENERAL.search(text):
        return None
    ended = _ENDED.search(text)
    if ended and not (_DENIED.search(text[: ended.start()]) or _TO_END.search(text[: ended.start()])):
        return "cause_of_concern_past"
    if not stated and is_definition(text):
        return None
    of_a_visit = _VISIT.search(text) or (stated and not _PRESENT.search(stated.group()))
    said = _said_of_the_cause(text, stated)
    earlier = looks_back(said) or (of_a_visit and _is_dated_before(said, published))
    if earlier and (stated or _TELLS_WHAT.search(text)):
        return "cause_of_concern_past"
    return "cause_of_concern" if stated else None


def _said_of_the_cause(text: str, stated: re.Match[str] | None) -> str:
    """The words without those that say what has changed since an earlier inspection, where the cause stands today."""
    if stated is None or not _PRESENT.search(stated.group()):
        return text
    conceded = _CONCEDED.match(text)
    return _SINCE_THEN.sub(" ", text[conceded.end() :] if conceded and conceded.end() <= stated.start() else text)


_SINCE_THEN = any_of(
    r"\b(?:since|than|compared (?:with|to)|unlike|as) (?:(?:at|in) )?(?:our|the|its|that) "
    r"(?:last|previous|earlier|first|20\d\d)(?: [\w-]+){0,2} (?:inspections?|reports?|assessments?|visits?|review)\b"
)
_CONCEDED = any_of(r"\W*(?:although|though|even though|while|whilst|despite)\b[^,;]{3,160},")
"""'Although it has improved since 2019, …'"""


def _said(pattern: Quick, text: str) -> re.Match[str] | None:
    """Where the words stand for the first time, if they aren't supposed or denied there."""
    found = pattern.search(text)
    return found if found and not is_unsaid(text, found) else None


_GENERAL = any_of(
    rf"\b(?:issues?|raises?|makes?|gives?|reports?|uses?) an? {CAUSE} (?:when|where|if|whenever)\b",
    rf"\b{CAUSE} (?:is|are) (?:\w+ )?(?:issued|raised|made|identified|given|used|reported"
    rf"|published)(?: \w+)? (?:where|when|if|for|only)\b",
)
"""'A cause of concern is issued where we find …'"""


def raised_before(text: str, identity: Identity) -> bool:
    """The words that open a list of causes of concern tell of an earlier inspection; a revisit letter's always do."""
    is_letter = identity.kind == "revisit_letter" and not _NEWLY.search(text)
    return is_letter or looks_back(text) or names_visit_before(text, identity.published_date)


def names_visit_before(text: str, published: date | None) -> bool:
    """ "In our 2017 inspection of Dorset Police, we reported that …" """
    return bool(_VISIT.search(text)) and _is_dated_before(text, published)


def speaks_of_today(text: str) -> bool:
    """ "It has become a cause of concern", whatever was told of an earlier visit before."""
    return bool(_PRESENT.search(text))


def tells_of_before(text: str) -> bool:
    """In a letter about a revisit: what inspectors raised, and not what they raise now."""
    return bool(_RAISED_THEN.search(text)) and not _NEWLY.search(text)


_RAISED_THEN = any_of(r"\b(?:identified|raised|issued|gave|had|made|reported|recorded|found|set out|told|were|was)\b")
_NEWLY = any_of(r"\b(?:new|further|another|also|now|remain(?:s|ing)?|still|today|this time)\b")


def _is_dated_before(text: str, published: date | None) -> bool:
    deadline = deadline_in(text)
    years = [int(year) for year in _YEAR.findall(text.replace(deadline, "") if deadline else text)]
    return bool(years) and (published is None or min(years) < published.year)


def says_only_that_there_is_one(text: str) -> bool:
    """ "We have a cause of concern." What it is comes next."""
    return bool(_ONLY_ANNOUNCED.fullmatch(text.strip()))


def closes_earlier(text: str) -> bool:
    """ "The two that we raised in 2023 are both closed.": below a label that says what they are."""
    return bool(_EARLIER_CLOSED.search(text)) and not says_none(text)


def closes_cause(text: str) -> bool:
    """The sentence says that a cause of concern is over."""
    ended = _ENDED.search(text)
    return bool(ended and (_ONE.search(text) or _STATED.search(text)) and not _DENIED.search(text[: ended.start()]))


def dates_cause(text: str) -> bool:
    """ "The cause of concern of 2022 has been closed": it needs no other sentence to say which."""
    return bool(_YEAR.search(text)) or looks_back(text)


def looks_back(text: str) -> bool:
    """The sentence points to an earlier inspection; "inspectors said that they had issued …" doesn't."""
    return bool(_LOOKS_BACK.search(text)) or any(
        not _REPORTS.search(text[: had.start()]) for had in _HAD.finditer(text)
    )


def names_earlier_visit(text: str) -> bool:
    return looks_back(text) or bool(_YEAR.search(text) and _VISIT.search(text))


def is_unsaid(text: str, found: re.Match[str]) -> bool:
    """The words are supposed or denied, not said."""
    before = without_asides(text[: found.start()])
    points = _WORK_ON.search(before) and not _SAYS_IT_IS.match(found.group())
    return bool(points or _SUPPOSED.search(before) or _DENIED.search(before) or says_none(found.group()))


_MAYBE = any_of(rf"\b(?:if|whether|unless|{_MAY}|might|could|would|should)\b[^.;,]*$")


def is_denied(text: str, found: re.Match[str]) -> bool:
    """The words are denied, or only wished for."""
    before = without_asides(text[: found.start()])
    return bool(_MAYBE.search(before) or _DENIED.search(before))
