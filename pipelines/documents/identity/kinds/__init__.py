"""What kind of document it is. Begin at `kind`."""
