"""Which numbers say how many cases, records or people were looked at: 'we read 60 files', 'of 1,106 who answered'.

A sample is what an inspection, audit or survey declares that it selected, read, heard or had answers from, also in 'of
the 40 that we read, six …' and in a column of records. A number that only stands as a denominator ('in 21 of 51 cases
reviewed'), the people in the papers that were read, and what a panel sees at its meetings are none.

Belongs here: telling such a number from the others of its sentence. Not here: what the sample was of (`samples`), or
the words of reviewing themselves (`reviewed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.breakdowns import parts_in, parts_of
from pipelines.extraction.counts.reviewed import is_all_reviewed, is_reviewed, reads_all_of_them
from pipelines.extraction.counts.reviewing import REVIEWED, is_next_of_list
from pipelines.extraction.grammar.case_nouns import cases_counted, counts_scope
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import Quick

_SURVEYED = re.compile(
    r"\b(?:surveyed|polled|(?:survey|poll)\s+of|responses?\s+from|questionnaire\s+(?:from|of))\s+"
    r"(?:a\s+sample\s+of\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ADULTS = re.compile(
    r"\s+(?:[\w'-]+\s+)?(?:adults|people|households|businesses|women|men|pupils|students|drivers)\b", re.IGNORECASE
)
_ANSWERED = re.compile(
    r"\s+(?:[\w'-]+\s+){0,3}?(?:people|residents|adults|officers|staff|victims|members\s+of\s+(?:staff|the\s+public)|respondents|employees|children|young\s+people|callers|women)\s+"
    r"(?:who|that)\s+(?:had\s+|have\s+)?(?:answered|replied|(?:responded|took\s+part)\b(?!\s+(?:to|in)\b))",
    re.IGNORECASE,
)
"""'7 in 10 of the 432 people who responded'; who completed a course answered nothing."""
_ANSWERED_SURVEY = re.compile(
    r"\s+(?:[\w'-]+\s+){1,6}?(?:answered|replied\s+to|responded\s+to|took\s+part\s+in|completed|filled\s+in|returned)\s+"
    r"(?:our|my|the|this|its|an?|that)\s+(?:[\w'-]+\s+){0,3}?(?:survey|questionnaire|poll)\b",
    re.IGNORECASE,
)
"""'Some 317 officers and staff answered our survey'."""
_WERE_ASKED = re.compile(rf"(?:\d|\b{CARDINAL})\s+(?:out\s+)?of\s+{LIMITS}$", re.IGNORECASE)
"""'Only 1,200 of some 5,000 people had answered the survey.'"""
_REPLIED = re.compile(
    r"\s+(?:[\w'-]+\s+){0,3}?(?:people|residents|officers|staff|victims|respondents|employees|businesses|adults)\s+"
    r"(?:had\s+)?(?:replied|responded|answered|took\s+part)\b|"
    r"\s+of\s+(?:whom|them|these|those)\s+(?:had\s+)?(?:replied|responded|answered)\b",
    re.IGNORECASE,
)
_SURVEY = re.compile(r"\b(?:survey(?:s|ed)?|questionnaires?|polls?)\b", re.IGNORECASE)
"""'We surveyed the workforce, and 611 people replied'."""
_UNNAMED = re.compile(
    r"\s+(?:more|others?|further)\b|"
    r"\s+(?:[\w-]+\s+){1,3}(?:(?:that|which)\s+)?(?:we|inspectors|they)\s+\w+ed\b",
    re.IGNORECASE,
)
"""'Together with 60 more', 'of 30 packages that we examined': reviewed, whatever the things are."""
_LISTS_WHAT_WAS_REVIEWED = re.compile(rf"{REVIEWED.pattern}(?:\s+\w+){{0,3}}:$", re.IGNORECASE)
_OPENS_ITEM = re.compile(LIMITS, re.IGNORECASE)
_OF_THOSE = re.compile(r"\b(?:out\s+)?of\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:out\s+of|of|in)\s+(?:every|each)\s+$", re.IGNORECASE)
"""'Seven out of every ten cases that we looked at'."""
_TAKEN = re.compile(rf"\b(?:takes?|took|taken|taking)\s+{HEDGES}$", re.IGNORECASE)
"""'It took 48,000 calls in May': a control room takes calls, it does not sample them."""
_ALL_BUT = re.compile(r"\b(?:all|every\s+one|each)\s+(?:but|except|bar)\s+$", re.IGNORECASE)
"""'All but two of the files we read': how many fell short."""
_NOT_SAMPLED = re.compile(
    r"\b(?:officers?|staff|sergeants?|constables?|detectives?|supervisors?|inspectors?|investigators?|members?|"
    r"recommendations?|causes?\s+of\s+concern|areas?\s+for\s+improvement|actions?)$",
    re.IGNORECASE,
)
_PAPERS_OF = re.compile(
    rf"\b(?:folders?|files?|records?|notes|logs?|appraisals?|portfolios?|diaries|reviews|plans|forms)\s+(?:of|for|on|about)\s+{LIMITS}$",
    re.IGNORECASE,
)
"""'The personnel folders of 40 sergeants': there are as many papers as people."""
_THAT_WE_SAMPLED = re.compile(
    r"\s+(?:[\w'-]+\s+){0,4}?(?P<noun>[\w'-]+s)\s+(?:(?:that|which)\s+)?(?:we|(?:our\s+)?inspectors)\s+(?:had\s+)?(?:also\s+)?"
    r"(?:dip-?\s?sampled|sampled|reviewed|examined|audited)\b",
    re.IGNORECASE,
)
"""'Of 20 disruptions that we dip sampled': a sample, whatever it is of."""


def is_of_fraction(sentence: Sentence, number: Number) -> bool:
    """Whether it is the 62 of 'half of the 62 files we pulled', which tells of the sample like 'of the 62 files'."""
    return any(
        share.kind == "fraction" and re.fullmatch(r"\s+(?:of\s+)?(?:the\s+)?", sentence.text[share.end : number.start])
        for share in sentence.numbers
    )


_SAMPLE_OF = re.compile(rf"\b(?:the|our|its|this|that|their)\s+(?:\w+\s+)?sample\s+of\s+{HEDGES}$", re.IGNORECASE)


def is_of_sample(sentence: Sentence, number: Number) -> bool:
    """Whether it is the 122 of 'eight out of the sample of 122': called a sample, though cases are counted of it."""
    return _SAMPLE_OF.search(sentence.text, 0, number.start) is not None


def sizes(context: Context, sentence: Sentence) -> Iterator[Number]:
    if not sentence.numbers:
        return
    text = sentence.text
    lead = context.lead_in(sentence)
    parts = parts_reviewed(sentence)
    scopes = [number.end for number in sentence.numbers if counts_scope(text, number.end)]
    last_named = max(
        (n.start for n in sentence.numbers if n.kind == "cardinal" and cases_counted(text, n.end)), default=-1
    )
    of_list = lead is not None and _LISTS_WHAT_WAS_REVIEWED.search(lead.text.rstrip()) is not None
    for number in sentence.numbers:
        if number.kind != "cardinal" or number.value is None or number.value < 2 or counts_scope(text, number.end):
            continue
        noun = cases_counted(text, number.end)
        before = text[: number.start]
        if noun is None and scopes and _OF_THOSE.search(before):
            continue  # 'one of five forces to reach it, out of the 20 inspected'
        if (
            (noun and noun.words.lower().endswith("calls") and _TAKEN.search(before))
            or _ALL_BUT.search(before)
            or _EVERY.search(before)
        ):
            continue
        named = noun is not None and not (_NOT_SAMPLED.search(noun.words) and not _PAPERS_OF.search(before))
        if (
            ((noun or _ADULTS.match(text, number.end)) and _SURVEYED.search(before))
            or (_ANSWERED.match(text, number.end) and _OF_THOSE.search(before))
            or (noun and _ANSWERED_SURVEY.match(text, number.end) and not _WERE_ASKED.search(before))
            or (_REPLIED.match(text, number.end) and _SURVEY.search(before))
            or (
                (named or _UNNAMED.match(text, number.end))
                and is_reviewed(text, number)
                and not _is_of_others(text, number)
            )
            or (named and number.start == last_named and _next_reads_all(context, sentence))
            or (_FURTHER_CASES.match(text, number.end) and _FOR_THE.search(before))
            or _spoke_and_counted(context, sentence, number)
            or (named and of_list and _OPENS_ITEM.fullmatch(before))
            or (noun is None and (is_all_reviewed(text, number) or is_of_sample(sentence, number)))
            or (noun is None and is_next_of_list(text, number))
            or number.start in parts
            or _are_each(context, sentence, number)
            or ((of_any := _THAT_WE_SAMPLED.match(text, number.end)) and not _NOT_SAMPLED.search(of_any["noun"]))
        ):
            yield number


_FOR_THE = re.compile(r"\b(?:for|of|in|from|among)\s+the\s+$", re.IGNORECASE)
_FURTHER_CASES = re.compile(r"\s+(?:further|additional|extra)\s+(?:cases|files)\b", re.IGNORECASE)
"""'For the 43 further cases', which inspectors chose themselves."""


def _next_reads_all(context: Context, sentence: Sentence) -> bool:
    """'There were 18 such searches. We read all of them.'"""
    after = next((said for said in context.in_block(sentence.block_index) if said.start > sentence.start), None)
    return after is not None and reads_all_of_them(after.text)


_BY_PANEL = Quick(
    r"\bpanel(?:s|'s)?(?:\s+(?:members?|volunteers))?\s+(?:(?!n't\b)[\w'-]+\s+){0,6}$|\bmembers\s+of\s+the\s+(?:[\w-]+\s+){0,3}panel\s+(?:[\w'-]+\s+){0,4}$",
)
_SEEN_BY_PANEL = Quick(r"[^.;,]{0,60}?\sby\s+(?:the\s+|our\s+|an?\s+)?(?:[\w-]+\s+){0,2}panel\b")
_PEOPLE_IN_PAPERS = re.compile(
    r"\s+(?:[\w'-]+\s+){0,2}?(?:callers?|victims?|children|people|suspects?|offenders?|detainees?|officers?|complainants?)\s+"
    r"(?:in|from|of|among)\s+(?:(?:the|these|those|all|our)\s+)*(?:[\w'-]+\s+){0,2}?(?:cases|files|records|calls|investigations|incidents|logs)\b",
    re.IGNORECASE,
)


def _is_of_others(text: str, number: Number) -> bool:
    """'The panel watched 84 recordings', 'of 62 callers in the cases they reviewed': neither is a sample."""
    return (
        _BY_PANEL.search(text, 0, number.start) is not None
        or _SEEN_BY_PANEL.match(text, number.end) is not None
        or _PEOPLE_IN_PAPERS.match(text, number.end) is not None
    )


_SPOKE_TO = Quick(
    r"\b(?:we|i|inspectors?|the\s+team)\s+(?:also\s+|had\s+|have\s+)*(?:spoke[n]?\s+(?:to|with)|talked\s+(?:to|with)|interviewed|asked)\s+"
    rf"{HEDGED_MORE}$",
)
_SOME_DID = (
    rf"(?:only\s+|just\s+)?(?:\d+|{CARDINAL})\s+"
    r"(?:of\s+(?:them|these|those)\b|had\b|were\b|said\b|could\b|told\b|did|knew\b|felt\b)"
)
_SOME_OF_THEM = re.compile(rf"[^.;]{{0,90}}?(?:[,;]?\s+(?:and|but|of\s+whom)|[;:])\s+{_SOME_DID}", re.IGNORECASE)
_SOME_OPEN = re.compile(rf"\W*(?:of\s+(?:them|these|those),?\s+)?{_SOME_DID}", re.IGNORECASE)


def _spoke_and_counted(context: Context, sentence: Sentence, number: Number) -> bool:
    """'We spoke to 11 lead officers, and 7 of them had had no training': people are a sample where some are counted."""
    text = sentence.text
    if not _SPOKE_TO.search(text, 0, number.start):
        return False
    if _SOME_OF_THEM.match(text, number.end):
        return True
    after = next((said for said in context.in_block(sentence.block_index) if said.start > sentence.start), None)
    last = all(other.start <= number.start for other in sentence.numbers)
    return after is not None and last and _SOME_OPEN.match(after.text) is not None


_OF_THESE_BEFORE = re.compile(r"(?:^|[;,]\s+)of\s+(?:these|those|them),?\s+$", re.IGNORECASE)
_EACH_HAD = re.compile(
    r"\s+(?:[\w-]+\s+)?each\s+(?:had|have|were|was|came|concerned|involved|related)\b", re.IGNORECASE
)


def _are_each(context: Context, sentence: Sentence, number: Number) -> bool:
    """'We reviewed 110 files. Of these, 20 each had been closed with outcome 14 and outcome 16.'"""
    if not _OF_THESE_BEFORE.search(sentence.text, 0, number.start) or not _EACH_HAD.match(sentence.text, number.end):
        return False
    return any(
        is_reviewed(before.text, whole)
        for before in context.before(sentence)
        for whole in before.numbers
        if whole.kind == "cardinal" and (whole.value or 0) > (number.value or 0)
    )


def parts_reviewed(sentence: Sentence) -> frozenset[int]:
    """The numbers that divide what was reviewed: 'we reviewed 135 records: 75 calls, 40 visits and 20 searches'."""
    made_of = parts_in(sentence)
    if not made_of:
        return made_of
    return frozenset(
        part.start
        for whole in sentence.numbers
        if whole.kind == "cardinal" and is_reviewed(sentence.text, whole)
        for part in parts_of(sentence, whole)
    )
