"""By when something is to be done, and what became of it.

Belongs here: the words of deadlines and of progress. Not here: which finding they belong to (`labels.sections`,
`reading`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import HAVE
from pipelines.extraction.records import FindingStatus

MONTH = (
    rf"(?:(?:{MONTHS})"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|a|an)"
_UNIT = r"(?:days?|weeks?|months?|years?)"
_BY = r"(?:by|before|(?:no|not) later than) (?:the (?:end|start|beginning) of )?(?:the )?"
_DEADLINE = expression(
    "|".join(
        (
            # "By 30 September 2024", "no later than the end of March"
            rf"{_BY}\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?: 20\d\d)?",
            # but not "by May Jones"
            rf"{_BY}(?:{MONTH}|spring|summer|autumn|winter|Christmas|Easter)(?: 20\d\d|(?! (?-i:[A-Z][a-z])))",
            rf"{_BY}(?:financial year )?20\d\d(?:/\d\d)?",
            r"(?:by|before) the end of (?:this|the|next) (?:current |next )?(?:financial |calendar )?"
            r"(?:year|quarter)\b",
            # "within three months of the publication of this report"
            rf"(?:within|inside) (?:the (?:next|coming) |a further |a period of |at most )?"
            rf"{_COUNT}[- ]{_UNIT}(?:['’] time)?"
            r"(?: of (?:the )?(?:date of )?(?:publication of )?(?:this |the )?"
            r"(?:report|publication|letter|inspection|today|its (?:publication|receipt))(?:'s publication)?)?",
            rf"(?:no|not) later than {_COUNT} {_UNIT}(?: (?:from|after) (?:now|today|(?:(?:the|its|this) )?"
            r"(?:publication|report|letter)(?: of this (?:report|letter))?))?",
            rf"(?:in|over) the next {_COUNT} {_UNIT}",
            rf"(?:within|in|over) the next (?:few |couple of )?{_UNIT}",
            r"with immediate effect|immediately|(?<=take )immediate(?= (?:\w+ )?(?:action|steps|measures)\b)"
            r"|without (?:further )?delay"
            r"|at once|(?:straight|right) ?away|forthwith",
            r"as soon as (?:possible|practicable)|as a matter of urgency",
        )
    ),
    re.IGNORECASE,
)


_MAY_BE_DUE = expression(
    r"[bB]y |[bB]efore |ater than|ithin |nside |next |mmediate|ithout |s soon|urgency|t once|ight ?away|orthwith"
)
"""Cheap: no deadline does without one of these."""
_MAY_BE_STANDARD = expression(
    r"(?:within|inside) .*\b(?:days?|(?:a|an|one|1) week)\b|immediately|without|at once|straight|right|forthwith",
    re.IGNORECASE,
)
"""Short times are as often how fast a thing should always be done: "told within a day"."""
_LINES_KEPT = 256
"""Lines whose deadline is remembered: each is asked for it by several rules."""
_LEADS = expression(
    r"(?:^|\b(?:should|must|that|force|constabulary|police|recommend(?:s|ed)?)\b[^\w]*"
    r"(?:(?:also|still|now|therefore|then|act|acts) )*"
    # "told the force to immediately improve …", "asked it to reduce at once …"
    r"|\b(?:told|asked|ordered|instructed|urged|wants?|wanted|needs?|ought|has|had) (?:[\w'’&-]+ ){0,5}?to"
    r"(?: (?!respond|attend|answer|go)[a-z]+)?)\W*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=_LINES_KEPT)
def deadline_in(line: str) -> str | None:
    """By when something is to be done, as printed: "By 30 September 2024", "within three months", "immediately"."""
    if not _MAY_BE_DUE.search(line):
        return None
    for found in _DEADLINE.finditer(line):
        if not _MAY_BE_STANDARD.match(found.group()) or _LEADS.search(line[: found.start()]):
            return found.group()
    return None


def is_deadline(line: str) -> bool:
    """A line that is nothing but a deadline, such as the heading of a group of recommendations."""
    bare = line.strip().rstrip(" :.")
    found = _DEADLINE.match(bare)
    return bool(found and found.end() == len(bare))


SETTLED = (
    r"(?:closed|discharged|lifted|signed off|completed?|met|achieved|implemented|addressed|resolved"
    r"|satisfied(?! (?:with|that|about|by|as)\b)|removed"
    r"|dealt with|put right|remedied|carried out|cleared)"
)
_CLOSED = Quick(
    # "has been met", "is now fully achieved"
    r"\b(?:is|are|was|were|been|be|now|fully|as|have|has|status)(?: (?!partly|partially)\w+ly)?[ :]+"
    rf"{SETTLED}\b",
    # "we consider this complete", "that has been done"
    rf"\b(?:consider|regard|deem|judg)\w* (?:\w+ ){{1,4}}{SETTLED}\b",
    r"\b(?:been|is|are|now) done\b|\bno further action(?: is| was)? (?:needed|required|necessary)\b",
    # "It has since done so."
    r"(?:^|[.;|] )(?:it|they|we|you|the force|the constabulary) (?:has|have)(?: (?:now|since|already|also))*"
    r" done (?:so|this)\b",
    # "Areas for improvement closed by this letter"
    rf"\b(?:areas? for improvement|AFIs?|recommendations?|causes? of concern) {SETTLED} (?:by|in|since|during|at)\b",
    r"\bsigned (?:this|it|that|them) off\b",
    # "I am closing this cause of concern", "we can now close it", "I discharge this cause"
    r"\b(?:am|are|is|have|has|I|we|can|now|therefore|also)"
    r"(?: (?:now|therefore|also|content to|happy to|able to))*"
    r" (?:clos(?:e|ed|ing)|discharg(?:e|ed|ing)|lift(?:ed|ing)?|sign(?:ed|ing)? off|remov(?:e|ed|ing))"
    r" (?:this|that|the|it|these|both|your|our|its)\b",
    # a cell of a table, a remark after a dash, a sentence of one word; "RESOLVED - that the report be noted" is none
    rf"(?:[|:;(–.-]\s*|^\W*)(?!resolved\W{{1,4}}(?:that|to)\b)(?:{SETTLED}|done|delivered)\b",
    r"\bno longer (?:a|an|any|regard\w*|consider\w*)\b",
)
_SUPERSEDED = Quick(r"\b(?:superseded|replaced by|subsumed|merged into)\b")
_PROGRESSED = Quick(
    r"\b(?:progress|status|position|update) ?[:–-] ?(?:much |greatly |significantly )?(?:improved|improving|better)\b",
    r"\| ?(?:much |greatly |significantly |partly |some )?(?:improved|improving|improvement|progress) ?(?=\||$)",
    r"\bpart(?:ly|ially) (?:met|achieved|completed?|implemented|addressed|satisfied|done)\b"
    r"|\b(?:made|making|seen|saw|found|shown?) (?:\w+ ){0,2}(?:progress|improvements?)\b"
    rf"|\bprogress {HAVE} (?:now |also )?been made\b"
    r"|\b(?:in progress|progressing|progressed|on track|ongoing|under way|underway)\b",
)
_STILL_OPEN = Quick(
    r"(?:^|[|:]) ?(?:still )?(?:open|outstanding|not (?:yet )?started)\b",
    r"\b(?:remains?|stays?|still|status:?) (?:an )?(?:open|outstanding)\b"
    rf"|\bnot (?:yet )?(?:been )?(?:started|begun|accepted|{SETTLED})\b",
)
_NEGATED = expression(
    r"\b(?:not|\w+n't|never|none|no(?! longer)|yet to|before|until|remains? to|partly|partially)\b[^.;|]{0,60}$",
    re.IGNORECASE,
)


_DEMANDED = expression(r"\b(?:make sure|ensure|so) that\b(?:(?! - )[^.;|,–]){0,100}$", re.IGNORECASE)
"""'… should make sure that its reviews are completed': that is what was asked for."""


_OUGHT_TO = expression(r"\b(?:should|must|needs? to|ought to|to) $", re.IGNORECASE)


def _is_said(words: str, found: re.Match[str]) -> bool:
    before = words[: found.start()]
    if found.group()[:3].casefold() == "be ":
        return False  # "… that all calls be met by a trained officer"
    if _OUGHT_TO.search(before):
        return False  # "… should have cleared its backlog"
    opens_clause = not found.group()[0].isalpha()
    return not _NEGATED.search(before) and (opens_clause or not _DEMANDED.search(before))


def status_in(words: str, otherwise: FindingStatus) -> FindingStatus:
    """What became of a finding: closed, superseded, progressed, or `otherwise` where the words don't say."""
    words = " ".join(words.split())
    statuses: tuple[tuple[Quick, FindingStatus], ...] = (
        (_SUPERSEDED, "superseded"),
        (_CLOSED, "closed"),
        (_PROGRESSED, "progressed"),
    )
    for pattern, status in statuses:
        if any(_is_said(words, found) for found in pattern.finditer(words)):
            return status
    return "open" if _STILL_OPEN.search(words) or _CLOSED.search(words) else otherwise


def is_standing(line: str) -> bool:
    """Where a finding stands, alone on a line, as a listing prints it: "Completed", "Status: superseded"."""
    return _STANDING.fullmatch(line) is not None


_STANDING = expression(
    r"\W*(?:(?:current )?status:? )?(?:(?:partially |not )?(?:completed?|met|achieved|implemented)|superseded|closed"
    r"|discharged|open|ongoing|in progress|not started|outstanding)\W*",
    re.IGNORECASE,
)
