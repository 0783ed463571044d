"""The requests of the SPARQL 1.1 Protocol: what is asked, and of which graphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs

from carekg.serve.refusals import RefusalError

QUERY_TYPE = "application/sparql-query"
UPDATE_TYPE = "application/sparql-update"
FORM_TYPE = "application/x-www-form-urlencoded"
_MOST_FIELDS = 1000
_METHODS = "GET, HEAD, POST, OPTIONS"


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query, and the graphs that the request names for it; none means all that there are."""

    query: str
    """Empty where none was sent, which asks for the description of the service."""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str = ""
    """A short name of a result format, `csv`, which goes before the Accept header; for browsers and spreadsheets."""


def read_request(method: str, query_string: str, content_type: str, body: bytes) -> SparqlRequest:
    """Read a request by GET, by POST of a form, or by POST of a query itself.

    Raises RefusalError: 405 for another method, 415 for a body of another type or not in UTF-8, 403 for an update,
    and 400 where no query, or more than one, is given.
    """
    if method not in ("GET", "HEAD", "POST"):
        hint = "send the query by GET or POST"
        raise RefusalError(
            HTTPStatus.METHOD_NOT_ALLOWED, f"{method} is not taken", hint=hint, headers={"Allow": _METHODS}
        )
    fields = read_form(query_string, "the address")
    if method == "POST":
        fields = _merge(fields, _read_body(content_type, body))
    if "update" in fields or any(name.startswith("using-") for name in fields):
        raise refuse_update()
    if len(fields.get("query", [])) > 1:
        raise RefusalError(
            HTTPStatus.BAD_REQUEST, "there is more than one query", hint="send one query with each request"
        )
    query = fields.get("query", [""])[0]
    if not query.strip() and ("query" in fields or method == "POST"):
        raise RefusalError(HTTPStatus.BAD_REQUEST, "there is no query", hint="send one as the parameter `query`")
    return SparqlRequest(
        query=query,
        default_graphs=tuple(fields.get("default-graph-uri", ())),
        named_graphs=tuple(fields.get("named-graph-uri", ())),
        form=fields.get("format", [""])[-1],
    )


def refuse_update() -> RefusalError:
    """Return what is said to whoever wants to change the graph."""
    hint = "send a query: SELECT, ASK, CONSTRUCT or DESCRIBE"
    return RefusalError(HTTPStatus.FORBIDDEN, "this endpoint only reads: it takes no updates", hint=hint)


def read_form(text: str, where: str) -> dict[str, list[str]]:
    """Return the fields of a form or a query string; raise RefusalError where it is no UTF-8, or has too many."""
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"{where} is not in UTF-8") from None
    except ValueError:
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"{where} has more than {_MOST_FIELDS:,} parameters") from None


def read_media_type(content_type: str) -> tuple[str, str]:
    """Return the media type of a Content-Type header and its character set, both in small letters."""
    name, *parameters = (part.strip() for part in content_type.lower().split(";"))
    charset = next((value for key, _, value in (each.partition("=") for each in parameters) if key == "charset"), "")
    return name, charset.strip('"')


def _read_body(content_type: str, body: bytes) -> dict[str, list[str]]:
    name, charset = read_media_type(content_type)
    if charset not in ("", "utf-8", "utf8"):
        raise RefusalError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{charset} is not taken", hint="send the query in UTF-8")
    if name == UPDATE_TYPE:
        raise refuse_update()
    if name not in (QUERY_TYPE, FORM_TYPE):
        hint = f"send it as {QUERY_TYPE}, or as the parameter `query` of a form"
        what = f"a body of the type {name}" if name else "a body without a type"
        raise RefusalError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{what} is not taken", hint=hint)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "the body is not in UTF-8") from None
    return {"query": [text]} if name == QUERY_TYPE else read_form(text, "the form")


def _merge(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: [*one.get(name, ()), *other.get(name, ())] for name in {**one, **other}}
