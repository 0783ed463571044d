"""The W3C's tests of the SPARQL 1.1 Protocol. Of the 34, 27 hold as they are written, and 7 carry out updates.

Those seven an endpoint that only reads cannot pass: that it refuses them, and that nothing changes, is tested instead.
Of the seven bad updates that the tests want refused it must be said that they are refused as all updates are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from defusedxml.ElementTree import fromstring

from carekg.graph.store import write_store
from carekg.namespaces import ONTOLOGY_GRAPH
from carekg.query.workers import QueryWorkers
from carekg.serve.editions import Edition
from tests.serve.conftest import LIMITS, make_client
from tests.serve.protocol_cases import BAD_QUERIES, BAD_UPDATES, DATA, QUERIES, UPDATES, Case

if TYPE_CHECKING:
    from httpx2 import Response
    from starlette.testclient import TestClient

DOCUMENT = "<http://xmlns.com/foaf/0.1/Document>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@pytest.fixture(scope="module")
def endpoint(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The endpoint over a store with the graphs that the tests name."""
    store = tmp_path_factory.mktemp("protocol") / "store"
    graphs = [DATA.format(number) for number in range(4)]
    lines = [f"<{graph}> {TYPE} {DOCUMENT} <{graph}> .\n" for graph in graphs]
    lines.append(f"<urn:a> <urn:b> <urn:c> <{ONTOLOGY_GRAPH}> .\n")
    write_store("".join(sorted(lines)).encode(), store)
    with QueryWorkers(store, LIMITS) as workers:
        yield make_client(replace(edition, workers=workers))


def send(client: TestClient, case: Case, path: str = "/sparql") -> Response:
    address = f"{path}?{urlencode(case.parameters)}" if case.parameters else path
    return client.request(case.method, address, headers=dict(case.headers), content=case.body)


def read_truth(response: Response) -> bool:
    if response.headers["content-type"].startswith("application/sparql-results+xml"):
        return fromstring(response.content).findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"
    return response.json()["boolean"] is True


def test_the_cases_are_those_of_the_manifest() -> None:
    names = [case.name for case in (*QUERIES, *BAD_QUERIES, *BAD_UPDATES, *UPDATES)]
    assert len(names) == len(set(names)) == 34


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_a_query_is_answered(endpoint: TestClient, case: Case, path: str) -> None:
    response = send(endpoint, case, path)
    assert 200 <= response.status_code < 400, response.text
    assert response.headers["content-type"].partition(";")[0] in case.types
    if case.truth is not None:
        assert read_truth(response) is case.truth


def test_the_whole_dataset_is_the_one_that_the_request_names(endpoint: TestClient) -> None:
    [case] = [case for case in QUERIES if case.name == "query_dataset_full"]
    rows = send(endpoint, case).json()["results"]["bindings"]
    assert {row["x"]["value"] for row in rows} == {DATA.format(3)}
    assert {row["g"]["value"] for row in rows} == {DATA.format(1), DATA.format(2)}


@pytest.mark.parametrize("case", [*BAD_QUERIES, *BAD_UPDATES, *UPDATES], ids=lambda case: case.name)
def test_what_cannot_be_answered_is_refused_as_the_clients_fault(endpoint: TestClient, case: Case) -> None:
    before = count_triples(endpoint)
    response = send(endpoint, case)
    assert 400 <= response.status_code < 500
    assert response.json()["detail"]
    assert count_triples(endpoint) == before


def test_each_refusal_has_the_status_that_says_why(endpoint: TestClient) -> None:
    statuses = {case.name: send(endpoint, case).status_code for case in (*BAD_QUERIES, *BAD_UPDATES, *UPDATES)}
    assert statuses.pop("bad_query_method") == 405
    unreadable = {name for name, status in statuses.items() if status == 415}
    assert unreadable == {
        "bad_query_wrong_media_type",
        "bad_query_missing_form_type",
        "bad_query_missing_direct_type",
        "bad_query_non_utf8",
        "bad_update_wrong_media_type",
        "bad_update_missing_form_type",
        "bad_update_non_utf8",
    }
    assert {name for name, status in statuses.items() if status == 400} == {"bad_multiple_queries", "bad_query_syntax"}
    others = {status for name, status in statuses.items() if "update" in name and name not in unreadable}
    assert others == {403}


def count_triples(client: TestClient) -> str:
    return client.get(
        "/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "format": "csv"}
    ).text
