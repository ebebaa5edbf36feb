"""The words that findings are made known by: labels of sections and boxes, lead-ins, deadlines, progress.

Belongs here: recognising such words in a levelled line of text. Not here: which blocks a label governs
(`finding_sections`), or findings stated in running prose (`finding_statements`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines.extraction.records import FindingKind, FindingStatus
from pipelines.reference import questions

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})?|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?: of (?:\d{1,2}|\w+))?"
_PRACTICE = r"(?:innovative|promising|notable|positive)"
_LABELS: tuple[tuple[FindingKind, str], ...] = (
    ("area_for_improvement", r"(?:(?:our|key|main|specific) )?areas? (?:for|of|requiring|needing) improvements?(?: \(AFIs?\))?|AFIs?"),
    ("cause_of_concern", r"(?:(?:accelerated|new|current|previous|earlier|existing|our) )*causes? (?:of|for) concern(?: \(A?CoCs?\))?|A?CoCs?"),
    ("recommendation", r"(?:(?:our|key|national|specific|immediate|further|original|previous|earlier) )*recommendations?"),
    ("main_finding", r"(?:(?:our|the) )?(?:main|key) findings"),
    ("innovative_practice", rf"(?:examples? of )?{_PRACTICE}(?:(?:,| and| or| /)? {_PRACTICE})* practices?(?: examples?)?"),
)  # fmt: skip
_LABEL = re.compile(
    r"(?:%s)"
    % "|".join(rf"(?P<{kind}>{words})" for kind, words in _LABELS)
    + rf"(?:[ -]+(?P<number>{_NUMBER}))?(?P<rest>(?:\s*[:.|-]\s*|\s+(?=\().*|\s+(?:from|identified|made|about|relating|regarding|in|for|"
    r"arising|issued|since|of)\b).*|)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^\s*[:.|-]\s*")
_EARLIER = re.compile(r"\b(?:previous|earlier|original|last|initial|20\d\d(?:/\d\d)?)\b", re.IGNORECASE)

_OBSERVATIONS = re.compile(
    r"(?:(?:HM|HMI|Her Majesty's|His Majesty's)(?:'s)?\b.{0,40}\b(?:observations?|summary|overview)|overview by H(?:M|er|is)\b.*)$",
    re.I,
)
_VICTIMS = re.compile(
    r"(?:victim service assessment|providing a service to (?:the )?victims of crime|quality of service review)$", re.I
)


@dataclass(frozen=True, slots=True)
class Label:
    """A heading, or the beginning of a line, that says what kind of finding follows."""

    kind: FindingKind
    numbered: bool
    earlier: bool
    """The words point to an earlier inspection."""
    title_at: int | None
    """Where in the line the finding itself begins, when it follows on the same line."""


def read_label(line: str, is_heading: bool) -> Label | None:
    """The label that a line is, or begins with; None where it is neither.

    "Areas for improvement" · "Recommendation 3" · "Cause of concern: the force is failing to …" ·
    "Recommendations from the 2021 inspection report" (headings only).
    """
    found = _LABEL.match(line)
    if not found:
        return None
    kind = next(kind for kind, _ in _LABELS if found[kind])
    rest = found["rest"]
    earlier = bool(_EARLIER.search(found[kind]) or _EARLIER.search(rest[:60]))
    between = _BETWEEN.match(rest)
    if not rest.strip(" :.|-"):
        return Label(kind, bool(found["number"]), earlier, None)
    if between:
        title = rest[between.end() :]
        if found[kind].lower().rstrip("(afi) ").endswith("s") and not found["number"] and not asks(title):
            return Label(kind, False, earlier, None) if is_heading else None
        if len(title.split()) < 2 or (kind == "main_finding"):
            return Label(kind, bool(found["number"]), earlier, None) if is_heading else None
        return Label(kind, bool(found["number"]), earlier, found.start("rest") + between.end())
    if is_heading and len(rest.split()) <= 10 and not has_finite_verb(rest):
        return Label(kind, bool(found["number"]), earlier, None)
    return None


def is_observations(heading: str) -> bool:
    """The inspector's own summary at the head of a report."""
    return bool(_OBSERVATIONS.match(heading))


def is_victim_service(heading: str) -> bool:
    return bool(_VICTIMS.match(heading))


_NO_LETTER = re.compile(r"[^a-z ]+")


@cache
def _topics() -> frozenset[str]:
    return frozenset(_letters(wording) for question in questions() for wording in question.headings)


def _letters(line: str) -> str:
    return _NO_LETTER.sub("", line.casefold())


