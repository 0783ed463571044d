"""The commands for the tables that people keep by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from carekg.cli import commands
from carekg.curate import read_rows
from tests.cli.conftest import Run
from tests.curate.tables import change, write_good


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the good tables, and a post that was there before its first known holder."""
    (tmp_path / "seeds").mkdir()
    entities = change("entities.csv", "Hearth Minister,,Wales,2010", "Hearth Minister,,Wales,2000")
    decisions = "statement,decision,predicate,subject,object,modality,reviewer,date,note\n"
    write_good(tmp_path / "seeds", entities=entities, decisions=decisions)
    (tmp_path / "seeds" / "documents.csv").unlink()
    return tmp_path


def test_check_says_how_much_there_is_or_names_every_fault(run: Run, folder: Path) -> None:
    assert "8 entities, 2 tenures, 3 statements" in run("curate", "check", "-w", folder).out
    entities = folder / "seeds" / "entities.csv"
    entities.write_text(
        entities.read_text().replace("Initiative,Fund", "Initiative,Fond").replace("2011-05", "2011-15")
    )
    refused = run("curate", "check", "-w", folder)
    assert refused.code == 1
    assert f"{entities}:5:8: " in refused.err
    assert f"{entities}:7:3: " in refused.err
    assert "did you mean Fund?" in refused.err


def test_tidy_undoes_what_a_spreadsheet_did(run: Run, folder: Path) -> None:
    assert "entities.csv" in run("curate", "tidy", "-w", folder).out
    tenures = folder / "seeds" / "tenures.csv"
    tidy = tenures.read_bytes()
    saved = tidy.decode("utf-8-sig").replace(",", ";").replace("2010-05-12", "12/05/2010").replace("2015-05", "May-15")
    tenures.write_bytes(saved.replace("\n", "\r\n").encode("cp1252"))
    assert run("curate", "tidy", "-w", folder).out == "Rewritten: tenures.csv.\n"
    assert tenures.read_bytes() == tidy
    assert run("curate", "tidy", "-w", folder).out == "Nothing to do.\n"


def test_tidy_changes_nothing_where_a_row_cannot_be_read(run: Run, folder: Path) -> None:
    tenures = folder / "seeds" / "tenures.csv"
    tenures.write_text(tenures.read_text() + "bo-reed,hearth-minister\n")
    before = {path: path.read_bytes() for path in (folder / "seeds").iterdir()}
    refused = run("curate", "tidy", "-w", folder)
    assert refused.code == 1
    assert f"{tenures}:4" in refused.err
    assert {path: path.read_bytes() for path in (folder / "seeds").iterdir()} == before


IMPORT = ("--to", "tenures", "--map", "Name=person", "--map", "Job=role", "--map", "From=start", "--map", "To=end")


def import_file(run: Run, folder: Path, text: str, *more: str) -> tuple[int, str, str]:
    path = folder / "more.csv"
    path.write_text(text, encoding="utf-8")
    return run("curate", "import", path, *IMPORT, "--set", "source=Gazette", *more, "-w", folder)


def test_import_maps_headings_and_names_and_takes_nothing_twice(run: Run, folder: Path) -> None:
    text = "Name;Job;From;To;Remarks\nRobert Reed;Hearth Minister (Wales);12/05/2008;Apr-10;was kind\n"
    dry = import_file(run, folder, text, "--dry-run")
    assert dry[0] == 0
    assert "person: bo-reed, role: hearth-minister, start: 2008-05-12, end: 2010-04" in dry[1]
    assert len(read_rows(folder / "seeds", "tenures.csv")) == 2
    assert "1 row added" in import_file(run, folder, text)[1]
    assert {"person": "bo-reed", "start": "2008-05-12", "source": "Gazette"}.items() <= read_rows(
        folder / "seeds", "tenures.csv"
    )[0].items()
    assert "0 rows added to tenures.csv; 1 are there already" in import_file(run, folder, text)[1]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Nan Other,Hearth Minister,2009,2010", ":2: column person: 'Nan Other' is in no table"),
        ("Ada Quil,Hearth Minister,2009,2010", "Ada Quill (ada-quill)"),
        ("Ada Quill,Hearth Minister,2016,2017", ":2: column start: bo-reed"),
        ("Ada Quill,Hearth Minister,soon,2010", ":2: column start: 'soon' is no date"),
        ("Ada Quill,Ember Fund,2010,2010", ":2: column role: 'Ember Fund' is in no table"),
        ("Ada Quill,Hearth Minister,2010-05-12,2014-05", "tenures.csv has this row with another source, end"),
    ],
)
def test_import_takes_nothing_where_a_row_is_wrong_and_says_which(run: Run, folder: Path, row: str, told: str) -> None:
    before = (folder / "seeds" / "tenures.csv").read_bytes()
    code, _, err = import_file(run, folder, f"Name,Job,From,To\n{row}\n")
    assert code == 1
    assert told in err
    assert (folder / "seeds" / "tenures.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--map", "Chief=person"), "there is no heading 'Chief'"),
        (("--map", "Name=persn"), "did you mean person?"),
        (("--map", "Name"), "HEADING=COLUMN"),
        (("--map", "To=start"), "two headings stand for start"),
    ],
)
def test_import_says_which_heading_or_column_is_not_there(
    run: Run, folder: Path, more: tuple[str, ...], told: str
) -> None:
    code, _, err = import_file(run, folder, "Name,Job,From,To\nAda Quill,Hearth Minister,2009,2010\n", *more)
    assert code in {1, 2}
    assert told in err


