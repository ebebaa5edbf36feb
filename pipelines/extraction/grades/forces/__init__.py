"""Which forces a judgment is about. Begin at `judged`."""
