"""Tables in plain text, however their columns are set. Begin at `rows`."""
