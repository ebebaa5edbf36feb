"""Whether a grade word judges at all, and how: by a verb, as a noun, in a list, or as a label.

Belongs here: telling that from what stands before a grade word. Not here: the words that lead to it (`leads`),
what rules a judgment out (`denials`), which areas it judges (`areas.beside`), or whose judgment it is (`subjects`).

The text that they look at is levelled (`levelling`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grades.claims import leads
from pipelines.extraction.grades.claims.denials import last_clause, only_said, ruled_out
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grammar.grade_words import REQUIRED, GradeMention, find_grades, terms
from pipelines.extraction.grammar.number_words import CARDINAL

Manner = Literal["judged", "said", "listed", "labelled", "opens", "gapped"]


@dataclass(frozen=True, slots=True)
class Claim:
    """How a grade word judges."""

    manner: Manner
    start: int
    """Where the words that lead to the grade begin; what they say it of stands before."""
    subject: tuple[int, int] | None = None
    """The object of judging, where the verb stands before it."""
    replaces: GradeMention | None = None
    """The earlier grade of 'from inadequate to good'."""
    of_others: bool = False
    """Whether the grammatical subject is no force but its staff, systems, partners and the like."""


def claim_of(text: str, mentions: list[GradeMention], position: int, judged_before: bool) -> Claim | None:
    """How the grade at `position` judges in a levelled text, or None. `judged_before`: an earlier grade here does."""
    mention = mentions[position]
    before = text[: mention.start]
    if mention.grade == "not graded" or _IN_CASES.match(text, mention.end) or _has_degrees(before, text, mention):
        return None
    if position and (change := _changed(text, mentions[position - 1], mention)):
        start = change.start()
        return None if ruled_out(text[:start], text) else Claim("judged", start, replaces=mentions[position - 1])
    if text[mention.start].isupper() and _SMALL_WORD.search(before):
        mention = replace(mention, named=True)
    if _REQUIRED.match(text, mention.start):
        told = leads.TOLD_THAT.search(before) or IN_AREAS.match(text, mention.end)
        return Claim("judged", mention.start) if told and not ruled_out(before, text) else None
    after = leads.LAST_NOUN.search(text[: mention.end])
    claim = _leading_to(before, text[after.start() if after else mention.end :], mention, judged_before)
    bracketed = claim is not None and claim.manner == "labelled" and _in_brackets(text, mention)
    if claim is None or ruled_out("" if bracketed else before, text):
        return None
    merely_said = claim.manner == "said" or not _JUDGE_VERB.search(before, claim.start)
    if merely_said and (only_said(before) or _NEEDS.match(text, mention.start)):
        return None
    return replace(claim, of_others=claim.manner == "said" and not _INVERTED.search(before) and _of_others(before))


_REQUIRED = expression(REQUIRED, re.IGNORECASE)
IN_AREAS = expression(
    rf"['\"]?\s+(?:in|at|for|on|across)\s+(?:(?:the|its)\s+)?(?:(?:other|remaining|following|further)\s+)?(?:\d|{CARDINAL})\s+"
    rf"(?:\w+\s+)?{terms('area noun')}\b",
    re.IGNORECASE,
)
"""'Improvement was required in three areas: …': a count tells that areas are graded."""
_IN_CASES = expression(
    rf"\s+in\s+(?:far\s+)?(?:(?:too|so|very)\s+)?(?:many|most|some|several|half|a\s+(?:few|number|minority|majority)|{CARDINAL}|\d+)"
    r"\s+(?:of\s+)?(?:(?:the|its|these|those)\s+)?(?:\w+\s+)?(?:cases|incidents|instances|investigations|files|records|crimes)\b",
    re.IGNORECASE,
)
"""'The service was inadequate in too many cases.'"""


def _has_degrees(before: str, text: str, mention: GradeMention) -> bool:
    """Whether it is praise, which has degrees: 'exceptionally good at recording crime', 'as good as any I saw'."""
    compared = before.endswith(" as ") and _AS_ANY.match(text, mention.end) is not None
    return compared or _VERY.search(before) is not None


_AS_ANY = expression(r"\s+as\s+(?:any|the|most|it\s+gets|we|you|I|those|many)\b", re.IGNORECASE)
_VERY = expression(
    r"\b(?:very|exceptionally|particularly|extremely|remarkably|really|pretty|fairly|reasonably|quite|unusually|notably)\s+$",
    re.IGNORECASE,
)
_SMALL_WORD = expression(r"(?:^|\s)[a-z][\w']*\s+$")
"""'It was Adequate for …': in the middle of a sentence a capital is as good as quotation marks."""
_NEEDS = expression(r"needs?\s+(?:\w+\s+)?improvement\b(?!['\"]?\s*[:(-])", re.IGNORECASE)
"""'The way it answers calls needs improvement': no grade, unless somebody is said to judge."""
_JUDGE_VERB = expression(rf"\b(?:{terms('judge')}|{terms('award')}|{terms('grade noun')})\b", re.IGNORECASE)


def _in_brackets(text: str, mention: GradeMention) -> bool:
    """Whether a grade stands in brackets, or between dashes, behind what is graded: whatever else is said of that."""
    return text[: mention.start].rstrip(" '\"").endswith("(") and text[mention.end :].lstrip(" '\"").startswith(")")


def _changed(text: str, earlier: GradeMention, later: GradeMention) -> re.Match[str] | None:
    return leads.CHANGED.search(text[: earlier.start]) if leads.TO.fullmatch(text[earlier.end : later.start]) else None


def _nearest(pattern: Quick, text: str) -> re.Match[str] | None:
    """The last of the places where a pattern that ends the text may begin, if another judgment stands in the first."""
    found = pattern.search(text)
    while found and find_grades(found.group()):
        later = pattern.search(text, found.start() + 1)
        if later is None:
            break
        found = later
    return found


def _leading_to(before: str, after: str, mention: GradeMention, judged_before: bool) -> Claim | None:
    return _said_so(before, after, mention) or _named_so(before, after, mention, judged_before)


def _is_quoted(before: str, after: str, mention: GradeMention) -> bool:
    return (before[-1:] in ("'", '"') and after[:1] in ("'", '"')) or mention.named


def _said_so(before: str, after: str, mention: GradeMention) -> Claim | None:
    """By a verb, or a noun of grading."""
    quoted = _is_quoted(before, after, mention)
    if leads.GRADE_NOUN_FOLLOWS.match(after) and (found := leads.BEFORE_GRADE_NOUN.search(before)):
        return Claim("judged", found.start())
    if found := _nearest(leads.GRADE_OF_GOOD, before):
        if found["apart"]:
            return Claim("judged", found.start(), found.span("apart"))
        group = next((name for name in ("object", "for", "about") if found[name]), None)
        if not found["noun"]:
            return Claim("judged", found.start())
        if group is None and (awarded := leads.AREA_AWARDED.search(before, 0, found.start("noun"))):
            return Claim("judged", awarded.start())
        return Claim("judged", found.end("noun"), found.span(group) if group else None)
    if found := leads.IS_GOOD.search(before):
        return Claim("judged" if found["judged"] or quoted else "said", found.start())
    if found := leads.MOVED_TO.search(before) or leads.HELD_AT.search(before):
        return Claim("judged", found.start())
    label = before.rstrip(" '\"").endswith("(") and after.lstrip(" '\"").startswith(")")
    if not label and (found := _nearest(leads.JUDGES_IT_GOOD, clause := last_clause(before))):
        shift = len(before) - len(clause)
        span = found.span("object")
        return Claim("judged", shift + found.start(), (shift + span[0], shift + span[1]) if found["object"] else None)
    if found := leads.HAILED_AS.search(before):
        return Claim("judged", found.start(), found.span("object") if found["object"] else None)
    if mention.grade == "requires improvement" and (found := leads.REQUIRES.search(before)):
        return Claim("judged", len(before.rstrip(" '\"(")))
    return None


def _named_so(before: str, after: str, mention: GradeMention, judged_before: bool) -> Claim | None:
    """As a noun, a headline, a label, or one of a list."""
    quoted = _is_quoted(before, after, mention)
    if (
        found := leads.AWARDED.search(before)
        or leads.COUNTED.search(before)
        or (leads.AS_NOUN.search(before) if quoted else None)
        or (leads.AS_NAME.search(before) if mention.grade == "requires improvement" else None)
    ):
        return Claim("judged", found.start())
    if (found := leads.HEADLINE.search(before)) or (found := leads.OPENS.search(before)):
        return Claim("opens", found.start())
    if (found := leads.AFTER_COLON.search(before)) and leads.LINK_FOLLOWS.match(after):
        return Claim("judged", found.start())
    if judged_before and IN_AREAS.match(after):
        return Claim("listed", len(leads.ADVERBS_LAST.sub("", before)))
    if found := leads.LABELLED.search(before):
        of_force = before[: found.start()].rstrip().endswith(FORCE) and leads.LINK_FOLLOWS.match(after)
        return Claim("judged" if of_force else "labelled", found.start())
    if judged_before and (found := leads.LISTED.search(before)):
        return Claim("listed", found.start())
    if mention.grade == "requires improvement":
        return Claim("said", len(before.rstrip(" '\"(")))
    gapped = judged_before and leads.GAPPED.search(before) is not None
    return Claim("gapped", len(leads.ADVERBS_LAST.sub("", before))) if gapped else None


_VERB = expression(
    rf"\b(?:{terms('is')}|requires?|required)\b|(?<=\bit)'s\b|(?<=\bthat)'s\b|(?<=\bwe)'re\b|(?<=\bthey)'re\b",
    re.IGNORECASE,
)


BESIDE = (
    r"\b(?:next\s+door|nearby|itself|alone|too|as\s+a\s+whole|meanwhile|by\s+contrast|in\s+turn|for\s+its\s+part)\b"
)
"""What may stand between a force's name and the verb: 'Kent Police next door was …'."""
_NAME = expression(r"\b[A-Z][\w'-]*\s*$")
_OWN_SUBJECT = expression(
    rf"(?:{FORCE}(?:'s)?|\b(?:(?:this|that)\s+{terms('area noun')}"
    r"|forces?|constabulary|police|service|organisation|unit|it|they|we|which|who|that"
    rf"|performance|and|but|or|also|former|latter)|[,()'\"-]|^)\s*"
    rf"(?:{BESIDE}\s*)?"
    rf"(?:{terms('adverb')}\s*)*$",
    re.IGNORECASE,
)
_PEOPLE = expression(rf"\b{terms('other judge')}\s+(?:(?:who|that)\s*)?$", re.IGNORECASE)
"""'Officers are good at investigating crime.', 'We saw officers who were good at …'"""
_INVERTED = expression(
    rf"\b(?:is|was)\s+(?:it|the\s+(?:force|constabulary))\s+{leads.ADVERBS}{leads.OPEN}", re.IGNORECASE
)
"""'Only on vetting is it good.'"""


def _of_others(before: str) -> bool:
    """Whether the words before the verb end in some other noun than a force: 'the force's analysts are good at …'."""
    verbs = list(_VERB.finditer(clause := last_clause(before)))
    subject = clause[: verbs[-1].start()] if verbs else clause
    return _PEOPLE.search(subject) is not None or not (_OWN_SUBJECT.search(subject) or _NAME.search(subject))
