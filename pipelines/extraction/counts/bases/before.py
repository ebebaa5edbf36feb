"""Which number of cases told of earlier a sentence leans on: in its paragraph, the words above its list, its heading.

Belongs here: how far back a report goes on about the cases it read. Not here: where such a number is declared
(`declared`), or the counts that lean on it (`of_base`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.bases.declared import declared
from pipelines.extraction.counts.bases.due import is_due
from pipelines.extraction.counts.sizes.base import Base, head_of, mention
from pipelines.extraction.counts.sizes.reviewed import is_reviewed, reads_all_of_them
from pipelines.extraction.counts.words.count import Count, cardinals
from pipelines.extraction.counts.words.other_times import is_of_then
from pipelines.extraction.counts.words.reviewing import REVIEWED
from pipelines.extraction.grammar.case_nouns import Noun, case_noun, cases_counted, counts_scope
from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.numbers import Number, find_numbers

Counted = Callable[[Sentence], Sequence[Count]]
"""The counts that were found in an earlier sentence."""

_REACH_OF_COUNT, _REACH_OF_SAMPLE = 1, 3
"""Sentences: a count is picked up by the next one, the size of a sample by the few that report on it."""


def base_before(context: Context, sentence: Sentence, counted: Counted) -> Base | None:
    """What the sentences before declare: in the same paragraph, or in the words that lead to a list."""
    lead = context.lead_in(sentence)
    if lead is not None:
        told = _declared_by(lead, counted) or _told_by(lead) or _walk_back(context, lead, counted)
        return told or _of_items(context, sentence, counted)
    return (
        _walk_back(context, sentence, counted) or _read_all(context, sentence) or _of_items(context, sentence, counted)
    )


_LONGEST_LIST = 12
"""Items among which one may go on about the cases that another names."""


def _of_items(context: Context, item: Sentence, counted: Counted) -> Base | None:
    """'We read 60 records and met ten detainees. - In 51 of the 60 …; - Reviews were late in 13': of the 60 as well."""
    if item.block.kind != "list_item":
        return None
    named: set[int] = set()
    for earlier in context.before(item, reach=_LONGEST_LIST):
        if earlier.block.kind == "list_item":
            named |= {count.denominator for count in counted(earlier) if count.rule == "n_of_m"}
            continue
        read = [
            base
            for number in cardinals(earlier)
            if is_reviewed(earlier.text, number) and (base := declared(earlier, number))
        ]
        same = [base for base in read if base.size in named]
        return replace(same[0], outright=False, source=earlier) if len(same) == len(named) == 1 else None
    return None


_PEOPLE = ("people", "posts", "vehicles")
"""What a thing is counted in where it is no case of a review."""
_PAPERS = frozenset(("case", "file", "record", "call", "investigation", "log", "incident", "search", "form", "visit"))


def _told_by(lead: Sentence) -> Base | None:
    """The one number of cases in 'What we found in 60 case files:'."""
    told = [base for number in cardinals(lead) if (base := mention(lead, number)) is not None]
    return replace(told[0], source=lead) if len(told) == 1 and told[0].head in _PAPERS else None


_REACH_OF_SECTION = 3
"""Sentences: so far into the paragraphs that follow does a report go on about the files it read."""


def base_of_section(context: Context, sentence: Sentence) -> Base | None:
    """The one number of cases that were reviewed, as the paragraphs before or the heading tell it."""
    for earlier in context.before(sentence, reach=_REACH_OF_SECTION):
        if earlier.block_index == sentence.block_index:
            continue
        sizes = [
            base
            for number in cardinals(earlier)
            if is_reviewed(earlier.text, number) and (base := declared(earlier, number)) is not None
        ]
        if sizes and sizes[0].size > _MOST_READ_ONE_BY_ONE:
            return None
        if sizes:
            listed = sentence.block.kind == "list_item" and _opens_list(context, earlier, sentence)
            return replace(sizes[0], outright=False, far=not listed) if len(sizes) == 1 else None
    heading = sentence.headings[-1] if sentence.headings else ""
    labelled = sentence.block.kind == "list_item" and _LABELLED.search(heading) is not None
    named = [
        Base(int(number.value), head=head_of(noun), far=not (labelled or _OF_REVIEW.search(heading)))
        for number in find_numbers(heading)
        if number.kind == "cardinal"
        and number.value
        and number.value >= _LEAST_OF_HEADING
        and (noun := case_noun(heading, number.end)) is not None
        and noun.end - number.end <= _LONGEST_OF_HEADING
    ]
    return named[0] if len(named) == 1 else None


def _opens_list(context: Context, earlier: Sentence, item: Sentence) -> bool:
    """Whether a sentence stands right before the list of an item, though no colon says so."""
    between = context.document.blocks[earlier.block_index + 1 : item.block_index]
    return earlier.block.kind != "list_item" and all(block.kind in ("list_item", "furniture") for block in between)


_LABELLED = expression(r"[:(–-]\s*\d[\d,]*\s+(?:[\w-]+\s+){0,2}?[a-z]+s\)?\W*$", re.IGNORECASE)
"""'Cautions: 20 files', above the items of a list."""
_MOST_READ_ONE_BY_ONE = 1_000
"""Cases: of more, a report gives shares rather than counts some paragraphs later."""
_OF_REVIEW = expression(r"\b(?:audit|review|sample|result|finding|file\s+reading|what\s+we\s+found)", re.IGNORECASE)
"""'Case audit results (60 files)'."""
_LEAST_OF_HEADING = 5
"""'Four calls for change' is no sample."""
_LONGEST_OF_HEADING = 20


def base_of_paragraph_before(context: Context, sentence: Sentence, counted: Counted) -> Base | None:
    """What the sentence before declares, in whatever paragraph: for 'Of these, …'."""
    for earlier in context.before(sentence):
        return _declared_by(earlier, counted)
    return None


def _walk_back(context: Context, sentence: Sentence, counted: Counted) -> Base | None:
    of_then = _OF_ANOTHER_TIME.match(sentence.text) is not None
    turned = False
    aside: Base | None = None
    steps = 0
    for earlier in context.before(sentence, reach=_REACH_OF_SAMPLE):
        if earlier.block_index != sentence.block_index:
            return aside
        base = _declared_by(earlier, counted) or _read_all(context, earlier)
        if base is not None and not of_then and aside is None and _tells_of_then(earlier, counted):
            aside = base
            continue
        steps += 1
        if base is not None and base.last is not None and steps > _REACH_OF_COUNT:
            return replace(base, last=None) if base.read and _ALSO_SHOWED.match(sentence.text) else None
        if base is not None:
            return replace(base, far=base.far or turned)
        turned = turned or _tells_of_others(earlier)
    return aside


def _read_all(context: Context, sentence: Sentence) -> Base | None:
    """'There were 18 such searches. We read all of them.': these are the ones that counts are out of."""
    told = last_mentioned(context, sentence) if reads_all_of_them(sentence.text) else None
    return replace(told, stock=False, read=True) if told else None


def _tells_of_others(sentence: Sentence) -> bool:
    """'We heard 35 calls. It had 12 staff that night. Two were sick': the next number has to say what it counts."""
    return any(
        (number.value or 0) > 1
        and (thing := thing_after(sentence.text, number.end)) is not None
        and thing.unit in _PEOPLE
        for number in cardinals(sentence)
    )


def _tells_of_then(sentence: Sentence, counted: Counted) -> bool:
    counts = counted(sentence)
    if counts and all(is_of_then(sentence.text, count) for count in counts):
        return True
    return _OF_ANOTHER_TIME.match(sentence.text) is not None


_OF_ANOTHER_TIME = expression(
    r"(?:in|at|during)\s+(?:our|the)\s+(?:earlier|previous|last|first)\s+(?:inspection|visit|review|audit)[^.;]*\b(?:compar\w+|it\s+(?:was|had\s+been)|had)\b",
    re.IGNORECASE,
)
"""'In the earlier inspection, by way of comparison, they had found …': the next sentence goes on about this one's."""
_ALSO_SHOWED = expression(
    r"\W*(?:(?:our|the|this|that)\s+(?:[\w-]+\s+){0,2}?(?:review|audit|sample|assessment|analysis|examination)|we|inspectors)\s+also\b",
    re.IGNORECASE,
)
"""'Our review also showed that supervisors had checked 171': of all the files that it read."""


