"""Counts out of a number of cases, as facts: what was counted, of what measure, and whether that was good.

Belongs here: putting the parts of a count together. Not here: finding the two numbers (`shapes.pairs`, `shapes.wholes`,
`bases.of_base`, `shapes.owed`, `tables`, `shapes.tallies`), the words a count governs (`shapes.governed`), the measure
they name (`measured`), good or bad (`senses.sense`), or how many cases were reviewed (`samples`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.asked_for import asks_to_be_told
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.bases.before import Counted, counted_scope
from pipelines.extraction.counts.bases.of_base import parts_of_base
from pipelines.extraction.counts.measured import (
    carried,
    clause_of,
    headed,
    measure_of_count,
    measure_of_grade,
    measure_of_row,
)
from pipelines.extraction.counts.senses.sense import sense
from pipelines.extraction.counts.shapes.graded import grade_beside
from pipelines.extraction.counts.shapes.owed import owed, owed_in_all
from pipelines.extraction.counts.shapes.pairs import DONE_OUT_OF, IN_SAMPLE_OF, pairs
from pipelines.extraction.counts.shapes.respective import respective_counts
from pipelines.extraction.counts.shapes.tallies import tallies
from pipelines.extraction.counts.shapes.wholes import wholes
from pipelines.extraction.counts.sizes.kinds_within import divides_sample
from pipelines.extraction.counts.sizes.prose_of_rows import prose_of
from pipelines.extraction.counts.sizes.reviewed import is_reviewed
from pipelines.extraction.counts.tables import counts_of_tables
from pipelines.extraction.counts.words.count import SAID_OF, Count, overlaps
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.clauses import CLOSING_IN
from pipelines.extraction.grammar.elliptical import repeats
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.phrases import any_word, spaced
from pipelines.extraction.records import CaseCount, Sense
from pipelines.extraction.subjects import subject_force

_SAYS_WHOLE = any_word(("all", "none", "each", "every"))
_SUPPOSITION = expression(r"\W*(?:suppose|supposing|imagine|assume|assuming)\b", re.IGNORECASE)
"""'Suppose that of 50 crimes 45 are recorded': an example of how to reckon."""


def read_case_counts(context: Context) -> list[CaseCount]:
    """Every count of cases in the document, in the order of the text."""
    facts = [*counts_of_tables(context)]
    found: dict[int, list[Count]] = {}

    def counted(earlier: Sentence) -> list[Count]:
        return found.get(earlier.start, [])

    for sentence in context.sentences:
        if sentence.block.kind == "table_row":
            for said in prose_of(sentence):
                counts = _counts_of_cell(context, said)
                facts.extend(_fact(context, said, count, clause_of(said, count, counts), counts) for count in counts)
        else:
            counts = found[sentence.start] = _find_counts(context, sentence, counted)
            for count in counts:
                if divides_sample(context, sentence, count):
                    continue
                fact = _fact(context, sentence, count, _said(context, sentence, count, counted), counts)
                fact = carried(context, sentence, counts, fact, facts[-1]) if facts else fact
                facts.append(headed(sentence, fact))
    return sorted(facts, key=lambda fact: fact.anchor.start)


def _find_counts(context: Context, sentence: Sentence, counted: Counted) -> list[Count]:
    """The counts of one sentence, none overlapping, in order; `counted` gives those of earlier sentences."""
    if not sentence.numbers and not _SAYS_WHOLE.search(spaced(sentence.text)):
        return []
    if _SUPPOSITION.match(sentence.text) or asks_to_be_told(sentence.text):
        return []
    own = _own_counts(context, sentence)
    own += [count for count in respective_counts(context, sentence) if not overlaps(count, own)]
    found = [*own, *(count for count in owed_in_all(context, sentence) if not overlaps(count, own))]
    for part in parts_of_base(context, sentence, own, counted):
        if not overlaps(part, found):
            found.append(part)
    begins = min((count.start for count in found), default=len(sentence.text))
    tally = list(tallies(context, sentence))
    return sorted([*(tally if all(count.end <= begins for count in tally) else ()), *found], key=_place)


def _own_counts(context: Context, sentence: Sentence) -> list[Count]:
    """The counts that name both their numbers; 'nine of the ten' are none where ten areas were spoken of."""
    found = [count for count in pairs(sentence) if not counted_scope(context, sentence, count.numbers[-1])]
    found += [count for count in owed(sentence) if not overlaps(count, found)]
    found += [count for count in wholes(sentence) if not overlaps(count, found)]
    return sorted(found, key=_place)


def _counts_of_cell(context: Context, said: Sentence) -> list[Count]:
    """'A dip sample of 60 forms in November: 51 were right', in a cell that gives both numbers."""
    own = _own_counts(context, said)
    sampled = any(is_reviewed(said.text, number) for number in said.numbers)
    parts = parts_of_base(context, said, own, lambda _: ()) if sampled else ()
    return sorted([*own, *(part for part in parts if not overlaps(part, own))], key=_place)


def _place(count: Count) -> int:
    return count.start


_GOES_ON = expression(
    r"(?:(?:and|to)\b)?\s*(?:(?:of|for|by)\s+(?:more|less|over|under|up|at)\b[^,;]*|both|all\s+(?:two|three|four))?",
    re.IGNORECASE,
)
"""'Delays of a day in five and of more than three in two', 'rose from 12 of 40 to 33 of 40': said before."""
_SAYS_NOTHING = expression(r"\W*(?:and|or)?\W*", re.IGNORECASE)
"""'12 of the 20 cautions, 14 of the 20 warnings and 17 of the 20 fines were right': said of all three."""
_JOINT = expression(r"(?!\s+of\s+(?:the|these|those)\b)(?!.*\b(?:should|ought\s+to)\s+have\b)\D{5,60}")
"""What stands between the two numbers of 'had 74 vacancies out of 611 posts'."""


def _said(context: Context, sentence: Sentence, count: Count, counted: Counted) -> str:
    """What is said of the cases counted, with the words of an earlier count where these go on from there."""
    counts = counted(sentence)
    if len(count.numbers) > 1:
        part, whole = count.numbers[-2:]
        sampled = IN_SAMPLE_OF.fullmatch(sentence.text, part.end, whole.start)
        if (
            sampled
            and not CLOSING_IN.search(sentence.text, 0, part.start)
            and not SAID_OF.match(sentence.text, whole.end)
        ):
            return sentence.text[part.end : whole.start]
        if done := DONE_OUT_OF.fullmatch(sentence.text, part.end, whole.start):
            return done["said"]
    if count.base and count.numbers and count.numbers[0].value == count.denominator != count.numerator:
        return count.base.text  # 'It made 26. There should have been 30.': the 26 are what is counted
    clause = clause_of(sentence, count, counts) or _line_below(context, sentence, count)
    later = next((other for other in counts if other.start >= count.end), None)
    if later and _SAYS_NOTHING.fullmatch(clause):
        return _said(context, sentence, later, counted)
    before = [other for other in counts if other.end <= count.start]
    joined = before and _AS_MANY_OF.fullmatch(sentence.text, before[-1].end, count.start)
    if joined and _NEXT_VERB.match(sentence.text, count.end):
        return clause_of(sentence, before[-1], counts)
    if before and (_GOES_ON.fullmatch(clause) or _names_cases(clause) or repeats(clause)):
        clauses = [clause_of(sentence, other, counts) for other in reversed(before)]
        return f"{next((said for said in clauses if not _GOES_ON.fullmatch(said)), clauses[0])} {clause}"
    if _COMPARES.match(sentence.text):
        for earlier in context.before(sentence):
            if told := counted(earlier):
                return clause_of(earlier, told[-1], told)
    grade = grade_beside(sentence.text, count.numbers[0]) if count.numbers else None
    if grade and _RESULT_WAS.fullmatch(clause):
        return grade
    picture = _PICTURE.fullmatch(clause)
    clause = picture["of"] if picture else clause
    if _IS_SO.match(clause) and repeats(clause) and (lead := _said_before(sentence.text, clause, count)):
        return lead
    if picture or repeats(clause):
        for earlier in context.before(sentence):
            told = counted(earlier)
            return f"{clause_of(earlier, told[-1], told) if told else earlier.text} {clause}"
    return clause


def _said_before(text: str, clause: str, count: Count) -> str:
    """'Nobody had asked: this was the case in 17 of 45': what holds again is said by the same sentence."""
    begins = text.rfind(clause, 0, count.start)
    joint = _AND_THIS.search(text, 0, begins) if begins > 0 else None
    return text[: joint.start()] if joint else ""


_AS_MANY_OF = expression(r",?\s+and\s+(?:(?:only|just|another)\s+)*", re.IGNORECASE)
_NEXT_VERB = expression(r",\s+(?:according\s+to|(?:and|but)\s+(?:was|were|is|are|has|had))\b", re.IGNORECASE)
"""'It wrongly cancelled two of 22 rapes and three of 20 robberies, and was rated good.'"""
_IS_SO = expression(r"(?:also\s+)?(?:this|that|it|which|the\s+same)\b(?!.*\bso$)|.*\bw(?:as|ere)\s+so$", re.IGNORECASE)
_AND_THIS = expression(r"(?:\s*[:;]|,?\s+(?:and|but)|\s+[-–])\s+$")


def _line_below(context: Context, sentence: Sentence, count: Count) -> str:
    """'41 of 43' in large figures, 'reports of rape were recorded' on the line below."""
    if sentence.text[: count.start].strip() or sentence.text[count.end :].strip(" .") or count.base is not None:
        return ""
    below = context.in_block(sentence.block_index + 1)
    return below[0].text if below and below[0].text[:1].islower() and below[0].block.kind == "paragraph" else ""


_PICTURE = expression(
    r"(?P<of>(?:(?:for|in|on|with)\s+[^,;]{3,40}?,?\s+)?)the\s+(?:picture|figure|result|position|number|proportion)s?\s+(?:was|were|is)\s+"
    r"(?:(?:much|far|slightly|rather|even|a\s+little)\s+)?(?:worse|better|similar|lower|higher|the\s+same)",
    re.IGNORECASE,
)
"""'For transferred crimes the picture was worse: 14 of 30': of what was told before, and worse is not how they were."""
_RESULT_WAS = expression(
    r"(?:and\s+)?(?:the|our|its)\s+(?:result|outcome|finding|tally|verdict|score)s?\s+(?:was|were)", re.IGNORECASE
)
"""'There were 64 files, and the result was 15 good and 49 inadequate.'"""
_COMPARES = expression(r"\W*(?:this|that|it|which)\s+compare[sd]\s+(?:\w+ly\s+)?(?:with|to)\b", re.IGNORECASE)
"""'13 records had no grounds. This compares with 9 out of 100 in 2015': said of those as well."""
_LEADS_TO_CASES = expression(r"(?:(?:and|for|in|on|of|with|from)\s+)*(?:the\s+|other\s+)*", re.IGNORECASE)


def _names_cases(clause: str) -> bool:
    """'… missed in four of 29 burglaries and two of 18 thefts': only which cases; what was found is said before."""
    words = _LEADS_TO_CASES.sub("", clause, count=1)
    noun = case_noun(f" {words}", 0)
    return noun is not None and noun.end == len(words) + 1


def _fact(context: Context, sentence: Sentence, count: Count, said: str, counts: Sequence[Count]) -> CaseCount:
    row = sentence.block.kind == "table_row"
    measure = measure_of_grade(context, sentence, count) or measure_of_count(context, sentence, count, said, counts)
    evidence = sentence.evidence()
    if count.base is not None:
        evidence["quote"] = Span(count.base.start, sentence.end)
    evidence["force_id"] = subject_force(sentence, count.start)
    return CaseCount(
        **evidence,
        anchor=sentence.span(*count.anchor),
        rule=count.rule,
        claims=tuple(sentence.span(number.start, number.end) for number in count.numbers),
        numerator=count.numerator,
        denominator=count.denominator,
        numerator_counts=_sense(sentence, count, _with_verb(sentence, count, said, counts)),
        measure_id=measure or (measure_of_row(context, sentence, said) if row else None),
        subject=" ".join(said.split()),
    )


def _with_verb(sentence: Sentence, count: Count, said: str, counts: Sequence[Count]) -> str:
    """What is said with the verb of the count before: 'advice was missing from 19 of 41, and support from 25 of 48'."""
    before = [other for other in counts if other.end <= count.start]
    if not before or not _NO_VERB.fullmatch(said):
        return said
    between = _GAP.fullmatch(sentence.text, before[-1].end, count.start)
    placed = _PLACED.search(sentence.text, 0, before[-1].start)
    same = between and placed and between["placed"].lower() == placed["placed"].lower()
    return f"{clause_of(sentence, before[-1], counts)} {said}" if same else said


_NO_VERB = expression(
    r"(?!.*\b(?:was|were|had|has|have|did|been|is|are|could|would|no|not|never|without|(?:on|in)\s+time|late|early|good|poor|right|wrong|well|better|worse|adequate|sufficient|complete|clear|\w+ly)\b)\W*(?:and\s+|the\s+)*(?!(?:and|the)\b)(?:[\w'-]+\s+){1,4}[\w'-]+\s*",
    re.IGNORECASE,
)
_GAP = expression(
    r"[^.;:]{0,60}?,?\s+(?:and|but)\s+(?:(?!\w+ed\b)[\w'-]+\s+){1,5}?(?P<placed>in|from|for|on|with|at)\s+(?:(?:only|just|another|a\s+further|all|the)\s+)*",
    re.IGNORECASE,
)
_PLACED = expression(
    r"\b(?P<placed>in|from|for|on|with|at)\s+(?:(?:only|just|another|a\s+further|all|the)\s+)*$", re.IGNORECASE
)
_TO_BE_DONE = expression(
    r"\b(?:recommendations?|actions?|tasks?|areas?\s+for\s+improvement|visits?|warrants?|reviews?)\b", re.IGNORECASE
)
"""'Three of our recommendations were outstanding': no grade."""
_OUTSTANDING = expression(r"^\W*(?:(?:is|are|was|were|remains?|remained|still)\s+)+outstanding\b", re.IGNORECASE)
_TOO_FEW = expression(
    rf"(?:^|[.;:,]\s+|\b(?:and|but|that)\s+)(?:(?:far|much)\s+)?(?:too\s+few|not\s+{HEDGES}enough)\s+(?P<so>[^.;:()]{{6,90}})\($",
    re.IGNORECASE,
)
"""'Too few of the plans were any good (7 out of 18)': the seven are those that were."""


_NOR = expression(
    r"(?:n't|\b(?:not|no|neither|never))\b[^.;]*\d[^.;]*?,?\s+n?or\s+(?:(?!\b(?:was|were|had|did)\b)[^.,;]){3,60}$",
    re.IGNORECASE,
)
"""'We found no plan in 17 of the 40 files, or a record of contact in 9': none in those nine either."""


_LEAVING = expression(r"(?:\bleaving|\bwhich\s+(?:leaves|left))\s+(?:(?:only|just|another)\s+)?$", re.IGNORECASE)
"""'Twelve had been achieved, leaving four of the 16.'"""
_OPPOSITE: dict[Sense, Sense] = {"met": "not_met", "not_met": "met", "unclear": "unclear"}


def _sense(sentence: Sentence, count: Count, said: str) -> Sense:
    """What the words say of the cases; 'had 74 vacancies out of 611 posts' counts the failings themselves."""
    if _OUTSTANDING.search(said) and _TO_BE_DONE.search(sentence.text):
        return "not_met"
    if count.numbers and (grade := grade_beside(sentence.text, count.numbers[0])):
        return "met" if grade in ("outstanding", "good", "adequate") else "not_met"
    if few := _TOO_FEW.search(sentence.text, 0, count.start):
        return sense(few["so"])
    if _LEAVING.search(sentence.text, 0, count.start):
        return _OPPOSITE[sense(said)]
    if _NOR.search(sentence.text, 0, count.start) and sense(said) == "met":
        return "not_met"
    if len(count.numbers) > 1:
        joint = _JOINT.fullmatch(sentence.text, count.numbers[0].end, count.numbers[1].start)
        if joint and sense(joint.group()) == "not_met" and sense(said) == "met":
            return "not_met"
    return sense(said)
