"""Judgments in sentences: 'The force is good at …', 'requires improvement at …', 'has been graded as inadequate in …'.

Belongs here: linking each grade word that judges (`grade_claims`) to the areas it judges (`graded_areas`), by where
they stand. Not here: tables and lines (`grade_tables`, `grade_lines`), or when a judgment was made (`grade_times`).

    graded_at_area          The force is good at preventing crime and managing offenders.
    tally_of_areas          It is good in two areas (preventing crime and managing offenders).
    area_is_graded          Its use of resources is judged to be good.  Effectiveness – Good.
    area_in_front           At responding to the public, the force is adequate.
    judged_under_heading    (in the section of an area)  We judge it to be good.
    same_area_as_before     Dorset was rated good for vetting, Kent was assessed as adequate.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipelines.extraction.areas import area_of_wording, find_areas
from pipelines.extraction.grade_claims import BESIDE, FORCE, Claim, claim_of, level_forces
from pipelines.extraction.grade_lists import BEHIND, HOW, TALLY, opened_list
from pipelines.extraction.grade_sections import pillar_of
from pipelines.extraction.grade_words import GRADE, GradeMention, find_grades, terms, with_repeated
from pipelines.extraction.graded_areas import AreaPlace, areas_listed, areas_of_subject
from pipelines.extraction.records import GradeWord


@dataclass(frozen=True, slots=True)
class Judgment:
    """A grade, the area it judges and where both stand in a sentence."""

    grade: GradeWord
    grade_at: tuple[int, int]
    area_id: str
    area_at: tuple[int, int]
    rule: str
    replaced: bool = False
    """Whether a later grade takes its place in the same words: 'from good to outstanding'."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A grade word with its sentence, as the rules below look at it."""

    text: str
    mention: GradeMention
    claim: Claim
    floor: int
    """Where the earlier judgments and their areas end, so that none is taken again."""
    until: int
    """Where the next grade word begins."""
    cycle: str | None

    @property
    def lead(self) -> str:
        """What the judgment is said of: the words from the earlier one to the verb, or the verb's object."""
        return self.text[self.floor : (self.claim.subject or (0, self.claim.start))[1]]

    @property
    def tail(self) -> str:
        return self.text[self.mention.end :]

    def judging(self, areas: list[AreaPlace], shift: int, rule: str) -> list[Judgment]:
        at = (self.mention.start, self.mention.end)
        return [
            Judgment(self.mention.grade, at, area.area_id, (shift + area.start, shift + area.end), rule)
            for area in areas
        ]


_MOST_GRADES = 30
"""Grade words in one sentence; what holds more is no sentence."""


def find_judgments(
    text: str, cycle: str | None, opening: str = "", unsaid_area: str | None = None, *, first: bool = False
) -> list[Judgment]:
    """The judgments that one sentence states, each area once per grade, in order; places are inside `text`.

    `opening` is the sentence that a list item continues, `unsaid_area` the area that a judgment may leave unsaid as its
    section is about it; `first` tells whether the sentence opens that section.
    """
    if text.rstrip(" '\")").endswith("?") or not 0 < len(find_grades(text)) <= _MOST_GRADES:
        return []
    whole, shift = level_forces(opening + text), len(opening)
    named = find_areas(whole, cycle)
    mentions = [
        mention
        for mention in find_grades(whole)
        if _LINKS.match(whole, mention.end)
        or not any(start <= mention.start and mention.end < end for start, end, _ in named)
    ]
    mentions = with_repeated(whole, mentions)
    found: list[Judgment] = []
    judged_before = False
    for position, mention in enumerate(mentions):
        claim = claim_of(whole, mentions, position, judged_before)
        if claim is None:
            continue
        taken = [max(read.grade_at[1], read.area_at[1]) for read in found if read.grade_at[0] < mention.start]
        floor = max([0, *taken]) if claim.replaces is None or found else 0
        until = mentions[position + 1].start if position + 1 < len(mentions) else len(whole)
        place = _Place(whole, mention, claim, floor, until, cycle)
        judgments = next((read for rule in _RULES if (read := rule(place))), [])
        judgments = judgments or _unsaid(place, unsaid_area, found, first=first)
        judged_before = judged_before or bool(judgments) or claim.manner in ("judged", "opens")
        found.extend(judgments)
        if claim.replaces:
            found.extend(
                replace(
                    judgment,
                    grade=claim.replaces.grade,
                    replaced=True,
                    grade_at=(claim.replaces.start, claim.replaces.end),
                )
                for judgment in judgments
            )
    found.extend(_alike(whole, found, cycle))
    return _shifted(found, shift, several=len(re.findall(rf"{FORCE}+", whole)) > 1)


