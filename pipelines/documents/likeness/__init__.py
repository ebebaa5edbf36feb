"""Which documents are the same text, or repeat each other. Begin at `repeats`."""
