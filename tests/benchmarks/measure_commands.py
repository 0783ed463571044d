"""Measure the everyday commands on the sample workspace: wall time, its ratio to starting Python, and peak memory.

usage: python -m tests.benchmarks.measure_commands [RUNS]

Prints a Markdown table with medians of RUNS runs, 5 unless given, each in a fresh process.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import measure_process

CAREKG = (sys.executable, "-m", "carekg")
EMPTY = (sys.executable, "-c", "pass")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        subprocess.run([*CAREKG, "init", str(folder)], check=True, stdout=subprocess.DEVNULL)
        build, fresh = (*CAREKG, "build"), []
        for _ in range(runs):
            shutil.rmtree(folder / "build", ignore_errors=True)
            fresh.append(measure_process(build, folder))
        rows = {
            "python -c pass": [measure_process(EMPTY, folder) for _ in range(runs)],
            "carekg build, from nothing": fresh,
        }
        for title, arguments in {
            "carekg build, nothing changed": ("build",),
            "carekg --help": ("--help",),
            "carekg query who-funds": ("query", "who-funds"),
            "carekg show DHSC": ("show", "DHSC"),
            "carekg validate": ("validate",),
        }.items():
            rows[title] = [measure_process((*CAREKG, *arguments), folder) for _ in range(runs)]
    base = statistics.median(seconds for seconds, _ in rows["python -c pass"])
    print(f"| command (median of {runs}) | seconds | times an empty Python | peak MB |\n| --- | ---: | ---: | ---: |")  # noqa: T201 - its output
    for title, figures in rows.items():
        seconds = statistics.median(one for one, _ in figures)
        memory = statistics.median(other for _, other in figures)
        print(f"| {title} | {seconds:.2f} | {seconds / base:.1f} | {memory:.0f} |")  # noqa: T201 - its output


if __name__ == "__main__":
    main()
