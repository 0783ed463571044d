"""Measure the explorer on invented graphs of 120, 1,000 and 10,000 entities, in headless Chromium.

usage: python -m tests.benchmarks.measure_explorer [RUNS] [SIZE ...]

Prints a Markdown table with medians of RUNS runs, 3 unless given, each beside the goal that it has. Times in the page
are taken by the page itself, and end when what was asked for has been painted.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from carekg.build.workspace import Workspace
from carekg.graph.facts import THRESHOLD
from carekg.graph.store import write_store
from carekg.graph.writing import write_nquads
from carekg.model import Knowledge
from tests.benchmarks.synthetic import make_synthetic

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
    """A measure: what it is called, its unit, how it is written, and its goal for each size."""

    title: str
    form: str
    goals: tuple[float, float, float]


ROWS: Mapping[str, Row] = {
    "ready": Row("ready", "{:.2f} s", (0.6, 1.5, 2.5)),
    "search": Row("search to suggestions", "{:.2f} s", (0.1, 0.2, 0.3)),
    "pick": Row("pick to panel", "{:.2f} s", (0.2, 0.3, 0.7)),
    "path": Row("path between two", "{:.2f} s", (0.2, 0.3, 0.8)),
    "pan": Row("pan and zoom", "{:.0f} fps", (60, 55, 50)),
    "page": Row("page", "{:.1f} MB", (1, 2.5, 12)),
    "render": Row("`carekg render`", "{:.1f} s", (1, 3, 12)),
}


def measure_size(size: int, runs: int, browser: Browser, folder: Path) -> dict[str, float]:
    """Return the median of each measure on a graph of `size` entities."""
    knowledge = make_synthetic(size)
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
    start = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


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


def print_table(found: Mapping[int, Mapping[str, float]], runs: int) -> None:
    """Print a Markdown table of what was found, each figure beside its goal."""
    lines = [
        f"| median of {runs} | " + " | ".join(f"{size:,} entities" for size in found) + " |",
        "| --- |" + " ---: |" * len(found),
    ]
    for name, row in ROWS.items():
        goals = dict(zip(SIZES, row.goals, strict=True))
        cells = [
            row.form.format(measures[name]) + (f" (goal {goals[size]:g})" if size in goals else "")
            for size, measures in found.items()
        ]
        lines.append(f"| {row.title} | " + " | ".join(cells) + " |")
    print("\n".join(lines))  # noqa: T201 - its output


def main(arguments: Sequence[str]) -> None:
    numbers = [int(argument) for argument in arguments]
    runs, sizes = (numbers[0] if numbers else 3), (numbers[1:] or SIZES)
    executable = os.environ.get("CAREKG_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        print_table({size: measure_size(size, runs, browser, Path(name)) for size in sizes}, runs)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
