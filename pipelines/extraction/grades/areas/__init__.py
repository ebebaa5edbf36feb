"""Which areas a judgment is of."""
