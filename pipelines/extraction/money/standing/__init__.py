"""How certain an amount is: required, planned, foreseen, possible, or done. Begin at `weighed`."""
