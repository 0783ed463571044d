"""Measure the explorer on invented graphs of 120, 1,000 and 10,000 entities, in headless Chromium.

usage: python -m tests.benchmarks.measure_explorer [--runs N] [--keep] [SIZE ...]

Prints a Markdown table with medians of N runs, 3 unless given, each beside its goal. Times in the page are taken by the
page itself, and end when what was asked for has been painted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from carekg.build.workspace import Workspace
from carekg.graph.disk.store import write_store
from carekg.graph.triples.facts import THRESHOLD
from carekg.graph.triples.writing import write_nquads
from carekg.model import Knowledge
from tests.benchmarks.figures import Figure, measure_process, report_figures
from tests.benchmarks.invented import invent_fields

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = (120, 1_000, 10_000)
_STROKES, _STROKE_STEPS, _WHEEL_TURNS = 4, 12, 12

_WATCH = """
globalThis.afterPaint = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
globalThis.ready = new Promise((done) => {
  const look = () => (document.documentElement?.dataset.ready === "yes"
    ? afterPaint().then(() => done(performance.now())) : setTimeout(look, 5));
  look();
});
globalThis.measure = async (act, arrived) => {
  const start = performance.now();
  act();
  do await afterPaint(); while (!arrived());
  return performance.now() - start;
};
globalThis.frames = [];
const count = (time) => { frames.push(time); requestAnimationFrame(count); };
requestAnimationFrame(count);
"""
_SEARCH = """(text) => measure(() => {
  const box = document.getElementById("search");
  box.focus();
  box.value = text;
  box.dispatchEvent(new InputEvent("input"));
}, () => document.querySelector("#suggestions [role=option]"))"""
_PICK = """(name) => measure(() => document.querySelector("#suggestions [role=option]").click(),
  () => document.getElementById("panel-title").textContent === name)"""
_PATH = """([from, to]) => measure(() => explorer.select({ kind: "path", from, to, way: 0 }, "search"),
  () => document.querySelector(".steps li"))"""


@dataclass(frozen=True, slots=True)
class Row:
    """A measure: what it is called, its unit, and its goal for each size."""

    title: str
    unit: str
    goals: tuple[float, float, float]


ROWS: Mapping[str, Row] = {
    "ready": Row("ready", "s", (0.6, 1.5, 2.5)),
    "search": Row("search to suggestions", "s", (0.1, 0.2, 0.3)),
    "pick": Row("pick to panel", "s", (0.2, 0.3, 0.7)),
    "path": Row("path between two", "s", (0.2, 0.3, 0.8)),
    "pan": Row("pan and zoom", "fps", (60, 55, 50)),
    "page": Row("page", "MB", (1, 2.5, 12)),
    "render": Row("`carekg render`", "s", (1, 3, 12)),
}


def measure_size(size: int, runs: int, browser: Browser, folder: Path) -> dict[str, float]:
    """Return the median of each measure on a graph of `size` entities."""
    knowledge = invent_fields(size)
    page_file = folder / f"explorer-{size}.html"
    workspace = _write_workspace(knowledge, folder / f"workspace-{size}")
    found: dict[str, list[float]] = {name: [] for name in ROWS}
    for _ in range(runs):
        found["render"].append(_measure_render(workspace, page_file))
        for name, value in _measure_visit(browser, page_file, knowledge).items():
            found[name].append(value)
    found["page"] = [page_file.stat().st_size / 1e6]
    return {name: statistics.median(values) for name, values in found.items()}


def _write_workspace(knowledge: Knowledge, root: Path) -> Workspace:
    """Put knowledge where `carekg build` would have, without reading documents for hours."""
    workspace = Workspace(root)
    for made in (workspace.seeds, workspace.build):
        made.mkdir(parents=True)
    nquads = write_nquads(knowledge, threshold=THRESHOLD)
    workspace.graph.write_bytes(nquads)
    write_store(nquads, workspace.store)
    return workspace


def _measure_render(workspace: Workspace, page_file: Path) -> float:
    command = [sys.executable, "-m", "carekg", "render", "-w", str(workspace.root), "-o", str(page_file)]
    seconds, _ = measure_process(command)
    return seconds


def _measure_visit(browser: Browser, page_file: Path, knowledge: Knowledge) -> dict[str, float]:
    """Open the page afresh and use it; return seconds, and frames a second for `pan`."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page.add_init_script(_WATCH)
    page.goto(page_file.as_uri(), wait_until="commit")
    seconds = {"ready": float(page.evaluate("ready")) / 1000}
    rate = _measure_frames(page)
    start, goal = _choose_ends(knowledge)
    name = next(entity.label for entity in knowledge.entities if entity.id == start)
    for measure, script, argument in (("search", _SEARCH, name), ("pick", _PICK, name), ("path", _PATH, [start, goal])):
        seconds[measure] = float(page.evaluate(script, argument)) / 1000
    page.close()
    return seconds | {"pan": rate}


def _measure_frames(page: Page) -> float:
    """Return the frames a second that are drawn while the drawing is dragged about and zoomed."""
    box: Any = page.locator("#drawing").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 60
    page.mouse.move(x, y)
    page.evaluate("frames.length = 0")
    for stroke in range(_STROKES):
        page.mouse.down()
        for step in range(_STROKE_STEPS):
            page.mouse.move(x + (step if stroke % 2 else _STROKE_STEPS - step) * 12, y + step * 6)
        page.mouse.up()
    for turn in range(_WHEEL_TURNS):
        page.mouse.wheel(0, -120 if turn < _WHEEL_TURNS / 2 else 120)
    return float(page.evaluate("1000 * (frames.length - 1) / (frames.at(-1) - frames[0])"))


def _choose_ends(knowledge: Knowledge) -> tuple[str, str]:
    """Return the one that most is said of, and one three steps of facts away from it."""
    near: dict[str, set[str]] = {entity.id: set() for entity in knowledge.entities}
    for statement in knowledge.statements:
        if statement.confidence >= THRESHOLD and not statement.negated and statement.modality == "actual":
            near[statement.subject].add(statement.object)
            near[statement.object].add(statement.subject)
    start = max(near, key=lambda name: (len(near[name]), name))
    reached = [{start}]
    while len(reached) < 4:
        known = set().union(*reached)
        reached.append({other for name in reached[-1] for other in near[name]} - known or reached[-1])
    return start, min(reached[3])


def judge_size(size: int, measures: Mapping[str, float]) -> list[Figure]:
    """Return what was measured at one of `SIZES`, each with its goal."""
    return [
        Figure(
            f"{row.title}, {size:,} entities",
            measures[name],
            row.goals[SIZES.index(size)],
            is_most=row.unit != "fps",
            unit=row.unit,
        )
        for name, row in ROWS.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the explorer in headless Chromium.")
    parser.add_argument("sizes", metavar="SIZE", nargs="*", type=int, default=SIZES, help="120, 1000 or 10000 entities")
    parser.add_argument("--runs", type=int, default=3, help="how often; the middle one counts")
    parser.add_argument("--keep", action="store_true", help="keep the figures for the README")
    given = parser.parse_args()
    if not set(given.sizes) <= set(SIZES):
        parser.error(f"the goals are for {', '.join(map(str, SIZES))} entities")
    executable = os.environ.get("CAREKG_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        found = {size: measure_size(size, given.runs, browser, Path(name)) for size in given.sizes}
        browser.close()
    figures = [figure for size, measures in found.items() for figure in judge_size(size, measures)]
    report_figures("explorer", figures, keep=given.keep)


if __name__ == "__main__":
    main()
