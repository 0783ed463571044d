"""An endpoint over the graphs that the W3C's tests of the protocol suppose, and whether it answers as it must."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from defusedxml.ElementTree import fromstring

from carekg.graph.disk.store import write_store
from carekg.namespaces import ONTOLOGY_GRAPH
from carekg.query.processes.workers import QueryWorkers
from carekg.serve.editions import Edition
from tests.serve.conftest import LIMITS, make_client
from tests.serve.protocol_cases import DATA, Case

if TYPE_CHECKING:
    from httpx2 import Response
    from starlette.testclient import TestClient

_DOCUMENT = "<http://xmlns.com/foaf/0.1/Document>"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


@contextmanager
def open_endpoint(edition: Edition, folder: Path) -> Iterator[TestClient]:
    """Give a client of an edition's endpoint over a store of its own, with those graphs of one triple each."""
    graphs = [DATA.format(number) for number in range(1, 4)]
    lines = [f"<{graph}> {_TYPE} {_DOCUMENT} <{graph}> .\n" for graph in graphs]
    lines.append(f"<urn:a> <urn:b> <urn:c> <{ONTOLOGY_GRAPH}> .\n")
    write_store("".join(sorted(lines)).encode(), folder / "store")
    with QueryWorkers(folder / "store", LIMITS) as workers:
        yield make_client(replace(edition, workers=workers))


def send_case(client: TestClient, case: Case, path: str = "/sparql") -> Response:
    """Send the request of a case."""
    address = f"{path}?{urlencode(case.parameters)}" if case.parameters else path
    return client.request(case.method, address, headers=dict(case.headers), content=case.body)


def is_answered(response: Response, case: Case) -> bool:
    """Tell whether a query got an answer in a form that suits it, and the truth where the case says it."""
    form = response.headers["content-type"].partition(";")[0]
    if not 200 <= response.status_code < 400 or form not in case.types:
        return False
    return case.truth is None or _read_truth(response, form) is case.truth


def is_refused(client: TestClient, case: Case) -> bool:
    """Send a request, and tell whether it is refused as the client's fault, with a reason, and changes nothing."""
    before = _count_triples(client)
    response = send_case(client, case)
    refused = 400 <= response.status_code < 500 and bool(response.json()["detail"])
    return refused and _count_triples(client) == before


def _read_truth(response: Response, form: str) -> bool:
    if form == "application/sparql-results+xml":
        return fromstring(response.content).findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"
    return response.json()["boolean"] is True


def _count_triples(client: TestClient) -> str:
    return client.get("/sparql", params={"query": _COUNT, "format": "csv"}).text
