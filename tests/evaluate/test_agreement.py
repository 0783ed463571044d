"""The figures of `carekg evaluate` are those of the script that the annotated documents come with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from carekg.build.measuring.evaluation import EvaluationOptions, evaluate_folder
from carekg.build.readings.preview import extract_files
from carekg.build.readings.showing import write_preview
from carekg.curate import Tables, read_tables
from carekg.evaluate.writing import record_figures
from carekg.resources import seeds_folder
from carekg.scorecard import load_shipped

pytestmark = pytest.mark.gold

_TOLERANCE = 0.02
_TRAINING_SAMPLE = "0[12]_[a-r]*"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables(seeds_folder())


def _list_documents(folder: Path, pattern: str) -> list[Path]:
    return [path for path in sorted(folder.glob(pattern)) if path.suffix != ".json"]


def _run_script(gold: Path, folder: Path, least: float, out: Path) -> dict[str, Any]:
    found = out / "found.jsonl"
    preview = extract_files(_list_documents(folder, "*"), None, 0.0, lambda _done, _total: None)
    found.write_bytes(write_preview(preview, "jsonl"))
    command = [
        sys.executable,
        str(gold / "score.py"),
        str(folder),
        str(found),
        "--json",
        "--min-confidence",
        str(least),
    ]
    printed: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return printed


def test_the_shipped_scorecard_is_that_of_this_extractor(gold_folder: Path, tables: Tables) -> None:
    measured = evaluate_folder(gold_folder / "dev", tables, EvaluationOptions())[0].scorecard
    shipped = load_shipped()
    assert shipped.documents == measured.documents
    # Another release of spaCy may parse a sentence differently; the figures that we publish must be true nevertheless.
    for name in ("relations", "entities"):
        assert abs(getattr(shipped, name).f1 - getattr(measured, name).f1) <= _TOLERANCE, name


@pytest.mark.parametrize("least", [0.0, 0.45])
@pytest.mark.parametrize(("part", "pattern"), [("dev", "*"), ("train", _TRAINING_SAMPLE)])
def test_every_figure_agrees(
    gold_folder: Path, tables: Tables, tmp_path: Path, part: str, pattern: str, least: float
) -> None:
    folder = tmp_path / part
    folder.mkdir()
    for path in (gold_folder / part).glob(pattern):
        (folder / path.name).write_bytes(path.read_bytes())
    expected = _run_script(gold_folder, folder, least, tmp_path)
    assert expected["documents"] >= 15
    evaluation, _ = evaluate_folder(folder, tables, EvaluationOptions(least))
    assert record_figures(evaluation.scorecard) == expected
