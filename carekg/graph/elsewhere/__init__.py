"""Stores elsewhere that speak the SPARQL 1.1 Protocol: asking, sending, taking back, and loading in bulk."""
