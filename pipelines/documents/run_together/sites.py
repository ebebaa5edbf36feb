"""What a site sets around a page, in copies that lost their line breaks: where its head ends and its foot begins.

Belongs here: telling the page's own title between what its browser shows and its text, and the parts of a foot. Not
here: what stands by itself within the text (`pages`), or the same in copies with lines (`surroundings.site_head`,
`surroundings.site_foot`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.documents.expressions.late import expression

_LONGEST_TITLE = 300
_LOWEST = 3_000
"""Characters from the top within which the title stands again."""
_FEWEST_WORDS = 2
_SITE_FOLLOWS = expression(r" (?:[-|:»·•]|::) (?=\S)")
_OF_SITE = expression(
    r"\b(?:cookies|skip to|menu|search|home|news|about us|contact(?: us)?|accept|sign in|log in|subscribe|advice|"
    r"accessibility|publications|departments|careers|jobs|sport|donate|settings)\b",
    re.IGNORECASE,
)
_FEWEST_OF_SITE = 3
"""Different words that stand in menus and banners."""


def is_head_of_site(words: str) -> bool:
    """Whether words are banners and menus of a site that follow each other: '… cookies Skip to content Menu'."""
    return len({found.group().lower() for found in _OF_SITE.finditer(words)}) >= _FEWEST_OF_SITE


def title_below_head(line: str) -> tuple[int, int, int] | None:
    """Where the title ends that the line opens with as a browser shows it, and where the page's own begins and ends,
    with the head of the site between.
    """
    top = line[:_LOWEST]
    for mark in reversed(list(_SITE_FOLLOWS.finditer(top, 0, _LONGEST_TITLE))):
        title = top[: mark.start()]
        if len(title.split()) < _FEWEST_WORDS:
            continue
        begins = top.find(title, mark.end())
        if begins < 0 or not is_head_of_site(top[mark.end() : begins]):
            continue
        if top.startswith(title, begins + len(title) + 1):
            begins += len(title) + 1  # behind the path to it
        return mark.start(), begins, begins + len(title)
    return None


_OF_FOOT = expression(
    r"(?<=[^\s,;]\s)(?:[Ss]hare this(?: page| article| story| post)?:?|Like this:|Like Loading\.*|Post navigation|"
    r"Leave a (?:[Rr]eply|[Cc]omment)|Recent (?:[Pp]osts|[Cc]omments)|Archives|"
    r"Related (?:[Tt]opics|[Ii]nternet [Ll]inks|[Cc]ontent|[Aa]rticles|[Pp]osts|[Ss]tories|[Pp]ublications|[Ll]inks)|"
    r"(?:Is|Was) this page (?:useful|helpful)\?|Report a problem with this page|Services and information|Support links|"
    r"(?:Is there )?[Aa]nything wrong with this page\?|Give (?:website )?feedback|View all (?:news|posts|comments)|"
    r"Back to (?:top|contents)|Most [Rr]ead|Top [Ss]tories|More on this [Ss]tory|Proudly powered by|"
    r"Subscribe (?:for|to)\b|All content is available under|Your email address will not be published|"
    r"Comments: Our rules|This website and associated newspapers|Follow (?:us|BBC) on|Terms (?:of [Uu]se|& Conditions)|"
    r"Privacy [Nn]otice|© (?:Crown )?[Cc]opyright)(?!\w)"
)
_HIGHEST = 4_000
"""Characters from the end within which a foot begins."""
_FARTHEST = 700
"""Characters from one part of a foot to the next."""
_FEWEST_PARTS = 3


def parts_of_foot(line: str) -> list[int]:
    """Where each part of the foot of a site begins and its name ends, if the line ends in one."""
    parts = list(_OF_FOOT.finditer(line, max(len(line) - _HIGHEST, len(line) // 4)))
    starts = [part.start() for part in parts]
    apart = [at for at, (one, other) in enumerate(pairwise([*starts, len(line)]), start=1) if other - one > _FARTHEST]
    foot = parts[apart[-1] :] if apart else parts
    return [place for part in foot for place in part.span()] if len(foot) >= _FEWEST_PARTS else []
