"""What a machine of a cluster does: it reads some documents, and keeps their readings where all machines find them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from carekg import __version__
from carekg.build.readings.cache import encode_value
from carekg.build.readings.reading import Job, read_source
from carekg.errors import WorkspaceError
from carekg.extract import extractor_fingerprint, load_extractor
from carekg.model import Entity

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

    from carekg.extract.pipeline import Extractor

_ONE_THREAD = Lock()
"""Dask may give a process several shards at once: one thread loads the models, and one reads a document at a time."""


def read_shard(
    jobs: Sequence[Job], gazetteer: tuple[Entity, ...], shared: str, reader: tuple[str, str]
) -> list[tuple[str, bytes | None]]:
    """Read some documents, as a worker does; return each key, and the reading as JSON where none is shared.

    Raises WorkspaceError where this worker is not `reader`, as `describe_reader` has it, and would read otherwise.
    """
    if describe_reader() != reader:
        raise describe_other("a worker", describe_reader(), reader)
    with _ONE_THREAD:
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
    with _ONE_THREAD:
        return encode_value(read_source(job.source, job.corrections, extractor))


@lru_cache(maxsize=1)
def describe_reader() -> tuple[str, str]:
    """Return the version of carekg here, and a hash of its rules, models and libraries."""
    return __version__, extractor_fingerprint()


def describe_other(worker: str, reader: object, wanted: tuple[str, str], path: str | None = None) -> WorkspaceError:
    """Return the error that says of a worker that it has another carekg than `wanted`, or none at all."""
    version = reader[0] if isinstance(reader, tuple) else "none"
    message = f"{worker} has another carekg than this one ({version} instead of {wanted[0]})"
    return WorkspaceError(
        message, path=path, hint="install the same version of it, and of the libraries it reads with, on all machines"
    )
