"""What a sentence or heading names, though it counts none, for a number without a noun right below it.

Belongs here: 'It had 412 of them', 'Eleven were listed'. Not here: numbers that lean on a count
(`shapes.constructions`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import CountedThing, things_before
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.movements import MOVED
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.volumes.shapes.around import OPENS, SINGULAR_THINGS
from pipelines.extraction.volumes.shapes.of_findings import UNITS_OF_FINDINGS

_NUMBER_OF = expression(
    rf"\bnumbers?\s+of\b(?:[^.;\d]|\b{YEAR}\b)*\.?$|\b(?:are|is|were|was|remain)\s+(?:still\s+)?(?:few|many|rare|common|scarce|up|down|short|too\s+few|in\s+short\s+supply|hard\s+to\s+find|thin\s+on\s+the\s+ground)\b|\b(?:ha[sd]|have)\s+(?:also\s+|nearly\s+|almost\s+|more\s+than\s+)*(?:risen|fallen|doubled|trebled|grown|dropped|increased|decreased|halved|gone\s+(?:up|down)|come\s+down|gone\s+through\s+the\s+roof|soared)\b[^.;\d]*\.?$|(?:\bnot|n't)\s+(?:been\s+)?enough\b",
    re.IGNORECASE,
)
"""'The number of officers has fallen. Sussex Police had 2,712 in September.'"""
_THERE_ARE_NOW = expression(
    r"\bthere\s+(?:are|were)\s+(?:now|then)\s+(?:[a-z]+\s+){0,2}?\d|"
    rf"{OPENS}there\s+(?:are|were|have\s+been|had\s+been)\s+{HEDGED_MORE}\d[\d,]*(?:\s+(?:in|at|on|by|as\s+at)\s+(?:the\s+)?(?:end\s+of\s+)?(?-i:[A-Z]|\d)|\s+(?:last|this)\s|\s*[.;]?\s*$)",
    re.IGNORECASE,
)
"""'He asked about PCSOs. There were now 212.'"""
_SEEN_HERE = expression(
    rf"{OPENS}(?:[\w\s]{{2,40}},\s+)?(?:we|inspectors|I)\s+(?:had\s+)?(?:counted|found|saw)\s+{HEDGED_MORE}\d[\d,]*(?=\s*[.;,]|\s+(?:in|at|on|one|when|that)\b)|"
    rf"{OPENS}(?:[\w\s]{{2,40}},?\s+)?there\s+(?:would\s+have\s+been|used\s+to\s+be|had\s+been)\s+{HEDGED_MORE}\d[\d,]*\s*[.;]|"
    rf"\b(?:the|that|this)\s+(?:number|total|figure)\s+(?:(?:has|have|had|was|is|now|since|been)\s+)*(?:{MOVED}|gone|went|come|came|cut|brought|up|down)(?:\s+(?:up|down))?\s+(?:from|to)\s+{HEDGED_MORE}\d",
    re.IGNORECASE,
)
"""'Calls wait in a queue. We counted 26 on Friday', 'PCSOs are missed. The number has fallen from 138 to 106.'"""
_OF_THEM = expression(
    rf"\d\s+(?:(?:more|fewer)\s+)?of\s+{THEM}\b|\b(?:twice|half|times|nearly|almost)\s+as\s+many\s+as\b"
)
_SINGLE_MOVED = expression(
    rf"\W*(?:[\w'-]+\s+){{0,4}}?(?P<what>{SINGULAR_THINGS})\b[^.;\d]{{0,40}}?\s(?:{MOVED}|up|down)\b", re.IGNORECASE
)
_ON_IT_GOES = expression(
    r"\W*(?:it(?:'s|\s)|that(?:'s|\s)|there\s|this\s|in\s|last\s|the\s+(?:total|figure|number)\s)", re.IGNORECASE
)
"""'Burglary fell by a third. It's still at 190,000.'"""
_FRAGMENT = expression(r"\W*(?:[\w'-]+\s+){0,3}[\w'-]+\W*[.?:]\W*")
_THERE = expression(
    rf"{OPENS}there\s+(?:are|were|have\s+been|had\s+been)\s+{HEDGED_MORE}(?:\d|{CARDINAL}\b)", re.IGNORECASE
)
"""'Shootings? There were 12 in the year before.'"""
_OPENS_WITH_NUMBER = expression(
    rf"{OPENS}(?:there\s+(?:are|were|have\s+been)\s+)?{HEDGED_MORE}(?:\d[\d,]*|{CARDINAL})(?:\s*[.;]|\s+(?:were|was|are|have|had|has|remain\w*)\b)",
    re.IGNORECASE,
)
"""'Eleven were listed', right below 'Areas for improvement'."""


