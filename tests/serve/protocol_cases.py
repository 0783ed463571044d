"""The 34 requests of the W3C's tests of the SPARQL 1.1 Protocol, as their manifest of May 2026 has them.

They come under the names that it gives them. Of a test of an update it is the update; the query by which the test then
asks whether it was carried out is left out, since our endpoint only reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
TABLES = frozenset(
    {
        "application/sparql-results+xml",
        "application/sparql-results+json",
        "text/csv",
        "text/tab-separated-values",
    }
)
TRUTHS = frozenset({"application/sparql-results+xml", "application/sparql-results+json"})
GRAPHS = frozenset({"application/rdf+xml", "text/turtle", "application/rdf+json", "application/n-triples"})


@dataclass(frozen=True, slots=True)
class Case:
    """A request, and what must come of it."""

    name: str
    method: str = "POST"
    parameters: tuple[tuple[str, str], ...] = ()
    """Of the query string."""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    types: frozenset[str] = frozenset()
    """Media types of which the answer must have one; empty where an endpoint that only reads must refuse."""
    truth: bool | None = None


def _graph(number: int) -> str:
    return DATA.format(number)


def _name_graphs(name: str, *numbers: int) -> tuple[tuple[str, str], ...]:
    return tuple((name, _graph(number)) for number in numbers)


def _post(name: str, kind: str, text: str, **more: object) -> Case:
    return Case(name, headers={"Content-Type": kind} if kind else {}, body=text.encode(), **more)  # type: ignore[arg-type]


def _fill_form(**fields: str) -> str:
    return urlencode(fields, quote_via=quote)


def _insert(place: str, result: str, *numbers: int) -> str:
    """Return an update that puts documents into graphs of their own, and from these what `result` says into `place`."""
    graphs = (f"GRAPH <{_graph(number)}> {{ <{_graph(number)}> a foaf:Document }}" for number in numbers)
    home = f"http://example.org/protocol-update-{place}-test/"
    return (
        "PREFIX dc: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
        f"DROP ALL ; INSERT DATA {{ {' '.join(graphs)} }} ; INSERT {{ GRAPH <{home}> {result}"
    )


_EMPTY = _name_graphs("default-graph-uri", 0)
_DEFAULT = _name_graphs("default-graph-uri", 1, 2)
_NAMED = _name_graphs("named-graph-uri", 1, 2)
_IN_DEFAULT = f"ASK {{ <{_graph(1)}> a ?type . <{_graph(2)}> a ?type . }}"
_IN_NAMED = f"GRAPH ?g1 {{ <{_graph(1)}> a ?type }} GRAPH ?g2 {{ <{_graph(2)}> a ?type }}"
_MARK = "{ ?s a dc:BibliographicResource } }"
_MARK_DEFAULT = f"{_MARK} WHERE {{ ?s a foaf:Document }}"
_MARK_NAMED = f"{_MARK} WHERE {{ GRAPH ?g {{ ?s a foaf:Document }} }}"
_MARK_BOTH = """{ ?s <http://example.org/in> ?in } } WHERE {
  { GRAPH ?g { ?s a foaf:Document } BIND(?g AS ?in) } UNION { ?s a foaf:Document . BIND("default" AS ?in) }
}"""
_CONFLICT = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
WITH <http://example/addresses>
DELETE { ?person foaf:givenName 'Bill' } INSERT { ?person foaf:givenName 'William' }
WHERE { ?person foaf:givenName 'Bill' }
"""
_BASE = "<http://example.org/protocol-base-test/>"

