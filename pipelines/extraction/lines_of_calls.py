"""Of which telephone line words speak: 999, 101, other non-emergency calls or the switchboard.

Belongs here: which line a sentence or the nearest one before it names, and words told in those of that line.
Not here: what is measured of the calls (`measures.measure`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence

_NAMED = expression(
    r"(?P<emergency>\b999s?\b|(?<!non-)(?<!non\s)\bemergency\s+(?:calls?|callers?|lines?|number))|"
    r"(?P<single>\b101\s+(?:calls?|callers?|lines?|number|service|contacts?|demand|performance|waits?|waiting|abandon\w*|answer\w*)|"
    r"(?:\b(?:to|on|of|for|from|via|by|and|dial\w*|ring\w*|rang|rung|call(?:ed|ing)|phon\w+|answer\w*|using|the)\s+|\()101\b(?!\s+(?!was\b|is\b|has\b)[a-z]+s\b))|"
    r"(?P<routine>\bnon[-\s]?(?:emergency|urgent)\b)|(?P<switchboard>\bswitchboards?\b)",
    re.IGNORECASE,
)
_SPEAKS_OF_CALLS = expression(
    r"\b(?:calls?|callers?|abandon\w*|hang\w*|hung|r[aiu]ng(?:ing)?\s+off|g[ai]v(?:e|es|en|ing)\s+up|answer\w*|attrition)\b",
    re.IGNORECASE,
)
_SENTENCES_BACK = 6
_SAID_AS = {
    "emergency": "999 calls",
    "single": "101 calls",
    "routine": "non-emergency calls",
    "switchboard": "switchboard calls",
}
_ONE_NUMBER = frozenset(("single", "routine"))
"""'101, the non-emergency number', 'non-emergency (101) calls'."""
_PARTS_OF_HEADING = expression(r"(?<=[a-z])(?:[;,]|\s+(?:but|and|while|although|though|whereas|yet))\s+", re.IGNORECASE)


def line_told(context: Context, sentence: Sentence) -> str:
    """'101 calls' where these are the calls of which a sentence or the nearest before it speaks; empty if unknown."""
    if not _SPEAKS_OF_CALLS.search(sentence.text):
        return ""
    for said in (sentence, *context.before(sentence, _SENTENCES_BACK)):
        if named := _lines_in(said.text):
            return _SAID_AS[named.pop()] if len(named) == 1 else ""
    return ""


def in_line_told(context: Context, sentence: Sentence, heading: str) -> str:
    """A heading that names another line than the sentences below it, in the words of theirs: the nearest is meant."""
    headed = _lines_in(heading)
    told = line_told(context, sentence) if headed else ""
    if not told or {_SAID_AS[line] for line in headed} == {told}:
        return heading
    emergency = told == _SAID_AS["emergency"]
    parts = _PARTS_OF_HEADING.split(heading)
    meant = [part for part in parts if ("emergency" in _lines_in(part)) == emergency or not _lines_in(part)]
    return _NAMED.sub(f" {told.removesuffix(' calls')} ", " | ".join(meant))


def without_line(measure: str, own: str) -> str:
    """The words of a measure without the line of its calls where other words name their own: 'calls abandoned'."""
    return _NAMED.sub(" ", measure) if _NAMED.search(own) else measure


def _lines_in(text: str) -> set[str]:
    """The lines that a text names."""
    named = {found.lastgroup or "" for found in _NAMED.finditer(text)}
    return named - {"routine"} if named >= _ONE_NUMBER else named
