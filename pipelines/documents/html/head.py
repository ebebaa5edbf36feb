"""What a page says about itself where no reader sees it: title, date, address and site, as front matter.

Belongs here: `<title>`, `<meta>`, Open Graph, Dublin Core and JSON-LD, and which of them is believed. Not here: what is
shown (`flow`), or which date counts in the end (`identity.dates.publication`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from pipelines.documents.dates import find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.html.walk import level_lines

_TITLE_KEYS = ("og:title", "headline", "dc.title", "dcterms.title", "twitter:title", "name")
_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "datepublished", "govuk:first-published-at",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "date", "pubdate",
    "publish-date", "publish_date", "publication_date", "publicationdate", "published", "datecreated",
)  # fmt: skip
_SITE_KEYS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
_ADDRESS_KEYS = ("canonical", "og:url", "url")
_LARGEST_JSON = 1_000_000
_DEEPEST_JSON = 20
_LONGEST_VALUE = 500
_ABOUT_A_DOCUMENT = expression(
    r"(?:News|Blog|Report|Scholarly|Tech)?Article|WebPage|Report|CreativeWork|PublicationIssue|BlogPosting|"
    r"GovernmentService|DigitalDocument"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the page says of itself; None where it does not."""

    title: str | None = None
    date: str | None = None
    address: str | None = None
    site: str | None = None

    def front_matter(self, dated_in_sight: bool) -> str:
        """As YAML; a date that stands beside one in sight is kept under a name that makes it second to it."""
        values = {
            "title": self.title,
            "head_date" if dated_in_sight else "date": self.date,
            "url": self.address,
            "site": self.site,
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
        return "\n".join(["---", *lines, "---", ""]) if lines else ""


def read_head(tree: LexborHTMLParser) -> Head:
    said: dict[str, str] = {}
    for name, value in (*_meta(tree), *_linked_data(tree)):
        cleaned = _clean(value)
        if cleaned:
            said.setdefault(name, cleaned)
    title = tree.css_first("head title") or tree.css_first("title")
    written = _clean(title.text()) if title is not None else ""
    link = tree.css_first('link[rel="canonical"]')
    if link is not None and (href := link.attributes.get("href")):
        said["canonical"] = href.strip()
    address = _first(said, _ADDRESS_KEYS)
    return Head(
        title=_first(said, _TITLE_KEYS) or written or None,
        date=next((said[key] for key in _DATE_KEYS if key in said and _is_day(said[key])), None) or _time_element(tree),
        address=address if address and re.match(r"https?://[^\s\"]+$", address) else None,
        site=_first(said, _SITE_KEYS),
    )


_TIMES = (
    "time[itemprop=datePublished]",
    "time[pubdate]",
    "article time[datetime]",
    "main time[datetime]",
    "h1 ~ * time[datetime]",
)


_OF_A_CHANGE = expression(r"updat|modif|review", re.IGNORECASE)


def _time_element(tree: LexborHTMLParser) -> str | None:
    """The day that the page's first `<time>` means but doesn't print in full: '14 Oct', 'yesterday'."""
    first = next((node for selector in _TIMES if (node := tree.css_first(selector)) is not None), None)
    value = (first.attributes.get("datetime") or "").strip() if first is not None else ""
    shown = _clean(first.text()) if first is not None else ""
    return value if _is_day(value) and not _is_day(shown) and not _OF_A_CHANGE.search(shown) else None


def _clean(value: str) -> str:
    """On one line, without characters that JSON may hold and a text may not."""
    return level_lines(value.replace("\n", " ").encode("utf-8", "replace").decode("utf-8"))[:_LONGEST_VALUE]


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((said[key] for key in keys if key in said), None)


def _is_day(value: str) -> bool:
    return any(found.precision == "day" for found in find_dates(value))


def _meta(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and (content := attributes.get("content")):
            yield name.strip().lower(), content


def _linked_data(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for script in tree.css('script[type="application/ld+json"]'):
        written = script.text()
        if len(written) > _LARGEST_JSON:
            continue
        try:
            loaded = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _document_values(loaded, 0)


def _document_values(loaded: object, depth: int) -> Iterator[tuple[str, str]]:
    """The values of whatever describes a document; an organisation or a search box describes none."""
    if depth > _DEEPEST_JSON:
        return
    if isinstance(loaded, list):
        for one in loaded:
            yield from _document_values(one, depth + 1)
    elif isinstance(loaded, dict):
        kinds = loaded.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _ABOUT_A_DOCUMENT.fullmatch(name) for name in names):
            for key in ("headline", "name", "datePublished", "dateCreated", "url"):
                if isinstance(value := loaded.get(key), str):
                    yield key.lower(), value
            publisher = loaded.get("publisher")
            if isinstance(publisher, dict) and isinstance(name := publisher.get("name"), str):
                yield "publisher", name
        yield from _document_values(loaded.get("@graph"), depth + 1)
