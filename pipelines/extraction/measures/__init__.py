"""Which measure a figure is of. Begin at `measure`."""
