"""Counts of cases out of cases, and the samples that they were counted in. Begin at `reading` and `samples`."""
