"""Numbers that lean on what was told of before."""
