"""Demands that are counted, and those that were counted before: "I would ask you to do two things. First, …"

Belongs here: sentences that say how many demands follow, and those that go through them one by one. Not here: demands
that stand alone (`demands`), counted areas for improvement (`areas_named`) and causes of concern (`causes.groups`).
"""

from __future__ import annotations

from pipelines.documents.expressions.late import expression
from pipelines.extraction.findings.prose.demands import asks_of_force, begins_with_demand, is_procedure
from pipelines.extraction.findings.words.grammar import SEVERAL, any_of, asks, begins_with_verb
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.phrases import holds_any

_RECOMMENDATIONS_COUNTED = any_of(rf"\b{SEVERAL} (?:[\w-]+ )?recommendations\b")
_COUNTED_DEMAND = any_of(
    # "The one that remains is to …", "The one which worries me most was that the force should …"
    r"\W*the (?:one|two|three|four|five|six|others?)(?: of (?:these|them))?"
    r" (?:that|which|I|we|he|she|they|inspectors) (?:(?!that\b|is\b|was\b)[\w'-]+ ){1,8}?"
    r"(?:is|are|was|were) (?:that|to|for|about|how)\b",
    # "One that had not was that by October forces should …", "The one of most relevance here is that …"
    r"\W*(?:and |but )?(?:one (?:that|which)|the (?:one|two|three|four|others?|last)(?: of (?:these|them))?"
    r" (?:that|which|of|with|on|about|for|in)) [\w ,'-]{3,60}? (?:is|are|was|were) (?:that|to|for|about|how)\b",
    r"\W*(?:the |a |our |and the |its )?"
    r"(?:first|second|third|fourth|fifth|other|final|last|remaining|(?:most|more) \w+"
    r"|oldest|newest|latest|earliest|largest|biggest|simplest)(?: (?:to|for) [A-Z][\w-]+(?: [A-Z][\w-]+)*)?"
    r"(?: (?:one|recommendation|area(?: for improvement)?|of these|of them))*(?:, [^.,;:]{3,40},)?"
    r" (?:(?:is|was) (?:that|to|for|about|how)|concern(?:s|ed)|relates?d?"
    r"|(?:requires?|required|asks?|asked|tells?|told|calls? on|called on|urges?|urged) (?:you|us|it|(?:the |all )?\w+)"
    r"(?: \w+)? to|(?:says?|said) that)\b",
)
_NAMES_THEM = expression(
    rf"(?:These|They|Those|(?:Chief )?[Aa]mong {THEM}) "
    r"(?!(?:are|were) (?:(?:now|all|both|each|also|being|currently) )*"
    r"(?:set out|given|shown|kept|put|known|open|closed|outstanding|overseen|led|dealt"
    r"|(?!concerned|related|focused)\w+ed)\b)"
    r"(?:are|were|include|included|relate|cover|concern|range)\b"
    rf"|(?:One|Two|Three|Four|Five|Six|Some|Most|Several)(?: of {THEM})? (?:(?:relates?|concerns?|deals? with|covers?"
    r"|calls? for|asks?|tells?|urges?|is about|are about)\b"
    r"|(?:are|is|remains?) (?:still )?(?:open|outstanding)(?::| -) "
    r"|(?:should|must) be\b.{3,60}\b(?:among them|including)\b)"
)


def counts_recommendations(text: str) -> bool:
    return "ecommendations" in text and bool(_RECOMMENDATIONS_COUNTED.search(text))


_REQUESTS_COUNTED = any_of(
    rf"\b(?:I|we|HMIC\w*|inspectors)\b.{{0,40}}\b(?:ask|want|need|expect|require|request|urge)\b[^.:]{{0,40}}"
    rf"\b{SEVERAL} (?:\w+ )?(?:things|steps|actions|matters|points)\b",
    rf"\b{SEVERAL} (?:\w+ )?(?:things|requests|steps|actions|matters|points)\b[^.:]{{0,40}}"
    r"\b(?:I|we|HMIC\w*|inspectors)\b.{0,40}\b(?:ask|want|need|expect|require|request|urge)\b",
)


def counts_requests(text: str) -> bool:
    """ "I would ask you to do two things." """
    return holds_any(text, _REQUESTED) and bool(_REQUESTS_COUNTED.search(text))


_REQUESTED = ("things", "steps", "actions", "matters", "points", "requests")
_IN_ORDER = expression(
    r"(?:And,? )?(?:First|Second|Third|Fourth|Fifth|Last|Final)(?:ly)?,? (?:and (?:last|finally),? )?"
    r"(?:that |to )?(?=\w)"
)


_ONE_OR_ANOTHER = any_of(
    rf"\W*(?:and )?(?:one|another|others?|a (?:second|third|fourth|fifth|further)(?: one)?|two|three|some|the rest)"
    rf"(?: of {THEM})? (?:concern(?:s|ed)?|relate[sd]?|deal(?:s|t)? with|cover(?:s|ed)?|call(?:s|ed)? for"
    r"|focus(?:es|ed)? on"
    r"|(?:is|was|are|were) (?:about|for|on|over|that|to(?! (?:now )?be \w+(?:ed|en|ne|t)\b)|how|the|its|their)\b)"
    r"(?=(?: [\w'’-]+,?){3})"
)


def is_one_or_another(text: str) -> bool:
    """ "Another was the time that …", right behind words that count what is asked for."""
    return _ONE_OR_ANOTHER.match(text) is not None


def goes_through(text: str) -> bool:
    """ "First, set a date by which …", in the paragraph that counts what is asked for, or one after the other below."""
    found = _IN_ORDER.match(text)
    rest = text[found.end() :] if found else ""
    return bool(rest) and (begins_with_verb(rest) or asks(rest)) and not is_procedure(rest)


_ASKED_OF = expression(
    r"(?:(?:And|But|Also|Finally),? )?[\w'’&, -]{3,60}? (?:is|are|was|were|has been|have been) (?:also )?"
    r"(?:asked|told|urged|required|instructed|advised|ordered|called (?:up)?on) to (?!(?:respond|reply|answer)\b)"
)
_ANSWERS = any_of(
    r"\b(?:should|must) (?:now|decide|respond|reply|accept|publish (?:a|its|their|his|her)|be (?:met|implemented"
    r"|adopted|acted|accepted|welcomed))\b"
)


def names_one(text: str) -> bool:
    """ "Chief constables are asked to audit …", "It should …", right behind the sentence that counts them."""
    asks_one = begins_with_demand(text) or _ASKED_OF.match(text) is not None
    return asks_one and not (is_procedure(text) or _ANSWERS.search(text))


def is_counted_demand(text: str) -> bool:
    """One of those counted before: "The second was that officers should …" """
    return bool(_COUNTED_DEMAND.match(text))


def names_them(text: str) -> bool:
    """What was counted before: "These are how it answers calls and …" """
    return bool(_NAMES_THEM.match(text))


_SAID_AMONG = expression(
    r"(?:(?:Among (?:them|these|those|others|other things)|In particular|Specifically|Notably)[,:]? )?"
    r"(?:(?:[Ii]t|[Tt]hey|[Ii]nspectors|HMIC\w*|[Tt]he (?:report|inspectorate|watchdog|letter))"
    r" (?:also )?(?:said|says|added|wrote|concluded|warned|ruled)(?: that)? )?"
)


def says_what_it_asks(text: str) -> bool:
    """ "Among other things, it said the force should …", right behind a sentence that counts."""
    return asks_of_force(_SAID_AMONG.sub("", text, count=1))
