from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode

from carekg.namespaces import CARE, document_iri, entity_iri
from carekg.query.questions import load_question
from carekg.query.sparql.filling import fill_query
from carekg.query.sparql.running import run_query

if TYPE_CHECKING:
    from pyoxigraph import Store

    from carekg.query.answers import Term

PLAN = NamedNode(entity_iri("hearth-plan"))


def test_each_value_stands_on_a_line_at_the_head_of_the_pattern() -> None:
    query = "SELECT ?aim WHERE {\n  ?plan care:targets ?aim\n  FILTER(?since < ?until)\n}"
    filled = fill_query(query, {"plan": PLAN, "since": Literal('20"18'), "until": None})
    assert filled.splitlines()[:4] == [
        "SELECT ?aim WHERE {",
        "  VALUES ?plan { ckg:hearth-plan }",
        '  VALUES ?since { "20\\"18" }',
        "  ?plan care:targets ?aim",
    ]


def test_what_a_prefixed_name_cannot_hold_stays_an_iri() -> None:
    document = NamedNode(document_iri("letter"))
    assert f"VALUES ?source {{ {document} }}" in fill_query("SELECT * { ?source ?p ?o }", {"source": document})


def test_nothing_set_is_the_same_text() -> None:
    assert fill_query("ASK { ?s ?p ?o }", {"s": None}) == "ASK { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "bindings"),
    [
        (load_question("aims-of").sparql, {"plan": PLAN}),
        (load_question("applies-in").sparql, {"place": NamedNode(entity_iri("avalon"))}),
        ("SELECT ?aim { SELECT ?plan ?aim { ?plan care:targets ?aim } }", {"plan": PLAN}),
        ("ASK { ?plan a ?kind }", {"plan": PLAN, "kind": NamedNode(CARE.Fund)}),
        ("CONSTRUCT WHERE { ?plan care:targets ?aim }", {"plan": PLAN}),
        ("DESCRIBE ?plan", {"plan": PLAN}),
    ],
)
def test_the_text_answers_what_the_bindings_do(store: Store, query: str, bindings: dict[str, Term]) -> None:
    assert run_query(store, fill_query(query, bindings)) == run_query(store, query, bindings)