_SO_IS = re.compile(
    r"\b(?:as|so)\s+(?:is|are|was|were|has\s+been)\s+(?:(?:its|their|our|the)\s+)?(?P<areas>[^.;()]{4,160})",
    re.IGNORECASE,
)


def _alike(text: str, found: list[Judgment], cycle: str | None) -> list[Judgment]:
    """'Its effectiveness is good, and so is its legitimacy.', '… as are its efficiency and legitimacy.'"""
    last = max((judgment for judgment in found), key=lambda judgment: judgment.grade_at, default=None)
    said = _SO_IS.search(text, max(last.grade_at[1], last.area_at[1])) if last else None
    if last is None or said is None or find_grades(text[last.grade_at[1] : said.start()]):
        return []
    areas = areas_listed(said["areas"], cycle, loosely=True)
    shift = said.start("areas")
    return [replace(last, area_id=area.area_id, area_at=(shift + area.start, shift + area.end)) for area in areas]


def _shifted(found: list[Judgment], shift: int, *, several: bool) -> list[Judgment]:
    """Each area once per grade (and force, where there are several), with places inside the sentence itself."""
    unique: dict[tuple[str, str, int], Judgment] = {}
    for judgment in found:
        if judgment.grade_at[0] >= shift:
            of_one_force = judgment.grade_at[0] if several else 0
            unique.setdefault((judgment.grade, judgment.area_id, of_one_force), judgment)
    return [
        replace(
            judgment,
            grade_at=(judgment.grade_at[0] - shift, judgment.grade_at[1] - shift),
            area_at=(max(0, judgment.area_at[0] - shift), max(0, judgment.area_at[1] - shift)),
        )
        for judgment in unique.values()
    ]


_LINKS = re.compile(rf"['\"]|\s+{terms('link')}\b", re.IGNORECASE)
"""'good at how it uses its resources' is a grade, 'good use of resources' an area."""


def _behind(place: _Place) -> list[Judgment]:
    """'good at A', 'adequate in four areas: A, B and C'."""
    link = BEHIND.match(place.text, place.mention.end)
    if link is None or place.claim.manner == "labelled" or place.claim.of_others:
        return []
    loosely = place.claim.manner != "said" or re.search(rf"\bat\s+{HOW}$", link.group(), re.IGNORECASE) is not None
    if place.claim.manner == "said" and _MERELY_GOOD_FOR.match(link.group()) and not _OF_FORCE.search(place.lead):
        return []
    tallied = link["tally"] is not None
    areas = areas_listed(place.text[link.end() : place.until], place.cycle, loosely=loosely, briefly=tallied)
    return place.judging(areas, link.end(), "tally_of_areas" if tallied else "graded_at_area")


def _opened(place: _Place) -> list[Judgment]:
    """'five adequate grades (A, B, …)', 'three areas were graded good (A, B and C)', 'two good grades: A and B'."""
    if place.claim.manner == "said" and not _AREAS_OR_FORCE.search(place.lead):
        return []
    opened = opened_list(place.text, place.floor, (place.mention.start, place.mention.end), place.until)
    areas = areas_listed(opened[1], place.cycle, whole=True, loosely=True, briefly=True) if opened else []
    return place.judging(areas, opened[0], "tally_of_areas") if opened else []


_AREAS_OR_FORCE = re.compile(
    rf"(?:{FORCE}|\b(?:force|constabulary|we|it|they|{terms('area noun')}|those|others?))\s*$", re.IGNORECASE
)
_MERELY_GOOD_FOR = re.compile(r"\s*for\s", re.IGNORECASE)
_OF_FORCE = re.compile(rf"(?:{FORCE}|\b(?:force|constabulary|we))\s*(?:{BESIDE}\s*)?$", re.IGNORECASE)
"""'This is good for preventing crime' praises without grading; 'Kent Police is good for legitimacy' grades."""
_ALONE = re.compile(
    r"['\")]*\s*(?:$|[.,;:()!-]|(?:and|but|while|at(?=\s+(?:this|the|present|least|all)\b)|in|for|overall|by|with|this|as|"
    rf"which|when|following|because|although|{terms('grade noun')}|though|compared|having|again|on|after|according|"
    r"from|across|under|than|since|both|too|also|up|down)\b)",
    re.IGNORECASE,
)
"""What may follow a grade that judges: in 'management of outstanding offenders' the word only describes."""
_AN_AREA = rf"(?:(?:an?|the|one|another|something)\s*(?:of\s+the\s+)?(?:\w+\s+)?(?:{terms('area noun')}|thing)?\s*)?"
_WHERE = re.compile(
    rf"(?:\s*,|\s+{terms('is')})\s*(?:also\s+)?{_AN_AREA}(?:where|in\s+which|at\s+which|for\s+which|that)\s+"
    rf"(?:{FORCE}+|the\s+(?:force|constabulary)|it|we|they|hmic\w*|inspectors)\b.*$|\s*,\s+(?:something\s+)?(?:which|that)\s*$",
    re.IGNORECASE,
)
"""'Protecting vulnerable people is an area where the force …', 'how we investigate crime, where we …'."""


