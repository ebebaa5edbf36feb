"""Which measure a count of cases is about: the words of its sentence that are put to the measures, and in what order.

Belongs here: what of a sentence speaks of one count, and counts that take over the measure of the count before or of
the heading. Not here: the words of the measures (`measures.measure`), or finding and reading the counts (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.cases_counted import cases_of
from pipelines.extraction.counts.shapes.gapped import with_its_verb
from pipelines.extraction.counts.shapes.governed import governed_clause
from pipelines.extraction.counts.shapes.graded import grade_beside
from pipelines.extraction.counts.sizes.breakdowns import parts_in
from pipelines.extraction.counts.words.count import Count
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.elliptical import adds_nothing
from pipelines.extraction.grammar.grade_words import grade_of
from pipelines.extraction.grammar.numbers import find_numbers
from pipelines.extraction.grammar.phrases import any_word, spaced
from pipelines.extraction.measures.measure import measure_of, measure_under
from pipelines.extraction.records import CaseCount


def clause_of(sentence: Sentence, count: Count, counts: Sequence[Count]) -> str:
    """The words of the sentence that a count governs."""
    others = [(other.start, other.end) for other in counts if other is not count]
    return governed_clause(sentence.text, count.start, count.end, others)


def measure_of_count(
    context: Context, sentence: Sentence, count: Count, said: str, counts: Sequence[Count]
) -> str | None:
    """The measure that the words of a count name, or those before that they lean on."""
    before = () if sentence.block.kind == "table_row" else context.before(sentence)
    earlier = next((said_before.text for said_before in before), "")
    heading = sentence.headings[-1] if sentence.headings else ""
    own = ""
    if len(counts) > 1 and count.numbers:  # 'one sexual offence out of 18', 'one out of 18 sexual offences'
        named = case_noun(sentence.text, count.numbers[0].end) is not None
        own = sentence.text[count.numbers[0 if named else -1].end : count.end]
    cases = cases_of(sentence, count, said)
    told = _REASON.split(said, maxsplit=1)[0] or said
    measure = _of_gapped(context, sentence, count, told, counts)
    for spoken in _spoken_of(sentence, count, told, counts):
        words = f"{spoken} {own}".strip()
        around = _without_others(sentence, count, spoken, counts).replace(said, told)
        measure = measure or measure_of(
            words, around, heading, sentence.area_id, "case_count", earlier, context.programme, cases
        )
    if count.base and count.base is not sentence:
        return _of_crimes_told(measure, f"{told} | {count.base.text}")
    points = measure == _ALL_CRIMES and _POINTS_BACK.search(sentence.text, 0, count.end)
    return _of_crimes_told(measure, f"{sentence.text} | {earlier}") if points else measure


_ALL_CRIMES = "crime_recorded_all"
_CRIMES_RECORDED = "crime_recorded_"
_POINTS_BACK = expression(r"\b(?:these|those|such|them)\b", re.IGNORECASE)


def _of_crimes_told(measure_id: str | None, said: str) -> str | None:
    """The measure; of crimes that are only pointed to, that of the kind told before: '37 of the crimes in these'."""
    named = measure_of(said, said, kind="case_count") if (measure_id or "").startswith(_CRIMES_RECORDED) else None
    kind_told = named and named.startswith(_CRIMES_RECORDED) and named != _ALL_CRIMES
    return named if kind_told else measure_id


def _of_gapped(context: Context, sentence: Sentence, count: Count, said: str, counts: Sequence[Count]) -> str | None:
    """The measure of a clause that shares the verb of the count before it: 'and vulnerable victims in 64 of 70'."""
    before = [other for other in counts if other.end <= count.start]
    whole = with_its_verb(said, clause_of(sentence, before[-1], counts)) if before else ""
    return (
        measure_of(whole, whole, "", sentence.area_id, "case_count", surroundings=context.programme) if whole else None
    )


def measure_of_grade(context: Context, sentence: Sentence, count: Count) -> str | None:
    """The measure of a number of case files of one grade, where the files are about children."""
    grade = grade_beside(sentence.text, count.numbers[0]) if count.numbers else None
    if grade is None:
        return None
    base = (count.base.text,) if count.base else ()
    return graded_cases(context, grade, (sentence.text, *sentence.headings[-1:], *base))


_OF_CHILDREN = expression(r"\b(?:child|children|children's|section\s+47|s\.?\s?47)\b", re.IGNORECASE)
_NO_MEASURE = ("outstanding", "not graded")


def graded_cases(context: Context, grade: str, around: Iterable[str]) -> str | None:
    """The measure of case files of a grade: all that are graded one by one are about the protection of children."""
    word = grade_of(grade)
    of_children = context.document.identity.kind == "child_protection_report" or any(map(_OF_CHILDREN.search, around))
    return f"child_protection_cases_{word.replace(' ', '_')}" if of_children and word not in _NO_MEASURE else None


_HAS_VERB = expression(
    r"\b(?:was|were|had|has|have|did|didn't|weren't|wasn't|hadn't|got|gave|took|kept|met|left|made|\w+ed)\b",
    re.IGNORECASE,
)
"""A clause without one ('late', 'and on keeping evidence safe') leans on the one before it."""


def _without_others(sentence: Sentence, count: Count, said: str, counts: Sequence[Count]) -> str:
    """The sentence without what is said of its other counts, where this count has a clause of its own."""
    text = sentence.text
    if parts := parts_in(sentence):
        text = text[: min(parts)] + " | " + text[count.start :] if min(parts) < count.start else text
    if not _HAS_VERB.search(said):
        return text
    for other in counts:
        told = clause_of(sentence, other, counts) if other is not count else ""
        while told and told not in text:  # 'the handling of 24 of the 60 was poor': what stands behind the count
            told = told.partition(" ")[2]
        if told and told not in said and said not in told:
            text = text.replace(told, " | ", 1)
    return text


_LEAST_SPOKEN = 20
"""Characters: fewer words before a bare verb do not say what it repeats."""


def _spoken_of(sentence: Sentence, count: Count, said: str, counts: Sequence[Count]) -> Iterator[str]:
    """The words that may name what is counted: its own, and those before where they are a mere verb or say it."""
    before = [other for other in counts if other.end <= count.start]
    only_verb = _ONLY_VERB.fullmatch(said.strip()) is not None
    if own := _own_half(sentence, count, said, counts):
        yield own
    if not (before and only_verb):
        parts = _NEXT.split(said, maxsplit=1)
        if parts[1:] and (any(other.start > count.start for other in counts) or find_numbers(parts[1])):
            yield parts[0]
        yield said
    if before and (only_verb or _OF_IT.match(said)):
        yield f"{clause_of(sentence, before[-1], counts)} {said}"
    elif only_verb and count.base is not None:
        yield f"{count.base.text} {said}"
    elif only_verb and count.start > _LEAST_SPOKEN:
        yield sentence.text[: count.start]


def _own_half(sentence: Sentence, count: Count, said: str, counts: Sequence[Count]) -> str:
    """Its half of words that two counts share: '58 of 60 calls were handled well and officers arrived in 52 of 61'."""
    halves = _AND_ANOTHER.split(said, maxsplit=1)
    if len(halves) == 1:
        return ""
    sharing = [other for other in counts if other is not count and clause_of(sentence, other, counts) == said]
    return halves[count.start > sharing[0].start] if len(sharing) == 1 else ""


_AND_ANOTHER = expression(r",?\s+and\s+(?=(?:[\w'-]+\s+){1,4}(?:was|were|had|\w+ed)\b)", re.IGNORECASE)
_REASON = expression(
    r",?\s+(?:(?:for\s+the\s+most\s+part|mostly|mainly|largely|often|partly|simply|usually)\s+)?because\b",
    re.IGNORECASE,
)
"""'In eight it wasn't, mostly because CCTV had been lost': the reason is not what was counted."""
_NEXT = expression(r";|,\s+(?:and|but|while|whereas|yet|although|though|with)\b")
"""What follows may lead to the next count."""
_OF_IT = expression(r"\s*(?:it|this|that|they|these)\s+(?:was|were|had|has|have|did)(?:n't|\s+not)?\b", re.IGNORECASE)
"""'In six, accommodation had been requested; in four it hadn't been asked for.'"""
_ONLY_VERB = expression(r"(?:did|had|was|were|has|have|could)(?:n't|\s+not)?(?:\s+(?:so|been))?", re.IGNORECASE)
"""'39 were reached in time, while 19 weren't': of the same measure as the count before."""


