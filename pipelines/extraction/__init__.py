"""The extraction room: a document in, its facts out, by rules of grammar and vocabulary."""

from pipelines.extraction.document_facts import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract"]
