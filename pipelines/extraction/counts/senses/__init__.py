"""Whether the cases that were counted met what was expected. Begin at `sense`."""
