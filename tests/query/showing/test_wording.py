from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.model import Predicate
from carekg.namespaces import CARE
from carekg.query.showing.wording import wrap_line, write_predicate
from carekg.query.sparql.running import run_query

if TYPE_CHECKING:
    from pyoxigraph import Store


def test_relations_are_called_what_the_ontology_calls_them(store: Store) -> None:
    rows = run_query(
        store, "SELECT ?term (STR(?label) AS ?name) { ?term a owl:ObjectProperty ; rdfs:label ?label }"
    ).rows
    labels = {str(term): str(name) for term, name in rows}
    for predicate in Predicate:
        assert labels[f"<{CARE[predicate]}>"] == f'"{write_predicate(predicate)}"'


def test_a_line_is_broken_between_words_and_keeps_its_indent() -> None:
    assert wrap_line("  a fund for those who tend the hearth", 22) == ["  a fund for those who", "  tend the hearth"]
    assert wrap_line("  a fund for those who tend the hearth", 22, hang=2)[1] == "    tend the hearth"
    assert wrap_line("", 22) == [""]


def test_an_address_stays_whole_in_its_place() -> None:
    address = "https://avalon.example/hearths-and-homes/grants-and-funding/"
    assert wrap_line(f"  {address}", 30) == [f"  {address}"]
    assert wrap_line(f"    Gazette, {address}, curated", 30) == ["    Gazette,", f"    {address},", "    curated"]
