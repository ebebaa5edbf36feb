"""What the paper around an amount tells of it: its sort, and the years that its headings name."""
