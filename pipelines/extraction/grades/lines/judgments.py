"""Judgments in lines: bare grades under a heading, 'Area: grade', and lists sorted by grade.

Belongs here: reading a grade from the line it stands on and the lines around it. Not here: tables (`tables.judgments`),
or sentences (`statements`).

    grade_under_heading    '# Investigating crime' and below it 'Requires improvement', also 'Judgment: good'
    area_and_grade         'Managing offenders – Adequate'
    grade_and_areas        'Good: preventing crime, treatment of the public'
    list_under_grade       'Adequate' and below it a list of areas, or of forces
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import WHOLE_FORCE, area_of_paraphrase, area_of_short_name, area_of_wording
from pipelines.extraction.areas.wordings import with_synonyms
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.areas.beside import AreaPlace, areas_listed
from pipelines.extraction.grades.areas.lists import opens_list_below
from pipelines.extraction.grades.areas.sections import (
    area_of_programme,
    cycle_worded,
    force_above,
    leads_elsewhere,
    pillar_of_document,
    unsaid_area,
)
from pipelines.extraction.grades.lines.bare import (
    GRADES,
    LABEL_ALONE,
    LONGEST_LINE,
    above_their_areas,
    bodies_graded,
    kept_grade,
    legend_of,
    listed_areas,
    lists_bodies,
)
from pipelines.extraction.grades.lines.shapes import (
    DATE_LINE,
    GRADE_FIRST,
    HEADS_LIST,
    LABELLED,
    OF_YEAR,
    OVERALL_FIRST,
    SPACED,
)
from pipelines.extraction.grades.pointers import opens_with_these, tallied_grade
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grades.tables.heads import cycle_of_label, is_of_earlier
from pipelines.extraction.grades.tables.runs import OVERALL, as_tables, run_of_judgments
from pipelines.extraction.grades.times.words_of_past import CARRIED
from pipelines.extraction.grammar.grade_words import bare_grade, grade_of, may_grade, peel_cycle, terms
from pipelines.extraction.named_bodies import bodies_in, force_of_headings, listed_bodies
from pipelines.extraction.records import GradeBasis, GradeWord


def read_lines(context: Context) -> Iterator[Stated]:
    """Every judgment that lines and lists of the document state, tables and sentences aside."""
    for found in as_tables(context, list(_read_lines(context))):
        above = None if found.force_id or found.of_unit else force_above(context, found.sentence)
        yield replace(found, force_id=above) if above else found


def _read_lines(context: Context) -> Iterator[Stated]:
    document = context.document
    lines = [sentence for sentence in context.sentences if sentence.block.kind != "table_row"]
    legend = legend_of(lines)
    above = above_their_areas(document, lines)
    under: tuple[GradeWord, int] | None = None
    for position, sentence in enumerate(lines):
        text = sentence.text.strip()
        if leads_elsewhere(context, sentence):
            continue
        grade = bare_grade(text) or kept_grade(text)
        if grade is not None and position not in legend:
            lists = position in above or lists_bodies(lines[position + 1 : position + 2])
            area_id = None if lists else _headed(context, lines, position)
            if area_id is None and OVERALL_FIRST.match(text):
                area_id = pillar_of_document(context)
            if area_id:
                yield _under_heading(lines, position, grade, area_id)
            under = None if area_id or text.startswith("(") else (grade, position)
            continue
        if under and not GRADES.search(text) and (areas := listed_areas(document, sentence.text)):
            yield from _areas_graded(sentence, under[0], areas)
            continue
        if under and (bodies := listed_bodies(sentence.text)):
            yield from bodies_graded(context, lines, under[1], under[0], sentence, bodies)
            continue
        if under and sentence.block.kind == "list_item" and lines[under[1]].block.kind != "list_item":
            continue  # an item that names no area leaves the list open
        if not may_grade(text):
            these = opens_with_these(text) and tallied_grade(lines[position - 1].text) if position else None
            under = (these, position) if these else None
            continue
        opened = opens_list_below(text) or (HEADS_LIST.fullmatch(text) if sentence.block.kind == "heading" else None)
        under = (grade_of(opened["grade"]), position) if opened else None
        if under is None and (rows := run_of_judgments(context, sentence)):
            yield from rows
        elif under is None and len(text) <= LONGEST_LINE:
            yield from _labelled(context, lines, position)


def _span(sentence: Sentence) -> Span:
    return Span(sentence.start, sentence.end)


def _headed(context: Context, lines: Sequence[Sentence], position: int) -> str | None:
    """The area whose heading (or line) stands just above a bare grade, a line such as 'Overall judgment' aside."""
    sentence = lines[position]
    cycle = context.document.identity.cycle
    above = position - 1
    while above >= 0 and (LABEL_ALONE.fullmatch(text := lines[above].text.strip()) or DATE_LINE.fullmatch(text)):
        above -= 1
    if above < 0:
        area_id = unsaid_area(context, sentence)
        return area_id if position and area_id != WHOLE_FORCE else None
    before = lines[above]
    wordings = (words := before.text.strip(" .:"), with_synonyms(words.lower()))
    named = next(filter(None, (area_of_wording(said, cycle) for said in wordings)), None)
    asked = before.block_index == sentence.block_index and before.text.rstrip().endswith("?")
    if asked:
        return named or area_of_paraphrase(before.text, cycle) or area_of_short_name(before.text.strip(" ?"), cycle)
    if named and before.block.kind != "list_item":
        return named
    if before.text.rstrip().endswith("?") and (whole := area_of_programme(context)):
        return whole  # one of the questions that make up the judgment of an area
    heads = sentence.block.kind == "heading"
    kept = any(CARRIED.search(other.text) for other in context.in_block(before.block_index))
    if bare_grade(before.text) or not (heads or kept or before.block.kind == "heading" or above < position - 1):
        return None
    own = unsaid_area(context, sentence)
    return before.area_id if heads and own in (None, WHOLE_FORCE) else own


def _under_heading(lines: Sequence[Sentence], position: int, grade: GradeWord, area_id: str) -> Stated:
    sentence, beside = lines[position], lines[max(0, position - 1) : position + 2]
    headings = [words for words in (*lines[position - 1].headings, *sentence.headings) if not bare_grade(words)]
    force_id, written = sentence.force_id or force_of_headings(headings, None), headings[-1] if headings else ""
    kept, span = any(CARRIED.search(line.text) and not may_grade(line.text) for line in beside), _span(sentence)
    basis: GradeBasis = "carried_over" if kept or kept_grade(sentence.text) else "heading"
    return Stated(grade, area_id, written, span, span, sentence, basis, "grade_under_heading", force_id)


def _areas_graded(sentence: Sentence, grade: GradeWord, areas: Sequence[AreaPlace]) -> Iterator[Stated]:
    quote = _span(sentence)
    for area in areas:
        anchor = quote if len(areas) == 1 else sentence.span(area.start, area.end)
        written = sentence.text[area.start : area.end].strip()
        yield Stated(grade, area.area_id, written, quote, anchor, sentence, "summary_table", "list_under_grade")


def _overall(context: Context, sentence: Sentence) -> str:
    """What 'Overall' grades: the pillar that the heading above names, else the subject of the whole document."""
    area_id = unsaid_area(context, sentence)
    return area_id if area_id and area_id.startswith(WHOLE_FORCE) else WHOLE_FORCE


def _in_run(shape: re.Pattern[str], lines: Sequence[Sentence], position: int) -> bool:
    """Whether a line of the same shape stands right above or below: whatever the words, they name an area."""
    beside = (*lines[max(0, position - 1) : position], *lines[position + 1 : position + 2])
    return any(len(line.text) <= LONGEST_LINE and shape.fullmatch(line.text.strip(" >")) for line in beside)


def _spaced(lines: Sequence[Sentence], position: int) -> re.Match[str] | None:
    """An area and its grade with only a space between, where the line above or below is the same."""

    def read(at: int) -> re.Match[str] | None:
        found = SPACED.fullmatch(lines[at].text.strip(" >")) if 0 <= at < len(lines) else None
        return found if found and area_of_wording(found["area"]) else None

    return read(position) if read(position - 1) or read(position + 1) else None


def _areas_of(found: re.Match[str], cycle: str | None) -> list[AreaPlace]:
    return areas_listed(found["areas"], cycle, whole=True, loosely=True, briefly=True)


_MARKS = expression(r"[^\w'\"(\[]*")
"""What a line may begin with: an arrow, a tick, a picture."""


def _labelled(context: Context, lines: Sequence[Sentence], position: int) -> Iterator[Stated]:
    """The judgments of a line of an area and its grade, or of a grade and its areas; forces may stand for areas."""
    text = lines[position].text.rstrip()
    marks = _MARKS.match(text)
    begins = marks.end() if marks else 0
    if found := LABELLED.fullmatch(text[begins:]) or _spaced(lines, position):
        yield from _area_and_grade(context, lines, position, found, begins)
    elif found := GRADE_FIRST.fullmatch(text[begins:]):
        yield from _grade_and_areas(context, lines, position, found, begins + found.start("areas"))


_IS_SAID = expression(rf"\b{terms('is')}$", re.IGNORECASE)
"""'The extent to which the force is efficient is: good': a sentence, and no label."""


def _area_and_grade(
    context: Context, lines: Sequence[Sentence], position: int, found: re.Match[str], begins: int
) -> Iterator[Stated]:
    """'Managing offenders – Adequate'; the words that `found` tells stand from `begins` on in their sentence."""
    sentence, cycle = lines[position], context.document.identity.cycle
    grade, words = grade_of(found["grade"]), found["area"].strip(" -'\"")
    yield from bodies_graded(context, lines, position, grade, sentence, bodies_in(found["area"], begins))
    area_id = area_of_wording(words, cycle) or (_overall(context, sentence) if OVERALL.fullmatch(words) else None)
    if area_id is None and _in_run(LABELLED, lines, position):
        area_id = area_of_paraphrase(words, cycle)
    dated = None if area_id else OF_YEAR.fullmatch(words)
    if dated and (of_section := unsaid_area(context, sentence)) != WHOLE_FORCE:
        area_id = of_section
    if area_id:
        anchor = sentence.span(begins + found.start("grade"), begins + found.end("grade"))
        basis: GradeBasis = "statement" if _IS_SAID.search(words) else "heading"
        basis = "carried_over" if is_of_earlier(found.groupdict().get("year"), cycle) else basis
        line = Stated(grade, area_id, words, _span(sentence), anchor, sentence, basis, "area_and_grade")
        past = dated is not None and dated["year"] != cycle and peel_cycle(dated["year"]) != cycle
        labelled = cycle_of_label(words, area_id) if dated is None else None
        past = past or (labelled is not None and cycle is not None and labelled < cycle)
        year = peel_cycle(dated["year"]) if dated and past else labelled
        yield replace(line, cycle=year, basis="history" if past else line.basis) if year else line


def _grade_and_areas(
    context: Context, lines: Sequence[Sentence], position: int, found: re.Match[str], begins: int
) -> Iterator[Stated]:
    """'Good: preventing crime, treatment of the public'; the areas stand from `begins` on in their sentence."""
    sentence, cycle = lines[position], cycle_worded(context)
    grade, words = grade_of(found["grade"]), found["areas"]
    areas = areas_listed(words, cycle, whole=True, briefly=bool(found.groupdict().get("tally")))
    if not areas:
        several = _areas_of(found, cycle)
        areas = several if len(several) > 1 or _in_run(GRADE_FIRST, lines, position) else []
    if not areas:
        yield from bodies_graded(context, lines, position, grade, sentence, bodies_in(words, begins))
    for area in areas:
        yield Stated(
            grade,
            area.area_id,
            words[area.start : area.end],
            _span(sentence),
            sentence.span(begins + area.start, begins + area.end),
            sentence,
            "summary_table",
            "grade_and_areas",
        )