def is_topic(heading: str) -> bool:
    """A question or an area, as the cycles worded them, rather than something found."""
    return heading.rstrip().endswith("?") or _letters(heading) in _topics()


_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|should|must|may|might|will|would|cannot|needs?|lacks?|\w+n't)\b",
    re.I,
)
_VERB_STEMS = (
    "accept|achieve|act|adopt|allocate|analyse|answer|apply|approach|arrest|assess|attend|balance|benefit|build|carry|catch|change|check|"
    "collaborate|collect|communicate|comply|conduct|consider|consult|continue|contribute|coordinate|co-ordinate|create|deal|deliver|"
    "demonstrate|deploy|develop|direct|disrupt|drive|embed|enable|encourage|engage|ensure|establish|exploit|face|fail|feel|fill|find|focus|"
    "follow|gather|get|give|go|handle|help|hold|identify|improve|include|invest|investigate|involve|keep|know|lead|learn|leave|limit|"
    "listen|look|lose|maintain|make|manage|meet|misunderstand|monitor|obtain|offer|operate|participate|perform|plan|prepare|prevent|"
    "prioritise|problem-solve|process|produce|progress|promote|protect|provide|publish|put|reach|receive|recognise|record|recruit|reduce|"
    "refer|reflect|rely|remain|report|represent|require|resource|respond|review|risk|run|safeguard|see|seek|send|serve|set|share|show|"
    "speak|spend|staff|stop|struggle|submit|suffer|supervise|support|tackle|take|target|train|treat|trust|try|understand|understaff|"
    "update|use|value|vary|vet|visit|wait|want|welcome|work|miss|scrutinise"
)
_SINGULAR = re.compile(
    rf"(?<=\w )(?:{_VERB_STEMS})(?:s|es)\b(?= \S)|\b(?:carries|identifies|complies|applies|relies|varies|tries)\b", re.I
)
_PLURAL = re.compile(
    rf"\b(?:\w+s|people|staff|police|children|women|personnel)(?: \w+ly| often| always)? (?:{_VERB_STEMS})\b(?= \S)",
    re.I,
)
_LEADING_GERUND = re.compile(r"(?!(?:Policing|Training|Staffing|Planning|Funding|Vetting|Recording)\b)[A-Z]\w+ing\b")
_ASKING = re.compile(r"(?:how|what|why|when|where|who|which|to what extent|does|is|are|about)\b", re.I)


def has_finite_verb(line: str) -> bool:
    return bool(_AUXILIARY.search(line) or _SINGULAR.search(line) or _PLURAL.search(line))


def reads_as_sentence(heading: str) -> bool:
    """A heading that states something: "The force answers calls quickly", not "Answering calls" or "Resources and skills"."""
    words = heading.split()
    if len(words) < 4 or heading.rstrip().endswith(("?", ":")) or _ASKING.match(heading):
        return False
    if _LEADING_GERUND.match(heading) and not _AUXILIARY.search(heading):
        return False
    return has_finite_verb(heading)


_ASKS = re.compile(
    r"\b(?:should|must|needs? to|need to|ought to|has to|have to|is to|required to|requires? improvement)\b", re.I
)
_RECOMMENDS = re.compile(r"\brecommend(?:s|ed|ing|ations?)?\b", re.I)
_NONE_FOUND = re.compile(
    r"\b(?:no|not|n't|never|without|none)\b[^.]{0,40}\b(?:areas? for improvement|causes? of concern|recommendations?|AFIs?|innovative practice)\b|"
    r"\b(?:areas? for improvement|causes? of concern|recommendations?)\b[^.]{0,20}\bnot\b|^\W*(?:none|nil|n/a|not applicable)\b",
    re.I,
)  # fmt: skip


def asks(line: str) -> bool:
    """Something that the inspectors want done."""
    return bool(_ASKS.search(line))


def recommends(line: str) -> bool:
    return bool(_RECOMMENDS.search(line))


def says_none(line: str) -> bool:
    """ "We found no areas for improvement." """
    return bool(_NONE_FOUND.search(line))


def is_lead_in(line: str) -> bool:
    """The words that open a list."""
    return line.rstrip().endswith((":", ":-", "…", "..."))


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|a|an)"
_DEADLINE = re.compile(
    rf"(?:by|before|(?:no|not) later than) (?:the (?:end|start|beginning) of )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH}|spring|summer|autumn|winter)(?: 20\d\d)?"
    r"|(?:by|before|(?:no|not) later than) (?:the (?:end|start|beginning) of )?(?:the )?(?:financial year )?20\d\d(?:/\d\d)?"
    rf"|within (?:the next |a further )?{_COUNT}(?:-| )(?:days?|weeks?|months?|years?)(?: of (?:the )?(?:date of )?(?:this |the )?(?:report|publication|letter|inspection)(?:'s publication)?)?"
    rf"|(?:in|over) the next {_COUNT} (?:days?|weeks?|months?|years?)"
    r"|with immediate effect|immediately|as soon as (?:possible|practicable)|without (?:further )?delay|as a matter of urgency",
    re.I,
)  # fmt: skip


