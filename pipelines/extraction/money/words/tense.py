"""What the verb of an amount's clause says of its time: over and done, still to come, or only imagined.

Belongs here: the tense that stands nearest to an amount, for amounts that no word of certainty speaks of. Not here: the
words of certainty (`reference/money_status.csv`) or what follows for each kind of money (`certainty`).
"""

from __future__ import annotations

import re
from typing import Literal

from pipelines.documents.expressions.late import expression

Tense = Literal["past", "present", "ahead", "imagined"]

_IRREGULAR = (
    r"took|cost|brought|gave|made|came|went|rose|fell|stood|spent|lent|lost|won|found|kept|left|met|paid|put|ran|saw|sold|bought|"
    r"cut|grew|held|got|led|drew|built|began|became|shrank|hit|sank|set|exceeded|(?<!is\s)(?<!are\s)(?:over|under)-?spent"
)
_HOLDS = (
    r"owes?|faces?|needs?|has|have|stands?|remains?|(?<!\bour\s)(?<!\bits\s)(?<!\bthe\s)(?<!ing\s)(?<!\ba\s)(?<!\ban\s)(?<!\btotal\s)costs?|spends?|saves?|holds?|leaves?|pays?(?!\s+(?:inflation|awards?|bills?|rises?|costs?|increases?|deals?|pressures?|settlements?|growth|budgets?)\b)|gives?|takes?|makes?|brings?|"
    r"receives?|gets?|comes|goes|provides|raises|yields|generates|equals|(?:plans|intends)(?=\s+to\s+(?:spend|run)\b)"
)
_VERB = expression(
    rf"(?P<ahead>\b(?:will|shall|won't)\b|'ll\b|(?:\b(?:is|are|was|were|am)|'m|'re|'s)\s+(?:about|due|going|set|still)\s+to\b|\b(?:is|are)\s+to\s+(?!date\b)\w)|"
    rf"(?P<imagined>\b(?:would|could|might|(?-i:may))\b|\b(?:we|they|it|he|she|I)'d\b(?!\s+better))|"
    rf"(?P<got>(?:\b(?:has|have)|'ve|'s)\s+got\b)|(?P<past>\b(?:was|were|had|did|been|having|after\s+(?:already\s+)?(?!taking|allowing|includ|exclud|deduct|adjust)[a-z]+ing|(?:has|have|'ve|'s)\s+(?:\w+ly\s+|now\s+|also\s+|so\s+far\s+|already\s+|since\s+|not\s+)?"
    rf"(?:\w+ed|{_IRREGULAR}|seen|taken|given|grown|fallen|risen|shrunk|drawn|driven|thrown|frozen))\b|"
    rf"(?<!\bto\s)(?<!\ba\s)(?<!\bthe\s)(?<!\bits\s)(?<!\btotal\s)(?<!budget\s)(?<!funding\s)(?<!spending\s)(?<!grant\s)\b(?:{_IRREGULAR})\b(?!\s+(?:costs?|prices?|pressures?|inflation|growth|increases|base|of\s+living)\b)|(?<!\ba\s)(?<!\ban\s)(?<!\bits\s)(?<!\bour\s)(?<!\btheir\s)\b(?!(?:need|unchanged|exceed|proceed|succeed|speed|feed)\b)[a-z]{{2,}}ed\b(?!\s+(?:savings|reserves|budget|costs|"
    rf"spending|income|investment|deficit|gap)\b))|"
    rf"(?P<present>\b(?:(?:rises?|falls?|grows?|widens?|narrows?|drops?|increases?|shrinks?|climbs?)(?=\s+(?:to|by|from)\b)|(?:falls|arises|opens|lies|appears)(?=\s+in\b)|is|are|am|does|do|'re|'s|{_HOLDS})\b)",
    re.IGNORECASE,
)
_BREAK = expression(
    r"[;:]\s|\.\s|,\s+(?:and|but|while|whereas|although|though|so|because|which|with)\b|\b(?:but|while|whereas|although)\b"
)
_NO_VERB = expression(
    r"\b(?:proposed|planned|required|needed|estimated|based|combined|expected|agreed|reduced|increased|limited|earmarked|unallocated|related)$",
    re.I,
)
"""Participles that describe a noun more often than they tell of the past."""


_OF_THE_AMOUNT = expression(
    r"\s+(?:\w+ly\s+|then\s+|still\s+|also\s+)?(?:be|come|go|rise|fall|reach|remain|stand|continue|end|cease)\b",
    re.IGNORECASE,
)
"""'An award of £740,000 will pay for lighting' tells what it is for, '£4m will be spent' when."""


