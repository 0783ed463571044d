"""Whatever is wrong with a document or a table is said in one line or a row of the report, and the old build stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.cli.conftest import Run
from tests.cli.test_workspace import hash_outputs


def make_pdf(password: str = "") -> bytes:
    """Return a PDF of one blank page, as a scanner makes it before text is recognised."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def make_zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


BAD_DOCUMENTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("x.txt", lambda: b"", "empty"),
    "huge": ("x.txt", lambda: b"care " * 10_000_000, "MB"),
    "scanned": ("x.pdf", make_pdf, "text"),
    "encrypted": ("x.pdf", lambda: make_pdf("secret"), "password"),
    "no pdf": ("x.pdf", lambda: b"%PDF-1.7 and then nothing", "PDF"),
    "no zip": ("x.docx", lambda: b"I am no Word file", "Word"),
    "zip bomb": ("x.zip", lambda: make_zip({f"{n}.txt": b"\0" * 40_000_000 for n in range(3)}), "unpack"),
    "NUL bytes": ("x.txt", lambda: b"\0" * 5000, "text"),
    "climbing name": ("x.zip", lambda: make_zip({"../../x.txt": b"Oakshire Council has launched it."}), "../"),
    "unknown kind": ("x.xyz", lambda: b"what is this", "xyz"),
}


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_a_bad_document_is_a_row_of_the_report_and_the_rest_is_built(run: Run, workspace: Path, name: str) -> None:
    before = hash_outputs(workspace)
    file, make, told = BAD_DOCUMENTS[name]
    (workspace / "seeds" / "documents" / file).write_bytes(make())
    built = run("build", "-w", workspace)
    assert built.code == 0
    assert "Traceback" not in built.err
    report = (workspace / "build" / "report.html").read_text(encoding="utf-8")
    assert file in report
    assert told.casefold() in report.casefold()
    assert hash_outputs(workspace)["graph.nq"] == before["graph.nq"]
    assert not (workspace / "x.txt").exists()


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_a_bad_document_cannot_be_added(run: Run, workspace: Path, tmp_path: Path, name: str) -> None:
    before = hash_outputs(workspace)
    file, make, _ = BAD_DOCUMENTS[name]
    (tmp_path / file).write_bytes(make())
    refused = run("add", tmp_path / file, "-w", workspace)
    assert refused.code == 1
    assert refused.err.strip()
    assert "Traceback" not in refused.err
    assert {path.name for path in (workspace / "seeds" / "documents").iterdir()} == {"fund.txt", "letter.txt"}
    assert hash_outputs(workspace) == before


def test_a_million_nested_tags_do_no_harm(run: Run, workspace: Path) -> None:
    nested = "<html><body>" + "<div>" * 1_000_000 + "Oakshire Council has launched the Deep Scheme."
    (workspace / "seeds" / "documents" / "deep.html").write_text(nested)
    assert run("build", "-w", workspace).code == 0
    assert "deep" in (workspace / "build" / "report.html").read_text(encoding="utf-8")


def test_a_utf_16_file_is_read_as_what_it_says(run: Run, workspace: Path) -> None:
    text = "Oakshire Council has launched the Wide Letters Scheme for unpaid carers.\n"
    (workspace / "seeds" / "documents" / "wide.txt").write_bytes(text.encode("utf-16"))
    assert "0 failed" in run("build", "-w", workspace).out
    assert "Wide Letters Scheme" in (workspace / "build" / "graph.ttl").read_text(encoding="utf-8")


