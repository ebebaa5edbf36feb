"""Judgments in tables. Begin at `judgments`."""
