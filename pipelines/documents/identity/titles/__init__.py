"""What a document is called. Begin at `title`."""
