"""What a share measures: as its column, its clause or the words above it say.

Belongs here: which words are asked for the measure of a share, and when it goes on from the figure before instead. Not
here: measures told before (`taken_up`), what words measure (`measures.measure`), putting the facts together
(`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.elliptical import adds_nothing
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.lines_of_calls import in_line_told
from pipelines.extraction.measures.matches import is_known, is_of_change, known
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.measures.measured_words import names_a_force_alone
from pipelines.extraction.questions_asked import answers_one, is_answer, without_answer
from pipelines.extraction.rates.gapped import end_in_common, is_extreme_of, left_to
from pipelines.extraction.rates.kinds_told import is_kind_of, of_its_kind, of_kind_before
from pipelines.extraction.rates.lines_of_figures import title_of_line, told_above
from pipelines.extraction.rates.one_in_n import Share
from pipelines.extraction.rates.share_clauses import content_of, share_clause
from pipelines.extraction.rates.taken_up import own_words, sets_against, stands_near, taken_up, went_to
from pipelines.extraction.rates.told_of import told_of
from pipelines.extraction.records import Rate, RateRole
from pipelines.extraction.tables.figures import cell_at, cells_of

_LONGEST_TABLE = 15
"""Rows: further on, the sentence before a table says little of what a row is about."""


def measured(
    context: Context, sentence: Sentence, shares: Sequence[Share], at: int, role: RateRole, head: str
) -> str | None:
    """What one of the shares of a sentence measures, as its column, its clause or the words above it say."""
    share = shares[at]
    clause, kind = share_clause(sentence, share, list(shares), at), _kind(share, role)
    if head and (measure := _of_column(context, sentence, share, kind)):
        return measure
    if answered := _of_question(context, sentence, kind):
        return answered
    title = title_of_line(context, sentence)
    heading = " ".join([*([title] if title else sentence.headings[-1:]), _introduction(context, sentence)])
    heading = in_line_told(context, sentence, heading)
    lead = context.lead_in(sentence)
    told = told_of(sentence.text, share.start, share.end, shares[at - 1].end if at else 0)
    words = sentence.text[told.start :] if told and told.alone else sentence.text
    words = f"{lead.text} {words}" if lead else words
    earlier = told_above(context, sentence)
    named_alone = sentence.block.kind == "table_row" or (told is not None and told.gapped)
    asked = f"{clause} change" if role == "change" and named_alone else clause
    head = told.head if told and sentence.block.kind != "table_row" else ""
    measure = measure_of(asked, words, heading, sentence.area_id, kind, earlier, told_of=head)
    if head and kind == "change" and measure and not is_of_change(measure):  # 'searches rose, and cameras were on'
        measure = measure_of(asked, asked, area_id=sentence.area_id, kind=kind)
    if measure is None and (end := end_in_common(sentence.text, shares, at)):
        measure = measure_of(f"{asked} {end}", words, heading, sentence.area_id, kind, earlier)
    measure = of_kind_before(asked, measure, earlier, kind)
    if measure or not share.interval:
        return measure
    beside = " confidence interval"
    return measure_of(clause + beside, words + beside, heading, sentence.area_id, "rate", earlier)


def measured_as_before(
    context: Context, sentence: Sentence, shares: Sequence[Share], at: int, fact: Rate, last: Rate | None
) -> Rate:
    """The fact, with the measure of the figures told before where its own words leave that to them."""
    leans = _leans(sentence, shares, at, fact, last)
    if kind_told := _kind_told(context, sentence, shares, at, fact, last):
        return replace(fact, measure_id=kind_told)
    near = last if last and stands_near(context, sentence, last) and not is_answer(context, sentence) else None
    if fact.measure_id and near and near.measure_id == fact.measure_id and not leans:
        own = own_words(sentence, shares, at)
        return replace(
            fact, measure_id=of_its_kind(own, fact.measure_id, _kind(shares[at], fact.role)) or fact.measure_id
        )
    if fact.measure_id and not leans and not _says_heading_only(context, sentence, shares, at, fact):
        return fact
    told = taken_up(context, sentence, shares, at, fact, near)
    side = (sentence.text, shares[at - 1], shares[at]) if at else None
    listed = sets_against(*side) and not went_to(*side) if side else _is_for_a_kind(sentence.text, shares[at])
    of_own_kind = told and fact.measure_id and is_kind_of(fact.measure_id, told)
    if of_own_kind and (listed or not leans):  # '84% of grade 1 and 72% of grade 2 incidents'
        return fact
    return replace(fact, measure_id=told or fact.measure_id)


_OF_WHOM = frozenset((
    "student_officers", "officers_inexperienced", "women_workforce", "ethnic_minority_workforce",
    "investigators_inexperienced",
))  # fmt: skip
"""Measures of who somebody is: 'for those in their probation it was 10%' tells of them what was told of all."""


def _leans(sentence: Sentence, shares: Sequence[Share], at: int, fact: Rate, last: Rate | None) -> bool:
    """Whether a share takes over the measure of the one before it, whatever other words may name."""
    text, share = sentence.text, shares[at]
    if is_extreme_of(text, share, last):
        return True
    if not at and _is_for_a_kind(text, share):
        return True
    if not at or sets_against(text, shares[at - 1], share):
        return at > 0
    if (own := left_to(text, shares[at - 1], share)) is None:
        return False
    named = measure_of(own, own, area_id=sentence.area_id, kind=_kind(share, fact.role)) if fact.measure_id else None
    return named is None or named in _OF_WHOM


def _is_for_a_kind(text: str, share: Share) -> bool:
    """'For sexual offences it was 26 per cent, and …': of what was told before."""
    return _FOR_A_KIND.fullmatch(text, 0, share.start) is not None and _ENDS.match(text, share.end) is not None


_ENDS = expression(r"\s*(?:[.,;(]|$)")
_FOR_A_KIND = expression(
    rf"\W*(?:for|in|among|at|on)\s+[^,;.\d]{{3,60}},?\s+(?:it|this|that|the\s+(?:figure|rate|proportion))\s+(?:was|is|stood\s+at)\s+{HEDGES}",
    re.IGNORECASE,
)
_OF_A_KIND = ("domestic_abuse_",)
"""What the measures of one kind of crime begin with that are told one after the other."""


def _kind_told(
    context: Context, sentence: Sentence, shares: Sequence[Share], at: int, fact: Rate, last: Rate | None
) -> str | None:
    """'Domestic abuse arrests fell to 48 percent. The charge rate was 24': of domestic abuse, if not said otherwise."""
    told = last.measure_id if last else None
    begins = next((kind for kind in _OF_A_KIND if told and told.startswith(kind)), "")
    if not begins or fact.measure_id is None or last is None or not stands_near(context, sentence, last):
        return None
    name = f"{begins}{fact.measure_id}"
    clause = share_clause(sentence, shares[at], list(shares), at)
    own = f"{sentence.text[: shares[at].start]} {clause}" if at == 0 else clause
    return name if is_known(name) and adds_nothing(own, known(fact.measure_id).name) else None


def _of_question(context: Context, sentence: Sentence, kind: str) -> str | None:
    """The measure that a question asks for, where its answer is no more than the figure: 'Answer: 6.1% in 2023'."""
    if not answers_one(context, sentence):
        return None
    question = context.before(sentence)[0].text
    if not adds_nothing(without_answer(sentence.text), question):
        return None
    return measure_of(question, question, area_id=sentence.area_id, kind=kind)


def _says_heading_only(context: Context, sentence: Sentence, shares: Sequence[Share], at: int, fact: Rate) -> bool:
    """Whether only the heading names the measure of a share, and no word of its own sentence or the one before."""
    if sentence.block.kind != "paragraph" or not sentence.headings:
        return False
    clause = share_clause(sentence, shares[at], list(shares), at)
    kind, earlier = _kind(shares[at], fact.role), told_above(context, sentence)
    return measure_of(clause, sentence.text, "", sentence.area_id, kind, earlier) is None


def _kind(share: Share, role: RateRole) -> str:
    return "change" if role == "change" and share.rule != "percentage_points" else "rate"


def _introduction(context: Context, row: Sentence) -> str:
    """The sentence before the table that a row stands in; empty for anything but a row."""
    if row.block.kind != "table_row":
        return ""
    before = context.before(row, reach=_LONGEST_TABLE)
    led_in = next((said.text for said in before if said.block.kind != "table_row" and content_of(said.text)), "")
    heads = {cell.head: None for cell in cells_of(context, row)}
    return " ".join(filter(None, (led_in, *heads)))


def _of_column(context: Context, row: Sentence, share: Share, kind: str) -> str | None:
    """The measure that the label of a row and the head of a column name together, or the head by itself."""
    cell = cell_at(context, row, share.start)
    if cell is None:
        return None
    both = f"{cell.label} {cell.head}"
    over = cell.caption
    measure = measure_of(both, both, "", row.area_id, kind, surroundings=over)
    measure = measure or measure_of(cell.head, cell.head, "", row.area_id, kind, surroundings=over)
    if measure is None and names_a_force_alone(cell.label):
        said = f"{cell.head}. {cell.caption}"
        measure = measure_of(said, said, "", row.area_id, kind)
    return measure
