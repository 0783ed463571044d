from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

if TYPE_CHECKING:
    from starlette.testclient import TestClient

LABELS = "SELECT ?label { <respite-fund> skos:prefLabel ?label }"
TRIPLES = "CONSTRUCT { ?s skos:prefLabel ?o } WHERE { ?s a care:Fund ; skos:prefLabel ?o }"


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_rows_come_in_the_format_that_is_asked_for(
    client: TestClient, media_type: str, form: QueryResultsFormat
) -> None:
    response = client.get(
        "/sparql", params={"query": LABELS}, headers={"Accept": f"text/csv;q=0.4, {media_type};q=0.5"}
    )
    assert response.headers["content-type"].partition(";")[0] == media_type
    solutions = parse_query_results(response.content, format=form)
    assert isinstance(solutions, QuerySolutions)
    assert [str(solution["label"]) for solution in solutions] == ['"Respite Fund"@en']


def test_rows_come_as_csv_for_a_spreadsheet(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": LABELS, "format": "csv"})
    assert list(csv.reader(io.StringIO(response.text))) == [["label"], ["Respite Fund"]]


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_triples_come_in_the_format_that_is_asked_for(client: TestClient, media_type: str, form: RdfFormat) -> None:
    response = client.post("/sparql", data={"query": TRIPLES}, headers={"Accept": media_type})
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert "Respite Fund" in {str(quad.object.value) for quad in parse(response.content, format=form)}


def test_what_asks_for_plain_json_or_xml_gets_results_in_it(client: TestClient) -> None:
    plain = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "application/json"})
    assert plain.headers["content-type"] == "application/sparql-results+json"
    assert plain.json()["boolean"] is True
    assert (
        fromstring(client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "text/xml"}).content)
        is not None
    )


@pytest.mark.parametrize(
    ("query", "accept"),
    [(LABELS, "text/turtle"), (TRIPLES, "text/csv"), (LABELS, "image/png"), (LABELS, "text/csv;q=0")],
)
def test_a_format_that_an_answer_cannot_have_is_refused(client: TestClient, query: str, accept: str) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.status_code == 406
    assert "this query can be answered as" in response.json()["hint"]


@pytest.mark.parametrize("form", ["table", "ttl"])
def test_a_format_by_name_that_does_not_fit_is_refused(client: TestClient, form: str) -> None:
    assert client.get("/sparql", params={"query": LABELS, "format": form}).status_code == 406


def test_a_malformed_query_is_told_its_line_and_column(client: TestClient) -> None:
    problem = client.get("/sparql", params={"query": "SELECT *\nWHERE { ?x a care:Fnud }"})
    assert problem.status_code == 400
    assert (problem.json()["line"], problem.json()["column"]) == (2, 14)
    assert "care:Fund" in problem.json()["hint"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "INSERT DATA { <a> <b> <c> }",
        "DROP ALL",
    ],
)
def test_what_would_leave_or_change_the_graph_is_forbidden(client: TestClient, query: str) -> None:
    assert client.get("/sparql", params={"query": query}).status_code == 403


def test_an_answer_with_too_many_rows_is_not_cut_off_but_refused(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
    assert response.status_code == 503
    assert "2,000 rows" in response.json()["detail"]
    # To ask the same again later would be no use, so nothing invites to it.
    assert response.json()["title"] == "That is more than this server does"
    assert "Retry-After" not in response.headers
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_without_a_query_the_service_describes_itself(client: TestClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    said = {
        (quad.predicate.value.rpartition("#")[2], str(quad.object))
        for quad in parse(response.content, format=RdfFormat.TURTLE)
    }
    assert ("endpoint", "<http://127.0.0.1:8000/sparql>") in said
    assert ("supportedLanguage", "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>") in said
    assert ("resultFormat", "<http://www.w3.org/ns/formats/SPARQL_Results_CSV>") in said
    assert json.loads(client.get("/sparql", headers={"Accept": "application/ld+json"}).content)


def test_a_browser_without_a_query_is_led_to_the_query_page(client: TestClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (response.status_code, response.headers["location"]) == (303, "/query")
    page = client.get("/query")
    assert "'nonce-" in page.headers["Content-Security-Policy"]
    assert page.headers["Content-Security-Policy"] != client.get("/query").headers["Content-Security-Policy"]
    script = client.get("/query/codemirror.js")
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert client.get("/query/..%2fpage.py").status_code == 404
    assert client.get("/query/page.py").status_code == 404
