"""Which forces a judgment is about: usually one, several where they are listed, told together or judged alike.

Belongs here: choosing among the forces of a sentence and of those before it. Not here: what a figure is about and which
bodies a text names (`subjects`), or what is a judgment (`claims.judging`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Sentence
from pipelines.extraction.grades.forces.spoken_of import LEADS
from pipelines.extraction.grammar.grade_words import GRADE, may_grade, terms
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.judged_places import LIST_OF_BODIES
from pipelines.extraction.named_bodies import Body, inspected_bodies
from pipelines.extraction.subjects import OWN, PARTNER_BEFORE, judges_nation

_ASIDE_BEFORE = expression(r"\b(?:unlike|like|(?<!, )with|alongside|than|from)\s+(?:the\s+)?$", re.IGNORECASE)
_VERB_NEXT = expression(r"\s+(?:is|was|are|were|has|had|have|remains?|requires?|got|received|scored)\b", re.IGNORECASE)
_SOME_FORCES = expression(
    r"\b(?:(?:one|only|single|1)\s+force|force(?=\s+(?:to\s+be\s+)?(?:judged|graded|rated|assessed|found)|\s*(?:that|which)(?:'s|\s+(?:is|was))\b)|forces|those"
    rf"|{CARDINAL}(?=\s+(?:was|were)\s+(?:judged|graded|rated|assessed|found)))\b",
    re.IGNORECASE,
)
_NAMES_FOLLOW = expression(
    r"(?:\b(?:is|are|was|were|being|include[sd]?|including|such\s+as|among\s+them|notably|of)"
    r"|[:(-])\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""'The six forces assessed as requires improvement are …': the names follow the grade."""

_NAME_AND_GRADE = expression(
    r"(?:,(?=\s+as\b)|\)|\s-)?\s+(?:(?:as|is|was|are|were|being|to\s+be)\s+)?(?:an?\s+)?['\"]?", re.IGNORECASE
)
"""'…, and Kent Police as good': nothing else stands between name and grade."""


_GRADE_NEXT = expression(rf",?\s+['\"]?{GRADE}\b", re.IGNORECASE)
"""'…; and Gwent Police Good for efficiency but …': a clause of its own, whose verb is left out."""

JudgedForce = tuple[str | None, tuple[int, int] | None]
"""A force (None for a unit or nobody named) and, where several share a judgment, the place of its name."""


def judged_forces(sentence: Sentence, at: int, earlier: Sequence[str] = (), title: str = "") -> list[JudgedForce]:
    """The forces that a judgment at `at` (inside the sentence's text) is about: usually one, several if listed.

    `earlier` holds the sentences before, nearest first: 'It' in a document about several forces is the last one named.
    """
    text = sentence.text
    bodies = inspected_bodies(text)
    if (one := list(_ONE_OF_TWO.finditer(text, 0, at))) and (told := _one_of_two(text, one[-1], earlier)):
        return [(told, None)]
    if not bodies:
        return _where_none_is_named(sentence, at, earlier, title)
    if labelled := [body for body in bodies if text[body.end : max(at, body.end)].strip(" '\"") in ("(", "[")]:
        return [(labelled[-1].force_id, (labelled[-1].start, labelled[-1].end))]
    before = [body for body in bodies if body.start < at]
    if before and _NAME_AND_GRADE.fullmatch(text, before[-1].end, at):
        return _run(text, bodies, len(before) - 1)
    if before and _WHERE_ITS.match(text, before[-1].end):
        return [(before[-1].force_id, None)]
    after = [body for body in bodies if body.start >= at]
    named_behind = text[at : after[0].start] if after and not before else ""
    if _SOME_FORCES.search(text[:at]) and _NAMES_FOLLOW.search(named_behind):
        return _run(text, after, 0)
    subjects = [
        body
        for body in before
        if not PARTNER_BEFORE.search(text[: body.start])
        or _GRADE_NEXT.match(text, body.end)
        or _continues_list(text, before, body)
    ]
    start, _ = clause_bounds(text, at, at)
    near = [body for body in subjects if body.start >= start]
    own_words = OWN.search(text, start, at)
    if near and not (sentence.force_id and own_words and own_words.start() < near[0].start):
        return _run(text, bodies, bodies.index(near[-1]))
    if own_words and _goes_on_of(text, subjects, own_words.group()):
        return [(subjects[0].force_id, None)]
    if sentence.force_id and (own_words or not subjects):
        return [(sentence.force_id, None)]
    return _run(text, bodies, bodies.index(subjects[-1])) if subjects else [(sentence.force_id, None)]


