"""When an amount falls due, and how often. Begin at `dated`."""
