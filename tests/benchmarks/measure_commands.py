"""Measure the everyday commands on the sample workspace: wall time, its ratio to starting Python, and peak memory.

usage: python -m tests.benchmarks.measure_commands [RUNS]

Prints a Markdown table with medians of RUNS runs, 5 unless given, each in a fresh process.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

CAREKG = (sys.executable, "-m", "carekg")
EMPTY = (sys.executable, "-c", "pass")


def measure_run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command in `folder`; return its wall time in seconds and its peak memory in megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        subprocess.run([*CAREKG, "init", str(folder)], check=True, stdout=subprocess.DEVNULL)
        build, fresh = (*CAREKG, "build"), []
        for _ in range(runs):
            shutil.rmtree(folder / "build", ignore_errors=True)
            fresh.append(measure_run(build, folder))
        rows = {
            "python -c pass": [measure_run(EMPTY, folder) for _ in range(runs)],
            "carekg build, from nothing": fresh,
        }
        for title, arguments in {
            "carekg build, nothing changed": ("build",),
            "carekg --help": ("--help",),
            "carekg query who-funds": ("query", "who-funds"),
            "carekg show DHSC": ("show", "DHSC"),
            "carekg validate": ("validate",),
        }.items():
            rows[title] = [measure_run((*CAREKG, *arguments), folder) for _ in range(runs)]
    base = statistics.median(seconds for seconds, _ in rows["python -c pass"])
    print(f"| command (median of {runs}) | seconds | times an empty Python | peak MB |\n| --- | ---: | ---: | ---: |")  # noqa: T201 - its output
    for title, figures in rows.items():
        seconds = statistics.median(one for one, _ in figures)
        memory = statistics.median(other for _, other in figures)
        print(f"| {title} | {seconds:.2f} | {seconds / base:.1f} | {memory:.0f} |")  # noqa: T201 - its output


if __name__ == "__main__":
    main()
