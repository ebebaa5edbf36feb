"""Judgments in sentences: 'The force is good at …', 'requires improvement at …', 'has been graded as inadequate in …'.

Belongs here: linking a grade word to the area it judges by the grammar between them. Not here: tables, bare grade
lines and lists (`grade_tables`), or which cycle and basis a judgment has (`grades`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.extraction.areas import area_of_paraphrase, area_of_wording, find_areas
from pipelines.extraction.grade_words import GradeMention, find_grades
from pipelines.extraction.records import GradeWord
from pipelines.extraction.subjects import named_forces

_JUDGE = r"(?:grade[sd]?|judge[sd]?|rate[sd]?|assessed|deemed|found|considered|classed|described|scored|marked|ranked|given|awarded|adjudged)"
_IS = r"(?:is|are|was|were|has\s+been|have\s+been|had\s+been|being|been|be|remains?|remained|stays?|became|becomes|continues?\s+to\s+be|gets?|got)"

_BEFORE_GRADE = re.compile(
    rf"(?:\b{_IS}\s+(?:(?:still|now|again|also|currently|overall|only|just|both|once\s+more|consistently|either)\s+)*(?:{_JUDGE}\s+)?(?:overall\s+)?(?:to\s+be\s+|as\s+(?:being\s+)?|being\s+)?|"
    rf"\b{_JUDGE}\s+(?:(?:the\s+force|the\s+constabulary|it|us|them|[\w\s&-]{{3,45}}?)\s+)?(?:to\s+be\s+|as\s+(?:being\s+)?|at\s+|a\s+)?|"
    r"\b(?:an?|the|of|with|its|our|one|two|three|four|five|six|seven|eight|nine)\s+|\bas\s+|(?:,|;|:|\band|\bbut|\bto|\bfrom|\bor)\s+|^\s*)['\"(]?$",
    re.IGNORECASE,
)
_AFTER_GRADE = re.compile(
    r"\s*['\")]?\s*(?:(?:rating|grade|grading|judge?ment|overall|force)s?\s*,?\s+)?(?:\([^)]*\)\s*)?"
    r"(?:in\s+respect\s+of|in\s+relation\s+to|in\s+terms\s+of|with\s+(?:regard|respect)\s+to|when\s+it\s+comes\s+to|"
    r"at|in|for|on|with|when|regarding|concerning|by|how|across|to(?=\s+(?:prevent|protect|investigat|tackl|treat))|under)\s+(?:how\s+(?:well\s+)?(?:it|the\s+force|they)\s+|the\s+way\s+(?:that\s+|in\s+which\s+)?(?:it|they|the\s+force)\s+|"
    r"(?:the\s+)?(?:(?:following|all|both|\w+)\s+)?(?:areas?|questions?|categor(?:y|ies)|pillars?|strands?|themes?)\s*(?:of\s+(?:policing\s*)?|:|-|,)?\s*(?:which\s+(?:are|were)\s+|including\s+|namely\s+|these\s+(?:are|were)\s+)?:?\s*)?",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|would|could|should|must|may|might|aims?|aiming|aspir\w+|ambition|want(?:s|ed)?|strive\w*|striving|working\s+towards|hop(?:e|es|ing)|"
    r"how\s+good|characteristics?|criteria|means?\s+that|defined?|definition|for\s+example|forces\s+(?:are|were|will\s+be)|to\s+(?:be|become|achieve|move|get)|in\s+order\s+to|not(?!\s+(?:yet\s+)?graded)|n't|never)\b",
    re.IGNORECASE,
)
_EXTENT = re.compile(
    r"\bthe\s+extent\s+to\s+which\s+(?P<area>.+?)\s+(?:is|was|has\s+been|remains)\s+(?:(?:judged|graded|rated|assessed)\s+)?(?:to\s+be\s+|as\s+)?$",
    re.IGNORECASE,
)
_FORCE_WORDS = re.compile(
    r"\b(?:force|constabulary|service|police|it|its|they|we|our|met|hmicfrs|hmic|inspectors?|inspectorate|report|unit|rocu)\b",
    re.IGNORECASE,
)
_JUDGED_TO_BE = re.compile(rf"\b{_JUDGE}\b[^,;.]{{0,60}}?\bto\s+(?:be\b)?", re.IGNORECASE)
_OTHER_SUBJECT = re.compile(
    r"\b(?:officers?|staff|supervisors?|leaders?|teams?|sergeants?|training|systems?|processes|process|panels?|partners?|managers?|call\s+handlers?|"
    r"investigators?|detectives?|governance|data|cases?|files?|plans?|practice|work|communication|understanding|example|examples|evidence|progress|relationships?)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgment:
    """A grade, the area it judges and where both stand in a sentence."""

    grade: GradeWord
    grade_at: tuple[int, int]
    area_id: str
    area_at: tuple[int, int]
    rule: str


def find_judgments(
    text: str, cycle: str | None, opening: str = "", heading_area: str | None = None, *, first: bool = False
) -> list[Judgment]:
    """The judgments that one sentence states, each area once per grade, in order; places are inside `text`.

    `opening` is the sentence that a list item continues, `heading_area` the area whose section the sentence stands
    in, `first` whether it opens that section: there a judgment may leave its area unsaid.
    """
    whole, shift = opening + text, len(opening)
    names = find_areas(whole, cycle)
    mentions = [
        mention
        for mention in find_grades(whole)
        if not any(start <= mention.start and mention.end < end for start, end, _ in names)
    ]
    found: list[Judgment] = []
    for position, mention in enumerate(mentions):
        if mention.start < shift:
            continue
        until = _next_stop(whole, mentions, position)
        found.extend(
            _after(whole, mention, until, cycle)
            or _before(whole, mentions, position, cycle)
            or _of_heading(whole, mention, heading_area, first)
        )
    unique: dict[tuple[str, str], Judgment] = {}
    for judgment in found:
        unique.setdefault((judgment.grade, judgment.area_id), judgment)
    return [
        replace(
            judgment,
            grade_at=(judgment.grade_at[0] - shift, judgment.grade_at[1] - shift),
            area_at=(max(0, judgment.area_at[0] - shift), max(0, judgment.area_at[1] - shift)),
        )
        for judgment in unique.values()
    ]


_AREA_UNSAID = re.compile(
    rf"(?:\b{_JUDGE}\s+(?:it|this(?:\s+area)?|the\s+force|the\s+constabulary|them)?\s*(?:to\s+be|as(?:\s+being)?|as)?|"
    rf"\b{_IS}\s+{_JUDGE}\s+(?:to\s+be|as)|\bthis\s+(?:area|question)\s+{_IS}|\b(?:force|constabulary|police|service|area|it)\s*)\s*['\"]?$",
    re.IGNORECASE,
)


def _of_heading(text: str, mention: GradeMention, area_id: str | None, first: bool) -> list[Judgment]:
    """'… and we judge it to be good.' in the section of an area; 'The … requires improvement.' as its first sentence."""
    before, after = text[: mention.start], text[mention.end :]
    if area_id is None or area_id == "overall" or not re.match(r"['\"]?\s*(?:[.;]|$)", after):
        return []
    if _HYPOTHETICAL.search(_JUDGED_TO_BE.sub(" ", before)) or re.search(
        r"\b(?:case|file|record|incident|in\s+(?:19|20)\d\d)s?\b", before
    ):
        return []
    opens_section = first and mention.grade == "requires improvement"
    if not opens_section and not _AREA_UNSAID.search(before):
        return []
    at = (mention.start, mention.end)
    return [Judgment(mention.grade, at, area_id, at, "judged_under_heading")]


def _next_stop(text: str, mentions: list[GradeMention], position: int) -> int:
    return mentions[position + 1].start if position + 1 < len(mentions) else len(text)


def _after(text: str, mention: GradeMention, until: int, cycle: str | None) -> list[Judgment]:
    """Areas named behind the grade: 'good at A', 'adequate in four areas: A, B and C'."""
    before = text[: mention.start]
    if not _is_judged(before, mention):
        return []
    link = _AFTER_GRADE.match(text, mention.end)
    if link is None:
        return []
    complement = text[link.end() : until]
    areas = list(_areas_in(complement, cycle))
    return [
        Judgment(
            mention.grade,
            (mention.start, mention.end),
            area_id,
            (link.end() + start, link.end() + end),
            "graded_at_area",
        )
        for start, end, area_id in areas
    ]


def _is_judged(before: str, mention: GradeMention) -> bool:
    clause = re.split(r"[;:]\s|\.\s|,\s+(?:but|while|whereas|although)\s", before)[-1]
    clause = _JUDGED_TO_BE.sub(" ", clause)
    if _HYPOTHETICAL.search(clause) or _OTHER_SUBJECT.search(_subject_of(clause)):
        return False
    if mention.grade == "requires improvement" and re.search(
        r"(?:force|constabulary|police|service|it|which|and|,|;|that)\s*$", clause, re.I
    ):
        return True
    if re.search(
        r"\b(?:very|some|really|particularly|so|also\s+some|much|more|many|a\s+few|several)\s+$", before, re.I
    ) and not re.search(rf"{_JUDGE}\s+as\s+$", before, re.I):
        return False
    return _BEFORE_GRADE.search(before) is not None and (
        _FORCE_WORDS.search(before) is not None or bool(named_forces(before)) or not clause.strip()
    )


def _subject_of(clause: str) -> str:
    verb = re.search(rf"\b(?:{_IS}|requires?)\b", clause, re.IGNORECASE)
    return clause[: verb.start()] if verb else clause


_LIST_BREAK = re.compile(
    r"\.\s|;\s|\s+(?:but|while|whereas|although|however)\s|,\s+(?:but|while|and\s+(?:it|the\s+force|was|is|requires|as)|which|with|after|following|according|because)\b",
    re.I,
)
_TRAILING = re.compile(
    r"(?:[,;:\s]|\s(?:and|but|or|while|as|was|is|are|were|be|been|has|have|it|the\s+force|to\s+be|graded|judged|rated|deemed|found|overall|also|still|by\s+(?:hmicfrs|hmic|inspectors)|according\s+to\s+.*|"
    r"from|in\s+(?:19|20)\d{2}.*|this\s+year|again|last\s+year|for\s+the\s+\w+\s+time.*|being|which|that|with|an?|the))+$",
    re.IGNORECASE,
)


def _areas_in(complement: str, cycle: str | None) -> Iterator[tuple[int, int, str]]:
    """The areas that a complement names: the whole of it when that is one area, else each area listed in it."""
    if stop := _LIST_BREAK.search(complement):
        complement = complement[: stop.start()]
    whole = _TRAILING.sub("", " " + complement.rstrip(" ."))[1:]
    if area_id := area_of_wording(whole, cycle):
        yield 0, len(whole), area_id
        return
    first = re.split(r",\s|\s+-\s|\s\(", whole)[0]
    listed = find_areas(whole, cycle)
    if (area_id := area_of_wording(first, cycle)) and not any(start >= len(first) for start, _, _ in listed):
        yield 0, len(first), area_id
        return
    joined = list(_joined(whole, listed))
    if not joined and (area_id := area_of_paraphrase(first, cycle)):
        joined = [(0, len(first), area_id)]
    yield from joined


_JOINT = re.compile(
    r"[\s,;:'\"()-]*(?:(?:and|both|how\s+(?:well\s+)?(?:it|the\s+force)|the|its|their|at|in|for|areas?\s+of|also|as\s+well\s+as|or|&)"
    r"[\s,:'\"-]*)*",
    re.IGNORECASE,
)
_ENDS_AREA = re.compile(r"\s*(?:$|[,.;:)(]|and\b|but\b|while\b|or\b|as\s+well\b|-\s|['\"])", re.IGNORECASE)


def _joined(text: str, listed: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The areas of a list as far as nothing but separators stands between them, so that none is part of a phrase."""
    at = 0
    for start, end, area_id in listed:
        if not _JOINT.fullmatch(text[at:start]) or not _ENDS_AREA.match(text, end):
            return
        yield start, end, area_id
        at = end