def test_a_workbook_gives_the_same_rows_as_a_csv_file(run: Run, folder: Path) -> None:
    book = Workbook()
    book.create_sheet("Bodies").append(["label", "type", "nation", "Since"])
    book["Bodies"].append(["Ash Council", "Organisation", "Wales", dt.date(2001, 2, 3)])
    book["Bodies"].append([None, None, None, None])
    book["Bodies"].append(["Hearth Board", "Organisation", "England", 2004])
    book.save(folder / "bodies.xlsx")
    arguments = ("curate", "import", folder / "bodies.xlsx", "--to", "entities", "--sheet", "Bodies")
    taken = run(*arguments, "--map", "Since=start", "--set", "source=Gazette", "-w", folder)
    assert "2 rows added to entities.csv" in taken.out, taken.err
    rows = {row["id"]: row for row in read_rows(folder / "seeds", "entities.csv")}
    assert rows["ash-council"]["start"] == "2001-02-03"
    assert rows["hearth-board-england"]["start"] == "2004"
    refused = run("curate", "import", folder / "bodies.xlsx", "--to", "entities", "--sheet", "Bodes", "-w", folder)
    assert "did you mean Bodies?" in refused.err


def test_what_is_no_workbook_gets_one_line(run: Run, folder: Path) -> None:
    (folder / "broken.xlsx").write_bytes(b"PK nothing")
    refused = run("curate", "import", folder / "broken.xlsx", "--to", "entities", "-w", folder)
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert "cannot be read as an Excel workbook" in refused.err


def answer(folder: Path, name: str, *answers: str) -> str:
    """Answer the questions of `curate add`, and return what was printed."""
    given = CliRunner().invoke(commands, ["curate", "add", name, "-w", str(folder)], input="\n".join(answers) + "\n")
    assert given.exit_code == 0, given.output
    return given.output


def test_add_shows_what_is_like_a_name_and_gives_the_chosen_one_a_tenure(folder: Path) -> None:
    tenure = ("tenure", "Hearth Minister", "1", "2008", "2009-01", "", "Gazette")
    said = answer(folder, "Ada Quil", "1", *tenure, "nothing")
    assert "1  Ada Quill (person) ada-quill" in said

    assert "Written to tenures.csv" in said
    assert any(row["source"] == "Gazette" for row in read_rows(folder / "seeds", "tenures.csv"))


def test_add_writes_a_new_entry_and_what_it_did(folder: Path) -> None:
    entry = ("Organisation", "Charity", "Wales", "The Ash | Ash", "1999", "", "looks after trees", "", "Gazette")
    statement = ("statement", "supports", "Ember Fund", "1", "actual", "2013-04", "250000", "Gazette, p. 2")
    answer(folder, "Xylo Trust", *entry, *statement, "nothing")
    rows = {row["id"]: row for row in read_rows(folder / "seeds", "entities.csv")}
    assert rows["xylo-trust"]["subtype"] == "Charity"
    assert rows["xylo-trust"]["aliases"] == "The Ash | Ash"
    said = [row for row in read_rows(folder / "seeds", "statements.csv") if row["subject"] == "xylo-trust"]
    assert [(row["predicate"], row["object"], row["amount"], row["currency"]) for row in said] == [
        ("supports", "ember-fund", "250000", "GBP")
    ]


def test_add_asks_again_for_a_cell_that_is_wrong(folder: Path) -> None:
    said = answer(
        folder, "Bo Reed", "1", "tenure", "Hearth Minister", "1", "June", "2009", "", "Gazette", "2008-01", "nothing"
    )
    assert "'June' is no date" in said


def test_who_answers_from_the_tables_without_a_build(run: Run, folder: Path) -> None:
    told = run("who", "Hearth Minister", "--on", "2012-04-02", "--nation", "Wales", "-w", folder)
    assert "Ada Quill, 2010-05-12 to 2015-05" in told.out
    rows = run("who", "Hearth Minister", "--format", "csv", "-w", folder).out.splitlines()
    assert [row.split(",")[2] for row in rows] == ["person", "Ada Quill", "Bo Reed"]
    assert run("who", "Hearth Minister", "--nation", "Narnia", "-w", folder).code == 2
