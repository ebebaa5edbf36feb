"""Findings under a label, a heading or a title. Begin at `sections`."""
