"""Knowledge as RDF: writing and reading it, inference, the store, validation, export and comparison.

Import from the modules; importing the package alone loads nothing. rdflib, pyshacl and XlsxWriter are loaded by the
functions that need them.
"""
