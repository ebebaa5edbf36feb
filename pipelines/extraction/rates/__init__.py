"""Rates and estimates: percentages, ratios and rates per head. Begin at `reading`."""
