"""The words that lead to a grade which judges: 'is', 'has been rated as', 'a grade of', 'has moved from good to'.

Belongs here: the grammar just before a grade word, each pattern ending where the grade begins. Not here: which of them
counts where several fit (`judging`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grammar.function_words import HAVE
from pipelines.extraction.grammar.grade_words import terms

A_FORCE = (
    rf"(?:{FORCE}+(?:'s)?|(?:the|this|our|each)\s+(?:\w+\s+)?(?:force|constabulary|service|unit)|it|us|them|they|we)"
)
OPEN = r"\s*['\"(]?$"
ADVERBS = rf"(?:{terms('adverb')}\s+)*"

IS_GOOD = expression(
    rf"(?:(?<!\bas\s)\b(?:{HAVE}\s+{terms('adverb')}\s+been|{terms('is')})|(?<=\bit)'s|(?<=\bthat)'s|(?<=\bwe)'re|(?<=\bthey)'re)\s+(?:(?:(?<=\bis\s)|(?<=\bwas\s))(?:it"
    rf"|the\s+(?:force|constabulary))\s+)?{ADVERBS}(?:(?P<judged>{terms('judge')}|{terms('opinion')}|(?:said"
    rf"|told|reported|understood|known)(?=\s+to\s))\s+{ADVERBS}(?:by\s+[\w\s&]{{1,30}}?\s+)?)?"
    rf"(?:to\s+be\s+|to\s+have\s+been\s+|as\s+being\s+|as\s+|being\s+|to\s+|at\s+)?{ADVERBS}(?:(?:an?"
    rf"|the)\s+)?{OPEN}",
    re.IGNORECASE,
)
"""'The force is good', 'has been graded overall as inadequate', 'was found to require improvement'."""
TOLD_THAT = Quick(
    rf"\b(?:said|says|told|found|finds|warned|ruled|decided|reported|noted|{terms('judge')}|{terms('opinion')})\s+"
    rf"(?:(?:{A_FORCE}|us|them|him|her|chiefs|bosses)\s+)?(?:(?:also|that|how|overall)[\s,]+){{0,2}}['\"]?$"
)
"""'Inspectors said (that) improvement was required in …', 'The force was told improvement was …'."""
INSPECTORS_THINK = (
    rf"{terms('inspector')}(?:\s+(?:both|all|also|now|still|again|therefore|{HAVE}))*\s+"
    rf"(?:(?:came\s+away|went\s+away|left)\s+)?{terms('opinion')}"
)
"""'HMICFRS thought it …': what others think is no judgment."""
JUDGES_IT_GOOD = Quick(
    rf"\b(?:{terms('judge')}|{INSPECTORS_THINK})\s+(?:that\s+)?(?:(?:the\s+)?(?:overall\s+)?(?P<object>{A_FORCE}|(?!to\s+be\s)[^.;:]{{3,110}}?)\s+)?"
    rf"{ADVERBS}(?:to\s+be\s+|to\s+|as\s+being\s+|as\s+|being\s+|at\s+)?{ADVERBS}(?:(?:an?|the)\s+)?{OPEN}",
)
"""'graded Kent Police as adequate', 'branded it inadequate', 'we judge its use of resources to be good'."""
WORDS = r"[^.;:]{3,110}?"
HAILED_AS = expression(
    rf"\b{terms('judge as')}\s+(?:(?P<object>{A_FORCE}|[^.;:]{{3,110}}?)\s+)?as\s+(?:being\s+)?(?:an?\s+)?{OPEN}",
    re.IGNORECASE,
)
"""'slammed the force as inadequate', 'hailed as outstanding'."""
OF_AREA_AS = rf"of\s+(?P<object>{WORDS})\s+(?:as|to\s+be)\s+"
FOR_AREA_IS = (
    rf"(?:(?:for|on|in)\s+(?P<for>{WORDS})\s+)?(?:(?:there|here)\s+)?(?:of|is|was|are|were|remains?|as|has\s+been|have\s+been"
    r"|(?:(?:stays|stayed|remains|remained|stands|stood|sits|sat|is|was|been)\s+)?at):?\s+"
    r"(?:(?:the\s+same|unchanged)\s*[:,-]\s*)?"
)
_ABOUT_AREA = rf"(?:for|on|about)\s+(?P<about>{WORDS})\s*(?::|\s-)\s+"
GRADE_OF_GOOD = Quick(
    rf"\b(?P<noun>{terms('grade noun')})\s+(?:{OF_AREA_AS}|{FOR_AREA_IS}|{_ABOUT_AREA}|[:-]\s*)(?:an?\s+)?{OPEN}|"
    rf"\b{terms('grade noun')}(?:\s+(?:for|on|in)\s+(?P<apart>[^,.;:]{{3,60}}))?\s*,\s*"
    rf"(?:(?:also|again|likewise|similarly|too)\s+)?(?:an?\s+)?{OPEN}"
)
"""'a grade of good', 'the assessment of its vetting as adequate', 'our grade for managing offenders is good'."""
AREA_AWARDED = expression(
    rf"(?<=\w\s)(?:(?:{terms('is')}|{HAVE})\s+)?(?:{terms('adverb')}\s+)*\b{terms('award')}\s+(?:an?|the)\s+$",
    re.IGNORECASE,
)
"""'Investigating crime received a grade of good': what is said of the area before it."""
GRADE_NOUN_FOLLOWS = expression(rf"['\")]*\s+(?:{terms('grade noun')}|areas?)\b", re.IGNORECASE)
LAST_NOUN = Quick(rf"\s{terms('grade noun')}$")
"""The noun that the end of the scale is named with: 'the highest mark'."""
BEFORE_GRADE_NOUN = expression(
    rf"(?:\b(?:{terms('award')}(?:\s+out)?(?:\s+{A_FORCE}|\s+(?:an?|the|its))?|with|of|to|as|by|from|including|welcom(?:es|ed|ing)|not(?:es|ed|ing)|(?:contain|includ|featur|bring|show|produc|deliver|yield)(?:e?s|e?d|ing)?|brought|saw|see|has|have|an?|the|its|our|their|his|another|\w+'s|{FORCE}'s"
    rf"|one|two|three|four|five|six|seven|eight|nine|and|,)\s+(?:(?:only|sole|single|first|second|other|latest"
    rf"|remaining|one|two|three|{terms('grade adjective')})\s+)?){OPEN}|^{OPEN}",
    re.IGNORECASE,
)
"""'received an adequate grade', 'awarded outstanding grades', 'with an inadequate mark'."""
AWARDED = Quick(
    rf"\b(?:{terms('award')}\s+(?:out\s+)?(?:{A_FORCE}\s+)?"
    rf"(?:(?:an?|the|its|our|their)\s+(?:{terms('grade adjective')}\s+)?)?"
    rf"|with\s+an?\s+){OPEN}",
)
"""'received "outstanding" in six areas'."""
COUNTED = expression(
    rf"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}|(?:were|are|with|got|and)\s+(?:more|further|other))"
    rf"\s*(?:(?:x|×|as|of|for|were|was)\s+)?{OPEN}",
    re.IGNORECASE,
)
"""'five adequate grades (…)', '2 x outstanding': the areas stand behind."""
AS_NOUN = expression(
    rf"(?:\b(?:the|its|our|their|an?|another|that|this)|{FORCE}(?:'s)?|\b(?:force|constabulary)'s)\s+"
    r"(?:(?:only|sole|single|other)\s+)?['\"]?$",
    re.IGNORECASE,
)
"""'The only "outstanding" was for preventing crime.', 'our "adequate" for investigations'."""
AS_NAME = expression(
    rf"\b(?:the|its|our|their|an?|another)\s+(?:(?:only|sole|single|other|{terms('grade adjective')})\s+)?$",
    re.IGNORECASE,
)
"""'let down by the requires improvement for vetting': a verb would not stand there."""
ADVERBS_LAST = expression(rf"\s*(?:\b(?:{terms('adverb')}|an?|as|at)\s+)*{OPEN}", re.IGNORECASE)
HEADLINE = expression(
    rf"^\W*(?:(?:the|police|welsh|local)\s+)*(?:{FORCE}+|force|constabulary|police|forces)\s+{OPEN}", re.IGNORECASE
)
"""'Police force 'inadequate' at investigating crime': a headline leaves the verb out."""
REQUIRES = expression(
    rf"(?:(?<!\w){A_FORCE}|\b(?:police|forces?|constabular(?:y|ies)|which|who|that|and|but|also|still|now|currently|overall"
    rf"|clearly|all|each|both|the\s+(?:former|latter))|,|\s-|{FORCE}\))(?:\s+(?:{HAVE}|do|does|did))?{OPEN}",
    re.IGNORECASE,
)
"""'The force requires improvement': the grade is the verb."""
LISTED = expression(
    rf"(?:[,;]|(?<={FORCE})\s-|\b(?:and|but|or|while|with|plus|then)|[,;]\s+(?:and|but|while|with))\s*(?:(?:as|at|it|they|for|being"
    rf"|to\s+be|of|an?|others?|one|two|three|four|five|six|seven|eight|nine|{terms('adverb')})\s+)*{OPEN}",
    re.IGNORECASE,
)
"""'good at A, adequate at B and inadequate at C': counts only behind an earlier judgment."""
OPENS = expression(
    rf"^\W*(?:(?:and|but|overall|as|also|now|only|just|merely|still|while|whilst|though|although|whereas)\W+)*{OPEN}",
    re.IGNORECASE,
)
"""A list item or a line: ''Good' at preventing crime'."""
LABELLED = expression(r"\s*(?:[:=|(]|\s-|-\s)\s*(?:(?:all|both|each)\s+)?['\"]?$")
"""'Investigating crime (Adequate)', 'Efficiency: Good'."""
AFTER_COLON = expression(
    rf"(?:\b(?:{terms('grade noun')}|{terms('judge')}|report|inspection|picture|reading|results?|findings?|outcomes?"
    r"|review|follows)\b"
    rf"|(?:{FORCE}|\b(?:force|constabulary|it|we|they))\s+(?:{HAVE}|{terms('is')})\s)[^.;:]*:\s*{OPEN}",
    re.IGNORECASE,
)
"""'It got three marks: good for vetting, …', 'HMICFRS graded us: outstanding at …', 'The force is mixed: good for …'"""
LINK_FOLLOWS = expression(rf"['\"]?\s+{terms('link')}\b", re.IGNORECASE)
HAS_CHANGED = (
    rf"(?:,?\s*\b(?:(?:which|that)\s+)?(?:(?:has|have|had|was|were|is"
    rf"|are)\s+)?(?:been\s+)?(?:also\s+)?{terms('change')}\s+)?"
    r"(?:(?:up|down|back)\s+)?(?:its\s+grade\s+)?(?:(?:by\s+)?(?:an?|one|two|three|\d)\s+(?:\w+\s+)?(?:grades?|levels?"
    r"|places?|tiers?)\s*,?\s*)?"
)
CHANGED = expression(rf"{HAS_CHANGED}\bfrom\s+(?:an?\s+)?['\"]?$", re.IGNORECASE)
MOVED_TO = Quick(
    rf"\b(?:is|are|was|were)\s+(?:now\s+|back\s+)?(?:up|down|back)\s+(?:(?:by\s+)?(?:an?|one|two)\s+\w+\s+)?(?:to|at)\s+{OPEN}|"
    rf"(?:\b{HAVE}\s+)?\b{terms('is')}?\s*{terms('change')}\s*,?\s+(?:(?:up|down|back)\s*,?\s+)?(?:(?:by\s+)?(?:an?|one|two|three|\d)\s+\w+\s+)?to\s+"
    rf"(?:be(?:ing)?\s+)?{OPEN}",
)
"""'has been moved down to adequate': what it was before is not told."""
HELD_AT = Quick(
    rf"\b(?:(?:{terms('change')}|held|kept|left|put|marked|set|hold|keep|leave)"
    rf"\s+(?:{A_FORCE}|(?:its|our)\s+{terms('grade noun')})"
    rf"|{terms('is')}\s+(?:held|kept|left|put|marked))\s+(?:(?:up|down|back|still)\s+)?(?:to|at)\s+(?:an?\s+)?{OPEN}",
)
"""'moved Kent Police up to good for its effectiveness and held it at good for efficiency'."""
SOME_TIME_AGO = r"(?:(?:in|since|at|for)\s+(?:the\s+|our\s+)?[\w\s/-]{1,30}?)?"
TO = expression(
    rf"['\"]?\s*(?:{terms('grade noun')}\s+)?{SOME_TIME_AGO},?\s*(?:up\s+|down\s+)?"
    r"to\s+(?:be(?:ing|come)?\s+)?(?:an?\s+)?['\"]?",
    re.IGNORECASE,
)
"""'has moved from inadequate in 2019 to good': the later grade is the judgment, the earlier one history."""

GAPPED = expression(
    rf"(?:[,;]\s+(?:and\s+|but\s+|while\s+|with\s+)?|\b(?:and|but"
    rf"|while)\s+)[^,;.:]{{4,80}}?\s+(?:(?:{terms('adverb')}|at)\s+)*{OPEN}",
    re.IGNORECASE,
)
"""'Vetting was good, the workplace adequate and …': the verb is left out."""
