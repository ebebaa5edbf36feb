"""The judgments of a document: every grade with its force, cycle, area and the basis on which it is known.

Belongs here: putting together what layout and sentences state, and telling a judgment of this inspection from history
and from what others report. Not here: finding grade and area (`grade_tables`, `grade_statements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.document import Span
from pipelines.extraction.areas import area_of_topic, area_of_wording
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grade_statements import find_judgments
from pipelines.extraction.grade_tables import read_layout
from pipelines.extraction.grade_words import GRADE, find_grades, peel_cycle, scale_of
from pipelines.extraction.records import Grade, GradeBasis, GradeWord
from pipelines.extraction.subjects import subject_force

_REPORTED: dict[str, GradeBasis] = {
    "news_article": "reported_by_press", "force_news": "reported_by_force", "pcc_response": "reported_by_commissioner",
    "finance_paper": "reported_by_commissioner",
}  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d{2}(?:\s?[/-]\s?\d{2}(?:\d{2})?)?\b")
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|last|earlier|prior|before|preceding|past|old|original|formerly|used\s+to|had\s+been|from|up\s+from|down\s+from|compared\s+with)\b",
    re.IGNORECASE,
)
_INSPECTED_IN = re.compile(
    r"\b(?:in|during|for|of|our|the|since|from|PEEL|inspection\s+in)\s+(?:the\s+|our\s+|its\s+)?(?:previous\s+|last\s+|earlier\s+)?(?:spring\s+|summer\s+|autumn\s+|winter\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)
_CONSISTENT = re.compile(
    r"\b(?:consistent\s+with|unchanged\s+(?:from|since)|same\s+(?:grade|judge?ment|rating)?\s*as|no\s+change\s+from|in\s+line\s+with)\b[^.;]{0,80}?\b(?P<year>(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:judge?ment|grade|rating)s?\b[^.;]{0,120}?\b(?:carried\s+(?:over|forward)|(?:still\s+)?stands|remains?\s+in\s+place|has\s+not\s+changed)\b|"
    r"\b(?:carried\s+(?:over|forward))\b[^.;]{0,60}\b(?:judge?ment|grade)",
    re.IGNORECASE,
)
_NOT_GRADED = re.compile(
    r"\b(?:(?:do|did|does|will|have|has)\s*(?:n't|\s+not)\s+(?:yet\s+)?(?:make|made|give|given|award|awarded|issue|provide|receive|received|get|have|carry)\s+(?:a\s+|an\s+|any\s+)?(?:graded\s+|individual\s+|separate\s+|overall\s+)?(?:judge?ments?|grades?|gradings?)|"
    r"(?:is|was|are|were|has\s+been)\s*(?:n't|\s+not)\s+(?:yet\s+)?(?:been\s+)?graded|(?:is|was|are|were|remains?)\s+(?:an\s+)?ungraded|not\s+(?:yet\s+)?(?:been\s+)?graded|"
    r"(?:is|was|were|are|been)\s*(?:n't|\s+not)\s+(?:given|awarded)\s+(?:a\s+|any\s+)?(?:graded\s+)?(?:judge?ment|grade)|"
    r"no\s+(?:graded\s+)?(?:judge?ment|grade)s?\s+(?:(?:is|was|has\s+been)\s+(?:made|given|awarded)|(?:for|in|on)\s+(?:this|the)\s+\w+)|there\s+is\s+no\s+(?:graded\s+)?(?:judge?ment|grade))\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:case|files?|forces\s+(?:are|were)|each\s+force|all\s+forces|leadership\s+was|question\s+was\s+not\s+subject)\b",
    re.IGNORECASE,
)


_FINDING_LEVEL = 4
"""Headings so deep title single findings ('The force is good at recording rapes'), which are no graded judgments."""
_LAST_TIME = re.compile(
    r"\b(?:last|previous|earlier|prior)\s+(?:year|inspection|report|assessment|time|cycle)(?:'s)?\s*,?\s+(?:(?:when|in\s+which|where)\s+)?"
    r"(?:we|it|the\s+force|they|inspectors)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(rf"\s*['\"]?(?:(?:is|was|are|has\s+been|as)\b|{GRADE})", re.IGNORECASE)
"""A list item that goes on with the sentence that opens the list: 'We judged that the force: - is good at …'."""


def read_grades(context: Context) -> list[Grade]:
    """Every judgment in the document, in the order of the text."""
    facts = [*_from_layout(context)]
    for at, sentence in enumerate(context.sentences):
        if sentence.block.kind == "table_row":
            continue
        facts.extend(_from_sentence(context, sentence))
        facts.extend(_from_reference_back(context, at, sentence, facts))
    unique: dict[tuple[int, int, str | None, str | None], Grade] = {}
    for fact in facts:
        unique.setdefault((fact.anchor.start, fact.anchor.end, fact.area_id, fact.cycle), fact)
    return sorted(unique.values(), key=lambda fact: fact.anchor.start)


def _from_layout(context: Context) -> Iterator[Grade]:
    for found in read_layout(context):
        sentence = found.sentence
        cycle = found.cycle or context.document.identity.cycle
        past = found.cycle is not None and found.cycle != context.document.identity.cycle
        yield _grade(
            context,
            sentence,
            quote=found.quote,
            anchor=found.anchor,
            area_id=found.area_id,
            area_as_written=found.area_as_written,
            grade=found.grade,
            cycle=cycle,
            basis="history" if past else found.basis,
            rule=found.rule,
            force_id=found.force_id or sentence.force_id,
        )


def _from_sentence(context: Context, sentence: Sentence) -> Iterator[Grade]:
    own_cycle = context.document.identity.cycle
    if not find_grades(sentence.text) or (sentence.block.level or 0) >= _FINDING_LEVEL:
        return
    lead = context.lead_in(sentence)
    opening = f"{lead.text.strip(' :')} " if lead is not None and _CONTINUES.match(sentence.text) else ""
    for judgment in find_judgments(
        sentence.text, own_cycle, opening, sentence.area_id, first=not context.before(sentence)
    ):
        cycle, basis = _when(sentence.text, judgment.grade_at, own_cycle)
        start, end = judgment.area_at
        yield _grade(
            context,
            sentence,
            quote=Span(sentence.start, sentence.end),
            anchor=_anchor(sentence, judgment.grade_at, judgment.area_at),
            area_id=judgment.area_id,
            area_as_written=" ".join(sentence.text[start:end].split()),
            grade=judgment.grade,
            cycle=cycle,
            basis=basis,
            rule=judgment.rule,
            force_id=subject_force(lead, len(lead.text) - 1)
            if opening and lead
            else subject_force(sentence, judgment.grade_at[0]),
        )


def _anchor(sentence: Sentence, grade_at: tuple[int, int], area_at: tuple[int, int]) -> Span:
    """Grade and area together: two areas may share one grade word."""
    return sentence.span(min(grade_at[0], area_at[0]), max(grade_at[1], area_at[1]))


def _when(text: str, grade_at: tuple[int, int], own_cycle: str | None) -> tuple[str | None, GradeBasis]:
    """The cycle that a judgment belongs to, and whether it is history in this document."""
    clause_start = max(
        (m.end() for m in re.finditer(r"[;:]\s|,\s+(?:but|while|and)\s", text[: grade_at[0]])), default=0
    )
    stop = re.search(r"[;]\s|,\s+(?:but|while|and)\s", text[grade_at[1] :])
    clause_end = grade_at[1] + stop.start() if stop else len(text)
    years = [found for found in _YEAR.finditer(text, clause_start, clause_end)]
    for year in years:
        cycle = peel_cycle(year.group())
        if cycle and cycle != own_cycle and _INSPECTED_IN.search(text[: year.start()]):
            past = own_cycle is None or cycle < own_cycle
            if past and not re.search(r"\bsince\s+(?:\w+\s+){0,2}$", text[: year.start()], re.IGNORECASE):
                return cycle, "history"
    near = text[max(clause_start, grade_at[0] - 45) : grade_at[0]]
    if re.search(
        r"\b(?:from|previously|formerly|had\s+been|last\s+time|used\s+to\s+be)\s+(?:(?!to\b)\w+\s+){0,2}['\"]?$",
        near,
        re.IGNORECASE,
    ):
        return None, "history"
    if _LAST_TIME.search(near):
        return None, "history"
    clause = text[clause_start:clause_end]
    if (
        re.search(
            r"\b(?:previous|last|earlier|prior)\s+(?:\w+\s+){0,2}(?:inspection|report|assessment|cycle|grade|rating|judge?ment)|\blast\s+year\b",
            clause,
            re.I,
        )
        and re.search(r"\b(?:was|were|had\s+been)\b", clause, re.I)
        and not re.search(r"\b(?:is|has\s+been|now|remains?|same|unchanged)\b", clause, re.I)
    ):
        return None, "history"
    return own_cycle, "statement"


def _from_reference_back(context: Context, at: int, sentence: Sentence, facts: list[Grade]) -> Iterator[Grade]:
    """Sentences that speak of a judgment without stating it: consistent with, carried over, not graded."""
    text = sentence.text
    if consistent := _CONSISTENT.search(text):
        earlier = [fact for fact in facts if fact.quote.end <= sentence.start and sentence.start - fact.quote.end < 120]
        if earlier and earlier[-1].quote.start >= context.sentences[max(0, at - 1)].start:
            last = earlier[-1]
            yield _grade(
                context,
                sentence,
                quote=Span(sentence.start, sentence.end),
                anchor=sentence.span(*consistent.span("year")),
                area_id=last.area_id,
                area_as_written=last.area_as_written,
                grade=last.grade,
                cycle=peel_cycle(consistent["year"]),
                basis="consistent_with_previous",
                rule="consistent_with_previous",
                force_id=last.force_id,
            )
    elif carried := _CARRIED.search(text):
        area_id = sentence.area_id or area_of_topic(text)
        if area_id and not find_judgments(text, context.document.identity.cycle):
            yield _grade(
                context,
                sentence,
                quote=Span(sentence.start, sentence.end),
                anchor=sentence.span(*carried.span()),
                area_id=area_id,
                area_as_written=sentence.headings[-1] if sentence.headings else "",
                grade=_printed(text),
                cycle=context.document.identity.cycle,
                basis="carried_over",
                rule="carried_over",
                force_id=sentence.force_id,
            )
    elif (ungraded := _NOT_GRADED.search(text)) and not _GENERAL.search(text):
        area_id = _area_not_graded(context, sentence)
        if area_id:
            yield _grade(
                context,
                sentence,
                quote=Span(sentence.start, sentence.end),
                anchor=sentence.span(*ungraded.span()),
                area_id=area_id,
                area_as_written=sentence.headings[-1] if sentence.headings else "",
                grade="not graded",
                cycle=context.document.identity.cycle,
                basis="statement",
                rule="not_graded",
                force_id=sentence.force_id,
            )


def _printed(text: str) -> GradeWord | None:
    """The grade that a sentence about a carried-over judgment prints, None where it doesn't."""
    grades = {mention.grade for mention in find_grades(text)} - {"not graded"}
    return grades.pop() if len(grades) == 1 else None


