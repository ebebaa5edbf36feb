"""Whether a grade word judges at all, and how: by a verb, as a noun, in a list, or as a label.

Belongs here: the grammar just before a grade word. Not here: what rules a judgment out (`denials`), which areas
it judges (`graded_areas`), or whose judgment it is (`subjects`).

The text that they look at is levelled (`levelling`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.extraction.grades.denials import last_clause, only_said, ruled_out
from pipelines.extraction.grades.levelling import FORCE
from pipelines.extraction.grammar.function_words import HAVE
from pipelines.extraction.grammar.grade_words import GradeMention, find_grades, terms
from pipelines.extraction.grammar.phrases import Quick

_FORCE = (
    rf"(?:{FORCE}+(?:'s)?|(?:the|this|our|each)\s+(?:\w+\s+)?(?:force|constabulary|service|unit)|it|us|them|they|we)"
)
_OPEN = r"\s*['\"(]?$"
_ADVERBS = rf"(?:{terms('adverb')}\s+)*"

_IS_GOOD = re.compile(
    rf"(?:(?<!\bas\s)\b(?:{HAVE}\s+{terms('adverb')}\s+been|{terms('is')})|(?<=\bit)'s|(?<=\bthat)'s)\s+(?:(?:(?<=\bis\s)|(?<=\bwas\s))(?:it"
    rf"|the\s+force)\s+)?{_ADVERBS}(?:(?P<judged>{terms('judge')}|(?:said"
    rf"|told|thought|felt)(?=\s+to\s))\s+{_ADVERBS}(?:by\s+[\w\s&]{{1,30}}?\s+)?)?"
    rf"(?:to\s+be\s+|to\s+have\s+been\s+|as\s+being\s+|as\s+|being\s+|to\s+|at\s+)?{_ADVERBS}(?:(?:an?"
    rf"|the)\s+)?{_OPEN}",
    re.IGNORECASE,
)
"""'The force is good', 'has been graded overall as inadequate', 'was found to require improvement'."""
_JUDGES_IT_GOOD = Quick(
    rf"\b{terms('judge')}\s+(?:that\s+)?(?:(?:the\s+)?(?:overall\s+)?(?P<object>{_FORCE}|(?!to\s+be\s)[^.;:]{{3,110}}?)\s+)?"
    rf"{_ADVERBS}(?:to\s+be\s+|to\s+|as\s+being\s+|as\s+|being\s+|at\s+)?{_ADVERBS}(?:(?:an?|the)\s+)?{_OPEN}",
)
"""'graded Kent Police as adequate', 'branded it inadequate', 'we judge its use of resources to be good'."""
_WORDS = r"[^.;:]{3,110}?"
_HAILED_AS = re.compile(
    rf"\b{terms('judge as')}\s+(?:(?P<object>{_FORCE}|[^.;:]{{3,110}}?)\s+)?as\s+(?:being\s+)?(?:an?\s+)?{_OPEN}",
    re.IGNORECASE,
)
"""'slammed the force as inadequate', 'hailed as outstanding'."""
_EXTENT = re.compile(
    rf"\W*the\s+extent\s+to\s+which\s+(?:{FORCE}+|the\s+force)\s+is\s+(?:effective|efficient|legitimate)\s[^.;:,]{{3,80}}"
    rf"(?<!is)(?<!was){_OPEN}",
    re.IGNORECASE,
)
"""'The extent to which Kent Police is effective at keeping people safe good.': HMIC's form, without its verb."""
_JUDGED_COLON = Quick(rf"\b{terms('judge')}\s+{_FORCE}\s*:\s*{_OPEN}")
"""'HMICFRS graded us: outstanding at …'."""
_OF_AREA_AS = rf"of\s+(?P<object>{_WORDS})\s+(?:as|to\s+be)\s+"
_FOR_AREA_IS = (
    rf"(?:(?:for|on|in)\s+(?P<for>{_WORDS})\s+)?(?:of|is|was|are|were|remains?|as|has\s+been|have\s+been):?\s+"
)
_GRADE_OF_GOOD = Quick(
    rf"\b(?P<noun>{terms('grade noun')})\s+(?:{_OF_AREA_AS}|{_FOR_AREA_IS}|[:-]\s*)(?:an?\s+)?{_OPEN}|"
    rf"\b{terms('grade noun')}\s*,\s*(?:an?\s+)?{_OPEN}"
)
"""'a grade of good', 'the assessment of its vetting as adequate', 'our grade for managing offenders is good'."""
_AREA_AND_NOUN = Quick(
    rf"['\")]*\s+(?!{terms('link')}\b|{terms('is')}\b)(?:[\w-]+\s+){{1,3}}?{terms('grade noun')}\b",
)
"""'retained its outstanding efficiency rating'."""
_GRADE_NOUN_FOLLOWS = re.compile(rf"['\")]*\s+(?:{terms('grade noun')}|areas?)\b", re.IGNORECASE)
_LAST_NOUN = Quick(rf"\s{terms('grade noun')}$")
"""The noun that the end of the scale is named with: 'the highest mark'."""
_BEFORE_GRADE_NOUN = re.compile(
    rf"(?:\b(?:{terms('award')}(?:\s+out)?(?:\s+{_FORCE})?|with|of|to|as|has|have|an?|the|its|our|their|his|another"
    rf"|one|two|three|four|five|six|seven|eight|nine|and|,)\s+(?:(?:only|sole|single|first|second|other|latest"
    rf"|remaining|one|two|three|{terms('grade adjective')})\s+)?){_OPEN}|^{_OPEN}",
    re.IGNORECASE,
)
"""'received an adequate grade', 'awarded outstanding grades', 'with an inadequate mark'."""
_AWARDED = Quick(
    rf"\b(?:{terms('award')}\s+(?:out\s+)?(?:{_FORCE}\s+)?"
    rf"(?:(?:an?|the|its|our|their)\s+(?:{terms('grade adjective')}\s+)?)?"
    rf"|with\s+an?\s+){_OPEN}",
)
"""'received "outstanding" in six areas'."""
_AWARDED_ONE = re.compile(
    rf"\b(?:{terms('award')}\s+(?:{_FORCE}\s+)?|with\s+|by\s+)(?:an?|the|its|our|their)\s+{_OPEN}", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})\s*(?:(?:x|×|as|of|for|were|was)\s+)?{_OPEN}",
    re.IGNORECASE,
)
"""'five adequate grades (…)', '2 x outstanding': the areas stand behind."""
_AS_NOUN = re.compile(
    rf"(?:\b(?:the|its|our|their|an?|another|that|this)|{FORCE}(?:'s)?|\b(?:force|constabulary)'s)\s+"
    r"(?:(?:only|sole|single|other)\s+)?['\"]$",
    re.IGNORECASE,
)
"""'The only "outstanding" was for preventing crime.', 'our "adequate" for investigations'."""
_ADVERBS_LAST = re.compile(rf"\s*(?:\b{terms('adverb')}\s+)*{_OPEN}", re.IGNORECASE)
_HEADLINE = re.compile(
    rf"^\W*(?:(?:the|police|welsh|local)\s+)*(?:{FORCE}+|force|constabulary|police|forces)\s+{_OPEN}", re.IGNORECASE
)
"""'Police force 'inadequate' at investigating crime': a headline leaves the verb out."""
_REQUIRES = re.compile(
    rf"(?:(?<!\w){_FORCE}|\b(?:police|forces?|constabular(?:y|ies)|which|who|that|and|but|also|still|now|currently|overall"
    rf"|clearly|all|each|both)|,|\s-|{FORCE}\)){_OPEN}",
    re.IGNORECASE,
)
"""'The force requires improvement': the grade is the verb."""
_LISTED = re.compile(
    rf"(?:[,;]|(?<={FORCE})\s-|\b(?:and|but|or|while|with|plus|then)|[,;]\s+(?:and|but|while|with))\s*(?:(?:as|at|it|they|for|being"
    rf"|to\s+be|of|an?|others?|one|two|three|four|five|six|seven|eight|nine|{terms('adverb')})\s+)*{_OPEN}",
    re.IGNORECASE,
)
"""'good at A, adequate at B and inadequate at C': counts only behind an earlier judgment."""
_OPENS = re.compile(rf"^\W*(?:(?:and|but|overall|as|also|now)\W+)*{_OPEN}", re.IGNORECASE)
"""A list item or a line: ''Good' at preventing crime'."""
_LABELLED = re.compile(r"\s*(?:[:=|(]|\s-|-\s)\s*['\"]?$")
"""'Investigating crime (Adequate)', 'Efficiency: Good'."""
_MARKS = re.compile(
    rf"\b(?:{terms('grade noun')}|(?:report|inspection|picture|reading|results?|findings?|outcomes?|review)\b[^.;:]*)"
    rf"\s*:\s*{_OPEN}",
    re.IGNORECASE,
)
_LINK_FOLLOWS = re.compile(rf"['\"]?\s+{terms('link')}\b", re.IGNORECASE)
"""'It got three marks: good for vetting, …', 'The report makes grim reading: inadequate at …'"""
_FORCE_ALONE = re.compile(rf"\W*(?:(?:and|but|while|the)\s+)*{FORCE}+\W*")
"""'Kent Police: good for efficiency, …': a list of forces, each with its grades."""
_HAS_CHANGED = (
    rf"(?:,?\s*\b(?:(?:which|that)\s+)?(?:(?:has|have|had|was|were|is"
    rf"|are)\s+)?(?:been\s+)?(?:also\s+)?{terms('change')}\s+)?"
    r"(?:(?:up|down|back)\s+)?(?:its\s+grade\s+)?(?:(?:by\s+)?(?:an?|one|two|three|\d)\s+(?:\w+\s+)?(?:grades?|levels?"
    r"|places?|tiers?)\s*,?\s*)?"
)
_CHANGED = re.compile(rf"{_HAS_CHANGED}\bfrom\s+(?:an?\s+)?['\"]?$", re.IGNORECASE)
_CHANGED_TO = Quick(
    rf"\b{terms('change')}\s+(?:(?:this|that|its|the|our|their|your)\s+)?(?:\w+\s+)?(?P<noun>{terms('grade noun')})\s+"
    rf"(?:(?:for|in|at|on)\s+(?P<for>{_WORDS})\s+)?to\s+(?:an?\s+)?{_OPEN}"
)
"""'We have now revised this grade to …', 'raised its grade for vetting to …'."""
_MOVED_TO = Quick(
    rf"(?:\b{HAVE}\s+)?\b{terms('is')}?\s*{terms('change')}\s*,?\s+(?:(?:up|down|back)\s*,?\s+)?(?:(?:by\s+)?(?:an?|one|two|three|\d)\s+\w+\s+)?to\s+"
    rf"(?:be(?:ing)?\s+)?{_OPEN}",
)
"""'has been moved down to adequate': what it was before is not told."""
_SOME_TIME_AGO = r"(?:(?:in|since|at|for)\s+(?:the\s+|our\s+)?[\w\s/-]{1,30}?)?"
_TO = re.compile(
    rf"['\"]?\s*(?:{terms('grade noun')}\s+)?{_SOME_TIME_AGO},?\s*(?:up\s+|down\s+)?"
    r"to\s+(?:be(?:ing|come)?\s+)?(?:an?\s+)?['\"]?",
    re.IGNORECASE,
)
"""'has moved from inadequate in 2019 to good': the later grade is the judgment, the earlier one history."""

