"""The 34 requests of the W3C's tests of the SPARQL 1.1 Protocol, written out from their published descriptions.

They come under the names that the manifest gives them. The graphs that the queries name hold one triple each here, on
the graph's own IRI, of the kind that the tests suppose to find at these addresses.
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
    """Media types of which the answer must have one; empty where the request must be refused."""
    truth: bool | None = None


def _graph(number: int) -> str:
    return DATA.format(number)


def _name_graphs(name: str, *numbers: int) -> tuple[tuple[str, str], ...]:
    return tuple((name, _graph(number)) for number in numbers)


def _post(name: str, kind: str, text: str, **more: object) -> Case:
    return Case(name, headers={"Content-Type": kind} if kind else {}, body=text.encode(), **more)  # type: ignore[arg-type]


def _fill_form(**fields: str) -> str:
    return urlencode(fields, quote_via=quote)


_BOTH = f"ASK {{ <{_graph(1)}> ?p ?o . <{_graph(2)}> ?p ?o }}"
_BOTH_TYPED = f"ASK {{ <{_graph(1)}> a ?type . <{_graph(2)}> a ?type . }}"
_ANY_NAMED = "ASK { GRAPH ?g { ?s ?p ?o } }"
_FULL = "SELECT ?g ?x ?s { ?x ?y ?o  GRAPH ?g { ?s ?p ?o } }"
_ONE = f"ASK FROM <{_graph(1)}> {{ <{_graph(1)}> ?p ?o }}"
_NAMED = _name_graphs("named-graph-uri", 1, 2)
_CONFLICT = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
WITH <http://example/addresses>
DELETE { ?person foaf:givenName 'Bill' } INSERT { ?person foaf:givenName 'William' }
WHERE { ?person foaf:givenName 'Bill' }
"""
_UPDATE = "CLEAR ALL ; INSERT DATA { GRAPH <http://example.org/g> { <urn:s> a <urn:t> } }"

QUERIES = (
    _post("query_post_form", FORM, _fill_form(query="ASK {}"), types=TRUTHS, truth=True),
    Case(
        "query_dataset_default_graphs_get",
        "GET",
        (("query", _BOTH_TYPED), *_name_graphs("default-graph-uri", 1, 2)),
        types=TRUTHS,
        truth=True,
    ),
    _post(
        "query_dataset_default_graphs_post",
        QUERY,
        _BOTH,
        parameters=_name_graphs("default-graph-uri", 1, 2),
        types=TRUTHS,
        truth=True,
    ),
    _post("query_dataset_named_graphs_post", QUERY, _ANY_NAMED, parameters=_NAMED, types=TRUTHS, truth=True),
    Case("query_dataset_named_graphs_get", "GET", (*_NAMED, ("query", _ANY_NAMED)), types=TRUTHS, truth=True),
    _post(
        "query_dataset_full",
        QUERY,
        _FULL,
        parameters=(*_name_graphs("default-graph-uri", 3), *_NAMED),
        types=TABLES,
    ),
    _post(
        "query_multiple_dataset",
        QUERY,
        _ONE,
        parameters=_name_graphs("default-graph-uri", 2),
        types=TRUTHS,
        truth=False,
    ),
    Case("query_get", "GET", (("query", "ASK {}"),), types=TRUTHS, truth=True),
    _post("query_content_type_select", QUERY, "SELECT (1 AS ?value) {}", types=TABLES),
    _post("query_content_type_ask", QUERY, "ASK {}", types=TRUTHS, truth=True),
    _post("query_content_type_describe", QUERY, "DESCRIBE <http://example.org/>", types=GRAPHS),
    _post("query_content_type_construct", QUERY, "CONSTRUCT { <s> <p> 1 } WHERE {}", types=GRAPHS),
    _post("query_post_direct", QUERY, "ASK {}", types=TRUTHS, truth=True),
)
"""Those that must be answered."""

BAD_QUERIES = (
    Case("bad_query_method", "PUT", (("query", "ASK {}"),)),
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
        FORM,
        urlencode({"using-named-graph-uri": "http://example/people", "update": _CONFLICT}),
    ),
)
"""Updates that must be refused with 4xx."""

UPDATES = (
    _post("update_dataset_default_graph", UPDATE, _UPDATE, parameters=_name_graphs("using-graph-uri", 1)),
    _post("update_dataset_default_graphs", UPDATE, _UPDATE, parameters=_name_graphs("using-graph-uri", 1, 2)),
    _post("update_dataset_named_graphs", UPDATE, _UPDATE, parameters=_name_graphs("using-named-graph-uri", 1, 2)),
    _post(
        "update_dataset_full",
        UPDATE,
        _UPDATE,
        parameters=(*_name_graphs("using-graph-uri", 1), *_name_graphs("using-named-graph-uri", 2)),
    ),
    _post("update_post_form", FORM, _fill_form(update="CLEAR ALL")),
    _post("update_post_direct", UPDATE, "CLEAR ALL"),
    _post("update_base_uri", UPDATE, "INSERT DATA { GRAPH <http://example.org/g> { <urn:s> <urn:p> <test> } }"),
)
"""Updates that an endpoint which takes them must carry out. Ours only reads, and refuses them."""
