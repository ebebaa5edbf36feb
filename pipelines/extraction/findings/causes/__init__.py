"""Causes of concern told in prose. Begin at `raised`."""
