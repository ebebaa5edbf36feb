"""The words beside the numbers of a count. Begin at `count`."""
