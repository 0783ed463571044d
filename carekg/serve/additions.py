"""Taking documents in over HTTP: only with the token, one after the other, with a status to ask for."""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import partial
from http import HTTPStatus
from pathlib import PurePath
from secrets import token_hex
from typing import TYPE_CHECKING

from starlette.responses import Response

from carekg.serve.api.parameters import Parameter, read_parameters
from carekg.serve.editions import Edition
from carekg.serve.faults import log_fault
from carekg.serve.refusals import RefusalError

if TYPE_CHECKING:
    from starlette.requests import Request

_MOST_WAITING = 20
_MOST_KEPT = 200

PARAMETERS = (
    Parameter("name", "The document's file name, which says what kind of file it is.", "letter.pdf", required=True),
    Parameter("title", "Its title, where it does not say so itself."),
    Parameter("publisher", "Who published it."),
    Parameter("date", "When it was published: 2024, 2024-09 or 2024-09-17."),
    Parameter("nation", "The nation it speaks of."),
    Parameter("genre", "News, letter, speech, strategy, …"),
    Parameter("url", "Where it can be read."),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of adding a document."""

    is_added: bool
    lines: tuple[str, ...]
    """What `carekg add` said."""


class Stage(StrEnum):
    """How far the adding of a document has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Task:
    """A document that was sent, and what has come of it so far."""

    id: str
    stage: Stage
    lines: tuple[str, ...] = ()


AddDocument = Callable[[str, bytes, Mapping[str, str]], Outcome]
"""Adds a document, given its file name, its bytes and corrections of what is read from it, and rebuilds."""


class Additions:
    """The documents that were sent; they are added one after the other, in a thread of their own."""

    def __init__(self, add: AddDocument, token: str) -> None:
        self._add = add
        self._token = token.encode("utf-8")
        self._lock = threading.Lock()
        self._tasks: dict[str, Task] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="carekg-add")

    def check_token(self, request: Request) -> None:
        """Raise RefusalError unless the request bears the token; how long that takes tells nothing about it."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        matches = hmac.compare_digest(given.strip().encode("utf-8", "replace"), self._token)
        if not (matches and scheme.lower() == "bearer"):
            hint = "send the header `Authorization: Bearer TOKEN` with the token that was printed at the start"
            headers = {"WWW-Authenticate": "Bearer"}
            raise RefusalError(
                HTTPStatus.UNAUTHORIZED, "documents are taken with the token only", hint=hint, headers=headers
            )

    def take_document(self, request: Request, body: bytes, _edition: Edition) -> Response:
        """Take a document, the body of the request, and answer with where to ask what becomes of it."""
        values = read_parameters(PARAMETERS, dict(request.query_params))
        name = str(values.pop("name"))
        if PurePath(name).name != name or name.startswith(".") or "\\" in name or not name.isprintable():
            hint = "as in name=letter.pdf"
            raise RefusalError(HTTPStatus.BAD_REQUEST, "the name is none of a file alone", hint=hint)
        if not body:
            raise RefusalError(HTTPStatus.BAD_REQUEST, "there is no document", hint="send its bytes as the body")
        corrections = {key: str(value) for key, value in values.items() if value}
        for key, value in corrections.items():
            if not value.isprintable():
                raise RefusalError(HTTPStatus.BAD_REQUEST, f"{key} has a character that cannot be printed")
        task = self._open_task()
        running = self._thread.submit(self._run, task.id, name, body, corrections)
        running.add_done_callback(partial(self._settle, task.id))
        return _answer_task(task, HTTPStatus.ACCEPTED, {"Location": f"/documents/{task.id}"})

    def show_task(self, request: Request, _body: bytes, _edition: Edition) -> Response:
        """Answer with what has become of a document that was sent."""
        task = self._tasks.get(request.path_params["task"])
        if task is None:
            raise RefusalError(
                HTTPStatus.NOT_FOUND, "no document was sent under this number", hint="was it sent before a restart?"
            )
        return _answer_task(task, HTTPStatus.OK)

    def close(self) -> None:
        """Take no more, and forget those that have not begun."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _open_task(self) -> Task:
        task = Task(token_hex(8), Stage.WAITING)
        with self._lock:
            if sum(each.stage in (Stage.WAITING, Stage.RUNNING) for each in self._tasks.values()) >= _MOST_WAITING:
                headers = {"Retry-After": "60"}
                raise RefusalError(
                    HTTPStatus.SERVICE_UNAVAILABLE, "too many documents are waiting", hint="try later", headers=headers
                )
            self._tasks[task.id] = task
            while len(self._tasks) > _MOST_KEPT:
                del self._tasks[next(iter(self._tasks))]
        return task

    def _run(self, id_: str, name: str, data: bytes, corrections: Mapping[str, str]) -> None:
        self._note(Task(id_, Stage.RUNNING))
        try:
            outcome = self._add(name, data, corrections)
        except OSError as error:
            outcome = Outcome(is_added=False, lines=(error.strerror or "it cannot be added",))
        self._note(Task(id_, Stage.DONE if outcome.is_added else Stage.FAILED, outcome.lines))

    def _settle(self, id_: str, running: Future[None]) -> None:
        """Note that nothing came of a document where carekg itself is at fault."""
        if not running.cancelled() and (fault := running.exception()) is not None:
            log_fault(fault)
            self._note(Task(id_, Stage.FAILED, ("a fault of carekg, which its log names",)))

    def _note(self, task: Task) -> None:
        with self._lock:
            if task.id in self._tasks:
                self._tasks[task.id] = task


def _answer_task(task: Task, status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Response:
    body = json.dumps(asdict(task), ensure_ascii=False)
    return Response(body, status, {"Cache-Control": "no-store", **(headers or {})}, "application/json")