def _where_none_is_named(sentence: Sentence, at: int, earlier: Sequence[str], title: str) -> list[JudgedForce]:
    """The forces that a sentence without a name means: a place in it, those told before, or the one of its section."""
    text = sentence.text
    if judges_nation(text[:at]):
        return []
    if place := _place_spoken_of(text, at):
        return [(place, None)]
    if those := THOSE_FORCES.search(text[:at]):
        told_of = _forces_told(those["count"], (*earlier, title))
        if told_of or those["forces"]:
            return told_of
    spoken_of = _spoken_of(earlier) or _place_of_heading(sentence.headings)
    return [(sentence.force_id or spoken_of, None)]


_WHERE_ITS = expression(r",\s+where\s+(?!it\b|they\b|the\s+(?:force|constabulary)\b)", re.IGNORECASE)
"""'Kent did better than Essex, where efficiency was good but legitimacy …'"""
_ONE_OF_TWO = expression(
    r"\bthe\s+(?:(?P<first>former|first)|latter|second)(?:\s+(?:of\s+(?:these|the\s+two|them)|force))?\s+"
    rf"(?=(?:{terms('is')}|{terms('award')}|{terms('judge')}|ha[sd]|requires?|required|needs|needed)\b)",
    re.IGNORECASE,
)


def _one_of_two(text: str, named: re.Match[str], earlier: Sequence[str]) -> str | None:
    """The force of 'the former' or 'the latter', where the words before name two."""
    for words in (text[: named.start()], *earlier):
        told = list(dict.fromkeys(mention.force_id for mention in find_forces(words)))
        if told:
            return told[0 if named["first"] else 1] if len(told) == 2 else None
    return None


def _goes_on_of(text: str, subjects: Sequence[Body], pronoun: str) -> bool:
    """Whether 'it' is the one force that the sentence begins with."""
    if pronoun.lower() not in ("it", "its") or len({body.force_id for body in subjects}) != 1:
        return False
    return _LEADS_SENTENCE.fullmatch(text, 0, subjects[0].start) is not None


_LEADS_SENTENCE = expression(r"\W*(?:(?:and|but|however|meanwhile|nearby|neighbouring|the)\W+)*", re.IGNORECASE)
"""'Kent Police was rated good for efficiency, though it requires improvement for legitimacy.'"""
_COUNTS = {"both": (2,), "two": (2,), "three": (3,), "four": (4,), "five": (5,)}
_SEVERAL = range(2, 6)
THOSE_FORCES = expression(
    r"(?:^|[.;,]\s|\b(?:and|but|while|when|where|as|that|shows?|says?|said|found)\s)\W*(?:(?:all|the|these|those)\s+(?:of\s+the\s+)?(?=\w+\s+(?:police\s+)?[fc])|(?=both\b)|(?:all|the|these|those)\s+(?=\w+\s+(?!of\b)))"
    r"(?P<count>both|two|three|four|five)\s+(?P<forces>(?:police\s+)?(?:forces|constabularies)\s+)?(?:(?:also|each|all|both|again)\s+)*"
    rf"(?:(?:{terms('is')}|{terms('award')}|{terms('judge')}|['\"]?(?:requires?|required|needs?|needed)\s+improvement)\b"
    r"|(?<=two )['\"]?$)",
    re.IGNORECASE,
)
"""'The three forces were …', 'Both constabularies received …': those named in the sentence before."""


def as_they(text: str, earlier: Sequence[str]) -> str:
    """The text with 'they' for 'all three' where that many forces are named before; as long as it was."""
    those = THOSE_FORCES.search(text) if not inspected_bodies(text) else None
    if those is None or not _forces_told(those["count"], earlier):
        return text
    start = max(text.rfind(word, 0, those.start("count")) for word in ("all ", "All ", " "))
    start = start if text[start : start + 4].lower() == "all " else those.start("count")
    end = those.end("forces") if those["forces"] else those.end("count")
    return f"{text[:start]}{'they':{end - start}}{text[end:]}" if end - start >= len("they") else text


