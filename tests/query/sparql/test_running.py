from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from carekg.errors import QueryError
from carekg.namespaces import CARE, RDF, document_graph, entity_iri
from carekg.query.answers import AnswerKind
from carekg.query.sparql.running import make_table, run_query

TERMS = (None, Literal("a"), Literal("a", language="en"), Literal(""), Literal(7), NamedNode(CARE.Fund))
LABELS = "SELECT ?label { ?thing a care:Fund ; skos:prefLabel ?label }"


def values(store: Store, sparql: str, **bindings: NamedNode | Literal | None) -> list[str]:
    return [" ".join(str(term) for term in row) for row in run_query(store, sparql, bindings).rows]


def test_select_over_all_graphs_with_our_prefixes(store: Store) -> None:
    answer = run_query(store, "SELECT DISTINCT ?label { ?thing a care:Fund ; skos:prefLabel ?label }")
    assert answer.kind is AnswerKind.TABLE
    assert answer.variables == ("label",)
    assert answer.rows == ((Literal("Hearth Fund", language="en"),),)


def test_a_prefix_of_the_users_own_goes_first(store: Store) -> None:
    query = (
        f"PREFIX care: <{CARE.iri}> PREFIX mine: <{CARE.iri}> SELECT DISTINCT ?s {{ ?s a mine:Fund, care:Initiative }}"
    )
    assert values(store, query) == ["<https://w3id.org/carekg/id/hearth-fund>"]


@pytest.mark.parametrize(("person", "expected"), [("ada-pemberton", True), ("carers", False)])
def test_ask_with_a_bound_term(store: Store, person: str, expected: bool) -> None:  # noqa: FBT001 - a case
    answer = run_query(store, "ASK { ?someone a care:Person }", {"someone": NamedNode(entity_iri(person))})
    assert (answer.kind, answer.truth) == (AnswerKind.TRUTH, expected)


def test_construct_and_describe_give_sorted_triples(store: Store) -> None:
    plan = NamedNode(entity_iri("hearth-plan"))
    made = run_query(store, "CONSTRUCT { ?plan a ?kind } WHERE { ?plan a ?kind }", {"plan": plan})
    assert made.kind is AnswerKind.GRAPH
    assert {triple.object for triple in made.triples} >= {NamedNode(CARE.Strategy), NamedNode(CARE.Initiative)}
    assert list(made.triples) == sorted(made.triples, key=str)
    short = run_query(store, "CONSTRUCT WHERE { ?plan care:targets ?aim }", {"plan": plan})
    assert [str(triple.object) for triple in short.triples] == ["<https://w3id.org/carekg/id/shorter-waits>"]
    described = run_query(store, "DESCRIBE ?plan", {"plan": plan})
    assert all(triple.subject == plan for triple in described.triples)
    assert described.triples


