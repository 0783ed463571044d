"""Reading documents on the machines of a Dask cluster.

Documents go out in shards, in the order of their keys, which are hashes of all that a reading depends on. A worker
keeps each reading under its key in a folder that all machines share, so that nothing is read twice, whoever is killed
or starts again. Without such a folder readings come back over the network. Either way Dask gives the shard of a worker
that was lost to another one.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from carekg.build.readings.cache import Reading, decode_value
from carekg.build.readings.reading import Job
from carekg.build.readings.shards import describe_other, describe_reader, open_shared, read_shard
from carekg.errors import WorkspaceError
from carekg.model import Entity

if TYPE_CHECKING:
    from distributed import Client, Future

_SHARD = 8
"""Documents that are handed out at once: enough to be worth a message, few enough for all to end together."""
_AHEAD = 4
"""Shards that wait for each worker, so that none is idle and the scheduler never holds more than these texts."""
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Cluster:
    """The address of a Dask scheduler, and of the folder that its workers share, if there is one.

    The folder is a path or any address that fsspec knows, such as `s3://bucket/readings`; it must be the same
    folder on all machines.
    """

    scheduler: str
    shared: str = ""
    patience: float = 60.0
    """Seconds until the scheduler must have answered and a worker have joined it, at first and when they were lost."""


def read_on_cluster(
    jobs: Sequence[Job], gazetteer: Sequence[Entity], cluster: Cluster
) -> Iterator[tuple[str, Reading]]:
    """Yield the key and the reading of each job, in any order. An unreadable document yields its failure.

    What was with the cluster when the connection to its scheduler was lost is handed out again over a new one.
    Raises WorkspaceError where the cluster cannot be reached or stays away, a worker has another version of carekg,
    the shared folder cannot be used or is not the same one on all machines, or a shard has killed several workers.
    """
    ordered = sorted(jobs, key=lambda job: job.key)
    shards = [tuple(ordered[start : start + _SHARD]) for start in range(0, len(ordered), _SHARD)]
    waiting = dict(enumerate(shards))
    losses = 0
    while waiting:
        try:
            with _join_cluster(cluster) as client:
                for number, readings in _run_shards(client, cluster, tuple(waiting.items()), gazetteer):
                    del waiting[number]
                    losses = 0
                    yield from _collect(readings, cluster.shared)
        except CancelledError as error:
            losses += 1
            if losses == _TRIES:
                message = f"the connection to the scheduler was lost {_TRIES} times in a row"
                hint = "mend the network and build again: what was read is kept"
                raise WorkspaceError(message, path=cluster.scheduler, hint=hint) from error


@contextmanager
def _join_cluster(cluster: Cluster) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        hint = 'pip install "carekg[scale]"'
        raise WorkspaceError("reading on a cluster needs an extra", hint=hint) from error
    if cluster.shared:
        open_shared(cluster.shared)
    with _keep_quiet():
        try:
            client = Client(cluster.scheduler, timeout=cluster.patience, set_as_default=False)
        except (OSError, ValueError) as error:
            hint = "start one with: dask scheduler"
            raise WorkspaceError("no Dask scheduler answers here", path=cluster.scheduler, hint=hint) from error
        with client:
            yield client


@contextmanager
def _keep_quiet() -> Iterator[None]:
    """Keep what Dask writes of lost connections and of other versions of itself off the screen."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="distributed")
        for logger in loggers:
            logger.setLevel(logging.CRITICAL)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)


def _check_workers(client: Client, cluster: Cluster) -> int:
    """Return how many workers there are; raise WorkspaceError for none, and for one that would read otherwise.

    Where all were lost just now, that is one: what is handed out waits for whoever joins next.
    """
    _await_worker(client, cluster)
    try:
        found = client.run(describe_reader, on_error="return")
    except OSError as error:
        raise CancelledError from error
    for worker, reader in sorted(found.items()):
        # One that was lost just now would not have read at all.
        if reader != describe_reader() and not isinstance(reader, OSError):
            raise describe_other(f"the worker {worker}", reader, describe_reader(), cluster.scheduler)
    return max(1, len(found))


def _await_worker(client: Client, cluster: Cluster) -> None:
    """Wait for a worker; raise WorkspaceError where none comes, and CancelledError where the scheduler is lost."""
    try:
        client.wait_for_workers(1, timeout=cluster.patience)
    except TimeoutError as error:
        hint = f"start some with: dask worker {cluster.scheduler}"
        raise WorkspaceError("the cluster has no workers", path=cluster.scheduler, hint=hint) from error
    except OSError as error:
        raise CancelledError from error


def _run_shards(
    client: Client, cluster: Cluster, shards: Sequence[tuple[int, Sequence[Job]]], gazetteer: Sequence[Entity]
) -> Iterator[tuple[int, Sequence[tuple[str, bytes | None]]]]:
    """Yield the number of each shard and what comes of it, as it comes; a few for each worker are out at any time.

    Raises CancelledError where the connection to the scheduler is lost.
    """
    ahead = _check_workers(client, cluster) * _AHEAD
    # A task, unlike scattered data, is done again where the worker that had its result is lost.
    names = client.submit(tuple, list(gazetteer), pure=False)
    waiting = iter(shards)

    def submit(count: int) -> dict[Future[Any], tuple[int, Sequence[Job]]]:
        arguments = (names, cluster.shared, describe_reader())
        return {client.submit(read_shard, shard[1], *arguments, pure=False): shard for shard in islice(waiting, count)}

    running = submit(ahead)
    while running:
        for future in _await_any(client, cluster, running):
            number, shard = running.pop(future)
            yield number, _take_result(client, cluster, future, shard)
            running |= submit(1)


def _await_any(client: Client, cluster: Cluster, running: Mapping[Future[Any], object]) -> set[Future[Any]]:
    """Return those that are done, at least one; raise WorkspaceError where there is no worker for them any more."""
    from distributed import wait

    while True:
        try:
            with client.as_current():
                return set(wait(list(running), timeout=cluster.patience, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            _await_worker(client, cluster)


def _take_result(
    client: Client, cluster: Cluster, future: Future[Any], shard: Sequence[Job]
) -> Sequence[tuple[str, bytes | None]]:
    from distributed import KilledWorker

    try:
        readings: Sequence[tuple[str, bytes | None]] = future.result()
    except KilledWorker as error:
        hint = "have the machines enough memory?"
        message = f"one of the {_SHARD} documents from here on has killed several workers"
        raise WorkspaceError(message, path=shard[0].source.path, hint=hint) from error
    except (WorkspaceError, CancelledError):
        raise
    except Exception:
        # A worker that joined later may have no carekg, or one with other ideas of these functions.
        _check_workers(client, cluster)
        raise
    return readings


def _collect(readings: Sequence[tuple[str, bytes | None]], shared: str) -> Iterator[tuple[str, Reading]]:
    for key, data in readings:
        if data is not None:
            yield key, decode_value(data, Reading)
            continue
        files, folder = open_shared(shared)
        try:
            kept = files.cat_file(f"{folder}/{key}.json")
        except FileNotFoundError as error:
            hint = "name a folder, or an address such as s3://bucket/readings, that all machines reach"
            message = "what a worker kept in this folder is not in it here"
            raise WorkspaceError(message, path=shared, hint=hint) from error
        yield key, decode_value(kept, Reading)
