"""Whether a grade word judges at all. Begin at `judging`."""
