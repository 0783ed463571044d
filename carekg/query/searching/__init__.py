"""Finding words in quotes, names, titles and descriptions."""