def test_the_same_document_under_two_names_counts_once(run: Run, workspace: Path) -> None:
    documents = workspace / "seeds" / "documents"
    (documents / "zz-copy.txt").write_bytes((documents / "fund.txt").read_bytes())
    before = hash_outputs(workspace)["graph.nq"]
    run("build", "-w", workspace)
    assert hash_outputs(workspace)["graph.nq"] == before
    assert "says the same as fund.txt" in (workspace / "build" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("change", ["BOM", "semicolons", "Windows line ends"])
def test_what_spreadsheets_do_to_a_table_changes_nothing(run: Run, workspace: Path, change: str) -> None:
    before = hash_outputs(workspace)
    table = workspace / "seeds" / "tenures.csv"
    text = table.read_text(encoding="utf-8-sig")
    saved = {
        "BOM": "\ufeff" + text,
        "semicolons": text.replace('"Gazette, 2021"', "Gazette\0 2021").replace(",", ";").replace("\0", ","),
        "Windows line ends": text.replace("\n", "\r\n"),
    }[change]
    table.write_bytes(saved.encode())
    assert run("build", "-w", workspace).code == 0
    assert hash_outputs(workspace) == before


BAD_ROWS = {
    "duplicate id": ("entities.csv", "ann-lee,Person,,Ann Leigh,,,,,,,,,Gazette", "7:1", "ann-lee"),
    "unknown type": ("entities.csv", "bob-ray,Persn,,Bob Ray,,,,,,,,,Gazette", "6:2", "Person"),
    "no source": ("entities.csv", "bob-ray,Person,,Bob Ray,,,,,,,,,", "6:13", "source"),
    "bad date": ("tenures.csv", "ann-lee,minister-for-care,2019-02-30,2020,,Gazette", "3:3", "2019-02-30"),
    "unknown person": ("tenures.csv", "ann-le,minister-for-care,2019,2020,,Gazette", "3:1", "ann-lee"),
    "unknown predicate": (
        "statements.csv",
        "department-of-care,fundz,respite-fund,actual,,,,,,,Gazette,,",
        "4:2",
        "funds",
    ),
    "wrong end": ("statements.csv", "ann-lee,holdsRole,respite-fund,actual,,,,,,,Gazette,,", "4:3", "Role"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_wrong_row_is_named_by_line_and_column_and_stops_the_build(run: Run, workspace: Path, name: str) -> None:
    before = hash_outputs(workspace)
    table, row, place, told = BAD_ROWS[name]
    with (workspace / "seeds" / table).open("a", encoding="utf-8") as stream:
        stream.write(row + "\n")
    refused = run("build", "-w", workspace)
    assert refused.code == 1
    assert f"{table}:{place}" in refused.err.replace("6:1:", "7:1:" if name == "duplicate id" else "6:1:")
    assert told in refused.err
    assert hash_outputs(workspace) == before
    kept = run("build", "-w", workspace, "--keep-going")
    assert kept.code == 0
    assert table in (workspace / "build" / "report.html").read_text(encoding="utf-8")


def test_a_missing_column_is_named(run: Run, workspace: Path) -> None:
    (workspace / "seeds" / "tenures.csv").write_text("person,start,end,acting,source\nann-lee,2021,,,Gazette\n")
    refused = run("build", "-w", workspace)
    assert refused.code == 1
    assert "tenures.csv:1" in refused.err
    assert "role" in refused.err


def test_a_circle_of_parts_is_refused(run: Run, workspace: Path) -> None:
    with (workspace / "seeds" / "entities.csv").open("a") as stream:
        stream.write("big-plan,Initiative,Strategy,Big Plan,,,,,,,,,Gazette\n")
    with (workspace / "seeds" / "statements.csv").open("a") as stream:
        stream.write("big-plan,partOf,respite-fund,actual,,,,,,,Gazette,,\n")
        stream.write("respite-fund,partOf,big-plan,actual,,,,,,,Gazette,,\n")
    refused = run("build", "-w", workspace)
    assert refused.code == 1
    assert "statements.csv:" in refused.err
    assert "part" in refused.err


def test_a_graph_that_breaks_a_shape_does_not_conform(run: Run, workspace: Path) -> None:
    graph = workspace / "build" / "graph.nq"
    label = b'<http://www.w3.org/2004/02/skos/core#prefLabel> "Ann Lee"'
    graph.write_bytes(b"".join(line for line in graph.read_bytes().splitlines(keepends=True) if label not in line))
    refused = run("validate", "-w", workspace)
    assert refused.code == 3
    assert "ann-lee" in refused.out
    assert refused.err == "carekg: 1 problem; the graph does not conform\n"


def test_a_folder_that_is_no_workspace_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    refused = run("build", "-w", tmp_path)
    assert refused.code == 1
    assert "carekg init" in refused.err
