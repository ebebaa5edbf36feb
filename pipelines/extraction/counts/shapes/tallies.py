"""Tallies of case files by grade that don't give their total: '6 cases were good, 10 required improvement'.

Belongs here: adding such numbers up, in one sentence or in the items of a list. Not here: grades counted out of a
number that is given (`bases.of_base`), tables of them (`tables`), or tallies of areas (`grades`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.shapes.graded import is_graded
from pipelines.extraction.counts.words.count import OF_THE, Count, alone, cardinals
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.grammar.numbers import Number

_OF_FILES = expression(
    r"\b(?:(?:its|their|our|the)\s+(?:own\s+|same\s+)?(?:cases|files)\s+(?:as|to\s+be)|case\s+(?:files?|audits?|reviews?|assessments?|results)|(?:files?|cases)\s+(?:results|reviews?|audits?|grades?|"
    r"we|that\s+we|by\s+grade)|results\s+of\s+(?:the|our)\s+(?:case|file)|(?:graded|audited|assessed)\s+(?:cases|files)|(?:case|file)\s+(?:review|audit|reading))\b",
    re.IGNORECASE,
)
_OTHER_YEAR = expression(
    r";\s+(?:in\s+\d{4}|(?:a|the)\s+year\s+(?:earlier|before)|when\s+we\s+last\s+\w+)\b", re.IGNORECASE
)
"""'Nine were good and 11 inadequate; in 2014 it had been four and 15.'"""
_LEAST_GRADES = 2


def tallies(context: Context, sentence: Sentence) -> Iterator[Count]:
    """The counts of a tally, out of its sum."""
    if line := context.once(_lines).get(sentence.block_index):
        yield from _of_line(context, sentence, line)
        return
    lead = context.lead_in(sentence)
    if lead is not None or sentence.block.kind == "list_item":
        above = (lead.text, *lead.headings[-1:]) if lead else sentence.headings[-_LEVELS:]
        yield from _of_item(context, sentence, above)
        return
    ends = sentence.text.find(";") if _OTHER_YEAR.search(sentence.text) else -1
    graded, told = _graded(sentence), list(cardinals(sentence))
    if ends >= 0:
        graded, told = ([number for number in numbers if number.end <= ends] for numbers in (graded, told))
    total = _sum(graded)
    others = [number for number in told if number not in graded]
    if len(graded) < _LEAST_GRADES or any(number.value != total for number in others):
        return
    if _speaks_of_files(sentence, [*sentence.headings[-1:], sentence.text], graded) or _told(context, sentence, total):
        yield from (alone(number, total, "case_tally") for number in graded if total > 1)


def _told(context: Context, sentence: Sentence, total: int) -> bool:
    """'Thirty-eight files were graded. Nine were good, 18 required improvement and 11 were inadequate.'"""
    return any(
        size.value == total and case_noun(said.text, size.end) is not None
        for said in context.before(sentence)
        if said.block_index == sentence.block_index
        for size in cardinals(said)
    )


@dataclass(frozen=True, slots=True)
class _List:
    """The items of one list: how many, how many of them count one grade and nothing else, and what these come to."""

    items: int
    graded: int
    total: int


_LEVELS = 2
"""Headings: 'Case audits' may stand over 'Selected by inspectors (47)'."""


def _of_item(context: Context, item: Sentence, above: Sequence[str]) -> Iterator[Count]:
    own, opening = _only_grade(item), _only_grade(context.in_block(item.block_index)[0])
    if not own:
        return
    whole = context.once(_lists)[item.block_index]
    graded = whole.graded - len(opening) + len(own)
    if graded < _LEAST_GRADES or graded != whole.items:
        return
    if _speaks_of_files(item, above, own):
        total = whole.total - _sum(opening) + _sum(own)
        yield from (alone(number, total, "case_tally") for number in own)


def _lists(context: Context) -> dict[int, _List]:
    """The list that each block of an item stands in; the first sentence of each item speaks for it."""
    found: dict[int, _List] = {}
    for is_item, run in groupby(enumerate(context.document.blocks), key=lambda each: each[1].kind == "list_item"):
        blocks = [index for index, _ in run] if is_item else []
        openings = [sentence for index in blocks for sentence in context.in_block(index)[:1]]
        graded = [number for sentence in openings for number in _only_grade(sentence)]
        found |= dict.fromkeys(blocks, _List(len(openings), len(graded), _sum(graded)))
    return found


_LINE = expression(r"\W*[A-Za-z][A-Za-z ]*?\W*\d+\W*(?:cases|files)?\W*|\W*\d+\W*[A-Za-z][A-Za-z ]*\W*")


@dataclass(frozen=True, slots=True)
class _Line:
    """One of several lines right below each other that hold nothing but a grade and a number."""

    first: int
    """The block of the first of them."""
    total: int


def _lines(context: Context) -> dict[int, _Line]:
    """The runs of such lines by block: 'Good 7', 'Requires improvement 10', 'Inadequate 10'."""
    found: dict[int, _Line] = {}
    run: list[tuple[int, int]] = []
    for index, block in enumerate(context.document.blocks):
        sentences = context.in_block(index) if block.kind in ("heading", "paragraph") else []
        graded = bare_grade(_FIGURE.sub("", sentences[0].text)) if len(sentences) == 1 else None
        sizes = cardinals(sentences[0]) if graded and _LINE.fullmatch(sentences[0].text) else []
        if len(sizes) == 1:
            run.append((index, int(sizes[0].value or 0)))
        if len(sizes) != 1 or index == len(context.document.blocks) - 1:
            if len(run) >= _LEAST_GRADES:
                line = _Line(run[0][0], sum(size for _, size in run))
                found |= {place: line for place, _ in run}
            run = []
    return found


_FIGURE = expression(r"[\d:=–-]+")


def _of_line(context: Context, sentence: Sentence, line: _Line) -> Iterator[Count]:
    number = cardinals(sentence)[0]
    above = context.in_block(line.first - 1)[-1:] if line.first else []
    named = any(
        size.value == line.total and case_noun(said.text, size.end) for said in above for size in cardinals(said)
    )
    around = (*(said.text for said in above), *sentence.headings)
    if line.total > 1 and (named or any(_OF_FILES.search(words) for words in around)):
        yield alone(number, line.total, "case_tally")


def _only_grade(sentence: Sentence) -> list[Number]:
    return _graded(sentence) if len(cardinals(sentence)) == 1 else []


def _graded(sentence: Sentence) -> list[Number]:
    return [
        number
        for number in cardinals(sentence)
        if is_graded(sentence.text, number) and not counts_scope(sentence.text, number.end)
    ]


def _speaks_of_files(sentence: Sentence, around: Sequence[str], graded: Sequence[Number]) -> bool:
    end = graded[0].end
    of_the = OF_THE.match(sentence.text, end)
    noun = case_noun(sentence.text, of_the.end() if of_the else end)
    return any(_OF_FILES.search(words) for words in around) or (
        noun is not None
        and re.search(r"\b(?:case|file|investigation|record)s?$", noun.words, re.IGNORECASE) is not None
    )


def _sum(numbers: Sequence[Number]) -> int:
    return sum(int(number.value or 0) for number in numbers)