_LONGEST_SUBJECT = 300
_COMMA = re.compile(r"\s*,\s*")
"""'There was praise for managing offenders, graded good.'"""


def _before(place: _Place) -> list[Judgment]:
    """'its understanding of demand is judged to be good', 'we judge its vetting to be good', 'Efficiency: Good'."""
    if not _ALONE.match(place.tail):
        return []
    start, end = place.claim.subject or (place.floor, place.claim.start)
    shift = max(start, place.floor, end - _LONGEST_SUBJECT)
    subject = place.text[shift:end]
    if relative := _WHERE.search(subject):
        named = find_areas(subject[: relative.start()], place.cycle)
        areas = [AreaPlace(*named[-1])] if named and named[-1][1] == relative.start() else []
    else:
        gapped = place.claim.manner == "gapped"
        areas = areas_of_subject(subject, place.cycle, loosely=place.claim.manner == "judged", briefly=gapped)
    named = find_areas(subject, place.cycle) if not areas and place.claim.manner == "judged" else []
    if named and _COMMA.fullmatch(subject, named[-1][1]):
        areas = [AreaPlace(*named[-1])]
    if place.claim.manner == "said" and any(_one_word(subject, area) for area in areas):
        return []
    return place.judging(areas, shift, "area_is_graded")


_SMALL_ENDS = re.compile(r"^\s*(?:(?:the|its|our|their)\s+)?|(?:\s+(?:that|which))?\s*$", re.IGNORECASE)


def _one_word(text: str, area: AreaPlace) -> bool:
    """'Vetting is good' is an opinion like any other, unless the word names a pillar."""
    words = _SMALL_ENDS.sub("", text[area.start : area.end])
    return " " not in words and not re.fullmatch(r"effectiveness|efficiency|legitimacy", words, re.IGNORECASE)


_IN_FRONT = re.compile(
    rf"(?:^|[;.,]\s+(?:and\s+|but\s+|while\s+)?|\b(?:and|but)\s+){terms('link')}\s+(?:{TALLY})?{HOW}"
    r"(?P<areas>[^;.]{4,160}?)(?:\)?,\s+|\)?\s+(?=the\s+force\b|the\s+constabulary\b|\ue000|(?:it|they|we)\s+(?:$|(?:is|are|was|were|has|have|had|got|received)\b)))(?P<rest>[^,;.)]{2,90})$",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"{FORCE}|\b(?:force|constabulary|service|it|they|we|us|inspectors|hmic\w*|grade|rating)\b", re.IGNORECASE
)


def _in_front(place: _Place) -> list[Judgment]:
    """'At preventing and deterring crime, Derbyshire Constabulary is adequate.'"""
    found = _IN_FRONT.search(place.text, place.floor, place.mention.start)
    if found is None or place.claim.of_others or not _ALONE.match(place.tail) or not _OWN.search(found["rest"]):
        return []
    areas = areas_listed(found["areas"], place.cycle, whole=True, loosely=True, briefly=found["tally"] is not None)
    return place.judging(areas, found.start("areas"), "tally_of_areas" if found["tally"] else "area_in_front")


_RULES: tuple[Callable[[_Place], list[Judgment]], ...] = (_behind, _opened, _before, _in_front)

