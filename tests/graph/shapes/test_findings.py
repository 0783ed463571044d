"""The quick validator finds in any graph what pyshacl finds in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.errors import GraphError
from carekg.graph.disk.store import merge_graphs
from carekg.graph.shapes.findings import Finding, find_violations, find_with_pyshacl, find_with_shacl
from carekg.graph.triples.writing import write_nquads
from carekg.resources import ontology_folder
from tests.graph.samples import SAMPLE

pytest.importorskip("shacl")

SHAPES = (ontology_folder() / "shapes.ttl").read_text(encoding="utf-8")
SOUND = merge_graphs(write_nquads(SAMPLE, threshold=0.5)).splitlines()
OURS = [number for number, line in enumerate(SOUND) if line.startswith(b"<https://w3id.org/carekg/id/")]
VALUES = [
    *sorted({line.split(b" ", 2)[2] for line in SOUND}),
    b'"2021-02-30x" .',
    b'"-1"^^<http://a.example/type> .',
    b'"\\u00FFa\\n\\"b\\""@cy .',
    b'"" .',
]
PREDICATES = sorted({SOUND[number].split(b" ", 2)[1] for number in OURS})

NEGATED = b"<https://w3id.org/carekg/ontology#negated>"
OBJECT = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#object>"

LINES = st.sampled_from(OURS)
BREAKS = st.lists(
    st.one_of(
        st.tuples(st.just("drop"), LINES, st.none()),
        st.tuples(st.just("swap"), LINES, st.sampled_from(VALUES)),
        st.tuples(st.just("add"), LINES, st.sampled_from(VALUES)),
        st.tuples(st.just("turn"), LINES, st.sampled_from(PREDICATES)),
    ),
    min_size=1,
    max_size=8,
)


def break_graph(breaks: list[tuple[str, int, bytes | None]]) -> bytes:
    """The sample with lines dropped, given another value, given a second value, or given another predicate."""
    lines = {number: [line] for number, line in enumerate(SOUND)}
    for deed, number, term in breaks:
        subject, predicate, value = SOUND[number].split(b" ", 2)
        match deed, term:
            case "swap", bytes():
                lines[number] = [b" ".join((subject, predicate, term))]
            case "add", bytes():
                lines[number].append(b" ".join((subject, predicate, term)))
            case "turn", bytes():
                lines[number] = [b" ".join((subject, term, value))]
            case _:
                lines[number] = []
    return b"\n".join(line for some in lines.values() for line in some) + b"\n"


def test_both_find_nothing_in_a_sound_graph() -> None:
    data = b"\n".join(SOUND)
    assert find_with_shacl(data, SHAPES) == find_with_pyshacl(data, SHAPES) == []


@settings(max_examples=20, deadline=None)
@given(BREAKS)
def test_both_find_the_same_in_a_broken_graph(breaks: list[tuple[str, int, bytes | None]]) -> None:
    data = break_graph(breaks)
    assert list_comparable(find_with_shacl(data, SHAPES)) == list_comparable(find_with_pyshacl(data, SHAPES))


def list_comparable(found: list[Finding]) -> list[str]:
    """Leave out whether what is no number is too small or too large: pyshacl finds some dates and truths small enough.

    It finds them too large or too small only, where the other finds them both.
    """
    return sorted(repr(each) for each in found if "Inclusive" not in each.component or is_number(each.value))


def is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def test_a_value_that_is_false_is_told() -> None:
    lines = [line.replace(NEGATED, OBJECT) for line in SOUND]
    found = find_with_pyshacl(b"\n".join(lines) + b"\n", SHAPES)
    assert "false" in {each.value for each in found}


def test_what_two_subjects_of_a_statement_make_wrong_is_found_once() -> None:
    kinds = {number for number in OURS if SOUND[number].endswith(b"ontology#Beneficiary> .")}
    lines = [line for number, line in enumerate(SOUND) if number not in kinds]
    lines += [line.rpartition(b"> <")[0] + b'> "another" .' for line in SOUND if b"-ns#subject> " in line]
    data = b"\n".join(lines) + b"\n"
    found = find_with_shacl(data, SHAPES)
    assert "cannot stand after its predicate" in repr(found)
    assert len(set(found)) == len(found)
    assert sorted(map(repr, found)) == sorted(map(repr, find_with_pyshacl(data, SHAPES)))


def test_without_the_quick_one_the_other_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\n".join(line for line in SOUND if b"prefLabel" not in line)
    found = find_violations(data, SHAPES)
    monkeypatch.setitem(sys.modules, "shacl", None)
    assert {each.message for each in find_violations(data, SHAPES)} == {each.message for each in found}
    assert {each.message for each in found} == {"An entity must have one name."}


@pytest.mark.parametrize("find", [find_with_shacl, find_with_pyshacl])
@pytest.mark.parametrize(("data", "shapes"), [(b"no graph", SHAPES), (b"", "no shapes")])
def test_what_is_damaged_is_refused(find: Callable[[bytes, str], list[Finding]], data: bytes, shapes: str) -> None:
    with pytest.raises(GraphError):
        find(data, shapes)