_GAPPED = re.compile(
    rf"(?:[,;]\s+(?:and\s+|but\s+|while\s+|with\s+)?|\b(?:and|but"
    rf"|while)\s+)[^,;.:]{{4,80}}?\s+(?:{terms('adverb')}\s+)*{_OPEN}",
    re.IGNORECASE,
)
"""'Vetting was good, the workplace adequate and …': the verb is left out."""

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
    if mention.grade == "not graded":
        return None
    before = text[: mention.start]
    if position and (change := _changed(text, mentions[position - 1], mention)):
        start = change.start()
        return None if ruled_out(text[:start], text) else Claim("judged", start, replaces=mentions[position - 1])
    if text[mention.start].isupper() and _SMALL_WORD.search(before):
        mention = replace(mention, named=True)
    after = _LAST_NOUN.search(text[: mention.end])
    claim = _leading_to(before, text[after.start() if after else mention.end :], mention, judged_before)
    if claim is None or ruled_out(before, text):
        return None
    merely_said = claim.manner == "said" or not _JUDGE_VERB.search(before, claim.start)
    if merely_said and (only_said(before) or _NEEDS.match(text, mention.start)):
        return None
    return replace(claim, of_others=claim.manner == "said" and not _INVERTED.search(before) and _of_others(before))


