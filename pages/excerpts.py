"""How much of a document may be shown: all of it under an open licence, else only the sentences that carry facts.

Belongs here: that decision. Not here: what an export holds of it (`warehouse.export`, which draws the same line).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from pages.records import Document
from warehouse.export import OPEN_PUBLISHERS

_OPEN_HOSTS = ("www.gov.uk", "assets.publishing.service.gov.uk")
"""Central government publishes under the Open Government Licence; councils and forces need not."""


def may_show_text(document: Document) -> bool:
    """Whether the document is under a licence that lets its whole text be shown.

    The publisher is what the document says of itself, so a page of a known web site counts only where the site agrees.
    """
    parts = urlsplit(document.source_uri)
    if parts.scheme in ("http", "https"):
        host = parts.hostname or ""
        return host in _OPEN_HOSTS or (document.publisher in OPEN_PUBLISHERS and _is_government(host))
    return document.publisher in OPEN_PUBLISHERS


def _is_government(host: str) -> bool:
    return host.endswith(".gov.uk")
