"""Headings that the field words the same way in every document, and the depth that they stand at.

Belongs here: telling a known wording, whatever its punctuation. Not here: deciding that a line is a heading at all
(`blocks.headings`), or the wordings themselves (`reference/questions.csv`, `areas.csv`, `known_headings.csv`,
`finite_verbs.csv`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.documents.expressions.late import expression
from pipelines.reference import areas, questions, rows
from pipelines.verb_forms import has_verb_of_doing

QUESTION = expression(
    r"(?:\d+(?:\.\d+)*\.? |[a-z][a-z ]{2,30} - )?(?:how|to what extent|what|why|who|where|when|which|does|do|did|is|"
    r"are|was|were|has|have|can|will|should)\b[^?]{3,250}\?(?: \(.{0,40}\))?",
    re.IGNORECASE,
)

# 'The force contributes …', 'Northshire Police always plans …'
_FORCE_DOES = expression(
    r"(?:the |its )?(?:[a-z]\w+ )?(?:force|constabulary|police|workforce|service|leadership) "
    r"(?:\w+ly |also |always )?[a-z]+s\b",
    re.IGNORECASE,
)
_NUMBERED = expression(r"\d{1,2}(?:\.\d{1,2})*\.?\s+")
_BEFORE_A_HEADING = expression(r"overview - |\d{1,2}(?:\.\d{1,2})*\.?\s+")
_AFTER_A_HEADING = ":0123456789"
_NO_LETTERS = expression(r"[^a-z ]+")
_LONGEST = 400
"""Characters. No heading is longer, and no wording of the field has half of them."""
_REMEMBERED = 5000
"""Wordings. Those of a document are asked about up to ten times each."""
_SENTENCE_WORDS = 5
_HEADLINE = expression(r"[A-Z].*")
_FIGURE_OR_ACTIVITY = expression(r"\d|^\w+ing\b")
"""'Female officers: 29 percent', 'Meeting demand and using resources': neither says what somebody does."""


@lru_cache(_REMEMBERED)
def question_level(plain: str) -> int | None:
    """2 for a wording of an area or question of any cycle, or nearly one, else None."""
    key = _key(plain)
    if key in _known_questions() or (plain.rstrip().endswith("?") and _is_nearly_known(key)):
        return 2
    return None


def is_programme_question(plain: str) -> bool:
    """A heading by which the inspections of one subject (crime recording, children, vetting) are always divided."""
    return _listed("question").fullmatch(_bare(plain)) is not None


def is_part(plain: str) -> bool:
    """A part of a whole document: its summary, its introduction, an annex."""
    return _listed("part").fullmatch(_bare(plain)) is not None


def is_section_kind(plain: str) -> bool:
    """A kind of section that stands below every area: areas for improvement, main findings."""
    return _listed("section").fullmatch(_bare(plain)) is not None


@lru_cache(_REMEMBERED)
def is_known(plain: str) -> bool:
    if len(plain) > _LONGEST:
        return False
    return is_part(plain) or is_section_kind(plain) or question_level(plain) is not None


@lru_cache(_REMEMBERED)
def is_sentence_like(plain: str) -> bool:
    """'The constabulary needs to …': a finding worded as a sentence, with a subject and a finite verb."""
    words = plain.split()
    if len(words) < _SENTENCE_WORDS or not _HEADLINE.match(plain):
        return False
    if _FORCE_DOES.match(plain) or _finite_verbs().search(plain, len(words[0])):
        return True
    return not _FIGURE_OR_ACTIVITY.search(plain) and has_verb_of_doing(plain)


def _bare(plain: str) -> str:
    """Without numbering before, and without a colon, footnote mark or blanks after."""
    words = plain.strip()
    numbered = _NUMBERED.match(words)
    return words[numbered.end() if numbered else 0 :].rstrip(_AFTER_A_HEADING).rstrip()


def _key(plain: str) -> str:
    levelled = plain.lower().strip()
    before = _BEFORE_A_HEADING.match(levelled)
    levelled = levelled[before.end() if before else 0 :].replace("(recalled)", "").replace("(ungraded)", "")
    levelled = (
        levelled.replace("anti-social", "antisocial").replace("counter-", "counter ").replace("re-offend", "reoffend")
    )
    levelled = levelled.replace("&", "and").replace("the constabulary", "the force").replace("-", " ")
    words = _NO_LETTERS.sub(" ", levelled).split()
    return " ".join([word for word in words if word not in ("the", "a")])


@cache
def _listed(depth: str) -> re.Pattern[str]:
    """Any wording of `known_headings.csv` that stands at this depth."""
    return re.compile(
        "|".join(row["wording"] for row in rows("known_headings") if row["depth"] == depth), re.IGNORECASE
    )


@cache
def _finite_verbs() -> re.Pattern[str]:
    verbs = sorted((row["verb"] for row in rows("finite_verbs")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(verbs)})\b")


_NEARLY = 0.65
"""The share of words that a question has in common with a known one when only its wording was freshened."""
_LENGTH = 0.8
"""A much shorter question is one of the questions below a known one."""
_STEM = 5
_LITTLE_WORDS = expression(
    r"at|in|of|to|and|or|for|its|it|those|who|are|is|does|do|has|have|with|got|taking|steps|ensure"
)


def _stems(key: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in key.split() if not _LITTLE_WORDS.fullmatch(word))


@cache
def _known_stems() -> tuple[frozenset[str], ...]:
    wordings = {_key(wording) for question in questions() for wording in question.headings if wording.endswith("?")}
    return tuple(_stems(wording) for wording in sorted(wordings))


@cache
def _is_nearly_known(key: str) -> bool:
    stems = _stems(key)
    return any(
        len(stems & known) >= _NEARLY * len(stems | known) and len(stems) >= _LENGTH * len(known)
        for known in _known_stems()
    )


@cache
def _known_questions() -> frozenset[str]:
    wordings = {
        _key(wording) for question in questions() for wording in question.headings if question.level != "pillar"
    }
    pillars = {_key(wording) for question in questions() for wording in question.headings if wording.endswith("?")}
    names = {_key(area.name.partition("(")[0]) for area in areas() if area.area_id != "overall"}
    return frozenset((wordings | pillars | names) - {""})
