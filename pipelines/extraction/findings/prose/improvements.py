"""Sentences in which the inspectors say that something has improved.

Belongs here: the grammar of improvements made. Not here: whether it is the inspectors who speak (`speakers`), findings
that ask for improvement (`statements`).
"""

from __future__ import annotations

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.forces import find_forces
from pipelines.extraction.findings.words.grammar import any_of
from pipelines.extraction.grammar.function_words import HAVE

_BODY = (
    r"(?:force|constabulary|police"
    r"|(?<!ambulance )(?<!rescue )(?<!fire )(?<!probation )(?<!health )service"
    r"|workforce|unit|leaders(?:hip)?|officers|team|rocu\w*|it|they|we|you)"
)
_HAS = r"(?: ha(?:s|ve|d)|'s|'ve)"
_MUCH = r"(?:(?:now|also|since|already|recently|continued to|\w+ly) ){0,2}"
_GREAT = (
    r"(?:(?:significant|substantial|considerable|marked|clear|notable|noticeable|real|tangible|great|much|good|encouraging"
    r"|positive|strong|pleasing|excellent|remarkable|impressive|rapid|steady|some|sustained|measurable|demonstrable|visible"
    r"|meaningful|further|continued|continuing|welcome|huge|major|vast|enormous|big|several|many"
    r"|wide-ranging)(?:,| and)?)"
)
_BETTER = r"(?:improvements?|progress|strides)"
_SAID_OF_WHAT = (
    rf"{_BETTER}(?= (?:it|they|we|you|that|which|made|in|at|with|against|to|towards|since|by|on|of|across)\b)"
)
"""'Commended for its progress' is praise; 'for the progress it has made against …' tells of an improvement."""
_WAIT = (
    r"(?:waiting times?|response times?|delays?|backlogs?|queues?|abandon(?:ment|ed)(?: [\w-]+)?|unanswered(?: \w+)?"
    r"|the time it takes)"
)
"""What is the better the less there is of it."""
_INSPECTORS = (
    r"(?:inspectors|we|HMIC\w*|I|(?:the|an?|its|this) (?:[\w-]+ )?report|the (?:inspectorate|letter|watchdog)|reviewers"
    r"|(?:HM|(?:Her|His) Majesty's)(?: Chief)? Inspector(?: of Constabulary)?(?:,? \w+){0,3},?)"
)
_SAW = r"(?:found|saw|noted|seen|see|recogni[sz]ed|praised|identified|welcomed|observed|reported)"
_SEES = rf"(?:{_SAW}|recogni[sz]es?|notes?|acknowledge[sd]?|highlight(?:s|ed)?|praises?|welcomes?)"
_RECOGNISED = (
    rf"\b(?:{_INSPECTORS}|it|they|(?:report|inspection|letter|review|inspectors|HMIC\w*),? (?:which|who|that))"
    rf" (?:also )?{_SEES} (?:the |that )?(?:{_GREAT} )*{_BETTER}"
    rf" (?:that )?(?:{_BODY}|has been|have been|made (?:in|to|by|on|at|against|since))\b"
)
"""'The report recognises the progress that we have made in supporting victims'."""
_IMPROVED = Quick(
    # "the force has significantly improved the way it …"
    rf"\b{_BODY}{_HAS} {_MUCH}(?:improved|strengthened|transformed|turned (?:a?round)) {_MUCH}"
    r"(?:how|the way|(?:some|many|most|much|several|parts|aspects) of (?:its|the)|its|their|our|the|in|at|on"
    r"|(?!by\b|as\b|since\b|across\b|this\b)[a-z-]+s)\b",
    # "it has made encouraging progress"
    rf"\b{_BODY}{_HAS} {_MUCH}(?:made|shown|demonstrated|achieved|delivered|secured) "
    rf"(?!some ){_MUCH}{_GREAT} {_BETTER}\b",
    # "the force had made progress against …"; but not "other improvements that should help"
    rf"\b{_BODY}{_HAS} {_MUCH}made (?!other\b)(?:[\w-]+ ){{0,3}}{_BETTER}\b"
    r"(?: that\b|(?: \w+)? (?:in|to|on|against|with|since|at|across|towards|following)\b)",
    # "it has reduced the backlog since 2019"
    rf"\b{_BODY}{_HAS} {_MUCH}(?:reduced|cut|cleared|increased|shortened) "
    r"(?!£|\d+ (?:posts|officers|jobs)|(?:its |their )?(?:costs?|spending|budgets?)\b).{3,60}"
    r"\bsince (?:our|the|its|then|20\d\d)\b",
    # "since 2021, it has halved the time"
    rf"\bsince (?:our|the|its|then|20\d\d)\b.{{0,40}}\b{_BODY}{_HAS} {_MUCH}"
    r"(?:reduced|cut|halved|doubled|trebled|cleared|increased|shortened|improved|strengthened|recruited|sped up)\b"
    r"(?! £|(?: its| their)?(?: annual| overall| total)?(?: running)?"
    r" (?:costs?|spending|budgets?|workforce|police officers)\b)",
    # "it has also reduced the number of calls that go unanswered"
    rf"\b{_BODY}{_HAS} also (?:reduced|cut|cleared|shortened|strengthened|sped up|speeded up|doubled) ",
    # "the force has developed better ways of finding who is vulnerable", "it has gained a clearer picture of demand"
    rf"\b{_BODY}{_HAS} {_MUCH}(?:developed|introduced|adopted|put in place|established|brought in|set up|gained"
    r"|built(?: up)?|obtained|achieved) (?:an? )?(?:\w+ )?(?:better|improved|stronger|clearer|fuller|deeper)(?=[ ,])",
    # "I note the improvements the force has made", "encouraged by the progress that it has made"
    rf"\b{_BETTER} (?:that |which )?(?:the )?(?:[\w&'-]+ ){{0,4}}?{_BODY}{_HAS} {_MUCH}made"
    r" (?:in|to|with|since|at|across|on|against)\b",
    # "they praised the force for the progress it has made", "praised for getting much better at …"
    r"\b(?:praise[sd]?|commend(?:s|ed)?|congratulated?|credit(?:s|ed)?|applauded)(?: [^,;.]{3,60}?)? (?:for|on) "
    rf"(?:(?:its|the(?: force's)?) (?:\w+ )?{_SAID_OF_WHAT}|(?:\w+ly )?(?:(?:having )?improv(?:ing|ed)|turning a?round"
    r"|transforming|strengthening|making (?:\w+ )?improvements"
    r"|(?:getting|becoming|having (?:become|got)) (?:\w+ )?better (?:at|\w+ed))\b)",
    # "inspectors found significant improvements", "we saw progress in …"
    rf"\b{_INSPECTORS}\b(?: (?:have|has|had|were|was|are|am))?(?: \w+){{0,3}} {_SAW}(?: that)? "
    rf"(?:{_GREAT} )+{_BETTER}\b",
    rf"\b(?:{_INSPECTORS}|it|they) (?:have |has |had |also )*{_SEES} (?:\w+ )?{_BETTER}"
    rf"(?: (?:that {HAVE} been |(?:being )?)made)? (?:in|to|by|against|on|since)\b",
    # "inspectors were encouraged by the improvements made to custody"
    rf"\b{_INSPECTORS} (?:was|were|am|are|ha(?:s|ve) been) (?:\w+ )?"
    r"(?:encouraged|pleased|impressed|heartened|reassured) "
    rf"(?:by|with|at|to see)(?: the)? (?:{_GREAT} )*{_BETTER}\b",
    # "the force had reduced the number of calls that are abandoned"
    rf"\b{_BODY}{_HAS} {_MUCH}(?:reduced|cut|cleared|halved|shortened|sped up|speeded up) [^.;]{{0,60}}?{_WAIT}\b",
    # "waiting times have halved since our visit"
    rf"\b{_WAIT} [^.;]{{0,60}}?\bha(?:s|ve) (?:now |also |since |\w+ly )?(?:halved|fallen|dropped|shortened|come down"
    r"|been (?:cut|reduced|cleared|halved|shortened))\b",
    # "there had been clear improvement in the way 999 calls were handled"
    rf"\bthere {HAVE} been (?:an? )?(?:{_GREAT} )*{_BETTER} (?:in|to|by|since|at)\b",
    _RECOGNISED,
    rf"\b{_BETTER} {HAVE} (?:now |also )?been made (?:in|to|on|against|since|by)\b",
    # "it is now better at …", "children are better protected than they were"
    rf"\b{_BODY} (?:is|are|(?:was|were) now|has become|has got|have become|have got)"
    r" (?:now )?(?:\w+ly )?better (?:at|\w+ed)\b",
    r"\b(?:is|are) (?:now )?better \w+ed\b(?: .{3,60})? than (?:they|it|before|in 20\d\d|at our)\b",
    # "it has put right most of the failings that we found"
    rf"\b{_BODY}{_HAS} {_MUCH}(?:put right|fixed|remedied|resolved|rectified|overcome|dealt with|addressed) "
    r"(?:most|many|much|nearly all|almost all|all|several|both) (?:of )?(?:the|its|our|these|those)\b",
    # "the force now meets the scheme in full"
    rf"\b{_BODY} now (?:fully |also )?(?:meets?|complies with|comply with|satisfies|satisfy) (?:(?:all|every|each) )?"
    r"(?:of )?(?:the|our|its) (?:[\w-]+ ){0,3}?(?:scheme|standards?|code|requirements?|features|recommendations?)\b",
    # "they were pleased …, saying that the recording of rape has improved"
    rf"\b(?:(?:saying|noting|finding|adding|writing|concluding|recogni[sz]ing|acknowledging)|(?:{_INSPECTORS}|it|they)"
    r"(?: also)? (?:sa(?:ys?|id)|found|note[sd]?|wrote|conclude[sd]?|report(?:s|ed)?|recogni[sz]e[sd]?|acknowledge[sd]?"
    r"|add(?:s|ed)?)) that (?!public\b|trust\b|confidence\b|morale\b)"
    rf"[^.;,:]{{3,70}} {HAVE} (?:(?:now|also|since|\w+ly) )?"
    r"(?:improved|got(?:ten)? better|become better|been improved)\b",
    # "the standard of investigations has improved"
    r"\b(?:the|its) (?:overall )?(?:standards?|quality|supervision|recording|accuracy|timeliness|performance|handling"
    r"|management|consistency) of [^.;,]{3,60} ha(?:s|ve) (?:\w+ly )?improved\b",
    # "the way in which the force scrutinises … has improved"
    r"\b(?:way|manner)s? in which .{3,80} ha(?:s|ve) (?:\w+ly )?improved\b",
)
_MAY_REPORT = expression(
    r"mprov|rogress|strides|better|trengthened|ransformed|turned |[sS]ince |also "
    r"|put right|fixed|remedied|resolved|rectified|overcome|dealt with|addressed| now "
    r"|alved|fall(?:en)?\b|drop|shortened|come down|been c|reduc|decrease in|cut in"
)
"""Cheap: no improvement is told without one of these."""
_UNREAL = any_of(
    r"\b(?:if|whether|until|once|yet|unless|so that|in order)\b[^.;]*$",
    r"\b(?:should|must|could|would|will|may|might|needs? to)\b[^.;]*$",
    r"\b(?:hopes?|hoped|hoping|expects?|expected|aims?|plans?|wants?)\b[^.;]*$",
    r"\b(?:not|\w+n't|no|little|limited|insufficient|slow)\b[^.;]*$",
)
_LOOKED_AT = any_of(
    r"\b(?:look(?:s|ed|ing)? at|look(?:s|ed|ing)? into|examin(?:es?|ed|ing)|review(?:s|ed|ing)?|assess(?:es|ed|ing)?"
    r"|check(?:s|ed|ing)?|monitor(?:s|ed|ing)?|measur(?:es?|ed|ing)|consider(?:s|ed|ing)?|updates?"
    r"|report(?:s|ed|ing)? on) (?:on )?(?:what |the |any |its )?$",
    r"\b(?:back|return\w*|revisit\w*|went)\b[^.;,]{0,40} to (?:see|check|assess|review) (?:what |the |any |its )?$",
)
"""'We looked at the progress that the force has made': what it was comes next."""
_CONCEDED = any_of(r"\b(?:although|though|while|whilst|despite|even though|however)\b[^,.;]*$")
_FAINT = any_of(
    r"\b(?:no|not|little|limited|insufficient|slow|\w+n't)\b",
    r"\b(?:expect|hope|want|wish|like|need|keen|forward) to (?:see|find)\b",
)
"""'We expect to see further progress': none is told."""


