"""What a line that is nothing but a grade stands for: an entry of a legend, the head of a list, or a judgment.

Belongs here: telling them apart by the lines around, and the forces listed below a grade, whose area is told elsewhere.
Not here: reading the judgments (`judgments`), or a grade and its forces within a sentence (`forces.judged`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.documents.document import Document, Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import WHOLE_FORCE, area_of_paraphrase, find_areas
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grades.areas.beside import AreaPlace, areas_listed
from pipelines.extraction.grades.areas.sections import pillar_told, pillars_named, unsaid_area
from pipelines.extraction.grades.stated import Stated
from pipelines.extraction.grammar.grade_words import GRADE, bare_grade, carried_grade, cycle_of_day, terms
from pipelines.extraction.named_bodies import Body, listed_bodies
from pipelines.extraction.records import GradeWord

LONGEST_LINE = 260
"""Characters; what is longer is no line of a list."""
LABEL_ALONE = expression(
    rf"(?:(?:the|our|overall|graded|force|peel|revised|new|updated|latest|current"
    rf"|final)\s+)*(?:{terms('grade noun')}|question)"
    r"(?:\s+(?:for\s+this\s+area|overall))?\s*:?"
    r"|(?:summary|overview)(?:\s+of\s+(?:(?:our|the)\s+)?(?:findings|judge?ments?))?",
    re.IGNORECASE,
)
"""A line that only announces the grade below it: 'Overall judgment'."""


def kept_grade(text: str) -> GradeWord | None:
    """The grade of a line that says only since when it stands: 'Good (2016)', 'Good - carried over from 2016'."""
    grade = carried_grade(text) if _GRADE_FIRST.match(text) and bare_grade(text) is None else None
    return None if grade == "not graded" else grade


_GRADE_FIRST = expression(rf"\W*{GRADE}\b", re.IGNORECASE)


def listed_areas(document: Document, text: str) -> list[AreaPlace]:
    """The area or areas that a line below a grade holds, if it holds nothing else."""
    words = text.strip(" .;,").removesuffix(" and").strip(" ;,")
    cycle = document.identity.cycle or cycle_of_day(document.identity.published_date)
    several = areas_listed(text, cycle, whole=True, loosely=True) if _SEVERAL.search(words) else []
    if len(several) < 2 and (area_id := area_of_paraphrase(words, cycle)):
        return [AreaPlace(0, len(text), area_id)]
    return several


_SEVERAL = expression(r"[;,]\s")
_NO_AREA = expression(r"\W*(?:(?:none|nil|n/?a|no\s+(?:areas?|grades?|forces?)\b[^.]{0,30})\W*)?", re.IGNORECASE)
"""A dash or 'None', where no area has the grade."""


def area_told(text: str, cycle: str | None) -> str | None:
    """The one pillar that a line speaks of, or the area that it names last."""
    pillars = pillars_named(text)
    if len(pillars) == 1:
        return pillars.pop()
    named = find_areas(text, cycle)
    return named[-1][2] if named else None


def lists_bodies(following: Sequence[Sentence]) -> bool:
    """Whether forces with a grade are listed right below it."""
    return any(line.block.kind != "heading" and listed_bodies(line.text) for line in following)


_LEGEND = 3
"""So many bare grades in a row only spell out the scale."""


def legend_of(lines: Sequence[Sentence]) -> frozenset[int]:
    """Positions of bare grades that only spell out the scale."""
    found: set[int] = set()
    run: list[int] = []
    for position, sentence in enumerate(lines):
        if bare_grade(sentence.text.strip()):
            run.append(position)
            continue
        if len(run) >= _LEGEND:
            found.update(run)
        run = []
    return frozenset({*found, *(run if len(run) >= _LEGEND else ())})


GRADES = expression(
    rf"\b{GRADE}\W*$|\b(?:it|they|force|constabulary|{terms('is')}|{terms('judge')})\s+(?:as\s+|to\s+be\s+)?['\"]?{GRADE}\b",
    re.IGNORECASE,
)
"""A line below a list that has a grade of its own: 'It was good at preventing crime.'"""
_LONGEST_LIST = 10
"""Areas that may stand below one grade: no cycle graded more."""


def above_their_areas(document: Document, lines: Sequence[Sentence]) -> frozenset[int]:
    """Positions of bare grades that stand above their areas: where lines of both alternate and a grade is the first."""
    bare = [position for position, sentence in enumerate(lines) if bare_grade(sentence.text)]
    if len(bare) < 2:
        return frozenset()
    near = {at for position in bare for at in range(position - _LONGEST_LIST, position + _LONGEST_LIST + 1)}

    def goes_on(position: int) -> bool:
        """Whether a line between grades is one of their list."""
        text = lines[position].text.strip() if position in near and 0 <= position < len(lines) else ""
        if not text or len(lines[position].text) > LONGEST_LINE:
            return False
        if _NO_AREA.fullmatch(text):
            return True
        return bool(listed_areas(document, text) or labels(position))

    def answers(position: int) -> bool:
        return position > 0 and lines[position - 1].text.rstrip().endswith("?")

    def labels(position: int) -> bool:
        return LABEL_ALONE.fullmatch(lines[position].text.strip()) is not None

    found: set[int] = set()
    run: list[int] = []
    for position, following in zip(bare, [*bare[1:], None], strict=True):
        run.append(position)
        is_whole = following is not None and _ends_the_scale(lines, run, following)
        if following is not None and not is_whole and all(map(goes_on, range(position + 1, following))):
            continue
        empty = goes_on(run[0] + 1) and _holds_no_area(lines[position - 1].text)
        empty = empty or _goes_down_the_scale([lines[at].text for at in run])
        if (
            len(run) > 1
            and not answers(run[0])
            and (labels(run[0] - 1) or not goes_on(run[0] - 1))
            and (goes_on(position + 1) or empty)
        ):
            found.update(run)
        run = []
    return frozenset(found)


_SCALE = ("outstanding", "good", "adequate", "requires improvement", "inadequate", "not graded")
_WHOLE_SCALE = 3
"""Grades from the best down, each once: areas graded by turns would not happen to stand so."""


def _goes_down_the_scale(grades: Sequence[str]) -> bool:
    places = [_SCALE.index(grade) for text in grades if (grade := bare_grade(text)) is not None]
    return len(places) >= _WHOLE_SCALE and all(one < other for one, other in pairwise(places))


def _ends_the_scale(lines: Sequence[Sentence], run: Sequence[int], following: int) -> bool:
    """Whether a list has gone down the scale, and the next grade begins again above: it has an area of its own."""
    return _goes_down_the_scale([lines[at].text for at in run]) and not _goes_down_the_scale(
        [lines[at].text for at in (*run, following)]
    )


def _holds_no_area(text: str) -> bool:
    """Another grade or a dash: the grade below it was given to no area, or that one was."""
    return bare_grade(text) is not None or _NO_AREA.fullmatch(text) is not None


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
