"""The area that a grade belongs to where nothing beside it names one.

Belongs here: headings, the opening of a list and the subject of a whole inspection. Not here: areas that the sentence
names (`beside`).
"""

from __future__ import annotations

import re
from itertools import islice

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.areas.area import WHOLE_FORCE, area_of_paraphrase, area_of_topic, area_of_wording, find_areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.asked import areas_asked, pillars_of
from pipelines.extraction.grades.claims.levelling import level_forces
from pipelines.extraction.grammar.grade_words import cycle_of_day, find_grades, may_grade
from pipelines.extraction.named_bodies import inspected_bodies, listed_bodies
from pipelines.extraction.reported import reported_by
from pipelines.reference import cycles

_WHOLE_INSPECTION = {
    "crime_data_integrity_report": "crime_recording",
    "Crime Data Integrity": "crime_recording",
    "regional_report": "serious_organised_crime",
    "Serious and organised crime": "serious_organised_crime",
    "Vetting and counter-corruption": "ethical_workforce",
}
"""What an inspection of one area, known by the kind of document or by its programme, grades if no heading says more."""

_PILLAR = expression(r"\b(?:effectiveness|efficiency|legitimacy)\b", re.IGNORECASE)


def pillar_of_document(context: Context) -> str | None:
    """What 'overall' means in a report on one pillar: the title names that pillar and no other."""
    named = {found.group().lower() for found in _PILLAR.finditer(context.document.identity.title or "")}
    return f"overall_{named.pop()}" if len(named) == 1 else None


_PILLAR_SAID = Quick(
    r"\b(?:(?P<effectiveness>effectiveness|how ['\"]?effective(?:ly)?)"
    r"|(?P<efficiency>efficiency|how ['\"]?efficient(?:ly)?)"
    r"|(?P<legitimacy>legitimacy|how ['\"]?legitimate(?:ly)?|legitimately))\b",
)
_RETELLS = ("news_article", "force_news", "press_release", "pcc_response")
_OPENING = 5
"""Sentences in which news says what was inspected."""
_BEGINNING = 12
"""Sentences in which it comes to the grade, where its first words name the one area that it tells of."""


def pillars_named(text: str) -> set[str]:
    """The pillars that the words of a text name: 'how effective each of the forces is'."""
    return {f"{WHOLE_FORCE}_{found.lastgroup}" for found in _PILLAR_SAID.finditer(text)}


def _retells(context: Context) -> bool:
    """Whether a document tells what others judged, whatever it is called."""
    kind = context.document.identity.kind
    return kind in _RETELLS or (kind == "other" and reported_by(context) == "reported_by_press")


def pillar_told(context: Context, before: Sentence | None = None) -> str | None:
    """The one pillar that news of an inspection of its cycle is about: no other is named above or at its beginning.

    With `before`, up to that sentence.
    """
    identity = context.document.identity
    if not _retells(context) or not (identity.cycle is None or pillars_of(identity.cycle)):
        return None
    until = before.end if before else len(context.document.text)
    told = (said.text for said in context.sentences if said.block.kind == "paragraph" and said.end <= until)
    opening = " ".join(islice(told, _OPENING))
    named = pillars_named(f"{identity.title or ''} {_NAME_OF_ALL.sub(' ', opening)}")
    return named.pop() if len(named) == 1 else None