def _forces_told(count: str, earlier: Sequence[str]) -> list[JudgedForce]:
    """The forces, as many as are spoken of, that the nearest sentence before names, or those before it together."""
    so_far: list[str] = []
    for words in earlier:
        named = tuple(dict.fromkeys(mention.force_id for mention in find_forces(words)))
        so_far = list(dict.fromkeys([*so_far, *named]))
        if told := next((told for told in (named, so_far) if len(told) in _COUNTS.get(count.lower(), _SEVERAL)), None):
            return [(force_id, (at, at)) for at, force_id in enumerate(told)]
    return []


_AS_WERE = expression(
    r"\b(?:(?:as|and\s+so(?:,\s[^,;.]{3,60},)?)\s+(?:is|are|was|were|did|do|does|has|have)|the\s+same\s+as|along\s+with|together\s+with)\s+"
    r"(?:(?:its\s+)?neighbour(?:s|ing)?\s+|both\s+|the\s+)*$",
    re.IGNORECASE,
)


def judged_alike(text: str, at: int) -> list[JudgedForce]:
    """The forces that share the judgment at `at` as the sentence goes on: 'Kent was rated good, and so was Essex'."""
    mentions = find_forces(text)
    bodies = [Body(mention.start, mention.end, mention.force_id) for mention in mentions if mention.start > at]
    first = next((body for body in bodies if _AS_WERE.search(text[: body.start])), None)
    if first is None or may_grade(text[at : first.start]):
        return []
    return [
        (force_id, place or (first.start, first.end)) for force_id, place in _run(text, bodies, bodies.index(first))
    ]


def _spoken_of(earlier: Sequence[str]) -> str | None:
    """The force that the nearest sentence names: by its name, or by the one place that is its subject.

    'Kent must do better. However, it was rated good …', "Kent's marks were better. It was good at …"
    """
    for words in earlier:
        if named := inspected_bodies(words):
            return named[0].force_id
        if led := {mention.force_id for mention in find_forces(words) if LEADS.match(words, mention.end)}:
            return led.pop() if len(led) == 1 else None
    return None


def _place_of_heading(headings: Sequence[str]) -> str | None:
    """The force of the one place in the innermost heading that is more than a name: 'What inspectors found in Kent'."""
    named = {mention.force_id for mention in find_forces(headings[-1])} if headings else set()
    return named.pop() if len(named) == 1 else None


_THERE = expression(r"\bthere\b(?!\s+(?:is|are|was|were|has|have|will)\b)", re.IGNORECASE)
_IN_PLACE = expression(r"\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:and|but|while)\s+)?in\s+", re.IGNORECASE)
_ITS_GRADE = expression(rf"\b(?:the|its)\s+(?:{terms('grade noun')}|force|constabulary|police)\b", re.IGNORECASE)
_PLACE_BEFORE = expression(r"(?:^(?:\d+(?:\.\d+)*\.?\s+)?|[,;.]\s+)(?:[\w\s]{1,20}\s)?(?:in|for|at)\s+$", re.IGNORECASE)


def _place_spoken_of(text: str, at: int) -> str | None:
    """The force of 'Over the border in Kent …, with a good grade there too', 'In Kent the grade … was'."""
    places = [place for place in find_forces(text[:at]) if _PLACE_BEFORE.search(text[: place.start])]
    if not places:
        return None
    opens = _IN_PLACE.fullmatch(text[: places[-1].start]) is not None
    spoken_of = _THERE.search(text, places[-1].end) or (opens and _ITS_GRADE.search(text, places[-1].end, at))
    return places[-1].force_id if spoken_of else None


def _continues_list(text: str, bodies: Sequence[Body], body: Body) -> bool:
    """Whether a name goes on with a list of judged forces, as in 'Kent and Essex Police were rated …'."""
    at = bodies.index(body)
    listed = at > 0 and LIST_OF_BODIES.fullmatch(text[bodies[at - 1].end : body.start]) is not None
    return listed or _VERB_NEXT.match(text, body.end) is not None


def _run(text: str, bodies: Sequence[Body], position: int) -> list[JudgedForce]:
    """The bodies that stand in one list with the one at `position`."""
    first = last = position
    while first and LIST_OF_BODIES.fullmatch(text[bodies[first - 1].end : bodies[first].start]):
        if _ASIDE_BEFORE.search(text[: bodies[first - 1].start]):
            break
        first -= 1
    while last + 1 < len(bodies) and LIST_OF_BODIES.fullmatch(text[bodies[last].end : bodies[last + 1].start]):
        last += 1
    run = bodies[first : last + 1]
    if len(run) == 1:
        return [(run[0].force_id, None)]
    return [(body.force_id, (body.start, body.end)) for body in run]
