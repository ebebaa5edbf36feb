"""What a line of a plain text is by itself, or by its place in the whole: metadata, a marked heading, furniture.

Belongs here: roles that need no neighbour but the line above. Not here: patterns of a single line (`lines.line`), list
items and grades, which depend on the lines before, and joining lines into paragraphs (`structure`).
"""

from __future__ import annotations

import re
from itertools import groupby, islice

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.lines import line as line_patterns
from pipelines.documents.lines.line import END, ENDED, NAVIGATION, TOP, Line, is_furniture, is_metadata
from pipelines.documents.lines.mastheads import is_body, is_dated_byline
from pipelines.documents.surroundings.beside_pictures import beside_pictures
from pipelines.documents.surroundings.copies import around_copies
from pipelines.documents.surroundings.elsewhere import offered_elsewhere
from pipelines.documents.surroundings.navigation import is_navigation, is_path_to, is_site_notice
from pipelines.documents.surroundings.running_lines import numbers_of_paragraphs, running_lines
from pipelines.documents.surroundings.site_foot import below_text
from pipelines.documents.surroundings.site_head import above_title
from pipelines.documents.tables.rows_of_text import RULED, heads_figures, is_graded_by_letters


def with_roles(lines: list[Line], contents: set[int]) -> list[Line]:
    """Roles that a line has by itself or by its place in the whole document."""
    front_matter = _front_matter(lines)
    copy = around_copies(lines)
    keeper = copy | above_title(lines, front_matter | copy) | below_text(lines)
    above = front_matter | keeper
    filled = [line.number for line in lines if not line.blank and line.number not in above]
    margins = set(filled[:TOP]) | set(filled[-END:])
    menu = _menu_at_top(lines[:TOP])
    top = set([number for number in filled if number not in menu][:NAVIGATION])
    running = running_lines(lines)
    numbering = numbers_of_paragraphs(lines)
    elsewhere = offered_elsewhere(lines) | beside_pictures(lines) | keeper
    letterhead: set[int] = set()
    said: list[Line] = []
    for line in lines:
        previous = said[-1] if said else None
        marked = line_patterns.MARKDOWN_HEADING.match(line.raw)
        if line.blank:
            said.append(line)
        elif line.number in front_matter:
            said.append(line.as_role("metadata"))
        elif line.number in numbering:
            said.append(line.as_role("marker"))
        elif line.number in contents:
            said.append(line.as_role("contents"))
        elif marked:
            said.append(line.as_role("markdown_heading", line.start + marked.end()))
        elif previous and previous.role is None and _underlines(line, previous):
            said[-1] = previous.as_role("markdown_heading")
            said.append(line.as_role("furniture"))
        elif (
            is_furniture(line)
            or line.number in running
            or line.number in elsewhere
            or line.number in menu
            or (line.number in top and _is_of_site(line, said, lines))
        ):
            said.append(line.as_role("furniture"))
        elif line.number in margins and _is_about_the_document(line, previous, letterhead):
            if line_patterns.ADDRESSEE.match(line.plain) or (previous and previous.number in letterhead):
                letterhead.add(line.number)
            said.append(line.as_role("metadata"))
        else:
            said.append(line)
    return said


def _menu_at_top(lines: list[Line]) -> set[int]:
    """Short names one below the other, of which several are names of parts of a site: so are those between them.

    A path ('Home > News > Crime') stands right above a page's title: short names above it are the site's, too.
    """
    path = next((line.number for line in lines if _PATH.search(line.plain) and is_navigation(line.plain)), 0)
    above = [line for line in lines if line.number < path and not line.blank]
    entries_above = {line.number for line in above if _ENTRY.fullmatch(line.plain) and not find_forces(line.plain)}
    if sum(is_navigation(line.plain) for line in above) >= _FEWEST_KNOWN:
        return entries_above
    for blank, run in groupby(lines, key=lambda line: line.blank):
        stack = list(run)
        if blank or len(stack) < _FEWEST_ENTRIES:
            continue
        entries = all(not line.raw[:1].islower() and _ENTRY.fullmatch(line.plain) for line in stack)
        known = sum(is_navigation(line.plain) or is_furniture(line) for line in stack)
        if entries and known >= _FEWEST_KNOWN:
            return {line.number for line in stack}
    return set()


_PATH = expression(r" [>»›] ")
_FEWEST_ENTRIES, _FEWEST_KNOWN = 4, 2
_ENTRY = expression(r"20\d\d|(?=.{2,40}$)[^\W\d_][\w'&-]*(?: [\w'&-]+){0,4}")


