"""Where each thing has its page. These addresses are cited: they follow from identifiers alone, and stay.

Belongs here: identifier → path below the site's folder, and the links from one page to another. Not here: what is on
any page.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_DOCUMENT_DIGITS = 16
"""Of the SHA-256. Among a million documents, two share them once in forty million times."""
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def force_page(force_id: str) -> str:
    return f"forces/{_name(force_id)}.html"


def area_page(area_id: str) -> str:
    return f"areas/{_name(area_id)}.html"


def measure_page(measure_id: str) -> str:
    return f"measures/{_name(measure_id)}.html"


def document_page(document_id: str) -> str:
    return f"documents/{_name(document_id[:_DOCUMENT_DIGITS])}.html"


def page_image(document_id: str, page: int) -> str:
    return f"documents/{_name(document_id[:_DOCUMENT_DIGITS])}/page-{page}.webp"


def fact_anchor(fact_id: str) -> str:
    """Where a fact stands in the text of its document."""
    return f"fact-{_name(fact_id)}"


def fact_page(document_id: str, fact_id: str) -> str:
    """The sentence of a fact: the address that is cited."""
    return f"{document_page(document_id)}#{fact_anchor(fact_id)}"


def grade_anchor(programme: str | None, cycle: str | None, area_id: str) -> str:
    """Where a judgment stands on the page of its force."""
    return f"grade-{_name(area_id)}-{_name(programme or '')}-{_name(cycle or '')}"


def relative(page: str, target: str) -> str:
    """The link from one page of the site to another."""
    return "../" * page.count("/") + target


def web_address(uri: str | None) -> str | None:
    """The address of a source, where it is one that a browser may follow: http or https, and nothing else."""
    if uri is None:
        return None
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return quote(uri, safe=":/?#[]@!$&'()*+,;=%~") if parts.scheme in ("http", "https") and parts.netloc else None


def _name(identifier: str) -> str:
    return _UNSAFE.sub("-", identifier)
