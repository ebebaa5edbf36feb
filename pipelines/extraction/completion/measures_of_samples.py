"""Samples that say only how many were asked or read: of the measure that is told of them.

Belongs here: the shares of the people who were asked, and the counts out of the cases that were read, in the same
sentence or beside it. Not here: finding samples and the words that name what they measure (`counts.samples`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.samples import phrase_at
from pipelines.extraction.counts.sizes.parts_below import parts_below
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.records import CaseCount, Rate, Sample

_PEOPLE = expression(
    r"\b(?:people|persons|residents|respondents|victims|adults|households|taxpayers|members|officers|staff|employees|replies|"
    r"responses|participants|callers|businesses|young|children|public)\b|^$",
    re.IGNORECASE,
)
_OF_PEOPLE_ASKED = frozenset((
    "would_pay_more", "victim_satisfaction", "public_confidence", "public_satisfaction", "survey_response_rate",
    "wellbeing_survey_positive",
))  # fmt: skip
_TOLD_FURTHER_ON = frozenset(("would_pay_more", "survey_response_rate", "wellbeing_survey_positive"))
"""What a consultation is held for: the sentences after it say what people answered."""
_OF_MANY_MEASURES = expression(r"\bfiles?$", re.IGNORECASE)
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
    alike = Counter((sample.quote, sample.size) for sample in samples)
    for sample in samples:
        at = bisect_right(starts, sample.anchor.start) - 1
        if alike[sample.quote, sample.size] > 1:  # '20 cancelled rapes and 20 thefts': nobody knows which is meant
            found.append(sample)
            continue
        name = _of_service_to_victims(context, sample, context.sentences[at].text)
        if name == _OF_INVESTIGATIONS:
            name = _of_files_counted(sample, at, told_at) or name
        name = name or _of_panel(context, sample, context.sentences[at])
        name = name or next(filter(None, _names(context, sample, at, told_at)), None)
        if not (name or sample.measure_id):
            name = _of_whole(context, found, sample, context.sentences[at]) or _of_all_counts(context, sample, counts)
        found.append(replace(sample, measure_id=name) if name else sample)
    return found


_ASSESSED_FROM_FILES = {
    **dict.fromkeys(("2014", "2015", "2016", "2017", "2018/19"), "investigation_effective"),
    "2021/22": "victim_service_assessment",
    "2023-25": "victim_service_assessment",
    "2025-27": "quality_of_service_review",
}
"""What each cycle calls the review of files from the first call to the outcome."""
_OF_INVESTIGATIONS = "investigation_effective"
_FEWEST_FILES, _FEWEST_OF_INVESTIGATIONS = 70, 30
_OF_ANY_CRIME = expression(
    r"(?:(?:(?:police\s+)?case|crime|recorded\s+crime|investigation)\s+)?files?|cases?|crimes?", re.IGNORECASE
)
_BY_INSPECTORS = expression(
    r"\b(?:we|inspectors?|auditors?|hmic\w*|inspection|the\s+inspectorate|assessment|review|it|they)\b", re.IGNORECASE
)
_OF_SEVERAL = expression(r"\b(?:investigations?|supervis\w*)\b", re.IGNORECASE)
_OF_ONE_KIND = expression(
    r"\b(?:child\w*|vetting|complaint|corruption|misconduct|domestic|custody|rapes?|month(?:ly)?|dip[\s-]sampl\w*|own|outcome|"
    r"cautions?|resolutions?|missing|stalking|fraud|grievances?|discrimination|each\s+force|from\s+each)\b",
    re.IGNORECASE,
)
_OF_THE_INVESTIGATION = ("investigati", "case_file")


def _of_service_to_victims(context: Context, sample: Sample, said: str) -> str | None:
    """The review of 90 or so files with which each inspection since 2021 tests the service to victims."""
    identity = context.document.identity
    review = _ASSESSED_FROM_FILES.get(identity.cycle or "")
    if review is None or identity.programme != "PEEL" or identity.kind == "revisit_letter":
        return None
    clause = re.split(r"[;:,.]\s", said, maxsplit=1)[0]
    fewest = _FEWEST_OF_INVESTIGATIONS if review == _OF_INVESTIGATIONS else _FEWEST_FILES
    of_one_kind = _OF_ONE_KIND.search(clause) or (review != _OF_INVESTIGATIONS and _OF_SEVERAL.search(clause))
    plain = sample.size >= fewest and _OF_ANY_CRIME.fullmatch(sample.unit) and not of_one_kind
    unnamed = sample.measure_id is None or sample.measure_id.startswith(_OF_THE_INVESTIGATION)
    return review if plain and unnamed and _BY_INSPECTORS.search(said) else None


def _of_files_counted(sample: Sample, at: int, told_at: dict[int, list[CaseCount | Rate]]) -> str | None:
    """What is told of files that were read for one thing: '60 files; in 22 of them there was no supervision'."""
    told = (fact for place in (at, at + 1) for fact in told_at.get(place, ()))
    names = {fact.measure_id for fact in told if isinstance(fact, CaseCount) and fact.denominator == sample.size}
    return names.pop() if len(names) == 1 else None


_FEWEST_READ = 10


def _of_all_counts(context: Context, sample: Sample, counts: Sequence[CaseCount]) -> str | None:
    """The one measure of all that is counted out of as many cases, wherever it is told: 'in 93 of the 100 calls'."""
    if sample.size < _FEWEST_READ or _OF_MANY_MEASURES.search(sample.unit) or _PEOPLE.search(sample.unit):
        return None
    noun = sample.unit.split()[-1].lower()
    names = {
        fact.measure_id
        for fact in counts
        if fact.denominator == sample.size
        and fact.measure_id
        and noun in context.document.text[fact.quote.start : fact.quote.end].lower()
    }
    return names.pop() if len(names) == 1 else None


def _of_whole(context: Context, before: Sequence[Sample], sample: Sample, said: Sentence) -> str | None:
    """The measure of the sample that a line below it divides: 'violent crime: 521' of 1,402 reports audited."""
    if sample.anchor.start - said.start not in parts_below(context, said):
        return None
    return next((whole.measure_id for whole in reversed(before) if whole.size > sample.size), None)


_PANEL = expression(r"\b(?:panels?|scrutiny|(?:its|lay)\s+members|lay\s+people)\b", re.IGNORECASE)
_OF_SEARCH = expression(
    r"(?:(?:search|written|stop\s+(?:and|&)\s+search)\s+)*(?:records?|clips|recordings|videos?|slips|forms|searches|stops|encounters)",
    re.IGNORECASE,
)


def _of_panel(context: Context, sample: Sample, said: Sentence) -> str | None:
    """What a panel of residents looked at: '37 clips', '180 records', where it is told of searches."""
    if not _OF_SEARCH.fullmatch(sample.unit):
        return None
    around = " ".join((said.text, *(before.text for before in context.before(said)), *said.headings))
    of_search = "search" in around.lower() and _PANEL.search(said.text if "panel" in said.text.lower() else around)
    return "search_records_scrutinised" if of_search and _PANEL.search(said.text) else None


def _names(
    context: Context, sample: Sample, at: int, told_at: dict[int, list[CaseCount | Rate]]
) -> Iterator[str | None]:
    """The measure of what its own sentence tells of it, then of what those beside it tell, the nearest first."""
    asked = _PEOPLE.search(sample.unit) is not None
    sentence = context.sentences[at]
    if asked and _RESPONSE_RATE.search(sentence.text):
        yield "survey_response_rate"
    if asked and sample.measure_id and sample.measure_id not in _OF_ANY_SURVEY:
        return
    if not asked:
        if sample.measure_id and (_is_of_files(context, sample) or _is_named_itself(sample, sentence)):
            return
        yield from _of_counts(context, sample, at, told_at)
        if sample.measure_id is None:
            yield _of_shares(told_at.get(at, ()))
        return
    for place in _beside(context.sentences, at):
        told = [fact for fact in told_at.get(place, ()) if fact.measure_id]
        names = {fact.measure_id for fact in told} & (_OF_PEOPLE_ASKED if place == at else _TOLD_FURTHER_ON)
        yield names.pop() if len(names) == 1 else None
    if not sample.unit:
        return
    paragraph = (at, at + 1) if context.next_here(sentence) else (at,)
    yield from (_of_shares(told_at.get(place, ())) for place in paragraph)


_RESPONSE_RATE = expression(r"\bresponse\s+rate\b", re.IGNORECASE)


def _of_shares(told: Iterable[CaseCount | Rate]) -> str | None:
    """The one measure of the shares beside a sample: '402 | 85%', 'a review of 90 files shows 77 percent'."""
    names = {fact.measure_id for fact in told if isinstance(fact, Rate) and fact.measure_id}
    return names.pop() if len(names) == 1 else None


_OF_CHILDREN = "child_protection_case_files"
_OF_CASE_FILES = frozenset(("victim_service_assessment", "quality_of_service_review", "crime_data_audit"))


def _is_of_files(context: Context, sample: Sample) -> bool:
    """Whether it is a review of case files that has a name of its own, whatever is counted in it."""
    of_children = sample.measure_id == _OF_CHILDREN and context.document.identity.kind == "child_protection_report"
    return of_children or sample.measure_id in _OF_CASE_FILES


def _is_named_itself(sample: Sample, sentence: Sentence) -> bool:
    """Whether the words of the thing sampled name a measure: '60 stop and search records'."""
    phrase = phrase_at(sentence.text, sample.anchor.end - sentence.start)
    return measure_of(phrase, phrase, kind="sample", area_id=sentence.area_id) == sample.measure_id


def _of_counts(context: Context, sample: Sample, at: int, told_at: dict[int, list[CaseCount | Rate]]) -> Iterator[str]:
    """The one measure of what is counted out of the sample in its sentence, or in the next ones of its paragraph."""
    if _OF_MANY_MEASURES.search(sample.unit):
        return
    sentences = context.sentences
    paragraph = sentences[at].block_index
    after = [at + step for step in range(1, _SENTENCES_ON + 1) if at + step < len(sentences)]
    for places in ([at], [place for place in after if sentences[place].block_index == paragraph]):
        names = {
            fact.measure_id
            for place in places
            for fact in told_at.get(place, ())
            if isinstance(fact, CaseCount) and fact.denominator == sample.size and fact.measure_id
        }
        if names and all(name.startswith(_GRADED) for name in names):
            yield _OF_CHILDREN
        elif len(names) == 1:
            yield names.pop()


_GRADED = "child_protection_cases_"


def _beside(sentences: Sequence[Sentence], at: int) -> Iterator[int]:
    """The sentence itself, those after it and the one before, under the same headings."""
    yield at
    for place in (*range(at + 1, min(at + 1 + _SENTENCES_ON, len(sentences))), at - 1):
        if place >= 0 and sentences[place].headings == sentences[at].headings:
            yield place
