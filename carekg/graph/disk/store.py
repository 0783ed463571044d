"""The Oxigraph store on disk: a cache of the sorted N-Quads, built beside and put in place by a rename.

Beside the named graphs it holds their merge, each triple once, in its default graph, and queries go there. Oxigraph's
own union of named graphs gives a triple once for each graph that holds it (its issue 1919), so that a fact which two
documents state would count twice; three of the eight questions of `tests/benchmarks` would get rows many times over.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.files import replace_folder
from carekg.graph.disk.opening import STAMP

_OF_ONE_STORE = frozenset({STAMP, "LOCK", "LOG"})
"""Files that a copy of a store has its own of."""
_PIECE = 16_000_000
"""Bytes to load at once: Oxigraph sorts what it is given in memory, and takes four times as much for all at once."""
_THREADS = 2
"""Pieces to load side by side; with fewer than four cores Oxigraph has one thread at work on each."""


def write_store(nquads: bytes, path: Path) -> None:
    """Load N-Quads into a new store and put it where `path` says, in place of what was there.

    A reader of the old store keeps its files until it closes them. Raises GraphError for N-Quads that are damaged,
    and OSError where the disk does not let us write.
    """
    with _replace_store(path) as fresh:
        _load(nquads, fresh)
        _stamp(fresh, hashlib.sha256(nquads).hexdigest())


def revise_store(source: Path, path: Path, removed: Sequence[bytes], added: Sequence[bytes], stamp: str) -> None:
    """Put at `path` what the store at `source` holds without the lines `removed` and with those `added`.

    `stamp` is the SHA-256 of the N-Quads that it then is a copy of. It costs what these lines cost, and the files
    that do not change are shared, where the disk can share them. The store at `source` stays as it is. Raises as
    `write_store` does.
    """
    with _replace_store(path) as fresh:
        for each in source.iterdir():
            if each.suffix == ".sst":
                _share_file(each, fresh / each.name)
            elif each.name not in _OF_ONE_STORE:
                shutil.copy2(each, fresh / each.name)
        _apply(fresh, parse_lines(removed), parse_lines(added))
        _stamp(fresh, stamp)


@contextmanager
def _replace_store(path: Path) -> Iterator[Path]:
    """Give an empty folder for a store, and put it where `path` says when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # The temporary folder is its owner's alone; the store within it is open to whom its place is open to.
    beside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        fresh = beside / "new"
        fresh.mkdir()
        yield fresh
        replace_folder(path, fresh)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _stamp(path: Path, stamp: str) -> None:
    (path / STAMP).write_text(stamp, encoding="ascii")


def _share_file(source: Path, target: Path) -> None:
    """Give a file that is never written again a second name, or copy it where the disk gives files one name only."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def read_stamp(path: Path) -> str | None:
    """Return the SHA-256 of the N-Quads that the store at `path` was made from, or None where there is no store."""
    try:
        return (path / STAMP).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def merge_graphs(nquads: bytes) -> bytes:
    """Return sorted N-Quads as N-Triples, each triple once; the lines that share a triple stand together."""
    triples = (line.rpartition(b" <")[0] for line in nquads.splitlines())
    return b"".join(triple + b" .\n" for triple, _ in groupby(triples))


def parse_lines(lines: Sequence[bytes]) -> list[ox.Quad]:
    """Return the quads of lines of N-Quads."""
    return list(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS))


def _apply(path: Path, removed: Sequence[ox.Quad], added: Sequence[ox.Quad]) -> None:
    store = ox.Store(str(path))
    for quad in removed:
        store.remove(quad)
    store.extend(added)
    for triple in dict.fromkeys(quad.triple for quad in (*removed, *added)):
        merged = ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph())
        named = store.quads_for_pattern(triple.subject, triple.predicate, triple.object)
        if any(quad.graph_name != merged.graph_name for quad in named):
            store.add(merged)
        else:
            store.remove(merged)
    store.flush()


def _load(nquads: bytes, path: Path) -> None:
    store = ox.Store(str(path))

    def load_quads(piece: slice) -> None:
        store.bulk_load(nquads[piece], format=ox.RdfFormat.N_QUADS)

    def load_merge(piece: slice) -> None:
        # Its IRIs are checked as those of the quads are loaded.
        store.bulk_load(merge_graphs(nquads[piece]), format=ox.RdfFormat.N_TRIPLES, lenient=True)

    pool = ThreadPoolExecutor(_THREADS)
    try:
        pieces = list(find_pieces(nquads, _PIECE))
        loading = [(piece, pool.submit(load_quads, piece), pool.submit(load_merge, piece)) for piece in pieces]
        for piece, quads, merge in loading:
            try:
                quads.result()
                merge.result()
            except SyntaxError as error:
                line = nquads.count(b"\n", 0, piece.start) + (error.lineno or 1)
                raise GraphError(
                    f"the N-Quads are damaged: {error.msg}", line=line, column=error.offset, hint="run: carekg build"
                ) from error
    finally:
        pool.shutdown(cancel_futures=True)
    # The pieces lie upon each other until they are sorted into one; questions would take up to half as long again.
    store.optimize()
    store.flush()


def find_pieces(text: bytes, size: int) -> Iterator[slice]:
    """Yield the places of pieces of about `size` bytes, one after the other, that end where a line ends."""
    start = 0
    while start < len(text):
        end = text.find(b"\n", start + size - 1) + 1 or len(text)
        yield slice(start, end)
        start = end
