"""Constructions by which a number counts. Begin at `constructions`."""