def _declared_by(sentence: Sentence, counted: Counted) -> Base | None:
    counts = [count for count in counted(sentence) if count.numerator or count.rule != "whole_of_base"]
    sizes = [base for number in cardinals(sentence) if (base := declared(sentence, number)) is not None]
    if counts:
        last = next((count for count in reversed(counts) if not is_of_then(sentence.text, count)), counts[-1])
        head = next((base.head for base in sizes if base.size == last.denominator), "")
        source = last.base or sentence
        wider = next((count for count in reversed(counts[:-1]) if count.numerator == last.denominator), None)
        around = Base(wider.denominator, last=wider.numerator, source=wider.base or sentence) if wider else None
        told = Base(last.denominator, last=last.numerator, head=head, source=source, around=around)
        return replace(told, read=last.base is not None, counted_in=sentence)
    due = [number for number in cardinals(sentence) if is_due(sentence, number, case_noun(sentence.text, number.end))]
    if due:
        noun = case_noun(sentence.text, due[-1].end)
        return Base(int(due[-1].value or 0), outright=True, head=head_of(noun), source=sentence)
    if len(sizes) > 1 and sizes[-1].size > max(base.size for base in sizes[:-1]) and _IN_ALL.search(sentence.text):
        sizes = sizes[-1:]
    if len(sizes) > 1 and _READ_THESE.search(sentence.text):
        sizes = sizes[-1:]
    return replace(sizes[0], outright=False, source=sentence) if len(sizes) == 1 else None


