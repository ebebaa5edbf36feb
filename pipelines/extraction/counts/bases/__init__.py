"""Numbers of cases that counts are out of, and where a text tells them. Begin at `before`."""
