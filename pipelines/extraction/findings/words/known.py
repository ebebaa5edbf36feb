"""Labels: the headings, and the beginnings of lines, that say which kind of finding follows.

Belongs here: recognising a label. Not here: what it governs (`labels.sections`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.grammar import asks, begins_with_verb, has_finite_verb, reads_as_sentence
from pipelines.extraction.findings.words.label_words import wordings
from pipelines.extraction.records import FindingKind
from pipelines.reference import questions, rows

_OF_WHOM = r"(?:[a-z]+(?:al|ive)|local|force|joint|common|shared)"
"""An adjective that says whose or which they are: "Regional area for improvement"."""
_BEFORE = rf"(?:(?:{wordings('before')}|{_OF_WHOM}) )*"
_PRACTICE = wordings("practice")
_LABELS: dict[FindingKind, str] = {
    "area_for_improvement": rf"(?:{_BEFORE}{wordings('area_for_improvement')}|(?P<demand>{wordings('demand')}))",
    "cause_of_concern": (
        rf"(?:{_BEFORE}{wordings('cause_of_concern')}|(?:(?:key|main|priority) )?concern"
        r"(?=[ -](?:\d{1,2}|[A-Z])\s*[:.-]|(?:\s*\([^()]{1,40}\))?\s*:\s))"
    ),
    "recommendation": rf"{_BEFORE}(?:{wordings('recommendation')}|rec(?=\.? ?\d))",
    "main_finding": wordings("main_finding"),
    "innovative_practice": (
        rf"(?:(?:(?:examples?|areas?) of )?{_PRACTICE}(?:(?:,| and| or| /)? {_PRACTICE})* practices?|"
        rf"{wordings('innovative_practice')})"
    ),
}
_NUMBER = (
    r"(?:(?:ref(?:erence)?\.?:? )?\d[\w./-]{3,}"  # "2018/KE/04"
    r"|\d{1,2}(?:\.\d{1,2}|[a-z])?|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?: of (?:\d{1,2}|\w+))?"
)
_BEFORE_NUMBER = r"(?:[ -]+(?:(?:no|nr|nos)\.? ?|numbers? |# ?)?|(?<=[A-Z])(?=\d))"
_SEVERAL = r"\d{1,2}(?:(?:,| to| and| &|-|,? and) ?\d{1,2})+(?!\d|[./]\d)"
"""'Recommendations 4 to 7': a list of them follows, or one text for all."""
_WHOSE = (
    r"\s*\([^()]{1,60}\)(?=\s*[:.-])"
    r"|\s+(?:made |set out |given )?(?:from|in|of|by)\s+(?:our|the)\s+[\w/ -]{3,40}?"
    r"\b(?:inspection|report|review|letter)(?=\s*:)"
)
"""Whose finding it is, or when it was made: "Recommendation from the 2018 inspection: …" """
_OVER = r"(?:closed|discharged|completed|met|achieved|signed off)"
_BECAME = rf"(?:{_OVER}|open|outstanding|remaining|in progress)"
_REST = (
    r"\s*[:.|-]\s*.*"  # what is labelled follows
    r"|\s*(?:/|,|&|\band\b|\bor\b).*"  # another label follows
    r"|\s+\(.*"
    r"|\s+(?-i:(?=(?:The|All|Every|Each|Chief|Forces?|Police|By|Within|Immediately|With|Not"
    r"|[A-Z]\w+ (?:Police|Constabulary))\b)).{20,}"  # "AFI 1 Chief constables should …"
    rf"|\s+(?:now |still )?{_BECAME}\b.*"  # "Areas for improvement closed by this letter"
    r"|\s+(?:from|identified|made|about|relating|regarding|in|for|arising|issued|since|of)\b.*"
    r"|"
)
_LABEL = Quick(
    r"(?:(?:HMIC\w*|(?:the )?inspectorate)(?:'s?)? (?:finding|comment|point)s?\s*[:-]\s*)?"
    r"(?:(?:table|box|figure|appendix|annex|part|section) (?:\d{1,2}(?:\.\d{1,2})?|[A-Z])\s*[:.–-]\s*)?"
    r"(?:(?:summary|list|table) of (?:our |the )?|the |(?:and |also,? )?as (?:an?|another|a further|the only) )?"
    r"(?:(?:progress|update|position|status|action|work) (?:against|on|of|since|with|towards)"
    r"(?: our| the| its| your| each| every| all| any)?"
    r"(?: 20\d\d(?:[/-]\d\d)?)? )?(?:"
    + "|".join(rf"(?P<{kind}>{words})" for kind, words in _LABELS.items())
    + rf")(?:{_BEFORE_NUMBER}(?:{_SEVERAL}|(?P<number>{_NUMBER})))?(?P<whose>{_WHOSE})?(?P<rest>{_REST})$"
)
_AND_ANSWERS = expression(r",?\s*(?:and|&|with|plus|[-–])\s+(?:what|how|where)\b.*")
"""'What HMICFRS asked for, and what we have done'."""
_IS_OVER = expression(rf"\s+(?:now )?{_OVER}\b")
_SEPARATOR = expression(r"\s*[:.|-]\s*")
_TOGETHER = expression(rf"\s*(?:/|,|&|and|or)\s*(?:the |our |and )?(?:{'|'.join(_LABELS.values())})", re.IGNORECASE)
_EARLIER = expression(r"\b(?:previous|earlier|original|last|initial|20\d\d(?:/\d\d)?)\b", re.IGNORECASE)
_ONE_BY_ONE = ("area_for_improvement", "cause_of_concern")
_SINGULAR = expression(
    r"\b(?:area (?:for|of|to|requiring|needing)|cause of|practice)\b|\b(?-i:AFI|CoC)\b", re.IGNORECASE
)
_NAMES_WHOSE = expression(r"(?:[A-Z][\w&-]+ ){1,4}(?:Police|Constabulary|Service)")
"""'Promising practice – Kent Police': what it is comes next."""
_NONE = expression(
    r"(?:none|nil|n/?a|0|no|not applicable|nothing)(?: (?:were |was )?(?:identified|found|made|issued|raised|recorded"
    r"|given|reported|to report|at this time|this time|in this area|here))*\W*",
    re.IGNORECASE,
)
_LONGEST_LABEL = 12
_LINES_KEPT = 2_048
"""Lines whose label is remembered: each is asked for it by several rules."""
_LONGEST_REST = 10
"""Words; what is longer is a sentence that begins like a label."""

_LONGEST_TOPIC = 8
"""Words; a title without a verb that isn't longer names what the finding is about: "Cause of concern 1: vetting"."""

