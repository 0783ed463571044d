"""Knowledge as RDF: writing and reading it, inference, the store, validation, export and comparison.

Import from the modules; importing the package alone loads nothing heavy.
"""
