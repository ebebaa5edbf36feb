"""Sums of money, their kind, direction, years and standing. Begin at `reading`."""
