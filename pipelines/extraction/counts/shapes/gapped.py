"""Clauses of a count that leave words to what was told before: 'vulnerable ones in 80 of 84', 'it did so in 34 of 61'.

Belongs here: which words they leave out, and where these stand. Not here: the measures that the words then name
(`measured`), or whether what was told was good (`senses.sense`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.elliptical import adds_nothing
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.records import CaseCount

_FINITE = expression(
    r"\b(?:was|were|is|are|had|has|have|did|could|would|didn't|wasn't|weren't|hadn't|couldn't|gave|took|got|met|made|kept|found|saw|came|went|left|told|sent|held|lacked|"
    r"(?!(?:need|speed|indeed|aged|named|based|related|linked|unrecorded|delayed|reported|attempted|alleged|suspected|repeated)\b)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_PLACED = expression(r"\b(?P<by>for|of|on|with|about|to|from)\s+(?=[a-z])", re.IGNORECASE)
_ONES = expression(r"\b(?P<kind>[\w-]+)\s+ones?\b", re.IGNORECASE)
_LEADS = expression(r"^\W*(?:(?:and|but|or|also|that|only|just|while|whereas)\s+)+", re.IGNORECASE)
_LAST_NOUN = expression(r"([a-z'-]+)\s*$", re.IGNORECASE)


def with_its_verb(said: str, told: str) -> str:
    """A clause without a verb, with that of the count before: 'vulnerable ones' after 'repeat victims were spotted'.

    Empty where the clause has a verb of its own or the one before has none.
    """
    said, told = _LEADS.sub("", said).strip(), _LEADS.sub("", told).strip()
    verb = _FINITE.search(told)
    if not said or verb is None or _FINITE.search(said):
        return ""
    subject = told[: verb.start()].strip()
    if placed := _PLACED.match(said):
        same = [found for found in _PLACED.finditer(told) if found["by"].lower() == placed["by"].lower()]
        if not same:
            return f"{told} {said}"
        at = same[0].start()
        return f"{told[:at]}{said} {told[verb.start() :]}" if at < verb.start() else f"{told[:at]}{said}"
    noun = _LAST_NOUN.search(subject)
    if noun and (ones := _ONES.search(said)):
        said = f"{said[: ones.start()]}{ones['kind']} {noun[1]}{said[ones.end() :]}"
    return f"{said} {told[verb.start() :]}"


_PRO_FORM = expression(
    r"\b(?:it(?!\s+(?:was|took|had\s+been)\s+(?:more|over|nearly|almost|about|at\s+least|less|\d|clear|unclear|possible|impossible|not)\b)|this|that|these|those|they|them|so|such|one|ones|nobody|no\s+one|anyone|anybody|"
    r"(?:the|its|their|our|this|that)\s+(?:own\s+)?(?:check|test|standards?|targets?|limits?|times?|rules?|question|requirements?|policy|guidance|deadline|form|record|form))\b",
    re.IGNORECASE,
)
_LIGHT = expression(
    r"\b(?:used?|asked|done|made|held|kept|sent|taken|given|put|completed|carried|out|there|late|early|always|ever|correctly|properly|never|"
    r"happen\w*|miss\w*|present|absent|available|found|known|told|checked|found|apply|applied|applies|wanting|lacking|complied|compliant|"
    r"check|test|standards?|targets?|limits?|rules?|question|requirements?|policy|guidance|deadline|form|forms|record|time|times|whether|because|own|such|ones|"
    r"nobody|anyone|anybody|somebody|officers?|handlers?|callers?|call|calls|files?|supervisors?|victims?|incidents?|constabulary|police|force)\b",
    re.IGNORECASE,
)
_SENTENCES_BACK = 2
_LEAST_TOLD = 30
"""Characters of a sentence before its clause, of which it may speak again."""


def named_by_what_they_take_up(context: Context, facts: Sequence[CaseCount]) -> list[CaseCount]:
    """The counts, those of mere pro-forms with the measure that the words before name: 'It was used in 18 of 20'."""
    starts = [sentence.start for sentence in context.sentences]
    found: list[CaseCount] = []
    for fact in facts:
        if fact.measure_id is None and _PRO_FORM.search(fact.subject):
            sentence = context.sentences[bisect_right(starts, fact.anchor.start) - 1]
            fact = replace(fact, measure_id=_taken_up(context, sentence, fact))
        found.append(fact)
    return found


def _taken_up(context: Context, sentence: Sentence, fact: CaseCount) -> str | None:
    """The measure of the nearest words that say all that a clause of pro-forms names."""
    if sentence.block.kind == "table_row":
        return None
    own = _LIGHT.sub(" ", fact.subject)
    lead = context.lead_in(sentence)
    above = [lead] if lead else context.before(sentence, _SENTENCES_BACK)
    told = [earlier.text for earlier in above if earlier.block.kind != "table_row"]
    opens = sentence.text.find(fact.subject, 0, fact.anchor.start - sentence.start)
    if opens > _LEAST_TOLD:
        told.insert(0, sentence.text[:opens])
    for text in (*told, *sentence.headings[-1:]):
        if adds_nothing(own, text) and not (_READ.search(text) or adds_nothing(text, "")):
            return measure_of(text, text, "", sentence.area_id, "case_count")
    return None


_READ = expression(
    r"\b(?:reviewed|examined|looked\s+at|listened\s+to|read|audited|sampled|dip-sampled|assessed|checked|inspected|watched)\s+(?:\d|[a-z]+\s)",
    re.IGNORECASE,
)
"""How many were read, which names nothing that was found."""