QUERIES = (
    _post("query_post_form", FORM, _fill_form(query="ASK {}"), parameters=_EMPTY, types=TRUTHS, truth=True),
    Case("query_dataset_default_graphs_get", "GET", (("query", _IN_DEFAULT), *_DEFAULT), types=TRUTHS, truth=True),
    _post("query_dataset_default_graphs_post", QUERY, _IN_DEFAULT, parameters=_DEFAULT, types=TRUTHS, truth=True),
    _post(
        "query_dataset_named_graphs_post", QUERY, f"ASK {{ {_IN_NAMED} }}", parameters=_NAMED, types=TRUTHS, truth=True
    ),
    Case(
        "query_dataset_named_graphs_get",
        "GET",
        (("query", f"ASK {{ {_IN_NAMED} }}"), *_NAMED),
        types=TRUTHS,
        truth=True,
    ),
    _post(
        "query_dataset_full",
        QUERY,
        f"ASK {{ <{_graph(3)}> a ?type {_IN_NAMED} }}",
        parameters=(*_name_graphs("default-graph-uri", 3), *_NAMED),
        types=TRUTHS,
        truth=True,
    ),
    _post(
        "query_multiple_dataset",
        QUERY,
        f"ASK FROM <{_graph(3)}> {{ {_IN_NAMED} }}",
        parameters=_NAMED,
        types=TRUTHS,
        truth=True,
    ),
    Case("query_get", "GET", (("query", "ASK {}"), *_EMPTY), types=TRUTHS, truth=True),
    _post("query_content_type_select", QUERY, "SELECT (1 AS ?value) {}", parameters=_EMPTY, types=TABLES),
    _post("query_content_type_ask", QUERY, "ASK {}", parameters=_EMPTY, types=TRUTHS),
    _post("query_content_type_describe", QUERY, "DESCRIBE <http://example.org/>", parameters=_EMPTY, types=GRAPHS),
    _post("query_content_type_construct", QUERY, "CONSTRUCT { <s> <p> 1 } WHERE {}", parameters=_EMPTY, types=GRAPHS),
    _post("query_post_direct", QUERY, "ASK {}", types=TRUTHS, truth=True),
)
"""Those that must be answered."""

BAD_QUERIES = (
    Case("bad_query_method", "PUT", (("query", "ASK {}"), *_EMPTY), headers={"Content-Type": FORM}),
    Case("bad_multiple_queries", "GET", (("query", "ASK {}"), ("query", "SELECT * {}"))),
    _post("bad_query_wrong_media_type", "text/plain", "ASK {}"),
    _post("bad_query_missing_form_type", "", _fill_form(query="ASK {}")),
    _post("bad_query_missing_direct_type", "", "ASK {}"),
    Case("bad_query_non_utf8", headers={"Content-Type": f"{QUERY}; charset=UTF-16"}, body="ASK {}".encode("utf-16")),
    Case("bad_query_syntax", "GET", (("query", "ASK {"),)),
)
"""Queries that must be refused with 4xx."""

BAD_UPDATES = (
    Case("bad_update_get", "GET", (("update", "CLEAR ALL"),)),
    _post("bad_multiple_updates", FORM, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT"),
    _post("bad_update_wrong_media_type", "text/plain", "CLEAR NAMED"),
    _post("bad_update_missing_form_type", "", _fill_form(update="CLEAR NAMED")),
    Case(
        "bad_update_non_utf8",
        headers={"Content-Type": f"{UPDATE}; charset=UTF-16"},
        body="CLEAR NAMED".encode("utf-16"),
    ),
    _post("bad_update_syntax", FORM, _fill_form(update="CLEAR XYZ")),
    _post(
        "bad_update_dataset_conflict",
        UPDATE,
        _CONFLICT,
        parameters=(("using-named-graph-uri", "http://example/people"),),
    ),
)
"""Updates that must be refused with 4xx."""

UPDATES = (
    _post(
        "update_dataset_default_graph",
        UPDATE,
        _insert("dataset", _MARK_DEFAULT, 1).replace("DROP ALL", "CLEAR ALL"),
        parameters=_name_graphs("using-graph-uri", 1),
    ),
    _post(
        "update_dataset_default_graphs",
        UPDATE,
        _insert("dataset-graphs", _MARK_DEFAULT, 1, 2, 3),
        parameters=_name_graphs("using-graph-uri", 1, 2),
    ),
    _post(
        "update_dataset_named_graphs",
        UPDATE,
        _insert("dataset-named-graphs", _MARK_NAMED, 1, 2, 3),
        parameters=_name_graphs("using-named-graph-uri", 1, 2),
    ),
    _post(
        "update_dataset_full",
        UPDATE,
        _insert("dataset-full", _MARK_BOTH, 1, 2, 3),
        parameters=(*_name_graphs("using-graph-uri", 1), *_name_graphs("using-named-graph-uri", 2)),
    ),
    _post("update_post_form", FORM, "update=CLEAR+ALL"),
    _post("update_post_direct", UPDATE, "CLEAR ALL"),
    _post(
        "update_base_uri",
        UPDATE,
        f"CLEAR SILENT GRAPH {_BASE} ; "
        f"INSERT DATA {{ GRAPH {_BASE} {{ <http://example.org/s> <http://example.org/p> <test> }} }}",
    ),
)
"""Updates that an endpoint which takes them must carry out. Ours only reads, and refuses them."""
