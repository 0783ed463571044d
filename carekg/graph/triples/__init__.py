"""Knowledge as triples and back: terms, entities, statements, the ontology, inference, and the parts of a graph."""
