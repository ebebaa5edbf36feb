"""The cells of a table of grades: their words, the areas that they name, and letters that stand for grades.

Belongs here: what every way of reading such a table looks at. Not here: those ways (`judgments`, `grade_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipelines.documents.document import Block, Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas import area as areas
from pipelines.extraction.areas.wordings import with_synonyms
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.tables.runs import OVERALL
from pipelines.extraction.grammar.grade_words import GRADE, may_grade
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
    return None


_YEAR_FIRST = expression(r"^(?:PEEL\s+)?(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?\s*[:,–-]\s*(?=[A-Za-z])", re.IGNORECASE)
"""'PEEL 2018/19: Effectiveness'"""


def laid_out(sentence: Sentence, grade: GradeWord, area_id: str, written: str, anchor: Span, rule: str) -> Stated:
    quote = Span(sentence.start, sentence.end)
    return Stated(grade, area_id, written, quote, anchor, sentence, "summary_table", rule)


_LETTERS = r"(?-i:[A-Z]{1,3})"
_MEANS = r"['\")]?\s*(?:[=:–-]|stands\s+for|means|is|for)?\s*['\"(]?"
_PAIR = expression(
    rf"(?<!\w)(?P<letters>{_LETTERS}){_MEANS}(?P<grade>{GRADE})\b|(?P<named>\b{GRADE}){_MEANS}(?P<short>{_LETTERS})(?!\w)",
    re.IGNORECASE,
)
_FEWEST = 3
"""So many letters make a key."""
_LONGEST = 400


def letters_of(context: Context) -> Mapping[str, str]:
    """The grade that each letter of the document's key stands for; empty where it has none."""
    for sentence in context.sentences:
        if len(sentence.text) > _LONGEST or not may_grade(sentence.text):
            continue
        pairs = [
            (found["letters"] or found["short"], found["grade"] or found["named"])
            for found in _PAIR.finditer(sentence.text)
        ]
        key = {letters: grade for letters, grade in pairs if letters[0].lower() == grade[0].lower()}
        if len(key) >= _FEWEST and len(key) == len(pairs):
            return key
    return {}
