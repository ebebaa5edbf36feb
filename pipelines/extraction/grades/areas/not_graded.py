"""The area that is said to have no grade: named beside it, told just before, or that of its heading.

Belongs here: choosing that area. Not here: the words that say that nothing is graded (`references`).

    The last question, which deals with armed policing, isn't graded.
    We also looked at the service to victims, and this part isn't graded.
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import area_of_short_name, area_of_topic, area_of_wording, find_areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.areas.beside import areas_listed, areas_of_subject
from pipelines.extraction.grades.claims.levelling import level_forces
from pipelines.extraction.grammar.grade_words import terms

_THIS_AREA = expression(
    r"\b(?:our\s+(?:assessment|audit|review)\b|(?:this|that|the)\s+(?:\w+\s+)?(?:area|aspect|element|part|question|pillar|assessment|section|theme|service"
    r"|topic|review|audit)\b)(?!\s+(?:that|which|it|the\s+(?:force|constabulary)|provided|given|to|for)\b)",
    re.IGNORECASE,
)
_IT_ITSELF = expression(r"\W*(?:it|the\s+(?:review|audit|assessment|service))\s+itself\b", re.IGNORECASE)
"""'We publish a Quality of Service Review beside this. The review itself isn't graded.'"""
_BESIDES = expression(
    r"\W*(?:we|inspectors|HMIC\w*|the (?:inspection|inspectorate))\s+(?:have\s+|has\s+)?(?:also|separately"
    r"|in\s+addition)\s+(?:inspected|assessed|examined|looked\s+at|considered|reviewed|reported\s+on|tested)\b",
    re.IGNORECASE,
)
"""'We also inspected how effective a service the force gives to victims. We make no graded judgment of this aspect.'"""
_FOR_THIS = expression(r"\s*(?:(?:for|in|on|to)\s+)?(?:this|it|that)\W*$", re.IGNORECASE)
"""'We don't give a grade for this.' below the heading of an area."""
_AREA_UNSAID = ("", "that", "this", "it")
"""'Not graded in 2014.' below a question, 'That isn't graded as a whole.' after the area."""
_OF_THAT = expression(rf"\s*{terms('link')}\s+(?:whether|how|what|why)\b", re.IGNORECASE)
"""'It made no judgment on whether this was lawful.'"""
_LINK = expression(rf"\s*{terms('link')}\s+(?:the\s+)?", re.IGNORECASE)


def area_named(text: str, cycle: str | None) -> str | None:
    named = {area_id for _, _, area_id in find_areas(text, cycle)}
    return named.pop() if len(named) == 1 else None


def _area_just_named(context: Context, sentence: Sentence) -> str | None:
    """The area that the sentence before names in the same paragraph."""
    earlier = [other.text for other in context.before(sentence) if other.block_index == sentence.block_index]
    if not earlier:
        return None
    words = level_forces(earlier[0])
    return area_named(words, context.document.identity.cycle) or area_of_topic(words)


def _is_besides(context: Context, sentence: Sentence) -> bool:
    """Right behind words on what was inspected besides, in the same paragraph."""
    earlier = context.before(sentence)[:1]
    return any(other.block_index == sentence.block_index and _BESIDES.match(other.text) for other in earlier)


def _area_of_words(text: str, cycle: str | None) -> str | None:
    """The area that is the subject of a sentence or heading, or that it names, begins with, or else speaks of."""
    if subject := _SUBJECT.match(text):
        words = subject["words"].strip()
        if found := area_of_wording(words, cycle) or area_of_short_name(words, cycle):
            return found
    begins = areas_listed(text, cycle)
    return area_named(text, cycle) or (begins[0].area_id if begins else area_of_topic(text))


_SUBJECT = expression(rf"\W*(?P<words>(?:[\w'-]+\s+){{1,6}}?)(?={terms('is')}\b)", re.IGNORECASE)
_OWN_CLAUSE = expression(
    r"(?:,?\s+(?:and|but|although|though|while)|;|\s-|:)\s+(?:(?:we|I|this|that|it|no|the)\b[^,;.]*)?$", re.IGNORECASE
)
"""'We also looked at the service to victims, and | this part isn't graded.'"""
_SUCH_AS = expression(r"\s+(?:such\s+as|including|like|for\s+example)\s", re.IGNORECASE)


def _area_told_first(text: str, cycle: str | None) -> str | None:
    """The area of a first clause, where the last one only says what is so of it: '…, and this part isn't graded'."""
    own = _OWN_CLAUSE.search(text)
    if own is None or area_named(text[own.start() :], cycle):
        return None
    return _area_of_words(text[: own.start()], cycle)


def area_not_graded(context: Context, sentence: Sentence, ungraded: re.Match[str]) -> str | None:
    """The area said to be ungraded: named in the sentence, in the one before ('this area'), or by the headings."""
    cycle = context.document.identity.cycle
    before, after = sentence.text[: ungraded.start()].strip(" ,."), sentence.text[ungraded.end() :]
    if (link := _LINK.match(after)) and (areas := areas_listed(after[link.end() :], cycle, loosely=True)):
        return areas[0].area_id
    if subject := areas_of_subject(before, cycle) or areas_of_subject(
        re.sub(r"\s+(?:\w+\s+){1,3}but$", "", before), cycle
    ):
        return subject[0].area_id
    if told := _area_told_first(level_forces(before), cycle):
        return told
    of_part = _IT_ITSELF.match(sentence.text) or _is_besides(context, sentence)
    if of_part and (said := _area_just_named(context, sentence)):
        return said
    if (
        _THIS_AREA.search(sentence.text)
        or _FOR_THIS.match(after)
        or (before.lower() in _AREA_UNSAID and not _OF_THAT.match(after))
    ):
        if sentence.area_id and sentence.area_id != "overall":
            return sentence.area_id
        if here := area_named(level_forces(before), cycle):
            return here
        spoken_of = [*(other.text for other in context.before(sentence)), *sentence.headings[-1:]]
        return next((area for text in spoken_of if (area := _area_of_words(text, cycle))), None)
    relative = re.search(r",?\s+(?:for|on|in)?\s*which$", before)
    return (
        area_of_wording(before, cycle)
        or area_named(level_forces(before), cycle)
        or area_named(level_forces(_SUCH_AS.split(before)[0]), cycle)
        or (area_of_topic(before) if relative else None)
        or area_named(sentence.text, cycle)
        or (area_of_topic(after) if _OF_THAT.match(after) else None)
    )
