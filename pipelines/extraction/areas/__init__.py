"""Areas of policing as texts name them. Begin at `area`."""