_SMALL_WORD = re.compile(r"(?:^|\s)[a-z][\w']*\s+$")
"""'It was Adequate for …': in the middle of a sentence a capital is as good as quotation marks."""
_NEEDS = re.compile(r"needs?\s+(?:\w+\s+)?improvement\b(?!['\"]?\s*[:(-])", re.IGNORECASE)
"""'The way it answers calls needs improvement': no grade, unless somebody is said to judge."""
_JUDGE_VERB = re.compile(rf"\b(?:{terms('judge')}|{terms('award')}|{terms('grade noun')})\b", re.IGNORECASE)


def _changed(text: str, earlier: GradeMention, later: GradeMention) -> re.Match[str] | None:
    return _CHANGED.search(text[: earlier.start]) if _TO.fullmatch(text[earlier.end : later.start]) else None


_PARTICIPLE = re.compile(rf"\S[,'\"]\s+{terms('judge')}\s+(?:(?:to\s+be|as)\s+)?['\"]?$", re.IGNORECASE)
"""'grades in nine areas, with only one, vetting, judged to be …'."""


def _nearest(pattern: Quick, text: str) -> re.Match[str] | None:
    """The last of the places where a pattern that ends the text may begin, if another judgment stands in the first."""
    found = pattern.search(text)
    while found and (find_grades(found.group()) or _PARTICIPLE.search(found.group())):
        later = pattern.search(text, found.start() + 1)
        if later is None:
            break
        found = later
    return found


