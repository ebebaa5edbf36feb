"""The words that open a list, and what the items of the list therefore are.

Belongs here: lead-ins such as "Areas for the force to improve included:". Not here: labels (`known`), the
grammar of other lines (`grammar`), which items stand below a lead-in (`lists.parts`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.grammar import any_of, asks, recommends, says_none, without_denied
from pipelines.extraction.grammar.function_words import ARE, HAVE
from pipelines.extraction.records import FindingKind


def is_bare_demand(line: str) -> bool:
    """A lead-in that says only whose task it is: "The force should immediately:"; what it asks for is in its items."""
    return bool(_BARE_DEMAND.search(line))


_BARE_DEMAND = any_of(
    r"\b(?:should|must|needs? to|ought to|has to)(?: (?:also|now|\w+ly|take steps to))?"
    r"(?: (?:make sure|ensure)(?: that)?)?\s*:\W*$"
)
_OUGHT = (
    r"(?:should|must|need(?:s|ed)? to|has to|had to(?! (?:contend|cope|deal|face|wait|close|adapt)\b)|have to|ought to"
    r"|(?:told|asked|want|wants|wanted|urged) (?:\w+ ){0,3}to)"
)
_THEIRS = r"(?:inspect\w+|HMI\w*|report|watchdog|regulator|letter|review)"
"""Who speaks for the inspectors, and what they write."""
_OPENS_AREAS = any_of(
    # "The following AFI from our 2015 inspection remains:"
    r"\bAFIs?\b[^:]{0,160}:\W*$",
    # "Areas for the force to improve included:"
    r"\bareas?\b.{0,80}\b(?:improv\w+|(?:do|get) better|work on|focus on|address|attention|weakness\w*)\b",
    # "To improve, the force should:"
    rf"^\W*(?:in order )?to (?:improve|get better|do better)\b.{{0,80}}\b{_OUGHT}\b",
    # "What needs to change, according to the inspectorate:"
    rf"^\W*what (?:(?:[\w'-]+ ){{1,4}}?{_OUGHT}|needs to|should|must) (?:change|improve|get better|be improved"
    r"|be done better|do better)\b[^:]{0,50}:\W*$",
    # "The report lists the things that Suffolk must put right:"
    r"\b(?:things?|matters?|points?|issues?|problems?|failings?|faults?|shortcomings?|weaknesses|aspects?|respects"
    rf"|what)\b[^:]{{0,60}}\b{_OUGHT} (?:(?:still|also|now|urgently|all) )?(?:be )?(?:put right|set right|put in order"
    r"|fix(?:ed)?|address(?:ed)?|tackled?|sort(?:ed)? out|remed(?:y|ied)|rectif(?:y|ied)|resolved?|correct(?:ed)?"
    r"|attend(?:ed)? to|chang(?:e|ed)|work(?:ed)? on|(?:do|done) better|improved?|strengthen(?:ed)?)\b[^:]{0,40}:\W*$",
    # "The force should do better at:"
    rf"\b{_OUGHT}\b.{{0,40}}\b(?:improve|(?:do|get) better|do more)\b",
    rf"\bimprovements? (?:{ARE} )?(?:still )?(?:needed|required|necessary)\b",
    # "Areas in which further work is required:"
    r"\bareas? (?:where|in which|that|on which|which)\b.{0,30}\b(?:(?:more|further|additional) (?:\w+ )?"
    r"(?:work|effort|action|attention|progress)|(?:more|much) (?:is|remains))\b.{0,40}:\W*$",
    r"\broom for improvement\b|\bmore (?:needs to|must|to) be done\b",
    # "It isn't doing consistently well in some areas:"
    r"\b(?:\w+n['’]t|not|never|less)\b[^:]{0,50}\b(?:well|good|enough|consistent\w*|effective\w*|strong|better)\b"
    r"[^:]{0,30}\bin (?:some|several|certain|many|other|(?:a number|some) of|the following|these|two|three|four|five"
    r"|six) (?:(?:other|important|key|of the) )*(?:areas|respects|aspects|parts|matters|fields)\b",
    r"\bimprovements? .{0,60}\b(?:told|asked|needs?|must|should|has|have)(?: to)? (?:make|be made)\b",
)
_ASKS_HOW_MUCH = expression(r"\bhow (?:much|many|far|long)\b", re.IGNORECASE)
"""'Forces have estimated how much they need to save:'"""
_OPENS_DEMANDS = any_of(
    # "Inspectors said that the force must:"
    rf"\b(?:{_THEIRS}|force|constabulary|police(?! (?:and|&|,) (?:fire,? )?(?:and )?crime)|it|they|you|we)\b.{{0,60}}"
    rf"\b{_OUGHT}\b(?! (?:include|contain|comprise|cover|set out|consist)\b)",
    # "We have been asked to:"
    r"\b(?:we|force|constabulary|police|it|they) (?:have|has|had|were|was|are|is)(?: also| now)?(?: been)?"
    r" (?:told|asked|urged|ordered|instructed|advised)(?: by [\w' ]{3,30})? to\s*:\W*$",
    # "The watchdog told the force to:", "they want the force to:"
    rf"\b(?:{_THEIRS}|they|it)\b.{{0,40}}"
    r"\b(?:tells?|told|wants?|wanted|asks?|asked|urges?|urged|calls? on|called on|orders?|ordered|expects?)\b"
    r".{3,60}\bto\s*:\W*$",
)
_OPENS_WISHES = any_of(
    r"\bwe (?:also |now |therefore )?(?:ask|asked|want|wanted|expect|expected|urge|urged|would like|look to|call on)\b"
    r".{3,60}\bto\s*:\W*$"
)
"""'We expect Kent Police to:'"""
_OPENS_CAUSES = any_of(
    r"\bcauses? of concern\b",
    r"\b(?:key|main|major|serious|significant|particular) areas? (?:of|for) concern\b(?!.*\bcauses?\b)",
)
_OPENS_REASONS_OF_MONITORING = any_of(
    r"\b(?:mov(?:e|es|ed|ing)|plac(?:e|es|ed|ing)|put|escalat(?:e|ed|ing)|enter(?:s|ed)|ke(?:ep|pt)|remains?|stays?|is)"
    r" (?:[\w']+ ){0,5}(?:in(?:to)?|to|at|under) (?:[\w']+ ){0,7}"
    r"(?:Engage\W|enhanced (?:(?:level|phase) of )?monitoring\b|special measures\b)[^:]{0,60}"
    r"\b(?:because|as|since|over|due to|given that|for)\b(?![^:]*\b(?:improved|improvements?|progress)\b)"
    r"[^:]{0,160}:\W*$"
)
"""'The force was moved into Engage because it is not:', and what worries the inspectorate so much."""
_ANSWERS_CAUSE = any_of(
    r"\b(?:address|tackle|remedy|put right|resolve|deal with|respond to|because of"
    r"|following(?! (?:\w+ )?causes)|view of|light of)\b[^:]{0,40}\bcauses? of concern\b"
)
"""'To put right this cause of concern, the force should:'"""
_COUNTS_CAUSES = any_of(
    r"\b(?:two|three|four|five|six|seven|\d|several|these|following)(?: [\w-]+)? causes of concern\s*:\W*$"
)
"""'… because of three causes of concern:'"""
_THEN_RECOMMENDS = any_of(
    r"\bcauses? of concern\b.*\brecommend(?:s|ed|ing|ations?)?\b[^:]{0,60}:\W*$",
)
_RECOMMENDS_ON_CAUSE = any_of(
    r"\brecommend(?:ed|ations?) (?:[\w-]+ ){0,4}?(?:for|under|on|about|within|against|behind|below|beneath|from"
    r"|with|to) (?:[\w-]+ ){0,4}?(?:causes? of concern)\b[^:]{0,100}:\W*$",
)
"""'The recommendations for this cause of concern were that the force should:'"""
_ON_A_CAUSE = (_ANSWERS_CAUSE, _THEN_RECOMMENDS, _RECOMMENDS_ON_CAUSE)
_RAISES_AND_ASKS = any_of(rf"\bcause of concern\b.*\b(?:and|but|so) (?:[\w']+,? ){{0,10}}{_OUGHT}\s*:\W*$")
"""'… a cause of concern, with recommendations to:': the items are these."""
_OPENS_PRACTICE = any_of(r"\b(?:innovative|promising|notable) practices?\b[^:]{0,80}:\W*$")
_OPENS_MAIN_FINDINGS = any_of(
    r"\b(?:main|key|principal|most important|summary of (?:our|the|its)(?: \w+)?)"
    r" (?:findings|conclusions)\b[^:]{0,50}\b(?:are|were|is|include[ds]?"
    r"|follow)?[^:]{0,20}:\W*$"
)
"""'My principal findings are as follows:'"""
_OPENS_WHAT_WAS_FOUND = any_of(
    r"\b(?:inspectors|we|HMIC\w*) (?:\w[^:.]{3,90}?,? (?:but|and|while) )?(?:they )?"
    r"(?:were|was|are) (?:also )?(?:pleased|concerned|encouraged|disappointed|reassured"
    r"|impressed|troubled|worried) to (?:find|see|note)(?: that)?\s*:\W*$",
    r"\b(?:report|review|letter|inspect\w+|HMIC\w*|watchdog)\b.{0,40}\b(?:sets? out|lists?|listed|details?|detailed"
    r"|outlines?|outlined|highlight(?:s|ed)|raise[sd]?|identifie[sd]|points? to|pointed to|found) "
    r"(?:(?:an?|the|its|some) )?(?:(?:series|number|range|list|string|catalogue|host|raft) of )?(?:[\w-]+ )?"
    r"(?:failings|failures|concerns|areas (?:of|for) concern|problems|issues|criticisms|shortcomings|weaknesses)"
    r"\b[^:]{0,30}:\W*$",
    r"\b(?:failings|failures|shortcomings|criticisms)\b[^:]{0,80}\b(?:are|were|include[ds]?)\s*:\W*$",
    r"\b(?:there (?:are|were) (?:(?:also|still|some|several|many|other|a number of) )*"
    r"(?:concerns|problems|weaknesses|shortcomings)|(?:challenges|problems|issues) (?:still )?remain(?:s|ed)?)\b"
    r"[^:]{0,60}:\W*$",
    # "Inspectors found many positive features including:"
    rf"\b(?:{_THEIRS}|they|we)\b.{{0,40}}\b(?:found|saw|identified|highlighted|listed|noted|praised)"
    r" (?:(?!no )[\w-]+ ){0,3}?(?:positives?(?: (?:features?|aspects?|points?|findings))?|strengths|achievements"
    r"|(?:examples?|areas?) of (?:\w+ )?(?:good|positive|best|excellent) (?:practice|work))\b[^:]{0,20}:\W*$",
    # "The report names several things that we do well:", "It is right to say what is going well:"
    r"\b(?:what|things|areas|aspects|ways|much|lot|places|number)\b[^:.]{0,50}"
    r"\b(?:do(?:es|ing)?|did|done|go(?:es|ing)|went|gone|work(?:s|ed|ing)|perform(?:s|ed|ing)?)"
    r" (?:(?:very|really|particularly|consistently|so|quite) )?(?:well|right)\b"
    r"(?!\s*(?:and|but|or)\b)[^:]{0,40}:\W*$",
)
"""'Inspectors were concerned to find that:', 'The report sets out a series of failings, including:'"""
_OPENS_IMPROVEMENTS_MADE = any_of(
    r"\bimprovements?(?: \w+)? (?:made|noted|seen|found)\b",
    # "Particular improvements have included:"
    r"^\W*(?:(?:the|these|those|its|specific|particular|recent|key|main|notable|other|some|such|positive|clear) )*"
    r"(?:improvements|areas of progress) (?:also |have |had )*include[ds]?\s*:\W*$",
    rf"\b{HAVE} (?:\w+ly )?improved\b",
    # "which means that the following are now more effective:"
    r"\b(?:are|is) now (?:more (?:effective|consistent|efficient)|better|stronger|quicker)\b[^:]{0,30}:\W*$",
    rf"\b{HAVE} (?:(?:now|also|since|already) )*made (?:\w+ )?(?:improvements?|progress)\b",
    # "The inspectors recognised improvements in:", "identified other improvements, including:"
    r"\b(?:recogni[sz]e[sd]?|noted|notes|saw|seen|praise[sd]|acknowledge[sd]|reported|welcomed|identified|found)"
    r" (?:[\w-]+ ){0,2}(?:improvements?|progress)(?: (?:in|to|with|across)|,? including)\s*:\W*$",
)


_TELLS_OF_PROGRESS = any_of(
    rf"\brecommend(?:ed|ations?)\b.{{3,120}}\b{HAVE} (?:since |now )?(?:made (?:\w+ )?(?:improvements?|progress)"
    r"|improved)\b(?! (?:but|although|however))[^,;:]{0,60}:\W*$"
)
"""'We made recommendations in 2014, and it has made good progress on several:'"""


_OPENS_WHAT_WAS_DONE = any_of(
    r"\b(?:report|review|letter|inspect\w+|HMIC\w*|they|it|we)\b.{0,60}"
    rf"\b(?:force|constabulary|police|service|it|they)(?: also| now)? {HAVE}(?: also| now| since)?\s*:\W*$"
)
"""'Inspectors recognised that the force had:'"""
_ONE_FOLLOWS = expression(
    r"\b(?:one|an?|a single|the following|this) (?:cause of concern|area for improvement|recommendation)\b"
    r"[^:]{0,60}:\W*$",
    re.IGNORECASE,
)


def announces_one(lead_in: str) -> bool:
    """ "The inspectorate has issued one cause of concern:", with no list below."""
    return bool(_ONE_FOLLOWS.search(lead_in))


def opens_what_was_done(lead_in: str) -> bool:
    return bool(_OPENS_WHAT_WAS_DONE.search(lead_in)) and not says_none(lead_in)


def answers_finding(text: str) -> bool:
    """Just before a lead-in: "They issued a cause of concern. The force should:" asks for what would end it."""
    return bool(_OPENS_CAUSES.search(text)) and not says_none(text)


_NAMES_AREAS = any_of(r"\b(?:areas? (?:for|of|needing|requiring) improvement|AFIs?)\b")


def names_areas(lead_in: str) -> bool:
    """ "It has also given the force ten areas for improvement, among them that it should:" """
    return bool(_NAMES_AREAS.search(lead_in))


_NAMES_RECOMMENDATIONS = any_of(r"\brecommend(?:s|ed|ations?)\b")


def names_kind(lead_in: str, kind: FindingKind) -> bool:
    """Whether a lead-in names the kind of its items by its own word, rather than by what it asks."""
    if kind == "area_for_improvement":
        return names_areas(lead_in)
    if kind == "recommendation":
        return bool(_NAMES_RECOMMENDATIONS.search(lead_in)) and not names_areas(lead_in)
    return kind == "cause_of_concern" and bool(_OPENS_CAUSES.search(lead_in))


def answers_own_cause(lead_in: str) -> bool:
    """ "It issued a cause of concern about children, and said the force must:" is a cause, and opens what ends it."""
    return bool(_RAISES_AND_ASKS.search(lead_in))


_NAMES_PARTS = any_of(
    r"\b(?:this|it|that|these|those|the (?:plan|review|work|action)|such (?:a \w+|steps|work))"
    r" (?:should|must|needs? to)(?:,? as a minimum,?)? "
    r"(?:include|cover|set out)\b[^:]{0,30}:\W*$"
)
_PARTS_OF_DEMAND = any_of(
    r"\b(?:should|must|needs to|ought to)\b.{20,}(?:\b(?:in particular|particularly|especially|including|specifically)"
    r"|\b(?:with|paying|giving|having) (?:(?:a|an|particular|special|close|full|due) )*"
    r"(?:focus|attention|regard|emphasis|reference)(?: on| to)?|\b(?:by|through|so that it))\s*:\W*$"
)


def names_parts(lead_in: str) -> bool:
    """ "As a minimum, this should include:", behind the demand itself: its items are parts of that."""
    return bool(_NAMES_PARTS.search(lead_in))


def asks_with_parts(lead_in: str) -> bool:
    """ "The force should improve how it looks for missing children, in particular:" asks by itself."""
    return bool(_PARTS_OF_DEMAND.search(lead_in))


def ends_own_cause(lead_in: str) -> bool:
    """ "To address this cause of concern, the force should:" """
    return answers_own_cause(lead_in) or any(form.search(lead_in) for form in _ON_A_CAUSE)


def _opens_remedies(lead_in: str) -> bool:
    """The list below holds what would end a cause of concern, rather than causes."""
    if _COUNTS_CAUSES.search(lead_in) and not asks(lead_in):
        return False
    return any(form.search(lead_in) for form in (*_ON_A_CAUSE, _RAISES_AND_ASKS))


def list_kind(lead_in: str, in_own_report: bool) -> FindingKind | None:
    """What the items under a lead-in are; in a report's own prose a mere "should:" opens no findings.

    "Specific areas for the force to improve included:" · "The inspectorate issued two causes of concern:" ·
    "It recommended that the force:" · "Since last year the force has improved:"
    """
    if says_none(lead_in) or _ASKS_HOW_MUCH.search(lead_in):
        return None
    lead_in = without_denied(lead_in)
    one = _ONE_FOLLOWS.search(lead_in)
    if one and _NAMES_AREAS.search(one.group()):
        return "area_for_improvement"
    if _OPENS_CAUSES.search(lead_in) and not _opens_remedies(lead_in):
        return "cause_of_concern"
    if _OPENS_REASONS_OF_MONITORING.search(lead_in):
        return "cause_of_concern"
    if _OPENS_PRACTICE.search(lead_in):
        return "innovative_practice"
    if _OPENS_MAIN_FINDINGS.search(lead_in):
        return "main_finding"
    if _OPENS_WHAT_WAS_FOUND.search(lead_in):
        return "main_finding"
    if _TELLS_OF_PROGRESS.search(lead_in):
        return "improvement_reported"
    answers = asks(lead_in) and _ANSWERS_CAUSE.search(lead_in)
    if (
        recommends(lead_in)
        or _THEN_RECOMMENDS.search(lead_in)
        or _RAISES_AND_ASKS.search(lead_in)
        or answers
        or (asks(lead_in) and deadline_in(lead_in))
    ):
        return "recommendation"
    if _OPENS_IMPROVEMENTS_MADE.search(lead_in):
        return "improvement_reported"
    if (
        _OPENS_AREAS.search(lead_in)
        or _OPENS_WISHES.search(lead_in)
        or (not in_own_report and _OPENS_DEMANDS.search(lead_in))
    ):
        return "area_for_improvement"
    return None
