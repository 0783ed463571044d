"""The addresses of the reconciliation service: manifest, queries, suggestions, columns to add, and previews."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING

import jinja2
from starlette.responses import Response

from carekg.graph.words.wording import say_kind
from carekg.serve.editions import Edition
from carekg.serve.guard import LOCAL_OPENREFINE, state_policy
from carekg.serve.index import Index
from carekg.serve.protocol import FORM_TYPE, read_form, read_media_type
from carekg.serve.reconciliation.manifest import list_types, write_manifest
from carekg.serve.reconciliation.matching import suggest_names
from carekg.serve.reconciliation.messages import answer_extension, answer_queries, describe_entity
from carekg.serve.reconciliation.properties import PROPERTIES, Property, propose_properties
from carekg.serve.refusals import RefusalError

if TYPE_CHECKING:
    from starlette.requests import Request

_SUGGESTED = 20
_DIGITS = 9
_SHOWN = 3


def answer_reconciliation(request: Request, body: bytes, edition: Edition) -> Response:
    """Answer a batch of queries or a wish for columns, by GET or POST of a form, and all else with the manifest."""
    fields = read_form(request.url.query, "the address")
    if request.method == "POST":
        fields |= _read_body(request, body)
    if "queries" in fields:
        return _answer_json(answer_queries(edition.index(), fields["queries"][-1]))
    if "extend" in fields:
        return _answer_json(answer_extension(edition.index(), fields["extend"][-1]))
    return _answer_json(write_manifest(str(request.base_url).rstrip("/")))


def answer_suggestions(request: Request, _body: bytes, edition: Edition) -> Response:
    """Answer with the entities, types or properties whose names begin as a user has begun to type."""
    kind, prefix = request.path_params["kind"], request.query_params.get("prefix", "")
    skipped = _read_number(request, "cursor") or 0
    if kind == "entity":
        found: Sequence[object] = [
            describe_entity(each) for each in suggest_names(edition.index(), prefix)[skipped : skipped + _SUGGESTED]
        ]
    elif kind == "type":
        found = [each for each in list_types() if _begins(each, prefix)][skipped:]
    elif kind == "property":
        found = [each for each in map(_describe_property, PROPERTIES.values()) if _begins(each, prefix)][skipped:]
    else:
        raise RefusalError(
            HTTPStatus.NOT_FOUND, "there is nothing of that kind to suggest", hint="entity, type or property"
        )
    return _answer_json({"result": found})


def answer_properties(request: Request, _body: bytes, _edition: Edition) -> Response:
    """Answer with the properties that make columns for a type."""
    type_, limit = request.query_params.get("type", ""), _read_number(request, "limit")
    most = len(PROPERTIES) if limit is None else limit
    properties = [_describe_property(each) for each in propose_properties(type_)[:most]]
    return _answer_json({"type": type_, "properties": properties, "limit": most})


def answer_preview(request: Request, _body: bytes, edition: Edition) -> Response:
    """Answer with a small page about an entity, which OpenRefine shows in a frame of its own."""
    index = edition.index()
    entity = index.entities.get(request.query_params.get("id", ""))
    if entity is None:
        raise RefusalError(HTTPStatus.NOT_FOUND, "there is no such entity", hint="give its id as the parameter `id`")
    statements = index.by_entity.get(entity.id, [])
    page = _load_template().render(
        entity=entity, kind=say_kind(entity), count=len(statements), quotes=list(_pick_quotes(index, entity.id))
    )
    policy = state_policy(page.encode("utf-8"), " ".join(sorted(LOCAL_OPENREFINE)))
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
    return Response(page, headers=headers)


def _pick_quotes(index: Index, id_: str) -> Iterable[str]:
    quotes = [" ".join(each.evidence.quote.split()) for each in index.by_entity.get(id_, []) if each.evidence.quote]
    return list(dict.fromkeys(quotes))[:_SHOWN]


@cache
def _load_template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    text = (files("carekg.serve.reconciliation") / "preview.html.j2").read_text(encoding="utf-8")
    return environment.from_string(text)


def _read_body(request: Request, body: bytes) -> dict[str, list[str]]:
    name, _ = read_media_type(request.headers.get("content-type", ""))
    if name != FORM_TYPE:
        hint = f"send a form: {FORM_TYPE}"
        raise RefusalError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "a body of this type is not taken", hint=hint)
    try:
        return read_form(body.decode("utf-8"), "the form")
    except UnicodeDecodeError:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "the form is not in UTF-8") from None


def _read_number(request: Request, name: str) -> int | None:
    """Return a number of the address, or None where it is left out."""
    text = request.query_params.get(name, "")
    if text and not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"{name} is no number", hint="leave it out, or give 0 or more")
    return int(text) if text else None


def _describe_property(value: Property) -> Mapping[str, object]:
    return {"id": value.id, "name": value.name}


def _begins(value: Mapping[str, object], prefix: str) -> bool:
    """Tell whether the id or a word of the name of a type or property begins so."""
    id_, name, wanted = str(value["id"]).casefold(), str(value["name"]).casefold(), prefix.casefold()
    return any(word.startswith(wanted) for word in (id_, name, *name.split()))


def _answer_json(value: object) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), media_type="application/json")