_JOINED_NOUN = expression(r"\b[a-z]+s(?=,? (?:and|or|of|for|in) )")
"""'Investigation plans and supervision': no verb, though many a verb looks so."""

_ANSWERS = expression(
    rf"(?:(?:the )?(?:{wordings('answerer')}|[A-Z]\w+ (?:Police|Constabulary))(?:'s)? )?"
    r"(?:(?:current|latest|initial|our|summary of|post-inspection|review|action) )*"
    rf"{wordings('answer')}(?: (?:by|from|of|to|on|since) [^:.]{{2,60}})?\s*(?::.*)?$",
    re.IGNORECASE,
)

_OBSERVATIONS = expression(
    r"(?:HM|HMI|Her Majesty's|His Majesty's)(?:'s)?\b.{0,40}\b(?:observations?|summary|overview)$"
    r"|overview by H(?:M|er|is)\b.*$",
    re.IGNORECASE,
)
_VICTIMS = expression(
    r"(?:victim service assessment|providing a service to (?:the )?victims of crime|quality of service review)$",
    re.IGNORECASE,
)
_NO_LETTER = expression(r"[^a-z ]+")


@dataclass(frozen=True, slots=True)
class Label:
    """A heading, or the beginning of a line, that says what kind of finding follows."""

    kind: FindingKind
    numbered: bool = False
    earlier: bool = False
    """The words point to an earlier inspection."""
    title_at: int | None = None
    """Where in the line the finding itself begins, when it follows on the same line."""
    demand: bool = False
    """The words ask for something without saying of what kind it is: "What the force should do"."""
    names_topic: bool = False
    """The words behind it name a subject: "Cause of concern 2: supervision of investigations"."""
    none: bool = False
    """There is none: "Cause of concern: none"."""
    single: bool = False
    """One finding only: "Area for improvement"; not "AFIs" or "Recommendation from …"."""
    of_several: bool = False
    """It names causes of concern, too: of what stands below under no label, only what asks is told."""


_WORD = expression(r"[A-Za-z]+")
_OPENS = frozenset(
    form
    for row in rows("finding_labels")
    for form in (row["words"].replace("(s)", ""), row["words"].replace("(s)", "s"))
    if (first := _WORD.match(form))
    for form in (first[0].casefold(),)
)
"""The words with which a label may begin, but for adjectives such as 'regional', 'the' and the inspectorate's name."""


def _may_open(line: str) -> bool:
    first = _WORD.match(line)
    word = first[0].casefold() if first else ""
    if word == "the":
        rest = _WORD.match(line, len("the "))
        return rest is not None and _may_open(line[len("the ") :]) and rest[0].casefold() != "the"
    return word in _OPENS or word.startswith("hmic") or word.endswith(("al", "ive"))


