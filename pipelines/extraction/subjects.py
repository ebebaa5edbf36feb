"""Which force a figure or a judgment is about.

Belongs here: choosing between the document's force, a force named nearby and nobody (the nation, a group of forces).
Not here: the forces and units that a text names (`named_bodies`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.forces import ForceMention, find_forces
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.named_bodies import named_forces, units_in

NATIONAL = Quick(
    r"\b(?:nationally|(?:the\s+)?national\s+(?:average|figure|rate|picture|total|mean|median|level|data|standard|target)|"
    r"(?<!lowest\s)(?<!highest\s)(?<!best\s)(?<!worst\s)(?<!largest\s)(?<!smallest\s)(?<!federation\s)(?<!association\s)(?:across|in|throughout|of|for)\s+England\s+and\s+Wales|England\s+and\s+Wales\s+(?:average|rate|figure|proportion|percentage|level|total|force\s+average|as\s+a\s+whole)|"
    r"(?:all|other|most|many|similar|these|those|both|several|the\s+43|43|inspected)\s+(?:(?:territorial\s+)?police\s+)?forces|forces\s+(?:nationally|overall|in\s+England)|"
    r"average\s+(?:for|of|across)\s+(?:all\s+)?(?:\w+\s+)?forces|most\s+similar\s+(?:group|forces)|MS[FG]s?\b|peer\s+(?:group|forces)|"
    rf"(?<!\bthe\s)(?<!\bour\s)(?<!\bits\s)(?<!\bof\s)\b(?:\d+|{CARDINAL})\s+forces\b|\b(?:of|by)\s+forces\b|"
    r"across\s+the\s+country|nationwide|countrywide|up\s+and\s+down\s+the\s+country|force\s+average|"
    r"(?:in|across|throughout)\s+the\s+(?:UK|United\s+Kingdom)|UK\s+(?:police\s+)?(?:forces|officers|police)|(?:the\s+police|policing)\s+(?:overall|as\s+a\s+whole|generally)|"
    r"police\s+service\s+(?:overall|as\s+a\s+whole|generally|nationally)|police\s+forces\s+(?:in|across)\s+England)\b"
)
"""Not where the force is the best or the only one of them."""
_NATION_IS_JUDGED = expression(
    r"\b(?:police\s+service|policing|the\s+police|forces)\s+(?:overall|generally|nationally|as\s+a\s+whole|across\s+the\s+country|"
    r"(?:in|across)\s+England(?:\s+and\s+Wales)?)\s+(?:\w+\s+){0,3}$"
    r"|(?:^|[.;,]\s+|\bthat\s+)(?:the\s+police\s+service|policing)\s+(?:is|remains)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_MANY_ALONE = expression(
    r"\W*(?:(?:(?:the|all|for|of|in|and)\s+)*(?:England(?:\s+(?:and|&)\s+Wales)?|national|(?:most\s+)?similar|MS[FG]s?|all\s+forces)\b\W*)+"
    r"(?:(?:forces?|group|average|mean|median|total|rate|figure)\b\W*)*",
    re.IGNORECASE,
)
"""'England and Wales', 'National average', 'Most similar forces': all that labels a row."""
OWN = expression(
    r"\b(?:the|this|our|its)\s+(?:force|constabulary|service|organisation)\b|\b(?:it|its|we|our|they)\b(?!\s+neighbour)",
    re.IGNORECASE,
)
PARTNER_BEFORE = expression(
    r"\b(?:with|alongside|by|and|from|like|joining|including|excluding|except|bar|between|than|to|unlike|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def judges_nation(before: str) -> bool:
    """Whether what stands before a grade makes it one of the police at large: 'the police service overall is'."""
    return _NATION_IS_JUDGED.search(before) is not None


def is_of_many(label: str) -> bool:
    """Whether the label of a row is the name of the nation or of several forces, and nothing else."""
    return _MANY_ALONE.fullmatch(label) is not None


_IN_BRACKETS = expression(r"\([^()]*\d[^()]*\)")
"""'(England and Wales average 14.9%)', '(national 27%)', '(2021: 31%)'."""
_NATIONALLY = expression(r"\(\s*(?:the\s+)?national(?:ly)?\b", re.IGNORECASE)


def _beside_brackets(clause: str, at: int) -> str:
    """A clause without the figures in brackets that only stand beside its own, or such brackets if `at` is in them.

    Brackets that name nobody leave it to the clause around them of whom they are.
    """
    for found in _IN_BRACKETS.finditer(clause):
        told = found.group()
        if not (NATIONAL.search(told) or _NATIONALLY.match(told) or named_forces(told)):
            continue
        if found.start() < at < found.end():
            return told
        clause = clause[: found.start()] + " " * len(told) + clause[found.end() :]
    return clause


_PART_OF_NATION = expression(
    r"\b(?:part|share|portion|tranche|instal?ment|allocation|slice|quota)\s+(?:of|from)\s+[^,;]{0,60}?\d[\d,]*\b[^,;]{0,40}?"
    r"\b(?:nationally|nationwide|across\s+(?:the\s+country|England))",
    re.IGNORECASE,
)
"""'It will have 91 officers as its share of the 20,000 nationally': the 91 are its own."""
_LIKE_NATION = expression(
    r"\b(?:in\s+line\s+with|similar\s+to|comparable\s+(?:to|with)|the\s+same\s+as|close\s+to|above|below|"
    r"(?:lower|higher|less|more|fewer|greater|better|worse)\s+than)\s+(?:(?:the|that)\s+)?"
    r"(?:(?:figure|rate|average|proportion|level|percentage|number)\s+)?(?:(?:across|for|in)\s+)?"
    r"(?:England\s+and\s+Wales|national\b)",
    re.IGNORECASE,
)
"""'85 percent of victims were satisfied, in line with the figure across England and Wales': the 85 are its own."""


def subject_force(sentence: Sentence, at: int) -> str | None:
    """The force that the clause around `at` (inside the sentence's text) is about; None for the nation or several."""
    start, end = clause_bounds(sentence.text, at, at)
    clause = _beside_brackets(sentence.text[start:end], at - start)
    beside = next((found for words in (_PART_OF_NATION, _LIKE_NATION) if (found := words.search(clause))), None)
    if beside and at - start < beside.start():
        clause = clause[: beside.start()]
    if told_beside := _told_beside(sentence.text, at):
        return told_beside
    named = named_forces(clause)
    if (opens := _OPENS_NATIONALLY.match(sentence.text)) and not named_forces(sentence.text[opens.end() : at]):
        return sentence.force_id if OWN.search(sentence.text, opens.end(), at) else None
    if NATIONAL.search(clause) or _NATIONALLY.match(clause):
        return None
    if not named and (place := _opens_in(sentence.text)):
        return place
    unit = next(iter(units_in(clause)), None)
    if unit and unit.start() < min(
        [body.start for body in named] + [m.start() for m in OWN.finditer(clause)], default=at
    ):
        return None
    others = [mention for mention in named if mention.force_id != sentence.force_id]
    if sentence.force_id and (len(others) < len(named) or not others):
        return sentence.force_id
    leading = [mention for mention in others if not PARTNER_BEFORE.search(clause[: mention.start])]
    if leading and (sentence.force_id is None or not OWN.search(clause[: leading[0].start])):
        before = [mention for mention in leading if start + mention.start <= at] or leading
        return before[-1].force_id
    if sentence.force_id is None and not named:
        earlier = named_forces(sentence.text[:at])
        return earlier[-1].force_id if earlier else None
    return sentence.force_id


def _opens_in(text: str) -> str | None:
    """The force of the one place that a sentence begins with: 'In Suffolk, the force fails to record 5,300 crimes.'"""
    opened = _OPENS_IN.match(text)
    places = {mention.force_id for mention in find_forces(opened["places"])} if opened else set()
    return places.pop() if len(places) == 1 else None


_OPENS_IN = expression(
    r"\W*(?:(?:But|And|While|Meanwhile|Elsewhere),?\s+)?[Ii]n\s+(?:neighbouring\s+)?(?P<places>[A-Z][^,.;:\d]{2,40}),"
    r"(?!\s+[A-Z][\w-]+(?:,|\s+and\b))"
)


_OPENS_NATIONALLY = expression(
    r"\W*(?:(?:in|across|throughout)\s+England\s+and\s+Wales|nationally|nationwide|across\s+the\s+country),\s",
    re.IGNORECASE,
)
"""What opens a sentence is of all of it, until it names somebody."""


def _told_beside(text: str, at: int) -> str | None:
    """Whose a figure is by the name right beside it, also of a place: 'Essex 3,600', '(51%) in Surrey Police'."""
    mentions = find_forces(text)
    if len(mentions) > 1 and (in_order := _told_in_order(text, at, mentions)):
        return in_order
    behind = next((mention for mention in mentions if mention.start > at), None)
    if behind and _LEADS_TO_NAME.fullmatch(text, at, behind.start):
        return behind.force_id
    before = [mention for mention in mentions if mention.end <= at]
    if not before or not _NAME_LEADS.fullmatch(text, before[-1].end, at):
        return None
    joint = len(before) > 1 and _JOINS.fullmatch(text, before[-2].end, before[-1].start)
    return None if joint or _WITH_BEFORE.search(text, 0, before[-1].start) else before[-1].force_id


def _told_in_order(text: str, at: int, mentions: Sequence[ForceMention]) -> str | None:
    """'Kent Police and Essex Police had 41 and 38 vacancies respectively.'"""
    figures = next((found for found in _SERIES.finditer(text) if found.start() <= at < found.end()), None)
    if figures is None or not _RESPECTIVELY.match(text, figures.end()):
        return None
    places = [found.start() for found in _FIGURE.finditer(text, figures.start(), figures.end())]
    named = [mention for mention in mentions if mention.end <= figures.start()][-len(places) :]
    return named[places.index(at)].force_id if len(named) == len(places) and at in places else None


_FIGURE = expression(r"£?\d(?:[\d,.]*\d)?(?:\s?(?:%|per\s?cent|percent|m|bn|million)(?!\w))?")
_SERIES = expression(rf"(?:{_FIGURE.pattern})(?:,\s+(?:{_FIGURE.pattern}))*,?\s+and\s+(?:{_FIGURE.pattern})")
_RESPECTIVELY = expression(r"[^.;\d]{0,60}\brespectively\b", re.IGNORECASE)
_LEADS_TO_NAME = expression(
    rf"(?:{_FIGURE.pattern})\s+(?:of\s+{THEM}\s+)?(?:(?:(?!\d)[\w'-]+\s+){{0,4}}?(?:[a-z]{{2,}}ed|held|made)\s+(?:(?:against|by)\s+(?:police\s+)?(?:officers|staff)\s+)?(?:by|in|at|from)|in|at|for)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""'38 at Kent Police', '24 of these in Gwent', '476 officers were assaulted in Surrey'."""
_NAME_LEADS = expression(
    r"(?:'s)?(?:\s*\(|\s+-|:|,\s+where\s+there\s+(?:were|are)|(?:,?\s+(?:who|which|that|has|have|had|with|now|only|employs?|employed|recorded|reported|received|took|made|said|saw|lost|held|spent|accounted\s+for|was|is|at)){0,3})"
    rf"\s*{HEDGED_MORE}(?:(?:{_FIGURE.pattern})(?:\s+(?-i:[a-z])[\w'-]*){{1,4}}?,?\s+(?:and\s+)?{HEDGED_MORE})*",
    re.IGNORECASE,
)
"""'Essex Police (3,600)', 'Kent: 41', 'while Northumbria recorded 488', 'Surrey has 2,000 officers and 1,900 staff'."""
_JOINS = expression(r"\s*(?:,|&|,?\s+(?:and|or))\s*", re.IGNORECASE)
"""'Norfolk and Suffolk: 430' is of both."""
_WITH_BEFORE = expression(r"\b(?:with|alongside|from|to|by|including)\s+(?:the\s+)?$", re.IGNORECASE)
