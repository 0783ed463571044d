"""`carekg extract` from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from carekg.resources import seeds_folder
from tests.cli.conftest import Run

BRIEF = seeds_folder() / "documents" / "care-cap-timeline.md"


def read_statements(out: str) -> list[dict[str, Any]]:
    return [statement for line in out.splitlines() for statement in json.loads(line)["statements"]]


def test_less_certain_statements_are_shown_on_request(run: Run) -> None:
    shown = read_statements(run("extract", BRIEF, "--format", "jsonl").out)
    everything = read_statements(run("extract", BRIEF, "--format", "jsonl", "--min-confidence", "0").out)
    # What a graph takes for a fact unless it is built otherwise, as the help says.
    assert shown == [statement for statement in everything if statement["confidence"] >= 0.5]
    assert len(shown) < len(everything)
    assert "[default: 0.5]" in run("extract", "--help").out


def test_a_folder_without_documents_is_no_success(run: Run, tmp_path: Path) -> None:
    refused = run("extract", tmp_path)
    assert refused.code == 1
    assert f"{tmp_path}: has no document in it" in refused.err


def test_the_text_of_a_document_ends_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><p>The hub is open.</p></body></html>")
    assert run("text", tmp_path / "a.html").out == "The hub is open.\n"
    run("text", tmp_path / "a.html", "-o", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text() == "The hub is open."
