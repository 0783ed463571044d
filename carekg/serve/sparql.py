"""The SPARQL 1.1 Protocol endpoint: queries by GET and both kinds of POST, and the description of the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from carekg.query.sparql.serialising import GRAPH_TYPES, TABLE_TYPES, list_media_types
from carekg.serve.asking import choose_form, refuse_failures
from carekg.serve.description import describe_service
from carekg.serve.editions import Edition
from carekg.serve.negotiation import choose_type
from carekg.serve.protocol import SparqlRequest, read_request
from carekg.serve.refusals import RefusalError

if TYPE_CHECKING:
    from starlette.requests import Request

FORMATS: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""What `format=` takes."""
_ALIASES: Mapping[str, str] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
"""Common types that say no more than what a result in one of the exact ones is, too."""


def answer_sparql(request: Request, body: bytes, edition: Edition) -> Response:
    """Answer a request of the SPARQL 1.1 Protocol; raise RefusalError where it is none, or its query fails."""
    asked = read_request(request.method, request.url.query, request.headers.get("content-type", ""), body)
    accept = request.headers.get("accept")
    if not asked.query:
        return _describe(request, accept, asked.form)
    return _answer_query(asked, accept, edition)


def _answer_query(asked: SparqlRequest, accept: str | None, edition: Edition) -> Response:
    with refuse_failures():
        offers = list_media_types(asked.query)
        media_type = _choose(asked.form, accept, offers)
        data = edition.workers.serialise(
            asked.query,
            media_type,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            withdrawal=edition.withdrawal,
        )
    return Response(data, headers={"Content-Type": _name_charset(media_type), "Vary": "Accept"})


def _choose(form: str, accept: str | None, offers: Sequence[str]) -> str:
    if form:
        media_type = choose_form(form, FORMATS)
        if media_type in offers:
            return media_type
    else:
        also = [name for name, exact in _ALIASES.items() if exact in offers]
        chosen = choose_type(accept, [*offers, *also])
        if chosen is not None:
            return _ALIASES.get(chosen, chosen)
    hint = f"this query can be answered as {', '.join(offers)}"
    raise RefusalError(HTTPStatus.NOT_ACCEPTABLE, "there is no answer in a form that you take", hint=hint)


def _describe(request: Request, accept: str | None, form: str) -> Response:
    if not form and choose_type(accept, (*GRAPH_TYPES, "text/html")) == "text/html":
        # Somebody looks in with a browser.
        return RedirectResponse("/query", HTTPStatus.SEE_OTHER)
    media_type = _choose(form, accept, tuple(GRAPH_TYPES))
    data = describe_service(str(request.url.replace(query="")), media_type, (*TABLE_TYPES, *GRAPH_TYPES))
    return Response(data, headers={"Content-Type": _name_charset(media_type), "Vary": "Accept"})


def _name_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