_QUOTES = expression(r"\"|(?<!\w)'|'(?!\w)")


def reports_improvement(text: str) -> bool:
    """An improvement made; not one hoped for, denied or merely conceded ("although it has made some progress")."""
    if not _MAY_REPORT.search(text):
        return False
    text = _with_forces(_QUOTES.sub("", text))
    for found in _IMPROVED.finditer(text):
        before = text[: found.start()]
        unsaid = _UNREAL.search(before) or _CONCEDED.search(before) or _LOOKED_AT.search(before)
        if not (unsaid or _FAINT.search(found.group())):
            return True
    return False


def _with_forces(text: str) -> str:
    """ "Durham has improved its files": a place or an abbreviation, with a verb behind it, is its force."""
    for named in reversed(find_forces(text)):
        if named.form != "full_name" and _DOES.match(text, named.end):
            text = f"{text[: named.start]}the force{text[named.end :]}"
    return text


_DOES = expression(r"(?: (?:has|had|is now|was now|now)|'s) ")


_PRAISED = any_of(
    r"\b(?:was|were|has been|have been|is|are)(?: also)? (?:praised|commended|congratulated|credited|applauded) for\b"
)


def praises_progress(text: str) -> bool:
    """ "But the force was praised for getting better at …": in news of an inspection nobody else praises."""
    return bool(_PRAISED.search(text))


