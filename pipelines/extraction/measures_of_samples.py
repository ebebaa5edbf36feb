"""Samples that say only how many were asked or read: of the measure that is told of them.

Belongs here: the shares of the people who were asked, and the counts out of the cases that were read, in the same
sentence or beside it. Not here: finding samples and the words that name what they measure (`counts.samples`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.records import CaseCount, Rate, Sample

_PEOPLE = re.compile(
    r"\b(?:people|persons|residents|respondents|victims|adults|households|taxpayers|members|officers|staff|employees|replies|"
    r"responses|participants|callers|businesses|young|children|public)\b|^$",
    re.IGNORECASE,
)
_OF_PEOPLE_ASKED = frozenset(("would_pay_more", "victim_satisfaction", "public_confidence", "public_satisfaction"))
_TOLD_FURTHER_ON = frozenset(("would_pay_more",))
"""What a consultation is held for: the sentences after it say what people answered."""
_OF_MANY_MEASURES = re.compile(r"\bfiles?$", re.IGNORECASE)
"""Case files are read for many measures at once."""
_OF_ANY_SURVEY = frozenset(("survey_response_rate", "precept_increase"))
"""What the words of a sample name where they don't say what people were asked."""
_SENTENCES_ON = 3


def named_by_what_is_told_of_them(
    context: Context, samples: Sequence[Sample], counts: Sequence[CaseCount], rates: Sequence[Rate]
) -> list[Sample]:
    """The samples; those without a measure of their own with the one of what is told of them."""
    starts = [sentence.start for sentence in context.sentences]
    told_at: dict[int, list[CaseCount | Rate]] = {}
    told: tuple[CaseCount | Rate, ...] = (*counts, *rates)
    for fact in told:
        told_at.setdefault(bisect_right(starts, fact.anchor.start) - 1, []).append(fact)
    found: list[Sample] = []
    for sample in samples:
        at = bisect_right(starts, sample.anchor.start) - 1
        name = _of_service_to_victims(context, sample, context.sentences[at].text)
        name = name or next(filter(None, _names(context, sample, at, told_at)), None)
        found.append(replace(sample, measure_id=name) if name else sample)
    return found


_ASSESSED_FROM_FILES = {
    "2021/22": "victim_service_assessment",
    "2023-25": "victim_service_assessment",
    "2025-27": "quality_of_service_review",
}
"""What each cycle calls the review of files from the first call to the outcome."""
_FEWEST_FILES = 70
_OF_ANY_CRIME = re.compile(r"(?:(?:case|crime|recorded\s+crime)\s+)?files?|cases?|crimes?", re.IGNORECASE)
_BY_INSPECTORS = re.compile(
    r"\b(?:we|inspectors?|auditors?|hmic\w*|inspection|the\s+inspectorate|assessment|review|it|they)\b", re.IGNORECASE
)
_OF_ONE_KIND = re.compile(
    r"\b(?:child\w*|vetting|complaint|corruption|misconduct|domestic|custody|rapes?|month(?:ly)?|dip[\s-]sampl\w*|own|investigations?|outcome|"
    r"cautions?|resolutions?|supervis\w*|missing|stalking|fraud|each\s+force|from\s+each)\b",
    re.IGNORECASE,
)
_OF_THE_INVESTIGATION = "investigati"


def _of_service_to_victims(context: Context, sample: Sample, said: str) -> str | None:
    """The review of 90 or so files with which each inspection since 2021 tests the service to victims."""
    identity = context.document.identity
    review = _ASSESSED_FROM_FILES.get(identity.cycle or "")
    if review is None or identity.programme != "PEEL" or identity.kind == "revisit_letter":
        return None
    clause = re.split(r"[;:,.]\s", said, maxsplit=1)[0]
    plain = sample.size >= _FEWEST_FILES and _OF_ANY_CRIME.fullmatch(sample.unit) and not _OF_ONE_KIND.search(clause)
    unnamed = sample.measure_id is None or sample.measure_id.startswith(_OF_THE_INVESTIGATION)
    return review if plain and unnamed and _BY_INSPECTORS.search(said) else None


def _names(
    context: Context, sample: Sample, at: int, told_at: dict[int, list[CaseCount | Rate]]
) -> Iterator[str | None]:
    """The measure of what its own sentence tells of it, then of what those beside it tell, the nearest first."""
    asked = _PEOPLE.search(sample.unit) is not None
    if sample.measure_id and not (asked and sample.measure_id in _OF_ANY_SURVEY):
        return
    for place in _beside(context.sentences, at):
        told = [fact for fact in told_at.get(place, ()) if fact.measure_id]
        if asked:
            names = {fact.measure_id for fact in told} & (_OF_PEOPLE_ASKED if place == at else _TOLD_FURTHER_ON)
        elif place == at and not _OF_MANY_MEASURES.search(sample.unit):
            counted = (fact for fact in told if isinstance(fact, CaseCount) and fact.denominator == sample.size)
            names = {fact.measure_id for fact in counted}
        else:
            return
        yield names.pop() if len(names) == 1 else None


def _beside(sentences: Sequence[Sentence], at: int) -> Iterator[int]:
    """The sentence itself, those after it and the one before, under the same headings."""
    yield at
    for place in (*range(at + 1, min(at + 1 + _SENTENCES_ON, len(sentences))), at - 1):
        if place >= 0 and sentences[place].headings == sentences[at].headings:
            yield place
