"""PDF → text and blocks with pages. Begin at `reading`; `child` is where it runs."""