_AREA_IS = re.compile(
    rf"\s*['\"]?\s*(?:(?:is|was|were|are|has\s+been|have\s+been|had\s+been|both|all|each|remains?|remained)\s+)*(?:{_JUDGE}\s+)?(?:to\s+(?:be\s+)?|as\s+(?:being\s+)?)?(?:an?\s+)?['\"(]?$|\s*(?:[:\-=(]|\s-\s)\s*['\"]?$",
    re.IGNORECASE,
)


_JUDGES_ALONE = re.compile(
    r"['\"]?\s*(?:$|[.,;:()!-]|\n|(?:and|but|while|at|in|for|overall|by|with|this|as|which|when|following|because|although|though|"
    r"compared|having|again|on|after|according|from|across|under|than|since|both|too|also|rating|grade)\b)",
    re.IGNORECASE,
)
"""What may follow a grade that judges: in 'management of outstanding offenders' the word only describes."""


def _before(text: str, mentions: list[GradeMention], position: int, cycle: str | None) -> list[Judgment]:
    """Areas named before the grade: 'its understanding of demand is judged to be good', 'the extent to which …'."""
    mention = mentions[position]
    floor = mentions[position - 1].end if position else 0
    if not _JUDGES_ALONE.match(text, mention.end):
        return []
    before = text[floor : mention.start]
    if extent := _EXTENT.search(before):
        area_id = area_of_wording(extent["area"], cycle)
        at = (floor + extent.start("area"), floor + extent.end("area"))
        return (
            [Judgment(mention.grade, (mention.start, mention.end), area_id, at, "extent_to_which")] if area_id else []
        )
    if _HYPOTHETICAL.search(_JUDGED_TO_BE.sub(" ", before)):
        return []
    if fronted := _fronted(before, mention, floor, text, cycle):
        return [fronted]
    if judged := _of_subject(before, mention, floor, cycle):
        return [judged]
    if (
        position
        and (changed := _CHANGED.search(text[: mentions[position - 1].start]))
        and _TO.fullmatch(text[mentions[position - 1].end : mention.start])
    ):
        before, floor = f"{text[: changed.start()]} is ", 0
    listed = find_areas(before, cycle)
    if not listed:
        return []
    link = _WHERE.sub(" is ", before[listed[-1][1] :])
    if not _AREA_IS.fullmatch(link) or (not link.strip(" '\"") and mention.grade != "requires improvement"):
        return []
    joined = [listed[-1]]
    for earlier in reversed(listed[:-1]):
        if not re.fullmatch(
            r"\s*(?:,|and|,\s*and|&|as\s+well\s+as|both|its|the|\s)+\s*", before[earlier[1] : joined[0][0]], re.I
        ):
            break
        joined.insert(0, earlier)
    opening = before[: joined[0][0]]
    if not re.fullmatch(
        r".*?(?:^|[,;:.]|\b(?:and|but|while|that|its|the|their|force's|constabulary's|police's|overall|of|for|with|in|at|as|both))\s*['\"]?(?:the\s+|its\s+)?",
        opening,
        re.I | re.S,
    ):
        return []
    if not re.search(rf"\b{_JUDGE}\b|[:\-=]|\bgrade", link, re.I) and not _whole_subject(opening):
        return []
    return [
        Judgment(mention.grade, (mention.start, mention.end), area_id, (floor + start, floor + end), "area_is_graded")
        for start, end, area_id in joined
    ]


