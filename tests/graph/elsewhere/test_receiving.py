"""What a real SPARQL server was sent is taken back as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from carekg.errors import StoreError
from carekg.graph.elsewhere.receiving import read_sent_stamp, receive_graph
from carekg.graph.elsewhere.remote import RemoteStore, find_store
from carekg.graph.elsewhere.sending import send_graphs
from carekg.graph.triples.writing import write_nquads
from tests.graph.stores import serve_store
from tests.query.sample import KNOWLEDGE
from tests.server import Reply, serve

ODD = b"""\
<urn:a> <urn:says> "caf\xc3\xa9 \\"quoted\\"\\n\\t\\\\ \xf0\x9f\x95\xaf"@en <urn:g1> .
<urn:a> <urn:says> <urn:b> <urn:g1> .
<urn:a> <urn:says> <urn:b> <urn:g2> .
<urn:b> <urn:counts> "2.5"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:g2> .
"""


@pytest.fixture(params=[(), ("--union-default-graph",)], ids=["apart", "union"])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[RemoteStore]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve_store(*request.param) as url, RemoteStore(find_store(url, {})) as remote:
        yield remote


def send(nquads: bytes, store: RemoteStore, threshold: float = 0.5) -> None:
    send_graphs(nquads, store, lambda _done, _total: None, threshold=threshold)


def test_what_was_sent_comes_back_byte_for_byte(store: RemoteStore) -> None:
    for nquads in (write_nquads(KNOWLEDGE, threshold=0.5), ODD):
        send(nquads, store, 0.4)
        received = receive_graph(store)
        assert received.nquads == nquads
        assert received.threshold == 0.4


def test_what_others_keep_in_the_store_is_left_out(store: RemoteStore) -> None:
    send(ODD, store)
    store.update("INSERT DATA { GRAPH <urn:theirs> { <urn:x> <urn:y> <urn:z> } }")
    assert receive_graph(store).nquads == ODD


def test_the_stamp_tells_one_graph_from_another(store: RemoteStore) -> None:
    send(ODD, store)
    first = read_sent_stamp(store)
    send(ODD, store)
    assert read_sent_stamp(store) == first == receive_graph(store).stamp
    send(ODD, store, threshold=0.9)
    stricter = read_sent_stamp(store)
    send(ODD.replace(b"2.5", b"3.5"), store, threshold=0.9)
    assert len({first, stricter, read_sent_stamp(store)}) == 3


def test_a_store_that_was_sent_nothing_is_told(store: RemoteStore) -> None:
    with pytest.raises(StoreError, match=r"holds no graph that carekg sent it \(send it the graph with: carekg"):
        receive_graph(store)


def test_a_store_that_gives_a_part_only_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Virtuoso cuts the triples of a CONSTRUCT off at its limit, and does not say so."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    digest = '{"graph": {"type": "uri", "value": "urn:g"}, "hash": {"type": "literal", "value": "1"}}'
    noted = '{"noted": {"type": "literal", "value": "0.5"}}'
    count = '{"graph": {"type": "uri", "value": "urn:g"}, "triples": {"type": "literal", "value": "12000"}}'
    with serve() as server, RemoteStore(find_store(f"{server.url}/sparql", {})) as store:
        part = Reply(b"<urn:a> <urn:b> <urn:c> .\n", kind="application/n-triples")
        tell = {"graph,hash": digest, "noted": noted, "graph,triples": count}
        told = {
            vars_: Reply(
                f'{{"head": {{"vars": {json.dumps(vars_.split(","))}}}, "results": {{"bindings": [{row}]}}}}'.encode(),
                kind="application/sparql-results+json",
            )
            for vars_, row in tell.items()
        }
        hashes, threshold = told["graph,hash"], told["noted"]
        stamp = (hashes, threshold)
        server.answer(*stamp, threshold, hashes, part, told["graph,triples"], *stamp)
        with pytest.raises(StoreError, match=r"gave 1 of the 12,000 triples of urn:g \(raise its limit"):
            receive_graph(store)