def carried(
    context: Context, sentence: Sentence, counts: Sequence[Count], fact: CaseCount, last: CaseCount
) -> CaseCount:
    """The fact with the measure of the count before it where its own words add nothing: '31 of 87 in 2021'."""
    if fact.measure_id or not last.measure_id:
        return fact
    near = (sentence.start, *(earlier.start for earlier in context.before(sentence)))
    at = fact.anchor.start - sentence.start
    opened = max((other.end for other in counts if other.end <= at), default=0)
    closed = min((other.start for other in counts if other.start > at), default=len(sentence.text))
    own = f"{fact.subject} {sentence.text[opened:closed]}"
    for named in reversed(find_forces(own)):
        own = own[: named.start] + own[named.end :]
    told = last.subject
    same = last.quote.start in near and not _GRADE.search(spaced(own)) and adds_nothing(own, told)
    return replace(fact, measure_id=last.measure_id) if same else fact


_BELOW_TITLE = 2
"""Headings: the first is the document's title, which speaks of more than one count."""


def headed(sentence: Sentence, fact: CaseCount) -> CaseCount:
    """The fact with the measure that its own words and the heading name together."""
    if fact.measure_id or len(sentence.headings) < _BELOW_TITLE:
        return fact
    heading = sentence.headings[-1]
    return replace(fact, measure_id=measure_under(heading, fact.subject, sentence.text, sentence.area_id))


_GRADE = any_word(("outstanding", "good", "adequate", "inadequate", "improvement"))


def measure_of_row(context: Context, prose: Sentence, clause: str) -> str | None:
    """The measure that a cell beside names, such as the one with what was asked for, if it fits this clause too."""
    plain = context.document.plain
    for cell in prose.block.cells:
        beside = " ".join(plain[cell.start : cell.end].split())
        if not cell.start <= prose.start < cell.end and (
            named := measure_of(beside, beside, area_id=prose.area_id, kind="case_count")
        ):
            both = measure_of(clause, f"{beside} {prose.text}", area_id=prose.area_id, kind="case_count")
            return named if named == both else None
    return None
