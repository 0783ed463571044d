"""Knowledge as RDF: its triples, the store on disk and stores elsewhere, its shapes, other forms, changes and words.

Import from the modules; importing the package alone loads nothing. rdflib, pyshacl and XlsxWriter are loaded by the
functions that need them.
"""
