"""Areas for improvement, causes of concern, recommendations, findings and practice. Begin at `reading`."""