_RECOGNISES = any_of(
    _RECOGNISED,
    # "They were pleased with what we have done, saying that the recording of rape has improved."
    r"^\W*(?:(?:And|But|Also),? )?(?:they|it|she|he) (?:was|were) (?:also |particularly |very |especially )?"
    r"(?:pleased|encouraged|impressed|reassured|heartened|complimentary|positive|satisfied|happy)\b",
    # "And they wrote that we've improved our answering of 999 calls."
    r"^\W*(?:(?:And|But|Also),? )?(?:they|it|she|he) (?:also |even |then |did )?"
    r"(?:wr[io]tes?|sa(?:ys?|id|w)|f(?:ound|inds?)|notes?d?|report(?:s|ed)?|acknowledge[sd]?|recogni[sz]e[sd]?|agree[sd]?|add(?:s|ed)?|conclude[sd]?|observe[sd]?"
    r"|accept(?:s|ed)?|told us|commented|remarked|highlight(?:s|ed)?) that (?:we|our|the|its?|there|this|these)\b",
)


_OURS = any_of(
    rf"(?<!that )\bwe(?: have| had|'ve) {_MUCH}"
    r"(?:made|improved|strengthened|reduced|cut|cleared|transformed|turned|increased)\b"
)


def speaks_of_own(text: str) -> bool:
    """ "We have made clear progress": in others' documents that is the force, whoever is named besides."""
    return bool(_OURS.search(text)) and not _RECOGNISES.search(text)


def recognises_progress(text: str) -> bool:
    """ "They recognise the progress that we have made", whoever they are."""
    return bool(_RECOGNISES.match(text))
