"""Tables as the rules of every kind see them. Begin at `figures`."""