_CONDITION = expression(
    r"\W*(?:[\d.]+\s+)?(?:(?:(?:Even|Only)\s+)?(?:If|Should|Were)\s|"
    r"(?:A|An|Each|Every)\s+(?:extra\s+|further\s+)?(?:(?:change|rise|increase|fall|reduction)\s+of\s+)?(?:1|one)\s?(?:%|per\s?cent)\s)"
)
"""'If the panel agrees, …', 'A change of 1% in pay …'"""
_BIDS = expression(r"\W*(?:cut|put|set)", re.IGNORECASE)
"""'Cut overtime by £400,000', in a list of what is to be done."""
_HANGS_ON = expression(
    r"\b(?:and|or)\s+(?:also\s+|so\s+|thereby\s+|then\s+|thus\s+)?(?:bring|save|cost|take|give|make|pay|leave|spend|hold|need|receive|get|put|set|cut)$",
    re.IGNORECASE,
)
"""'Would take the charge to £264 and bring in £6m': the helping verb before counts for both."""
_TO_BE = expression(r"(?<!\bhad\s)(?<!\bhave\s)(?<!\bhas\s)\bto\s+be\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""'To be financed by borrowing': still to come, whatever the form."""
_HELPS = expression(r"\s+(?:\w+ly\s+|also\s+|then\s+|now\s+|still\s+|only\s+|not\s+)?(?:be\s+|have\s+)?")
"""'Would cost', 'will be paid': the form of the past belongs to the helping verb before it."""
_INFINITIVE = expression(r"\bto\s+$", re.IGNORECASE)
"""'Posts were cut to save £0.4m': the time is that of the verb before."""
_ON_CONDITION = expression(
    r"(?:(?!,|\band\b)[^.;]){0,60}?\b(?:if(?!\s+(?:they|you|it|he|she)\s+(?:lives?|owns?|is\s+in|are\s+in)\b)|unless|(?<!be\s)(?<!been\s)(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)provided|as\s+long\s+as|on\s+condition|should\s+(?:it|they|this|that|the|any|officer|numbers)|were\s+(?:it|they|this|the)(?=[^.;,]*\sto\s))\b",
    re.IGNORECASE,
)
"""'£5m more is available if all of them agree'"""
_SAID_BEFORE = expression(
    r"\b(?:said|says?|told|announced|promised|pledged|confirmed|added|wrote|(?:expected|predicted|forecast|estimated)\b[^.;]{0,60}\bthat)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""'They said they would raid reserves': what is to come, as reported."""


def tense_at(text: str, opened: int, start: int, end: int, closed: int) -> Tense | None:
    """The tense of the last verb before the amount in its clause, else of the first one behind it.

    The amount stands at `start` to `end`; the words that can speak of it between `opened` and `closed`.
    """
    told = _told(text, opened, start, end, closed)
    conditional = _CONDITION.match(text) or _ON_CONDITION.match(text[:closed], end)
    return "imagined" if told in (None, "present", "ahead") and conditional else told


def _told(text: str, opened: int, start: int, end: int, closed: int) -> Tense | None:
    """The tense of the last verb before the amount that is its own, else of the first behind it."""
    before = _clause_before(text[opened:start])
    said = [
        found
        for found in _VERB.finditer(before)
        if not _NO_VERB.search(found.group()) and not _INFINITIVE.search(before[: found.start()])
    ]
    if said and opened == 0 and _BIDS.fullmatch(before[: said[0].end()]):
        del said[0]
    while len(said) > 1 and _HANGS_ON.search(before[: said[-1].end()]):
        said.pop()
    if said:
        helping = len(said) - 1
        while helping and _HELPS.fullmatch(before, said[helping - 1].end(), said[helping].start()):
            helping -= 1
        verb = said[helping] if said[helping].lastgroup in ("ahead", "imagined") else said[-1]
        if verb.lastgroup == "past" and _TO_BE.search(before[: verb.start()]):
            return "ahead"
        reported = verb.lastgroup == "imagined" and _SAID_BEFORE.search(before[: verb.start()])
        return "ahead" if reported else _tense(verb)
    behind = _BREAK.split(text[end:closed], maxsplit=1)[0]
    verbs = (found for found in _VERB.finditer(behind) if not _TO_BE.search(behind[: found.start()]))
    first = next((found for found in verbs if not _NO_VERB.search(found.group())), None)
    if first is None or (first.lastgroup == "ahead" and not _OF_THE_AMOUNT.match(behind, first.end())):
        return None
    return _tense(first)


def has_verb(words: str) -> bool:
    """Whether a verb stands in the words, so that they are a clause of their own."""
    return any(not _NO_VERB.search(found.group()) for found in _VERB.finditer(words))


def _clause_before(before: str) -> str:
    breaks = [found.end() for found in _BREAK.finditer(before)]
    clause = before[breaks[-1] :] if breaks else before
    return clause if _VERB.search(clause) else before


def _tense(found: re.Match[str]) -> Tense:
    for tense in ("ahead", "imagined", "past", "present"):
        if found.lastgroup == tense:
            return tense
    return "present"
