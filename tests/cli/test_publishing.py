"""`carekg publish` against a real SPARQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from carekg.graph.elsewhere import remote
from carekg.graph.elsewhere.remote import RemoteStore, find_store
from carekg.query.elsewhere import remote_text
from tests.cli.conftest import Run
from tests.graph.stores import load_store, serve_store
from tests.server import Reply, serve


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve_store() as address:
        yield address


def test_what_was_built_is_sent_once(run: Run, built: Path, url: str) -> None:
    graphs = {quad.graph_name for quad in ox.parse(path=str(built / "build" / "graph.nq"), format=ox.RdfFormat.N_QUADS)}
    with RemoteStore(find_store(url, {})) as store:
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


ASKED = (
    ("show", "DOC"),
    ("show", "Ann Lee"),
    ("show", "the respite fund"),
    ("path", "Ann Lee", "Oakshire Council"),
    ("path", "DOC", "DOC"),
    ("show", "Departmint of Care"),
    ("query", "announced-by", "--set", "actor=DOC"),
    ("query", "-e", "SELECT ?x ?name { ?x a care:Fund ; skos:prefLabel ?name }", "--format", "json"),
    ("query", "-e", "ASK { ckg:department-of-care care:funds ckg:respite-fund }"),
    ("query", "-e", "CONSTRUCT { ?x care:funds ?y } { ?x care:funds ?y }", "--format", "ttl"),
    ("query", "quotes-with", "--set", "words=unpaid carers"),
    ("query", "money-for", "--text", "respite"),
    ("query", "-e", "SELECT ?statement { ?statement a care:Statement }", "--text", '"no such words"'),
    ("query", "quotes-with", "--set", "words=?"),
    ("search", "respite", "fund"),
    ("search", "caring", "--format", "csv", "--limit", "10000"),
    ("search", '"unpaid carer"', "oaks*"),
    ("search", "nothing-of-the-kind"),
    ("search", "!"),
    ("query", "-e", "SELECT ?x WHERE { ?x care:announces }"),
    ("query", "-e", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"),
)


def test_what_is_told_of_a_store_elsewhere_is_what_the_workspace_tells(run: Run, built: Path, url: str) -> None:
    assert run("publish", "-w", built, "--to", url).code == 0
    for arguments in ASKED:
        here, there = run(*arguments, "-w", built), run(*arguments, "--store", url)
        assert here == there


@pytest.mark.parametrize("options", [(), ("--union",)], ids=["merged", "union"])
def test_a_store_that_loaded_a_file_tells_what_the_workspace_tells(
    run: Run, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    written = run("publish", "-w", built, "-o", tmp_path / "care.nq", *options)
    assert (written.code, written.out, written.err) == (0, "", f"Wrote {tmp_path / 'care.nq'}\n")
    load_store(tmp_path / "care.nq", tmp_path / "store")
    default = ("--union-default-graph",) if options else ()
    with serve_store("--location", str(tmp_path / "store"), *default) as url:
        for arguments in ASKED:
            assert run(*arguments, "-w", built) == run(*arguments, "--store", url)
        assert run("publish", "-w", built, "--to", url).out.startswith("Sent 0 graphs, took out 0, left ")


def test_words_that_too_many_texts_have_are_refused(
    run: Run, built: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("publish", "-w", built, "--to", url)
    monkeypatch.setattr(remote_text, "_MOST", 1)
    refused = run("search", "fund", "--store", url)
    assert refused.code == 1
    assert refused.err == "carekg: more than 1 quotes may have the words 'fund' (add a word that fewer have)\n"


def test_a_store_without_anything_to_show_says_so(run: Run, url: str) -> None:
    refused = run("show", "DOC", "--store", url)
    assert refused.code == 1
    assert refused.err == (
        f"carekg: {url}/query: has no entities in its default graph "
        "(send it the graph with: carekg publish --to URL, or load what carekg publish -o FILE writes)\n"
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "name a store with --to URL, or a file to load in bulk with -o FILE"),
        (["-o", "x.nq", "--to", "http://127.0.0.1:9"], "write a file with -o FILE or send to a store with --to URL"),
        (["-o", "x.nq", "--update", "http://127.0.0.1:9"], "write a file with -o FILE or send to a store with --to"),
        (["--to", "http://127.0.0.1:9", "--union"], "--union goes with -o"),
    ],
)
def test_a_file_and_a_store_are_not_mixed_up(run: Run, built: Path, options: list[str], told: str) -> None:
    refused = run("publish", "-w", built, *options)
    assert refused.code == 2
    assert told in refused.err


def test_a_store_has_as_long_for_an_answer_as_the_query_may_take(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(remote, "SECONDS", 0.1)
    yes = b'{"head": {}, "boolean": true}'
    with serve() as server:
        server.answer(Reply(yes, kind="application/sparql-results+json", delay=1))
        assert run("query", "-e", "ASK {}", "--store", server.url, "--timeout", "30").out == "yes\n"


def test_a_workspace_and_a_store_elsewhere_are_not_asked_at_once(run: Run, built: Path) -> None:
    assert run("show", "DOC", "-w", built, "--store", "http://127.0.0.1:9").code == 2
