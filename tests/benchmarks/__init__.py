"""Measures of speed and memory, run by hand; no test depends on them."""
