"""What stands before every request: the Host it names, the size of its body, and the headers of its answer.

A page of a foreign site can have a browser send requests to an address of this machine, under a name that it makes the
browser resolve to it (DNS rebinding). So a request is answered only under a name that this server goes by.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

from carekg.serve.refusals import RefusalError, answer_refusal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_OPENREFINE = frozenset({"http://127.0.0.1:3333", "http://localhost:3333"})
"""Where OpenRefine runs on the analyst's own machine. It may read the reconciliation service and frame its previews."""
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\[\]:/@?#\s]+)(?::\d{1,5})?", re.IGNORECASE)
_INLINE = re.compile(rb"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_DATA_BLOCK = re.compile(rb'type="application/(?:ld\+)?json"', re.IGNORECASE)
_NONE = "'none'"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}


@dataclass(frozen=True, slots=True)
class GuardRules:
    """What a request must keep to."""

    names: frozenset[str] = LOOPBACK
    """The names that the server goes by, in small letters and without ports."""
    origins: frozenset[str] = frozenset()
    """The origins whose scripts may read answers; `*` is any."""
    body_limit: int = 1_000_000
    """Bytes."""
    upload_limit: int = 50_000_000
    """Bytes of a document that is added."""


def list_names(host: str, more: Collection[str] = ()) -> frozenset[str]:
    """Return the names that a server bound to `host` goes by: those of the machine itself, its own, and `more`."""
    bound = set() if host in ("0.0.0.0", "::", "") else {host}  # noqa: S104 - it is left out, not bound to
    return frozenset(name.casefold().strip("[]") for name in (*LOOPBACK, *bound, *more))


def state_policy(page: bytes, ancestors: str = "'none'") -> str:
    """Return a Content-Security-Policy that lets exactly the scripts and styles of this HTML page run.

    `ancestors` are the origins that may show it within a page of their own.
    """
    scripts: list[str] = []
    styles: list[str] = []
    for kind, attributes, text in _INLINE.findall(page):
        if not _DATA_BLOCK.search(attributes):
            (scripts if kind.lower() == b"script" else styles).append(_hash_source(text))
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(scripts) or _NONE}",
            f"style-src {' '.join(styles) or _NONE}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {ancestors}",
        ]
    )


def _hash_source(text: bytes) -> str:
    # A browser reads CRLF as LF before it hashes.
    digest = hashlib.sha256(text.replace(b"\r\n", b"\n")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


class Guard:
    """An ASGI application around another that lets through only what keeps to the rules."""

    def __init__(self, app: ASGIApp, rules: GuardRules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        allowed = self._find_origin(scope["path"], headers.get("origin"))

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(raw=message["headers"]), allowed, open_=bool(self._rules.origins))
                message["headers"] = message["headers"]
            await send(message)

        request = Request(scope)
        try:
            self._check_host(headers.get("host", ""))
            limit = self._rules.upload_limit if scope["path"] == "/documents" else self._rules.body_limit
            receive_guarded = _limit_body(receive, headers.get("content-length"), limit)
        except RefusalError as refusal:
            await answer_refusal(request, refusal)(scope, receive, send_guarded)
            return
        if scope["method"] == "OPTIONS" and allowed and "access-control-request-method" in headers:
            await _answer_preflight(scope, receive, send_guarded)
            return
        await self._app(scope, receive_guarded, send_guarded)

    def _check_host(self, host: str) -> None:
        match = _HOST.fullmatch(host)
        if match is None or match["name"].casefold().strip("[]") not in self._rules.names:
            hint = "start it with --name NAME if it shall go by another name"
            raise RefusalError(HTTPStatus.MISDIRECTED_REQUEST, "this server does not go by that name", hint=hint)

    def _find_origin(self, path: str, origin: str | None) -> str:
        if origin is None:
            return ""
        if "*" in self._rules.origins:
            return "*"
        local = path.startswith("/reconcile") and origin in LOCAL_OPENREFINE
        return origin if local or origin in self._rules.origins else ""


def _add_headers(headers: MutableHeaders, origin: str, *, open_: bool) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    if origin:
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Expose-Headers"] = "Link, Location, X-Carekg-Build"
    if open_:
        headers.add_vary_header("Origin")


async def _answer_preflight(scope: Scope, receive: Receive, send: Send) -> None:
    headers = {
        "Access-Control-Allow-Methods": "GET, HEAD, POST",
        "Access-Control-Allow-Headers": "Accept, Content-Type",
        "Access-Control-Max-Age": "600",
    }
    await Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)(scope, receive, send)


def _limit_body(receive: Receive, length: str | None, limit: int) -> Receive:
    """Return a `receive` that raises RefusalError once a body, or the length it claims, is more than `limit` bytes."""
    if length is not None and length.isdecimal() and int(length) > limit:
        raise _make_excess(limit)
    seen = 0

    async def receive_limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise _make_excess(limit)
        return message

    return receive_limited


def _make_excess(limit: int) -> RefusalError:
    message = f"the request is larger than {limit / 1e6:.0f} MB"
    return RefusalError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message, hint="send less", headers={"Connection": "close"})
