"""`carekg extract` from the command line."""

from __future__ import annotations

import json
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
