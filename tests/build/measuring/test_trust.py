"""The scorecard of a build: the shipped one, or one measured on the workspace's own annotated documents."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carekg.build.pipeline import BuildOptions, BuildResult, build_workspace
from carekg.build.workspace import Workspace
from carekg.scorecard import Scorecard, load_shipped, read_scorecard
from tests.workspaces import make_workspace

TEXT = "Oakshire Council has launched the Respite Fund, which will help unpaid carers.\n"


def annotate(folder: Path, name: str = "news", **more: Any) -> Path:  # noqa: ANN401 - as in the file
    """Write an annotated document of one relation that the extractor finds, and one that nobody could."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    launches = {"s": "c", "p": "launches", "o": "f", "modality": "actual", "level": "core", "evidence": TEXT.strip()}
    record = {
        "document": f"{name}.txt",
        "entities": [
            {"id": "c", "type": "Organisation", "name": "Oakshire Council"},
            {"id": "f", "type": "Initiative", "name": "Respite Fund"},
        ],
        "relations": [launches, launches | {"s": "f", "p": "succeeds", "o": "f"}],
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(record | more), encoding="utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(make_workspace(tmp_path))


def build(workspace: Workspace) -> tuple[BuildResult, Scorecard]:
    result = build_workspace(workspace, BuildOptions(workers=1))
    card = read_scorecard(workspace.scorecard)
    assert card is not None
    return result, card


def test_without_annotated_documents_the_shipped_figures_stand(workspace: Workspace) -> None:
    _, card = build(workspace)
    assert card == load_shipped()
    rows = list(csv.DictReader((workspace.build / "scorecard.csv").open(encoding="utf-8")))
    assert rows[0]["right"] == str(card.relations.right)
    report = (workspace.build / "report.html").read_text(encoding="utf-8")
    assert f"Measured on {card.documents} annotated documents" in report
    assert "your own" not in report


def test_annotated_documents_of_the_workspace_are_measured_instead(workspace: Workspace) -> None:
    annotate(workspace.annotated)
    _, card = build(workspace)
    assert (card.own, card.documents) == (True, 1)
    assert card.relations.right == 1
    assert card.relations.missed == 1
    assert "your own" in (workspace.build / "report.html").read_text(encoding="utf-8")
    # They are for measuring; they are no part of the graph.
    assert "news.txt" not in workspace.graph.read_text(encoding="utf-8")


def test_a_build_is_up_to_date_until_an_annotation_changes(workspace: Workspace) -> None:
    path = annotate(workspace.annotated)
    build(workspace)
    assert not build(workspace)[0].changed
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | {"relations": record["relations"][:1]}), encoding="utf-8")
    result, card = build(workspace)
    assert result.changed
    assert card.relations.missed == 0


def _break_json(folder: Path) -> None:
    (folder / "bad.json").write_text('{"relations": [', encoding="utf-8")


def _name_no_document(folder: Path) -> None:
    annotate(folder, "bad", document="gone.txt")


def _annotate_unreadable(folder: Path) -> None:
    annotate(folder, "bad", document="bad.xyz")
    (folder / "bad.xyz").write_text("?", encoding="utf-8")


def _empty_document(folder: Path) -> None:
    annotate(folder, "bad")
    (folder / "bad.txt").write_bytes(b"")


@pytest.mark.parametrize("spoil", [_break_json, _name_no_document, _annotate_unreadable, _empty_document])
def test_what_cannot_be_used_is_reported_and_the_rest_measured(
    workspace: Workspace, spoil: Callable[[Path], None]
) -> None:
    annotate(workspace.annotated)
    spoil(workspace.annotated)
    result, card = build(workspace)
    assert card.documents == 1
    assert result.manifest.notices == 1
    assert "annotated/bad." in (workspace.build / "report.html").read_text(encoding="utf-8")


def test_the_same_annotations_give_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    annotate(workspace.annotated)
    other = Workspace(make_workspace(tmp_path / "other"))
    annotate(other.annotated)
    build(workspace)
    build(other)
    for name in ("scorecard.json", "scorecard.csv", "report.html", "explorer.html"):
        assert (workspace.build / name).read_bytes() == (other.build / name).read_bytes(), name


def test_with_nothing_that_can_be_measured_the_shipped_figures_stand(workspace: Workspace) -> None:
    annotate(workspace.annotated)
    (workspace.annotated / "news.txt").write_bytes(b"")
    result, card = build(workspace)
    assert card == load_shipped()
    assert result.manifest.notices == 1
