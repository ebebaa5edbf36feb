"""How to cite a fact: the sentence, the document that it stands in, and that it was read by this warehouse.

Belongs here: the plain line and the BibTeX entry. Not here: how the whole data set is cited (`warehouse.datapackage`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pages.addresses import web_address
from pages.dates import written
from pages.records import Document, Fact

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_COMMANDS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
_LONGEST = 400
"""Characters of a quotation. A longer one is cut at a word; the address leads to all of it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The same in two notations."""

    plain: str
    bibtex: str


def cite(document: Document, fact: Fact) -> Citation:
    """How the sentence of a fact is cited."""
    publisher = document.publisher or "Publisher unknown"
    when = written(document.published_date, document.published_precision) or "no date"
    page = f", page {fact.page}" if fact.page is not None else ""
    address = web_address(document.source_uri)
    quotation = _shortened(fact.quote)
    read = f"Read by Peel, fact {fact.fact_id}, rule {fact.rule}"
    where = f"{publisher}, \u2018{document.name}\u2019, {when}{page}"
    plain = f"{where}: \u2018{quotation}\u2019. {address or document.source_name}. {read}."
    fields = {
        "author": f"{{{_bibtex(publisher)}}}",
        "title": _bibtex(document.name),
        "year": str(document.published_date.year) if document.published_date else "n.d.",
        "url": address or "",
        "note": f"{_bibtex(quotation)}{page}. {_bibtex(read)}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return Citation(" ".join(plain.split()), f"@misc{{peel-{fact.fact_id},\n{lines}\n}}")


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " \u2026"


def _bibtex(text: str) -> str:
    """The characters that mean something to BibTeX, written so that they don't."""
    return _SPECIAL.sub(lambda found: _COMMANDS.get(found[0], f"\\{found[0]}"), " ".join(text.split()))
