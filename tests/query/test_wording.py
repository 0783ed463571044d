from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.model import Predicate
from carekg.namespaces import CARE
from carekg.query.running import run_query
from carekg.query.wording import write_predicate

if TYPE_CHECKING:
    from pyoxigraph import Store


def test_relations_are_called_what_the_ontology_calls_them(store: Store) -> None:
    rows = run_query(
        store, "SELECT ?term (STR(?label) AS ?name) { ?term a owl:ObjectProperty ; rdfs:label ?label }"
    ).rows
    labels = {str(term): str(name) for term, name in rows}
    for predicate in Predicate:
        assert labels[f"<{CARE[predicate]}>"] == f'"{write_predicate(predicate)}"'
