"""The graph and its store: what changed since the last build where that can be told, or else all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cattrs.preconf.json import make_converter

from carekg.build.files.large_files import hash_file, map_file, write_pieces
from carekg.build.files.manifest import read_manifest
from carekg.build.workspace import Workspace
from carekg.build.writing.assembly import Assembly
from carekg.errors import GraphError
from carekg.graph.changes.revision import (
    GraphRecord,
    PartRecord,
    encode_changes,
    find_changes,
    name_writer,
    record_parts,
)
from carekg.graph.changes.splicing import splice_lines
from carekg.graph.changes.touching import Touched, find_touched
from carekg.graph.disk.opening import open_store
from carekg.graph.disk.store import read_stamp, revise_store, write_store
from carekg.graph.forms.patching import patch_trig, patch_turtle
from carekg.graph.forms.turtle import write_trig, write_turtle
from carekg.graph.triples.parts import Part, describe_part, divide_knowledge, map_types
from carekg.graph.triples.terms import Triple
from carekg.graph.triples.writing import check_identity, write_graphs

_MOST_TOUCHED = 0.3
"""The share of the named graphs that may have changed if to write only these shall pay."""
_converter = make_converter(forbid_extra_keys=True)


@dataclass(frozen=True, slots=True)
class PublishedGraph:
    """The graph that an earlier build published in a folder, and the record of what it was written from."""

    folder: Path
    record: GraphRecord


def find_published(workspace: Workspace) -> PublishedGraph | None:
    """Return the graph that the last build published, or None where it is not whole."""
    manifest = read_manifest(workspace.manifest)
    if manifest is None:
        return None
    try:
        data = workspace.record.read_bytes()
        record = _converter.loads(data, GraphRecord)
        whole = manifest.files.get(Workspace.RECORD) == hashlib.sha256(data).hexdigest()
        whole = whole and read_stamp(workspace.store) == manifest.files.get(Workspace.GRAPH) == record.nquads
        names = (Workspace.GRAPH, Workspace.TURTLE, Workspace.TRIG, Workspace.STATEMENTS)
        whole = whole and all(hash_file(workspace.build / name) == manifest.files.get(name) for name in names)
    except (OSError, ValueError, TypeError, KeyError, BaseExceptionGroup):
        return None
    return PublishedGraph(workspace.build, record) if whole else None


@dataclass(frozen=True, slots=True)
class WrittenGraph:
    """The SHA-256 of each file written, and what differs from the earlier graph; None where all was made anew."""

    digests: Mapping[str, str]
    touched: Touched | None


def write_graph(assembly: Assembly, threshold: float, before: PublishedGraph | None, folder: Path) -> WrittenGraph:
    """Write the N-Quads, their record, their store, the Turtle and the TriG into `folder`.

    With the graph of an earlier build at hand only what differs from it is worked out; the bytes are the same.
    """
    check_identity(assembly.knowledge)
    # Assembly has merged the statements already; their order is that of their ids.
    parts = tuple(divide_knowledge(assembly.knowledge, assembly.mentions))
    types, writer = map_types(assembly.knowledge), name_writer(threshold)
    known = before.record.parts if before and before.record.writer == writer else {}
    records, described = record_parts(parts, types, threshold, known)
    written = None
    if before and known and len(described) <= _MOST_TOUCHED * len(records):
        written = _revise(before, records, described, folder)
    if written is None:
        resolved = {triple for each in records.values() for triple in each.resolved}
        written = _write_anew(write_graphs(_describe_all(parts, described, threshold), resolved), folder)
    record = _converter.dumps(GraphRecord(written.digests[Workspace.GRAPH], writer, records)).encode()
    digests = {**written.digests, Workspace.RECORD: write_pieces(folder / Workspace.RECORD, [record])}
    return WrittenGraph(digests, written.touched)


def _describe_all(
    parts: Iterable[Part], described: dict[str, set[Triple]], threshold: float
) -> Iterator[tuple[str, set[Triple]]]:
    """Yield each named graph with its triples; those `described` already are taken out of there, to free the memory."""
    for part in parts:
        yield part.graph, described.pop(part.graph, set()) or describe_part(part, threshold)


def _write_anew(nquads: bytes, folder: Path) -> WrittenGraph:
    digests = {Workspace.GRAPH: write_pieces(folder / Workspace.GRAPH, [nquads])}
    digests[Workspace.TURTLE] = write_pieces(folder / Workspace.TURTLE, [write_turtle(nquads)])
    digests[Workspace.TRIG] = write_pieces(folder / Workspace.TRIG, [write_trig(nquads)])
    write_store(nquads, folder / Workspace.STORE)
    return WrittenGraph(digests, touched=None)


def _revise(
    before: PublishedGraph,
    records: Mapping[str, PartRecord],
    described: Mapping[str, Collection[Triple]],
    folder: Path,
) -> WrittenGraph | None:
    """Make the new texts and store of the old ones; None where the old store does not hold the old N-Quads."""
    try:
        store = before.folder / Workspace.STORE
        removed, added = encode_changes(find_changes(open_store(store), before.record.parts, records, described))
        with map_file(before.folder / Workspace.GRAPH) as old:
            digests = {Workspace.GRAPH: write_pieces(folder / Workspace.GRAPH, splice_lines(old, removed, added))}
        revise_store(store, folder / Workspace.STORE, removed, added, digests[Workspace.GRAPH])
    except (GraphError, ValueError, RuntimeError, OSError):
        return None  # the store is a cache: all is made anew, and a fault of the graph or of the disk is raised then
    changed = (*removed, *added)
    with map_file(folder / Workspace.GRAPH) as nquads:
        for name, patch in ((Workspace.TURTLE, patch_turtle), (Workspace.TRIG, patch_trig)):
            with map_file(before.folder / name) as old:
                digests[name] = write_pieces(folder / name, patch(old, nquads, changed))
    return WrittenGraph(digests, find_touched(changed))
