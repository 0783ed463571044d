"""Reading many documents: from bytes to statements, each document on its own, on one process or several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carekg.build.readings.cache import Reading
from carekg.documents import Source, read_document
from carekg.errors import DocumentError, WorkspaceError
from carekg.extract import load_extractor
from carekg.model import Entity, Notice

if TYPE_CHECKING:
    from carekg.extract.pipeline import Extractor

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and how many there are."""

_TRIES = 3
_POOL_PAYS_FROM = 24
"""Documents to read from which a second process pays for the loading of its language model."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: its bytes, what the table of documents says of it, and the key of its reading."""

    key: str
    source: Source
    corrections: Mapping[str, str] = field(default_factory=dict)


Engine = Callable[[Sequence[Job], Sequence[Entity]], Iterator[tuple[str, Reading]]]
"""Reads jobs, with the names that are known, and yields the key and the reading of each in any order."""


def read_jobs(
    jobs: Sequence[Job],
    gazetteer: Sequence[Entity],
    workers: int,
    progress: Progress,
    engine: Engine | None = None,
) -> Iterator[tuple[str, Reading]]:
    """Yield the key and the reading of each job, in any order. An unreadable document yields its failure.

    They are read by `engine` where there is one, else by so many processes of this machine.
    """
    if not jobs:
        return
    progress(0, len(jobs))
    if engine is not None:
        readings = engine(jobs, gazetteer)
    else:
        readings = _read_here(jobs, gazetteer) if workers == 1 else _read_apart(jobs, gazetteer, workers)
    for done, reading in enumerate(readings, start=1):
        progress(done, len(jobs))
        yield reading


def choose_workers(documents: int) -> int:
    """Return how many processes pay for so many documents to read."""
    return 1 if documents < _POOL_PAYS_FROM else (os.cpu_count() or 1)


def read_source(source: Source, corrections: Mapping[str, str], extractor: Extractor) -> Reading:
    """Read one document and extract what it says."""
    try:
        document = read_document(source, corrections)
    except DocumentError as error:
        return Reading(failure=Notice(path=source.path, reason=error.message, hint=error.hint or ""))
    return Reading(document=document, extraction=extractor.extract(document))


def describe_refusal(notice: Notice) -> DocumentError:
    """Return the error that says what a notice about a document says."""
    return DocumentError(notice.reason, path=notice.path, hint=notice.hint or None)


def _read_here(jobs: Sequence[Job], gazetteer: Sequence[Entity]) -> Iterator[tuple[str, Reading]]:
    extractor = load_extractor(gazetteer)
    for job in jobs:
        yield job.key, read_source(job.source, job.corrections, extractor)


def _read_apart(jobs: Sequence[Job], gazetteer: Sequence[Entity], workers: int) -> Iterator[tuple[str, Reading]]:
    """Read on several processes. When one is killed, what they had in hand is given to fresh ones."""
    waiting = {job.key: job for job in jobs}
    killed = 0
    while waiting:
        pool = ProcessPoolExecutor(
            min(workers, len(waiting)), multiprocessing.get_context("spawn"), _start_worker, (tuple(gazetteer),)
        )
        try:
            with _hold_interrupts():
                futures = {pool.submit(_work, job): job.key for job in waiting.values()}
            for future in as_completed(futures):
                reading = future.result()
                del waiting[futures[future]]
                killed = 0
                yield futures[future], reading
        except BrokenProcessPool:
            killed += 1
            if killed == _TRIES:
                raise _describe_kills(waiting.values()) from None
            # One of those in hand may be what kills, as too large for the memory; the others do not wait for it.
            in_hand, later = list(waiting)[: 2 * workers], list(waiting)[2 * workers :]
            waiting = {key: waiting[key] for key in (*later, *in_hand)}
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back from this thread and, for good, from the processes that it starts, where a system can do so.

    A worker that is still starting could not yet ignore it, and would show where it was.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _describe_kills(waiting: Collection[Job]) -> WorkspaceError:
    return WorkspaceError(
        f"a worker was killed {_TRIES} times in a row with {len(waiting)} documents left to read",
        path=min(job.source.path for job in waiting),
        hint="is there enough memory? try --workers 1",
    )


class _Worker:
    """The extractor of a worker process, loaded once when the process starts."""

    extractor: Extractor


def _start_worker(gazetteer: tuple[Entity, ...]) -> None:
    # Ctrl-C reaches every process of the terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Worker.extractor = load_extractor(gazetteer)


def _leave_with_parent() -> None:
    """End this process when its parent is gone, however that went: a killed one leaves workers that wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(job: Job) -> Reading:
    return read_source(job.source, job.corrections, _Worker.extractor)
