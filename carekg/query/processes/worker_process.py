"""One process that answers queries, and is ended and started anew where a query takes more than it may."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from multiprocessing.process import BaseProcess

from carekg.errors import CarekgError, GraphError, QueryError
from carekg.query.processes.channel import Channel
from carekg.query.processes.limits import Limits
from carekg.query.processes.messages import Reply, Request, read_reply, write_request
from carekg.query.processes.withdrawal import Withdrawal
from carekg.query.processes.worker import OUT_OF_MEMORY, READY, Source, serve_requests
from carekg.query.sparql.failures import QueryCrashError, QueryMemoryError, QueryTimeoutError, WithdrawnQueryError

_START_SECONDS = 60.0
"""How long a worker may take to start and open its store."""
_END_SECONDS = 1.0
"""How long a worker may take to end by itself."""
_MEMORY_CODES = frozenset(
    {OUT_OF_MEMORY, *(-getattr(signal, name) for name in ("SIGABRT", "SIGKILL") if hasattr(signal, name))}
)
"""Rust aborts when it gets no memory, and a system that has none left kills."""


class WorkerProcess:
    """One process, started anew when it had to be ended. One thread at a time may use it."""

    def __init__(self, store: Source, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._process: BaseProcess | None = None
        self._channel: Channel | None = None
        self._ready = False

    def start(self) -> None:
        """Start the process, without waiting until it is ready."""
        context = multiprocessing.get_context("spawn")
        self._channel, theirs = Channel.pair()
        arguments = (theirs, self._store, self._limits)
        process = context.Process(target=serve_requests, args=arguments, name="carekg-query", daemon=True)
        with contextlib.closing(theirs):
            process.start()
        self._process = process
        self._ready = False

    def stop(self, patience: float = 0) -> int | None:
        """End the process, unless it ends by itself within so many seconds, and return its exit code."""
        process, self._process = self._process, None
        if self._channel is not None:
            self._channel.close()
        if process is None:
            return None
        process.join(patience)
        if process.is_alive():
            process.kill()
        process.join()
        return process.exitcode

    def await_ready(self) -> Channel:
        """Wait until the process has opened the store. Raises GraphError where it cannot."""
        if self._process is None:
            self.start()
        channel = self._channel
        if channel is None:
            raise RuntimeError("a worker that was started has no channel")
        if not self._ready:
            failure = _await_start(channel)
            if failure is not None:
                self.stop()
                raise failure
            self._ready = True
        return channel

    def answer(self, request: Request, withdrawal: Withdrawal) -> Reply:
        """Have a request answered within the limits, and until it is withdrawn; raise QueryError where it fails."""
        channel = self.await_ready()
        reply = None
        try:
            with withdrawal.reacting(self._kill), contextlib.suppress(TimeoutError):
                channel.send(write_request(request), self._limits.seconds)
                reply = read_reply(channel.receive(self._limits.seconds))
        except (EOFError, OSError):
            # It is about to end by itself, with a code that says why.
            code = self._restart(_END_SECONDS)
            raise WithdrawnQueryError() if withdrawal.is_withdrawn else _explain_end(code, self._limits) from None
        if withdrawal.is_withdrawn:
            # It may have been ended when its answer was there already.
            self._restart()
            raise WithdrawnQueryError
        if reply is None:
            self._restart()
            raise QueryTimeoutError(
                f"the query took longer than {self._limits.seconds:g} seconds",
                hint="ask for less: add LIMIT, or more conditions",
            )
        if isinstance(reply, Reply):
            return reply
        raise reply

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _restart(self, patience: float = 0) -> int | None:
        code = self.stop(patience)
        self.start()
        return code


def _await_start(channel: Channel) -> CarekgError | None:
    """Wait until a worker has opened its store, and return why it cannot, if so."""
    try:
        said = channel.receive(_START_SECONDS)
    except TimeoutError:
        return GraphError("the store does not open")
    except (EOFError, OSError):
        return GraphError("the store cannot be opened in a process of its own")
    failure = read_reply(said) if said != READY else None
    return failure if isinstance(failure, CarekgError) else None


def _explain_end(code: int | None, limits: Limits) -> QueryError:
    if code in _MEMORY_CODES:
        return QueryMemoryError(
            f"the query took more memory than {limits.memory / 1e6:,.0f} MB",
            hint="ask for less: add LIMIT, or more conditions",
        )
    return QueryCrashError(
        "the query is more than can be evaluated", hint="it is nested too deeply or too long; ask for less"
    )
