"""Findings in running prose. Begin at `statements`."""
