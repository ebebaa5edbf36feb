"""How many people inspectors spoke to: 'we interviewed 45 officers and staff', 'they spoke to 312 people in Gwent'.

People heard in an inspection, in research or in focus groups are a sample like the files that were read. How many focus
groups were held, and who a force or a charity spoke to in its own work, are none.

Belongs here: telling that a number says so. Not here: who answered a survey (`surveyed`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.respondents import PEOPLE
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import holds_any

_INSPECTORS = (
    r"peer\s+review(?:ers)?|reviewers|inspectors?|inspectorate|hmicfrs|hmic|hmi|(?:inspection|review|our|my)\s+team"
)
_SPOKE = (
    r"(?:(?:spoken?|talked)\s+(?:(?:by|over|on)\s+(?:the\s+)?(?:tele)?phone\s+|in\s+(?:depth|person|private|confidence|detail)\s+|"
    r"at\s+length\s+|online\s+|directly\s+|privately\s+|face[\s-]to[\s-]face\s+|informally\s+)?(?:to|with)|interviewed|met(?:\s+with)?|heard\s+from|put\s+(?:(?:the|our|some|these)\s+)?(?:same\s+)?questions?\s+to|questioned|quizzed|sat\s+(?:down\s+)?with|"
    r"(?:speaking|talking)\s+(?:to|with)|interviewing|meeting(?:\s+with)?|hearing\s+from|(?:held|had|conducted|carried\s+out)\s+(?:[\w-]+\s+){0,2}(?:interviews|discussions|conversations|meetings)\s+with)"
)
_SIGNS = (
    "spoke", "talked", "interview", "met", "heard from", "asked", "discussion", "conversation", "focus group",
    "consulted", "question", "quizzed", "sat", "workshop", "round table", "round-table", "speaking", "talking",
    "meeting", "hearing from",
)  # fmt: skip
_AND_SOMEBODY = r"(?:the\s+(?:[\w'’-]+\s+){1,6}?[\w'’-]+(?:,|\s+and)\s+)?"
"""'They interviewed the chief constable, 12 senior leaders and …'."""
_DID = rf"(?:(?:also|had|have|has|then|each)\s+)*{_SPOKE}\s+{_AND_SOMEBODY}{HEDGED_MORE}$"
_INSPECTORS_SPOKE = Quick(
    rf"\b(?:{_INSPECTORS})\s+{_DID}",
    rf"\b(?:{_INSPECTORS})\s+[^.;]{{3,200}}?(?:,|\band|\bthey|\bit)\s+{_DID}",
)
_WE_SPOKE = Quick(
    rf"\b(?:we|the\s+team|they|it)\s+{_DID}",
    rf"\b(?:we|the\s+team|they|it|our\s+(?:work|fieldwork|inspection|visit))\s+[^.;]{{3,200}}?(?:,|\band)\s+{_DID}",
)
_ITEM = expression(rf"\W*(?:we\s+)?{_DID}", re.IGNORECASE)
_LISTED = expression(
    rf"(?:\d[\d,]*|\b{CARDINAL})\s+[^.;:\d]{{3,80}}?(?:,|\band)\s+(?:(?:to|with)\s+)?{HEDGED_MORE}$", re.IGNORECASE
)
_PERSONS = expression(
    rf"\s+(?:of\s+(?:the|its|their|our|those|these)(?:\s+[\w-]+['’]s?)?\s+)?(?:(?!(?:of|or|but|the|who|that|to|were|was|had|and\s+(?:held|read|reviewed|looked))\b)[\w'’-]+\s+){{0,5}}?"
    rf"(?:{PEOPLE}|detainees|prisoners|leaders|managers|supervisors|directors|chiefs|councillors|carers|parents|families|"
    r"commanders|inspectors|superintendents|investigators|handlers|dispatchers|social\s+workers|nurses|suspects|prosecutors|lawyers|representatives|leads|heads|takers|trainers|analysts|planners|coordinators|advocates|delegates|stakeholders|academics|staff|person)\b|"
    rf"\s+(?:of\s+{THEM}|more|others)\b(?=\s*(?:[.,;]|$|\sand\b|\sin\b|\sat\b))",
    re.IGNORECASE,
)
_INSPECTING = frozenset(
    (
        "inspection_report",
        "inspection_page",
        "crime_data_integrity_report",
        "child_protection_report",
        "regional_report",
        "revisit_letter",
    )
)
"""The kinds of documents in which 'we' are the inspectors."""


def were_spoken_to(context: Context, sentence: Sentence, number: Number) -> bool:
    """Whether a number says how many people inspectors spoke to, or asked a thing that some of them could answer."""
    if not holds_any(sentence.text, _SIGNS):
        return False
    if _SOME_ASKED.search(sentence.text, 0, number.start) and _some_are_counted(context, sentence, number):
        return True
    if _WE_ASKED_THEM.match(sentence.text, number.end):
        return _are_inspectors(context, sentence)
    persons = _PERSONS.match(sentence.text, number.end)
    if _GROUPS.search(sentence.text, 0, number.start) and _PEOPLE_IN_BRACKETS.match(sentence.text, number.end):
        return True
    if persons is None:
        if _WERE_HEARD.match(sentence.text, number.end) and _REPLIED.search(sentence.text, 0, number.start):
            return True
        in_brackets = _IN_BRACKETS.match(sentence.text, number.end) and _PERSONS_BEFORE.search(
            sentence.text, 0, number.start
        )
        return bool(in_brackets) and _are_inspectors(context, context.lead_in(sentence) or sentence)
    return _was_heard(context, sentence, number.start) or _took_part(context, sentence, number.start, persons.end())


_WE_ASKED_THEM = expression(
    rf"\s+(?:of\s+{THEM}\s+)?(?:spoke|talked)\s+(?:to|with)\s+(?:us|(?:our|the)\s+inspectors)\b|"
    r"\s+(?:(?:that|who|whom|to\s+whom)\s+)?(?:we|inspectors)\s+(?:spoke(?:\s+(?:to|with))?|talked\s+(?:to|with)|interviewed|met)\b",
    re.IGNORECASE,
)
"""'Of 18 that we spoke to, 15 called it better.'"""
_GROUPS = Quick(r"\b(?:focus|discussion)\s+groups?\b[^.;]{0,60}\($")
_PEOPLE_IN_BRACKETS = expression(rf"\s+(?:[\w'’-]+\s+){{0,2}}?{PEOPLE}(?:\s+in\s+(?:all|total))?\)", re.IGNORECASE)
"""'Three focus groups (21 participants)'."""
_REPLIED = Quick(
    r"\b(?:people|residents|respondents|victims|members\s+of\s+the\s+public)\s+(?:who\s+)?(?:replied|answered|responded|took\s+part)\b"
)
"""'3,204 people replied online and 1,040 were interviewed in the street.'"""
_IN_BRACKETS = expression(r"\s*(?:in\s+(?:all|total)|altogether|people|of\s+them)?\)", re.IGNORECASE)
_PERSONS_BEFORE = Quick(rf"(?:^\W*|\b(?:we|inspectors|the\s+team|and)\s+(?:also\s+)?){_SPOKE}\s+[^.;:()\d]{{3,60}}\($")
"""'Interviewed commanders (86 in all)'."""
_TALKS = r"(?:interviews|conversations|discussions|focus\s+groups?|discussion\s+groups?|workshops|round[\s-]tables)"
TALKS_WITH = Quick(
    rf"\b{_TALKS}\s+(?:(?:were|was|had\s+been)\s+)?(?:(?:also|then)\s+)?(?:conducted\s+|held,?\s+|carried\s+out\s+|undertaken\s+|completed\s+|organised\s+)?(?:,\s+)?"
    r"(?:[^.;:,\d]{0,40}?\s)?"
    r"(?:with|of|for|attended\s+by|involving|made\s+up\s+of|comprising|bringing\s+together|(?:in|at)\s+which|which\s+heard\s+from|where)\s+"
    rf"(?:(?:the\s+)?(?:[\w'’-]+\s+){{1,4}}and\s+)?{HEDGED_MORE}(?:(?:some|groups\s+of|the)\s+)*$",
    rf"\b(?:focus|discussion)\s+groups?\b[^.;]{{0,60}}?\b(?:brought\s+together|drew|involved)\s+{HEDGED_MORE}$",
)
"""'In-depth interviews with 21 victims', 'six focus groups attended by 47 officers'."""
_WERE_HEARD = expression(
    rf"\s+(?:(?:and|or|from|in|across|of|at)\s+[^.;:]{{2,80}}?\s)?(?:who\s+)?(?:(?:was|were|had\s+been|have\s+been)\s+(?:(?:also|then|\w+ly)\s+)*(?:interviewed|spoken\s+to|consulted|heard)\b|"
    r"agreed\s+to\s+(?:be\s+interviewed|speak\s+to\s+us|talk\s+to\s+us)\b|"
    rf"(?:took\s+part|participated|contributed|spoke\s+to\s+us|joined|attended|came)\s+(?:in\s+|to\s+)?(?:[\w'’-]+\s+){{0,4}}?{_TALKS}\b|"
    r"spoke\s+to\s+(?:us|(?:the\s+|our\s+)?inspectors)\b)|"
    r"\s+(?:(?:who|whom|that|to\s+whom)\s+)?(?:we|(?:the\s+|our\s+)?inspectors)\s+(?:(?:had|also)\s+)*(?:spoke(?:\s+(?:to|with))?|talked\s+(?:to|with)|interviewed|met)\b",
    re.IGNORECASE,
)
"""'130 people were interviewed', '187 officers took part in focus groups', 'of 14 sergeants to whom we spoke'."""


def _took_part(context: Context, sentence: Sentence, at: int, end: int) -> bool:
    """Whether people were heard though nobody says by whom: in the interviews or the groups of an inspection."""
    text = sentence.text
    with_them = TALKS_WITH.search(text, 0, at)
    came = _TALKS_WHICH.search(text, 0, at) and _CAME.match(text, end)
    if with_them is None and not came and _WERE_HEARD.match(text, end) is None:
        return False
    if _RESEARCH.search(text):
        return True
    return context.document.identity.kind in _INSPECTING or _INSPECTORS_NAMED.search(text) is not None


_TALKS_WHICH = Quick(rf"\b{_TALKS},?\s+(?:which|that|where|and)\s+{HEDGED_MORE}$")
_CAME = expression(
    r"\s+(?:(?:and|from|in|of|at)\s+(?:[\w'’-]+\s+){1,5}?)?(?:attended|joined|came|took\s+part|contributed|spoke)\b",
    re.IGNORECASE,
)
"""'14 focus groups, which 122 officers and staff attended.'"""
_RESEARCH = Quick(
    r"\b(?:researchers?|academics|university|surveys?|polls?|questionnaires?|(?:focus|discussion)\s+groups?|workshops|(?:follow-up|in-depth|depth|semi-structured|structured|qualitative|exit|one-to-one)\s+interviews)\b"
)
"""Whoever held them, these are no part of police work."""


def _was_heard(context: Context, sentence: Sentence, at: int) -> bool:
    text = sentence.text
    if _INSPECTORS_SPOKE.search(text, 0, at):
        return True
    if _heard_on_the_way(text, at):
        return True
    lead = context.lead_in(sentence)
    if lead is not None and _ITEM.fullmatch(text, 0, at):
        return _are_inspectors(context, lead)
    if _WE_SPOKE.search(text, 0, at):
        return _are_inspectors(context, sentence) or _goes_on_of_survey(context, sentence)
    listed = _LISTED.search(text, 0, at)
    return listed is not None and _was_heard(context, sentence, listed.start())


def were_heard_besides(sentence: Sentence, number: Number) -> bool:
    """Whether so many people were heard in the same piece of work in which a number of things was read."""
    return _heard_on_the_way(sentence.text, number.start) and _PERSONS.match(sentence.text, number.end) is not None


def _heard_on_the_way(text: str, at: int) -> bool:
    return _ON_THE_WAY.search(text, 0, at) is not None and _WORK_OF_INSPECTORS.search(text) is not None


_ON_THE_WAY = Quick(
    rf"\b(?:having|after|based\s+(?:up)?on|draws?\s+(?:up)?on|drew\s+on|includ(?:ed|es)|involv(?:ed|es))\s+"
    rf"(?:[^.;]{{2,120}}?(?:,|\band|\bas\s+well\s+as)\s+)?{_SPOKE}\s+{_AND_SOMEBODY}{HEDGED_MORE}$"
)
"""'After reading 150 records and speaking to 35 victims, the inspectors concluded …'"""
_WORK_OF_INSPECTORS = Quick(rf"\b(?:{_INSPECTORS}|inspection|findings|report|study|research|audit)\b")
_SURVEY_BEGAN = Quick(
    r"\b(?:surveys?|stud(?:y|ies)|research|polls?|project|evaluation)\s+(?:[^.;]{0,60}?\s)?(?:began|begins|started|is\s+being|was|were|is|has|will|runs|ran|opened|launched|covers|covered)\b"
)
"""'A survey by a charity began in February. It has spoken to 214 victims.'"""


def _goes_on_of_survey(context: Context, sentence: Sentence) -> bool:
    """Whether 'it' or 'they' are those who hold the survey that the sentence before tells of."""
    before = next((said for said in context.before(sentence) if said.block_index == sentence.block_index), None)
    return before is not None and _SURVEY_BEGAN.search(before.text) is not None


_OURS = expression(r"\bwe\b", re.IGNORECASE)
_INSPECTORS_NAMED = Quick(rf"\b(?:{_INSPECTORS})\b")


def _are_inspectors(context: Context, sentence: Sentence) -> bool:
    """Whether 'we' are the inspectors in this document, or they were named just before."""
    if context.document.identity.kind in _INSPECTING and (_OURS.search(sentence.text) or "the team" in sentence.text):
        return True
    around = (said.text for said in context.before(sentence) if said.block_index == sentence.block_index)
    return any(_INSPECTORS_NAMED.search(text) for text in (sentence.text, *around))


_SOME_ASKED = Quick(
    r"\b(?:we|i|inspectors?|the\s+team)\s+(?:also\s+|had\s+|have\s+)*(?:spoke[n]?\s+(?:to|with)|talked\s+(?:to|with)|interviewed|asked)\s+"
    rf"{HEDGED_MORE}$",
)
_SOME_DID = (
    rf"(?:only\s+|just\s+)?(?:\d+|{CARDINAL})\s+"
    rf"(?:of\s+{THEM}\b|had\b|were\b|said\b|could\b|told\b|did|knew\b|felt\b)"
)
_SOME_OF_THEM = expression(rf"[^.;]{{0,90}}?(?:[,;]?\s+(?:and|but|of\s+whom)|[;:])\s+{_SOME_DID}", re.IGNORECASE)
_SOME_OPEN = expression(rf"\W*(?:of\s+{THEM},?\s+)?{_SOME_DID}", re.IGNORECASE)


def _some_are_counted(context: Context, sentence: Sentence, number: Number) -> bool:
    """'We asked 11 lead officers, and 7 of them had had no training.'"""
    if _SOME_OF_THEM.match(sentence.text, number.end):
        return True
    after = context.next_here(sentence)
    last = all(other.start <= number.start for other in sentence.numbers)
    return after is not None and last and _SOME_OPEN.match(after.text) is not None
