"""A small web site in the layouts of an inspectorate's: lists of publications with further pages, pages of forces, a
sitemap index, a feed, reports with attached files. All of it is made up.

Belongs here: the pages. What a test wants to go wrong, it sets on the server itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from tests.unit.documents.pdf_samples import report, text, title
from tests.web_server import Answer, Server

FORCES = ("kent", "essex", "surrey", "dorset", "cumbria")
PDF = report([title("A report on Kent Police"), text("In 3 of 5 cases the force kept no record of it.")])


def page(body: str, *, token: str = "", title: str = "Inspection") -> bytes:
    return (
        f"<!doctype html><html><head><title>{title}</title><meta name='token' content='{token}'></head><body>"
        f"<nav><a href='/'>Home</a><a href='/publications/about-us/'>About us</a></nav><main>{body}</main>"
        f"<script>var nonce = '{token}';</script></body></html>"
    ).encode()


def publication(force: str, grade: str = "adequate", *, links: Sequence[str] = (), token: str = "") -> Answer:
    """A report on a force."""
    attached = "".join(f"<p><a href='{link}'>Get the report</a></p>" for link in links)
    body = page(
        f"<h1>PEEL 2021/22: an inspection of {force.title()} Police</h1><p>Published on 14 March 2022</p>"
        f"<h2>Responding to the public</h2><p>{force.title()} Police is {grade} at responding to the public.</p>"
        f"<p>In 21 of 51 cases the victim was not told of a delay.</p>{attached}",
        token=token,
    )
    return tagged(body)


def tagged(body: bytes, content_type: str = "text/html; charset=utf-8") -> Answer:
    """An answer with an ETag that is another one when the body is."""
    return Answer(body, headers={"Content-Type": content_type, "ETag": f'"{sha256(body).hexdigest()[:12]}"'})


def listing(links: Sequence[str], next_page: str | None = None) -> Answer:
    entries = "".join(f"<article><h3><a href='{link}'>A publication</a></h3></article>" for link in links)
    further = (
        f"<div class='nav-links'><a class='next page-numbers' href='{next_page}'>Next</a></div>" if next_page else ""
    )
    return tagged(page(entries + further))


def xml(body: str) -> Answer:
    return tagged(f'<?xml version="1.0" encoding="UTF-8"?>{body}'.encode(), "application/xml")


def robots(rules: str) -> Answer:
    return Answer(rules.encode(), headers={"Content-Type": "text/plain"})


def build(server: Server) -> None:
    """The whole site: three pages with two, two and one report, of which the first has an attachment."""
    server.says("/robots.txt", robots("User-agent: *\nDisallow: /private/\n"))
    pages = [FORCES[0:2], FORCES[2:4], FORCES[4:5]]
    for number, forces in enumerate(pages, start=1):
        path = "/publications/" if number == 1 else f"/publications/page/{number}/"
        following = f"/publications/page/{number + 1}/" if number < len(pages) else None
        server.says(path, listing([f"/publications/{force}/" for force in forces], following))
    for force in FORCES:
        links = ["/uploads/kent-report.pdf"] if force == "kent" else []
        server.says(f"/publications/{force}/", publication(force, links=links))
    server.says("/uploads/kent-report.pdf", tagged(PDF, "application/pdf"))


def settings(server: Server, *start: str, **others: Any) -> dict[str, Any]:
    """What sources.yaml would say of the site."""
    return {
        "name": "inspectorate",
        "kind": "website",
        "start": [server.address + path for path in start or ("/publications/",)],
        "entries": "main a[href]",
        "next_page": "a.next",
        "listings": ["/police-forces/[a-z]+/$", "sitemap"],
        "documents": ["/publications/[a-z-]+/$"],
        "attachments": [r"\.pdf$"],
        "ignored": ["about-us"],
        "allow_local": True,
        "seconds_between_requests": 0,
        **others,
    }
