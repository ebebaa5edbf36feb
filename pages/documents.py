"""The page of a document: its text with every fact and every unread number, or, where its licence doesn't allow that,
the sentences with facts; for a PDF also its pages as pictures.

Belongs here: which parts a page has. Not here: how much may be shown (`excerpts`), how the text is cut (`highlights`),
how pages are drawn (`page_images`), or how it all reads (`templates/document.html`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from pages.addresses import document_page, web_address
from pages.citations import cite
from pages.excerpts import may_show_text
from pages.folder import Folder
from pages.highlights import excerpts, paragraphs
from pages.library import Library
from pages.page_images import PageImage, draw_pages, pages_with_facts
from pages.records import Document, Fact
from pages.templating import render
from pages.upkeep import Page

SourceOf = Callable[[str], bytes | None]
"""The bytes of a document by its id; none where they aren't at hand."""
KINDS = {
    "grade": "Grades",
    "case_count": "Case counts",
    "rate": "Percentages",
    "sample": "Samples",
    "finance": "Money",
    "volume": "Numbers of things",
    "finding": "Findings",
}


@dataclass(frozen=True, slots=True)
class Documents:
    """Writes the pages of documents into the site's folder."""

    library: Library
    folder: Folder
    source_of: SourceOf

    def pages(self) -> Iterator[Page]:
        for document_id in self.library.documents:
            yield Page(document_page(document_id), partial(self._page, document_id), document_id)

    def _page(self, document_id: str) -> str:
        library = self.library
        document, text = library.documents[document_id], library.texts[document_id]
        facts, unread = library.facts.get(document_id, []), library.unread.get(document_id, [])
        is_open = may_show_text(document)
        return render(
            "document.html",
            document_page(document.document_id),
            document=document,
            source=web_address(document.source_uri),
            original=library.documents.get(document.duplicate_of or ""),
            is_open=is_open,
            paragraphs=paragraphs(text, facts, unread) if is_open else excerpts(text, facts),
            facts=[(fact, cite(document, fact)) for fact in facts],
            unread=unread,
            images=self._images(document, facts) if is_open else [],
            kinds=KINDS,
            forces=library.forces,
            areas=library.areas,
        )

    def _images(self, document: Document, facts: list[Fact]) -> list[PageImage]:
        if document.format != "pdf" or not pages_with_facts(facts):
            return []
        return draw_pages(self.folder, document.document_id, facts, self.source_of)
