"""Queries answered in processes of their own, which are ended when a query takes more than it may.

Oxigraph cannot be told to stop, and a query that runs out of memory or of stack takes its process with it. So a query
whose author is not trusted is evaluated elsewhere: in workers that live on from one query to the next. A store at
another address is asked from them, too: its answers are held to the same limits, and what it does itself to its own.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from types import TracebackType

from pyoxigraph import QuerySolutions, RdfFormat, parse, parse_query_results

from carekg.query.answers import Answer, AnswerKind, Binding
from carekg.query.processes.limits import Limits
from carekg.query.processes.messages import Reply, Request
from carekg.query.processes.withdrawal import Withdrawal
from carekg.query.processes.worker import ANSWER_TABLE_TYPE, Source
from carekg.query.processes.worker_process import WorkerProcess
from carekg.query.sparql.failures import BusyWorkersError, WithdrawnQueryError
from carekg.query.sparql.running import make_graph, make_table
from carekg.query.sparql.serialising import TABLE_TYPES


class QueryWorkers:
    """Processes that answer queries over a store, on disk or elsewhere. Any number of threads may ask at once.

    A store on disk must stay as it is, since a worker that is started anew opens it again. Leave the `with` block, or
    `close`, to end the workers. Like all that starts processes by spawning, it is to be made under
    `if __name__ == "__main__":` in a script. Raises GraphError where the store cannot be opened.
    """

    def __init__(self, store: Source, limits: Limits | None = None, processes: int = 1) -> None:
        self.limits = limits or Limits()
        self._changed = threading.Condition()
        self._idle = _start_workers([WorkerProcess(store, self.limits) for _ in range(processes)])
        self._busy = 0
        self._closed = False

    def __enter__(self) -> QueryWorkers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(
        self,
        sparql: str,
        bindings: Mapping[str, Binding] | None = None,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        withdrawal: Withdrawal | None = None,
    ) -> Answer:
        """Answer a query as `run_query` does, over the graphs that are given as in `evaluate_query`.

        It is ended as soon as it is withdrawn. Raises QueryError, mostly one of `failures`.
        """
        request = Request(sparql, dict(bindings or {}), "", tuple(default_graphs), tuple(named_graphs))
        return _read_reply(self._answer(request, withdrawal or Withdrawal()), request)

    def serialise(
        self,
        sparql: str,
        media_type: str,
        bindings: Mapping[str, Binding] | None = None,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        withdrawal: Withdrawal | None = None,
    ) -> bytes:
        """Answer a query with the bytes of a media type, rows as Oxigraph finds them.

        `serialising.list_media_types` says which a query can be answered in. Variables that are bound stay in the
        answer where the query selects them. It is ended as soon as it is withdrawn. Raises QueryError, mostly one of
        `failures`.
        """
        request = Request(sparql, dict(bindings or {}), media_type, tuple(default_graphs), tuple(named_graphs))
        return self._answer(request, withdrawal or Withdrawal()).data

    def close(self) -> None:
        """Take no more queries, wait for those that are being answered, and end the workers."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._busy)
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.stop()

    def _answer(self, request: Request, withdrawal: Withdrawal) -> Reply:
        with withdrawal.reacting(self._notify):
            worker = self._take_worker(withdrawal)
        try:
            return worker.answer(request, withdrawal)
        finally:
            self._give_back(worker)

    def _notify(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _take_worker(self, withdrawal: Withdrawal) -> WorkerProcess:
        with self._changed:
            free = self._changed.wait_for(
                lambda: self._idle or self._closed or withdrawal.is_withdrawn, self.limits.seconds
            )
            if withdrawal.is_withdrawn:
                raise WithdrawnQueryError
            if self._closed:
                raise BusyWorkersError("no more queries are taken", hint="the graph is being closed")
            if not free:
                raise BusyWorkersError("too many queries are being answered", hint="try again in a moment")
            self._busy += 1
            return self._idle.pop()

    def _give_back(self, worker: WorkerProcess) -> None:
        with self._changed:
            self._busy -= 1
            self._idle.append(worker)
            self._changed.notify_all()


def _start_workers(workers: Sequence[WorkerProcess]) -> list[WorkerProcess]:
    """Start workers side by side and wait for all; end them where one cannot open its store."""
    try:
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.await_ready()
    except BaseException:
        for worker in workers:
            worker.stop()
        raise
    return list(workers)


def _read_reply(reply: Reply, request: Request) -> Answer:
    if reply.kind is AnswerKind.GRAPH:
        return make_graph(quad.triple for quad in parse(reply.data, format=RdfFormat.N_TRIPLES))
    results = parse_query_results(reply.data, format=TABLE_TYPES[ANSWER_TABLE_TYPE])
    if isinstance(results, QuerySolutions):
        names = [each.value for each in results.variables]
        return make_table(names, results, hidden=request.bindings, ordered=reply.ordered)
    return Answer(AnswerKind.TRUTH, truth=bool(results))
