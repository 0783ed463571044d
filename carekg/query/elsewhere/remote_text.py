"""Words looked for in a store elsewhere, which has no index of them: it is asked for the texts that may have them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from carekg.graph.elsewhere.remote import RemoteStore
from carekg.model import EntityType
from carekg.namespaces import CARE, DCTERMS, OA, RDF, SKOS
from carekg.query.searching.patterns import list_patterns
from carekg.query.searching.text import Hit, HitKind, make_excess, search_text, write_index, write_match

_MOST = 10_000
"""Texts that are taken from a store to be looked through here."""
_ENTITY = f"VALUES ?type {{ {' '.join(f'<{CARE[kind]}>' for kind in EntityType)} }} ?thing <{RDF.type}> ?type ."
_DOCUMENT = f"?thing <{RDF.type}> <{CARE.Document}> ."
_TEXTS: Mapping[HitKind, str] = MappingProxyType(
    {
        HitKind.NAME: f"{_ENTITY} ?thing <{SKOS.prefLabel}>|<{SKOS.altLabel}>|<{CARE.acronym}> ?text",
        HitKind.DESCRIPTION: f"{_ENTITY} ?thing <{DCTERMS.description}> ?text",
        HitKind.TITLE: (
            f"{_DOCUMENT} OPTIONAL {{ ?thing <{DCTERMS.title}> ?title }} OPTIONAL {{ ?thing <{CARE.path}> ?path }} "
            "BIND(COALESCE(?title, ?path) AS ?text)"
        ),
        HitKind.QUOTE: (
            f"?thing <{CARE.evidence}>/<{OA.hasSelector}>/<{OA.exact}> ?text ; <{CARE.status}> ?status "
            f"FILTER(?status != <{CARE.rejected}>)"
        ),
    }
)
"""Binds what can be searched, and what it belongs to, as `list_passages` yields it."""


def search_remote_text(
    store: RemoteStore, words: str, kinds: Iterable[HitKind] = tuple(HitKind), most: int | None = 20
) -> tuple[Hit, ...]:
    """Return the texts that have all the words, as `search_text` does, from a store elsewhere.

    The best still come first, but of two that are nearly as good the order may be another. Raises QueryError where
    there is no word to look for, or where more than 10,000 texts of one kind may have them, and StoreError where the
    store fails.
    """
    write_match(words)
    passages = [hit for kind in kinds for hit in _list_candidates(store, words, kind)]
    with tempfile.TemporaryDirectory(prefix="carekg-words-") as folder:
        index = Path(folder) / "index.sqlite"
        write_index(passages, index)
        return search_text(index, words, most=most)


def find_remote_statements(store: RemoteStore, words: str) -> tuple[ox.NamedNode, ...]:
    """Return the statements whose quotes have all the words, as `find_statements` does, from a store elsewhere."""
    return tuple(ox.NamedNode(hit.iri) for hit in search_remote_text(store, words, (HitKind.QUOTE,), None))


def _list_candidates(store: RemoteStore, words: str, kind: HitKind) -> Iterator[Hit]:
    tests = " && ".join(f"REGEX(LCASE(STR(?text)), {ox.Literal(pattern)})" for pattern in list_patterns(words))
    if not tests:
        return
    rows = list(store.ask_rows(f"SELECT DISTINCT ?thing ?text {{ {_TEXTS[kind]} FILTER({tests}) }} LIMIT {_MOST + 1}"))
    if len(rows) > _MOST:
        raise make_excess(words, _MOST, f"{kind}s may")
    for row in rows:
        thing, text = row["thing"], row["text"]
        if isinstance(thing, ox.NamedNode) and isinstance(text, ox.Literal):
            yield Hit(kind, thing.value, text.value)
