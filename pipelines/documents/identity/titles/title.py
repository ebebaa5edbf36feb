"""The title of a document as a reader would cite it, and the names of bodies that stand above it.

Belongs here: choosing among the lines above the text. Not here: which lines are headings (`blocks.headings`) or telling
what kind of line one is (`lines.mastheads`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipelines.documents.characters.plain import plain_view
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.titles.openings import behind_label
from pipelines.documents.lines.about_papers import is_about_the_paper
from pipelines.documents.lines.addresses import is_address
from pipelines.documents.lines.line import is_date_line
from pipelines.documents.lines.mastheads import (
    is_body,
    is_dated_meeting,
    is_force,
    is_place,
    is_site,
    is_time_of_meeting,
)
from pipelines.documents.lines.papers import is_like_paper_of_trade, is_paper
from pipelines.documents.lines.wording import is_known
from pipelines.documents.surroundings.navigation import is_navigation

_EXPANSION = expression(
    r"(?:PEEL:? )?\(?police (?:effectiveness|efficiency),\s+(?:effectiveness|efficiency)\s+(?:and|&)\s+legitimacy\)?",
    re.IGNORECASE,
)
_YEAR = expression(r"\b20\d\d\b")
_YEARS_ALONE = expression(r"20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?")
_PILLAR = expression(r"(?:police )?(?:effectiveness|efficiency|legitimacy|leadership)", re.IGNORECASE)
_FORM = expression(r"written (?:question|answer|statement)|oral (?:question|answer)s?|debate", re.IGNORECASE)
_REVIEW = expression(r"post-inspection review|re-?inspection", re.IGNORECASE)
_WHO_CAME = expression(
    r"(?:(?:members|also) )?(?:present|apologies|absent|attendees|(?:in )?attendance)\b", re.IGNORECASE
)
"""What follows is what a meeting said."""
_ANSWERS = expression(
    r"\b(?:responses?|responds?|comments?|statement|welcomes?|reacts?|reaction|FOI|request)\b", re.IGNORECASE
)
_EXPANSION_BEFORE = expression(_EXPANSION.pattern + r"\s*[:–-]\s*(?=an? )", re.IGNORECASE)
_SERIES = expression(
    r"\bPEEL\b|police (?:effectiveness|efficiency|legitimacy|leadership)|programme$|"
    r"(?:re-?)?inspections?(?: 20\d\d)?$|post-inspection review$|^crime data integrity$|"
    r"crime-recording:|^responding to austerity$|\bprofile(?: 20\d\d)?$",
    re.IGNORECASE,
)
_SUBJECT = expression(
    r"inspection report: |the annual assessment of |"
    r"the (?:police|joint|multi-agency|criminal justice)\b[^.]{0,60}\b(?:response|approach)(?:es)? to |"
    r"an? (?:[\w-]+ )?(?:inspection|overview|review|report|assessment)\b|inspection (?:of|into) |phase \w+:|how ",
    re.IGNORECASE,
)
_OF_THE_NATION = expression(r"\b(?:police|forces|policing|England and Wales)\b", re.IGNORECASE)
_WORD = expression(r"[a-z]{4,}")
_SAYS_NOTHING = frozenset({"with", "from", "this", "that", "your", "have", "will", "more", "about"})
_STEM = 5
"""Letters in which 'inspectors' and 'inspection' are one word."""
_LONGEST_PAGE_NAME = 4
"""Words."""
_MOST_PARTS = 3
_LONGEST_SUBTITLE = 110


@dataclass(frozen=True)
class Heading:
    """A line that may belong to the title; `words` as printed, `plain` levelled."""

    words: str
    plain: str
    level: int
    above_menu: bool = False
    """Whether the menu of a site or the path to the page stands below it."""


@dataclass(frozen=True)
class Masthead:
    """What stands above the text."""

    bodies: tuple[str, ...]
    title: tuple[str, ...]


def masthead_of(headings: Sequence[Heading]) -> Masthead:
    """The bodies and the title among the headings above the text, in their order."""
    above = takewhile(lambda heading: not _WHO_CAME.match(heading.plain), headings)
    rest = [heading for heading in above if not _is_beside_title(heading.plain)]
    bodies: list[Heading] = []
    while len(rest) > 1 and _names_who(rest[0], rest[1]):
        bodies.append(rest.pop(0))
    if not rest:
        return Masthead((), ())
    if bodies and is_place(bodies[-1].plain) and is_body(rest[0].plain):  # 'Northshire', 'Police and Crime Panel'
        place = bodies.pop()
        rest[0] = replace(rest[0], words=f"{place.words} {rest[0].words}", plain=f"{place.plain} {rest[0].plain}")
    parts = list(_parts(rest))
    whose = bodies and (is_force(bodies[-1].plain) or is_place(bodies[-1].plain))
    if whose and _is_series(rest[0]) and not find_forces(rest[0].plain) and not _ANSWERS.search(rest[0].plain):
        parts.insert(0, bodies.pop())  # 'Northshire Police', 'PEEL 2023-25' are one title
    title = list(dict.fromkeys(_EXPANSION_BEFORE.sub("", one.words) for one in parts))
    return Masthead(tuple(body.plain for body in bodies), tuple(title[:_MOST_PARTS]))


def _is_beside_title(words: str) -> bool:
    """A line that says whose paper it is, where its office stands, or when who met."""
    dated = is_date_line(words) or is_time_of_meeting(words)
    return dated or is_about_the_paper(words) or is_address(words) or is_dated_meeting(words)


def as_cited(parts: Sequence[str]) -> str:
    """The parts of a title in one line: 'PEEL 2021/22: An inspection …', 'PEEL: Police efficiency 2015 – An …'."""
    title = ""
    for part in parts:
        title += (" – " if ": " in title else ": " if title else "") + _INSPECTED_BY.sub("", part)
    return title


_INSPECTED_BY = expression(
    r"(?<!ed)(?<!ed again)(?<=\w) by (?:HM|Her Majesty['’]s|His Majesty['’]s) (?:Chief )?Inspect(?:or|orate)"
    r"(?: (?:of|and|&|HM|Her|His|[A-Z][\w'’]+))*$"
)
"""'Report on a visit to custody suites by HM Inspectorate of Constabulary': the title, and whose it is."""


def taken_up(headings: Sequence[Heading], below: str) -> list[Heading]:
    """The headings without the site's own lines among them: 'Facebook Pixel', 'Mon - Friday, 8am - 4pm'.

    A text takes up the words of its title. Where it does with a heading further down, short ones of which it says
    nothing again are not about it.
    """
    headings = [one for one in headings if not is_navigation(one.plain)] or list(headings)
    headings = _without_name_of_tab(_without_name_of_site(headings))
    said = below.lower()
    about = [_is_said_again(heading, said) for heading in headings]
    titled = [again and _may_be_title(heading.plain) for heading, again in zip(headings, about, strict=True)]
    last = max((at for at, may_be in enumerate(titled) if may_be), default=0)
    return [
        heading for at, heading in enumerate(headings) if about[at] or at >= last or not _may_be_of_the_page(heading)
    ]


def _without_name_of_site(headings: list[Heading]) -> list[Heading]:
    """The headings without 'Fair Search, a volunteer group' above a menu, where a title stands below it."""
    below = [one for one in headings if not one.above_menu]
    if not below or not _may_be_title(below[0].plain) or len(_stems(below[0].plain)) < _FEWEST_OF_TITLE:
        return headings
    return [
        one
        for one in headings
        if not one.above_menu or is_site(one.plain) or _is_series(one) or _may_say_what(one.plain)
    ]


def _may_say_what(words: str) -> bool:
    """'Northshire budget': not 'POLICE BULLETIN' or 'The Policing Review', which says what all the site is about."""
    named_after = _SAYS_WHAT.search(words)
    return named_after is not None and not is_like_paper_of_trade(words)


_FEWEST_OF_TITLE = 3
"""Words that say something."""
_SAYS_WHAT = expression(
    r"\b(?:inspect\w*|HMIC\w*|report|review|respon\w+|budget|precept|grad\w+|police|constabulary|20\d\d)\b",
    re.IGNORECASE,
)


def _without_name_of_tab(headings: list[Heading]) -> list[Heading]:
    """The headings without 'Northshire Police - Statement on …' above 'Statement following …', or 'Headline | Site'."""
    above = list(takewhile(lambda heading: is_site(heading.plain), headings))
    if len(above) == len(headings):
        return headings
    first, *rest = headings[len(above) :]
    again = bool(rest) and _SITE_BESIDE.match(first.plain.removeprefix(rest[0].plain))
    own = rest[0].plain if again else without_site(first.plain)
    if own == first.plain:
        return headings
    content = set(_stems(own))
    said = (len(content.intersection(_stems(other.plain))) for other in rest if not is_body(other.plain))
    if any(again > 1 and again >= _MOST * len(content) for again in said):
        return [*above, *rest]
    on_a_site = " | " in first.plain and not (_SERIES.search(own) and find_forces(first.plain) and not find_forces(own))
    return [*above, Heading(without_site(first.words), own, first.level), *rest] if on_a_site else headings


def without_site(words: str) -> str:
    """'Headline | Northshire Police', 'Northshire Police - Headline' without the name of the site."""
    parts = _SITE_BESIDE.split(words)
    if len(parts) > 2 and (is_site(parts[-1]) or (parts[-2] == " | " and _SHORT_NAME.fullmatch(parts[-1]))):
        return words[: -len(parts[-2] + parts[-1])]
    return words[len(parts[0] + parts[1]) :] if len(parts) > 2 and is_site(parts[0]) else words


def says_something_else(said: str, printed: str) -> bool:
    """Whether hardly a word of the title that a page says it has stands in the heading printed on top of it."""
    words = set(_stems(plain_view(said)))
    return len(words) >= _FEWEST_OF_TITLE and len(words.intersection(_stems(plain_view(printed)))) < _FEW * len(words)


def _stems(words: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(words.lower()) if word not in _SAYS_NOTHING]


_MOST, _HALF, _FEW = 0.6, 0.5, 0.3
"""Of the words."""
_SITE_BESIDE = expression(r"(\s(?:\||[-\u2013\u2014]|::)\s)")
_SHORT_NAME = expression(r"(?!.*\b20\d\d)(?:[A-Z]|[a-z]+[A-Z])[\w&'-]*(?: [\w&'-]+){0,2}")


def _may_be_title(words: str) -> bool:
    """Not the title of a section, a line about the paper or a subtitle, which go below another one."""
    below_it = is_about_the_paper(words) or _SUBJECT.match(words)
    return not (below_it or is_body(words))


def _is_said_again(heading: Heading, said: str) -> bool:
    return any(stem in said for stem in _stems(heading.plain))


def is_said_below(words: str, below: str) -> bool:
    """Whether a text, in small letters, says again a good part of the words of a line."""
    stems = set(_stems(words))
    return len(stems) >= _FEWEST_OF_TITLE and sum(stem in below for stem in stems) >= _HALF * len(stems)


def _may_be_of_the_page(heading: Heading) -> bool:
    words = heading.plain
    named = is_body(words) or is_paper(words) or is_known(words) or _is_series(heading) or bool(find_forces(words))
    return not named and len(_stems(heading.plain)) <= _LONGEST_PAGE_NAME and not _YEAR.search(words)


def _names_who(heading: Heading, below: Heading) -> bool:
    """A line that names whose page it is, above the title."""
    return is_site(heading.plain) or (is_place(heading.plain) and not is_known(below.plain))


def _parts(rest: list[Heading]) -> Iterator[Heading]:
    yield rest[0]
    if _FORM.fullmatch(rest[0].plain) and len(rest) > 1:
        yield rest[1]
        return
    series = _is_series(rest[0])
    first_level = rest[0].level
    for heading in rest[1:]:
        if _EXPANSION.fullmatch(heading.plain) or behind_label(heading.plain):
            continue
        dated = _YEAR.search(heading.plain) and not _YEAR.search(rest[0].plain)
        pillar = _PILLAR.fullmatch(heading.plain) and not _PILLAR.search(rest[0].plain)
        of_its_series = rest[0].plain == "PEEL" or (find_forces(heading.plain) and not find_forces(rest[0].plain))
        known_by_letters = heading is rest[1] and of_its_series and _is_series(heading)
        review = _REVIEW.fullmatch(heading.plain)
        if series and (
            (dated and _EXPANSION.match(heading.plain)) or (pillar and heading is rest[1]) or known_by_letters or review
        ):
            yield heading
            continue
        if _YEARS_ALONE.fullmatch(heading.plain) and not _YEAR.search(rest[0].plain):
            yield heading
            continue
        subject = _SUBJECT.match(heading.plain) or _EXPANSION_BEFORE.match(heading.plain)
        named = (is_force(heading.plain) or is_place(heading.plain)) and not find_forces(rest[0].plain)
        if heading.plain == rest[0].plain or (subject and _adds_nothing(heading, rest[0])):
            continue
        known = is_known(heading.plain) or heading.plain.endswith("?")
        deep = heading.level > first_level + 1 and not is_subtitle(heading.words)
        if known or not (subject or (series and named)) or deep:
            return
        yield heading


def _adds_nothing(below: Heading, title: Heading) -> bool:
    """'An inspection of …' below 'Northshire PEEL 2021/22', 'A report finds …', or any below a question."""
    if title.plain.endswith("?") or _TELLS.search(below.plain):
        return True
    named = {mention.force_id for mention in find_forces(title.plain)}
    return _is_series(title) and bool(named) and named == {mention.force_id for mention in find_forces(below.plain)}


_TELLS = expression(r"\b(?:uncovers|finds|found|reveals|shows|says|said|warns|raises|concludes|urges)\b", re.I)


def is_subtitle(words: str) -> bool:
    """'An inspection of Northshire Police', '2018-2019': what was inspected or the year, and no sentence."""
    if _YEARS_ALONE.fullmatch(words):
        return True
    if len(words) > _LONGEST_SUBTITLE or words.endswith((".", ":", ";")):
        return False
    return bool(_SUBJECT.match(words) and (find_forces(words) or _OF_THE_NATION.search(words)))


def _is_series(heading: Heading) -> bool:
    return bool(_SERIES.search(heading.plain))
