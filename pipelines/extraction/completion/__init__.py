"""What facts leave unsaid, taken from others told above or before them, once all are read."""
