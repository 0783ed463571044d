"""Asking the graph: saved questions, any SPARQL, the entity behind a name, and its card.

Import from the modules; importing the package alone loads nothing, so that a question is answered at once.
"""
