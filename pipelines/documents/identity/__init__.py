"""What a document is and whom it is about, from the document itself. Begin at `identification`."""
