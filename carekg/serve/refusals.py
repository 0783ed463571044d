"""Why a request is not answered: a status, what is wrong, where and what to do, for programs and for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from markupsafe import escape
from starlette.responses import Response

from carekg.errors import CarekgError
from carekg.serve.negotiation import choose_type

if TYPE_CHECKING:
    from starlette.requests import Request

_PAGE = """\
<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<h1>{title}</h1>
<p>{message}</p>
{hint}<p><a href="/">To the explorer</a></p>
</html>
"""
_TITLES: Mapping[int, str] = {
    400: "That cannot be understood",
    401: "A token is needed",
    403: "That is not done here",
    404: "There is nothing here",
    405: "Not in this way",
    406: "Not in this form",
    413: "That is too much",
    415: "Not in this form",
    421: "Not under this name",
    500: "Something went wrong here",
    502: "The store does not answer",
    503: "That is more than this server does",
    504: "That took too long",
}


class RefusalError(CarekgError):
    """A request that is not answered, with the status that says why."""

    def __init__(
        self,
        status: HTTPStatus,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, line=line, column=column, hint=hint)
        self.status = status
        self.headers = dict(headers or {})


def make_refusal(status: HTTPStatus, error: CarekgError) -> RefusalError:
    """Return an error of ours as a refusal; paths of this machine are left out."""
    return RefusalError(status, error.message, line=error.line, column=error.column, hint=error.hint)


def answer_refusal(request: Request, refusal: RefusalError) -> Response:
    """Return a page for a browser, and for all else problem details (RFC 9457) with `line`, `column` and `hint`."""
    wanted = choose_type(request.headers.get("accept"), ("application/problem+json", "application/json", "text/html"))
    title = _TITLES.get(refusal.status, refusal.status.phrase)
    headers = {**refusal.headers, "Cache-Control": "no-store"}
    if wanted == "text/html":
        hint = f"<p>{escape(_make_sentence(refusal.hint))}</p>\n" if refusal.hint else ""
        page = _PAGE.format(title=escape(title), message=escape(_make_sentence(_say_where(refusal))), hint=hint)
        return Response(page, refusal.status, headers, "text/html")
    facts = {
        "type": "about:blank",
        "title": title,
        "status": int(refusal.status),
        "detail": refusal.message,
        "line": refusal.line,
        "column": refusal.column,
        "hint": refusal.hint,
    }
    body = json.dumps({name: fact for name, fact in facts.items() if fact is not None}, ensure_ascii=False)
    return Response(body, refusal.status, headers, "application/problem+json")


def _say_where(refusal: RefusalError) -> str:
    if refusal.line is None:
        return refusal.message
    return f"Line {refusal.line}, column {refusal.column or 1}: {refusal.message}"


def _make_sentence(said: str) -> str:
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "?", "!")) else ".")
