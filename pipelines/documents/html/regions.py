"""Which parts of a page are its content, and which are the site around it.

Belongs here: the signs of navigation, banners, sharing and related links, and the decision over each part by what it
holds. Not here: the pieces themselves (`flow`).

A part is judged when all of it has been read: what looks like furniture by name but states something stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipelines.documents.expressions.late import expression

Sign = Literal["main", "article", "contents", "site", "beside", "list", "none"]
"""`site`: navigation, banners and the like; `beside`: sidebars, related content, comments."""
Fate = Literal["keep", "furniture", "drop"]

_MOSTLY_LINKS = 0.5
_WRAPPER_SHARE = 0.5
"""A part that holds so much of the page's words is the page, whatever its name."""
_TRUSTED_SHARE = 0.3
"""The marked main part is believed to be all of the content if it holds so much of what is not furniture."""
_ONLY_LINKS = 0.9
_FEWEST_LINKS = 3
_DEEPEST = 60

_SITE_WORDS = frozenset(
    {
        "cookie", "cookies", "consent", "gdpr", "breadcrumb", "breadcrumbs", "skip", "skiplink", "share",
        "sharing", "sharer", "social", "addthis", "addtoany", "pagination", "pager", "nav", "navbar",
        "navigation", "menu", "menus", "submenu", "megamenu", "masthead", "search", "login", "signin",
        "language", "languages", "langswitch", "toolbar", "topbar", "popup", "modal", "lightbox", "overlay",
        "backtotop", "advert", "adverts", "advertisement", "ad", "ads", "dfp", "sponsored", "taboola",
        "outbrain", "sitemap", "print",
    }
)  # fmt: skip
_SITE_PHRASES = expression(
    r"site-?(?:header|footer|title|branding|nav|info|logo)|global-?(?:header|footer|bar)|page-?footer|skip-?(?:to|link|"
    r"nav)|back-?to-?top|(?:main|primary|top|side|footer)-?(?:menu|nav)|social-?(?:media|links|share)|share-?(?:this|"
    r"buttons?|links?|bar)|footer-?(?:links|widgets|nav)|cookie-?(?:bar|banner|notice)|"
    r"\bcc-(?:window|banner|message)|\bccc\b|onetrust|emergency-?(?:bar|banner|notice|message)?\b",
    re.IGNORECASE,
)
_BESIDE_WORDS = frozenset(
    {
        "sidebar", "related", "recommended", "recommendations-list", "trending", "newsletter", "subscribe",
        "signup", "promo", "promos", "teaser", "teasers", "widget", "widgets", "comments", "disqus", "feedback",
        "survey", "tags", "author-bio", "byline-block", "latest", "popular", "footer",
    }
)  # fmt: skip
_BESIDE_PHRASES = expression(
    r"related-?(?:content|links|articles|stories|posts|pages|items|news|publications|navigation)|most-?(?:read|popular|"
    r"recent)|more-?(?:stories|news|from|like)|read-?(?:next|also)|you-?may-?(?:also|like)|see-?also|also-?in|latest-?"
    r"(?:news|posts|stories)|side-?bar|news-?letter|comment-?(?:list|respond|form)|entry-?(?:footer|tags)|post-?(?:tags|"
    r"nav|navigation)|was-this-(?:page|helpful)|rate-?this|report-?a-?problem",
    re.IGNORECASE,
)
_CONTENTS_PHRASES = expression(
    r"\btoc\b|table-?of-?contents|contents-?list|page-?contents|on-?this-?page|in-?page-?nav|\bcontents\b|jump-?links",
    re.IGNORECASE,
)
_MAIN_NAMES = expression(
    r"(?:main-?content|maincontent|page-?content|primary-?content|content-?main|main|content|article-?body|"
    r"entry-?content|post-?content|story-?body)",
    re.IGNORECASE,
)
_NEVER_SIGNED = frozenset({"html", "body", "main", "article", "table", "tbody", "tr", "td", "th", "li", "p"})
_ROLES: dict[str, Sign] = {
    "navigation": "site", "banner": "site", "contentinfo": "site", "search": "site", "menu": "site", "menubar": "site",
    "dialog": "site", "alertdialog": "site", "main": "main", "article": "article", "complementary": "beside",
    "doc-toc": "contents",
}  # fmt: skip


@dataclass(slots=True)
class Region:
    """A part of the page that carries a sign, with what was read in it and in the parts inside it."""

    sign: Sign
    parent: int
    depth: int = 0
    characters: int = 0
    linked: int = 0
    """How many of its characters are words of links."""
    states: bool = False
    """Whether it holds a table, a grade or the label of a finding."""
    titled: bool = False
    """Whether it holds a heading of the first level."""
    links_within: int = 0
    links_away: int = 0

    @property
    def mostly_links(self) -> bool:
        return self.linked > self.characters * _MOSTLY_LINKS

    @property
    def only_links(self) -> bool:
        return self.linked >= self.characters * _ONLY_LINKS and self.links_within + self.links_away >= _FEWEST_LINKS

    @property
    def lists_this_page(self) -> bool:
        """Whether it is a list of what stands further down."""
        listed = self.sign in ("contents", "site", "beside", "list") and self.links_within >= _FEWEST_LINKS
        return listed and self.links_within > self.links_away and self.mostly_links


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of the words that stand directly in each part, by the part's number."""

    fates: tuple[Fate, ...]
    inside_main: tuple[bool, ...]
    """True for all where no main part is marked."""
    main_is_titled: bool


