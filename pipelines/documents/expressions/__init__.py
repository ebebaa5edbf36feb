"""Regular expressions: compiled late, once on a machine, tried where a needed word stands. Begin at `late`."""
