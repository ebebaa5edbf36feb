"""What kind of money an amount is. Begin at `nearest` and `constructions`."""
