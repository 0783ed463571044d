"""The query page over the sample graph, with as much of the application as the page asks for."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

from carekg.errors import QueryError
from carekg.graph.words.wording import say_kind
from carekg.model import Entity
from carekg.namespaces import PREFIXES, statement_iri
from carekg.query.answers import Term
from carekg.query.binding import bind_settings
from carekg.query.naming.entities import find_entity
from carekg.query.questions import load_question
from carekg.query.sparql.filling import fill_query
from carekg.query.sparql.running import run_query
from carekg.serve.editor import list_files, render_editor, state_policy
from tests.query.sample import ENTITIES, KNOWLEDGE, load_store

SLOW = "# slowly"
"""A query that holds this is answered only after some seconds."""
_TRIPLES = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}
_ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}


@contextmanager
def serve_sample() -> Iterator[str]:
    """Serve on a free port of this machine; give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        address = urlsplit(self.path)
        fields = {name: values[-1] for name, values in parse_qs(address.query).items()}
        parts = [unquote(part) for part in address.path.strip("/").split("/")]
        match parts:
            case ["query"]:
                nonce = secrets.token_urlsafe(16)
                self.answer(render_editor(nonce, title="Avalon"), "text/html", policy=state_policy(nonce))
            case ["query", name]:
                file = list_files()[name]
                self.answer(file.content, file.media_type)
            case ["api", "search"]:
                self.answer(json.dumps({"results": _search(fields["q"])}).encode(), "application/json")
            case ["api", "questions", name, "sparql"]:
                self.attempt(lambda: (json.dumps({"sparql": _fill(name, fields)}).encode(), "application/json"))
            case _:
                self.answer(f"<title>{escape(self.path)}</title>".encode(), "text/html")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        query = parse_qs(body)["query"][0]
        if SLOW in query:
            time.sleep(3)
        self.attempt(lambda: _ask(query, self.headers["Accept"]))

    def attempt(self, work: Callable[[], tuple[bytes, str]]) -> None:
        try:
            content, media_type = work()
        except QueryError as error:
            facts = {"detail": error.message, "line": error.line, "column": error.column, "hint": error.hint}
            given = {name: fact for name, fact in facts.items() if fact is not None}
            self.answer(json.dumps(given).encode(), "application/problem+json", status=400)
        else:
            self.answer(content, media_type)

    def answer(self, content: bytes, media_type: str, *, status: int = 200, policy: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        # Whoever stopped a query has gone.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def _load_store() -> Store:
    return load_store(KNOWLEDGE)


def _search(text: str) -> list[dict[str, str]]:
    words = text.casefold().split()
    hits = [each for each in ENTITIES if all(word in each.label.casefold() for word in words)]
    return [{"id": each.id, "label": each.label, "kind": say_kind(each)} for each in hits]


def _fill(name: str, settings: dict[str, str]) -> str:
    def find(text: str) -> Entity:
        return find_entity(KNOWLEDGE, text)

    def search(words: str) -> tuple[Term, ...]:
        said = [each for each in KNOWLEDGE.statements if words in each.evidence.quote]
        return tuple(NamedNode(statement_iri(each.id)) for each in said)

    question = load_question(name)
    return fill_query(question.sparql, bind_settings(question, settings, find, search))


def _ask(query: str, accept: str) -> tuple[bytes, str]:
    store = _load_store()
    run_query(store, query)  # refuses what is to be refused, with line and column
    result = store.query(query, prefixes=dict(PREFIXES))
    wanted = [each.split(";")[0].strip() for each in accept.split(",")]
    if isinstance(result, QueryTriples):
        chosen = next(each for each in wanted if each in _TRIPLES)
        return serialize(result, format=_TRIPLES[chosen]) or b"", chosen
    chosen = next(each for each in wanted if each in _ROWS)
    return result.serialize(format=_ROWS[chosen]) or b"", chosen
