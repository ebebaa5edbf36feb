"""Findings in lists under a sentence. Begin at `openings`."""
