"""The application: which address is answered by what, each request from one edition alone."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from carekg.errors import StoreError
from carekg.query.processes.withdrawal import Withdrawal
from carekg.serve.additions import Additions
from carekg.serve.api.openapi import answer_description, answer_readable_page
from carekg.serve.api.operations import OPERATIONS
from carekg.serve.asking import refuse_store
from carekg.serve.editions import Edition, Editions
from carekg.serve.faults import log_fault
from carekg.serve.guard import Guard, GuardRules
from carekg.serve.query_page import answer_query_file, answer_query_page
from carekg.serve.reconciliation.endpoint import (
    answer_preview,
    answer_properties,
    answer_reconciliation,
    answer_suggestions,
)
from carekg.serve.refusals import RefusalError, answer_refusal
from carekg.serve.resources import answer_document, answer_file, answer_thing
from carekg.serve.sparql import answer_sparql

if TYPE_CHECKING:
    from starlette.types import ASGIApp

logger = logging.getLogger("carekg.serve")

Handler = Callable[[Request, bytes, Edition], Response]
_ALL_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_MOST_THREADS = 100
"""Requests that are worked on at once; queries among them wait for a worker of their own."""


def create_app(editions: Editions, rules: GuardRules, additions: Additions | None = None) -> ASGIApp:
    """Return the application over the edition of the moment. Documents are taken only where `additions` is given."""
    threads = anyio.CapacityLimiter(_MOST_THREADS)

    def route(
        path: str, handle: Handler, methods: Sequence[str] = ("GET",), admit: Callable[[Request], None] | None = None
    ) -> Route:
        return Route(path, partial(_answer, handle, editions, threads, admit), methods=list(methods))

    routes = [
        route("/", answer_file),
        route("/sparql", answer_sparql, _ALL_METHODS),
        route("/sparql/", answer_sparql, _ALL_METHODS),
        route("/query", answer_query_page),
        route("/query/{name}", answer_query_file),
        route("/id/{name:path}", answer_thing),
        *(route(f"/api{operation.path}", operation.answer) for operation in OPERATIONS),
        route("/api/openapi.json", answer_description),
        route("/api", answer_readable_page),
        route("/api/", answer_readable_page),
        route("/reconcile", answer_reconciliation, ("GET", "POST")),
        route("/reconcile/suggest/{kind}", answer_suggestions),
        route("/reconcile/properties", answer_properties),
        route("/reconcile/preview", answer_preview),
        route("/entity/{name:path}", answer_thing),
        route("/document/{name:path}", answer_document),
        route("/{path:path}", answer_file),
    ]
    if additions is not None:
        routes[:0] = [
            route("/documents", additions.take_document, ("POST",), additions.check_token),
            route("/documents/{task}", additions.show_task, ("GET",), additions.check_token),
        ]
    handlers = {
        RefusalError: _refuse,
        StoreError: _refuse_store,
        HTTPException: _refuse_route,
        Exception: _refuse_fault,
    }
    return Guard(Starlette(routes=routes, exception_handlers=handlers), rules)


async def _answer(
    handle: Handler,
    editions: Editions,
    threads: anyio.CapacityLimiter,
    admit: Callable[[Request], None] | None,
    request: Request,
) -> Response:
    begun = time.monotonic()
    if admit is not None:
        admit(request)
    body = await request.body()
    with editions.borrow() as edition:
        watching = asyncio.create_task(_watch_client(request, edition.withdrawal))
        try:
            response = await anyio.to_thread.run_sync(handle, request, body, edition, limiter=threads)
        finally:
            watching.cancel()
        response.headers["X-Carekg-Build"] = edition.stamp[:16]
    _log(request, response.status_code, begun)
    return response


async def _watch_client(request: Request, withdrawal: Withdrawal) -> None:
    """Withdraw what a client has asked as soon as it goes."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    withdrawal.withdraw()


async def _refuse(request: Request, refusal: Exception) -> Response:
    if not isinstance(refusal, RefusalError):
        raise refusal
    _log(request, refusal.status)
    return answer_refusal(request, refusal)


async def _refuse_store(request: Request, error: Exception) -> Response:
    if not isinstance(error, StoreError):
        raise error
    return await _refuse(request, refuse_store(error))


async def _refuse_route(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    status = HTTPStatus(error.status_code)
    message = "that is not done here" if status is HTTPStatus.METHOD_NOT_ALLOWED else status.phrase.lower()
    return await _refuse(request, RefusalError(status, message, headers=error.headers))


async def _refuse_fault(request: Request, fault: Exception) -> Response:
    log_fault(fault)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return await _refuse(
        request, RefusalError(status, "a fault of carekg, which its log names", hint="please report it")
    )


def _log(request: Request, status: int, begun: float | None = None) -> None:
    """Write one line without contents: the route and not the address, no query, no name."""
    route = request.scope.get("route")
    took = "" if begun is None else f" {1000 * (time.monotonic() - begun):.0f} ms"
    logger.info("%s %s %d%s", request.method, getattr(route, "path", "-"), status, took)
