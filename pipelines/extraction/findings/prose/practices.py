"""Sentences of prose that praise a practice as innovative or promising, or announce that one is to be told of.

Belongs here: their grammar. Not here: practice set out under a label (`labels.sections`), whose praise it is
(`speakers`).
"""

from __future__ import annotations

from pipelines.extraction.findings.causes.raised import is_denied
from pipelines.extraction.findings.words.grammar import SEVERAL, any_of
from pipelines.extraction.grammar.phrases import holds_any

_TOLD = (
    r"(?:identif(?:y|ied|ies)|highlight(?:ed|s)?|list(?:ed|s)?|named|described|flagged|recorded|recogni[sz]ed|found|noted"
    r"|praised?s?|raised|set out|sets out|gave|outlined|pointed to|pinpointed|commend(?:ed|s)|singled out)"
)
_WORTHY = r"(?:innovative|promising|notable|positive)"
_NEW = r"(?:innovative|innovation|trail-?blazing|pioneering)"
_BY_THEM = (
    rf"(?:(?:that|which) )?(?:(?:it|they|we|the report|the inspectors|inspectors|HMIC\w*) (?:has |have )?)?{_TOLD}"
    r"(?: (?:by|in) [\w' ]{3,30}?)?|(?:in|from) (?:the|its|their|this) report"
)
_MAY_PRAISE = ("practice", "nnovati", "trail", "pioneering")
_PRAISED = any_of(
    # "inspectors recognised promising practice in how the force works with schools"
    r"\b(?:recogni[sz]e[sd]?|identifie[sd]|highlight(?:s|ed)|finds|found|praise[sd]|note[sd]|list(?:s|ed)|commend(?:s|ed)"
    r"|saw|seen|came across|cite[sd]?|pointed to|points to)"
    rf"\b.{{0,40}}\b{_WORTHY} practices?\b(?=.{{12}})",
    r"\b(?:call(?:s|ed)|hail(?:s|ed)|deem(?:s|ed)|consider(?:s|ed)|label(?:s|led)|name[sd]|term(?:s|ed)|brand(?:s|ed)"
    r"|described?|describes|regard(?:s|ed)|recogni[sz]e[sd]) (?:[\w'’&-]+ ){0,10}?(?:as )?"
    r"[\"']?(?:an? )?(?:(?:\w+ )?(?:example|piece|area|model)s? of )?(?:innovative|promising|notable) practice\b",
    rf"\bas (?:an? )?(?:(?:area|example|piece)s? of )?{_WORTHY} practice\b",
    # "in its report we described an innovative approach to shop theft, in which …"
    r"\b(?:described|highlight(?:s|ed)|praise[sd]|commend(?:s|ed)|singled out) an? "
    r"(?:innovative|trailblazing|pioneering) (?:approach|scheme|project|initiative|programme|partnership|use)\b.{20}",
    # "two innovative practices were recorded: a chatbot for victims and …"
    rf"\b(?:{SEVERAL}|one|an?|its|the) (?:(?:example|piece|area)s? of )?{_WORTHY} practices?\b[^.:;]{{0,40}}"
    r"(?:: | - )(?=\S.{12})",
    # "inspectors found the team to be an example of promising practice"
    r"\b(?:found|judge[sd]?|consider(?:s|ed)?|deem(?:s|ed)|believe[sd]?|thought) .{3,120}? to be (?:an? )?"
    rf"(?:(?:example|piece|model)s? of )?{_WORTHY} practice\b",
    # "among the examples of innovative practice given were …"
    rf"\b(?:examples?|areas?|pieces?|cases?) of {_WORTHY} practices?\b[^.;:]{{0,40}}"
    r"\b(?:is|are|was|were|includes?|included)(?=(?: [\w'-]+,?){4})",
)
_NAMED = any_of(
    # "The innovative practice is our shop for spare parts, which …", "One of its examples of promising practice was …"
    rf"\W*(?:the|their|its|our|one|another)(?: \w+){{0,3}}? (?:(?:example|piece|area)s? of )?"
    rf"(?:innovative|promising|notable) practices?(?: (?:{_BY_THEM}))? (?:is|was|concerns?|concerned|relates? to"
    r"|related to)"
    r"(?! (?:where|when|to|set|not|one|now|also|\w+ed|an? (?:way|term|label|practice|piece|finding))\b)"
    r"(?=(?: [\w'-]+,?){4})",
)
_CALLED_NEW = any_of(
    # "the inspectorate described its visits to neighbours as innovative"
    r"\b(?:describe[sd]?|praise[sd]|hail(?:s|ed)|regard(?:s|ed)|commend(?:s|ed)|singled? out|singles out"
    r"|highlight(?:s|ed)|recogni[sz]e[sd]|held up|sees?|saw|seen)\b"
    rf".{{0,140}}? as (?:being )?(?:\w+ly )?[\"']?{_NEW}\b(?! practice)",
    # "a scheme which they said was an innovative way to keep people out of gangs"
    rf"\b(?:they|inspectors|it|HMIC\w*|the (?:report|watchdog|inspectorate)) (?:said|say|says|found|find|thought|felt) "
    rf"(?:it |this |that |these )?(?:is|was|are|were) (?:an? )?(?:\w+ly )?[\"']?{_NEW}\b",
    # "they praised our project as an example of innovative early intervention"
    r"\b(?:praise[sd]|hail(?:s|ed)|commend(?:s|ed)|cite[sd]?|held up|highlight(?:s|ed)|singled? out|described?"
    r"|recogni[sz]ed)\b.{0,140}? as (?:an? )?(?:(?:\w+ )?(?:example|model|piece|case)s? of )?"
    rf"(?:\w+ly )?[\"']?{_NEW}\b",
    # "its Hospital Navigators scheme is innovative practice"
    r"\b(?:is|are|was|were) (?:an? )?(?:(?:\w+ )?(?:example|piece|case)s? of )?(?:innovative|promising|notable)"
    r" practice\b",
    # "what inspectors called an innovative approach, the use of …"
    rf"\b(?:called|calls|termed|named) (?:(?:it|this|these|them) )?(?:an? )?(?:\w+ly )?[\"']?{_NEW}\b(?! practice)",
)
_ANNOUNCED = any_of(
    rf"(?:[\w'-]+ ){{1,5}}(?:also |has |have |had )*{_TOLD} (?:(?!it\b|this\b|that\b|them\b|as\b)[\w-]+ ){{0,2}}"
    rf"(?:(?:area|example|piece|case)s? of )?{_WORTHY} practices?"
    r"(?: (?:here|too|as well|in the (?:force|constabulary)|by the (?:force|constabulary)))?\W*"
)


def announces_practice(text: str) -> bool:
    """ "The report also highlights areas of innovative practice." What it is comes next."""
    return "practice" in text and bool(_ANNOUNCED.fullmatch(text.strip()))


def praises_practice(text: str) -> bool:
    """Words that only inspectors use: "innovative practice"."""
    praised = (_PRAISED.search(text) or _NAMED.match(text)) if holds_any(text, _MAY_PRAISE) else None
    return praised is not None and not is_denied(text, praised)


def calls_innovative(text: str) -> bool:
    """Words that anybody may use: "described the visits as innovative"."""
    praised = _CALLED_NEW.search(text) if holds_any(text, _MAY_PRAISE) else None
    return praised is not None and not is_denied(text, praised)
