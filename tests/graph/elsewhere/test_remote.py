"""Whatever a store elsewhere does, one line says what it was, where, and what to do; and no password is ever shown."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from carekg.errors import StoreError
from carekg.graph.elsewhere.remote import RemoteStore, StoreAddress, find_store
from tests.server import Reply, Server, serve

GIVEN = "sesame"
ROWS = "application/sparql-results+json"
CUT_OFF = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "one"}}, {'


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    # Where a proxy is set, requests to this machine must not go through it.
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve() as running:
        yield running


def fail(server: Server, timeout: float = 20) -> str:
    address = StoreAddress(f"{server.url}/query", f"{server.url}/update", token=GIVEN, timeout=timeout)
    with RemoteStore(address) as store, pytest.raises(StoreError) as caught:
        store.ask("ASK {}")
    line = str(caught.value)
    assert line.startswith(f"{server.url}/query: ")
    assert line.isprintable()
    assert GIVEN not in line
    return line


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(b"", 401), "CAREKG_STORE_USER"),
        (Reply(b"", 403), "does not allow this"),
        (Reply(b"<html>", 404), "has no such page"),
        (Reply(b"", 413), "limit on the size"),
        (Reply(b"", 302, headers={"location": "/elsewhere"}), "sends us elsewhere (302)"),
        (Reply(b"MALFORMED\x1b[31m\nQUERY", 400), "failed (400): MALFORMED [31m QUERY"),
        (Reply(b"", 500), "failed (500)"),
        (Reply(b"<html>Welcome</html>", kind="text/html"), "instead of the result of a query"),
        (Reply(b"{}", kind=ROWS, headers={"X-SPARQL-MaxRows": "10000"}), "cut its answer off at 10000 rows"),
        (Reply(b"{oops", kind=ROWS), "damaged data"),
        (Reply(b'{"head": {"vars": ["x"]}}', kind=ROWS), "damaged data"),
        (Reply(CUT_OFF, kind=ROWS), "damaged data"),
        (Reply(b"<urn:a> <urn:b", kind="application/n-triples"), "damaged data"),
        (Reply(drop=True), "cannot be reached"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(server: Server, reply: Reply, told: str) -> None:
    server.answer(reply)
    assert told in fail(server)


def test_a_store_that_takes_too_long_is_given_up(server: Server) -> None:
    server.answer(Reply(b"{}", kind=ROWS, delay=1.5))
    assert "within 0.2 seconds" in fail(server, timeout=0.2)


def test_a_store_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with RemoteStore(find_store(url, {})) as store, pytest.raises(StoreError, match="is the server running"):
        store.ask("ASK {}")


def test_a_token_goes_to_the_store_as_it_was_given(server: Server) -> None:
    server.answer(Reply(b'{"head": {}, "boolean": true}', kind=ROWS))
    with RemoteStore(find_store(f"{server.url}/query", {"CAREKG_STORE_TOKEN": GIVEN})) as store:
        assert store.ask("ASK {}")
    assert server.keys == [f"Bearer {GIVEN}"]


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT * { ?construct ?p ?o }", ROWS),
        ("ASK {}", ROWS),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples"),
        ("BASE <urn:select#> PREFIX ask: <urn:a#> # SELECT\n describe ask:x", "application/n-triples"),
        ("PREFIX construct: <urn:CONSTRUCT> SELECT ?x { ?x a construct:x }", ROWS),
    ],
)
def test_only_the_format_that_a_query_has_for_its_answer_is_accepted(server: Server, query: str, kind: str) -> None:
    """Virtuoso, where both are accepted, writes the triples of a CONSTRUCT as rows."""
    body = b'{"head": {}, "boolean": true}' if kind == ROWS else b""
    server.answer(Reply(body, kind=kind))
    with RemoteStore(find_store(f"{server.url}/query", {})) as store:
        store.ask(query)
    assert server.accepted == [kind]


def test_a_store_that_wants_proof_of_a_password_is_given_it(server: Server) -> None:
    """Virtuoso refuses a password that is sent, and says what it wants only to those who send none."""
    challenge = 'Digest realm="SPARQL", nonce="48799610", opaque="5ebe2294", qop="auth", algorithm="MD5"'
    told = Reply(b"", 401, headers={"WWW-Authenticate": challenge})
    server.answer(Reply(b"", 401), told, Reply(b'{"head": {}, "boolean": true}', kind=ROWS))
    environment = {"CAREKG_STORE_USER": "dba", "CAREKG_STORE_PASSWORD": GIVEN}
    with RemoteStore(find_store(f"{server.url}/sparql-auth", environment)) as store:
        assert store.ask("ASK {}")
        assert store.ask("ASK {}")
    basic, nothing, *proofs = server.keys
    assert basic.startswith("Basic ")
    assert not nothing
    assert [proof.startswith('Digest username="dba", realm="SPARQL"') for proof in proofs] == [True, True]
