"""One line of a text by itself, and which lines go together. Begin at `line`."""
