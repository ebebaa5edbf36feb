"""Headings that the field words the same way in every document, and the depth that they stand at.

Belongs here: telling a known wording, whatever its punctuation. Not here: deciding that a line is a heading at all
(`headings`), or the wordings of areas and questions themselves (`reference/questions.csv`, `reference/areas.csv`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.reference import areas, questions

QUESTION = re.compile(
    r"(?:\d+(?:\.\d+)*\.? |[a-z][a-z ]{2,30} - )?(?:how|to what extent|what|why|who|where|when|which|does|do|did|is|"
    r"are|was|were|has|have|can|will|should)\b[^?]{3,250}\?(?: \(.{0,40}\))?",
    re.IGNORECASE,
)

PART = re.compile(
    r"(?:overall |executive |our )?summary(?: of (?:this |our |the )?(?:report|inspection))?|foreword|introduction|"
    r"background|"
    r"context|(?:hm|hmi|his majesty's|her majesty's)(?: (?:chief )?inspector)?(?:'s)? (?:observations|summary)|"
    r"effectiveness|efficiency|legitimacy|leadership|overall findings?|overview|about this (?:inspection|report|"
    r"review)|"
    r"about us|about our (?:inspection|report)s?|about hmic(?:frs)?|(?:the )?force in numbers|force in context|"
    r"reducing crime assessment|providing a service to (?:the )?victims of crime|regional findings|"
    r"the rocu and individual forces|conclusions?(?: and next steps)?|next steps|what next|methodology|"
    r"terms of reference|"
    r"definitions and interpretation|definitions|glossary|(?:annex|appendix)(?: [a-z0-9]{1,2})?(?:[ :-].{0,80})?|"
    r"(?:part|chapter|section) (?:\d+|one|two|three|four|five|[ivx]+)(?:[ :-].{0,80})?|references|"
    r"notes(?: (?:to|for) editors?)?|notes and references|financial implications|legal implications|"
    r"(?:the )?(?:chief constable|commissioner|pcc)'s (?:response|comments).{0,40}|response from .{3,60}",
    re.IGNORECASE,
)

SECTION_KIND = re.compile(
    r"(?:key |accelerated |previous )?(?:areas?|causes?) (?:for|of) (?:improvement|concern)s?(?: and recommendations?)?"
    r"(?:(?: ?\(\w+\))|(?: \d+))?|"
    r"(?:main|key|detailed|summary of (?:the )?|inspection|overall)? ?findings?(?: for question \d+)?|"
    r"summary of (?:the )?(?:findings|judgments)|summary for question \d+|detailed findings for question \d+|"
    r"(?:key |main |national |immediate |our )?recommendations?(?: \d+)?(?: to .{3,60})?|"
    r"(?:innovative|promising|effective|good|notable|positive) practice(?: and .{3,30})?|"
    r"victim service assessment|our judge?ments?|important changes to peel|changes to peel|data in this report|"
    r"about the data|what we (?:found|inspected)|strengths|weaknesses|what the force does well|"
    r"where the force needs to improve|case (?:study|studies|file review)|questions? for the force|"
    r"performance in context|"
    r"(?:graded|overall) judge?ments?|judge?ments?|the force is|inspection findings",
    re.IGNORECASE,
)

_FINITE_VERB = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|wasn't|weren't|has|have|hasn't|haven't|had|needs?|should|must|will|can|"
    r"can't|cannot|"
    r"could|may|might|does|doesn't|do|don't|did|didn't|provides?|uses?|makes?|works?|understands?|treats?|gives?|"
    r"takes?|"
    r"manages?|identif(?:y|ies)|supports?|carr(?:y|ies)|shows?|lacks?|misses|miss|receives?|allocates?|seeks?|"
    r"investigates?|protects?|records?|responds?|answers?|plans?|continues?|remains?|involves?|ensures?|improves?|"
    r"improved|"
    r"holds?|keeps?|meets?|works|engages?|recognises?|communicates?|monitors?|reviews?|develops?|delivers?|puts?|"
    r"prioritises?|completes?|follows?|offers?|considers?|relies|knows?|wants?|fails?|failed|operates?|tackles?|feels?|"
    r"invests?|leads?|achieves?|helps?|sets?|allows?|gets?|reduces?|increased|introduced|created|struggles?|"
    r"benefits?)\b"
)
# 'The force contributes …', 'Northshire Police always plans …'
_FORCE_DOES = re.compile(
    r"(?:the |its )?(?:[a-z]\w+ )?(?:force|constabulary|police|workforce|service|leadership) "
    r"(?:\w+ly |also |always )?[a-z]+s\b",
    re.IGNORECASE,
)
_SENTENCE_WORDS = 5
_HEADLINE = re.compile(r"[A-Z].*")


def question_level(plain: str) -> int | None:
    """2 for a wording of an area or question of any cycle, else None."""
    return 2 if _key(plain) in _known_questions() else None


def is_part(plain: str) -> bool:
    return PART.fullmatch(_bare(plain)) is not None


def is_section_kind(plain: str) -> bool:
    return SECTION_KIND.fullmatch(_bare(plain)) is not None


def is_known(plain: str) -> bool:
    return is_part(plain) or is_section_kind(plain) or question_level(plain) is not None


def is_sentence_like(plain: str) -> bool:
    """'The constabulary needs to …': a finding worded as a sentence, with a subject and a finite verb."""
    words = plain.split()
    if len(words) < _SENTENCE_WORDS or not _HEADLINE.match(plain):
        return False
    return bool(_FORCE_DOES.match(plain) or _FINITE_VERB.search(plain, len(words[0])))


def _bare(plain: str) -> str:
    """Without numbering before, and without a colon, footnote mark or blanks after."""
    return re.sub(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)|\s*[:\d]*$", "", plain.strip()).strip()


def _key(plain: str) -> str:
    levelled = re.sub(r"^overview - |^\d{1,2}(?:\.\d{1,2})*\.?\s+|\((?:recalled|ungraded)\)", "", plain.lower().strip())
    levelled = (
        levelled.replace("anti-social", "antisocial").replace("counter-", "counter ").replace("re-offend", "reoffend")
    )
    levelled = levelled.replace("&", "and").replace("the constabulary", "the force").replace("-", " ")
    levelled = re.sub(r"\b(?:the|a)\b", " ", levelled)
    return " ".join(re.sub(r"[^a-z ]", " ", levelled).split())


@cache
def _known_questions() -> frozenset[str]:
    wordings = {
        _key(wording) for question in questions() for wording in question.headings if question.level != "pillar"
    }
    pillars = {_key(wording) for question in questions() for wording in question.headings if wording.endswith("?")}
    names = {_key(area.name.partition("(")[0]) for area in areas() if area.area_id != "overall"}
    return frozenset((wordings | pillars | names) - {""})
