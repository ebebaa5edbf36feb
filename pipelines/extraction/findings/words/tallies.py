"""Sentences below a label that only count what it names: "There are nine.", "Eleven were listed in the report."

Belongs here: their grammar. Not here: sentences of prose that count under a name (`prose.areas_named`, `causes.groups`,
`prose.demands`).
"""

from __future__ import annotations

from pipelines.extraction.findings.words.follow_up import SETTLED
from pipelines.extraction.findings.words.grammar import any_of
from pipelines.extraction.grammar.function_words import ARE, HAVE
from pipelines.extraction.grammar.number_words import CARDINAL

_START = r"^\W*(?:\d{1,2}(?:\.\d{1,3})+\W+)?"
"""The number of the paragraph before the words."""
_SO_MANY = rf"(?:{CARDINAL}|\d{{1,2}}|some|several|a (?:handful|number))"
_COUNT = (
    rf"(?:(?:only|just|a (?:total|further)(?: of)?|another) )*{_SO_MANY}(?: (?:in (?:all|total)|more|others?|so far))?"
)
_GIVES = (
    r"(?:given|gave|gives|made|makes|identified|issued|listed|found|set|sets|raised|received|has|have|had|contains?"
    r"|contained)(?: (?:us|it|the (?:force|constabulary)))?"
)
_BECAME = (
    rf"(?:{ARE}|{HAVE}|remains?)(?: (?:now|also|still|since|already))?(?: been)?"
    rf" (?:listed|made|given|found|set out|identified|issued|raised|open|outstanding|recorded|{SETTLED})"
)
_COUNTS_BARE = any_of(
    rf"{_START}(?:in (?:all|total|the report),? )?(?:there {ARE}(?: now)? |(?:[\w'-]+ ){{1,4}}?{_GIVES} )?{_COUNT}"
    r"(?: of (?:them|these|those))?"
    rf"(?:\W*$|,? (?:(?:{_SO_MANY} )?of which|under|across|and (?:it|they|both|all)|in (?:all|the|our|its|this))\b"
    rf"|,? {_BECAME}\b(?! (?:as|in) an?\b))"
)


def counts_bare(text: str) -> bool:
    """Only how many there are, with no word of what they are."""
    return bool(_COUNTS_BARE.search(text))


_NAMED = (
    r"(?:areas? (?:(?:for|of|requiring|needing) (?:improvement|concern)|to improve)|AFIs?"
    r"|(?:key |main )?recommendations?"
    r"|causes? of concern|(?:examples? of )?(?:innovative|promising|good|notable|positive) practices?)"
)
_POINTS = r"(?:areas?|matters|points|actions|things|steps|improvements|findings)"
_INSPECTION = (
    r"(?:area|part|inspection|report|section|chapter|letter|year|round|case|question|pillar|inspectors|HMIC\w*"
    r"|inspectorate|[\w/-]*20\d\d[\w/-]*)"
)
_FOR_WHOM = (
    r"(?:,? (?:here|too|as well|now|again|today|set out"
    r"|(?:for|to|by|with|of) (?:the (?:force|constabulary|inspectorate)"
    r"|it|us|them|you|inspectors|HMIC\w*|[A-Z]\w+ (?:Police|Constabulary)|attention|action)"
    rf"|(?:in|from|during|after|at|under) (?:this|our|the|its|that|each|last)(?: [\w'’-]+){{0,3}}? {_INSPECTION}"
    r"(?: of [\w'’ ]{3,30})?|to (?:work on|address|act on|consider|improve|focus on|attend to)))*"
)
_WHOSE = (
    rf"(?:{_FOR_WHOM}|,? (?:(?:where|in which|on which|that|which) )?(?:the |this )?"
    r"(?:force|constabulary|it|we|you|inspectors|HMIC\w*)(?: [\w'’-]+){1,6})"
)
_BELOW = r"(?:below|as follows|here|overleaf|in turn|beneath|underneath)"
_BY_THEM = (
    r"(?:we|I|inspectors|HMIC\w*|(?:the|our) (?:inspectors|inspectorate|inspection(?: team)?|report|watchdog)|it)"
)
_ANNOUNCES = any_of(
    # "We identified the following areas for improvement.", "The force should act on these recommendations."
    rf"{_START}(?:[\w'’&/-]+,? ){{0,14}}?(?:these|the following|those)(?: are| is)?(?: [\w-]+){{0,2}}?"
    rf" {_NAMED}{_WHOSE}\W*$",
    # "The inspectors listed these areas for the force to work on.", "The force should address these points."
    rf"{_START}(?:{_BY_THEM} (?:[\w'’-]+ ){{1,6}}?|(?:[\w'’-]+ ){{1,4}}?(?:should|must|needs? to) (?:also )?"
    r"(?:take (?:[\w-]+ ){0,2}(?:action|steps|measures) to )?"
    r"(?:address|act on|attend to|work on|deal with|consider|respond to|improve in|take account of) )"
    rf"these (?:{_POINTS}|concerns){_WHOSE}\W*$",
    # "The areas for improvement that we gave the force are listed below."
    rf"{_START}(?:[\w'’&/-]+,? ){{0,8}}?(?:{_NAMED}|{_POINTS})\b[^.;:]{{0,80}}?\b{_BELOW}\W*$",
    # "There are areas for improvement here.", "Our inspection identified areas for improvement for the force."
    rf"{_START}(?:(?:in|as|from|following|during|on|at) [^,.;:]{{3,60}}, )?(?:there {ARE}|(?:[\w'’&/-]+ ){{1,5}}?"
    rf"(?:has|have|had|{_GIVES}|highlighted|noted|came across|saw))(?: (?:also|been|some|several|its|our|an?|this))*"
    rf" {_NAMED}{_FOR_WHOM}\W*$",
)
_LONGEST_ANNOUNCEMENT = 30
"""Words."""
_OF_WHAT = any_of(r"\b(?:about|how|relating|regarding|concerning|because|whether|so that|to make sure|to ensure)\b")


def only_announces(text: str) -> bool:
    """ "The force has these areas for improvement.": what they are comes next, with no word of it here."""
    return len(text.split()) <= _LONGEST_ANNOUNCEMENT and bool(_ANNOUNCES.search(text)) and not _OF_WHAT.search(text)