@lru_cache(maxsize=_LINES_KEPT)
def read_label(line: str, is_heading: bool) -> Label | None:
    """The label that a line is, or begins with; None where it is neither.

    "Areas for improvement" · "Recommendation 3" · "Cause of concern: the force is failing to …" ·
    "Recommendations from the 2021 inspection report" (headings only).
    """
    found = _LABEL.match(line.rstrip("?")) if _may_open(line) else None
    if not found or (line[:1].islower() and not is_heading):  # an entry of a glossary
        return None
    kind = next(kind for kind in _LABELS if found[kind])
    words, rest, numbered = found[kind], found["rest"], bool(found["number"])
    if _TOGETHER.match(rest):
        return _label_of_several(line) if is_heading and len(line.split()) <= _LONGEST_LABEL else None
    told = "" if deadline_in(rest[:60]) else rest[:60]  # "Recommendation: not later than 31 March 2015, …"
    earlier = bool(_EARLIER.search(f"{line[: found.end(kind)]}{found['whose'] or ''}") or _EARLIER.search(told))
    earlier = earlier or (kind == "cause_of_concern" and bool(_IS_OVER.match(rest)))
    single = kind in _ONE_BY_ONE and _SINGULAR.search(words) is not None
    alone = Label(kind, numbered, earlier, demand=bool(found["demand"]), single=single)
    separator = _SEPARATOR.match(rest)
    if not rest or (separator and separator.end() == len(rest)):
        return alone
    if separator:
        title = rest[separator.end() :]
        if _NONE.fullmatch(title):
            return replace(alone, none=True)
        if kind == "innovative_practice" and _NAMES_WHOSE.fullmatch(title):
            return alone
        names_topic = words.casefold().endswith("s") and not numbered and not asks(title)
        if (
            names_topic
            or kind == "main_finding"
            or len(title.split()) < 2
            or (is_heading and _names_topic(kind, title) and not (numbered and begins_with_verb(title)))
        ):
            return replace(alone, names_topic=title[:1].isalpha()) if is_heading else None
        return replace(alone, title_at=found.start("rest") + separator.end())
    if numbered and asks(rest) and not found["whose"]:
        return replace(alone, title_at=found.end() - len(rest.lstrip()))
    bare = _AND_ANSWERS.sub("", rest.partition("(")[0])
    is_short = len(rest.split()) <= _LONGEST_REST and not has_finite_verb(bare)
    return alone if is_heading and is_short else None


def _label_of_several(line: str) -> Label | None:
    """ "Causes of concern and recommendations", "Areas for improvement and causes of concern": what asks is told."""
    earlier, words = bool(_EARLIER.search(line)), line.casefold()
    if "recommendation" in words:
        return Label("recommendation", earlier=earlier)
    return None if "practice" in words else Label("area_for_improvement", earlier=earlier, of_several=True)


def _names_topic(kind: FindingKind, title: str) -> bool:
    """The title behind a label names what it is about; a practice is what its title names."""
    return is_topic(title) if kind == "innovative_practice" else _is_topic_of_label(title)


def _is_topic_of_label(title: str) -> bool:
    if title.casefold().startswith(("how ", "the way ", "the extent to which ")):
        return not title.endswith(".")
    title = _JOINED_NOUN.sub("", title)
    return len(title.split()) <= _LONGEST_TOPIC and not title.endswith(".") and not has_finite_verb(title)


_OF_PAGE = expression(r"page \d{1,3}: (.+)", re.IGNORECASE)


def label_of_page(line: str) -> Label | None:
    """The label that a transcript prints behind the mark of a page: "Page 10: Areas for improvement"."""
    found = _OF_PAGE.fullmatch(line)
    label = read_label(found[1], is_heading=True) if found else None
    return label if label and label.title_at is None else None


def is_answer(line: str) -> bool:
    """What was done about a finding, not another one: "Force response", "Chief Constable's comments: …"."""
    return bool(_ANSWERS.match(line)) and not reads_as_sentence(line.partition(":")[0])


def is_observations(heading: str) -> bool:
    """The inspector's own summary at the head of a report."""
    return bool(_OBSERVATIONS.match(heading))


def is_victim_service(heading: str) -> bool:
    return bool(_VICTIMS.match(heading))


def is_topic(heading: str) -> bool:
    """A question or an area, as the cycles worded them, rather than something found."""
    return heading.endswith("?") or _letters(heading) in _topics()


@cache
def _topics() -> frozenset[str]:
    asked = {_letters(wording) for question in questions() for wording in question.headings}
    return frozenset(asked | {_letters(row["words"]) for row in rows("finding_labels") if row["use"] == "topic"})


def _letters(line: str) -> str:
    return _NO_LETTER.sub("", line.casefold()).strip()
