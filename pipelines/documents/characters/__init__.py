"""The characters of a source as people read them. Begin at `plain`."""