_SUBJECT = re.compile(
    rf"(?:^|[,;:]\s+(?:and\s+|but\s+)?)(?P<area>[^,;:]{{4,90}}?)(?:\s+{_IS}\s+(?:{_JUDGE}\s+)?(?:to\s+be\s+|as\s+)?|\s+)['\"]?$",
    re.IGNORECASE,
)
_OF_FORCE = re.compile(
    r"^(?:the\s+)?(?:overall\s+)?|\s+(?:of|at|by|within)\s+(?:the\s+)?(?:force|constabulary)\b", re.IGNORECASE
)


def _of_subject(before: str, mention: GradeMention, floor: int, cycle: str | None) -> Judgment | None:
    """'The overall efficiency of Humberside Police in … requires improvement': the whole subject is the area."""
    found = _SUBJECT.search(before)
    if found is None:
        return None
    words = found["area"]
    for force in reversed(named_forces(words)):
        words = re.sub(r"(?:\s+(?:of|at|by|within)\s+|'s\s*$)?$", " ", words[: force.start]) + words[
            force.end :
        ].removeprefix("'s")
    area_id = area_of_wording(" ".join(_OF_FORCE.sub(" ", words).split()), cycle)
    copula = before[found.end("area") :].strip(" '\"")
    if area_id is None or (not copula and mention.grade != "requires improvement"):
        return None
    at = (floor + found.start("area"), floor + found.end("area"))
    return Judgment(mention.grade, (mention.start, mention.end), area_id, at, "area_is_graded")


