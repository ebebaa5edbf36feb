"""Lines that hold several judgments side by side, or stand as the rows of a table that lost its columns.

Belongs here: taking such a line apart, so that every word of it is accounted for. Not here: lines with one judgment or
one grade (`lines.judgments`), lines without any marks (`runs_without_marks`), or sentences (`statements`).

    'Investigating crime    Good  Managing offenders    Adequate'     a table that lost its columns
    'Grades: effectiveness good; efficiency good'                     areas, each with its grade
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import area_of_paraphrase, area_of_wording
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.areas.beside import areas_listed
from pipelines.extraction.grades.areas.sections import cycle_worded
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.tables.heads import NOT_OF_INSPECTORS
from pipelines.extraction.grades.tables.runs_without_marks import judgments_run_together
from pipelines.extraction.grades.times.looking_back import YEAR
from pipelines.extraction.grammar.grade_words import GRADE, find_grades, grade_of, peel_cycle, terms
from pipelines.extraction.named_bodies import inspected_bodies, listed_bodies

_LONGEST_TABLE = 2_000
"""Characters of a table that lost its columns."""
_LONGEST_LINE = 400
_PAIR = expression(
    rf"\s*(?:and\s+)?(?P<area>[^:=]{{4,140}}?)\s*[:=(,-]?\s*['\"]?(?P<grade>{GRADE})['\"]?\)?\s*\.?\s*", re.IGNORECASE
)


_IS_SAID = expression(rf"\b{terms('is')}$", re.IGNORECASE)
"""'Its use of resources is good; its planning is adequate': clauses, and no pairs."""
_KNOWN_PER_UNKNOWN = 3
"""So many pairs must stand beside one whose area nobody knows."""
OVERALL = expression(rf"(?:our\s+)?overall(?:\s+{terms('grade noun')})?", re.IGNORECASE)


def as_tables(context: Context, found: Sequence[Stated]) -> Iterator[Stated]:
    """Lines of area and grade right below each other are a table that lost its columns, one alone is a heading.

    The same where areas and grades stand on lines of their own by turns, three times or more.
    """
    rows = {context.position(line.sentence) for line in found if line.rule == "area_and_grade" and not _of_all(line)}
    bare = {context.position(line.sentence) for line in found if _may_be_cell(line)}
    for line in found:
        at = context.position(line.sentence)
        if at in bare and any({at + step, at + 2 * step} <= bare for step in (-2, 2)) | ({at - 2, at + 2} <= bare):
            yield replace(line, basis="summary_table")
            continue
        in_table = line.rule == "area_and_grade" and line.basis == "heading" and at in rows
        yield replace(line, basis="summary_table") if in_table and {at - 1, at + 1} & rows else line


def _may_be_cell(line: Stated) -> bool:
    """A grade without a label of its own, below an area rather than a question."""
    asked = line.area_as_written.rstrip().endswith("?")
    return line.rule == "grade_under_heading" and not asked and ":" not in line.sentence.text


def _of_all(line: Stated) -> bool:
    return OVERALL.fullmatch(line.area_as_written) is not None


def run_of_judgments(context: Context, sentence: Sentence) -> list[Stated]:
    """The judgments of a line that holds two or more and nothing else."""
    if NOT_OF_INSPECTORS.search(sentence.text.partition(":")[0]):
        return []
    marked = _graded_lists(context, sentence) or _pairs(context, sentence)
    return marked or judgments_run_together(sentence, cycle_worded(context))


_LABEL_OF_LIST = expression(
    rf"(?<![\w'’(-])(?:and\s+)?['\"]?(?P<grade>{GRADE})['\"]?\s*(?:\(\d+\)\s*)?(?:[:=(>→]|-)\s*", re.IGNORECASE
)
_LEAD_OF_LISTS = expression(r"(?:[^:;|]{3,200}:\s+)?['\"]?")


def _graded_lists(context: Context, sentence: Sentence) -> list[Stated]:
    """'Good - preventing crime; Adequate - managing offenders, leadership', with or without words that lead to it."""
    text = sentence.text
    labels = list(_LABEL_OF_LIST.finditer(text)) if len(text) <= _LONGEST_TABLE else []
    lead = text[: labels[0].start()] if len(labels) > 1 else ""
    bodies = {body.force_id for body in inspected_bodies(lead)}
    if len(labels) < 2 or not _LEAD_OF_LISTS.fullmatch(lead) or find_grades(lead) or len(bodies) > 1:
        return []
    found: list[Stated] = []
    for label, end in zip(labels, [*(after.start() for after in labels[1:]), len(text)], strict=True):
        words = text[label.end() : end].rstrip(" ;|).,")
        areas = areas_listed(words, cycle_worded(context), whole=True, loosely=True, briefly=True)
        if not areas:
            return []
        found += [
            replace(
                _laid_out(sentence, area.area_id, label),
                quote=Span(sentence.start, sentence.end),
                area_as_written=words[area.start : area.end],
                anchor=sentence.span(label.end() + area.start, label.end() + area.end),
                rule="grade_and_areas",
            )
            for area in areas
        ]
    return [_led_by(context, stated, lead, next(iter(bodies), None)) for stated in found]


def _pairs(context: Context, sentence: Sentence) -> list[Stated]:
    """'effectiveness good; efficiency outstanding', also behind 'Grades: '."""
    text = sentence.text
    if len(text) > _LONGEST_LINE or not any(mark in text for mark in ";,/|•·"):
        return []
    if pairs := _each_pair(context, sentence, 0):
        return pairs
    dated = _LEAD_OF_TIME.match(text)
    lead = dated or _ANY_LEAD.match(text)
    if lead is None or find_grades(lead.group()):
        return []
    bodies = {body.force_id for body in listed_bodies(lead.group().strip(" :")) or inspected_bodies(lead.group())}
    of_place = bool(bodies) and not inspected_bodies(lead.group())
    if len(bodies) > 1 or not (of_place or dated or _OF_GRADES.search(lead.group())):
        return []
    pairs = _each_pair(context, sentence, lead.end())
    return [_led_by(context, pair, lead.group(), next(iter(bodies), None)) for pair in pairs]


_OF_GRADES = expression(rf"\b(?:{terms('grade noun')}|report\s+card)\b", re.IGNORECASE)
_LEAD_OF_TIME = expression(
    r"\W*(?:(?!(?:is|was|are|were|has|have|had)\b)[\w'’(),/-]+\s+){0,8}?\(?(?:in\s+)?(?:PEEL\s+)?20\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\)?"
    r"(?:\s+(?:PEEL|grades?|results?|gradings?|judge?ments?|inspection|report|assessment|ratings?|scores?))*\s*(?::|\s[–-])\s+",
    re.IGNORECASE,
)
"""'PEEL 2017: effectiveness good; efficiency requires improvement', 'In 2016 - …': of when what follows is."""
_ANY_LEAD = expression(r"[^:;]{3,200}:\s+")
"""'Its report card reads: preventing crime, good; managing offenders, adequate': whatever leads to such a list."""


def _led_by(context: Context, pair: Stated, lead: str, force_id: str | None) -> Stated:
    """A judgment with the force and the cycle that the words before the list tell."""
    years = {cycle for found in YEAR.findall(lead) if (cycle := peel_cycle(found))}
    cycle = years.pop() if len(years) == 1 else None
    own = context.document.identity.cycle
    past = cycle is not None and own is not None and cycle < own
    return replace(pair, force_id=force_id, cycle=cycle, basis="history" if past else pair.basis)


def _each_pair(context: Context, sentence: Sentence, start: int) -> list[Stated]:
    cycle = context.document.identity.cycle
    found: list[Stated] = []
    unknown = 0
    for part in _parts(sentence.text, start):
        pair = _PAIR.fullmatch(sentence.text, *part)
        words = pair["area"].strip(" -'\"") if pair else ""
        area_id = (area_of_wording(words, cycle) or area_of_paraphrase(words, cycle)) if words else None
        if pair is None or _IS_SAID.search(words):
            return []
        if area_id is None:
            unknown += 1
            continue
        found.append(replace(_laid_out(sentence, area_id, pair), quote=Span(sentence.start, sentence.end)))
    return found if len(found) > 1 and len(found) >= _KNOWN_PER_UNKNOWN * unknown else []


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the parts of a line stand; a comma within an area ('strategic planning, value for money') doesn't part."""
    marks = ";" if ";" in text[start:] else "|" if "|" in text[start:] else "•·" if "•" in text[start:] else ",/"
    at = start
    for mark in re.finditer(rf"[{re.escape(marks)}]", text[start:]):
        yield at, start + mark.start()
        at = start + mark.end()
    if text[at:].strip(" ."):
        yield at, len(text)


def _laid_out(sentence: Sentence, area_id: str, found: re.Match[str]) -> Stated:
    return Stated(
        grade_of(found["grade"]),
        area_id,
        " ".join(found.groupdict().get("area", "").split()),
        sentence.span(found.start(), found.end()),
        sentence.span(found.start("grade"), found.end("grade")),
        sentence,
        "summary_table",
        "area_and_grade",
    )
