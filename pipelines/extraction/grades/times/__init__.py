"""Of which inspection a judgment is. Begin at `looking_back`."""
