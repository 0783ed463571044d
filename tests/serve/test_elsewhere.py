"""The application over a real SPARQL server, beside the one over the workspace that the graph was built in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carekg.build.presenting.serving_elsewhere import load_remote_edition, watch_store
from carekg.build.sending import send_workspace, write_bulk_file
from carekg.build.workspace import Workspace
from carekg.cli import commands
from carekg.cli.failing import run_safely
from carekg.graph.elsewhere.remote import RemoteStore, StoreAddress, find_store
from carekg.graph.elsewhere.sending import send_graphs
from carekg.query.processes.limits import Limits
from carekg.serve.editions import Edition, Editions
from carekg.serve.running import Watch
from tests.graph.stores import load_store, serve_store
from tests.serve.conftest import LIMITS, make_client
from tests.serve.processes import PATIENCE, Server

if TYPE_CHECKING:
    from starlette.testclient import TestClient

BROWSER = {"Accept": "text/html"}
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c < ?l) }"


@pytest.fixture(scope="module", autouse=True)
def _no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        yield


@pytest.fixture(scope="module")
def url(built: Workspace) -> Iterator[str]:
    """A server that was sent the graph of the built workspace; nothing may change it."""
    with serve_store() as address:
        send_workspace(built, find_store(address, {}), lambda _done, _total: None)
        yield address


@pytest.fixture(scope="module")
def elsewhere(url: str) -> Iterator[Edition]:
    with closing(load_remote_edition(find_store(url, {}), None, LIMITS, 1)) as edition:
        yield edition


@pytest.fixture(scope="module")
def remote(elsewhere: Edition) -> TestClient:
    return make_client(elsewhere)


@pytest.mark.parametrize(
    ("address", "accept"),
    [
        ("/", "text/html"),
        ("/index.html", "text/html"),
        ("/questions.html", "text/html"),
        ("/graph.ttl", "*/*"),
        ("/id/respite-fund", "text/html"),
        ("/id/respite-fund", "text/turtle"),
        ("/id/respite-fund.jsonld", "*/*"),
        ("/id/nobody", "text/html"),
        ("/document/fund.ttl", "*/*"),
        ("/document/nothing", "*/*"),
        ("/api/entities?limit=200", "*/*"),
        ("/api/entities/ann-lee", "*/*"),
        ("/api/statements?limit=200", "*/*"),
        ("/api/documents", "*/*"),
        ("/api/search?q=respite%20fu", "*/*"),
        ("/api/search?q=unpaid%20carers&kind=statement", "*/*"),
        ("/api/paths?from=Ann%20Lee&to=Respite%20Fund", "*/*"),
        ("/api/questions/who-funds/answer?payee=Respite%20Fund", "*/*"),
        ("/api/questions/who-funds/answer?payee=Respit%20Fund", "*/*"),
        ("/api/questions/quotes-with/answer?words=unpaid%20carers", "*/*"),
        ("/api/questions/who-funds/sparql?payee=Respite%20Fund", "*/*"),
        ('/reconcile?queries={"q":{"query":"Respite Fund"}}', "*/*"),
        ('/reconcile?extend={"ids":["respite-fund"],"properties":[{"id":"funds"},{"id":"nation"}]}', "*/*"),
        ("/reconcile/suggest/entity?prefix=res", "*/*"),
        ("/reconcile/preview?id=respite-fund", "*/*"),
        ("/query", "text/html"),
        ("/sparql?query=SELECT%20?l%20{%20%3Crespite-fund%3E%20skos:prefLabel%20?l%20}&format=csv", "*/*"),
        ("/sparql?query=ASK%20{%20%3Crespite-fund%3E%20a%20care:Fund%20}", "text/html, application/json;q=0.5"),
        ("/sparql?query=SELECT%20*%20{%20?x%20a%20care:Fnud%20}", "*/*"),
        ("/sparql?query=DESCRIBE%20%3Crespite-fund%3E", "application/n-triples"),
        ("/sparql", "text/turtle"),
    ],
)
def test_what_is_told_of_the_store_is_what_the_workspace_tells(
    client: TestClient, remote: TestClient, address: str, accept: str
) -> None:
    here, there = (each.get(address, headers={"Accept": accept}) for each in (client, remote))
    assert there.status_code == here.status_code
    assert there.headers["content-type"] == here.headers["content-type"]
    if "n-triples" in there.headers["content-type"]:
        assert sorted(there.text.splitlines()) == sorted(here.text.splitlines())
    elif address == "/query":
        assert len(there.text) == len(here.text)  # a number in it is new each time
    else:
        assert there.text == here.text


def test_a_query_is_asked_of_the_store_as_it_is_now(url: str, remote: TestClient) -> None:
    with RemoteStore(find_store(url, {})) as store:
        store.update("INSERT DATA { <urn:lantern> <urn:lights> <urn:way> }")
        try:
            assert remote.get("/sparql", params={"query": "ASK { <urn:lantern> <urn:lights> ?x }"}).json()["boolean"]
        finally:
            store.update("DELETE DATA { <urn:lantern> <urn:lights> <urn:way> }")


@pytest.mark.parametrize(
    "query",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { S\\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK FROM <http://127.0.0.1:9/x.ttl> { ?s ?p ?o }",
        "ASK FROM NAMED <http://127.0.0.1:9/x.ttl> { GRAPH ?g { ?s ?p ?o } }",
        "ASK FROM <//127.0.0.1:9/x.ttl> { ?s ?p ?o }",
        "PREFIX u0074tp: <x> ASK FROM <h\\u0074tp:x> { ?s ?p ?o }",
        "BASE <http://127.0.0.1:9/> ASK FROM <x.ttl> { ?s ?p ?o }",
        "PREFIX ckg: <http://127.0.0.1:9/> ASK FROM ckg:x { ?s ?p ?o }",
    ],
)
def test_what_would_change_the_store_or_leave_it_is_not_passed_on(remote: TestClient, query: str) -> None:
    assert remote.post("/sparql", data={"query": query}).status_code == 403


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_graphs_from_elsewhere_are_not_named_to_the_store(remote: TestClient, name: str) -> None:
    asked = remote.get("/sparql", params={"query": "ASK { ?s ?p ?o }", name: "http://127.0.0.1:9/x.ttl"})
    assert asked.status_code == 403
    assert "fetch" in asked.json()["detail"]


def test_a_graph_of_ours_can_be_asked_alone(remote: TestClient) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s a care:Document }"
    graph = "https://w3id.org/carekg/id/graph/document/fund"
    for asked in (
        {"query": query, "default-graph-uri": graph},
        {"query": query.replace("{", "FROM <graph/document/fund> {", 1)},
    ):
        rows = remote.get("/sparql", params=asked).json()["results"]["bindings"]
        assert [row["n"]["value"] for row in rows] == ["1"], asked


def test_an_answer_has_no_more_rows_than_it_may(remote: TestClient) -> None:
    refused = remote.post("/sparql", data={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2001"})
    assert refused.status_code == 503
    assert "more than 2,000 rows" in refused.json()["detail"]
    assert remote.post("/sparql", data={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2000"}).status_code == 200


def test_a_query_is_given_up_in_time_and_the_next_one_answered(url: str) -> None:
    with closing(load_remote_edition(find_store(url, {}), None, Limits(seconds=2), 1)) as edition:
        client = make_client(edition)
        refused = client.post("/sparql", data={"query": SLOW})
        assert refused.status_code == 504
        assert "longer than 2 seconds" in refused.json()["detail"]
        assert client.post("/sparql", data={"query": "ASK {}"}).status_code == 200


def test_where_the_disk_takes_no_more_no_half_a_graph_is_left(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limits on the size of files")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            load_remote_edition(find_store(url, {}), None, Limits(), 1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_the_texts_of_documents_come_from_a_workspace(url: str, built: Workspace, remote: TestClient) -> None:
    without = remote.get("/document/fund", headers=BROWSER).text
    assert "Its text is not shown: the store has only what the graph says of it" in without
    with closing(load_remote_edition(find_store(url, {}), built, LIMITS, 1)) as edition:
        page = make_client(edition).get("/document/fund", headers=BROWSER).text
    assert "is not shown" not in page
    assert "Oakshire Council will run the Breathing" in page


def test_what_a_store_loaded_in_bulk_is_served(built: Workspace, edition: Edition, tmp_path: Path) -> None:
    write_bulk_file(built, tmp_path / "care.nq")
    load_store(tmp_path / "care.nq", tmp_path / "store")
    with (
        serve_store("--location", str(tmp_path / "store")) as url,
        closing(load_remote_edition(find_store(url, {}), None, LIMITS, 1)) as loaded,
    ):
        here, there = make_client(edition), make_client(loaded)
        for address in ("/", "/graph.ttl", "/id/respite-fund", "/sparql?query=ASK{?x a care:Fund}", "/questions.html"):
            assert there.get(address).content == here.get(address).content, address


def test_what_is_sent_anew_is_shown_without_a_restart(built: Workspace) -> None:
    with serve_store() as fresh:
        address = find_store(fresh, {})
        nquads = (built.build / "graph.nq").read_bytes()
        publish(nquads, address)
        origin = watch_store(address, None, LIMITS, 1)
        editions = Editions(origin.load())
        watch = Watch(editions, type(origin)(origin.find_stamp, origin.load, pause=0.1))
        watch.start()
        try:
            first = editions.stamp
            publish(nquads.replace(b'"Respite Fund"@en', b'"Lantern Fund"@en'), address)
            deadline = time.monotonic() + PATIENCE
            while editions.stamp == first:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            with editions.borrow() as edition:
                assert "<h1><bdi>Lantern Fund" in make_client(edition).get("/id/respite-fund", headers=BROWSER).text
        finally:
            watch.stop()
            editions.close()


def publish(nquads: bytes, address: StoreAddress) -> None:
    with RemoteStore(address) as store:
        send_graphs(nquads, store, lambda _done, _total: None)


def test_a_store_that_has_gone_is_told_and_its_pages_stay(built: Workspace) -> None:
    with serve_store() as fresh:
        send_workspace(built, find_store(fresh, {}), lambda _done, _total: None)
        edition = load_remote_edition(find_store(fresh, {}), None, LIMITS, 1)
    with closing(edition):
        client = make_client(edition)
        for address in ("/sparql?query=ASK{}", "/id/respite-fund.ttl", "/questions.html"):
            gone = client.get(address)
            assert gone.status_code == 502, address
            assert gone.json()["detail"] == "the store cannot be reached"
        assert client.get("/id/respite-fund", headers=BROWSER).status_code == 200


def test_the_command_serves_a_store_from_anywhere(url: str, tmp_path: Path) -> None:
    server = Server("--store", url, folder=tmp_path)
    try:
        assert f"Queries are asked of the store at {url}" in "".join(server.said)
        assert "The texts of documents are not shown" in "".join(server.said)
        assert server.client.get("/api/entities/respite-fund").json()["label"] == "Respite Fund"
        answer = server.client.get("/sparql", params={"query": "ASK { <respite-fund> a care:Fund }"})
        assert answer.json()["boolean"] is True
    finally:
        assert server.stop() == 0
    assert list(tmp_path.iterdir()) == []
    assert "Traceback" not in "".join(server.said)


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--store", "http://127.0.0.1:9"], 1, "http://127.0.0.1:9/query: cannot be reached"),
        (["--store", "elsewhere"], 1, "'elsewhere' is no web address"),
        (["--store", "http://127.0.0.1:9", "--allow-add"], 2, "a store elsewhere takes no documents"),
        (["--store", "http://127.0.0.1:9", "-w", "nowhere"], 1, "nowhere: there is no such folder"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(
    options: list[str], code: int, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_safely(commands, ["serve", "--port", "0", *options]) == code
    said = capfd.readouterr().err
    assert told in said
    assert "Traceback" not in said