def _is_of_site(line: Line, above: list[Line], lines: list[Line]) -> bool:
    """A line at the top that belongs to the site: its menu, unless it heads a table, or what it tells every visitor."""
    if is_graded_by_letters(line.raw):
        return False
    below = (
        other for other in lines[line.number + 1 : line.number + 3] if other.raw and not RULED.fullmatch(other.raw)
    )
    heads = any(
        (heads_figures(line.raw, following.raw) or _heads_cells(line, following))
        and (is_graded_by_letters(following.raw) or not is_navigation(following.plain, following.raw))
        for following in islice(below, 1)
    ) or _heads_lines_below(line, lines)
    if (heads and "|" in line.raw) or _is_point(line, lines):
        return False
    goes_on = line.raw[:1].islower() and above and not above[-1].blank and above[-1].role is None
    if not goes_on and is_navigation(line.plain, "" if heads else line.raw):
        return True
    if any(is_path_to(line.plain, other.plain) for other in lines[line.number + 1 : line.number + NAVIGATION]):
        return True
    if not (is_site_notice(line.plain) and any(other.role == "furniture" for other in above)):
        return False
    following = next((other for other in islice(lines, line.number + 1, None) if not other.blank), None)
    return following is None or not line_patterns.is_date_line(following.plain)


def _is_point(line: Line, lines: list[Line]) -> bool:
    """'1. Police' above '2. Fire': one of several numbered points, unless the first is the top of a site."""
    counted = _COUNTED.match(line.raw)
    if counted is None:
        return False
    here = lines[max(line.number - _NEAR, 0) : line.number + _NEAR + 1]
    others = {int(found[1]): other.plain for other in here if (found := _COUNTED.match(other.raw))}
    near = {int(counted[1]) - 1, int(counted[1]) + 1}
    return bool(near & others.keys()) and not any(_TOP_OF_SITE.search(words) for words in others.values())


_COUNTED = expression(r"(\d{1,2})\. ")
_TOP_OF_SITE = expression(r"\d\. (?:home(?:page)?|hafan)$", re.IGNORECASE)
_NEAR = 3
"""Lines."""


def _heads_lines_below(line: Line, lines: list[Line]) -> bool:
    """Whether it is the first of several lines of heads above figures: 'Original  Revised', then 'budget  budget'."""
    for below in lines[line.number + 1 : line.number + 1 + _MOST_HEADS]:
        if below.blank:
            return False
        if heads_figures(line.raw, below.raw):
            return True
    return False


_MOST_HEADS = 3


def _heads_cells(line: Line, below: Line) -> bool:
    """'No. | AFI | Due' over a row of as many cells, which no menu is."""
    marks = line.raw.count(" | ")
    return marks > 1 and marks == below.raw.count(" | ") and not is_navigation(below.plain, below.raw)


def _is_about_the_document(line: Line, previous: Line | None, letterhead: set[int]) -> bool:
    sentence_goes_on = previous is not None and not previous.blank and not ENDED.search(previous.plain)
    if sentence_goes_on and line.plain.endswith(".") and not (previous and is_body(previous.plain)):
        return False
    return is_metadata(line) or is_dated_byline(line.plain) or _is_address(line, previous, letterhead)


def _is_address(line: Line, previous: Line | None, letterhead: set[int]) -> bool:
    """The lines right below 'From:' or 'To:' name who writes or is written to."""
    below = previous is not None and previous.number in letterhead and len(line.plain) <= 80
    return (
        below
        and previous is not None
        and (line_patterns.ADDRESSEE.fullmatch(previous.plain) is not None or not is_metadata(previous))
    )


def _front_matter(lines: list[Line]) -> set[int]:
    """The lines of YAML between '---', or of a fenced YAML block, at the very top."""
    filled = [line for line in lines if not line.blank]
    if not filled:
        return set()
    opening = filled[0]
    closing_mark = {"---": ("---", "..."), "```yaml": ("```",), "```yml": ("```",)}.get(opening.raw)
    if closing_mark is None:
        return set()
    closing = next((line for line in filled[1:] if line.raw in closing_mark and not line.indent), None)
    if closing is None or not any(re.match(r"[\w-]+:", line.raw) for line in filled if line.number < closing.number):
        return set()
    return {line.number for line in filled if line.number <= closing.number}


def _underlines(line: Line, previous: Line) -> bool:
    return (
        not previous.blank
        and line_patterns.SETEXT.fullmatch(line.raw) is not None
        and len(previous.raw) <= 120
        and not ENDED.search(previous.plain)
        and "|" not in previous.raw
        and not _IN_COLUMNS.search(previous.raw)
    )


_IN_COLUMNS = expression(r"\S[ \u00a0]{2,}\S|\t")
"""The head of a table, and no title."""
