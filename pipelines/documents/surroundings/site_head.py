"""What a copy of a whole web page has above the page's own title: its name in the browser, banners, menus.

Belongs here: telling how far down they reach. Not here: menus of a few lines or one (`blocks.roles`, `navigation`),
or what stands around pages anywhere (`lines.line`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.lines.line import ENDED, Line, is_date_line, is_furniture
from pipelines.documents.run_together.sites import is_head_of_site
from pipelines.documents.surroundings.navigation import is_navigation

_LOWEST = 120
"""Lines, blank ones aside, below which no page begins."""
_NAME_OF_SITE = expression(r" ?[-|:»·•]{1,2} \S.{1,100}")
"""What a browser shows behind the title of a page: ' - Northshire Police', ' | News'."""
_FEWEST_WORDS = 3
_REPEATS = 4
"""Lines from the title at the end of the path to a page down to the title above its text."""
_ENTRY = expression(r"(?=.{1,60}$)[^\W\d_](?:[^.!?:;|£%]|\.(?=\w))*|\d{1,2}")
_MARKS = expression(r"^(?:[-*+•#]+ |\d{1,2}\. )+|\[\d{1,3}\]|\((?:BUTTON|button)\) ?")
"""Of lists and headings, and those by which browsers of text tell links and buttons."""
_PATH = expression(r" [>»›] ")
_FEWEST_KNOWN = 4


def above_title(lines: Sequence[Line], front_matter: set[int]) -> set[int]:
    """The numbers of the lines above a page's title that are the same on every page of its site."""
    filled = [line for line in lines if not line.blank and line.number not in front_matter][:_LOWEST]
    site = filled[: _down_to_title(filled) or _down_to_end_of_menu(filled)]
    return {line.number for line in site}


def _down_to_title(filled: Sequence[Line]) -> int:
    """How many lines stand above the title that the first line has, too: there it is the name in the browser."""
    if not filled:
        return 0
    shown = words_of(filled[0])
    places = [at for at, line in enumerate(filled) if at and _is_shown(words_of(line), shown)]
    if not places or not _is_of_site(filled[1 : places[0]]):
        return 0
    return max(place for place in places if place - places[0] <= _REPEATS)


def _is_shown(title: str, shown: str) -> bool:
    return (
        len(title.split()) >= _FEWEST_WORDS
        and shown.casefold().startswith(title.casefold())
        and (len(shown) == len(title) or _NAME_OF_SITE.fullmatch(shown, len(title)) is not None)
    )


def _down_to_end_of_menu(filled: Sequence[Line]) -> int:
    """How many lines there are down to the last known entry of the menus that the page begins with."""
    known: list[int] = []
    for at, line in enumerate(filled):
        if _is_known(line) or (known and known[-1] == at - 1 and _goes_on_about_cookies(filled[at - 1], line)):
            known.append(at)
            if _PATH.search(line.plain):
                break  # which stands right above the title
        elif not _may_be_entry(line):
            break
    if len(known) < _FEWEST_KNOWN or len(known) * 4 < known[-1]:
        return 0
    end = known[-1] + 1
    while end < len(filled) and _is_listed_below(filled[end - 1], filled[end]):
        end += 1
    return end


def _is_listed_below(above: Line, line: Line) -> bool:
    """Whether both are entries of one list, which is in a menu altogether or not at all."""
    marked = above.raw[:1] == line.raw[:1] and not line.raw[:1].isalnum()
    return marked and line.number == above.number + 1 and _may_be_entry(line)


def _goes_on_about_cookies(above: Line, line: Line) -> bool:
    return line.number == above.number + 1 and line.plain[:1].islower() and not ENDED.search(above.plain)


def _is_of_site(between: Sequence[Line]) -> bool:
    """Whether the lines are mostly entries, and some of them known for such."""
    if len(between) == 1:
        return is_head_of_site(between[0].plain)
    known = sum(map(_is_known, between))
    return (
        known >= _FEWEST_KNOWN
        and sum(_is_known(line) or _may_be_entry(line) for line in between) * 4 >= len(between) * 3
    )


def _is_known(line: Line) -> bool:
    words = words_of(line)
    return is_navigation(words) or is_furniture(line._replace(raw=words, plain=words))


def _may_be_entry(line: Line) -> bool:
    words = words_of(line)
    return _ENTRY.fullmatch(words) is not None and not is_date_line(words) and not find_forces(words)


def words_of(line: Line) -> str:
    """The words of a line without the marks of lists, links and buttons."""
    return " ".join(_MARKS.sub("", line.plain).split())
