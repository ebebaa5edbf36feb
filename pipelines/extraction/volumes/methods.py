"""Numbers that tell what inspectors did: whom they spoke to, what they read, published or will review. No volumes.

Belongs here: the words of an inspection's method. Not here: the sizes of its samples (`counts.samples`), or where a
number counts (`places`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.counts.bases.declared import is_chosen
from pipelines.extraction.counts.words.reviewing import names_queue
from pipelines.extraction.grammar.counted import CountedNumber
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.volumes.shapes.states import is_carried

_METHOD_BEFORE = Quick(
    r"(?<!\bwhen\s)\b(?:we|inspectors?|auditors|reviewers|they|team|who|I)\s+(?:also\s+|then\s+|have\s+|had\s+)?(?:interviewed|spoke|met|surveyed|observed|visited|"
    r"reviewed|examined|audited|assessed|sampled|dip-?(?:sampled|checked|tested)|looked|checked|analysed|inspected|tested|listened|considered|watched|cross-?(?:referenced|checked)|"
    r"saw|read|studied|held|chose|selected|picked|followed|tracked|sat\s+in\s+on|shadowed)\b"
    r"(?:(?!\b(?:and\s+(?:made|searched|seized|arrested|stopped|recovered|issued|gave|raised|set|identified|found|highlighted|published|recorded|left|counted)|(?:force|constabulary|it|they|unit|team)\s+(?:had|has|was|were)|there\s+(?:was|were|is|are|had\s+been))\b)[^.;,])*$|\b(?:reviewed|examined|audited|sampled|assessed|checked|(?:review|sample|audit)\s+(?:used|covered|included|took\s+in))\s+[^.;:]{3,60}:\s[^.;]*$|\b(?:samples?|review|audit|dip-sample|interviews?|focus\s+groups?|survey)\s+(?:[^.;,\d]{0,30}?\b(?:looked\s+at|examined|tested|covered|took\s+in|drew\s+on|used|included|consisted\s+of)|of|with)\s+"
    r"(?:\w+\s+){0,3}$|(?<!\bbe\s)\b(?:reviewed|examined|audited|sampled|interviewed|dip-?(?:sampled|checked|tested))\s+(?:(?!(?:it|they|that)\b)\w+\s+){0,3}$|"
    r"\b(?:we|inspectors|they|hmicfrs)\s+(?:will|would|shall)\s+(?:also\s+|then\s+)?(?:review|audit|examine|assess|inspect|sample|test|look\s+at|listen\s+to)\s+(?:[\w'-]+\s+){0,5}$|"
    r"\b(?:spoke|spoken|talked)\s+(?:to|with)\s+(?:\w+\s+){0,3}$",
)
_THEY_WERE = expression(rf"\s+(?:{ARE}|had|have|remain\w*|still)\b", re.IGNORECASE)
"""'When we visited 263 were waiting': the number opens a clause of its own."""
_CAME_THERE = expression(r"\b(?:visited|inspected|looked|checked|called)\s+$", re.IGNORECASE)
_OWN_WORK = expression(
    r"\b(?:unit|laborator(?:y|ies)|lab|officers|staff|examiners)\s+(?:has\s+|have\s+|had\s+)?examined\s+(?:\w+\s+){0,3}$|"
    r"\b(?:officers|constables|PCSOs|detectives|advisers|advisors|workers|navigators|volunteers|nurses|coordinators|practitioners|counsellors|sergeants|investigators|handlers|service|charity|scheme|project|partnership)\s+"
    r"(?:(?:has|have|had|already|also|since|now)\s+)*(?:spoken\s+(?:to|with)|spoke\s+(?:to|with)|talked\s+(?:to|with)|visited|met|interviewed|seen|saw)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What the force's own people examine, and whom they see, is their work, not a sample of the inspection."""
