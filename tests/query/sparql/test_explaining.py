from __future__ import annotations

import pytest
from pyoxigraph import Store

from carekg.errors import QueryError
from carekg.query.sparql.running import run_query


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "1:1: this is no SPARQL: expected SELECT, ASK, CONSTRUCT or DESCRIBE, and there is nothing"),
        ("SELEC ?s { ?s ?p ?o }", "1:1: this is no SPARQL: expected SELECT, not 'SELEC'"),
        ("SELECT ?s {\n  ?s ?p ?o", "1:11: this is no SPARQL: `{` is never closed"),
        ("SELECT ?s { ?s ?p ?o } }", "1:24: this is no SPARQL: `}` closes nothing"),
        ("SELECT ?s { ?s ?p [ a ?o ) }", "1:26: this is no SPARQL: expected `]`, not `)`"),
        ("SELECT ?s { ?s ?p 'open }", "1:19: this is no SPARQL: the quotation mark ' is never closed"),
        ("SELECT ?s {\n  ?é ?p ?o .\n  FILTER ?s > 2 }", "3:3: this is no SPARQL: expected FILTER(…)"),
        ("SELECT ?s { ?s ?p ?o BIND(?o AS) }", r"1:22: this is no SPARQL: expected BIND(… AS ?name)"),
        ("SELECT ?s { OPTIONAL ?s ?p ?o }", "1:13: this is no SPARQL: expected OPTIONAL { … }"),
        ("SELECT ?s { ?s ?p ?o } LIMIT ten", "1:24: this is no SPARQL: expected a whole number after LIMIT"),
        ("SELECT ?s { ?s ?p ?o } ORDER ?s", "1:24: this is no SPARQL: expected ORDER BY and a variable"),
        ("SELECT ?s, ?p { ?s ?p ?o }", "1:10: this is no SPARQL: expected no comma"),
        ("SELECT ?s WHERE ?s ?p ?o", "1:17: this is no SPARQL: expected `{` after WHERE"),
        ("SELECT ?s WERE { ?s ?p ?o }", "1:11: this is no SPARQL: expected WHERE, not 'WERE'"),
        ("SELECT ?s {\n  OPTIONL { ?s ?p ?o } }", "2:3: this is no SPARQL: expected OPTIONAL, not 'OPTIONL'"),
        (
            "SELECT ?s { ?s ?p ?o FILTER(contain(?o,'a')) }",
            "1:29: this is no SPARQL: expected CONTAINS, not 'contain'",
        ),
        ("SELECT ?s { ?s ?p ?o FILTER NOT EXIST { ?s a ?o } }", "1:33: this is no SPARQL: expected EXISTS, not"),
        ("SELECT s { ?s ?p ?o }", "1:8: this is no SPARQL: expected ?name, or (… AS ?name)"),
        ("SELECT COUNT(?s) { ?s ?p ?o }", "1:8: this is no SPARQL: expected ?name, or (… AS ?name)"),
        ("SELECT (COUNT(?s)) { ?s ?p ?o }", "1:18: this is no SPARQL: expected ?name, or (… AS ?name)"),
        ("PREFIX x <http://example.org/> ASK { }", "1:1: this is no SPARQL: expected PREFIX name: <IRI>"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "SELECT * goes with no GROUP BY"),
        ("SELECT ?s { ?s ?p ?o BIND(1 AS ?s) }", "1:37: up to here this cannot be asked"),
        ("ASK { FILTER(" + "(" * 80 + "1 =" + ")" * 80 + ") }", "1:111: up to here this cannot be asked"),
        (
            "SELECT ?s {\n  ?s ?p ?o\n  ?s a ?kind }",
            "3:3: this is no SPARQL: expected subject, predicate and object, and a dot before the next triple, at '?s'",
        ),
        (
            "SELECT ?s (COUNT(?p) AS ?n) { ?s ?p ?o }",
            "SELECT names a variable that is neither grouped nor counted",
        ),
    ],
)
def test_an_error_names_place_and_remedy(query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(Store(), query)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_bindings_do_not_move_the_place() -> None:
    with pytest.raises(QueryError, match=r"2:3: .*FILTER"):
        run_query(Store(), "SELECT ?s { ?s ?p ?o .\n  FILTER ?s > 2 }", {"s": None})
