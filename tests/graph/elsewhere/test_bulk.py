"""What a real SPARQL server loaded in bulk is as if it had been sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from carekg.errors import StoreError
from carekg.graph.elsewhere.bulk import list_bulk_lines
from carekg.graph.elsewhere.receiving import receive_graph
from carekg.graph.elsewhere.remote import RemoteStore, find_store
from carekg.graph.elsewhere.sending import Sending, send_graphs
from carekg.graph.triples.writing import write_nquads
from tests.graph.stores import load_store, serve_store
from tests.query.sample import KNOWLEDGE

ODD = b"""\
<urn:a> <urn:says> "b <urn:c> ."@en <urn:g1> .
<urn:a> <urn:says> "b" <urn:g1> .
<urn:a> <urn:says> "b" <urn:g2> .
<urn:a> <urn:says> <urn:b> <urn:g1> .
<urn:a> <urn:says> <urn:b> <urn:g2> .
"""
TRIPLES = "SELECT ?s ?p ?o { ?s ?p ?o }"


@contextmanager
def serve_bulk(nquads: bytes, folder: Path, *, merges: bool = True) -> Iterator[RemoteStore]:
    """Give a server that has loaded what is made of sorted N-Quads for that."""
    path = folder / "bulk.nq"
    path.write_bytes(b"".join(list_bulk_lines(nquads.splitlines(keepends=True), 0.4, merges=merges)))
    load_store(path, folder / "store")
    options = () if merges else ("--union-default-graph",)
    with serve_store("--location", str(folder / "store"), *options) as url, RemoteStore(find_store(url, {})) as store:
        yield store


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.mark.parametrize("merges", [True, False])
@pytest.mark.parametrize("nquads", [write_nquads(KNOWLEDGE, threshold=0.4), ODD], ids=["sample", "odd"])
def test_what_was_loaded_in_bulk_is_taken_for_sent(nquads: bytes, tmp_path: Path, *, merges: bool) -> None:
    with serve_bulk(nquads, tmp_path, merges=merges) as store:
        received = receive_graph(store)
        assert (received.nquads, received.threshold) == (nquads, 0.4)
        graphs = {quad.graph_name for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}
        sending = send_graphs(nquads, store, lambda _done, _total: None, threshold=0.4)
        assert sending == Sending(sent=0, removed=0, unchanged=len(graphs))
        assert receive_graph(store) == received


def test_the_default_graph_has_each_triple_once_as_where_it_was_sent(tmp_path: Path) -> None:
    with serve_bulk(ODD, tmp_path) as store:
        answer = store.ask(TRIPLES)
        assert isinstance(answer, ox.QuerySolutions)
        rows = [f"{row['s']} {row['p']} {row['o']} ." for row in answer]
    assert len(rows) == 3
    assert set(rows) == {f"{quad.triple} ." for quad in ox.parse(ODD, format=ox.RdfFormat.N_QUADS)}


def test_what_changes_after_a_load_in_bulk_is_all_that_is_sent(tmp_path: Path) -> None:
    changed = ODD.replace(b'"b" <urn:g2>', b'"c" <urn:g2>')
    with serve_bulk(ODD, tmp_path) as store:
        assert send_graphs(changed, store, lambda _done, _total: None) == Sending(sent=1, removed=0, unchanged=1)
        assert receive_graph(store).nquads == b"".join(sorted(changed.splitlines(keepends=True)))


def test_a_store_that_has_the_graph_alone_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(ODD)
    load_store(tmp_path / "graph.nq", tmp_path / "store")
    with (
        serve_store("--location", str(tmp_path / "store")) as url,
        RemoteStore(find_store(url, {})) as store,
        pytest.raises(StoreError, match=r"holds no graph that carekg sent it .*carekg publish -o FILE"),
    ):
        receive_graph(store)


def test_the_lines_of_a_load_in_bulk_are_made_one_by_one() -> None:
    """A graph that is larger than the memory can be written."""
    lines = (f"<urn:{n:09}> <urn:p> <urn:o> <urn:g> .\n".encode() for n in range(10**9))
    made = list_bulk_lines(lines, 0.5)
    assert [next(made) for _ in range(3)] == [
        b"<urn:000000000> <urn:p> <urn:o> .\n",
        b"<urn:000000000> <urn:p> <urn:o> <urn:g> .\n",
        b"<urn:000000001> <urn:p> <urn:o> .\n",
    ]
