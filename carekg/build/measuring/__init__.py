"""How often extraction is right, on documents that somebody has annotated."""
