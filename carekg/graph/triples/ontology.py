"""The ontology and the shapes, as triples and as pages to read."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.graph.triples.terms import Triple
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


def document_ontology(path: Path) -> None:
    """Write the ontology's documentation, a page that needs nothing else, to `path`.

    Made by pyLODE, which the extra `docs` installs. Raises GraphError where it is missing.
    """
    try:
        # It has neither types nor stubs.
        from pylode import OntPub  # type: ignore[import-untyped]
    except ImportError as error:
        hint = "pip install 'carekg[docs]'"
        raise GraphError("pyLODE, which makes the documentation, is not installed", hint=hint) from error
    page = OntPub(ontology_folder() / "care-policy.ttl", sort_subjects=True).make_html()
    path.write_text(page, encoding="utf-8")
