"""`carekg publish` against a real SPARQL server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from carekg.graph.remote import RemoteStore, find_store
from tests.cli.conftest import Run
from tests.graph.stores import serve_store

if TYPE_CHECKING:
    import pytest


def test_what_was_built_can_be_asked_elsewhere_and_is_sent_once(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    graphs = {quad.graph_name for quad in ox.parse(path=str(built / "build" / "graph.nq"), format=ox.RdfFormat.N_QUADS)}
    with serve_store() as url, RemoteStore(find_store(url, {})) as store:
        sent = run("publish", "-w", built, "--to", url)
        assert (sent.code, sent.out) == (0, f"Sent {len(graphs)} graphs, took out 0, left 0 as they were\n")
        label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
        assert store.ask(f'ASK {{ ?x {label} "Respite Fund"@en }}')
        again = run("publish", "-w", built, "--to", url)
        assert again.out == f"Sent 0 graphs, took out 0, left {len(graphs)} as they were\n"


def test_a_store_that_is_not_there_gets_one_line(run: Run, built: Path) -> None:
    refused = run("publish", "-w", built, "--to", "http://127.0.0.1:9")
    assert refused.code == 1
    assert refused.err == (
        "carekg: http://127.0.0.1:9/query: cannot be reached (is the server running, and the address right?)\n"
    )