_AREA_UNSAID = re.compile(
    rf"(?:{FORCE}(?:'s)?|\b(?:force|constabulary|service|unit|it|this|they|we|us|area|question|performance|work|"
    rf"{terms('grade noun')}))\s*$",
    re.IGNORECASE,
)
_IN_THIS_AREA = (
    r"(?:overall|again|too|in\s+(?:this|that)\s+(?:area|respect|question|regard)|(?:for|at)\s+this|"
    r"in\s+(?:19|20)\d\d(?:/\d\d)?)"
)
_HERE = re.compile(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:in|for)\s+(?:this|that)\s+(?:area|respect|regard)\b", re.IGNORECASE
)
_ENDS = re.compile(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:{_IN_THIS_AREA}\s*)*(?:[.;,]|$|"
    r"(?:and|but|since|compared|after|following|although|though|because|despite|having)\b|(?:up|down)\s+from\b)",
    re.IGNORECASE,
)


_FRONTED = re.compile(
    rf"\W*(?:(?:and|but|as)\s+)*{terms('link')}\s+{HOW}(?P<area>[^,:;.]{{4,90}}?)"
    r"(?:\s*[,:]|\s+(?:the|it|there|things|matters|results|only|both|all)\b)",
    re.IGNORECASE,
)
"""'For vetting the picture is mixed: Kent was found to be inadequate …'"""
_SPOKEN_OF = re.compile(
    rf"\b{terms('grade noun')}\s*$|[:;,-]\s+(?:and\s+|but\s+)?here\s[^.;:,]{{2,40}}$", re.IGNORECASE
)
"""'… , and the grade is good', '…: here we give …'."""
_ASIDE_AFTER = re.compile(
    rf"(?<={FORCE})\s*,(?:\s[^,;.]{{3,50}},\s*|\s+(?:(?:which|who)\s+(?:is|are|was|were)\s+)?(?:all|both|each)\s*)$",
    re.IGNORECASE,
)
"""'Kent, the best of them, is …', 'Kent and Essex, both graded …'."""
_COUNT_FOLLOWS = re.compile(r"['\")]*\s*[,:(x×-]?\s*\d", re.IGNORECASE)
"""'Our judgments were: good, 11; adequate, 14': files are graded."""
_IN_BRACKETS = re.compile(rf"{FORCE}\s*[(\[]['\"]?{GRADE}['\"]?[)\]]", re.IGNORECASE)
"""'Kent Police (good) and Essex Police (adequate) …'"""
_OVERALL = re.compile(r"['\")]*\s+overall\b\W*(?:$|and\b|but\b|,)", re.IGNORECASE)
"""'outstanding for its use of resources and good overall': the pillar that the area is part of."""


def _unsaid(place: _Place, area_id: str | None, earlier: list[Judgment], *, first: bool) -> list[Judgment]:
    """'… and we judge it to be good.' in the section of an area; another force's grade for the area just named."""
    at = (place.mention.start, place.mention.end)
    if earlier and _OVERALL.match(place.tail) and (pillar := pillar_of(earlier[-1].area_id, place.cycle)):
        return [Judgment(place.mention.grade, at, pillar, at, "area_is_graded")]
    if _COUNT_FOLLOWS.match(place.tail):
        return []
    if area_id and _IN_BRACKETS.match(place.text, place.text.rfind(FORCE, 0, place.mention.start)):
        return [Judgment(place.mention.grade, at, area_id, at, "judged_under_heading")]
    if place.claim.manner == "labelled" or place.claim.of_others or not _ENDS.match(place.tail):
        return []
    lead = _ASIDE_AFTER.sub("", place.lead).rstrip()
    of_force = FORCE in lead if place.claim.manner in ("judged", "listed") else lead.endswith(FORCE)
    if earlier and of_force:
        last = earlier[-1]
        return [Judgment(place.mention.grade, at, last.area_id, last.area_at, "same_area_as_before")]
    if area_id is None:
        fronted = _FRONTED.match(place.text) if of_force else None
        spoken_of = fronted or _SPOKEN_OF.search(place.lead) or _HERE.match(place.tail)
        if fronted and (area_in_front := area_of_wording(fronted["area"], place.cycle)):
            named = {area_in_front}
        else:
            named = {area for _, _, area in find_areas(place.text[: place.mention.start], place.cycle)}
        if len(named) == 1 and spoken_of:
            return [Judgment(place.mention.grade, at, named.pop(), at, "same_area_as_before")]
        return []
    opens_section = first and place.mention.grade == "requires improvement"
    if not opens_section and not (
        _AREA_UNSAID.search(_ASIDE_AFTER.sub("", place.lead)) and place.claim.manner in ("judged", "said")
    ):
        return []
    return [Judgment(place.mention.grade, at, area_id, at, "judged_under_heading")]
