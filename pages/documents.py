"""The page of a document: its text with every fact and every unread number, or, where its licence doesn't allow that,
the sentences with facts; for a PDF also its pages as pictures.

Belongs here: which parts a page has. Not here: how much may be shown (`excerpts`), how the text is cut (`highlights`),
how pages are drawn (`page_images`), or how it all reads (`templates/document.html`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pages.addresses import document_page, web_address
from pages.citations import cite
from pages.excerpts import may_show_text
from pages.folder import Folder
from pages.highlights import excerpts, paragraphs
from pages.library import Library
from pages.page_images import PageImage, draw_pages, pages_with_facts
from pages.records import Document, Fact, Unread
from pages.templating import render

SourceOf = Callable[[str], bytes | None]
"""The bytes of a document by its id; none where they aren't at hand."""
_AT_ONCE = 100
"""Documents whose texts and facts are held in memory."""
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

    def pages(self) -> Iterator[tuple[str, str]]:
        """Each page with its path."""
        ids = list(self.library.documents)
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            facts, unread = self.library.facts_of(some), self.library.unread_of(some)
            for document_id, text in self.library.texts_of(some).items():
                document = self.library.documents[document_id]
                page = self._page(document, text, facts.get(document_id, []), unread.get(document_id, []))
                yield document_page(document_id), page

    def _page(self, document: Document, text: str, facts: list[Fact], unread: list[Unread]) -> str:
        library = self.library
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
