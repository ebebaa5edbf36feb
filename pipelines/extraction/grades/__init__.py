"""The inspectorate's judgments, in tables, headings, lines and sentences. Begin at `reading`."""