def sign_of(tag: str, attributes: dict[str, str | None], inside: Sign) -> Sign:
    """The sign that an element inside a part of sign `inside` carries by its tag, role and names; 'none' for most."""
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]
    named += f" {attributes.get('aria-label') or ''}"[:60] if tag in ("nav", "aside", "section") else ""
    by_name = _by_name(tag, named) if len(named) > 2 and tag not in _NEVER_SIGNED else "none"
    role = (attributes.get("role") or "").strip().lower()
    if role in _ROLES:
        return "contents" if by_name == "contents" and role == "navigation" else _ROLES[role]
    if tag in ("main", "article"):
        return "main" if tag == "main" else "article"
    return _by_tag(tag, inside) if by_name == "none" and tag not in _NEVER_SIGNED else by_name


@lru_cache(maxsize=4096)
def _by_name(tag: str, named: str) -> Sign:
    words = {word for word in re.split(r"[^a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", named).lower()) if word}
    if tag in ("nav", "div", "aside", "section", "ul", "ol") and _CONTENTS_PHRASES.search(named):
        return "contents"
    if words & _SITE_WORDS or _SITE_PHRASES.search(named):
        return "site"
    if tag not in ("header", "footer", "nav") and (words & _BESIDE_WORDS or _BESIDE_PHRASES.search(named)):
        return "beside"
    if tag in ("div", "section") and any(_MAIN_NAMES.fullmatch(name) for name in named.split()):
        return "main"
    return "none"


def _by_tag(tag: str, inside: Sign) -> Sign:
    if tag == "nav":
        return "site"
    if tag in ("header", "footer"):
        return "none" if inside in ("main", "article") and tag == "header" else "site" if inside == "none" else "beside"
    return "list" if tag in ("ul", "ol") and inside != "list" else "none"


class Regions:
    """All the parts of one page; the first is the whole page."""

    def __init__(self) -> None:
        self.all: list[Region] = [Region("none", 0)]

    def open(self, sign: Sign, parent: int) -> int:
        """The number of a new part inside `parent`, or `parent` itself where parts are nested senselessly deep."""
        depth = self.all[parent].depth + 1
        if depth > _DEEPEST:
            return parent
        self.all.append(Region(sign, parent, depth))
        return len(self.all) - 1

    def judged(self) -> Judged:
        """The fate of each part, once all of the page has been read."""
        self._sum_up()
        main = self._main()
        holds_main = self._above(main)
        fates: list[Fate] = []
        inside: list[bool] = []
        for number, region in enumerate(self.all):
            inside.append(main is None or number == main or (number > 0 and inside[region.parent]))
            above: Fate = fates[region.parent] if number else "keep"
            own = "keep" if number in holds_main else self._own_fate(region, inside[number], main is not None)
            fates.append(own if above == "keep" else above)
        return Judged(tuple(fates), tuple(inside), main is not None and self.all[main].titled)

    def _sum_up(self) -> None:
        for region in reversed(self.all[1:]):
            above = self.all[region.parent]
            above.characters += region.characters
            above.linked += region.linked
            above.links_within += region.links_within
            above.links_away += region.links_away
            above.states = above.states or region.states
            above.titled = above.titled or region.titled

    def _main(self) -> int | None:
        """The outermost part marked as the main one that holds enough of the page's own words."""
        for sign in ("main", "article"):
            for number, region in enumerate(self.all):
                if region.sign == sign and self._share(region) >= _TRUSTED_SHARE:
                    return number
        return None

    def _share(self, region: Region) -> float:
        page = self.all[0]
        return (region.characters - region.linked) / max(1, page.characters - page.linked)

    def _above(self, number: int | None) -> set[int]:
        found: set[int] = set()
        while number:
            found.add(number)
            number = self.all[number].parent
        return found

    def _own_fate(self, region: Region, inside: bool, has_main: bool) -> Fate:
        if region.sign == "list":
            around = region.links_away > region.links_within and region.only_links
            return "drop" if around and not (has_main and inside) else "keep"
        if region.sign not in ("site", "beside") or self._share(region) > _WRAPPER_SHARE:
            return "keep"
        if region.lists_this_page:
            return "keep"
        if region.mostly_links or not inside:
            return "drop" if region.mostly_links or not region.states else "keep"
        if region.states:
            return "keep"
        return "furniture" if has_main or region.sign == "beside" else "drop"
