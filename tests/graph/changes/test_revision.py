"""A graph made of the one before it is the graph that is made from nothing."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.graph.changes.briefing import describe_changes
from carekg.graph.changes.comparison import compare
from carekg.graph.changes.differing import read_difference
from carekg.graph.changes.revision import PartRecord, encode_changes, find_changes, name_writer, record_parts
from carekg.graph.changes.splicing import splice_lines
from carekg.graph.changes.touching import find_touched
from carekg.graph.disk.opening import open_store
from carekg.graph.disk.store import merge_graphs, read_stamp, revise_store, write_store
from carekg.graph.forms.export import revise_json_lines, write_json_lines
from carekg.graph.forms.patching import patch_trig, patch_turtle
from carekg.graph.forms.turtle import write_trig, write_turtle
from carekg.graph.triples.parts import divide_knowledge, map_types
from carekg.graph.triples.reading import read_knowledge
from carekg.graph.triples.writing import write_nquads
from carekg.model import Knowledge
from tests.graph.samples import MINISTER, NEWS, SAMPLE, without_document
from tests.graph.strategies import knowledge

Records = dict[str, PartRecord]


def record(known: Knowledge) -> Records:
    return record_parts(divide_knowledge(known, {}), map_types(known), 0.5, {})[0]


def hash_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def find(store: ox.Store, before: Knowledge, after: Knowledge) -> tuple[list[bytes], list[bytes]]:
    """Return the lines to take out and to put in, from a store of `before`."""
    records = record(before)
    new, described = record_parts(divide_knowledge(after, {}), map_types(after), 0.5, records)
    assert new == record(after)
    return encode_changes(find_changes(store, records, new, described))


def revise(before: Knowledge, after: Knowledge) -> bytes:
    """Return the N-Quads of `after` made from those of `before`; check that all other forms can be made so too."""
    old = write_nquads(before, threshold=0.5)
    store = ox.Store()
    store.bulk_load(old, format=ox.RdfFormat.N_QUADS)
    store.bulk_load(merge_graphs(old), format=ox.RdfFormat.N_TRIPLES)
    removed, added = find(store, before, after)
    new = b"".join(splice_lines(old, removed, added))
    changed = [*removed, *added]
    assert b"".join(patch_turtle(write_turtle(old), new, changed)) == write_turtle(new)
    assert b"".join(patch_trig(write_trig(old), new, changed)) == write_trig(new)
    lines = revise_json_lines(write_json_lines(before), after, find_touched(changed))
    assert b"".join(lines) == write_json_lines(after)
    return new


@given(knowledge(), knowledge())
def test_whatever_changes_the_graph_is_that_made_from_nothing(before: Knowledge, after: Knowledge) -> None:
    assert revise(before, after) == write_nquads(after, threshold=0.5)


@given(knowledge(), st.data())
def test_a_change_of_one_thing_changes_no_more(whole: Knowledge, data: st.DataObject) -> None:
    """Most builds change a little: an entity, a statement or a document less, or more."""
    kind = data.draw(st.sampled_from(["entities", "tenures", "documents", "statements"]))
    values = getattr(whole, kind)
    left = data.draw(st.sampled_from(values)) if values else None
    less = replace(whole, **{kind: tuple(each for each in values if each != left)})
    assert revise(whole, less) == write_nquads(less, threshold=0.5)
    assert revise(less, whole) == write_nquads(whole, threshold=0.5)


@settings(max_examples=5)
@given(knowledge(), knowledge())
def test_a_store_made_of_another_holds_what_one_made_from_nothing_does(before: Knowledge, after: Knowledge) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, nquads = Path(name), write_nquads(after, threshold=0.5)
        write_store(write_nquads(before, threshold=0.5), folder / "old")
        revise_store(
            folder / "old", folder / "new", *find(open_store(folder / "old"), before, after), hash_bytes(nquads)
        )
        write_store(nquads, folder / "fresh")
        assert set(open_store(folder / "new")) == set(open_store(folder / "fresh"))
        assert read_stamp(folder / "new") == read_stamp(folder / "fresh")


@settings(max_examples=30, deadline=None)
@given(knowledge(), knowledge())
def test_what_differs_is_told_from_what_is_touched_alone(before: Knowledge, after: Knowledge) -> None:
    check_what_is_told(before, after)


@settings(max_examples=30, deadline=None)
@given(knowledge(), st.data())
def test_what_a_statement_names_is_not_new_because_the_statement_is(whole: Knowledge, data: st.DataObject) -> None:
    left = data.draw(st.sampled_from(whole.statements)) if whole.statements else None
    less = replace(whole, statements=tuple(each for each in whole.statements if each != left))
    check_what_is_told(less, whole)
    check_what_is_told(whole, less)


def check_what_is_told(before: Knowledge, after: Knowledge) -> None:
    """Check that what is read of the touched alone differs as the whole does."""
    before, after = (replace(known, tenures=()) for known in (before, after))
    texts = [write_nquads(known, threshold=0.5) for known in (before, after)]
    stores = (ox.Store(), ox.Store())
    for store, text in zip(stores, texts, strict=True):
        store.bulk_load(text, format=ox.RdfFormat.N_QUADS)
        store.bulk_load(merge_graphs(text), format=ox.RdfFormat.N_TRIPLES)
    lines = [set(text.splitlines(keepends=True)) for text in texts]
    whole = compare(*map(read_knowledge, stores))
    told = compare(*read_difference(*stores, find_touched(lines[0] ^ lines[1])))
    assert replace(told, labels=whole.labels, titles=whole.titles) == whole
    assert describe_changes(told) == describe_changes(whole)


def test_the_old_store_stays_as_it_was(tmp_path: Path) -> None:
    less = without_document(SAMPLE, NEWS)
    old = write_nquads(SAMPLE, threshold=0.5)
    write_store(old, tmp_path / "old")
    before = set(open_store(tmp_path / "old"))
    lines = find(open_store(tmp_path / "old"), SAMPLE, less)
    revise_store(tmp_path / "old", tmp_path / "new", *lines, hash_bytes(write_nquads(less, threshold=0.5)))
    assert read_stamp(tmp_path / "old") == hash_bytes(old)
    assert set(open_store(tmp_path / "old")) == before != set(open_store(tmp_path / "new"))


def test_only_what_differs_is_described() -> None:
    less = without_document(SAMPLE, NEWS)
    parts = divide_knowledge(SAMPLE, {})
    _, described = record_parts(parts, map_types(SAMPLE), 0.5, record(less))
    assert "https://w3id.org/carekg/id/graph/document/news" in described
    assert "https://w3id.org/carekg/id/graph/document/letter" not in described


def test_a_store_that_has_lost_something_is_not_built_upon(tmp_path: Path) -> None:
    write_store(write_nquads(SAMPLE, threshold=0.5), tmp_path / "store")
    writer = ox.Store(str(tmp_path / "store"))
    graph = ox.NamedNode("https://w3id.org/carekg/id/graph/document/news")
    writer.remove(next(iter(writer.quads_for_pattern(None, None, None, graph))))
    writer.flush()
    del writer
    less = without_document(SAMPLE, NEWS)
    with pytest.raises(ValueError, match="the store holds"):
        find(open_store(tmp_path / "store"), SAMPLE, less)


def test_the_type_of_a_holder_bears_on_graphs_that_do_not_mention_them() -> None:
    """Whether a fact holds of a holder depends on their type, which another graph states."""
    others = tuple(each for each in SAMPLE.entities if each.id != MINISTER.id)
    assert revise(replace(SAMPLE, entities=others), SAMPLE) == write_nquads(SAMPLE, threshold=0.5)


def test_another_threshold_is_another_writer() -> None:
    assert name_writer(0.5) == name_writer(0.5) != name_writer(0.6)
