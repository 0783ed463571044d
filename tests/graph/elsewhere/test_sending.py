"""What is sent to a real SPARQL server arrives whole, once, and only where something has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from carekg.errors import StoreError
from carekg.graph.elsewhere.remote import RemoteStore, find_store
from carekg.graph.elsewhere.sending import SENT_GRAPH, Sending, send_graphs
from tests.graph.stores import serve_store

ONE = b"""\
<urn:a> <urn:says> "caf\xc3\xa9 \\"quoted\\"\\n"@en <urn:g1> .
<urn:a> <urn:says> <urn:b> <urn:g1> .
<urn:a> <urn:says> <urn:b> <urn:g2> .
<urn:b> <urn:counts> "2"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g2> .
"""
TWO = b"""\
<urn:a> <urn:says> <urn:b> <urn:g2> .
<urn:a> <urn:says> <urn:d> <urn:g3> .
<urn:b> <urn:counts> "2"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g2> .
"""


@pytest.fixture(params=[(), ("--union-default-graph",)], ids=["apart", "union"])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[RemoteStore]:
    """A store whose default graph stands apart, and one in which it is the union of all."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve_store(*request.param) as url, RemoteStore(find_store(url, {})) as remote:
        yield remote


def send(nquads: bytes, store: RemoteStore) -> Sending:
    told: list[tuple[int, int]] = []
    sending = send_graphs(nquads, store, lambda done, total: told.append((done, total)))
    assert told[-1] == (sending.sent + sending.removed,) * 2
    return sending


def read_quads(store: RemoteStore) -> set[str]:
    """Return the named graphs of the store, but for the one that keeps the hashes."""
    answer = store.ask(f"SELECT * WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{SENT_GRAPH}>) }}")
    assert isinstance(answer, ox.QuerySolutions)
    return {f"{row['s']} {row['p']} {row['o']} {row['g']} ." for row in answer}


def read_merge(store: RemoteStore) -> Counter[str]:
    answer = store.ask(
        f"SELECT ?s ?p ?o WHERE {{ ?s ?p ?o FILTER NOT EXISTS {{ GRAPH <{SENT_GRAPH}> {{ ?s ?p ?o }} }} }}"
    )
    assert isinstance(answer, ox.QuerySolutions)
    return Counter(f"{row['s']} {row['p']} {row['o']} ." for row in answer)


def list_quads(nquads: bytes) -> set[str]:
    return {f"{quad} ." for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}


def list_merge(nquads: bytes) -> set[str]:
    return {f"{quad.triple} ." for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}


def test_a_store_holds_what_it_was_sent_last(store: RemoteStore) -> None:
    assert send(ONE, store) == Sending(sent=2, removed=0, unchanged=0)
    assert (read_quads(store), set(read_merge(store))) == (list_quads(ONE), list_merge(ONE))
    assert send(TWO, store) == Sending(sent=1, removed=1, unchanged=1)
    assert (read_quads(store), set(read_merge(store))) == (list_quads(TWO), list_merge(TWO))
    assert send(TWO, store) == Sending(sent=0, removed=0, unchanged=2)


def test_what_two_graphs_say_counts_once_where_the_default_graph_stands_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve_store() as url, RemoteStore(find_store(url, {})) as store:
        send(ONE, store)
        assert max(read_merge(store).values()) == 1


def test_a_graph_that_was_left_half_sent_is_sent_again(store: RemoteStore) -> None:
    send(ONE, store)
    store.update(f"DELETE WHERE {{ GRAPH <{SENT_GRAPH}> {{ <urn:g1> ?p ?hash }} }}; DROP GRAPH <urn:g1>")
    assert send(ONE, store) == Sending(sent=1, removed=0, unchanged=1)
    assert (read_quads(store), set(read_merge(store))) == (list_quads(ONE), list_merge(ONE))


def test_graphs_of_others_are_left_alone(store: RemoteStore) -> None:
    store.update("INSERT DATA { GRAPH <urn:theirs> { <urn:x> <urn:y> <urn:z> } }")
    send(ONE, store)
    send(TWO, store)
    assert "<urn:x> <urn:y> <urn:z> <urn:theirs> ." in read_quads(store)


def test_a_large_graph_arrives_whole(store: RemoteStore) -> None:
    lines = sorted(f'<urn:n{number}> <urn:says> "{"x" * 400}" <urn:large> .\n' for number in range(12_000))
    nquads = "".join(lines).encode()
    assert send(nquads, store) == Sending(sent=1, removed=0, unchanged=0)
    assert read_quads(store) == list_quads(nquads)


@pytest.mark.parametrize(
    ("url", "update", "query", "updates"),
    [
        ("http://localhost:7878", None, "http://localhost:7878/query", "http://localhost:7878/update"),
        (
            "http://localhost:3030/care/query",
            None,
            "http://localhost:3030/care/query",
            "http://localhost:3030/care/update",
        ),
        (
            "https://g.example/repositories/c/",
            None,
            "https://g.example/repositories/c",
            "https://g.example/repositories/c/statements",
        ),
        ("https://v.example/sparql", None, "https://v.example/sparql", "https://v.example/sparql"),
        (
            "https://v.example/sparql",
            "https://v.example/sparql-auth",
            "https://v.example/sparql",
            "https://v.example/sparql-auth",
        ),
    ],
)
def test_the_address_of_updates_follows_from_that_of_queries(
    url: str, update: str | None, query: str, updates: str
) -> None:
    address = find_store(url, {}, update=update)
    assert (address.query, address.update) == (query, updates)


@pytest.mark.parametrize(
    "url", ["graph.nq", "ftp://example.org", "http://", "http://[::1", "http://me:secret@example.org"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(StoreError) as refused:
        find_store(url, {})
    assert "secret@" not in str(refused.value)


def test_a_password_is_not_shown() -> None:
    address = find_store("http://localhost", {"CAREKG_STORE_USER": "me", "CAREKG_STORE_PASSWORD": "sesame"})
    assert (address.user, address.password) == ("me", "sesame")
    assert "sesame" not in repr(address)
