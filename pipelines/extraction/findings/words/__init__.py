"""How lines that tell of findings are worded: their grammar, labels, lead-ins. Begin at `grammar`."""