_CHANGED = re.compile(
    r"\s+(?:(?:has|have|had|was|were|is|are)\s+)?(?:been\s+)?(?:also\s+)?(?:upgraded|improved|moved|gone|went|risen|rose|fallen|fell|dropped|"
    r"downgraded|changed|raised|lifted|slipped|declined|advanced)\s+(?:up\s+|down\s+)?from\s+['\"]?$",
    re.IGNORECASE,
)
_TO = re.compile(r"['\"]?\s*(?:(?:in|since|at)\s+(?:the\s+)?[\w\s/-]{1,25}?)?,?\s*to\s+['\"]?", re.IGNORECASE)
"""'Investigating crime has moved from inadequate in 2019 to good': the later grade is the judgment."""
_FRONTED = re.compile(
    rf"(?:^|[.;]\s+)(?:at|in|for|on|when\s+it\s+comes\s+to|in\s+terms\s+of|with\s+regard\s+to|in\s+respect\s+of)\s+(?:how\s+(?:it|the\s+force)\s+)?"
    rf"(?P<area>[^.;]{{4,110}}?),\s+(?:the\s+)?[\w&\s-]{{2,45}}?\s+(?:{_IS}\s+(?:{_JUDGE}\s+)?(?:to\s+be\s+|as\s+)?)?['\"]?$",
    re.IGNORECASE,
)


