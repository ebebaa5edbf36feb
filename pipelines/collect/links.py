"""Where documents are, told from a listing: a page of a web site, a sitemap, or a feed.

Belongs here: the addresses, which of them are documents and which are listings again, and the next page. What a listing
is, is told from its content. Not here: asking for any of them (`website`), or where a site's listings are
(`configuration`).
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element, ParseError

import httpx
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from selectolax.lexbor import LexborHTMLParser

from pipelines.collect.addresses import NotFetchable, web_address
from pipelines.collect.collector import MEGABYTE
from pipelines.collect.found import DOCUMENT, LISTING, Found

_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
_LARGEST = 50 * MEGABYTE
"""A sitemap holds no more, unpacked (sitemaps.org)."""
_ENTRIES = {"url", "sitemap", "item", "entry"}


class ListingUnreadable(Exception):
    """What was said to be a listing is none; the message says why."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a web site tells where its documents are."""

    hosts: frozenset[str]
    """Links to other hosts are left aside."""
    entries: str
    """CSS selector of the links that may lead to documents, on pages."""
    next_page: str
    """CSS selector of the link to the next page of a listing."""
    listings: tuple[re.Pattern[str], ...]
    """Addresses of further listings, such as the page of each force."""
    documents: tuple[re.Pattern[str], ...]
    attachments: tuple[re.Pattern[str], ...]
    """Addresses of documents that are linked from other documents, too."""
    ignored: tuple[re.Pattern[str], ...]

    @property
    def rules(self) -> str:
        """All of it as text, the same in every process: where it is another one, listings are to be read anew."""
        patterns = (self.listings, self.documents, self.attachments, self.ignored)
        told = [sorted(self.hosts), self.entries, self.next_page, *([p.pattern for p in each] for each in patterns)]
        return json.dumps(told)

    def kind(self, address: httpx.URL) -> str | None:
        """Whether an address is a listing, a document, or nothing of interest."""
        text = str(address)
        if address.host not in self.hosts or _any(self.ignored, text):
            return None
        if _any(self.listings, text):
            return LISTING
        return DOCUMENT if _any((*self.documents, *self.attachments), text) else None

    def is_attachment(self, address: httpx.URL) -> bool:
        return self.kind(address) == DOCUMENT and _any(self.attachments, str(address))


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing tells."""

    found: tuple[Found, ...]
    next_page: str | None = None


def read_listing(data: bytes, address: str, layout: Layout) -> Listing:
    """The addresses in a listing that was given by this address, in its order. Raises ListingUnreadable."""
    data = _unpacked(data)
    if _XML.match(data.removeprefix(b"\xef\xbb\xbf")):
        root = _root(data)
        if _name(root) != "html":
            return Listing(tuple(_told(_entries(root), address, layout)))
    page = LexborHTMLParser(data)
    base = _base(page, address)
    return Listing(
        tuple(_told(((link, None) for link in _links(page, layout.entries)), base, layout)),
        next((str(url) for url in _resolved(_links(page, layout.next_page), base) if url.host in layout.hosts), None),
    )


def attachments(data: bytes, address: str, layout: Layout) -> tuple[Found, ...]:
    """The documents that a document, given by this address, is accompanied by."""
    page = LexborHTMLParser(data)
    links = _resolved(_links(page, layout.entries), _base(page, address))
    return tuple(dict.fromkeys(Found(str(url), DOCUMENT) for url in links if layout.is_attachment(url)))


def _told(links: Iterable[tuple[str, datetime | None]], base: str, layout: Layout) -> Iterator[Found]:
    seen = set()
    for link, published in links:
        for url in _resolved([link], base):
            kind = layout.kind(url)
            if kind is not None and url not in seen:
                seen.add(url)
                yield Found(str(url), kind, published)


def _links(page: LexborHTMLParser, selector: str) -> Iterator[str]:
    for node in page.css(selector):
        link = node.attributes.get("href")
        if link and not link.startswith("#"):
            yield link


def _base(page: LexborHTMLParser, address: str) -> str:
    node = page.css_first("base[href]")
    return next((str(url) for url in _resolved([node.attributes["href"] or ""], address)), address) if node else address


def _resolved(links: Iterable[str], base: str) -> Iterator[httpx.URL]:
    """The full addresses; what is none, such as mailto:, is left out."""
    for link in links:
        try:
            yield web_address(str(httpx.URL(base).join(link.strip())))
        except (NotFetchable, httpx.InvalidURL, ValueError):
            continue


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacking.decompress(data, _LARGEST)
    except zlib.error:
        raise ListingUnreadable("it is compressed, and damaged") from None
    if unpacking.unconsumed_tail:
        raise ListingUnreadable("it is larger than any sitemap")
    return unpacked


def _root(data: bytes) -> Element:
    try:
        root: Element = fromstring(data.strip())
    except DefusedXmlException:
        raise ListingUnreadable("it defines entities of its own, which no sitemap or feed does") from None
    except (ParseError, ValueError, LookupError) as error:
        raise ListingUnreadable(f"it is no well-formed XML ({error})") from None
    return root


def _entries(root: Element) -> Iterator[tuple[str, datetime | None]]:
    """The links of a sitemap (urlset, sitemapindex), an RSS feed (0.9 to 2.0) or an Atom feed, with their dates."""
    for entry in root.iter():
        if _name(entry) not in _ENTRIES:
            continue
        children = [(_name(child), child) for child in entry]
        dates = {name: _moment(child.text or "") for name, child in children}
        date = next(
            (dates[name] for name in ("lastmod", "updated", "pubdate", "published", "date") if dates.get(name)), None
        )
        for name, child in children:
            if name == "loc" or (name == "link" and child.text and child.text.strip()):
                yield (child.text or "").strip(), date
            elif name == "link" and child.get("rel", "alternate") in ("alternate", "enclosure"):
                yield child.get("href", ""), date
            elif name == "enclosure":
                yield child.get("url", ""), date


def _moment(text: str) -> datetime | None:
    """When, in UTC: the dates of sitemaps and Atom (ISO 8601) or RSS (RFC 822). A day alone is meant to its end."""
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
        if len(text) <= len("2024-01-31"):
            moment = datetime.combine(moment, time.max)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _name(element: Element) -> str:
    """The name of an element without its name space, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def _any(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)
