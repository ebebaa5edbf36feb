"""Lines → the blocks of a document: paragraphs, headings, lists, rows. Begin at `structure`."""
