"""SPARQL: cut into tokens, checked, explained where it is wrong, given its values, and run."""