_WHERE_POLICE_GO = expression(
    r"\s+(?:[\w-]+\s+){0,3}?(?:suspects|offenders|farms|homes|addresses|premises|properties|households|pubs|shops|licensees|dealers)\b"
)
"""'They visited 55 rural suspects', whoever they are."""
_LOOKED_AFTER = expression(rf"\b(?:held|looked\s+after)\s+{HEDGED_MORE}$", re.IGNORECASE)
"""'We held 38,700 people in custody', as a chief constable says."""
_UNTENDED = expression(
    r"\b(?:un(?:resourced|allocated|assigned|answered|attended)|outstanding|overdue|waiting)\b", re.IGNORECASE
)
"""'We saw 38 unresourced incidents': what waited there, and not what was read; nor do inspectors examine devices."""
_SEEN_WAITING = expression(rf"\b(?:observed|saw|watched)\s+{HEDGED_MORE}$", re.IGNORECASE)
"""'We observed 61 incidents that were waiting for an officer.'"""
_PUBLICATIONS = frozenset(("report", "review", "inspection", "audit", "study", "studie", "thematic"))
_PUBLISHED_BEFORE = expression(
    rf"\b(?:publish(?:ed|es|ing)?|releas(?:ed|es|ing)|wr(?:ote|itten)|complet(?:ed|es|ing)|finished|undert(?:ook|aken)|carried\s+out|conducted|did)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_BY_US = expression(r"\b(?:we|our|hmic\w*|inspectors|inspectorate)\b", re.IGNORECASE)

_OUR_SURVEY = expression(r"\b(?:our\s+(?:[\w-]+\s+){0,2}?survey|we\s+surveyed)\b", re.IGNORECASE)
_ANSWERED = expression(r"\b(?:answered|replied|responded|took\s+part|completed)\b", re.IGNORECASE)
"""Those who answered the inspectors' own survey are its sample."""


def _is_published(text: str, counted: CountedNumber) -> bool:
    """'HMIC published 439 reports', 'we have finished 21 reviews': the inspectorate's own work."""
    done = _PUBLISHED_BEFORE.search(text, 0, counted.number.start) if counted.thing.noun in _PUBLICATIONS else None
    if done is None:
        return False
    return done.start() == 0 or done.group().lower().startswith(("publish", "releas")) or bool(_BY_US.search(text))


_READ = (
    r"(?:interviewed|spoke|met|surveyed|observed|visited|viewed|watched|reviewed|examined|audited|assessed|sampled|dip-?(?:sampled|checked|tested)|looked|"
    r"checked|analysed|inspected|tested|listened|considered|read|studied|carried\s+out|conducted|held|ran|attended|followed|tracked)"
)
_WE = r"(?:we|inspectors?|auditors|reviewers|(?:inspection\s+)?team(?:\s+of\s+(?:\w+\s+)?(?:inspectors|auditors))?)"
_READ_THESE = expression(rf"\b{_WE}\s+(?:(?:also|then|have|had)\s+)*{_READ}\b[^.;]*[:-]\s*$", re.IGNORECASE)
_THEY_LEAD = expression(rf"\b{_WE}(?:\s+(?:also|have|had))?\s*[:-]\s*$", re.IGNORECASE)
_OPENS_WITH_READING = expression(rf"\W*(?:also\s+|then\s+)?{_READ}\b", re.IGNORECASE)


def lists_method(lead: str, item: str) -> bool:
    """Whether an item of a list tells what inspectors did: 'a team of inspectors:', '- viewed CCTV of 25 incidents'."""
    return bool(_READ_THESE.search(lead) or (_THEY_LEAD.search(lead) and _OPENS_WITH_READING.match(item)))


_MORE_THAN_INSPECTED = 600.0
_BY_INSPECTORS = expression(
    r"\b(?:we|our|us|I|inspect\w*|auditors?|reviewers?|hmic\w*|samples?|surveys?|review|study|audit)\b", re.IGNORECASE
)
"""'Between them they held 940 surgeries': the force's own work."""
_FROM_SO_MANY = expression(
    rf"(?:^|[.;]\s)\W*(?:from|in|within|among)\s+(?:the\s+|these\s+)?{HEDGED_MORE}$", re.IGNORECASE
)
_FOUND_THAT = expression(rf"\b(?:found|decided|judged)\s+(?:that\s+)?{HEDGED_MORE}$", re.IGNORECASE)
_PARTS_OF_SAMPLE = expression(
    r"\b(?:audit(?:s|ed)?|review(?:s|ed)?|samples?|survey(?:s|ed)?|examined|read|looked\s+at)\b[^.;]*\d[^.;]*?,?\s+(?:among\s+(?:them|these)|including|of\s+(?:which|whom|these|them))\b[^.;]*$",
    re.IGNORECASE,
)
"""'The audit covered 1,282 reports, among them 446 of violence and 251 of sexual offences.'"""
_OUR_SAMPLE = expression(
    r"\b(?:in|within|among|from)\s+(?:our|the|this|that|these|a)\s+(?:[\w-]+\s+){0,3}?(?:sample|dip-?sample|record\s+analysis|case\s+file\s+review)s?\b[^.;]*$|"
    rf"\b(?:should|ought\s+to)\s+have\s+(?:been\s+)?recorded\b[^.;]*?,?\s+(?:and|but|of\s+which)\s+{HEDGED_MORE}$|"
    rf"\bsamples?\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'In our sample of 50 incidents there were 14', 'audits, which sample 240 calls'."""
_CONTAINED = expression(
    rf"\b(?:they|these|those|it|files|records|incidents|reports|logs|audit|sample|review)\s+(?:contained|held|disclosed|yielded)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'They contained 11 crimes.'"""
_CRIMES_AUDITED = expression(
    r"\s+crimes\s+(?:to\s+(?:be\s+)?record|(?:that|which)\s+(?:should|ought|(?:these|they|those)\s+(?:contained|held)))",
    re.IGNORECASE,
)
_WHOM_WE_ASKED = expression(
    r"\s+(?:[\w-]+\s+){0,3}?(?:(?:to|with)\s+whom\s+we|(?:that|whom|who)\s+we|we)\s+(?:had\s+)?(?:asked|put|spoke|interviewed|surveyed|met|questioned|polled)\b",
    re.IGNORECASE,
)
_ASKED_BEFORE = expression(
    r"\b(?:asks?|asked|surveyed|invited|questionnaires?|consulted|polled|wrote\s+to|canvassed)\b[^.]*$", re.IGNORECASE
)
_REPLIED = expression(r"\s+(?:(?:of\s+them|people|have|has|had)\s+)*(?:answered|replied|responded)\b", re.IGNORECASE)
"""'We asked every survivor, and 214 answered.'"""
_TO_BE_RECORDED = expression(
    r"\b(?:should|ought\s+to)\s+have\s+(?:been\s+)?recorded\b|\bthere\s+were\s+\d+\s+crimes\s+to\s+record\b",
    re.IGNORECASE,
)
"""'From 45 incidents, 11 crimes should have been recorded': an audit."""


_OF_THOSE_READ = expression(
    rf"\s+of\s+(?:the|these|those|our)\s+(?:[\w-]+\s+){{0,3}}?[a-z]+s\s+(?:(?:that|which)\s+)?{_WE}\s+(?:had\s+)?{_READ}\b",
    re.IGNORECASE,
)
"""'It should have been considered in 19 of the cases we reviewed.'"""


def is_method(text: str, counted: CountedNumber) -> bool:
    """Whether a count tells how the inspectors went about it."""
    number = counted.number
    if _SEEN_WAITING.search(text, 0, number.start) and names_queue(text, number):
        return False
    if is_carried(text, number) or counted.rule == "sent_back":
        return False
    if counted.thing.unit == "devices" or _UNTENDED.search(text, counted.thing.start, counted.thing.end):
        return False
    if counted.thing.unit == "people" and _LOOKED_AFTER.search(text, 0, number.start):
        return False
    audited = _FROM_SO_MANY.search(text, 0, number.start) or _FOUND_THAT.search(text, 0, number.start)
    if audited and _TO_BE_RECORDED.search(text, number.end):
        return True
    if is_chosen(text, number) or _is_published(text, counted) or _OF_THOSE_READ.match(text, number.end):
        return True
    if counted.thing.unit and _OUR_SURVEY.search(text) and _ANSWERED.search(text):
        return True
    if _REPLIED.match(text, number.end) and _ASKED_BEFORE.search(text, 0, number.start):
        return True
    if _CRIMES_AUDITED.match(text, number.end) or _WHOM_WE_ASKED.match(text, number.end):
        return True
    if counted.thing.unit == "crimes" and _CONTAINED.search(text, 0, number.start):
        return True
    if (number.value or 0) < _MORE_THAN_INSPECTED and any(
        said.search(text, 0, number.start) for said in (_OUR_SAMPLE, _PARTS_OF_SAMPLE)
    ):
        return True
    before = text[: number.start]
    if (number.value or 0) >= _MORE_THAN_INSPECTED and not _BY_INSPECTORS.search(text):
        return False
    stands = _THEY_WERE.match(text, number.end) and (counted.rule == "waiting_things" or _CAME_THERE.search(before))
    of_police = _OWN_WORK.search(before) or _WHERE_POLICE_GO.match(text, number.end)
    return _METHOD_BEFORE.search(before) is not None and not stands and not of_police
