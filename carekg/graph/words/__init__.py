"""The graph in plain words: relations, kinds, sums, plurals, and where a thing comes from."""
