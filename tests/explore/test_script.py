"""The page's modules whose logic needs no page, tested by Node's own test runner."""

from __future__ import annotations

from pathlib import Path

from tests.node import run_node_tests


def test_modules_keep_what_they_promise() -> None:
    run_node_tests(Path(__file__).parent / "script")
