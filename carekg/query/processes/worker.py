"""The process that answers queries for another, which ends it when a query takes too much: see `workers`."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions

from carekg.errors import CarekgError, QueryError
from carekg.graph.disk.opening import open_store
from carekg.graph.elsewhere.remote import RemoteStore, StoreAddress
from carekg.query.answers import AnswerKind
from carekg.query.elsewhere.forwarding import evaluate_remote_query
from carekg.query.processes.channel import Channel
from carekg.query.processes.limits import Limits, limit_memory
from carekg.query.processes.messages import Reply, Request, read_request, write_reply
from carekg.query.sparql.running import evaluate_query
from carekg.query.sparql.serialising import Result, serialise_result

Source = Path | StoreAddress
"""What is asked: a store on disk, or one elsewhere."""
Evaluate = Callable[..., tuple[Result, bool]]
"""`evaluate_query` or `evaluate_remote_query` of a store that is open."""

OUT_OF_MEMORY = 70
"""The exit code of a worker whose Python, not Oxigraph, found no more memory."""
ANSWER_TABLE_TYPE = "text/tab-separated-values"
"""All terms fit in it, and it is read in half the time that JSON takes."""
ANSWER_GRAPH_TYPE = "application/n-triples"
READY = b""
"""What a worker says first."""
_GRACE_SECONDS = 5.0
"""How long after its time a store elsewhere may still answer; by then this process has been ended."""


def serve_requests(channel: Channel, source: Source, limits: Limits) -> None:
    """Open a store and answer the requests that come, one by one, until the other side is gone.

    Sent first is READY, or the GraphError that says why the store cannot be opened; then, for each Request, a Reply or
    a CarekgError.
    """
    _prepare_process()
    with contextlib.suppress(EOFError, ConnectionError):
        try:
            evaluate = _open_source(source, limits)
        except CarekgError as error:
            channel.send(write_reply(error))
            return
        limit_memory(limits.memory)
        channel.send(READY)
        while True:
            request = read_request(channel.receive())
            try:
                channel.send(write_reply(_answer_request(evaluate, request, limits.rows)))
            except MemoryError:
                os._exit(OUT_OF_MEMORY)


def _open_source(source: Source, limits: Limits) -> Evaluate:
    if isinstance(source, StoreAddress):
        patient = replace(source, timeout=limits.seconds + _GRACE_SECONDS)
        return partial(evaluate_remote_query, RemoteStore(patient))
    return partial(evaluate_query, open_store(source))


def _answer_request(evaluate: Evaluate, request: Request, most_rows: int) -> Reply | CarekgError:
    try:
        result, ordered = evaluate(
            request.sparql,
            request.bindings,
            default_graphs=request.default_graphs,
            named_graphs=request.named_graphs,
        )
        if isinstance(result, QuerySolutions | QueryBoolean):
            kind, usual = AnswerKind.TRUTH if isinstance(result, QueryBoolean) else AnswerKind.TABLE, ANSWER_TABLE_TYPE
        else:
            kind, usual = AnswerKind.GRAPH, ANSWER_GRAPH_TYPE
        return Reply(kind, serialise_result(result, request.media_type or usual, most_rows), ordered)
    except CarekgError as error:
        # A traceback cannot be sent, and what caused the error is nothing to the asker.
        return error.with_traceback(None)
    except (RuntimeError, OSError) as error:
        return QueryError(f"the query broke off: {error}")


def _prepare_process() -> None:
    """Leave Ctrl-C to the parent, end when it ends, and keep the last words of Oxigraph off its log."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    # Python's own tracebacks still go where they went.
    sys.stderr = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="backslashreplace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _end_with(sentinel: int) -> None:
    # A query may go on for long after nobody waits for it.
    wait([sentinel])
    os._exit(0)
