"""The cells of a table of grades: their words, and the areas that they name.

Belongs here: what every way of reading such a table looks at. Not here: those ways (`judgments`, `grade_columns`).
"""

from __future__ import annotations

import re

from pipelines.documents.document import Block, Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas import area as areas
from pipelines.extraction.areas.wordings import with_synonyms
from pipelines.extraction.context import Sentence
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.tables.runs import OVERALL
from pipelines.extraction.records import GradeWord

Row = tuple[Sentence, Block]


def words_of_cell(document: Document, span: Span) -> str:
    return " ".join(document.plain[span.start : span.end].split())


def area_of_cell(document: Document, words: str) -> str | None:
    wording, cycle = _YEAR_FIRST.sub("", words), document.identity.cycle
    question = words.rstrip().endswith("?")
    if found := areas.area_of_wording(wording, cycle) or (
        areas.area_of_paraphrase(wording, cycle)
        if question
        else areas.area_of_wording(with_synonyms(wording.lower()), cycle)
    ):
        return found
    parts = {areas.area_of_wording(part, cycle) for part in wording.split("/")} if "/" in wording else set()
    if len(parts) == 1 and None not in parts:
        return parts.pop()
    if OVERALL.fullmatch(wording):
        return areas.WHOLE_FORCE
    pillar = areas.area_of_wording(bare, cycle) if (bare := _OVERALL.sub("", wording)) != wording else None
    return pillar if pillar and pillar.startswith(areas.WHOLE_FORCE) else None


_YEAR_FIRST = expression(r"^(?:PEEL\s+)?(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?\s*[:,–-]\s*(?=[A-Za-z])", re.IGNORECASE)
"""'PEEL 2018/19: Effectiveness'"""
_OVERALL = expression(r"^overall\s+|[\s,:-]+overall$", re.IGNORECASE)


def laid_out(sentence: Sentence, grade: GradeWord, area_id: str, written: str, anchor: Span, rule: str) -> Stated:
    quote = Span(sentence.start, sentence.end)
    return Stated(grade, area_id, written, quote, anchor, sentence, "summary_table", rule)