_QUESTION = expression(
    r"\b(?:how\s+many|how\s+often|(?:total\s+)?numbers?\s+of|what\s+(?:is|are|was|were))\b(?P<asked>[^?]*)\?\W*$",
    re.IGNORECASE,
)
_THINGS = expression(r"\b[A-Za-z][\w'-]*(?<![sui])s\b|\b(?:people|children|staff|police)\b")
_OPENS_ANSWER = expression(
    rf"{OPENS}(?:A(?:nswer)?\d*\s*[.:-]\s*)?(?:(?:there\s+(?:are|were|have\s+been)|it\s+(?:is|was)|we\s+ha(?:ve|d))\s+)?{HEDGED_MORE}(?:\d[\d,]*|{CARDINAL})\b",
    re.IGNORECASE,
)


def _answered(question: str, answer: str) -> CountedThing | None:
    """The officers of 'How many officers have left?', where the next sentence begins with their number."""
    asked = _QUESTION.search(question) if question.rstrip().endswith("?") else None
    if asked is None or not _OPENS_ANSWER.match(answer):
        return None
    named = things_before(f"{question} ", len(question), asked.start())
    if named and named.role == "volume":
        return named
    things = _THINGS.search(asked["asked"])
    if things is None:
        return None
    place = asked.start("asked") + things.start(), asked.start("asked") + things.end()
    return CountedThing(*place, things.group().lower(), "volume", "", 2)


def named_above(context: Context, sentence: Sentence) -> CountedThing | None:
    """What the sentence or heading before names, though it counts none: 'It had 412 of them'."""
    earlier = [before.text for before in context.before(sentence)] or list(sentence.headings[-1:])
    if earlier and (answered := _answered(earlier[0], sentence.text)):
        return answered
    if earlier and _ON_IT_GOES.match(sentence.text) and (single := _SINGLE_MOVED.match(earlier[0])):
        return CountedThing(*single.span("what"), single["what"].lower(), "volume", "crimes", 2)
    asked = earlier and _FRAGMENT.fullmatch(earlier[0]) and _THERE.match(sentence.text)
    leans = asked or any(said.search(sentence.text) for said in (_THERE_ARE_NOW, _OF_THEM, _SEEN_HERE))
    headed = not context.before(sentence) and _OPENS_WITH_NUMBER.match(sentence.text)
    if not leans and not headed and not (earlier and _NUMBER_OF.search(earlier[0])):
        return None
    named = things_before(f"{earlier[0]} ", len(earlier[0]) + 1) if earlier else None
    return named if named and named.role == "volume" else None


_STATE_OPENS = expression(
    rf"{OPENS}(?:\d[\d,]*|{CARDINAL})\s+(?:of\s+{THEM}\s+)?(?:is|are|was|were|have|has|had)\b[^.;\d]{{0,40}}?\b"
    r"(?:met|closed|completed?|achieved|implemented|discharged|signed\s+off)\b",
    re.IGNORECASE,
)


def findings_above(context: Context, sentence: Sentence) -> CountedThing | None:
    """The findings that the sentence before names last, where this one opens with how many of them are closed."""
    earlier = next(iter(context.before(sentence)), None) if _STATE_OPENS.match(sentence.text) else None
    named = things_before(f"{earlier.text} ", len(earlier.text) + 1) if earlier else None
    return named if named and named.unit in UNITS_OF_FINDINGS else None