def _fronted(before: str, mention: GradeMention, floor: int, text: str, cycle: str | None) -> Judgment | None:
    """'At preventing and deterring crime, Derbyshire Constabulary is adequate.'"""
    found = _FRONTED.search(before)
    if found is None or not re.match(r"['\"]?\s*(?:[.,;]|and\b|but\b|$)", text[mention.end :]):
        return None
    area_id = area_of_wording(found["area"], cycle)
    if area_id is None or not (
        _FORCE_WORDS.search(before[found.end("area") :]) or named_forces(before[found.end("area") :])
    ):
        return None
    at = (floor + found.start("area"), floor + found.end("area"))
    return Judgment(mention.grade, (mention.start, mention.end), area_id, at, "area_is_graded")


_WHERE = re.compile(
    r"^\s*,\s*(?:where|(?:an?\s+\w+\s+)?in\s+which|for\s+which)\s+(?:we|it|they|the\s+force)\s+(?:is|are|was|were)\s+",
    re.IGNORECASE,
)


def _whole_subject(opening: str) -> bool:
    """Whether the area itself is what is judged, as in 'Its planning for the future is good', not part of another."""
    return re.search(r"\b(?:of|for|with|in|at|about|on|to|as)\s+(?:the\s+|its\s+)?$", opening, re.IGNORECASE) is None
