"""Reading documents on the machines of a Dask cluster.

Documents go out in shards, in the order of their keys, which are hashes of all that a reading depends on. A worker
keeps each reading under its key in a folder that all machines share, so that nothing is read twice, whoever is killed
or starts again. Without such a folder readings come back over the network. Either way Dask gives the shard of a worker
that was lost to another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from carekg import __version__
from carekg.build.cache import Reading, decode_value, encode_value
from carekg.build.reading import Job, read_source
from carekg.errors import WorkspaceError
from carekg.extract import extractor_fingerprint, load_extractor
from carekg.model import Entity

if TYPE_CHECKING:
    from distributed import Client, Future
    from fsspec import AbstractFileSystem

    from carekg.extract.pipeline import Extractor

_SHARD = 8
"""Documents that are handed out at once: enough to be worth a message, few enough for all to end together."""
_AHEAD = 4
"""Shards that wait for each worker, so that none is idle and the scheduler never holds more than these texts."""
_PATIENCE = 30
"""Seconds until the scheduler must have answered, and a worker have joined it."""
_READING = Lock()


@dataclass(frozen=True, slots=True)
class Cluster:
    """The address of a Dask scheduler, and of the folder that its workers share, if there is one.

    The folder is a path or any address that fsspec knows, such as `s3://bucket/readings`; it must be the same
    folder on all machines.
    """

    scheduler: str
    shared: str = ""


def read_on_cluster(
    jobs: Sequence[Job], gazetteer: Sequence[Entity], cluster: Cluster
) -> Iterator[tuple[str, Reading]]:
    """Yield the key and the reading of each job, in any order. An unreadable document yields its failure.

    Raises WorkspaceError where the cluster cannot be reached, a worker has another version of carekg, the shared
    folder cannot be used, or a shard has killed several workers.
    """
    ordered = sorted(jobs, key=lambda job: job.key)
    shards = [tuple(ordered[start : start + _SHARD]) for start in range(0, len(ordered), _SHARD)]
    with _join_cluster(cluster) as client:
        workers = _check_workers(client, cluster)
        # A task, unlike scattered data, is done again where the worker that had its result is lost.
        names = client.submit(tuple, list(gazetteer), pure=False)
        for readings in _run_shards(client, shards, (names, cluster.shared), workers * _AHEAD):
            yield from _collect(readings, cluster.shared)


def read_shard(jobs: Sequence[Job], gazetteer: tuple[Entity, ...], shared: str) -> list[tuple[str, bytes | None]]:
    """Read some documents, as a worker does; return each key, and the reading as JSON where none is shared."""
    extractor = _find_extractor(gazetteer)
    if not shared:
        return [(job.key, _read(job, extractor)) for job in jobs]
    files, folder = open_shared(shared)
    for job in jobs:
        path = f"{folder}/{job.key}.json"
        if not files.exists(path):
            # Whoever looks meets the whole reading or none, also where two workers have the same shard.
            part = f"{path}.{uuid4().hex}"
            files.pipe_file(part, _read(job, extractor))
            files.mv(part, path)
    return [(job.key, None) for job in jobs]


def open_shared(address: str) -> tuple[AbstractFileSystem, str]:
    """Return the file system of a shared folder, which is made where it is not there, and the path in it.

    Raises WorkspaceError where the address is none, or the folder cannot be used.
    """
    import fsspec

    try:
        files, folder = fsspec.url_to_fs(address)
        files.makedirs(folder, exist_ok=True)
    except (OSError, ValueError, ImportError) as error:
        raise WorkspaceError(f"the shared folder cannot be used: {error}", path=address) from error
    return files, str(folder).rstrip("/")


@lru_cache(maxsize=1)
def _find_extractor(gazetteer: tuple[Entity, ...]) -> Extractor:
    """Return the extractor of this process, loaded once."""
    return load_extractor(gazetteer)


def _read(job: Job, extractor: Extractor) -> bytes:
    # One process reads one document at a time, however many threads Dask gives it.
    with _READING:
        return encode_value(read_source(job.source, job.corrections, extractor))


@contextmanager
def _join_cluster(cluster: Cluster) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        hint = 'pip install "carekg[scale]"'
        raise WorkspaceError("reading on a cluster needs an extra", hint=hint) from error
    if cluster.shared:
        open_shared(cluster.shared)
    try:
        client = Client(cluster.scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "start one with: dask scheduler"
        raise WorkspaceError("no Dask scheduler answers here", path=cluster.scheduler, hint=hint) from error
    with client:
        yield client


def _check_workers(client: Client, cluster: Cluster) -> int:
    """Return how many workers there are; raise WorkspaceError for none, and for one that would read otherwise."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        hint = f"start some with: dask worker {cluster.scheduler}"
        raise WorkspaceError("the cluster has no workers", path=cluster.scheduler, hint=hint) from error
    found = client.run(describe_reader, on_error="return")
    for worker, reader in sorted(found.items()):
        if reader != describe_reader():
            version = reader[0] if isinstance(reader, tuple) else "none"
            message = f"the worker {worker} has another carekg than this one ({version} instead of {__version__})"
            raise WorkspaceError(message, path=cluster.scheduler, hint="install the same version on all machines")
    return len(found)


def describe_reader() -> tuple[str, str]:
    """Return the version of carekg here, and a hash of its rules and models."""
    return __version__, extractor_fingerprint()


def _run_shards(
    client: Client, shards: Sequence[Sequence[Job]], arguments: tuple[object, ...], ahead: int
) -> Iterator[Sequence[tuple[str, bytes | None]]]:
    """Yield what comes of each shard, as it comes; `ahead` of them are with the cluster at any time."""
    from distributed import KilledWorker, as_completed

    waiting = iter(shards)
    paths: dict[object, str] = {}

    def submit(shard: Sequence[Job]) -> Future[Any]:
        future = client.submit(read_shard, shard, *arguments, pure=False)
        paths[future.key] = shard[0].source.path
        return future

    running = as_completed([submit(shard) for shard in islice(waiting, ahead)], loop=client.loop)
    for future in running:
        try:
            yield future.result()
        except KilledWorker as error:
            hint = "have the machines enough memory?"
            message = f"one of the {_SHARD} documents from here on has killed several workers"
            raise WorkspaceError(message, path=paths[future.key], hint=hint) from error
        for shard in islice(waiting, 1):
            running.add(submit(shard))


def _collect(readings: Sequence[tuple[str, bytes | None]], shared: str) -> Iterator[tuple[str, Reading]]:
    for key, data in readings:
        if data is not None:
            yield key, decode_value(data, Reading)
            continue
        files, folder = open_shared(shared)
        yield key, decode_value(files.cat_file(f"{folder}/{key}.json"), Reading)
