"""How many cases, records or people were looked at. Begin at `sample_sizes`."""
