"""The description of the API: as OpenAPI 3.1, and as a page to read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import jinja2
from starlette.responses import Response

from carekg.serve.api.examples import Examples, pick_examples
from carekg.serve.api.operations import OPERATIONS, Operation
from carekg.serve.api.parameters import Parameter
from carekg.serve.api.schemas import SCHEMAS, Schema, make_page, refer
from carekg.serve.editions import Edition
from carekg.serve.guard import state_policy

if TYPE_CHECKING:
    from starlette.requests import Request


def answer_description(_request: Request, _body: bytes, edition: Edition) -> Response:
    """Answer with the API's description in OpenAPI."""
    described = describe_api(pick_examples(edition.index()))
    return Response(json.dumps(described, ensure_ascii=False, indent=1), media_type="application/json")


def answer_readable_page(_request: Request, _body: bytes, edition: Edition) -> Response:
    """Answer with a page that says what the API offers, with an address to try for each operation."""
    page = _render_page(pick_examples(edition.index()))
    return Response(
        page, headers={"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": state_policy(page)}
    )


def describe_api(examples: Examples) -> Mapping[str, object]:
    """Return the description of the API in OpenAPI 3.1, as JSON, with examples from a graph."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "carekg",
            "version": version("carekg"),
            "description": "Who announced, funds, supports or opposes what in UK care policy, each with its quote.",
        },
        "servers": [{"url": "/api"}],
        "paths": {operation.path: {"get": _describe_operation(operation, examples)} for operation in OPERATIONS},
        "components": {"schemas": dict(SCHEMAS)},
    }


def _describe_operation(operation: Operation, examples: Examples) -> Mapping[str, object]:
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [_describe_parameter(parameter, examples) for parameter in operation.parameters],
        "responses": {
            "200": _describe_response("What was found.", "application/json", _describe_answer(operation)),
            "default": _describe_response("Why not.", "application/problem+json", refer("Problem")),
        },
    }


def _describe_answer(operation: Operation) -> Schema:
    if not operation.paged:
        return refer(operation.schema)
    page = make_page(refer(operation.schema))
    if not operation.takes_settings:
        return page
    columns = {"type": "array", "items": {"type": "string"}}
    return {**page, "properties": {"columns": columns, **_read_mapping(page["properties"])}}


def _read_mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _describe_response(description: str, media_type: str, schema: Schema) -> Mapping[str, object]:
    return {"description": description, "content": {media_type: {"schema": schema}}}


def _describe_parameter(parameter: Parameter, examples: Examples) -> Mapping[str, object]:
    schema: dict[str, object] = {"type": "string"}
    if parameter.most is not None:
        schema = {"type": "integer", "minimum": 0, "maximum": parameter.most}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.default is not None:
        schema["default"] = parameter.default
    described: dict[str, object] = {
        "name": parameter.name,
        "in": "path" if parameter.in_path else "query",
        "required": parameter.required,
        "description": parameter.description,
        "schema": schema,
    }
    example = parameter.choose_example(examples)
    return {**described, "example": example} if example else described


def _render_page(examples: Examples) -> bytes:
    page = _load_template().render(operations=OPERATIONS, make_example=partial(_make_example, examples))
    return page.encode("utf-8")


@cache
def _load_template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    return environment.from_string((files("carekg.serve.api") / "page.html.j2").read_text(encoding="utf-8"))


def _make_example(examples: Examples, operation: Operation) -> str:
    path, query = operation.path, {}
    for parameter in operation.parameters:
        if parameter.in_path:
            path = path.replace(f"{{{parameter.name}}}", quote(parameter.choose_example(examples), safe=""))
        elif parameter.required:
            query[parameter.name] = parameter.choose_example(examples)
    return f"/api{path}?{urlencode(query)}" if query else f"/api{path}"
