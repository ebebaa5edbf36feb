"""When a document was published, and which other days it tells. Begin at `publication`."""
