"""The graph and its store: what changed since the last build where that can be told, or else all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from cattrs.preconf.json import make_converter

from carekg.build.assembly import Assembly
from carekg.build.manifest import read_manifest
from carekg.build.workspace import Workspace
from carekg.errors import GraphError
from carekg.graph.opening import open_store
from carekg.graph.parts import divide_knowledge, map_types
from carekg.graph.patching import patch_trig, patch_turtle
from carekg.graph.revision import GraphRecord, PartRecord, encode_changes, find_changes, name_writer, record_parts
from carekg.graph.splicing import splice_lines
from carekg.graph.store import is_current, read_stamp, revise_store, write_store
from carekg.graph.terms import Triple
from carekg.graph.touching import Touched, find_touched
from carekg.graph.turtle import write_trig, write_turtle
from carekg.graph.writing import check_identity, write_parts

_MOST_TOUCHED = 0.3
"""The share of the named graphs that may have changed if to write only these shall pay."""
_converter = make_converter(forbid_extra_keys=True)


@dataclass(frozen=True, slots=True)
class GraphTexts:
    """One graph as sorted N-Quads and in the two forms that people read."""

    nquads: bytes
    turtle: bytes
    trig: bytes


@dataclass(frozen=True, slots=True)
class PublishedGraph:
    """The graph of an earlier build, its statements as JSON, its store, and the record of what it was written from."""

    texts: GraphTexts
    statements: bytes
    record: GraphRecord
    store: Path
    search: Path


def find_published(workspace: Workspace) -> PublishedGraph | None:
    """Return the graph that the last build published, or None where it is not whole."""
    manifest = read_manifest(workspace.manifest)
    if manifest is None:
        return None
    try:
        names = (Workspace.GRAPH, Workspace.TURTLE, Workspace.TRIG, Workspace.STATEMENTS, Workspace.RECORD)
        files = {name: (workspace.build / name).read_bytes() for name in names}
        record = _converter.loads(files.pop(Workspace.RECORD), GraphRecord)
    except (OSError, ValueError, TypeError, KeyError, BaseExceptionGroup):
        return None
    nquads, turtle, trig, statements = files.values()
    texts = GraphTexts(nquads, turtle, trig)
    whole = is_current(workspace.store, nquads) and read_stamp(workspace.store) == record.nquads
    whole = whole and all(hashlib.sha256(data).hexdigest() == manifest.files.get(name) for name, data in files.items())
    return PublishedGraph(texts, statements, record, workspace.store, workspace.search) if whole else None


@dataclass(frozen=True, slots=True)
class WrittenGraph:
    """The hash of the N-Quads written, and what differs from the earlier graph; None where all was made anew."""

    nquads: str
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
    revised = None
    if before and known and len(described) <= _MOST_TOUCHED * len(records):
        revised = _revise(before, records, described, folder / Workspace.STORE)
    if revised:
        texts, touched = revised
    else:
        nquads = write_parts(parts, types, threshold)
        texts = GraphTexts(nquads, write_turtle(nquads), write_trig(nquads))
        write_store(nquads, folder / Workspace.STORE)
        touched = None
    record = GraphRecord(hashlib.sha256(texts.nquads).hexdigest(), writer, records)
    (folder / Workspace.GRAPH).write_bytes(texts.nquads)
    (folder / Workspace.TURTLE).write_bytes(texts.turtle)
    (folder / Workspace.TRIG).write_bytes(texts.trig)
    (folder / Workspace.RECORD).write_bytes(_converter.dumps(record).encode())
    return WrittenGraph(record.nquads, touched)


def _revise(
    before: PublishedGraph,
    records: Mapping[str, PartRecord],
    described: Mapping[str, Collection[Triple]],
    store: Path,
) -> tuple[GraphTexts, Touched] | None:
    """Make the new texts and store of the old ones; None where the old store does not hold the old N-Quads."""
    old = before.texts
    try:
        changes = find_changes(open_store(before.store), before.record.parts, records, described)
        removed, added = encode_changes(changes)
        nquads = splice_lines(old.nquads, removed, added)
        revise_store(before.store, store, removed, added, nquads)
    except (GraphError, ValueError, RuntimeError, OSError):
        return None  # the store is a cache: all is made anew, and a fault of the graph or of the disk is raised then
    changed = (*removed, *added)
    texts = GraphTexts(nquads, patch_turtle(old.turtle, nquads, changed), patch_trig(old.trig, nquads, changed))
    return texts, find_touched(changed)
