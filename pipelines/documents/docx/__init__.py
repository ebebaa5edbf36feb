"""Word documents → text and blocks. Begin at `reading`."""