def _area_not_graded(context: Context, sentence: Sentence) -> str | None:
    """The area said to be ungraded: named in the sentence, in the one before ('this area'), or by the headings."""
    if re.search(
        r"\b(?:this|that|the)\s+(?:\w+\s+)?(?:area|question|pillar|assessment|section|theme|service|topic)\b",
        sentence.text,
        re.I,
    ):
        if sentence.area_id and sentence.area_id != "overall":
            return sentence.area_id
        for earlier in context.before(sentence):
            if (area_id := area_of_topic(earlier.text)) is not None:
                return area_id
        return None
    words = _NOT_GRADED.split(sentence.text)[0].strip(" ,.")
    return area_of_wording(words, context.document.identity.cycle) or _area_of_relative(words)


def _area_of_relative(words: str) -> str | None:
    """'We also looked at the service given to victims, for which no grade is given'."""
    return area_of_topic(words) if re.search(r",?\s+(?:for|on|in)?\s*which$", words) else None


def _grade(
    context: Context,
    sentence: Sentence,
    *,
    quote: Span,
    anchor: Span,
    area_id: str | None,
    area_as_written: str,
    grade: GradeWord | None,
    cycle: str | None,
    basis: GradeBasis,
    rule: str,
    force_id: str | None,
) -> Grade:
    identity = context.document.identity
    reported = _REPORTED.get(identity.kind)
    keeps_basis = basis in ("history", "consistent_with_previous", "carried_over")
    return Grade(
        quote=quote,
        anchor=anchor,
        rule=rule,
        section=sentence.section,
        page=sentence.block.page,
        force_id=force_id,
        area_id=area_id,
        programme=identity.programme,
        cycle=cycle,
        scale=scale_of(cycle),
        area_as_written=area_as_written,
        grade=grade,
        basis=reported if reported and not keeps_basis else basis,
    )
