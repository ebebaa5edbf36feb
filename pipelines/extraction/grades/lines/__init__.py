"""Judgments in lines. Begin at `judgments`."""
