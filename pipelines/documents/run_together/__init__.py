"""Copies that lost line breaks: where a line of the page ends within a line of the copy. Begin at `splitting`."""
