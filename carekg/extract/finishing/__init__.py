"""What is put right once all of a document has been read."""
