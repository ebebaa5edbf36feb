"""Volumes: how many of the things that the field tracks there are: crimes, calls, officers, offenders, recommendations.

Belongs here: counts that stand alone. Not here: counts of cases out of cases (`case_counts`), sizes of samples
(`samples`), percentages (`rates`), money (`finances`), or the nouns (`counted`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pipelines.documents.document import Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counted import CountedThing, thing_after, things_before
from pipelines.extraction.measures import measure_of
from pipelines.extraction.numbers import Number
from pipelines.extraction.periods import period_near
from pipelines.extraction.quantities import clause_bounds, hedge, in_range
from pipelines.extraction.records import Qualifier, Volume
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables import Cell, figure_rows

_METHOD_BEFORE = re.compile(
    r"\b(?:we|inspectors?|they|team|who|I)\s+(?:also\s+|then\s+|have\s+|had\s+)?(?:interviewed|spoke|met|surveyed|observed|visited|"
    r"reviewed|examined|audited|assessed|sampled|dip-sampled|looked|checked|analysed|inspected|tested|listened|considered|watched|"
    r"saw|read|studied|held)\b[^.;]*$|\b(?:sample|review|audit|dip-sample|interviews?|focus\s+groups?|survey)\s+(?:of|with)\s+"
    r"(?:\w+\s+){0,3}$|\b(?:reviewed|examined|audited|sampled|interviewed|dip-sampled)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(
    r"(?:\bper|\b(?:one|two|three|four|five|\d+)\s+in(?:\s+every)?|\d\s+(?:out\s+)?of\s+(?:(?:the|our|these|those|its|all)\s+)?|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|none|all|half)\s+(?:out\s+)?of\s+(?:the|our|these|those|its)?|"
    r"\bfor\s+every)\s*$",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r"\s+(?:(?:\w+\s+){0,4}?)?(?:out\s+)?of\s+(?:(?:the|these|those|its|our|all)\s+)*(?:\d|(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|twenty|thirty|forty|fifty)\b)|\s+in\s+(?:every\s+)?(?:\d+|ten|five|four|three)\b(?!\s*(?:months|years))",
    re.IGNORECASE,
)
_ESTIMATED_BEFORE = re.compile(r"\b(?:estimat\w+|approximates?|extrapolat\w+|suggests?\s+that)\b[^.;]*$", re.IGNORECASE)

# 'the number of PCSOs fell to 87', 'its backlog stood at 283', 'a backlog of 1,200', 'officer numbers have risen to 2,118'
_COUNT_OF = re.compile(
    r"\b(?:numbers?\s+of\s+(?:\w[\w'-]*\s+){0,3}?|backlogs?\s+(?:of|for|in)\s+(?:\w[\w'-]*\s+){0,3}?)$", re.IGNORECASE
)
_REACHES = re.compile(
    r"(?:\s+(?:numbers?|strength|establishment|headcount|levels?|total|volumes?))?(?:\s+(?:awaiting|waiting|outstanding|recorded|received|"
    r"made|employed|managed|vacant|overdue|reported|answered)(?:\s+[\w'-]+){0,3}?)?"
    r"\s*(?::|\b(?:was|is|were|are|stood\s+at|stands\s+at|reached|totalled|totals|(?:(?:has|have|had|will)\s+)?(?:rise[ns]?|rose|grown?|grew|"
    r"increased?|fall(?:en|s)?|fell|reduced?|dropped|cut|gone|went|decreased?|doubled)(?:\s+(?:up|down|slightly|sharply))?\s+(?:from|to)|"
    r"from|up\s+to|down\s+to|to|at))\s*(?:(?:about|around|nearly|almost|over|under|just|more\s+than|less\s+than|only|some|"
    r"approximately|an\s+estimated)\s+)*$",
    re.IGNORECASE,
)
_BACKLOG = re.compile(
    r"\b(?:backlog|queue|caseload|headcount|establishment|workforce\s+strength|waiting\s+list)s?\s+(?:(?:of|was|is|were|stood\s+at|stands\s+at|"
    r"reached|had\s+(?:grown|risen|fallen)\s+to|(?:grew|rose|fell)\s+to)\s+)(?:(?:about|around|nearly|almost|over|under|just|more\s+than|less\s+"
    r"than|only|some|approximately|an\s+estimated)\s+)*$",
    re.IGNORECASE,
)
_NO_NOUN_AFTER = re.compile(
    r"\s*(?:$|[.,;:)(\"]|\b(?:in|at|by|on|to|from|and|but|or|during|compared|for|over|since|across|per|each|a|an|last|this|as|which|"
    r"while|after|before|than|with|the|out|now|today|currently|so|is|was|were|are|that|because|between|when|had|have|has)\b)"
)
_JOINS = re.compile(
    r"(?:\b(?:to|from|than|with|against|or|was|were|and|at)|,|\()\s*(?:(?:about|around|nearly|almost|over|under|just|more\s+than|only|some)\s+)*$",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"\b(?P<none>none|not\s+one)\s+of\s+(?:the|our|its|these|those|HMIC\w*'s)\s+(?:(?:\d+|[a-z]+)\s+){0,3}?recommendations\b|"
    r"\brecommendations\b[^.;]{0,60}?,?\s(?P<later>none)\s+(?:of\s+(?:them|these)\s+)?(?:has|have|had|was|were)\b|"
    r"\b(?P<no>no)\s+recommendations\s+(?:have|had|were|has)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:achieved|implemented|completed?|met|closed|discharged|fulfilled|addressed|delivered)\b", re.IGNORECASE
)
_WORKFORCE = re.compile(r"officer|constable|staff|recruit|pcso|workforce|special|post", re.IGNORECASE)
_LARGEST_FORCE = 9_000
"""More people than any force has but the Metropolitan Police: such a count is of the nation."""
_METROPOLITAN = "metropolitan"
_NEAR_ENOUGH_TO_JOIN = 70


@dataclass(frozen=True, slots=True)
class _Counted:
    number: Number
    thing: CountedThing
    rule: str
    high: Number | None = None


def read_volumes(context: Context, claimed: Collection[Span]) -> list[Volume]:
    """Every volume in the document, in order; numbers at `claimed` spans are taken by other facts."""
    found: list[Volume] = []
    for sentence in context.sentences:
        if sentence.block.kind == "table_row":
            continue
        found.extend(_none_achieved(context, sentence))
        free = [number for number in sentence.numbers if number.kind == "cardinal" and _free(sentence, number, claimed)]
        if free:
            found.extend(_volume(context, sentence, counted) for counted in _counted(sentence, free))
    for row, cells in figure_rows(context):
        found.extend(volume for cell in cells if (volume := _of_cell(context, row, cell, claimed)) is not None)
    return sorted(found, key=lambda volume: volume.anchor.start)


def _free(sentence: Sentence, number: Number, claimed: Collection[Span]) -> bool:
    start, end = sentence.start + number.start, sentence.start + number.end
    return all(end <= span.start or start >= span.end for span in claimed)


def _counted(sentence: Sentence, free: list[Number]) -> Iterator[_Counted]:
    text = sentence.text
    last: _Counted | None = None
    skip: Number | None = None
    for position, number in enumerate(free):
        if (
            number is skip
            or number.value is None
            or _SHARE_BEFORE.search(text[max(0, number.start - 40) : number.start])
        ):
            continue
        following = free[position + 1] if position + 1 < len(free) else None
        high = following if following and in_range(text, number, following) else None
        end = high.end if high else number.end
        if _SHARE_AFTER.match(text, end):
            continue
        counted = _with_noun(text, number, end, high) or _of_noun(text, number, end) or _joined(text, number, last)
        if counted is None:
            continue
        skip = high if counted.rule == "counted_things" else None
        if _METHOD_BEFORE.search(text[: number.start]):
            continue
        last = counted
        yield counted


def _with_noun(text: str, number: Number, end: int, high: Number | None) -> _Counted | None:
    thing = thing_after(text, end)
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    return _Counted(number, thing, "counted_things", high)


def _of_noun(text: str, number: Number, end: int) -> _Counted | None:
    """The noun stands before the number: 'the number of PCSOs fell to 87', 'a backlog of 1,200'."""
    if not _NO_NOUN_AFTER.match(text, end):
        return None
    before = text[max(0, number.start - 120) : number.start]
    offset = number.start - len(before)
    thing = things_before(text, number.start, offset)
    if found := _BACKLOG.search(before):
        if thing and thing.role == "volume":
            return _Counted(number, thing, "count_of_things")
        start = offset + found.start()
        return _Counted(
            number, CountedThing(start, start + len(found.group()), "backlog", "volume", "cases", 0), "count_of_things"
        )
    if thing is None or thing.role != "volume" or (number.value or 0) < max(thing.least, 2):
        return None
    named = _COUNT_OF.search(text[: thing.start]) or re.match(r"\s+numbers?\b|\s*:", text[thing.end :])
    if named and _REACHES.fullmatch(text[thing.end : number.start]):
        return _Counted(number, thing, "count_of_things")
    return None


def _joined(text: str, number: Number, last: _Counted | None) -> _Counted | None:
    """A number that leaves out the noun of the one before it: '1,200 calls in 2019 and 1,500 in 2020'."""
    if (
        last is None
        or number.start - last.number.end > _NEAR_ENOUGH_TO_JOIN
        or not _NO_NOUN_AFTER.match(text, number.end)
    ):
        return None
    if not _JOINS.search(text[last.number.end : number.start]) or (number.value or 0) < max(last.thing.least, 2):
        return None
    return _Counted(number, last.thing, "joined_count")


def _volume(context: Context, sentence: Sentence, counted: _Counted) -> Volume:
    number, thing, high = counted.number, counted.thing, counted.high
    start, end = min(number.start, thing.start), max(number.end, thing.end)
    spans = [number, *([high] if high else [])]
    return _fact(
        context,
        sentence,
        Span(number.start, (high or number).end),
        tuple(sentence.span(one.start, one.end) for one in spans),
        counted.rule,
        number.value or 0.0,
        "range" if high else _qualifier(sentence.text, number),
        " ".join(sentence.text[thing.start : thing.end].split()),
        (start, end),
    )


def _fact(
    context: Context,
    sentence: Sentence,
    anchor: Span,
    claims: tuple[Span, ...],
    rule: str,
    value: float,
    qualifier: Qualifier,
    subject: str,
    around: tuple[int, int],
) -> Volume:
    text = sentence.text
    clause_start, clause_end = clause_bounds(text, *around)
    clause = text[clause_start:clause_end]
    earlier = [before.text for before in context.before(sentence, 2)]
    period = period_near(text, anchor.start, earlier, context.document.identity.published_date)
    force_id = subject_force(sentence, anchor.start)
    if value > _LARGEST_FORCE and force_id != _METROPOLITAN and _WORKFORCE.search(subject):
        force_id = None
    evidence = sentence.evidence()
    evidence["force_id"] = force_id
    heading = sentence.headings[-1] if sentence.headings else ""
    return Volume(
        **evidence,
        anchor=sentence.span(anchor.start, anchor.end),
        rule=rule,
        claims=claims,
        value=value,
        qualifier=qualifier,
        measure_id=measure_of(clause, text, heading, sentence.area_id, "volume"),
        subject=subject,
        period_start=period.first if period else None,
        period_end=period.last if period else None,
    )


def _qualifier(text: str, number: Number) -> Qualifier:
    """As hedged beside the number; 'we estimate that …' hedges the whole clause."""
    beside = hedge(text, number).qualifier
    if beside == "exact" and _ESTIMATED_BEFORE.search(text[: number.start]):
        return "about"
    return beside


def _none_achieved(context: Context, sentence: Sentence) -> Iterator[Volume]:
    """'None of our recommendations has been fully achieved': a count of nought."""
    for found in _NONE_OF.finditer(sentence.text):
        group = next(name for name in ("none", "later", "no") if found[name])
        if not _DONE.search(sentence.text, found.end()):
            continue
        start, end = found.span(group)
        yield _fact(
            context, sentence, Span(start, end), (), "none_achieved", 0.0, "exact", "recommendations", found.span()
        )


def _of_cell(context: Context, row: Sentence, cell: Cell, claimed: Collection[Span]) -> Volume | None:
    """A cell below a head, or beside a label, that names what is counted."""
    number = cell.numbers[0]
    if len(cell.numbers) != 1 or number.kind != "cardinal" or number.value is None or not _free(row, number, claimed):
        return None
    said = f"{cell.label} {cell.head}"
    if (
        "%" in said + cell.text
        or "£" in said + cell.caption
        or re.search(r"\b(?:per\s*cent|rate|average|ratio|per)\b", said, re.I)
    ):
        return None
    for place in (cell.label, cell.head):
        thing = things_before(f"{place} ", len(place) + 1)
        if thing and thing.role == "volume":
            anchor = Span(number.start, number.end)
            claims = (row.span(number.start, number.end),)
            return _fact(
                context, row, anchor, claims, "table_cell", number.value, "exact", said.strip(), (0, len(row.text))
            )
    return None
