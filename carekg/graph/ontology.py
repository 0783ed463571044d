"""The ontology and the shapes, as triples and as pages to read."""

from __future__ import annotations

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.graph.terms import Triple
from carekg.resources import ontology_folder


def read_ontology() -> list[Triple]:
    """Return the triples of `care-policy.ttl`; raise GraphError where it is missing or damaged."""
    path = ontology_folder() / "care-policy.ttl"
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except OSError as error:
        raise GraphError("the ontology is missing", path=path, hint="install carekg again") from error
    except SyntaxError as error:
        raise GraphError(f"the ontology is damaged: {error.msg}", path=path, line=error.lineno) from error
    return [(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads]
