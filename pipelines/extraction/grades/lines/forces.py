"""Forces listed below the grade that they have: what they were judged in is told elsewhere.

Belongs here: such a list, and the area of its judgments. Not here: telling where one begins (`judgments`), or a grade
and its forces within a sentence (`forces.judged`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.documents.document import Span
from pipelines.extraction.areas.area import WHOLE_FORCE
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.areas.sections import pillar_told, unsaid_area
from pipelines.extraction.grades.lines.bare import GRADES, area_told
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.named_bodies import Body
from pipelines.extraction.records import GradeWord

_LOOK_BACK = 60
"""Lines above a list of forces that may name their area."""


def bodies_graded(
    context: Context,
    lines: Sequence[Sentence],
    position: int,
    grade: GradeWord,
    sentence: Sentence,
    bodies: Sequence[Body],
) -> Iterator[Stated]:
    """Forces and units listed with their grade, which stands at `position`.

    The area is that of the headings, or else the one that was judged before; the pillar inspected; or one named before.
    """
    area_id = unsaid_area(context, sentence)
    if area_id in (None, WHOLE_FORCE):
        earlier = lines[max(0, position - _LOOK_BACK) : position]
        area_id = _told_before(context, earlier)
    for body in bodies if area_id else ():
        yield Stated(
            grade,
            area_id or WHOLE_FORCE,
            "",
            Span(sentence.start, sentence.end),
            sentence.span(body.start, body.end),
            sentence,
            "summary_table",
            "list_under_grade",
            body.force_id,
            of_unit=body.force_id is None,
        )


def _told_before(context: Context, earlier: Sequence[Sentence]) -> str | None:
    """The area of the last sentence that judges one or names a pillar; if none does, the pillar inspected, or the area
    that is named last."""
    named, cycle = None, context.document.identity.cycle
    for line in reversed(earlier):
        if bare_grade(line.text) is None and (area := area_told(line.text, cycle)):
            if area.startswith(WHOLE_FORCE) or GRADES.search(line.text):
                return area
            named = named or area
    return pillar_told(context) or named