_INSPECTION = expression(
    r"(?P<words>(?:[\w&'-]+\s+){1,7}?)(?:(?:re-?|follow-up\s+|joint\s+)?inspections?|reports?|audits?|reviews?|assessments?)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 6


def area_inspected(text: str, cycle: str | None) -> str | None:
    """The one area that the name of an inspection tells: 'the PEEL efficiency report', 'its crime recording audit'."""
    named: set[str] = set()
    for found in _INSPECTION.finditer(text):
        words = found["words"].split()[-_LONGEST_NAME:]
        told = (area_of_wording(" ".join(words[at:]), cycle) for at in range(len(words)))
        named |= {area_id for area_id in told if area_id}
    return named.pop() if len(named) == 1 else None


_NAME_OF_ALL = Quick(r"\(?\beffectiveness,? (?:efficiency)?,? (?:and|&) legitimacy\b\)?")
"""What PEEL stands for names no pillar."""


def cycle_worded(context: Context) -> str | None:
    """The cycle whose names for areas a document uses: its own, of its day, or the last to name most of it."""
    identity = context.document.identity
    return identity.cycle or cycle_of_day(identity.published_date) or _last_to_name_most(context)


def _last_to_name_most(context: Context) -> str | None:
    graded = [level_forces(said.text) for said in context.sentences if may_grade(said.text)][:_BEGINNING]
    named: dict[str | None, int] = {None: sum(len(find_areas(text)) for text in graded)}
    for cycle in (known.cycle for known in reversed(cycles())):
        told = (area_id for text in graded for _, _, area_id in find_areas(text, cycle))
        named[cycle] = sum(area_id in areas_asked(cycle) for area_id in told)
    return max(named, key=lambda cycle: named[cycle])


_LONGEST_QUESTION = 300
_FEW_SENTENCES = 5
"""From the question that a paragraph opens with to the grade that answers it."""


def _asked(context: Context, sentence: Sentence) -> str | None:
    """The area of the question that this paragraph, or the line just above it, asks: 'Q2. How well does …?'"""
    at = context.position(sentence)
    near = context.sentences[max(0, at - _FEW_SENTENCES) : at]
    own = [other.text for other in near if other.block_index == sentence.block_index]
    above = [other.text for other in near[-1:] if other.block_index == sentence.block_index - 1]
    asking = next((text for text in (*reversed(own), *above) if text.rstrip().endswith("?")), None)
    if asking is None or len(asking) > _LONGEST_QUESTION:
        return None
    return area_of_paraphrase(asking, context.document.identity.cycle)


_ELSEWHERE = expression(
    r"(?:see\s+)?(?:other|related|more)\s+(?:\w+\s+){0,2}(?:assessments|reports|inspections|pages"
    r"|judge?ments)\b[^.:]{0,60}",
    re.IGNORECASE,
)
_LONGEST_LINK = 60
"""Characters."""
_MOST_LINKS = 8


def leads_elsewhere(context: Context, sentence: Sentence) -> bool:
    """Whether a line is one of those below 'Other assessments for Dyfed-Powys', which lead to other pages."""
    at = context.position(sentence)
    if len(sentence.text) > _LONGEST_LINK or not may_grade(sentence.text):
        return False
    for other in reversed(context.sentences[max(0, at - _MOST_LINKS) : at]):
        if _ELSEWHERE.fullmatch(other.text.strip()):
            return True
        if len(other.text) > _LONGEST_LINK:
            return False
    return False


_LINES_BELOW_FORCE = 12
"""Lines that may follow the name of a force on a line of its own."""


def force_above(context: Context, sentence: Sentence) -> str | None:
    """The force that a line of its own names above, grade lines aside since the last heading: '**Kent Police**'."""
    at = context.position(sentence)
    for other in reversed(context.sentences[max(0, at - _LINES_BELOW_FORCE) : at]):
        if len(bodies := listed_bodies(other.text.strip(" *:>-"))) == 1:
            return bodies[0].force_id
        if other.block.kind == "heading" and not may_grade(other.text):
            return None
    return None


def unsaid_area(context: Context, sentence: Sentence) -> str | None:
    """The area of the question above, the headings, the list's opening or the inspection; a summary's is all."""
    if asked := _asked(context, sentence):
        return asked
    if sentence.area_id and sentence.area_id != WHOLE_FORCE:
        return sentence.area_id
    identity = context.document.identity
    opening = context.lead_in(sentence)
    if opening is not None:
        named = {area for _, _, area in find_areas(opening.text, identity.cycle)}
        area_id = named.pop() if len(named) == 1 else area_of_topic(opening.text) if not named else None
        if area_id:
            return area_id
    whole = area_of_programme(context)
    return whole or sentence.area_id or _area_of_title(context)


def area_of_programme(context: Context) -> str | None:
    """The area of an inspection that looks at one alone."""
    identity = context.document.identity
    return _WHOLE_INSPECTION.get(identity.kind) or _WHOLE_INSPECTION.get(identity.programme or "")


def _area_of_title(context: Context) -> str | None:
    """The one area that news, or an answer, names in its title: 'HMICFRS inspection on serious and organised crime'."""
    identity = context.document.identity
    title = identity.title or ""
    if identity.kind not in _RETELLS or not _INSPECTED.search(title) or may_grade(title):
        return None
    named = {area for _, _, area in find_areas(title, identity.cycle)}
    if not named and pillar_told(context) is None:
        return area_of_topic(title)
    return named.pop() if len(named) == 1 else None


def area_of_news(context: Context, sentence: Sentence) -> str | None:
    """The one area that news has named, before it grades any: 'Two forces must improve how they investigate crime.'

    Another force than its own is judged in what that one was: 'Elsewhere in the region Merseyside was outstanding.'
    """
    identity = context.document.identity
    at = context.position(sentence)
    if identity.kind not in _RETELLS or at > _BEGINNING or not inspected_bodies(sentence.text):
        return None
    of_others = identity.force_id not in (None, *(body.force_id for body in inspected_bodies(sentence.text)))
    paragraphs = (other for other in context.sentences[:at] if other.block.kind == "paragraph")
    told = [other for other in paragraphs if of_others or not find_grades(other.text)]
    areas = [{area for _, _, area in find_areas(level_forces(other.text), identity.cycle)} for other in told]
    named = frozenset[str]().union(*areas)
    said_first = at <= _OPENING or (areas and areas[0] == named)
    return min(named) if len(named) == 1 and said_first else None


_INSPECTED = expression(
    r"\b(?:inspections?|inspected|reports?|reviews?|HMIC\w*|inspect(?:ors|orate)|watchdog)\b", re.IGNORECASE
)
