"""`carekg evaluate`: what it prints, and what it says of annotations that cannot be used."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from carekg.scorecard import read_scorecard
from tests.build.measuring.test_trust import annotate
from tests.cli.conftest import Run


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    folder = tmp_path / "annotated"
    annotate(folder)
    annotate(folder, "other")
    return folder


def test_the_table_has_every_part(run: Run, built: Path, annotated: Path) -> None:
    shown = run("evaluate", annotated, "-w", built)
    assert shown.code == 0, shown.err
    for part in ("relations strict", "By predicate", "Errors by kind", "commonest errors", "confidence", "words in"):
        assert part in shown.out
    assert "Respite Fund | succeeds | Respite Fund" in shown.out


def test_other_programs_get_the_same_figures(run: Run, built: Path, annotated: Path, tmp_path: Path) -> None:
    card = tmp_path / "card.json"
    record = json.loads(run("evaluate", annotated, "-w", built, "--format", "json", "--scorecard", card).out)
    assert record["relations strict"]["true"] == 2
    assert record["relations strict"]["missed"] == 2
    assert record["errors by kind"]["not said"] == 2
    assert record["commonest errors"][0]["count"] >= 1
    assert record["throughput"]["words"] == 24
    rows = list(csv.DictReader(io.StringIO(run("evaluate", annotated, "-w", built, "--format", "csv").out)))
    assert (rows[0]["name"], rows[0]["right"]) == ("relations", "2")
    written = read_scorecard(card)
    assert written is not None
    assert written.relations.right == 2
    assert f"| {written.relations.f1:.2f} |" in run("evaluate", annotated, "-w", built, "--format", "markdown").out


def test_documents_and_statements_can_be_left_out(run: Run, built: Path, annotated: Path) -> None:
    one = json.loads(run("evaluate", annotated, "-w", built, "--only", "oth*", "--format", "json").out)
    assert one["documents"] == 1
    none = json.loads(run("evaluate", annotated, "-w", built, "--min-confidence", "1", "--format", "json").out)
    assert none["relations strict"]["true"] == 0
    short = run("evaluate", annotated, "-w", built, "--errors", "0").out
    assert "commonest" not in short


def test_linking_gives_names_of_the_tables(run: Run, built: Path, annotated: Path) -> None:
    linked = json.loads(run("evaluate", annotated, "-w", built, "--format", "json").out)
    plain = json.loads(run("evaluate", annotated, "-w", built, "--no-linking", "--format", "json").out)
    assert linked["documents"] == plain["documents"] == 2
    assert plain["relations strict"]["true"] == 2


def test_several_workers_give_the_same_figures(run: Run, built: Path, annotated: Path) -> None:
    one = json.loads(run("evaluate", annotated, "-w", built, "--format", "json").out)
    two = json.loads(run("evaluate", annotated, "-w", built, "--workers", "2", "--format", "json").out)
    assert two.pop("throughput") is None
    assert one.pop("throughput")
    assert one == two


def test_each_faulty_annotation_is_a_line(run: Run, built: Path, annotated: Path) -> None:
    (annotated / "a.json").write_text("{", encoding="utf-8")
    annotate(annotated, "b", relations=[{"s": "c", "p": "runs", "o": "f"}])
    refused = run("evaluate", annotated, "-w", built)
    assert refused.code == 1
    assert f"{annotated / 'a.json'}:1:2: is no JSON" in refused.err
    assert f"{annotated / 'b.json'}: relation 1, p: " in refused.err
    assert refused.err.rstrip().splitlines()[-1].startswith("carekg: 2 annotated documents cannot be used")


def test_an_unreadable_document_is_named(run: Run, built: Path, annotated: Path) -> None:
    (annotated / "news.txt").write_bytes(b"")
    refused = run("evaluate", annotated, "-w", built)
    assert refused.code == 1
    assert "news.txt: " in refused.err


def test_a_folder_without_annotations_says_what_is_missing(run: Run, built: Path, tmp_path: Path) -> None:
    refused = run("evaluate", tmp_path, "-w", built)
    assert refused.code == 1
    assert "there are no annotated documents" in refused.err