def _leading_to(before: str, after: str, mention: GradeMention, judged_before: bool) -> Claim | None:
    quoted = (before[-1:] in ("'", '"') and after[:1] in ("'", '"')) or mention.named
    if found := _CHANGED_TO.search(before):
        return Claim("judged", found.end("noun"), found.span("for") if found["for"] else None)
    if _GRADE_NOUN_FOLLOWS.match(after) and (found := _BEFORE_GRADE_NOUN.search(before)):
        return Claim("judged", found.start())
    if _AREA_AND_NOUN.match(after) and (found := _AWARDED_ONE.search(before)):
        return Claim("judged", found.start())
    if found := _GRADE_OF_GOOD.search(before):
        group = next((name for name in ("object", "for") if found[name]), None)
        if not found["noun"]:
            return Claim("judged", found.start())
        return Claim("judged", found.end("noun"), found.span(group) if group else None)
    if found := _IS_GOOD.search(before):
        return Claim("judged" if found["judged"] or quoted else "said", found.start())
    if _EXTENT.fullmatch(before):
        return Claim("judged", len(before.rstrip()))
    if found := _MOVED_TO.search(before):
        return Claim("judged", found.start())
    if found := _nearest(_JUDGES_IT_GOOD, clause := last_clause(before)):
        shift = len(before) - len(clause)
        span = found.span("object")
        return Claim("judged", shift + found.start(), (shift + span[0], shift + span[1]) if found["object"] else None)
    if found := _JUDGED_COLON.search(before):
        return Claim("judged", found.start())
    if found := _HAILED_AS.search(before):
        return Claim("judged", found.start(), found.span("object") if found["object"] else None)
    if mention.grade == "requires improvement" and (found := _REQUIRES.search(before)):
        return Claim("judged", len(before.rstrip(" '\"(")))
    if found := _AWARDED.search(before) or _COUNTED.search(before) or (_AS_NOUN.search(before) if quoted else None):
        return Claim("judged", found.start())
    if (found := _HEADLINE.search(before)) or (found := _OPENS.search(before)):
        return Claim("opens", found.start())
    if (found := _MARKS.search(before)) and _LINK_FOLLOWS.match(after):
        return Claim("judged", found.start())
    if found := _LABELLED.search(before):
        return Claim("judged" if _FORCE_ALONE.fullmatch(before, 0, found.start()) else "labelled", found.start())
    if judged_before and (found := _LISTED.search(before)):
        return Claim("listed", found.start())
    if mention.grade == "requires improvement":
        return Claim("said", len(before.rstrip(" '\"(")))
    if judged_before and _GAPPED.search(before):
        return Claim("gapped", len(_ADVERBS_LAST.sub("", before)))
    return None


_VERB = re.compile(rf"\b(?:{terms('is')}|requires?|required)\b|(?<=\bit)'s\b|(?<=\bthat)'s\b", re.IGNORECASE)


BESIDE = (
    r"\b(?:next\s+door|nearby|itself|alone|too|as\s+a\s+whole|meanwhile|by\s+contrast|in\s+turn|for\s+its\s+part)\b"
)
"""What may stand between a force's name and the verb: 'Kent Police next door was …'."""
_OWN_SUBJECT = re.compile(
    rf"(?:{FORCE}(?:'s)?|\b(?:force|constabulary|police|service|organisation|unit|it|they|we|which|who|that"
    rf"|performance|and|but|or|also)|[,()'\"-]|^)\s*"
    rf"(?:{BESIDE}\s*)?"
    rf"(?:{terms('adverb')}\s*)*$",
    re.IGNORECASE,
)
_INVERTED = re.compile(rf"\b(?:is|was)\s+(?:it|the\s+force)\s+{_ADVERBS}{_OPEN}", re.IGNORECASE)
"""'Only on vetting is it good.'"""
_NAME = re.compile(r"\b[A-Z][\w'-]*\s*$")
_PEOPLE = re.compile(rf"{terms('other judge')}\s*", re.IGNORECASE)


def _of_others(before: str) -> bool:
    """Whether the words before the verb end in some other noun than a force: 'the force's analysts are good at …'."""
    verbs = list(_VERB.finditer(clause := last_clause(before)))
    subject = clause[: verbs[-1].start()] if verbs else clause
    named = _NAME.search(subject)
    return _OWN_SUBJECT.search(subject) is None and (named is None or _PEOPLE.fullmatch(named.group()) is not None)