_READ_THESE = expression(
    rf"\b(?:we|inspectors|they|the\s+team)\s+(?:\w+\s+)?(?:{REVIEWED.pattern})\s+(?:(?:at|to|through|into)\s+)?(?:(?:each|all|every\s+one)\s+of\s+)?{THEM}\W*$",
    re.IGNORECASE,
)
"""'Of the 100 files, 72 began with a call, and we listened to these.'"""
_IN_ALL = expression(
    r"\b(?:in\s+(?:all|total)|altogether|overall)\s*[.;)]|\b(?:so|total|giving|making)\b[^.;\d]{0,30}\d[\d,]*\s*(?:[\w'-]++\s*){0,3}[.;]?$",
    re.IGNORECASE,
)
"""'We read ten in each, so our sample was 110.'"""


_REACH_OF_NAME = 6
"""Sentences: so far back do the cases stand that a report names again with their whole name."""


def named_base(context: Context, sentence: Sentence, noun: Noun, *, here: bool) -> Base | None:
    """The base whose cases are named again: 'nine of the warnings' after 'we read 20 cautions and 20 warnings'.

    Unless only `here` is meant, in the paragraph or the words above the list, the paragraphs before are asked, too.
    """
    lead = context.lead_in(sentence)
    near = [lead] if lead else [e for e in context.before(sentence, reach=3) if e.block_index == sentence.block_index]
    far = [] if here else [said for said in context.before(lead or sentence, reach=_REACH_OF_NAME) if said not in near]
    for reviewed, earlier in ((False, near), (True, far)):
        bases = [
            replace(base, outright=True, source=said)
            for said in earlier
            for number in cardinals(said)
            if (base := declared(said, number)) is not None
            and _is_named(said.text, number, noun)
            and (not reviewed or is_reviewed(said.text, number))
        ]
        if len(bases) == 1:
            return bases[0]
    return None


def _is_named(text: str, number: Number, again: Noun) -> bool:
    """Whether a number counts what is named again, 'the youth cautions', and nothing that another word sets apart."""
    told = cases_counted(text, number.end)
    if told is None or head_of(told) != head_of(again):
        return False
    one, other = (re.sub(r"^(?:relevant|remaining|other)\s+", "", noun.words.lower()) for noun in (told, again))
    return one.endswith(other) or other.endswith(one) or set(one.split()[:-1]) >= set(other.split()[:-1])


def last_mentioned(context: Context, sentence: Sentence) -> Base | None:
    """The cases that the sentence before in the same paragraph mentions, where it mentions only one number of them."""
    for earlier in context.before(sentence):
        if earlier.block_index == sentence.block_index:
            mentioned = [base for number in cardinals(earlier) if (base := mention(earlier, number)) is not None]
            return replace(mentioned[0], source=earlier) if len(mentioned) == 1 else None
    return None


def counted_scope(context: Context, sentence: Sentence, number: Number) -> bool:
    """Whether a number without a noun is one of areas or stations: 'It has 12 stations. Of the 12, …'.

    What graded judgments are made in are areas: 'We make graded judgments in 10 of these 11.'
    """
    if case_noun(sentence.text, number.end) is not None:
        return False
    return _JUDGED.search(sentence.text, 0, number.start) is not None or any(
        other.value == number.value and counts_scope(said.text, other.end)
        for said in (sentence, *(context.before(sentence) if sentence.block.kind != "table_row" else ()))
        for other in cardinals(said)
    )


_JUDGED = expression(
    r"\bgraded\s+judge?ments?\s+(?:in|for|of|on)\s+\S+\s+(?:out\s+)?of\s+(?:the|these|those)\s+$", re.IGNORECASE
)
