"""Money in tables and registers. Begin at `budgets`."""
