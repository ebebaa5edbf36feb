"""HTML → text and blocks, without the site around them. Begin at `reading`."""
