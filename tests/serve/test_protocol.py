"""The W3C's tests of the SPARQL 1.1 Protocol. Of the 34, 27 hold as they are written, and 7 carry out updates.

Those seven an endpoint that only reads cannot pass: that it refuses them, and that nothing changes, is tested instead.
Of the seven bad updates that the tests want refused it must be said that they are refused as all updates are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from carekg.serve.editions import Edition
from tests.serve.protocol import is_answered, is_refused, open_endpoint, send_case
from tests.serve.protocol_cases import BAD_QUERIES, BAD_UPDATES, DATA, QUERIES, UPDATES, Case

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def endpoint(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_endpoint(edition, tmp_path_factory.mktemp("protocol")) as client:
        yield client


def test_the_cases_are_those_of_the_manifest() -> None:
    names = [case.name for case in (*QUERIES, *BAD_QUERIES, *BAD_UPDATES, *UPDATES)]
    assert len(names) == len(set(names)) == 34


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_a_query_is_answered(endpoint: TestClient, case: Case, path: str) -> None:
    response = send_case(endpoint, case, path)
    assert is_answered(response, case), response.text


def test_the_whole_dataset_is_the_one_that_the_request_names(endpoint: TestClient) -> None:
    graphs = [("default-graph-uri", DATA.format(3)), *(("named-graph-uri", DATA.format(each)) for each in (1, 2))]
    case = Case("", "GET", (("query", "SELECT ?g ?x { ?x ?y ?o  GRAPH ?g { ?s ?p ?o } }"), *graphs))
    rows = send_case(endpoint, case).json()["results"]["bindings"]
    assert {row["x"]["value"] for row in rows} == {DATA.format(3)}
    assert {row["g"]["value"] for row in rows} == {DATA.format(1), DATA.format(2)}


@pytest.mark.parametrize("case", [*BAD_QUERIES, *BAD_UPDATES, *UPDATES], ids=lambda case: case.name)
def test_what_cannot_be_answered_is_refused_as_the_clients_fault(endpoint: TestClient, case: Case) -> None:
    assert is_refused(endpoint, case)


def test_each_refusal_has_the_status_that_says_why(endpoint: TestClient) -> None:
    statuses = {case.name: send_case(endpoint, case).status_code for case in (*BAD_QUERIES, *BAD_UPDATES, *UPDATES)}
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
