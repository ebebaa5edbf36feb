"""Listings in, addresses out: pages, sitemaps, feeds, and what only looks like one."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace

import pytest

from pipelines.collect.found import DOCUMENT, LISTING
from pipelines.collect.links import Layout, Listing, ListingUnreadable, attachments, read_listing

AT = "https://inspectorate.example/publications/"
LAYOUT = Layout(
    hosts=frozenset({"inspectorate.example"}),
    entries="main a[href]",
    next_page="a[rel~=next]",
    listings=(re.compile(r"/forces/[a-z]+/$"), re.compile("sitemap")),
    documents=(re.compile(r"/publications/[a-z-]+/$"),),
    attachments=(re.compile(r"\.pdf$"),),
    ignored=(re.compile("archive"),),
)


def read(text: str) -> Listing:
    return read_listing(text.encode(), AT, LAYOUT)


def told(text: str) -> list[tuple[str, str, str]]:
    """Path, kind and date of each address."""
    host = "https://inspectorate.example"
    return [
        (each.address.removeprefix(host), each.kind, f"{each.published:%Y-%m-%d %H:%M}" if each.published else "")
        for each in read(text).found
    ]


def test_a_page_tells_documents_listings_and_its_next_page() -> None:
    listing = read(
        "<main><a href='kent/'>Kent</a><a href='/publications/essex/#top'>Essex</a><a href='/forces/kent/'>Kent</a>"
        "<a href='/publications/kent/'>Kent again</a><a href='/about/'>About</a><a>Nowhere</a></main>"
        "<a href='/publications/outside-main/'>x</a><a rel='next nofollow' href='?page=2'>Next</a>"
    )
    assert [(each.address.removeprefix("https://inspectorate.example"), each.kind) for each in listing.found] == [
        ("/publications/kent/", DOCUMENT),
        ("/publications/essex/", DOCUMENT),
        ("/forces/kent/", LISTING),
    ]
    assert listing.next_page == f"{AT}?page=2"


@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/publications/kent/",
        "mailto:press@inspectorate.example",
        "javascript:void(0)",
        "#contents",
        "https://inspectorate.example/archive/publications/kent/",
        "http://[broken/publications/kent/",
        "https://user:secret@inspectorate.example/publications/kent/",
        "ftp://inspectorate.example/publications/kent/",
    ],
)
def test_links_that_lead_elsewhere_are_left_aside(link: str) -> None:
    assert told(f"<main><a href='{link}'>x</a></main>") == []


def test_a_base_is_heard() -> None:
    page = "<base href='https://inspectorate.example/publications/old/'><main><a href='../kent/'>Kent</a></main>"
    assert told(page) == [("/publications/kent/", DOCUMENT, "")]


def test_a_sitemap_tells_when_pages_changed() -> None:
    assert told(
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc> https://inspectorate.example/publications/kent/ </loc>"
        "<lastmod>2022-03-14T09:30:00+01:00</lastmod></url>"
        "<url><loc>https://inspectorate.example/publications/essex/</loc><lastmod>2022-03-14</lastmod></url>"
        "<url><loc>https://inspectorate.example/publications/surrey/</loc><lastmod>soon</lastmod></url></urlset>"
    ) == [
        ("/publications/kent/", DOCUMENT, "2022-03-14 08:30"),
        ("/publications/essex/", DOCUMENT, "2022-03-14 23:59"),
        ("/publications/surrey/", DOCUMENT, ""),
    ]


def test_an_index_of_sitemaps_tells_listings() -> None:
    index = "<sitemapindex><sitemap><loc>https://inspectorate.example/sitemap-2.xml.gz</loc></sitemap></sitemapindex>"
    assert told(index) == [("/sitemap-2.xml.gz", LISTING, "")]
    assert read_listing(gzip.compress(index.encode()), AT, LAYOUT) == read(index)


def test_an_rss_feed_tells_pages_and_enclosures() -> None:
    assert told(
        "<rss version='2.0'><channel><link>https://inspectorate.example/publications/channel/</link><item>"
        "<link>https://inspectorate.example/publications/kent/</link><pubDate>Mon, 14 Mar 2022 09:00:00 GMT</pubDate>"
        "<enclosure url='https://inspectorate.example/kent.pdf' type='application/pdf'/></item></channel></rss>"
    ) == [("/publications/kent/", DOCUMENT, "2022-03-14 09:00"), ("/kent.pdf", DOCUMENT, "2022-03-14 09:00")]


def test_an_atom_feed_tells_pages() -> None:
    assert told(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/publications/kent/'/>"
        "<link rel='edit' href='/publications/edit/'/><updated>2022-03-14T09:00:00Z</updated></entry></feed>"
    ) == [("/publications/kent/", DOCUMENT, "2022-03-14 09:00")]


def test_a_page_that_calls_itself_xml_is_a_page() -> None:
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><body><main><a href='kent/'>K</a></main></body></html>"
    assert told(f"<?xml version='1.0'?>{page}") == [("/publications/kent/", DOCUMENT, "")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<urlset><url>", "no well-formed XML"),
        (
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><urlset>&c;</urlset>',
            "entities of its own",
        ),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "entities"),
        (b"\x1f\x8b broken", "compressed, and damaged"),
        (gzip.compress(b" " * (60 * 1024 * 1024)), "larger than any sitemap"),
    ],
)
def test_what_is_no_listing_is_said(data: bytes, words: str) -> None:
    with pytest.raises(ListingUnreadable, match=words):
        read_listing(data, AT, LAYOUT)


def test_the_rules_are_the_same_text_in_every_process() -> None:
    hosts = [f"host-{number}.example" for number in range(20)]
    long = replace(LAYOUT, documents=(re.compile("x" * 500 + "y"),))
    assert json.loads(replace(LAYOUT, hosts=frozenset(hosts)).rules)[0] == sorted(hosts)
    assert long.rules != replace(long, documents=(re.compile("x" * 500 + "z"),)).rules


def test_only_attachments_are_taken_from_a_document() -> None:
    page = (
        b"<main><a href='/kent.pdf'>PDF</a><a href='/kent.pdf'>PDF</a><a href='/publications/essex/'>Essex</a></main>"
    )
    assert [each.address for each in attachments(page, AT, LAYOUT)] == ["https://inspectorate.example/kent.pdf"]