def test_from_asks_a_graph_of_the_store_and_fetches_nothing(store: Store, tmp_path: Path) -> None:
    letter, elsewhere = document_graph("letter"), (tmp_path / "some.ttl").as_uri()
    (tmp_path / "some.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    query = "SELECT DISTINCT ?document FROM <GRAPH> WHERE { ?statement prov:wasDerivedFrom ?document }"
    assert values(store, query.replace("GRAPH", letter)) == ["<https://w3id.org/carekg/id/document/letter>"]
    assert values(store, "SELECT * FROM <GRAPH> { ?s ?p ?o }".replace("GRAPH", elsewhere)) == []


def test_a_relative_iri_is_that_of_an_entity(store: Store) -> None:
    assert run_query(store, "ASK { <hearth-fund> a care:Fund }").truth


QUOTES = """
SELECT DISTINCT ?quote WHERE {
  ?statement rdf:subject ?who ; care:evidence/oa:hasSelector/oa:exact ?quote .
  FILTER(!BOUND(?words) || CONTAINS(?quote, ?words))
}
"""


def test_bindings_reach_filters_and_none_leaves_them_open(store: Store) -> None:
    pilot = NamedNode(entity_iri("lantern-pilot"))
    assert values(store, QUOTES, who=pilot, words=None) == [
        '"The pilot is part of the plan."',
        '"The pilot wants warmer homes."',
    ]
    assert values(store, QUOTES, who=pilot, words=Literal("homes")) == ['"The pilot wants warmer homes."']


def test_bindings_reach_groups_subqueries_that_select_them_and_exists(store: Store) -> None:
    fund = NamedNode(entity_iri("hearth-fund"))
    counted = "SELECT ?thing (COUNT(DISTINCT ?s) AS ?n) { ?s rdf:object ?thing } GROUP BY ?thing"
    assert values(store, counted, thing=fund) == ['"2"^^<http://www.w3.org/2001/XMLSchema#integer>']
    nested = "SELECT DISTINCT ?s { { SELECT ?s ?thing { ?s rdf:object ?thing } } }"
    assert len(values(store, nested, thing=fund)) == 2
    bare = "SELECT DISTINCT ?s WHERE { SELECT ?s ?thing { ?s rdf:object ?thing } } ORDER BY ?s"
    assert values(store, bare, thing=fund) == values(store, nested, thing=fund)
    # A condition in SELECT stands in brackets, and its braces do not open the pattern.
    tested = "SELECT DISTINCT (EXISTS { ?thing a care:Person } AS ?is) { ?thing a care:Entity }"
    assert values(store, tested, thing=fund) == ['"false"^^<http://www.w3.org/2001/XMLSchema#boolean>']


@pytest.mark.parametrize(
    "text",
    [
        'x" } } UNION { ?s ?p ?o } #',
        'x") } SELECT * WHERE { ?s ?p ?o } #',
        "' || true || '",
        'a\\" ) } #',
        "\\u0022 } ?s ?p ?o #",
        "?quote",
        "line\nbreak",
        ") (UNDEF",
    ],
)
def test_what_a_value_says_is_never_read_as_sparql(store: Store, text: str) -> None:
    assert values(store, QUOTES, words=Literal(text)) == []
    assert values(store, "SELECT (STR(?words) AS ?same) { }", words=Literal(text)) == [str(Literal(text))]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    answer = run_query(Store(), "SELECT (STR(?given) AS ?same) { }", {"given": Literal(text)})
    assert answer.rows == ((Literal(text),),)


def test_bound_variables_are_left_out_of_the_answer(store: Store) -> None:
    answer = run_query(store, "SELECT * { ?s a ?kind }", {"kind": NamedNode(CARE.Fund)})
    assert answer.variables == ("s",)


def test_rows_without_an_order_are_sorted(store: Store) -> None:
    rows = values(store, "SELECT DISTINCT ?s { ?s a care:Organisation }")
    assert rows == sorted(rows)
    assert len(rows) == 4


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4).flatmap(lambda width: st.lists(st.tuples(*[st.sampled_from(TERMS)] * width), max_size=12)))
def test_rows_are_sorted_column_by_column_with_what_is_open_first(
    rows: list[tuple[Literal | NamedNode | None]],
) -> None:
    names = [f"v{place}" for place in range(len(rows[0]) if rows else 0)]
    found = make_table(names, rows, hidden=(), ordered=False).rows
    assert list(found) == sorted(rows, key=lambda row: [str(term or "") for term in row])


def test_rows_keep_the_order_that_is_asked_for(store: Store) -> None:
    rows = values(store, "SELECT DISTINCT ?s { ?s a care:Organisation } ORDER BY DESC(?s)")
    assert rows == sorted(rows, reverse=True)


def test_a_variable_that_the_query_lacks_cannot_be_set(store: Store) -> None:
    with pytest.raises(QueryError, match=r"the query has no variable \?who to set \(it has \?label, \?thing\)"):
        run_query(store, LABELS, {"who": None})


def test_what_several_documents_say_counts_once(store: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ckg:avalon-government care:funds ckg:hearth-fund }"
    assert values(store, count) == ['"1"^^<http://www.w3.org/2001/XMLSchema#integer>']


def test_a_graph_can_be_asked_alone(store: Store) -> None:
    query = f"SELECT ?s {{ GRAPH <https://w3id.org/carekg/id/graph/document/notes> {{ ?s <{RDF.predicate}> ?p }} }}"
    assert len(values(store, query)) == 3


def test_a_query_that_breaks_off_is_our_error(store: Store) -> None:
    with pytest.raises(QueryError, match="function"):
        run_query(store, "SELECT (<http://example.org/missing>(?s) AS ?x) { ?s ?p ?o }")
