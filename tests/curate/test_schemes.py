"""Groups and places: tables of their own, each row under broader ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from carekg.curate import read_tables
from carekg.graph.triples.writing import write_nquads
from carekg.model import EntityType, Knowledge
from tests.curate.tables import write_good

HEADER = "id,label,aliases,broader,nation,url,wikidata,description,source,same_as\n"


def write_schemes(folder: Path, groups: str = "", places: str = "") -> Path:
    write_good(folder)
    (folder / "groups.csv").write_text(HEADER + groups, encoding="utf-8")
    (folder / "places.csv").write_text(HEADER + places, encoding="utf-8")
    return folder


def test_rows_of_both_tables_are_entities_under_their_broader_ones(tmp_path: Path) -> None:
    groups = (
        "tenders,fire tenders,,keepers,,,,,Almanac,\nyoung-tenders,young fire tenders,,tenders | keepers,,,,,Almanac,\n"
    )
    places = "vale,The Vale,,,,,,,Almanac,\nford,Ford,,vale,Wales,,Q42,,Almanac,https://example.org/ford\n"
    tables = read_tables(write_schemes(tmp_path, groups, places))
    assert tables.problems == ()
    known = {entity.id: entity for entity in tables.entities}
    assert known["young-tenders"].type is EntityType.GROUP
    assert known["young-tenders"].broader == ("keepers", "tenders")
    assert (known["ford"].type, known["ford"].broader) == (EntityType.PLACE, ("vale",))
    assert known["ford"].same_as == ("https://example.org/ford",)


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        ("tenders,fire tenders,,keeprs,,,,,Almanac,\n", 4, "did you mean keepers?"),
        ("tenders,fire tenders,,hearth-board,,,,,Almanac,\n", 4, "is no Group"),
        ("tenders,fire tenders,,tenders,,,,,Almanac,\n", 4, "broader than itself"),
        ("keepers,fire tenders,,,,,,,Almanac,\n", 1, "entities.csv line 9 already"),
        ("tenders,hearth keepers,,,,,,,Almanac,\n", 2, "entities.csv line 9 is called"),
        ("tenders,fire tenders,,,,,,,,\n", 9, "must be filled in"),
        ("tenders,fire tenders,,,,,,,Almanac,example.org\n", 10, "from https://"),
        ("tenders,fire tenders,,,,,,,Almanac,https://example.org/a b\n", 10, "without spaces"),
    ],
)
def test_a_wrong_row_is_named_by_table_line_and_column(tmp_path: Path, row: str, column: int, told: str) -> None:
    tables = read_tables(write_schemes(tmp_path, row))
    [problem] = tables.problems
    assert str(problem).startswith(f"{tmp_path / 'groups.csv'}:2:{column}: ")
    assert told in str(problem)
    assert "tenders" not in {entity.id for entity in tables.entities}


def test_a_circle_of_broader_rows_is_named_for_each_of_them(tmp_path: Path) -> None:
    rows = "one,the ones,,two,,,,,Almanac,\ntwo,the twos,,one,,,,,Almanac,\n"
    tables = read_tables(write_schemes(tmp_path, rows))
    assert [problem.line for problem in tables.problems] == [2, 3]
    for problem, circle in zip(tables.problems, ("one > two > one", "two > one > two"), strict=True):
        assert f"broader than itself: {circle}" in str(problem)


def test_the_graph_has_them_as_concepts_of_a_scheme(tmp_path: Path) -> None:
    groups = "tenders,fire tenders,,keepers,,,,,Almanac,https://example.org/tenders\n"
    tables = read_tables(write_schemes(tmp_path, groups))
    graph = write_nquads(Knowledge(entities=tables.entities), threshold=0.5).decode()
    ckg, skos = "https://w3id.org/carekg/id/", "http://www.w3.org/2004/02/skos/core#"
    for triple in (
        f"<{ckg}tenders> <{skos}broader> <{ckg}keepers>",
        f"<{ckg}keepers> <{skos}narrower> <{ckg}tenders>",
        f"<{ckg}tenders> <{skos}inScheme> <https://w3id.org/carekg/ontology#groups>",
        f"<{ckg}keepers> <{skos}topConceptOf> <https://w3id.org/carekg/ontology#groups>",
        f"<{ckg}tenders> <https://schema.org/sameAs> <https://example.org/tenders>",
    ):
        assert triple in graph


def test_a_table_from_before_there_were_other_registers_is_read_as_it_is(tmp_path: Path) -> None:
    tables = read_tables(write_good(tmp_path))  # its entities.csv has no column same_as
    assert tables.problems == ()
    assert all(entity.same_as == () for entity in tables.entities)
