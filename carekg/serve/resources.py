"""The things of the graph under addresses of their own, each as a page, as Turtle or as JSON-LD, as a client asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import NamedNode, serialize
from starlette.responses import RedirectResponse, Response

from carekg.explore.site import link_document, link_entity
from carekg.model import Evidence
from carekg.namespaces import CKG, PREFIXES
from carekg.query.sparql.serialising import GRAPH_TYPES
from carekg.serve.asking import refuse_failures
from carekg.serve.caching import has_already, tag_content
from carekg.serve.editions import Edition
from carekg.serve.guard import state_policy
from carekg.serve.negotiation import choose_type
from carekg.serve.refusals import RefusalError

if TYPE_CHECKING:
    from starlette.requests import Request

HTML = "text/html"
ENDINGS: Mapping[str, str] = {
    ".html": HTML,
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
}
"""What may be put behind the address of a thing to have it in one form."""
_EXPLORER = "explorer.html"


def answer_file(request: Request, _body: bytes, edition: Edition) -> Response:
    """Answer with a file of the site; the path is looked up among those there are, and no file is opened by it."""
    path = request.path_params.get("path") or _EXPLORER
    if path == _EXPLORER:
        return _send(request, edition.explorer(), HTML)
    page = _render(edition, path)
    return _send(request, page, ENDINGS[path[path.rindex(".") :]])


def answer_thing(request: Request, _body: bytes, edition: Edition) -> Response:
    """Answer with an entity, or another thing under `/id/`: `/id/NAME`, `/id/statement/HASH`, `/id/document/NAME`."""
    name, media_type = _choose_form(request, request.path_params["name"], edition)
    kind, slash, local = name.partition("/")
    # The IRI of a graph has two slashes, that of any other thing one at the most.
    parts = name.split("/", 2 if kind == "graph" else 1)
    iri = CKG + "/".join(quote(part, safe="") for part in parts)
    if media_type != HTML:
        return _answer_triples(request, edition, iri, media_type)
    return _answer_page(request, edition, kind if slash else "", local if slash else name)


def answer_document(request: Request, _body: bytes, edition: Edition) -> Response:
    """Answer with a document under `/document/NAME`."""
    name, media_type = _choose_form(request, request.path_params["name"], edition, kind="document/")
    if media_type != HTML:
        return _answer_triples(request, edition, f"{CKG}document/{quote(name, safe='')}", media_type)
    page = _render(edition, link_document(name))
    return _send(request, page, HTML, _list_links("document/", name))


def _send(request: Request, data: bytes, media_type: str, links: str = "") -> Response:
    """Answer with data, or tell a client that has it already so; what has links to other forms varies with Accept."""
    etag = tag_content(data)
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if links:
        headers |= {"Link": links, "Vary": "Accept"}
    if has_already(request, etag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if media_type == HTML:
        headers["Content-Security-Policy"] = state_policy(data)
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Response(data, headers={**headers, "Content-Type": media_type + charset})


def _choose_form(request: Request, name: str, edition: Edition, kind: str = "") -> tuple[str, str]:
    """Return the name without its ending, and the media type that the ending or the Accept header asks for."""
    known = edition.index().documents if kind else edition.index().entities
    for ending, media_type in ENDINGS.items():
        if name.endswith(ending) and name not in known:
            return name.removesuffix(ending), media_type
    media_type = choose_type(request.headers.get("accept"), (HTML, *GRAPH_TYPES)) or ""
    if not media_type:
        hint = f"it can be had as {', '.join((HTML, *GRAPH_TYPES))}"
        raise RefusalError(HTTPStatus.NOT_ACCEPTABLE, "it cannot be had in a form that you take", hint=hint)
    return name, media_type


def _answer_page(request: Request, edition: Edition, kind: str, name: str) -> Response:
    if kind == "document":
        return RedirectResponse(f"/document/{quote(name, safe='')}", HTTPStatus.SEE_OTHER)
    if kind == "statement":
        return RedirectResponse(_find_statement(edition, name), HTTPStatus.SEE_OTHER)
    if kind:
        raise _make_absence()
    page = _render(edition, link_entity(name))
    return _send(request, page, HTML, _list_links("id/", name))


def _find_statement(edition: Edition, name: str) -> str:
    statement = edition.index().statements.get(name)
    if statement is None:
        raise _make_absence()
    if isinstance(statement.evidence, Evidence):
        return f"/document/{quote(statement.evidence.document, safe='')}#s-{name}"
    return f"/id/{quote(statement.subject, safe='')}#s-{name}"


def _answer_triples(request: Request, edition: Edition, iri: str, media_type: str) -> Response:
    with refuse_failures():
        answer = edition.workers.ask(_read_query(), {"thing": NamedNode(iri)}, withdrawal=edition.withdrawal)
    if not answer.triples:
        raise _make_absence()
    prefixes = {prefix: start for prefix, start in PREFIXES.items() if prefix != "ckg"}
    with_prefixes = prefixes if media_type == "text/turtle" else None
    data = serialize(answer.triples, format=GRAPH_TYPES[media_type], prefixes=with_prefixes) or b""
    links = f'<{iri}>; rel="about"'
    return _send(request, data, media_type, links)


@cache
def _read_query() -> str:
    return (files("carekg.serve") / "thing.rq").read_text(encoding="utf-8")


def _render(edition: Edition, path: str) -> bytes:
    try:
        return edition.site().render_page(path)
    except KeyError:
        raise _make_absence() from None


def _list_links(folder: str, name: str) -> str:
    local = quote(name, safe="")
    alternates = [
        f'</{folder}{local}{ending}>; rel="alternate"; type="{media_type}"'
        for ending, media_type in ENDINGS.items()
        if media_type != HTML
    ]
    iri = CKG + (f"document/{local}" if folder == "document/" else local)
    return ", ".join([*alternates, f'<{iri}>; rel="about"'])


def _make_absence() -> RefusalError:
    return RefusalError(
        HTTPStatus.NOT_FOUND, "the graph has nothing of that name", hint="search for it by another name"
    )