def deadline_in(line: str) -> str | None:
    """By when something is to be done, as printed: "By 30 September 2024", "within three months", "immediately"."""
    found = _DEADLINE.search(line)
    return found.group() if found else None


def is_deadline(line: str) -> bool:
    """A line that is nothing but a deadline, such as the heading of a group of recommendations."""
    found = _DEADLINE.match(line.strip())
    return bool(found and found.end() >= len(line.strip().rstrip(" :.")))


_CLOSED = re.compile(
    r"(?:\b(?:is|are|was|were|been|be|now|fully|as|have|has|status)(?: \w+ly)?[ :]+|[|:;(–-]\s*|^\W*)"
    r"(?:closed|discharged|lifted|signed off|completed?|met|achieved|implemented|addressed|resolved|satisfied|removed)\b"
    r"|\bno longer (?:a|an|any|regard\w*|consider\w*)\b",
    re.I,
)
_SUPERSEDED = re.compile(r"\b(?:superseded|replaced by|subsumed|merged into)\b", re.I)
_PROGRESSED = re.compile(
    r"\b(?:part(?:ly|ially) (?:met|achieved|complete|implemented|addressed)|(?:made|making|seen|saw|found|shown?) (?:\w+ ){0,2}(?:progress|improvements?)|in progress|"
    r"progress(?:ing|ed)|on track|ongoing|under way|underway)\b",
    re.I,
)  # fmt: skip
_NEGATED = re.compile(r"\b(?:not|n't|never|none|no|yet to|before|until|hasn't|haven't|remains? to)\b[^.;]{0,60}$", re.I)


def status_in(words: str, otherwise: FindingStatus) -> FindingStatus:
    """What became of a finding: closed, superseded, progressed, or `otherwise` where the words don't say."""
    statuses: tuple[tuple[re.Pattern[str], FindingStatus], ...] = (
        (_SUPERSEDED, "superseded"),
        (_CLOSED, "closed"),
        (_PROGRESSED, "progressed"),
    )
    for pattern, status in statuses:
        if any(not _NEGATED.search(words[: found.start()]) for found in pattern.finditer(words)):
            return status
    return otherwise


_OPENS_AREAS = re.compile(
    r"\bareas?\b.{0,80}\b(?:improv\w+|do better|work on|focus on|address|attention|weakness\w*)\b"
    r"|\b(?:should|must|needs? to|need to|has to|have to|told to|asked to)\b.{0,40}\b(?:improve|do better|do more)\b"
    r"|\bimprovements? (?:is|are|was|were)? ?(?:still )?(?:needed|required|necessary)|\broom for improvement\b",
    re.I,
)
_OPENS_DEMANDS = re.compile(
    r"\bmore (?:needs to|must|to) be done\b"
    r"|\b(?:inspect\w+|HMIC\w*|report|force|constabulary|police|it|they)\b.{0,60}"
    r"\b(?:should|must|needs? to|has to|have to|told to|ought to)\b",
    re.I,
)
_OPENS_CAUSES = re.compile(r"\bcauses? of concern\b", re.I)
_OPENS_IMPROVEMENTS_MADE = re.compile(
    r"\bimprovements?(?: \w+)? (?:made|noted|seen|found)|\b(?:has|have|had) (?:\w+ly )?improved\b|"
    r"\b(?:has|have|had) made (?:\w+ )?(?:improvements?|progress)\b",
    re.I,
)  # fmt: skip


def list_kind(lead_in: str, in_own_report: bool) -> FindingKind | None:
    """What the items under a lead-in are; in a report's own prose a mere "should:" opens no findings.

    "Specific areas for the force to improve included:" · "The inspectorate issued two causes of concern:" ·
    "It recommended that the force:" · "Since last year the force has improved:"
    """
    if says_none(lead_in):
        return None
    if _OPENS_CAUSES.search(lead_in):
        return "cause_of_concern"
    if recommends(lead_in) or (asks(lead_in) and deadline_in(lead_in)):
        return "recommendation"
    if _OPENS_IMPROVEMENTS_MADE.search(lead_in):
        return "improvement_reported"
    if _OPENS_AREAS.search(lead_in) or (not in_own_report and _OPENS_DEMANDS.search(lead_in)):
        return "area_for_improvement"
    return None
