"""Numbers of people, incidents and things that are no share of a base. Begin at `reading`."""
