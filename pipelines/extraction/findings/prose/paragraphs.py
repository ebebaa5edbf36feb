"""Which sentence of a paragraph below a label is the finding.

Belongs here: choosing among the sentences of one paragraph, also of one that opens a list. Not here: which label
governs the paragraph, and whether it may hold a finding at all (`labels.sections`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.extraction.context import Sentence
from pipelines.extraction.findings.causes.groups import counts_causes
from pipelines.extraction.findings.prose.areas_named import counts_areas
from pipelines.extraction.findings.prose.counted import counts_recommendations
from pipelines.extraction.findings.prose.demands import begins_with_deadline, is_procedure
from pipelines.extraction.findings.words.grammar import (
    any_of,
    asks,
    has_finite_verb,
    is_definition,
    tells_settled,
)
from pipelines.extraction.findings.words.lead_ins import asks_with_parts, names_parts
from pipelines.extraction.findings.words.readers import asks_of_readers
from pipelines.extraction.findings.words.retold import retells
from pipelines.extraction.findings.words.scope import Section
from pipelines.extraction.findings.words.tallies import counts_bare, only_announces

ASKED_FOR = ("area_for_improvement", "recommendation")
_RECOMMENDS_THAT = any_of(r"\brecommend(?:s|ed)?\b(?:,[^,]*,)? (?:that|\w+ (?:Police|Constabulary|force))")
_CALLS_IT_ONE = any_of(r"\b(?:is|are|remains?) (?:also |still )?(?:an )?areas? for improvement\b")
"""'Interviews are an area for improvement. In more cases, forces should …': the first says what it is."""
_OWN_VIEW = any_of(
    r"\b(?:recogni[sz]e[sd]?|knows?|accept(?:s|ed)?|acknowledge[sd]?|is aware|understands?|told us|agree[sd]?)"
    r"(?: that)? (?:it|they|you|there|more)\b"
)
"""'The constabulary recognises that it needs to do more': nobody asks for it."""
_OF_AUTHOR = any_of(
    r"^\W*(?:I|We|My|Our|(?:The|Our|Your|My) (?:(?:deputy|assistant|temporary|then) )?(?:chief constable|commissioner"
    r"|mayor|PCC|panel|committee|board|office)|Members|(?:The )?(?:force|constabulary)'s response)\b"
)
"""'The Chief Constable and I have agreed to begin with these': what the author says of himself."""


def speaks_of_author(text: str) -> bool:
    """What others who write below a label say of themselves, asking for nothing."""
    return bool(_OF_AUTHOR.search(text)) and not (asks(text) or _RECOMMENDS_THAT.search(text))


_RULES = r"(?:guidance|standards?|polic(?:y|ies)|law|legislation|regulations|code|procedures?|rules)"
_MEASURED_BY = any_of(
    # "It isn't meeting the standard, which is to answer 90 percent of calls in time."
    r"^(?!.*\b(?:should|must)\b).*\b(?:which|standard|target|aim|expectation|requirement|rule|norm|benchmark|role"
    r"|purpose) (?:is|was) (?:to|that)\b",
    # "Disclosures should be made in 28 days, but the force took 97."
    r"\bshould\b[^.;]{3,80}[,;] (?:but|yet|and yet|though|although|however)\b"
    r"(?![^.;]*\b(?:should|must|needs? to|has to)\b)",
    # "National guidance says that supervisors should look at each file."
    rf"^\W*(?:(?!should|must)[\w'’&-]+ ){{0,4}}{_RULES}\b(?:(?!should|must)[^.;]){{0,60}}?"
    r"\b(?:says?|states?|sets? out|requires?|expects?|is|are|recommends?|asks?|means?)\b",
    r"^\W*(?:other|most|many) forces\b",
    # "For forces with no switchboard the rate should be less than 10 percent."
    r"\b(?:rates?|times?|figures?|proportions?|percentages?|numbers?|levels?)\b[^.;]{0,30}\bshould be"
    r" (?:less|fewer|more|lower|higher|at least|at most|under|over|below|above|no (?:more|less)|within|between|\d)",
)
"""What the force is measured by, below what it is asked to do."""
_POINTS_TO_TITLE = any_of(r"^\W*(?:this|that|it|these|they|there|here|much|progress|overall)\b")
"""'This is better, but not yet good', right below the title that names the cause."""
_TELLS_STORY = any_of(r"\d|\b(?:we|our|my|I|you|your|recommendations?)\b")
"""'In March we reported that 40 percent of callers hung up': what was seen, below a title that names the cause."""


def finding_in(section: Section, sentences: Sequence[Sentence]) -> Sentence | None:
    """What asks for something, or else what states something, in a paragraph that opens no list."""
    sentences = [s for s in sentences if not only_announces(s.text)]
    if not sentences:
        return None
    if section.kind == "recommendation":
        first = sentences[0].text
        asked = asks(first) or _RECOMMENDS_THAT.search(first)
        if section.told_elsewhere and not asked and _TELLS_STORY.search(first):
            return None
        return next((s for s in sentences if _is_asked(s.text) and not is_procedure(s.text)), None)
    if section.kind == "cause_of_concern" and _tells_what_became_of_it(section, sentences):
        return None
    if section.told_elsewhere and section.kind == "area_for_improvement" and not any(asks(s.text) for s in sentences):
        return None
    of_past = section.earlier and section.kind == "cause_of_concern"
    telling = [s for s in sentences if not (is_definition(s.text) or _only_counts(s.text) or counts_bare(s.text))]
    telling = telling if of_past else [s for s in telling if not tells_settled(s.text)]
    if section.kind == "cause_of_concern" and telling and counts_causes(telling[0].text):
        return None
    telling = [s for s in telling if not (section.demand and is_procedure(s.text))]
    stating = next((s for s in telling if asks(s.text)), telling[0] if telling else None)
    if telling and _CALLS_IT_ONE.search(telling[0].text):
        stating = telling[0]
    if section.kind == "cause_of_concern" and telling and not _TELLS_STORY.search(telling[0].text):
        stating = telling[0]
    stands = stating and (section.kind != "area_for_improvement" or has_finite_verb(stating.text))
    return stating if stands else None


def _is_asked(text: str) -> bool:
    asked = asks(text) or begins_with_deadline(text)  # "By May 2023, the force should have looked at …"
    asked = asked and not (_OWN_VIEW.search(text) or _MEASURED_BY.search(text) or asks_of_readers(text))
    return asked or bool(_RECOMMENDS_THAT.search(text))


_THERE_ARE = any_of(
    r"^[\W\d]*(?:there (?:are|were)|(?:we|the (?:report|letter)) (?:also )?(?:made|ha[sd]|have|sets? out|gave)) "
)


_SAYS_OF_WHAT = any_of(r"\b(?:about|around|over|relating|regarding|concerning|how|the way)\b|[:-] \S")


def _only_counts(text: str) -> bool:
    """ "There were three recommendations in the letter.": what they are comes next."""
    counts = counts_areas(text) or counts_recommendations(text)
    return counts and bool(_THERE_ARE.match(text)) and not (asks(text) or _SAYS_OF_WHAT.search(text))


def _tells_what_became_of_it(section: Section, sentences: Sequence[Sentence]) -> bool:
    """A letter's story of a cause of concern, rather than the cause."""
    retold = any(retells(s.text) for s in sentences)
    first = sentences[0].text
    is_story = _TELLS_STORY.search(first) or _POINTS_TO_TITLE.search(first)
    return retold or (section.told_elsewhere and is_story is not None)


def told_before_list(section: Section, before: Sequence[Sentence]) -> Sentence | None:
    """The first sentence of a paragraph whose last one opens a list, if it is the finding."""
    if not before or section.count or section.kind not in ("cause_of_concern", "area_for_improvement"):
        return None
    if section.kind == "cause_of_concern" and _tells_what_became_of_it(section, before):
        return None
    text = before[0].text
    counts = counts_areas(text) or counts_bare(text) or _only_counts(text) or only_announces(text)
    return None if is_definition(text) or counts else before[0]


def demand_with_parts(section: Section, before: Sequence[Sentence], opening: Sentence) -> Sentence | None:
    """The sentence that asks, where the list below it only names its parts."""
    if section.kind not in ASKED_FOR:
        return None
    if asks_with_parts(opening.text):
        return opening
    asked = bool(before) and (asks(before[-1].text) or _RECOMMENDS_THAT.search(before[-1].text))
    return before[-1] if asked and names_parts(opening.text) else None
