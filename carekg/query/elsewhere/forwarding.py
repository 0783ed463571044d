"""Having a store elsewhere answer a query that was checked here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from urllib.parse import urljoin

import pyoxigraph as ox

from carekg.graph.elsewhere.remote import RemoteStore
from carekg.namespaces import CKG, CURATED_GRAPH, PREFIXES
from carekg.query.answers import Binding, Term
from carekg.query.sparql.checking import check_query, read_prefixes
from carekg.query.sparql.failures import RefusedQueryError
from carekg.query.sparql.lexing import Token, TokenKind
from carekg.query.sparql.running import evaluate_query, prepare_query

_PROLOGUE = " ".join([f"BASE <{CKG}>", *(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())])


def evaluate_remote_query(
    store: RemoteStore,
    sparql: str,
    bindings: Mapping[str, Binding],
    choices: Mapping[str, Sequence[Term]] | None = None,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> tuple[ox.QuerySolutions | ox.QueryBoolean | Sequence[ox.Triple], bool]:
    """Check a query and have a store elsewhere answer it; return the answer, and whether it asks for an order of rows.

    What is wrong with the query is found here, with its line and column, before anything is sent. Graphs are named as
    in `evaluate_query`, and only those of ours: a store may fetch another from the web. Raises QueryError as
    `run_query` does, and StoreError where the store fails.
    """
    evaluate_query(ox.Store(), sparql, bindings, choices, default_graphs=default_graphs, named_graphs=named_graphs)
    _check_graphs(sparql, (*default_graphs, *named_graphs))
    bound, checked = prepare_query(sparql, bindings, choices)
    answer = store.ask(f"{_PROLOGUE} {bound}", default_graphs=default_graphs, named_graphs=named_graphs)
    return answer, checked.is_ordered


def _check_graphs(sparql: str, iris: Sequence[str]) -> None:
    """Refuse graphs that are none of ours, in FROM of the query or beside it."""
    tokens = check_query(sparql).tokens
    prefixes = read_prefixes(tokens)
    has_base = any(token.word == "BASE" for token in tokens)
    named = [
        _expand_graph(token, prefixes, "" if has_base else CKG)
        for before, token in pairwise(tokens)
        if before.word in ("FROM", "NAMED") and token.word != "NAMED"
    ]
    for iri in (*named, *iris):
        if not iri.startswith(CKG):
            hint = f"name a graph of carekg, such as <{CURATED_GRAPH}>"
            raise RefusedQueryError("the store might fetch a graph of that name from elsewhere", hint=hint)


def _expand_graph(token: Token, prefixes: Mapping[str, str], base: str) -> str:
    if token.kind is TokenKind.NAME:
        prefix, _, local = token.text.partition(":")
        return prefixes.get(prefix, "") + local
    # An IRI with an escape in it, which may spell anything, is no single token.
    return urljoin(base, token.text[1:-1]) if token.kind is TokenKind.IRI else ""
