from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.curate import (
    add_document_rows,
    read_rows,
    read_tables,
    remove_document_row,
    remove_document_statements,
    write_table,
)
from carekg.curate.schema import TABLES
from carekg.errors import TableError, WorkspaceError
from tests.curate.tables import GOOD, add_row, change, write_good

CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


def rows_of(table: str) -> st.SearchStrategy[list[dict[str, str]]]:
    columns = TABLES[table].columns
    row = st.fixed_dictionaries(dict.fromkeys(columns, CELLS))
    return st.lists(row.filter(lambda cells: any(cell.strip() for cell in cells.values())), max_size=5)


def read_or_none(folder: Path, table: str) -> list[tuple[str, ...]] | None:
    try:
        return sorted(tuple(row.values()) for row in read_rows(folder, table))
    except TableError:
        return None


@given(st.sampled_from(sorted(TABLES)).flatmap(lambda table: st.tuples(st.just(table), rows_of(table))))
def test_what_is_written_reads_as_the_same_rows_and_writes_the_same_bytes(
    case: tuple[str, list[dict[str, str]]],
) -> None:
    table, rows = case
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_table(folder, table, rows)
        written = (folder / table).read_bytes()
        first = read_or_none(folder, table)
        if first is None:  # a cell that looks garbled cannot be read, whoever wrote it
            return
        assert len(first) == len(rows)
        write_table(folder, table, read_rows(folder, table))
        assert (folder / table).read_bytes() == written
        assert read_or_none(folder, table) == first


def resave(data: bytes, *, delimiter: str, line_end: str, encoding: str, quoting: int) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting)  # type: ignore[arg-type]  # typeshed names the four constants
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize("table", sorted(TABLES))
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("line_end", "encoding", "quoting"), [("\r\n", "utf-8-sig", 0), ("\n", "utf-8", 1), ("\r\n", "utf-8", 1)]
)
def test_saving_in_a_spreadsheet_makes_no_difference(
    table: str, delimiter: str, line_end: str, encoding: str, quoting: int, tmp_path: Path
) -> None:
    write_table(write_good(tmp_path), table, read_rows(tmp_path, table))
    written = (tmp_path / table).read_bytes()
    saved = resave(written, delimiter=delimiter, line_end=line_end, encoding=encoding, quoting=quoting)
    (tmp_path / table).write_bytes(saved)
    write_table(tmp_path, table, read_rows(tmp_path, table))
    assert (tmp_path / table).read_bytes() == written


def test_dates_and_flags_that_a_spreadsheet_changed_are_written_as_they_were(tmp_path: Path) -> None:
    write_table(write_good(tmp_path), "statements.csv", read_rows(tmp_path, "statements.csv"))
    written = (tmp_path / "statements.csv").read_text(encoding="utf-8")
    (tmp_path / "statements.csv").write_text(written.replace("2012-06", "Jun-12").replace("true", "TRUE"), "utf-8")
    write_table(tmp_path, "statements.csv", read_rows(tmp_path, "statements.csv"))
    assert (tmp_path / "statements.csv").read_text(encoding="utf-8") == written


def test_a_table_is_written_for_excel_and_git(tmp_path: Path) -> None:
    rows = [{"path": "b.txt", "title": 'Says "no", twice'}, {"path": "a.txt", "title": "Siân"}]
    write_table(tmp_path, "documents.csv", rows)
    assert (tmp_path / "documents.csv").read_bytes() == (
        "\ufeffpath,id,title,publisher,date,nation,genre,url,language\n"
        "a.txt,,Siân,,,,,,\n"
        'b.txt,,"Says ""no"", twice",,,,,,\n'
    ).encode()


def test_the_order_of_rows_makes_no_difference(tmp_path: Path) -> None:
    rows = read_rows(write_good(tmp_path), "entities.csv")
    write_table(tmp_path, "entities.csv", rows)
    written = (tmp_path / "entities.csv").read_bytes()
    write_table(tmp_path, "entities.csv", reversed(rows))
    assert (tmp_path / "entities.csv").read_bytes() == written
    assert read_tables(tmp_path).problems == ()


def test_an_unknown_column_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"did you mean title\?"):
        write_table(tmp_path, "documents.csv", [{"path": "a", "titel": "A"}])
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be written"):
        write_table(tmp_path / "nowhere", "documents.csv", [])


def test_writing_fails_whole(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").mkdir()
    with pytest.raises(WorkspaceError):
        write_table(tmp_path, "documents.csv", [{"path": "a"}])
    assert [path.name for path in tmp_path.iterdir()] == ["documents.csv"]


def test_documents_come_and_go(tmp_path: Path) -> None:
    add_document_rows(tmp_path, [{"path": "b.txt", "title": "B"}, {"path": "a.txt", "title": "A", "date": "2020"}])
    add_document_rows(tmp_path, [{"path": "b.txt", "title": "Better"}])
    assert {path: row["title"] for path, row in read_tables(tmp_path).documents.items()} == {
        "a.txt": "A",
        "b.txt": "Better",
    }
    assert remove_document_row(tmp_path, "b.txt")
    assert not remove_document_row(tmp_path, "b.txt")
    assert list(read_tables(tmp_path).documents) == ["a.txt"]


def test_a_document_needs_its_path(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="path"):
        add_document_rows(tmp_path, [{"title": "A"}])


def test_a_table_with_faults_of_form_is_not_overwritten(tmp_path: Path) -> None:
    write_good(tmp_path, documents=GOOD["documents.csv"] + "one,cell,too,few\n")
    before = (tmp_path / "documents.csv").read_bytes()
    with pytest.raises(TableError, match="4 cells"):
        add_document_rows(tmp_path, [{"path": "a.txt"}])
    assert (tmp_path / "documents.csv").read_bytes() == before


def test_quotes_leave_with_their_document(tmp_path: Path) -> None:
    row = add_row(
        "statements.csv", subject="ada-quill", predicate="supports", object="ember-fund", source="fund", quote="q"
    )
    write_good(tmp_path, statements=row)
    assert remove_document_statements(tmp_path, "fund") == 1
    assert remove_document_statements(tmp_path, "fund") == 0
    assert len(read_tables(tmp_path).statements) == 3


def test_the_good_rows_are_kept_when_a_bad_date_is_written_back(tmp_path: Path) -> None:
    write_good(tmp_path, documents=change("documents.csv", "2012-06-03", "someday"))
    add_document_rows(tmp_path, [{"path": "a.txt"}])
    assert "someday" in (tmp_path / "documents.csv").read_text(encoding="utf-8")
