"""Sentences that say a cause of concern was raised, stands, or was closed.

Belongs here: their grammar, and whether the cause is of the past. Not here: causes under a label (`finding_sections`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.extraction.finding_grammar import any_of, is_definition, says_none
from pipelines.extraction.records import FindingKind

_CAUSE = r"(?:causes? of concern|A?CoCs?)"
_SOME = r"(?:an?|one|two|three|four|five|six|this|the|our|its|another|\d{1,2})(?: [\w-]+){0,2}"
_RAISED = (
    r"(?:identif(?:y|ied)|found|issued?|rais(?:e|ed)|report(?:ed)?|highlight(?:ed)?|record(?:ed)?|recogni[sz]ed|served"
    r"|had|have|has|made|gave|given?|gave rise to|given rise to|led to|resulted in|received|handed|set out"
    r"|subject (?:of|to)|against"
    r"|(?:inform|notify)(?:ed)? (?:\w+ ){1,3}of|notified (?:\w+ ){1,3}of|writ(?:e|ing|ten) (?:\w+ ){1,3}about)"
)
_IS = r"(?:is|was|are|were|be|been|remain(?:s|ed)?|constitutes?|represents?|as|becomes?|became)"
_CLOSED_FORM = r"(?:closed|discharged|lifted|removed|signed off|resolved|dealt with|addressed|eradicated)"
_CLOSE = (
    rf"(?:{_CLOSED_FORM}|closing|discharging|lifting|removing|signing off|"
    r"(?:to|now|therefore|can) (?:close|discharge|lift|remove))"
)
_BEEN = r"(?:was|were|is|are|ha(?:s|ve)(?: \w+)? been|can(?: now| therefore)? be|may now be)"
_ABOUT = r"(?:about|over|relating|related|regarding|concerning|around|with|on|in (?:how|its|the way|relation))"
_STATED = any_of(
    # "we identified a cause of concern", "it was given an accelerated cause of concern"
    rf"\b{_RAISED}\b(?: [\w-]+){{0,3}} {_SOME} {_CAUSE}\b",
    # "this remains a serious cause of concern"
    rf"\b{_IS}(?: \w+)? (?:a|an|the subject of a)(?: [\w-]+){{0,2}} {_CAUSE}\b",
    # "a cause of concern about vetting was issued", "the cause of concern has now been closed"
    rf"\b{_CAUSE}\b[^.;]{{0,80}}\b{_BEEN} (?:now )?(?:issued|raised|identified|{_CLOSE})\b",
    # "the last of the three causes of concern raised in 2020 has been discharged"
    rf"\b{_CAUSE}\b[^.;:]{{0,100}}\b{_BEEN} (?:now )?{_CLOSE}\b",
    # "three causes of concern came out of the 2021 report"
    rf"\b{_SOME} {_CAUSE} (?:came|arose|come|arise|followed|resulted|stem(?:s|med)?) (?:out of|from)\b",
    # "we closed both causes of concern"
    rf"\b{_CLOSE} (?:\w+ ){{0,3}}{_CAUSE}\b",
    rf"\bno longer (?:[\w-]+ ){{0,3}}{_CAUSE}\b",
    # "our report set out causes of concern about how …"
    rf"\b{_RAISED}\b (?:[\w-]+ ){{0,3}}causes of concern {_ABOUT}\b",
)
_ENDED = any_of(
    rf"\b(?:{_CLOSE}|withdr[ae]wn?|withdrawing|rescinded|revoked|cancelled|retired|released from|freed (?:from|of)"
    r"|(?:taken|struck|came|come|comes) off|(?:come|came|comes|brought|put) (?:to )?an end|ended|put right|remedied"
    r"|behind (?:us|it|them)|stood until|(?:does|do|did) not (?:now |any longer )?(?:apply|stand)|no longer)\b",
)
"""Words that a cause of concern is over."""
_ONE = any_of(rf"\b(?:an?|the|our|its|their|that|this|one|another)(?: [\w'/-]+){{0,3}} {_CAUSE}\b")
_TELLS_WHAT = any_of(
    rf"\b{_CAUSE}\b(?:(?!{_CAUSE})[^;]){{0,60}}?"
    rf"(?:\b{_ABOUT}\b|\bfor (?:its|the|their|how)\b|(?:,|:| -) (?:as|that|because|since|when|which was)\b|\bbecause\b)"
)
_AGO = any_of(r"\b(?:\w+|a few|some) (?:years?|inspections?) (?:ago|earlier|before)\b|\bback (?:then|in 20\d\d)\b")
_ONLY_POINTS = any_of(
    # "to review progress against this cause of concern"
    rf"\b(?:progress|action|response|changes?)\b[^.;]{{0,40}}\b(?:against|on|towards?|to|since)\b"
    rf"[^.;]{{0,20}}\b(?:this|that|these|those) {_CAUSE}\b(?!.*{_CLOSED_FORM})",
    # "we identified a cause of concern that we shared with you": what it was is told under its label
    rf"\b{_CAUSE} (?:that|which) (?:we|was|were) (?:have )?(?:shared|raised) with (?:you|the force|the chief)\b",
)
_SUPPOSED = any_of(
    r"\b(?:a|an|any|every|each) force (?:that|which|with|given|where)\b[^.;]*$",
    r"\b(?:if|whether|when|whenever|where|unless|may(?! \d)|might|could|would|will|can)\b[^.;]*$",
    r"\b(?:normally|always|usually|any|every|each)\b[^.;]*$",
)
_DENIED = any_of(
    r"\b(?:no|not|never|neither|without|\w+n't|nor)\b(?! longer)(?:(?!\b(?:and|but|that|which|this|it)\b)[^.;,])*$"
)
_CLOSED = any_of(rf"\b(?:{_CLOSE}|no longer)\b")
_ONLY_ANNOUNCED = any_of(
    rf"(?:[\w']+ ){{1,4}}(?:have|has|had|identified|found|raised|issued|made) (?:an?|one|this) (?:[\w-]+ )?{_CAUSE}"
    r"(?: (?:here|in this area|for (?:the|this) force))?\W*",
    rf"(?:this|it|that) is (?:therefore )?an? (?:[\w-]+ )?{_CAUSE}:\W*",
)
_LOOKS_BACK = any_of(
    r"\b(?:previous(?:ly)?|earlier|initial(?:ly)?|original(?:ly)?|last year|at that time)\b",
    r"\blast (?:full )?(?:PEEL )?(?:inspections?|reports?)\b|\bfirst inspect\w+",
)
_HAD = any_of(r"\bhad (?:identified|found|issued|raised|reported)\b")
_REPORTS = any_of(r"\b(?:said|says|announced|confirmed|revealed|added|reported|warned)\b[^.;]{0,40}$")
_YEAR = re.compile(r"\b(20[012]\d)\b")
_VISIT = any_of(
    r"\b(?:inspect\w+|visit\w*|revisit\w*|review\w*|report\w*|assessment)\b",
    r"\b(?:we|was|were|been|inspectorate|HMIC\w*) (?:\w+ )?(?:raised|said|issued|identified|found|set out|recorded)\b",
)
_PRESENT = any_of(r"\b(?:is|are|has|have|remains?|becomes?|constitutes?|represents?)\b")
_COUNTED = r"(?:two|three|four|five|six|seven|\d{1,2}|several|both|all|the|these|those|our)"
_TALLY = any_of(
    rf"\b{_COUNTED} (?:[\w-]+ ){{0,2}}causes of concern\b"
    rf"(?!,? {_ABOUT}\b)",
)
_TOLD_BEHIND = any_of(r"\bcauses of concern\b[^.:;]{0,60}(?::| - ) ?(?=\S.{20})")
"""'issued two causes of concern: it misses chances to …'"""
_ONE_CLOSED = any_of(
    rf"\b{_COUNTED} (?:[\w-]+ ){{0,2}}{_CAUSE}\b[^.;]{{0,80}}\b{_BEEN} (?:now )?(?:all |both )?{_CLOSE}\b",
    rf"\b(?:both|all)(?: (?:two|three|four|five|six))?(?: of)?(?: the| our| these| its| those)? {_CAUSE}\b"
    rf".{{0,80}}\b{_BEEN} (?:now )?{_CLOSE}\b",
    rf"\b(?:first|second|third|last|final|one|two|three|both|all|none)(?: \w+)? of (?:\w+ ){{1,3}}{_CAUSE}\b"
    rf".{{0,80}}\b{_BEEN} (?:now )?{_CLOSE}\b",
)
_EARLIER_CLOSED = any_of(
    rf"\b(?:one|ones|two|three|four|those|both|all|that|others?)\b[^.;]{{0,30}}\b(?:we|which|that|from|in)\b.{{3,120}}"
    rf"\b(?:is|are|was|were|ha(?:s|ve) been)(?: \w+)? {_CLOSED_FORM}\b",
)
_ORDINAL = any_of(
    r"(?:the |our |and the |its )?(?:first|second|third|fourth|fifth|other|remaining|last|final)"
    r"(?: (?:one|cause(?: of concern)?|concern|of these|of them))*"
    r"(?: \([^)]*\))?"
    r" (?:is|was|were|relates?d?|concern(?:s|ed)|had to do)\b",
)


def cause_stated(text: str, published: date | None) -> FindingKind | None:
    """A cause of concern, or one of the past; None where the words only suppose, deny or define one.

    A cause is of the past once it is closed, or when an earlier inspection raised it.
    """
    text = text.replace('"', "")
    found = _STATED.search(text) if "oncern" in text or "CoC" in text else None  # the search is dear
    if not found and "oncern" in text and _of_the_past(text, published):
        return "cause_of_concern_past"
    if not found or is_unsaid(text, found) or _ONLY_POINTS.search(text):
        return None
    if _AGO.search(text):
        return "cause_of_concern_past"
    of_a_visit = _VISIT.search(text) or not _PRESENT.search(found.group())
    if _ENDED.search(text[: found.end()]) or looks_back(text) or (of_a_visit and _is_dated_before(text, published)):
        return "cause_of_concern_past"
    return "cause_of_concern"


def _of_the_past(text: str, published: date | None) -> bool:
    """Whatever the verb: one cause of concern that is over, or what one was about that an earlier inspection raised."""
    one = _ONE.search(text)
    if not one or is_unsaid(text, one) or _ONLY_POINTS.search(text) or is_definition(text):
        return False
    if ended := _ENDED.search(text):
        return not _DENIED.search(text[: ended.start()])
    earlier = looks_back(text) or _AGO.search(text) or (_VISIT.search(text) and _is_dated_before(text, published))
    return bool(earlier) and _TELLS_WHAT.search(text) is not None


def raised_before(text: str, published: date | None) -> bool:
    """The words that open a list of causes of concern tell of an earlier inspection."""
    return looks_back(text) or bool(_VISIT.search(text) and _is_dated_before(text, published))


def _is_dated_before(text: str, published: date | None) -> bool:
    years = [int(year) for year in _YEAR.findall(text)]
    return bool(years) and (published is None or min(years) < published.year)


def says_only_that_there_is_one(text: str) -> bool:
    """ "We have a cause of concern." What it is comes next."""
    return bool(_ONLY_ANNOUNCED.fullmatch(text.strip()))


def closes_earlier(text: str) -> bool:
    """ "The two that we raised in 2023 are both closed.": below a label that says what they are."""
    return bool(_EARLIER_CLOSED.search(text)) and not says_none(text)


def closes_cause(text: str) -> bool:
    found = _STATED.search(text)
    return bool(found and _CLOSED.search(text[: found.end()])) or bool(_ONE.search(text) and _ENDED.search(text))


_THE_CAUSE = any_of(rf"\b(?:the|this|that|both|these) (?:\w+ )?{_CAUSE}\b(?! {_ABOUT})")
_WORD = re.compile(r"[a-z]{5,}")
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


def counts_causes(text: str) -> bool:
    """Only how many there are: "We raised two causes of concern."; not what they are, or that one was closed."""
    return bool(_TALLY.search(text)) and not _TOLD_BEHIND.search(text) and not _ONE_CLOSED.search(text)


def is_counted_cause(text: str) -> bool:
    """One of those counted before: "The second was that …" """
    return bool(_ORDINAL.match(text))


def looks_back(text: str) -> bool:
    """The sentence points to an earlier inspection; "inspectors said that they had issued …" doesn't."""
    return bool(_LOOKS_BACK.search(text)) or any(
        not _REPORTS.search(text[: had.start()]) for had in _HAD.finditer(text)
    )


def names_earlier_visit(text: str) -> bool:
    return looks_back(text) or bool(_YEAR.search(text) and _VISIT.search(text))


def is_unsaid(text: str, found: re.Match[str]) -> bool:
    """The words are supposed or denied, not said."""
    before = text[: found.start()]
    return bool(_SUPPOSED.search(before) or _DENIED.search(before) or says_none(found.group()))
