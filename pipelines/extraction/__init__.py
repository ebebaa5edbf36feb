"""The extraction room: a document in, its facts out, by rules of grammar and vocabulary."""

from pipelines.documents.document import Document
from pipelines.extraction.records import Extraction

EXTRACTOR_VERSION = "1.0.0"
"""Raised by hand when what the rules mean changes; their code is told apart besides (`batch.VERSION`)."""


def extract(document: Document) -> Extraction:
    """Every fact of a document that has been read. The rules load with the first: most processes never need them."""
    from pipelines.extraction.document_facts import extract as read_by_rules

    return read_by_rules(document)
