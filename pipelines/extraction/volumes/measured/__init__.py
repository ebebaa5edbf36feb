"""What is measured rather than counted: times, shares of people, targets. Begin at `quantities`."""
