"""The Oxigraph store on disk: a cache of the sorted N-Quads, built beside and put in place by a rename."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.namespaces import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset

_STAMP = "carekg-stamp"
_HINT = "run carekg build"


def write_store(nquads: bytes, path: Path) -> None:
    """Load N-Quads into a new store and put it where `path` says, in place of what was there.

    A reader of the old store keeps its files until it closes them. Raises GraphError for N-Quads that are damaged,
    and OSError where the disk does not let us write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        _load(nquads, fresh)
        (fresh / _STAMP).write_text(hashlib.sha256(nquads).hexdigest(), encoding="ascii")
        _swap(fresh, path)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def is_current(path: Path, nquads: bytes) -> bool:
    """Tell whether the store at `path` was made from just these N-Quads."""
    try:
        return (path / _STAMP).read_text(encoding="ascii") == hashlib.sha256(nquads).hexdigest()
    except (OSError, UnicodeDecodeError):
        return False


def open_store(path: Path) -> ox.Store:
    """Open a store to read; raise GraphError where it is missing or damaged."""
    if not (path / _STAMP).is_file():
        raise GraphError("there is no graph here yet", path=path, hint=_HINT)
    try:
        return ox.Store.read_only(str(path))
    except (OSError, ValueError, RuntimeError) as error:
        raise GraphError("the store is damaged or in use", path=path, hint=_HINT) from error


def open_dataset(path: Path) -> Dataset:
    """Open a store to read as a Dataset with our prefixes whose default graph is the union of all.

    Raises GraphError as `open_store` does.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    dataset = rdflib.Dataset(OxigraphStore(store=open_store(path)), default_union=True)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    return dataset


def _load(nquads: bytes, path: Path) -> None:
    store = ox.Store(str(path))
    try:
        store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
    except SyntaxError as error:
        raise GraphError(f"the N-Quads are damaged: {error.msg}", line=error.lineno, column=error.offset) from error


def _swap(fresh: Path, path: Path) -> None:
    if not path.exists():
        fresh.rename(path)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{path.name}-old-", dir=path.parent))
    try:
        path.rename(old / path.name)
        fresh.rename(path)
    finally:
        shutil.rmtree(old, ignore_errors=True)
