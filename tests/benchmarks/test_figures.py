"""Figures reach the pages that show them as they were measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import figures
from tests.benchmarks.figures import Figure, report_figures
from tests.benchmarks.update_readme import PAGES, fill_page

TEXT = (
    "before\n<!-- explorer -->\n<!-- end of explorer -->\n"
    "<!-- endpoint -->\n<!-- end of endpoint -->\n"
    "between\n<!-- ratios -->\nold\n<!-- end of ratios -->\nafter\n"
)


def test_what_was_kept_is_what_a_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MEASURED", tmp_path)
    monkeypatch.setattr(figures, "describe_machine", lambda: "2 cores")
    report_figures("store", [Figure("load: rdflib / carekg", 9.5, 8)], keep=True)
    report_figures("workers", [Figure("with a worker / without", 1.78, 1.7, is_most=True)], keep=True)
    report_figures("endpoint", [Figure("errors", 0, 0, is_most=True)], keep=True)
    opening = [Figure("ready, 120 entities", 0.41, 0.6, is_most=True, unit="s"), Figure("pan", 48.2, 60, unit="fps")]
    report_figures("explorer", opening, keep=True)
    places = ("ratios", "explorer", "endpoint")
    filled = fill_page(TEXT, places, tmp_path)
    assert filled == (
        "before\n<!-- explorer -->\n\nOn 2 cores:\n\n| what | found | goal | |\n| --- | ---: | ---: | --- |\n"
        "| ready, 120 entities | 0.41 s | at most 0.6 s | met |\n"
        "| pan | 48.2 fps | at least 60 fps | not met |\n"
        "\n<!-- end of explorer -->\n"
        "<!-- endpoint -->\n\nOn 2 cores:\n\n| what | found | goal | |\n| --- | ---: | ---: | --- |\n"
        "| errors | 0 | at most 0 | met |\n\n<!-- end of endpoint -->\n"
        "between\n<!-- ratios -->\n\nOn 2 cores:\n\n| what | found | goal | |\n| --- | ---: | ---: | --- |\n"
        "| load: rdflib / carekg | 9.5 | at least 8 | met |\n"
        "| with a worker / without | 1.78 | at most 1.7 | not met |\n"
        "\n<!-- end of ratios -->\nafter\n"
    )
    assert fill_page(filled, places, tmp_path) == filled


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_each_page_shows_the_figures_that_are_kept(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for place in PAGES[path]:
        assert text.count(f"<!-- {place} -->\n") == text.count(f"<!-- end of {place} -->\n") == 1
    assert fill_page(text, PAGES[path]) == text, "run: python -m tests.benchmarks.update_readme"
