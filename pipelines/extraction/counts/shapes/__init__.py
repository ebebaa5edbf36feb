"""Ways to put a count: two numbers side by side, wholes, tallies, a number with its words. Begin at `pairs`."""
