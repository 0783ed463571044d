from __future__ import annotations

import pytest

from carekg.errors import QueryError
from carekg.query.sparql.checking import check_query


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service SILENT <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE<http://example.org/>{ ?s ?p ?o } } } } }",
        "SELECT * { ?s ?p 'a' . # remark\n SERVICE <http://example.org/> {} }",
        "SELECT * { ?s ?p '''a'b''' . SERVICE <http://example.org/> {} }",
        r"SELECT * { ?s ckg:a\#b ?o . SERVICE <http://example.org/> {} }",
        r"SELECT * { S\u0045RVICE <http://example.org/> {} }",
        r"SELECT * { \u0053\u0045RVICE <http://example.org/> {} }",
        "SELECT * { FILTER(?a<?b)SERVICE ?x { } }",
        "LOAD <http://example.org/>",
        "INSERT DATA { ckg:a ckg:b ckg:c }",
        "PREFIX x: <http://example.org/> DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP GRAPH ckg:a",
        "WITH ckg:a INSERT { ?s ?p ?o } WHERE { }",
    ],
)
def test_what_would_leave_the_graph_or_change_it_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"SERVICE|change the graph"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://example.org/>' }",
        'SELECT * { ?s ?p """FROM "here" LOAD""" }',
        "SELECT * { ?s ?p ?o } # SERVICE",
        "SELECT ?service ?from { ?service ckg:service ?from }",
        "SELECT * { ?s a care:Service }",
        "SELECT * { ?s ?p <http://example.org/SERVICE> }",
        r"SELECT * { ?s ?p 'S\u0045RVICE' }",
        "SELECT (COUNT(*) AS ?load) { ?s ?p 'it''s' . BIND(REPLACE(?o, 'INSERT', 'DELETE') AS ?x) }",
        "SELECT * { ?s care:partOf/care:partOf* ?o . FILTER(?a<5&&?b>3) }",
        "BASE <http://example.org/> PREFIX mine: <x#> SELECT * { ?s mine:anything mine:else }",
        "SELECT * { ?s skos:broader ?o }",
    ],
)
def test_what_only_looks_like_it_is_let_through(query: str) -> None:
    assert check_query(query).tokens


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { ?s care:anounces ?o }", r"1:15: there is no term care:anounces \(did you mean care:announces\?\)"),
        ("SELECT *\n{ ?s a\n  care:Organization }", r"3:3: .*care:Organization \(did you mean care:Organisation\?\)"),
        (
            "SELECT * { ?s <https://w3id.org/carekg/ontology#suports> ?o }",
            r"1:15: .*care:suports \(did you mean care:supports",
        ),
        ("SELECT * { ?s skos:preflabel ?o }", r"1:15: .* \(did you mean skos:prefLabel\?\)"),
        ("SELECT * { ?s cara:funds ?o }", r"1:15: there is no prefix cara: \(did you mean care:funds\?\)"),
        ("SELECT * { ?s care:xylophone ?o }", r"1:15: there is no term care:xylophone"),
        ("PREFIX c: <https://w3id.org/carekg/ontology#> SELECT * { ?s c:fund ?o }", r"1:61: .*care:fund "),
        ("SELECT * { ?s rdfs:Label ?o }", r"did you mean rdfs:label"),
    ],
)
def test_a_misspelt_term_is_met_with_place_and_suggestion(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        check_query(query)


def test_a_prefix_declared_anew_is_not_ours_to_judge() -> None:
    assert check_query("PREFIX care: <http://example.org/> SELECT * { ?s care:anything ?o }").tokens


@pytest.mark.parametrize("depth", [500, 501])
def test_brackets_go_only_so_deep(depth: int) -> None:
    query = "ASK " + "{" * depth + " ?s ?p '[[[' " + "}" * depth
    if depth == 500:
        assert check_query(query).tokens
        return
    with pytest.raises(QueryError, match="1:505: brackets stand more than 500 deep"):
        check_query(query)
