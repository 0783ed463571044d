from __future__ import annotations

from pathlib import Path

import pytest

from carekg.curate import read_tables
from tests.curate.tables import GOOD, add_row, write_good

ACCENTED = add_row("entities.csv", id="zoe-ash", type="Person", label="Zoë Ash", source="Almanac")


def as_excel_saves_it(text: str) -> bytes:
    return text.replace(",", ";").replace("\n", "\r\n").encode("utf-8-sig")


def as_libreoffice_saves_it(text: str) -> bytes:
    rows = [",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()]
    return ("\n".join(rows) + "\n").encode()


SAVED = {
    "as written": ACCENTED.encode(),
    "with a byte order mark": ACCENTED.encode("utf-8-sig"),
    "by a British Excel": as_excel_saves_it(ACCENTED),
    "with every cell quoted": as_libreoffice_saves_it(ACCENTED),
    "with tabs, as UTF-16": ACCENTED.replace(",", "\t").encode("utf-16"),
    "with a line that names the separator": ("sep=;\n" + ACCENTED.replace(",", ";")).encode(),
    "with empty lines and empty rows": ACCENTED.replace("\n", "\n\n,,,,,,,,,,,,\n").encode(),
    "with empty columns behind the last": ACCENTED.replace("\n", ",,\n").encode(),
    "with old line ends": ACCENTED.replace("\n", "\r").encode(),
    "with columns in capitals and another order": ACCENTED.replace("id,type", "ID,Type", 1).encode(),
}


@pytest.mark.parametrize("how", SAVED)
def test_a_table_reads_the_same_however_it_was_saved(how: str, tmp_path: Path) -> None:
    expected = read_tables(write_good(tmp_path, entities=ACCENTED)).entities
    (tmp_path / "entities.csv").write_bytes(SAVED[how])
    tables = read_tables(tmp_path)
    assert tables.problems == ()
    assert tables.entities == expected
    assert any(entity.label == "Zoë Ash" for entity in tables.entities)


def test_windows_1252_is_read_with_a_notice(tmp_path: Path) -> None:
    write_good(tmp_path)
    (tmp_path / "entities.csv").write_bytes(ACCENTED.encode("cp1252"))
    tables = read_tables(tmp_path)
    assert any(entity.label == "Zoë Ash" for entity in tables.entities)
    assert [(n.path, n.line) for n in tables.notices] == [("entities.csv", 10)]
    assert "windows-1252" in tables.notices[0].reason


def test_letters_garbled_by_a_spreadsheet_are_seen(tmp_path: Path) -> None:
    garbled = ACCENTED.replace("Zoë", "ZoÃ«")
    problem = read_tables(write_good(tmp_path, entities=garbled)).problems[0]
    assert (problem.line, problem.column) == (10, 4)
    assert "it was Zoë Ash" in str(problem)


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (GOOD["entities.csv"].encode().replace(b"Bo", b"B\0"), 3, "NUL bytes"),
        (GOOD["entities.csv"].encode().replace(b"Bo", b"B\x81"), 3, "encoding is not known"),
        (GOOD["entities.csv"].encode() + b'x,Person,,"X,,,,,,,,,s\n', 10, "no CSV"),
        (GOOD["entities.csv"].encode() + b"x,Person," + b"y" * 200_000 + b"\n", 10, "no CSV"),
        (GOOD["entities.csv"].encode() + b"x,Person,,X,s\n", 10, "5 cells, and the header 13"),
        (GOOD["entities.csv"].encode() + b"x,Person,,X,,,,,,,,,s,one more\n", 10, "14 cells, and the header 13"),
        (GOOD["entities.csv"].replace("source", "sauce", 1).encode(), 1, "column source is missing"),
        (GOOD["entities.csv"].replace("source", "sauce", 1).encode(), 1, "no column sauce"),
        (b"x,y\n", 1, "columns id, type, subtype, label, aliases,"),
        (GOOD["entities.csv"].replace("acronym", "label", 1).encode(), 1, "2 columns label"),
    ],
)
def test_a_table_that_is_broken_is_a_problem_with_its_line(data: bytes, line: int, said: str, tmp_path: Path) -> None:
    write_good(tmp_path)
    (tmp_path / "entities.csv").write_bytes(data)
    problems = read_tables(tmp_path).problems
    assert any(p.line == line and said in str(p) for p in problems)


def test_an_unknown_column_is_reported_with_the_nearest_and_the_rest_is_read(tmp_path: Path) -> None:
    text = GOOD["entities.csv"].replace("description", "descripton", 1)
    tables = read_tables(write_good(tmp_path, entities=text))
    assert any("did you mean description?" in str(p) for p in tables.problems)
    assert len(tables.entities) == 8


def test_a_row_that_spans_lines_is_named_by_its_first(tmp_path: Path) -> None:
    text = GOOD["entities.csv"] + 'x,Person,,X,,,,,,,,"two\nlines",s\ny,Persona,,Y,,,,,,,,,s\n'
    tables = read_tables(write_good(tmp_path, entities=text))
    assert next(e for e in tables.entities if e.id == "x").description == "two lines"
    assert [p.line for p in tables.problems] == [12]


def test_a_folder_in_place_of_a_table_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "entities.csv").mkdir()
    assert "cannot be read" in str(read_tables(tmp_path).problems[0])
