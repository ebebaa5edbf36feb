"""Figures in tables. Begin at `cells`."""
