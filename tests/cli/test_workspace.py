"""Making, building and changing a workspace, as an analyst does it day by day."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.workspaces import make_workspace

OUTPUTS = ("graph.nq", "graph.ttl", "graph.trig", "statements.jsonl", "explorer.html", "report.html")


def hash_outputs(workspace: Path) -> dict[str, str]:
    return {name: hashlib.sha256((workspace / "build" / name).read_bytes()).hexdigest() for name in OUTPUTS}


def test_a_new_workspace_has_what_the_main_job_needs(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    made = run("init", folder)
    assert made.code == 0
    assert f"cd {folder}" in made.out
    assert (folder / "README.md").is_file()
    assert len(list((folder / "seeds").glob("*.csv"))) == 7
    assert len(list((folder / "seeds" / "documents").iterdir())) >= 5


def test_a_workspace_without_samples_keeps_the_tables_and_is_sound(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert run("init", folder, "--no-samples").code == 0
    assert list((folder / "seeds" / "documents").iterdir()) == []
    checked = run("curate", "check", "-w", folder)
    assert checked.code == 0, checked.err
    assert int(re.search(r"(\d+) statements", checked.out)[1]) > 2500  # type: ignore[index]
    assert len((folder / "seeds" / "documents.csv").read_text(encoding="utf-8").splitlines()) == 1


def test_init_does_not_write_over_anything(run: Run, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    refused = run("init", tmp_path)
    assert refused.code == 1
    assert "there is something here already" in refused.err
    assert [path.name for path in tmp_path.iterdir()] == ["precious.txt"]


def test_a_build_leaves_every_output_and_says_what_it_did(run: Run, tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "w")
    built = run("build", "-w", workspace)
    assert built.code == 0
    assert "2 read, 0 unchanged, 0 failed" in built.out
    assert "launches" in built.out
    assert "explorer.html" in built.out
    for name in OUTPUTS:
        assert (workspace / "build" / name).stat().st_size > 0


def test_a_second_build_reads_nothing_again(run: Run, workspace: Path) -> None:
    before = hash_outputs(workspace)
    again = run("build", "-w", workspace)
    assert "0 read, 2 unchanged" in again.out
    assert "up to date" in again.out
    assert hash_outputs(workspace) == before


def test_a_new_document_is_the_only_one_read(run: Run, workspace: Path) -> None:
    (workspace / "seeds" / "documents" / "news.txt").write_text("The Respite Fund was launched by Oakshire Council.\n")
    assert "1 read, 2 unchanged" in run("build", "-w", workspace).out


def test_a_build_bit_by_bit_gives_the_bytes_of_a_build_from_nothing(run: Run, workspace: Path, tmp_path: Path) -> None:
    news = workspace / "seeds" / "documents" / "a-news.txt"
    news.write_text("Oakshire Council has published the Oakshire Care Plan.\n")
    run("build", "-w", workspace)
    shutil.copytree(workspace / "seeds", tmp_path / "fresh" / "seeds")
    run("build", "-w", tmp_path / "fresh")
    assert hash_outputs(workspace) == hash_outputs(tmp_path / "fresh")
    run("build", "-w", workspace, "--force")
    assert hash_outputs(workspace) == hash_outputs(tmp_path / "fresh")


def test_the_number_of_workers_does_not_show(run: Run, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "seeds", tmp_path / "two" / "seeds")
    assert run("build", "-w", tmp_path / "two", "--workers", "2").code == 0
    assert hash_outputs(tmp_path / "two") == hash_outputs(built)


def test_a_damaged_output_or_reading_is_made_again(run: Run, workspace: Path) -> None:
    before = hash_outputs(workspace)
    (workspace / "build" / "graph.ttl").write_text("scribble")
    for kept in (workspace / "build" / "linked.jsonl", *(workspace / "build" / "cache").iterdir()):
        kept.write_text("{")
    assert "2 read" in run("build", "-w", workspace).out
    assert hash_outputs(workspace) == before


def test_adding_a_document_says_what_it_changed(run: Run, workspace: Path, tmp_path: Path) -> None:
    news = tmp_path / "reform.txt"
    news.write_text("Reform\n\nThe Department of Care has published the Care Reform Strategy.\n")
    flags = ("--title", "Reform at last", "--publisher", "Care Weekly", "--date", "2022-02-03", "--nation", "England")
    added = run("add", news, "-w", workspace, *flags)
    assert added.code == 0
    assert "Reform at last" in added.out
    assert "The Department of Care has published the Care Reform Strategy." in added.out
    assert "2022-02-03" in (workspace / "seeds" / "documents.csv").read_text(encoding="utf-8")
    assert "Reform at last" in (workspace / "build" / "graph.ttl").read_text(encoding="utf-8")


def test_adding_and_removing_leaves_no_trace(run: Run, workspace: Path, tmp_path: Path) -> None:
    before = hash_outputs(workspace)
    news = tmp_path / "reform.txt"
    news.write_text("Northmoor Trust has launched the Lantern Scheme with Oakshire Council.\n")
    run("add", news, "-w", workspace)
    assert "Lantern" in (workspace / "build" / "graph.ttl").read_text(encoding="utf-8")
    removed = run("remove", "reform", "-w", workspace)
    assert removed.code == 0
    assert "Lantern" not in (workspace / "build" / "graph.ttl").read_text(encoding="utf-8")
    assert hash_outputs(workspace) == before


def test_a_document_can_come_from_a_zip_or_a_folder(run: Run, workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "one.txt").write_text("Elmshire Council has launched the Elm Scheme.\n")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("two.txt", "Ashshire Council has launched the Ash Scheme.\n")
    assert run("add", folder, tmp_path / "more.zip", "-w", workspace).code == 0
    graph = (workspace / "build" / "graph.ttl").read_text(encoding="utf-8")
    assert "Elm Scheme" in graph
    assert "Ash Scheme" in graph


def test_a_document_can_come_from_standard_input(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        "<html><head><title>Fern news</title></head><body><article><h1>Fern news</h1><p>Fernshire Council has launched "
    )
    page += "the Fern Scheme for unpaid carers.</p><p>It is run from the town hall.</p></article></body></html>"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    added = run("add", "-", "-w", workspace)
    assert added.code == 0, added.err
    assert (workspace / "seeds" / "documents" / "fern-news.html").is_file()
    assert "Fern Scheme" in (workspace / "build" / "graph.ttl").read_text(encoding="utf-8")


def test_an_unreadable_pipe_is_refused(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    refused = run("add", "-", "-w", workspace)
    assert refused.code == 1
    assert "empty" in refused.err


def test_the_same_document_is_not_added_twice(run: Run, workspace: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes((workspace / "seeds" / "documents" / "fund.txt").read_bytes())
    refused = run("add", twin, "-w", workspace)
    assert refused.code == 1
    assert "already" in refused.err
    assert "fund.txt" in refused.err


@pytest.mark.parametrize("command", ["add", "remove"])
def test_with_a_faulty_table_no_document_comes_or_goes(run: Run, workspace: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "news.txt").write_text("Oakshire Council has launched the Late Scheme.\n")
    with (workspace / "seeds" / "tenures.csv").open("a") as stream:
        stream.write("ann-le,minister-for-care,2019,2020,,Gazette\n")
    refused = run(command, tmp_path / "news.txt" if command == "add" else "letter", "-w", workspace)
    assert refused.code == 1
    assert "tenures.csv:3:1" in refused.err
    assert {path.name for path in (workspace / "seeds" / "documents").iterdir()} == {"fund.txt", "letter.txt"}


def test_removing_what_is_not_there_names_what_is(run: Run, workspace: Path) -> None:
    refused = run("remove", "memo", "-w", workspace)
    assert refused.code == 1
    assert "there is no document 'memo'" in refused.err
    assert "letter" in refused.err


def test_diff_says_what_changed_between_two_builds(run: Run, workspace: Path, built: Path) -> None:
    (workspace / "seeds" / "documents" / "letter.txt").unlink()
    run("build", "-w", workspace)
    told = run("diff", built, workspace)
    assert told.code == 0
    assert "Home Visits Strategy" in told.out
    assert "Nothing changed" in run("diff", built, built / "build" / "graph.nq").out


def test_jsonl_output_has_evidence_at_its_offsets(run: Run, built: Path) -> None:
    path = built / "seeds" / "documents" / "fund.txt"
    text = run("text", path).out
    record = json.loads(run("extract", path, "--format", "jsonl", "-w", built).out)
    assert record["statements"]
    assert record["document"]["path"] == "fund.txt"
    ids = {entity["id"] for entity in record["entities"]}
    for statement in record["statements"]:
        evidence = statement["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert {statement["subject"], statement["object"]} <= ids


@pytest.mark.parametrize("form", ["table", "ttl"])
def test_extract_shows_the_quote_in_every_form(run: Run, built: Path, form: str) -> None:
    shown = run("extract", built / "seeds" / "documents" / "fund.txt", "--format", form, "-w", built)
    assert shown.code == 0
    assert "has launched the Respite Fund" in shown.out
